/** Weights looked up while reading: the sums are those of the rows, however many labels and features there are. */
import { expect, test } from 'vitest';
import { type WeightRows, WeightTable } from '../src/learn/table.ts';
import { generator } from '../src/learn/train.ts';

/** A model of so many labels; its rows have from one weight up to one for each label. */
function made(labels: number, rows: number): WeightRows {
  const random = generator(labels);
  const starts = [0];
  const columns: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < rows; row++) {
    const share = random();
    for (let c = 0; c < labels; c++)
      if (c === row % labels || random() < share) {
        columns.push(c);
        weights.push(Math.floor(random() * 255) - 127);
      }
    starts.push(columns.length);
  }
  return {
    labels: Array.from({ length: labels }, (_, c) => `label ${c}`),
    keys: Uint32Array.from({ length: rows }, (_, row) => Math.imul(row + 1, 0x9e3779b1)),
    starts: Uint32Array.from(starts),
    columns: Uint8Array.from(columns),
    weights: Int8Array.from(weights),
    scale: 0.5,
  };
}

/** The scores by the rows themselves. */
function plainly(model: WeightRows, features: Uint32Array): number[] {
  const rowOf = new Map(Array.from(model.keys, (key, row) => [key, row]));
  const sums = model.labels.map(() => 0);
  for (const feature of features) {
    const row = rowOf.get(feature);
    if (row === undefined) continue;
    for (let e = model.starts[row]!; e < model.starts[row + 1]!; e++)
      sums[model.columns[e]!]! += model.weights[e]! * model.scale;
  }
  return sums;
}

test.each([1, 2, 4, 5, 8, 20, 33])('the sums of %i labels are those of the rows', (labels) => {
  const model = made(labels, 3000);
  const table = WeightTable.of([model]);
  // every second one has no row; 1,500 rows are more than the sums of bytes have room for at once
  for (const count of [0, 1, 60, 3000]) {
    const features = Uint32Array.from({ length: count }, (_, k) => (k % 2 ? model.keys[k]! : k));
    const scores = new Float64Array(labels);
    table.score(features, count, scores);
    expect([...scores]).toEqual(plainly(model, features));
  }
});

test('models that are asked about the same features stand side by side', () => {
  const [agent, target] = [made(1, 200), made(2, 300)];
  const features = target.keys.slice(0, 250);
  const scores = new Float64Array(3);
  WeightTable.of([agent, target]).score(features, features.length, scores);
  expect([...scores]).toEqual([...plainly(agent, features), ...plainly(target, features)]);
});
