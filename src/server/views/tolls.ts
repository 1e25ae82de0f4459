/** Numbers to draw and to say: the range that a value of a toll tells, the widest of all its values. */
import type { AspectValue, Count } from '../../model/index.ts';
import type { IncidentRow } from '../contract.ts';
import type { RowParts } from '../listed.ts';
import type { View } from './view.ts';

export interface Range {
  readonly lo: number | null;
  readonly hi: number | null;
}

/** `hi` null where no upper bound is told; null where the value is no number. */
export function rangeOf({ value }: Pick<AspectValue, 'value'>): Range | null {
  const own = value as Partial<Range> | number | null;
  if (typeof own === 'number') return { lo: own, hi: own };
  if (!own || typeof own !== 'object' || (typeof own.lo !== 'number' && typeof own.hi !== 'number')) return null;
  return { lo: own.lo ?? null, hi: own.hi ?? null };
}

type Toll = IncidentRow['tolls'][number];

/**
 * The lowest and the highest number that anyone tells. What only bounds from above («at most 5») tells that bound; there is no upper bound where
 * the highest number told has none.
 */
export function tollOf(view: View, { of = 'killed', values }: RowParts['tolls'][number]): Toll {
  const ranges = values.map((v) => rangeOf(v)).filter((r) => r !== null);
  const words = (count: Omit<Parameters<View['world']['parts']['count']>[0], 'of'>) =>
    view.world.parts.count({ of: of as Count['of'], ...count });
  const [only, another] = ranges;
  if (!only) return { of, lo: null, hi: null, top: null, words: null };
  if (!another) {
    const { qualifier = 'exact' } = (values.find((v) => rangeOf(v))!.value ?? {}) as Partial<Count>;
    return { of, ...only, top: only.hi ?? only.lo, words: words({ qualifier, ...only }) };
  }
  const lo = Math.min(...ranges.map((r) => (r.lo ?? r.hi)!));
  const top = Math.max(...ranges.map((r) => (r.hi ?? r.lo)!));
  const open = ranges.some((r) => r.hi === null && r.lo === top);
  const qualifier = open && lo === top ? 'at_least' : 'exact';
  return { of, lo, hi: open ? null : top, top, words: words({ qualifier, lo, hi: top }) };
}
