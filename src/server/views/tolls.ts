/** Numbers to draw: the range that a value of a toll tells. */
import type { AspectValue } from '../../model/index.ts';

export interface Range {
  readonly lo: number | null;
  readonly hi: number | null;
}

/** `hi` null where no upper bound is told; null where the value is no number. */
export function rangeOf({ value }: AspectValue): Range | null {
  const own = value as Partial<Range> | number | null;
  if (typeof own === 'number') return { lo: own, hi: own };
  if (!own || typeof own !== 'object' || (typeof own.lo !== 'number' && typeof own.hi !== 'number')) return null;
  return { lo: own.lo ?? null, hi: own.hi ?? null };
}
