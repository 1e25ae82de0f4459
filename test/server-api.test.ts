/** The API: every route answers as the contract says, and the description of the API tells of every route. */
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { ZodType } from 'zod';
import type {
  ArticleView,
  Compare,
  Difference,
  EntitiesPage,
  EntityView,
  Failure,
  IncidentsPage,
  IncidentView,
  Overview,
  ReviewPage,
  SearchPage,
} from '../src/server/contract.ts';
import { routes } from '../src/server/contract.ts';
import { partsOf, wordsOf } from '../src/server/views/difference.ts';
import { tollOf } from '../src/server/views/tolls.ts';
import { ALEPPO, ARTICLES, type Bench, bench } from './server-fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let it: Bench;
let incident: string;
beforeAll(async () => {
  it = await bench();
  const { items } = await it.json<IncidentsPage>('/api/incidents');
  incident = items[0]!.id;
});

/** One address for each route that is read. */
const addresses = (): Record<string, string> => ({
  case: '/api/case',
  overview: '/api/overview',
  incidents: '/api/incidents?type=air_strike&sort=newest&size=2',
  incident: `/api/incidents/${incident}?by=origin`,
  disputes: '/api/disputes?kind=occurrence',
  timeline: '/api/timeline',
  map: '/api/map',
  articles: '/api/articles?sort=claims',
  article: '/api/articles/a.txt',
  difference: '/api/articles/a.txt/difference?with=d.txt',
  words: '/api/articles/a.txt/words?q=%D8%AD%D9%84%D8%A8',
  claims: '/api/claims?type=killed',
  claim: '/api/claims/a.txt%23c1',
  compare: '/api/compare?article=a.txt&article=b.txt&article=c.txt',
  entities: '/api/entities?kind=source',
  entity: '/api/entities/sohr',
  naming: '/api/naming',
  sentences: '/api/naming/sentences?party=sohr',
  voices: '/api/voices',
  search: `/api/search?q=${encodeURIComponent('غارة')}`,
  review: '/api/review?state=all',
  judgements: '/api/judgements',
  subject: '/api/subject?kind=claims&id=a.txt%23c1&id=b.txt%23c1',
  problems: '/api/problems',
});
const READ = Object.entries(routes).filter(([name, r]) => r.method === 'get' && name !== 'original');

test.each(READ)('%s answers exactly as its schema says', async (name, route) => {
  const response = await it.ask(addresses()[name]!);
  expect(response.status).toBe(200);
  const answer = (await response.json()) as unknown;
  const { 200: ok } = route.responses as unknown as Record<number, { content: Record<string, { schema: ZodType }> }>;
  const { schema } = ok!.content['application/json']!;
  // What the schema does not know would be lost in parsing: nothing goes out undocumented.
  expect(schema.parse(answer)).toEqual(answer);
});

test('titles say where their dates stand', async () => {
  const { items } = await it.json<IncidentsPage>('/api/incidents');
  const dated = items.filter((i) => i.from !== null);
  expect(dated.length).toBeGreaterThan(0);
  for (const { title, from, to } of dated)
    for (const language of ['ar', 'en'] as const) {
      const days = title.dates?.[language].map((d) => title[language].slice(d.start, d.end));
      expect(days).toEqual(from === to ? [from] : [from, to]);
    }
});

test('a toll is told from the lowest to the highest number, in words', async () => {
  const { items } = await it.json<IncidentsPage>('/api/incidents');
  const [toll] = items.flatMap((i) => i.tolls.filter((t) => t.of === 'killed'));
  expect(toll).toEqual({
    ...{ of: 'killed', lo: 5, hi: 10, top: 10 },
    words: { ar: 'بين 5 و10 أشخاص', en: 'between 5 and 10 people' },
  });
  const told = (...values: object[]) =>
    tollOf(it.desk.views.reader, { of: 'killed', values: values.map((value) => ({ value })) } as never);
  const exact = (n: number) => ({ lo: n, hi: n, qualifier: 'exact' });
  const over = (n: number) => ({ lo: n, hi: null, qualifier: 'more_than' });
  // the highest number is told though nobody says where it ends
  expect(told(exact(2), over(50))).toMatchObject({
    lo: 2,
    hi: null,
    top: 50,
    words: { en: 'between 2 and 50 people' },
  });
  // an open bound below another number opens nothing
  expect(told(over(20), exact(27))).toMatchObject({ lo: 20, hi: 27, top: 27 });
  expect(told(over(50))).toMatchObject({ lo: 50, hi: null, words: { en: 'more than 50 people' } });
  expect(told({ lo: null, hi: 5, qualifier: 'at_most' })).toMatchObject({
    lo: null,
    hi: 5,
    words: { en: 'at most 5 people' },
  });
  expect(told({ lo: null, hi: 5, qualifier: 'at_most' }, exact(3))).toMatchObject({ lo: 3, hi: 5 });
});

