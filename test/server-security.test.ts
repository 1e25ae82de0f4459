/** What must not get in or out: foreign hosts and origins, paths, markup, other people's requests. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PAGES, routes } from '../src/server/contract.ts';
import { checkGuard } from '../src/server/guard.ts';
import { Pages } from '../src/server/pages.ts';
import { type Running, start } from '../src/server/serve.ts';
import { ARTICLES, type Bench, bench, CLAIMS, claims, HOST, REVIEWER } from './server-fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const SECRET = 'root:x:0:0';
let folder: string;
let pages: Pages;
let it: Bench;
let running: Running;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-pages-'));
  mkdirSync(join(folder, 'dist/assets'), { recursive: true });
  writeFileSync(
    join(folder, 'dist/index.html'),
    '<!doctype html><title>Isnad</title><script type="module" src="/assets/a-1.js"></script>',
  );
  writeFileSync(join(folder, 'dist/assets/a-1.js'), `export const a = 1; // ${'x'.repeat(2000)}`);
  writeFileSync(join(folder, 'dist/run.sh'), 'no type of a page');
  writeFileSync(join(folder, 'secret.txt'), SECRET);
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'dist/linked.txt'));
  pages = Pages.load(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/later.txt'), SECRET);
  it = await bench({ pages });
  running = await start(it.desk, { port: 0, guard: { host: '127.0.0.1' }, pages, version: '0', lang: 'ar' });
});
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true });
});

/** One address for every documented route, with `id` in the place of an id. */
const addressesWith = (id: string): [string, string][] =>
  Object.values(routes).map((r) => [r.method, r.path.replace('{id}', id)]);
const WRITES = Object.values(routes)
  .filter((r) => r.method === 'post')
  .map((r) => r.path.replace('{id}', '0'));
const said = () => it.source.judgements();
const body = { subject: { kind: 'claim', ids: ['a.txt#c1'] }, verdict: 'right', by: 'x' };

describe('every answer', () => {
  const KINDS: [string, string, number][] = [
    ['an API answer', '/api/overview', 200],
    ['a page', '/incidents/1', 200],
    ['a file', '/assets/a-1.js', 200],
    ['a failure', '/api/incidents/none', 404],
    ['an unknown address', '/none', 404],
    ['a malformed request', '/api/incidents?size=x', 400],
  ];
  test.each(KINDS)('%s carries a strict policy', async (_, path, status) => {
    const response = await it.ask(path);
    expect(response.status).toBe(status);
    const csp = response.headers.get('content-security-policy')!;
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("script-src 'self'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toMatch(/unsafe|https?:|\*|nonce/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a request from elsewhere', () => {
  const HOSTS = [
    'evil.example',
    'evil.example:4780',
    '127.0.0.1.evil.example',
    'localhost.evil.example:4780',
    '127.0.0.1@evil.example',
    '10.0.0.1:4780',
    '',
    '[::2]:4780',
    '0x7f.1',
    'localhost.',
  ];
  const ORIGINS = [
    'https://evil.example',
    'null',
    'http://127.0.0.1:9999',
    'http://localhost:4780',
    `http://${HOST}.evil.example`,
    'file://',
    `http://evil.example/?${HOST}`,
    '',
  ];

  test.each(WRITES)('passes no write with a foreign host: POST %s', async (path) => {
    for (const host of HOSTS) {
      const response = await it.ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { host: HOST, 'content-type': 'application/json', 'if-match': '0' },
      });
      expect(response.status).not.toBe(403); // the same request from here gets further
      const foreign = await rawRequest(
        `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/json\r\nIf-Match: "0"\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
      );
      expect(foreign, host).toMatch(/^HTTP\/1\.1 40[03]/);
    }
  });

  test.each(WRITES)('passes no write with a foreign origin: POST %s', async (path) => {
    const before = (await said()).length;
    for (const origin of ORIGINS) {
      const response = await it.post(path, body, { 'if-match': '0', origin });
      expect(response.status, origin).toBe(403);
    }
    for (const site of ['cross-site', 'same-site']) {
      const response = await it.post(path, body, { 'if-match': '0', 'sec-fetch-site': site });
      expect(response.status).toBe(403);
    }
    expect((await said()).length).toBe(before);
  });

  test('reads nothing of the API either, and may link to pages', async () => {
    for (const [method, path] of addressesWith('a.txt')) {
      if (method !== 'get') continue;
      expect((await it.ask(path, { headers: { origin: 'https://evil.example' } })).status, path).toBe(403);
      expect(
        (await it.ask(path, { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } })).status,
      ).toBe(403);
      expect((await it.ask(path, { headers: { host: 'evil.example:4780' } })).status).toBe(403);
    }
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await it.ask('/incidents', { headers: link })).status).toBe(200);
    expect((await it.ask('/api/overview', { headers: link })).status).toBe(403);
  });

  test('cannot hide the host in the request line or behind a second header', async () => {
    const own = `127.0.0.1:${running.port}`;
    expect(await rawRequest(`GET /api/case HTTP/1.1\r\nHost: ${own}\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 200/,
    );
    for (const request of [
      `GET http://evil.example/api/case HTTP/1.1\r\nHost: ${own}`,
      `GET http://${own}/api/case HTTP/1.1\r\nHost: evil.example`,
      `GET //evil.example/api/case HTTP/1.1\r\nHost: ${own}`,
      `GET /api/case HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: ${own}`,
      `GET /api/case HTTP/1.1\r\nHost: evil.example\r\nHost: ${own}`,
      'GET /api/case HTTP/1.1\r\nX: y',
    ])
      expect(await rawRequest(`${request}\r\nConnection: close\r\n\r\n`), request).not.toMatch(/^HTTP\/1\.1 200/);
  });

  test('finds no other methods', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND']) {
      const answer = await rawRequest(
        `${method} /api/judgements HTTP/1.1\r\nHost: 127.0.0.1:${running.port}\r\nConnection: close\r\n\r\n`,
      );
      expect(answer, method).not.toMatch(/^HTTP\/1\.1 20/);
    }
  });
});

