/** Laying dates on the calendar: the fields that the text leaves out follow from the publication day. */
import {
  addMonths,
  civil,
  dayOf,
  exists,
  hijriDayOf,
  hijriMonthLength,
  hijriMonthStart,
  mondayOf,
  monthLength,
  toHijri,
  weekdayOf,
} from './calendar.ts';
import type { DateTerm } from './term.ts';
import { type Anchor, days, passed, unknown, type Window } from './window.ts';

/** Years looked through for a date without one: far enough for 29 February. */
const YEARS = 8;
const HALF_YEAR = 183;
/** How many days before publication a text may have been written. */
export const LATE = 3;

export function resolveDate(d: DateTerm, at: Anchor): Window {
  const { published } = at;
  if (d.monthOfContext || d.yearOfContext) return ofContext(d, at);
  if (d.near !== undefined && d.weekday) return nearby(d.weekday, d.near, at);
  if (d.year !== undefined) return inYear(d, d.year) ?? unknown('day', 'absolute');
  if (published === null) return unknown(d.day || d.weekday ? 'day' : d.month ? 'month' : 'year');
  const today = d.hijri ? toHijri(published) : civil(published);
  if (d.yearShift !== undefined) return relativeTo(inYear(d, today.year + d.yearShift)) ?? unknown('day');
  if (d.month !== undefined) return relativeTo(nearestYear(d, today.year, at)) ?? unknown('day');
  if (d.monthShift !== undefined && d.day !== undefined) {
    const first = addMonths(dayOf(civil(published).year, civil(published).month, 1), d.monthShift);
    const day = dayInMonth(first, d.day);
    // «تم في 30 من الشهر الجاري», published on the first of the next: written before it.
    const early = day !== null && day > published && civil(published).day <= LATE && at.past === true;
    const meant = early ? (dayInMonth(addMonths(first, -1), d.day) ?? day) : day;
    return meant === null ? unknown('day') : days(meant, meant);
  }
  if (d.weekday !== undefined && d.weekShift !== undefined) {
    const day = mondayOf(published) + 7 * d.weekShift + d.weekday - 1;
    return days(day, day);
  }
  if (d.day !== undefined) return inMonth(d, today, at);
  if (d.weekday !== undefined) {
    const day = weekdayNear(d.weekday, published, d.lean, at.future);
    return days(day, day);
  }
  return unknown('day');
}

/** The day of the month that begins on a day; null where it has none such. */
function dayInMonth(first: number, day: number): number | null {
  const { year, month } = civil(first);
  return exists(year, month, day) ? dayOf(year, month, day) : null;
}

/** في الثاني عشر منه, في أكتوبر من العام نفسه: in the month or year that was named before. */
function ofContext(d: DateTerm, at: Anchor): Window {
  if (at.context !== undefined && d.yearOfContext) {
    const w = inYear(d, d.hijri ? toHijri(at.context).year : civil(at.context).year);
    return w ? { ...w, anchor: 'context' } : unknown('day', 'context');
  }
  if (at.context === undefined || d.day === undefined) return unknown(d.day ? 'day' : 'month', 'context');
  const { year, month } = civil(at.context);
  if (!exists(year, month, d.day)) return unknown('day', 'context');
  return days(dayOf(year, month, d.day), dayOf(year, month, d.day), 'day', 'context');
}

const relativeTo = (w: Window | null): Window | null => w && { ...w, anchor: 'publication' };

/** A weekday without a date: the last one up to publication, the next one where the sentence looks ahead. */
function weekdayNear(weekday: number, published: number, lean: DateTerm['lean'], future: boolean): number {
  if (lean === 'this') return mondayOf(published) + weekday - 1;
  const back = (weekdayOf(published) - weekday + 7) % 7;
  if (lean === 'last') return published - (back || 7);
  const ahead = (7 - back) % 7;
  if (lean === 'next') return published + (ahead || 7);
  return future ? published + ahead : published - back;
}

/** أمس الثلاثاء: the weekday decides, since papers print what agencies wrote the day before. */
function nearby(weekday: number, offset: number, at: Anchor): Window {
  if (at.published === null) return unknown('day');
  const said = at.published + offset;
  const back = (weekdayOf(said) - weekday + 7) % 7;
  const day = offset > 0 && back > LATE ? said + 7 - back : said - back;
  return days(day, day);
}

