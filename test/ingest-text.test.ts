import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { decode } from '../src/ingest/charset.ts';
import { dayInUrl, isoDay } from '../src/ingest/dates.ts';
import { originalOffset } from '../src/ingest/index.ts';
import { all, BODY, codes, ENGLISH, folder, PARAGRAPHS, TITLE } from './ingest-helpers.ts';

const temp = folder();
afterAll(() => temp.remove());
const shared = (path: string): string => fileURLToPath(new URL(`../../shared/${path}`, import.meta.url));

describe('plain text', () => {
  test('the text is never changed and needs no map', async () => {
    const text = `\r\n ${TITLE}\r\n\r\n\tكتبه سامر الحلبي | 3 أيار 2016\r\n${BODY}  \r\nشارك على:\r\n`;
    const { articles } = await all([temp.put('raw.txt', text)], {
      readDate: (t) => (t.includes('3 أيار 2016') ? '2016-05-03' : null),
    });
    const { article, map } = articles[0]!;
    expect(article.text).toBe(text);
    expect(map).toBeNull();
    expect(article).toMatchObject({ id: 'raw.txt', title: TITLE, author: 'سامر الحلبي', lang: 'ar' });
    expect(article.published).toEqual({ date: '2016-05-03', from: 'text' });
  });

  test('a sidecar weighs more than the text, either way of naming it', async () => {
    temp.put('s1.txt', `عنوان في النص لا يعتد به\n\n${BODY} 1`);
    temp.put(
      's1.meta.json',
      JSON.stringify({
        title: TITLE,
        outlet: 'شبكة المدينة',
        published: '2016-05-01T23:30:00+03:00',
        url: 'https://example.org/a',
        author: 'كاتب',
      }),
    );
    temp.put('s2.txt', `${BODY} 2`);
    temp.put('s2.txt.meta.json', JSON.stringify({ العنوان: TITLE, التاريخ: '٢٠١٦/٥/٢' }));
    const { articles, problems } = await all([`${temp.dir}/s1.txt`, `${temp.dir}/s2.txt`]);
    expect(problems).toEqual([]);
    expect(articles[0]!.article).toMatchObject({
      title: TITLE,
      outlet: 'شبكة المدينة',
      author: 'كاتب',
      url: 'https://example.org/a',
      published: { date: '2016-05-01', from: 'sidecar' },
    });
    expect(articles[1]!.article).toMatchObject({ title: TITLE, published: { date: '2016-05-02', from: 'sidecar' } });
  });

  test('--published only where nothing else gives a day', async () => {
    const { articles } = await all([temp.put('p.txt', `${BODY} 3`)], { published: '2016-05-09' });
    expect(articles[0]!.article.published).toEqual({ date: '2016-05-09', from: 'option' });
    await expect(all([], { published: '2016-02-30' })).rejects.toMatchObject({ code: 'broken-option' });
  });

  test('standard input: a text, and JSON Lines', async () => {
    const stdin = (s: string) =>
      (async function* () {
        yield new TextEncoder().encode(s);
      })();
    const one = await all(['-'], { stdin: stdin(BODY) });
    expect(one.articles[0]!.article).toMatchObject({ id: 'stdin', text: BODY });
    const lines = PARAGRAPHS.map((text, k) =>
      JSON.stringify({ id: `k${k}`, outlet: 'م', date: '2016-05-01', text }),
    ).join('\n');
    const many = await all(['-'], { stdin: stdin(lines) });
    expect(many.articles.map((a) => a.article.id)).toEqual(['k0', 'k1', 'k2']);
  });

  test('another language is named, and the article kept', async () => {
    const out = await all([temp.put('en.txt', ENGLISH)]);
    expect(out.articles[0]!.article.lang).toBe('en');
    expect(out.problems[0]).toMatchObject({ code: 'not-arabic', article: 'en.txt' });
    expect(out.problems[0]!.reason).toContain('English');
  });
});

describe('charsets by content', () => {
  const text = `${TITLE}\n${BODY}`.replace(/[«»]/g, '"');
  for (const charset of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'iso-8859-6'])
    for (const label of [undefined, 'utf-8', 'windows-1252', 'iso-8859-6'])
      test(`${charset}, said to be ${label ?? 'nothing'}`, () => {
        const found = decode(iconv.encode(text, charset), label);
        expect(found.text).toBe(text);
        expect(found.charset).toBe(charset);
        expect(found.contradicts !== undefined).toBe(label !== undefined && label !== charset);
      });

  test('decoding never throws, and valid UTF-8 comes out as it went in', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof decode(bytes).text === 'string'));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ابتثجحخدقصفلم ن9a.،') }),
        (s) => decode(new TextEncoder().encode(s)).text === s,
      ),
    );
  });

  const real = shared('corpus/encodings');
  const there = existsSync(real);
  if (!there) console.log('skipped: ../shared/corpus/encodings is not there');
  describe.skipIf(!there)('real windows-1256', () => {
    test('all are read as windows-1256 and are Arabic', async () => {
      const { articles } = await all([real]);
      expect(articles.length).toBe(4);
      for (const { article, bytes } of articles) {
        expect(decode(bytes).charset).toBe('windows-1256');
        expect(article.lang).toBe('ar');
      }
    });
  });
});

