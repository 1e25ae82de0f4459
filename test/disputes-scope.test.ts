/** Two sentences that look alike and do not speak of the same: a wish and a deed, a part and the rest, a first count and a later one. */
import { describe, expect, it } from 'vitest';
import { compareCase } from '../src/accounts.ts';
import { countsOthers, countsSort, deniesAside, tellsEarlierToll } from '../src/compare/wording.ts';
import { loadKnowledge } from '../src/knowledge/index.ts';
import { tokenize } from '../src/text/tokens.ts';
import { type MadeArticle, type MadeClaim, makeRecord, PLACE_IDS } from './accounts-make.ts';

const knowledge = loadKnowledge();
const { DOUMA } = PLACE_IDS;
const DAY = '2018-03-05';
const SOHR = 'sohr:المرصد';
const DOCTORS = 'msf:أطباء بلا حدود';

const rules = (...articles: MadeArticle[]) => compareCase(makeRecord(articles), knowledge).disputes.map((d) => d.rule);
const article = (id: string, outlet: string, claims: MadeClaim[], more: Partial<MadeArticle> = {}): MadeArticle => ({
  ...{ id, published: DAY, outlet, claims, ...more },
});
const apart = (a: MadeClaim, b: MadeClaim, published = DAY) =>
  rules(article('a', 'BBC', [a], { published }), article('b', 'CNN', [b], { published }));

describe('a denial', () => {
  const RAIDS: MadeClaim = { type: 'air_strike', quote: 'غارات على السوق', from: DAY, place: [DOUMA], source: [SOHR] };
  const against = (between: string, told: Partial<MadeClaim> = {}, denied: Partial<MadeClaim> = {}) => {
    const quote = `نفت موسكو ${between} غارات على المدينة`;
    const source = ['russian-defence-ministry:وزارة الدفاع الروسية'];
    const claims: MadeClaim[] = [
      { type: 'denial', quote, trigger: 'نفت', agent: source },
      { ...RAIDS, quote, trigger: 'غارات', modality: 'denied', source, ...denied },
    ];
    return rules(article('a', 'BBC', claims, { text: `${quote}.` }), article('b', 'CNN', [{ ...RAIDS, ...told }]));
  };

  it('of the wish to do it, of the knowledge of it, or of what is taken for granted is none of the deed', () => {
    expect(against('أي')).toEqual(['asserted-denied']);
    const aside = ['نيتها شن', 'أن يكون لديها علم بوقوع', 'أن يكون جنودها بين'];
    expect(aside.flatMap((words) => against(words))).toEqual([]);
    expect(deniesAside('أن تكون الصواريخ التي', 'ضربت')).toBe(true);
    expect(deniesAside('الاتهامات التي تتحدث عن', 'قصف')).toBe(false);
    expect(deniesAside('أن تكون', 'الغارة')).toBe(true);
    expect(deniesAside('أن تكون', 'قصفت')).toBe(false);
    expect(deniesAside('التوصل إلى اتفاق على', 'وقف إطلاق النار')).toBe(true);
  });

  it('of what many tell is one dispute, into how many incidents the denials may have fallen', () => {
    const source = ['russian-defence-ministry:وزارة الدفاع الروسية'];
    const denying = (id: string, agent: string[]): MadeArticle => {
      const quote = 'نفت موسكو أي غارات على المدينة';
      const claims: MadeClaim[] = [
        { type: 'denial', quote, trigger: 'نفت', agent: source },
        { ...RAIDS, quote, trigger: 'غارات', modality: 'denied', source, agent },
      ];
      return article(id, 'BBC', claims, { text: `${quote}.` });
    };
    const told = article('c', 'CNN', [{ ...RAIDS, agent: ['russian-air-force:الطيران الروسي'] }]);
    expect(rules(denying('a', []), denying('b', ['russia:موسكو']), told)).toEqual(['asserted-denied']);
  });

  it('does not answer the state of who denies', () => {
    expect(against('أي', { source: ['russia:موسكو'] })).toEqual([]);
  });

  it('by several of what others did with one of them is of another deed', () => {
    const [us, israel, france] = ['united-states:واشنطن', 'israel:إسرائيل', 'france:باريس'];
    expect(against('أي', { agent: [us!, france!] }, { agent: [us!] })).toEqual(['asserted-denied']);
    expect(against('أي', { agent: [us!, france!] }, { agent: [us!, israel!] })).toEqual([]);
  });
});

