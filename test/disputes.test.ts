/** What is set against what, and what is not: each pair of sentences is one that a documenter would list or would be annoyed to find. */
import { describe, expect, it } from 'vitest';
import { compareCase } from '../src/accounts.ts';
import { magnitudesApart } from '../src/compare/numbers.ts';
import { Parties } from '../src/compare/parties.ts';
import { countsPart, foretells, tellsApart, tellsEarlierToll, tellsRisenToll } from '../src/compare/wording.ts';
import { loadKnowledge } from '../src/knowledge/index.ts';
import { tokenize } from '../src/text/tokens.ts';
import { type MadeArticle, type MadeClaim, makeRecord, PLACE_IDS } from './accounts-make.ts';

const knowledge = loadKnowledge();
const { DOUMA, ALEPPO, HARASTA, DAMASCUS, TAFTANAZ, SARAQIB, SYRIA } = PLACE_IDS;
const DAY = '2018-03-05';
const SOHR = 'sohr:المرصد';
const DOCTORS = 'msf:أطباء بلا حدود';

const compare = (...articles: MadeArticle[]) => compareCase(makeRecord(articles), knowledge);
/** Each claim in an article of its own, on one day. */
const apart = (...claims: MadeClaim[]) =>
  compare(
    ...claims.map((c, k) => ({ id: `a${k}`, published: DAY, outlet: ['BBC', 'CNN', 'france24'][k]!, claims: [c] })),
  );
/** All claims in one article. */
const together = (...claims: MadeClaim[]) => compare({ id: 'a', published: DAY, outlet: 'BBC', claims });
const rules = ({ disputes }: ReturnType<typeof compare>) => disputes.map((d) => d.rule);

/** «نفت موسكو أي …»: an article with the two claims that it is. */
const denying = (what: string, more: Partial<MadeClaim> & Pick<MadeClaim, 'type'>): MadeArticle => {
  const quote = `نفت موسكو أي ${what} في المدينة`;
  const source = more.source ?? ['russian-defence-ministry:وزارة الدفاع الروسية'];
  const denied: MadeClaim = { quote, trigger: what, modality: 'denied', place: [DOUMA], from: DAY, source, ...more };
  const claims: MadeClaim[] = [{ type: 'denial', quote, trigger: 'نفت', agent: source }, denied];
  return { id: 'a', published: DAY, outlet: 'BBC', text: `${quote}.`, claims };
};

