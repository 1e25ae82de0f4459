/** Quantities without a count: عشرات · مئات الآلاف · بضعة آلاف · بضع وعشرون · نيف وعشرون. */
import type { Qualifier } from '../../model/index.ts';
import { type Cursor, type Item, sense } from './cursor.ts';
import type { Sense } from './lexicon.ts';
import { type Plain, plain } from './value.ts';

const RULE = 'number.round';
const ROUNDS = ['tens', 'hundreds', 'thousands'] as const;

const qualifierOf = (round: Sense): Qualifier => ROUNDS.find((q) => round.notes.has(q)) ?? 'thousands';

/** عشرات: 20 to 99; with a scale behind it, as many of those, counted among the thousands (عشرات الآلاف: 20,000 to 99,999). */
export function roundAt(c: Cursor, item: Item): Plain | null {
  const round = sense(item, 'round');
  if (!round) return null;
  const scale = scaleAt(c, item.last, round.value);
  const step = round.value * (scale?.value ?? 1);
  const lo = 2 * step;
  const hi = 10 * step - 1;
  return plain(
    { kind: 'round', lo, hi, first: item.at, last: scale?.last ?? item.last, rule: RULE },
    { qualifier: scale ? 'thousands' : qualifierOf(round) },
  );
}

function scaleAt(c: Cursor, i: number, above: number): { value: number; last: number } | null {
  const item = c.goingOn(i, false);
  const scale = sense(item, 'scale-plural', 'scale');
  return item && scale && scale.value > above ? { value: scale.value, last: item.last } : null;
}

/** بضع and نيف, alone or with what they count. */
export function fewAt(c: Cursor, item: Item): Plain | null {
  const few = sense(item, 'few');
  return few ? severalAt(c, item, few) : sense(item, 'over') ? overAt(c, item) : null;
}

function severalAt(c: Cursor, item: Item, few: Sense): Plain {
  const between = (lo: number, hi: number, last: number): Plain =>
    plain({ kind: 'round', lo, hi, first: item.at, last, rule: RULE }, { qualifier: 'about' });
  const next = c.goingOn(item.last, false);
  if (next && sense(next, 'teen-ten')) return between(10 + few.value, 10 + few.top, next.last);
  const round = next && roundAt(c, next);
  if (round) return { ...round, first: item.at };
  const joined = c.goingOn(item.last, true);
  const tens = sense(joined, 'tens');
  if (joined && tens) return between(tens.value + few.value, tens.value + few.top, joined.last);
  return between(few.value, few.top, item.last);
}

/** نيف وعشرون: more than twenty. */
function overAt(c: Cursor, item: Item): Plain | null {
  const next = c.goingOn(item.last, true);
  const base = sense(next, 'tens', 'hundred', 'hundreds', 'scale');
  if (!next || !base) return null;
  return plain(
    { kind: 'integer', lo: base.value, first: item.at, last: next.last, rule: RULE },
    { qualifier: 'more_than' },
  );
}
