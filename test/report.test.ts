import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../src/knowledge/index.ts';
import { loadOntology } from '../src/knowledge/ontology.ts';
import { printPdf, writeReport } from '../src/publish/index.ts';
import { clip } from '../src/publish/report/outlines.ts';
import { findChromium } from '../src/publish/report/pdf.ts';
import { Wording } from '../src/publish/words.ts';
import { readTable } from '../src/text/data.ts';
import { HEAD, smallCase, TEXTS } from './publish-case.ts';

const knowledge = loadKnowledge();
const ontology = loadOntology();
const page = (language: 'ar' | 'en', input = smallCase(), name = 'القضية الأولى') =>
  writeReport(input, knowledge, { language, name, at: '2026-01-02T03:04:05Z' }, ontology);
const dom = (source: string) => parseHTML(source).document;

describe('the report', () => {
  it.each(['ar', 'en'] as const)('has its parts in order, disputes first (%s)', (language) => {
    const document = dom(page(language));
    const ids = [...document.querySelectorAll('main > section')].map((s) => s.id);
    expect(ids).toEqual([
      'summary',
      'disputes',
      'timeline',
      'map',
      'incidents',
      'naming',
      'voices',
      'sources',
      'method',
    ]);
    expect(document.documentElement.getAttribute('lang')).toBe(language);
    expect(document.documentElement.getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    for (const link of document.querySelectorAll('nav a')) {
      const id = link.getAttribute('href')!.slice(1);
      expect(document.getElementById(id), id).not.toBeNull();
    }
  });

  it('sets the sides of a dispute beside each other, each with its quote and place', () => {
    const document = dom(page('en'));
    const sides = [...document.querySelectorAll('.dispute .side')];
    expect(sides.map((s) => s.querySelector('h4')!.textContent)).toEqual(['5', '10']);
    expect(sides[0]!.querySelector('.quote')!.textContent).toBe('وقتلت خمسة مدنيين');
    const start = TEXTS.a.indexOf('وقتلت');
    expect(sides[0]!.querySelector('.place')!.textContent).toBe(`a ${start}–${start + 'وقتلت خمسة مدنيين'.length}`);
    expect(document.querySelector('.aspects tr.conflict .range')!.textContent).toBe('from 5 to 10');
  });

  it('shows each outlet’s account in a column of its own', () => {
    const accounts = [...dom(page('ar')).querySelectorAll('#incident-1 .account h5')].map((h) => h.textContent);
    expect(accounts).toEqual(['صوت الجنوب', 'وكالة الشمال']);
  });

  it('draws the map, the timeline and the matrix, and marks words that take sides', () => {
    const document = dom(page('ar'));
    expect(document.querySelectorAll('svg.map circle.dot')).toHaveLength(1);
    expect(document.querySelectorAll('svg.map path.land').length).toBeGreaterThan(1);
    expect(document.querySelectorAll('svg.timeline a')).toHaveLength(1);
    const words = [...document.querySelectorAll('svg.naming .word')].map((w) => w.textContent);
    expect(words).toContain('◆ قوات النظام');
    expect(words).toContain('القوات الحكومية');
  });

  it('carries the head hash at its top and at its foot', () => {
    const hashes = [...dom(page('en')).querySelectorAll('.hash')].map((h) => h.textContent);
    expect(hashes).toEqual([HEAD, HEAD]);
  });

  it('asks nothing of a network and runs no script', () => {
    const source = page('ar').replace(/data:font\/woff2;base64,[A-Za-z0-9+/=]+/g, '');
    const document = dom(source);
    expect(document.querySelectorAll('script, iframe, object, embed, link, img, form')).toHaveLength(0);
    expect(source).not.toMatch(/@import|url\((?!\))["']?https?:/);
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content');
    expect(policy).toContain("default-src 'none'");
  });

  it('is the same for the same case', () => expect(page('ar')).toBe(page('ar')));

  it('names the policy when it gives one figure', () => {
    const input = smallCase();
    const [incident] = input.accounts.incidents;
    const figure = { policy: 'ucdp' as const, low: 5, high: null, best: 5 };
    const aspects = incident!.aspects.map((a) => ({ ...a, figure }));
    const accounts = { ...input.accounts, policy: 'ucdp' as const, incidents: [{ ...incident!, aspects }] };
    const text = dom(page('en', { ...input, accounts })).querySelector('.range')!.textContent;
    expect(text).toBe('from 5 to no upper bound (best 5: low, best and high, as UCDP GED)');
  });

  it('says so when there is nothing to tell', () => {
    const empty = smallCase();
    const accounts = { ...empty.accounts, incidents: [], disputes: [], naming: [], voices: [] };
    const document = dom(page('en', { ...empty, accounts, record: { ...empty.record, claims: [] } }));
    expect(document.querySelector('#disputes')!.textContent).toContain('No two accounts');
    expect(document.querySelectorAll('svg')).toHaveLength(0);
  });
});

/** What no page may hold: control characters, turned directions, halves of pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
const UNFIT = /[\u0000-\u0008\u202a-\u202e]|\p{Surrogate}/u;

describe('texts that would break out', () => {
  const POISONS = [
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '</style><svg onload=alert(1)>',
    '</title><script>alert(1)</script>',
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)//',
    'data:text/html,<script>alert(1)</script>',
    '<!--',
    ']]><a href="javascript:alert(1)" onclick=alert(1)>x</a>',
    '&lt;script&gt;&#x3c;script&#x3e;',
    '\u202e\u0000<b>',
    '{{constructor.constructor("alert(1)")()}}',
    '\ud800<iframe src=//evil.example>',
  ];

  it.each(POISONS)('%j in every field makes no element, no handler, no link', (poison) => {
    for (const language of ['ar', 'en'] as const) {
      const source = page(language, smallCase({ poison }), poison);
      const clean = dom(page(language, smallCase({ poison: 'سم' }), 'سم'));
      const document = dom(source);
      // a long text may take another line of a picture, but no other kind of element appears
      const kinds = (d: typeof document) => [...new Set([...d.querySelectorAll('*')].map((e) => e.localName))].sort();
      expect(kinds(document).filter((k) => k !== 'a')).toEqual(kinds(clean).filter((k) => k !== 'a'));
      for (const element of document.querySelectorAll('*'))
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on/i);
          if (name === 'href' || name === 'src') expect(value).toMatch(/^(#|https?:\/\/)/);
        }
      expect(source).not.toMatch(UNFIT);
    }
  });
});

describe('the words of published pages', () => {
  it.each(['report', 'export'])('%s.tsv has the same keys in both languages', (name) => {
    const keys = (language: string) =>
      new Set(readTable(`lang/${language}/${name}.tsv`, ['key', 'text']).map((r) => r.cells.key!.split('#')[0]));
    expect(keys('ar')).toEqual(keys('en'));
  });

  it('counts in Arabic as Arabic does', () => {
    const ar = new Wording('ar');
    const say = (n: number) => ar.say('n-claims', { n });
    expect([1, 2, 3, 11, 100, 103].map(say)).toEqual([
      ...['ادعاء واحد', 'ادعاءان', '3 ادعاءات', '11 ادعاء', '100 ادعاء', '103 ادعاءات'],
    ]);
    expect(new Wording('en').say('n-claims', { n: 1 })).toBe('1 claim');
  });

  it('fails loudly where a text is missing', () => {
    expect(() => new Wording('en').say('no-such-key')).toThrow(/no-such-key/);
  });
});

describe('clipping', () => {
  it('keeps the part of a ring inside the box', () => {
    const ring = [
      [-5, 2],
      [5, 2],
      [5, 8],
      [-5, 8],
    ] as const;
    const area = (points: readonly (readonly [number, number])[]) =>
      Math.abs(
        points.reduce((n, [x, y], k) => {
          const [u, v] = points[(k + 1) % points.length]!;
          return n + x * v - u * y;
        }, 0),
      ) / 2;
    expect(area(clip(ring, [0, 0, 10, 10]))).toBeCloseTo(30);
    expect(clip(ring, [20, 20, 30, 30])).toEqual([]);
  });
});

const chromium = await findChromium();
if (!chromium) console.log('report.test: no Chromium on this machine, printing is not tested');
describe.skipIf(!chromium)('printing', () => {
  it('makes a PDF', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'isnad-report-'));
    try {
      const to = join(folder, 'report.pdf');
      await printPdf(page('ar'), to);
      expect(existsSync(to)).toBe(true);
      expect((await readFile(to)).subarray(0, 5).toString()).toBe('%PDF-');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('says so where there is no Chromium', async () => {
    expect(await findChromium({ PATH: '/nowhere' })).toBeNull();
  });
});
