import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../src/knowledge/index.ts';
import { BOM, cell, csv } from '../src/publish/export/csv.ts';
import { EXPORT_FORMATS, exportFiles, writeFiles } from '../src/publish/index.ts';
import { HEAD, smallCase, TEXTS } from './publish-case.ts';

const knowledge = loadKnowledge();
const input = smallCase();
const files = exportFiles(input, knowledge, EXPORT_FORMATS);
const sheet = (name: string): Record<string, string>[] => parse(files.get(name)!, { columns: true, bom: true });
const lines = (name: string): Record<string, unknown>[] =>
  files
    .get(name)!
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as Record<string, unknown>);

/** What spreadsheets take for the start of a formula. */
const RUNS = /^[\s\u200e\u200f\ufeff]*[=+\-@＝＋－＠|%]/;

/** What is taken out of cells. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are taken out on purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

describe('CSV cells', () => {
  it.each([
    '=1+1',
    '+cmd|calc',
    '-2+3',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '\u200e=1',
    '\ufeff=HYPERLINK("x")',
    '|x',
    '%0a',
  ])('takes the teeth out of %j', (text) => expect(cell(text).slice(1)).toMatch(/^'/));

  it.each([
    ['ordinary', '"ordinary"'],
    ['a "b"', '"a ""b"""'],
    ['5–10', '"5–10"'],
    ['', '""'],
  ])('writes %j plainly', (text, out) => expect(cell(text)).toBe(out));

  it('keeps numbers as numbers', () => {
    expect([cell(-12.5), cell(0), cell(Number.NaN), cell(null), cell(true)]).toEqual(['-12.5', '0', '', '', 'true']);
  });

  it('no text whatever makes a cell that runs, and every text comes back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t=', ' +', '＝', '"', ',', ';', '\r\n='), fc.string())
        .map((p) => p.join('')),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const out = csv(['a', 'b', 'c'], rows);
        expect(out.startsWith(BOM)).toBe(true);
        const back = parse(out, { bom: true, from_line: 1 }) as string[][];
        expect(back).toHaveLength(rows.length + 1);
        rows.forEach((row, r) => {
          row.forEach((value, c) => {
            const got = back[r + 1]![c]!;
            expect(got).not.toMatch(RUNS);
            const kept = value.replace(CONTROL, '').replace(/\p{Surrogate}/gu, '\ufffd');
            expect([kept, `'${kept}`]).toContain(got);
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  it('lets no poisoned field of a case run', () => {
    const poisoned = exportFiles(smallCase({ poison: '=cmd|calc' }), knowledge, ['csv']);
    for (const [name, content] of poisoned) {
      if (!name.endsWith('.csv')) continue;
      for (const row of parse(content, { bom: true }) as string[][])
        for (const value of row) if (!/^-?\d+(\.\d+)?$/.test(value)) expect(value).not.toMatch(RUNS);
    }
  });
});

describe('exports', () => {
  it('makes these files', () => {
    expect([...files.keys()].sort()).toEqual(
      [
        ...[
          'README.md',
          'aspects.csv',
          'claims.csv',
          'claims.jsonl',
          'disputes.csv',
          'disputes.jsonl',
          'incidents.csv',
        ],
        ...['incidents.geojson', 'incidents.jsonl', 'naming.csv', 'naming.jsonl', 'voices.csv', 'voices.jsonl'],
      ].sort(),
    );
  });

  it.each(['claims', 'incidents', 'aspects', 'disputes', 'naming', 'voices'])(
    '%s.csv: every row says where it stands',
    (name) => {
      const rows = sheet(`${name}.csv`);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row.head).toBe(HEAD);
        expect(row.policy).toBe('range');
        if (name === 'naming' && !row.article) continue; // a term without an example
        expect(row.url).toMatch(/^https:\/\/example\.org\//);
        const text = TEXTS[row.article as 'a' | 'b'];
        const words = text.slice(Number(row.quote_start), Number(row.quote_end));
        if (name === 'naming') expect(row.quote).toContain(words);
        else expect(row.quote).toBe(words);
      }
    },
  );

  it('gives ranges always, and the policy beside them', () => {
    const [row] = sheet('incidents.csv');
    expect([row!.killed_low, row!.killed_high, row!.killed_best]).toEqual(['5', '10', '']);
    expect(lines('incidents.jsonl')[0]).toMatchObject({ policy: 'range', head: HEAD });
    expect(files.get('README.md')).toContain('`range`');
  });

  it('writes points as GeoJSON does', () => {
    const map = JSON.parse(files.get('incidents.geojson')!) as {
      features: { geometry: unknown; properties: object }[];
      head: string;
    };
    expect(map.head).toBe(HEAD);
    expect(map.features[0]!.geometry).toEqual({ type: 'Point', coordinates: [36.5, 35.5] });
    expect(map.features[0]!.properties).toMatchObject({ grade: 'contested', precision: 2, policy: 'range' });
  });

  it('explains every column in both languages', () => {
    const readme = files.get('README.md')!;
    for (const name of files.keys())
      if (name.endsWith('.csv')) {
        const [header] = parse(files.get(name)!, { bom: true, to_line: 1 }) as string[][];
        const part = readme.slice(readme.indexOf(`## ${name}`)).split('\n## ')[0]!;
        for (const column of header!)
          expect(part, `${name} ${column}`).toMatch(new RegExp(`\\| \`${column}\` \\| .+ \\| .+ \\|`));
      }
  });

  it('is the same for the same case', () => expect(exportFiles(input, knowledge, EXPORT_FORMATS)).toEqual(files));
});

describe('writing files', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'isnad-export-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('writes each whole, with its hash, and replaces none unasked', async () => {
    const to = join(folder, 'out');
    const hashes = await writeFiles(to, new Map([['a.txt', 'نص']]));
    const bytes = await readFile(join(to, 'a.txt'));
    expect(hashes['a.txt']).toBe(createHash('sha256').update(bytes).digest('hex'));
    await expect(writeFiles(to, new Map([['a.txt', 'غيره']]))).rejects.toMatchObject({ code: 'exists' });
    expect((await readFile(join(to, 'a.txt'))).equals(bytes)).toBe(true);
    await writeFiles(to, new Map([['a.txt', 'غيره']]), true);
    expect(await readdir(to)).toEqual(['a.txt']);
  });

  it('says so when it cannot write', async () => {
    await expect(writeFiles(join(folder, 'out', 'a.txt', 'below'), new Map([['a', 'b']]))).rejects.toMatchObject({
      code: 'cannot-write',
    });
  });
});
