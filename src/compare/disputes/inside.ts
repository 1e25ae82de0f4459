/** Conflicts of aspects inside an incident, as disputes: their sides are the values that conflict, with the claims that do. */
import type { Dispute } from '../../model/index.ts';
import { originsOf } from '../aspects/frame.ts';
import type { Made } from '../incidents.ts';
import { type DisputeContext, makeDispute, reason } from './frame.ts';

/**
 * One dispute for each aspect whose verdict is `conflict`, once where the same claims conflict in two (the dead, and the civilians among them);
 * denials are gathered with those of other incidents.
 */
export function insideDisputes(made: Made, context: DisputeContext): Dispute[] {
  const disputes = made.aspects
    .filter((a) => a.aspect.verdict === 'conflict' && a.aspect.aspect !== 'occurrence')
    .map((a) => {
      const taking = new Set(a.against.flat());
      const sideOf = (k: number): Dispute['sides'][number] => {
        const facts = a.facts[k]!.filter((f) => taking.has(f));
        return { label: a.aspect.values[k]!.label, claims: facts.map((f) => f.id), origins: originsOf(facts) };
      };
      const sides = [...new Set(a.sides.flat())].sort((x, y) => x - y).map(sideOf);
      // of many sides two that exclude each other give the reason
      const because = reason(a.aspect.rule, a.sides[0]!.map(sideOf), context);
      return makeDispute(a.aspect.aspect, made.incident.id, sides, a.aspect.rule, because);
    });
  return [...new Map(disputes.map((d) => [d.id, d])).values()];
}
