/** The constructors that `gives.make` of a rule may name. Each makes a term of what the rule caught, or nothing when it does not fit. */
import { add, readLength } from './length.ts';
import { date, feast, monthOfPair, nthWeekday, numeric, year } from './make-date.ts';
import type { Pieces } from './pieces.ts';
import type { DateTerm, Lean, Part, Term, Unit } from './term.ts';

export type Maker = (p: Pieces) => Term | null;

const LEANS: Readonly<Record<Lean, number>> = { last: -1, this: 0, next: 1 };

/** `lean` as caught or as set. */
const leanOf = (p: Pieces): Lean | undefined =>
  (p.value('lean') ?? (p.setting('lean') as string | undefined)) as Lean | undefined;

/** The first of the captures and settings `day`, `when`, `of`, … that is a value. */
const inner = (p: Pieces, ...names: string[]): Term | null => {
  for (const name of names) {
    const term = p.term(name);
    if (term) return term;
  }
  return null;
};

/** `u` a unit with a lean, or `n` units away: الأسبوع الماضي، الشهر قبل الماضي، العام نفسه (`context`). `definite`: only with the article. */
function cycle(p: Pieces): Term | null {
  const unit = (p.value('u') ?? p.setting('unit')) as Unit | undefined;
  const definite = p.setting('definite');
  if (!unit || (typeof definite === 'string' && !p.definite(definite))) return null;
  const lean = leanOf(p);
  const n = Number(p.setting('n') ?? (lean ? LEANS[lean] : 0));
  if (unit === 'hour' || unit === 'minute' || unit === 'second') return null;
  if (unit === 'day') return p.setting('context') ? { is: 'context', offset: n, unit } : { is: 'relative', offset: n };
  return { is: 'cycle', unit, n, ...(p.setting('context') === true && { context: true as const }) };
}

/** `length`, or the length that the rule itself catches. */
function lengthIn(p: Pieces) {
  const term = p.term('length');
  return term?.is === 'length' ? term.length : readLength(p);
}

/**
 * A length, with those caught as `and`, `andAlso` added to it (each in a unit of its own). `indefinite`: the unit must stand without
 * the article (عام, a year; العام is this year). `notBefore`: classes of words that make a name of it (شهر رمضان, عام 2016).
 * `for`: the phrase must begin with ل.
 */
function length(p: Pieces): Term | null {
  let whole = lengthIn(p);
  if (!whole) return null;
  const indefinite = p.setting('indefinite');
  if (typeof indefinite === 'string' && p.definite(indefinite)) return null;
  const before = p.setting('notBefore');
  if (typeof before === 'string' && p.standsBefore(before.split(' '))) return null;
  if (p.setting('for') === true && !p.beginsWith('ل')) return null;
  const units = [whole.unit];
  for (const name of ['and', 'andAlso']) {
    const more = p.term(name);
    if (more?.is !== 'length') continue;
    if (units.includes(more.length.unit)) return null;
    units.push(more.length.unit);
    whole = add(whole, more.length);
  }
  const bound = p.has('more') ? 'more' : p.has('less') ? 'less' : undefined;
  const some = p.setting('some') === true;
  return { is: 'length', length: { ...whole, ...(bound && { bound }), ...(some && { some: true as const }) } };
}

/** `sign` −1 before, 1 after; `context`: counted from a happening. */
function apart(p: Pieces): Term | null {
  const l = lengthIn(p);
  if (!l) return null;
  const sign = p.setting('sign') === 1 ? 1 : -1;
  const flag = (name: 'context' | 'ahead') => p.setting(name) === true && { [name]: true as const };
  return { is: 'apart', length: l, sign, ...flag('context'), ...flag('ahead') };
}

function within(p: Pieces): Term | null {
  const l = lengthIn(p);
  const indefinite = p.setting('indefinite');
  if (!l || (typeof indefinite === 'string' && p.definite(indefinite))) return null;
  return { is: 'within', length: l, lean: leanOf(p) ?? null };
}

