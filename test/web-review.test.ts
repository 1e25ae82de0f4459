/**
 * Review in a real browser, in both languages: verdicts by one key and their undo, every field corrected, claims merged and split, names
 * withheld, comments; each taken back from the log. Two tabs do not overwrite each other, and what the server refuses leaves the screen.
 */
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser, LANGS, type Lang, until, type Visit, visit } from './web-browser.ts';

interface Judgement {
  readonly id: string;
  readonly verdict: string;
  readonly by: string;
  readonly at: string;
  readonly note?: string;
  readonly subject: { readonly kind: string; readonly ids: readonly string[] };
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly withdrawn?: { readonly by: string; readonly at: string };
}
interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly entity?: string;
  readonly id?: string;
}
interface Claim {
  readonly id: string;
  readonly type: string;
  readonly modality: string;
  readonly sentence: Readonly<Record<Lang, string>>;
  readonly quote: Mention;
  readonly agent: readonly Mention[];
  readonly target: readonly Mention[];
  readonly place: readonly Mention[];
  readonly source: readonly Mention[];
  readonly when: { readonly from: string | null; readonly to: string | null };
  readonly numbers: readonly (Mention & { of: string; qualifier: string; lo: number | null; hi: number | null })[];
  readonly article: { readonly id: string };
  readonly incident: { readonly id: string } | null;
  readonly review: { readonly state: string; readonly judgements: readonly Judgement[] };
}

const NAMES = { ar: 'مراجعة أولى', en: 'First Reviewer' } as const;
const id = encodeURIComponent;

