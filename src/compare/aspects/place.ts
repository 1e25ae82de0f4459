/** Where: one place, a part of it, near it, or another. */
import { namedTarget, namesPlaces, sameFigure, spotsOf, timesOf } from '../closeness.ts';
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
    (a, b) => SPOTTED.has(context.type?.group ?? '') && !context.type?.motion && ofOneHappening(a, b, context.places),
    context,
  );
}

/** Groups of types of what happens in one spot, unless somebody moves; ground is held and words are said in many places at once. */
const SPOTTED = new Set(['violence', 'harm']);

/** Two settlements, neither in the other nor in the land that bears its name, are two places; anything else lies in or near the other. */
function comparePlaces(a: readonly string[], b: readonly string[], places: Places): Finding {
  const pairs = a.flatMap((p) => b.map((q) => places.relation(p, q)));
  const settlements =
    a.length === 1 && b.length === 1 && [a[0]!, b[0]!].every((p) => SETTLEMENTS.has(places.get(p)?.level ?? ''));
  if (settlements && (places.namesLandOf(a[0]!, b[0]!) || places.namesLandOf(b[0]!, a[0]!)))
    return { verdict: 'refine', rule: 'contained' };
  if (settlements && pairs.every((r) => r === 'near' || r === 'vicinity' || r === 'apart'))
    return { verdict: 'conflict', rule: 'different-places' };
  if (pairs.some((r) => r !== 'unknown' && r !== 'apart')) return { verdict: 'refine', rule: 'contained' };
  return { verdict: 'refine', rule: pairs.includes('unknown') ? 'places-unknown' : 'other-scope' };
}

/**
 * Two settlements are hit on one day in the same words, so that only one figure or one thing by name ties two accounts of one; far apart only the
 * figure of another article. A headline and its body tell of one. What did not happen, or is yet to, did so in both; and a place that is only carried over, or that of
 * what was told before, is no other.
 */
function ofOneHappening(a: Fact, b: Fact, places: Places): boolean {
  if (a.teller === b.teller || timesOf(a, b) === 'apart' || !happened(a) || !happened(b)) return false;
  if (spotsOf(a, b, places) === 'apart') return a.doc !== b.doc && sameFigure(a, b);
  return sameFigure(a, b) || namedTarget(a, b) || (a.doc === b.doc && a.headline !== b.headline);
}

const happened = (f: Fact): boolean => !f.aim && f.claim.modality !== 'denied' && !f.pointsBack && namesPlaces(f);