describe('denials', () => {
  it('lists a denial once, with all that is told of what it denies', () => {
    const told = (quote: string, more: Partial<MadeClaim>): MadeClaim => ({
      ...{ type: 'air_strike', quote, from: DAY, place: [DOUMA], ...more },
    });
    const { disputes, incidents } = compare(denying('غارات', { type: 'air_strike' }), {
      ...{ id: 'b', published: DAY, outlet: 'CNN' },
      claims: [
        told('قصفت السوق طائرات حكومية', { agent: ['syrian-air-force:الطيران'], target: ['السوق'], source: [SOHR] }),
        told('استهدف التحالف مشفى', { agent: ['us-led-coalition:التحالف'], target: ['مشفى'], source: [DOCTORS] }),
      ],
    });
    expect(incidents.length).toBeGreaterThan(1);
    expect(disputes.filter((d) => d.rule === 'asserted-denied')).toHaveLength(1);
    expect(disputes.find((d) => d.rule === 'asserted-denied')!.claims).toHaveLength(3);
  });

  it('are those in so many words, and not what was not in passing or in the sentence behind', () => {
    const told: MadeClaim = { type: 'air_strike', quote: 'غارات على السوق', from: DAY, place: [DOUMA], source: [SOHR] };
    const against = (article: MadeArticle) =>
      rules(compare(article, { id: 'b', published: DAY, outlet: 'CNN', claims: [told] }));
    const article = denying('غارات', { type: 'air_strike' });
    const [act, denied] = article.claims!;
    expect(against(article)).toEqual(['asserted-denied']);
    expect(against({ ...article, claims: [denied!] })).toEqual([]);
    const claims = [
      { ...act!, quote: 'نفت موسكو ذلك' },
      { ...denied!, quote: 'لا غارات هناك' },
    ];
    expect(against({ ...article, claims, text: 'نفت موسكو ذلك. لا غارات هناك.' })).toEqual([]);
    const own = { ...denied!, agent: ['russia:موسكو'] };
    expect(rules(apart(own, { ...told, agent: ['russian-air-force:الطيران الروسي'] }))).toEqual(['asserted-denied']);
  });

  it('of a day answer no campaign, and of a deal with one none with another', () => {
    const deal = (agent: string[], more: Partial<MadeClaim> = {}): MadeClaim => ({
      ...{ type: 'agreement', quote: 'اتفاق على الخروج من المدينة', trigger: 'اتفاق', place: [DOUMA], agent, ...more },
    });
    const [islam, russia, faylaq] = ['jaish-al-islam:جيش الإسلام', 'russia:موسكو', 'faylaq-al-rahman:فيلق الرحمن'];
    const denied = (told: MadeClaim, more: Partial<MadeClaim>) =>
      rules(
        compare(denying(told.trigger!, { ...more, type: told.type }), {
          ...{ id: 'b', published: DAY, outlet: 'CNN', claims: [told] },
        }),
      );
    const between = { agent: [russia!, faylaq!] };
    expect(denied(deal([russia!, faylaq!], { source: [SOHR] }), between)).toEqual(['asserted-denied']);
    expect(denied(deal([russia!], { source: [SOHR] }), between)).toEqual([]);
    const byIslam = { agent: [islam!, russia!], source: [islam!] };
    expect(denied(deal([islam!, russia!], { source: [SOHR] }), byIslam)).toEqual(['asserted-denied']);
    expect(denied(deal([faylaq!, russia!], { source: [SOHR] }), byIslam)).toEqual([]);
    const raids = (more: Partial<MadeClaim>): MadeClaim => ({
      ...{ type: 'air_strike', quote: 'غارات على المدينة', trigger: 'غارات', place: [DOUMA], source: [SOHR], ...more },
    });
    expect(denied(raids({ from: DAY }), {})).toEqual(['asserted-denied']);
    expect(denied(raids({ from: '2018-02-18', to: DAY }), {})).toEqual([]);
  });

  it('of one thing, or of one person by name, answer nothing that befell another', () => {
    const told = (more: Partial<MadeClaim>): MadeClaim => ({
      ...{ type: 'air_strike', quote: 'غارات على المكان', from: DAY, place: [DOUMA], source: [SOHR], ...more },
    });
    const against = (denied: Partial<MadeClaim>, more: Partial<MadeClaim>, type = 'air_strike') => {
      const article = denying('غارات', { type, ...denied });
      return rules(compare(article, { id: 'b', published: DAY, outlet: 'CNN', claims: [told({ type, ...more })] }));
    };
    expect(against({ target: ['المستشفى'] }, { target: ['مستشفى البلدة'] })).toEqual(['asserted-denied']);
    expect(against({ target: ['المستشفى'] }, {})).toEqual(['asserted-denied']);
    expect(against({ target: ['المستشفى'] }, { target: ['سوق'] })).toEqual([]);
    const leader = { target: ['abu-bakr-al-baghdadi:زعيم تنظيم داعش أبو بكر البغدادي'] };
    expect(against(leader, leader, 'killed')).toEqual(['asserted-denied']);
    expect(against(leader, { target: ['isis:مسلحو تنظيم داعش'] }, 'killed')).toEqual([]);
    // where the place itself is what was not hit, all that lies in it answers
    const place = makeRecord([
      denying('غارات', { type: 'air_strike', target: ['المدينة'] }),
      { id: 'b', published: DAY, outlet: 'CNN', claims: [told({ target: ['سوق'] })] },
    ]);
    const same = place.claims.map((c) => ({
      ...c,
      place: c.place.map((p) => ({ ...p, start: c.target[0]?.start ?? 0 })),
    }));
    expect(rules(compareCase(place, knowledge))).toEqual([]);
    expect(rules(compareCase({ ...place, claims: same }, knowledge))).toEqual(['asserted-denied']);
  });

  it('have a source, are told by more than who denies, and come after what they deny', () => {
    const act = 'نفت موسكو ما تردد عن غارات على المدينة';
    const russia = 'russian-defence-ministry:وزارة الدفاع الروسية';
    const denial: MadeClaim = { type: 'denial', quote: act, trigger: 'نفت', agent: [russia] };
    const raids: MadeClaim = { type: 'air_strike', quote: act, trigger: 'غارات', place: [DOUMA], from: DAY };
    const article = (claims: MadeClaim[]): MadeArticle => ({
      ...{ id: 'b', published: DAY, outlet: 'CNN', text: `${act}.`, claims },
    });
    const denied = denying('غارات', { type: 'air_strike' });
    expect(rules(compare(denied, article([raids])))).toEqual(['asserted-denied']);
    expect(rules(compare(denied, article([denial, raids])))).toEqual([]);
    expect(rules(compare({ ...denied, outlet: 'BBC' }, article([raids])))).toEqual(['asserted-denied']);
    expect(rules(compare(denying('غارات', { type: 'air_strike', source: [] }), article([raids])))).toEqual([]);
    const open = denying('غارات', { type: 'air_strike', from: undefined });
    expect(rules(compare(open, article([raids])))).toEqual(['asserted-denied']);
    const later = { ...article([{ ...raids, from: '2018-03-06' }]), published: '2018-03-06' };
    expect(rules(compare(open, later))).toEqual([]);
    expect(rules(compare(article([denial]), { ...article([{ ...denial, modality: 'denied' }]), id: 'c' }))).toEqual([]);
  });

  it('holds against a later deed only what was said of the time to come', () => {
    expect(foretells('لن يدخلوا المدينة')).toBe(true);
    expect(foretells('أعلن دخول المدينة')).toBe(false);
    const taken = (quote: string, modality: MadeClaim['modality'], source: string): MadeClaim => ({
      ...{
        type: 'territory_capture',
        quote,
        place: [ALEPPO],
        agent: ['syrian-army:الجيش'],
        modality,
        source: [source],
      },
    });
    const later = (denial: string) =>
      rules(
        compare(
          { id: 'a', published: '2016-09-01', outlet: 'BBC', claims: [taken(denial, 'denied', SOHR)] },
          { id: 'b', published: '2016-12-10', outlet: 'CNN', claims: [taken('سيطر عليها الجيش', 'asserted', DOCTORS)] },
        ),
      );
    expect(later('لن يسيطر عليها الجيش')).toEqual(['foretold-otherwise']);
    expect(later('لم يسيطر عليها الجيش')).toEqual([]);
  });
});

