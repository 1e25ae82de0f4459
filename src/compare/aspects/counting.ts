/** Which count of a kind of thing a claim gives: its own, a whole and its parts, several as one. */
import { type Counted, isRound } from '../../model/index.ts';
import type { Fact, FactNumber } from '../facts.ts';
import { classOf, type TargetClass } from '../wording.ts';

/**
 * Of a running war the civilians counted by one and the dead counted by another are one toll; and where the dead that are counted are civilians, a
 * smaller count of civilians is a part of them.
 */
export function counting(of: Counted, fact: Fact): readonly FactNumber[] {
  const alsoDead = of === 'killed_civilians' && saysWhom(fact) === 'civilian';
  const own = fact.numbers.filter((n) => !n.ofPart && (n.of === of || (alsoDead && n.of === 'killed')));
  // beside more of a kind, others who were killed are no whole
  if (
    of === 'killed' &&
    fact.numbers.some((n) => n.of.startsWith('killed_') && own.some((o) => n.bounds.lo > o.bounds.lo))
  )
    return [];
  return own.length === 0 && of === 'killed' && fact.long
    ? fact.numbers.filter((n) => !n.ofPart && n.of === 'killed_civilians')
    : own;
}

/**
 * Several counts of one kind in one claim: of two sorts of people they are added up («أربعة عسكريين وأربعة مدنيين»), else the largest is the whole and the
 * others are parts of it («54 شخصا بينهم 43 في …»); «tens, even hundreds» are one count with the bounds of all.
 */
export function together(numbers: readonly FactNumber[]): FactNumber | null {
  const first = numbers[0];
  if (!first || numbers.length === 1) return first ?? null;
  const apart = new Set(numbers.map((n) => n.target)).size === numbers.length && numbers.every((n) => n.target >= 0);
  if (apart) return added(numbers);
  if (!numbers.some((n) => isRound(n.qualifier))) return numbers.reduce((x, y) => (y.bounds.lo > x.bounds.lo ? y : x));
  const lo = Math.min(...numbers.map((n) => n.bounds.lo));
  const hi = Math.max(...numbers.map((n) => n.bounds.hi));
  return { ...first, lo, hi: Number.isFinite(hi) ? hi : null, bounds: { lo, hi } };
}

/** The counts of which somebody says that they are a part of his: nobody else means the whole by them. */
export function knownParts(facts: readonly Fact[], of: Counted): ReadonlySet<number> {
  const parts = new Set<number>();
  for (const fact of facts) {
    const numbers = counting(of, fact);
    const whole = together(numbers);
    for (const n of numbers) if (whole && numbers.includes(whole) && n !== whole && n.lo !== null) parts.add(n.lo);
  }
  return parts;
}

/** Whether the count that a claim gives is one of these. */
export const says = (fact: Fact, of: Counted, counts: ReadonlySet<number>): boolean =>
  counts.has(together(counting(of, fact))?.lo ?? -1);

function added(numbers: readonly FactNumber[]): FactNumber {
  const sum = (of: (n: FactNumber) => number) => numbers.reduce((all, n) => all + of(n), 0);
  const [lo, hi] = [sum((n) => n.bounds.lo), sum((n) => n.bounds.hi)];
  return { ...numbers[0]!, lo, hi: Number.isFinite(hi) ? hi : null, bounds: { lo, hi } };
}

/** The least that a claim counts of a kind; 0 where it counts none. */
export const lowest = (fact: Fact, of: Counted): number => together(counting(of, fact))?.bounds.lo ?? 0;

/** «hundreds» say no more than that there were many. */
export const vague = (fact: Fact, of: Counted): boolean => counting(of, fact).every((n) => isRound(n.qualifier));

/** Whom a claim counts, where its words say so. */
export const saysWhom = (fact: Fact): TargetClass | null => classOf(fact.claim.target.map((t) => t.text).join(' '));
