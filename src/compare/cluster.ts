/**
 * Average-link agglomerative clustering over a sparse graph of scored pairs. Pairs without an edge count with a fixed score. What may never meet
 * never does. Deterministic: of equal scores the pair with the smaller indices is merged first, so the result depends on nothing but the graph.
 */

export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

export interface ClusterOptions {
  readonly threshold: number;
  /** Score of a pair without an edge. */
  readonly absent: number;
  /** Pairs that are one whatever their score, and pairs that are never one. */
  readonly same?: readonly (readonly [number, number])[];
  readonly different?: readonly (readonly [number, number])[];
}

interface Link {
  sum: number;
  count: number;
  never: boolean;
}

/** The clusters as lists of indices in ascending order, ordered by their first. */
export function cluster(n: number, edges: readonly Edge[], options: ClusterOptions): number[][] {
  const { threshold, absent, same = [], different = [] } = options;
  const members: (number[] | null)[] = Array.from({ length: n }, (_, k) => [k]);
  const links: Map<number, Link>[] = Array.from({ length: n }, () => new Map());
  const link = (a: number, b: number): Link => {
    const known = links[a]!.get(b);
    if (known) return known;
    const made = { sum: 0, count: 0, never: false };
    links[a]!.set(b, made);
    links[b]!.set(a, made);
    return made;
  };
  for (const { a, b, score } of edges) {
    const l = link(a, b);
    l.sum += score;
    l.count++;
  }
  for (const [a, b] of different) if (a !== b) link(a, b).never = true;
  const heap = new Heap();
  const score = (a: number, b: number, l: Link): number => {
    const pairs = members[a]!.length * members[b]!.length;
    return (l.sum + (pairs - l.count) * absent) / pairs;
  };
  const offer = (a: number, b: number, l: Link): void => {
    if (l.never) return;
    const s = score(a, b, l);
    if (s > threshold) heap.push(s, Math.min(a, b), Math.max(a, b), members[a]!.length + members[b]!.length);
  };
  const at = Array.from({ length: n }, (_, k) => k);
  const merge = (x: number, y: number): void => {
    const [keep, drop] = x < y ? [x, y] : [y, x];
    for (const m of members[drop]!) at[m] = keep;
    members[keep] = [...members[keep]!, ...members[drop]!].sort((p, q) => p - q);
    members[drop] = null;
    links[keep]!.delete(drop);
    links[drop]!.delete(keep);
    for (const [other, l] of links[drop]!) {
      links[other]!.delete(drop);
      const into = link(keep, other);
      into.sum += l.sum;
      into.count += l.count;
      into.never ||= l.never;
    }
    links[drop]!.clear();
  };
  for (const [a, b] of same) {
    const x = at[a]!;
    const y = at[b]!;
    if (x !== y && !links[x]!.get(y)?.never) merge(x, y);
  }
  for (let a = 0; a < n; a++) if (members[a]) for (const [b, l] of links[a]!) if (a < b) offer(a, b, l);
  for (let top = heap.pop(); top; top = heap.pop()) {
    const { a, b, size } = top;
    const l = members[a] && members[b] ? links[a]!.get(b) : undefined;
    // an entry of before a merge: the pair has been offered again since
    if (!l || members[a]!.length + members[b]!.length !== size || l.never) continue;
    merge(a, b);
    for (const [other, more] of links[a]!) offer(a, other, more);
  }
  return members.filter((m) => m !== null);
}

interface Entry {
  readonly score: number;
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

/** Binary heap: highest score first, then smaller indices. */
class Heap {
  private readonly items: Entry[] = [];

  push(score: number, a: number, b: number, size: number): void {
    const { items } = this;
    items.push({ score, a, b, size });
    for (let k = items.length - 1; k > 0; ) {
      const up = (k - 1) >> 1;
      if (!before(items[k]!, items[up]!)) break;
      [items[k], items[up]] = [items[up]!, items[k]!];
      k = up;
    }
  }

  pop(): Entry | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0 || !last) return top;
    items[0] = last;
    for (let k = 0; ; ) {
      const left = 2 * k + 1;
      if (left >= items.length) break;
      const child = left + 1 < items.length && before(items[left + 1]!, items[left]!) ? left + 1 : left;
      if (!before(items[child]!, items[k]!)) break;
      [items[k], items[child]] = [items[child]!, items[k]!];
      k = child;
    }
    return top;
  }
}

const before = (x: Entry, y: Entry): boolean => x.score > y.score || (x.score === y.score && (x.a < y.a || (x.a === y.a && x.b < y.b)));