describe('records', () => {
  test('JSON Lines: own bytes, container, and a map that leads back through the escapes', async () => {
    const text = `${BODY}\n"قال" \\ انتهى\t\u0651`;
    const line = JSON.stringify({ date: '2016-05-01', text, id: 7, outlet: 'م' }).replace(
      'قال الدفاع',
      '\\u0642ال الدفاع',
    );
    const { articles } = await all([temp.put('r.jsonl', `${line}\n${JSON.stringify({ text: `${BODY} آخر` })}\n`)]);
    const [first, second] = articles;
    expect(first!.article).toMatchObject({
      id: '7',
      text,
      outlet: 'م',
      published: { date: '2016-05-01', from: 'jsonl' },
    });
    expect(new TextDecoder().decode(first!.bytes)).toBe(line);
    expect(first!.container!.path).toBe('#1');
    for (let i = 0; i < text.length; i++) {
      const at = originalOffset(first!.map, i)!;
      expect([text[i], '\\']).toContain(line[at]);
    }
    expect(second!.article.id).toBe('r.jsonl#2');
  });

  test('JSON: one article, a list, a list inside an object; in UTF-16 as well', async () => {
    const one = { headline: TITLE, articleBody: BODY, datePublished: '2016-05-01T10:00:00Z', publisher: { name: 'م' } };
    const list = [1, 2].map((n) => ({ ...one, id: `j${n}`, articleBody: `${BODY} ${n}` }));
    temp.put('j1.json', JSON.stringify(one));
    temp.put('j2.json', JSON.stringify({ count: 2, articles: list }, null, 2));
    temp.put(
      'j3.json',
      iconv.encode(JSON.stringify(list.map((r) => ({ ...r, id: `${r.id}x` }))), 'utf-16', { addBOM: true }),
    );
    const { articles, problems } = await all(['j1', 'j2', 'j3'].map((n) => `${temp.dir}/${n}.json`));
    expect(problems).toEqual([]);
    expect(articles.map((a) => a.article.id)).toEqual(['j1.json', 'j1', 'j2', 'j1x', 'j2x']);
    for (const { article, bytes, map } of articles) {
      expect(article).toMatchObject({ title: TITLE, outlet: 'م', published: { date: '2016-05-01' } });
      const source = decode(bytes).text;
      const at = originalOffset(map, 0)!;
      expect(source.slice(at, at + 20)).toBe(article.text.slice(0, 20));
    }
  });

  test('tables: known columns, columns given by name, quoted cells with a map', async () => {
    const cell = `${PARAGRAPHS[0]} "نص" , ${PARAGRAPHS[1]}\n${PARAGRAPHS[2]}`;
    const table = `المعرف;العنوان;النص;التاريخ\nc1;${TITLE};"${cell.replaceAll('"', '""')}";1/5/2016\n`;
    const { articles, problems } = await all([temp.put('t.csv', table)]);
    expect(problems).toEqual([]);
    const { article, map, bytes } = articles[0]!;
    expect(article).toMatchObject({
      id: 'c1',
      title: TITLE,
      text: cell,
      published: { date: '2016-05-01', from: 'csv' },
    });
    const source = new TextDecoder().decode(bytes);
    for (let i = 0; i < cell.length; i++) expect(source[originalOffset(map, i)!]).toBe(cell[i]);
    const mapped = await all([temp.put('m.csv', `a,b\n${TITLE},"${BODY}"\n`)], { columns: { title: 'a', text: 'b' } });
    expect(mapped.articles[0]!.article).toMatchObject({ title: TITLE, text: BODY, id: 'm.csv#1' });
    const wrong = await all([temp.put('w.csv', `a,b\n${TITLE},"${BODY}"\n`)], { columns: { text: 'c' } });
    expect(codes(wrong)).toEqual(['no-column', 'no-text']);
  });
});

describe('dates of metadata', () => {
  test.each([
    ['2016-05-01', '2016-05-01'],
    ['2016-05-01T23:59:00+03:00', '2016-05-01'],
    ['Sun, 01 May 2016 10:00:00 +0300', '2016-05-01'],
    ['May 1, 2016', '2016-05-01'],
    ['1/5/2016', '2016-05-01'],
    ['٢٠١٦/٠٥/٠١', '2016-05-01'],
    ['20160501', '2016-05-01'],
    ['1462060800', '2016-05-01'],
    ['2016-02-30', null],
    ['soon', null],
    ['0000-00-00', null],
    ['', null],
  ])('%s', (value, day) => expect(isoDay(value)).toBe(day));

  test('in addresses', () => {
    expect(dayInUrl('https://example.org/ar/2018/02/25/title')).toBe('2018-02-25');
    expect(dayInUrl('http://example.org/2013/middle_east/8/3/title/index.html')).toBe('2013-08-03');
    expect(dayInUrl('https://example.org/news/1024293')).toBeNull();
  });
});

const corpus = shared('corpus/aleppo-2016');
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.log('skipped: ../shared/corpus is not there');
describe.skipIf(!hasCorpus)('real texts', () => {
  test('raw articles with page furniture: text as received, metadata from their first lines', async () => {
    const { articles, problems } = await all([corpus]);
    expect(problems).toEqual([]);
    for (const { article, bytes } of articles) expect(article.text).toBe(new TextDecoder().decode(bytes));
    expect(articles.filter((a) => a.article.title).length).toBe(4);
    expect(articles[1]!.article).toMatchObject({ author: 'مناف قومان', url: 'https://www.noonpost.com/14118' });
  });

  test('all of a large JSON Lines file, each at its place', async () => {
    const path = shared('corpus/news/syria-ar.jsonl');
    const { articles } = await all([path]);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(articles.length).toBe(lines.length);
    articles.forEach(({ article, map }, k) => {
      expect(article.text).toBe((JSON.parse(lines[k]!) as { text: string }).text);
      expect(article.lang).toBe('ar');
      const at = originalOffset(map, 0)!;
      expect(lines[k]!.slice(at, at + 10)).toBe(JSON.stringify(article.text).slice(1, 11));
    });
  });
});
