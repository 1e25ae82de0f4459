/**
 * Choosing one among candidates: a linear score for each, a softmax over all, trained so that the right ones together get the
 * probability (a conditional logit; McFadden 1974). One of the candidates may stand for "none".
 */
import type { LinearModel } from './model.ts';
import { generator, indexFeatures, meanOfRuns, quantise, shuffle, type TrainOptions } from './train.ts';

export interface Choice {
  readonly candidates: readonly Uint32Array[];
  /** Which candidates are right; at least one. */
  readonly right: readonly boolean[];
}

/** Trains a ranker: a model with the single label `score`. */
export function trainRanker(choices: readonly Choice[], options: TrainOptions = {}): LinearModel {
  const { epochs = 12, rate = 0.15, l2 = 2e-4, minCount = 2, prune = 0.02, runs = 1 } = options;
  const rows = indexFeatures(
    choices.flatMap((c) => c.candidates),
    minCount,
  );
  const data = choices.map((c) =>
    c.candidates.map((features) => Int32Array.from([...features].flatMap((f) => rows.get(f) ?? []))),
  );
  const mean = meanOfRuns(runs, rows.size, (run) => descend(data, choices, rows.size, { epochs, rate, l2 }, run));
  return quantise(rows, mean, ['score'], prune);
}

/** Descends once; returns the mean of the weights over the second half of the epochs. */
function descend(
  data: readonly (readonly Int32Array[])[],
  choices: readonly Choice[],
  size: number,
  { epochs, rate, l2 }: Required<Pick<TrainOptions, 'epochs' | 'rate' | 'l2'>>,
  seed: number,
): Float64Array {
  const w = new Float64Array(size);
  const g2 = new Float64Array(size).fill(1e-8);
  const sum = new Float64Array(size);
  const random = generator(seed);
  const order = choices.map((_, k) => k);
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const k of order) learnFrom(data[k]!, choices[k]!.right, { w, g2, rate, l2 });
    if (epoch >= epochs / 2) {
      averaged++;
      for (let at = 0; at < size; at++) sum[at]! += w[at]!;
    }
  }
  for (let at = 0; at < size; at++) sum[at]! /= averaged;
  return sum;
}

interface Descent {
  readonly w: Float64Array;
  readonly g2: Float64Array;
  readonly rate: number;
  readonly l2: number;
}

function learnFrom(candidates: readonly Int32Array[], right: readonly boolean[], { w, g2, rate, l2 }: Descent): void {
  const p = probabilities(candidates.map((features) => features.reduce((s, f) => s + w[f]!, 0)));
  let mass = 1e-12;
  for (let k = 0; k < p.length; k++) if (right[k]) mass += p[k]!;
  for (let k = 0; k < p.length; k++) {
    const delta = p[k]! - (right[k] ? p[k]! / mass : 0);
    if (Math.abs(delta) < 1e-4) continue;
    for (const f of candidates[k]!) {
      const grad = delta + l2 * w[f]!;
      g2[f]! += grad * grad;
      w[f]! -= (rate * grad) / Math.sqrt(g2[f]!);
    }
  }
}

/** Scores → probabilities. */
export function probabilities(scores: ArrayLike<number>): number[] {
  let max = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) if (scores[k]! > max) max = scores[k]!;
  const p: number[] = [];
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += p[k] = Math.exp(scores[k]! - max);
  for (let k = 0; k < p.length; k++) p[k]! /= sum;
  return p;
}
