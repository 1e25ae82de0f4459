/** From a term to days. */
import { addMonths, civil, dayOf, toIso } from './calendar.ts';
import { daysOf } from './length.ts';
import { resolveDate } from './resolve-date.ts';
import { beginningOf, nthOf, nthWeekdayOf, partOf, resolveCycle } from './resolve-part.ts';
import type { DateTerm, Length, Term } from './term.ts';
import type { TimeValue } from './value.ts';
import { type Anchor, days, unknown, type Window } from './window.ts';

/** The value of a term at these token indices; null when the term is no time at all. */
export function timeOf(term: Term, at: Anchor, first: number, last: number): TimeValue | null {
  const common = { first, last };
  if (term.is === 'none' || term.is === 'number' || term.is === 'mark') return null;
  if (term.is === 'length') {
    const length = term.length.some ? {} : { days: daysOf(term.length) };
    return { kind: 'duration', from: null, to: null, precision: precisionOf(term.length), ...length, ...common };
  }
  if (term.is === 'set') return { kind: 'set', from: null, to: null, precision: 'open', ...common };
  if (term.is === 'age') return { kind: 'age', from: null, to: null, precision: 'year', years: term.years, ...common };
  const w = resolve(term, at);
  const kind = w.from !== w.to || intervals.has(term.is) ? 'interval' : 'point';
  return {
    kind,
    from: toIso(w.from),
    to: toIso(w.to),
    precision: w.precision,
    ...(w.anchor && { anchor: w.anchor }),
    ...offsetOf(term, w),
    ...lengthOf(term, w),
    ...common,
  };
}

const intervals = new Set<Term['is']>(['range', 'within']);

/** Days from the day in context, for what is counted from one; months beside them where the text counts so. */
function offsetOf(term: Term, w: Window): Pick<TimeValue, 'offset' | 'months' | 'bound'> {
  if (w.anchor !== 'context') return {};
  if (term.is === 'context' && term.unit === 'day') return { offset: term.offset };
  if (term.is !== 'apart' || term.length.some) return {};
  const { years, months, days: left, hours, bound } = term.length;
  const whole = years * 12 + months;
  return {
    offset: term.sign * Math.floor(daysOf(term.length)),
    ...(whole >= 1 && left === 0 && hours === 0 && { months: term.sign * Math.trunc(whole) }),
    ...(bound && { bound }),
  };
}

/** Days of a length that the rules lay on no day: «خلال يومين». */
function lengthOf(term: Term, w: Window): { days?: number } {
  if (term.is !== 'within' || w.from !== null || term.length.some || term.length.bound) return {};
  return { days: daysOf(term.length) };
}

function resolve(term: Term, at: Anchor): Window {
  const { published } = at;
  switch (term.is) {
    case 'date':
      return resolveDate(term, at);
    case 'either':
      return nearestOption(term.options, at);
    case 'relative':
      return relative(term.offset, at);
    case 'cycle':
      if (term.context)
        return unknown(term.unit === 'week' ? 'week' : term.unit === 'month' ? 'month' : 'year', 'context');
      return resolveCycle(term.unit, term.n, at);
    case 'part': {
      const w = resolve(term.of, { ...at, whole: true });
      const alone = term.alone === true;
      if (term.part === 'rest') return published === null ? w : days(published, w.to, 'days');
      return lastEnd(term.of, partOf(w, term.part, alone), at);
    }
    case 'nth':
      return nthOf(resolve(term.of, { ...at, whole: true }), term.unit, term.n, term.count);
    case 'nth-weekday':
      return nthWeekdayOf(resolve(term.of, { ...at, whole: true }), term.weekday, term.n);
    case 'hours':
      if (!term.of)
        return published === null ? unknown('hours', 'context') : days(published, published, 'hours', 'context');
      return { ...resolve(term.of, at), precision: 'hours' };
    case 'night':
      return nightOf(term, at);
    case 'decade':
      return days(dayOf(term.year, 1, 1), dayOf(term.year + term.years, 1, 1) - 1, 'year', 'absolute');
    case 'apart':
      return apart(term, at);
    case 'within':
      return within(term.length, term.lean, at);
    case 'range':
      return range(term, at);
    case 'running': {
      const open = term.unit !== 'day';
      const end = term.of ? resolve(term.of, at).to : published;
      return end === null ? unknown('days') : days(open ? null : end - term.n + 1, end, open ? 'open' : 'days');
    }
    case 'context':
      return unknown(term.unit === 'day' ? 'day' : term.unit === 'week' ? 'week' : 'month', 'context');
    default:
      return { from: null, to: null, precision: 'open' };
  }
}

