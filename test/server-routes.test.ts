/**
 * What must hold of every route, asked of each that `/api/openapi.json` tells of (and `server-api` holds that it tells of all): a route added
 * tomorrow is tried here without anybody's having to think of it. Ids and words are put wherever a route takes some.
 */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Bench, bench, HOST, REVIEWER, WITNESS } from './server-fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Route {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
}
type Pairs = readonly (readonly [string, string])[];

let it: Bench;
let routes: Route[];
/** Of all kinds: any may stand where a route takes one. */
let ids: string[];

async function described(of: Bench): Promise<Route[]> {
  const { paths } = await of.json<{ paths: Record<string, Record<string, { parameters?: Parameter[] }>> }>(
    '/api/openapi.json',
  );
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters }]) => ({ method, path, parameters: parameters ?? [] })),
  );
}

async function idsOf(of: Bench): Promise<string[]> {
  const lists = ['articles', 'claims', 'incidents', 'entities', 'judgements', 'disputes'];
  const found = await Promise.all(
    lists.map((list) => of.json<{ items: { id: string }[] }>(`/api/${list}?size=200`, REVIEWER)),
  );
  return [...new Set(found.flatMap((x) => x.items.map((i) => i.id)))];
}

/** Values that a parameter may have: all of its words, or those given where it takes any. */
function values({ schema }: Parameter, any: readonly string[]): string[][] {
  const all = (s: Schema): string[] => {
    if (s.enum) return [...s.enum];
    if (s.const !== undefined) return [s.const];
    if (s.anyOf) return [...new Set(s.anyOf.flatMap(all))];
    if (s.type === 'array') return all(s.items ?? {});
    if (s.type === 'integer' || s.type === 'number') return ['1'];
    return [...any];
  };
  const list = all(schema);
  const alone = list.map((x) => [x]);
  // Lists also take two.
  const many = JSON.stringify(schema).includes('"array"');
  return many ? [...alone, ...list.map((x, i) => [x, list[(i + 1) % list.length] as string])] : alone;
}

/** Addresses of a route: every id in its path, every value of what it must be told, and what it may be told one by one. */
function* addresses(route: Route, given: readonly string[], words: readonly string[]): Generator<string> {
  const must = route.parameters.filter((p) => p.in === 'query' && p.required);
  const may = route.parameters.filter((p) => p.in === 'query' && !p.required);
  const paths = /\{\w+\}/.test(route.path)
    ? given.map((x) => route.path.replace(/\{\w+\}/g, encodeURIComponent(x)))
    : [route.path];
  let queries: Pairs[] = [[]];
  for (const p of must)
    queries = queries.flatMap((q) =>
      values(p, [...given, ...words]).map((list) => [...q, ...list.map((x) => [p.name, x] as const)]),
    );
  const query = (q: Pairs) => (q.length > 0 ? `?${new URLSearchParams(q as [string, string][])}` : '');
  for (const path of paths) for (const q of queries) yield path + query(q);
  const first = queries.find((q) => q.some(([, x]) => words.includes(x))) ?? queries[0] ?? [];
  for (const p of may)
    for (const list of values(p, words))
      for (const path of paths.slice(0, 3)) yield path + query([...first, ...list.map((x) => [p.name, x] as const)]);
}

beforeAll(async () => {
  it = await bench();
  routes = await described(it);
  ids = await idsOf(it);
});

test('there are routes, and each that reads can be asked something that it answers', async () => {
  expect(routes.length).toBeGreaterThan(20);
  for (const route of routes.filter((r) => r.method === 'get')) {
    let answered = 0;
    for (const path of addresses(route, ids, ['غارة'])) if ((await it.ask(path)).status === 200) answered++;
    expect(answered, route.path).toBeGreaterThan(0);
  }
});