test('entities that the case does not name are found in the tables, where that is asked for', async () => {
  const ask = async (q: string, kind: string, more = '&known=true') =>
    (await it.json<EntitiesPage>(`/api/entities?kind=${kind}&q=${encodeURIComponent(q)}${more}`)).items;
  const named = (rows: EntitiesPage['items']) => rows.map((e) => e.name.ar);
  expect(await ask('دير الزور', 'place', '')).toEqual([]);
  const [first] = await ask('دير الزور', 'place');
  expect(first).toMatchObject({ kind: 'place', counts: { claims: 0, incidents: 0 } });
  expect(first!.name.ar).toContain('دير الزور');
  expect(first!.point).not.toBeNull();
  expect(first!.within).not.toBeNull();
  expect(named(await ask('الأمم المتحدة', 'party'))).toContain('الأمم المتحدة');
  expect((await ask('United Nations', 'source'))[0]).toMatchObject({ kind: 'actor' });
  // those of the case come first, and stand once
  const cities = await ask('حلب', 'place');
  expect(cities[0]!.counts.claims).toBeGreaterThan(0);
  expect(new Set(cities.map((e) => e.id)).size).toBe(cities.length);
});

test('every address that the application answers is documented', async () => {
  const { paths } = await it.json<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((m) => `${m} ${path}`),
  );
  const { makeApp } = await import('../src/server/app.ts');
  const { Pages } = await import('../src/server/pages.ts');
  const app = makeApp(it.desk, {
    guard: { host: '127.0.0.1' },
    pages: Pages.load('/nonexistent'),
    version: '0',
    lang: 'ar',
  });
  const answered = app.routes
    .filter((r) => r.path.startsWith('/api/') && r.path !== '/api/*')
    .map((r) => `${r.method.toLowerCase()} ${r.path.replace(/:(\w+)/g, '{$1}')}`);
  const undocumented = [...new Set(answered)].filter((a) => !documented.includes(a));
  expect(undocumented).toEqual(['get /api/openapi.json']);
  expect(documented.length).toBe(Object.keys(routes).length);
  for (const methods of Object.values(paths))
    for (const route of Object.values(methods)) expect((route as { summary?: string }).summary).toMatch(/\S/);
});

describe('incidents', () => {
  test('facets count what the other filters leave', async () => {
    const all = await it.json<IncidentsPage>('/api/incidents');
    const some = await it.json<IncidentsPage>('/api/incidents?type=killed');
    const values = (page: IncidentsPage, name: string) => page.facets.find((f) => f.name === name)!.values;
    expect(values(some, 'type')).toEqual(values(all, 'type'));
    expect(some.total).toBe(values(all, 'type').find((v) => v.id === 'killed')!.count);
    expect(values(some, 'outlet').reduce((n, v) => n + v.count, 0)).toBeLessThan(
      values(all, 'outlet').reduce((n, v) => n + v.count, 0),
    );
  });

  test('a place stands for all that it contains, and facets nest', async () => {
    const all = await it.json<IncidentsPage>('/api/incidents');
    const inside = await it.json<IncidentsPage>(`/api/incidents?place=${ALEPPO}`);
    expect(inside.total).toBe(all.items.filter((i) => i.place).length);
    const places = all.facets.find((f) => f.name === 'place')!.values;
    expect(places.some((p) => p.parent === ALEPPO)).toBe(true);
  });

  test('pages cut the list without loss', async () => {
    const all = await it.json<IncidentsPage>('/api/incidents?size=200');
    const pages = await Promise.all([1, 2, 3].map((p) => it.json<IncidentsPage>(`/api/incidents?size=2&page=${p}`)));
    expect(pages.flatMap((p) => p.items.map((i) => i.id))).toEqual(all.items.map((i) => i.id));
  });

  test('a column for each outlet; cells that disagree say with whom', async () => {
    const view = await it.json<IncidentView>(`/api/incidents/${incident}`);
    expect(view.columns.map((c) => c.id).sort()).toEqual(view.outlets.toSorted());
    const row = view.rows.find((r) => r.verdict === 'conflict')!;
    const denier = row.cells.find((c) => c.column === 'وكالة الراية')!;
    expect(denier.against.length).toBeGreaterThan(0);
    for (const other of denier.against)
      expect(row.cells.find((c) => c.column === other)!.against).toContain('وكالة الراية');
    expect(row.because.ar).toMatch(/\S/);
    expect(view.claims.map((c) => c.id).sort()).toEqual(view.columns.flatMap((c) => c.claims).toSorted());
  });
});

