import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../src/knowledge/index.ts';
import { copyGroups, copyPairs } from '../src/link/copies.ts';
import { linkEntities } from '../src/link/entities.ts';
import { oneLetterApart } from '../src/link/near-names.ts';
import { traceOrigins } from '../src/link/origins.ts';
import type { CaseRecord, Judgement } from '../src/model/index.ts';
import { makeRecord } from './accounts-make.ts';

const knowledge = loadKnowledge();
const KILLED = { type: 'killed', quote: 'قتل خمسة أشخاص في قصف على السوق المركزي في المدينة صباح الاثنين' };

function origins(record: CaseRecord) {
  const { linked } = linkEntities(record, knowledge);
  const copies = copyGroups(record.articles, () => false);
  const traced = traceOrigins(record, knowledge, (id) => linked.get(id)?.source ?? [], copies);
  return { ...traced, rule: (claim: string) => traced.origins.find((o) => o.claims.includes(claim))!.rule };
}

const same = (verdict: 'same' | 'different', ...ids: [string, string]): Judgement => ({
  ...{ id: `j-${verdict}`, subject: { kind: 'entities', ids }, verdict, by: 'm', at: '2020-01-01T00:00:00Z' },
});

describe('entities', () => {
  it('merges spellings of a name that no table knows, and says by which feature', () => {
    const record = makeRecord([
      { id: 'a', published: '2016-05-01', claims: [{ ...KILLED, source: ['مجلس إدارة البلدة'] }] },
      { id: 'b', published: '2016-05-01', claims: [{ ...KILLED, source: ['مجلس ادارة البلدة'] }] },
    ]);
    const { entities } = linkEntities(record, knowledge);
    expect(entities).toHaveLength(1);
    expect(entities[0]!.because).toEqual(['same-folded-name']);
    expect(entities[0]!.forms.map((f) => f.text).sort()).toEqual(['مجلس إدارة البلدة', 'مجلس ادارة البلدة']);
  });

  it('lets a short name point back to the long one of its article, and only there', () => {
    const claims = (short: string) => [
      { ...KILLED, source: ['المحافظ سامر الدالاتي'] },
      { ...KILLED, quote: `${KILLED.quote} ثانية`, source: [short] },
    ];
    const record = makeRecord([
      { id: 'a', published: '2016-05-01', claims: claims('الدالاتي') },
      { id: 'b', published: '2016-05-01', claims: [{ ...KILLED, source: ['الدالاتي'] }] },
    ]);
    const { linked } = linkEntities(record, knowledge);
    expect(linked.get('a#c2')!.source).toEqual(linked.get('a#c1')!.source);
    expect(linked.get('b#c1')!.source).not.toEqual(linked.get('a#c1')!.source);
  });

  it('takes an English name for the one that the tables know', () => {
    const record = makeRecord([
      { id: 'a', published: '2016-05-01', claims: [{ ...KILLED, source: ['Médecins Sans Frontières'] }] },
    ]);
    const { entities } = linkEntities(record, knowledge);
    expect(entities[0]).toMatchObject({ id: 'msf', because: ['same-english-name'] });
  });

  it('joins long names that differ by one letter, not those with other figures', () => {
    expect(
      oneLetterApart([
        ['x', 'مجلس مدينة الزهراء'],
        ['y', 'مجلس مدينه الزهراء'],
      ]),
    ).toEqual([['x', 'y']]);
    expect(
      oneLetterApart([
        ['x', 'قائد الكتيبة 13'],
        ['y', 'قائد الكتيبة 14'],
      ]),
    ).toEqual([]);
  });

  it('does what a person says: same joins, different keeps apart what would be joined', () => {
    const names = ['مدير مشفى الزهراء', 'مدير مشفي الزهراءء'];
    const record = makeRecord(
      names.map((n, k) => ({ id: `a${k}`, published: '2016-05-01', claims: [{ ...KILLED, source: [n] }] })),
    );
    const ids = ['a0#c1', 'a1#c1'].map((c) => linkEntities(record, knowledge).linked.get(c)!.source[0]!);
    const joined = { ...record, judgements: [same('same', ids[0]!, 'sohr')] };
    expect(linkEntities(joined, knowledge).linked.get('a0#c1')!.source).toEqual(['sohr']);
    const near = makeRecord([
      { id: 'a', published: '2016-05-01', claims: [{ ...KILLED, source: ['مجلس مدينة الزهراء'] }] },
      { id: 'b', published: '2016-05-01', claims: [{ ...KILLED, source: ['مجلس مدينه الزهراء'] }] },
    ]);
    const together = linkEntities(near, knowledge);
    expect(together.entities).toHaveLength(1);
    expect(together.entities[0]!.because).toContain('one-letter-apart');
    const [x, y] = together.union.joined();
    const apart = linkEntities({ ...near, judgements: [same('different', x!, y!)] }, knowledge);
    expect(apart.entities).toHaveLength(2);
  });
});

