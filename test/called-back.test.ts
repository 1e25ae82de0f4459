/** Sentences written for this project: what a bare place points back to, whom a title with a name means, whose the accusation is, and which outlet wrote. */
import { describe, expect, test } from 'vitest';
import { findOutlet, outletOf } from '../src/knowledge/outlets.ts';
import type { Claim } from '../src/model/index.ts';
import { annotate, loadResources, setScene } from '../src/pipeline.ts';
import { readerOn } from './help/reading.ts';

const resources = loadResources();
const read = readerOn('2018-06-28', resources);
const last = (text: string, type: Claim['type']): Claim => {
  const found = read(text).findLast((c) => c.type === type);
  expect(found, `${type}: ${text}`).toBeDefined();
  return found!;
};

test('a site that is not listed is called by its own words, and lies in the town named before', () => {
  const found = last('قصف الجيش مدينة الفاشر. ودمرت الطائرات مستشفى الجنوب.', 'destruction');
  expect(found.sentence.en).toBe(
    'The article says that the south hospital was destroyed or damaged by aircraft in El Fasher.',
  );
});

test('a date in a listed name is no time', () => {
  expect(last('سيطرت القوات على مستشفى 22 مايو شرقي المدينة يوم 3 مارس.', 'territory_capture').when).toMatchObject({
    from: '2018-03-03',
    to: '2018-03-03',
  });
});

describe('a place without a name', () => {
  test.each([
    ['قصفت الطائرات مدينة دوما صباح اليوم. وقتل خمسة مدنيين في المدينة.', 'Douma'],
    ['قصف الجيش حلب. وقتل خمسة مدنيين على جبهات المدينة.', 'Aleppo'],
    ['قصفت الطائرات حي الوعر في حمص. وقتل خمسة مدنيين في المدينة.', 'Homs'],
    ['اندلعت اشتباكات قرب دمشق. وقتل خمسة مدنيين في البلاد.', 'Syria'],
    ['قصفت الطائرات بلدة الحراك. وقتل خمسة مدنيين في ريفها.', 'Al-Hirak'],
    // the capital of the country that is spoken of
    ['قصفت الطائرات بلدة حرستا في ريف دمشق. وقتل خمسة مدنيين في ضواحي العاصمة.', 'Damascus'],
    ['قصفت الطائرات مدينة أم درمان. وقتل خمسة مدنيين في العاصمة.', 'Khartoum'],
    ['قصفت القوات الروسية مدينة خاركيف. وقتل خمسة مدنيين في العاصمة.', 'Kyiv'],
    ['سقطت ستة صواريخ في العاصمة الإريترية أسمرة، وقتل خمسة مدنيين.', 'Asmara'],
    // the country that the nearest sentence speaks of, not where talks are held
    ['اجتمع الوفد السوري في دمشق بعد معارك حلب وقبل محادثات جنيف. وقتل خمسة مدنيين في البلاد.', 'Syria'],
    ['تدور الحرب في سوريا وفي حلب. وعبر نازحون من لبنان ومن الأردن. وقتل خمسة مدنيين في البلاد.', 'Syria'],
    // neither of two towns
    ['سيطرت الفصائل على مدينة حماة، ودخلت إلى مدينتي الرستن وتلبيسة. وقتل خمسة مدنيين خارج المدينة.', 'Hama'],
    // a noun for a place behind one that says whereabouts is no name
    ['قصفت الطائرات مطار دير الزور. وقتل خمسة جنود في محيط المطار.', 'Deir ez-Zor air base'],
    ['قصفت الطائرات مدينة داريا. وقتل خمسة مدنيين في محيط المدينة.', 'Darayya'],
    // more than one, or not known which: nothing is guessed
    ['سيطر الجيش على بلدتي الفوعة وكفريا. وقتل خمسة مدنيين في البلدتين.', undefined],
    ['قصفت الطائرات مدينة دوما. وقتل خمسة مدنيين في مناطق عدة.', undefined],
    ['قصفت الطائرات مدينة دوما. وقتل خمسة مدنيين في المدينة الواقعة قرب الحدود.', undefined],
  ])('%s', (text, name) => {
    expect(last(text, 'killed').place[0]?.name).toBe(name);
  });
});

