/**
 * Training of linear models: multinomial logistic regression by stochastic gradient descent with AdaGrad steps (Duchi, Hazan,
 * Singer 2011) and an L2 penalty. Deterministic: the order of the examples is shuffled by a fixed generator.
 */
import { LinearModel, softmax } from './model.ts';

export interface Example {
  readonly features: Uint32Array;
  readonly label: number;
  /** How much the example counts; 1 by default. */
  readonly weight?: number;
}

export interface TrainOptions {
  readonly epochs?: number;
  readonly rate?: number;
  readonly l2?: number;
  /** Features met in fewer examples than this get no weight. */
  readonly minCount?: number;
  /** Weights smaller than this are dropped in the end. */
  readonly prune?: number;
  /**
   * Share of an example's features left out at random each time it is seen, the others counting more in turn: no feature learns to
   * rely on company that an unseen text may not keep (Wang and Manning 2013, Fast dropout training).
   */
  readonly noise?: number;
  /** So many of the largest weights stay; the others are taken out and the rest trained on (Han et al. 2015). 0: all stay. */
  readonly keep?: number;
  /** Epochs of training on. */
  readonly refit?: number;
  /**
   * So many times it is trained (where only the largest weights stay: trained on), each time in another order and with other noise; the
   * weights are their mean, so that chance weighs less.
   */
  readonly runs?: number;
}

/** Small deterministic generator (mulberry32), values in [0, 1). */
export function generator(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher–Yates, in place. */
export function shuffle<T>(list: T[], random: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

/**
 * The mean of the weights of several runs, so that chance weighs less.
 * @param size number of weights
 * @param descend trains once; `run` counts from 1 and is what its chance begins from
 */
export function meanOfRuns(runs: number, size: number, descend: (run: number) => Float64Array): Float64Array {
  const mean = new Float64Array(size);
  for (let run = 1; run <= runs; run++) {
    const once = descend(run);
    for (let at = 0; at < size; at++) mean[at]! += once[at]! / runs;
  }
  return mean;
}

/** Trains on the examples; `labels` names the label numbers. */
export function trainLinear(
  examples: readonly Example[],
  labels: readonly string[],
  options: TrainOptions = {},
): LinearModel {
  const { epochs = 12, l2 = 1e-4, minCount = 2, prune = 0.02, keep = 0, refit = 2, runs = 1 } = options;
  const rows = indexFeatures(
    examples.map((e) => e.features),
    minCount,
  );
  const data = examples.map((e) => compact(e.features, rows));
  const n = labels.length;
  const all = new Int32Array(rows.size * n).map((_, at) => at % n);
  const starts = new Int32Array(rows.size + 1).map((_, row) => row * n);
  const dense = new Weights(starts, all, new Float64Array(rows.size * n));
  const trained = (from: Weights, of: number, during: number) =>
    meanOfRuns(of, from.values.length, (run) => {
      const start = new Weights(from.starts, from.columns, from.values.slice());
      return descend(start, data, examples, n, { ...options, l2, epochs: during }, run);
    });
  const w = trained(dense, keep === 0 ? runs : 1, epochs);
  if (keep === 0) return quantise(rows, w, labels, prune);
  const kept = strongest(w, rows.size, n, keep);
  const sum = trained(kept, runs, refit);
  w.fill(0);
  for (let row = 0; row < rows.size; row++)
    for (let e = kept.starts[row]!; e < kept.starts[row + 1]!; e++) w[row * n + kept.columns[e]!] = sum[e]!;
  return quantise(rows, w, labels, prune);
}

/** Weights of some labels for each feature: row k owns the entries starts[k] … starts[k+1]. */
class Weights {
  constructor(
    readonly starts: Int32Array,
    readonly columns: Int32Array,
    readonly values: Float64Array,
  ) {}
}

/** The largest entries of a dense matrix, to be trained further without the others. */
function strongest(w: Float64Array, rows: number, labels: number, keep: number): Weights {
  const sizes = Float64Array.from(w, Math.abs).sort();
  const least = Math.max(1e-6, sizes[Math.max(0, sizes.length - keep)]!);
  const starts = new Int32Array(rows + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < labels; c++) {
      const x = w[row * labels + c]!;
      if (Math.abs(x) < least) continue;
      columns.push(c);
      values.push(x);
    }
    starts[row + 1] = columns.length;
  }
  return new Weights(starts, Int32Array.from(columns), Float64Array.from(values));
}

/** Descends from the weights given; returns the mean of the weights over the second half of the epochs. */
function descend(
  { starts, columns, values: w }: Weights,
  data: readonly Int32Array[],
  examples: readonly Example[],
  labels: number,
  { epochs = 12, rate = 0.2, l2 = 1e-4, noise = 0 }: TrainOptions,
  seed: number,
): Float64Array {
  const g2 = new Float64Array(w.length).fill(1e-8);
  const sum = new Float64Array(w.length);
  const scores = new Float64Array(labels);
  const order = examples.map((_, k) => k);
  const random = generator(seed);
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const k of order) {
      const features = noise > 0 ? thin(data[k]!, noise, random) : data[k]!;
      const example = examples[k]!;
      scores.fill(0);
      for (const f of features) for (let e = starts[f]!; e < starts[f + 1]!; e++) scores[columns[e]!]! += w[e]!;
      if (noise > 0) for (let c = 0; c < labels; c++) scores[c]! /= 1 - noise;
      softmax(scores);
      scores[example.label]! -= 1;
      const weight = example.weight ?? 1;
      for (const f of features) {
        for (let e = starts[f]!; e < starts[f + 1]!; e++) {
          const delta = scores[columns[e]!]! * weight;
          if (delta < 1e-4 && delta > -1e-4) continue;
          const grad = delta + l2 * w[e]!;
          g2[e]! += grad * grad;
          w[e]! -= (rate * grad) / Math.sqrt(g2[e]!);
        }
      }
    }
    if (epoch >= epochs / 2) {
      averaged++;
      for (let e = 0; e < w.length; e++) sum[e]! += w[e]!;
    }
  }
  for (let e = 0; e < w.length; e++) sum[e]! /= averaged;
  return sum;
}

