/** How two places lie to each other, by the gazetteer. */
import type { Knowledge } from '../knowledge/index.ts';
import { containers, distanceKm, type Place } from '../knowledge/places.ts';

/** `part`: one contains the other; `near`: within each other's reach; `vicinity`: a neighbouring place that a report may confuse with it; `unknown` where one is not in the gazetteer. */
export type PlaceRelation = 'same' | 'part' | 'near' | 'vicinity' | 'apart' | 'unknown';

/** Reach of a place in km, by UCDP `where_prec`: how far what is said of it may lie from its point. */
const REACH_KM = [0, 3, 8, 15, 0, 14, 0, 0] as const;
const VICINITY_KM = 25;
/** A region holds what lies within so many km of its middle in the same governorate. */
const REGION_KM = 25;

export class Places {
  private readonly chains = new Map<string, ReadonlySet<string>>();
  private readonly cells = new Map<string, string>();
  private readonly relations = new Map<string, Map<string, PlaceRelation>>();
  private readonly precisions = new Map<string, number>();

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
    const kept = this.precisions.get(id);
    if (kept !== undefined) return kept;
    const found = this.get(id)?.precision ?? 7;
    this.precisions.set(id, found);
    return found;
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
    const known = this.relations.get(a);
    const of = known ?? new Map<string, PlaceRelation>();
    if (!known) this.relations.set(a, of);
    const kept = of.get(b);
    if (kept) return kept;
    const found = a > b ? this.relation(b, a) : this.relate(a, b);
    of.set(b, found);
    return found;
  }

  /** Whether a place bears the name of the district or governorate in which the other lies: «غارات على إدلب» may mean the land. */
  namesLandOf(a: string, b: string): boolean {
    for (const id of this.chain(b)) if (id !== a && id !== b && this.bearsName(a, id)) return true;
    return false;
  }

  /** Whether a place bears the name of the governorate in which the other lies: «قرب دمشق» is said of all of «ريف دمشق». */
  namesGovernorateOf(a: string, b: string): boolean {
    const land = this.cell(b);
    return land !== a && land !== b && this.bearsName(a, land);
  }

  private bearsName(place: string, land: string): boolean {
    const names = this.get(place)?.ar ?? [];
    return (this.get(land)?.ar ?? []).some((of) => names.some((n) => of === n || of.endsWith(` ${n}`)));
  }

  private relate(a: string, b: string): PlaceRelation {
    const p = this.get(a);
    const q = this.get(b);
    if (!p || !q) return 'unknown';
    if (this.chain(a).has(b) || this.chain(b).has(a)) return 'part';
    if (this.cell(a) === this.cell(b) && (this.holds(p, q) || this.holds(q, p))) return 'part';
    const reach = Math.max(REACH_KM[p.precision] ?? 0, REACH_KM[q.precision] ?? 0);
    const km = distanceKm(p, q);
    if (km <= reach) return 'near';
    return km <= VICINITY_KM && p.precision <= 2 && q.precision <= 2 ? 'vicinity' : 'apart';
  }

  /** Whether a region holds a place of its governorate: one near its middle, or any where it bears the governorate's name («ريف حلب»). */
  private holds(region: Place, place: Place): boolean {
    if (region.level !== 'region' || region.precision < 5 || place.precision > 5) return false;
    if (distanceKm(region, place) <= REGION_KM) return true;
    const whole = this.get(this.cell(region.id));
    const [, ...rest] = region.ar[0]!.split(' ');
    return whole !== undefined && rest.length > 0 && whole.ar.includes(rest.join(' '));
  }
}