describe('words against words', () => {
  const ready: MadeClaim = {
    ...{ type: 'talks', quote: 'أنقرة مستعدة للتفاوض مع باريس', modality: 'planned' },
    ...{ agent: ['turkey:أنقرة', 'france:باريس'], source: ['turkey:أنقرة'] },
  };
  const refuses = (source: string): MadeClaim => ({
    ...{
      type: 'refusal',
      quote: `أنقرة ترفض بحسب ${source}`,
      trigger: 'ترفض',
      agent: ['turkey:أنقرة'],
      source: [source],
    },
  });

  it('takes a refusal from the partner of the offer, not from a bystander or from the one who offers', () => {
    expect(rules(together(ready, refuses('france:باريس')))).toEqual(['ready-refused']);
    expect(rules(together(ready, refuses('sohr:المرصد')))).toEqual([]);
    expect(rules(together(ready, refuses('turkey:أنقرة')))).toEqual([]);
  });

  it('takes the refusal of a demand from the one who refuses', () => {
    const demand: MadeClaim = {
      ...{ type: 'demand', quote: 'طالبت باريس أنقرة بالانسحاب', agent: ['france:باريس'], target: ['turkey:أنقرة'] },
      source: ['france:باريس'],
    };
    expect(rules(together(demand, refuses('turkey:أنقرة')))).toEqual(['demanded-refused']);
    expect(rules(together(refuses('turkey:أنقرة'), demand))).toEqual([]);
    expect(rules(together(demand, refuses('sohr:المرصد')))).toEqual([]);
    const toldByTheRefuser = { ...demand, source: ['turkish-presidency:الرئاسة التركية'] };
    expect(rules(together(toldByTheRefuser, refuses('turkey:أنقرة')))).toEqual([]);
  });
});

