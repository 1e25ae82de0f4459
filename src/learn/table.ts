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

  constructor(models: readonly WeightRows[]) {
    this.scales = Float64Array.from(models.flatMap(({ labels, scale }) => labels.map(() => scale)));
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
    for (let c = 0; c < out.length; c++) out[c] = 0;
    if (this.isNarrow) this.addNarrow(features, count, out);
    else this.addWide(features, count, out);
    for (let c = 0; c < out.length; c++) out[c]! *= this.scales[c]!;
  }

  private get isNarrow(): boolean {
    return this.scales.length <= NARROW;
  }

  private addNarrow(features: Uint32Array, count: number, out: Float64Array): void {
    const { slots } = this;
    for (let k = 0; k < count; k++) {
      const held = slots[this.slot(features[k]!) * 2 + 1]!;
      if (held === 0) continue;
      for (let c = 0; c < out.length; c++) out[c]! += ((held >>> (8 * c)) & 0xff) - BIAS;
    }
  }

  private addWide(features: Uint32Array, count: number, out: Float64Array): void {
    const { slots, cells } = this;
    for (let k = 0; k < count; k++) {
      const held = slots[this.slot(features[k]!) * 2 + 1]!;
      if (held === 0) continue;
      const end = held + cells[held - 1]!;
      for (let at = held; at < end; at++) out[cells[at]! >> 8]! += (cells[at]! & 0xff) - BIAS;
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