describe('a withheld name', () => {
  const NAME = ['خالد', 'الشاهد'];
  let guarded: Bench;
  let known: string[];
  let withheld: string;
  const TOKENS = { token: 'a-token-to-review-with', readerToken: 'another-token-to-read' };
  const reviewer = { authorization: `Bearer ${TOKENS.token}`, ...REVIEWER };
  const reader = { authorization: `Bearer ${TOKENS.readerToken}` };

  beforeAll(async () => {
    guarded = await bench({ guard: { host: '127.0.0.1', ...TOKENS } });
    const found = await guarded.json<{ items: { id: string }[] }>(
      `/api/entities?q=${encodeURIComponent('الشاهد')}`,
      reviewer,
    );
    withheld = found.items[0]!.id;
    const say = async (verdict: string, subject: object, note: string, version: string) => {
      const body = { subject, verdict, by: `${WITNESS} نفسه`, note };
      const response = await guarded.post('/api/judgements', body, { ...reviewer, 'if-match': version });
      expect(response.status).toBe(201);
    };
    // In a note, in the name of a reviewer, of a claim and of a name, before and after.
    await say('comment', { kind: 'claim', ids: ['a.txt#c3'] }, `قاله ${WITNESS}`, '0');
    await say('withhold', { kind: 'entity', ids: [withheld] }, `حماية ${WITNESS}`, '0');
    await guarded.desk.settled();
    const lists = ['articles', 'claims', 'incidents', 'entities', 'judgements', 'disputes'];
    const all = await Promise.all(
      lists.flatMap((list) =>
        [reader, reviewer].map((as) => guarded.json<{ items: { id: string }[] }>(`/api/${list}?size=200`, as)),
      ),
    );
    known = [...new Set(all.flatMap((x) => x.items.map((i) => i.id)))];
  });

  /** Whether a text has a word of the name; what was asked with may come back to who asked. */
  const holds = (text: string, path = '') => {
    const asked = decodeURIComponent(path.replaceAll('+', ' '));
    return [...NAME, withheld].some((x) => text.includes(x) && !asked.includes(x));
  };
  const shown = (text: string) => (holds(text) ? text : '');
  const whole = async (response: Response) => `${JSON.stringify([...response.headers])}\n${await response.text()}`;

  test('is there to be found by those who may see it', async () => {
    let found = 0;
    for (const route of routes.filter((r) => r.method === 'get'))
      for (const path of addresses(route, known, ['غارة']))
        if (holds(await whole(await guarded.ask(path, { headers: reviewer })))) {
          found++;
          break;
        }
    // Most routes have something to say of it: the next test looks where it could be.
    expect(found).toBeGreaterThan(10);
  });

  test('leaves by no route, whatever is asked for, neither in answers nor in refusals', async () => {
    const told: string[] = [];
    const asked = ['غارة', ...NAME, WITNESS, withheld, 'withheld-1', '█████'];
    for (const route of routes)
      for (const path of addresses(route, known, asked))
        for (const headers of [reader, { ...reader, 'accept-language': 'en' }]) {
          const response = await guarded.ask(path, { method: route.method.toUpperCase(), headers });
          const text = await whole(response);
          if (response.status >= 500) told.push(`${response.status} ${path}`);
          // What a refusal says of the name's other id has a test of its own below.
          if (response.status === 404 && path.includes('withheld-1')) continue;
          if (holds(text, path)) told.push(`${response.status} ${path}: ${text.slice(-400)}`);
        }
    expect(told.slice(0, 5)).toEqual([]);
  });

  test('leaves by no answer to a write of those who have not asked for it', async () => {
    const { review } = await guarded.json<{ review: { version: string } }>(
      `/api/subject?kind=claim&id=${encodeURIComponent('a.txt#c3')}`,
      reviewer,
    );
    const written = await guarded.post(
      '/api/judgements',
      { subject: { kind: 'claim', ids: ['a.txt#c3'] }, verdict: 'comment', by: 'نور', note: 'ثم' },
      { authorization: `Bearer ${TOKENS.token}`, 'if-match': review.version },
    );
    expect(written.status).toBe(201);
    expect(shown(await whole(written))).toBe('');
  });

  test('leaves by no refusal of a write that came too late', async () => {
    const late = await guarded.post(
      '/api/judgements',
      { subject: { kind: 'claim', ids: ['a.txt#c3'] }, verdict: 'comment', by: 'نور', note: 'ثم' },
      { authorization: `Bearer ${TOKENS.token}`, 'if-match': '0' },
    );
    expect(late.status).toBe(409);
    expect(shown(await whole(late))).toBe('');
  });
  test('leaves by no refusal of its other id', async () => {
    const refused = await guarded.ask('/api/subject?kind=claim&id=withheld-1', { headers: reader });
    expect(refused.status).toBe(404);
    expect(shown(await whole(refused))).toBe('');
  });

  test('is not shown to a reader who asks for the role', async () => {
    for (const route of routes.filter((r) => r.method === 'get')) {
      const headers = { ...reader, ...REVIEWER };
      for (const path of addresses(route, known, ['غارة'])) {
        if ((await guarded.ask(path, { headers: reader })).status !== 200) continue;
        expect((await guarded.ask(path, { headers })).status, path).toBe(403);
        const role = `${path}${path.includes('?') ? '&' : '?'}role=reviewer`;
        expect((await guarded.ask(role, { headers: reader })).status, role).not.toBe(200);
        break;
      }
    }
  });
});

