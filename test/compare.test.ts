import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCase } from '../src/accounts.ts';
import { cluster } from '../src/compare/cluster.ts';
import { dayNumber, isoDay } from '../src/compare/days.ts';
import { EdgeList } from '../src/compare/edges.ts';
import { boundsOf, meet } from '../src/compare/numbers.ts';
import { Parties } from '../src/compare/parties.ts';
import { figureOf } from '../src/compare/policies.ts';
import { classOf, extentOf, restricts } from '../src/compare/wording.ts';
import { loadKnowledge } from '../src/knowledge/index.ts';
import type { Judgement } from '../src/model/index.ts';
import { type MadeArticle, type MadeClaim, makeRecord, PLACE_IDS } from './accounts-make.ts';

const knowledge = loadKnowledge();
const { DOUMA, ALEPPO, IDLIB, TAFTANAZ, SARAQIB, SYRIA } = PLACE_IDS;

const compare = (articles: readonly MadeArticle[], judgements: readonly Judgement[] = []) =>
  compareCase(makeRecord(articles, judgements), knowledge);

/** One article of one claim. */
const article = (id: string, published: string, outlet: string, claim: MadeClaim): MadeArticle => ({
  id,
  published,
  outlet,
  claims: [claim],
});

const dead = (lo: number, source: string, more: Partial<MadeClaim> = {}): MadeClaim => ({
  type: 'killed',
  quote: `مقتل ${lo} أشخاص في السوق بحسب ${source.split(':').at(-1)}`,
  place: [DOUMA],
  from: '2018-03-05',
  numbers: [{ of: 'killed', lo, hi: lo }],
  source: [source],
  ...more,
});

describe('clustering', () => {
  const graph = fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: -30, max: 30 })), { maxLength: 50 });
  const edgesOf = (list: readonly (readonly [number, number, number])[]) => {
    const edges = new EdgeList();
    const seen = new Set<string>();
    for (const [x, y, s] of list) {
      const [a, b] = x < y ? [x, y] : [y, x];
      if (a === b || seen.has(`${a} ${b}`)) continue;
      seen.add(`${a} ${b}`);
      edges.push(a, b, 10 * s);
    }
    return edges;
  };

  it('puts every item into exactly one cluster and never crosses a forbidden pair', () => {
    fc.assert(
      fc.property(graph, fc.tuple(fc.nat(11), fc.nat(11)), (list, apart) => {
        const { clusters: groups } = cluster(12, edgesOf(list), { threshold: 0, absent: -2, different: [apart] });
        expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, k) => k));
        if (apart[0] !== apart[1]) expect(groups.some((g) => g.includes(apart[0]) && g.includes(apart[1]))).toBe(false);
      }),
    );
  });

  it('does not depend on the order of edges', () => {
    fc.assert(
      fc.property(graph, (list) => {
        const unique = [
          ...new Map(
            list.filter(([a, b]) => a !== b).map((e) => [`${Math.min(e[0], e[1])} ${Math.max(e[0], e[1])}`, e]),
          ).values(),
        ];
        const options = { threshold: 0, absent: -2 };
        expect(cluster(12, edgesOf([...unique].reverse()), options)).toEqual(cluster(12, edgesOf(unique), options));
      }),
    );
  });

  it('joins by the average: one strong edge does not pull in a stranger to the rest', () => {
    const edges = edgesOf([
      [0, 1, 20],
      [1, 2, 5],
      [0, 2, -20],
    ]);
    expect(cluster(3, edges, { threshold: 0, absent: -2 }).clusters).toEqual([[0, 1], [2]]);
  });
});

