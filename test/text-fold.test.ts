import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldWithMap, hasPresentationForms } from '../src/text/fold.ts';
import { arabicSoup } from './soup.ts';

/** Pairs that must have one key. Written for this project. */
const SAME: readonly (readonly [string, string])[] = [
  ['أحمد', 'احمد'],
  ['إسلام', 'اسلام'],
  ['آلاف', 'الاف'],
  ['مسؤول', 'مسوول'],
  ['هيئة', 'هيية'],
  ['على', 'علي'],
  ['ماء', 'ما'],
  ['قـــصف', 'قصف'],
  ['قَصَفَتِ', 'قصفت'],
  ['شنّ', 'شن'],
  ['ﻗﺼﻒ', 'قصف'],
  ['ﻻ', 'لا'],
  ['ﷲ', 'الله'],
  ['کردستان', 'كردستان'],
  ['سوریا', 'سوريا'],
  ['٢٠١٦', '2016'],
  ['۲۰۱۶', '2016'],
  ['NATO', 'nato'],
  ['‏حلب‎', 'حلب'],
  ['حل\u200bب', 'حلب'],
];

describe('fold', () => {
  test.each(SAME)('%s and %s have one key', (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  test('what tells words apart is kept', () => {
    for (const [a, b] of [
      ['مدنية', 'مدنيه'],
      ['قصف', 'وصف'],
      ['حلب', 'حلبي'],
    ] as const)
      expect(fold(a)).not.toBe(fold(b));
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(arabicSoup(), (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
  });

  test('the map leads every unit of the key back into the text', () => {
    fc.assert(
      fc.property(fc.oneof(arabicSoup(), fc.string({ unit: 'binary' })), (original) => {
        const { text, map } = foldWithMap(original);
        expect(map.length).toBe(text.length + 1);
        expect(map[text.length]).toBe(original.length);
        for (let k = 0; k < text.length; k++) {
          expect(map[k]).toBeLessThan(original.length);
          if (k > 0) expect(map[k]).toBeGreaterThanOrEqual(map[k - 1]!);
          const width = original.codePointAt(map[k]!)! > 0xffff ? 2 : 1;
          expect(fold(original.slice(map[k]!, map[k]! + width))).toContain(text[k]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a key cut out of the text and folded is the same stretch of the folded text', () => {
    const { text, map } = foldWithMap('ثم قَـــصَفَت الطائرات حيّ «الفردوس»');
    const at = text.indexOf('قصفت');
    expect('ثم قَـــصَفَت الطائرات حيّ «الفردوس»'.slice(map[at], map[at + 4])).toMatch(/^قَـــصَفَت/u);
  });

  test('tells presentation forms', () => {
    expect(hasPresentationForms('ﻗﺼﻒ')).toBe(true);
    expect(hasPresentationForms('قصف')).toBe(false);
  });
});
