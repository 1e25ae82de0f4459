import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { segmentAt } from '../src/ingest/index.ts';
import { all, folder, PARAGRAPHS, TITLE, wordF1 } from './ingest-helpers.ts';
import { wordDocument, wordParagraph } from './ingest-malformed-files.ts';

const temp = folder();
afterAll(() => temp.remove());
const CHROMIUM = '/usr/bin/chromium';
const OFFICE = '/usr/bin/soffice';
const chromium = existsSync(CHROMIUM);
const office = existsSync(OFFICE);
if (!chromium) console.log('skipped: no Chromium to print PDFs with');
if (!office) console.log('skipped: no LibreOffice to make PDFs with');

/** Paragraphs with what goes wrong first: figures of three scripts, Latin words, brackets, lam-alef, vowel marks, per cent, dates, times. */
const HARD = [
  ...PARAGRAPHS,
  'وبحسب وكالة AFP فإن طائرة من طراز F-16 شوهدت عند الساعة 14:30 يوم 30 نيسان/أبريل 2016، وارتفعت الأسعار 25% ثم ٣٫٥ في المئة.',
  'ولا أحد من الأهالي الآن في الحيّ؛ أمّا المسؤولون «فلا تعليق لديهم (حتى الآن)» كما قالوا لـ«الشبكة» في 1/5/2016.',
];

/** Prints a page with Chromium and gives the path of the PDF. */
function print(name: string, html: string): string {
  const source = temp.put(
    `${name}.html`,
    `<html dir="rtl" lang="ar"><meta charset="utf-8"><style>body{font-family:'Noto Naskh Arabic',sans-serif}</style>${html}`,
  );
  const target = join(temp.dir, `${name}.pdf`);
  execFileSync(
    CHROMIUM,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${join(temp.dir, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${target}`,
      source,
    ],
    { stdio: 'ignore', timeout: 60_000 },
  );
  return target;
}

async function read(path: string) {
  const { articles, problems } = await all([path]);
  expect(problems).toEqual([]);
  return articles[0]!;
}

describe.skipIf(!chromium)('PDF printed by Chromium', () => {
  test('one column: every paragraph, in order, to the character', async () => {
    const { article, map } = await read(print('one', `<h1>${TITLE}</h1>${HARD.map((p) => `<p>${p}</p>`).join('')}`));
    expect(article.text.split('\n')).toEqual([TITLE, ...HARD]);
    expect(article.title).toBe(TITLE);
    expect(map!.to).toBe('page');
  });

  test('two columns under a title: the right one first', async () => {
    const long = [...HARD, ...HARD.map((p, k) => `${['أولا', 'ثانيا', 'ثالثا', 'رابعا', 'خامسا'][k]}، ${p}`)];
    const { article, map } = await read(
      print(
        'two',
        `<h1>${TITLE}</h1><div style="columns:2;column-gap:30px;font-size:11pt">${long.map((p) => `<p>${p}</p>`).join('')}</div>`,
      ),
    );
    const squeeze = (s: string): string => s.replace(/\s+/g, ' ');
    expect(squeeze(article.text)).toBe(squeeze([TITLE, ...long].join(' ')));
    if (map?.to !== 'page') throw new Error('a PDF is mapped to its pages');
    // What is read first stands right of what is read last.
    const first = map.segments[segmentAt(map.segments, article.text.indexOf(PARAGRAPHS[0]!))]!;
    const last = map.segments.at(-1)!;
    expect(first[2]).toBeGreaterThan(last[4]);
  });

  test('running heads and page numbers of many pages go, paragraphs go on across pages', async () => {
    const page = (n: number): string =>
      `<div style="page-break-after:always"><div style="font-size:9pt">نشرة المدينة اليومية</div>${[...HARD.slice(n), ...HARD.slice(0, n)].map((p) => `<p>${n}) ${p}</p>`).join('')}<div style="text-align:center">${n}</div></div>`;
    const { article } = await read(print('many', [1, 2, 3, 4].map(page).join('')));
    expect(article.text).not.toContain('نشرة المدينة');
    expect(article.text.match(/الدفاع المدني/g)!.length).toBe(4);
    expect(article.text.split('\n').filter((l) => /^\d+$/.test(l))).toEqual([]);
  });
});

describe.skipIf(!office)('PDF made by LibreOffice', () => {
  test('from a Word document: the words in order', async () => {
    const rtl = (text: string): string =>
      wordParagraph(text)
        .replace('<w:p>', '<w:p><w:pPr><w:bidi/></w:pPr>')
        .replace('<w:r>', '<w:r><w:rPr><w:rtl/></w:rPr>');
    temp.put('office.docx', wordDocument([TITLE, ...HARD].map(rtl).join('')));
    execFileSync(
      OFFICE,
      [
        `-env:UserInstallation=file://${join(temp.dir, 'office')}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        temp.dir,
        join(temp.dir, 'office.docx'),
      ],
      { stdio: 'ignore', timeout: 100_000 },
    );
    const { article } = await read(join(temp.dir, 'office.pdf'));
    const expected = [TITLE, ...HARD].join(' ');
    const found = article.text.replace(/\s+/g, ' ');
    const f1 = wordF1(expected, found);
    console.log(`PDF by LibreOffice: word F1 ${f1.toFixed(3)}, equal to the character: ${found === expected}`);
    if (found !== expected) console.log(found);
    expect(f1).toBeGreaterThan(0.98);
    expect(readFileSync(join(temp.dir, 'office.pdf')).length).toBeGreaterThan(1000);
  });
});
