/** What is not so though no negation stands by it: what has ceased, is untrue, excluded or out of reach, and what is to be kept from happening. */
import type { Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { isOf } from '../text/words.ts';
import { headOf } from './aims.ts';
import { at, near } from './near.ts';
import type { Scene } from './scene.ts';

/** Tokens from a happening to the words that undo it. */
const BACK = 8;
const REST = 14;
const FROM = 'من';
const OF = 'عن';
const TO = 'الي';
/** Types of what has been where it is said to have failed: «فشلت الهدنة»، «فشل المفاوضات». */
const FAILS_LATER = ['talks', 'ceasefire', 'agreement'];

/** «توقف القصف»، «لا صحة لما يشاع عن انسحاب»، «استثناء المدينة من الهدنة»، «سقوط المدينة سيظل حلما»، «فشل الهجوم». */
export const isUndoneBy = (scene: Scene, trigger: Trigger): boolean =>
  scene.tags[trigger.first] !== 'V' &&
  (isCeased(scene, trigger) ||
    isUntrue(scene, trigger) ||
    isExcluded(scene, trigger) ||
    isOutOfReach(scene, trigger) ||
    (isOfFailure(scene, trigger) && !FAILS_LATER.includes(trigger.type)));

/** «بعد فشل الهدنة»، «فشلت المفاوضات»: it was, before it failed. */
export const isFailedLater = (scene: Scene, trigger: Trigger): boolean =>
  FAILS_LATER.includes(trigger.type) && isOfFailure(scene, trigger);

/** Whether it is what has failed, itself. */
function isOfFailure(scene: Scene, { first }: Trigger): boolean {
  const { doc, tags } = scene;
  if (tags[first] === 'V' || doc.words[first]?.best.preposition) return false;
  const noun = doc.words[first - 1];
  if (tags[first - 1] === 'N' && isOf(noun, 'fail') && !noun!.best.article) return !noun!.best.enclitic;
  return at(near(scene).frames, first).some(
    ({ verb, subject }) =>
      subject === first &&
      isOf(doc.words[verb], 'fail') &&
      tags[verb - 1] !== 'G' &&
      (verb > first || !tags.slice(verb, first).includes('P')),
  );
}

/** «يشهد توقفا للقصف وهدوءا للمعارك»، «توقفت المعارك»: what goes on no more; what ought to cease goes on. */
function isCeased(scene: Scene, { first }: Trigger): boolean {
  const { doc, tags, triggers, triggerOf } = scene;
  if (isAtRest(scene, first)) return true;
  const noun = doc.words[first - 1];
  if (tags[first - 1] === 'N' && isOf(noun, 'ceased') && !noun!.best.article && !noun!.best.preposition) {
    const start = doc.sentences[doc.sentenceOf[first]!]!.first;
    for (let k = first - 2; k >= Math.max(start, first - BACK) && !isComma(doc.tokens[k]!.key); k--)
      if (tags[k] === 'G' || doc.words[k]?.classes.has('neg') || triggers[triggerOf[k]!]?.type === 'demand')
        return false;
    return true;
  }
  return at(near(scene).frames, first).some(({ verb, subject }) => {
    if (subject !== first || !isOf(doc.words[verb], 'ceased') || tags[verb - 1] === 'G' || tags[verb - 1] === 'S')
      return false;
    return doc.words[verb]!.best.readings[0]!.tense === 'past' && !tags.slice(verb, first).includes('P');
  });
}

/** «المفاوضات بين الطرفين متوقفة». */
function isAtRest({ doc, tags }: Scene, first: number): boolean {
  if (!doc.words[first]?.best.article || tags[first - 1] === 'P' || tags[first - 1] === 'N') return false;
  for (let k = first + 1; k < first + BACK && doc.sentenceOf[k] === doc.sentenceOf[first]; k++) {
    if (tags[k] !== 'N' && tags[k] !== 'P') return false;
    const best = doc.words[k]?.best;
    if (isOf(doc.words[k], 'ceased') && best?.readings[0]?.entry.pos === 'active')
      return !best.article && !best.preposition;
  }
  return false;
}

/** «لا صحة لما يشاع عن انسحاب الجيش»، «ما حكي عن معارك لا أساس له». */
function isUntrue({ doc, tags }: Scene, trigger: Trigger): boolean {
  const { first, last } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const isNot = (k: number) => Boolean(doc.words[k - 1]?.classes.has('neg'));
  let toldOf = false;
  for (let k = trigger.first - 1; k >= Math.max(first, trigger.first - BACK); k--) {
    if (isComma(doc.tokens[k]!.key)) break;
    if (isOf(doc.words[k], 'truth') && isNot(k)) return true;
    if (tags[k] === 'V' && doc.tokens[k + 1]?.key === OF) toldOf = Boolean(doc.words[k - 1]?.classes.has('rel'));
  }
  for (let k = trigger.last; toldOf && k < Math.min(last, trigger.last + REST); k++)
    if ((isOf(doc.words[k], 'truth') || doc.words[k]?.classes.has('true')) && isNot(k)) return true;
  return false;
}

/** «مع استثناء حلب من هذه التهدئة». */
function isExcluded({ doc, tags }: Scene, trigger: Trigger): boolean {
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const from = tags[trigger.first - 1] === 'D' ? trigger.first - 2 : trigger.first - 1;
  if (doc.tokens[from]?.key !== FROM) return false;
  for (let k = from - 1; k >= Math.max(first, from - BACK); k--) {
    if (doc.words[k]?.classes.has('exclude')) return tags[k - 1] !== 'G';
    if (tags[k] !== 'N') return false;
  }
  return false;
}

/** «سقوط المدينة سيظل حلما»، «استعادة البلدة باتت مستحيلة». */
function isOutOfReach({ doc, tags }: Scene, { first }: Trigger): boolean {
  if (tags[first - 1] === 'P' || tags[first - 1] === 'N') return false;
  let verb = first + 1;
  while (verb - first < BACK && (tags[verb] === 'N' || tags[verb] === 'P')) verb++;
  const next = doc.words[verb + 1];
  return tags[verb] === 'V' && Boolean(next?.classes.has('unreal')) && !next!.best.article;
}

/** «لمنع وقوع مجزرة»، «إلى تجنيب المدينة هجوما»، «لمنع القوات من دخول المدينة»: what is to be kept from happening may yet happen. */
export function isToBeAverted(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags } = scene;
  if (tags[trigger.first] === 'V' || scene.sayings.has(trigger.type) || doc.words[trigger.first]?.best.conjunction)
    return false;
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const head = headOf(scene, trigger.first);
  let links = 0;
  for (let k = trigger.first - 1; k >= Math.max(first, head - BACK); k--) {
    const word = doc.words[k];
    if (word && isOf(word, 'avert') && tags[k] === 'N' && !word.best.enclitic)
      return (
        word.best.preposition === 'ل' ||
        doc.words[k - 1]?.classes.has('purpose') === true ||
        doc.tokens[k - 1]?.key === TO
      );
    if (tags[k] === 'P' && doc.tokens[k]!.key === FROM && links === 0) links++;
    else if (tags[k] !== 'N' || word?.best.conjunction || word?.best.preposition) return false;
  }
  return false;
}
