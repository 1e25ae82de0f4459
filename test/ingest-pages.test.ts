import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { readNumbers } from '../src/annotate/numbers/read.ts';
import { inferPublished } from '../src/annotate/times/index.ts';
import { decode } from '../src/ingest/charset.ts';
import { originalOffset, type Received } from '../src/ingest/index.ts';
import { loadResources } from '../src/pipeline.ts';
import { readText } from '../src/text/document.ts';
import { all, BODY, folder, PARAGRAPHS, TITLE, wordF1 } from './ingest-helpers.ts';
import { wordDocument, wordParagraph } from './ingest-malformed-files.ts';

const temp = folder();
afterAll(() => temp.remove());

const resources = loadResources();
/** The reader of dates that a caller gives. */
function readDate(text: string): string | null {
  const { tokens, words } = readText(text, resources.words, resources.lexicon);
  const chart = new Map(
    readNumbers(tokens).map((f) => [f.value.first, [{ name: 'number', last: f.value.last, value: f }]]),
  );
  return inferPublished({ tokens, words, found: chart })?.date ?? null;
}

/** Visible characters of the text that the map leads back to the same character of the original, or to a reference that writes it. */
function mappedShare({ article, map, bytes }: Received): number {
  const source = decode(bytes).text;
  let right = 0;
  let all = 0;
  for (let i = 0; i < article.text.length; i++) {
    if (/\s/.test(article.text[i]!)) continue;
    all++;
    const at = originalOffset(map, i);
    if (at !== null && (source[at] === article.text[i] || source[at] === '&')) right++;
  }
  return right / all;
}

const PAGE = `<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>${TITLE} | شبكة المدينة</title>
<meta property="og:title" content="${TITLE}"><meta property="og:site_name" content="شبكة المدينة">
<link rel="canonical" href="https://example.org/ar/1">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2016-05-01T09:00:00+03:00","author":{"@type":"Person","name":"سامر الحلبي"}}]}</script>
</head><body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سوريا</a></li></ul></nav>
<div class="content"><h1>${TITLE}</h1><div class="share">شارك على فيسبوك</div><article>
<p>${PARAGRAPHS[0]}</p><p>اقرأ أيضا: <a href="/2">تقرير آخر عن المدينة</a></p>
<p>${PARAGRAPHS[1]!.replace('(', '&#40;').replace('&', '&')}</p><p>${PARAGRAPHS[2]!.replaceAll('«', '&laquo;').replaceAll('»', '&raquo;')}</p>
<p>جميع الحقوق محفوظة © شبكة المدينة</p></article><div>اترك تعليقا</div><p>لن يتم نشر عنوان بريدك الإلكتروني.</p></div>
<footer>اتصل بنا</footer></body></html>`;

