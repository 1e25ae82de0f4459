/** Numbers to draw: the range that a value of a toll tells. */
import type { AspectValue } from '../../model/index.ts';
import type { Shelf } from '../shelf.ts';

export interface Range {
  readonly lo: number | null;
  readonly hi: number | null;
}

/** From the value itself where it is a range, else from the numbers of its claims; null where there are none. */
export function rangeOf(value: AspectValue, of: string | undefined, shelf: Shelf): Range | null {
  const own = value.value as Partial<Range> | number | null;
  if (typeof own === 'number') return { lo: own, hi: own };
  if (own && typeof own === 'object' && (typeof own.lo === 'number' || typeof own.hi === 'number'))
    return { lo: own.lo ?? null, hi: own.hi ?? null };
  const counts = value.claims.flatMap((c) => shelf.claim.get(c)?.numbers ?? []).filter((n) => !of || n.of === of);
  if (counts.length === 0) return null;
  const lows = counts.map((n) => n.lo ?? 0);
  const open = counts.some((n) => n.hi === null);
  return { lo: Math.min(...lows), hi: open ? null : Math.max(...counts.map((n) => n.hi!)) };
}
