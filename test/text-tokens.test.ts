import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInvisible } from '../src/text/fold.ts';
import { tokenize } from '../src/text/tokens.ts';
import { arabicSoup, newsSoup } from './soup.ts';

const keys = (text: string): string[] => tokenize(text).map((t) => t.key);
const blank = (ch: string): boolean => /[\s\u00a0_]/u.test(ch) || isInvisible(ch.charCodeAt(0));

/** How censored words are written, and what they mean. Written for this project. */
const DISGUISED: readonly (readonly [string, string])[] = [
  ['قـ.صف', 'قصف'],
  ['انـ.ـزال', 'انزال'],
  ['اعتقـ..ـال', 'اعتقال'],
  ['تفجـ*ـير', 'تفجير'],
  ['غـ.ـارة', 'غارة'],
  ['صـ·ـاروخ', 'صاروخ'],
  ['للقـ.ـصف', 'للقصف'],
  ['مسـ•ـلحين', 'مسلحين'],
];

describe('tokens', () => {
  test('words, figures and marks', () => {
    expect(keys('قتل 12 شخصاً، بينهم 3,5 % في «حلب».')).toEqual([
      ...['قتل', '12', 'شخصا', '،', 'بينهم', '3,5', '%', 'في', '«', 'حلب', '»', '.'],
    ]);
  });

  test('what stands without blanks falls apart', () => {
    expect(keys('قتل3اشخاص.وقال')).toEqual(['قتل', '3', 'اشخاص', '.', 'وقال']);
    expect(keys('بي بي سيBBC')).toEqual(['بي', 'بي', 'سي', 'bbc']);
    expect(keys('#حلب_تحترق')).toEqual(['#', 'حلب', 'تحترق']);
  });

  test.each(DISGUISED)('%s is read as %s', (word, meant) => {
    const [token, ...more] = tokenize(word);
    expect(more).toEqual([]);
    expect(token).toMatchObject({ key: meant, disguised: true, start: 0, end: word.length });
  });

  test('ellipses, abbreviations and stretched words are no disguise', () => {
    for (const text of ['قال.. ثم', 'د. بشار', 'أ.ف.ب', '1437 هـ. وقال', 'قـــال'])
      expect(
        tokenize(text).some((t) => t.disguised),
        text,
      ).toBe(false);
  });

  test('every visible character lies in exactly one token, and no token holds a blank at its edge', () => {
    fc.assert(
      fc.property(fc.oneof(arabicSoup(), newsSoup(), fc.string({ unit: 'binary' })), (text) => {
        let at = 0;
        for (const { start, end } of tokenize(text)) {
          expect(end).toBeGreaterThan(start);
          for (let i = at; i < start; i++) expect(blank(text[i]!), `between ${at} and ${start}`).toBe(true);
          expect(start).toBeGreaterThanOrEqual(at);
          at = end;
        }
        for (let i = at; i < text.length; i++) expect(blank(text[i]!), `behind ${at}`).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('no edge of a token parts a letter from its marks or a surrogate from its half', () => {
    fc.assert(
      fc.property(fc.oneof(arabicSoup(), newsSoup()), (text) => {
        for (const { start, end, kind } of tokenize(text)) {
          if (kind === 'word') expect(/^\p{M}/u.test(text.slice(end)), `${start}–${end}`).toBe(false);
          for (const edge of [start, end]) {
            const high = /[\ud800-\udbff]/.test(text[edge - 1] ?? '');
            expect(high && /[\udc00-\udfff]/.test(text[edge] ?? ''), `${edge}`).toBe(false);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a part of the text is cut as the whole is', () => {
    const text = 'قصفت الطائرات\nحي الفردوس أمس.';
    expect(tokenize(text, 14, text.length)).toEqual(
      tokenize(text)
        .slice(2)
        .map((t) => ({ ...t })),
    );
  });
});

test('a mark stays with a letter of any script', () => {
  const text = '中\u064b قصف\u064b';
  expect(tokenize(text).map((t) => text.slice(t.start, t.end))).toEqual(['中\u064b', 'قصف\u064b']);
});