describe('no path from a request reaches the file system', () => {
  const UP = [
    '../../../../etc/passwd',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/etc/passwd',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '..%252f..%252fetc%252fpasswd',
    '..\\..\\etc\\passwd',
    '..%5c..%5cetc%5cpasswd',
    '....//....//etc/passwd',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    'file:///etc/passwd',
    'a.txt%00.html',
    '%00',
    '..%c0%af..%c0%afetc/passwd',
    '%',
    '%zz',
    '../secret.txt',
    '..%2fsecret.txt',
    'linked.txt',
    'later.txt',
    'run.sh',
    'assets/../../secret.txt',
    '.git/config',
  ];

  test('through no route of the API', async () => {
    for (const up of UP)
      for (const [method, path] of addressesWith(up)) {
        if (method === 'post' && !path.includes(up)) continue;
        const query =
          method === 'get'
            ? `${path.includes('?') ? '&' : '?'}id=${up}&with=${up}&article=${up}&article=b&kind=claim&party=${up}&q=${up}`
            : '';
        const response = await rawRequest(
          `${method.toUpperCase()} ${path}${query} HTTP/1.1\r\nHost: 127.0.0.1:${running.port}\r\nConnection: close\r\n\r\n`,
        );
        expect(response).not.toContain(SECRET);
        if (path.includes(up)) expect(response, `${path}${query}`).not.toMatch(/^HTTP\/1\.1 20/);
        expect(response).not.toMatch(/^HTTP\/1\.1 5/);
      }
  });

  test('through no address of a page', async () => {
    const index = await (await it.ask('/')).text();
    for (const up of UP)
      for (const first of ['', ...PAGES.map((p) => `${p}/`), 'assets/']) {
        const answer = await rawRequest(
          `GET /${first}${up} HTTP/1.1\r\nHost: 127.0.0.1:${running.port}\r\nConnection: close\r\n\r\n`,
        );
        expect(answer).not.toContain(SECRET);
        if (/^HTTP\/1\.1 200/.test(answer)) expect(answer).toContain(index);
      }
  });

  test('only files of the build that were there at the start are served', async () => {
    const script = await it.ask('/assets/a-1.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(script.status).toBe(200);
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect((await it.ask('/')).headers.get('cache-control')).toBe('no-cache');
    for (const path of ['/linked.txt', '/later.txt', '/run.sh', '/assets/', '/assets', '//', '//incidents'])
      expect((await it.ask(path)).status, path).toBe(404);
    for (const page of PAGES) expect((await it.ask(`/${page}`)).status).toBe(200);
  });
});

describe('markup in an article', () => {
  const PAYLOADS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    '</script><svg onload=alert(1)>',
    'javascript:alert(1)',
    '\u2028<iframe srcdoc="<script>1</script>">',
    '{{7*7}}',
    'data:text/html,<script>1</script>',
  ];

  test.each(PAYLOADS)('leaves as data in every field: %s', async (x) => {
    const poisoned = {
      ...ARTICLES[0]!,
      id: x,
      outlet: x,
      title: x,
      author: x,
      url: x,
      lang: x,
      published: { date: null, from: x },
      text: `غارة ${x} جوية\n${x}`,
    };
    const told = claims(poisoned, [{ type: 'air_strike', trigger: 'غارة', agent: [x, x], source: [x] }]);
    const one = await bench({
      articles: [poisoned, ARTICLES[1]!],
      claims: [...told, ...CLAIMS.filter((c) => c.doc === 'b.txt')],
      pages,
    });
    await one.post(
      '/api/judgements',
      { subject: { kind: 'claim', ids: [told[0]!.id] }, verdict: 'comment', by: x, note: x },
      { 'if-match': '0' },
    );
    const id = encodeURIComponent(x);
    const incident = (await one.json<{ items: { id: string }[] }>('/api/incidents?size=200')).items;
    const queries: Record<string, string> = {
      '/api/articles/{id}/difference': '?with=b.txt',
      '/api/articles/{id}/words': '?q=x',
      '/api/compare': `?article=${id}&article=b.txt`,
      '/api/search': `?q=${id}`,
      '/api/naming/sentences': `?party=${id}`,
      '/api/subject': `?kind=claim&id=${id}%23c1`,
    };
    for (const r of Object.values(routes)) {
      if (r.method !== 'get') continue;
      const wanted = r.path.startsWith('/api/incidents/')
        ? incident[0]!.id
        : r.path.startsWith('/api/claims/')
          ? `${id}%23c1`
          : id;
      const response = await one.ask(r.path.replace('{id}', wanted) + (queries[r.path] ?? ''), { headers: REVIEWER });
      const type = response.headers.get('content-type')!;
      expect(type, r.path).toMatch(/^application\/(json|octet-stream)/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      if (type.startsWith('application/octet-stream')) {
        expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.!~*%-]*$/);
        expect(response.headers.get('content-security-policy')).toContain('sandbox');
      } else if (response.status === 200) {
        const { url } = (await response.json()) as { url?: string | null };
        if (url !== undefined) expect(url).toBeNull();
      }
    }
    // The pages are files: nothing of a request or a case is put into them.
    const page = await one.ask(`/articles/${id}?q=${id}`);
    expect(await page.text()).toBe(await (await one.ask('/')).text());
    const none = await one.ask(`/${id}`);
    expect(none.headers.get('content-type')).toMatch(/^(text\/plain|application\/json)/);
    expect(await none.text()).not.toContain(x);
  });
});