describe('small parts', () => {
  it('reads days and writes them back', () => {
    fc.assert(fc.property(fc.integer({ min: -20000, max: 40000 }), (n) => dayNumber(isoDay(n)) === n));
    expect(dayNumber('no day')).toBeNull();
  });

  it('knows which counts meet', () => {
    const more = boundsOf({ lo: 12, hi: null, qualifier: 'more_than' })!;
    expect(meet(more, boundsOf({ lo: 15, hi: 15, qualifier: 'exact' })!)).toBe(true);
    expect(meet(more, boundsOf({ lo: 9, hi: 9, qualifier: 'exact' })!)).toBe(false);
  });

  it('names figures by policy', () => {
    const told = [5, 10, 10, 12].map((lo, k) => ({
      number: { of: 'killed' as const, qualifier: 'exact' as const, lo, hi: lo, bounds: { lo, hi: lo } },
      fact: { origin: `o${k}` } as never,
    }));
    expect(figureOf(told, 'range')).toEqual({ policy: 'range', low: 5, high: 12, best: null });
    expect(figureOf(told, 'conservative')).toMatchObject({ best: 5 });
    expect(figureOf(told, 'ucdp')).toMatchObject({ low: 5, best: 10, high: 12 });
  });

  it('reads how much, whom and only from the words', () => {
    expect(extentOf('كامل المواقع')).toBe('all');
    expect(extentOf('معظم النقاط')).toBe('most');
    expect(extentOf('النقاط')).toBeNull();
    expect(classOf('للمدنيين')).toBe('civilian');
    expect(classOf('مدنيين وجنود')).toBeNull();
    expect(restricts('دعم لوجستي فقط')).toBe(true);
    expect(restricts('دعم لوجستي')).toBe(false);
    expect(restricts('دعم من دول عدة، بينما يقدم جيرانها الغذاء فقط')).toBe(false);
  });
});

describe('incidents', () => {
  const a = article('a', '2018-03-05', 'BBC', dead(10, 'sohr:المرصد'));
  const b = article('b', '2018-03-06', 'CNN', dead(10, 'white-helmets:الدفاع المدني', { quote: 'عشرة قتلى في السوق' }));

  it('puts accounts of one day and place together and counts their origins', () => {
    const { incidents } = compare([a, b]);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ grade: 'fair', from: '2018-03-05', scale: 'event' });
    expect(incidents[0]!.origins).toHaveLength(2);
    expect(incidents[0]!.features.map((f) => f.name)).toContain('same-number');
  });

  it('keeps another day, another place and a running toll apart', () => {
    const later = article('c', '2018-03-15', 'CNN', dead(10, 'sohr:المرصد', { from: '2018-03-14' }));
    const elsewhere = article('d', '2018-03-05', 'CNN', dead(10, 'sohr:المرصد', { place: [ALEPPO] }));
    const running = article(
      'e',
      '2018-03-05',
      'CNN',
      dead(700, 'sohr:المرصد', { from: '2018-02-18', to: '2018-03-05' }),
    );
    expect(compare([a, later, elsewhere, running]).incidents).toHaveLength(4);
    expect(compare([running]).incidents[0]!.scale).toBe('campaign');
  });

  it('keeps fighters who were killed apart from civilians', () => {
    const killed = (id: string, target: string, of?: 'killed_fighters') =>
      article(id, '2018-03-05', 'CNN', {
        ...{
          type: 'killed',
          quote: id === 'e' ? `مقتل ${target}` : `سقط ${target} أمس`,
          target: [target],
          place: [DOUMA],
        },
        ...(of ? { numbers: [{ of, lo: 79, hi: 79 }] } : {}),
      });
    const civilians = killed('e', 'مدنيين');
    expect(compare([civilians, killed('f', 'سكان')]).incidents).toHaveLength(1);
    expect(compare([civilians, killed('f', '79', 'killed_fighters')]).incidents).toHaveLength(2);
    expect(compare([civilians, killed('f', 'جنود ومدنيين')]).incidents).toHaveLength(1);
    expect(compare([civilians, killed('f', 'جنود')]).incidents).toHaveLength(2);
  });

  it('keeps tolls apart that are counted since different times', () => {
    const since = (id: string, published: string, from: string, lo: number) =>
      article(id, published, 'CNN', dead(lo, 'sohr:المرصد', { from, to: published }));
    const campaign = since('e', '2018-03-05', '2018-02-18', 700);
    expect(compare([campaign, since('f', '2018-03-10', '2018-02-20', 900)]).incidents).toHaveLength(1);
    expect(compare([campaign, since('f', '2018-03-05', '2017-11-14', 900)]).incidents).toHaveLength(2);
  });

  it('does what a person says of two claims', () => {
    const word = (verdict: 'same' | 'different'): Judgement => ({
      ...{ id: 'j', subject: { kind: 'claims', ids: ['a#c1', 'b#c1'] }, verdict, by: 'm', at: '2020-01-01T00:00:00Z' },
    });
    expect(compare([a, b], [word('different')]).incidents).toHaveLength(2);
    const far = article('b', '2018-06-06', 'CNN', dead(3, 'sohr:المرصد', { place: [ALEPPO], from: '2018-06-05' }));
    expect(compare([a, far]).incidents).toHaveLength(2);
    const joined = compare([a, far], [word('same')]).incidents;
    expect(joined).toHaveLength(1);
    expect(joined[0]!.features[0]!.name).toBe('judged-same');
    const withdrawn = { ...word('same'), withdrawn: { by: 'm', at: '2020-01-02T00:00:00Z' } };
    expect(compare([a, far], [withdrawn]).incidents).toHaveLength(2);
  });

  it('ties a toll to the happening that caused it', () => {
    const raid: MadeClaim = {
      type: 'air_strike',
      quote: 'غارة على السوق',
      place: [DOUMA],
      from: '2018-03-05',
      agent: ['syrian-air-force:الطيران'],
    };
    const { incidents } = compare([
      { id: 'a', published: '2018-03-05', outlet: 'BBC', claims: [raid, dead(10, 'sohr:المرصد')] },
    ]);
    const toll = incidents.find((i) => i.type === 'killed')!;
    expect(toll.links).toEqual([{ as: 'toll_of', incident: incidents.find((i) => i.type === 'air_strike')!.id }]);
  });
});