const letters = (k: number): string => String.fromCharCode(0x0628 + (k % 8), 0x0633 + Math.floor(k / 8));

describe('wire copies', () => {
  const words = Array.from({ length: 80 }, (_, k) => `كلم${letters(k)}`);
  const article = (id: string, text: string, published = '2016-05-02') =>
    makeRecord([{ id, published, text }]).articles[0]!;

  it('finds texts that share at least half of their runs of four words', () => {
    const cut = article('b', words.slice(0, 60).join(' '));
    const other = article(
      'c',
      words.slice(0, 30).join(' ') + Array.from({ length: 80 }, (_, k) => ` غيره${letters(k)}`).join(''),
    );
    const pairs = copyPairs([article('a', words.join(' ')), cut, other]);
    expect(pairs.map((p) => [p.a, p.b])).toEqual([['a', 'b']]);
    expect(pairs[0]!.similarity).toBeCloseTo(57 / 77, 5);
  });

  it('takes the agency’s text as the root, else the earliest', () => {
    const texts = [article('late', words.join(' '), '2016-05-03'), article('early', words.join(' '), '2016-05-01')];
    expect(copyGroups(texts, () => false)[0]).toMatchObject({ root: 'early', because: 'earliest' });
    expect(copyGroups(texts, (a) => a.id === 'late')[0]).toMatchObject({ root: 'late', because: 'agency' });
  });
});

describe('origins', () => {
  it('counts two outlets that cite one observer as one origin', () => {
    const record = makeRecord([
      {
        id: 'a',
        outlet: 'BBC Arabic',
        published: '2016-05-01',
        claims: [{ ...KILLED, source: ['sohr:المرصد السوري لحقوق الإنسان'] }],
      },
      {
        id: 'b',
        outlet: 'CNN Arabic',
        published: '2016-05-01',
        claims: [
          { ...KILLED, quote: 'مقتل ستة في السوق', source: ['rami-abdulrahman:رامي عبد الرحمن', 'sohr:المرصد'] },
        ],
      },
    ]);
    const { of } = origins(record);
    expect(of.get('a#c1')).toBe('o:sohr');
    expect(of.get('b#c1')).toBe('o:sohr');
  });

  it('counts an outlet once, however many articles it has, and the articles of no outlet each for itself', () => {
    const record = makeRecord([
      { id: 'a', outlet: 'صوت الجبل', published: '2016-05-01', claims: [KILLED] },
      { id: 'b', outlet: 'صوت الجبل', published: '2016-05-02', claims: [{ ...KILLED, quote: 'مقتل ستة في السوق' }] },
      { id: 'c', published: '2016-05-02', claims: [{ ...KILLED, quote: 'مقتل سبعة في السوق' }] },
    ]);
    const { of } = origins(record);
    expect(of.get('a#c1')).toBe(of.get('b#c1'));
    expect(new Set(of.values()).size).toBe(2);
  });

  it('sees through a source that was dropped from the same quote', () => {
    const record = makeRecord([
      { id: 'a', outlet: 'BBC Arabic', published: '2016-05-01', claims: [{ ...KILLED, source: ['sohr:المرصد'] }] },
      { id: 'b', outlet: 'CNN Arabic', published: '2016-05-02', claims: [KILLED] },
    ]);
    const { of, rule } = origins(record);
    expect(of.get('b#c1')).toBe('o:sohr');
    expect(rule('b#c1')).toContain('same-quote');
  });

  it('takes a credited text as the agency’s, and its own reporters as the outlet', () => {
    const credited = makeRecord([
      { id: 'a', outlet: 'BBC Arabic', author: 'رويترز', published: '2016-05-01', claims: [KILLED] },
      {
        id: 'b',
        outlet: 'CNN Arabic',
        published: '2016-05-01',
        claims: [{ ...KILLED, source: ['مراسلنا في المدينة'] }],
      },
    ]);
    const { of } = origins(credited);
    expect(of.get('a#c1')).toBe('o:reuters');
    expect(of.get('b#c1')).toMatch(/^o:cnn/);
  });
});