describe('a place with what it lies in', () => {
  test.each([
    ['وقتل ثلاثة جنود بعد معارك عنيفة شهدها حي النسيم في مدينة تعز.', 'حي النسيم', 'Taiz'],
    ['سيطر المقاتلون على حي النسيم شرق حي الورد جنوب مدينة تعز بعد معارك.', 'حي النسيم', 'Taiz'],
    ['دارت اشتباكات في مدينة حرستا في الغوطة الشرقية.', 'مدينة حرستا', 'Harasta'],
    ['قصفت الطائرات مواقع المدعومين من طهران في سوريا.', 'سوريا', 'Syria'],
  ])('%s', (text, words, name) => {
    expect(read(text).at(-1)!.place).toMatchObject([{ text: words, name }]);
  });
});

describe('where people talk', () => {
  test.each([
    ['تباحث الرئيسان هاتفيا الوضع في ليبيا.', undefined],
    ['اجتمع الوزراء لبحث الأزمة في السودان.', undefined],
    ['عقد المجلس جلسة بشأن ليبيا.', undefined],
    ['أجرى المبعوث محادثات في الرياض حول التطورات في اليمن.', 'Riyadh'],
  ])('is not what they talk about: %s', (text, name) => {
    expect(last(text, 'talks').place[0]?.name).toBe(name);
  });
});

describe('what is no place', () => {
  test.each([
    ['أعلن تنظيم القاعدة مسؤوليته عن تفجير في مدينة البيضاء، وقتل خمسة من عناصر القاعدة في حي الزهراء.', 'القاعدة'],
    ['وقع التفجير بالقرب من سوق الخضار.', 'القرب'],
    ['وقال المرصد، ومقره بريطانيا، إن خمسة مدنيين قتلوا.', 'بريطانيا'],
    ['وتسيطر الحكومة على 17 في المائة من البلاد.', 'المائة'],
    ['أعلن العميد انضمامه إلى صفوف الثورة، وقتل خمسة جنود في دمشق.', 'الثورة'],
  ])('%s', (text, not) => {
    for (const { place } of read(text)) expect(place.map((p) => p.text)).not.toContain(not);
  });
});

describe('a title with a name', () => {
  test.each([
    ['قالت رئيسة الوزراء البريطانية تيريزا ماي إن الطائرات قصفت حلب.', 'theresa-may'],
    ['قال الرئيس الأميركي دونالد ترمب الخميس إن الطائرات قصفت حلب.', 'donald-trump'],
    ['قال وزير الدفاع الأميركي جيمس ماتيس إن الطائرات قصفت حلب.', 'james-mattis'],
    ['قال المتحدث باسم الرئيس الروسي فلاديمير بوتين إن الطائرات قصفت حلب.', 'kremlin'],
  ])('%s', (text, id) => {
    expect(last(text, 'air_strike').source[0]?.entity).toBe(id);
  });

  test('the body that a person stands over is not the person', () => {
    const [claim] = read('قصفت قوات الرئيس السوري بشار الأسد المدينة.');
    expect(claim?.agent[0]?.entity).toBe('syrian-government-forces');
  });
});

