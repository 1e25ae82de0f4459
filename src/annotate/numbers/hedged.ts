/** Nouns that a hedge stands by with no numeral: «شخص على الأقل» is one at least, «أكثر من أسبوعين» more than two weeks. */
import type { HedgedNoun, Qualifier } from '../../model/index.ts';
import type { TextDocument } from '../../text/document.ts';
import { numberLexicon } from './lexicon.ts';

const NONE = new Set<Qualifier | 'range' | 'none'>(['none', 'range', 'exact']);

/** They stand in the order of the text; a noun that a hedge stands before and behind has the one before it. */
export function hedgedNouns({ tokens, words }: TextDocument): HedgedNoun[] {
  const { starts, afters } = numberLexicon();
  const out: HedgedNoun[] = [];
  const isNoun = (i: number) =>
    Boolean(words[i]?.best.readings.some((r) => r.entry.pos === 'noun')) && !words[i]!.best.article;
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (starts.begins(tokens[i]!.key)) {
      const turn = starts.find(tokens, i);
      const noun = turn?.end ?? -1;
      if (turn?.value.side === 'before' && isNoun(noun) && !tokens[noun]!.fresh && !NONE.has(turn.value.qualifier)) {
        out.push({ noun, first: i, last: noun + 1, qualifier: turn.value.qualifier as Qualifier });
        i = noun;
        continue;
      }
    }
    if (tokens[i + 1]!.fresh || !afters.begins(tokens[i + 1]!.key) || !isNoun(i)) continue;
    const turn = afters.find(tokens, i + 1);
    if (turn && !NONE.has(turn.value.qualifier))
      out.push({ noun: i, first: i, last: turn.end, qualifier: turn.value.qualifier as Qualifier });
  }
  return out;
}
