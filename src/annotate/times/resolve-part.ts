/** Calendar units and their parts: last week, the end of March, the third quarter of a year. */
import { addMonths, civil, dayOf, mondayOf, weekdayOf } from './calendar.ts';
import type { Part, Unit } from './term.ts';
import { type Anchor, days, passed, unknown, type Window } from './window.ts';

/** A week, month, quarter, half, year, decade or century, `n` from the present one. */
export function resolveCycle(unit: Unit, n: number, at: Anchor): Window {
  const precision = unit === 'week' ? 'week' : unit === 'month' ? 'month' : 'year';
  if (at.published === null) return unknown(precision);
  const today = civil(at.published);
  const months = (size: number) => {
    const first = addMonths(dayOf(today.year, today.month - ((today.month - 1) % size), 1), n * size);
    return days(first, addMonths(first, size) - 1, size === 12 ? 'year' : 'month');
  };
  const years = (first: number, size: number) => days(dayOf(first, 1, 1), dayOf(first + size, 1, 1) - 1, 'year');
  switch (unit) {
    case 'week': {
      // Sunday opens the week in much of the region: what is written on it calls the seven days before «last week».
      const sunday = weekdayOf(at.published) === 7 && n < 0;
      const first = (sunday ? at.published : mondayOf(at.published)) + 7 * n;
      return passed(days(first, first + 6, 'week'), at);
    }
    case 'month':
      return passed(months(1), at);
    case 'quarter':
      return passed(months(3), at);
    case 'half':
      return passed(months(6), at);
    case 'decade':
      return passed(years(Math.floor(today.year / 10) * 10 + 10 * n, 10), at);
    case 'century':
      return passed(years(Math.floor((today.year - 1) / 100) * 100 + 1 + 100 * n, 100), at);
    default:
      return passed(months(12), at);
  }
}

/** Beginning, middle or end of a stretch. `alone`: مطلع الأسبوع by itself is what English calls the weekend. */
export function partOf(w: Window, part: Part, alone = false): Window {
  if (w.from === null || w.to === null) return { ...w, precision: 'days' };
  const { from, to, precision, anchor } = w;
  const cut = (a: number, b: number, p: Window['precision']) => days(a, Math.min(b, to), p, anchor);
  const which = part === 'early' ? 'start' : part === 'late' || part === 'rest' ? 'end' : part;
  if (precision === 'week') {
    if (which === 'start')
      return alone ? days(from - 2, from - 1, 'days', anchor) : days(from - 1, from, 'days', anchor);
    return which === 'middle' ? cut(from + 1, from + 3, 'days') : cut(from + 4, from + 6, 'days');
  }
  if (precision === 'month' && to - from < 31) {
    if (which === 'start') return cut(from, from + 9, 'days');
    return which === 'middle' ? cut(from + 10, from + 19, 'days') : cut(from + 20, to, 'days');
  }
  if (precision === 'year' && to - from < 366) {
    const months = part === 'early' || part === 'late' ? 3 : 2;
    if (which === 'start') return cut(from, addMonths(from, months) - 1, 'month');
    if (which === 'middle') return cut(addMonths(from, 5), addMonths(from, 7) - 1, 'month');
    return cut(addMonths(from, 12 - months), to, 'month');
  }
  if (to - from < 3) return { ...w, precision: 'hours' };
  const third = Math.floor((to - from + 1) / 3);
  if (which === 'start') return cut(from, from + third - 1, precision);
  return which === 'middle' ? cut(from + third, to - third, precision) : cut(to - third + 1, to, precision);
}

/** The day that منذ counts from: منذ منتصف يوليو is from the 15th, منذ نهاية مارس from the 31st. */
export function beginningOf(w: Window, part: Part): number | null {
  const within = partOf(w, part);
  if (w.from === null || part === 'start' || part === 'early' || part === 'late') return within.from;
  if (part === 'end') return within.to;
  return w.precision === 'month' && w.to! - w.from < 31
    ? w.from + 14
    : w.precision === 'year'
      ? addMonths(w.from, 6)
      : within.from;
}

/** `count` units from the `n`-th on (−1 the last) inside a stretch. Weeks of a month or year are counted from its first day. */
export function nthOf(w: Window, unit: Unit, n: number, count: number): Window {
  const precision = unit === 'day' ? (count > 1 ? 'days' : 'day') : unit === 'week' ? 'week' : 'month';
  if (w.from === null || w.to === null) return { ...w, precision };
  const size = { month: 1, quarter: 3, half: 6, year: 12, decade: 120 }[unit as string];
  // Half a month and half of a week are halves of their days.
  const step = (k: number): number => {
    if (unit === 'half' && w.to! - w.from! < 200) return w.from! + Math.round(((w.to! - w.from! + 1) / 2) * k);
    if (size) return addMonths(w.from!, k * size);
    return w.from! + k * (unit === 'week' ? 7 : 1);
  };
  let [from, to] = [step(n - 1), step(n - 1 + count) - 1];
  if (n < 0) {
    to = w.to;
    const back = unit === 'half' && w.to - w.from < 200 ? step(1) : undefined;
    from = back ?? (size ? addMonths(w.to + 1, -size * count) : w.to + 1 - count * (unit === 'week' ? 7 : 1));
  }
  if (from > w.to) return { ...unknown(precision), anchor: w.anchor };
  return { from, to: Math.min(to, w.to), precision, anchor: w.anchor };
}

/** The `n`-th such weekday of a stretch. */
export function nthWeekdayOf(w: Window, weekday: number, n: number): Window {
  if (w.from === null || w.to === null) return { ...w, precision: 'day' };
  const day = w.from + ((weekday - weekdayOf(w.from) + 7) % 7) + 7 * (n - 1);
  return day > w.to ? { ...unknown('day'), anchor: w.anchor } : days(day, day, 'day', w.anchor);
}