describe('a toll', () => {
  const dead = (lo: number, source: string, more: Partial<MadeClaim> = {}): MadeClaim => ({
    ...{ type: 'killed', quote: `مقتل ${lo} في السوق`, place: [DOUMA], from: DAY, source: [source] },
    ...{ numbers: [{ of: 'killed', lo, hi: lo }], ...more },
  });
  const counted = (lo: number, text: string, source: string) =>
    dead(lo, source, { target: [text], numbers: [{ of: 'killed', lo, hi: lo, text }] });

  it('of people of one sort, or of those who are left, is no toll of all', () => {
    expect(apart(counted(11, '11 شخصا', SOHR), counted(27, '27 قتيلا', DOCTORS))).toEqual(['disjoint-counts']);
    expect(apart(counted(11, '11 إيرانيا', SOHR), counted(27, '27 قتيلا', DOCTORS))).toEqual([]);
    expect(apart(counted(9, '9 آخرين', SOHR), counted(27, '27 قتيلا', DOCTORS))).toEqual([]);
    expect(['11 إيرانيا', 'سبعة سوريين'].every(countsSort)).toBe(true);
    expect(['11 شخصا', 'سبعة', '7 مدنيين', '9 مقاتلين', '12 امرأة'].some(countsSort)).toBe(false);
    expect([countsOthers('9 آخرين'), countsOthers('9 أشخاص')]).toEqual([true, false]);
  });

  it('by one of two who tell another together is no dispute between them', () => {
    const [one, other] = [dead(9, SOHR), dead(27, DOCTORS)];
    expect(apart(one, other)).toEqual(['disjoint-counts']);
    expect(apart({ ...one, source: [SOHR, DOCTORS] }, other)).toEqual([]);
  });

  it('by a first estimate is no dispute with the next', () => {
    const earlier = (text: string) => tellsEarlierToll(tokenize(text));
    expect(['وفق تقييم مبدئي', 'بحسب معلومات أولية', 'التقديرات الأولية'].every(earlier)).toBe(true);
    expect(['وفق تقييم الأطباء', 'معلومات عن سير المعركة الأولى'].some(earlier)).toBe(false);
  });

  it('of the very day leaves open how many more there are, unless one article sets two beside each other', () => {
    const [some, more] = [
      dead(12, SOHR, { numbers: [{ of: 'killed', lo: 12, qualifier: 'at_least' }] }),
      dead(40, DOCTORS),
    ];
    expect(apart(some, more)).toEqual([]);
    expect(apart(some, more, '2018-03-06')).toEqual(['disjoint-counts']);
    expect(rules(article('a', 'BBC', [some, more]))).toEqual(['disjoint-counts']);
  });

  it('without a day is none of the day that its article names elsewhere', () => {
    const far = (gap: string) => {
      const [one, other] = [dead(12, SOHR), dead(40, DOCTORS, { from: undefined })];
      const text = `عنوان\n${one.quote}.${gap}${other.quote}.`;
      return rules(article('a', 'BBC', [one, other], { text }));
    };
    expect(far(' ')).toEqual(['disjoint-counts']);
    expect(far(' كلام آخر عن أمور أخرى'.repeat(25))).toEqual([]);
  });

  it('of the dead and of the civilians among them by the same claims is one dispute', () => {
    const both = (lo: number, source: string): MadeClaim =>
      dead(lo, source, {
        ...{ from: '2018-02-18', to: DAY },
        numbers: [
          { of: 'killed', lo, hi: lo },
          { of: 'killed_civilians', lo, hi: lo },
        ],
      });
    expect(apart(both(60, SOHR), both(40, DOCTORS))).toEqual(['disjoint-counts']);
  });
});

describe('who did it', () => {
  it('is no dispute between allied states where no day ties the two', () => {
    const strike = (agent: string, source: string, from?: string): MadeClaim => ({
      ...{ type: 'air_strike', quote: 'غارات على السوق القديم', target: ['السوق القديم في المدينة'] },
      ...{ place: [DOUMA], agent: [agent], source: [source], ...(from ? { from } : {}) },
    });
    const [us, france] = ['united-states:واشنطن', 'france:باريس'];
    const both = (from?: string) =>
      rules(article('a', 'BBC', [strike(us!, SOHR, from), strike(france!, DOCTORS, from)]));
    expect(both(DAY)).toEqual(['other-side']);
    expect(both()).toEqual([]);
  });
});
