/** The time of a claim in plain dates. */
import type { Span, When } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';
import type { PhraseWords } from './tables.ts';

export type TimeWords = Readonly<
  Record<'since' | 'begin' | 'first' | 'months' | 'years' | 'lengths', ReadonlySet<string>>
> & {
  /** English for words that were not laid on the calendar; null where they are not understood, empty where they say nothing. */
  readonly inEnglish?: (text: string) => string | null;
};

/** The folded words of the text that its times are read by. */
export function loadTimeWords(ar: PhraseWords): TimeWords {
  const set = (key: string) => new Set(ar.words(key).map(fold));
  const months = Array.from({ length: 12 }, (_, k) =>
    ar
      .get(`month-${k + 1}`)
      .split('/')
      .map(fold),
  ).flat();
  return {
    since: set('read-since'),
    begin: set('read-begin'),
    years: set('read-years'),
    lengths: set('read-months'),
    first: set('read-first'),
    months: new Set(months),
  };
}

/** «منذ …»: whether the words of a time say since when. */
const saysSince = (text: string, { since }: TimeWords): boolean => since.has(fold(text.trim().split(/\s/)[0]!));

/** The same of what goes on, and not of what is only counted from: «منذ الهجوم عام 2013» is when the attack was, «منذ بدء الحرب عام 2013» since when there is war. */
function goesOn({ text, precision }: When, read: TimeWords): boolean {
  if (text === null || !saysSince(text, read)) return false;
  const isPeriod = precision === 'year' || precision === 'month';
  return !isPeriod || read.begin.has(fold(text.trim().split(/\s+/)[1] ?? ''));
}

/** Whether the time runs from a known day up to the article: «منذ أيار». */
export const lastsUntilNow = (when: When, read: TimeWords): boolean =>
  when.from !== null && when.to !== null && when.from !== when.to && goesOn(when, read);

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A date as it stands in a phrase: the days that it means, and how much of it is written. */
export interface Dated {
  readonly from: string;
  readonly to: string;
  /** `part`: without the month or the year that it shares with the date `beside` it. */
  readonly shape: 'day' | 'part' | 'month' | 'year';
  readonly beside?: string;
}
/** Writes a date; `plain` is how it is written where nobody asks for another way. */
export type DateWriter = (date: Dated, plain: string) => string;
const PLAINLY: DateWriter = (_, plain) => plain;

/**
 * «في 30 نيسان/أبريل 2016», "between 22 and 30 April 2016", "since …", "in April 2016". Words that were not laid on the calendar are
 * quoted as they stand.
 * @param read folded words of the text: what opens a time that lasts up to the article, what says the first of a month, names of months, words for
 *   years and months that are counted
 * @param write how dates are written
 * @returns null where the claim has no time
 */
export function phraseTime(
  when: When,
  words: PhraseWords,
  read: TimeWords,
  write: DateWriter = PLAINLY,
): string | null {
  const { from, to, text } = when;
  const dates = new Dates(words, write);
  const lasts = goesOn(when, read);
  if (from && to) {
    if (text && lasts && from !== to)
      return words.get('since', { d: counted(from, to, text, dates, read) ?? start(from, text, dates, read) });
    return between(from, to, words, dates);
  }
  if (from) return words.get('from', { d: start(from, text ?? '', dates, read) });
  // «منذ ذلك الحين»: since when is not known, and the end is no more than the day of the article
  if (text && to && lasts) return unresolved(text, words, read);
  if (to) return words.get('by', { d: dates.day(to) });
  return text ? unresolved(text, words, read) : null;
}

function unresolved(text: string, words: PhraseWords, read: TimeWords): string | null {
  const english = words.language === 'en' ? (read.inEnglish?.(text) ?? null) : null;
  if (english === '') return null;
  return english === null ? words.get('unresolved', { d: text }) : words.get('unresolved-english', { d: english });
}