inBrowser('review at the workbench', (at) => {
  const judgements = async (by: string) =>
    (await at.get<{ items: Judgement[] }>('/api/judgements?size=200')).items.filter((j) => j.by === by);
  const claimOf = (claim: string) => at.get<Claim>(`/api/claims/${id(claim)}`);
  const shown = (page: Page) => page.locator('[data-claim]').first().getAttribute('data-claim');
  const turnedTo = (page: Page, claim: string | null) =>
    until(`${claim} is shown`, async () => (await shown(page)) === claim);
  const leaves = (page: Page, claim: string | null) =>
    until(`${claim} is left`, async () => (await shown(page)) !== claim);
  const done = (page: Page) => page.evaluate("document.querySelector('.progress progress').value");
  const said = (by: string, verdict: string, of?: string | null) =>
    until(`${by}: ${verdict}`, async () =>
      (await judgements(by)).some((j) => j.verdict === verdict && !j.withdrawn && (!of || j.subject.ids.includes(of))),
    );
  /** Takes back the newest word in the log that still stands, and reads there by whom. */
  const takeBack = async ({ page, open, t }: Visit, by: string, verdict: string) => {
    await open(`/judgements?by=${id(by)}`);
    const row = page
      .locator('main .list-row', { has: page.getByText(t(`said.${verdict}`), { exact: true }) })
      .filter({ has: page.getByRole('button', { name: t('action.withdraw') }) })
      .first();
    const mark = (await row.getAttribute('data-index')) as string;
    await row.getByRole('button', { name: t('action.withdraw') }).click();
    const same = page.locator(`main .list-row[data-index="${mark}"]`);
    await same.getByText(t('history.withdrawn', { by })).waitFor();
    expect(await same.getByRole('button', { name: t('action.withdraw') }).count()).toBe(0);
  };

  for (const lang of LANGS)
    test(`verdicts by one key, and their undo (${lang})`, async () => {
      const by = NAMES[lang];
      const { page, open, t, complaints, context } = await visit(at, { lang });
      await open('/review?why=rest');
      const first = await shown(page);
      const before = (await done(page)) as number;
      // The name is asked once, and the verdict that asked for it is then written.
      await page.keyboard.press('y');
      await page
        .getByRole('dialog', { name: t('reviewer.ask') })
        .getByRole('textbox')
        .fill(by);
      await page.keyboard.press('Enter');
      await said(by, 'right', first);
      // The next is shown, the one before is marked in the queue, the progress has grown.
      await leaves(page, first);
      await page.locator('.queue-row').first().getByText(t('state.right')).waitFor();
      await until('progress', async () => (await done(page)) === before + 1);
      const second = await shown(page);
      await page.keyboard.press('n');
      await leaves(page, second);
      await said(by, 'wrong', second);
      expect(await page.getByRole('dialog').count()).toBe(0);
      // `k` goes back: who said what and when stands there.
      await page.keyboard.press('k');
      await turnedTo(page, second);
      const [word] = await judgements(by);
      const line = page.getByRole('list', { name: t('history') }).getByRole('listitem');
      await line.getByText(by, { exact: true }).waitFor();
      await line.getByText(t('said.wrong'), { exact: true }).waitFor();
      expect(await line.locator('time').getAttribute('datetime')).toBe(word?.at);
      expect(await line.locator('time').textContent()).toMatch(/20\d\d.*\d\d:\d\d/);
      // Undo takes the last word back and shows its claim again; twice, the one before it too; then there is nothing left.
      await page.keyboard.press('j');
      await leaves(page, second);
      await page.keyboard.press('u');
      await turnedTo(page, second);
      await until('wrong taken back', async () =>
        (await judgements(by)).some((j) => j.verdict === 'wrong' && j.withdrawn?.by === by),
      );
      await line.getByText(t('history.withdrawn', { by })).waitFor();
      await page.keyboard.press('u');
      await turnedTo(page, first);
      await until('right taken back', async () => (await judgements(by)).every((j) => j.withdrawn));
      await until('progress', async () => (await done(page)) === before);
      await page.keyboard.press('u');
      await page.getByRole('status').getByText(t('review.nothing')).waitFor();
      // The key works by its place, whatever the layout writes.
      await page.evaluate(
        "dispatchEvent(new KeyboardEvent('keydown', { key: 'غ', code: 'KeyY', bubbles: true, cancelable: true }))",
      );
      await said(by, 'right', first);
      // The buttons do the same.
      await turnedTo(page, second);
      await page.getByRole('button', { name: t('key.wrong') }).click();
      await said(by, 'wrong', second);
      expect(complaints).toEqual([]);
      await context.close();
    }, 600_000);

  for (const lang of LANGS)
    test(`every field of a claim is corrected, and the correction taken back from the log (${lang})`, async () => {
      const by = `${NAMES[lang]} 2`;
      const reader = await visit(at, { lang, settings: { reviewer: by } });
      const { page, open, t, complaints, context } = reader;
      const queue = await at.get<{ items: { claim: Claim; context: { text: string; start: number } }[] }>(
        '/api/review?state=open&why=rest&size=50',
      );
      const { claim, context: around } = queue.items.find(
        ({ claim: c }) => c.modality === 'asserted' && c.numbers.length === 0 && c.quote.text.split(' ').length > 7,
      )!;
      // Words of its quote, each of which stands there once.
      const word = (k: number) =>
        claim.quote.text
          .split(' ')
          .filter((w) => w.length > 3 && around.text.split(w).length === 2)
          .at(k) as string;
      const stands = (w: string) => {
        const start = around.start + around.text.indexOf(w);
        return { text: w, start, end: start + w.length };
      };
      await open(`/review?claim=${id(claim.id)}`);
      await page.keyboard.press('e');
      const dialog = page.getByRole('dialog', { name: t('review.edit') });
      const save = dialog.getByRole('button', { name: t('action.save') });
      expect(await save.isDisabled()).toBe(true);
      const choose = async (label: string, option: string, within = dialog) => {
        await within.getByRole('button', { name: label }).click();
        await page.getByRole('option', { name: option, exact: true }).click();
      };
      const typeName = (await at.get<{ types: { id: string; label: Record<Lang, string> }[] }>('/api/case')).types.find(
        (x) => x.id !== claim.type,
      )!;
      await choose(t('field.type'), typeName.label[lang]);
      await choose(t('field.modality'), t('modality.uncertain'));
      const group = (field: string) => dialog.getByRole('group', { name: t(`field.${field}`), exact: true });
      const add = async (field: string, w: string) => {
        await group(field)
          .getByRole('textbox', { name: t('review.words') })
          .last()
          .fill(w);
        await group(field)
          .getByRole('button', { name: t('action.add') })
          .click();
      };
      // Words that do not stand there are refused where they are typed.
      await group('agent').getByRole('textbox').fill('ليست هنا');
      await group('agent').getByText(t('review.notfound')).waitFor();
      await group('agent').getByRole('textbox').fill('');
      for (const [k, field] of ['agent', 'target', 'place', 'source'].entries()) {
        for (let n = claim[field as 'agent'].length; n > 0; n--)
          await group(field)
            .getByRole('button', { name: t('action.remove') })
            .first()
            .click();
        await add(field, word(k));
      }
      const stand = async (field: string, typed: string, name: RegExp) => {
        await group(field)
          .getByRole('button', { name: t('review.stands') })
          .click();
        await group(field).getByRole('combobox').fill(typed);
        await page.getByRole('option', { name }).first().click();
        await group(field).getByRole('combobox').waitFor({ state: 'detached' });
      };
      await stand('agent', lang === 'ar' ? 'المرصد السوري' : 'Observatory', /المرصد السوري|Syrian Observatory/);
      await stand('place', lang === 'ar' ? 'السكري' : 'Sukkari', /السكري|Al-Sukkari/);
      for (const end of ['from', 'to']) {
        await group('when')
          .getByRole('group', { name: t(`timeline.${end}`) })
          .getByRole('spinbutton')
          .first()
          .click();
        await page.keyboard.type(end === 'from' ? '03052016' : '04052016');
      }
      await add('number', word(4));
      await dialog.getByLabel(t('number.lo')).fill('5');
      await dialog.getByLabel(t('number.hi')).fill('7');
      await choose(t('number.of'), t('counted.injured'), group('number'));
      await choose(t('number.hedge'), t('hedge.about'), group('number'));
      await dialog.getByLabel(t('review.note')).fill('seen, شوهد');
      await save.click();
      await dialog.waitFor({ state: 'detached' });
      await said(by, 'corrected', claim.id);
      const [judgement] = await judgements(by);
      // The sentence follows from the rest.
      expect(
        Object.keys(judgement?.fields ?? {})
          .filter((f) => f !== 'sentence')
          .sort(),
      ).toEqual(['agent', 'modality', 'numbers', 'place', 'source', 'target', 'type', 'when'].sort());
      expect(judgement?.note).toBe('seen, شوهد');
      const now = await claimOf(claim.id);
      expect(now).toMatchObject({
        ...{ type: typeName.id, modality: 'uncertain', agent: [{ ...stands(word(0)), entity: 'sohr' }] },
        ...{ target: [stands(word(1))], place: [{ ...stands(word(2)), id: 'N0219' }], source: [stands(word(3))] },
        when: { from: '2016-05-03', to: '2016-05-04' },
        numbers: [{ ...stands(word(4)), lo: 5, hi: 7, of: 'injured', qualifier: 'about' }],
        review: { state: 'corrected' },
      });
      // The claim is shown as it was corrected, with who did it and what was changed.
      const line = page
        .getByRole('list', { name: t('history') })
        .getByRole('listitem')
        .filter({ has: page.getByText(by, { exact: true }) });
      await line.getByText(by, { exact: true }).waitFor();
      for (const field of ['type', 'agent', 'when', 'numbers'])
        expect(await line.textContent()).toContain(t(`field.${field}`));
      const table = page.locator('.review-item .fields');
      await table.getByText(word(0)).waitFor();
      await table.getByText(word(4)).waitFor();
      expect(await table.textContent()).toContain(t('modality.uncertain'));
      await takeBack(reader, by, 'corrected');
      const back = await claimOf(claim.id);
      expect(back.review.state).toBe('open');
      for (const field of ['type', 'modality', 'agent', 'target', 'place', 'source', 'when', 'numbers'] as const)
        expect(back[field], field).toEqual(claim[field]);
      expect(complaints).toEqual([]);
      await context.close();
    }, 600_000);

  for (const lang of LANGS)
    test(`merge, split, withhold and comment, each taken back from the log (${lang})`, async () => {
      const by = `${NAMES[lang]} 3`;
      const note = `رأيته مرتين · seen twice · ${lang}`;
      const reader = await visit(at, { lang, settings: { reviewer: by } });
      const { page, open, t, complaints, context } = reader;
      await at.compared();
      // A person who speaks, in an incident of several claims.
      const claims = await at.get<{ items: Claim[] }>('/api/claims?entity=rami-abdulrahman&size=50');
      const incidents = await at.get<{ items: { id: string }[] }>('/api/incidents?sort=claims&size=1');
      const incident = incidents.items[0]?.id as string;
      const one = (await at.get<{ items: Claim[] }>(`/api/claims?incident=${id(incident)}&size=50`)).items[0] as Claim;
      const dialog = page.getByRole('dialog');
      const closed = () => dialog.waitFor({ state: 'detached' });

      await open(`/review?incident=${id(incident)}&state=all&claim=${id(one.id)}`);
      await turnedTo(page, one.id);
      for (const [key, choice, verdict] of [
        ['m', 'review.merge.pick', 'same'],
        ['s', 'review.split.pick', 'different'],
      ] as const) {
        await page.keyboard.press(key);
        await dialog
          .getByRole('button', { name: t(choice) })
          .first()
          .click();
        await closed();
        await page.getByRole('status').getByText(t('review.written')).first().waitFor();
        await said(by, verdict, one.id);
      }
      // What was parted may have left the incident by now.
      await open(`/review?state=all&claim=${id(one.id)}`);
      await turnedTo(page, one.id);
      await page.keyboard.press('c');
      await dialog.getByRole('textbox').fill(note);
      await dialog.getByRole('button', { name: t('action.save') }).click();
      await closed();
      await said(by, 'comment', one.id);
      await page
        .getByRole('list', { name: t('history') })
        .getByText(note)
        .waitFor();

      const speaks =
        claims.items.find((c) => c.source.some((s) => s.entity === 'rami-abdulrahman')) ?? claims.items[0]!;
      const name = lang === 'ar' ? 'رامي عبد الرحمن' : 'Rami Abdulrahman';
      await open(`/review?state=all&claim=${id(speaks.id)}`);
      await turnedTo(page, speaks.id);
      const withhold = async () => {
        await page.keyboard.press('w');
        await dialog
          .locator('.pick-row', { hasText: name })
          .getByRole('button', { name: t('entity.withhold') })
          .click();
        await closed();
      };
      await withhold();
      await said(by, 'withhold');
      // The name leaves the page at once.
      await until('the name leaves the page', async () => !(await page.locator('body').textContent())?.includes(name));
      // The words of one sitting are undone in their turn, of a name too.
      await page.keyboard.press('u');
      await until('shown again', async () =>
        (await judgements(by)).some((j) => j.verdict === 'withhold' && j.withdrawn?.by === by),
      );
      await until('the name is back', async () => Boolean((await page.locator('body').textContent())?.includes(name)));
      await withhold();
      await until('withheld again', async () => (await judgements(by)).filter((j) => !j.withdrawn).length === 4);

      // The log: who, what, when; then everything is taken back.
      await open(`/judgements?by=${id(by)}`);
      const rows = page.locator('main .list-row');
      expect(await rows.count()).toBe(5);
      const log = await judgements(by);
      for (const [k, j] of log.entries()) {
        const row = rows.nth(k);
        await row.getByText(t(`said.${j.verdict}`), { exact: true }).waitFor();
        await row.getByRole('link', { name: by }).waitFor();
        expect(await row.locator('time').first().getAttribute('datetime')).toBe(j.at);
      }
      expect(await page.locator('main').textContent()).toContain(note);
      for (const verdict of ['withhold', 'comment', 'different', 'same']) await takeBack(reader, by, verdict);
      expect((await judgements(by)).every((j) => j.withdrawn?.by === by)).toBe(true);
      expect((await claimOf(one.id)).review.judgements.every((j) => j.withdrawn)).toBe(true);
      expect(complaints).toEqual([]);
      await context.close();
    }, 600_000);

  for (const lang of LANGS)
    test(`two tabs do not overwrite each other: the later is refused and says by whom (${lang})`, async () => {
      const [one, two] = lang === 'ar' ? ['لسان أول', 'لسان ثان'] : ['Tab A', 'Tab B'];
      const a = await visit(at, { lang, settings: { reviewer: one } });
      const b = await visit(at, { lang, settings: { reviewer: two }, answers: true });
      await a.open('/review?why=rest');
      await b.open('/review?why=rest');
      const claim = await shown(a.page);
      await turnedTo(b.page, claim);
      await a.page.keyboard.press('y');
      await said(one, 'right', claim);
      const refused = b.page.getByRole('alert').filter({ hasText: a.t('review.refused') });
      const told = async () => {
        await refused.waitFor();
        expect(await refused.textContent()).toContain(one);
        await b.page
          .getByRole('region', { name: b.t('toasts') })
          .getByRole('button')
          .click();
        await refused.waitFor({ state: 'detached' });
      };
      // A verdict that was made on what is no longer so.
      await b.page.keyboard.press('n');
      await told();
      // It is off the screen again: its claim is back, with what the other has said.
      await turnedTo(b.page, claim);
      await b.page
        .getByRole('list', { name: b.t('history') })
        .getByText(one, { exact: true })
        .waitFor();
      await b.page.locator('.queue-row.current').getByText(b.t('state.right')).waitFor();
      expect(await judgements(two)).toEqual([]);
      expect((await claimOf(claim as string)).review.state).toBe('right');

      // The same of a correction.
      await a.page.keyboard.press('j');
      await b.page.keyboard.press('j');
      const third = (await shown(b.page)) as string;
      await b.page.keyboard.press('e');
      const dialog = b.page.getByRole('dialog');
      await dialog.getByRole('button', { name: b.t('field.modality') }).click();
      await b.page.getByRole('option', { name: b.t('modality.denied') }).click();
      const seen = await at.get<{ review: { version: string } }>(`/api/subject?kind=claim&id=${id(third)}`);
      await at.post(
        '/api/judgements',
        { subject: { kind: 'claim', ids: [third] }, verdict: 'wrong', by: one },
        seen.review.version,
      );
      await dialog.getByLabel(b.t('review.note')).fill('كتبت كثيرا');
      await dialog.getByRole('button', { name: b.t('action.save') }).click();
      // What was entered stays, with the reason beside it; who still means it saves it again.
      const why = dialog.getByRole('alert').filter({ hasText: b.t('review.refused') });
      await why.waitFor();
      expect(await why.textContent()).toContain(one);
      expect(await judgements(two)).toEqual([]);
      expect((await claimOf(third)).review.state).toBe('wrong');
      expect(await dialog.getByLabel(b.t('review.note')).inputValue()).toBe('كتبت كثيرا');
      await dialog
        .getByRole('button', { name: b.t('field.modality') })
        .getByText(b.t('modality.denied'))
        .waitFor();
      await dialog.getByRole('button', { name: b.t('action.save') }).click();
      await dialog.waitFor({ state: 'detached' });
      await said(two, 'corrected', third);
      expect((await claimOf(third)).modality).toBe('denied');

      // What has been taken back in one tab is not taken back again in another that still shows it.
      await a.open(`/judgements?by=${id(one)}`);
      await b.open(`/judgements?by=${id(one)}`);
      const back = (v: Visit) => v.page.getByRole('button', { name: v.t('action.withdraw') }).first();
      b.answer(/^\/api\/(?:case|judgements)$/, (r) => (r.request().method() === 'GET' ? r.abort() : r.continue()));
      await back(a).click();
      await a.page.getByText(a.t('history.withdrawn', { by: one })).waitFor();
      await back(b).click();
      await refused.waitFor();
      expect((await judgements(one)).filter((j) => j.withdrawn).map((j) => j.withdrawn?.by)).toEqual([one]);
      await a.context.close();
      await b.context.close();
    }, 600_000);

  test('two tabs do not overwrite each other on a pair of names', async () => {
    const [one, two] = ['Tab C', 'Tab D'];
    const { items } = await at.get<{ items: { id: string; name: { en: string } }[] }>(
      '/api/entities?kind=actor&size=2',
    );
    const [actor, other] = items as [(typeof items)[0], (typeof items)[0]];
    const { page, open, t, answer, context } = await visit(at, {
      lang: 'en',
      settings: { reviewer: two },
      answers: true,
    });
    await open(`/actors/${id(actor.id)}`);
    await page.getByRole('button', { name: t('entity.judge') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('review.note')).fill('not one body');
    // Another says it first; this page does not hear of it before the click.
    const fresh = /^\/api\/(?:case|entities\/[^/]+)$/;
    answer(fresh, (r) => r.abort());
    const subject = { kind: 'entities', ids: [other.id, actor.id] };
    await at.post('/api/judgements', { subject, verdict: 'different', by: one }, '0');
    const choose = async () => {
      const field = dialog.getByRole('combobox', { name: t('entity.different') });
      await field.fill(other.name.en);
      await page.getByRole('option', { name: other.name.en }).first().click();
    };
    await choose();
    const why = dialog.getByRole('alert').filter({ hasText: t('review.refused') });
    await why.waitFor();
    expect(await why.textContent()).toContain(one);
    expect(await dialog.getByLabel(t('review.note')).inputValue()).toBe('not one body');
    expect(await judgements(two)).toEqual([]);
    // Once the page shows what the other has said, the word is taken.
    answer(fresh, null);
    await dialog.getByText(one, { exact: true }).waitFor();
    await choose();
    await said(two, 'different', other.id);
    for (const j of [...(await judgements(two)), ...(await judgements(one))])
      if (!j.withdrawn && j.subject.kind === 'entities')
        await at.post(`/api/judgements/${id(j.id)}/withdrawal`, { by: two });
    await at.compared();
    await context.close();
  }, 600_000);

  test('the queue opens at the claim of the address however far down, and is one stop of the Tab key', async () => {
    const { page, open, t, settled, complaints, context } = await visit(at, {
      lang: 'en',
      settings: { reviewer: 'Far' },
    });
    const far = await at.get<{ total: number; items: { claim: Claim; why: string }[] }>(
      '/api/review?state=all&size=50&page=3',
    );
    const [before, meant, after] = far.items.slice(19, 22).map((x) => x.claim.id) as [string, string, string];
    await open(`/review?state=all&claim=${id(meant)}`);
    await turnedTo(page, meant);
    await page.getByText(t('review.position', { at: 121, of: far.total })).waitFor();
    await page.locator('.queue-row.current').waitFor();
    await page.keyboard.press('k');
    await turnedTo(page, before);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await turnedTo(page, after);
    // What stands before it is fetched too, and the claim that is shown stays in sight.
    await settled();
    await page.getByText(t('review.position', { at: 122, of: far.total })).waitFor();
    const row = page.locator('.queue-row.current');
    const inSight = () =>
      page.evaluate(
        "(() => { const r = document.querySelector('.queue-row.current')?.getBoundingClientRect(); const q = document.querySelector('.queue').getBoundingClientRect(); return Boolean(r && r.top >= q.top - 1 && r.bottom <= q.bottom + 1); })()",
      );
    await expect.poll(inSight, { timeout: 20_000 }).toBe(true);
    // One row is a stop; arrows go on from it, Enter opens, `j` takes the focus along.
    expect(await page.locator('.queue-row[tabindex="0"]').count()).toBe(1);
    await row.focus();
    await page.keyboard.press('ArrowUp');
    const focused = () => page.evaluate("Number(document.activeElement?.closest('[data-index]')?.dataset.index)");
    const at0 = (await focused()) as number;
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe(at0 - 1);
    expect(await shown(page)).toBe(after);
    await page.keyboard.press('Enter');
    await turnedTo(page, before);
    await page.keyboard.press('j');
    await turnedTo(page, meant);
    await expect.poll(focused).toBe(at0);
    expect(await page.locator('.queue-row[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('.queue') === null")).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  }, 600_000);

  for (const [lang, how] of [
    ['ar', 'refuses'],
    ['en', 'refuses'],
    ['en', 'is gone'],
  ] as const)
    test(`a verdict is shown at once, and leaves the screen when the server ${how} (${lang})`, async () => {
      const by = `${NAMES[lang]} ${how}`;
      const { page, open, t, answer, complaints, context } = await visit(at, {
        lang,
        settings: { reviewer: by },
        answers: true,
      });
      await open('/review?why=rest');
      const claim = await shown(page);
      const before = await done(page);
      let held: Route | undefined;
      const verdicts = /^\/api\/judgements$/;
      answer(verdicts, (route) => {
        held = route;
      });
      await page.keyboard.press('n');
      await leaves(page, claim);
      await until('asked', async () => held !== undefined);
      // The server has not answered yet: the queue has the word, and `k` shows that it is on its way.
      const row = page.locator('.queue-row').first();
      await row.getByText(t('state.wrong')).waitFor();
      await page.keyboard.press('k');
      await turnedTo(page, claim);
      await page.getByText(t('state.saving'), { exact: true }).waitFor();
      await page.keyboard.press('j');
      await leaves(page, claim);
      const reasonOf = { ar: 'القرص ممتلئ', en: 'the disk is full' };
      if (how === 'refuses') await held?.fulfill({ status: 507, json: { code: 'not-written', reason: reasonOf } });
      else await held?.abort('connectionrefused');
      const message = page.getByRole('alert').filter({ hasText: t('review.refused') });
      await message.waitFor();
      if (how === 'refuses') expect(await message.textContent()).toContain(reasonOf[lang]);
      await turnedTo(page, claim);
      await row.getByText(t('state.wrong')).waitFor({ state: 'detached' });
      await page.getByText(t('state.saving'), { exact: true }).waitFor({ state: 'detached' });
      expect(await done(page)).toBe(before);
      expect(
        await page
          .getByRole('list', { name: t('history') })
          .getByText(by, { exact: true })
          .count(),
      ).toBe(0);
      expect(await judgements(by)).toEqual([]);
      // Said again, it is written: the version seen is still the right one.
      answer(verdicts, null);
      await page.keyboard.press('y');
      await said(by, 'right', claim);
      // A refused undo leaves what stands.
      answer(/^\/api\/judgements\/[^/]+\/withdrawal$/, (route) =>
        route.fulfill({ status: 507, json: { code: 'not-written', reason: reasonOf } }),
      );
      await page.keyboard.press('u');
      await turnedTo(page, claim);
      await row.getByText(t('state.right')).waitFor();
      expect((await judgements(by)).some((j) => j.withdrawn)).toBe(false);
      // The browser itself tells of the answers that were made up here, and of nothing else.
      expect(complaints.filter((x) => !/Failed to load resource/.test(x))).toEqual([]);
      await context.close();
    }, 600_000);
});
