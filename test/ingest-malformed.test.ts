import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, symlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { all, BODY, codes, folder } from './ingest-helpers.ts';
import { MALFORMED } from './ingest-malformed-files.ts';

const temp = folder();
afterAll(() => temp.remove());

/** Milliseconds after which a file is taken to hang. */
const HANGS = 60_000;

describe('malformed files', () => {
  test('there are at least 60', () => expect(new Set(MALFORMED.map((m) => m.name)).size).toBeGreaterThanOrEqual(60));

  for (const { name, bytes, codes: expected, articles } of MALFORMED)
    test(
      name,
      async () => {
        const path = temp.put(name, bytes);
        const out = await all([path]);
        expect(codes(out), JSON.stringify(out.problems)).toEqual(expected);
        expect(out.articles.length).toBe(articles);
        for (const problem of out.problems) {
          expect(problem.place).toContain(name);
          expect(problem.reason.length).toBeGreaterThan(10);
        }
      },
      HANGS,
    );

  test('all of them in one run: the good ones are read, nothing is thrown', async () => {
    const out = await all([temp.dir]);
    const expected = MALFORMED.reduce((n, m) => n + m.articles, 0);
    expect(out.articles.length).toBe(expected);
    expect(new Set(out.articles.map((a) => a.article.id)).size).toBe(expected);
  });
});

describe('what cannot be written as bytes of one file', () => {
  test('a line of 200 MB, as text and as JSON Lines', async () => {
    const own = folder();
    for (const [name, before, after] of [
      ['line.txt', '', ''],
      ['line.jsonl', '{"id": "long", "text": "', `"}\n{"id": "short", "text": "${BODY.split('\n')[0]}"}\n`],
    ] as const) {
      const file = openSync(join(own.dir, name), 'w');
      writeSync(file, before);
      const chunk = Buffer.from('قصف '.repeat(1 << 18));
      for (let written = 0; written < 200e6; written += chunk.length) writeSync(file, chunk);
      writeSync(file, after);
      closeSync(file);
    }
    const out = await all([own.dir]);
    own.remove();
    expect(codes(out).sort()).toEqual(['line-too-long', 'text-too-long']);
    expect(out.articles.map((a) => a.article.id)).toEqual(['short']);
  });

  test('links, loops of links, pipes and missing files', async () => {
    const own = folder();
    own.put('real.txt', BODY);
    symlinkSync(join(own.dir, 'real.txt'), join(own.dir, 'link.txt'));
    symlinkSync(own.dir, join(own.dir, 'loop'));
    symlinkSync('/nowhere/at/all', join(own.dir, 'dangling'));
    execFileSync('mkfifo', [join(own.dir, 'pipe')]);
    const out = await all([own.dir, join(own.dir, 'missing.txt')]);
    own.remove();
    expect(codes(out).sort()).toEqual(['not-a-file', 'symlink', 'symlink', 'symlink', 'unreadable']);
    expect(out.articles.length).toBe(1);
  });

  test('sidecars: broken, without article, with a date that is none', async () => {
    const own = folder();
    own.put('a.txt', `${BODY} 1`);
    own.put('a.meta.json', '{"outlet": ');
    own.put('b.txt', `${BODY} 2`);
    own.put('b.meta.json', '{"outlet": "موقع", "published": "yesterday"}');
    own.put('c.meta.json', '{"outlet": "موقع"}');
    own.put('d.txt', `${BODY} 3`);
    own.put('d.txt.meta.json', '["not a record"]');
    const out = await all([own.dir]);
    own.remove();
    expect(codes(out).sort()).toEqual(['broken-date', 'broken-sidecar', 'broken-sidecar', 'orphan-sidecar']);
    expect(out.articles.map((a) => a.article.outlet)).toEqual([null, 'موقع', null]);
  });

  test('the same name in two folders, with other bytes and with the same', async () => {
    const own = folder();
    for (const name of ['one', 'two', 'three']) mkdirSync(join(own.dir, name));
    own.put('one/a.txt', BODY);
    own.put('two/a.txt', `${BODY} وتابع.`);
    own.put('three/a.txt', BODY);
    const out = await all(['one', 'two', 'three'].map((name) => join(own.dir, name)));
    own.remove();
    expect(out.articles.map((a) => a.article.id)).toEqual(['a.txt', 'a.txt~2']);
    expect(codes(out)).toEqual(['duplicate-id', 'duplicate']);
  });

  test('limits can be set: bytes, entries, lines, repeated problems', async () => {
    const own = folder();
    const lines = own.put('many.jsonl', `${'{"x": 1\n'.repeat(100)}`);
    const big = own.put('big.txt', BODY.repeat(100));
    const few = await all([big], { limits: { fileBytes: 1000 } });
    expect(codes(few)).toEqual(['too-large']);
    const long = await all([big], { limits: { textUnits: 1000 } });
    expect(codes(long)).toEqual(['text-too-long']);
    const same = await all([lines], { limits: { sameProblems: 5 } });
    expect(same.problems.length).toBe(6);
    expect(same.problems.at(-1)!.reason).toContain('95');
    own.remove();
  });
});
