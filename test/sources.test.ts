/** Sentences written for this project: whose words a claim is, who says it with him, and who passes it on. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../src/model/index.ts';
import { readerOn } from './help/reading.ts';

const read = readerOn('2018-06-28');
const chain = (claim: Claim | undefined) => (claim?.source ?? []).map((s) => (s.cue ? `${s.text} (${s.cue})` : s.text));

describe('who bears the title is named behind his body', () => {
  test.each([
    [
      'قال المتحدث باسم الدعم السريع الفاتح قرشي إن قواته سيطرت على المطار.',
      'al-fateh-qurashi',
      'rapid-support-forces',
    ],
    ['قال القيادي في حركة حماس أسامة حمدان إن إسرائيل قصفت غزة.', 'osama-hamdan', 'hamas'],
    ['قال مبعوث الأمم المتحدة إلى سوريا ستيفان دي ميستورا إن القوات قصفت حلب.', 'staffan-de-mistura', 'united-nations'],
  ])('%s', (text, person, body) => {
    expect(read(text)[0]!.source.map((s) => s.entity)).toEqual([person, body]);
  });
});

describe('who can say so', () => {
  test.each([
    ['قال الأسعد إنه موجود في تركيا، مهددا بقصف المدينة.', 'الأسعد'],
    ['لكن وزير خارجية روسيا، وهي أهم حليف لدمشق في الحرب التي مزقت البلد منذ سنوات، قال إن الجيش قصف دوما.', 'روسيا'],
    ['قائد الفصيل، الذي رفض كشف اسمه، أكد أن مقاتليه انسحبوا من البلدة.', 'قائد الفصيل'],
    [
      'سامر الأسعد وهو أحد الأطباء الذين كانوا متواجدين في المشفى، تحدث عما جرى قائلا: استهدفت الطائرات المشفى.',
      'سامر الأسعد',
    ],
    ['استهدف القصف مقرا لمسلحين يعتقد أنهم منشقون. وأضاف المرصد أن عشرة قتلوا.', 'المرصد'],
  ])('%s', (text, speaker) => {
    const told = read(text).flatMap((c) => c.source.slice(0, 1).map((s) => s.text));
    expect(new Set(told)).toHaveLength(1);
    expect(told[0]).toContain(speaker);
  });

  test.each([
    'للمزيد: أهم الضربات التي نفذتها إسرائيل في سوريا.',
    'عدد من أعضاء الكادر الطبي والتمريضي تعرضوا للقصف في حلب.',
  ])('nobody: %s', (text) => {
    expect(read(text).flatMap((c) => c.source)).toEqual([]);
  });
});

test('who answers a deed with another says nothing', () => {
  const claims = read('ردت إسرائيل على إطلاق صواريخ من جنوب لبنان بقصف مدفعي على أطراف بلدة الناقورة.');
  expect(claims.flatMap((c) => c.source)).toEqual([]);
});

test('whose name no list holds has his body all the same; an adjective has none', () => {
  const told = (text: string) => read(text).flatMap((c) => [...c.source, ...c.agent].map((s) => s.text));
  expect(told('وذكر خزعلوف باسم وزارة الدفاع الروسية أن الطائرات قصفت المدينة.')).toContain(
    'خزعلوف باسم وزارة الدفاع الروسية',
  );
  const accused = told('وتأتي الغارة بعد اتهامات أمريكية لإيران بتسليح الحوثيين.');
  expect(accused).toContain('أمريكية');
  expect(accused.join()).not.toContain('أمريكية لإيران');
});

describe('the chain of sources, nearest first', () => {
  test.each([
    ['أكدت أمريكا وفرنسا أن النظام قصف مدينة دوما يوم السبت.', ['أمريكا (أكدت)', 'فرنسا (أكدت)']],
    [
      'وقال المرصد السوري لحقوق الإنسان والدفاع المدني إن الطائرات قصفت بلدة حريتان.',
      ['المرصد السوري لحقوق الإنسان (قال)', 'الدفاع المدني (قال)'],
    ],
    [
      'الأمم المتحدة والصليب الأحمر أعلنا مقتل ثلاثة من عمال الإغاثة في حلب.',
      ['الأمم المتحدة (أعلنا)', 'الصليب الأحمر (أعلنا)'],
    ],
    ['قُصفت بلدة حريتان مساء السبت، حسبما قال ناشطون.', ['ناشطون (حسبما قال)']],
    ['ولفتت الأمم المتحدة إلى مقتل ثلاثة من عمال الإغاثة في حلب.', ['الأمم المتحدة (لفتت)']],
    ['وقال أبو زيد إن القوات انسحبت من بلدة حريتان.', ['أبو زيد (قال)']],
    ['بحسب ناشطين وسكان، قصفت الطائرات سوقا في معرة النعمان.', ['ناشطين (بحسب)', 'سكان (بحسب)']],
    [
      'نقلت وكالة رويترز عن مصدر عسكري قوله إن الجيش السوري سيطر على بلدة خان طومان.',
      ['مصدر عسكري (قوله)', 'وكالة رويترز (نقلت)'],
    ],
    [
      'ذكرت وكالة سانا نقلا عن مصدر في قيادة الشرطة أن قذيفة سقطت على حي السليمانية.',
      ['مصدر في قيادة الشرطة (نقلا عن)', 'وكالة سانا (ذكرت)'],
    ],
    [
      'قال متحدث باسم وحدات حماية الشعب الكردية لرويترز إن الجيش التركي قصف قرية في عفرين.',
      ['متحدث باسم وحدات حماية الشعب الكردية (قال)', 'وحدات حماية الشعب الكردية', 'رويترز'],
    ],
    ['وقال وزير الدفاع لوكالة فرانس برس إن القوات قصفت المدينة.', ['وزير الدفاع (قال)', 'وكالة فرانس برس']],
  ])('%s', (text, expected) => {
    expect(chain(read(text)[0])).toEqual(expected);
  });

  test.each([
    [
      'وكان المرصد السوري لحقوق الإنسان قد نقل الأحد عن مصادر طبية أن تسعة مدنيين قتلوا في بلدة حريتان.',
      ['مصادر طبية (عن)', 'المرصد السوري لحقوق الإنسان (نقل)'],
    ],
    [
      'ونقلت "إرنا" عن وزير الخارجية الإيراني قوله إن القصف أصاب مدينة حلب.',
      ['وزير الخارجية الإيراني (قوله)', 'إرنا (نقلت)'],
    ],
    [
      'وذكرت وكالة الأنباء السورية، "سانا"، نقلا عن مصدر عسكري أن الطائرات قصفت مطار التيفور.',
      ['مصدر عسكري (نقلا عن)', 'وكالة الأنباء السورية (ذكرت)'],
    ],
    [
      'ونقل المرصد الذي مقره في بريطانيا عن مصادر محلية أن القوات التركية قصفت قرية في عفرين.',
      ['مصادر محلية (عن)', 'المرصد (نقل)'],
    ],
    [
      'ونقلت صحيفة "الأهرام" عن قائد ميداني القول إن الطائرات قصفت مدينة سرت.',
      ['قائد ميداني (عن)', 'صحيفة "الأهرام (نقلت)'],
    ],
    ['ونقلت القناة أمس مشاهد للمدينة، وتحدثت عن مقتل خمسة أشخاص.', ['القناة (تحدثت)']],
  ])('who passes it on and whose words they are stand apart: %s', (text, expected) => {
    expect(chain(read(text).at(0))).toEqual(expected);
  });

  test.each([
    // within the quotation somebody else is said to speak
    ['قال الوزير: "إسرائيل تحمّل إيران كامل المسؤولية". وأضاف أن الطائرات قصفت حلب.', 'الوزير (أضاف)'],
    // where he said it, and whom he wants to act, do not go on
    ['وقال الأسد في مقابلة مع شبكة روسيا اليوم إن القتال مستمر. وأضاف أن الطائرات قصفت حلب.', 'الأسد (أضاف)'],
    ['وقال الأسد إنه يجب على الأميركيين المغادرة. وأضاف أن الطائرات قصفت حلب.', 'الأسد (أضاف)'],
    ['قال العقيد إن القتال مستمر. ووجه الوزير تحذيرا إلى المسلحين، مؤكدا أن الطائرات قصفت حلب.', 'الوزير (مؤكدا)'],
  ])('who goes on talking: %s', (text, expected) => {
    expect(chain(read(text).findLast((c) => c.type === 'air_strike'))[0]).toBe(expected);
  });

  test.each([
    ['قال الائتلاف إن الحصار مستمر، كما طالب مجلس الأمن والجامعة العربية بإنقاذ المدنيين في مضايا.', 'الائتلاف (طالب)'],
    [
      'لكن وسائل الإعلام الرسمية السورية اتهمت التحالف الدولي بقصف بلدة الهري.',
      'وسائل الإعلام الرسمية السورية (اتهمت)',
    ],
  ])('what is demanded or charged is said by whoever does so, not by whom he asks: %s', (text, expected) => {
    expect(chain(read(text).at(-1))[0]).toBe(expected);
  });

  test('who begins a clause does not say it with those before the comma', () => {
    const claims = read('قصفت الطائرات الغوطة الشرقية، والأمم المتحدة تدعو إلى انسحاب القوات من المدينة.');
    expect(claims.find((c) => c.type === 'demand')?.agent.map((a) => a.text)).toEqual(['الأمم المتحدة']);
    expect(chain(claims.at(-1))).toEqual(['الأمم المتحدة (تدعو إلى)']);
  });

  test('«وأضافت» carries on a woman or a body, not the president who spoke between', () => {
    const claims = read(
      'قالت رئيسة وزراء بريطانيا تيريزا ماي إن هجوما وقع في دوما. وقال الرئيس الأميركي دونالد ترامب إن القصف مستمر. وأضافت أن الغارات على حلب مستمرة.',
    );
    expect(claims.at(-1)?.source[0]?.entity).toBe('theresa-may');
  });

  test('a minister who told an agency is not the agency', () => {
    const [claim] = read('وقال وزير الدفاع لوكالة فرانس برس إن القوات قصفت المدينة.');
    expect(claim?.source.map((s) => s.entity)).toEqual([undefined, 'afp']);
  });

  test('what a quotation begins with does not say it', () => {
    const claims = read(
      'وأيده المندوب الروسي فاسيلي نيبينزيا الذي قال "مدينتا درعا والسويداء تتعرضان لقصف الجهاديين".',
    );
    expect(chain(claims.find((c) => c.type === 'shelling'))).toEqual(['المندوب الروسي فاسيلي نيبينزيا (قال)']);
  });

  test('the accusative that tells how it was said is nobody', () => {
    const claims = read('وأضاف متحدثا عبر الهاتف "نرى هجوما بريا شاملا على المدينة".');
    expect(claims).not.toEqual([]);
    for (const claim of claims) expect(chain(claim)).toEqual([]);
  });
});

describe('who is meant', () => {
  test('a surname is the person named before by more than it', () => {
    const claims = read('قال جوناثان كوهين إن روسيا قصفت درعا. وقال كوهين إن النظام شن هجوما في جنوب غرب سوريا.');
    expect(claims.at(-1)?.source[0]).toMatchObject({
      entity: 'jonathan-cohen',
      inferred: 'surname of one named before',
    });
  });

  test('«بلاده» is the country of the speaker or of the body that he leads', () => {
    const [claim] = read('قال وزير الخارجية الروسي سيرغي لافروف إن بلاده قصفت مواقع في إدلب.');
    expect(claim?.agent[0]).toMatchObject({ entity: 'russia', inferred: "the speaker's own country" });
  });

  test('a title with a nationality is no town of that name', () => {
    const [claim] = read('قالت السفيرة الأمريكية إن روسيا شنت ضربات جوية.');
    expect(claim?.place).toEqual([]);
    expect(read('قصف الجيش بلدة السفيرة.')[0]?.place.map((p) => p.text)).toEqual(['بلدة السفيرة']);
  });
});

test.each([
  'وشنت الطائرات غارات ردا على الهجمات التي قيل إن أربعين شخصا قتلوا خلالها.',
  'وقررت الإدارة إجلاء المدنيين لتجنب ما وصفته "أسوأ كارثة"، خشية مقتل مزيد من المدنيين.',
  'وجاء ذلك تطبيقا لاتفاق يقضي بتهجير مدنيين من البلدة.',
  'لم يصدر بيان رسمي، وقتل عشرة في الغارة.',
])('an answer, an application and what one calls it say nothing: %s', (text) => {
  for (const word of ['ردا', 'أسوأ', 'تطبيقا', 'بيان'])
    expect(
      read(text)
        .flatMap((c) => c.source.map((s) => s.text))
        .join(),
    ).not.toContain(word);
});

describe('whom a text comes from', () => {
  test.each([
    ['قتل خمسة جنود في القصف، وفقا لبيان صادر عن وزارة الدفاع الروسية.', 'russian-defence-ministry'],
    ['وبحسب بيان صدر أمس عن وزارة الدفاع الروسية قصفت الطائرات المدينة.', 'russian-defence-ministry'],
    ['وجاء في بيان أصدرته وزارة الدفاع التركية أن الطائرات قصفت مواقع في عفرين.', 'turkish-defence-ministry'],
    ['وذكر تقرير نشرته منظمة العفو الدولية أن الغارات قتلت 300 مدني.', 'amnesty'],
  ])('%s', (text, entity) => {
    expect(read(text).at(-1)?.source[0]).toMatchObject({ entity });
  });

  test.each([
    ['نقلت "سكاي نيوز" البريطانية عن متحدث باسم وزارة الدفاع البريطانية قوله إن جنديا قتل.', 'uk-defence-ministry'],
    ['قالت وكالة الأنباء الرسمية (سانا) إن قذيفة سقطت على الحي.', 'sana'],
  ])('who is behind the outlet, and which outlet: %s', (text, entity) => {
    expect(read(text).at(-1)?.source[0]).toMatchObject({ entity });
  });

  test('words for a source behind «و» vouch for nothing before them', () => {
    const claims = read('واعترف الجيش بإسقاط طائرة له، وجاء في بيان للمرصد السوري أن خمسة مدنيين قتلوا.');
    expect(claims.find((c) => c.type === 'killed')?.source[0]).toMatchObject({ entity: 'sohr' });
    for (const { type, source } of claims)
      if (type !== 'killed') expect(source.map((s) => s.entity)).not.toContain('sohr');
  });

  test('what a session is held for says nothing', () => {
    const claims = read('وعقد المجلس جلسة لبحث الوضع الإنساني في الغوطة، حيث لقي أكثر من 400 شخص مصرعهم.');
    for (const { source } of claims) expect(source).toEqual([]);
  });

  test('«وجاء في» cites what stands behind it', () => {
    const [claim] = read('وجاء في بيان الوزارة أن الطائرات قصفت المدينة.');
    expect(claim?.source[0]).toMatchObject({ text: 'بيان الوزارة' });
  });

  test('where a paper comes out is no part of it, and no place that is called back', () => {
    const [claim] = read('ذكرت صحيفة الفجر الصادرة في لندن أن الجيش سيطر على البلدة.');
    expect(claim?.source[0]?.text).toBe('صحيفة الفجر الصادرة');
    expect(claim?.place.map((p) => p.id)).toEqual([undefined]);
  });
});