/** A random part of the features. */
function thin(features: Int32Array, noise: number, random: () => number): Int32Array {
  const out = new Int32Array(features.length);
  let n = 0;
  for (const f of features) if (random() >= noise) out[n++] = f;
  return out.subarray(0, n);
}

/** Feature hash → row, in the order of first appearance, for features met often enough. */
export function indexFeatures(examples: readonly Uint32Array[], minCount: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const e of examples) for (const f of e) counts.set(f, (counts.get(f) ?? 0) + 1);
  const rows = new Map<number, number>();
  for (const [f, count] of counts) if (count >= minCount) rows.set(f, rows.size);
  return rows;
}

function compact(features: Uint32Array, rows: ReadonlyMap<number, number>): Int32Array {
  const out: number[] = [];
  for (const f of features) {
    const row = rows.get(f);
    if (row !== undefined) out.push(row);
  }
  return Int32Array.from(out);
}

/** One byte for each weight; what rounds to nothing is left out. */
export function quantise(
  rows: ReadonlyMap<number, number>,
  w: Float64Array,
  labels: readonly string[],
  prune: number,
): LinearModel {
  const n = labels.length;
  let max = 1e-9;
  for (const x of w) if (Math.abs(x) > max) max = Math.abs(x);
  const scale = Math.min(max, 8) / 127;
  const keys: number[] = [];
  const starts: number[] = [0];
  const columns: number[] = [];
  const weights: number[] = [];
  for (const [hash, row] of rows) {
    const before = weights.length;
    for (let c = 0; c < n; c++) {
      const x = w[row * n + c]!;
      const q = Math.max(-127, Math.min(127, Math.round(x / scale)));
      if (q === 0 || Math.abs(x) < prune) continue;
      columns.push(c);
      weights.push(q);
    }
    if (weights.length === before) continue;
    keys.push(hash);
    starts.push(weights.length);
  }
  return new LinearModel(
    labels,
    Uint32Array.from(keys),
    Uint32Array.from(starts),
    Uint8Array.from(columns),
    Int8Array.from(weights),
    scale,
  );
}
