/** Keys by which names that no table knows are told apart. */
import { createHash } from 'node:crypto';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';

/** The folded words of a name, without marks and quotation signs. */
export function nameWords(text: string): string[] {
  const words: string[] = [];
  for (const token of tokenize(text)) if (token.kind !== 'mark') words.push(token.key);
  return words;
}

/** The key of a name: its folded words. */
export const nameKey = (text: string): string => nameWords(text).join(' ');

/** The key of a Latin-script name or an outlet: letters and figures of its folded form, what stands in brackets left out. */
export const plainKey = (text: string): string =>
  fold(text.replace(/[([].*?[)\]]/g, ' '))
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, '');

/** `x:` and a hash of the key, for what the tables do not know. `kind` keeps names of different sorts apart. */
export const unknownId = (kind: string, key: string): string =>
  `x:${createHash('sha256').update(`${kind}:${key}`).digest('hex').slice(0, 12)}`;
