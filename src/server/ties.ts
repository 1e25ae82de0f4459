/** What the comparison tied together, by id: incidents, disputes, origins, entities, copies. */
import type { ClaimLinks, CopyGroup, Dispute, Entity, Incident, Origin } from '../model/index.ts';
import { put } from '../text/lists.ts';
import type { Comparison } from './comparison.ts';

export type RoleName = 'agent' | 'target' | 'place' | 'source';
export const ROLES: readonly RoleName[] = ['agent', 'target', 'place', 'source'];

/** Incidents read before other things get their turn. */
const STEP = 200;

export class Ties {
  private readonly placeOf = new Map<string, number>();
  /** Claim → the incident that it tells of. */
  readonly incidentOf = new Map<string, string>();
  readonly dispute = new Map<string, Dispute>();
  readonly disputesOf = new Map<string, Dispute[]>();
  readonly disputesIn = new Map<string, Dispute[]>();
  readonly origin = new Map<string, Origin>();
  readonly entity = new Map<string, Entity>();
  /** Claims that name an entity, in any role, in the order of the record. */
  readonly claimsOf = new Map<string, string[]>();
  /** Group of a copy, its root included. */
  readonly copies = new Map<string, CopyGroup>();

  constructor(readonly accounts: Comparison) {
    for (const e of accounts.entities) this.entity.set(e.id, e);
    for (const o of accounts.origins) this.origin.set(o.id, o);
    for (const d of accounts.disputes) {
      this.dispute.set(d.id, d);
      if (d.incident) put(this.disputesIn, d.incident, d);
      for (const c of new Set(d.claims)) put(this.disputesOf, c, d);
    }
    for (const g of accounts.copies) {
      this.copies.set(g.root, g);
      for (const c of g.copies) this.copies.set(c.article, g);
    }
    for (const [claim, links] of Object.entries(accounts.linked))
      for (const id of new Set(ROLES.flatMap((role) => links[role]))) put(this.claimsOf, id, claim);
  }

  /** Goes through all incidents once, in steps, so that requests are answered meanwhile. */
  async read(each: (incident: Incident) => void): Promise<void> {
    for (let k = 0; k < this.accounts.incidents.length; k++) {
      const incident = this.accounts.incidents.at(k);
      this.placeOf.set(incident.id, k);
      for (const c of incident.claims) this.incidentOf.set(c, incident.id);
      each(incident);
      if (k % STEP === STEP - 1) await new Promise(setImmediate);
    }
  }

  incident(id: string): Incident | undefined {
    const place = this.placeOf.get(id);
    return place === undefined ? undefined : this.accounts.incidents.at(place);
  }

  linksOf(claim: string): ClaimLinks | undefined {
    return this.accounts.linked[claim];
  }

  originOf(claim: string): Origin | undefined {
    const links = this.accounts.linked[claim];
    return links && this.origin.get(links.origin);
  }

  /** The article whose text this one carries; null for a root and for a text of its own. */
  copyOf(article: string): string | null {
    const group = this.copies.get(article);
    return group && group.root !== article ? group.root : null;
  }
}