test('an article comes with its text, and every quote stands where it says', async () => {
  const view = await it.json<ArticleView>('/api/articles/a.txt');
  expect(view.text).toBe(ARTICLES[0]!.text);
  for (const c of view.claimsOf)
    for (const q of [c.quote, c.trigger, ...c.agent, ...c.target, ...c.place, ...c.source, ...c.numbers])
      expect(view.text.slice(q.start, q.end)).toBe(q.text);
  expect(view.copies?.copies.length).toBeGreaterThan(0);
  expect(view.claimsOf.map((c) => c.trigger.start)).toEqual(
    view.claimsOf.map((c) => c.trigger.start).toSorted((x, y) => x - y),
  );
  const original = await it.ask(view.original.href!);
  expect(await original.text()).toBe(view.text);
  expect(original.headers.get('isnad-sha256')).toBe(view.sha256);
  expect(original.headers.get('content-disposition')).toMatch(/^attachment/);
});

test('the difference of two copies covers both texts without gaps', async () => {
  const d = await it.json<Difference>('/api/articles/a.txt/difference?with=d.txt');
  expect(d.parts.map((p) => d.texts.left.slice(p.left.start, p.left.end)).join('')).toBe(d.texts.left);
  expect(d.parts.map((p) => d.texts.right.slice(p.right.start, p.right.end)).join('')).toBe(d.texts.right);
  const other = d.parts.filter((p) => !p.same).map((p) => d.texts.right.slice(p.right.start, p.right.end));
  expect(other.join('')).toContain('قديما');
  expect(d.similarity).toBeGreaterThan(0.8);
});

test('differences are shortest edit scripts, whatever the texts', () => {
  const words = ['غارة', 'قصف', 'حلب', 'مدني', 'قتيل'];
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  for (let round = 0; round < 60; round++) {
    const text = () => Array.from({ length: random(14) }, () => words[random(words.length)]).join(' ');
    const [left, right] = [text(), text()];
    const [a, b] = [wordsOf(left), wordsOf(right)];
    const parts = partsOf(a, b, left.length, right.length);
    const same = parts.filter((p) => p.same);
    for (const p of same)
      expect(wordsOf(left.slice(p.left.start, p.left.end)).map((w) => w.key)).toEqual(
        wordsOf(right.slice(p.right.start, p.right.end)).map((w) => w.key),
      );
    const kept = same.reduce((n, p) => n + wordsOf(left.slice(p.left.start, p.left.end)).length, 0);
    expect(kept).toBe(
      longest(
        a.map((w) => w.key),
        b.map((w) => w.key),
      ),
    );
  }
});

/** Length of the longest common subsequence, by the textbook. */
function longest(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    b.forEach((y, k) => {
      next.push(x === y ? row[k]! + 1 : Math.max(row[k + 1]!, next[k]!));
    });
    row = next;
  }
  return row[b.length]!;
}

test('articles side by side are aligned by incident', async () => {
  const view = await it.json<Compare>('/api/compare?article=a.txt&article=b.txt&article=c.txt');
  expect(view.articles.map((x) => x.id)).toEqual(['a.txt', 'b.txt', 'c.txt']);
  const row = view.rows.find((r) => r.incident.id === incident)!;
  expect(row.claims.every((c) => c.length > 0)).toBe(true);
  expect(row.conflicts.some((c) => c.aspect === 'occurrence')).toBe(true);
});

