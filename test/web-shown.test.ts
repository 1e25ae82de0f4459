/** What the workbench shows, in a real browser: days by the settings, withheld names gone, all rows on paper, steps that Back takes. */
import { expect, test } from 'vitest';
import { inBrowser, visit } from './web-browser.ts';

const id = encodeURIComponent;

inBrowser('what the workbench shows', (at) => {
  test('days inside titles, sentences and reasons follow the calendar and the digits', async () => {
    const titles = async (calendar: string, digits: string) => {
      const { page, open, context } = await visit(at, { lang: 'ar', settings: { calendar, digits } });
      await open('/incidents');
      await page.locator('.incident-title').first().waitFor();
      const shown = (await page.locator('.incident-title').allTextContents()).join('\n');
      const claims = await at.get<{ items: { id: string; sentence: { dates?: unknown }; article: { id: string } }[] }>(
        '/api/claims?size=50&from=2016-04-01&to=2016-04-30',
      );
      const claim = claims.items.find((c) => c.sentence.dates);
      await open(`/articles/${id(claim?.article.id ?? '')}?claim=${id(claim?.id ?? '')}`);
      const sentence = await page.locator('.claim.current .claim-sentence').textContent();
      await context.close();
      return [shown, sentence ?? ''] as const;
    };
    const [levant, sentence] = await titles('levant', 'latn');
    expect(levant).toContain('نيسان 2016');
    expect(levant).not.toMatch(/\d{4}-\d\d-\d\d|أبريل/);
    expect(sentence).toMatch(/نيسان 2016/);
    expect(sentence).not.toContain('أبريل');
    for (const text of await titles('hijri', 'arab')) {
      expect(text).toMatch(/رجب ١٤٣٧|جمادى الآخرة ١٤٣٧/);
      expect(text).not.toMatch(/نيسان|أبريل|[0-9]/);
    }
    for (const text of await titles('gregory', 'latn')) {
      expect(text).toContain('أبريل 2016');
      expect(text).not.toContain('نيسان');
    }
  }, 120_000);

  test('the words of the time are lit where they stand', async () => {
    const claims = await at.get<{
      items: { id: string; when: { text: string | null }; quote: { text: string }; article: { id: string } }[];
    }>('/api/claims?size=200');
    const claim = claims.items.find((c) => c.when.text && c.quote.text.includes(c.when.text));
    const { page, open, context } = await visit(at, { lang: 'ar' });
    await open(`/articles/${id(claim?.article.id ?? '')}?claim=${id(claim?.id ?? '')}`);
    await page.locator('.claim.current').waitFor();
    const lit = await page.evaluate("[...(CSS.highlights.get('lit-when') ?? [])].map(String).join()");
    expect(lit).toBe(claim?.when.text);
    await context.close();
  }, 120_000);

  test('words asked for are lit in an article in whatever form they stand', async () => {
    const hits = await at.get<{
      items: { article: { id: string }; snippets: { highlights: { start: number; end: number }[] }[] }[];
    }>(`/api/search?q=${id('قصف')}&size=20`);
    const lit = hits.items.flatMap((h) => h.snippets.flatMap((s) => s.highlights)).length;
    expect(lit).toBeGreaterThan(0);
    const { page, open, context } = await visit(at, { lang: 'ar' });
    for (const { article, snippets } of hits.items.slice(0, 3)) {
      const { text } = await at.get<{ text: string }>(`/api/articles/${id(article.id)}`);
      const { found } = await at.get<{ found: { start: number; end: number }[] }>(
        `/api/articles/${id(article.id)}/words?q=${id('قصف')}`,
      );
      const words = found.map((f) => text.slice(f.start, f.end));
      for (const h of snippets.flatMap((s) => s.highlights)) expect(found).toContainEqual(h);
      await open(`/articles/${id(article.id)}?q=${id('قصف')}`);
      await page.waitForFunction("CSS.highlights.get('lit-found')?.size > 0");
      expect(await page.evaluate("[...CSS.highlights.get('lit-found')].map(String).sort()")).toEqual(words.sort());
    }
    await context.close();
  }, 120_000);

  test('Back takes back filters one by one, and what was typed at once', async () => {
    const { page, open, context } = await visit(at, { lang: 'en' });
    await open('/');
    await page.getByRole('link', { name: 'Incidents', exact: true }).click();
    await page.locator('.incident-title').first().waitFor();
    const boxes = page.locator('.facet', { hasText: 'Type' }).getByRole('checkbox');
    await boxes.nth(0).check();
    await page.waitForURL(/type=/);
    const one = page.url();
    await boxes.nth(1).check();
    await page.waitForURL((url) => url.searchParams.getAll('type').length === 2);
    const field = page.locator('.facets input[type=search]').first();
    await field.pressSequentially('Al', { delay: 350 });
    await page.waitForURL(/q=Al/);
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.getAll('type').length === 2 && !url.searchParams.has('q'));
    expect(await field.inputValue()).toBe('');
    await page.goBack();
    await page.waitForURL(one);
    await page.goBack();
    await page.waitForURL(/\/incidents$/);
    await page.goBack();
    await page.waitForURL(`${at.base}/`);
    await context.close();
  }, 120_000);

  test('every row of a list is on paper', async () => {
    const { page, open, context } = await visit(at, { lang: 'ar' });
    const { total } = await at.get<{ total: number }>('/api/incidents?size=1');
    await open('/incidents');
    await page.locator('.list-row').first().waitFor();
    expect(await page.locator('.list-row').count()).toBeLessThan(total);
    await page.evaluate('window.print = () => { window.printed = document.querySelectorAll(".list-row").length; }');
    await page.keyboard.press('Control+p');
    await expect.poll(() => page.evaluate('window.printed'), { timeout: 20_000 }).toBe(total);
    expect(await page.locator('.list-box .notice').count()).toBe(0);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('.list-row').count()).toBeLessThan(total);
    // The browser's own menu gives no time to fetch: what is here is printed, and a line says how much.
    const other = await visit(at, { lang: 'ar' });
    await other.open('/incidents');
    await other.page.locator('.list-row').first().waitFor();
    const [rows, line] = (await other.page.evaluate(
      "(dispatchEvent(new Event('beforeprint')), [document.querySelectorAll('.list-row').length, document.querySelector('.list-box .notice')?.textContent])",
    )) as [number, string | undefined];
    expect(rows).toBeGreaterThanOrEqual(50);
    if (rows < total) expect(line).toContain(String(rows));
    await other.context.close();
    await context.close();
  }, 120_000);

  test('the address holds which spot of the map is listed, and whether far-off days are shown', async () => {
    const { page, open, settled, complaints, context } = await visit(at, { lang: 'en' });
    const { features } = await at.get<{ features: { geometry: { coordinates: number[] } }[] }>('/api/map');
    const counts = new Map<string, number>();
    for (const f of features) {
      const where = f.geometry.coordinates.join();
      counts.set(where, (counts.get(where) ?? 0) + 1);
    }
    const [where, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    expect(count).toBeLessThan(features.length);
    await open(`/map?spot=${where},${where}`);
    await page.getByText(`${count} incidents`, { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'All on the map' }).click();
    await page.waitForURL((url) => !url.searchParams.has('spot'));
    await page.goBack();
    await page.waitForURL(/spot=/);
    await page.getByRole('button', { name: 'All on the map' }).waitFor();
    for (const path of ['/', '/incidents', '/map']) {
      await open(path);
      const far = page.locator('.timeline .button-plain').last();
      const before = await far.textContent();
      await far.click();
      await page.waitForURL(/span=all/);
      await settled();
      expect(await far.textContent()).not.toBe(before);
      await page.reload();
      await settled();
      expect(await far.textContent()).not.toBe(before);
      await page.goBack();
      await page.waitForURL((url) => !url.searchParams.has('span'));
      await settled();
      expect(await far.textContent()).toBe(before);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  test('clusters of the map are reached and opened by keyboard', async () => {
    const { page, open, complaints, context } = await visit(at, { lang: 'en' });
    await open('/map');
    await page.locator('.gl-map[data-ready=true]').waitFor();
    const cluster = page.getByRole('button', { name: /^Aleppo: \d+ incidents, disputed$/ });
    await cluster.focus();
    const view = () => new URL(page.url()).searchParams.get('at');
    const before = view();
    await page.keyboard.press('Enter');
    await expect.poll(view, { timeout: 20_000 }).not.toBe(before);
    // The focus goes on to what the cluster fell into; in the end a spot is opened.
    const focused = () => page.evaluate("document.activeElement?.className === 'gl-spot'");
    for (let k = 0; k < 8 && (await page.locator('.map-chosen').count()) === 0; k++) {
      await expect.poll(focused, { timeout: 20_000 }).toBe(true);
      const now = view();
      await page.keyboard.press('Enter');
      await expect
        .poll(async () => view() !== now || (await page.locator('.map-chosen').count()) > 0, { timeout: 20_000 })
        .toBe(true);
    }
    await page.locator('.map-chosen').waitFor();
    await page.getByText('how far off the place of the chosen one may be').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 240_000);

  test('a correction may name what the case does not, shows no ids, and takes no empty number', async () => {
    const { page, open, context } = await visit(at, { lang: 'en', settings: { reviewer: 'Editor' } });
    await open('/review?state=all');
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Stands for …' }).first().click();
    await dialog.getByRole('combobox').fill('UNICEF');
    const option = page.getByRole('option', { name: /not named in this case/ }).first();
    await option.waitFor();
    const name = (await option.textContent())?.replace(/ ?not named in this case/, '') as string;
    await option.click();
    await dialog.locator('.mention-row', { hasText: name }).waitFor();
    const save = dialog.getByRole('button', { name: 'Save' });
    expect(await save.isEnabled()).toBe(true);
    const quote = (await dialog.locator('.claim-quote').textContent()) ?? '';
    const numbers = dialog.locator('fieldset').last();
    await numbers.locator('.find-words input').fill(quote.split(' ').find((w) => !/\d/.test(w) && w.length > 2) ?? '');
    await numbers.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('A number is missing').waitFor();
    expect(await save.isEnabled()).toBe(false);
    await context.close();
  }, 120_000);

  test('a name that is withheld goes from pages that are open, and its address means the same to a reviewer', async () => {
    const { items } = await at.get<{ items: { id: string; name: { ar: string } }[] }>(
      '/api/entities?kind=party&size=1',
    );
    const [actor] = items;
    const reader = await visit(at, { lang: 'ar' });
    await reader.open(`/actors/${id(actor?.id ?? '')}`);
    await reader.page.getByRole('heading', { name: actor?.name.ar as string, level: 1 }).waitFor();
    const reviewer = await visit(at, { lang: 'ar', settings: { reviewer: 'نور' } });
    await reviewer.open(`/actors/${id(actor?.id ?? '')}`);
    await reviewer.page.getByRole('button', { name: 'هو نفسه، غيره، حجب…' }).click();
    await reviewer.page.getByRole('button', { name: 'احجب الاسم' }).click();
    // Who withheld it is led to its other address; the name is gone there.
    await reviewer.page.waitForURL(/\/actors\/withheld-1$/);
    await reviewer.page.getByRole('heading', { name: '█████', level: 1 }).waitFor();
    // Whoever has the page open loses it within seconds.
    await reader.page.getByText('تعذر عرض هذا.').waitFor({ timeout: 20_000 });
    expect(await reader.page.locator('main').textContent()).not.toContain(actor?.name.ar);
    await reader.context.close();
    // Shown to a reviewer who asks, at the same address.
    await reviewer.page.getByRole('button', { name: 'الإعدادات' }).click();
    await reviewer.page.getByText('أظهر الاسم المحجوب الوحيد').click();
    await reviewer.page.keyboard.press('Escape');
    await reviewer.page.getByRole('heading', { name: actor?.name.ar as string, level: 1 }).waitFor();
    expect(reviewer.page.url()).toContain('/actors/withheld-1');
    await reviewer.page.getByRole('button', { name: 'هو نفسه، غيره، حجب…' }).click();
    await reviewer.page.getByRole('button', { name: 'أظهر الاسم من جديد' }).click();
    await reviewer.page.waitForURL(new RegExp(`/actors/${id(actor?.id ?? '')}$`));
    expect(reviewer.complaints).toEqual([]);
    await reviewer.context.close();
  }, 180_000);
});