describe('who holds a place', () => {
  const held = (type: string, agent: string, source?: string): MadeClaim => ({
    ...{ type, quote: `${agent.split(':')[1]} في دوما`, place: [DOUMA], agent: [agent] },
    ...(source ? { source: [source] } : {}),
  });
  const ARMY = 'syrian-army:الجيش';
  const REBELS = 'syrian-armed-opposition:المعارضة';

  it('is disputed between two who are quoted, not by what an outlet adds of the time before', () => {
    const [a, b] = [held('territory_control', ARMY, 'sana:سانا'), held('territory_control', REBELS, SOHR)];
    expect(rules(apart(a, b))).toEqual(['two-holders']);
    expect(rules(apart(a, held('territory_control', REBELS)))).toEqual([]);
    expect(rules(apart(held('territory_capture', ARMY, 'sana:سانا'), b))).toEqual([]);
  });
});

describe('places', () => {
  const at = (type: string, place: string, source: string, more: Partial<MadeClaim> = {}): MadeClaim => ({
    ...{ type, quote: `قصف على السوق القديم في المدينة بحسب ${source}`, place: [place], from: DAY },
    ...{ target: ['السوق القديم في المدينة'], source: [source], ...more },
  });

  it('are disputed of a deed in one spot, not of ground or of what did not happen', () => {
    const kinds = (type: string, more?: Partial<MadeClaim>) =>
      rules(apart(at(type, TAFTANAZ, SOHR, more), at(type, SARAQIB, DOCTORS, more))).filter(
        (r) => r === 'different-places',
      );
    expect(kinds('air_strike')).toHaveLength(1);
    expect(kinds('air_strike', { modality: 'denied' })).toEqual([]);
    expect(kinds('territory_control', { agent: ['syrian-army:الجيش'] })).toEqual([]);
  });

  it('are one where a headline names the land by its capital', () => {
    const body = at('air_strike', DOUMA, SOHR, { from: undefined });
    const told = (place: string) => {
      const headline: MadeClaim = { type: 'air_strike', quote: 'غارات ليلا', place: [place] };
      const text = `${headline.quote}\n\n${body.quote}`;
      return rules(compare({ id: 'a', published: DAY, outlet: 'BBC', text, claims: [headline, body] }));
    };
    expect(told(HARASTA)).toEqual(['different-places']);
    expect(told(DAMASCUS)).toEqual([]);
  });

  it('are two where only the words of the report are alike', () => {
    const raid = (place: string, source: string) => at('air_strike', place, source, { target: ['منازل'] });
    expect(rules(apart(raid(TAFTANAZ, SOHR), raid(SARAQIB, DOCTORS)))).toEqual([]);
  });
});

