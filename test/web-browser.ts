/** A browser on the sample case, as the tests of the workbench share it. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { serveFiles } from '../scripts/shots-serve.ts';

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
}

/** Makes a case of the samples, serves it, and starts a browser. */
export async function bench(): Promise<Bench> {
  const running = await serveFiles(['samples/aleppo-2016']);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--use-angle=swiftshader'],
  });
  const base = running.address.replace(/\/$/, '');
  const get = async <T>(path: string) => (await (await fetch(base + path)).json()) as T;
  // The first comparison goes on in the background; everything after waits for it.
  while ((await get<{ stale: boolean }>('/api/case')).stale) await new Promise((done) => setTimeout(done, 200));
  return {
    base,
    browser,
    get,
    close: async () => {
      await browser.close();
      await running.stop();
    },
  };
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained of: errors of scripts and of the Content-Security-Policy. */
  readonly complaints: string[];
  readonly open: (path: string) => Promise<void>;
}

/** A fresh reader: own settings, own window. */
export async function visit(
  at: Bench,
  options: {
    lang: 'ar' | 'en';
    theme?: 'light' | 'dark';
    width?: number;
    height?: number;
    settings?: Record<string, string>;
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
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('console', (m) => m.type() === 'error' && complaints.push(`${page.url()}: ${m.text()}`));
  page.on('pageerror', (e) => complaints.push(`${page.url()}: ${e.message}`));
  return {
    page,
    context,
    complaints,
    open: async (path) => {
      await page.goto(at.base + path, { waitUntil: 'networkidle' });
      await page.locator('main h1').first().waitFor();
    },
  };
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds against WCAG 2.2 A and AA, one line for each kind. */
export async function violations(page: Page): Promise<string[]> {
  // The policy of the page forbids scripts from elsewhere; what the test adds comes through the debugger.
  const loaded = await page.evaluate('typeof axe');
  if (loaded === 'undefined') await page.evaluate((await import('node:fs')).readFileSync(AXE, 'utf8'));
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations.map(({ id, nodes }) => ({ id, nodes })))",
  )) as Violation[];
  return found.map(
    (v) =>
      `${v.id}: ${v.nodes
        .slice(0, 3)
        .map((n) => `${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`)
        .join(' | ')}`,
  );
}

/** Every page of the workbench, with something on it. */
export async function addresses({ get }: Bench): Promise<Record<string, string>> {
  const first = async (path: string) => (await get<{ items: { id: string }[] }>(path)).items[0]?.id as string;
  const id = encodeURIComponent;
  const disputed = await first('/api/incidents?sort=disputed&size=1');
  const told = await first('/api/incidents?sort=origins&size=1');
  const incident = await get<{ articles: { id: string }[]; claims: { id: string; article: { id: string } }[] }>(
    `/api/incidents/${id(told)}`,
  );
  const claim = incident.claims[0];
  const articles = incident.articles.slice(0, 3).map((a) => `article=${id(a.id)}`);
  const entity = async (kind: string) => id(await first(`/api/entities?kind=${kind}&size=1`));
  return {
    overview: '/',
    incidents: '/incidents',
    incident: `/incidents/${id(disputed)}`,
    origins: `/incidents/${id(told)}?by=origin`,
    disputes: '/disputes',
    map: '/map',
    articles: '/articles',
    article: `/articles/${id(claim?.article.id ?? '')}?claim=${id(claim?.id ?? '')}`,
    compare: `/compare?${articles.join('&')}&incident=${id(told)}`,
    actors: '/actors',
    actor: `/actors/${await entity('party')}`,
    places: '/places',
    place: `/places/${await entity('place')}`,
    sources: '/sources',
    source: `/sources/${await entity('source')}`,
    naming: '/naming',
    voices: '/naming?tab=voices',
    search: `/search?q=${id('حلب')}`,
    review: '/review',
    judgements: '/judgements',
    problems: '/problems',
  };
}
