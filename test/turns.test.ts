/** Sentences written for this project: turns of phrase that say whether it is so, days inside an expression, who has no part, and duals that count. */
import { describe, expect, test } from 'vitest';
import { countPhrases } from '../src/claims/counts.ts';
import { isToldFrom, whenOf } from '../src/claims/dating.ts';
import { statedModality } from '../src/claims/hedging.ts';
import { isNegated } from '../src/claims/negation.ts';
import { roleCandidates } from '../src/claims/role-candidates.ts';
import { isBehindOwn, speaksNext } from '../src/claims/rulings.ts';
import type { Scene } from '../src/claims/scene.ts';
import { timeCandidates } from '../src/claims/timing.ts';
import { turnsOf } from '../src/claims/turns.ts';
import type { Trigger } from '../src/model/index.ts';
import { loadResources } from '../src/pipeline.ts';
import { sceneWith as sceneOf } from './help/reading.ts';

const resources = loadResources();
const PUBLISHED = '2018-05-11';

/** A scene with one happening, which stands in brackets. */
const sceneWith = (marked: string, type = 'ground_attack') => sceneOf(resources, PUBLISHED, marked, type);

describe('the turns of phrase around a happening', () => {
  test.each([
    ['فشلت القوات في [اقتحام] المدينة', 'fail+in+1'],
    ['لم تتمكن القوات من [دخول] المدينة', 'able+not+direct'],
    ['لم يستطع النظام أن [يقتحم] المدينة', 'able+not+direct'],
    ['لم تنفذ القوات أي [هجوم]', 'not+light'],
    ['نفت روسيا [قصف] المدينة', 'negate+noun+0'],
    ['نفت روسيا أن تكون قد [قصفت] المدينة', 'negate+that+verb+1'],
    ['وردت أنباء عن [مقتل] مدنيين', 'unsure+2+عن'],
    ['وقع [الهجوم] المفترض في دوما', 'unsure-behind+0'],
    ['إن [المعركة] ستنتهي قريبا', 'future-behind+0+subject'],
    ['آخر منطقة خارج [سيطرة] الحكومة', 'outside'],
    ['رفضت واشنطن [تسليم] السلاح', 'decline+2'],
    ['رفضت موسكو وقف [الغارات] على المدينة', 'decline+halt'],
    ['دعت الأمم المتحدة إلى إنهاء [القتال]', 'halt+N'],
    ['ولم يؤكد أي مصدر [مقتل] القائد', 'unsaid+0'],
    ['لم يسمح للفريق [بزيارة] الموقع', 'allow+not+0'],
    ['[الهجوم] البري لم يبدأ بعد', 'not-behind+aspect'],
    ['مزاعم [الهجوم] على حلب غير صحيحة', 'untrue-behind'],
    ['أعلن الجيش إحباط [هجوم] على المدينة', 'foil+N'],
    ['تنفي روسيا، التي تدخلت في الحرب دعما للحكومة، ضلوعها في [قصف] المدينة', 'negate+noun+0'],
    ['إذا [شنت] القوات هجوما', 'if+1+verb+0'],
    ['لم يبق سوى [القصف]', 'except+1+not'],
    ['رفضت المعارضة ذلك ما لم [ينسحب] الجيش', 'unless'],
  ])('%s', (text, turn) => {
    const { scene, trigger } = sceneWith(text);
    expect(turnsOf(scene, trigger)).toContain(turn);
  });

  test('there are none in a plain sentence', () => {
    const { scene, trigger } = sceneWith('شنت القوات [هجوما] على المدينة');
    expect(turnsOf(scene, trigger)).toEqual([]);
  });
});

describe('what grammar alone says of it', () => {
  test.each([
    ['لم [يقصف] الجيش المدينة', true],
    ['لم يستطع النظام وحلفاؤه لمدة عام كامل أن [يقتحموا] المدينة', true],
    ['لم تتمكن القافلة من [دخول] البلدة', true],
    ['القوات غير قادرة على [اقتحام] البلدة', true],
    ['عجز الجيش عن [اقتحام] البلدة', true],
    ['أخفقت القوات في [السيطرة] على التل', true],
    ['تمكن الجيش من [دخول] البلدة', false],
    ['لم يفشل الجيش في [دخول] البلدة', false],
    ['لا [تستهدف] الطائرات سوى المسلحين', false],
    ['ما لم [ينسحب] الجيش', false],
    ['طالب السكان بألا [يقصف] الجيش البلدة', false],
    ['لم تستطع واشنطن إقناع الجيش وقالت إنه [قصف] البلدة', false],
  ])('%s', (text, denied) => {
    const { scene, trigger } = sceneWith(text);
    expect(isNegated(scene, trigger)).toBe(denied);
  });

  test('what a condition opens is uncertain', () => {
    const { scene, trigger } = sceneWith('حذرت الأمم المتحدة من كارثة إذا [شنت] القوات هجوما');
    expect(statedModality(scene, trigger, null, 'asserted', [])).toBe('uncertain');
  });
});

describe('what is named inside «منذ …»', () => {
  test.each([
    ['قتل آلاف المدنيين منذ اندلاع [الحرب] عام 2011', '2011-01-01', '2011-12-31', 'armed_clash'],
    ['[قتل] آلاف المدنيين منذ اندلاع الحرب عام 2011', '2011-01-01', PUBLISHED, 'killed'],
    ['قتل العشرات منذ بدء [القصف] على المدينة في 18 شباط/فبراير', '2018-02-18', PUBLISHED, 'shelling'],
  ])('%s', (text, from, to, type) => {
    const { scene, trigger } = sceneWith(text, type);
    const time = scene.times.find((t) => t.rule === 'since-happening-dated')!;
    const dating = { before: { day: null, sentence: 0 }, published: PUBLISHED, ahead: false };
    expect(whenOf(scene, trigger, time, 0, dating)).toMatchObject({ from, to });
  });
});

