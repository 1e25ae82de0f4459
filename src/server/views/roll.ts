/** All incidents with what they are filtered, counted and ordered by; made once for each comparison. */
import { containers } from '../../knowledge/places.ts';
import type { Dispute, Grade, Incident, IncidentPlace } from '../../model/index.ts';
import type { Bilingual } from '../contract.ts';
import type { Shelf } from '../shelf.ts';
import type { Ties } from '../ties.ts';
import { ordered } from './disputes.ts';
import { Mentions } from './mentions.ts';
import { queueOf } from './review.ts';
import type { World } from './view.ts';

/** What is kept of an incident; the rest is read when it is shown. */
export interface Listed {
  readonly id: string;
  readonly type: string;
  readonly title: Bilingual;
  readonly from: string | null;
  readonly to: string | null;
  readonly place: IncidentPlace | null;
  readonly grade: Grade;
  readonly scale: Incident['scale'];
  readonly outlets: readonly string[];
  readonly claims: number;
  readonly origins: number;
  readonly disputes: number;
  /** Parties, and every actor and person of its claims. */
  readonly actors: readonly string[];
  /** The place and all that contain it, nearest first. */
  readonly places: readonly string[];
  readonly month: string | null;
}

export class Roll {
  readonly incidents: Listed[] = [];
  readonly byId = new Map<string, Listed>();
  readonly disputes: readonly Dispute[];
  readonly placeNames = new Map<string, Bilingual>();
  /** Incidents that a place holds, itself or in what it contains, and that an actor or person has a part in. */
  readonly incidentsOf = new Map<string, number>();
  /** Entities that claims go back to. */
  readonly sources = new Set<string>();
  /** All claims in the order of review. */
  readonly queue: ReturnType<typeof queueOf>;
  mentions!: Mentions;
  /** One copy of each string and place that thousands of incidents share. */
  private readonly shared = new Map<string, string>();
  private readonly sorted = new Map<string, readonly Listed[]>();
  private readonly sharedPlaces = new Map<string, { place: IncidentPlace; chain: readonly string[] }>();

  private constructor(
    private readonly shelf: Shelf,
    private readonly ties: Ties,
    private readonly world: World,
  ) {
    this.disputes = ordered(ties.accounts.disputes);
    this.queue = queueOf(shelf, this.disputes);
    for (const links of Object.values(ties.accounts.linked)) for (const id of links.source) this.sources.add(id);
  }

  static async of(shelf: Shelf, ties: Ties, world: World): Promise<Roll> {
    const roll = new Roll(shelf, ties, world);
    await ties.read((incident) => roll.add(incident));
    roll.mentions = await Mentions.of(shelf, ties.accounts.linked);
    return roll;
  }

  private add(incident: Incident): void {
    const { id, claims, articles, origins, from, to, title, grade, scale } = incident;
    const actors = new Set(incident.parties);
    for (const c of claims) {
      const links = this.ties.linksOf(c);
      if (!links) continue;
      for (const actor of links.agent) actors.add(actor);
      for (const actor of links.target) actors.add(actor);
    }
    const { place, chain } = this.placed(incident.place);
    const listed: Listed = {
      id,
      from,
      to,
      title,
      grade,
      scale,
      place,
      type: this.share(incident.type),
      outlets: [...new Set(articles.map((a) => this.share(this.shelf.outletOf(a))))].sort(),
      claims: claims.length,
      origins: origins.length,
      disputes: this.ties.disputesIn.get(id)?.length ?? 0,
      actors: [...actors].filter((a) => a !== '').map((a) => this.share(a)),
      places: chain,
      month: from ? this.share(from.slice(0, 7)) : null,
    };
    for (const entity of new Set([...listed.actors, ...listed.places]))
      this.incidentsOf.set(entity, (this.incidentsOf.get(entity) ?? 0) + 1);
    this.incidents.push(listed);
    this.byId.set(id, listed);
  }

  /** All incidents in an order, sorted once. */
  inOrder(name: string, order: (a: Listed, b: Listed) => number): readonly Listed[] {
    let sorted = this.sorted.get(name);
    if (!sorted) {
      sorted = [...this.incidents].sort(order);
      this.sorted.set(name, sorted);
    }
    return sorted;
  }

  private share(text: string): string {
    const known = this.shared.get(text);
    if (known !== undefined) return known;
    this.shared.set(text, text);
    return text;
  }

  private placed(place: IncidentPlace | null): { place: IncidentPlace | null; chain: readonly string[] } {
    if (!place?.id) return { place, chain: [] };
    const known = this.sharedPlaces.get(place.id);
    if (known) return known;
    const at = this.world.knowledge.places.get(place.id);
    const above = at ? containers(at, this.world.knowledge.places) : [];
    this.placeNames.set(place.id, place.name);
    for (const p of above)
      if (!this.placeNames.has(p.id)) this.placeNames.set(p.id, { ar: p.ar[0]!, en: p.en[0] ?? p.ar[0]! });
    const made = { place, chain: [place.id, ...above.map((p) => p.id)] };
    this.sharedPlaces.set(place.id, made);
    return made;
  }
}

/** Disputed incidents before all; then those behind which most origins stand. */
export function disputedFirst(a: Listed, b: Listed): number {
  return (
    Number(b.disputes > 0) - Number(a.disputes > 0) ||
    b.origins - a.origins ||
    b.claims - a.claims ||
    (a.id < b.id ? -1 : 1)
  );
}
