/** A noun phrase as the article words it, put into the case of its new place: what is not surely known stays as it stands. */
import { featuresOf } from './arabic-features.ts';
import { changingWords } from './arabic-inflection.ts';
import { cutsOf, type Language, plainText, withoutClitic } from './language.ts';
import type { ArabicNoun, Case } from './nouns.ts';
import { quoteSides } from './voiced.ts';

/** The phrase in each case, with the gender that a verb before it takes. A ل or و written onto its first word is taken off. */
export function arabicText(text: string, language: Language): ArabicNoun {
  const bare = withoutClitic(plainText(text), language);
  const cuts = cutsOf(bare, language);
  const changing = changingWords(cuts, language);
  const form = (wanted: Case): string => {
    let out = bare;
    for (let k = changing.length - 1; k >= 0; k--) {
      const { token, surface } = cuts[k]!;
      out = out.slice(0, token.start) + changing[k]!(surface, wanted) + out.slice(token.end);
    }
    return quoteSides(out, language);
  };
  return {
    nominative: form('nominative'),
    genitive: form('genitive'),
    accusative: form('accusative'),
    ...featuresOf(cuts, language),
  };
}