describe('what an expression counts from', () => {
  const at = (text: string, day: string | null) => {
    const { scene, trigger } = sceneWith(text, 'shelling');
    const time = scene.times.find((t) => isToldFrom(scene, t, trigger))!;
    return whenOf(scene, trigger, time, 0, { before: { day, sentence: 0 }, published: PUBLISHED, ahead: false });
  };

  test.each([
    ['وتأتي الهجمات غداة [مقتل] عشرين شخصا في السوق', '2018-05-09', '2018-05-08', '2018-05-08'],
    ['قتل اثنان الأربعاء في الحي، غداة [قصف] السوق', '2018-05-01', '2018-05-08', '2018-05-08'],
    ['وبعد أربعة أيام على [هجوم] في الحدود شنت الطائرات اليوم غاراتها', null, '2018-05-07', '2018-05-07'],
    ['غادر السكان بعد عشرة أيام من [القصف] العنيف', null, '2018-05-01', PUBLISHED],
    ['غادر السكان بعد ثلاثة أشهر من [القصف] العنيف', null, '2018-02-11', PUBLISHED],
    ['غادر السكان بعد ثلاثة أشهر من [قصف] البلدة', null, '2018-02-01', '2018-02-28'],
    ['عاد السكان بعد سنتين على [قصف] البلدة', null, '2016-01-01', '2016-12-31'],
    ['عاد السكان بعد أقل من أسبوع على [قصف] البلدة', null, null, null],
    ['يأتي ذلك غداة تعرض أحياء عدة في المدينة [لقصف] مماثل', '2018-05-09', '2018-05-08', '2018-05-08'],
    ['وصل الوفد غداة الهجوم الذي [قصفت] فيه السوق', '2018-05-09', '2018-05-08', '2018-05-08'],
  ])('%s', (text, day, from, to) => {
    expect(at(text, day)).toMatchObject({ from, to });
  });

  test.each([
    ['a main clause', 'غداة الهجوم [قصفت] الطائرات المدينة'],
    ['what stands', 'وصل الوفد بعد أسبوع على فتح الطريق إلى البلدة الواقعة تحت [سيطرة] المعارضة', 'territory_control'],
    ['what comes behind a comma', 'وصل الوفد غداة فتح الطريق إلى البلدة، و[القصف] مستمر'],
  ])('%s is not counted from', (_, text, type = 'shelling') => {
    const { scene, trigger } = sceneWith(text, type);
    expect(scene.times.some((t) => isToldFrom(scene, t, trigger))).toBe(false);
  });

  test.each([
    ['هذه أعنف [غارات] على المدينة منذ شهرين', []],
    ['تشهد المدينة أعنف [هجوم] تتعرض له منذ عام 2016', []],
    ['للمرة الأولى منذ عام 2016 [قصفت] الطائرات الحي', []],
    ['[قصفت] الطائرات أكبر أحياء المدينة المحاصرة منذ عام 2016', ['since']],
    ['[قصفت] الطائرات الحي منذ أكثر من شهرين', ['since']],
  ])('how long there was no such thing is no time of it: %s', (text, rules) => {
    const { scene, trigger } = sceneWith(text, 'shelling');
    const found = timeCandidates(scene, trigger, { modality: 'asserted', earlier: [] });
    expect(found.map((c) => scene.times[c.time]!.rule)).toEqual(rules);
  });

  test('«الفترة ذاتها» is the time told before', () => {
    const { scene, trigger } = sceneWith('كما [قتل] تسعون جنديا خلال الفترة ذاتها');
    const time = scene.times.find((t) => t.rule === 'same-period')!;
    const span = { from: '2018-04-22', to: PUBLISHED };
    const before = { day: null, sentence: 0, span };
    expect(whenOf(scene, trigger, time, 0, { before, published: PUBLISHED, ahead: false })).toMatchObject(span);
  });
});

describe('who has no part in it', () => {
  const candidate = (scene: Scene, trigger: Trigger, words: string) =>
    roleCandidates(scene, trigger).find((c) =>
      scene.doc.text.slice(scene.doc.tokens[c.first]!.start).startsWith(words),
    )!;

  test('whoever speaks in the clause behind', () => {
    const { scene, trigger } = sceneWith('أوقف الحاجز المارة و[خطف]هم، وقال عبد الرحمن إن الاجتماع انتهى');
    expect(speaksNext(scene, trigger, candidate(scene, trigger, 'عبد الرحمن'))).toBe(true);
    expect(speaksNext(scene, trigger, candidate(scene, trigger, 'المارة'))).toBe(false);
  });

  test('what stands behind a verb of the first person', () => {
    const own = sceneWith('وقالت المتحدثة "[سنقصف] الجيش غدا"');
    expect(isBehindOwn(own.scene, own.trigger, candidate(own.scene, own.trigger, 'الجيش'))).toBe(true);
    const other = sceneWith('وقالت المتحدثة إنه [سيقصف] الجيش غدا');
    expect(isBehindOwn(other.scene, other.trigger, candidate(other.scene, other.trigger, 'الجيش'))).toBe(false);
  });
});

test('a dual that is a listed weapon counts', () => {
  const { scene } = sceneWith('[قصف] الطيران الحي ببرميلين متفجرين');
  expect(countPhrases(scene).map((c) => [c.lo, c.hi])).toEqual([[2, 2]]);
});