/** `part` of `of`; of the present `u` when a unit alone follows (مطلع العام). */
function part(p: Pieces): Term | null {
  const which = (p.value('part') ?? p.setting('part')) as Part | undefined;
  let of = inner(p, 'of');
  const unit = p.value('u') as Unit | undefined;
  if (of?.is === 'number') of = { is: 'date', year: of.lo };
  if (!of && unit) of = { is: 'cycle', unit, n: 0 };
  return which && of ? { is: 'part', part: which, of, ...(unit && { alone: true as const }) } : null;
}

/** `ord` (or `n`, −1 the last) of the units `u` in `of`; `count` of them when several. */
function nth(p: Pieces): Term | null {
  const unit = (p.value('u') ?? p.setting('unit')) as Unit | undefined;
  let of = inner(p, 'of');
  if (of?.is === 'number') of = { is: 'date', year: of.lo };
  if (!unit || !of) return null;
  const n = p.count('ord') ?? Number(p.value('ord') ?? p.setting('n') ?? 1);
  const count = p.count('count') ?? Number(p.setting('count') ?? 1);
  return n && count ? { is: 'nth', unit, n, count, of } : null;
}

function hours(p: Pieces): Term | null {
  const of = inner(p, 'moment', 'day', 'of');
  // A clock beside a night is a time of that night.
  return of?.is === 'night' ? of : { is: 'hours', of };
}

/** The night of `day`, or from `day` into `next`; `into`: the night before the hours `of`, and they. */
function night(p: Pieces): Term | null {
  const day = inner(p, 'day', 'of');
  const of: Term | null = day ?? (p.setting('offset') === undefined ? null : relative(p));
  const flag = (name: 'eve' | 'into') => p.setting(name) === true && { [name]: true as const };
  return { is: 'night', of, ...flag('eve'), ...flag('into') };
}

/** A number of days from publication: `offset` as set, or as the word `r` has it. */
function relative(p: Pieces): Term | null {
  const offset = p.setting('offset') ?? p.value('r');
  return offset === undefined ? null : { is: 'relative', offset: Number(offset) };
}

/** A day said in two ways, the weekday deciding where they part: أمس الثلاثاء. */
function named(p: Pieces): Term | null {
  const weekday = p.date('weekday')?.weekday;
  const day = inner(p, 'day');
  if (!weekday || day?.is !== 'relative') return null;
  return { is: 'date', weekday, near: day.offset };
}

const edge = (p: Pieces, name: string): Term | null | 'now' => {
  const set = p.setting(name);
  if (set === 'now') return 'now';
  const term = p.term(name);
  return term?.is === 'number' ? { is: 'date', year: term.lo } : (term ?? null);
};

/** `from` and `to`, either of them absent or `now`; what `from` does not say of its date is taken from `to`. */
function range(p: Pieces): Term | null {
  // A bare number must be able to be a year, and count nothing (إلى 2000 شخص).
  const years = [p.count('from'), p.count('to')].filter((n) => n !== undefined);
  if (years.some((n) => n < 1900 || n > 2100) || (years.length > 0 && p.countsNext())) return null;
  let from = edge(p, 'from');
  let to = edge(p, 'to');
  const day = p.count('day');
  if (day !== undefined && to && to !== 'now' && to.is === 'date')
    from = { ...(({ weekday: _, ...rest }: DateTerm) => rest)(to), day };
  if (from && to && from !== 'now' && to !== 'now' && from.is === 'date' && to.is === 'date') {
    if (from.year === undefined && to.year !== undefined && from.month !== undefined) from = { ...from, year: to.year };
    // حتى 19 منه: the month is that of the first.
    if (to.monthOfContext && from.month !== undefined && to.day) to = { ...from, day: to.day };
  }
  const length = p.term('length');
  if (length?.is === 'length') from = { is: 'apart', length: length.length, sign: -1 };
  const since = p.setting('since') === true;
  const side = (name: 'before' | 'after') => p.setting(name) === true && { [name]: true as const };
  const whole: Term = {
    is: 'range',
    from,
    to,
    ...(since && { since: true as const }),
    ...side('before'),
    ...side('after'),
  };
  return p.setting('hours') === true ? { is: 'hours', of: whole } : whole;
}

