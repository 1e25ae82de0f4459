/** What the comparison tied together, by id: claims, incidents, disputes, origins, entities, copies. */
import type { CopyGroup, Dispute, Entity, Incident, Origin } from '../model/index.ts';
import { put } from '../text/lists.ts';
import type { Comparison, Tie } from './comparison.ts';
import type { Listed, RowParts } from './listed.ts';
import { ROLES } from './spots.ts';
import { inTurns, Turns } from './turns.ts';

export class Ties {
  private readonly placeOf = new Map<string, number>();
  private readonly tie = new Map<string, Tie>();
  readonly dispute = new Map<string, Dispute>();
  readonly disputesOf = new Map<string, Dispute[]>();
  readonly disputesIn = new Map<string, Dispute[]>();
  readonly origin = new Map<string, Origin>();
  readonly entity = new Map<string, Entity>();
  /** Claims that name an entity, in any role, in the order of the record. */
  readonly claimsOf = new Map<string, string[]>();
  /** Entities that claims go back to. */
  readonly sources = new Set<string>();
  /** Incidents that a place holds, itself or in what it contains, and that an actor or person has a part in. */
  private readonly incidents = new Map<string, number[]>();
  /** Group of a copy, its root included. */
  readonly copies = new Map<string, CopyGroup>();

  constructor(readonly accounts: Comparison) {}

  /** Goes through all in slices. */
  static async of(accounts: Comparison): Promise<Ties> {
    const ties = new Ties(accounts);
    const turns = new Turns();
    await inTurns(accounts.entities, (e) => ties.entity.set(e.id, e), turns);
    await inTurns(accounts.origins, (o) => ties.origin.set(o.id, o), turns);
    await inTurns(accounts.disputes, (d) => ties.addDispute(d), turns);
    for (const g of accounts.copies) {
      ties.copies.set(g.root, g);
      for (const c of g.copies) ties.copies.set(c.article, g);
    }
    await inTurns(accounts.ties, (article) => ties.addTies(article), turns);
    await inTurns(accounts.listed.entries(), ([k, listed]) => ties.addListed(k, listed), turns);
    return ties;
  }

  private addDispute(dispute: Dispute): void {
    this.dispute.set(dispute.id, dispute);
    if (dispute.incident) put(this.disputesIn, dispute.incident, dispute);
    for (const c of new Set(dispute.claims)) put(this.disputesOf, c, dispute);
  }

  private addTies(article: readonly Tie[]): void {
    for (const tie of article) {
      this.tie.set(tie.id, tie);
      for (const id of new Set(ROLES.flatMap((role) => tie[role]))) put(this.claimsOf, id, tie.id);
      for (const id of tie.source) this.sources.add(id);
    }
  }

  private addListed(place: number, { id, actors, places }: Listed): void {
    this.placeOf.set(id, place);
    for (const entity of actors) put(this.incidents, entity, place);
    for (const entity of places) if (!actors.includes(entity)) put(this.incidents, entity, place);
  }

  incident(id: string): Incident | undefined {
    const place = this.placeOf.get(id);
    return place === undefined ? undefined : this.accounts.incidents.at(place);
  }

  listed(id: string): Listed | undefined {
    const place = this.placeOf.get(id);
    return place === undefined ? undefined : this.accounts.listed[place];
  }

  row(id: string): RowParts {
    return this.accounts.rows.at(this.placeOf.get(id)!);
  }

  /** Incidents that an entity has a part in, or that lie in it. */
  incidentsOf(entity: string): readonly Listed[] {
    return (this.incidents.get(entity) ?? []).map((place) => this.accounts.listed[place]!);
  }

  incidentCount(entity: string): number {
    return this.incidents.get(entity)?.length ?? 0;
  }

  linksOf(claim: string): Tie | undefined {
    return this.tie.get(claim);
  }

  /** The incident that a claim tells of. */
  incidentOf(claim: string): string | undefined {
    return this.tie.get(claim)?.incident ?? undefined;
  }

  originOf(claim: string): Origin | undefined {
    const tie = this.tie.get(claim);
    return tie && this.origin.get(tie.origin);
  }

  /** The article whose text this one carries; null for a root and for a text of its own. */
  copyOf(article: string): string | null {
    const group = this.copies.get(article);
    return group && group.root !== article ? group.root : null;
  }
}
