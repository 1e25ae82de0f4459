/** Sentences written for this project: times that date something other than the happening they stand by, and what they do date. */
import { describe, expect, test } from 'vitest';
import { whenOf } from '../src/claims/dating.ts';
import { saidOnTime, timeCandidates } from '../src/claims/timing.ts';
import { loadResources } from '../src/pipeline.ts';
import { sceneWith as sceneOf } from './help/reading.ts';

const resources = loadResources();
const PUBLISHED = '2018-05-11';

/** The rules of the times that may be that of the happening in brackets. */
function rulesOf(marked: string, type: string): string[] {
  const { scene, trigger } = sceneOf(resources, PUBLISHED, marked, type);
  return timeCandidates(scene, trigger, { modality: 'asserted', earlier: [] }).map((c) => scene.times[c.time]!.rule);
}

describe('the day of a saying', () => {
  test.each([
    ['قال المتحدث باسم الجيش، الاثنين، إن الطائرات [قصفت] مخزنا شرق البلدة', 'air_strike'],
    ['أعلنت الوزارة صباح الأربعاء في بيان أن [هجوما] وقع قرب الجسر', 'ground_attack'],
    ['قال المتحدث الاثنين إن الطريق مقطوع. وأضاف أن [القصف] مستمر على البلدة', 'shelling'],
  ])('is not that of what is told: %s', (text, type) => {
    expect(rulesOf(text, type)).toEqual([]);
  });

  test('nor where another happening there was given it', () => {
    const text = 'قال الوزير الأحد إن على الفصائل وقف [القصف] على البلدة';
    const { scene, trigger } = sceneOf(resources, PUBLISHED, text, 'shelling');
    const earlier = [{ time: 0, back: 0, type: 'demand', first: 4 }];
    expect(timeCandidates(scene, trigger, { modality: 'asserted', earlier })).toEqual([]);
  });

  test.each([
    ['a day inside what is said', 'قال المتحدث إن الطائرات [قصفت] الاثنين مخزنا شرق البلدة', 'air_strike'],
    ['no saying before it', 'يوم الاثنين علم السكان أن [القصف] مستمر على البلدة', 'shelling'],
    ['what is said is itself a demand', 'قال الوزير الاثنين إن على الفصائل أن [تنسحب] من البلدة', 'demand'],
  ])('may be it: %s', (_, text, type) => {
    expect(rulesOf(text, type)).toEqual(['weekday-alone']);
  });

  test.each([
    ['قالت الوزيرة الأحد إن الهدنة صامدة، [متهمة] الفصائل بخرقها', 'accusation', true],
    ['قال الوزير الأحد إن الهدنة صامدة، [محذرا] من عواقب خرقها', 'threat', true],
    ['قال الوزير الأحد إن الهدنة صامدة [ومطالبا] بتمديدها', 'demand', true],
    ['قال الوزير الأحد إن الفصائل [متهمة] بخرق الهدنة', 'accusation', false],
    ['قال الوزير الأحد إن الهدنة انتهت، و[القصف] مستمر', 'shelling', false],
  ])('is that of what the speaker goes on to say: %s', (text, type, is) => {
    const { scene, trigger } = sceneOf(resources, PUBLISHED, text, type);
    const candidates = timeCandidates(scene, trigger, { modality: 'asserted', earlier: [] });
    expect(saidOnTime(scene, trigger, candidates) !== undefined).toBe(is);
  });
});

describe('what stands', () => {
  test.each([
    ['أرسلت الهيئة مساعدات إلى البلدة التي [تسيطر] عليها الفصائل يوم الجمعة', 'territory_control', []],
    ['خرجت الحافلات فجر الأحد إلى البلدة الواقعة تحت [سيطرة] الفصائل', 'territory_control', []],
    ['وصلت القافلة الشهر الماضي إلى البلدة [المحاصرة]', 'siege', []],
    ['دخل الجيش البلدة التي [تسيطر] عليها الفصائل منذ عام 2014', 'territory_control', ['since']],
    ['[تسيطر] الفصائل حاليا على ثلاث بلدات', 'territory_control', ['now']],
    ['كانت البلدة تحت [سيطرة] الفصائل في عام 2014', 'territory_control', ['year']],
    ['فرضت القوات [الحصار] على البلدة يوم الجمعة', 'siege', ['weekday-alone']],
  ])('%s', (text, type, rules) => {
    expect(rulesOf(text, type)).toEqual(rules);
  });
});

describe('a day in a clause set off by commas', () => {
  test('is that of what the clause tells of', () => {
    expect(rulesOf('بعد [الهجوم]، الذي وقع يوم الأحد، انسحبت القوات', 'ground_attack')).toContain('weekday-alone');
    expect(rulesOf('[هاجمت] القوات البلدة، التي خسرتها يوم الأحد، من ثلاث جهات', 'ground_attack')).toEqual([]);
  });
});

describe('a happening so long before another', () => {
  test.each([
    ['وفي نيسان 2017، بعد ثلاثة أيام من [هجوم] على البلدة، أطلقت الطائرات صواريخ', null],
    ['ويوم الأحد، بعد ثلاثة أيام من [هجوم] على البلدة، أطلقت الطائرات صواريخ', '2018-05-03'],
  ])('%s', (text, day) => {
    const { scene, trigger } = sceneOf(resources, PUBLISHED, text, 'ground_attack');
    const time = scene.times.find((t) => t.rule === 'after-happening')!;
    const dating = { before: { day: null, sentence: 0 }, published: PUBLISHED, ahead: false };
    expect(whenOf(scene, trigger, time, 0, dating)).toMatchObject({ from: day, to: day });
  });
});
