/** How sure the model must be of a trigger: less of words that the lexicon knows as such than of others. */
import { expect, test } from 'vitest';
import { TriggerDetector, triggerContext } from '../src/annotate/triggers/detect.ts';
import { contextFeatures, formFeatures } from '../src/annotate/triggers/features.ts';
import { Hashes } from '../src/learn/atoms.ts';
import { LinearModel } from '../src/learn/model.ts';
import { loadResources } from '../src/pipeline.ts';
import { readText } from '../src/text/document.ts';
import { tag } from '../src/text/tags.ts';
import { readerOn } from './help/reading.ts';

const { triggers: lexicon, words, lexicon: dictionary } = loadResources();

const read = readerOn('2018-03-20');

/** A model of one feature, whose weight for the last label is the logarithm of its odds. */
const modelOf = (labels: readonly string[], feature: number, weight: number) =>
  new LinearModel(
    labels,
    Uint32Array.of(feature),
    Uint32Array.of(0, 1),
    Uint8Array.of(labels.length - 1),
    Int8Array.of(100),
    weight / 100,
  );

/** Whether a word alone is taken for a trigger where the model gives it these odds against each of two other labels. */
function isFound(word: string, odds: number): boolean {
  const doc = readText(word, words, dictionary);
  const out = new Hashes(256);
  formFeatures(out, doc.words[0]!, lexicon);
  const gate = modelOf(['—', 'trigger'], out.values[0]!, 5);
  out.length = 0;
  contextFeatures(out, triggerContext({ doc, names: [] }, lexicon), 0, null);
  const model = modelOf(['—', '…', 'shelling'], out.values[0]!, Math.log(odds));
  return new TriggerDetector(model, gate, lexicon).detect({ doc, names: [], numbers: [], tags: tag(doc) }).length > 0;
}

test.each([
  ['a listed word', 'قصف', 3, true],
  ['a word that no row holds', 'نكهة', 3, false],
  ['a word that no row holds, of which the model is sure', 'نكهة', 30, true],
  ['a particle, whose company alone tells', 'لن', 3, true],
])('%s', (_, word, odds, found) => {
  expect(isFound(word, odds)).toBe(found);
});

test.each([
  ['انتهكت قوات الحكومة اتفاق وقف إطلاق النار في حماة.', ['ceasefire_violation']],
  ['خرقت الفصائل الهدنة في درعا.', ['ceasefire_violation']],
  ['خرج العشرات في مظاهرة بمدينة الباب.', ['protest']],
  ['خرج المقاتلون من المدينة بعد مظاهرات.', ['withdrawal', 'protest']],
  ['أطلقت كتائب القسام رشقة صاروخية باتجاه عسقلان.', ['shelling']],
  ['استهدف الطيران مدينة تعز بعدة غارات.', ['air_strike']],
  ['خرجت معظم مستشفيات العاصمة من الخدمة.', ['destruction']],
  ['خرج ضابط من الخدمة العسكرية.', []],
  ['نجا محافظ عدن من محاولة اغتيال.', ['attack_on_civilians']],
  ['سقطت مدينة قندهار بأيدي طالبان.', ['territory_capture']],
  ['أجلت فرنسا 120 مدنيا من مطار كابول.', ['displacement']],
  ['أجلت فرنسا 120 مقاتلا من قاعدة غاو.', ['withdrawal']],
  ['أطلق مسلحون النار على دورية في مقديشو.', ['ground_attack']],
  ['فتح جنود النار على مدنيين في بنغازي.', ['attack_on_civilians']],
  ['حذر الوزير من أي انتهاك للسيادة.', ['threat']],
  ['استهدفت المقاومة آليات إسرائيلية شرق رفح.', ['shelling']],
  ['واجهت القوات مقاومة عنيفة في باخموت.', ['armed_clash', 'armed_clash']],
  ['تبادل الطرفان مئتي أسير.', ['concession']],
] as const)('a trigger and its company: %s', (text, types) => {
  expect(read(text).map((c) => c.type)).toEqual(types);
});

test.each([
  ['destruction', 'خرجت ثلاثة مستشفيات في المدينة من الخدمة جراء القصف.', 'خرج المقاتلون من المستشفى.'],
  [
    'destruction',
    'أعلنت الشركة خروج محطة الكهرباء عن الخدمة إثر هجوم صاروخي.',
    'أعلنت البلدية خروج المقاتلين من المدينة.',
  ],
  ['destruction', 'أخرجت الغارات المستشفى الوحيد من الخدمة.', 'أخرجت القوات المدنيين من المستشفى.'],
  ['destruction', 'أدى القصف إلى إخراج محطة المياه عن الخدمة.', 'أدى الاتفاق إلى إخراج المقاتلين من المدينة.'],
  ['destruction', 'توقف المستشفى عن العمل بسبب القصف.', 'توقف القصف على المستشفى.'],
  ['concession', 'حررت قوات الأمن خمسة مختطفين في كركوك.', 'حررت قوات الأمن بلدة الحويجة.'],
  ['concession', 'أعلن الجيش تحرير عشرين رهينة من قبضة المسلحين.', 'أعلن الجيش تحرير الموصل من قبضة المسلحين.'],
] as const)('%s: «%s», not «%s»', (type, is, not) => {
  expect(read(is).map((c) => c.type)).toContain(type);
  expect(read(not).map((c) => c.type)).not.toContain(type);
});
