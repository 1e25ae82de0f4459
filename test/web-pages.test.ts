/** Every page in both directions and themes: nothing missing, no complaint of the browser, no violation that axe finds, at all widths. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses, type Bench, bench, missing, violations, visit } from './web-browser.ts';

const reason = missing();
if (reason) console.log(`workbench in a browser: skipped, ${reason}`);

describe.skipIf(reason)('the pages of the workbench', () => {
  let at: Bench;
  let pages: Record<string, string>;
  beforeAll(async () => {
    at = await bench();
    pages = await addresses(at);
  }, 300_000);
  afterAll(async () => at?.close());

  for (const [lang, theme] of [
    ['ar', 'light'],
    ['en', 'dark'],
  ] as const)
    test(`each page in ${lang}, ${theme}: shown, mirrored, accessible, silent`, async () => {
      const { page, open, complaints, context } = await visit(at, { lang, theme });
      const wrong: string[] = [];
      for (const [name, path] of Object.entries(pages)) {
        await open(path);
        if (name === 'map') await page.locator('.gl-map[data-ready=true], .svg-map').first().waitFor();
        const html = await page.evaluate('[document.documentElement.lang, document.documentElement.dir].join()');
        if (html !== (lang === 'ar' ? 'ar,rtl' : 'en,ltr')) wrong.push(`${name}: ${html}`);
        const text = (await page.locator('main').textContent()) ?? '';
        // A key without words shows as itself.
        for (const key of text.match(
          /\b(?:nav|state|action|n|count|facet|field|aspect|grade|verdict|kind|why|rule|map)\.[a-z]+\b/g,
        ) ?? [])
          wrong.push(`${name}: no words for ${key}`);
        if (await page.locator('main .failed').count())
          wrong.push(`${name}: ${await page.locator('main .failed').textContent()}`);
        if (text.trim().length < 20) wrong.push(`${name}: nearly empty`);
        const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
        if (wide > 1) wrong.push(`${name}: ${wide} px too wide`);
        wrong.push(...(await violations(page)).map((v) => `${name}: ${v}`));
      }
      await context.close();
      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
    }, 600_000);

  test('from 390 px to 2560 px nothing is wider than the window', async () => {
    const wrong: string[] = [];
    for (const [width, height] of [
      [390, 844],
      [2560, 1440],
    ] as const) {
      const { page, open, complaints, context } = await visit(at, { lang: 'ar', width, height });
      for (const [name, path] of Object.entries(pages)) {
        await open(path);
        const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
        if (wide > 1) wrong.push(`${name} at ${width}: ${wide} px too wide`);
        if (width === 390 && (name === 'incident' || name === 'review'))
          wrong.push(...(await violations(page)).map((v) => `${name} at 390: ${v}`));
      }
      expect(complaints).toEqual([]);
      await context.close();
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  test('the first page needs less than 300 KB, the map apart, and nothing from elsewhere', async () => {
    const { page, complaints, context } = await visit(at, { lang: 'ar' });
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const sizes = new Map<string, number>();
    const urls = new Map<string, string>();
    session.on('Network.responseReceived', (e) => urls.set(e.requestId, e.response.url));
    session.on('Network.loadingFinished', (e) => sizes.set(urls.get(e.requestId) ?? '', e.encodedDataLength));
    await page.goto(`${at.base}/`, { waitUntil: 'networkidle' });
    const foreign = [...urls.values()].filter((u) => !u.startsWith(at.base));
    const program = [...sizes].filter(([u]) => !/\/api\/|countries-|SvgMap|world-|places-/.test(u));
    const total = program.reduce((sum, [, n]) => sum + n, 0);
    console.log(`first page: ${Math.round(total / 1000)} KB in ${program.length} files, fonts included`);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    expect(total).toBeLessThan(300_000);
    await context.close();
  }, 120_000);
});
