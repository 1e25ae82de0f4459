/** Sentences written for this project: what a place that holds its name back, a part of a town or a site lies in, and what is no place of a happening. */
import { describe, expect, test } from 'vitest';
import { readerOn } from './help/reading.ts';

const read = readerOn('2021-05-04');
const lastPlaces = (text: string) => read(text).at(-1)!.place;

describe('a place whose name the article holds back', () => {
  const title = 'قصف جوي على قرية بريف حلب.';
  const named = 'أعلن المرصد أن الطائرات قصفت مناطق في قرية قصر البريج في ريف حلب الشمالي الشرقي.';

  test('is the one named with the same noun in the next sentences', () => {
    expect(read(`${title} ${named}`)[0]!.place).toMatchObject([
      { text: 'قرية', name: 'Qasr Elbreij', inferred: 'the place named later' },
    ]);
  });

  test('is not one that lies elsewhere', () => {
    const elsewhere = 'أعلن المرصد أن الطائرات قصفت مناطق في قرية معرة حرمة في ريف إدلب الجنوبي.';
    expect(read(`${title} ${elsewhere}`)[0]!.place[0]!.name).toBe('Aleppo countryside');
  });

  test('lies in what its clause says', () => {
    expect(lastPlaces('قتل 12 شخصا في قصف على قرية تسيطر عليها المعارضة بسوريا.')).toMatchObject([
      { text: 'قرية', name: 'Syria' },
    ]);
  });
});

test('what a relative clause says of a place befalls that place', () => {
  const text =
    'انفجرت سيارة مفخخة في منطقة الزعفرانية جنوب بغداد. وقال التنظيم إن التفجير استهدف مقاتلين يقاتلون لاستعادة المناطق التي يسيطر عليها.';
  expect(lastPlaces(text)).toMatchObject([{ text: 'المناطق' }]);
});

test('what a side moves towards is not what its way begins in', () => {
  expect(lastPlaces('تقدمت القوات الحكومية من مديرية الخوخة باتجاه ميناء الحديدة.')).toMatchObject([
    { name: 'Port of Hudaydah' },
  ]);
});

describe('what it lies in', () => {
  test.each([
    // what it is on the way to
    ['سيطرت القوات على مدينة داريا. وخرج المقاتلون من المدينة باتجاه محافظة إدلب.', 'Darayya'],
    // a part and what it is a part of
    ['سيطر الجيش على نقاط في الأطراف الجنوبية الغربية لمدينة حلب.', 'Aleppo'],
    ['قصفت الطائرات مدينة الموصل. وقتل خمسة في الأحياء الشرقية.', 'Mosul'],
    ['قصفت الطائرات مدينة دير الزور. وقتل خمسة في مستشفى في الأحياء الشرقية للمدينة.', 'Deir ez-Zor'],
    ['قصفت الطائرات مدينة حلب. وقتل خمسة في أحياء المدينة الشرقية.', 'Aleppo'],
    // a quarter and a site that are not listed
    ['وصلت القوات إلى الموصل. وحررت الشرطة حي اليابسات.', 'Mosul'],
    ['أصيب عشرة مدنيين في تعز. وقال الأطباء إن القذائف أصابت مستشفى الثورة.', 'Taiz'],
    ['تواصلت المعارك في محيط القصر الجمهوري وسط الخرطوم.', 'Khartoum'],
    ['سقط قتلى في مدينة الفاشر عاصمة ولاية شمال دارفور. وأدى القصف إلى تدمير مستشفى الجنوب.', 'El Fasher'],
    // several kinds with one name
    ['قصفت الطائرات مدن وبلدات الغوطة الشرقية.', 'Eastern Ghouta'],
    // areas that a clause tells apart from others, and a capital, which is no area
    ['قصف الجيش مدينة درعا. وفتحت الحكومة معبرا إلى المناطق التي تسيطر عليها.', undefined],
    ['اجتمع الوزراء في أنقرة. وسيطر الجيش على نصف المنطقة.', undefined],
    ['وصلت القوات إلى عفرين. وسيطر الجيش على نصف المنطقة.', 'Afrin'],
    ['قصف الجيش مدينة درعا. وسقطت قذيفتان على المدن التركية.', undefined],
    ['قصف الجيش مدينة درعا. وقتل خمسة في المدينة التي تسيطر عليها المعارضة.', 'Daraa'],
    // neither the towns around nor the land
    ['اجتمع الوزراء في جنيف. وفر آلاف اللاجئين إلى البلدان المجاورة.', undefined],
    ['قصف الجيش مدينة درعا. ونزح آلاف من الأرض المحتلة.', undefined],
    ['قصف الجيش مدينة درعا. ونزح آلاف المدنيين إلى المنطقة الحدودية.', undefined],
  ])('%s', (text, name) => {
    expect(lastPlaces(text)[0]?.name).toBe(name);
  });

  test.each([
    // a town and what it is told to lie in
    ['تحطمت طائرة فوق مدينة أريحا الواقعة في محافظة إدلب.', 'مدينة أريحا'],
    ['قتل خمسة في قصف على بلدة كفرنبودة في ريف حماة الشمالي.', 'بلدة كفرنبودة'],
    // places without a name, and what they lie in
    ['قصفت الطائرات مناطق في بلدة كفرنبودة.', 'بلدة كفرنبودة'],
    ['قتل خمسة في قصف على أحياء واقعة تحت سيطرة القوات في مدينة حلب.', 'مدينة حلب'],
    ['قصف الجيش مستشفى في الأحياء الشرقية.', 'الأحياء الشرقية'],
    // with a name of its own
    ['قصف الجيش مستشفى الرحمة في مدينة حلب.', 'مستشفى الرحمة'],
  ])('the nearest place with a name: %s', (text, place) => {
    expect(lastPlaces(text)[0]?.text).toBe(place);
  });

  test.each([
    // where something else happened that is told for comparison
    ['عقد الطرفان مفاوضات مثل ما حدث في حلب.', undefined],
    ['شن الجيش هجوما على بلدة الباب على غرار ما جرى في منبج.', 'Al-Bab'],
    ['هدد الجيش بضرب مواقع في العراق كما فعل مرارا في سوريا.', 'Iraq'],
    ['قصف الجيش مدنا مثل حلب.', 'Aleppo'],
  ])('what it is compared to: %s', (text, name) => {
    expect(lastPlaces(text)[0]?.name).toBe(name);
  });

  test('what stands beside a place is not what it lies in', () => {
    expect(lastPlaces('نزح مليون شخص من الجنوب والضاحية في لبنان.')).toMatchObject([
      { text: 'الجنوب' },
      { text: 'الضاحية', name: 'Dahiyeh' },
    ]);
    expect(lastPlaces('نزح مليون شخص من الجنوب والضاحية في لبنان.')[0]!.name).toBeUndefined();
  });

  test('a town in a part without a listed name', () => {
    expect(lastPlaces('استهدفت غارة إسرائيلية بلدة عيتا الشعب في القطاع الغربي جنوب لبنان.')).toMatchObject([
      { text: 'بلدة عيتا الشعب', name: 'Aita al-Shaab' },
    ]);
  });
});

