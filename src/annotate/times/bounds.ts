/**
 * Between which days an article that carries no date was written, by what it says: dates and years told as past, days told ahead, who held an
 * office, what had a name by then, and weekdays beside a day and month without their year.
 */
import type { View } from '../../rules/match.ts';
import type { Held, Span } from '../offices.ts';
import { outlook } from './ahead.ts';
import { dayOf, exists, parseIso, toIso, weekdayOf } from './calendar.ts';
import type { FoundTerm } from './chart.ts';
import { offsetIn, standing } from './published.ts';
import { readTerms } from './read.ts';
import { timeOf } from './resolve.ts';
import type { DateTerm } from './term.ts';

/** What is known of the day of writing from elsewhere than its times. */
export interface Told {
  /** Terms of office of persons; one of each person's holds the day of writing. */
  readonly held: readonly Held[];
  /** ISO days that the day of writing does not come before: first days of what the text names. */
  readonly since: readonly string[];
}

/** First and last day (ISO) on which the article may have been written. */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A day and month without a year, told as past, lie so many days back at most: who means an older one names the year. */
const RECENT = 183;
/** Days between the ends of two terms of office that bear one another out. */
const SAME_TIME = 730;
/** The longest stretch from which anything follows. */
const WIDEST = 365;
const NOWHERE = { published: null, future: false };
const NEVER = dayOf(9000, 1, 1);

/** The days between which an article was written; null where they are more than a year apart, unknown, or contradict one another. */
export function boundsOf(view: View, { held, since }: Told): Bounds | null {
  const terms = readTerms(view);
  let possible: readonly Stretch[] = [{ from: dayOf(1900, 1, 1), to: NEVER }];
  for (const day of since) possible = meet(possible, [{ from: parseIso(day) ?? 0, to: NEVER }]);
  for (const { spans } of held) possible = meet(possible, spans.map(stretchOf));
  for (const term of terms) possible = meet(possible, absolute(view, term));
  const [first, last] = ends(possible);
  // Without an end, every later year would do.
  if (first === undefined || last === undefined || last >= NEVER || !isBorneOut(held)) return null;
  const years = Array.from({ length: yearOf(last) - yearOf(first) + 3 }, (_, k) => yearOf(first) - 1 + k);
  for (const term of terms) {
    const days = yearless(view, term, years);
    if (days) possible = meet(possible, days);
  }
  const [from, to] = ends(possible);
  if (from === undefined || to === undefined || to - from > WIDEST) return null;
  return { from: toIso(from)!, to: toIso(to)! };
}

/** One who left an office may be remembered long after; two who left it about the same time were in office. */
function isBorneOut(held: Told['held']): boolean {
  const left = new Map(held.map((h) => [h.person, Math.max(...h.spans.map((s) => stretchOf(s).to))]));
  const [earliest = NEVER, next = NEVER] = [...left.values()].sort((a, b) => a - b);
  return next < NEVER && next - earliest <= SAME_TIME;
}

const yearOf = (day: number): number => Number(toIso(day)!.slice(0, 4));
const ends = (list: readonly Stretch[]): (number | undefined)[] => [list[0]?.from, list.at(-1)?.to];

/** Days that lie in one of each. */
function meet(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  return a
    .flatMap((x) => b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) })))
    .filter((x) => x.from <= x.to)
    .sort((x, y) => x.from - y.from);
}

function stretchOf({ from, to }: Span): Stretch {
  const first = from === null ? 0 : parseIso(`${from}${'-01-01'.slice(from.length - 4)}`);
  const [year = 0, month = 12] = (to ?? '').split('-').map(Number);
  const last = to === null ? NEVER : to.length === 10 ? parseIso(to) : dayOf(year, month + 1, 1) - 1;
  return { from: first ?? 0, to: last ?? NEVER };
}

/** What a time that names its year says, when it is not told as to come: the text was not written before it. */
function absolute(view: View, { value, first, last }: FoundTerm): Stretch[] {
  const date = value.is === 'range' && !value.before && value.from !== 'now' ? value.from : value;
  const time = date?.is === 'date' && date.year !== undefined ? timeOf(date, NOWHERE, first, last) : null;
  const from = parseIso(time?.from);
  return [{ from: from === null || outlook(view, first, last).future ? 0 : from, to: NEVER }];
}

/** The days on which a day and month without their year can have been written about; undefined where there is no such date. */
function yearless(view: View, term: FoundTerm, years: readonly number[]): Stretch[] | undefined {
  const date = dateIn(term);
  if (!date) return undefined;
  const future = !isSince(term) && outlook(view, term.first, term.last).future;
  const offset = offsetIn(term);
  const dateline = offset === undefined && standing(view, term) !== null;
  return years.flatMap((year) => {
    if (!exists(year, date.month!, date.day!)) return [];
    const day = dayOf(year, date.month!, date.day!);
    if (date.weekday !== undefined && weekdayOf(day) !== date.weekday) return [];
    if (offset !== undefined) return [{ from: day - offset, to: day - offset }];
    if (dateline) return [{ from: day, to: day + 1 }];
    return [future ? { from: day - RECENT, to: day } : { from: day, to: day + RECENT }];
  });
}

/** «منذ 22 نيسان»: told as past, whatever the sentence looks to. */
const isSince = ({ value }: FoundTerm): boolean => value.is === 'range' && value.since === true;

/** A date of a day and a month whose year nothing in the phrase says, by itself or as a beginning. */
function dateIn({ value: term }: FoundTerm): DateTerm | null {
  const value = term.is === 'range' && term.since && term.from !== 'now' ? term.from : term;
  if (value?.is !== 'date') return null;
  const { year, month, day, hijri, yearShift, yearOfContext, monthShift, lean } = value;
  const whole = month !== undefined && day !== undefined && year === undefined && !hijri;
  return whole && yearShift === undefined && !yearOfContext && monthShift === undefined && lean === undefined
    ? value
    : null;
}
