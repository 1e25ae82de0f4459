/** The file of a linear model: what is written is read again, and a broken file is refused by name. */
import { describe, expect, test } from 'vitest';
import { LinearModel } from '../src/learn/model.ts';

const model = new LinearModel(
  ['none', 'yes', 'no'],
  Uint32Array.from([4_000_000_000, 7, 300]),
  Uint32Array.from([0, 2, 3, 6]),
  Uint8Array.from([0, 2, 1, 0, 1, 2]),
  Int8Array.from([127, -127, 5, -1, 2, 3]),
  0.0625,
);
const file = model.encode();

describe('the file of a model', () => {
  test('gives the same weights again', () => {
    const again = LinearModel.decode(file, 'some.bin');
    expect(again.labels).toEqual(model.labels);
    for (const key of model.keys)
      for (const label of [0, 1, 2]) expect(again.weight(key, label)).toBe(model.weight(key, label));
    expect(again.weight(8, 0)).toBe(0);
  });

  test('is the same for the same model', () => {
    expect(LinearModel.decode(file, 'some.bin').encode().equals(file)).toBe(true);
  });

  test('is refused where it is cut short, of another version or no model', () => {
    const refused = (bytes: Buffer, place = 'some.bin') => {
      expect(() => LinearModel.decode(bytes, place)).toThrow(expect.objectContaining({ code: 'broken-model', place }));
    };
    refused(file.subarray(0, file.length - 3));
    refused(file.subarray(0, 8));
    const older = Buffer.from(file);
    older.writeUInt32LE(2, 4);
    refused(older);
    refused(Buffer.from('not a model'));
  });
});