test.each([
  ['اندلعت معارك شمالي غربي حلب.', 'North-western Aleppo countryside'],
  ['وتشهد جبهات الريف الشمالي للرقة اشتباكات عنيفة.', 'Northern Raqqa countryside'],
  ['قتل عشرة مدنيين في الشرق الأوكراني.', 'Eastern Ukraine'],
  ['قتل عشرة مدنيين في شرق السودان.', 'Eastern Sudan'],
])('sides of countries and of towns are listed: %s', (text, name) => {
  expect(lastPlaces(text)[0]?.name).toBe(name);
});

test('an operation is no place', () => {
  const text = 'أطلقت تركيا عملية «نبع السلام» شرق الفرات.';
  expect(read(text).flatMap((c) => c.place.map((p) => p.name))).toEqual(['East of the Euphrates']);
});

describe('where it is said', () => {
  test('is not where it happens when something else says where', () => {
    const text = 'سيطر المقاتلون على مدينة زنجبار. وقال مسؤول في عدن إن مدنيين قتلوا في المدينة.';
    expect(read(text).findLast((c) => c.type === 'killed')!.place).toMatchObject([{ text: 'المدينة' }]);
  });
  test('stands where nothing else does', () => {
    expect(read('قال شاهد في دوما إن ثلاثة مدنيين قتلوا.')[0]!.place).toMatchObject([{ name: 'Douma' }]);
  });
});

describe('near a place', () => {
  test.each([
    ['قتل ثلاثة مدنيين قرب دمشق.', 'near Damascus', 'قرب دمشق'],
    ['قتل ثلاثة مدنيين بالقرب من دمشق.', 'near Damascus', 'قرب دمشق'],
    ['قتل ثلاثة مدنيين على مقربة من دمشق.', 'near Damascus', 'قرب دمشق'],
    ['قتل ثلاثة مدنيين على بعد عشرة كيلومترات من دمشق.', 'near Damascus', 'قرب دمشق'],
    ['قصف الجيش قرية قرب دمشق.', 'a village near Damascus', 'قرية قرب دمشق'],
    ['قتل ثلاثة مدنيين في دمشق.', 'in Damascus', 'في دمشق'],
  ])('%s', (text, en, ar) => {
    const [claim] = read(text);
    expect(claim!.place[0]!.precision).toBe(en.includes('near') ? 2 : 1);
    expect(claim!.sentence.en).toContain(en);
    expect(claim!.sentence.ar).toContain(ar);
  });
});
