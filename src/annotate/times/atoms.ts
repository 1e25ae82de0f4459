/** What the figures and marks of a text may be: a day of the month, a year, hours and minutes, the parts of a numeric date. */
import type { Found } from '../../model/index.ts';
import type { Term } from './term.ts';

/** The numbers that an earlier reader left in the chart, as far as times need them. */
interface NumberLike {
  readonly kind?: string;
  readonly lo?: number | null;
  readonly hi?: number | null;
  readonly qualifier?: string;
  readonly first?: number;
  readonly last?: number;
}

export type Put = (at: number, name: string, last: number, term: Term, parts?: readonly Found<unknown>[]) => void;

/** A figure: «18», «15,00», «1.5.2016». */
export function figure(key: string, at: number, put: Put): void {
  const whole = /^\d{1,6}$/.exec(key);
  if (whole) {
    const n = Number(key);
    for (const name of ['num', 'fig']) put(at, name, at + 1, { is: 'number', lo: n, hi: n });
    if (key.length <= 2) {
      if (n >= 1 && n <= 31)
        for (const name of ['dom', 'domfig']) put(at, name, at + 1, { is: 'number', lo: n, hi: n });
      if (n >= 1 && n <= 12) put(at, 'mon', at + 1, { is: 'number', lo: n, hi: n });
      if (n < 24) put(at, 'hour', at + 1, { is: 'number', lo: n, hi: n });
      if (key.length === 2) put(at, 'yy', at + 1, { is: 'number', lo: n, hi: n });
      if (key.length === 2 && n < 60) put(at, 'minute', at + 1, { is: 'number', lo: n, hi: n });
    } else asYear(n, at, at + 1, put);
    return;
  }
  const clock = /^(\d{1,2})[.,،](\d{2})$/.exec(key);
  if (clock && Number(clock[1]) < 24 && Number(clock[2]) < 60) put(at, 'hm', at + 1, { is: 'hours', of: null });
  const parts = key.split('.').map(Number);
  const dotted = (year: number, month: number, day: number) =>
    put(at, 'dotted', at + 1, { is: 'date', year, month, day });
  if (/^\d{1,2}\.\d{1,2}\.\d{4}$/.test(key)) dotted(parts[2]!, parts[1]!, parts[0]!);
  else if (/^\d{4}\.\d{1,2}\.\d{1,2}$/.test(key)) dotted(parts[0]!, parts[1]!, parts[2]!);
  else if (/^\d{4}\.\d{1,2}$/.test(key))
    put(at, 'dotted-month', at + 1, { is: 'date', year: parts[0]!, month: parts[1]! });
  else if (/^\d{1,2}\.\d{1,2}$/.test(key))
    put(at, 'dotted-day', at + 1, {
      is: 'either',
      options: [
        { is: 'date', month: parts[1]!, day: parts[0]! },
        { is: 'date', month: parts[0]!, day: parts[1]! },
      ],
    });
}

/** A number in words or figures that the reader of numbers found. */
export function number(found: Found<unknown>, at: number, last: number, put: Put): void {
  const { kind, lo, hi, qualifier = '' } = found.value as NumberLike;
  // A span of two (بين الثالث والعاشر) and a hedged number hold others, which may be days by themselves.
  for (const part of found.parts) {
    const inner = part.value as NumberLike | null;
    if (
      inner &&
      typeof inner.first === 'number' &&
      typeof inner.last === 'number' &&
      (inner.first !== at || inner.last !== last)
    )
      number(part, inner.first, inner.last, put);
  }
  if (typeof lo !== 'number') return;
  const bound = /more|at_least/.test(qualifier) ? 'more' : /less|at_most/.test(qualifier) ? 'less' : undefined;
  const n = bound === 'less' && typeof hi === 'number' ? hi : lo;
  const term: Term = { is: 'number', lo: n, hi: hi ?? n, ...(bound && { bound }) };
  const parts = [found];
  if (kind === 'ordinal') put(at, 'ord', last, term, parts);
  else if (kind !== 'percent') put(at, kind === 'round' ? 'some' : 'num', last, term, parts);
  if ((kind !== 'integer' && kind !== 'ordinal') || !Number.isInteger(lo) || bound) return;
  if (lo >= 1 && lo <= 31) put(at, 'dom', last, term, parts);
  if (kind === 'integer') asYear(lo, at, last, put);
}

function asYear(n: number, at: number, last: number, put: Put): void {
  if (n >= 1000 && n <= 2200) put(at, 'yr', last, { is: 'number', lo: n, hi: n });
  if (n >= 1300 && n <= 1500) put(at, 'hyr', last, { is: 'number', lo: n, hi: n });
}

const BRACKETS: Readonly<Record<string, string>> = { '(': 'open', '[': 'open', ')': 'close', ']': 'close' };

/** Marks that patterns name. */
export function mark(key: string, at: number, put: Put): void {
  const name = BRACKETS[key];
  if (name) put(at, name, at + 1, { is: 'mark' });
}
