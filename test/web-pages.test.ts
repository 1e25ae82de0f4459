/**
 * Every page of a case that has been worked on, in both directions and themes, from 390 px to 2560 px: nothing missing, no complaint of the
 * browser, no violation that axe finds; language, theme, digits and calendar take hold everywhere and at once.
 */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { addresses, fill, inBrowser, LANGS, type Lang, type Visit, violations, visit, words } from './web-browser.ts';

/** Text of the page, one line for each run of it, without what is never the same twice and maps, which may be drawn; of long lists, the first rows. */
const TEXT = `(() => {
  const out = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const text = n.data.replace(/\\s+/g, ' ').trim();
    const row = n.parentElement.closest('[data-index]');
    if (text && !n.parentElement.closest('script, style, noscript, .svg-map, .gl-map') && !(row && row.dataset.index > 5)) out.push(text);
  }
  return out.join('\\n').replace(/\\d+ ms/g, '');
})()`;

const MONTHS = {
  levant: { ar: /نيسان|أيار/, en: /Nisan|Ayyar/ },
  gregory: { ar: /أبريل|مايو/, en: /\b(?:April|May)\b/ },
  hijri: { ar: /رجب|شعبان/, en: /Rajab|Sha[ʻ'’]ban/ },
} as const;

/** Numbers, days and words that the program makes, and none of the texts, ids and reasons that stay as they are. */
const MADE = `(() => {
  const out = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lang = document.documentElement.lang;
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const p = n.parentElement;
    if (p.closest('script, style, code, kbd, input, bdi, .case-name, .source-text')) continue;
    if (p.closest('[lang]').lang !== lang) continue;
    const text = n.data.trim();
    if (text) out.push(text);
  }
  return out;
})()`;

inBrowser('the pages of the workbench', (at) => {
  let pages: Record<string, string>;
  let filled: Awaited<ReturnType<typeof fill>>;
  beforeAll(async () => {
    filled = await fill(at);
    pages = await addresses(at);
    pages.withheld = '/actors/withheld-1';
    pages.corrected = `/review?state=judged&claim=${encodeURIComponent(filled.corrected)}`;
  }, 300_000);

  const width = async ({ page, settled }: Visit, w: number, h: number) => {
    await page.setViewportSize({ width: w, height: h });
    await settled();
    return (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
  };
  const wear = (page: Page, theme: string) => page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
  const texts: Record<Lang, Record<string, string>> = { ar: {}, en: {} };

  for (const [lang, theme, other] of [
    ['ar', 'light', 'dark'],
    ['en', 'dark', 'light'],
  ] as const)
    test(`each page in ${lang}: shown, mirrored, accessible in both themes, fits every window, silent`, async () => {
      // Maps by the graphics card in one language, as plain pictures in the other.
      const reader = await visit(at, { lang, theme, plain: lang === 'en' });
      const { page, open, complaints, context } = reader;
      const wrong: string[] = [];
      for (const [name, path] of Object.entries(pages)) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await open(path);
        if (name === 'map') await page.locator('.gl-map[data-ready=true], .svg-map').first().waitFor();
        const html = await page.evaluate('[document.documentElement.lang, document.documentElement.dir].join()');
        if (html !== (lang === 'ar' ? 'ar,rtl' : 'en,ltr')) wrong.push(`${name}: ${html}`);
        const text = (await page.locator('main').textContent()) ?? '';
        texts[lang][name] = (await page.evaluate(TEXT)) as string;
        // A key without words shows as itself.
        for (const key of text.match(
          /\b(?:nav|state|action|n|count|facet|field|aspect|grade|verdict|kind|why|rule|map|said|review|history)\.[a-z]+\b/g,
        ) ?? [])
          wrong.push(`${name}: no words for ${key}`);
        if (await page.locator('main .failed').count())
          wrong.push(`${name}: ${await page.locator('main .failed').textContent()}`);
        if (text.trim().length < 20) wrong.push(`${name}: nearly empty`);
        if ((await width(reader, 1280, 900)) > 1) wrong.push(`${name}: too wide`);
        wrong.push(...(await violations(page)).map((v) => `${name}: ${v}`));
        await wear(page, other);
        wrong.push(...(await violations(page, 'colours')).map((v) => `${name} ${other}: ${v}`));
        if ((await width(reader, 2560, 1440)) > 1) wrong.push(`${name} at 2560: too wide`);
        if ((await width(reader, 390, 844)) > 1) wrong.push(`${name} at 390: too wide`);
        wrong.push(...(await violations(page)).map((v) => `${name} at 390 ${other}: ${v}`));
      }
      await context.close();
      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
    }, 600_000);

  for (const lang of LANGS)
    test(`every dialog and list of choices in ${lang}: accessible in both themes, wide and narrow`, async () => {
      const reader = await visit(at, { lang, theme: 'dark', settings: { reviewer: 'سلمى Nour' } });
      const { page, open, t, complaints, context } = reader;
      const wrong: string[] = [];
      const check = async (name: string) => {
        for (const [theme, w] of [
          ['light', 1280],
          ['dark', 390],
        ] as const) {
          await wear(page, theme);
          const wide = await width(reader, w, 844);
          if (wide > 1) wrong.push(`${name} at ${w}: ${wide} px too wide`);
          wrong.push(...(await violations(page)).map((v) => `${name} at ${w} ${theme}: ${v}`));
        }
        await page.setViewportSize({ width: 1280, height: 900 });
      };
      const dialog = page.getByRole('dialog');
      const shut = async () => {
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      };
      await open(`/review?state=judged&claim=${encodeURIComponent(filled.corrected)}`);
      for (const [key, title] of [
        ['?', 'keys'],
        ['e', 'review.edit'],
        ['m', 'review.merge'],
        ['s', 'review.split'],
        ['w', 'review.withhold'],
        ['c', 'review.comment'],
      ] as const) {
        await page.keyboard.press(key);
        await page.getByRole('dialog', { name: t(title) }).waitFor();
        if (key === 'e') {
          // With a mention that stands for another, and a list of names.
          await dialog
            .getByRole('button', { name: t('review.stands') })
            .first()
            .click();
          await check(title);
          await dialog.getByRole('combobox').first().focus();
          await page.getByRole('option').first().waitFor();
          await check('list of names');
          await page.keyboard.press('Escape');
          await page.getByRole('listbox').waitFor({ state: 'detached' });
        } else await check(title);
        await shut();
      }
      await page.getByRole('button', { name: t('settings') }).click();
      await dialog.waitFor();
      await check('settings');
      await shut();
      await open(pages.actor as string);
      await page.getByRole('button', { name: t('entity.judge') }).click();
      await dialog.waitFor();
      await check('judging a name');
      await shut();
      await open('/incidents');
      await page.locator('.button-select').first().click();
      await page.getByRole('listbox').waitFor();
      await check('list of choices');
      await page.keyboard.press('Escape');
      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    }, 600_000);

  test('language, digits and calendar take hold on every page at once, and leave no word of the others', async () => {
    const { page, open, settled, complaints, context } = await visit(at, { lang: 'en', plain: true });
    const wrong: string[] = [];
    const seen = new Set<string>();
    const sentences: string[] = [];
    for (let p = 1, total = 1; (p - 1) * 200 < total; p++) {
      const found = await at.get<{ total: number; items: { sentence: { ar: string; en: string } }[] }>(
        `/api/claims?size=200&page=${p}`,
      );
      total = found.total;
      sentences.push(...found.items.flatMap((c) => [c.sentence.ar, c.sentence.en]));
    }
    /** Sentences of the record say their days in both calendars' month names, or in the Gregorian one. */
    const recorded = (text: string) => {
      const plain = text.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).split(' ↔ ')[0] as string;
      return (
        plain.length > 8 &&
        sentences.some((x) => x.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).includes(plain))
      );
    };
    for (const [name, path] of Object.entries(pages)) {
      await open(path);
      for (const [language, digits, calendar] of [
        ['ar', 'arab', 'hijri'],
        ['ar', 'latn', 'levant'],
        ['ar', 'arab', 'gregory'],
        ['en', 'arab', 'hijri'],
        ['en', 'arab', 'levant'],
        ['en', 'latn', 'gregory'],
      ] as const) {
        // As another tab changes them; the dialog of settings is tried where it stands.
        await page.evaluate(
          `localStorage.setItem('isnad.settings', '${JSON.stringify({ language, theme: 'light', digits, calendar })}'); dispatchEvent(new StorageEvent('storage', { key: 'isnad.settings' }))`,
        );
        await page.getByRole('button', { name: words(language)('settings') }).waitFor();
        await settled();
        const where = `${name}, ${language} ${digits} ${calendar}`;
        const html = await page.evaluate('[document.documentElement.lang, document.documentElement.dir].join()');
        if (html !== (language === 'ar' ? 'ar,rtl' : 'en,ltr')) wrong.push(`${where}: ${html}`);
        if (digits === 'latn') {
          const now = ((await page.evaluate(TEXT)) as string).split('\n');
          const fresh = (texts[language][name] as string).split('\n');
          const at = now.findIndex((line, i) => line !== fresh[i]);
          if (at >= 0 || now.length !== fresh.length) wrong.push(`${where}: «${now[at]}» is not «${fresh[at]}»`);
        }
        const made = (await page.evaluate(MADE)) as string[];
        const strange = made.filter((x) => x !== 'SHA-256' && (digits === 'arab' ? /[0-9]/ : /[٠-٩]/).test(x));
        if (strange.length > 0) wrong.push(`${where}: ${strange.slice(0, 4).join(' | ')}`);
        for (const [other, months] of Object.entries(MONTHS)) {
          const found = made.filter((x) => months[language].test(x) && !recorded(x));
          if (other === calendar && found.length > 0) seen.add(where);
          if (other !== calendar && found.length > 0) wrong.push(`${where}: ${found.slice(0, 3).join(' | ')}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    // Most pages have a day on them.
    expect(seen.size).toBeGreaterThan(Object.keys(pages).length * 3);
    expect(complaints).toEqual([]);
    await context.close();
  }, 300_000);

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