describe('web pages', () => {
  test('body without furniture, all metadata, every character mapped', async () => {
    const { articles, problems } = await all([temp.put('page.html', PAGE)]);
    expect(problems).toEqual([]);
    const { article } = articles[0]!;
    expect(article.text).toBe(BODY);
    expect(article).toMatchObject({
      title: TITLE,
      outlet: 'شبكة المدينة',
      author: 'سامر الحلبي',
      url: 'https://example.org/ar/1',
      published: { date: '2016-05-01', from: 'json-ld' },
    });
    expect(mappedShare(articles[0]!)).toBe(1);
  });

  test('dates: meta, time element, words of the page, address', async () => {
    const body = PARAGRAPHS.map((p) => `<p>${p}</p>`).join('');
    const page = (head: string, before = ''): string =>
      `<html><head>${head}</head><body><article>${before}${body}</article></body></html>`;
    const day = async (name: string, html: string) =>
      (await all([temp.put(name, html)], { readDate })).articles[0]!.article.published;
    expect(
      await day('d1.html', page('<meta property="article:published_time" content="الأحد، 01 مايو 2016 - 12:09 م">')),
    ).toEqual({ date: '2016-05-01', from: 'meta' });
    expect(await day('d2.html', page('', '<time datetime="2016-05-02T10:00" class="published">أمس</time>'))).toEqual({
      date: '2016-05-02',
      from: 'time',
    });
    expect(await day('d3.html', page('<meta property="og:url" content="https://example.org/2016/05/03/x">'))).toEqual({
      date: '2016-05-03',
      from: 'url',
    });
    expect(await day('d4.html', page('', '<p>نشر في: 4 أيار/مايو 2016</p>'))).toEqual({
      date: '2016-05-04',
      from: 'text',
    });
  });

  const real = fileURLToPath(new URL('../../shared/html', import.meta.url));
  const there = existsSync(real);
  if (!there) console.log('skipped: ../shared/html is not there');
  describe.skipIf(!there)('real pages', () => {
    test('dates right, texts by F1 of their words, every character mapped', async () => {
      const expected = JSON.parse(readFileSync(`${real}/expected-dates.json`, 'utf8')) as Record<
        string,
        { published: string; url: string }
      >;
      const cnn = readFileSync(`${real}/cnn-arabic-2013.txt`, 'utf8');
      const [assabah] = Object.values(JSON.parse(readFileSync(`${real}/assabah.expected.json`, 'utf8'))) as {
        title: string;
        with: string[];
        without: string[];
      }[];
      const { articles } = await all([real], { readDate });
      const found = new Map(articles.map((a) => [a.article.id, a]));
      const dates = Object.entries(expected).filter(
        ([name, e]) => found.get(name)?.article.published.date === e.published,
      ).length;
      const f1 = wordF1(cnn, found.get('cnn-arabic-2013.html')!.article.text);
      console.log(`pages: ${dates} of ${Object.keys(expected).length} dates right; word F1 ${f1.toFixed(3)}`);
      expect(dates).toBe(Object.keys(expected).length);
      expect(f1).toBeGreaterThan(0.98);
      const { article } = found.get('assabah.html')!;
      for (const words of assabah!.with) expect(article.text).toContain(words);
      for (const words of assabah!.without) expect(article.text).not.toContain(words);
      expect(article.title).toBe(assabah!.title.replace(/\s+/g, ' '));
      for (const a of articles.filter((a) => a.article.id.endsWith('.html'))) expect(mappedShare(a)).toBe(1);
    });
  });
});

