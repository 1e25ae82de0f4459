/** Disjoint sets of ids with pairs that may never meet. The name of a set is a known id where it has one, else its smallest. */
export class Union {
  private readonly parent = new Map<string, string>();
  private readonly members = new Map<string, string[]>();
  private readonly apart = new Map<string, Set<string>>();
  private readonly features = new Map<string, Set<string>>();

  constructor(private readonly known: (id: string) => boolean) {}

  find(id: string): string {
    return this.parent.get(id) ?? id;
  }

  /** Keeps two ids in different sets, whatever speaks for joining them. */
  forbid(a: string, b: string): void {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const)
      this.apart.set(x, (this.apart.get(x) ?? new Set()).add(y));
  }

  /** Joins two sets unless a pair of them is forbidden; true when they are one afterwards. */
  join(a: string, b: string, feature: string): boolean {
    const x = this.find(a);
    const y = this.find(b);
    if (x !== y) {
      const xs = this.members.get(x) ?? [x];
      const ys = this.members.get(y) ?? [y];
      if (xs.some((m) => ys.some((n) => this.apart.get(m)?.has(n)))) return false;
      const all = [...xs, ...ys].sort((m, n) => Number(this.known(n)) - Number(this.known(m)) || (m < n ? -1 : 1));
      for (const m of all) this.parent.set(m, all[0]!);
      this.members.set(all[0]!, all);
    }
    for (const id of [a, b]) this.features.set(id, (this.features.get(id) ?? new Set()).add(feature));
    return true;
  }

  /** The ids that stand in a set with others, ordered. */
  joined(): string[] {
    return [...this.parent.keys()].sort();
  }

  /** The features by which an id was joined to others. */
  because(id: string): Iterable<string> {
    return this.features.get(id) ?? [];
  }
}
