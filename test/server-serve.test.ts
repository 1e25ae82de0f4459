/** `isnad serve` as it is started from the command line, and the comparison in a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Case } from '../src/case/index.ts';
import { makeApp } from '../src/server/app.ts';
import { DirectComparer, ProcessComparer } from '../src/server/comparer.ts';
import type { CaseInfo, IncidentsPage, Judged, Overview } from '../src/server/contract.ts';
import { Pages } from '../src/server/pages.ts';
import { Shelf } from '../src/server/shelf.ts';
import { ARTICLES, type Bench, bench, CLAIMS, world } from './server-fixture.ts';

const ROOT = join(import.meta.dirname, '..');
/** Starting TypeScript takes its time where many tests run at once. */
const PATIENCE = 180_000;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-serve-'));
  await (await Case.open(join(folder, 'case'), { create: true })).close();
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function isnad(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src/cli/main.ts'), 'serve', ...args], {
    cwd: ROOT,
  });
  let [out, err] = ['', ''];
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  const address = new Promise<string>((done, fail) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const found = /http:\S+/.exec(out);
      if (found) done(found[0]);
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('exit', () => fail(new Error(err)));
  });
  address.catch(() => {});
  return { child, ended, address, said: () => err };
}

test('prints its address, answers there, writes to the journal, and Ctrl-C stops it cleanly', {
  timeout: PATIENCE,
}, async () => {
  const server = isnad(join(folder, 'case'), '--port', '0', '--lang', 'en');
  const address = await server.address;
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect((await (await fetch(`${address}api/case`)).json()) as CaseInfo).toMatchObject({
    name: 'case',
    lang: 'en',
    mayReview: true,
  });
  expect(((await (await fetch(`${address}api/overview`)).json()) as Overview).counts.articles).toBe(0);
  const response = await fetch(`${address}api/judgements`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': '0' },
    body: JSON.stringify({ subject: { kind: 'entity', ids: ['sohr'] }, verdict: 'comment', note: 'مصدر', by: 'سلمى' }),
  });
  expect(response.status).toBe(201);
  const { judgement, head } = (await response.json()) as Judged;
  server.child.kill('SIGINT');
  expect(await server.ended).toBe(0);
  const it = await Case.open(join(folder, 'case'));
  expect(it.head).toBe(head);
  expect((await it.judgements()).map((j) => j.id)).toEqual([judgement.id]);
  await it.close();
});

test('an address that others reach needs a token', { timeout: PATIENCE }, async () => {
  const server = isnad(join(folder, 'case'), '--host', '0.0.0.0');
  expect(await server.ended).toBe(1);
  expect(server.said()).toMatch(/--token.*open-without-token/);
});

test('a comparison in another process is the same as one in this', { timeout: PATIENCE }, async () => {
  const { source } = await bench();
  const shelf = await Shelf.of(source, world.knowledge);
  const elsewhere = new ProcessComparer();
  const judgements = [
    {
      id: 'j',
      subject: { kind: 'claim', ids: ['c.txt#c1'] },
      verdict: 'wrong',
      by: 'x',
      at: '2026-01-01T00:00:00Z',
    } as const,
  ];
  try {
    for (const said of [[], judgements]) {
      const [here, there] = [
        await new DirectComparer(world.knowledge).compare(shelf, said),
        await elsewhere.compare(shelf, said),
      ];
      const opened = (c: typeof here) => ({
        ...{ ...c, ...c.marks },
        rows: Array.from({ length: c.rows.length }, (_, k) => c.rows.at(k)),
        incidents: Array.from({ length: c.incidents.length }, (_, k) => c.incidents.at(k)),
      });
      const lines = (c: typeof here) =>
        Object.entries(opened(c)).flatMap(([kind, list]) => [list].flat().map((item) => kind + JSON.stringify(item)));
      expect(lines(there).sort()).toEqual(lines(here).sort());
    }
    expect(shelf.articles.length).toBe(ARTICLES.length);
    expect(shelf.claims.all.length).toBe(CLAIMS.length);
  } finally {
    await elsewhere.close();
  }
});

/** Another article comes into the case; the list of those that are read from then on. */
function grow({ source }: Pick<Bench, 'source'>): string[] {
  const read: string[] = [];
  const fetch = source.fetch.bind(source);
  const added = { ...ARTICLES[0]!, id: 'new.txt', sha256: 'new' };
  Object.assign(source, {
    head: async () => 'another',
    list: async () => [...ARTICLES, added].map(({ id, sha256 }) => ({ id, mark: sha256, read: true })),
    fetch: async (id: string) => {
      read.push(id);
      return id === 'new.txt' ? { article: added, claims: [] } : fetch(id);
    },
  });
  return read;
}

test('what is added while it runs is seen without reading the rest again', async () => {
  const { desk, source, json } = await bench();
  const read = grow({ source });
  await new Promise((done) => setTimeout(done, 1100));
  await json('/api/case');
  await expect.poll(async () => (await json<Overview>('/api/overview')).counts.articles, { timeout: 20_000 }).toBe(6);
  expect(read).toEqual(['new.txt']);
  await desk.settled();
});

test('what an added article does not touch stays as it was under the new state of the case', async () => {
  const { desk, source, json } = await bench();
  const { items } = await json<IncidentsPage>('/api/incidents');
  const paths = [
    'incidents',
    `incidents/${items[0]!.id}`,
    'incidents?disputed=true',
    'timeline',
    'map',
    'disputes',
    'voices',
  ];
  const before = await Promise.all(paths.map((path) => json<object>(`/api/${path}`)));
  grow({ source });
  const { comparer } = desk as unknown as { comparer: DirectComparer };
  let go = (): void => {};
  const held = new Promise<void>((done) => {
    go = done;
  });
  const compare = comparer.compare.bind(comparer);
  comparer.compare = (...given) => held.then(() => compare(...given));
  await new Promise((done) => setTimeout(done, 1100));
  await json('/api/case');
  await expect.poll(async () => (await json<CaseInfo>('/api/case')).stale, { timeout: 20_000 }).toBe(true);
  const anew = makeApp(desk, {
    guard: { host: '127.0.0.1' },
    pages: Pages.load('/nonexistent'),
    version: '0',
    lang: 'ar',
  });
  for (const [k, path] of paths.entries()) {
    const after = await json<object>(`/api/${path}`);
    expect(after).toEqual({ ...before[k], head: 'another', stale: true });
    const made = await anew.request(`http://127.0.0.1/api/${path}`, { headers: { host: '127.0.0.1' } });
    expect(await made.json()).toEqual(after);
  }
  go();
  await desk.settled();
  expect((await json<IncidentsPage>('/api/incidents')).stale).toBe(false);
});
