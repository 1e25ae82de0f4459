import { beforeAll, describe, expect, test } from 'vitest';
import { loadKnowledge, nameWords } from '../src/knowledge/index.ts';
import { cutOf } from '../src/reading/explain/words.ts';
import { readTable } from '../src/text/data.ts';
import { readText } from '../src/text/document.ts';
import { fold } from '../src/text/fold.ts';
import { loadLexicon } from '../src/text/lexicon.ts';
import { Words } from '../src/text/words.ts';

const CORPUS = readTable('test/cases/clitics.tsv', ['word', 'cut', 'why']);
/** Share of the corpus that must be cut right. */
const FLOOR = 0.96;

let words: Words;
beforeAll(() => {
  words = new Words(loadLexicon(), nameWords(loadKnowledge().names));
});

const cut = (text: string) => readText(text, words, loadLexicon()).words.flatMap((w) => (w ? cutOf(w.best) : []));

describe('clitics', () => {
  test('the corpus holds at least 200 different words, each cut into itself', () => {
    expect(new Set(CORPUS.map((r) => r.cells.word)).size).toBe(CORPUS.length);
    expect(CORPUS.length).toBeGreaterThanOrEqual(200);
    for (const { cells, line } of CORPUS) {
      const whole = fold(cells.cut!.replaceAll('+', ''));
      const fused = whole.replace(/لالل?/u, (m) => (fold(cells.word!).includes(m) ? m : 'لل'));
      expect([whole, fused], `line ${line}`).toContain(fold(cells.word!));
    }
  });

  test('a name that nothing lists is cut behind a clitic where the text has it alone', () => {
    expect(cut('قال كوجينوف إن تصريحات لكوجينوف نشرت')).toContain('ل+كوجينوف');
    expect(cut('إن تصريحات لكوجينوف نشرت')).not.toContain('ل+كوجينوف');
  });

  test('a hamza at the end, or none, tells a noun from a particle with its pronoun', () => {
    expect(cut('قالت إنها تريد إنهاء القتال وإنهاء الحصار وأنها باقية')).toEqual([
      'قالت',
      'ان+ها',
      'تريد',
      'انها',
      'ال+قتال',
      'و+انها',
      'ال+حصار',
      expect.stringMatching(/ان\+ها$/),
      'باقية',
    ]);
  });

  test('words are cut as the corpus says', () => {
    const wrong = CORPUS.flatMap(({ cells, line }) => {
      const found = cutOf(words.of(fold(cells.word!)).best);
      return found === fold(cells.cut!)
        ? []
        : [`${line} ${cells.word}: ${found}, not ${fold(cells.cut!)} (${cells.why})`];
    });
    const share = 1 - wrong.length / CORPUS.length;
    console.log(`clitics: ${(100 * share).toFixed(1)} % of ${CORPUS.length} words cut right\n${wrong.join('\n')}`);
    expect(share).toBeGreaterThanOrEqual(FLOOR);
  });

  test('clitics and stem put together give the word back', () => {
    for (const { cells } of CORPUS) {
      const key = fold(cells.word!);
      for (const a of words.of(key).analyses) {
        const article = a.article ? (a.preposition === 'ل' ? 'ل' : 'ال') : '';
        const whole = a.conjunction + a.preposition + article + (a.future ? 'س' : '') + a.stem + a.enclitic;
        const once = a.preposition === 'ل' && a.article && a.stem.startsWith('ل') ? whole.replace('لل', 'ل') : whole;
        expect([whole, once, whole.replace(/ة$/, 'ه')], key).toContain(key);
      }
    }
  });
});
