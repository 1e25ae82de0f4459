/** How many: counts of one kind within one incident. */
import { type Bilingual, type Counted, isRound } from '../../model/index.ts';
import type { Fact, FactNumber } from '../facts.ts';
import { magnitudesApart, meet, sameBounds } from '../numbers.ts';
import { figureOf } from '../policies.ts';
import { type AccountRules, fill } from '../rules.ts';
import { counting, knownParts, says, together } from './counting.ts';
import { type AspectContext, type AspectResult, type Finding, judge, type Value, valuesOf } from './frame.ts';
import { hasGrown, ofOneScope } from './scope.ts';

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
  if (!Number.isFinite(low.kept.number.bounds.hi) && low.facts.every((f) => isFresh(f, high.facts)))
    return { verdict: 'refine', rule: 'within-bounds' };
  if (magnitudesApart(x, y)) return { verdict: 'refine', rule: 'other-scope' };
  const later = high.facts.every((more) => low.facts.every((fewer) => hasGrown(fewer, more)));
  return later ? { verdict: 'refine', rule: 'later-higher' } : { verdict: 'conflict', rule: 'disjoint-counts' };
}

/**
 * Told on the day of the happening itself, when «at least 12» leaves open how many are still to be counted; an article that gives another count
 * beside it sets the two against each other.
 */
const isFresh = (f: Fact, others: readonly Fact[]): boolean =>
  !f.long && f.published !== null && f.published === (f.to ?? f.published) && others.every((o) => o.doc !== f.doc);

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
