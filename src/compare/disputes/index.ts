/** All disputes of a case: the conflicts inside incidents, and claims of different incidents that cannot both be true as told. */

import type { Ontology } from '../../knowledge/ontology.ts';
import type { Dispute } from '../../model/index.ts';
import { put } from '../../text/lists.ts';
import { Rounds } from '../../text/rounds.ts';
import { groupsOf, Neighbourhood } from '../blocks.ts';
import type { Fact, Facts } from '../facts.ts';
import type { Made } from '../incidents.ts';
import type { AccountRules } from '../rules.ts';
import { controls } from './control.ts';
import { denials, denialsIn, foretold } from './denial.ts';
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

/**
 * The disputes of a case, ordered by id.
 * @param facts of all claims
 * @param made the incidents of all facts
 * @param before what the last comparison found; the result is the same without it
 */
export function findDisputes(
  facts: Facts,
  made: readonly Made[],
  ontology: Ontology,
  context: DisputeContext,
  before: DisputesBefore = { inside: new Rounds(), oppositions: new OppositionsBefore() },
): Dispute[] {
  const inside = made.flatMap((m) =>
    before.inside.of(
      m,
      () => true,
      () => insideDisputes(m, context),
    ),
  );
  const across = made.flatMap((m) => denialsIn(m, context));
  for (const group of context.rules.disputes.groups) {
    const types = new Set(
      group.types ?? [...ontology.values()].filter((t) => group.of?.includes(t.group)).map((t) => t.id),
    );
    if (group.rule === 'headlines') {
      // who moves is told of where he left and where he came
      const still = new Set([...types].filter((t) => !ontology.get(t)?.motion));
      across.push(...headlines(facts.list, still, made, context));
    } else {
      // types that are set against their own kind only have a neighbourhood each
      const groupOf = (type: string) => (types.has(type) ? (group.apart ? type : group.rule) : null);
      const around = (lookers: readonly number[]) => new Neighbourhood(facts.list, context.places, groupOf, lookers);
      across.push(...before.oppositions.of(group.rule, facts, types, RULES[group.rule](context), around));
    }
  }
  const listed = listedIn(inside);
  const fresh = across.filter((o) => !listed(o));
  const opposed = new Set(fresh.flatMap((o) => [o.a, o.b]));
  const incidentOf = new Map<string, string>();
  for (const m of made) for (const f of m.facts) if (opposed.has(f)) incidentOf.set(f.id, m.incident.id);
  return [...inside, ...asDisputes(fresh, incidentOf, context)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether a dispute of that kind has both claims among its own. */
function listedIn(disputes: readonly Dispute[]): (o: Opposition) => boolean {
  const of = new Map<string, Dispute[]>();
  for (const d of disputes) for (const claim of d.claims) put(of, claim, d);
  return ({ kind, a, b }) => (of.get(a.id) ?? []).some((d) => d.kind === kind && (of.get(b.id) ?? []).includes(d));
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

/** Of the articles whose headline tells something of these types. */
function headlines(
  facts: readonly Fact[],
  types: ReadonlySet<string>,
  made: readonly Made[],
  context: DisputeContext,
): Opposition[] {
  const docs = new Set(facts.flatMap((f) => (f.headline && types.has(f.type) ? [f.doc] : [])));
  const own = facts.filter((f) => types.has(f.type) && docs.has(f.doc));
  let groupOf: Map<Fact, readonly Fact[]> | undefined;
  const together = (f: Fact): readonly Fact[] => {
    groupOf ??= new Map(made.flatMap((m) => m.facts.map((one) => [one, m.facts] as const)));
    return groupOf.get(f) ?? [f];
  };
  return headlinePlaces(own, groupsOf(context.rules.incident.kin), together, context);
}
