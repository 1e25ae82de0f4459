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

/** The neighbours of those claims that look for some. */
export class Neighbourhood {
  /** The claims at each spot, in ascending order; only spots at which somebody looks. */
  private readonly lists = new Map<string, number[]>();
  private readonly seen: Uint32Array;
  private stamp = 0;

  /**
   * @param groupOf claims of different groups never meet, those of none meet nobody
   * @param lookers indices of the claims that look for neighbours
   */
  constructor(
    private readonly facts: readonly Fact[],
    private readonly places: Places,
    private readonly groupOf: (type: string) => string | null,
    lookers: Iterable<number>,
  ) {
    this.seen = new Uint32Array(facts.length);
    const groups = new Set<string>();
    for (const k of lookers) {
      const group = groupOf(facts[k]!.type);
      if (group === null) continue;
      groups.add(group);
      for (const spot of spots(facts[k]!, group, places, 'looks')) if (!this.lists.has(spot)) this.lists.set(spot, []);
    }
    facts.forEach((f, k) => {
      const group = groupOf(f.type);
      if (group !== null && groups.has(group))
        for (const spot of spots(f, group, places, 'listed')) this.lists.get(spot)?.push(k);
    });
  }

  /** Indices of the claims that the one at `k`, a looker, is compared with. */
  of(k: number): readonly number[] {
    const out: number[] = [];
    const fact = this.facts[k]!;
    const group = this.groupOf(fact.type);
    if (group === null) return out;
    const stamp = ++this.stamp;
    for (const spot of spots(fact, group, this.places, 'looks'))
      for (const j of this.lists.get(spot)!) {
        if (this.seen[j] === stamp || j === k) continue;
        this.seen[j] = stamp;
        out.push(j);
      }
    return out;
  }
}

/**
 * Where a claim is listed, and where it looks: its article; its cells in the week of its publication and in each of its days. A claim of a
 * governorate meets the claims of that governorate and those that name only its country or no place; one of these meets all.
 */
function spots(f: Fact, group: string, places: Places, way: 'listed' | 'looks'): string[] {
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