describe('requests that are too much', () => {
  test('a body beyond the limit is turned away, whatever it says of its length', async () => {
    const long = { ...body, note: 'x'.repeat(70_000) };
    expect((await it.post('/api/judgements', long, { 'if-match': '0' })).status).toBe(413);
    const chunks = `${'10000'}\r\n${'x'.repeat(0x10000)}\r\n`.repeat(2);
    const head = `POST /api/judgements HTTP/1.1\r\nHost: 127.0.0.1:${running.port}\r\nContent-Type: application/json\r\nIf-Match: "0"\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
    expect(await rawRequest(`${head}${chunks}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413/);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'a form of another page is no write: %s',
    async (type) => {
      const response = await it.post('/api/judgements', body, { 'content-type': type, 'if-match': '0' });
      expect(response.status).toBe(415);
    },
  );

  test.each(['{', '[]', 'null', '"x"', '{"__proto__":{"verdict":"right"}}', '\0'])(
    'a body that is no judgement: %s',
    async (text) => {
      expect((await it.post('/api/judgements', text, { 'if-match': '0' })).status).toBe(400);
    },
  );
});

describe('a server that others reach', () => {
  const token = 'a-token-of-enough-length';
  test.each(['0.0.0.0', '::', '192.168.1.5', 'case.example.org', '10.0.0.1'])(
    'does not start without a token: %s',
    async (host) => {
      expect(() => checkGuard({ host })).toThrow(/open-without-token|--token/);
      await expect(start(it.desk, { port: 0, guard: { host }, pages, version: '0', lang: 'ar' })).rejects.toMatchObject(
        { code: 'open-without-token' },
      );
      expect(() => checkGuard({ host, token })).not.toThrow();
      expect(() => checkGuard({ host, token: 'short' })).toThrow(/characters/);
    },
  );

  test('answers nothing without its token', async () => {
    const guarded = await bench({ pages, guard: { host: '127.0.0.1', token, readerToken: 'another-token-to-read' } });
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: `Basic ${token}` },
      { cookie: 'isnad=wrong' },
      { cookie: `isnad=${token}` },
    ] as Record<string, string>[]) {
      for (const [method, path] of addressesWith('a.txt'))
        expect((await guarded.ask(path, { method: method.toUpperCase(), headers })).status, path).toBe(401);
      for (const path of [
        '/',
        '/incidents',
        '/assets/a-1.js',
        '/api/openapi.json',
        `/api/case?token=${token}`,
        '/?token=wrong',
      ])
        expect((await guarded.ask(path, { headers })).status, path).toBe(401);
    }
    expect((await guarded.ask('/api/case', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  test('takes the token out of the address, and keeps it in a cookie that scripts cannot read', async () => {
    const guarded = await bench({ pages, guard: { host: '127.0.0.1', token, readerToken: 'another-token-to-read' } });
    const entry = await guarded.ask(`//evil.example/../incidents?token=${token}&type=killed`);
    expect(entry.status === 303 ? entry.headers.get('location') : '/').toMatch(/^\/(?!\/)/);
    const first = await guarded.ask(`/incidents?token=${token}&type=killed`);
    expect([first.status, first.headers.get('location')]).toEqual([303, '/incidents?type=killed']);
    const cookie = first.headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    expect(cookie).not.toContain(token);
    const kept = { cookie: cookie.split(';')[0]! };
    expect((await guarded.ask('/incidents?type=killed', { headers: kept })).status).toBe(200);
    expect((await guarded.post('/api/judgements', body, { ...kept, 'if-match': '0' })).status).toBe(201);
  });

  test('lets those with a reader token read, and neither write nor see what is withheld', async () => {
    const guarded = await bench({ pages, guard: { host: '127.0.0.1', token, readerToken: 'another-token-to-read' } });
    const reader = { authorization: 'Bearer another-token-to-read' };
    expect(await guarded.json('/api/case', reader)).toMatchObject({ role: 'reader', mayReview: false });
    expect((await guarded.ask('/api/case', { headers: { ...reader, ...REVIEWER } })).status).toBe(403);
    expect((await guarded.ask('/api/articles/a.txt/original?role=reviewer', { headers: reader })).status).toBe(403);
    for (const path of WRITES)
      expect((await guarded.post(path, body, { ...reader, 'if-match': '0' })).status).toBe(403);
  });
});

/** What the server says to bytes sent as they are; what `URL` and `fetch` would tidy up stays untidy. */
function rawRequest(bytes: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(running.port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('close', () => done(answer));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? done(answer) : fail(error)));
  });
}
