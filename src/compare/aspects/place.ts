/** Where: one place, a part of it, near it, or another. */
import { sameFigure, spotsOf, tied, timesOf } from '../closeness.ts';
import type { Fact } from '../facts.ts';
import type { Places } from '../places.ts';
import { joined } from '../rules.ts';
import { type AspectContext, type AspectResult, type Finding, judge, valuesOf } from './frame.ts';

/** Places that people live in: two of them are never one. */
const SETTLEMENTS = new Set(['city', 'town', 'village', 'camp']);

export function place(facts: readonly Fact[], context: AspectContext): AspectResult | null {
  if (context.type?.compare.place === 'none') return null;
  const values = valuesOf(facts, (fact) => {
    const ids = fact.lent ? [] : [...new Set(fact.places)].sort();
    if (ids.length === 0) return null;
    return {
      key: ids.join(' '),
      kept: ids,
      label: () => joined(ids.map(context.entityName), context.rules),
      value: ids,
    };
  });
  return judge(
    'place',
    values,
    (a, b) => comparePlaces(a.kept, b.kept, context.places),
    (a, b) => ofOneHappening(a, b, context.places),
    context,
  );
}

/** Two settlements, neither in the other nor in the land that bears its name, are two places; anything else lies in or near the other. */
function comparePlaces(a: readonly string[], b: readonly string[], places: Places): Finding {
  const pairs = a.flatMap((p) => b.map((q) => places.relation(p, q)));
  const settlements =
    a.length === 1 && b.length === 1 && [a[0]!, b[0]!].every((p) => SETTLEMENTS.has(places.get(p)?.level ?? ''));
  if (settlements && (places.namesLandOf(a[0]!, b[0]!) || places.namesLandOf(b[0]!, a[0]!)))
    return { verdict: 'refine', rule: 'contained' };
  const differ = settlements && pairs.every((r) => r === 'near' || r === 'vicinity' || r === 'apart');
  return differ ? { verdict: 'conflict', rule: 'different-places' } : { verdict: 'refine', rule: 'contained' };
}

/** Far apart, only one figure for the same can tie two articles; one article that names both tells of two. */
function ofOneHappening(a: Fact, b: Fact, places: Places): boolean {
  if (a.teller === b.teller || timesOf(a, b) === 'apart' || !tied(a, b)) return false;
  return spotsOf(a, b, places) !== 'apart' || (a.doc !== b.doc && sameFigure(a, b));
}
