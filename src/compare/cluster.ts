/**
 * Average-link agglomerative clustering over a sparse graph of scored pairs. Pairs without an edge count with a fixed score. What may never meet
 * never does. Deterministic: of equal scores the pair with the smaller indices is merged first, so the result depends on nothing but the graph.
 *
 * A graph that has changed a little is not clustered anew. Two clusters that are each the other's best may be merged at any time without changing what
 * comes out: by average link, and by the order of indices among equals, the union is to a third never closer than the nearer of the two was. So
 * the merges made before are made again, in their order, as long as no item that is new or whose surroundings have changed is as close to
 * one of the two; where one is, the two stay as they are and count as changed themselves. From there the best pairs are merged as ever.
 */
import { put } from '../text/lists.ts';
import { type EdgeList, HUNDREDTHS, Sets } from './edges.ts';

/** Two clusters, called by their smallest members, became one. */
export interface Merge {
  readonly score: number;
  readonly a: number;
  readonly b: number;
}

export interface ClusterOptions {
  readonly threshold: number;
  /** Score of a pair without an edge; not above the threshold. */
  readonly absent: number;
  /** Pairs that are one whatever their score, and pairs that are never one. */
  readonly same?: readonly Pair[];
  readonly different?: readonly Pair[];
  readonly before?: Before;
}

type Pair = readonly [number, number];

/** The merges of an earlier clustering, best first, and what has become of its items since. */
export interface Before {
  readonly merges: readonly Merge[];
  /** Index of then → index of now, ascending; −1 where the item is gone, has changed, or is or was in a judged pair. */
  readonly now: Int32Array;
}

export interface Clustering {
  /** Lists of indices in ascending order, ordered by their first. */
  readonly clusters: number[][];
  /** Best first; without those that were asked for. */
  readonly merges: Merge[];
}

/** Only what hangs together by edges above the threshold can become one, so each such part is clustered for itself. */
export function cluster(n: number, edges: EdgeList, options: ClusterOptions): Clustering {
  const { same = [], different = [], threshold, before = { merges: [], now: new Int32Array(0) } } = options;
  const sets = new Sets(n);
  for (let k = 0; k < edges.length; k++)
    if (edges.score[k]! > threshold * HUNDREDTHS) sets.join(edges.a[k]!, edges.b[k]!);
  for (const [a, b] of same) sets.join(a, b);
  const partOf = Int32Array.from({ length: n }, (_, k) => sets.find(k));
  const fresh = new Uint8Array(n).fill(1);
  for (const k of before.now) if (k >= 0) fresh[k] = 0;
  const replays = replaysOf(before, partOf);
  const active = new Uint8Array(n);
  for (let k = 0; k < n; k++) if (fresh[k]) active[partOf[k]!] = 1;
  for (const [part, { broken }] of replays) if (broken) active[part] = 1;
  const graph = new Graph(n, edges, (a, b) => partOf[a] === partOf[b] && active[partOf[a]!] === 1);
  const judged = (pairs: readonly Pair[]) => {
    const out = new Map<number, Pair[]>();
    for (const pair of pairs) if (partOf[pair[0]] === partOf[pair[1]]) put(out, partOf[pair[0]]!, pair);
    return out;
  };
  const [joined, parted] = [judged(same), judged(different)];
  const merges: Merge[] = [];
  // in a part in which nothing is new, all merges of before hold
  const settled = new Sets(n);
  for (const [part, { merges: known }] of replays)
    if (!active[part])
      for (const { score, a, b } of known) {
        settled.join(a!, b!);
        merges.push({ score, a: a!, b: b! });
      }
  const members = new Map<number, number[]>();
  const groups = new Map<number, number[]>();
  for (let k = 0; k < n; k++)
    if (active[partOf[k]!]) put(members, partOf[k]!, k);
    else put(groups, settled.find(k), k);
  const home = new Int32Array(n);
  const clusters = [...groups.values()];
  for (const [part, list] of members) {
    const agglomeration = new Agglomeration(list, graph, home, options);
    agglomeration.begin(
      list.filter((k) => fresh[k]),
      joined.get(part) ?? [],
      parted.get(part) ?? [],
    );
    agglomeration.replay(replays.get(part)?.merges ?? []);
    agglomeration.run();
    for (const group of agglomeration.groups.values()) clusters.push(group.sort((x, y) => x - y));
    for (const merge of agglomeration.merges) merges.push(merge);
  }
  clusters.sort((x, y) => x[0]! - y[0]!);
  merges.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  return { clusters, merges };
}