/** «في نهاية الأسبوع» of what has happened is the end of the last week that had one. */
function lastEnd(of: Term, w: Window, { published, past }: Anchor): Window {
  const thisWeek = of.is === 'cycle' && of.unit === 'week' && of.n === 0;
  if (!thisWeek || !past || published === null || w.from === null || w.to === null || w.from <= published) return w;
  return { ...w, from: w.from - 7, to: w.to - 7 };
}

/** Days are counted from the day of writing where the text shows that it is another than that of publication. */
function relative(offset: number, at: Anchor): Window {
  if (at.published === null) return unknown('day');
  const day = (at.written ?? at.published) + offset;
  return days(day, day);
}

/** Of several readings of a date the latest that is not after publication; failing that, the first. */
function nearestOption(options: readonly Term[], at: Anchor): Window {
  const windows = options.map((o) => resolve(o, at)).filter((w) => w.from !== null);
  const published = at.published;
  const before = published === null ? [] : windows.filter((w) => w.from! <= published);
  const best = before.reduce<Window | null>((a, b) => (a && a.from! >= b.from! ? a : b), null);
  return best ?? windows[0] ?? unknown('day');
}

/** A night counts as the day that it begins to the day that it ends. */
function nightOf(term: Term & { is: 'night' }, at: Anchor): Window {
  const { published } = at;
  if (!term.of)
    return published === null ? unknown('hours', 'context') : days(published - 1, published, 'hours', 'context');
  const w = resolve(term.of, at);
  if (w.from === null || w.to === null) return { ...w, precision: 'hours' };
  if (term.into) return { ...w, from: w.from - 1, precision: 'hours' };
  // الليلة of what has happened is the night that ends today.
  const tonight = term.of.is === 'relative' && term.of.offset === 0 && at.past === true;
  if (tonight) return { ...w, from: w.from - 1, precision: 'hours' };
  if (term.eve && w.from === published && w.to === published && !at.future)
    return { ...w, from: w.from - 1, precision: 'hours' };
  return { ...w, to: w.to + 1, precision: 'hours' };
}

/** Steps a day by a length: months and years by the calendar, hours by whole days. */
function step(day: number, l: Length, sign: number, round: (n: number) => number = Math.floor): number {
  const months = l.years * 12 + l.months;
  const whole = addMonths(day, sign * Math.trunc(months));
  return whole + sign * (round(l.days + l.hours / 24) + Math.round((months - Math.trunc(months)) * 30));
}

const precisionOf = (l: Length): TimeValue['precision'] =>
  (({ second: 'hours', minute: 'hours', hour: 'hours', day: 'day', week: 'week', month: 'month', quarter: 'month' })[
    l.unit as string
  ] as TimeValue['precision'] | undefined) ?? 'year';

function apart(term: Term & { is: 'apart' }, at: Anchor): Window {
  const { length: l, sign } = term;
  const precision = precisionOf(l);
  const context = term.context || (sign > 0 && !at.future && !term.ahead);
  if (term.ahead && at.past) return apart({ is: 'apart', length: l, sign: -1 }, at);
  if (context) return unknown(precision, 'context');
  if (at.published === null) return unknown(precision);
  if (l.some) return precision === 'hours' ? days(at.published, at.published, 'hours') : unknown(precision);
  const day = step(at.published, l, sign);
  if (l.bound === 'more') return sign < 0 ? days(null, day, 'open') : days(day, null, 'open');
  if (l.bound === 'less') return sign < 0 ? days(day, at.published, 'days') : days(at.published, day, 'days');
  const { year, month } = civil(day);
  // Who says «two years ago» does not mean the day.
  if (precision === 'year' && !l.months && !l.days) return days(dayOf(year, 1, 1), dayOf(year, 12, 31), 'year');
  if (precision === 'month' && !l.days)
    return days(dayOf(year, month, 1), addMonths(dayOf(year, month, 1), 1) - 1, 'month');
  return days(day, day, precision === 'hours' ? 'hours' : 'day');
}

