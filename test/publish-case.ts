/** A small case made by hand for the tests of publishing. The texts are written for this project. */
import type {
  Accounts,
  Article,
  CaseRecord,
  Claim,
  ClaimLinks,
  Mention,
  PlaceMention,
  Source,
} from '../src/model/index.ts';
import type { PublishInput } from '../src/publish/index.ts';

export const HEAD = 'ab12'.repeat(16);

export const TEXTS = {
  a: 'قال الشاهد سامر الدرويش إن غارة جوية أصابت سوق البلدة صباح الأحد وقتلت خمسة مدنيين. وأضاف الدرويش أن الطائرات عادت بعد ساعة.',
  b: 'أعلن الدفاع المدني مقتل عشرة أشخاص في قصف سوق البلدة يوم الأحد، ونفت القوات الحكومية أنها نفذت أي غارة.',
} as const;

/** The mention of some words in a text, by their first place after `from`. */
export function mention(text: string, words: string, from = 0): Mention {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`«${words}» does not stand in the text`);
  return { text: words, start, end: start + words.length };
}

export interface Overrides {
  readonly texts?: Partial<Record<'a' | 'b', string>>;
  /** Put into every free field that comes from articles or knowledge. */
  readonly poison?: string;
  readonly withheld?: readonly string[];
}

export const WITNESS = 'x:samir';