/** A merge of before under the names of now; null stands for a cluster that is not what it was. */
interface Replayed {
  readonly score: number;
  readonly a: number | null;
  readonly b: number | null;
}

/** The merges of before by part, in their order; a merge whose sides lie in two parts is told to both. */
function replaysOf({ merges, now }: Before, partOf: Int32Array): Map<number, { merges: Replayed[]; broken: boolean }> {
  const out = new Map<number, { merges: Replayed[]; broken: boolean }>();
  const spoilt = new Uint8Array(now.length);
  for (const { score, a, b } of merges) {
    const x = spoilt[a] || now[a]! < 0 ? null : now[a]!;
    const y = spoilt[b] || now[b]! < 0 ? null : now[b]!;
    if (x === null || y === null) spoilt[a] = 1;
    for (const part of new Set([x, y].flatMap((k) => (k === null ? [] : [partOf[k]!])))) {
      let of = out.get(part);
      if (!of) {
        of = { merges: [], broken: false };
        out.set(part, of);
      }
      of.merges.push({ score, a: x, b: y });
      if (x === null || y === null) of.broken = true;
    }
  }
  return out;
}

/** Edges from both ends, each end's behind one another; only those that are asked for. Weights are hundredths. */
class Graph {
  readonly first: Int32Array;
  readonly to: Int32Array;
  readonly score: Int16Array;

  constructor(n: number, edges: EdgeList, wanted: (a: number, b: number) => boolean) {
    this.first = new Int32Array(n + 1);
    const { a, b, score, length } = edges;
    for (let k = 0; k < length; k++)
      if (wanted(a[k]!, b[k]!)) {
        this.first[a[k]! + 1]!++;
        this.first[b[k]! + 1]!++;
      }
    for (let k = 0; k < n; k++) this.first[k + 1]! += this.first[k]!;
    this.to = new Int32Array(this.first[n]!);
    this.score = new Int16Array(this.first[n]!);
    const next = this.first.slice();
    for (let k = 0; k < length; k++)
      if (wanted(a[k]!, b[k]!)) {
        this.set(next[a[k]!]!++, b[k]!, score[k]!);
        this.set(next[b[k]!]!++, a[k]!, score[k]!);
      }
  }

  private set(at: number, to: number, score: number): void {
    this.to[at] = to;
    this.score[at] = score;
  }
}

/** One part. Clusters go by their smallest members. */
class Agglomeration {
  readonly groups = new Map<number, number[]>();
  readonly merges: Merge[] = [];
  /** What each edge between two clusters scores above a pair without one, summed up; kept where one of the two is open. */
  private readonly links = new Map<number, Map<number, number>>();
  /** The clusters that are not known from before. */
  private readonly open = new Set<number>();
  private readonly never = new Map<number, Set<number>>();
  private readonly absent: number;
  private readonly threshold: number;

  constructor(
    members: readonly number[],
    private readonly graph: Graph,
    /** Item → the cluster that it is in; one for all parts. */
    private readonly home: Int32Array,
    options: ClusterOptions,
  ) {
    this.absent = options.absent * HUNDREDTHS;
    this.threshold = options.threshold * HUNDREDTHS;
    for (const k of members) {
      this.groups.set(k, [k]);
      home[k] = k;
    }
  }

  /** Opens what is new, and does what people said. */
  begin(fresh: readonly number[], same: readonly Pair[], different: readonly Pair[]): void {
    for (const k of fresh) this.opened(k);
    for (const [a, b] of different)
      if (a !== b) {
        this.apart(a).add(b);
        this.apart(b).add(a);
      }
    for (const [a, b] of same) {
      const [x, y] = [this.home[a]!, this.home[b]!];
      if (x !== y && !this.never.get(x)?.has(y)) this.merge(x, y);
    }
  }

