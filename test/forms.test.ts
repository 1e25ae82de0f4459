import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Forms, FormsMaker } from '../src/text/forms.ts';

const form = fc.string({ unit: fc.constantFrom(...'اهمب', 'x', '\u{10ffff}'), maxLength: 6 });
const code = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }));

describe('forms', () => {
  test('hold what was added, each code once and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(form, code), { maxLength: 200 }), fc.array(form), (added, asked) => {
        const maker = new FormsMaker();
        const expected = new Map<string, Set<number>>();
        for (const [text, number] of added) {
          maker.add(text, number);
          expected.set(text, (expected.get(text) ?? new Set()).add(number));
        }
        const forms = new Forms(maker.make());
        for (const text of [...asked, ...expected.keys()]) {
          expect(forms.has(text)).toBe(expected.has(text));
          expect(forms.codes(text)).toEqual([...(expected.get(text) ?? [])]);
        }
      }),
    );
  });

  test('can be used by another thread without being copied', () => {
    const maker = new FormsMaker();
    maker.add('قصف', 70_000);
    const table = maker.make();
    const given = structuredClone(table);
    expect(new Forms(given).codes('قصف')).toEqual([70_000]);
    table.cells[given.cells.length - 1] = 0;
    expect(new Forms(given).codes('قصف')).toEqual([70_000 % 0x10000]);
  });
});
