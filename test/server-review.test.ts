/** Judgements through the API: written once, taken back, never overwritten; withheld names leave by no answer. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { IsnadError } from '../src/model/index.ts';
import type {
  ArticleView,
  ArticleWords,
  CaseInfo,
  ClaimsPage,
  ClaimView,
  EntitiesPage,
  EntityView,
  Failure,
  IncidentsPage,
  Judged,
  JudgementsPage,
  ReviewPage,
  SearchPage,
  SubjectReview,
} from '../src/server/contract.ts';
import { article, type Bench, bench, claims, REVIEWER, WITNESS } from './server-fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let it: Bench;
beforeEach(async () => {
  it = await bench();
});

const CLAIM = { kind: 'claim', ids: ['a.txt#c1'] };
const right = { subject: CLAIM, verdict: 'right', by: 'سلمى' };

async function judge(body: object, version = '0', headers = {}): Promise<Judged> {
  const response = await it.post('/api/judgements', body, { 'if-match': `"${version}"`, ...headers });
  expect(response.status, await response.clone().text()).toBe(201);
  return (await response.json()) as Judged;
}

async function refused(body: object, version: string, status: number, code: string): Promise<Failure> {
  const before = (await it.source.judgements()).length;
  const response = await it.post('/api/judgements', body, version ? { 'if-match': version } : {});
  expect(response.status).toBe(status);
  const failure = (await response.json()) as Failure;
  expect(failure.code).toBe(code);
  expect((await it.source.judgements()).length).toBe(before);
  return failure;
}

test('who said what and when stands with the claim at once', async () => {
  const { review, judgement, head } = await judge({ ...right, note: 'قرأته' });
  expect(review.state).toBe('right');
  const claim = await it.json<ClaimView>('/api/claims/a.txt%23c1');
  expect(claim.review).toEqual(review);
  expect(claim.review.judgements).toMatchObject([{ by: 'سلمى', verdict: 'right', note: 'قرأته' }]);
  expect(Date.parse(judgement.at)).toBeGreaterThan(Date.now() - 60_000);
  expect((await it.json<CaseInfo>('/api/case')).head).toBe(head);
  const log = await it.json<JudgementsPage>('/api/judgements?by=سلمى');
  expect(log.items[0]).toMatchObject({ id: judgement.id, label: claim.sentence });
});

test('of two tabs that saw the same, the second is told of the first and writes nothing', async () => {
  await judge(right);
  const failure = await refused({ ...right, verdict: 'wrong', by: 'نور' }, '"0"', 409, 'judged-since');
  expect(failure.review!.judgements).toMatchObject([{ by: 'سلمى', verdict: 'right' }]);
  const { review } = await judge({ ...right, verdict: 'wrong', by: 'نور' }, failure.review!.version);
  expect(review.state).toBe('wrong');
});

test('of twenty at once, one is written', async () => {
  const all = await Promise.all(
    Array.from({ length: 20 }, () => it.post('/api/judgements', right, { 'if-match': '0' })),
  );
  expect(all.map((r) => r.status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  expect((await it.source.judgements()).length).toBe(1);
});

test('undo takes back and keeps on record; twice is refused', async () => {
  const { judgement, review } = await judge(right);
  const path = `/api/judgements/${judgement.id}/withdrawal`;
  const response = await it.post(path, { by: 'سلمى', note: 'سهو' });
  expect(response.status).toBe(201);
  const undone = (await response.json()) as Judged;
  expect(undone.review.state).toBe('open');
  expect(undone.review.version).not.toBe(review.version);
  expect(undone.review.judgements[0]!.withdrawn).toMatchObject({ by: 'سلمى', note: 'سهو' });
  expect((await it.post(path, { by: 'سلمى' })).status).toBe(409);
  expect((await it.post('/api/judgements/none/withdrawal', { by: 'سلمى' })).status).toBe(404);
});

test('what was judged leaves the queue, and comes back when taken back', async () => {
  const before = await it.json<ReviewPage>('/api/review');
  const first = before.items[0]!.claim.id;
  const { judgement } = await judge({ ...right, subject: { kind: 'claim', ids: [first] } });
  const after = await it.json<ReviewPage>('/api/review');
  expect(after.items.map((i) => i.claim.id)).toEqual(before.items.slice(1).map((i) => i.claim.id));
  expect(after.progress).toMatchObject({ done: 1, reviewers: [{ by: 'سلمى', count: 1 }] });
  await it.post(`/api/judgements/${judgement.id}/withdrawal`, { by: 'سلمى' });
  expect((await it.json<ReviewPage>('/api/review')).items.map((i) => i.claim.id)).toEqual(
    before.items.map((i) => i.claim.id),
  );
});

test('a claim called wrong leaves its incident, and stays to be seen', async () => {
  const before = (await it.json<ClaimView>('/api/claims/c.txt%23c1')).incident!;
  await judge({ subject: { kind: 'claim', ids: ['c.txt#c1'] }, verdict: 'wrong', by: 'نور' });
  expect((await it.json<ClaimView>('/api/claims/c.txt%23c1')).incident).toEqual(before);
  await it.desk.settled();
  const after = await it.json<ClaimView>('/api/claims/c.txt%23c1');
  expect(after).toMatchObject({ incident: null, review: { state: 'wrong' } });
  expect((await it.json<{ stale: boolean }>('/api/overview')).stale).toBe(false);
});

test('a corrected field takes the place of the one read, when its words stand in the text', async () => {
  const text = (await it.json<ArticleView>('/api/articles/a.txt')).text;
  const start = text.indexOf('مدنيين');
  const target = [{ text: 'مدنيين', start, end: start + 6 }];
  const correct = { subject: CLAIM, verdict: 'corrected', by: 'نور', fields: { target, modality: 'uncertain' } };
  await refused({ ...correct, fields: { target: [{ text: 'آخر', start, end: start + 3 }] } }, '0', 400, 'malformed');
  await judge(correct);
  expect(await it.json<ClaimView>('/api/claims/a.txt%23c1')).toMatchObject({ target, modality: 'uncertain' });
});

test('two incidents are split and joined by a word on two of their claims', async () => {
  const pair = { kind: 'claims', ids: ['a.txt#c2', 'b.txt#c2'] };
  const of = async (id: string) => (await it.json<ClaimView>(`/api/claims/${encodeURIComponent(id)}`)).incident?.id;
  expect(await of('a.txt#c2')).toBe(await of('b.txt#c2'));
  const { review } = await judge({ subject: pair, verdict: 'different', by: 'نور' });
  await it.desk.settled();
  expect(await of('a.txt#c2')).not.toBe(await of('b.txt#c2'));
  const swapped = await it.json<SubjectReview>('/api/subject?kind=claims&id=b.txt%23c2&id=a.txt%23c2');
  expect(swapped.review.version).toBe(review.version);
});

test.each<[string, object, string, number, string]>([
  ['without a version', right, '', 428, 'no-version'],
  ['on a claim that is not there', { ...right, subject: { kind: 'claim', ids: ['z#c1'] } }, '0', 404, 'not-found'],
  ['without a name', { ...right, by: '  ' }, '0', 400, 'malformed'],
  ['a verdict that there is not', { ...right, verdict: 'true' }, '0', 400, 'malformed'],
  ['same of one', { ...right, verdict: 'same' }, '0', 400, 'malformed'],
  ['withhold a claim', { ...right, verdict: 'withhold' }, '0', 400, 'malformed'],
  [
    'a pair of one',
    { ...right, verdict: 'same', subject: { kind: 'claims', ids: ['a.txt#c1', 'a.txt#c1'] } },
    '0',
    400,
    'malformed',
  ],
  ['fields without a correction', { ...right, fields: { modality: 'denied' } }, '0', 400, 'malformed'],
  ['a correction of nothing', { ...right, verdict: 'corrected', fields: {} }, '0', 400, 'malformed'],
  ['a field that is not to be set', { ...right, verdict: 'corrected', fields: { id: 'x' } }, '0', 400, 'malformed'],
  [
    'a type that there is not',
    { ...right, verdict: 'corrected', fields: { type: 'constructor' } },
    '0',
    400,
    'malformed',
  ],
  ['an empty comment', { ...right, verdict: 'comment' }, '0', 400, 'malformed'],
  ['more than is asked', { ...right, at: '2000-01-01' }, '0', 400, 'malformed'],
])('refused: %s', async (_, body, version, status, code) => {
  await refused(body, version, status, code);
});

test('when the journal cannot be written, nothing has changed and the answer says so', async () => {
  it = await bench({
    source: (made) =>
      Object.assign(made, {
        judge: async () => {
          throw new IsnadError('disk-full', 'no space');
        },
      }),
  });
  await refused(right, '0', 507, 'not-written');
  expect((await it.json<ClaimView>('/api/claims/a.txt%23c1')).review.state).toBe('open');
});

test('a number without a bound, or with its bounds turned round, is no correction', async () => {
  const claim = await it.json<ClaimView>('/api/claims/a.txt%23c1');
  const [{ words: _, ...number }] = claim.numbers as unknown as [ClaimView['numbers'][number]];
  const correct = (changes: object) => ({
    ...{ subject: CLAIM, verdict: 'corrected', by: 'سلمى' },
    fields: { numbers: [{ ...number, ...changes }] },
  });
  await refused(correct({ lo: null, hi: null }), '0', 400, 'malformed');
  await refused(correct({ lo: 12, hi: 3 }), '0', 400, 'malformed');
  await judge(correct({ lo: null, hi: null, qualifier: 'tens' }));
});

test('the page of the queue that holds a claim is found by the claim', async () => {
  const all = await it.json<ReviewPage>('/api/review?state=all&size=200');
  const last = all.items.at(-1)!;
  const page = await it.json<ReviewPage>(`/api/review?state=all&size=2&claim=${encodeURIComponent(last.claim.id)}`);
  expect(page.page).toBe(Math.ceil(all.total / 2));
  expect(page.items).toContainEqual(last);
  expect((await it.json<ReviewPage>('/api/review?state=all&size=2&page=2&claim=none')).page).toBe(2);
});

test('an entity lists what was said of it beside others', async () => {
  const { items } = await it.json<EntitiesPage>('/api/entities?kind=party&size=2');
  const ids = items.map((e) => e.id);
  await judge({ subject: { kind: 'entities', ids }, verdict: 'different', by: 'نور' });
  for (const [one, other] of [ids, ids.toReversed()]) {
    const { pairs } = await it.json<EntityView>(`/api/entities/${encodeURIComponent(one!)}`);
    expect(pairs.map((p) => [p.other.id, p.review.judgements.map((j) => j.verdict)])).toEqual([[other, ['different']]]);
    await refused(
      { subject: { kind: 'entities', ids: [one, other] }, verdict: 'same', by: 'سلمى' },
      '0',
      409,
      'judged-since',
    );
  }
});

describe('a withheld name', () => {
  let id: string;
  beforeEach(async () => {
    const { items } = await it.json<EntitiesPage>(`/api/entities?q=${encodeURIComponent('الشاهد')}`);
    id = items[0]!.id;
    await judge({ subject: { kind: 'entity', ids: [id] }, verdict: 'withhold', by: 'نور', note: `حماية ${WITNESS}` });
  });

  const ADDRESSES = [
    ...[
      'case',
      'overview',
      'incidents',
      'disputes',
      'timeline',
      'map',
      'articles',
      'claims?size=200',
      'entities?size=200',
    ],
    ...[
      'naming',
      'voices',
      'review?state=all',
      'judgements',
      'problems',
      'articles/a.txt',
      'articles/d.txt',
      'articles/e.txt',
    ],
    ...[
      'articles/a.txt/difference?with=d.txt',
      `articles/a.txt/words?q=${encodeURIComponent('حلب')}`,
      'compare?article=a.txt&article=d.txt',
      'claims/a.txt%23c3',
      'claims/d.txt%23c1',
    ],
    `search?q=${encodeURIComponent('أصابت')}`,
  ];

  test.each(ADDRESSES)('stands in no public answer: %s', async (path) => {
    const response = await it.ask(`/api/${path}`);
    expect(response.status).toBe(200);
    const text = await response.text();
    for (const word of ['خالد', 'الشاهد', id]) expect(text).not.toContain(word);
  });

  test('stands in no incident', async () => {
    const { items } = await it.json<IncidentsPage>('/api/incidents?size=200');
    for (const { id: incident } of items)
      for (const by of ['outlet', 'origin']) {
        const text = await (await it.ask(`/api/incidents/${incident}?by=${by}`)).text();
        for (const word of ['خالد', 'الشاهد', id]) expect(text).not.toContain(word);
      }
  });

  test('is masked at its length, so that all offsets stay true', async () => {
    const shown = await it.json<ArticleView>('/api/articles/a.txt');
    const whole = await it.json<ArticleView>('/api/articles/a.txt', REVIEWER);
    expect(whole.text).toContain(WITNESS);
    expect(shown.text.length).toBe(whole.text.length);
    expect(shown.masked.map((s) => whole.text.slice(s.start, s.end))).toEqual(['خالد', 'الشاهد']);
    for (const c of shown.claimsOf)
      for (const q of [c.quote, c.trigger, ...c.source]) expect(shown.text.slice(q.start, q.end)).toBe(q.text);
  });

  test('cannot be asked for: neither by its id, nor by search, nor in the original', async () => {
    expect((await it.ask(`/api/entities/${id}`)).status).toBe(404);
    expect((await it.json<IncidentsPage>(`/api/incidents?actor=${id}`)).total).toBe(0);
    for (const q of [WITNESS, 'الشاهد', 'خالد'])
      expect((await it.json<SearchPage>(`/api/search?q=${encodeURIComponent(q)}`)).total).toBe(0);
    for (const q of [WITNESS, 'الشاهد', 'خالد'])
      expect((await it.json<ArticleWords>(`/api/articles/a.txt/words?q=${encodeURIComponent(q)}`)).found).toEqual([]);
    expect((await it.json<EntitiesPage>(`/api/entities?q=${encodeURIComponent('الشاهد')}`)).total).toBe(0);
    expect((await it.ask('/api/articles/a.txt/original')).status).toBe(403);
    expect((await it.json<ArticleView>('/api/articles/a.txt')).original.href).toBeNull();
    expect((await it.ask('/api/articles/b.txt/original')).status).toBe(200);
  });

  test('is there for a reviewer who asks, under its own id', async () => {
    expect((await it.ask(`/api/entities/${id}`, { headers: REVIEWER })).status).toBe(200);
    expect((await it.json<SearchPage>(`/api/search?q=${encodeURIComponent(WITNESS)}`, REVIEWER)).total).toBe(3);
    expect((await it.ask('/api/articles/a.txt/original?role=reviewer')).status).toBe(200);
  });

  test('has a page under another id, by which it can be spoken of', async () => {
    const { items } = await it.json<EntitiesPage>('/api/entities?size=200');
    const alias = items.find((e) => e.withheld)!;
    expect(alias).toMatchObject({ id: 'withheld-1', name: { ar: '█████', en: '█████' } });
    expect((await it.ask('/api/entities/withheld-1')).status).toBe(200);
    await judge(
      { subject: { kind: 'entity', ids: ['withheld-1'] }, verdict: 'comment', by: 'نور', note: '؟' },
      await version(),
    );
    expect((await it.source.judgements()).at(-1)!.subject.ids).toEqual([id]);
  });

  test('has the same address for a reviewer who asks, and after it was taken back', async () => {
    const asked = await it.json<EntityView>('/api/entities/withheld-1', REVIEWER);
    expect(asked).toMatchObject({ id, alias: 'withheld-1', withheld: true });
    expect(JSON.stringify(asked.name)).toContain('الشاهد');
    expect((await it.json<ClaimsPage>('/api/claims?entity=withheld-1', REVIEWER)).total).toBeGreaterThan(0);
    const { items } = await it.json<JudgementsPage>('/api/judgements');
    await it.post(`/api/judgements/${items[0]!.id}/withdrawal`, { by: 'نور' });
    expect(await it.json<EntityView>('/api/entities/withheld-1')).toMatchObject({ id, alias: null, withheld: false });
  });

  test('keeps its number whatever becomes of the others', async () => {
    const second = await judge({ subject: { kind: 'entity', ids: ['sohr'] }, verdict: 'withhold', by: 'نور' });
    expect(second).toMatchObject({ alias: 'withheld-2' });
    expect((await it.ask('/api/entities/sohr')).status).toBe(404);
    const { items } = await it.json<JudgementsPage>('/api/judgements');
    const first = items.find((j) => j.subject.ids[0] === 'withheld-1')!;
    await it.post(`/api/judgements/${first.id}/withdrawal`, { by: 'نور' });
    const shown = await it.json<EntityView>('/api/entities/withheld-2');
    expect(shown).toMatchObject({ id: 'withheld-2', withheld: true });
    expect(shown.name.ar).toBe('█████');
    // withheld again it goes by its first number
    await judge({ subject: { kind: 'entity', ids: [id] }, verdict: 'withhold', by: 'نور' }, await version());
    expect(await it.json<EntityView>('/api/entities/withheld-1')).toMatchObject({ id: 'withheld-1', withheld: true });
  });

  test('is shown again when that is taken back', async () => {
    const { items } = await it.json<JudgementsPage>('/api/judgements');
    await it.post(`/api/judgements/${items[0]!.id}/withdrawal`, { by: 'نور' });
    expect((await it.json<ArticleView>('/api/articles/a.txt')).text).toContain(WITNESS);
  });

  const version = async () => (await it.json<SubjectReview>(`/api/subject?kind=entity&id=withheld-1`)).review.version;
});

test('a withheld name is masked in names of files, titles, addresses and behind disguises', async () => {
  const named = article(
    'خالد الشاهد.txt',
    `لقاء مع خالد الشاهد\nقال خـالد الشَّاهد إن غارة جوية وقعت. وقال لخالد\u200f الشاهد.`,
    {
      url: `https://example.org/${encodeURIComponent('خالد-الشاهد')}`,
      author: 'خالد الشاهد',
    },
  );
  const told = claims(named, [{ type: 'air_strike', trigger: 'غارة جوية', source: ['خـالد الشَّاهد'] }]);
  it = await bench({ articles: [named], claims: told });
  const { items } = await it.json<EntitiesPage>('/api/entities');
  await judge({ subject: { kind: 'entity', ids: [items[0]!.id] }, verdict: 'withhold', by: 'نور' });
  const list = await (await it.ask('/api/articles')).text();
  expect(list).not.toMatch(/خالد|الشاهد|%D8%AE/i);
  const { items: articles } = JSON.parse(list) as { items: { id: string; url: string }[] };
  expect(articles[0]!.url).toBe('');
  const view = await it.json<ArticleView>(`/api/articles/${articles[0]!.id}`);
  expect(JSON.stringify(view)).not.toMatch(/خا?ـ?لد|الشَّ?اهد|%D8%AE/i);
  expect((await it.ask(`/api/articles/${encodeURIComponent(named.id)}`)).status).toBe(404);
  expect((await it.ask(`/api/claims/${encodeURIComponent(view.claimsOf[0]!.id)}`)).status).toBe(200);
});
