import { readTable } from '../../src/text/data.ts';
import { fold } from '../../src/text/fold.ts';
import type { Place } from './place.ts';

const WORDS = 'knowledge/place-words.tsv';

/** Words that are names of places and ordinary words at once, and words that start a person's name. */
export interface OrdinaryWords {
  readonly words: ReadonlySet<string>;
  readonly starts: ReadonlySet<string>;
}

/** A word without its article, folded. */
export const wordKey = (name: string): string => fold(name).replace(/^ال(?=..)/, '');

export function readWords(): OrdinaryWords {
  const words = new Set<string>();
  const starts = new Set<string>();
  for (const { cells } of readTable(WORDS, ['word', 'kind'])) {
    if (cells.kind === 'start') starts.add(fold(cells.word!));
    else words.add(wordKey(cells.word!));
  }
  return { words, starts };
}

/**
 * 1 when every Arabic name of the place reads as something else without a head noun: a listed word, a single word for a quarter,
 * or two or three words of which the first starts a person's name (أبو، أم، الشيخ). 0 otherwise.
 */
export function commonness(place: Place, { words, starts }: OrdinaryWords): number {
  if (!['village', 'neighbourhood', 'town'].includes(place.level)) return 0;
  const ordinary = place.ar.filter((name) => {
    const parts = name.split(' ');
    if (parts.length === 1) return place.level === 'neighbourhood' || name.length < 4 || words.has(wordKey(name));
    return words.has(wordKey(name)) || (parts.length <= 3 && starts.has(fold(parts[0]!)));
  });
  return ordinary.length > 0 ? 1 : 0;
}
