/** Sentences written for this project: whose a number is, and what it counts, where the language decides. */
import { describe, expect, test } from 'vitest';
import { namedBy, readerOn } from './help/reading.ts';

const read = readerOn('2019-05-10');
/** The numbers of the claim that a word names, as [of, lo, hi]. */
const numbers = (text: string, trigger: string): unknown[] =>
  namedBy(read(text), trigger).numbers.map(({ of, lo, hi }) => [of, lo, hi]);

describe('a tally', () => {
  test.each([
    [
      'ارتفعت حصيلة قتلى القصف على السوق إلى 12 قتيلا بينهم ثلاثة أطفال.',
      'قتلى',
      [
        ['killed', 12, 12],
        ['killed_children', 3, 3],
      ],
    ],
    ['وكان عدد القتلى منذ الأحد الماضي وحتى توقيع الاتفاق قد تجاوز 90 شخصا.', 'القتلى', [['killed', 90, null]]],
    ['وبحسب المشفى وصل عدد الجرحى في أحياء المدينة إلى 240.', 'الجرحى', [['injured', 240, 240]]],
    ['ليرتفع إلى تسعة على الأقل عدد الشهداء الذين قضوا منذ التصعيد.', 'الشهداء', [['killed', 9, null]]],
    ['ليرتفع عدد الضحايا المدنيين إلى 46 قتيلا منذ مطلع الشهر.', 'الضحايا', [['killed_civilians', 46, 46]]],
  ])('comes to the number behind its verb: %s', (text, trigger, wanted) => {
    expect(numbers(text, trigger)).toEqual(wanted);
  });

  test('of an attack is not the number of the dead', () => {
    expect(numbers('ارتفعت حصيلة قتلى القصف على السوق إلى 12 قتيلا.', 'القصف')).toEqual([]);
  });
});

describe('who fell victim', () => {
  const killed = (text: string) => read(text).find((c) => c.type === 'killed')!;

  test.each([
    ['راح ضحية هذه الغارات عشرات بل مئات من السكان العزل.', ['عشرات', 'مئات من السكان']],
    ['ذهب ضحية المجزرة عشرون شخصا من عائلة واحدة.', ['عشرون شخصا']],
    ['غارات عنيفة راح ضحيتها عشرات المدنيين.', ['عشرات المدنيين']],
  ])('%s', (text, numbers) => {
    expect(killed(text).numbers.map((n) => n.text)).toEqual(numbers);
    expect(killed(text).target[0]!.text).toContain(numbers[0]!);
  });
});

describe('lists, wholes and parts', () => {
  test('what «و» joins to a number goes with it', () => {
    const text = 'أعلن المرصد أن 25 مقاتلا من الفصائل وثمانية من مقاتلي التنظيم قتلوا في الهجوم على البلدة.';
    expect(numbers(text, 'قتلوا')).toMatchObject([
      [expect.any(String), 25, 25],
      [expect.any(String), 8, 8],
    ]);
  });

  test('people and places make no list', () => {
    const text = 'نص الاتفاق على انسحاب آلاف المقاتلين من الرستن وبلدتي تلبيسة والغنطو إلى الشمال.';
    expect(numbers(text, 'انسحاب')).toEqual([['fighters', 2000, 9999]]);
  });

  test('a part of a whole is named with what the whole counts', () => {
    expect(numbers('أسقط الدفاع الجوي 12 من 20 صاروخا أطلقت على القاعدة.', 'أسقط')[0]).toEqual(['shells', 12, 12]);
  });
});

describe('lengths', () => {
  test('belong to what they are filled with, and to what is joined to that', () => {
    const text = 'قتل 40 مدنيا في خمسة أيام من الغارات الجوية والقصف المدفعي على المدينة.';
    expect(numbers(text, 'الغارات')).toEqual([['days', 5, 5]]);
    expect(numbers(text, 'القصف')).toEqual([['days', 5, 5]]);
  });

  test.each([
    ['استعادت القوات البلدة بعد معارك استمرت أكثر من أسبوع.', 'معارك', [['days', 7, null]]],
    ['انهارت الهدنة بعد هدوء استمر عاما.', 'هدوء', [['other', 1, 1]]],
    ['سقطت البلدة إثر هجوم دام نحو شهرين.', 'هجوم', [['other', 2, 2]]],
  ])('are said of the happening whose verb they stand behind: %s', (text, trigger, wanted) => {
    expect(numbers(text, trigger)).toEqual(wanted);
  });

  test('a day that something happened before or after is none', () => {
    expect(numbers('جاء القصف بعد أسبوع من الهدوء.', 'القصف')).toEqual([]);
  });
});

describe('two without a numeral', () => {
  test('are counted with their hedge', () => {
    expect(numbers('أسفر القصف عن إصابتين على الأقل.', 'إصابتين')).toEqual([['injured', 2, null]]);
  });

  test('are counted where the plural is another word, and once', () => {
    expect(numbers('وعثر على ضابطين مقتولين قرب الحدود.', 'مقتولين')).toMatchObject([[expect.any(String), 2, 2]]);
    expect(numbers('قتل شرطيان تركيان في الهجوم.', 'قتل')).toMatchObject([[expect.any(String), 2, 2]]);
  });

  test('are two beside another dual, and one beside a word for one', () => {
    expect(numbers('وقتل طفلان شقيقان في غارة على المدينة.', 'قتل')).toEqual([['killed_children', 2, 2]]);
    expect(numbers('ولم يتبق للمعارضة سوى جيب واحد محاصر شمالي حمص.', 'محاصر')).toEqual([]);
  });

  test('a participle that takes what follows is a plural', () => {
    expect(numbers('قتلت الطائرات العاملين في المستشفى.', 'قتلت')).toEqual([]);
  });
});

describe('a share', () => {
  test('is told in percent, half a kilometre is not', () => {
    expect(numbers('نزح نحو نصف سكان البلدة.', 'نزح')).toEqual([['percent', 50, 50]]);
    expect(numbers('تقدمت القوات نصف كيلومتر في الحي.', 'تقدمت')).not.toContainEqual(['percent', 50, 50]);
  });
});

describe('what counts nothing', () => {
  test.each([
    ['قتل طفل يبلغ من العمر 14 عاما وجرح رجل في الأربعين بقصف على الحي.'],
    ['قتل أحمد الحسن (22 سنة) في غارة لطائرات إف-16 على البلدة.'],
    ['قصفت طائرات إف- 16 البلدة.'],
    ['طلبت المنظمات من المدعين العامين التحقيق في القصف.'],
    ['قصف فوج المدفعية 137 البلدة.'],
  ])('ages, makes and adjectives: %s', (text) => {
    expect(read(text).flatMap((c) => c.numbers)).toEqual([]);
  });
});

test('Arabic sentences agree: two siblings in the genitive, a group with a feminine verb', () => {
  const said = (text: string): string[] => read(text).map((c) => c.sentence.ar);
  expect(said('وقتل طفلان شقيقان في غارة على المدينة.').join(' ')).toContain('طفلين شقيقين');
  const group = 'وقال إن القرار يهدف إلى حماية مجموعة المقاتلين السوريين الذين دربتهم واشنطن لمحاربة التنظيم.';
  expect(said(group).join(' ')).not.toContain('يخوض مجموعة');
});