describe('aspects and disputes', () => {
  const toll = (...claims: [string, MadeClaim][]) =>
    compare(claims.map(([published, c], k) => article(`a${k}`, published, k % 2 ? 'CNN' : 'BBC', c)));
  const verdict = (accounts: ReturnType<typeof compare>, aspect: string) =>
    accounts.incidents.flatMap((i) => i.aspects.filter((x) => x.aspect === aspect).map((x) => x.verdict));

  it('disputes counts that exclude each other, in one sentence of each language', () => {
    const accounts = toll(
      ['2018-03-05', dead(10, 'white-helmets:الدفاع المدني')],
      ['2018-03-05', dead(5, 'sohr:المرصد')],
    );
    expect(accounts.disputes).toHaveLength(1);
    expect(accounts.disputes[0]).toMatchObject({ kind: 'toll', rule: 'disjoint-counts' });
    expect(accounts.disputes[0]!.because.en).toMatch(
      /^Syrian Observatory[^:]*: 5; Syria(n)? Civil Defence[^:]*: 10 — the counts lie/,
    );
    expect(accounts.disputes[0]!.because.ar).toContain('العددان أبعد مما تحتمله ألفاظهما');
  });

  it('lists no dispute for a later higher count, a count within bounds, or one origin', () => {
    const later = dead(14, 'sohr:المرصد', { quote: 'ارتفاع الحصيلة إلى 14 في السوق' });
    expect(toll(['2018-03-05', dead(10, 'white-helmets:الدفاع المدني')], ['2018-03-07', later]).disputes).toEqual([]);
    const more = dead(12, 'sohr:المرصد', { numbers: [{ of: 'killed', qualifier: 'more_than', lo: 12, hi: null }] });
    const within = toll(['2018-03-05', more], ['2018-03-05', dead(15, 'white-helmets:الدفاع المدني')]);
    expect(within.disputes).toEqual([]);
    expect(verdict(within, 'toll')).toEqual(['refine']);
    const one = toll(['2018-03-05', dead(10, 'sohr:المرصد')], ['2018-03-05', dead(5, 'sohr:المرصد')]);
    expect(one.disputes).toEqual([]);
  });

  it('sets a count without a day against the whole of a period where it is larger, not where it may be a part', () => {
    const whole = dead(250, 'sohr:المرصد', { from: '2018-02-20', to: '2018-03-05' });
    const undated = (n: number): MadeClaim => {
      const { from: _, ...told } = dead(n, 'msf:أطباء بلا حدود');
      return told;
    };
    const larger = toll(['2018-03-05', whole], ['2018-03-04', undated(500)]);
    expect(larger.incidents).toHaveLength(1);
    expect(larger.disputes).toMatchObject([{ kind: 'toll', rule: 'disjoint-counts' }]);
    expect(toll(['2018-03-05', whole], ['2018-03-04', undated(60)]).disputes).toEqual([]);
  });

  it('sets “only” against more of the same side, where it is said of the claim itself', () => {
    const support = (quote: string): MadeClaim => ({
      ...{ type: 'military_support', quote, trigger: 'بدعم' },
      ...{ agent: ['iran:إيران'], source: ['mohsen-rezaei:رضائي'], place: [SYRIA] },
    });
    const arrived: MadeClaim = {
      type: 'deployment',
      quote: 'وصول مئات الجنود الإيرانيين',
      agent: ['iran:إيران'],
      source: ['sohr:المرصد'],
      place: [DOUMA],
    };
    const rules = (quote: string, other = arrived) =>
      toll(['2018-03-05', support(quote)], ['2018-03-06', other]).disputes.map((d) => d.rule);
    expect(rules('يصمد بدعم استشاري إيراني فقط')).toEqual(['only-and-more']);
    expect(rules('يصمد بدعم استشاري إيراني فقط', { ...arrived, place: ['iso:YE'] })).toEqual([]);
    expect(rules('يصمد بدعم إيراني، والسكان يطلبون الغذاء فقط')).toEqual([]);
    expect(rules('قال فقط إنه يصمد بدعم إيراني')).toEqual([]);
  });

  const strike = (agent: string, source: string): MadeClaim => ({
    ...{
      type: 'air_strike',
      quote: `غارات على سوق الهال القديم قرب المشفى في البلدة بحسب ${source}`,
      place: [DOUMA],
      from: '2018-03-05',
    },
    ...{ agent: [agent], target: ['سوق الهال القديم'], source: [source] },
  });

  it('disputes the doer across sides and states, not between a body and its whole', () => {
    const across = toll(
      ['2018-03-05', strike('us-led-coalition:التحالف', 'sohr:المرصد')],
      ['2018-03-05', strike('russian-air-force:الطيران الروسي', 'msf:أطباء بلا حدود')],
    );
    expect(across.disputes.map((d) => d.kind)).toEqual(['agent']);
    expect(across.incidents[0]!.grade).toBe('contested');
    const whole = toll(
      ['2018-03-05', strike('syrian-air-force:الطيران', 'sohr:المرصد')],
      ['2018-03-05', strike('syrian-army:الجيش', 'msf:أطباء بلا حدود')],
    );
    expect(whole.disputes).toEqual([]);
  });

  it('disputes what one tells and another denies, if it is the same doer', () => {
    const denied: MadeClaim = {
      ...strike('russian-air-force:الطيران الروسي', 'russian-defence-ministry:وزارة الدفاع'),
      modality: 'denied',
    };
    const told = toll(
      ['2018-03-05', strike('russian-air-force:الطيران الروسي', 'sohr:المرصد')],
      ['2018-03-05', denied],
    );
    expect(told.disputes).toMatchObject([{ kind: 'occurrence', rule: 'asserted-denied' }]);
    const another = toll(['2018-03-05', strike('syrian-army:الجيش', 'sohr:المرصد')], ['2018-03-05', denied]);
    expect(another.disputes.filter((d) => d.kind === 'occurrence')).toEqual([]);
  });

  it('takes a city for the land that bears its name, and two places of one article, far apart, for two', () => {
    const raid = (place: string, source: string): MadeClaim => ({
      ...{ type: 'air_strike', quote: `غارات على السوق القديم في المدينة بحسب ${source}`, place: [place] },
      ...{
        from: '2018-03-05',
        agent: ['syrian-air-force:الطيران'],
        target: ['السوق القديم في المدينة'],
        source: [source],
      },
    });
    const kinds = (a: MadeClaim, b: MadeClaim) =>
      toll(['2018-03-05', a], ['2018-03-05', b]).disputes.map((d) => d.kind);
    expect(kinds(raid(TAFTANAZ, 'sohr:المرصد'), raid(SARAQIB, 'msf:أطباء بلا حدود'))).toEqual(['place']);
    expect(kinds(raid(TAFTANAZ, 'sohr:المرصد'), raid(IDLIB, 'msf:أطباء بلا حدود'))).toEqual([]);
    const both = [raid(TAFTANAZ, 'sohr:المرصد'), raid(DOUMA, 'msf:أطباء بلا حدود')];
    expect(compare([{ id: 'a', published: '2018-03-05', outlet: 'BBC', claims: both }]).disputes).toEqual([]);
  });

  it('lets two support one side without a dispute on who does', () => {
    const support = (agent: string, source: string): MadeClaim => ({
      ...{ type: 'military_support', quote: `دعم عسكري للفصائل في المدينة بحسب ${source}`, place: [DOUMA] },
      ...{ agent: [agent], target: ['الفصائل في المدينة'], source: [source] },
    });
    const { disputes } = toll(
      ['2018-03-05', support('turkey:تركيا', 'sohr:المرصد')],
      ['2018-03-05', support('qatar:قطر', 'msf:أطباء بلا حدود')],
    );
    expect(disputes).toEqual([]);
  });

  it('holds a denial against what is told of the same place, not of the whole country or of what may be', () => {
    const denial: MadeClaim = {
      ...{ type: 'denial', quote: 'نفت وزارة الدفاع', agent: ['russian-defence-ministry:وزارة الدفاع'] },
    };
    const denied = (place: string): MadeClaim => ({
      ...{ type: 'air_strike', quote: 'قصف القاعدة', place: [place], modality: 'denied' },
      ...{ agent: ['russian-air-force:الطيران الروسي'], source: ['russian-defence-ministry:وزارة الدفاع'] },
    });
    const raids = (place: string, modality: MadeClaim['modality']): MadeClaim => ({
      ...{ type: 'air_strike', quote: 'شن الطيران غارات عنيفة أمس', trigger: 'غارات', place: [place], modality },
      ...{ agent: ['russian-air-force:الطيران الروسي'], source: ['sohr:المرصد'] },
    });
    const rules = (there: string, told: MadeClaim) =>
      compare([
        {
          id: 'a',
          published: '2018-03-05',
          outlet: 'BBC',
          text: 'نفت وزارة الدفاع قصف القاعدة.',
          claims: [denial, denied(there)],
        },
        { id: 'b', published: '2018-03-05', outlet: 'CNN', claims: [told] },
      ]).disputes.map((d) => d.rule);
    expect(rules(DOUMA, raids(DOUMA, 'asserted'))).toEqual(['asserted-denied']);
    expect(rules(DOUMA, raids(DOUMA, 'uncertain'))).toEqual([]);
    expect(rules(SYRIA, raids(SYRIA, 'asserted'))).toEqual([]);
  });

  it('sets words against words: ready by its own word, refusing by the other’s', () => {
    const ready: MadeClaim = {
      type: 'talks',
      quote: 'موسكو مستعدة للتفاوض',
      modality: 'planned',
      agent: ['russia:موسكو'],
      source: ['sergey-lavrov:لافروف'],
    };
    const refuses: MadeClaim = {
      type: 'refusal',
      quote: 'موسكو ترفض التفاوض',
      agent: ['russia:موسكو'],
      source: ['white-house:البيت الأبيض'],
    };
    const { disputes } = compare([{ id: 'a', published: '2016-12-10', outlet: 'BBC', claims: [ready, refuses] }]);
    expect(disputes).toMatchObject([{ rule: 'ready-refused' }]);
  });

  it('sets all against most of one ground', () => {
    const taken = (target: string, source: string): MadeClaim => ({
      ...{ type: 'territory_capture', quote: `استعاد الجيش ${target}`, place: [DOUMA], from: '2018-03-05' },
      ...{ agent: ['syrian-army:الجيش'], target: [target], source: [source] },
    });
    const { disputes } = toll(
      ['2018-03-05', taken('كامل المزارع', 'sana:سانا')],
      ['2018-03-05', taken('معظم المزارع', 'sohr:المرصد')],
    );
    expect(disputes).toMatchObject([{ kind: 'control', rule: 'different-extent' }]);
  });

  it('calls confirmed what the party itself accepts, discounted what nobody tells', () => {
    const admitted = strike('syrian-army:الجيش', 'syrian-army:الجيش السوري');
    expect(toll(['2018-03-05', admitted]).incidents[0]!.grade).toBe('confirmed');
    const denied: MadeClaim = { ...strike('syrian-army:الجيش', 'sohr:المرصد'), modality: 'denied' };
    expect(toll(['2018-03-05', denied]).incidents[0]!.grade).toBe('discounted');
  });
});

describe('parties', () => {
  it('stand on the side of the very day, whatever day of the month was asked before', () => {
    const days = knowledge.book.actors.flatMap((a) =>
      a.alignment.flatMap((x) =>
        x.from?.length === 10 && !x.from.endsWith('-01') ? [{ id: a.id, from: x.from }] : [],
      ),
    );
    expect(days.length).toBeGreaterThan(0);
    for (const { id, from } of days) {
      const first = `${from.slice(0, 7)}-01`;
      const forward = new Parties(knowledge);
      const backward = new Parties(knowledge);
      const early = forward.sides(id, first);
      const late = backward.sides(id, from);
      expect(forward.sides(id, from)).toEqual(late);
      expect(backward.sides(id, first)).toEqual(early);
    }
  });
});
