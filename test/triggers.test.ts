/** How sure the model must be of a trigger: less of words that the lexicon knows as such than of others. */
import { expect, test } from 'vitest';
import { TriggerDetector, triggerContext } from '../src/annotate/triggers/detect.ts';
import { contextFeatures, formFeatures } from '../src/annotate/triggers/features.ts';
import { Hashes } from '../src/learn/atoms.ts';
import { LinearModel } from '../src/learn/model.ts';
import { loadResources } from '../src/pipeline.ts';
import { readTable } from '../src/text/data.ts';
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
] as const)('a trigger and its company: %s', (text, types) => {
  expect(read(text).map((c) => c.type)).toEqual(types);
});

const parted = readTable('lang/ar/lexicons/parted-triggers.tsv', ['trigger', 'type', 'example', 'not']);

test.each(parted.map(({ cells }) => [cells.trigger!, cells]))('%s, with what stands apart from it', (_, cells) => {
  expect(read(cells.example!).map((c) => c.type)).toContain(cells.type);
  expect(read(cells.not!).map((c) => c.type)).not.toContain(cells.type);
});