/** Around a date while its place is found; no text of the record has these. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];

/** The phrase with the places of its dates; null where the claim has no time. */
export function datedTime(
  when: When,
  words: PhraseWords,
  read: TimeWords,
): { readonly text: string; readonly dates: readonly (Dated & Span)[] } | null {
  const found: Dated[] = [];
  const marked = phraseTime(when, words, read, (date, plain) => {
    found.push(date);
    return `${OPEN}${found.length - 1}${OPEN}${plain}${CLOSE}`;
  });
  if (marked === null) return null;
  if (found.length === 0) return { text: marked, dates: [] };
  // words before, then in turn the number of a date, and the date with the words behind it
  const pieces = marked.split(OPEN);
  let text = pieces[0]!;
  const dates: (Dated & Span)[] = [];
  for (let k = 1; k < pieces.length; k += 2) {
    const [date, rest] = pieces[k + 1]!.split(CLOSE) as [string, string];
    dates.push({ ...found[Number(pieces[k])]!, start: text.length, end: text.length + date.length });
    text += date + rest;
  }
  return { text, dates };
}

/** Dates in the words of a language. */
class Dates {
  constructor(
    private readonly words: PhraseWords,
    private readonly write: DateWriter,
  ) {}

  day(iso: string): string {
    const [year, month, date] = parts(iso);
    return this.write({ from: iso, to: iso, shape: 'day' }, `${date} ${this.words.get(`month-${month}`)} ${year}`);
  }

  /** The first of two dates, without what the second says too. */
  before(iso: string, beside: string): string {
    const [y1, m1, d1] = parts(iso);
    const [y2, m2] = parts(beside);
    if (y1 !== y2) return this.day(iso);
    const plain = m1 !== m2 ? `${d1} ${this.words.get(`month-${m1}`)}` : `${d1}`;
    return this.write({ from: iso, to: iso, shape: 'part', beside }, plain);
  }

  month(iso: string): string {
    const [year, month] = parts(iso);
    const first = `${iso.slice(0, 8)}01`;
    const last = `${iso.slice(0, 8)}${lastDay(year, month)}`;
    return this.write({ from: first, to: last, shape: 'month' }, `${this.words.get(`month-${month}`)} ${year}`);
  }

  year(iso: string): string {
    const year = iso.slice(0, 4);
    return this.write({ from: `${year}-01-01`, to: `${year}-12-31`, shape: 'year' }, `${Number(year)}`);
  }
}

/** «منذ سبع سنوات» reaches back into a year, «منذ شهرين» into a month; the day is that of the article and says nothing. */
function counted(from: string, to: string, text: string, dates: Dates, read: TimeWords): string | null {
  const [, month, date] = parts(from);
  if (date !== parts(to)[2]) return null;
  const keys = tokenize(text).map((t) => t.key);
  const has = (set: ReadonlySet<string>) => keys.some((key) => set.has(key));
  if (has(read.months)) return null;
  if (has(read.lengths)) return dates.month(from);
  return has(read.years) && month === parts(to)[1] ? dates.year(from) : null;
}

/** The beginning as precisely as the text gives it: since 2013, not since 1 January 2013. */
function start(from: string, text: string, dates: Dates, read: TimeWords): string {
  const [year, month, date] = parts(from);
  const keys = tokenize(text).map((t) => t.key);
  const exact = date !== 1 || keys.some((key) => Number(key) === 1 || read.first.has(key));
  if (exact || keys.length === 0) return dates.day(from);
  if (month === 1 && keys.includes(`${year}`) && !keys.some((key) => read.months.has(key))) return dates.year(from);
  return dates.month(from);
}

function between(from: string, to: string, words: PhraseWords, dates: Dates): string {
  if (from === to) return words.get('on', { d: dates.day(from) });
  const [y1, m1, d1] = parts(from);
  const [y2, m2, d2] = parts(to);
  if (y1 === y2 && d1 === 1 && d2 === lastDay(y2, m2)) {
    if (m1 === m2) return words.get('month', { d: dates.month(from) });
    if (m1 === 1 && m2 === 12) return words.get('year', { d: dates.year(from) });
  }
  const next = Date.parse(to) - Date.parse(from) === 86_400_000;
  const turn = next && y1 === y2 && m1 === m2 ? 'on-two' : 'between';
  return words.get(turn, { d: dates.before(from, to), e: dates.day(to) });
}

function parts(iso: string): [year: number, month: number, day: number] {
  const found = DAY.exec(iso);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : [0, 1, 1];
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
