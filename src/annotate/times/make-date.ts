/** Constructors of dates, whole or in part. */
import type { Pieces } from './pieces.ts';
import type { DateTerm, Lean, Term } from './term.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const NUMBERS = ['year', 'month', 'day', 'weekday', 'months', 'through'] as const;

/**
 * Puts together whatever date fields were caught: dates caught earlier, numbers under the name of the field that they fill,
 * words of the lexicon under the name of theirs (`month`, `weekday`), units that the date counts from (`cycle`), and `lean`.
 */
export function date(p: Pieces): DateTerm | null {
  const out: Mutable<DateTerm> = { is: 'date' };
  for (const name of p.names()) {
    const term = p.term(name);
    if (term?.is === 'date') {
      // What is said of the month holds for a month; a day beside it makes it sure.
      const { is: _, ...fields } = term;
      Object.assign(out, fields);
    } else if (term?.is === 'cycle') {
      if (term.unit === 'year' && term.context) out.yearOfContext = true;
      else if (term.unit === 'year') out.yearShift = term.n;
      else if (term.unit === 'month' && term.context) out.monthOfContext = true;
      else if (term.unit === 'month') out.monthShift = term.n;
      else if (term.unit === 'week') out.weekShift = term.n;
      else return null;
    }
  }
  for (const name of NUMBERS) {
    const n = p.count(name) ?? number(p.value(name)) ?? number(p.setting(name));
    if (n !== undefined) out[name] = n;
  }
  // «أربعة من أبناء»: no month with a pronoun
  if (p.has('month') && out.month === undefined) return null;
  if (p.setting('monthOfContext') === true) out.monthOfContext = true;
  if (p.setting('hijri') === true) out.hijri = true;
  if (p.setting('unsure') === true) out.unsure = true;
  const lean = (p.value('lean') ?? p.setting('lean')) as Lean | undefined;
  if (lean) out.lean = lean;
  // Anything beside the month's name says that the month is meant.
  const head = p.setting('sureAfter');
  if (out.unsure && typeof head === 'string' && p.wordBefore()?.classes.has(head)) delete out.unsure;
  const company =
    out.day ||
    out.year ||
    out.lean ||
    out.yearShift !== undefined ||
    out.yearOfContext ||
    p.has('sure') ||
    p.has('same');
  if (company) delete out.unsure;
  if (p.has('same') && !sameMonth(p)) return null;
  // «يوم» before a date is part of it; «اليوم» is a day of its own.
  if (p.has('w') && p.definite('w')) return null;
  const after = p.setting('after');
  if (typeof after === 'string' && !after.split(' ').some((name) => p.wordBefore()?.classes.has(name))) return null;
  const prefix = p.setting('prefix');
  if (typeof prefix === 'string' && !p.beginsWith(prefix)) return null;
  return possible(out) ? out : null;
}

const number = (value: string | number | boolean | undefined): number | undefined => {
  const n = value === undefined || value === true || value === false ? Number.NaN : Number.parseInt(String(value), 10);
  return Number.isNaN(n) ? undefined : n;
};

/** «نيسان/أبريل»: two names count as one only when they name one month. */
function sameMonth(p: Pieces): boolean {
  const [a, b] = [p.date('month'), p.date('same')];
  return a !== undefined && b !== undefined && a.month === b.month && a.hijri === b.hijri;
}

function possible(d: DateTerm): boolean {
  const most = d.hijri ? 30 : [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][(d.month ?? 1) - 1];
  return most !== undefined && (d.day === undefined || (d.day >= 1 && d.day <= most));
}

/** Three figures `a`, `b`, `c` in the orders that `order` allows (`dmy`, `ymd`, `mdy`); two-digit years lie in 1970–2069. */
export function numeric(p: Pieces): Term | null {
  if (p.has('w') && p.definite('w')) return null;
  const figures = ['a', 'b', 'c'].map((name) => p.count(name));
  const options: Term[] = [];
  for (const order of String(p.setting('order')).split(' ')) {
    const fields: Mutable<DateTerm> = { is: 'date' };
    for (const [k, letter] of [...order].entries()) {
      const n = figures[k];
      if (n === undefined) return null;
      fields[letter === 'd' ? 'day' : letter === 'm' ? 'month' : 'year'] = n;
    }
    if (fields.year !== undefined && fields.year < 100) fields.year += fields.year < 70 ? 2000 : 1900;
    if (p.setting('hijri') === true) fields.hijri = true;
    // No paper writes a date of the Middle Ages in figures: a year so low is one of the Hijra.
    else if (fields.year !== undefined && fields.year < 1700) continue;
    if ((fields.month ?? 1) <= 12 && possible(fields)) options.push(fields);
  }
  return options.length > 1 ? { is: 'either', options } : (options[0] ?? null);
}

/** كانون الأول، ربيع الثاني: the value of `pair` names the month with الأول and that with الثاني. */
export function monthOfPair(p: Pieces): Term | null {
  const months = (p.value('pair') ?? '').split(' ');
  const month = number(months[Number(p.value('which')) - 1]);
  return month ? { is: 'date', month, ...(p.setting('hijri') === true && { hijri: true as const }) } : null;
}

/**
 * A year in figures or words. With `alone`, where nothing but في or منذ says that it is one, the number must lie near our time and
 * must not count the word that follows it (في 2000 مدرسة).
 */
export function year(p: Pieces): Term | null {
  const n = p.count('year');
  if (n === undefined) return null;
  if (p.setting('fresh') === true && !p.opensLine()) return null;
  if (p.setting('alone') === true && (n < 1900 || n > 2100 || p.countsNext())) return null;
  return { is: 'date', year: n, ...(p.setting('hijri') === true && { hijri: true as const }) };
}

/** A feast: the lexicon says its calendar, month, first and last day (`hijri 10 1 3`). `ord`: only that day of it. */
export function feast(p: Pieces): Term | null {
  const [calendar, month, first, last] = (p.value('feast') ?? '').split(' ');
  if (!month || !first) return null;
  const day = Number(first);
  const ord = p.count('ord') ?? number(p.value('ord'));
  const base = { is: 'date' as const, month: Number(month), ...(calendar === 'hijri' && { hijri: true as const }) };
  const date = p.date('year');
  const own = { ...base, ...(date?.year !== undefined && { year: date.year }) };
  if (ord) return { ...own, day: day + ord - 1 };
  return { ...own, day, ...(last && Number(last) > day && { through: Number(last) }) };
}

/** `ord` weekday of a month or of the present one: أول جمعة من يوليو. */
export function nthWeekday(p: Pieces): Term | null {
  const weekday = p.date('weekday')?.weekday ?? number(p.value('weekday'));
  const n = p.count('ord') ?? number(p.value('ord'));
  if (!weekday || !n || n > 5) return null;
  return { is: 'nth-weekday', weekday, n, of: p.term('of') ?? { is: 'cycle', unit: 'month', n: 0 } };
}
