/** All incidents, disputes and claims in the orders in which they are listed; made once for each state of the case. */
import { containers } from '../../knowledge/places.ts';
import type { Dispute, Entity } from '../../model/index.ts';
import { put } from '../../text/lists.ts';
import type { Bilingual } from '../contract.ts';
import type { Listed } from '../listed.ts';
import type { Shelf } from '../shelf.ts';
import type { Ties } from '../ties.ts';
import { ordered } from './disputes.ts';
import { type Queued, queueOf } from './review.ts';
import type { World } from './view.ts';

export class Roll {
  readonly incidents: readonly Listed[];
  readonly disputes: readonly Dispute[];
  /** All claims in the order of review. */
  queue: readonly Queued[] = [];
  private readonly sorted: Map<string, readonly Listed[]>;
  private named: ReadonlyMap<string, Bilingual> | null;
  private inside: ReadonlyMap<string, readonly Entity[]> | null;

  private constructor(
    private readonly ties: Ties,
    private readonly world: World,
    before: Roll | null,
  ) {
    this.incidents = ties.accounts.listed;
    this.disputes = before?.disputes ?? ordered(ties.accounts.disputes);
    this.sorted = before?.sorted ?? new Map();
    this.named = before?.named ?? null;
    this.inside = before?.inside ?? null;
  }

  /** @param before what it has serves again where the comparison is the same */
  static async of(shelf: Shelf, ties: Ties, world: World, before?: Roll): Promise<Roll> {
    const roll = new Roll(ties, world, before?.ties === ties ? before : null);
    roll.queue = await queueOf(shelf, roll.disputes);
    return roll;
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

  /** The places of incidents, and all that contain them. */
  get placeNames(): ReadonlyMap<string, Bilingual> {
    this.named ??= this.names();
    return this.named;
  }

  private names(): Map<string, Bilingual> {
    const names = new Map<string, Bilingual>();
    for (const { place, places } of this.incidents) {
      if (!place?.id || names.has(place.id)) continue;
      names.set(place.id, place.name);
      for (const id of places) {
        const above = names.has(id) ? undefined : this.world.knowledge.places.get(id);
        if (above) names.set(id, { ar: above.ar[0]!, en: above.en[0] ?? above.ar[0]! });
      }
    }
    return names;
  }

  /** Places that claims name, by each place that contains them; those that most claims name first. */
  get placesIn(): ReadonlyMap<string, readonly Entity[]> {
    this.inside ??= this.contents();
    return this.inside;
  }

  private contents(): Map<string, Entity[]> {
    const { places } = this.world.knowledge;
    const many = (e: Entity): number => this.ties.claimsOf.get(e.id)?.length ?? 0;
    const inside = new Map<string, Entity[]>();
    for (const entity of [...this.ties.accounts.entities].sort((a, b) => many(b) - many(a))) {
      const place = entity.kind === 'place' ? places.get(entity.id) : undefined;
      for (const above of place ? containers(place, places) : []) put(inside, above.id, entity);
    }
    return inside;
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
