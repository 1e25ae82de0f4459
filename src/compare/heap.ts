export interface Entry {
  readonly score: number;
  readonly a: number;
  readonly b: number;
  /** Of both groups together, when the entry was made. */
  readonly size: number;
}

/** Binary heap: the highest score first, of equals the smaller indices. */
export class Heap {
  private readonly items: Entry[] = [];

  push(entry: Entry): void {
    const { items } = this;
    items.push(entry);
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

const before = (x: Entry, y: Entry): boolean =>
  x.score > y.score || (x.score === y.score && (x.a < y.a || (x.a === y.a && x.b < y.b)));