describe('tolls', () => {
  const dead = (lo: number, source: string, more: Partial<MadeClaim> = {}): MadeClaim => ({
    ...{ type: 'killed', quote: `مقتل ${lo} في السوق`, place: [DOUMA], from: DAY, source: [source] },
    ...{ numbers: [{ of: 'killed', lo, hi: lo }], ...more },
  });

  it('of another magnitude are of another thing', () => {
    expect(magnitudesApart({ lo: 5, hi: 5 }, { lo: 51, hi: 51 })).toBe(true);
    expect(magnitudesApart({ lo: 0, hi: 0 }, { lo: 51, hi: 51 })).toBe(false);
    expect(rules(apart(dead(12, SOHR), dead(40, DOCTORS)))).toEqual(['disjoint-counts']);
    const { incidents } = apart(dead(12, SOHR), dead(40_000, DOCTORS));
    expect(incidents).toHaveLength(2);
  });

  it('of a party are among those of all', () => {
    const fighters = dead(7, SOHR, { target: ['hezbollah:سبعة من حزب الله'] });
    expect(rules(apart(fighters, dead(14, DOCTORS)))).toEqual([]);
  });

  it('grow: a later count, or one of a longer time, may be larger', () => {
    const on = (published: string, claim: MadeClaim): MadeArticle => ({
      ...{ id: published, published, outlet: 'BBC', claims: [claim] },
    });
    const [small, large] = [dead(12, SOHR), dead(40, DOCTORS)];
    expect(rules(compare(on('2018-03-05', small), on('2018-03-06', large)))).toEqual([]);
    expect(rules(compare(on('2018-03-06', small), on('2018-03-05', large)))).toEqual(['disjoint-counts']);
    const open = dead(40, DOCTORS, { from: undefined });
    expect(rules(compare(on('2018-03-06', small), on('2018-03-05', open)))).toEqual(['disjoint-counts']);
    expect(rules(compare(on('2018-03-07', small), on('2018-03-06', open)))).toEqual(['disjoint-counts']);
    const twoDaysOn = { ...open, numbers: [{ of: 'killed' as const, lo: 5, hi: 5 }] };
    expect(rules(compare(on('2018-03-05', small), on('2018-03-06', twoDaysOn)))).toEqual(['disjoint-counts']);
    expect(rules(compare(on('2018-03-05', small), on('2018-03-07', twoDaysOn)))).toEqual([]);
    const since = (from: string) => ({ from, to: DAY });
    const [month, week] = [since('2018-02-05'), since('2018-02-26')];
    expect(rules(apart(dead(120, SOHR, week), dead(400, DOCTORS, month)))).toEqual([]);
    expect(rules(apart(dead(120, SOHR, month), dead(400, DOCTORS, week)))).toEqual(['disjoint-counts']);
  });

  it('that have risen, are of another place than named, or come from one state are no dispute', () => {
    const pair = (more: Partial<MadeClaim>, fewer: Partial<MadeClaim> = {}) =>
      rules(apart(dead(12, SOHR, fewer), dead(40, DOCTORS, more)));
    expect(pair({})).toEqual(['disjoint-counts']);
    expect(pair({ quote: 'ارتفعت حصيلة القتلى إلى 40 في السوق' })).toEqual([]);
    expect(rules(together(dead(12, SOHR), dead(40, DOCTORS, { quote: 'الحصيلة ارتفعت إلى 40' })))).toEqual([
      'disjoint-counts',
    ]);
    const [ministry, forces] = ['russian-defence-ministry:الوزارة', 'russian-forces:الجيش الروسي'];
    expect(pair({ source: [ministry] })).toEqual(['disjoint-counts']);
    expect(pair({ source: [ministry] }, { source: [forces] })).toEqual([]);
    const act = 'نفت الوزارة ضلوعها في قصف السوق الذي أوقع 40 قتيلا';
    const denial: MadeClaim = { type: 'denial', quote: act, trigger: 'نفت', agent: [ministry] };
    const counted = dead(40, ministry, { quote: act, trigger: 'قتيلا' });
    const told = (...claims: MadeClaim[]) =>
      rules(
        compare(
          { id: 'a', published: DAY, outlet: 'BBC', claims: [dead(12, SOHR)] },
          { id: 'b', published: DAY, outlet: 'CNN', text: `${act}.`, claims },
        ),
      );
    expect(told(counted)).toEqual(['disjoint-counts']);
    expect(told(denial, counted)).toEqual([]);
    const record = makeRecord([
      { id: 'a', published: DAY, outlet: 'BBC', claims: [dead(12, SOHR)] },
      { id: 'b', published: DAY, outlet: 'CNN', claims: [dead(40, DOCTORS)] },
    ]);
    const carried = (id: string) =>
      record.claims.map((c) =>
        c.doc === id ? { ...c, place: c.place.map((p) => ({ ...p, inferred: 'carried' })) } : c,
      );
    const found = (claims: typeof record.claims) => rules(compareCase({ ...record, claims }, knowledge));
    expect(found(carried('b'))).toEqual([]);
    expect(found(carried('a'))).toEqual(['disjoint-counts']);
  });

  it('are first figures where a remark behind them says so', () => {
    const told = (remark: string) => {
      const first = dead(12, SOHR);
      const text = `${first.quote}${remark}`;
      return rules(
        compare(
          { id: 'a', published: DAY, outlet: 'BBC', text, claims: [first] },
          { id: 'b', published: DAY, outlet: 'CNN', claims: [dead(40, DOCTORS)] },
        ),
      );
    };
    expect(told('، في حصيلة أولية، بحسب المصدر.')).toEqual([]);
    expect(told('، ولم تعرف بعد أسماؤهم.')).toEqual(['disjoint-counts']);
    expect(told('، وكانت الحصيلة الأولية قد ذكرت عددا أقل من ذلك.')).toEqual(['disjoint-counts']);
  });

  it('are set side by side as counts of the same people, and neither as round words nor as first figures', () => {
    const other = dead(40, DOCTORS);
    const civilians = { target: ['12 مدنيا'] };
    expect(rules(apart(dead(12, SOHR, civilians), other))).toEqual([]);
    expect(rules(apart(dead(12, SOHR), dead(40, DOCTORS, civilians)))).toEqual(['disjoint-counts']);
    expect(
      rules(apart(dead(12, SOHR, { agent: ['syrian-army:الجيش'] }), dead(40, DOCTORS, { agent: ['isis:داعش'] }))),
    ).toEqual([]);
    const tens = [{ of: 'killed' as const, lo: 200, hi: 999, qualifier: 'hundreds' as const }];
    expect(rules(apart(dead(40, SOHR), dead(200, DOCTORS, { numbers: tens })))).toEqual([]);
    expect(rules(apart(dead(12, SOHR, { quote: 'الحصيلة الأولية مقتل 12 في السوق', trigger: 'مقتل' }), other))).toEqual(
      [],
    );
    expect(rules(apart(dead(1, SOHR), dead(5, DOCTORS)))).toEqual([]);
  });

  it('are read by words that tell who is counted, and when', () => {
    const earlier = (text: string) => tellsEarlierToll(tokenize(text));
    expect(['الحصيلة السابقة', 'حصيلة القتلى الأولية', 'وبحصيلة أولية'].every(earlier)).toBe(true);
    expect(['ارتفعت الحصيلة إلى 12', 'السنة السابقة', 'عدد القتلى في تلك الليلة السابقة'].some(earlier)).toBe(false);
    const risen = (text: string) => tellsRisenToll(tokenize(text));
    expect(['ارتفعت الحصيلة إلى 12', 'بارتفاع عدد القتلى إلى 12'].every(risen)).toBe(true);
    expect(['بلغت الحصيلة 12', 'ارتفعت أسعار الخبز في المدينة منذ أن بدأ عد قتلاها'].some(risen)).toBe(false);
    expect(['28 امرأة', 'خمس نساء'].every(countsPart)).toBe(true);
    expect(['28 شخصا', 'عشرة قتلى'].some(countsPart)).toBe(false);
    expect([' إيرانيين', ' من حزب الله'].every(tellsApart)).toBe(true);
    expect([' آخرين على الأقل', ''].some(tellsApart)).toBe(false);
  });

  it('told of the dead and the hurt in one are counts of neither', () => {
    const quote = 'مقتل وإصابة 40 في السوق';
    const joint = (type: string, of: 'killed' | 'injured', trigger: string): MadeClaim =>
      dead(40, DOCTORS, { type, quote, trigger, numbers: [{ of, lo: 40, hi: 40 }] });
    const both = {
      ...{ id: 'b', published: DAY, outlet: 'CNN', text: `${quote}.` },
      claims: [joint('killed', 'killed', 'مقتل'), joint('injured', 'injured', 'إصابة')],
    };
    const one = { id: 'a', published: DAY, outlet: 'BBC', claims: [dead(12, SOHR)] };
    expect(rules(compare(one, both))).toEqual([]);
    expect(rules(compare(one, { ...both, claims: both.claims.slice(0, 1) }))).toEqual(['disjoint-counts']);
  });

  it('take the whole of a count and its parts, and hold no part against a whole', () => {
    const whole: MadeClaim = dead(54, SOHR, {
      numbers: [
        { of: 'killed', lo: 54, hi: 54 },
        { of: 'killed', lo: 43, hi: 43 },
      ],
    });
    expect(rules(apart(whole, dead(43, DOCTORS)))).toEqual([]);
    expect(rules(apart(whole, dead(40, DOCTORS)))).toEqual(['disjoint-counts']);
  });

  it('of a whole country, and counts of fire, need a day', () => {
    const open = { from: undefined };
    const country = { place: [SYRIA] };
    expect(rules(apart(dead(12, SOHR, country), dead(40, DOCTORS, { ...country, ...open })))).toEqual([]);
    const raids = (lo: number, source: string, more: Partial<MadeClaim> = {}): MadeClaim => ({
      ...{ type: 'air_strike', quote: `${lo} غارات على السوق`, trigger: 'غارات', place: [DOUMA], from: DAY },
      ...{ source: [source], numbers: [{ of: 'air_strikes', lo, hi: lo }], ...more },
    });
    expect(rules(apart(raids(4, SOHR), raids(9, DOCTORS)))).toEqual(['disjoint-counts']);
    expect(rules(apart(raids(4, SOHR), raids(9, DOCTORS, open)))).toEqual([]);
  });
});

