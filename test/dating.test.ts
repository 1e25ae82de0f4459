/** Sentences written for this project: the days of a happening where the text gives them elsewhere than beside it. */
import { describe, expect, test } from 'vitest';
import { begunElsewhere } from '../src/claims/beginnings.ts';
import { whenOf } from '../src/claims/dating.ts';
import { mayCarry, timeCandidates } from '../src/claims/timing.ts';
import { loadResources } from '../src/pipeline.ts';
import { sceneWith as sceneOf } from './help/reading.ts';

const resources = loadResources();
const PUBLISHED = '2018-05-11';

/** A scene with one happening, which stands in brackets. */
const sceneWith = (marked: string, type: string, published: string | null = PUBLISHED) =>
  sceneOf(resources, published, marked, type);

/** The days of the happening by the expression of this rule. */
function when(marked: string, rule: string, day: string | null = null, type = 'killed') {
  const { scene, trigger } = sceneWith(marked, type);
  const time = scene.times.findLast((t) => t.rule === rule);
  if (!time) throw new Error(`no time by «${rule}»: ${scene.times.map((t) => t.rule)}`);
  const sentence = scene.doc.sentenceOf[trigger.first]!;
  return whenOf(scene, trigger, time, 0, { before: { day, sentence }, published: PUBLISHED, ahead: false });
}

describe('when it began that is only said to have begun', () => {
  test.each([
    ['قتل [عشرون] منذ بدء القصف. وهرب السكان منذ بدء القصف على المدينة قبل أسبوع.', '2018-05-04'],
    ['قتل [عشرون] منذ بدء الهجوم. ويستمر الهجوم المتواصل منذ 19 نيسان/أبريل في الحي.', '2018-04-19'],
    ['قتل [عشرون] منذ بدء العملية. وتشن القوات منذ 20 نيسان/أبريل عملية في الحي.', '2018-04-20'],
    ['بدأت الحملة في 2 أيار/مايو. وقتل [عشرون] منذ انطلاق الحملة.', '2018-05-02'],
    ['العملية التي أطلقتها القوات في مارس الماضي. وقتل [عشرون] منذ بدء العملية.', '2018-03-01'],
  ])('%s', (text, from) => {
    expect(when(text, 'since-happening-alone')).toMatchObject({ from, to: PUBLISHED });
  });

  test.each([
    ['another thing began then', 'بدأت الهدنة في 2 أيار/مايو. وقتل [عشرون] منذ بدء الحملة.'],
    ['it began on two days', 'بدأت الحملة في 2 أيار/مايو. بدأت الحملة في 3 أيار/مايو. وقتل [عشرون] منذ بدء الحملة.'],
    ['it is one of several', 'بدأت القوات عملية عسكرية في 2 أيار/مايو. وقتل [عشرون] منذ بدء عملية إنسانية في الحي.'],
    ['nothing is said of its beginning', 'قتل ثلاثة في الحملة في 2 أيار/مايو. وقتل [عشرون] منذ بدء الحملة.'],
  ])('the text does not give it where %s', (_, text) => {
    const { scene } = sceneWith(text, 'killed');
    const since = scene.times.find((t) => t.rule === 'since-happening-alone')!;
    expect(begunElsewhere(scene, since)).toBeUndefined();
    expect(when(text, 'since-happening-alone')).toMatchObject({ from: null, to: PUBLISHED });
  });

  test('«منذ ذلك الحين» goes on from the time named before', () => {
    const text = 'أعلنت الحكومة النصر في ديسمبر الماضي. ومنذ ذلك الحين لم تتوقف [الهجمات] على القوات.';
    expect(when(text, 'since', null, 'ground_attack')).toMatchObject({ from: '2017-12-01', to: PUBLISHED });
    expect(when('غيرت تركيا موقفها. وشنت منذ ذلك الحين [غارات] على القرى.', 'since')).toMatchObject({ from: null });
  });

  test('what is told as having happened is not counted past the day of publication', () => {
    const text = 'لم تتمكن القوات من [القضاء] على المسلحين إلا بعد عشر سنوات.';
    expect(when(text, 'hence', '2018-05-09', 'ground_attack')).toMatchObject({ from: null, to: null });
    expect(when('وقتل [ثلاثة] بعد يومين.', 'hence', '2018-05-09')).toMatchObject({ from: PUBLISHED, to: PUBLISHED });
  });

  test('shelling whose beginning the sentence closes with a day has gone on since', () => {
    const text = 'قتل مئة منذ بدء [القصف] الحكومي على المنطقة، قبل أسبوع.';
    expect(when(text, 'ago', null, 'shelling')).toMatchObject({ from: '2018-05-04', to: PUBLISHED });
    expect(when(text.replace('القصف', 'الهجوم'), 'ago', null, 'ground_attack')).toMatchObject({ to: '2018-05-04' });
  });
});

