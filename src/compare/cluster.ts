/**
 * Average-link agglomerative clustering over a sparse graph of scored pairs. Pairs without an edge count with a fixed score. What may never meet
 * never does. Deterministic: of equal scores the pair with the smaller indices is merged first, so the result depends on nothing but the graph.
 */
import { type EdgeList, HUNDREDTHS, Sets } from './edges.ts';
import { Heap } from './heap.ts';

export interface ClusterOptions {
  readonly threshold: number;
  /** Score of a pair without an edge; not above the threshold. */
  readonly absent: number;
  /** Pairs that are one whatever their score, and pairs that are never one. */
  readonly same?: readonly (readonly [number, number])[];
  readonly different?: readonly (readonly [number, number])[];
  /** The clusters of a part as they were found before, if nothing in it has changed; and keeps those found now. Parts with judged pairs are left out. */
  readonly before?: (part: readonly number[]) => readonly (readonly number[])[] | null;
  readonly after?: (part: readonly number[], clusters: readonly (readonly number[])[]) => void;
}

interface Link {
  sum: number;
  count: number;
  never: boolean;
}

/**
 * The clusters as lists of indices in ascending order, ordered by their first. Only what hangs together by edges above the threshold can become
 * one, so each such part is clustered for itself.
 */
export function cluster(n: number, edges: EdgeList, options: ClusterOptions): number[][] {
  const { same = [], different = [], threshold } = options;
  const parts = new Sets(n);
  for (let k = 0; k < edges.length; k++)
    if (edges.score[k]! > threshold * HUNDREDTHS) parts.join(edges.a[k]!, edges.b[k]!);
  for (const [a, b] of same) parts.join(a, b);
  const members = new Map<number, number[]>();
  for (let k = 0; k < n; k++) push(members, parts.find(k), k);
  const judged = new Set([...same, ...different].flatMap(([a, b]) => [parts.find(a), parts.find(b)]));
  const out: number[][] = [];
  const fresh = new Map<number, Agglomeration>();
  for (const [part, list] of members) {
    const known = list.length === 1 ? [list] : judged.has(part) ? null : options.before?.(list);
    if (known) for (const group of known) out.push([...group]);
    else fresh.set(part, new Agglomeration(list, options));
    if (known && list.length > 1) options.after?.(list, known);
  }
  for (let k = 0; k < edges.length; k++) {
    const part = parts.find(edges.a[k]!);
    const agglomeration = part === parts.find(edges.b[k]!) ? fresh.get(part) : undefined;
    agglomeration?.edge(edges.a[k]!, edges.b[k]!, edges.score[k]!);
  }
  const within = (pairs: readonly (readonly [number, number])[], part: number) =>
    judged.has(part) ? pairs.filter(([a, b]) => parts.find(a) === part && parts.find(b) === part) : [];
  for (const [part, agglomeration] of fresh) {
    const groups = agglomeration.run(within(same, part), within(different, part));
    out.push(...groups);
    if (!judged.has(part)) options.after?.(members.get(part)!, groups);
    fresh.delete(part);
  }
  return out.sort((x, y) => x[0]! - y[0]!);
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

class Agglomeration {
  private readonly groups = new Map<number, number[]>();
  private readonly links = new Map<number, Map<number, Link>>();
  private readonly heap = new Heap();

  constructor(
    members: readonly number[],
    private readonly options: ClusterOptions,
  ) {
    for (const k of members) {
      this.groups.set(k, [k]);
      this.links.set(k, new Map());
    }
  }

  edge(a: number, b: number, score: number): void {
    const link = this.link(a, b);
    link.sum += score;
    link.count++;
  }

  run(same: readonly (readonly [number, number])[], different: readonly (readonly [number, number])[]): number[][] {
    for (const [a, b] of different) if (a !== b) this.link(a, b).never = true;
    const at = new Map<number, number>();
    const now = (k: number): number => {
      let x = k;
      while (at.has(x)) x = at.get(x)!;
      return x;
    };
    for (const [a, b] of same) {
      const [x, y] = [now(a), now(b)];
      if (x !== y && !this.links.get(x)!.get(y)?.never) {
        this.merge(x, y);
        at.set(Math.max(x, y), Math.min(x, y));
      }
    }
    for (const [a, links] of this.links) for (const [b, link] of links) if (a < b) this.offer(a, b, link);
    for (let top = this.heap.pop(); top; top = this.heap.pop()) {
      const x = this.groups.get(top.a);
      const y = this.groups.get(top.b);
      // an offer of before a merge has been made again since
      if (!x || !y || x.length + y.length !== top.size) continue;
      this.merge(top.a, top.b);
      for (const [other, link] of this.links.get(top.a)!) this.offer(top.a, other, link);
    }
    return [...this.groups.values()];
  }

  private link(a: number, b: number): Link {
    const of = this.links.get(a)!;
    let link = of.get(b);
    if (!link) {
      link = { sum: 0, count: 0, never: false };
      of.set(b, link);
      this.links.get(b)!.set(a, link);
    }
    return link;
  }

  private offer(a: number, b: number, link: Link): void {
    if (link.never) return;
    const x = this.groups.get(a)!.length;
    const y = this.groups.get(b)!.length;
    const score = (link.sum + (x * y - link.count) * this.options.absent * HUNDREDTHS) / (x * y);
    if (score > this.options.threshold * HUNDREDTHS)
      this.heap.push({ score, a: Math.min(a, b), b: Math.max(a, b), size: x + y });
  }

  /** The smaller index keeps its name. */
  private merge(p: number, q: number): void {
    const [keep, drop] = p < q ? [p, q] : [q, p];
    this.groups.set(
      keep,
      [...this.groups.get(keep)!, ...this.groups.get(drop)!].sort((x, y) => x - y),
    );
    this.groups.delete(drop);
    const gone = this.links.get(drop)!;
    this.links.delete(drop);
    this.links.get(keep)!.delete(drop);
    for (const [other, link] of gone) {
      if (other === keep) continue;
      this.links.get(other)!.delete(drop);
      const into = this.link(keep, other);
      into.sum += link.sum;
      into.count += link.count;
      into.never ||= link.never;
    }
  }
}