describe('who did it', () => {
  const strike = (agent: string[], source: string, type = 'air_strike'): MadeClaim => ({
    ...{ type, quote: 'غارات على السوق القديم في المدينة', place: [DOUMA], from: DAY, agent, source: [source] },
    target: ['السوق القديم في المدينة'],
  });
  const US = 'united-states:واشنطن';
  const FRANCE = 'france:باريس';

  it('names one party more only where naming is blaming, and who does not tell of himself', () => {
    const breach = (agent: string[], source: string) => strike(agent, source, 'ceasefire_violation');
    expect(rules(apart(breach([US, FRANCE], SOHR), breach([US], DOCTORS)))).toEqual(['another-party']);
    expect(rules(apart(breach([US, FRANCE], SOHR), breach([FRANCE], FRANCE)))).toEqual([]);
    expect(rules(apart(strike([US, FRANCE], SOHR), strike([US], DOCTORS)))).toEqual([]);
  });

  it('sees an army on the side of its state', () => {
    const parties = new Parties(knowledge);
    expect(parties.relation('turkish-forces', 'free-syrian-army', DAY)).toBe('ally');
    expect(parties.relation('iranian-army', 'syrian-army', DAY)).toBe('ally');
    expect(parties.relation('turkish-forces', 'syrian-army', DAY)).toBe('other');
  });

  it('needs doers who are named bodies, and one spot or one thing that was hit', () => {
    const RUSSIA = 'russian-air-force:الطيران الروسي';
    expect(rules(apart(strike([US], SOHR), strike([RUSSIA], DOCTORS)))).toEqual(['other-side']);
    expect(rules(apart(strike([US], SOHR), strike(['vladimir-putin:بوتين'], DOCTORS)))).toEqual([]);
    const inDistrict = (c: MadeClaim): MadeClaim => ({ ...c, place: [SYRIA], target: ['بلدات'] });
    expect(rules(apart(inDistrict(strike([US], SOHR)), inDistrict(strike([RUSSIA], DOCTORS))))).toEqual([]);
  });

  it('is no dispute where two accounts have it that they did it together', () => {
    const both = [US, FRANCE];
    expect(rules(apart(strike(both, SOHR), strike(both, DOCTORS), strike([US], 'un:الأمم المتحدة')))).toEqual([]);
  });

  it('is no dispute in a clash of which each names one side, or where foes are named together', () => {
    const [army, rebels] = ['syrian-army:الجيش', 'syrian-armed-opposition:المعارضة'];
    expect(rules(apart(strike([army], SOHR, 'armed_clash'), strike([rebels], DOCTORS, 'armed_clash')))).toEqual([]);
    expect(rules(apart(strike([army, rebels], SOHR), strike([army], DOCTORS)))).toEqual([]);
    expect(rules(apart(strike([army], SOHR), strike([rebels], DOCTORS)))).toEqual(['other-side']);
  });

  it('is asked of two articles without a doer in common only where both name the day', () => {
    const open = (c: MadeClaim): MadeClaim => ({ ...c, from: undefined });
    const [us, russia] = [strike([US], SOHR), strike(['russia:موسكو'], DOCTORS)];
    expect(rules(apart(us, russia))).toEqual(['other-side']);
    expect(rules(apart(us, open(russia)))).toEqual([]);
    expect(rules(together(us, open(russia)))).toEqual(['other-side']);
  });
});

describe('who was hit', () => {
  it('is no dispute where an attack on soldiers kills civilians beside', () => {
    const told = (type: string, target: string, source: string): MadeClaim => ({
      ...{ type, quote: `هجوم على ${target}`, place: [DOUMA], from: DAY, target: [target], source: [source] },
    });
    expect(rules(together(told('explosion', 'جنود', SOHR), told('explosion', 'مدنيين', DOCTORS)))).toEqual([
      'other-victims',
    ]);
    expect(rules(together(told('explosion', 'جنود', SOHR), told('killed', 'مدنيين', DOCTORS)))).toEqual([]);
    expect(rules(together(told('explosion', 'مدنيين', SOHR), told('killed', 'جنود', DOCTORS)))).toEqual([
      'other-victims',
    ]);
  });
});
