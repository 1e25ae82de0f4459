/** All disputes of a case: the conflicts inside incidents, and claims of different incidents that cannot both be true as told. */
import type { Ontology } from '../../knowledge/ontology.ts';
import type { Dispute } from '../../model/index.ts';
import { groupsOf, Neighbourhood } from '../blocks.ts';
import type { Fact } from '../facts.ts';
import type { Made } from '../incidents.ts';
import type { AccountRules } from '../rules.ts';
import { controls } from './control.ts';
import { denials, foretold } from './denial.ts';
import { asDisputes, type DisputeContext, type Opposition } from './frame.ts';
import { insideDisputes } from './inside.ts';
import { headlinePlaces } from './places.ts';
import { refusals } from './refusal.ts';
import { restrictions, targets } from './targets.ts';

/** @param facts ordered by id */
export function findDisputes(
  facts: readonly Fact[],
  made: readonly Made[],
  ontology: Ontology,
  context: DisputeContext,
): Dispute[] {
  const incidentOf = new Map(made.flatMap((m) => m.facts.map((f) => [f.id, m.incident.id] as const)));
  const inside = made.flatMap((m) => insideDisputes(m, context));
  const across: Opposition[] = [];
  const groupOf = new Map(made.flatMap((m) => m.facts.map((f) => [f, m.facts] as const)));
  const together = (f: Fact): readonly Fact[] => groupOf.get(f) ?? [f];
  for (const group of context.rules.disputes.groups) {
    const types = new Set(
      group.types ?? [...ontology.values()].filter((t) => group.of?.includes(t.group)).map((t) => t.id),
    );
    const own = facts.filter((f) => types.has(f.type));
    // types that are set against their own kind only have a neighbourhood each
    const around = new Neighbourhood(own, context.places, group.apart ? (type) => type : () => group.rule);
    const index = new Map(own.map((f, k) => [f, k]));
    const near = (f: Fact): Fact[] => around.of(index.get(f)!).map((k) => own[k]!);
    across.push(...RULES[group.rule](own, { near, together }, context));
  }
  const listed = new Set(inside.flatMap((d) => d.claims.flatMap((a) => d.claims.map((b) => `${d.kind} ${a} ${b}`))));
  const fresh = across.filter((o) => !listed.has(`${o.kind} ${o.a.id} ${o.b.id}`));
  return [...inside, ...asDisputes(fresh, incidentOf, context)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

type RuleName = AccountRules['disputes']['groups'][number]['rule'];

/** What a rule may look up: the claims of related types around one, and those of its incident. */
interface Around {
  readonly near: (fact: Fact) => readonly Fact[];
  readonly together: (fact: Fact) => readonly Fact[];
}

const RULES: Readonly<
  Record<RuleName, (facts: readonly Fact[], around: Around, context: DisputeContext) => Opposition[]>
> = {
  denials: (facts, { near }, context) => denials(facts, near, context),
  foretold: (facts, _, context) => foretold(facts, context),
  refusals: (facts, { near }, context) => refusals(facts, near, context),
  controls: (facts, { near }, context) => controls(facts, near, context),
  targets: (facts, { near }, context) => targets(facts, near, context),
  restrictions: (facts, _, context) => restrictions(facts, context),
  headlines: (facts, { together }, context) =>
    headlinePlaces(facts, groupsOf(context.rules.incident.kin), together, context),
};