describe('a path in the place of a value', () => {
  const UP = [
    '../../../../../../etc/passwd',
    '/etc/passwd',
    'file:///etc/passwd',
    '..\\..\\..\\etc\\passwd',
    '....//....//etc/passwd',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    'a.txt/../../package.json',
    'a.txt\0.json',
    '../package.json',
    '.',
    '..',
    '~/.ssh/id_rsa',
    '|cat /etc/passwd',
    '__proto__',
    'constructor',
  ];
  test('reaches no file, through no parameter of no route', async () => {
    const wrong: string[] = [];
    for (const route of routes)
      for (const up of UP)
        for (const path of addresses(route, [up], [up])) {
          const response = await it.ask(path, { method: route.method.toUpperCase() });
          const text = await response.text();
          if (response.status >= 500) wrong.push(`${response.status} ${path}`);
          if (/root:.*:0:0|"devDependencies"|PRIVATE KEY/.test(text)) wrong.push(`${path}: ${text.slice(0, 80)}`);
          if (/\{\w+\}/.test(route.path) && response.status < 300) wrong.push(`${response.status} ${path}`);
        }
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

describe('a request from elsewhere', () => {
  const HOSTS = ['evil.example', 'evil.example:4780', '127.0.0.1.evil.example:4780', '192.168.1.7:4780', '[::2]:4780'];
  const ORIGINS = ['https://evil.example', 'null', 'http://127.0.0.1:9999', `http://${HOST}.evil.example`, 'file://'];
  const body = JSON.stringify({ subject: { kind: 'claim', ids: ['a.txt#c1'] }, verdict: 'right', by: 'x' });

  test('is turned away by every route, and writes nothing', async () => {
    const before = (await it.source.judgements()).length;
    for (const route of routes) {
      const [path] = addresses(route, ['a.txt'], ['غارة']);
      const method = route.method.toUpperCase();
      const ask = (headers: Record<string, string>) =>
        it.ask(path as string, {
          method,
          headers: { 'content-type': 'application/json', 'if-match': '0', ...headers },
          ...(method === 'GET' ? {} : { body }),
        });
      for (const host of HOSTS) expect((await ask({ host })).status, `${method} ${path} at ${host}`).toBe(403);
      for (const origin of ORIGINS)
        expect((await ask({ origin })).status, `${method} ${path} from ${origin}`).toBe(403);
      for (const site of ['cross-site', 'same-site'])
        expect((await ask({ 'sec-fetch-site': site, 'sec-fetch-mode': 'cors' })).status, `${method} ${path}`).toBe(403);
    }
    expect((await it.source.judgements()).length).toBe(before);
  });

  test('no route that is documented as reading changes anything', async () => {
    const head = (await it.json<{ head: string }>('/api/case')).head;
    for (const route of routes.filter((r) => r.method === 'get'))
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        const [path] = addresses(route, ['a.txt'], ['غارة']);
        if (routes.some((r) => r.method === 'post' && r.path === route.path) && method === 'POST') continue;
        const response = await it.ask(path as string, {
          method,
          body,
          headers: { origin: `http://${HOST}`, 'content-type': 'application/json', 'if-match': '0' },
        });
        expect(response.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
      }
    expect((await it.json<{ head: string }>('/api/case')).head).toBe(head);
  });
});