/** One incident of two articles with a dispute on the toll, a place, naming and voices. */
export function smallCase({ poison = '', withheld = [] }: Overrides = {}): PublishInput {
  const texts = { a: `${TEXTS.a} ${poison}`, b: `${TEXTS.b} ${poison}` };
  const article = (id: 'a' | 'b', outlet: string): Article => ({
    ...{ id: `${id}${poison}`, sha256: id.repeat(64), outlet: `${outlet}${poison}`, lang: 'ar', text: texts[id] },
    published: { date: id === 'a' ? '2016-05-01' : '2016-05-02', from: 'sidecar' },
    ...{ title: `خبر عن سوق البلدة ${poison}`, author: poison || null, url: poison || `https://example.org/${id}/1` },
  });
  const articles = [article('a', 'صوت الجنوب'), article('b', 'وكالة الشمال')];
  const [first, second] = articles as [Article, Article];
  const claim = (n: number, of: Article, type: string, quote: string, more: Partial<Claim>): Claim => ({
    ...{
      id: `${of.id}#c${n}`,
      doc: of.id,
      type,
      trigger: mention(of.text, quote.split(' ')[0]!),
      quote: mention(of.text, quote),
    },
    ...{
      agent: [],
      target: [],
      place: [],
      when: { text: null, from: '2016-05-01', to: '2016-05-01' },
      numbers: [],
      source: [],
    },
    ...{
      modality: 'asserted',
      sentence: { ar: `جملة عربية ${poison}`, en: `An English sentence ${poison}` },
      because: {},
    },
    ...more,
  });
  const witness: Source = { ...mention(first.text, 'الشاهد سامر الدرويش'), entity: WITNESS, cue: 'قال' };
  const place: PlaceMention = {
    ...mention(first.text, 'سوق البلدة'),
    name: 'سوق البلدة',
    lat: 35.5,
    lon: 36.5,
    precision: 2,
  };
  const count = (of: Article, words: string, n: number) => ({
    ...mention(of.text, words),
    ...{ of: 'killed' as const, qualifier: 'exact' as const, lo: n, hi: n },
  });
  const claims = [
    claim(1, first, 'air_strike', 'قال الشاهد سامر الدرويش إن غارة جوية أصابت سوق البلدة صباح الأحد', {
      source: [witness],
      place: [place],
    }),
    claim(2, first, 'killed', 'وقتلت خمسة مدنيين', { source: [witness], numbers: [count(first, 'خمسة', 5)] }),
    claim(1, second, 'killed', 'أعلن الدفاع المدني مقتل عشرة أشخاص في قصف سوق البلدة يوم الأحد', {
      source: [{ ...mention(second.text, 'الدفاع المدني'), cue: 'أعلن' }],
      numbers: [count(second, 'عشرة', 10)],
    }),
    claim(2, second, 'air_strike', 'نفت القوات الحكومية أنها نفذت أي غارة', { modality: 'denied' }),
  ];
  const both = (ar: string, en: string) => ({ ar: `${ar} ${poison}`.trim(), en: `${en} ${poison}`.trim() });
  const ids = claims.map((c) => c.id) as [string, string, string, string];
  const links = (origin: string, source: readonly string[] = []): ClaimLinks => ({
    agent: [],
    target: [],
    place: [],
    source,
    origin,
  });
  const toll = [
    { label: both('5', '5'), value: { lo: 5, hi: 5 }, claims: [ids[1]], origins: ['o:1'] },
    { label: both('10', '10'), value: { lo: 10, hi: 10 }, claims: [ids[2]], origins: ['o:2'] },
  ];
  const accounts: Accounts = {
    policy: 'range',
    entities: [
      {
        ...{ id: WITNESS, kind: 'person', name: both('سامر الدرويش', 'Samer al-Darwish'), because: [] },
        forms: [
          { text: 'الشاهد سامر الدرويش', count: 1 },
          { text: 'سامر الدرويش', count: 1 },
        ],
      },
      {
        id: 'x:cd',
        kind: 'source',
        name: both('الدفاع المدني', 'Civil Defence'),
        forms: [{ text: 'الدفاع المدني', count: 1 }],
        because: [],
      },
    ],
    origins: [
      {
        id: 'o:1',
        kind: 'speaker',
        name: both('سامر الدرويش', 'Samer al-Darwish'),
        claims: ids.slice(0, 2),
        articles: [first.id],
        rule: 'chain-root',
      },
      {
        id: 'o:2',
        kind: 'speaker',
        name: both('الدفاع المدني', 'Civil Defence'),
        claims: ids.slice(2),
        articles: [second.id],
        rule: 'chain-root',
      },
    ],
    copies: [],
    incidents: [
      {
        ...{
          id: 'i:1',
          type: 'air_strike',
          title: both('غارة على سوق البلدة', 'Air strike on the town market'),
          claims: ids,
        },
        ...{ articles: articles.map((a) => a.id), origins: ['o:1', 'o:2'], from: '2016-05-01', to: '2016-05-01' },
        place: { name: both('سوق البلدة', 'Town market'), lat: 35.5, lon: 36.5, precision: 2 },
        ...{
          parties: ['syrian-government-forces'],
          scale: 'event',
          grade: 'contested',
          gradeClaims: ids,
          features: [],
        },
        gradeBecause: both('تختلف الروايات', 'Accounts differ'),
        aspects: [
          {
            aspect: 'toll',
            of: 'killed',
            verdict: 'conflict',
            values: toll,
            rule: 'disjoint',
            because: both('العددان لا يجتمعان', 'The counts exclude each other'),
            figure: { policy: 'range', low: 5, high: 10, best: null },
          },
        ],
      },
    ],
    disputes: [
      {
        ...{ id: 'd:1', kind: 'toll', incident: 'i:1', claims: [ids[1], ids[2]], rule: 'disjoint' },
        sides: toll.map(({ label, claims: c, origins }) => ({ label, claims: c, origins })),
        because: both('العددان لا يجتمعان', 'The counts exclude each other'),
      },
    ],
    naming: [
      {
        ...{
          party: 'syria-government',
          name: both('الحكومة السورية', 'Syrian government'),
          outlet: second.outlet!,
          voice: 'own',
        },
        terms: [
          {
            ...{ term: `القوات الحكومية${poison}`, count: 4, loading: 'neutral', distinctive: 2.1 },
            judgedBy: 'un-coi',
            examples: [{ article: second.id, ...span(mention(second.text, 'القوات الحكومية')) }],
          },
          {
            ...{ term: `قوات النظام${poison}`, count: 1, loading: 'loaded', distinctive: -1 },
            viewpoint: 'opposition',
            because: both('سبب', 'why'),
            examples: [],
          },
        ],
      },
    ],
    voices: [
      {
        outlet: first.outlet!,
        source: WITNESS,
        name: both('سامر الدرويش', 'Samer al-Darwish'),
        count: 2,
        cues: [{ cue: `قال${poison}`, count: 2, stance: 'neutral' }],
      },
      {
        outlet: second.outlet!,
        source: 'x:cd',
        name: both('الدفاع المدني', 'Civil Defence'),
        count: 1,
        cues: [{ cue: 'زعم', count: 1, stance: 'doubting' }],
      },
    ],
    linked: {
      [ids[0]]: links('o:1', [WITNESS]),
      [ids[1]]: links('o:1', [WITNESS]),
      [ids[2]]: links('o:2', ['x:cd']),
      [ids[3]]: links('o:2'),
    },
  };
  const record: CaseRecord = { articles, claims, judgements: [] };
  return { record, accounts, head: HEAD, withheld: new Set(withheld) };
}

const span = ({ start, end }: Mention) => ({ start, end });
