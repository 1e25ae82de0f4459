/** Number policies: how one figure is named where counts differ. The range is always given; what a policy names best is in `best`. */
import type { Figure, NumberPolicy } from '../model/index.ts';
import type { Fact, FactNumber } from './facts.ts';

/** A count and the origin that gives it. */
interface Told {
  readonly number: Pick<FactNumber, 'lo' | 'hi'>;
  readonly fact: Fact;
}

/**
 * `range`: lowest to highest, nothing called best. `conservative`: best is the lowest given, as ACLED. `ucdp`: low, best and high as UCDP GED; best
 * is the count given by most independent origins, of equals the lower. A hedged count stands for its lower bound.
 */
export function figureOf(told: readonly Told[], policy: NumberPolicy): Figure | null {
  if (told.length === 0) return null;
  const floor = ({ number }: Told) => number.lo ?? number.hi ?? 0;
  const open = told.some(
    ({ number }) => number.hi === null && floor({ number } as Told) >= Math.max(...told.map(floor)),
  );
  const low = Math.min(...told.map(floor));
  const high = Math.max(...told.map(({ number }) => number.hi ?? number.lo ?? 0));
  return { policy, low, high: open ? null : high, best: bestOf(told, policy, low, floor) };
}

function bestOf(told: readonly Told[], policy: NumberPolicy, low: number, floor: (t: Told) => number): number | null {
  if (policy === 'range') return null;
  if (policy === 'conservative') return low;
  const votes = new Map<number, Set<string>>();
  for (const t of told) votes.set(floor(t), (votes.get(floor(t)) ?? new Set()).add(t.fact.origin));
  return [...votes].sort((a, b) => b[1].size - a[1].size || a[0] - b[0])[0]![0];
}