/** As `range`, where both ends must be there. */
function rangePair(p: Pieces): Term | null {
  const out = range(p);
  return out?.is === 'range' && out.from && out.to ? out : null;
}

/** Two weekdays of one week: هذا الأسبوع من الثلاثاء إلى الخميس. */
function rangeOfWeek(p: Pieces): Term | null {
  const week = p.term('cycle');
  const [from, to] = [p.date('from'), p.date('to')];
  if (week?.is !== 'cycle' || !from || !to) return null;
  return { is: 'range', from: { ...from, weekShift: week.n }, to: { ...to, weekShift: week.n } };
}

/** `a` and `b` side by side: الثلاثاء والأربعاء. Only where the second follows from the first. */
function join(p: Pieces): Term | null {
  const a = edge(p, 'a');
  const b = edge(p, 'b');
  return a && b && a !== 'now' && b !== 'now' ? { is: 'range', from: a, to: b } : null;
}

/** Words that make a time with منذ alone: «منذ أيام», «منذ فترة طويلة». */
const LENGTHS = ['t-unit', 't-units', 't-dual', 't-unit-night', 't-stretch', 't-some', 't-about', 't-more'];

/** A clause between منذ and its date must not run over a mark or another منذ, nor begin with a length. */
function since(p: Pieces): Term | null {
  const a = p.range('since');
  const b = p.range('from') ?? p.range('length');
  if (!a || !b) return null;
  if (p.tokens(a.last, b.first).some((t) => t.kind !== 'word')) return null;
  if (p.holds(a.last, b.first, ['t-since']) || p.holds(a.last, Math.min(a.last + 1, b.first), LENGTHS)) return null;
  return range(p);
}

function decade(p: Pieces): Term | null {
  const value = Number(p.value('decade'));
  const century = p.count('ord') ?? (p.has('last') ? 20 : value < 20 ? 21 : 20);
  return value >= 0 ? { is: 'decade', year: (century - 1) * 100 + value, years: 10 } : null;
}

function century(p: Pieces): Term | null {
  const n = p.count('ord') ?? Number(p.value('ord'));
  return n ? { is: 'decade', year: (n - 1) * 100 + 1, years: 100 } : null;
}

/**
 * `u` the unit, `night` a night, or `own` a unit that carries the pronoun of what has gone on so long; `day` the last day of it. A night ends
 * on the day after it.
 */
function running(p: Pieces): Term | null {
  const unit = (p.value('u') ?? p.value('night') ?? p.ownValue('own')) as Unit | undefined;
  const n = p.count('ord') ?? Number(p.value('ord'));
  if (!unit || !n) return null;
  const of = p.term('day');
  return { is: 'running', unit, n: p.has('night') ? n + 1 : n, ...(of && { of }) };
}

/** Years of somebody's life, when there is a number and it can be one. */
function age(p: Pieces): Term | null {
  const n = p.count('n') ?? (p.value('n') === undefined ? undefined : Number(p.value('n')));
  return n !== undefined && n <= 130 ? { is: 'age', years: n } : null;
}

export const makers: Readonly<Record<string, Maker>> = {
  date,
  numeric,
  monthOfPair,
  year,
  feast,
  nthWeekday,
  cycle,
  length,
  apart,
  within,
  part,
  nth,
  hours,
  night,
  relative,
  named,
  range,
  rangePair,
  rangeOfWeek,
  join,
  since,
  decade,
  century,
  running,
  age,
  context: (p) => ({
    is: 'context',
    offset: Number(p.setting('offset') ?? 0),
    unit: ((p.setting('unit') as Unit) ?? 'day') as Unit,
  }),
  set: () => ({ is: 'set' }),
  vague: () => ({ is: 'vague' }),
  none: () => ({ is: 'none' }),
  mark: () => ({ is: 'mark' }),
  same: (p) => inner(p, 'of'),
};
