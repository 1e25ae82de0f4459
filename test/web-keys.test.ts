/** The workbench by keyboard alone: Tab reaches every control and shows where it is, dialogs close by Escape and give the focus back. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { addresses, fill, inBrowser, LANGS, until, visit } from './web-browser.ts';

/**
 * Watches the focus: at each key that leaves a control it is asked how the control looked with the focus and where it stood; when the next is
 * left, how it looks without. Helpers stay on `window.walk`.
 */
const WATCH = `(() => {
  const look = (e) => {
    const boxes = [e, e.closest('label, .search-field, .combo, .field'), ...[...e.children].slice(0, 3)].filter(Boolean);
    return boxes.map((b) => { const s = getComputedStyle(b); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine, s.clipPath, s.transform, s.stroke, s.strokeWidth].join(); }).join(';');
  };
  const name = (e) => (e.tagName + ' ' + (e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40) + ' ' + (e.className.baseVal ?? e.className)).trim();
  const row = (e) => (e.closest('[data-index]')?.dataset.index ?? '') + '|' + name(e);
  const w = { seen: new Set(), rows: new Set(), dull: [], hidden: [], order: [], last: null };
  const clear = (e) => {
    const label = e.closest('label');
    const box = (e.matches('.visually-hidden') && label ? label : e).getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return false;
    const [x0, x1] = [Math.max(1, box.left + 2), Math.min(innerWidth - 1, box.right - 2)];
    const [y0, y1] = [Math.max(1, box.top + 2), Math.min(innerHeight - 1, box.bottom - 2)];
    for (const x of [x0, (x0 + x1) / 2, x1])
      for (const y of [y0, (y0 + y1) / 2, y1]) {
        const hit = document.elementFromPoint(x, y);
        if (hit && (e.contains(hit) || hit.contains(e) && hit !== document.body && hit !== document.documentElement && !hit.matches('main, .shell') || label && label.contains(hit))) return true;
      }
    return false;
  };
  addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    if (w.last && w.last.e.isConnected && w.last.e !== document.activeElement && look(w.last.e) === w.last.look) w.dull.push(name(w.last.e));
    const e = document.activeElement;
    w.last = null;
    if (!e || e.tabIndex < 0 || e === document.body || e === document.documentElement) return;
    if (!w.seen.has(e)) { w.seen.add(e); w.rows.add(row(e)); w.order.push(e); if (!clear(e)) w.hidden.push(name(e)); }
    w.last = { e, look: look(e) };
  }, true);
  const controls = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]')].filter((e) => {
    if (e.tabIndex < 0 || e.disabled || e.closest('[inert], [aria-hidden=true], [hidden]')) return false;
    const details = e.closest('details:not([open])');
    if (details && !(e.tagName === 'SUMMARY' && e.parentElement === details)) return false;
    return e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  });
  w.result = (within) => {
    // Of controls that the arrows move between, one is reached by Tab.
    const group = (e) => e.closest('[role=radiogroup], .segments');
    const root = within ? document.querySelector(within) : document;
    const missed = controls().filter((e) => root.contains(e) && !w.seen.has(e) && !(e.closest('[data-index]') && w.rows.has(row(e))) && !(group(e) && w.order.some((x) => group(x) === group(e))));
    // From top to bottom as it is read: the focus never goes back to what comes before in the document.
    const back = w.order.filter((e, i) => i > 0 && e.isConnected && w.order[i - 1].isConnected && (w.order[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING));
    // A dialog gives the focus first to the field that it is about.
    return { missed: missed.map(name), dull: w.dull, hidden: w.hidden, back: within ? [] : back.map(name), count: w.order.length };
  };
  // Where the focus has moved the window, the rows of its new place are drawn first.
  w.again = async () => {
    if (w.top !== scrollY) await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    w.top = scrollY;
    return w.order.length > 1 && document.activeElement === w.order[0];
  };
  window.walk = w;
})()`;

interface Walk {
  readonly missed: readonly string[];
  readonly dull: readonly string[];
  readonly hidden: readonly string[];
  readonly back: readonly string[];
  readonly count: number;
}

