/** Pieces of sentences by themselves, for who shows them otherwise than as they were put together: where dates stand, what a number counts. */
import type { Claim, Count, Span } from '../model/index.ts';
import { arabicCount, englishCount, usualThing } from './counts.ts';
import { loadCountedThings, PhraseWords } from './tables.ts';
import { type Dated, datedTime, loadTimeWords } from './times.ts';

export type { Dated } from './times.ts';
/** A date and where it stands in a sentence. */
export type DateAt = Dated & Span;

export interface SentenceParts {
  /** Where the dates of a claim stand in its sentences; none in a sentence that does not tell the time. */
  readonly dates: (claim: Pick<Claim, 'sentence' | 'when'>) => Readonly<Record<'ar' | 'en', readonly DateAt[]>>;
  /** A count with its noun in agreement, as it stands alone; null where its bounds or its noun are not known. */
  readonly count: (count: Pick<Count, 'of' | 'qualifier' | 'lo' | 'hi'>) => { ar: string; en: string } | null;
}

/** Loads the few tables that this needs; none of the language's large ones. */
export function loadSentenceParts(): SentenceParts {
  const ar = new PhraseWords('ar');
  const en = new PhraseWords('en');
  const read = loadTimeWords(ar);
  const things = loadCountedThings();
  const find = (sentence: string, when: Claim['when'], words: PhraseWords): DateAt[] => {
    const time = datedTime(when, words, read);
    // the time stands behind what happened, and behind names that might hold the same words
    if (!time || time.dates.length === 0) return [];
    const at = sentence.lastIndexOf(time.text);
    const opens = sentence.startsWith(time.text.slice(1), 1) ? 0 : -1;
    const from = at >= 0 ? at : opens;
    return from < 0 ? [] : time.dates.map((d) => ({ ...d, start: from + d.start, end: from + d.end }));
  };
  return {
    dates: ({ sentence, when }) => ({ ar: find(sentence.ar, when, ar), en: find(sentence.en, when, en) }),
    count: (given) => {
      const count: Count = { ...given, text: '', start: 0, end: 0 };
      const thing = () => usualThing(count.of, things.get(count.of));
      const arabic = arabicCount(count, thing, ar);
      const english = englishCount(count, thing, en);
      return arabic && english && { ar: arabic.nominative, en: english.text };
    },
  };
}