describe('who accuses, warns and is meant', () => {
  test('the one party between «accuse» and the charge is accused, and says nothing', () => {
    const claim = last('وقال الوزير إن القتال مستمر. واتهم النظام السوري بشن هجوم على حلب.', 'accusation');
    expect(claim.agent).toEqual([]);
    expect(claim.target.map((t) => t.text)).toEqual(['النظام السوري']);
    expect(claim.source.map((s) => s.entity)).not.toContain('syrian-government');
  });

  test('who stands behind «warning» is warned', () => {
    const claim = last('قال ترامب إن القصف سيتواصل، محذرا إيران وروسيا من التدخل.', 'threat');
    expect(claim.agent.map((a) => a.text)).not.toContain('إيران');
  });

  test.each(['استهدف القصف مستودع أسلحة تابعا للحرس الثوري.', 'استهدف القصف مواقع للحرس الثوري.'])(
    'whose the target is has not fired: %s',
    (text) => {
      expect(last(text, 'shelling').agent).toEqual([]);
    },
  );
});

describe('speakers', () => {
  const speakers = (text: string): string[] => {
    const scene = setScene(resources, annotate(resources, text, '2018-06-28'), []);
    return scene.attributions.flatMap((a) => {
      const p = a.speaker < 0 ? null : scene.phrases[a.speaker]!;
      return p ? [text.slice(p.start, p.end)] : [];
    });
  };
  test.each([
    ['وكان وزير الدفاع السابق بيني غانتس قد كشف أن إيران قصفت الجولان.', 'وزير الدفاع السابق بيني غانتس'],
    ['أحمد أبو زيد عبّر عن قلق بلاده من القصف.', 'أحمد أبو زيد'],
    ['وبحسب ما نقلت عنها وكالة تاس قتل الطياران.', 'وكالة تاس'],
    ['وقال لوكالة رويترز مسؤول كردي إن القتال مستمر.', 'مسؤول كردي'],
    ['وحسب المصدر فإن الطائرات قصفت المطار.', 'المصدر'],
    ['وكتب ترامب على تويتر أن روسيا قصفت حلب.', 'ترامب'],
    ['وغرد ترامب قائلا إن الصواريخ قادمة.', 'ترامب'],
    ['قال المرصد إن القصف قتل خمسة. ويضيف أن المعارك مستمرة.', 'المرصد'],
  ])('%s', (text, speaker) => {
    expect(speakers(text)).toContain(speaker);
  });
});

describe('subject and object', () => {
  test.each([
    ['أعطت روسيا ضمانات للمعارضة.', 'روسيا'],
    ['قصف الجيش السوري مواقع داعش.', 'الجيش السوري'],
    ['أكدت قوات النظام السوري مواصلتها القتال.', 'قوات النظام السوري'],
    ['أطلق مسلحون النار على الجيش.', 'مسلحون'],
    ['قال أحمد الجربا رئيس الائتلاف إن القصف مستمر.', 'أحمد الجربا رئيس الائتلاف'],
  ])('%s', (text, phrase) => {
    const scene = setScene(resources, annotate(resources, text, '2018-06-28'), []);
    expect(scene.phrases.map((p) => text.slice(p.start, p.end))).toContain(phrase);
  });
});

describe('an outlet', () => {
  const { outlets } = resources.knowledge;
  test('is told by the address where two bear the name', () => {
    expect(outletOf(outlets, { outlet: 'alwatan', url: 'http://www.alwatan.com.sa/1' })?.id).toBe('al-watan-saudi');
    expect(outletOf(outlets, { outlet: 'alwatan', url: 'https://alwatan.sy/1' })?.id).toBe('al-watan-syria');
    expect(findOutlet(outlets, 'alwatan')).toBeUndefined();
    expect(outletOf(outlets, { outlet: 'BBC Arabic', url: null })).toBeDefined();
  });
});

describe('round numbers', () => {
  test.each([
    ['أجلي عشرات آلاف المدنيين من حلب.', 'tens of thousands of civilians'],
    ['قتل مئات الآلاف في سوريا.', 'hundreds of thousands of people'],
    ['نزح ملايين السوريين.', 'millions of Syrians'],
  ])('%s', (text, words) => {
    expect(
      read(text)
        .map((c) => c.sentence.en)
        .join(' '),
    ).toContain(words);
  });
});
