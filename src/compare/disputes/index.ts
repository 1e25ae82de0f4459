/** All disputes of a case: the conflicts inside incidents, and claims of different incidents that cannot both be true as told. */
import type { Ontology } from '../../knowledge/ontology.ts';
import type { Dispute } from '../../model/index.ts';
import { Rounds } from '../../text/rounds.ts';
import { groupsOf, Neighbourhood } from '../blocks.ts';
import type { Fact } from '../facts.ts';
import type { Made } from '../incidents.ts';
import type { AccountRules } from '../rules.ts';
import { controls } from './control.ts';
import { denials, foretold } from './denial.ts';
import { asDisputes, type DisputeContext, type Opposition, type PairRule } from './frame.ts';
import { insideDisputes } from './inside.ts';
import { OppositionsBefore } from './oppositions.ts';
import { headlinePlaces } from './places.ts';
import { refusals } from './refusal.ts';
import { restrictions, targets } from './targets.ts';

/** What was found before: the disputes inside incidents, and the claims that stand against each other. */
export interface DisputesBefore {
  readonly inside: Rounds<Made, readonly Dispute[]>;
  readonly oppositions: OppositionsBefore;
}

/** @param facts ordered by id */
export function findDisputes(
  facts: readonly Fact[],
  made: readonly Made[],
  ontology: Ontology,
  context: DisputeContext,
  before: DisputesBefore = { inside: new Rounds(), oppositions: new OppositionsBefore() },
): Dispute[] {
  const incidentOf = new Map<string, string>();
  for (const m of made) for (const f of m.facts) incidentOf.set(f.id, m.incident.id);
  const inside = made.flatMap((m) =>
    before.inside.of(
      m,
      () => true,
      () => insideDisputes(m, context),
    ),
  );
  const across: Opposition[] = [];
  for (const group of context.rules.disputes.groups) {
    const types = new Set(
      group.types ?? [...ontology.values()].filter((t) => group.of?.includes(t.group)).map((t) => t.id),
    );
    const own = facts.filter((f) => types.has(f.type));
    if (group.rule === 'headlines') across.push(...headlines(own, made, context));
    else {
      // types that are set against their own kind only have a neighbourhood each
      const groupOf = group.apart ? (type: string) => type : () => group.rule;
      const around = (lookers: readonly number[]) => new Neighbourhood(own, context.places, groupOf, lookers);
      across.push(...before.oppositions.of(group.rule, own, RULES[group.rule](context), around));
    }
  }
  const listed = new Set(inside.flatMap((d) => d.claims.flatMap((a) => d.claims.map((b) => `${d.kind} ${a} ${b}`))));
  const fresh = across.filter((o) => !listed.has(`${o.kind} ${o.a.id} ${o.b.id}`));
  return [...inside, ...asDisputes(fresh, incidentOf, context)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

type RuleName = Exclude<AccountRules['disputes']['groups'][number]['rule'], 'headlines'>;

const RULES: Readonly<Record<RuleName, (context: DisputeContext) => PairRule>> = {
  denials,
  foretold,
  refusals,
  controls,
  targets,
  restrictions,
};

function headlines(own: readonly Fact[], made: readonly Made[], context: DisputeContext): Opposition[] {
  const groupOf = new Map<Fact, readonly Fact[]>();
  for (const { facts } of made) if (facts.length > 1) for (const f of facts) groupOf.set(f, facts);
  const together = (f: Fact): readonly Fact[] => groupOf.get(f) ?? [f];
  return headlinePlaces(own, groupsOf(context.rules.incident.kin), together, context);
}
