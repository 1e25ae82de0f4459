/** Scores are kept as whole hundredths, so that sums of them do not depend on the order of adding. */
export const HUNDREDTHS = 100;

/** Scored pairs in typed arrays: millions of them in little memory. */
export class EdgeList {
  a = new Int32Array(1 << 12);
  b = new Int32Array(1 << 12);
  /** In hundredths. */
  score = new Int16Array(1 << 12);
  length = 0;

  push(a: number, b: number, score: number): void {
    if (this.length === this.a.length) this.grow();
    this.a[this.length] = a;
    this.b[this.length] = b;
    this.score[this.length++] = score;
  }

  /** Calls the items by other numbers, in the same order; the edges of those that get −1 fall away. */
  rename(now: Int32Array): void {
    let kept = 0;
    for (let k = 0; k < this.length; k++) {
      const a = now[this.a[k]!]!;
      const b = now[this.b[k]!]!;
      if (a < 0 || b < 0) continue;
      this.a[kept] = a;
      this.b[kept] = b;
      this.score[kept++] = this.score[k]!;
    }
    this.length = kept;
  }

  private grow(): void {
    const size = 2 * this.length;
    const a = new Int32Array(size);
    const b = new Int32Array(size);
    const score = new Int16Array(size);
    a.set(this.a);
    b.set(this.b);
    score.set(this.score);
    this.a = a;
    this.b = b;
    this.score = score;
  }
}

/** Disjoint sets of 0…n−1; the name of a set is its smallest member. */
export class Sets {
  private readonly up: Int32Array;

  constructor(n: number) {
    this.up = Int32Array.from({ length: n }, (_, k) => k);
  }

  find(k: number): number {
    const { up } = this;
    let at = k;
    while (up[at] !== at) {
      up[at] = up[up[at]!]!;
      at = up[at]!;
    }
    return at;
  }

  join(a: number, b: number): void {
    const x = this.find(a);
    const y = this.find(b);
    if (x < y) this.up[y] = x;
    else this.up[x] = y;
  }
}
