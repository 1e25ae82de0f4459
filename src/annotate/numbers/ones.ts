/** Single people who are counted without a numeral: «مقتل شخص على الأقل» is one at least. */
import type { TextDocument } from '../../text/document.ts';
import { numberLexicon } from './lexicon.ts';

/** Classes of nouns that name one of several people. */
const PEOPLE = [
  'person',
  'civilian',
  'child',
  'woman',
  'man',
  'fighter',
  'soldier',
  'officer',
  'medic',
  'journalist',
  'victim',
];

/** Token indices of indefinite singular nouns for people that «على الأقل» or the like follows at once, in order. */
export function onesAtLeast({ tokens, words }: TextDocument): number[] {
  const { afters } = numberLexicon();
  const out: number[] = [];
  for (let i = 0; i + 1 < tokens.length; i++) {
    const word = words[i];
    if (!word || tokens[i + 1]!.fresh || !afters.begins(tokens[i + 1]!.key)) continue;
    if (word.best.article || word.best.enclitic || !PEOPLE.some((c) => word.classes.has(c))) continue;
    const isOne = word.best.readings.some((r) => r.entry.pos === 'noun' && r.number === 'sg');
    if (isOne && afters.find(tokens, i + 1)?.value.qualifier === 'at_least') out.push(i);
  }
  return out;
}
