/** Sentences written for this project: who stands beside a happening or a saying and is taken for somebody else. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../src/model/index.ts';
import { readerOn } from './help/reading.ts';

const read = readerOn('2018-03-20');
const claim = (text: string, type: Claim['type']): Claim => {
  const found = read(text).find((c) => c.type === type);
  expect(found, `${type}: ${text}`).toBeDefined();
  return found!;
};
const english = (text: string, type: Claim['type']): string => claim(text, type).sentence.en;

describe('who speaks', () => {
  test.each([
    ['قال مصدر مقرب من حزب الله إن الجيش قصف البلدة.', 'A source close to Hezbollah'],
    ['نقلت مواقع إلكترونية مقربة من حماس أن إسرائيل قصفت غزة.', 'Websites close to Hamas'],
    ['قال موقع "واشنطن إكزامينر" إن الجيش قصف البلدة.', 'The website «واشنطن إكزامينر»'],
    ['قال موظف في السفارة البريطانية في الخرطوم إن الجيش قصف المطار.', 'An employee in the British embassy'],
  ])('is not whom he is near to, named after or posted by: %s', (text, words) => {
    expect(english(text, 'shelling')).toMatch(new RegExp(`^${words}`));
  });

  test('an embassy is where he serves, and not where it happened', () => {
    expect(claim('قال مصدر في السفارة الأمريكية إن القوات انسحبت.', 'withdrawal').place).toEqual([]);
  });
});

describe('the doer', () => {
  test.each([
    ['خطف مسلحون نساء وأطفالا من قرية في ولاية كادونا.', 'detention', ['مسلحون'], ['نساء', 'أطفالا']],
    ['قتل مسلحون مزارعين في شمال شرق نيجيريا.', 'killed', ['مسلحون'], ['مزارعين']],
    ['هاجمت فصائل معارضة بقيادة هيئة تحرير الشام مدينة حماة.', 'ground_attack', ['فصائل معارضة'], ['مدينة حماة']],
    ['حرر الجيش النيجيري 40 طالبة اختطفتهن بوكو حرام.', 'detention', ['بوكو حرام'], ['40 طالبة']],
    ['حررت قوات الأمن خمسة أطباء كانوا مختطفين في مأرب.', 'detention', [], ['خمسة أطباء']],
    ['دعا أردوغان إلى شن هجوم على منبج.', 'ground_attack', [], ['منبج']],
    ['المعارض الروسي أليكسي نافالني اعتقل في موسكو.', 'detention', [], ['المعارض الروسي أليكسي نافالني']],
    ['وقال المرصد إن ثلاثة مراكز للأبحاث العلمية قُصفت في الهجوم.', 'shelling', [], ['ثلاثة مراكز']],
    ['وحذر روسيا من مواصلة الحرب.', 'threat', [], ['روسيا']],
    ['اتهم إيران بدعم الحوثيين.', 'accusation', [], ['إيران']],
    ['سقطت المدينة في قبضة المسلحين.', 'territory_capture', ['المسلحين'], ['المدينة']],
  ] as const)('is not whoever leads, frees, demands or is addressed: %s', (text, type, agents, targets) => {
    const { agent, target } = claim(text, type);
    expect(agent.map((a) => a.text)).toEqual(agents);
    expect(target.map((t) => t.text)).toEqual(targets);
  });

  test('a ministry without its country is the one named with it before', () => {
    const text = 'نفت وزارة الدفاع الأمريكية ذلك. وقال متحدث إن وزارة الدفاع لا تنفذ ضربات جوية في سوريا.';
    expect(claim(text, 'air_strike').agent).toMatchObject([{ text: 'وزارة الدفاع', entity: 'pentagon' }]);
  });

  test('to whom a warning is addressed did not issue it', () => {
    expect(claim('وجه ترامب تحذيرا لإيران من مهاجمة السفن.', 'threat').agent).not.toMatchObject([{ entity: 'iran' }]);
  });

  test('a masculine name behind a masculine verb speaks', () => {
    expect(claim('حذر لبنان من حرب جديدة.', 'threat').agent).toMatchObject([{ text: 'لبنان' }]);
  });

  test('who receives a warning issued none', () => {
    const { agent, target } = claim('تلقت الحكومة تهديدات من المسلحين.', 'threat');
    expect(agent.map((a) => a.text)).toEqual(['المسلحين']);
    expect(target.map((t) => t.text)).toEqual(['الحكومة']);
  });

  test('those by whom it is done are no place', () => {
    expect(claim('الهجوم من جانب النظام وروسيا أسفر عن قتلى.', 'killed').place).toEqual([]);
  });
});

test.each([
  ['حرر الجيش النيجيري 40 طالبة اختطفتهن بوكو حرام.', 'concession'],
  ['باتت المدينة في قبضة قوات الدعم السريع.', 'territory_capture'],
  ['القصف يشكل انتهاكا للهدنة.', 'ceasefire_violation'],
  ['اتهم ناشطون الشرطة بضرب المتظاهرين في الخرطوم.', 'attack_on_civilians'],
  ['فجرت امرأتان نفسيهما في سوق بولاية بورنو.', 'explosion'],
] as const)('what happened is told by the whole phrase: %s', (text, type) => {
  expect(read(text).map((c) => c.type)).toContain(type);
});

test.each(['دعت واشنطن أنقرة إلى عدم قصف المدنيين في عفرين.', 'دعا الاتحاد الأفريقي الجيش إلى الامتناع عن قصف المدن.'])(
  'what somebody is asked not to do is neither done nor denied: %s',
  (text) => {
    expect(claim(text, 'shelling').modality).toBe('uncertain');
  },
);

test('what is left of a character reference counts nothing', () => {
  const [first] = read('قتل #187;القائد#171; في غارة على صنعاء.');
  expect(first!.numbers).toEqual([]);
  expect(first!.target.map((t) => t.text)).toEqual(['القائد']);
});

test('the subject of a later verb is none of the dead', () => {
  const { numbers } = claim('قتل خمسة أشخاص على الأقل في تدافع حين حاول المئات الصعود إلى طائرات عسكرية.', 'killed');
  expect(numbers).toMatchObject([{ lo: 5 }]);
});

test.each([
  ['اعتقلت السلطات معارضا بارزا في الخرطوم.', 'detention', 'a prominent dissident'],
  ['التقى الرئيس وفدا من المعارضة.', 'talks', 'between the president and'],
  ['أدان الحزب قمع مسيرة احتجاجية في تونس العاصمة.', 'attack_on_civilians', 'people were attacked'],
] as const)('English says what is meant: %s', (text, type, words) => {
  expect(english(text, type)).toContain(words);
});
