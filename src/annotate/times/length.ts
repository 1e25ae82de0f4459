/** Lengths of time: reading and adding them. */
import type { Pieces } from './pieces.ts';
import type { Length, Unit } from './term.ts';

const NOTHING = { years: 0, months: 0, days: 0, hours: 0 };

/** How often a unit goes into the field that holds it. */
const FIELDS: Readonly<Record<Unit, readonly ['years' | 'months' | 'days' | 'hours', number]>> = {
  second: ['hours', 1 / 3600],
  minute: ['hours', 1 / 60],
  hour: ['hours', 1],
  day: ['days', 1],
  week: ['days', 7],
  month: ['months', 1],
  quarter: ['months', 3],
  half: ['months', 6],
  year: ['years', 1],
  decade: ['years', 10],
  century: ['years', 100],
};

export const lengthOf = (n: number, unit: Unit): Length => {
  const [field, factor] = FIELDS[unit];
  return { ...NOTHING, [field]: n * factor, unit };
};

const ORDER: readonly Unit[] = Object.keys(FIELDS) as Unit[];
const coarser = (a: Unit, b: Unit): Unit => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b);

export function add(a: Length, b: Length): Length {
  return {
    years: a.years + b.years,
    months: a.months + b.months,
    days: a.days + b.days,
    hours: a.hours + b.hours,
    unit: coarser(a.unit, b.unit),
    ...((a.some || b.some) && { some: true as const }),
    ...((a.bound ?? b.bound) && { bound: a.bound ?? b.bound! }),
  };
}

/** Days, a month counting 30 and a year 365; a fraction for hours. */
export const daysOf = (l: Length): number => l.years * 365 + l.months * 30 + l.days + l.hours / 24;

/**
 * A unit word and its number: `u` the unit, `n` or `times` the count (1 when absent), `half` or `quarter` more of the unit,
 * `some` when nobody counted, `more` or `less` when the count is a bound.
 */
export function readLength(p: Pieces): Length | null {
  const unit = p.value('u') as Unit | undefined;
  if (!unit || !(unit in FIELDS)) return null;
  const number = p.term('n');
  const counted = number?.is === 'number' ? number : undefined;
  let n = counted?.lo ?? Number(p.setting('times') ?? 1);
  const fraction = p.value('fraction') ?? p.value('joined');
  if (fraction !== undefined) n = p.setting('of') ? n * Number(fraction) : n + Number(fraction);
  const bound = p.has('more') ? 'more' : p.has('less') ? 'less' : counted?.bound;
  const some = p.has('some') || p.setting('some') === true || (number && number.is !== 'number');
  return { ...lengthOf(n, unit), ...(some && { some: true as const }), ...(bound && { bound }) };
}
