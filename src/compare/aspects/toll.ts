/** How many: counts of one kind within one incident. */

import { type Bilingual, type Counted, isRound } from '../../model/index.ts';
import { shareOfSmaller } from '../../text/hash.ts';
import { inOneSpot, onlyCountry, spotsOf, timesOf } from '../closeness.ts';
import type { Fact, FactNumber } from '../facts.ts';
import { magnitudesApart, meet, sameBounds } from '../numbers.ts';
import type { Parties } from '../parties.ts';
import type { Places } from '../places.ts';
import { figureOf } from '../policies.ts';
import { type AccountRules, fill } from '../rules.ts';
import { classOf, type TargetClass } from '../wording.ts';
import { type AspectContext, type AspectResult, type Finding, judge, type Value, valuesOf } from './frame.ts';

interface Toll {
  readonly number: FactNumber;
}

/** Counts that measure how long, how far or what share are no toll. */
const NO_TOLL = new Set<Counted>(['hours', 'days', 'phases', 'km', 'percent', 'other']);

export function tolls(facts: readonly Fact[], context: AspectContext): AspectResult[] {
  const kinds = new Set(facts.flatMap((f) => f.numbers.map((n) => n.of)).filter((of) => !NO_TOLL.has(of)));
  return [...kinds].sort().flatMap((of) => {
    const values = valuesOf(facts, (fact) => {
      const number = together(counting(of, fact));
      if (!number) return null;
      const { lo, hi, qualifier } = number;
      return {
        key: `${String(lo ?? 0).padStart(9, '0')} ${String(hi ?? 'more').padStart(9, '0')} ${qualifier}`,
        kept: { number },
        label: () => sayCount(number, context.rules),
        value: { of, lo, hi, qualifier },
      };
    });
    const parts = knownParts(facts, of);
    const result = judge(
      'toll',
      values,
      (a, b) => compare(a, b, context),
      (a, b) => !says(a, of, parts) && !says(b, of, parts) && ofOneScope(a, b, of, context),
      context,
      of,
    );
    if (!result) return [];
    const told = values.flatMap((v) => v.facts.map((fact) => ({ fact, number: v.kept.number })));
    const figure = figureOf(told, context.policy);
    return [figure ? { ...result, aspect: { ...result.aspect, figure } } : result];
  });
}

function compare(a: Value<Toll>, b: Value<Toll>, { rules }: AspectContext): Finding {
  const x = closed(a.kept.number, rules);
  const y = closed(b.kept.number, rules);
  if (sameBounds(x, y)) return { verdict: 'agree', rule: 'same-value' };
  if (meet(x, y)) return { verdict: 'refine', rule: 'within-bounds' };
  const [low, high] = x.lo < y.lo ? [a, b] : [b, a];
  if (magnitudesApart(x, y)) return { verdict: 'refine', rule: 'other-scope' };
  const later = Math.min(...high.facts.map(when)) > Math.max(...low.facts.map(when));
  return later ? { verdict: 'refine', rule: 'later-higher' } : { verdict: 'conflict', rule: 'disjoint-counts' };
}

const when = (f: Fact): number => Math.max(f.to ?? 0, f.published ?? 0);

/** «more than 12» and «tens» reach further than their figure, but not without end. */
function closed(n: FactNumber, { numbers }: AccountRules): { lo: number; hi: number } {
  const { lo, hi } = n.bounds;
  if (!Number.isFinite(hi)) return { lo, hi: lo * numbers.at_least_reach };
  return { lo, hi: isRound(n.qualifier) ? hi * numbers.round_reach : hi };
}

function sayCount({ lo, hi, qualifier }: FactNumber, { words }: AccountRules): Bilingual {
  const frame = words[qualifier];
  const told = qualifier === 'less_than' || qualifier === 'at_most' ? hi : lo;
  if (frame && told !== null) return fill(frame, { n: told });
  const text = lo === hi ? String(lo) : `${lo ?? 0}–${hi ?? '…'}`;
  return { ar: text, en: text };
}

/**
 * Of a running war the civilians counted by one and the dead counted by another are one toll; and where the dead that are counted are civilians, a
 * smaller count of civilians is a part of them.
 */
