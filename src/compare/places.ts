/** How two places lie to each other, by the gazetteer. */
import type { Knowledge } from '../knowledge/index.ts';
import { containers, distanceKm, type Place } from '../knowledge/places.ts';

/** `part`: one contains the other; `near`: within each other's reach; `unknown` where one is not in the gazetteer. */
export type PlaceRelation = 'same' | 'part' | 'near' | 'apart' | 'unknown';

/** Reach of a place in km, by UCDP `where_prec`: how far what is said of it may lie from its point. */
const REACH_KM = [0, 3, 8, 15, 0, 14, 0, 0] as const;

export class Places {
  private readonly chains = new Map<string, ReadonlySet<string>>();
  private readonly cells = new Map<string, string>();
  private readonly relations = new Map<string, PlaceRelation>();

  constructor(private readonly knowledge: Knowledge) {}

  get(id: string): Place | undefined {
    return this.knowledge.places.get(id);
  }

  /** The place and what contains it. */
  chain(id: string): ReadonlySet<string> {
    const kept = this.chains.get(id);
    if (kept) return kept;
    const place = this.get(id);
    const out = new Set([id, ...(place ? containers(place, this.knowledge.places).map((p) => p.id) : [])]);
    this.chains.set(id, out);
    return out;
  }

  /** UCDP `where_prec` 1–7; 7 where the place is unknown. */
  precision(id: string): number {
    return this.get(id)?.precision ?? 7;
  }

  /** The governorate or, above it, the country: the cell by which claims are blocked. */
  cell(id: string): string {
    const kept = this.cells.get(id);
    if (kept !== undefined) return kept;
    const place = this.get(id);
    let cell = id;
    if (place) {
      const up = [place, ...containers(place, this.knowledge.places)];
      cell = (up.find((p) => p.level === 'governorate' || p.level === 'province') ?? up.at(-1)!).id;
    }
    this.cells.set(id, cell);
    return cell;
  }

  relation(a: string, b: string): PlaceRelation {
    if (a === b) return 'same';
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const kept = this.relations.get(key);
    if (kept) return kept;
    const found = this.relate(a, b);
    this.relations.set(key, found);
    return found;
  }

  private relate(a: string, b: string): PlaceRelation {
    const p = this.get(a);
    const q = this.get(b);
    if (!p || !q) return 'unknown';
    if (this.chain(a).has(b) || this.chain(b).has(a)) return 'part';
    const reach = Math.max(REACH_KM[p.precision] ?? 0, REACH_KM[q.precision] ?? 0);
    return distanceKm(p, q) <= reach ? 'near' : 'apart';
  }
}
