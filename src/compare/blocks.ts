/**
 * Which claims are compared at all: those of one kind of happening in one cell (governorate or country) in the same days or weeks. Keeps the cost
 * near-linear: a claim meets only its neighbours. Who is a neighbour of whom depends on the two alone, and each of two is the other's.
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
  /** The claims at each spot, in ascending order; only spots at which somebody looks. */
  private readonly lists = new Map<string, number[]>();
  private readonly seen: Uint32Array;
  private stamp = 0;

  /**
   * @param groupOf claims of different groups never meet
   * @param lookers indices of the claims that look for neighbours
   */
  constructor(
    private readonly facts: readonly Fact[],
    private readonly places: Places,
    private readonly groupOf: (type: string) => string,
    lookers: Iterable<number> = facts.keys(),
  ) {
    this.seen = new Uint32Array(facts.length);
    for (const k of lookers)
      for (const spot of spots(facts[k]!, places, groupOf, 'looks'))
        if (!this.lists.has(spot)) this.lists.set(spot, []);
    const groups = new Set(Array.from(this.lists.keys(), (spot) => spot.slice(0, spot.indexOf(' '))));
    facts.forEach((f, k) => {
      if (!groups.has(groupOf(f.type))) return;
      for (const spot of spots(f, places, groupOf, 'listed')) this.lists.get(spot)?.push(k);
    });
  }

  /** Indices of the claims that the one at `k`, a looker, is compared with, ascending. */
  of(k: number): readonly number[] {
    const stamp = ++this.stamp;
    const out: number[] = [];
    for (const spot of spots(this.facts[k]!, this.places, this.groupOf, 'looks'))
      for (const j of this.lists.get(spot)!) {
        if (this.seen[j] === stamp || j === k) continue;
        this.seen[j] = stamp;
        out.push(j);
      }
    return out.sort((a, b) => a - b);
  }
}

/**
 * Where a claim is listed, and where it looks: its article; its cells in the week of its publication and in each of its days. A claim of a
 * governorate meets the claims of that governorate and those that name only its country or no place; one of these meets all.
 */
function spots(f: Fact, places: Places, groupOf: (type: string) => string, way: 'listed' | 'looks'): string[] {
  const group = groupOf(f.type);
  const out = [`${group} article ${f.doc}`];
  for (const cell of cells(f, places, way)) {
    if (f.published !== null) {
      const week = Math.floor(f.published / WEEK);
      out.push(`${group} ${cell} week ${week}`);
      if (way === 'looks') out.push(`${group} ${cell} week ${week - 1}`, `${group} ${cell} week ${week + 1}`);
    }
    if (isShort(f)) for (let day = f.from!; day <= f.to!; day++) out.push(`${group} ${cell} ${day}`);
  }
  return out;
}

function cells(f: Fact, places: Places, way: 'listed' | 'looks'): string[] {
  const narrow = new Set(f.places.map((p) => places.cell(p)).filter((c) => places.precision(c) < 6));
  if (way === 'listed') return narrow.size === 0 ? ['all', 'wide'] : ['all', ...narrow];
  return narrow.size === 0 ? ['all'] : ['wide', ...narrow];
}

const isShort = (f: Fact): boolean => f.from !== null && f.to! - f.from < DAYS;
