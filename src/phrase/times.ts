/** The time of a claim in plain dates. */
import type { When } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';
import type { PhraseWords } from './tables.ts';

export type TimeWords = Readonly<Record<'since' | 'first' | 'months' | 'years' | 'lengths', ReadonlySet<string>>>;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * «في 30 نيسان/أبريل 2016», "between 22 and 30 April 2016", "since …", "in April 2016". Words that were not laid on the calendar are
 * quoted as they stand.
 * @param read folded words of the text: what opens a time that lasts up to the article, what says the first of a month, names of months, words for
 *   years and months that are counted
 * @returns null where the claim has no time
 */
export function phraseTime(when: When, words: PhraseWords, read: TimeWords): string | null {
  const { from, to, text } = when;
  if (from && to) {
    if (text && read.since.has(fold(text.trim().split(/\s/)[0]!)) && from !== to)
      return words.get('since', { d: counted(from, to, text, words, read) ?? start(from, text, words, read) });
    return between(from, to, words);
  }
  if (from) return words.get('from', { d: start(from, text ?? '', words, read) });
  // «منذ ذلك الحين»: since when is not known, and the end is no more than the day of the article
  if (to && text && read.since.has(fold(text.trim().split(/\s/)[0]!))) return words.get('unresolved', { d: text });
  if (to) return words.get('by', { d: day(to, words) });
  return text ? words.get('unresolved', { d: text }) : null;
}

/** «منذ سبع سنوات» reaches back into a year, «منذ شهرين» into a month; the day is that of the article and says nothing. */
function counted(from: string, to: string, text: string, words: PhraseWords, read: TimeWords): string | null {
  const [year, month, date] = parts(from);
  if (date !== parts(to)[2]) return null;
  const keys = tokenize(text).map((t) => t.key);
  const has = (set: ReadonlySet<string>) => keys.some((key) => set.has(key));
  if (has(read.months)) return null;
  if (has(read.lengths)) return `${words.get(`month-${month}`)} ${year}`;
  return has(read.years) && month === parts(to)[1] ? `${year}` : null;
}

/** The beginning as precisely as the text gives it: since 2013, not since 1 January 2013. */
function start(from: string, text: string, words: PhraseWords, read: TimeWords): string {
  const [year, month, date] = parts(from);
  const keys = tokenize(text).map((t) => t.key);
  const exact = date !== 1 || keys.some((key) => Number(key) === 1 || read.first.has(key));
  if (exact || keys.length === 0) return day(from, words);
  if (month === 1 && keys.includes(`${year}`) && !keys.some((key) => read.months.has(key))) return `${year}`;
  return `${words.get(`month-${month}`)} ${year}`;
}

function between(from: string, to: string, words: PhraseWords): string {
  if (from === to) return words.get('on', { d: day(from, words) });
  const [y1, m1, d1] = parts(from);
  const [y2, m2, d2] = parts(to);
  if (y1 === y2 && d1 === 1 && d2 === lastDay(y2, m2)) {
    if (m1 === m2) return words.get('month', { d: `${words.get(`month-${m1}`)} ${y1}` });
    if (m1 === 1 && m2 === 12) return words.get('year', { d: y1 });
  }
  const next = Date.parse(to) - Date.parse(from) === 86_400_000;
  if (next && y1 === y2 && m1 === m2) return words.get('on-two', { d: d1, e: day(to, words) });
  const first = y1 !== y2 ? day(from, words) : m1 !== m2 ? `${d1} ${words.get(`month-${m1}`)}` : `${d1}`;
  return words.get('between', { d: first, e: day(to, words) });
}

function day(iso: string, words: PhraseWords): string {
  const [year, month, date] = parts(iso);
  return `${date} ${words.get(`month-${month}`)} ${year}`;
}

function parts(iso: string): [year: number, month: number, day: number] {
  const found = DAY.exec(iso);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : [0, 1, 1];
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
