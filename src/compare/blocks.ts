/**
 * Which claims are compared at all: those of one kind of happening in one cell (governorate or country) in the same days or weeks. Keeps the cost
 * near-linear: a claim meets only its neighbours.
 */
import type { Fact } from './facts.ts';
import type { Places } from './places.ts';

const WEEK = 7;
/** Dated happenings are met by day as well, up to this many days. */
const DAYS = 3;

/** Group of related types, by type; a type in none is its own group. */
export function groupsOf(groups: readonly (readonly string[])[]): (type: string) => string {
  const of = new Map(groups.flatMap((group) => group.map((type) => [type, group[0]!] as const)));
  return (type) => of.get(type) ?? type;
}

export class Neighbourhood {
  private readonly byWeek = new Map<string, number[]>();
  private readonly byDay = new Map<string, number[]>();
  private readonly byArticle = new Map<string, number[]>();
  /** Where a claim is listed, and where it looks. */
  private readonly keys: readonly (readonly string[])[];
  private readonly looks: readonly (readonly string[])[];
  private readonly seen: Uint32Array;
  private stamp = 0;

  /** @param groupOf claims of different groups never meet */
  constructor(
    private readonly facts: readonly Fact[],
    places: Places,
    private readonly groupOf: (type: string) => string,
  ) {
    this.seen = new Uint32Array(facts.length);
    const spots = facts.map((f) => spotsOf(f, places));
    this.keys = facts.map((f, k) => spots[k]!.listed.map((spot) => `${groupOf(f.type)} ${spot}`));
    this.looks = facts.map((f, k) => spots[k]!.looks.map((spot) => `${groupOf(f.type)} ${spot}`));
    facts.forEach((f, k) => {
      push(this.byArticle, `${groupOf(f.type)} ${f.doc}`, k);
      for (const key of this.keys[k]!) {
        if (f.published !== null) push(this.byWeek, `${key} ${week(f)}`, k);
        if (isShort(f)) for (let day = f.from!; day <= f.to!; day++) push(this.byDay, `${key} ${day}`, k);
      }
    });
  }

  /** Indices of the claims that the one at `k` is compared with, ascending. */
  of(k: number): readonly number[] {
    return this.around(k, -1);
  }

  /** Those behind `k`: every pair once. */
  after(k: number): readonly number[] {
    return this.around(k, k);
  }

  private around(k: number, behind: number): number[] {
    const f = this.facts[k]!;
    const stamp = ++this.stamp;
    const out: number[] = [];
    const add = (list: readonly number[] | undefined) => {
      if (!list) return;
      // lists ascend
      for (let i = list.length - 1; i >= 0 && list[i]! > behind; i--) {
        const j = list[i]!;
        if (this.seen[j] === stamp) continue;
        this.seen[j] = stamp;
        if (j !== k) out.push(j);
      }
    };
    add(this.byArticle.get(`${this.groupOf(f.type)} ${f.doc}`));
    for (const key of this.looks[k]!) {
      if (f.published !== null) for (const d of [-1, 0, 1]) add(this.byWeek.get(`${key} ${week(f) + d}`));
      if (isShort(f)) for (let day = f.from!; day <= f.to!; day++) add(this.byDay.get(`${key} ${day}`));
    }
    return out.sort((a, b) => a - b);
  }
}

/**
 * A claim of a governorate meets the claims of that governorate and those that name only its country or no place; one of these meets all.
 */
function spotsOf(fact: Fact, places: Places): { listed: string[]; looks: string[] } {
  const cells = [...new Set(fact.places.map((p) => places.cell(p)))];
  const narrow = cells.filter((c) => places.precision(c) < 6);
  if (narrow.length === 0) return { listed: ['all', 'wide'], looks: ['all'] };
  return { listed: ['all', ...narrow], looks: ['wide', ...narrow] };
}

const week = (f: Fact): number => Math.floor(f.published! / WEEK);
const isShort = (f: Fact): boolean => f.from !== null && f.to! - f.from < DAYS;

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
