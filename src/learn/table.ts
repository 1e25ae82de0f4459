/**
 * Where the weights of a model are looked up while reading. Nearly all the time of a look-up goes into memory that the processor's cache does not
 * hold, so a feature's weights stand as close to its key as they can: in its own slot for up to four labels, else all in one run. A run holds the
 * labels that have a weight, each with its weight; where those are many, the weights of all labels, four of which are added up at once.
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

/** All that a table holds, in memory that threads can share. */
export interface TableData {
  /** Open addressing; each slot a pair: the key, and its weights (narrow) or where in `cells` or, with `FULL`, in `full` they begin, plus one (wide); 0: free. */
  readonly slots: Uint32Array;
  /** Of a wide table: for each row the number of its entries, then the entries, the label in the upper byte. */
  readonly cells: Uint16Array;
  /** Of a wide table: rows of the weights of all labels, four in a cell; `cellsOfRow` of them each. */
  readonly full: Uint32Array;
  /** What the weights of each label are multiplied by. */
  readonly scales: Float64Array;
}

/** Labels whose weights fit into a slot, one byte each. */
const NARROW = 4;
/** Added to a weight, so that it is a byte above zero. */
const BIAS = 128;
/** Four labels side by side, none of which has a weight. */
const NOTHING = 0x80808080;
/** Of what a wide slot holds: set where the row is a full one. */
const FULL = 1 << 30;
/** Every other byte of four, so that sums of bytes have room. */
const BYTES = 0x00ff00ff;
/** Bytes that can be added up in the room of two. */
const MOST_ADDED = 257;

/**
 * Weights by feature, of one model or of several that are asked about the same features: their labels then stand one after another, four at
 * the most.
 */
export class WeightTable {
  private readonly slots: Uint32Array;
  private readonly mask: number;
  private readonly cells: Uint16Array;
  private readonly full: Uint32Array;
  private readonly cellsOfRow: number;
  /** Sums of full rows: of the first and third label of each cell, and of the second and fourth. */
  private readonly even: Uint32Array;
  private readonly odd: Uint32Array;
  private readonly scales: Float64Array;
  /** Sums of whole numbers, one for each label. */
  private readonly sums: Int32Array;
  /** Of the features that are being looked up: the keys where they should stand, and what is held for them. */
  private keys = new Uint32Array(1024);
  private found = new Uint32Array(1024);

  constructor(readonly data: TableData) {
    this.slots = data.slots;
    this.cells = data.cells;
    this.full = data.full;
    this.scales = data.scales;
    this.sums = new Int32Array(this.scales.length);
    this.mask = this.slots.length / 2 - 1;
    this.cellsOfRow = cellsFor(this.scales.length);
    this.even = new Uint32Array(this.cellsOfRow);
    this.odd = new Uint32Array(this.cellsOfRow);
  }

  /** The table of one model, or of several. */
  static of(models: readonly WeightRows[]): WeightTable {
    const scales = models.flatMap(({ labels, scale }) => labels.map(() => scale));
    const rows = models.reduce((sum, { keys }) => sum + keys.length, 0);
    let size = 1;
    while (size < rows * 1.5) size *= 2;
    const narrow = scales.length <= NARROW;
    const { entries, full } = narrow ? { entries: 0, full: 0 } : sizes(models[0]!, cellsFor(scales.length));
    const table = new WeightTable({
      slots: new Uint32Array(new SharedArrayBuffer(8 * size)),
      cells: new Uint16Array(new SharedArrayBuffer(2 * entries)),
      full: new Uint32Array(new SharedArrayBuffer(4 * full)).fill(NOTHING),
      scales: Float64Array.from(scales),
    });
    if (narrow) table.fillNarrow(models);
    else table.fillWide(models[0]!);
    return table;
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

  /** The beginning of each row is read before any is added up, for the same reason as in `find`. */
  private addWide(count: number): void {
    const { keys, found, sums, cells, full } = this;
    const ends = keys;
    for (let k = 0; k < count; k++) {
      const held = found[k]!;
      if ((held & FULL) !== 0) ends[k] = full[(held ^ FULL) - 1]!;
      else ends[k] = held === 0 ? 0 : held + cells[held - 1]!;
    }
    let added = 0;
    for (let k = 0; k < count; k++) {
      const held = found[k]!;
      if ((held & FULL) !== 0) {
        this.addFull((held ^ FULL) - 1);
        if (++added < MOST_ADDED) continue;
        this.takeFull(added);
        added = 0;
      } else {
        const end = ends[k]!;
        for (let at = held; at < end; at++) {
          const cell = cells[at]!;
          sums[cell >> 8]! += (cell & 0xff) - BIAS;
        }
      }
    }
    if (added > 0) this.takeFull(added);
  }

  private addFull(from: number): void {
    const { full, even, odd, cellsOfRow } = this;
    for (let k = 0; k < cellsOfRow; k++) {
      const cell = full[from + k]!;
      even[k]! += cell & BYTES;
      odd[k]! += (cell >>> 8) & BYTES;
    }
  }

  /** Puts the sums of so many full rows with the others. */
  private takeFull(rows: number): void {
    const { sums, even, odd } = this;
    for (let c = 0; c < sums.length; c++) {
      const pair = (c & 1) === 0 ? even : odd;
      const sum = (c & 2) === 0 ? pair[c >> 2]! & 0xffff : pair[c >> 2]! >>> 16;
      sums[c]! += sum - rows * BIAS;
    }
    even.fill(0);
    odd.fill(0);
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

  private fillWide({ keys, starts, columns, weights }: WeightRows): void {
    let [free, freeFull] = [0, 0];
    for (let row = 0; row < keys.length; row++) {
      const [first, end] = [starts[row]!, starts[row + 1]!];
      const at = this.take(keys[row]!);
      if (isFull(end - first, this.cellsOfRow)) {
        this.slots[at] = (freeFull + 1) | FULL;
        for (let e = first; e < end; e++)
          this.full[freeFull + (columns[e]! >> 2)]! += weights[e]! * 2 ** (8 * (columns[e]! & 3));
        freeFull += this.cellsOfRow;
      } else {
        this.cells[free++] = end - first;
        this.slots[at] = free;
        for (let e = first; e < end; e++) this.cells[free++] = (columns[e]! << 8) | (weights[e]! + BIAS);
      }
    }
  }

  /** Where the weights of a feature stand; its key is put beside it. */
  private take(hash: number): number {
    const slot = this.slot(hash);
    this.slots[slot * 2] = hash;
    return slot * 2 + 1;
  }
}

/** Cells that the weights of all labels take, four in each. */
const cellsFor = (labels: number): number => Math.ceil(labels / 4);

/** Whether a row is kept as a full one: it is then added up sooner than entry by entry. */
const isFull = (entries: number, cellsOfRow: number): boolean => entries > cellsOfRow;

/** How much room the rows take. */
function sizes({ keys, starts }: WeightRows, cellsOfRow: number): { entries: number; full: number } {
  let [entries, full] = [0, 0];
  for (let row = 0; row < keys.length; row++) {
    const length = starts[row + 1]! - starts[row]!;
    if (isFull(length, cellsOfRow)) full += cellsOfRow;
    else entries += 1 + length;
  }
  return { entries, full };
}