  /** Makes the merges of before again; what does not hold any more is opened. */
  replay(before: readonly Replayed[]): void {
    const spoilt = new Set<number>();
    for (const { score, a, b } of before) {
      const x = a === null || spoilt.has(a) ? null : a;
      const y = b === null || spoilt.has(b) ? null : b;
      if (x !== null && y !== null && !this.tempted(x, y, score)) {
        this.merge(x, y);
        this.merges.push({ score, a: x, b: y });
        continue;
      }
      for (const k of [x, y])
        if (k !== null && this.groups.has(k)) {
          this.opened(k);
          spoilt.add(k);
        }
      if (a !== null) spoilt.add(a);
    }
  }

  /** Merges what is each other's best, until nothing is good enough: from each open cluster on to its best, to that one's best, and so forth. */
  run(): void {
    const todo = [...this.open];
    for (let start = todo.pop(); start !== undefined; start = todo.pop()) {
      const chain = this.groups.has(start) ? [start] : [];
      for (let x = chain.at(-1); x !== undefined; x = chain.at(-1)) {
        const y = this.best(x);
        if (y === null) break;
        if (y !== chain.at(-2)) {
          chain.push(y);
          continue;
        }
        chain.length -= 2;
        this.opened(x);
        this.opened(y);
        const [a, b] = x < y ? [x, y] : [y, x];
        this.merges.push({ score: this.score(a, b, this.links.get(a)!.get(b)!), a, b });
        this.merge(a, b);
        todo.push(a);
      }
    }
  }

  /** The cluster that this one would best be merged with, of equals the one with the smaller name; null where none is good enough. */
  private best(x: number): number | null {
    const apart = this.never.get(x);
    let best: number | null = null;
    let most = this.threshold;
    for (const [y, sum] of this.links.get(x) ?? []) {
      const score = this.score(x, y, sum);
      if (score < most || (score === most && (best === null || best < y)) || apart?.has(y)) continue;
      best = y;
      most = score;
    }
    return best;
  }

  /** True when an open cluster is better for one of the two than the other one is. */
  private tempted(a: number, b: number, score: number): boolean {
    if (this.open.size === 0) return false;
    for (const [x, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const apart = this.never.get(x);
      for (const [y, sum] of this.links.get(x) ?? []) {
        const found = this.score(x, y, sum);
        if ((found > score || (found === score && y < other)) && !apart?.has(y)) return true;
      }
    }
    return false;
  }

  /** Looks up how a cluster stands to all others. */
  private opened(x: number): void {
    if (this.open.has(x)) return;
    const { first, to, score } = this.graph;
    const own = this.linksOf(x);
    const closed = new Set<number>();
    for (const k of this.groups.get(x)!)
      for (let e = first[k]!; e < first[k + 1]!; e++) {
        const y = this.home[to[e]!]!;
        // an open one has said so already
        if (y === x || this.open.has(y)) continue;
        own.set(y, (own.get(y) ?? 0) + score[e]! - this.absent);
        closed.add(y);
      }
    for (const y of closed) this.linksOf(y).set(x, own.get(y)!);
    this.open.add(x);
  }

  private linksOf(x: number): Map<number, number> {
    let of = this.links.get(x);
    if (!of) {
      of = new Map();
      this.links.set(x, of);
    }
    return of;
  }

  private apart(x: number): Set<number> {
    let of = this.never.get(x);
    if (!of) {
      of = new Set();
      this.never.set(x, of);
    }
    return of;
  }

  private score(a: number, b: number, sum: number): number {
    const pairs = this.groups.get(a)!.length * this.groups.get(b)!.length;
    return (sum + pairs * this.absent) / pairs;
  }

  /** Both are open, or neither. The smaller index keeps its name. */
  private merge(p: number, q: number): void {
    const [keep, drop] = p < q ? [p, q] : [q, p];
    const members = this.groups.get(keep)!;
    for (const k of this.groups.get(drop)!) {
      this.home[k] = keep;
      members.push(k);
    }
    this.groups.delete(drop);
    this.open.delete(drop);
    const gone = this.links.get(drop);
    this.links.delete(drop);
    if (gone) {
      const into = this.linksOf(keep);
      into.delete(drop);
      for (const [other, sum] of gone) {
        if (other === keep) continue;
        const all = (into.get(other) ?? 0) + sum;
        into.set(other, all);
        const back = this.links.get(other)!;
        back.delete(drop);
        back.set(keep, all);
      }
    }
    for (const other of this.never.get(drop) ?? []) {
      this.apart(keep).add(other);
      this.apart(other).add(keep);
    }
  }
}