describe('hours without a day of their own', () => {
  test.each([
    ['كانت أصوات [القصف] مسموعة طوال الليل', 'night-alone', '2018-05-09', '2018-05-08', '2018-05-09'],
    ['وقع [الهجوم] في الساعة 05:15', 'clock-alone', '2018-05-09', '2018-05-09', '2018-05-09'],
    ['وقع [الهجوم] صباحا', 'part-of-day-alone-when', '2018-05-09', '2018-05-09', '2018-05-09'],
    ['وقع [الهجوم] في الساعة 05:15', 'clock-alone', null, PUBLISHED, PUBLISHED],
  ])('%s by %s after %s', (text, rule, day, from, to) => {
    expect(when(text, rule, day, 'shelling')).toMatchObject({ from, to });
  });

  test('are of no day where the text looks back on days long gone by', () => {
    const old =
      'استهدف القصف المستشفى في 27 شباط/فبراير 2017. وصل المسعفون. وجمعت الشهادات. ويظهر التسجيل أن [الهجوم] وقع في الساعة 05:15';
    expect(when(old, 'clock-alone')).toMatchObject({ from: null, to: null });
  });

  test('are counted from the day on which it was said', () => {
    const said = 'أفاد مدير المرصد، أمس الخميس، بمقتل [عشرين] شخصا خلال الساعات الأربع والعشرين الماضية';
    expect(when(said, 'within-counted-behind')).toMatchObject({ from: '2018-05-09', to: '2018-05-10' });
    const told = 'قتل ثلاثة أمس الخميس و[عشرون] شخصا خلال الساعات الأربع والعشرين الماضية';
    expect(when(told, 'within-counted-behind')).toMatchObject({ from: '2018-05-10', to: PUBLISHED });
  });
});

test('a month told before is no day to count from, and a day named since is', () => {
  const text = 'سيطرت القوات على البلدة في مارس. وأعلن الاتفاق الخميس. ويأتي ذلك غداة [محادثة] هاتفية بين الرئيسين';
  expect(when(text, 'day-after-happening', null, 'talks')).toMatchObject({ from: '2018-05-09', to: '2018-05-09' });
});

test('«في اليوم نفسه» does not count from a day told before one that has no place on the calendar', () => {
  const text = 'بدأت الهدنة في 27 شباط/فبراير 2016. وقتل عشرة السبت. وفي اليوم نفسه [فر] السكان.';
  const { scene, trigger } = sceneWith(text, 'displacement', null);
  const time = scene.times.find((t) => t.rule === 'day-of-context')!;
  const before = { day: '2016-02-27', sentence: 0 };
  expect(whenOf(scene, trigger, time, 0, { before, published: null, ahead: false })).toMatchObject({ from: null });
});

describe('a time by the verb of a relative clause', () => {
  const may = (marked: string, type: string) => {
    const { scene, trigger } = sceneWith(marked, type);
    return timeCandidates(scene, trigger, { modality: 'asserted', earlier: [] }).length;
  };

  test.each([
    ['[هاجم] مسلحون القاعدة التي أنشأتها فرنسا عام 2014.', 'ground_attack', 0],
    ['[قتل] قائد الفصيل الذي تشكل العام الماضي.', 'killed', 0],
    ['[هاجم] مسلحون القاعدة التي تديرها فرنسا في صحراء النيجر الشمالية عام 2014.', 'ground_attack', 1],
    ['[هاجم] مسلحون القاعدة عام 2014.', 'ground_attack', 1],
  ] as const)('%s', (text, type, count) => {
    expect(may(text, type)).toBe(count);
  });
});

describe('a weekday of what is announced', () => {
  const day = (marked: string) => {
    const { scene, trigger } = sceneWith(marked, 'talks');
    const before = { day: null, sentence: 0 };
    return whenOf(scene, trigger, scene.times[0]!, 0, { before, published: PUBLISHED, ahead: true }).from;
  };

  test.each([
    ['يعقد المجلس [جلسة] الأحد.', '2018-05-13'],
    ['توقع الوزير أن تبدأ السبت [محادثات] جديدة.', '2018-05-12'],
    ['سافر الوفد السبت لعقد [محادثات].', '2018-05-05'],
    ['كان من المقرر أن يعقد المجلس [جلسة] الأحد.', '2018-05-06'],
    ['دعا إلى متابعة [محادثات] أمس الخميس.', '2018-05-10'],
  ])('%s', (text, from) => {
    expect(day(text)).toBe(from);
  });
});

describe('what may carry on from the sentence before', () => {
  const carried = (words: string) => {
    const { scene, trigger } = sceneWith(`قتل جنود ${words}. ودارت [معارك] في الحي.`, 'armed_clash');
    return timeCandidates(scene, trigger, { modality: 'asserted', earlier: [] }).filter((c) => mayCarry(scene, c))
      .length;
  };

  test.each(['السبت', 'صباح السبت', 'ليل السبت', 'أمس', 'في 2 أيار/مايو'])('%s', (words) => {
    expect(carried(words)).toBe(1);
  });

  test.each([
    'منذ السبت',
    'الشهر الماضي',
    'عام 2011',
    'هذا الأسبوع',
    'خلال الساعات الماضية',
    'منذ بدء الهجوم',
    'لمدة شهرين',
  ])('not %s', (words) => {
    expect(carried(words)).toBe(0);
  });
});