/** The time up to or from publication: the last three days, the coming weeks. Uncounted hours are a day at most. */
function within(l: Length, lean: 'last' | 'this' | 'next' | null, at: Anchor): Window {
  const { published } = at;
  const short = l.unit === 'hour' || l.unit === 'minute' || l.unit === 'second';
  // خلال أسبوع, by itself, is as long as it says and begins anywhere; خلال 24 ساعة is what agencies write of the day before.
  if (published === null) return unknown(precisionOf(l));
  if (lean === null && !short && !at.future)
    return l.bound === 'more' ? days(null, published, 'open') : unknown(precisionOf(l));
  const ahead = lean === 'next' || (lean === null && at.future);
  const precision = short ? 'hours' : 'days';
  if (l.some && !short) return ahead ? days(published, null, 'open') : days(null, published, 'open');
  const length = l.some ? { ...l, hours: 24, bound: undefined } : l;
  if (!ahead)
    return days(
      length.bound === 'more' ? null : step(published, length, -1, Math.ceil),
      published,
      length.bound === 'more' ? 'open' : precision,
    );
  const counted = lean === 'next' && (l.unit === 'day' || l.unit === 'week');
  return days(counted ? published + 1 : published, step(published, length, 1, Math.ceil), precision);
}

/** Beginning of a term, for منذ and من. */
function start(term: Term, at: Anchor): Window {
  if (term.is === 'part') {
    const w = resolve(term.of, { ...at, whole: true });
    const day = beginningOf(w, term.part);
    return { ...w, from: day, to: day };
  }
  if (term.is === 'apart' && !term.context && term.sign < 0 && at.published !== null) {
    const { length: l } = term;
    // «منذ أكثر من عام»: it began before that, and no day follows.
    const day = l.some || l.bound === 'more' ? null : step(at.published, l, -1);
    return days(day, day);
  }
  return resolve(term, at);
}

/** Days ahead within which a span ends this year rather than the last. */
const SOON = 62;

function range(term: Term & { is: 'range' }, at: Anchor): Window {
  const now = at.published === null ? unknown('day') : days(at.published, at.published);
  let from = term.from === 'now' ? now : term.from ? start(term.from, at) : null;
  let to = term.to === 'now' ? now : term.to ? resolve(term.to, { ...at, whole: true }) : null;
  let [a, b] = [from?.from ?? null, to?.to ?? null];
  // قبل عام 2011 ends before it begins, قبل نهاية العام with it; بعد عام 2011 begins after it.
  if (term.before && to && !(term.to !== 'now' && term.to?.is === 'part' && /end|late/.test(term.to.part)))
    b = to.from === null ? null : to.from - 1;
  if (term.after && from) a = from.to === null ? null : from.to + 1;
  if (a !== null && b !== null && a > b) {
    const weekday = isWeekday(term.from) || isWeekday(term.to);
    if (weekday) [a, b] = at.future ? [a, b + 7] : [a - 7, b];
    else if (isYearless(term.to) && at.published !== null && addMonths(b, 12) - at.published <= SOON)
      b = addMonths(b, 12);
    else if (isYearless(term.from) && addMonths(a, -12) <= b) a = addMonths(a, -12);
    else if (term.since) a = b;
    else [a, b] = [to?.from ?? b, from?.to ?? a];
    if (a > b) [a, b] = [b, a];
  }
  // «بحلول 10 تشرين الأول», written at the end of September
  if (a === null && b !== null && isYearless(term.to)) b = soon(b, at);
  if (b === null && a !== null && !term.since && !term.after && isYearless(term.from)) a = soon(a, at);
  if (term.since && term.from && from?.from === null && from.anchor === 'context') from = null;
  if (term.to !== 'now' && to?.anchor === 'context' && b === null) to = null;
  const open = a === null || b === null;
  const anchor = [from?.anchor, to?.anchor].includes('publication') ? 'publication' : (from?.anchor ?? to?.anchor);
  const grain = [from?.precision, to?.precision].find((p) => p === 'year' || p === 'month');
  const hours = from?.precision === 'hours' && to?.precision === 'hours' && a === b;
  const precision = open ? 'open' : hours ? 'hours' : !term.since && grain ? grain : 'days';
  return { from: a, to: b, precision, ...(anchor && { anchor }) };
}

/** A day without a year that a term ends or begins with: the coming one where that lies near, and the last almost a year back. */
function soon(day: number, { published }: Anchor): number {
  const next = addMonths(day, 12);
  return published !== null && day < published && next - published <= SOON ? next : day;
}

const asDate = (t: Term | null | 'now'): DateTerm | null => (t && t !== 'now' && t.is === 'date' ? t : null);
const isWeekday = (t: Term | null | 'now'): boolean => {
  const d = asDate(t);
  return d?.weekday !== undefined && d.month === undefined && d.day === undefined;
};
function isYearless(t: Term | null | 'now'): boolean {
  if (t && t !== 'now' && (t.is === 'part' || t.is === 'hours')) return isYearless(t.of);
  const d = asDate(t);
  return d !== null && d.month !== undefined && d.year === undefined && !d.yearShift && d.lean !== 'last';
}
