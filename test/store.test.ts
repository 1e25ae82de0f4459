/** One contract, every engine: what a case does on PGlite it does on PostgreSQL, in the same words. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Case, type DatabaseCase } from '../src/case/index.ts';
import { canonical, sha256 } from '../src/store/index.ts';
import { type Cluster, postgresPrograms, startPostgres } from './help/postgres.ts';
import { jsonLines, piece, temporary } from './help/texts.ts';

const programs = postgresPrograms();
if (!programs) console.log('PostgreSQL 15 or later is not installed: the store contract is checked on PGlite only');

const engines = [
  { name: 'PGlite', there: true },
  { name: 'PostgreSQL', there: programs !== null },
];

export async function run<E, S>(generator: AsyncGenerator<E, S>): Promise<{ events: E[]; summary: S }> {
  const events: E[] = [];
  for (;;) {
    const next = await generator.next();
    if (next.done) return { events, summary: next.value };
    events.push(next.value);
  }
}

for (const { name, there } of engines)
  describe.skipIf(!there)(`a case on ${name}`, () => {
    const directory = temporary('store');
    let cluster: Cluster | null = null;
    const place = (of: string): string | DatabaseCase =>
      cluster ? { databaseUrl: cluster.database('contract'), name: of } : join(directory, of);
    const open = (of: string) => Case.open(place(of), { create: true });

    beforeAll(async () => {
      if (name === 'PostgreSQL') cluster = await startPostgres(programs!);
    });
    afterAll(async () => {
      await cluster?.stop();
      rmSync(directory, { recursive: true, force: true });
    });

    it('takes in articles once and says what is there already', async () => {
      const c = await open('once');
      const path = jsonLines(join(directory, 'once-in'), 5);
      const first = await run(c.add([path]));
      expect(first.summary).toMatchObject({ added: 5, same: 0, versions: 0, problems: 0, stopped: false });
      expect(first.events.map((e) => e.outcome)).toEqual(Array(5).fill('added'));
      const { head } = c;
      const second = await run(c.add([path]));
      expect(second.summary).toMatchObject({ added: 0, same: 5 });
      expect(c.head).toBe(head);
      const article = await c.article('p3');
      expect(article).toMatchObject({
        title: piece(3).title,
        outlet: piece(3).outlet,
        published: { date: piece(3).date },
      });
      expect(article!.text).toContain(piece(3).text);
      expect(sha256(await c.original('p3'))).toBe(article!.sha256);
      await c.close();
    });

    it('keeps every version of an article at one address', async () => {
      const c = await open('versions');
      const input = join(directory, 'versions-in');
      mkdirSync(input);
      const url = 'https://example.org/news/1';
      const write = (file: string, text: string) =>
        writeFileSync(join(input, file), `${JSON.stringify({ ...piece(1), id: 'n1', url, text })}\n`);
      write('a.jsonl', piece(1).text);
      await run(c.add([join(input, 'a.jsonl')]));
      write('b.jsonl', `${piece(1).text}\nتصحيح: عدد القتلى أربعة.`);
      const { events } = await run(c.add([join(input, 'b.jsonl')]));
      expect(events).toEqual([expect.objectContaining({ outcome: 'version', id: 'n1~2', replaces: 'n1' })]);
      expect((await c.articles()).map((a) => a.id)).toEqual(['n1~2']);
      expect((await c.articles({ versions: 'all' })).map((a) => [a.id, a.replaces, a.replacedBy])).toEqual([
        ['n1', null, 'n1~2'],
        ['n1~2', 'n1', null],
      ]);
      expect((await c.article('n1'))!.text).not.toContain('تصحيح');
      expect((await c.record()).articles.map((a) => a.id)).toEqual(['n1~2']);
      await c.close();
    });

    it('reads, and lets people judge, withdraw and judge again', async () => {
      const c = await open('judged');
      await run(c.add([jsonLines(join(directory, 'judged-in'), 3)]));
      const { summary } = await run(c.read({ jobs: 1 }));
      expect(summary.articles).toBe(3);
      expect(summary.claims).toBeGreaterThan(5);
      expect(await c.unread()).toBe(0);
      expect((await run(c.read({ jobs: 1 }))).summary.articles).toBe(0);
      const claims = await c.claims({ article: 'p1' });
      const [first] = claims;
      const wrong = await c.judge({ subject: { kind: 'claim', ids: [first!.id] }, verdict: 'wrong', by: 'ليلى' });
      expect((await c.claims({ article: 'p1' })).map((x) => x.id)).toEqual(claims.slice(1).map((x) => x.id));
      expect((await c.record()).claims.map((x) => x.id)).not.toContain(first!.id);
      await c.withdraw(wrong.id.slice(0, 12), 'ليلى', 'قرأتها خطأ');
      expect(await c.claims({ article: 'p1' })).toEqual(claims);
      expect(await c.judgements()).toEqual([
        expect.objectContaining({ id: wrong.id, withdrawn: expect.objectContaining({ by: 'ليلى' }) }),
      ]);
      await c.judge({
        subject: { kind: 'claim', ids: [first!.id] },
        verdict: 'corrected',
        fields: { modality: 'denied' },
        by: 'ليلى',
      });
      expect((await c.claims({ article: 'p1' }))[0]).toMatchObject({ id: first!.id, modality: 'denied' });
      expect((await c.claims({ article: 'p1', asRead: true }))[0]).toEqual(first);
      const refused = c.judge({ subject: { kind: 'claim', ids: ['p1#c99'] }, verdict: 'wrong', by: 'ليلى' });
      await expect(refused).rejects.toMatchObject({ code: 'no-such-claim' });
      const unnamed = c.judge({ subject: { kind: 'claim', ids: [first!.id] }, verdict: 'wrong', by: ' ' });
      await expect(unnamed).rejects.toMatchObject({ code: 'broken-judgement' });
      await c.close();
    });

    it('finds words in every form they are written in', async () => {
      const c = await open('found');
      await run(c.add([jsonLines(join(directory, 'found-in'), 20)]));
      await run(c.read({ jobs: 1 }));
      const ids = async (...asked: Parameters<Case['search']>) =>
        (await c.search(...asked)).map((h) => h.article).sort();
      expect(await ids('بحلب')).toEqual(['p0', 'p10']);
      expect((await ids('المسلحون')).length).toBe(20);
      expect(await ids('"معرة النعمان"')).toEqual(['p15', 'p5']);
      expect(await ids('غارات -تدمر', { outlet: 'نبأ', limit: 50 })).toEqual(['p1', 'p10', 'p13', 'p19', 'p4', 'p7']);
      // al-Bab lies in Aleppo governorate, which bears the name of the city.
      expect(await ids('', { place: 'حلب' })).toEqual(['p0', 'p10', 'p17', 'p7']);
      expect(await ids('', { type: 'killed', from: '2016-09-01' })).toEqual(['p17', 'p8']);
      const [hit] = await c.search('المسلحون');
      const { text } = (await c.article(hit!.article))!;
      expect(hit!.snippets.flatMap((s) => s.highlights.map((h) => text.slice(h.start, h.end)))).toContain('المسلحين');
      await c.close();
    });

    it('makes a database from the journal that equals the one it replaces', async () => {
      const c = await open('judged');
      const before = await c.fingerprint();
      await c.rebuild();
      expect(await c.fingerprint()).toBe(before);
      await c.close();
    });

    it('gives the same record however often it is opened', async () => {
      const c = await open('judged');
      const record = canonical(await c.record());
      const { head } = c;
      await c.close();
      const again = await open('judged');
      expect(canonical(await again.record())).toBe(record);
      expect(again.head).toBe(head);
      expect((await again.verify(head)).findings).toEqual([]);
      expect((await again.verify('0'.repeat(64))).findings.map((f) => f.code)).toEqual(['head-differs']);
      await again.close();
    });
  });
