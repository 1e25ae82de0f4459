/**
 * Where the weights of a model are looked up while reading. Nearly all the time of a look-up goes into memory that the processor's cache does not
 * hold, so a feature's weights stand as close to its key as they can: in its own slot for up to four labels, else all in one run.
 */

/** What a table is filled from: rows of weights in whole numbers, each row one feature. */
export interface WeightRows {
  readonly labels: readonly string[];
  /** Feature hashes, one for each row. */
  readonly keys: Uint32Array;
  /** Row k owns the entries starts[k] … starts[k+1]. */
  readonly starts: Uint32Array;
  /** Label of each entry. */
  readonly columns: Uint8Array;
  /** Weight of each entry, −127 … 127, to be multiplied by `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
}

/** Labels whose weights fit into a slot, one byte each. */
const NARROW = 4;
/** Added to a weight, so that it is a byte above zero. */
const BIAS = 128;
/** A narrow slot in which no label has a weight. */
const NOTHING = 0x80808080;

/**
 * Weights by feature, of one model or of several that are asked about the same features: their labels then stand one after another, four at
 * the most.
 */
export class WeightTable {
  /** Open addressing; each slot a pair: the key, and its weights (narrow) or where in `cells` they begin, plus one (wide); 0: free. */
  private readonly slots: Uint32Array;
  private readonly mask: number;
  /** Of a wide table: for each row the number of its entries, then the entries, the label in the upper byte. */
  private readonly cells: Uint16Array;
  private readonly scales: Float64Array;
  /** Sums of whole numbers, one for each label. */
  private readonly sums: Int32Array;
  /** Of the features that are being looked up: the keys where they should stand, and what is held for them. */
  private keys = new Uint32Array(1024);
  private found = new Uint32Array(1024);

  constructor(models: readonly WeightRows[]) {
    this.scales = Float64Array.from(models.flatMap(({ labels, scale }) => labels.map(() => scale)));
    this.sums = new Int32Array(this.scales.length);
    const rows = models.reduce((sum, { keys }) => sum + keys.length, 0);
    let size = 1;
    while (size < rows * 1.5) size *= 2;
    this.slots = new Uint32Array(size * 2);
    this.mask = size - 1;
    this.cells = new Uint16Array(this.isNarrow ? 0 : rows + models.reduce((sum, m) => sum + m.weights.length, 0));
    if (this.isNarrow) this.fillNarrow(models);
    else this.fillWide(models);
  }

  /** Adds up the scores of the labels into `out` (length: number of labels). */
  score(features: Uint32Array, count: number, out: Float64Array): void {
    const { sums, scales } = this;
    sums.fill(0);
    this.find(features, count);
    if (this.isNarrow) this.addNarrow(count);
    else this.addWide(count);
    for (let c = 0; c < out.length; c++) out[c] = sums[c]! * scales[c]!;
  }

  private get isNarrow(): boolean {
    return this.scales.length <= NARROW;
  }

  /**
   * Puts what the slots of the features hold into `found`. Where a feature should stand is read for all of them before anything is decided, so that
   * the processor waits for the slots side by side and not for one after another.
   */
  private find(features: Uint32Array, count: number): void {
    if (count > this.found.length) {
      this.keys = new Uint32Array(count * 2);
      this.found = new Uint32Array(count * 2);
    }
    const { slots, mask, keys, found } = this;
    for (let k = 0; k < count; k++) {
      const at = (features[k]! & mask) * 2;
      keys[k] = slots[at]!;
      found[k] = slots[at + 1]!;
    }
    for (let k = 0; k < count; k++)
      if (keys[k] !== features[k] && found[k] !== 0) found[k] = slots[this.slot(features[k]!) * 2 + 1]!;
  }

  private addNarrow(count: number): void {
    const { found, sums } = this;
    for (let k = 0; k < count; k++) {
      const held = found[k]!;
      if (held === 0) continue;
      for (let c = 0; c < sums.length; c++) sums[c]! += ((held >>> (8 * c)) & 0xff) - BIAS;
    }
  }

  private addWide(count: number): void {
    const { keys, found, sums, cells } = this;
    const ends = keys;
    for (let k = 0; k < count; k++) ends[k] = found[k] === 0 ? 0 : found[k]! + cells[found[k]! - 1]!;
    for (let k = 0; k < count; k++) {
      const held = found[k]!;
      if (held === 0) continue;
      const end = ends[k]!;
      for (let at = held; at < end; at++) {
        const cell = cells[at]!;
        sums[cell >> 8]! += (cell & 0xff) - BIAS;
      }
    }
  }

  /** The slot of a feature, or the free one where it would stand. */
  private slot(hash: number): number {
    const { slots, mask } = this;
    let slot = hash & mask;
    while (slots[slot * 2] !== hash && slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  private fillNarrow(models: readonly WeightRows[]): void {
    let first = 0;
    for (const { labels, keys, starts, columns, weights } of models) {
      for (let row = 0; row < keys.length; row++) {
        const at = this.take(keys[row]!);
        let held = this.slots[at] || NOTHING;
        for (let e = starts[row]!; e < starts[row + 1]!; e++) held += weights[e]! * 2 ** (8 * (first + columns[e]!));
        this.slots[at] = held;
      }
      first += labels.length;
    }
  }

  private fillWide([model]: readonly WeightRows[]): void {
    const { keys, starts, columns, weights } = model!;
    let free = 0;
    for (let row = 0; row < keys.length; row++) {
      this.cells[free++] = starts[row + 1]! - starts[row]!;
      this.slots[this.take(keys[row]!)] = free;
      for (let e = starts[row]!; e < starts[row + 1]!; e++)
        this.cells[free++] = (columns[e]! << 8) | (weights[e]! + BIAS);
    }
  }

  /** Where the weights of a feature stand; its key is put beside it. */
  private take(hash: number): number {
    const slot = this.slot(hash);
    this.slots[slot * 2] = hash;
    return slot * 2 + 1;
  }
}
