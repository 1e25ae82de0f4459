import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLexicon } from '../src/text/lexicon.ts';
import { sentences } from '../src/text/sentences.ts';
import { tokenize } from '../src/text/tokens.ts';
import { newsSoup } from './soup.ts';

const { abbreviations } = loadLexicon();

/** The sentences of a text, as words. */
function split(text: string): string[] {
  const tokens = tokenize(text);
  return sentences(tokens, abbreviations).map((s) => text.slice(tokens[s.first]!.start, tokens[s.last - 1]!.end));
}

/** Texts whose sentences are parted by `|`. Written for this project. */
const CASES = [
  'قصف الجيش البلدة.| ولم يصب أحد.',
  'قال د. سامر إن المستشفى خرج عن الخدمة.| وأضاف أن المرضى نقلوا.',
  'نقلت أ.ف.ب عن شهود أن الطريق قطع.| ولم يصدر تعليق.',
  'سقطت قذائف على الحي...وأصيب ثلاثة.',
  'سقطت قذائف .. ثم هدأ القصف.| وعاد السكان.',
  'وصل الوفد إلى المدينة.|وبدأت المحادثات.',
  'هل تصمد الهدنة؟| لا أحد يعلم!| هكذا قال.',
  '«لن ننسحب.»| وأكد أن القتال مستمر.',
  'قتل 3.5 بالمئة منهم.| وجرح آخرون.',
  'عنوان بلا نقطة\n|قصف الجيش البلدة.',
  'اشتباكات في البلدة ، وقصف على أطرافها ، ونزوح.| وهدوء بعدها.',
];

describe('sentences', () => {
  test.each(CASES)('%s', (marked) => {
    const text = marked.replaceAll('|', '');
    expect(split(text)).toEqual(marked.split('|').map((s) => s.trim()));
  });

  test('they cover every token once, in order, and none is without end', () => {
    fc.assert(
      fc.property(newsSoup(600), (text) => {
        const tokens = tokenize(text);
        let at = 0;
        for (const { first, last } of sentences(tokens, abbreviations)) {
          expect(first).toBe(at);
          expect(last).toBeGreaterThan(first);
          expect(last - first).toBeLessThanOrEqual(260);
          at = last;
        }
        expect(at).toBe(tokens.length);
      }),
      { numRuns: 500 },
    );
  });
});
