import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { oneLine, problemLine } from '../src/cli/common.ts';
import { FORMATS } from '../src/cli/format/index.ts';
import { styleFor } from '../src/cli/format/terminal.ts';
import { columnsOf, cut, pad, wrap } from '../src/cli/format/width.ts';
import type { Article } from '../src/model/index.ts';
import { ArticleReader, type ReadArticle } from '../src/reading/index.ts';
import { arabicSoup } from './soup.ts';

const article: Article = {
  id: 'a.txt',
  sha256: '',
  outlet: 'Test Wire',
  published: { date: '2016-05-04', from: 'sidecar' },
  title: 'غارات على حلب',
  author: null,
  url: null,
  lang: 'ar',
  text: 'قال المرصد السوري لحقوق الإنسان إن طائرات روسية شنت أمس ثلاثين غارة على بلدة حيان في ريف حلب الشمالي، ما أدى إلى مقتل 12 شخصا.',
};

function read(): ReadArticle {
  const { claims, problems } = ArticleReader.load().read(article);
  return { article, claims: [...claims], problems: [...problems] };
}

afterEach(() => vi.unstubAllEnvs());

describe('width', () => {
  test('vowel signs and invisible marks take no column, East Asian letters two', () => {
    expect(columnsOf('قَصَفَ')).toBe(3);
    expect(columnsOf('حلب\u200f')).toBe(3);
    expect(columnsOf('中文')).toBe(4);
  });

  test('wrapped lines fit, and hold every letter in order', () => {
    fc.assert(
      fc.property(arabicSoup(200), fc.integer({ min: 4, max: 60 }), (text, columns) => {
        const lines = wrap(text, columns);
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
      }),
    );
  });

  test('what is cut is no wider than asked and begins as the text does', () => {
    fc.assert(
      fc.property(arabicSoup(60), fc.integer({ min: 2, max: 30 }), (text, columns) => {
        const short = cut(text, columns);
        expect(columnsOf(short)).toBeLessThanOrEqual(columns);
        expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
        expect(columnsOf(pad(short, columns))).toBe(columns);
      }),
    );
  });
});

describe('on a terminal', () => {
  test('sentences fit its width, Arabic lines begin right to left, colours are bold and faint alone', () => {
    vi.stubEnv('TERM', 'xterm-256color');
    vi.stubEnv('NO_COLOR', '');
    const text = FORMATS.sentences({ style: styleFor(50), lang: 'ar' }).article(read());
    for (const after of text.split('\u001b').slice(1)) expect(after).toMatch(/^\[(1|2|22)m/);
    for (const line of stripVTControlCharacters(text).split('\n')) {
      expect(columnsOf(line)).toBeLessThanOrEqual(50);
      if (/^\s*\p{Script=Arabic}/u.test(line)) expect.fail(`no mark before «${line}»`);
    }
    expect(text).toContain('\u200f');
  });

  test('NO_COLOR and dumb terminals get none', () => {
    for (const [name, value] of [
      ['NO_COLOR', '1'],
      ['TERM', 'dumb'],
    ] as const) {
      vi.stubEnv('TERM', 'xterm');
      vi.stubEnv('NO_COLOR', '');
      vi.stubEnv(name, value);
      expect(FORMATS.sentences({ style: styleFor(80), lang: 'en' }).article(read())).not.toContain('\u001b');
    }
  });

  test('a table keeps to its columns, whatever runs in the cells', () => {
    vi.stubEnv('NO_COLOR', '1');
    for (const columns of [60, 100, 200]) {
      const table = FORMATS.table({ style: styleFor(columns), lang: 'ar' });
      const rows = ((table.head?.() ?? '') + table.article(read())).trimEnd().split('\n');
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) expect(columnsOf(row)).toBeLessThanOrEqual(columns);
      for (const row of rows.slice(1)) expect(row.split('\u2068').length).toBe(row.split('\u2069').length);
    }
  });
});

describe('lines', () => {
  test('names and reasons cannot break out of their line or turn it round', () => {
    const line = problemLine({ severity: 'error', code: 'x', place: 'a\nb\u202e\u001b[31m.txt', reason: 'r\r\nr' });
    expect(line).toBe('error x a b [31m.txt: r r');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(oneLine(text))),
    );
  });
});