const inside = (page: Page, what = '[role=dialog]') =>
  until('the focus is inside', () => page.evaluate(`Boolean(document.activeElement.closest(${JSON.stringify(what)}))`));

/** Presses Tab from the top of the page until the focus has come round. */
async function walk(page: Page, within = ''): Promise<Walk> {
  if (within) await inside(page, within);
  await page.evaluate(WATCH);
  for (let round = 0; round < 60; round++) {
    for (let k = 0; k < 10; k++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('walk.again()')) {
        await page.keyboard.press('Tab');
        return (await page.evaluate(`walk.result(${JSON.stringify(within)})`)) as Walk;
      }
    }
  }
  throw new Error('Tab does not come round');
}

const faults = (name: string, { missed, dull, hidden, back }: Walk): string[] => [
  ...missed.map((x) => `${name}: Tab does not reach ${x}`),
  ...dull.map((x) => `${name}: the focus is not seen on ${x}`),
  ...hidden.map((x) => `${name}: covered or out of sight with the focus: ${x}`),
  ...back.map((x) => `${name}: out of order: ${x}`),
];

const focused = (page: Page) =>
  page.evaluate(
    "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? '').trim().slice(0, 60)",
  );

inBrowser('the workbench by keyboard', (at) => {
  let pages: Record<string, string>;
  beforeAll(async () => {
    const filled = await fill(at);
    const all = await addresses(at);
    const id = encodeURIComponent;
    const told = all.origins?.replace(/\?.*/, '').split('/').at(-1) as string;
    // Long lists are cut short: Tab goes through all of their rows.
    pages = {
      ...all,
      incidents: '/incidents?scale=campaign',
      disputes: '/disputes?kind=toll',
      map: '/map?type=air_strike&from=2016-04-27&to=2016-04-28',
      actors: `/actors?q=${id('الروسية')}`,
      places: `/places?q=${id('مشفى')}`,
      sources: `/sources?q=${id('الروسية')}`,
      actor: '/actors/icrc',
      place: '/places/N0213',
      source: '/sources/msf',
      search: `/search?q=${id('مشفى القدس')}&outlet=${id('جريدة الميناء')}`,
      review: `/review?incident=${told}&state=all`,
      judged: `/review?state=judged&claim=${id(filled.corrected)}`,
    };
  }, 600_000);

  for (const [lang, odd] of [
    ['ar', 0],
    ['en', 1],
  ] as const)
    test(`Tab reaches every control of every other page in order, and the focus is seen (${lang})`, async () => {
      const { page, open, complaints, context } = await visit(at, { lang, settings: { reviewer: 'سلمى' } });
      const wrong: string[] = [];
      for (const [name, path] of Object.entries(pages).filter((_, i) => i % 2 === odd)) {
        await open(path);
        if (name === 'map') await page.locator('.gl-map[data-ready=true], .svg-map').first().waitFor();
        const walked = await walk(page);
        wrong.push(...faults(name, walked));
        if (walked.count < 15) wrong.push(`${name}: only ${walked.count} controls`);
      }
      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    }, 600_000);

  for (const lang of LANGS)
    test(`dialogs hold the focus, close by Escape and give it back (${lang})`, async () => {
      const { page, open, settled, t, complaints, context } = await visit(at, { lang, settings: { reviewer: 'سلمى' } });
      await open(pages.review as string);
      const dialog = page.getByRole('dialog');
      const wrong: string[] = [];
      const bar = page.getByRole('toolbar', { name: t('review.keys') });
      for (const [word, title] of [
        ['key.edit', 'review.edit'],
        ['key.merge', 'review.merge'],
        ['key.split', 'review.split'],
        ['key.withhold', 'review.withhold'],
        ['key.comment', 'review.comment'],
      ] as const) {
        const opener = bar.getByRole('button', { name: t(word) });
        await opener.focus();
        const from = await focused(page);
        await page.keyboard.press('Enter');
        await page.getByRole('dialog', { name: t(title) }).waitFor();
        // what it lists is there
        await settled();
        wrong.push(...faults(title, await walk(page, '[role=dialog]')));
        // The focus went round inside.
        expect(await page.evaluate("Boolean(document.activeElement.closest('[role=dialog]'))"), title).toBe(true);
        // The keys of the page are off meanwhile.
        const claim = await page.locator('[data-claim]').first().getAttribute('data-claim');
        await page
          .getByRole('button', { name: t('action.close') })
          .first()
          .focus();
        await page.keyboard.press('j');
        expect(await page.locator('[data-claim]').first().getAttribute('data-claim')).toBe(claim);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await until(`${title} gives the focus back`, async () => (await focused(page)) === from);
      }
      // By its key from wherever one is: the focus comes back there.
      for (const [key, title] of [
        ['?', 'keys'],
        ['e', 'review.edit'],
        ['c', 'review.comment'],
      ] as const) {
        const link = page.getByRole('link', { name: t('nav.review'), exact: true });
        await link.focus();
        await page.keyboard.press(key);
        await page.getByRole('dialog', { name: t(title) }).waitFor();
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await until(`${title} gives the focus back`, async () => (await focused(page)) === t('nav.review'));
      }
      // Escape closes a list of choices, and not the dialog around it.
      await page.keyboard.press('e');
      await inside(page);
      const choose = dialog.getByRole('button', { name: t('field.modality') });
      await choose.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('listbox').waitFor();
      await inside(page, '[role=listbox]');
      await page.keyboard.press('Escape');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
      expect(await dialog.count()).toBe(1);
      await until('the focus is back', async () =>
        Boolean(await page.evaluate("document.activeElement.matches('.button-select')")),
      );
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });

      // The settings, all by keys: to the other language and back.
      const settings = page.getByRole('button', { name: t('settings') });
      await settings.focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor();
      wrong.push(...faults('settings', await walk(page, '[role=dialog]')));
      await page.getByRole('radio', { name: '١٢٣' }).focus();
      await page.keyboard.press('Space');
      await dialog.getByText(/٢٠١٦/).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await until('the focus is back', async () => (await focused(page)) === t('settings'));

      // The name of a reviewer: Escape asks no more and writes nothing.
      await page.evaluate(
        `localStorage.setItem('isnad.settings', '${JSON.stringify({ language: lang, reviewer: '' })}'); dispatchEvent(new StorageEvent('storage', { key: 'isnad.settings' }))`,
      );
      const before = (await at.get<{ total: number }>('/api/judgements')).total;
      await page.keyboard.press('y');
      await page.getByRole('dialog', { name: t('reviewer.ask') }).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect((await at.get<{ total: number }>('/api/judgements')).total).toBe(before);
      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    }, 600_000);

  for (const lang of LANGS)
    test(`the first Tab leads past the navigation; lists and facets go by keys (${lang})`, async () => {
      const { page, open, t, settled, context } = await visit(at, { lang });
      await open('/incidents');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(t('skip'));
      await page.keyboard.press('Enter');
      await page.waitForURL(/#main$/);
      await page.keyboard.press('Tab');
      expect(await page.evaluate("Boolean(document.activeElement.closest('main'))")).toBe(true);
      const lead = await page.locator('.page-head p').textContent();
      // A facet is set by Space, and the keys of the list go on working there.
      await page.locator('.facet input[type=checkbox]').first().focus();
      await page.keyboard.press('Space');
      await page.waitForURL(/\?/);
      await settled();
      expect(await page.locator('.page-head p').textContent()).not.toBe(lead);
      await page.keyboard.press('j');
      await page.locator('.list-row.current').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      expect(await page.locator('.list-row.current').getAttribute('data-index')).toBe('0');
      // Searching: `/` goes to the field, Enter asks, `j` and Enter open the first hit.
      await page.keyboard.press('/');
      await page.keyboard.type('مشفى');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?q=/);
      await page.locator('.hit').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('main').focus();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/articles\//);
      await page.locator('.reading-text .lit p').first().waitFor();
      await context.close();
    }, 600_000);
});
