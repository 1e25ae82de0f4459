/** Working with the workbench in a real browser: review by keyboard, search to highlight, map and brush, two tabs, settings, hostile text. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFiles } from '../scripts/shots-serve.ts';
import { type Bench, bench, missing, visit } from './web-browser.ts';

const reason = missing();
if (reason) console.log(`workbench in a browser: skipped, ${reason}`);

interface Judgement {
  readonly verdict: string;
  readonly by: string;
  readonly subject: { readonly ids: readonly string[] };
  readonly withdrawn?: unknown;
}

describe.skipIf(reason)('work at the workbench', () => {
  let at: Bench;
  beforeAll(async () => {
    at = await bench();
  }, 300_000);
  afterAll(async () => at?.close());
  const judgements = async () => (await at.get<{ items: Judgement[] }>('/api/judgements?size=200')).items;
  const until = async (what: () => Promise<boolean>) => {
    for (let i = 0; i < 100; i++) {
      if (await what()) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('waited in vain');
  };

  for (const [lang, name] of [
    ['ar', 'مراجعة أولى'],
    ['en', 'First Reviewer'],
  ] as const)
    test(`review by keyboard with undo (${lang})`, async () => {
      const { page, open, complaints, context } = await visit(at, { lang });
      await open('/review?state=all');
      const claim = () => page.locator('[data-claim]').first().getAttribute('data-claim');
      const first = await claim();
      // The name is asked once, and the verdict that asked for it is then written.
      await page.keyboard.press('y');
      const field = page.getByRole('dialog').getByRole('textbox');
      await field.fill(name);
      await page.keyboard.press('Enter');
      await until(async () => (await judgements()).some((j) => j.by === name && j.verdict === 'right'));
      const [said] = await judgements();
      expect(said?.subject.ids).toEqual([first]);
      // On to the next; `n` goes on at once, `k` back, `j` forth.
      await until(async () => (await claim()) !== first);
      const second = await claim();
      await page.keyboard.press('n');
      await until(async () => (await claim()) !== second);
      await until(async () => (await judgements()).some((j) => j.by === name && j.verdict === 'wrong'));
      await page.keyboard.press('k');
      await until(async () => (await claim()) === second);
      // Undo takes the last word back and shows its claim again.
      await page.keyboard.press('j');
      await until(async () => (await claim()) !== second);
      await page.keyboard.press('u');
      await until(async () => (await judgements()).some((j) => j.by === name && j.verdict === 'wrong' && j.withdrawn));
      await until(async () => (await claim()) === second);
      // The key works by its place, whatever the layout writes.
      await page.evaluate(
        "dispatchEvent(new KeyboardEvent('keydown', { key: 'غ', code: 'KeyY', bubbles: true, cancelable: true }))",
      );
      await until(async () =>
        (await judgements()).some(
          (j) => j.by === name && j.verdict === 'right' && !j.withdrawn && j.subject.ids[0] === second,
        ),
      );
      expect(complaints).toEqual([]);
      await context.close();
    }, 120_000);

  test('a comment, a correction and the log of who said what', async () => {
    const { page, open, complaints, context } = await visit(at, { lang: 'en', settings: { reviewer: 'Second' } });
    await open('/review?state=all&why=rest');
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('textbox').fill('seen twice');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await until(async () => (await judgements()).some((j) => j.by === 'Second' && j.verdict === 'comment'));
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /How it is put/ }).click();
    await page.getByRole('option', { name: 'uncertain' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await until(async () => (await judgements()).some((j) => j.by === 'Second' && j.verdict === 'corrected'));
    await open('/judgements?by=Second');
    await page.getByText('seen twice').waitFor();
    expect(await page.locator('main .list-row').count()).toBe(2);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  test('two tabs do not overwrite each other: the later is refused and says by whom', async () => {
    const a = await visit(at, { lang: 'en', settings: { reviewer: 'Tab A' } });
    const b = await visit(at, { lang: 'en', settings: { reviewer: 'Tab B' } });
    await a.open('/review?state=open&why=rest');
    await b.open('/review?state=open&why=rest');
    const id = await a.page.locator('[data-claim]').first().getAttribute('data-claim');
    expect(await b.page.locator('[data-claim]').first().getAttribute('data-claim')).toBe(id);
    await a.page.keyboard.press('y');
    await until(async () => (await judgements()).some((j) => j.by === 'Tab A'));
    await b.page.keyboard.press('n');
    const message = b.page.locator('.toast-refused');
    await message.waitFor();
    expect(await message.textContent()).toContain('Tab A');
    // The refused word is off the screen again, and its claim back in sight.
    await until(async () => (await b.page.locator('[data-claim]').first().getAttribute('data-claim')) === id);
    expect((await judgements()).some((j) => j.by === 'Tab B')).toBe(false);
    await a.context.close();
    await b.context.close();
  }, 120_000);

  test('search finds a word under its prefixes and opens the article lit up', async () => {
    const { page, open, complaints, context } = await visit(at, { lang: 'ar' });
    await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('حلب');
    await page.keyboard.press('Enter');
    await page.locator('.hit').first().waitFor();
    await page.locator('.snippet').first().click();
    await page.locator('.reading-text .lit p').first().waitFor();
    const lit = (await page.evaluate(
      "[...(CSS.highlights.get('lit-found') ?? [])].map((r) => r.toString())",
    )) as string[];
    expect(lit.length).toBeGreaterThan(0);
    for (const word of lit) expect(word).toContain('حلب');
    // The text is whole: no element stands inside a paragraph, so that its letters join.
    expect(await page.locator('.reading-text .lit p > *').count()).toBe(0);
    const seen = (await page.evaluate(
      "(() => { const r = [...CSS.highlights.get('lit-found')][0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()",
    )) as boolean;
    expect(seen).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  test('claims and text go in step: j lights the next quote, a press on the text opens its claim', async () => {
    const { page, open, context } = await visit(at, { lang: 'ar' });
    const articles = await at.get<{ items: { id: string }[] }>('/api/articles?sort=claims&size=1');
    await open(`/articles/${encodeURIComponent(articles.items[0]?.id ?? '')}`);
    const current = () => page.evaluate("[...(CSS.highlights.get('lit-current') ?? [])].map(String).join()");
    await page.keyboard.press('j');
    await until(async () => Boolean(await current()));
    const first = await current();
    expect(await page.locator('.claim.current .claim-quote').textContent()).toContain(String(first).slice(0, 20));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const claim = () => page.locator('.claim.current').getAttribute('data-claim');
    const fourth = await claim();
    const point = (await page.evaluate(
      "(() => { const r = [...CSS.highlights.get('lit-claim')][0].getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]; })()",
    )) as [number, number];
    await page.mouse.click(...point);
    await until(async () => (await claim()) !== fourth);
    await context.close();
  }, 120_000);

  test('map and timeline: the brush narrows both, by pointer and by keyboard; a spot is chosen', async () => {
    const { page, open, complaints, context } = await visit(at, { lang: 'ar' });
    await open('/map');
    await page.locator('.gl-map[data-ready=true]').waitFor();
    const count = () => page.locator('.map-list .queue-row').count();
    const all = await page.locator('.map-list [aria-live]').textContent();
    const box = (await page.locator('.timeline-box').boundingBox()) as {
      x: number;
      y: number;
      width: number;
      height: number;
    };
    // Time runs from right to left here.
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.1, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    await until(async () => /from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/.test(page.url()));
    const narrowed = await page.locator('.map-list [aria-live]').textContent();
    expect(narrowed).not.toBe(all);
    const from = new URL(page.url()).searchParams.get('from');
    await page.locator('.brush-end').first().focus();
    await page.keyboard.press('ArrowLeft');
    await until(async () => new URL(page.url()).searchParams.get('from') !== from);
    expect((new URL(page.url()).searchParams.get('from') as string) > (from as string)).toBe(true);
    await page.keyboard.press('Escape');
    await until(async () => !new URL(page.url()).searchParams.has('from'));
    expect(await count()).toBeGreaterThan(0);
    await page.locator('.map-list .queue-row').first().click();
    await page.locator('.map-chosen').waitFor();
    expect(new URL(page.url()).searchParams.get('incident')).toBeTruthy();
    // The address holds it all: another reader sees the same.
    const twin = await visit(at, { lang: 'ar' });
    await twin.open(new URL(page.url()).pathname + new URL(page.url()).search);
    await twin.page.locator('.map-chosen').waitFor();
    expect(complaints).toEqual([]);
    await twin.context.close();
    await context.close();
  }, 180_000);

  test('without WebGL the map is drawn as a picture, and its spots are buttons', async () => {
    const { page, open, complaints, context } = await visit(at, { lang: 'en' });
    await context.addInitScript({
      content:
        'const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return /webgl/.test(kind) ? null : get.call(this, kind, ...rest); };',
    });
    await open('/map');
    await page.locator('.svg-map-large .spot').first().waitFor();
    const scale = await page.locator('.svg-map-large .land').count();
    expect(scale).toBeGreaterThan(0);
    await page.locator('.svg-map-large .spot').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  test('language, digits and calendar change at once and stay', async () => {
    const { page, open, context } = await visit(at, { lang: 'ar' });
    await open('/incidents');
    await page.getByRole('button', { name: 'الإعدادات' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('٣٠ نيسان ٢٠١٦').waitFor({ state: 'detached' });
    await dialog.getByText('١٢٣').click();
    await dialog.getByText('٣٠ نيسان ٢٠١٦').waitFor();
    await dialog.getByText('هجري (رجب)').click();
    await dialog.getByText(/رجب ١٤٣٧/).waitFor();
    await dialog.getByText('ميلادي (أبريل)').click();
    await dialog.getByText('٣٠ أبريل ٢٠١٦').waitFor();
    await dialog.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'Incidents' }).waitFor({ state: 'attached' });
    expect(await page.evaluate('document.documentElement.dir')).toBe('ltr');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await context.close();
  }, 120_000);

  test('facets narrow the list and stand in the address; a place brings what it contains', async () => {
    const { page, open, context } = await visit(at, { lang: 'en' });
    await open('/incidents');
    const lead = () => page.locator('.page-head p').textContent();
    const all = await lead();
    await page.locator('.facet', { hasText: 'Place' }).getByRole('checkbox').first().check();
    await until(async () => (await lead()) !== all);
    expect(page.url()).toContain('place=');
    const some = await lead();
    await page.reload({ waitUntil: 'networkidle' });
    await until(async () => (await lead()) === some);
    // j and Enter open the first of them.
    await page.keyboard.press('j');
    await page.locator('.list-row.current').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/incidents\/.+/);
    await context.close();
  }, 120_000);

  test('hostile text in every field of an article stays text', async () => {
    const payload =
      '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>"\'><svg onload=window.pwned=1>';
    const folder = mkdtempSync(join(tmpdir(), 'isnad-web-'));
    const text = `${payload} قتل خمسة مدنيين في قصف على حي الصاخور في مدينة حلب يوم الأحد 1 أيار 2016، بحسب ${payload} الدفاع المدني.`;
    writeFileSync(join(folder, 'x.txt'), text);
    writeFileSync(
      join(folder, 'x.meta.json'),
      JSON.stringify({
        title: payload,
        outlet: payload,
        author: payload,
        url: 'javascript:window.pwned=1',
        published: '2016-05-01',
      }),
    );
    const running = await serveFiles([folder]);
    const other: Bench = { ...at, base: running.address.replace(/\/$/, '') };
    const { page, open, complaints, context } = await visit(other, { lang: 'ar' });
    for (const path of [
      '/',
      '/incidents',
      '/articles',
      '/articles/x.txt',
      '/search?q=%D8%AD%D9%84%D8%A8',
      '/review',
      '/naming',
      '/map',
      '/sources',
      `/search?q=${encodeURIComponent(payload)}`,
      `/incidents?q=${encodeURIComponent(payload)}`,
    ]) {
      await open(path);
      expect(await page.evaluate('window.pwned'), path).toBeUndefined();
      expect(await page.locator('main img, main script, main svg[onload]').count(), path).toBe(0);
      expect(await page.locator('a[href^="javascript:"]').count(), path).toBe(0);
    }
    expect(complaints).toEqual([]);
    await context.close();
    await running.stop();
  }, 180_000);
});