test('a place tells what it lies in; a source who quotes it', async () => {
  const overview = await it.json<Overview>('/api/overview');
  expect(overview.counts.articles).toBe(5);
  const place = await it.json<EntityView>(`/api/entities/${ALEPPO}`);
  expect(place.children.map((c) => c.name.ar)).toContain('حلب');
  const source = await it.json<EntityView>('/api/entities/sohr');
  expect(source.roles.source).toBe(2);
  expect(source.byOutlet).toMatchObject([
    { id: 'صحيفة الأفق', claims: 2, forms: [{ text: 'المرصد السوري لحقوق الإنسان', count: 2 }] },
  ]);
});

test('search lights up words by offsets of the article', async () => {
  const page = await it.json<SearchPage>(
    `/api/search?q=${encodeURIComponent('غارة')}&outlet=${encodeURIComponent('صحيفة الأفق')}`,
  );
  expect(page.items.map((h) => h.article.id)).toEqual(['b.txt']);
  const [snippet] = page.items[0]!.snippets;
  const text = ARTICLES[1]!.text;
  expect(text.slice(snippet!.start, snippet!.end)).toBe(snippet!.text);
  for (const h of snippet!.highlights) expect(text.slice(h.start, h.end)).toContain('غارة');
});

test('the queue of review has claims in dispute first, then doubtful ones', async () => {
  const { items, progress } = await it.json<ReviewPage>('/api/review?state=all&size=200');
  const order = items.map((i) => i.why);
  expect(order).toEqual(
    [...order].sort((x, y) => ['dispute', 'doubt', 'rest'].indexOf(x) - ['dispute', 'doubt', 'rest'].indexOf(y)),
  );
  expect(order[0]).toBe('dispute');
  expect(items.find((i) => i.why === 'doubt')!.claim.doubt).toBe(0.7);
  expect(progress).toMatchObject({ total: 10, done: 0 });
});

describe('what is asked wrongly', () => {
  test.each([
    ['/api/incidents/none', 404, 'not-found'],
    ['/api/articles/none', 404, 'not-found'],
    ['/api/articles/none/original', 404, 'not-found'],
    ['/api/claims/none', 404, 'not-found'],
    ['/api/entities/none', 404, 'not-found'],
    ['/api/nothing', 404, 'no-such-address'],
    ['/api/incidents?size=201', 400, 'malformed'],
    ['/api/incidents?size=0', 400, 'malformed'],
    ['/api/incidents?page=-1', 400, 'malformed'],
    ['/api/incidents?page=1e99', 400, 'malformed'],
    ['/api/incidents?grade=true', 400, 'malformed'],
    ['/api/incidents?from=yesterday', 400, 'malformed'],
    [`/api/incidents?q=${'x'.repeat(401)}`, 400, 'malformed'],
    [`/api/claims/${'x'.repeat(601)}`, 400, 'malformed'],
    ['/api/compare?article=a.txt', 400, 'malformed'],
    ['/api/compare?article=a.txt&article=a.txt', 404, 'not-found'],
    ['/api/compare?article=1&article=2&article=3&article=4&article=5', 400, 'malformed'],
    ['/api/search', 400, 'malformed'],
    ['/api/subject?kind=claims&id=a.txt%23c1', 400, 'malformed'],
    [`/api/${'x'.repeat(9000)}`, 414, 'too-long'],
  ])('%s: %i', async (path, status, code) => {
    const response = await it.ask(path);
    expect(response.status).toBe(status);
    const failure = (await response.json()) as Failure;
    expect(failure.code).toBe(code);
    expect(failure.reason.ar).toMatch(/\p{Script=Arabic}/u);
    expect(failure.reason.en).toMatch(/[a-z]/);
  });
});

test('an answer that has not changed is not sent again; long ones come compressed', async () => {
  const first = await it.ask('/api/overview');
  const etag = first.headers.get('etag')!;
  const again = await it.ask('/api/overview', { headers: { 'if-none-match': `W/"x", ${etag}` } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  const zipped = await it.ask('/api/overview', { headers: { 'accept-encoding': 'br, gzip' } });
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()).toBe(await first.text());
});
