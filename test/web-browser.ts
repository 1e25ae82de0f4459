/** A browser on the sample case, as the tests of the workbench share it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page, type Request, type Route } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { serveFiles } from '../scripts/shots-serve.ts';
import { ar } from '../web/src/i18n/ar.ts';
import { en } from '../web/src/i18n/en.ts';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const BUILT = new URL('../web/dist/index.html', import.meta.url);
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Why the tests in a browser cannot run here; null when they can. */
export function missing(): string | null {
  if (!existsSync(CHROMIUM)) return `there is no Chromium at ${CHROMIUM}`;
  return existsSync(BUILT) ? null : 'the pages are not built: npx vite build';
}

export interface Bench {
  readonly base: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
  readonly get: <T>(path: string) => Promise<T>;
  /** Writes as a reviewer does. @throws Error with the answer of the server when it refuses */
  readonly post: <T>(path: string, body: unknown, version?: string) => Promise<T>;
  /** Resolves when what was judged has been compared. */
  readonly compared: () => Promise<void>;
}

/** Makes a case of the samples, serves it, and starts a browser. */
export async function bench(): Promise<Bench> {
  const running = await serveFiles(['samples/aleppo-2016']);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    // WebGL is drawn by the processor; pages themselves are put together without it, which takes half the time.
    args: ['--no-sandbox', '--disable-gpu-compositing', '--enable-unsafe-swiftshader', '--use-angle=swiftshader'],
  });
  const base = running.address.replace(/\/$/, '');
  const get = async <T>(path: string) => (await (await fetch(base + path)).json()) as T;
  const post = async <T>(path: string, body: unknown, version?: string) => {
    const response = await fetch(base + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        origin: base,
        'isnad-role': 'reviewer',
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const compared = () => until('compared', async () => !(await get<{ stale: boolean }>('/api/case')).stale);
  // The first comparison goes on in the background; everything after waits for it.
  await compared();
  return {
    base,
    browser,
    get,
    post,
    compared,
    close: async () => {
      await browser.close();
      await running.stop();
    },
  };
}

/** Tests on one sample case in one browser, begun with the first test and ended after the last; skipped, saying why, where there is none. */
export function inBrowser(title: string, tests: (at: Bench) => void): void {
  const reason = missing();
  if (reason) console.log(`${title}: skipped, ${reason}`);
  describe.skipIf(reason)(title, () => {
    const at = {} as Bench;
    beforeAll(async () => {
      Object.assign(at, await bench());
    }, 600_000);
    afterAll(async () => at.close?.());
    tests(at);
  });
}

/** Waits for a condition, asked again and again; says in vain for what. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 40));
  }
}

export type Lang = 'ar' | 'en';
export const LANGS: readonly Lang[] = ['ar', 'en'];

/** The words of the interface in a language, with its plurals, as the pages show them under Western digits. */
export function words(lang: Lang): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  const table: Readonly<Record<string, string>> = lang === 'ar' ? ar : en;
  const plural = new Intl.PluralRules(lang);
  return (key, values = {}) => {
    const text = table[key] ?? table[`${key}_${plural.select(Number(values.count))}`];
    if (text === undefined) throw new Error(`no words for ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name === 'n' ? 'count' : name]));
  };
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained of: errors of scripts and of the Content-Security-Policy. */
  readonly complaints: string[];
  /** Opens an address and waits until all that it asks for is shown. */
  readonly open: (path: string) => Promise<void>;
  /** Waits until nothing is asked for any more and nothing is shown as on its way. */
  readonly settled: () => Promise<void>;
  /** The words of the interface in the language of this reader. */
  readonly t: ReturnType<typeof words>;
  /**
   * From now on answers instead of the server what `path` fits; null: the server answers again. For a visit with `answers` alone: requests
   * are held up from its first on, since a page that is open may send what follows past a barrier that was only just set up.
   */
  readonly answer: (path: RegExp, by: ((route: Route) => unknown) | null) => void;
}

const NO_WEBGL =
  'const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return /webgl/.test(kind) ? null : get.call(this, kind, ...rest); };';

/** A fresh reader: own settings, own window. */
export async function visit(
  at: Bench,
  options: {
    lang: Lang;
    theme?: 'light' | 'dark';
    width?: number;
    height?: number;
    settings?: Record<string, string>;
    answers?: boolean;
    /** Without WebGL: maps are plain pictures, which cost a processor that draws for a graphics card much less. */
    plain?: boolean;
  },
): Promise<Visit> {
  const context = await at.browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    reducedMotion: 'reduce',
  });
  const settings = { language: options.lang, theme: options.theme ?? 'light', ...options.settings };
  await context.addInitScript({
    content: `if (!localStorage.getItem('isnad.settings')) localStorage.setItem('isnad.settings', ${JSON.stringify(JSON.stringify(settings))});`,
  });
  if (options.plain) await context.addInitScript({ content: NO_WEBGL });
  const answers = new Map<string, { path: RegExp; by: (route: Route) => unknown }>();
  if (options.answers)
    await context.route('**/api/**', (route) => {
      const { pathname } = new URL(route.request().url());
      const own = [...answers.values()].find(({ path }) => path.test(pathname));
      return own ? own.by(route) : route.continue();
    });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (m) => m.type() === 'error' && complaints.push(`${page.url()}: ${m.text()}`));
  page.on('pageerror', (e) => complaints.push(`${page.url()}: ${e.message}`));
  const asked = new Set<Request>();
  page.on('request', (r) => r.url().startsWith(at.base) && asked.add(r));
  page.on('requestfinished', (r) => asked.delete(r));
  page.on('requestfailed', (r) => asked.delete(r));
  const settled = async () => {
    // Twice in a row, a painted frame apart: what an answer leads to has then been asked for.
    for (let calm = 0; calm < 2; ) {
      await until(`shown: ${page.url()}`, () => page.evaluate(SHOWN));
      await page.evaluate(FRAME);
      calm = asked.size === 0 && (await page.evaluate(SHOWN)) ? calm + 1 : 0;
    }
  };
  return {
    page,
    context,
    complaints,
    settled,
    t: words(options.lang),
    answer: (path, by) => {
      if (!options.answers) throw new Error('a visit without answers');
      if (by) answers.set(String(path), { path, by });
      else answers.delete(String(path));
    },
    open: async (path) => {
      await page.goto(at.base + path);
      await settled();
    },
  };
}

/** A heading is there, and nothing that stands for what is on its way. */
const SHOWN =
  "Boolean(document.querySelector('main h1')) && !document.querySelector('main .spinner, main .skeleton, main [aria-busy=true]')";
const FRAME = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const RULES = {
  all: {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'target-size': { enabled: true } },
  },
  colours: { runOnly: { type: 'rule', values: ['color-contrast'] } },
};

/** What axe finds against WCAG 2.2 A and AA (`colours`: only what a theme can change), one line for each kind. */
export async function violations(page: Page, rules: keyof typeof RULES = 'all'): Promise<string[]> {
  // The policy of the page forbids scripts from elsewhere; what the test adds comes through the debugger.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(readFileSync(AXE, 'utf8'));
  const found = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(RULES[rules])}).then((r) => r.violations.map(({ id, nodes }) => ({ id, nodes })))`,
  )) as Violation[];
  return found.map(
    (v) =>
      `${v.id}: ${v.nodes
        .slice(0, 3)
        .map((n) => `${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`)
        .join(' | ')}`,
  );
}

interface ClaimRow {
  readonly id: string;
  readonly article: { readonly id: string };
  readonly review: { readonly version: string };
}

/** What two reviewers leave behind: claims judged in every way, one word taken back, one name withheld. */
export async function fill(at: Bench): Promise<{ readonly corrected: string; readonly withheld: string }> {
  const judge = async (by: string, verdict: string, subject: { kind: string; ids: readonly string[] }, more = {}) => {
    const seen = `/api/subject?kind=${subject.kind}${subject.ids.map((x) => `&id=${encodeURIComponent(x)}`).join('')}`;
    const { review } = await at.get<{ review: { version: string } }>(seen);
    return at.post<{ judgement: { id: string } }>('/api/judgements', { subject, verdict, by, ...more }, review.version);
  };
  const { items } = await at.get<{ items: { claim: ClaimRow }[] }>('/api/review?state=open&why=dispute&size=3');
  const rest = await at.get<{ items: { claim: ClaimRow }[] }>('/api/review?state=open&why=rest&size=8');
  const [a, b, c] = items.map((x) => x.claim.id) as [string, string, string];
  const [d, e, f, g, h] = rest.items.map((x) => x.claim.id) as [string, string, string, string, string];
  const one = (id: string) => ({ kind: 'claim', ids: [id] });
  await judge('سلمى', 'right', one(a));
  await judge('Nour', 'comment', one(a), { note: 'read twice, قرئ مرتين' });
  await judge('Nour', 'wrong', one(d));
  await judge('سلمى', 'corrected', one(b), { fields: { modality: 'uncertain', numbers: [] }, note: 'لا يجزم' });
  await judge('Nour', 'comment', one(c), { note: 'see the wire' });
  await judge('سلمى', 'same', { kind: 'claims', ids: [e, f] });
  await judge('Nour', 'different', { kind: 'claims', ids: [g, h] });
  const { judgement } = await judge('Nour', 'wrong', one(e));
  await at.post(`/api/judgements/${judgement.id}/withdrawal`, { by: 'سلمى' });
  const { items: persons } = await at.get<{ items: { id: string }[] }>('/api/entities?kind=person&size=50');
  const withheld = persons.at(-1)!.id;
  await judge('سلمى', 'withhold', { kind: 'entity', ids: [withheld] });
  await at.compared();
  return { corrected: b, withheld };
}

/** Every page of the workbench, with something on it. */
export async function addresses({ get }: Bench): Promise<Record<string, string>> {
  const first = async (path: string) => (await get<{ items: { id: string }[] }>(path)).items[0]?.id as string;
  const id = encodeURIComponent;
  const disputed = await first('/api/incidents?sort=disputed&size=1');
  const told = await first('/api/incidents?sort=origins&size=1');
  const incident = await get<{ articles: { id: string }[]; claims: ClaimRow[] }>(`/api/incidents/${id(told)}`);
  const claim = incident.claims[0];
  const articles = incident.articles.slice(0, 3).map((a) => `article=${id(a.id)}`);
  const entity = async (kind: string) => id(await first(`/api/entities?kind=${kind}&size=1`));
  const copies = await get<{ items: { id: string; copyOf: string | null }[] }>('/api/articles?size=200');
  const copy = copies.items.find((a) => a.copyOf);
  const [left, right] = copy ? [copy.id, copy.copyOf as string] : [copies.items[0]!.id, copies.items[1]!.id];
  const naming = await get<{ cells: { party: string; outlet: string; voice: string; total: number }[] }>('/api/naming');
  const cell = naming.cells.filter((c) => c.voice === 'own').sort((a, b) => b.total - a.total)[0];
  return {
    overview: '/',
    incidents: '/incidents',
    incident: `/incidents/${id(disputed)}`,
    origins: `/incidents/${id(told)}?by=origin`,
    disputes: '/disputes',
    map: '/map',
    articles: `/articles?pick=${id(left)}`,
    article: `/articles/${id(claim?.article.id ?? '')}?claim=${id(claim?.id ?? '')}`,
    difference: `/articles/${id(left)}?diff=${id(right)}`,
    compare: `/compare?${articles.join('&')}&incident=${id(told)}`,
    actors: '/actors',
    actor: `/actors/${await entity('party')}`,
    places: '/places',
    place: `/places/${await entity('place')}`,
    sources: '/sources',
    source: `/sources/${await entity('source')}`,
    naming: cell ? `/naming?party=${id(cell.party)}&outlet=${id(cell.outlet)}` : '/naming',
    voices: '/naming?tab=voices',
    search: `/search?q=${id('حلب')}`,
    review: '/review',
    judged: '/review?state=judged',
    judgements: '/judgements',
    problems: '/problems',
  };
}
