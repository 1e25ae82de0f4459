/** Sentences written for this project: actors that a noun alone calls back, and nouns that call nobody back. */
import { expect, test } from 'vitest';
import { readerOn } from './help/reading.ts';

const read = readerOn('2018-03-20');
const last = (text: string) => read(text).at(-1)!;

test.each([
  ['قالت جبهة النصرة إنها سيطرت على البلدة. وشنت الجبهة هجوما على مواقع الجيش.', 'nusra-front'],
  ['سيطرت جبهة النصرة على البلدة. وشن مقاتلو الجبهة هجوما على حاجز.', 'nusra-front'],
  ['سيطرت حركة أحرار الشام على القرية. وقصفت الحركة حاجزا.', 'ahrar-al-sham'],
])('an armed group named before: %s', (text, id) => {
  expect(last(text).agent).toMatchObject([{ entity: id, inferred: 'the one of that kind named last before' }]);
});

test.each([
  ['قالت قناة سكاي نيوز إن الطائرات قصفت المدينة. وأضافت القناة أن خمسة مدنيين قتلوا.', 'sky-news'],
  ['قالت أسوشيتد برس إن القصف دمر المبنى. وأضافت الوكالة أن خمسة مدنيين قتلوا.', 'ap'],
  ['ذكرت صحيفة الغارديان أن تركيا أرسلت قوات. وأضافت الصحيفة أن خمسة مدنيين قتلوا.', 'guardian'],
  ['ذكرت صحيفة الحياة أن تركيا أرسلت قوات. وأضافت الصحيفة أن خمسة مدنيين قتلوا.', 'al-hayat'],
  ['قالت صحيفة الشرق الأوسط الصادرة في لندن إن خمسة مدنيين قتلوا.', 'asharq-al-awsat'],
  ['قالت منظمة أطباء بلا حدود إن مستشفى قصف. وأضافت المنظمة أن خمسة مدنيين قتلوا.', 'msf'],
  [
    'قالت وزارة الدفاع الروسية إن طائراتها قصفت البلدة. وأضافت الوزارة أن خمسة مسلحين قتلوا.',
    'russian-defence-ministry',
  ],
  ['دعت رئاسة الحكومة البريطانية إلى هدنة. وقالت متحدثة باسم رئاسة الحكومة إن خمسة مدنيين قتلوا.', 'downing-street'],
])('a speaker named before: %s', (text, id) => {
  expect(last(text).source[0]).toMatchObject({ entity: id });
});

test.each([
  ['nobody was named', 'قالت القناة إن خمسة مدنيين قتلوا في المدينة.'],
  [
    'an unlisted one was named with the noun',
    'قالت رويترز إن المدينة قصفت. وذكرت قناة نجمة الصباح ذلك. وأضافت القناة أن خمسة مدنيين قتلوا.',
  ],
  ['two were named together', 'نقلت رويترز وأسوشيتد برس عن سكان أن المدينة قصفت. وأضافت الوكالة أن خمسة مدنيين قتلوا.'],
  ['more is told of it', 'قالت قناة سكاي نيوز إن المدينة قصفت. وأضافت القناة المحلية أن خمسة مدنيين قتلوا.'],
  ['an owner is no bearer', 'اجتمعت مفوضية الأمم المتحدة. وأضافت المفوضية أن خمسة مدنيين قتلوا.'],
])('a noun calls nobody back: %s', (_, text) => {
  for (const source of last(text).source) expect(source.entity).toBeUndefined();
});

test('who is loyal to the one called back is another', () => {
  const text = 'أعلن تنظيم داعش الحرب. قتل رجل موال للتنظيم ثلاثة أشخاص في فرنسا.';
  const { agent } = read(text).find((c) => c.type === 'killed')!;
  for (const someone of agent) expect(someone.entity).toBeUndefined();
});
