/** Conflicts of aspects inside an incident, as disputes: their sides are the values that conflict, with the claims that do. */
import type { Dispute } from '../../model/index.ts';
import { originsOf } from '../aspects/frame.ts';
import type { Made } from '../incidents.ts';
import { type DisputeContext, makeDispute, reason } from './frame.ts';

/** One dispute for each aspect whose verdict is `conflict`; denials are gathered with those of other incidents. */
export function insideDisputes(made: Made, context: DisputeContext): Dispute[] {
  return made.aspects
    .filter((a) => a.aspect.verdict === 'conflict' && a.aspect.aspect !== 'occurrence')
    .map((a) => {
      const taking = new Set(a.against.flat());
      const sides = [...new Set(a.sides.flat())]
        .sort((x, y) => x - y)
        .map((k) => {
          const facts = a.facts[k]!.filter((f) => taking.has(f));
          return { label: a.aspect.values[k]!.label, claims: facts.map((f) => f.id), origins: originsOf(facts) };
        })
        .filter((s) => s.claims.length > 0);
      return makeDispute(
        a.aspect.aspect,
        made.incident.id,
        sides,
        a.aspect.rule,
        sides.length > 1 ? reason(a.aspect.rule, sides, context) : a.aspect.because,
      );
    });
}
