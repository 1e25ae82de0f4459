/**
 * Pictures of every page in both directions and both themes: `npm run shots [-- PAGE…] [--url ADDRESS] [--out FOLDER]`. Serves the samples
 * itself where no address is given; needs Chromium and built pages (`npx vite build`).
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { serveFiles } from './shots-serve.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    out: { type: 'string', default: 'docs/shots' },
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
    lang: { type: 'string', multiple: true, default: ['ar', 'en'] },
    theme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    full: { type: 'boolean', default: false },
  },
});
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

interface Shot {
  readonly name: string;
  readonly path: string;
  /** What is done before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
}

/** The addresses of the pages, each with something to see on it. */
async function shots(base: string): Promise<Shot[]> {
  const get = async <T>(path: string) => (await (await fetch(new URL(path, base))).json()) as T;
  const first = async (path: string) => (await get<{ items: { id: string }[] }>(path)).items[0]?.id ?? '';
  const disputed = await get<{ items: { id: string; verdicts: { aspect: string; verdict: string }[] }[] }>(
    '/api/incidents?disputed=true&sort=origins&size=50',
  );
  // One whose tolls are told differently shows the most.
  const torn = disputed.items.find((i) => i.verdicts.some((v) => v.aspect === 'toll' && v.verdict === 'conflict'));
  const incident = (torn ?? disputed.items[0])?.id ?? '';
  const told = await first('/api/incidents?sort=origins&size=1');
  const view = await get<{ articles: { id: string }[]; claims: { id: string; article: { id: string } }[] }>(
    `/api/incidents/${encodeURIComponent(told)}`,
  );
  const claim = view.claims[0];
  const articles = [...new Set(view.articles.map((a) => a.id))].slice(0, 3);
  const [actor, place, source] = [
    await first('/api/entities?kind=party&size=1'),
    await first('/api/entities?kind=place&size=1'),
    await first('/api/entities?kind=source&size=1'),
  ];
  const naming = (await get('/api/naming')) as {
    cells: { party: string; outlet: string; voice: string; total: number }[];
  };
  const cell = [...naming.cells].filter((c) => c.voice === 'own').sort((a, b) => b.total - a.total)[0];
  const id = encodeURIComponent;
  return [
    { name: 'overview', path: '/' },
    { name: 'incidents', path: '/incidents' },
    { name: 'incident', path: `/incidents/${id(incident)}` },
    { name: 'incident-origins', path: `/incidents/${id(told)}?by=origin` },
    { name: 'disputes', path: '/disputes' },
    { name: 'map', path: '/map' },
    { name: 'articles', path: `/articles?pick=${id(articles[0] ?? '')}` },
    ...(claim ? [{ name: 'article', path: `/articles/${id(claim.article.id)}?claim=${id(claim.id)}` }] : []),
    { name: 'compare', path: `/compare?${articles.map((a) => `article=${id(a)}`).join('&')}&incident=${id(told)}` },
    { name: 'actors', path: '/actors' },
    { name: 'actor', path: `/actors/${id(actor)}` },
    { name: 'places', path: '/places' },
    { name: 'place', path: `/places/${id(place)}` },
    { name: 'sources', path: '/sources' },
    { name: 'source', path: `/sources/${id(source)}` },
    { name: 'naming', path: cell ? `/naming?party=${id(cell.party)}&outlet=${id(cell.outlet)}` : '/naming' },
    { name: 'voices', path: '/naming?tab=voices' },
    { name: 'search', path: `/search?q=${id('حلب')}` },
    { name: 'review', path: '/review' },
    { name: 'judgements', path: '/judgements' },
    { name: 'problems', path: '/problems' },
    { name: 'settings', path: '/', before: (page) => page.locator('.topbar-end .button-icon').click() },
  ];
}

async function take(browser: Browser, base: string, list: readonly Shot[]): Promise<void> {
  for (const lang of values.lang)
    for (const theme of values.theme) {
      const context = await browser.newContext({
        viewport: { width: Number(values.width), height: Number(values.height) },
      });
      const page = await context.newPage();
      page.on('console', (m) => m.type() === 'error' && console.error(`  ${page.url()}: ${m.text()}`));
      page.on('pageerror', (e) => console.error(`  ${page.url()}: ${e.message}`));
      for (const shot of list) {
        const url = new URL(shot.path, base);
        url.searchParams.set('lang', lang);
        url.searchParams.set('theme', theme);
        await page.goto(url.href, { waitUntil: 'networkidle' });
        if (shot.name.startsWith('map')) await page.waitForTimeout(2500);
        await shot.before?.(page);
        await page.waitForTimeout(250);
        await page.screenshot({ path: `${values.out}/${shot.name}-${lang}-${theme}.png`, fullPage: values.full });
        console.log(`${shot.name}-${lang}-${theme}`);
      }
      await context.close();
    }
}

const running = values.url ? null : await serveFiles(['samples/aleppo-2016']);
const base = values.url ?? (running?.address as string);
// The comparison goes on in the background; before its end there are no incidents.
while (((await (await fetch(new URL('/api/case', base))).json()) as { stale: boolean }).stale)
  await new Promise((done) => setTimeout(done, 300));
mkdirSync(values.out, { recursive: true });
const list = (await shots(base)).filter((s) => positionals.length === 0 || positionals.includes(s.name));
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--use-angle=swiftshader'],
});
try {
  await take(browser, base, list);
} finally {
  await browser.close();
  await running?.stop();
}