/** Fields laid out in a year that is known; null for a day that it has not. */
function inYear(d: DateTerm, year: number): Window | null {
  if (d.hijri) return inHijriYear(d, year);
  if (d.month === undefined) return days(dayOf(year, 1, 1), dayOf(year, 12, 31), 'year', 'absolute');
  if (d.months !== undefined) {
    // A winter is called by the year that it ends in.
    const first = dayOf(d.month + d.months > 13 ? year - 1 : year, d.month, 1);
    return days(first, addMonths(first, d.months) - 1, 'month', 'absolute');
  }
  if (d.day === undefined)
    return days(dayOf(year, d.month, 1), dayOf(year, d.month, monthLength(year, d.month)), 'month', 'absolute');
  if (!exists(year, d.month, d.day)) return null;
  return spanOfDays(dayOf(year, d.month, d.day), d);
}

function inHijriYear(d: DateTerm, year: number): Window | null {
  if (year < 1 || year > 3000) return null;
  if (d.month === undefined)
    return days(hijriMonthStart(year, 1), hijriMonthStart(year + 1, 1) - 1, 'year', 'absolute');
  const start = hijriMonthStart(year, d.month);
  const length = hijriMonthLength(year, d.month);
  if (d.day === undefined) return days(start, start + length - 1, 'month', 'absolute');
  return d.day > length ? null : spanOfDays(hijriDayOf(year, d.month, d.day), d);
}

const spanOfDays = (day: number, d: DateTerm): Window =>
  d.through === undefined ? days(day, day, 'day', 'absolute') : days(day, day + d.through - d.day!, 'days', 'absolute');

/** The year that a date without one means: the last in which it is not after publication; the next where the text looks ahead. */
function nearestYear(d: DateTerm, present: number, at: Anchor): Window | null {
  const published = at.published!;
  if (d.lean === 'this') return held(inYear(d, present), at);
  const ahead = d.lean === 'next' || (at.future && d.lean !== 'last');
  if (at.year !== undefined && !d.lean && !ahead && !d.hijri && d.weekday === undefined) {
    // «أعلنت في يونيو 2017 أنها قتلته في نهاية مايو»: of the same year.
    const w = inYear(d, at.year);
    if (w && w.to! <= published) return w;
  }
  const fits = (w: Window) => {
    const [from, to] = [w.from!, w.to!];
    if (d.lean === 'last') return to < published;
    if (d.lean === 'next') return from > published;
    return ahead ? to >= published : from <= published;
  };
  if (d.weekday !== undefined && d.day !== undefined) {
    // A weekday beside the date tells the year, even where that day is still to come.
    for (const year of [present, present - 1, present + 1]) {
      const w = inYear(d, year);
      if (w && weekdayOf(w.from!) === d.weekday && (year !== present + 1 || at.future)) return w;
    }
  }
  const first = (from: number, step: number, good: (w: Window) => boolean) => {
    for (let k = -1; k <= YEARS; k++) {
      const w = inYear(d, from + k * step);
      if (w && good(w)) return w;
    }
    return null;
  };
  const w = first(present, ahead ? 1 : -1, fits);
  // A date that has just gone by is hardly that of next year, whatever the sentence looks ahead to.
  const farOff = w !== null && !d.lean && at.future && w.from! - published > HALF_YEAR;
  return held((farOff ? first(present, -1, (v) => v.from! <= published) : null) ?? w, at);
}

/** A month under way counts up to publication. */
const held = (w: Window | null, at: Anchor): Window | null => (w && w.precision !== 'day' ? passed(w, at) : w);

/** «الخميس 21»: the day of the present month, or of the one before where only there the weekday agrees. */
function inMonth(d: DateTerm, today: { year: number; month: number }, at: Anchor): Window {
  const here = dayOf(today.year, today.month, 1);
  const tries = d.weekday === undefined ? [0] : at.future ? [0, 1, -1] : [0, -1, 1];
  for (const shift of tries) {
    const month = civil(addMonths(here, shift));
    if (!exists(month.year, month.month, d.day!)) continue;
    const day = dayOf(month.year, month.month, d.day!);
    if (d.weekday === undefined || weekdayOf(day) === d.weekday) return days(day, day);
  }
  return unknown('day');
}
