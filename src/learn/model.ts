/**
 * A linear model with several labels: score(label) = Σ weights of the features that hold. Weights are stored as one byte each,
 * scaled; features without weight are not stored. Format of the file: see `encode`.
 */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { IsnadError } from '../model/index.ts';
import { type TableData, type WeightRows, WeightTable } from './table.ts';

/** Of the file's format. */
const VERSION = 3;

/** A model as data that threads can share. */
export interface ModelData extends WeightRows {
  readonly table: TableData;
}

export class LinearModel implements WeightRows {
  private lazyTable: WeightTable | undefined;
  private lazyRows: ReadonlyMap<number, number> | undefined;

  /**
   * @param keys feature hashes, one for each row
   * @param starts row k owns the entries starts[k] … starts[k+1]
   * @param columns label of each entry
   * @param weights weight of each entry, to be multiplied by `scale`
   */
  constructor(
    readonly labels: readonly string[],
    readonly keys: Uint32Array,
    readonly starts: Uint32Array,
    readonly columns: Uint8Array,
    readonly weights: Int8Array,
    readonly scale: number,
  ) {}

  /** Adds up the scores of the labels into `out` (length: number of labels). */
  score(features: Uint32Array, count: number, out: Float64Array): void {
    this.table.score(features, count, out);
  }

  private get table(): WeightTable {
    this.lazyTable ??= WeightTable.of([this]);
    return this.lazyTable;
  }

  get data(): ModelData {
    const { labels, keys, starts, columns, weights, scale, table } = this;
    return { labels, keys, starts, columns, weights, scale, table: table.data };
  }

  static of({ labels, keys, starts, columns, weights, scale, table }: ModelData): LinearModel {
    const model = new LinearModel(labels, keys, starts, columns, weights, scale);
    model.lazyTable = new WeightTable(table);
    return model;
  }

  /** What one feature adds to one label; for explaining. */
  weight(hash: number, label: number): number {
    this.lazyRows ??= new Map(Array.from(this.keys, (key, row) => [key, row]));
    const row = this.lazyRows.get(hash);
    if (row === undefined) return 0;
    for (let e = this.starts[row]!; e < this.starts[row + 1]!; e++)
      if (this.columns[e] === label) return this.weights[e]! * this.scale;
    return 0;
  }

  /**
   * Bytes: magic `ISNM`, version, header length (u32 LE), header JSON {labels, scale, rows, entries, keyBytes}; then, compressed (Brotli, RFC
   * 7932), the rows in the order of their keys: the keys (each the difference from the one before, LEB128), row lengths (u8), columns,
   * weights.
   */
  encode(): Buffer {
    const order = Array.from(this.keys.keys()).sort((a, b) => this.keys[a]! - this.keys[b]!);
    const differences = leb128(order.map((row, k) => this.keys[row]! - (k > 0 ? this.keys[order[k - 1]!]! : 0)));
    const lengths = Uint8Array.from(order, (row) => this.starts[row + 1]! - this.starts[row]!);
    const columns = new Uint8Array(this.columns.length);
    const weights = new Int8Array(this.weights.length);
    let at = 0;
    for (const row of order)
      for (let e = this.starts[row]!; e < this.starts[row + 1]!; e++, at++) {
        columns[at] = this.columns[e]!;
        weights[at] = this.weights[e]!;
      }
    const header = Buffer.from(
      JSON.stringify({
        labels: this.labels,
        scale: this.scale,
        rows: this.keys.length,
        entries: this.weights.length,
        keyBytes: differences.length,
      }),
    );
    const head = Buffer.alloc(12);
    head.write('ISNM', 0, 'latin1');
    head.writeUInt32LE(VERSION, 4);
    head.writeUInt32LE(header.length, 8);
    const bytes = (a: Uint8Array | Int8Array) => Buffer.from(a.buffer, a.byteOffset, a.byteLength);
    const rows = Buffer.concat([bytes(differences), bytes(lengths), bytes(columns), bytes(weights)]);
    return Buffer.concat([head, header, brotliCompressSync(rows)]);
  }

  /** @throws IsnadError `broken-model` */
  static decode(file: Buffer, name: string): LinearModel {
    if (file.length < 12 || file.toString('latin1', 0, 4) !== 'ISNM' || file.readUInt32LE(4) !== VERSION)
      throw new IsnadError('broken-model', 'not a model file of this version; run npm run train', name);
    const body = 12 + file.readUInt32LE(8);
    const header = JSON.parse(file.toString('utf8', 12, body)) as {
      labels: string[];
      scale: number;
      rows: number;
      entries: number;
      keyBytes: number;
    };
    const rows = unpacked(file.subarray(body), name);
    let at = 0;
    const part = (length: number) => {
      if (at + length > rows.length) throw cutShort(name);
      const copy = new Uint8Array(new SharedArrayBuffer(length));
      rows.copy(copy, 0, at, at + length);
      at += length;
      return copy;
    };
    const keys = sums(part(header.keyBytes), header.rows);
    const lengths = part(header.rows);
    const columns = part(header.entries);
    const weights = new Int8Array(part(header.entries).buffer);
    const starts = new Uint32Array(new SharedArrayBuffer(4 * (header.rows + 1)));
    for (let k = 0; k < header.rows; k++) starts[k + 1] = starts[k]! + lengths[k]!;
    return new LinearModel(header.labels, keys, starts, columns, weights, header.scale);
  }
}

const cutShort = (name: string): IsnadError =>
  new IsnadError('broken-model', 'the file is cut short; run npm run train', name);

function unpacked(bytes: Buffer, name: string): Buffer {
  try {
    return brotliDecompressSync(bytes);
  } catch {
    throw cutShort(name);
  }
}

/** Whole numbers in groups of seven bits, the lowest first (LEB128, DWARF 5 §7.6). */
function leb128(numbers: readonly number[]): Uint8Array {
  const out: number[] = [];
  for (let n of numbers) {
    for (; n > 0x7f; n = Math.floor(n / 0x80)) out.push((n & 0x7f) | 0x80);
    out.push(n);
  }
  return Uint8Array.from(out);
}

/** The running sums of such numbers. */
function sums(bytes: Uint8Array, count: number): Uint32Array {
  const out = new Uint32Array(new SharedArrayBuffer(4 * count));
  let sum = 0;
  let at = 0;
  for (let k = 0; k < count; k++) {
    for (let shift = 1; ; shift *= 0x80) {
      const byte = bytes[at++] ?? 0;
      sum += (byte & 0x7f) * shift;
      if (byte < 0x80) break;
    }
    out[k] = sum;
  }
  return out;
}

/** Label with the highest score; the lower index on a tie. */
export function best(scores: Float64Array): number {
  let top = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[top]!) top = c;
  return top;
}

/** Scores → probabilities, in place. */
export function softmax(scores: Float64Array): void {
  let max = Number.NEGATIVE_INFINITY;
  for (const s of scores) if (s > max) max = s;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(scores[c]! - max);
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
}
