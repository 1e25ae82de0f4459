/** Claims of many articles → compared accounts, on one screen: entities, copies, origins, incidents, aspects, disputes, grades. */
import { aspectContext } from './compare/context.ts';
import { findDisputes } from './compare/disputes/index.ts';
import { factsOf } from './compare/facts.ts';
import { groupFacts } from './compare/group.ts';
import { makeIncident } from './compare/incidents.ts';
import { linkIncidents } from './compare/links.ts';
import { CompareMemory } from './compare/memory.ts';
import { namingOf } from './compare/naming.ts';
import { Parties } from './compare/parties.ts';
import { Places } from './compare/places.ts';
import { type AccountRules, loadAccountRules } from './compare/rules.ts';
import { voicesOf } from './compare/voices.ts';
import type { Knowledge } from './knowledge/index.ts';
import { loadOntology, type Ontology } from './knowledge/ontology.ts';
import { belonging } from './link/belonging.ts';
import { copyGroups, type SignedBefore } from './link/copies.ts';
import { linkEntities, type MentionLinks, type NamedBefore } from './link/entities.ts';
import { type OriginsBefore, traceOrigins } from './link/origins.ts';
import { Outlets } from './link/outlets.ts';
import type { Accounts, CaseRecord, ClaimLinks, NumberPolicy } from './model/index.ts';
import { Rounds, sameItems } from './text/rounds.ts';

export interface AccountsOptions {
  readonly ontology?: Ontology;
  readonly rules?: AccountRules;
  /** How one figure is named where counts differ; the range is always given. */
  readonly policy?: NumberPolicy;
  /** What the last comparison left; the result is the same without it. */
  readonly memory?: Memory;
}

/**
 * What one comparison leaves for the next of the same case, so that little is worked out again when little has changed. Claims and articles are
 * known again as objects: whoever compares with a memory hands over the same objects for what has not changed.
 */
export class Memory {
  private basis: readonly unknown[] = [];
  private held = new Held();

  /** What is held of comparisons with these tables and rules; nothing where they have changed. */
  on(...basis: readonly unknown[]): Held {
    if (!sameItems(basis, this.basis)) this.held = new Held();
    this.basis = basis;
    return this.held;
  }
}

class Held {
  readonly named: NamedBefore = new Rounds();
  readonly signed: SignedBefore = new Rounds();
  readonly origins: OriginsBefore = { traced: new Rounds(), quotes: new Rounds() };
  readonly links = new Rounds<string, ClaimLinks>();
  readonly compared = new CompareMemory();

  turn(): void {
    const { traced, quotes } = this.origins;
    for (const rounds of [this.named, this.signed, traced, quotes, this.links]) rounds.turn();
    this.compared.turn();
  }
}

let ontologyOnce: Ontology | undefined;
let rulesOnce: AccountRules | undefined;

/**
 * Sets the claims of a case side by side. Pure and deterministic; the result does not depend on the order of articles, claims or judgements, nor
 * on the memory.
 * @throws IsnadError `broken-ontology` when the ontology or `ontology/accounts.yaml` is malformed
 */
export function compareCase(record: CaseRecord, knowledge: Knowledge, options: AccountsOptions = {}): Accounts {
  ontologyOnce ??= loadOntology();
  rulesOnce ??= loadAccountRules();
  const ontology = options.ontology ?? ontologyOnce;
  const policy = options.policy ?? 'range';
  const rules = options.rules ?? rulesOnce;
  const memory = (options.memory ?? new Memory()).on(knowledge, ontology, rules, policy);
  const { compared } = memory;
  const outlets = new Outlets(knowledge);
  const { entities, linked: mentions } = linkEntities(record, knowledge, memory.named);
  const copies = copyGroups(record.articles, (a) => outlets.of(a)?.agency ?? false, memory.signed);
  const sources = (id: string) => mentions.get(id)?.source ?? [];
  const { origins, of, teller } = traceOrigins(record, knowledge, sources, copies, memory.origins);
  const linked = linksOf(mentions, of, memory.links);
  const states = belonging(entities, knowledge);
  const parties = new Parties(knowledge, states);
  const places = new Places(knowledge);
  const changed = compared.changed(entities, states, origins);
  const facts = factsOf(record, linked, teller, places, ontology, compared.facts, changed);
  const scale = { parties, places, scales: rules.incident };
  const groups = groupFacts(facts, scale, rules, record.judgements, compared.grouping);
  const context = aspectContext({ rules, policy, parties, places }, entities, origins, knowledge);
  const made = groups.map((g) =>
    compared.made.of(
      g,
      () => true,
      () => makeIncident(g, context, ontology),
    ),
  );
  const disputes = findDisputes(facts, made, ontology, context, compared);
  const accounts: Accounts = {
    policy,
    entities,
    origins,
    copies,
    incidents: linkIncidents(made, ontology, places).sort((a, b) => (a.id < b.id ? -1 : 1)),
    disputes,
    naming: namingOf(record.articles, record.naming ?? [], record.claims, knowledge),
    voices: voicesOf(record.articles, record.claims, linked, entities),
    linked,
  };
  memory.turn();
  return accounts;
}

/** Entities and origin of each claim; the same object as before where they are the same. */
function linksOf(
  mentions: MentionLinks,
  origins: ReadonlyMap<string, string>,
  before: Rounds<string, ClaimLinks>,
): Record<string, ClaimLinks> {
  const linked: Record<string, ClaimLinks> = {};
  for (const [id, { agent, target, place, source }] of mentions) {
    const origin = origins.get(id) ?? '';
    linked[id] = before.of(
      id,
      (kept) =>
        kept.origin === origin &&
        sameItems(kept.agent, agent) &&
        sameItems(kept.target, target) &&
        sameItems(kept.place, place) &&
        sameItems(kept.source, source),
      () => ({ agent, target, place, source, origin }),
    );
  }
  return linked;
}