function counting(of: Counted, fact: Fact): readonly FactNumber[] {
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
function together(numbers: readonly FactNumber[]): FactNumber | null {
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
function knownParts(facts: readonly Fact[], of: Counted): ReadonlySet<number> {
  const parts = new Set<number>();
  for (const fact of facts) {
    const numbers = counting(of, fact);
    const whole = together(numbers);
    for (const n of numbers) if (whole && numbers.includes(whole) && n !== whole && n.lo !== null) parts.add(n.lo);
  }
  return parts;
}

const says = (fact: Fact, of: Counted, counts: ReadonlySet<number>): boolean =>
  counts.has(together(counting(of, fact))?.lo ?? -1);

function added(numbers: readonly FactNumber[]): FactNumber {
  const sum = (of: (n: FactNumber) => number) => numbers.reduce((all, n) => all + of(n), 0);
  const [lo, hi] = [sum((n) => n.bounds.lo), sum((n) => n.bounds.hi)];
  return { ...numbers[0]!, lo, hi: Number.isFinite(hi) ? hi : null, bounds: { lo, hi } };
}

/** A larger count without a day that is more than so many times the count of a period is of another, longer one. */
const OF_ANOTHER_PERIOD = 5;

/** A count of victims without a day may be of a part of a period, but in another article's telling no part is larger than the whole. */
function exceeds(open: Fact, period: Fact, of: Counted, places: Places): boolean {
  if (open.from !== null || open.doc === period.doc || onlyCountry(open, period, places)) return false;
  const [part, whole] = [lowest(open, of), lowest(period, of)];
  return isVictims(of) && part > whole && part <= OF_ANOTHER_PERIOD * whole;
}
const isVictims = (of: Counted): boolean => of.startsWith('killed') || of.startsWith('injured');
const lowest = (fact: Fact, of: Counted): number => together(counting(of, fact))?.bounds.lo ?? 0;

/** Two origins that count the same: one time, one place and not a part of it, the same people, counted by figures. */
function ofOneScope(a: Fact, b: Fact, of: Counted, { places, parties }: AspectContext): boolean {
  if (a.origin === b.origin || a.teller === b.teller || !told(a) || !told(b)) return false;
  const [fewer, more] = lowest(a, of) < lowest(b, of) ? [a, b] : [b, a];
  if (vague(a, of) || vague(b, of) || !ofOneTime(fewer, more, of, places)) return false;
  // a whole country has room for many deeds and many forces, and what was done is counted of one doer
  if (of === 'killed_fighters' && onlyCountry(a, b, places)) return false;
  if (!isVictims(of) && (onlyCountry(a, b, places) || (a.agent.length > 0 && !parties.meet(a.agent, b.agent, a.day))))
    return false;
  // a list of places is a sum, one of them its part
  if (spotsOf(a, b, places) !== 'same' || a.places.length !== b.places.length) return false;
  return sameVictims(fewer, more, parties);
}

const told = (f: Fact): boolean => f.claim.modality === 'asserted' && !f.earlierToll && !f.jointToll;

/** Share of runs of three letters from which two names of people are alike. */
const ALIKE = 0.5;

/** «hundreds» say no more than that there were many. */
const vague = (fact: Fact, of: Counted): boolean => counting(of, fact).every((n) => isRound(n.qualifier));

/** One time, and none that is longer or later for the larger count: a toll grows. */
function ofOneTime(fewer: Fact, more: Fact, of: Counted, places: Places): boolean {
  const times = timesOf(fewer, more);
  if (times === 'apart') return false;
  // one article gives each happening its own days
  if (times === 'same' && fewer.doc === more.doc && !fewer.long && (fewer.from !== more.from || fewer.to !== more.to))
    return false;
  if (times === 'loose' && fewer.doc !== more.doc && (!isVictims(of) || !inOneSpot(fewer, more, places))) return false;
  if (fewer.long !== more.long) return fewer.long && exceeds(more, fewer, of, places);
  if (fewer.doc !== more.doc && when(more) > when(fewer)) return false;
  return !fewer.long || (more.from! >= fewer.from! - 1 && more.to! <= fewer.to!);
}

/** Who was killed as a civilian, as one of a party or by one party is among all who were killed; two parties have their own dead, and kill their own. */
function sameVictims(fewer: Fact, more: Fact, parties: Parties): boolean {
  // a single victim is one of those told of, seven of a party are among fourteen dead
  if (lowest(fewer, 'killed') === 1 || lowest(fewer, 'injured') === 1) return false;
  if (fewer.knownTarget.length > 0 && more.knownTarget.length === 0) return false;
  if (fewer.numbers.some((n) => n.narrowed) && shareOfSmaller(fewer.targetPieces, more.targetPieces) < ALIKE)
    return false;
  const [x, y] = [saysWhom(fewer), saysWhom(more)];
  if (x !== y && (x === null ? y !== 'civilian' : x !== 'civilian' || !fewer.long)) return false;
  const apart = (xs: readonly string[], ys: readonly string[]) =>
    xs.some((p) => p && ys.some((q) => q && parties.relation(p, q, fewer.day) === 'other'));
  if (apart(fewer.target, more.target) || apart(fewer.agent, more.agent)) return false;
  return !more.long || fewer.agent.length === 0 || more.agent.length > 0 || apart(fewer.agent, fewer.agent);
}

const saysWhom = (fact: Fact): TargetClass | null => classOf(fact.claim.target.map((t) => t.text).join(' '));
