/** Gender, number and humanity of an Arabic noun phrase, for the words beside it. */
import { fold } from '../text/fold.ts';
import type { Token } from '../text/tokens.ts';
import { plainDual } from './arabic-inflection.ts';
import { isNumeral, nominal } from './arabic-words.ts';
import { type Cut, isParticle, type Language } from './language.ts';

/** What a verb before the phrase goes by; numerals, quantities and demonstratives in front are looked past. */
export function featuresOf(
  cuts: readonly Cut[],
  language: Language,
): { gender: 'm' | 'f'; human: boolean; plural: boolean } {
  const counting = cuts[0] && (cuts[0].token.kind === 'number' || isNumeral(cuts[0].token.key));
  for (const { token, word, surface } of cuts) {
    if (token.kind !== 'word' || isNumeral(token.key) || isParticle(word)) continue;
    const it = nominal(word);
    const listed = language.genders.get(surface) ?? language.genders.get(it?.analysis.stem ?? '');
    if (listed) return { gender: listed, human: false, plural: it?.reading.number === 'pl' };
    if (!it) return { gender: token.key.endsWith('ة') ? 'f' : 'm', human: false, plural: false };
    const { reading } = it;
    // «تخوض مجموعة المقاتلين»: a body agrees itself
    const { classes } = reading.entry;
    const quantity = classes.includes('quantity') && !classes.includes('group');
    if (quantity && nounBehind(cuts, token)) continue;
    const human = reading.entry.classes.includes('person') || (reading.number === 'pl' && !!reading.final);
    const thing = reading.number === 'pl' && !human && !counting;
    const dual = reading.number === 'du' && !plainDual(cuts);
    const plural = quantity || token !== cuts[0]!.token || (reading.number !== 'sg' && !dual);
    return { gender: thing ? 'f' : (reading.gender ?? 'm'), human, plural };
  }
  return { gender: 'm', human: false, plural: false };
}

/** Gender and humanity of a name by its first word, where that is a noun of the lexicon; null where it is none. */
export function nameFeatures(
  name: string,
  { words, genders }: Pick<Language, 'words' | 'genders'>,
): { gender: 'm' | 'f'; human: boolean } | null {
  const [first = ''] = name.split(' ');
  const listed = genders.get(first);
  if (listed) return { gender: listed, human: false };
  for (const { readings, preposition, conjunction, enclitic } of words.of(fold(first)).analyses) {
    if (preposition || conjunction || enclitic) continue;
    const noun = readings.find(
      (r) => (r.entry.pos === 'noun' || r.entry.pos === 'masdar') && !r.accusative && !r.construct,
    );
    if (!noun) continue;
    const human = noun.entry.classes.includes('person') && noun.number === 'pl';
    return { gender: noun.number === 'pl' && !human ? 'f' : (noun.gender ?? 'm'), human };
  }
  return null;
}

/** «عشرات المدنيين»: a noun in the genitive stands behind the quantity. */
function nounBehind(cuts: readonly Cut[], token: Token): boolean {
  const next = cuts[cuts.findIndex((c) => c.token === token) + 1];
  const best = next?.word?.best;
  return !!best && !best.preposition && best.readings[0]?.entry.pos !== 'particle';
}
