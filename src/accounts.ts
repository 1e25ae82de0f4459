/** Claims of many articles → compared accounts, on one screen: entities, copies, origins, incidents, aspects, disputes, grades. */
import { aspectContext } from './compare/context.ts';
import { findDisputes } from './compare/disputes/index.ts';
import { factsOf } from './compare/facts.ts';
import { groupFacts } from './compare/group.ts';
import { makeIncident } from './compare/incidents.ts';
import { linkIncidents } from './compare/links.ts';
import { namingOf } from './compare/naming.ts';
import { Parties } from './compare/parties.ts';
import { Places } from './compare/places.ts';
import { type AccountRules, loadAccountRules } from './compare/rules.ts';
import { voicesOf } from './compare/voices.ts';
import type { Knowledge } from './knowledge/index.ts';
import { loadOntology, type Ontology } from './knowledge/ontology.ts';
import { belonging } from './link/belonging.ts';
import { copyGroups } from './link/copies.ts';
import { linkEntities } from './link/entities.ts';
import { traceOrigins } from './link/origins.ts';
import { Outlets } from './link/outlets.ts';
import type { Accounts, CaseRecord, ClaimLinks, NumberPolicy } from './model/index.ts';

export interface AccountsOptions {
  readonly ontology?: Ontology;
  readonly rules?: AccountRules;
  /** How one figure is named where counts differ; the range is always given. */
  readonly policy?: NumberPolicy;
}

let ontologyOnce: Ontology | undefined;
let rulesOnce: AccountRules | undefined;

/**
 * Sets the claims of a case side by side. Pure and deterministic; the result does not depend on the order of articles, claims or judgements.
 * @throws IsnadError `broken-ontology` when the ontology or `ontology/accounts.yaml` is malformed
 */
export function compareCase(record: CaseRecord, knowledge: Knowledge, options: AccountsOptions = {}): Accounts {
  ontologyOnce ??= loadOntology();
  rulesOnce ??= loadAccountRules();
  const ontology = options.ontology ?? ontologyOnce;
  const policy = options.policy ?? 'range';
  const rules = options.rules ?? rulesOnce;
  const outlets = new Outlets(knowledge);
  const { entities, linked: mentions } = linkEntities(record, knowledge);
  const copies = copyGroups(record.articles, (a) => outlets.of(a)?.agency ?? false);
  const { origins, of, teller } = traceOrigins(record, knowledge, (id) => mentions[id]?.source ?? [], copies);
  const linked: Record<string, ClaimLinks> = {};
  for (const [id, fields] of Object.entries(mentions)) {
    const { agent, target, place, source } = fields;
    linked[id] = { agent, target, place, source, origin: of.get(id) ?? '' };
  }
  const parties = new Parties(knowledge, belonging(entities, knowledge));
  const places = new Places(knowledge);
  const facts = factsOf(record, linked, teller, places, ontology);
  const groups = groupFacts(facts, { parties, places, scales: rules.incident }, rules, record.judgements);
  const context = aspectContext({ rules, policy, parties, places }, entities, origins, knowledge);
  const made = groups.map((g) => makeIncident(g, context, ontology));
  const disputes = findDisputes(facts, made, ontology, context);
  return {
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
}
