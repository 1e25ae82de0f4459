/** Sentences written for this project: whom the reader holds for the doer and for the one it is done to, and whom it must not. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../src/model/index.ts';
import { readerOn } from './help/reading.ts';

const read = readerOn('2018-03-20');
const claim = (text: string, type: Claim['type']): Claim => {
  const found = read(text).find((c) => c.type === type);
  expect(found, `${type}: ${text}`).toBeDefined();
  return found!;
};

describe('to whom', () => {
  test.each([
    ['قتل عناصر من حزب الله في غارة على القصير.', 'عناصر من حزب الله', 'hezbollah'],
    ['مقتل قيادي في جبهة النصرة في إدلب.', 'قيادي في جبهة النصرة', 'nusra-front'],
    ['مقتل 5 من تنظيم داعش في ريف حمص.', '5 من تنظيم داعش', 'isis'],
  ])('some of a body are of that body: %s', (text, words, entity) => {
    expect(claim(text, 'killed').target).toMatchObject([{ text: words, entity }]);
    expect(claim(text, 'killed').agent).toEqual([]);
  });

  test.each([
    ['لم تعلن إسرائيل مسؤوليتها عن الغارة على المطار قرب دمشق.', 'air_strike'],
    ['الجيش التركي لم يعلن مسؤوليته عن القصف على البلدة.', 'shelling'],
    ['استهدف الجيش الإسرائيلي مواقع في سوريا بعد هجوم تعرضت له قواعده في الجولان.', 'ground_attack'],
  ] as const)('who does not own up to a deed, or undergoes it, is not its doer: %s', (text, type) => {
    expect(claim(text, type).agent).toEqual([]);
  });

  test.each(['', 'كما ', '«'])('who owns up to a deed is its doer: %s', (before) => {
    const text = `${before}أعلن تنظيم داعش مسؤوليته عن التفجير في كابل.`;
    expect(claim(text, 'explosion').agent).toMatchObject([{ entity: 'isis' }]);
  });

  test('who tries to act is the doer of what he tries, though it meets with a happening', () => {
    const text = 'حاول الجيش التركي الهجوم فتعرض لقصف عنيف.';
    expect(claim(text, 'ground_attack').agent).toMatchObject([{ entity: 'turkish-forces' }]);
  });

  test('an adjective of a happening is nobody beside whom «و» joins', () => {
    const text = 'يستمر القصف العنيف والأمريكيون يطالبون بهدنة.';
    expect(claim(text, 'demand').agent.map((a) => a.text)).toEqual(['الأمريكيون']);
    const both = claim('القصف الروسي والسوري على إدلب مستمر.', 'shelling');
    expect(both.agent.map((a) => a.entity)).toEqual(['russia', 'syria']);
  });

  test('units of an army are of the army named, whatever shorter name it begins with', () => {
    const text = 'سيطرت وحدات من الجيش السوري الحر على مدينة عفرين.';
    expect(claim(text, 'territory_capture').agent).toMatchObject([{ entity: 'free-syrian-army' }]);
  });

  test('a person set off by a comma is who speaks, not the body of his title', () => {
    const text = 'قال رئيس الوزراء الإسرائيلي، بنيامين نتنياهو، إن الطائرات قصفت دمشق.';
    expect(read(text)[0]!.source[0]).toMatchObject({ entity: 'benjamin-netanyahu' });
  });

  test('each of two parts has its whole', () => {
    const text = 'أعلن المرصد مقتل 12 عنصرا من حزب الله و6 مقاتلين من الجيش الحر.';
    expect(claim(text, 'killed').target.map((t) => t.entity)).toEqual(['hezbollah', 'free-syrian-army']);
  });

  test('nothing befalls a doing itself', () => {
    expect(
      claim('إلا أن القافلة اضطرت إلى المغادرة قبيل المساء.', 'displacement').target.map((t) => t.text),
    ).not.toContain('المغادرة');
  });

  test('one at least is counted', () => {
    const text = 'قتل شخص على الأقل في انفجار بكابل.';
    expect(claim(text, 'killed').numbers).toMatchObject([{ lo: 1, hi: null, qualifier: 'at_least' }]);
  });

  test('a year and a verb of two count nothing, nor is a city counted whose people are', () => {
    const year = 'تقاتل قوات إيرانية إلى جانب الجيش السوري في مواجهة المعارضة المسلحة من 2011.';
    expect(read(year).flatMap((c) => c.numbers)).toEqual([]);
    expect(claim('وفر المئات من مدينة الموصل.', 'displacement').numbers).toMatchObject([
      { text: 'المئات', of: 'people', lo: 200 },
    ]);
    const two = 'وقالت موسكو إن القوتين تقاتلان جماعات متشددة في إدلب.';
    expect(read(two).flatMap((c) => c.numbers.map((n) => n.text))).not.toContain('تقاتلان');
    expect(claim('وارتفع عدد القتلى إلى 2011 في سوريا.', 'killed').numbers).toMatchObject([{ lo: 2011 }]);
  });

  test('«its victims» are whoever is named behind, and what it is done with is not hit', () => {
    expect(claim('انفجار في بغداد راح ضحيته 12 قتيلا.', 'explosion').target).toEqual([]);
    const text = 'استهدفت طائرات حربية أحياء كرم الجبل والصاخور بأربعة صواريخ.';
    expect(claim(text, 'air_strike').target.map((t) => t.text)).toEqual(['أحياء كرم الجبل', 'الصاخور']);
  });
});

describe('whose somebody is, and whom he is for', () => {
  test.each([
    ['قصفت طائرات تابعة للتحالف الدولي مدينة الرقة.', 'air_strike', 'طائرات تابعة للتحالف الدولي', 'us-led-coalition'],
    ['هاجم مسلحون تابعون لتنظيم الدولة قرية في ريف حماة.', 'ground_attack', 'مسلحون تابعون لتنظيم الدولة', 'isis'],
    ['اقتحمت قوة تابعة للجيش الإسرائيلي مدينة جنين.', 'ground_attack', 'قوة تابعة للجيش الإسرائيلي', 'israeli-army'],
    ['وقصفت طائرة حربية تابعة لحفتر مطار معيتيقة الدولي.', 'air_strike', 'طائرة حربية تابعة لحفتر', 'khalifa-haftar'],
  ])('belongs to the doer: %s', (text, type, words, entity) => {
    expect(claim(text, type).agent).toMatchObject([{ text: words, entity }]);
  });

  test.each([
    ['اعتقلت مجموعة مسلحة موالية لإيران ثلاثة شبان في دير الزور.', 'detention', 'an armed group loyal to Iran'],
    ['هاجم مسلحون مؤيدون لمرسي مقرا للشرطة.', 'ground_attack', 'armed men supporting Mohamed Morsi'],
    [
      'هاجمت قوات موالية للرئيس السابق علي عبد الله صالح مدينة تعز.',
      'ground_attack',
      'forces loyal to Ali Abdullah Saleh',
    ],
  ])('is not the doer: %s', (text, type, en) => {
    const found = claim(text, type);
    expect(found.agent).toHaveLength(1);
    expect(found.agent[0]!.entity).toBeUndefined();
    expect(found.sentence.en).toContain(en);
  });

  test('what belongs to a state is not the state', () => {
    const found = claim('قتل عناصر مليشيا تابعة لإيران في غارة.', 'killed');
    expect(found.target[0]!.entity).toBeUndefined();
    expect(found.sentence.en).toBe('The article says that members of a “militia” belonging to Iran were killed.');
  });
});

test('a quantity takes the noun of a happening behind it, and who demands a release is not to release', () => {
  const found = claim('دعا غوتيريش إلى الإفراج عن جميع الرهائن.', 'concession');
  expect(found.target.map((t) => t.text)).toEqual(['جميع الرهائن']);
  expect(found.agent).toEqual([]);
});

describe('the name of a town that stands for its government', () => {
  test.each([
    ['قصفت إسرائيل دمشق.', 'shelling', undefined],
    ['سيطرت المعارضة على دمشق.', 'territory_capture', undefined],
    ['قصفت روسيا أوكرانيا.', 'shelling', 'ukraine'],
    ['هددت إسرائيل طهران.', 'threat', 'iran'],
  ])('is the town where a deed is done to it: %s', (text, type, entity) => {
    expect(claim(text, type).target.map((t) => t.entity)).toEqual([entity]);
  });
});

describe('two persons side by side', () => {
  test.each([
    ['اتهم الرئيس التركي بشار الأسد بقتل شعبه.', 'turkish-presidency', 'bashar-al-assad'],
    ['اتهم وزير الخارجية السعودي حسن نصر الله بالإرهاب.', 'saudi-arabia', 'hassan-nasrallah'],
    ['واتهم رئيس المجلس الرئاسي فايز السراج حفتر بخيانة الاتفاق.', 'fayez-al-sarraj', 'khalifa-haftar'],
    ['انتقد الرئيس دونالد ترامب إيمانويل ماكرون.', 'donald-trump', 'emmanuel-macron'],
  ])('are not one: %s', (text, agent, target) => {
    const found = claim(text, 'accusation');
    expect(found.agent.map((a) => a.entity)).toEqual([agent]);
    expect(found.target.map((t) => t.entity)).toEqual([target]);
  });

  test('of whom the first is the one whose envoy the second is', () => {
    const found = claim('وصل مبعوث ترامب ستيف ويتكوف إلى غزة لإجراء محادثات.', 'talks');
    expect(found.agent).toMatchObject([{ text: 'مبعوث ترامب ستيف ويتكوف', entity: 'steve-witkoff' }]);
  });
});

test('who denies his own doing is named behind «by»', () => {
  expect(claim('نفت روسيا استهداف المدنيين في إدلب.', 'attack_on_civilians').sentence).toEqual({
    ar: 'تنفي روسيا تعرض مدنيين لاعتداء على يدها في إدلب.',
    en: 'Russia denies civilians being attacked by it in Idlib.',
  });
});

describe('who did it', () => {
  test('«calling on» goes on with what the asker does, not with whom he asked before', () => {
    const text = 'وطالب الائتلاف الأمم المتحدة بالتدخل، داعيا مجلس الأمن إلى فك الحصار عن حلب.';
    const demands = read(text).filter((c) => c.type === 'demand');
    expect(demands.map((c) => c.agent.map((a) => a.text))).toEqual([['الائتلاف'], ['الائتلاف']]);
  });

  test('who ought to step in does not do what is feared otherwise', () => {
    const text = 'وحذرت المعارضة من مجزرة إذا لم يتدخل المجتمع الدولي.';
    expect(claim(text, 'attack_on_civilians').agent).toEqual([]);
  });

  test.each([
    ['وقصفت قوات الأمن الحوثية مدينة حلب.', undefined],
    ['وقصفت القوات الموالية لتركيا مدينة حلب.', undefined],
    ['وقصفت القوات الموالية للأسد مدينة حلب.', 'syrian-government-forces'],
    ['وقصفت قوات الأمن مدينة حلب.', 'syrian-security-forces'],
  ])('a collective word is of whom the next words tie it to: %s', (text, entity) => {
    expect(read(text)[0]!.agent[0]?.entity).toBe(entity);
  });

  test.each(['قياديان من فيلق الرحمن', 'ثلاثة عناصر من حزب الله', 'ضابط من الجيش السوري'])(
    'the group that some of the dead belong to killed nobody: %s',
    (some) => {
      expect(claim(`أعلن المرصد السوري مقتل 12 شخصا بينهم ${some} في غارة جوية على حرستا.`, 'killed').agent).toEqual(
        [],
      );
    },
  );

  test('those that the dead belong to killed nobody', () => {
    const text = 'قتل 8 عناصر من المخابرات السورية في انفجار جنوب مدينة النبك.';
    expect(claim(text, 'killed').agent).toEqual([]);
  });

  test('what undergoes a happening, or did another one before it, is not its doer', () => {
    const text = 'وقرب الحاجز الذي سيطر عليه المعارضون، تعرض حي الجبيلة للقصف.';
    expect(claim(text, 'shelling').agent).toEqual([]);
  });

  test('the verbal noun that carries a happening is no part of its doer', () => {
    const text = 'ويأتي هذا الهجوم غداة إقدام الجبهة على خطف ثمانية عناصر من الفرقة.';
    expect(claim(text, 'detention').agent.map((a) => a.text)).toEqual(['الجبهة']);
  });

  test('the subject of the clause behind the comma did not kill those before it', () => {
    const text = 'وبعد هجوم أودى بحياة 32 شخصا، شن سلاح الجو التركي غارات على حلب.';
    expect(claim(text, 'killed').agent).toEqual([]);
    expect(claim(text, 'air_strike').agent.map((a) => a.text)).toEqual(['سلاح الجو التركي']);
  });

  test.each([
    ['ستسحب روسيا قواتها من سوريا.', 'planned'],
    ['سوف تنسحب القوات الأمريكية غدا.', 'planned'],
    ['قد تنسحب القوات الأمريكية من سوريا.', 'uncertain'],
    ['وقد انسحبت القوات الأمريكية من سوريا.', 'asserted'],
  ])('what will be is planned, what may be is uncertain: %s', (text, modality) => {
    expect(claim(text, 'withdrawal').modality).toBe(modality);
  });

  test('no attack is a chemical one where no word names a poison', () => {
    for (const text of ['وقع هجوم على دوما.', 'وبعد هجوم أودى بحياة 32 شخصا، قصفت الطائرات حلب.'])
      expect(read(text).map((c) => c.type)).not.toContain('chemical_attack');
    expect(read('تعرضت بلدة دوما لهجوم بغاز الكلور.').map((c) => c.type)).toContain('chemical_attack');
  });

  test('a village named after him is not the president', () => {
    const [hit] = claim('قصف الجيش قرية الأسد.', 'shelling').target;
    expect(hit?.entity).toBeUndefined();
  });

  test('«من عائلة واحدة» counts nothing', () => {
    const { numbers } = claim('قتل 5 مدنيين من عائلة واحدة بقصف من قوات النظام على حلب.', 'killed');
    expect(numbers.map((n) => n.lo)).toEqual([5]);
  });

  test('two who accuse are not accused', () => {
    const { agent, target } = claim('وتتهم موسكو ودمشق المعارضة المسلحة بمنع السكان من المغادرة.', 'accusation');
    expect(agent.map((m) => m.text)).toEqual(['موسكو', 'دمشق']);
    expect(target.map((m) => m.text)).toEqual(['المعارضة المسلحة']);
  });

  test('a body is not the person it is called after', () => {
    const { agent } = claim('قصفت قوات الرئيس بشار الأسد مدينة دوما.', 'shelling');
    expect(agent[0]?.entity).not.toBe('bashar-al-assad');
  });
});

describe('who is another', () => {
  const speaker = (text: string) => read(text)[0]!.source[0]!;

  test.each([
    ['قال سامي الأسد إن الطائرات قصفت المدينة.', undefined],
    ['قال الرئيس الأسد إن الطائرات قصفت المدينة.', 'bashar-al-assad'],
    ['قال الرئيس فلادمير بوتين إن الطائرات قصفت المدينة.', 'vladimir-putin'],
    ['قال مستشار الرئيس الأمريكي إن الطائرات قصفت المدينة.', undefined],
    ['قالت ابنة الرئيس التركي إن الطائرات قصفت المدينة.', undefined],
    ['قال المتحدث باسم الرئيس التركي إن الطائرات قصفت المدينة.', 'turkish-presidency'],
    ['قال ابن الرئيس علي عبد الله صالح إن الطائرات قصفت المدينة.', undefined],
    ['قال سليمان هلال الأسد إن الطائرات قصفت المدينة.', undefined],
    ['قال مدير مكتب رئيس الحكومة التركية رجب طيب أردوغان إن الطائرات قصفت المدينة.', undefined],
    ['قال أحد مستشاري الرئيس دونالد ترامب إن الطائرات قصفت المدينة.', undefined],
    ['قال الصحفي جميل الحسن إن الطائرات قصفت المدينة.', undefined],
    ['قال نائب الرئيس جو بايدن إن الطائرات قصفت المدينة.', 'joe-biden'],
    ['قال معاون وزير الخارجية السوري فيصل المقداد إن الطائرات قصفت المدينة.', 'faisal-mekdad'],
    ['وقال ولي العهد السعودي محمد بن سلمان إن الطائرات قصفت المدينة.', 'mohammed-bin-salman'],
  ])('%s', (text, entity) => {
    expect(speaker(text).entity).toBe(entity);
  });

  test('whoever serves the holder of an office is of his country', () => {
    const text = 'قال نائب الرئيس الأمريكي إن بلاده قصفت المدينة.';
    expect(read(text)[0]!).toMatchObject({
      agent: [{ entity: 'united-states' }],
      source: [{ text: 'نائب الرئيس الأمريكي' }],
    });
    expect(read(text)[0]!.source).toHaveLength(1);
  });
});

describe('who is not the state or the body named with him', () => {
  test.each([
    ['قصفت عصابات المجرم بشار الأسد المدينة.', 'shelling', undefined],
    ['قصف مقاتلو سوريا الأكراد المدينة.', 'shelling', 'kurds'],
    ['قصفت قوات سوريا الديمقرطية المدينة.', 'shelling', 'syrian-democratic-forces'],
    ['قصف حليف تركيا المدينة.', 'shelling', undefined],
    ['قصف العدو الإسرائيلي المدينة.', 'shelling', 'israel'],
  ] as const)('%s', (text, type, entity) => {
    expect(claim(text, type).agent[0]?.entity).toBe(entity);
  });

  test.each([
    ['انسحبت الكتيبة 45 من القاعدة.', 'withdrew from the base'],
    ['غادر المسلحون البلدات أمس.', 'armed men withdrew from towns'],
    ['سحبت الفصائل أسلحتها الثقيلة من المنطقة.', 'factions moved out the heavy weapons'],
  ])('who goes himself leaves what is named with him: %s', (text, words) => {
    expect(claim(text, 'withdrawal').sentence.en).toContain(words);
  });

  test('where forces are moved out of', () => {
    const text = 'سحبت الولايات المتحدة قواتها من سوريا.';
    expect(claim(text, 'withdrawal').target.map((t) => t.entity)).not.toContain('syria');
  });
});

describe('kin', () => {
  test.each([
    ['قتل شقيق القائد خليفة حفتر في غارة.', 'killed'],
    ['استشهد جهاد نجل المسؤول العسكري السابق عماد مغنية في غارة.', 'killed'],
    ['قالت الوكالة إن السلطات اعتقلت أحد أقارب الرئيس بشار الأسد.', 'detention'],
  ] as const)('nothing befalls whose kin it is: %s', (text, type) => {
    expect(claim(text, type).target.map((t) => t.entity)).toEqual([undefined]);
  });

  test('of soldiers whose families are spoken of, it befell the soldiers', () => {
    const text = 'قدمت الوزارة تعازيها لأسر الجنود السوريين الذين قتلوا خلال غارات السبت.';
    expect(claim(text, 'killed').target).toMatchObject([{ text: 'الجنود السوريين' }]);
  });
});

describe('whom it befalls', () => {
  const parts = (text: string, type: Claim['type']) => {
    const { agent, target } = claim(text, type);
    return [agent.map((a) => a.text).join(), target.map((t) => t.text).join()];
  };

  test.each([
    ['قتل الإيرانيون في الغارة.', 'killed', ['', 'الإيرانيون']],
    ['اعتقل المحتجون في دمشق أمس.', 'detention', ['', 'المحتجون']],
    ['قتل عناصر داعش في المدينة 20 شخصا.', 'killed', ['عناصر داعش', '20 شخصا']],
    ['قتل المسلحون عشرين شخصا في القرية.', 'killed', ['المسلحون', 'عشرين شخصا']],
    ['نزح السوريون إلى لبنان.', 'displacement', ['', 'السوريون']],
  ] as const)('%s', (text, type, expected) => {
    expect(parts(text, type)).toEqual(expected);
  });

  test('a state does not flee', () => {
    expect(claim('توفير الحماية للسوريين الفارين إلى الأراضي اللبنانية.', 'displacement').sentence.en).toMatch(
      /Syrians fled/,
    );
  });

  test('of what somebody is warned off or kept from, he is the doer', () => {
    expect(parts('حذر ترامب إيران من مهاجمة القوات الأمريكية.', 'ground_attack')[0]).toBe('إيران');
    expect(parts('منعت الشرطة المتظاهرين من اقتحام المبنى.', 'ground_attack')[0]).toBe('المتظاهرين');
    expect(parts('حذرت تركيا الحكومة السورية من مساعدة الأكراد.', 'threat')).toEqual(['تركيا', 'الحكومة السورية']);
  });

  test('what is fired neither fires nor is fired on', () => {
    expect(parts('أطلقت الصواريخ على حيفا ليلا.', 'shelling')[0]).toBe('');
    const text = 'استهدفت قوات النظام بعشرات القذائف والصواريخ مخيم اليرموك.';
    expect(parts(text, 'shelling')).toEqual(['قوات النظام', 'مخيم اليرموك']);
  });
});

describe('who has no part in it', () => {
  const agents = (text: string, type: Claim['type']) => claim(text, type).agent.map((a) => a.text);
  const targets = (text: string, type: Claim['type']) => claim(text, type).target.map((t) => t.text);

  test.each([
    ['أدانت فرنسا الهجوم على بلدة كفرنبل.', 'ground_attack'],
    ['ودانت فرنسا القصف الذي طال مدينة الأتارب.', 'shelling'],
    ['استنكرت الخارجية القطرية الغارات على خان يونس.', 'air_strike'],
  ] as const)('who condemns: %s', (text, type) => {
    expect(agents(text, type)).toEqual([]);
  });

  test('who holds the place that was hit is not accused, nor are those who were', () => {
    expect(targets('شجبت المنظمة استهداف المستشفيات في المناطق الخاضعة لسيطرة الحوثيين.', 'accusation')).toEqual([]);
    expect(targets('استنكرت الخارجية القطرية الغارات على خان يونس.', 'accusation')).toEqual([]);
  });

  test('what is excepted, and why it was done', () => {
    const text = 'سيطر جيش الفتح على كامل المحافظة باستثناء بلدتي الفوعة وكفريا المحاصرتين.';
    expect(targets(text, 'territory_capture').join()).not.toContain('الفوعة');
    expect(targets('هم يهددون ويقتلون لشعورهم بالخوف.', 'killed')).toEqual([]);
  });

  test('whoever it is done by «at the hands of», without the hands', () => {
    expect(agents('وقتل ثلاثة صحفيين على يد أطراف مجهولة في عدن.', 'killed')).toEqual(['أطراف مجهولة']);
    expect(agents('وقتل خمسة على أيدي مسلحين في كركوك.', 'killed')).toEqual(['مسلحين']);
  });

  test.each([
    ['صنعاء، اليمن (رويترز)-- استمر القصف المدفعي على الحديدة.', 'shelling'],
    ['قصف حزب الله المستوطنة ردا على اغتيال القيادي في صور.', 'killed'],
    ['ردت إسرائيل على إطلاق الصواريخ من غزة.', 'shelling'],
    ['سلمت قوات سوريا الديمقراطية المعبر.', 'territory_capture'],
    ['رفض قرار ترامب بشأن القدس.', 'refusal'],
  ] as const)('where the news comes from, who answers, who hands over, what is refused: %s', (text, type) => {
    expect(agents(text, type)).toEqual([]);
  });

  test('what is handed over goes to whoever takes it', () => {
    const text = 'سلمت قوات سوريا الديمقراطية مدينة منبج للجيش السوري.';
    expect(claim(text, 'territory_capture').agent).toMatchObject([{ entity: 'syrian-army' }]);
  });

  test('from where it was fired is not what was hit', () => {
    expect(targets('أطلقت الفصائل قذائف من مواقع في التلال.', 'shelling')).toEqual([]);
  });

  test('who does not speak of a deed has not done it, a car is not killed, and nobody holds a truce', () => {
    expect(agents('لم تذكر الحكومة السورية شيئا عن هجوم الجمعة على حماة.', 'ground_attack')).toEqual([]);
    expect(targets('هاجم المسلحون سيارتين مما أدى إلى مقتل من في السيارتين.', 'killed').join()).not.toContain(
      'سيارتين',
    );
    const text = 'يطلب القرار هدنة في معقل فصائل المعارضة.';
    expect(targets(text, 'territory_control').join()).not.toContain('هدنة');
  });

  test('a short name is the one of that name that was named in full before', () => {
    const text =
      'قال المرصد السوري لحقوق الإنسان إن عشرة قتلوا. وفي بغداد والموصل والبصرة قتل سبعة. وقال المرصد إن الطيران قصف حلب.';
    expect(claim(text, 'air_strike').source[0]).toMatchObject({ entity: 'sohr' });
  });

  test('who passes on the news gives no country to an army', () => {
    const text = 'أكد مصدر طبي لوكالة الأناضول مقتل طفلين بنيران قناصة الجيش.';
    expect(claim(text, 'killed').agent[0]!.entity).toBeUndefined();
  });

  test('where two meet is no part of the other one', () => {
    const text = 'التقى وزير الخارجية المصري سامح شكري نظيره الليبي في القاهرة.';
    expect(agents(text, 'talks')).toEqual(['وزير الخارجية المصري سامح شكري', 'نظيره الليبي']);
  });

  test('a first name alone does not run into the party behind it', () => {
    const { agent, target } = claim('حمل إبراهيم روسيا المسؤولية عن المجزرة.', 'accusation');
    expect([...agent, ...target].map((m) => m.text)).toEqual(['إبراهيم', 'روسيا']);
  });

  test.each(['قصف الجيش المدينة بعشرين قذيفة.', 'قصف الجيش المدينة ب 20 قذيفة.'])(
    'the shells of a shelling are no other: %s',
    (text) => {
      expect(read(text).map((c) => c.type)).toEqual(['shelling']);
    },
  );

  test('whose bullets and fire it was', () => {
    expect(agents('أصيب خمسة بنيران قناصة في تعز.', 'injured')).toEqual(['قناصة']);
    expect(agents('قتل جندي بنيران صديقة في كركوك.', 'killed')).toEqual([]);
  });

  test.each(['رفضت المعارضة مبادرة دي ميستورا.', 'رفضت حماس مقترح ويتكوف.'])(
    'what somebody puts forward is not he: %s',
    (text) => {
      expect(claim(text, 'refusal').target[0]!.entity).toBeUndefined();
    },
  );

  test('what describes an attack, and the setting of what is given', () => {
    expect(agents('قتل عشرة في الهجوم الخاطف على المدينة.', 'ground_attack')).toEqual([]);
    const text = 'كانوا تلقوا تدريبات في إطار برنامج التدريب الأمريكي للمعارضة.';
    expect(agents(text, 'military_support')).toEqual(['برنامج التدريب الأمريكي']);
  });

  test('where somebody speaks, and to whom he is sent, do not speak', () => {
    const sources = (words: string) => read(words)[0]!.source.map((s) => s.text);
    expect(sources('وأضاف الوزير على "تويتر" أن إسرائيل قصفت المنشأة.')).toEqual(['الوزير']);
    expect(sources('وقالت السفيرة الأمريكية لدى الأمم المتحدة إن الطائرات قصفت المنشأة.')).toHaveLength(1);
  });

  test('somebody from a country is not the country, its strikes are its own', () => {
    expect(claim('وأوضح أن "التونسي وصل إلى سوريا عام 2012".', 'deployment').agent[0]!.entity).toBeUndefined();
    expect(claim('قتل عشرة في القصف الروسي على حلب.', 'shelling').agent[0]!.entity).toBe('russia');
  });

  test('what is demanded is said by whoever demands it, as others tell', () => {
    const text = 'ذكرت وسائل إعلام أن رئيسة الوزراء دعت حكومتها إلى اجتماع طارئ.';
    expect(claim(text, 'talks').source.map((s) => s.text)).toEqual(['رئيسة الوزراء', 'وسائل إعلام']);
  });
});

describe('words that point back', () => {
  test('the organisation is the one named last', () => {
    const text = 'سيطر مقاتلو تنظيم "أحرار الشام" على بلدة حرستا، ثم انسحب مسلحو التنظيم من بلدة عربين.';
    const [mention] = claim(text, 'withdrawal').agent;
    expect(mention).toMatchObject({ entity: 'ahrar-al-sham', inferred: expect.stringContaining('named last') });
  });

  test('the regime is no other state that was named before', () => {
    const text = 'انتقد ناشطون النظام الروسي. وقصف النظام مدينة دوما السورية.';
    expect(claim(text, 'shelling').agent[0]?.entity).not.toBe('russia');
  });
});

test('where it was said is no part of who said it', () => {
  const { source } = claim('وقالت وزارة الدفاع الروسية في بيان نشر اليوم إن 30 مدنيا قتلوا في دوما.', 'killed');
  expect(source[0]).toMatchObject({ text: 'وزارة الدفاع الروسية' });
});

describe('who else has a part in it', () => {
  test.each([
    ['اشتبك مقاتلو الجيش السوري الحر مع عناصر تنظيم الدولة في بلدة دابق.', 'armed_clash', 2],
    ['خاضت قوات سوريا الديمقراطية معارك عنيفة مع تنظيم داعش في محيط الطبقة.', 'armed_clash', 2],
    ['التقى لافروف نظيره التركي في موسكو.', 'talks', 2],
    ['التقى وزير الخارجية الروسي سيرغي لافروف بنظيره الأمريكي في جنيف.', 'talks', 2],
    ['أجرى الرئيس التركي اتصالا هاتفيا مع نظيره الروسي.', 'talks', 2],
    ['بالتزامن مع اشتباكات في حي التضامن، قصفت الطائرات مخيم اليرموك.', 'armed_clash', 0],
  ] as const)('both sides of what takes two: %s', (text, type, parties) => {
    expect(claim(text, type).agent).toHaveLength(parties);
  });

  test('every one of those joined by «و» is named', () => {
    const dead = claim('أدى القصف إلى مقتل رجل وزوجته وثلاثة من أطفالهما.', 'killed').target;
    expect(dead.map((t) => t.text)).toEqual(['رجل', 'زوجته', 'ثلاثة من أطفالهما']);
  });

  test.each([
    ['عثرت قوات الأمن على مقبرة جماعية تضم رفات 40 شخصا جنوب كركوك.', 'killed'],
    ['أسعف الأهالي الجرحى إلى مستشفى المدينة.', 'injured'],
    ['دفنت فرق الدفاع المدني قتلى الغارة في دوما.', 'killed'],
  ])('who finds, treats or buries people did nothing to them and is none of them: %s', (text, type) => {
    for (const c of read(text).filter((x) => x.type === type)) {
      expect(c.agent).toEqual([]);
      expect(c.target.map((t) => t.text).join()).not.toMatch(/قوات الأمن|الأهالي|الدفاع المدني/);
    }
  });

  test.each([
    'وقع انفجار سيارة مفخخة وسط مدينة أعزاز.',
    'انفجرت عبوة ناسفة في حي باب توما بدمشق.',
    'فجر انتحاري نفسه في سوق بمدينة كركوك.',
  ])('what explodes is not what the explosion hits: %s', (text) => {
    const { target } = claim(text, 'explosion');
    expect(target.map((t) => t.text).join(' ')).not.toMatch(/مفخخة|عبوة|نفسه/);
  });

  test.each([
    ['قتل القيادي في هيئة تحرير الشام أبو البراء بانفجار عبوة ناسفة.', 'القيادي في هيئة تحرير الشام أبو البراء'],
    ['قتل القيادي في الحرس الثوري محمد رضا زاهدي في غارة على دمشق.', 'القيادي في الحرس الثوري محمد رضا زاهدي'],
  ])('one of rank stands with his body and his name: %s', (text, words) => {
    expect(claim(text, 'killed').target.map((t) => t.text)).toEqual([words]);
  });

  test('a verb with its object in a pronoun has its subject behind it', () => {
    const text = 'تمكنت فرق الإنقاذ من انتشال خمسة أشخاص من تحت أنقاض مبنى دمره القصف.';
    expect(claim(text, 'destruction').agent).toEqual([]);
  });

  test('unknown gunmen belong to nobody', () => {
    const [agent] = claim('خطف مسلحون مجهولون طبيبا في مدينة السويداء.', 'detention').agent;
    expect(agent).toMatchObject({ text: 'مسلحون مجهولون' });
    expect(agent).not.toHaveProperty('entity');
  });

  test('who did not say so is no source', () => {
    for (const c of read('ولم يؤكد أي مصدر مستقل مقتل القيادي في الغارة.')) expect(c.source).toEqual([]);
  });

  test('«أما … ف»: who is put first speaks', () => {
    const [source] = claim('أما وزير الخارجية فقال إن بلاده لن ترسل قوات إلى سوريا.', 'deployment').source;
    expect(source!.text).toBe('وزير الخارجية');
  });

  test('«الدول الثلاث» counts states, not what they did', () => {
    const strikes = claim('شنت الدول الثلاث ضربات على مواقع عسكرية في سوريا.', 'air_strike');
    expect(strikes.agent.map((a) => a.text)).toEqual(['الدول الثلاث']);
    expect(strikes.numbers.filter((n) => n.of === 'air_strikes')).toEqual([]);
  });
});

test('who is known by name is told of without the body that something is asked of', () => {
  const text = 'من المتوقع أن تطلب رئيسة الوزراء البريطانية تيريزا ماي من مجلس الوزراء الموافقة.';
  expect(claim(text, 'demand').agent).toMatchObject([
    { text: 'رئيسة الوزراء البريطانية تيريزا ماي', entity: 'theresa-may' },
  ]);
});

test('the number of a unit counts nobody, also before «أثناء»', () => {
  const text = 'وقتل خمسة من أفراد الفرقة 30 أثناء تصديهم للمهاجمين.';
  expect(claim(text, 'killed').numbers).toMatchObject([{ text: 'خمسة من أفراد', lo: 5, hi: 5 }]);
});

test('«قولهم» is no part of the victims', () => {
  const found = claim('ونقلت رويترز عن مقاتلين قولهم إن الأسرى قتلوا.', 'killed');
  for (const { text } of found.target) expect(text).not.toContain('قولهم');
});

describe('those who are counted', () => {
  test.each([
    ['نفذ ثلاثة انتحاريين الهجوم على مقر الشرطة في بغداد.', 'ground_attack', 'ثلاثة انتحاريين', 'مقر الشرطة'],
    ['شن تسعة مسلحين هجوما على فندق في مقديشو.', 'ground_attack', 'تسعة مسلحين', 'فندق'],
    ['هاجم عشرات المسلحين بلدة نائية في ولاية بورنو.', 'ground_attack', 'عشرات المسلحين', 'بلدة نائية'],
    ['اقتحم نحو مئتي مقاتل مدينة سبها.', 'ground_attack', 'نحو مئتي مقاتل', 'مدينة سبها'],
    ['هاجم عشرون مسلحا مركز الشرطة في الرمادي.', 'ground_attack', 'عشرون مسلحا', 'مركز الشرطة'],
    ['خطف أربعة مسلحين مدير مدرسة في الحديدة.', 'detention', 'أربعة مسلحين', 'مدير مدرسة'],
    ['قتل خمسة مسلحين مجهولين ضابطا في الشرطة.', 'killed', 'خمسة مسلحين مجهولين', 'ضابطا'],
    ['قصفت أربع طائرات مستودعا في مأرب.', 'air_strike', 'أربع طائرات', 'مستودعا'],
  ] as const)('act where what they do, or to whom, stands behind them: %s', (text, type, agent, target) => {
    const { agent: doers, target: hit } = claim(text, type);
    expect([doers.map((a) => a.text), hit.map((t) => t.text.startsWith(target))]).toEqual([[agent], [true]]);
  });

  test.each([
    ['قتل خمسة مسلحين في غارة على مقديشو.', 'killed', 'خمسة مسلحين'],
    ['قتل أربعة جنود ضابط وثلاثة مجندين في انفجار لغم.', 'killed', 'أربعة جنود'],
    ['سقط سبعة مدنيين قتلى في القصف على تعز.', 'killed', 'سبعة مدنيين'],
  ] as const)('are befallen where nothing does: %s', (text, type, target) => {
    const { agent, target: hit } = claim(text, type);
    expect(agent.map((a) => a.text)).not.toContain(target);
    expect(hit[0]?.text.startsWith(target)).toBe(true);
  });
});

describe('what a state has', () => {
  test.each([
    ['تعرضت القنصلية الإيرانية في البصرة لهجوم بالحجارة.', 'ground_attack', 'the Iranian consulate'],
    ['اقتحم محتجون السفارة السويدية في بغداد.', 'ground_attack', 'the Swedish embassy'],
    ['قصفت طائرات حربية مبنى القنصلية التركية في الموصل.', 'air_strike', 'the building of the Turkish consulate'],
    ['أسقط المسلحون طائرة روسية فوق خيرسون.', 'destruction', 'Russian aircraft'],
    ['أعلن الحوثيون إسقاط طائرة أمريكية.', 'destruction', 'American aircraft'],
    ['تحطم طائرة عسكرية سودانية في أم درمان.', 'destruction', 'Sudanese military aircraft'],
    ['هاجم مستوطنون منازل الفلسطينيين في بلدة حوارة.', 'ground_attack', 'houses of Palestinians'],
  ] as const)('is hit, and not the state: %s', (text, type, words) => {
    const { target, sentence } = claim(text, type);
    expect(target[0]).not.toHaveProperty('entity');
    expect(sentence.en).toContain(words);
  });

  test('its forces and their positions are its own', () => {
    expect(claim('هاجم مسلحون مواقع الجيش السوري في درعا.', 'ground_attack').target[0]?.entity).toBeDefined();
    expect(claim('هاجم مسلحون القوات التركية في إدلب.', 'ground_attack').target[0]?.entity).toBe('turkish-forces');
  });
});

describe('beside what is done', () => {
  test.each([
    ['تم استهداف قوات الدعم السريع في دارفور.', 'ground_attack', 'قوات الدعم السريع'],
    ['جرى استهداف الجيش الإسرائيلي في جنوب لبنان.', 'shelling', 'الجيش الإسرائيلي'],
    ['تم قصف مواقع الحوثيين في صنعاء.', 'shelling', 'مواقع الحوثيين'],
  ] as const)('what is told to have been done is done to those behind it: %s', (text, type, whom) => {
    expect(claim(text, type)).toMatchObject({ agent: [], target: [{ text: whom }] });
  });

  test.each([
    ['استهدفت غارة قافلة لحزب الله قرب الحدود.', 'air_strike'],
    ['بدأ فصيل مدعوم من أنقرة بالانسحاب من المنطقة.', 'withdrawal'],
  ] as const)('whose a thing is, or who backs somebody, did not do it: %s', (text, type) => {
    const doers = claim(text, type).agent.map((a) => a.entity);
    expect(doers).not.toContain('hezbollah');
    expect(doers).not.toContain('turkey');
  });

  test.each([
    ['أعلن الجيش الأوكراني تحطم مقاتلة من طراز إف-16.', 'destruction'],
    ['أكد الجيش السوداني سقوط قذائف على أم درمان.', 'shelling'],
    ['أعلنت السلطات انهيار مبنى من خمسة طوابق في حلب.', 'destruction'],
  ] as const)('who tells of what befell something has not done it: %s', (text, type) => {
    expect(claim(text, type).agent).toEqual([]);
  });

  test.each([
    ['عقدت قمة روسية تركية إيرانية في سوتشي.', 'talks', ['russia', 'turkey', 'iran']],
    ['وينص الاتفاق الروسي التركي على إقامة منطقة عازلة.', 'agreement', ['russia', 'turkey']],
    ['انطلقت المفاوضات السعودية الإيرانية في بغداد.', 'talks', ['saudi-arabia', 'iran']],
    ['وسط تهديدات إسرائيلية باجتياح لبنان.', 'threat', ['israel']],
  ] as const)('adjectives of states are the parties: %s', (text, type, parties) => {
    expect(claim(text, type).agent.map((a) => a.entity)).toEqual(parties);
  });

  test.each([
    ['سيطر تنظيم داعش على القرية بسبب استخدام الأنفاق في قصف البلدة.', 'shelling', 'استخدام الأنفاق'],
    ['أكد الرئيس أن ذلك يجري عبر الاستمرار بتقديم الدعم للجماعات الإرهابية.', 'military_support', 'الاستمرار'],
    ['تشارك القوات عبر التركيز على محاربة التنظيم.', 'armed_clash', 'التركيز'],
  ] as const)('no deed is a doer: %s', (text, type, deed) => {
    expect(claim(text, type).agent.map((a) => a.text)).not.toContain(deed);
  });
});

describe('who frees people', () => {
  test.each([
    ['حررت قوات الأمن خمسة مختطفين في كركوك.', 'قوات الأمن', 'خمسة مختطفين'],
    ['أعلن الجيش النيجيري تحرير مئة مختطف في ولاية بورنو.', 'الجيش النيجيري', 'مئة مختطف'],
  ])('takes no ground and has not taken them himself: %s', (text, who, whom) => {
    const claims = read(text);
    expect(claims.map((c) => c.type)).not.toContain('territory_capture');
    const freed = claims.find((c) => c.type === 'concession')!;
    expect([freed.agent[0]?.text, freed.target[0]?.text]).toEqual([who, whom]);
    for (const c of claims) if (c.type === 'detention') expect(c.agent).toEqual([]);
  });

  test('takes ground where he frees a town', () => {
    expect(claim('أعلن الجيش تحرير بلدة الباغوز من تنظيم الدولة.', 'territory_capture').agent).toHaveLength(1);
  });
});

describe('who beats off an attack', () => {
  test.each([
    ['صدت قوات الحكومة ثلاث هجمات على جبهة الضالع.', 'ground_attack', 'قوات الحكومة'],
    ['أحبط الجيش هجومين على مدينة الفاشر.', 'ground_attack', 'الجيش'],
  ] as const)('has not launched it: %s', (text, type, who) => {
    expect(claim(text, type).agent).toEqual([]);
    const fought = claim(text, 'armed_clash');
    expect(fought.agent.map((a) => a.text)).toEqual([who]);
    expect(fought.target).toEqual([]);
  });

  test('those who are kept from it are its doers', () => {
    const text = 'منعت الفصائل قوات النظام من السيطرة على البلدة.';
    expect(claim(text, 'territory_capture').agent.map((a) => a.text)).toEqual(['قوات النظام']);
  });
});

test.each([
  ['حررت البحرية سفينة خطفها قراصنة قبالة الصومال.', 'قراصنة'],
  ['عثر على صحفي خطفه مسلحون قبل أسبوع في كركوك.', 'مسلحون'],
])('behind a verb with its object stands who does it: %s', (text, who) => {
  expect(claim(text, 'detention').agent.map((a) => a.text)).toEqual([who]);
});

test.each([
  ['قتل 22 من أصل 30 مسافرا في انفجار الحافلة.', 'killed', [22], '22 من أصل 30 مسافرا'],
  ['أصيب عشرة جنود من بين عشرين كانوا في القافلة.', 'injured', [10], 'عشرة جنود'],
  ['قتل 40 شخصا من بينهم عشرة أطفال في القصف على صعدة.', 'killed', [40, 10], '40 شخصا'],
] as const)('a whole is not counted beside its part: %s', (text, type, counts, target) => {
  const { numbers, target: hit } = claim(text, type);
  expect(numbers.map((n) => n.lo)).toEqual(counts);
  expect(hit[0]?.text).toBe(target);
});

test.each([
  ['خرجت ثلاثة مستشفيات من الخدمة جراء القصف على حلب.', 'ثلاثة مستشفيات'],
  ['خرج المستشفى الوحيد في المدينة عن الخدمة بعد استهدافه.', 'المستشفى الوحيد'],
])('what goes out of service is hit and withdraws from nowhere: %s', (text, what) => {
  const { agent, target } = claim(text, 'destruction');
  expect([agent, target.map((t) => t.text)]).toEqual([[], [what]]);
});

test('rivals of a country are not the country', () => {
  expect(claim('اتفق الفرقاء الليبيون على وقف إطلاق النار.', 'agreement').agent[0]).toEqual(
    expect.not.objectContaining({ entity: 'libya' }),
  );
});

describe('private persons', () => {
  test.each([
    ['قتل العقيد جمال الحربي في مأرب.', 'killed', 'the colonel «جمال الحربي»'],
    ['أصيب الصحفي يوسف العراقي في البصرة.', 'injured', 'the journalist «يوسف العراقي»'],
    ['استهدفت الغارة منزل عمر الجبلي في صعدة.', 'air_strike', 'the house of «عمر الجبلي»'],
    ['اعتقلت الشرطة زوجته وابنه في مطار القاهرة.', 'detention', 'his wife and his son'],
  ] as const)('the name of a family describes nobody, and kin are said to be kin: %s', (text, type, words) => {
    expect(claim(text, type).sentence.en).toContain(words);
  });

  test('an adjective behind a title is one', () => {
    const { en } = claim('قتل القائد العسكري الإيراني في حلب.', 'killed').sentence;
    expect(en).toContain('the Iranian military commander');
  });

  test('a town has no kin', () => {
    expect(claim('نزح أهلها إلى إدلب.', 'displacement').sentence.en).not.toContain('her');
  });
});

test('a number that «و» joins is joined once', () => {
  const text = 'قتل 15 شخصا من سكانها وعشرات من جنوده في القصف على حلب.';
  expect(claim(text, 'killed').sentence.ar).not.toContain('وو');
});

test.each([
  ['أحرق مستوطنون سيارات في قرية ترمسعيا.', 'destruction', 'مستوطنون', 'سيارات'],
  ['أحرق مستوطنون حقول زيتون في قرية بورين.', 'destruction', 'مستوطنون', 'حقول زيتون'],
  ['دمرت القوات جسرا قرب خيرسون.', 'destruction', 'القوات', 'جسرا'],
] as const)('people before what is burnt or destroyed did it: %s', (text, type, who, what) => {
  const { agent, target } = claim(text, type);
  expect([agent.map((a) => a.text), target.map((t) => t.text)]).toEqual([[who], [what]]);
});

test('who bears the blame blames nobody', () => {
  const { agent, target } = claim('أكد الوزير أن إيران تتحمل المسؤولية عن الأزمة.', 'accusation');
  expect(agent.map((a) => a.entity)).not.toContain('iran');
  expect(target.map((t) => t.entity)).toEqual(['iran']);
});

test('the name of whoever bears a title before it is nobody else', () => {
  for (const text of [
    'واقترح السفير الروسي، فاسيلي نيبينزيا، تعديلات على المشروع.',
    'واتهم المندوب الروسي فاسيلي نيبينزيا تركيا بدعم المسلحين.',
  ])
    for (const found of read(text)) expect(found.target.filter((t) => t.entity === 'vasily-nebenzya')).toEqual([]);
});
