/** A term as it is shown, and the key under which its inflected forms are counted as one. */
import { hasFusedArticle, type TextDocument, wordStart } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Word } from '../text/words.ts';

const VOWELS = /[\u064b-\u0652\u0640\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The words of a stretch without proclitics, vowel signs and marks. `start` is the offset of the first letter that belongs to it. */
export function termText(
  doc: TextDocument,
  first: number,
  last: number,
  from?: number,
): { readonly term: string; readonly start: number } {
  const best = doc.words[first]?.best;
  const start = from ?? wordStart(doc, first);
  const words: string[] = [];
  for (let i = first; i < last; i++) {
    if (!doc.words[i] && doc.tokens[i]!.kind === 'mark') continue;
    words.push(doc.text.slice(i === first ? start : doc.tokens[i]!.start, doc.tokens[i]!.end).replace(VOWELS, ''));
  }
  if (best && hasFusedArticle(best)) words[0] = `ال${words[0]!.slice(words[0]!.indexOf('لل') + 2)}`;
  return { term: words.join(' '), start };
}

/** One key for all inflected forms of a term: the dictionary form of each word, article, number and case aside. */
export function termKey(doc: TextDocument, first: number, last: number): string {
  const keys: string[] = [];
  for (let i = first; i < last; i++) {
    const word = doc.words[i];
    if (word) keys.push(wordKey(word));
    else if (doc.tokens[i]!.kind === 'number') keys.push(doc.tokens[i]!.key);
  }
  return keys.join(' ');
}

function wordKey({ best }: Word): string {
  const reading = best.readings.find((r) => r.entry.pos !== 'verb');
  return reading ? fold(reading.entry.lemma) : best.stem;
}