describe('feeds', () => {
  const html = PARAGRAPHS.map((p) => `<p>${p}</p>`).join('');
  const escaped = html.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>شبكة المدينة</title>
<item><title>${TITLE}</title><link>https://example.org/1</link><pubDate>Sun, 01 May 2016 10:00:00 +0300</pubDate><dc:creator>سامر</dc:creator><description>موجز</description><content:encoded><![CDATA[${html}]]></content:encoded></item>
<item><title>ثان</title><guid>https://example.org/2</guid><description>${escaped}</description></item></channel></rss>`;
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>شبكة</title><entry><title>${TITLE}</title><link rel="alternate" href="https://example.org/3?a=1&amp;b=2"/><published>2016-05-03T00:10:00Z</published><author><name>سامر</name></author><content type="html">${escaped}</content></entry></feed>`;

  test('RSS and Atom: one article an item, escaped or not', async () => {
    const { articles, problems } = await all([temp.put('f.rss', rss), temp.put('f.atom', atom)]);
    expect(problems).toEqual([]);
    expect(articles.map((a) => a.article.text)).toEqual([BODY, BODY, BODY]);
    expect(articles[0]!.article).toMatchObject({
      id: 'f.rss#1',
      title: TITLE,
      outlet: 'شبكة المدينة',
      author: 'سامر',
      url: 'https://example.org/1',
      published: { date: '2016-05-01', from: 'feed' },
    });
    expect(articles[1]!.article.url).toBe('https://example.org/2');
    expect(articles[2]!.article).toMatchObject({
      author: 'سامر',
      url: 'https://example.org/3?a=1&b=2',
      published: { date: '2016-05-03', from: 'feed' },
    });
    for (const a of articles) expect(mappedShare(a)).toBe(1);
  });
});

describe('archives', () => {
  const utf8 = (s: string): Uint8Array => new TextEncoder().encode(s);
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${PAGE}`;
  const warc =
    `WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n` +
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/w\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;

  test('zip: folders, sidecars, JSON Lines and pages inside; containers named', async () => {
    const bytes = zipSync({
      'أخبار/a.txt': utf8(`${BODY} أ`),
      'أخبار/a.meta.json': utf8('{"outlet": "شبكة", "published": "2016-05-01"}'),
      'b.jsonl': utf8(`${JSON.stringify({ id: 'z1', text: `${BODY} ب` })}\n`),
      'c.html': utf8(PAGE),
      '.hidden': utf8('x'),
    });
    const { articles, problems } = await all([temp.put('all.zip', bytes)]);
    expect(problems).toEqual([]);
    expect(articles.map((a) => a.article.id)).toEqual(['a.txt', 'z1', 'c.html']);
    expect(articles.map((a) => a.container?.path)).toEqual(['أخبار/a.txt', 'b.jsonl#1', 'c.html']);
    expect(articles[0]!.article).toMatchObject({ outlet: 'شبكة', published: { date: '2016-05-01', from: 'sidecar' } });
    expect(new Set(articles.map((a) => a.container!.sha256)).size).toBe(1);
  });

  test('gzip, WARC, compressed WARC, WACZ', async () => {
    const records = warc.split(/(?=WARC\/1\.0\r\nWARC-Type: response)/).map((r) => gzipSync(utf8(r)));
    const packed = Buffer.concat(records);
    const wacz = zipSync({
      'datapackage.json': utf8('{"resources": []}'),
      'archive/data.warc.gz': packed,
      'pages/pages.jsonl': utf8('{"format": "json-pages-1.0"}\n{"url": "x", "text": "y"}\n'),
    });
    const one = async (name: string, bytes: Uint8Array | string) => {
      const { articles, problems } = await all([temp.put(name, bytes)]);
      expect(problems).toEqual([]);
      expect(articles.length).toBe(1);
      return articles[0]!;
    };
    expect((await one('g.txt.gz', gzipSync(utf8(BODY)))).article).toMatchObject({ id: 'g.txt', text: BODY });
    expect((await one('w.warc', warc)).article).toMatchObject({
      id: 'w.warc#2',
      text: BODY,
      url: 'https://example.org/w',
      title: TITLE,
    });
    expect((await one('w.warc.gz', packed)).article.text).toBe(BODY);
    const inside = await one('w.wacz', wacz);
    expect(inside.article.text).toBe(BODY);
    expect(inside.container!.path).toBe('archive/data.warc.gz#2');
  });
});

describe('Word', () => {
  test('paragraphs in order, each with its number, and the document’s own properties', async () => {
    const core = `<?xml version="1.0"?><cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:title>${TITLE}</dc:title><dc:creator>سامر</dc:creator></cp:coreProperties>`;
    const body = `${wordParagraph(PARAGRAPHS[0]!)}<w:p/>${PARAGRAPHS.slice(1).map(wordParagraph).join('')}`;
    const bytes = wordDocument(body, { 'docProps/core.xml': new TextEncoder().encode(core) });
    const { articles, problems } = await all([temp.put('d.docx', bytes)]);
    expect(problems).toEqual([]);
    expect(articles[0]!.article).toMatchObject({ text: BODY, title: TITLE, author: 'سامر' });
    expect(articles[0]!.map).toEqual({
      to: 'part',
      segments: [
        [0, 0],
        [PARAGRAPHS[0]!.length + 1, 2],
        [PARAGRAPHS[0]!.length + PARAGRAPHS[1]!.length + 2, 3],
      ],
    });
  });
});
