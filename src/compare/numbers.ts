/** Counts as bounds, and how two of them stand to each other. */
import type { Count } from '../model/index.ts';

/** How far a hedged count may lie from what it says, as a share of it. */
const ABOUT = 0.15;

export interface Bounds {
  readonly lo: number;
  readonly hi: number;
}

/** The bounds that a count allows; null when it says nothing. */
export function boundsOf(count: Pick<Count, 'lo' | 'hi' | 'qualifier'>): Bounds | null {
  if (count.lo === null && count.hi === null) return null;
  const lo = count.lo ?? 0;
  const hi = count.hi ?? Number.POSITIVE_INFINITY;
  return count.qualifier === 'about'
    ? { lo: Math.floor(lo * (1 - ABOUT)), hi: Math.ceil(hi * (1 + ABOUT)) }
    : { lo, hi };
}

/** True when some number satisfies both. */
export const meet = (a: Bounds, b: Bounds): boolean => a.lo <= b.hi && b.lo <= a.hi;

export const sameBounds = (a: Bounds, b: Bounds): boolean => a.lo === b.lo && a.hi === b.hi;

/** Counts of which one is so many times the other count two things: the dead of a day and those of a war. */
const MAGNITUDE = 10;
export const magnitudesApart = (a: Bounds, b: Bounds): boolean => {
  const lower = Math.min(a.hi, b.hi);
  return lower > 0 && Math.max(a.lo, b.lo) > MAGNITUDE * lower;
};
