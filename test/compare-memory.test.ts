/** A comparison with the memory of others gives the same bytes as one from scratch. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCase, Memory } from '../src/accounts.ts';
import { type ClusterOptions, cluster, type Merge } from '../src/compare/cluster.ts';
import { EdgeList } from '../src/compare/edges.ts';
import { loadKnowledge } from '../src/knowledge/index.ts';
import type { Judgement } from '../src/model/index.ts';
import { type MadeArticle, makeRecord } from './accounts-make.ts';

const knowledge = loadKnowledge();

describe('clustering again', () => {
  const ITEMS = 16;
  const all = Array.from({ length: ITEMS }, (_, k) => k);
  const pair = fc.tuple(fc.nat(ITEMS - 1), fc.nat(ITEMS - 1)).filter(([a, b]) => a !== b);
  /** Few different scores, so that many are equal. */
  const scores = fc.array(fc.constantFrom(null, -150, -50, 40, 40, 90, 130), {
    minLength: ITEMS * ITEMS,
    maxLength: ITEMS * ITEMS,
  });
  const step = fc.record({
    present: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: ITEMS, maxLength: ITEMS }),
    same: fc.array(pair, { maxLength: 2 }),
    different: fc.array(pair, { maxLength: 2 }),
    judged: fc.boolean(),
  });

  /** The pair with the best average first, of equals the one with the smaller names, until none is above 0. */
  function greedy(n: number, edges: EdgeList): number[][] {
    const clusters = Array.from({ length: n }, (_, k) => [k]);
    const score = new Map<string, number>();
    for (let k = 0; k < edges.length; k++) score.set(`${edges.a[k]} ${edges.b[k]}`, edges.score[k]!);
    const between = (x: readonly number[], y: readonly number[]) => {
      const pairs = x.flatMap((a) => y.map((b) => score.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? -200));
      return pairs.reduce((sum, s) => sum + s, 0) / pairs.length;
    };
    for (;;) {
      let best = { score: 0, x: -1, y: -1 };
      for (let x = 0; x < clusters.length; x++)
        for (let y = x + 1; y < clusters.length; y++) {
          const found = between(clusters[x]!, clusters[y]!);
          if (found > best.score) best = { score: found, x, y };
        }
      if (best.x < 0) return clusters;
      clusters[best.x] = [...clusters[best.x]!, ...clusters[best.y]!].sort((a, b) => a - b);
      clusters.splice(best.y, 1);
    }
  }

  it('comes to the same clusters and merges after items came and went and people spoke', () => {
    fc.assert(
      fc.property(scores, fc.array(step, { minLength: 2, maxLength: 5 }), (table, steps) => {
        let before: { items: number[]; merges: readonly Merge[]; judged: Set<number> } | null = null;
        for (const { present, same, different, judged: speaks } of steps) {
          const items = all.filter((k) => present[k]! < 0.85);
          const at = new Map(items.map((item, k) => [item, k]));
          const edges = new EdgeList();
          for (const a of items)
            for (const b of items) {
              const score = table[a * ITEMS + b];
              if (a < b && score != null) edges.push(at.get(a)!, at.get(b)!, score);
            }
          const here = (list: readonly (readonly [number, number])[]) =>
            speaks ? list.filter((p) => p.every((k) => at.has(k))) : [];
          const judged = new Set([...here(same), ...here(different)].flat());
          const renamed = (list: readonly (readonly [number, number])[]) =>
            here(list).map(([a, b]) => [at.get(a)!, at.get(b)!] as const);
          const options: ClusterOptions = {
            ...{ threshold: 0, absent: -2, same: renamed(same), different: renamed(different) },
          };
          const now = Int32Array.from(before?.items ?? [], (k) =>
            judged.has(k) || before!.judged.has(k) ? -1 : (at.get(k) ?? -1),
          );
          const scratch = cluster(items.length, edges, options);
          const again = cluster(items.length, edges, { ...options, before: { merges: before?.merges ?? [], now } });
          expect(again).toEqual(scratch);
          if (judged.size === 0) expect(scratch.clusters).toEqual(greedy(items.length, edges));
          before = { items, merges: again.merges, judged };
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('comparing again', () => {
  const PLACES = ['C2338', 'C1007'];
  const claim = fc.record({
    type: fc.constantFrom('killed', 'air_strike', 'territory_capture', 'talks', 'refusal'),
    day: fc.integer({ min: 1, max: 9 }),
    dead: fc.integer({ min: 1, max: 4 }),
    place: fc.constantFrom(...PLACES),
    modality: fc.constantFrom('asserted' as const, 'denied' as const),
    agent: fc.constantFrom('syrian-army:الجيش', 'russia:موسكو', 'كتيبة الشهيد فلان', 'كتيبه الشهيد فلان', ''),
    source: fc.constantFrom('sohr:المرصد', 'white-helmets:الدفاع المدني', 'شاهد عيان', ''),
  });
  const article = fc.record({ day: fc.integer({ min: 1, max: 9 }), claims: fc.array(claim, { maxLength: 3 }) });
  const made = (
    list: readonly { day: number; claims: readonly (typeof claim extends fc.Arbitrary<infer T> ? T : never)[] }[],
  ) =>
    list.map(
      (a, k): MadeArticle => ({
        id: `a${k}`,
        published: `2018-03-0${a.day}`,
        outlet: ['BBC', 'CNN', 'رويترز'][k % 3]!,
        claims: a.claims.map((c) => ({
          type: c.type,
          quote: `مقتل ${c.dead} أشخاص في كامل السوق القديم وسط المدينة أمس بعد قصف عنيف على المدنيين`,
          place: [c.place],
          ...(c.type === 'killed' || c.type === 'air_strike' ? { from: `2018-03-0${c.day}` } : {}),
          numbers: [{ of: 'killed', lo: c.dead, hi: c.dead }],
          modality: c.modality,
          agent: c.agent ? [c.agent] : [],
          target: [['للمدنيين', 'كامل المواقع', 'معظم المواقع', 'الجنود'][c.dead - 1]!],
          source: c.source ? [c.source] : [],
        })),
      }),
    );
  const word = fc.record({
    ids: fc.tuple(fc.nat(9), fc.nat(9)).filter(([a, b]) => a !== b),
    verdict: fc.constantFrom('same' as const, 'different' as const),
  });

  it('gives the same bytes, whatever was compared before and in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(article, { minLength: 4, maxLength: 10 }),
        fc.array(fc.record({ some: fc.array(fc.nat(9), { minLength: 1 }), words: fc.array(word, { maxLength: 2 }) }), {
          minLength: 2,
          maxLength: 4,
        }),
        (articles, rounds) => {
          const memory = new Memory();
          const whole = makeRecord(made(articles));
          for (const { some, words } of rounds) {
            const order = [...new Set(some)].map((k) => `a${k}`);
            const judgements = words.map(
              ({ ids: [a, b], verdict }, k): Judgement => ({
                ...{ id: `j${k}`, subject: { kind: 'claims', ids: [`a${a}#c1`, `a${b}#c1`] }, verdict, by: 'm' },
                at: `2020-01-0${k + 1}T00:00:00Z`,
              }),
            );
            const record = {
              articles: order.flatMap((id) => whole.articles.filter((a) => a.id === id)),
              claims: order.flatMap((id) => whole.claims.filter((c) => c.doc === id)),
              judgements,
            };
            const again = compareCase(record, knowledge, { memory });
            const reversed = { ...record, articles: record.articles.toReversed(), claims: record.claims.toReversed() };
            const scratch = compareCase(reversed, knowledge);
            expect(again).toEqual(scratch);
            expect(JSON.stringify({ ...again, linked: null })).toBe(JSON.stringify({ ...scratch, linked: null }));
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('forgets what rested on other rules', () => {
    const memory = new Memory();
    const record = makeRecord(
      made([
        {
          day: 5,
          claims: [{ type: 'killed', day: 5, dead: 3, place: PLACES[0]!, modality: 'asserted', agent: '', source: '' }],
        },
      ]),
    );
    compareCase(record, knowledge, { memory });
    expect(compareCase(record, knowledge, { memory, policy: 'ucdp' })).toEqual(
      compareCase(record, knowledge, { policy: 'ucdp' }),
    );
  });
});
