/** What is still to come: what somebody is out to do, is about to do, or wants another to do, and what is joined to it. */
import type { Modality, Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { isAdjectival, isOf, type Word } from '../text/words.ts';
import type { ModalityHistory } from './modality.ts';
import { at, near } from './near.ts';
import type { Scene } from './scene.ts';

/** Tokens from a happening back to the word that takes it, and to the one that it is joined to. */
const BACK = 12;
const JOINED = 20;
/** What leads from a word of intending, and from one of coming near, to what they take; empty: nothing does. */
const TO_AIM = ['', 'ل', 'الي', 'علي', 'ب'];
const TO_BE_READY = ['ل'];
const TO_VERGE = ['', 'من', 'علي'];
const TO_THREATEN = ['ب'];
/** What may lead over other phrases to what is taken: «استعدادات للتنظيمات الداعمة للنظام لشن هجمات». */
const FAR = ['ل', 'الي'];
const TO_DEMAND = ['', 'الي', 'ب', 'علي', 'ل'];

const isMasdar = (word: Word | null | undefined): boolean =>
  Boolean(word?.best.readings.some((r) => r.entry.pos === 'masdar'));

/** The first of the masdars that carry a happening: «محاولة شن هجوم». */
export function headOf({ doc, tags }: Scene, first: number): number {
  const start = doc.sentences[doc.sentenceOf[first]!]!.first;
  let head = first;
  while (head > start && !isLinked(doc.words[head])) {
    const before = doc.words[head - 1];
    if (tags[head - 1] !== 'N' || !isCarrier(before) || before!.best.article || before!.best.enclitic) break;
    head--;
  }
  return head;
}

/** «شن»، «بدء»، «محاولة»، «استمرار»: a masdar that only says of the happening behind it that it is done or sets in. */
const CARRIERS = ['light', 'begin', 'aspect', 'attempt', 'halt', 'foil'];
const isCarrier = (word: Word | null | undefined): boolean =>
  isMasdar(word) && CARRIERS.some((c) => word!.classes.has(c));

/** Whether a word stands behind a preposition or a conjunction that is written with it. */
export const isLinked = (word: Word | null | undefined): boolean =>
  Boolean(word?.best.preposition || word?.best.conjunction);

/** What leads to the noun at `head`, and the token before that. */
function linkOf({ doc, tags }: Scene, head: number): { readonly link: string; readonly before: number } {
  const own = doc.words[head]?.best.preposition;
  if (own) return { link: own, before: head - 1 };
  return tags[head - 1] === 'P'
    ? { link: doc.tokens[head - 1]!.key, before: head - 2 }
    : { link: '', before: head - 1 };
}

/** «يعتزم الجيش شن هجوم»، «مستعدون للتصدي»، «استعدادات متواصلة لشن هجمات»، «على وشك السيطرة»: planned; «غير مستعد لشن هجوم»: denied. */
export function aimed(scene: Scene, trigger: Trigger): Modality | null {
  const { doc, tags, triggerOf } = scene;
  if (trigger.type === 'territory_control') return null;
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const isVerb = tags[trigger.first] === 'V';
  if (isVerb && tags[trigger.first - 1] !== 'S') return null;
  const head = headOf(scene, trigger.first);
  if (!isVerb && (!isDoing(scene, head) || isHalted(scene, head, trigger.first))) return null;
  const { link, before } = isVerb ? { link: '', before: trigger.first - 2 } : linkOf(scene, head);
  if (isOf(doc.words[before], 'answer')) return null;
  // «حل سياسي للصراع»
  if (
    link === 'ل' &&
    head === trigger.first &&
    doc.words[head]?.best.article &&
    !isOf(doc.words[before], 'ready') &&
    doc.tokens[trigger.last]?.key !== 'علي'
  )
    return null;
  for (let k = before; k >= Math.max(first, head - BACK); k--) {
    if (tags[k] === 'S' || tags[k] === 'R' || isComma(doc.tokens[k]!.key)) return null;
    if (takes(doc.words[k], link) && (link !== '' || tags[k] === 'V' || k === before))
      return tags[k - 1] === 'G' || (tags[k] === 'N' && doc.words[k - 1]?.classes.has('neg')) ? 'denied' : 'planned';
    if (tags[k] === 'V' || (triggerOf[k]! >= 0 && k !== before && isDoing(scene, k))) return null;
    if (isHalted(scene, k, k + 1)) return null;
    if (!FAR.includes(link) && (tags[k] === 'P' || doc.words[k]?.best.preposition)) return null;
  }
  return null;
}

/** Whether a noun names a doing that «و» does not add to another: no «المدعوم», no «القتلى». */
const isDoing = ({ doc }: Scene, head: number): boolean => {
  const best = doc.words[head]?.best;
  const pos = best?.readings[0]?.entry.pos;
  return Boolean(best && !best.conjunction) && pos !== 'passive' && pos !== 'active';
};

/** Whether a word takes, behind a link, what is still to come. */
const takes = (word: Word | null | undefined, link: string): boolean =>
  (isOf(word, 'ahead') && TO_AIM.includes(link)) ||
  (isOf(word, 'ready') && TO_BE_READY.includes(link)) ||
  (isOf(word, 'verge') && TO_VERGE.includes(link)) ||
  (isOf(word, 'threaten') && TO_THREATEN.includes(link));

/** «وقف الغارات»، «منع الهجوم»: the nouns up to a happening end it or keep it from happening. */
function isHalted({ doc }: Scene, head: number, first: number): boolean {
  for (let k = head; k < first; k++) {
    const classes = doc.words[k]?.classes;
    if (classes?.has('halt') || classes?.has('foil')) return true;
  }
  return false;
}

/** Classes of words whose «ل» leads to what was done, not to what somebody is out to do: «تعرضت لقصف»، «أدى لمقتل»، «تصدت لهجوم»، «أرغمهم للقبول». */
const NO_AIM = ['undergo', 'cause', 'foil', 'halt', 'reach', 'answer', 'aloof', 'use', 'say', 'compel'];

/** «هاجموا البلدة لاستعادة السيطرة عليها»: what the masdar at `head` is to bring about. */
function isPurposeAt(scene: Scene, head: number): boolean {
  const { doc, tags, triggers, triggerOf } = scene;
  const word = doc.words[head];
  if (tags[head] === 'V' || word?.best.readings[0]?.entry.pos !== 'masdar' || word.best.conjunction) return false;
  if (isOf(word, 'halt') || isOf(word, 'foil')) return false;
  if (doc.words[head - 1]?.classes.has('purpose') && tags[head - 1] === 'P') return true;
  if (word.best.preposition !== 'ل' || !takesObject(scene, head, triggers[triggerOf[head]!]?.last ?? head + 1))
    return false;
  // «انتهاكا لوقف إطلاق النار»، «فيديو لتدمير المنصة»: what a noun is of
  const noun = doc.words[head - 1];
  if (tags[head - 1] === 'V' || noun?.classes.has('document')) return false;
  for (let k = head - 1; tags[k] === 'N'; k--) {
    const best = doc.words[k]?.best;
    if (best && !best.article && best.readings[0]?.entry.pos === 'masdar') return false;
  }
  const { first } = doc.sentences[doc.sentenceOf[head]!]!;
  for (let k = head - 1; k >= Math.max(first, head - BACK); k--) {
    if (isComma(doc.tokens[k]!.key) || NO_AIM.some((c) => isOf(doc.words[k], c))) return false;
    if (tags[k] === 'V') return true;
    if (tags[k] === 'S' || tags[k] === 'R') return false;
  }
  return false;
}

/** «لاستعادة المدينة»، «لاستعادتها»، «للسيطرة على المدينة»: a masdar with what it is done to; «لقصف عنيف» and «للهجوم» are told of. */
function takesObject({ doc, tags }: Scene, head: number, next: number): boolean {
  const { article, enclitic, readings } = doc.words[head]!.best;
  if (readings[0]?.number === 'pl') return false;
  if (enclitic) return true;
  if (article) return doc.tokens[next]?.key === 'علي';
  const object = doc.words[head + 1];
  if (tags[head + 1] !== 'N' || !object) return false;
  const [reading] = object.best.readings;
  return object.best.article || !reading || !isAdjectival(reading);
}

/** «هاجموا البلدة لاستعادتها»، «لإفراغ المدينة وتهجير سكانها». */
export function isPurpose(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags } = scene;
  if (trigger.type === 'territory_control' || tags[trigger.first] === 'V') return false;
  const head = headOf(scene, trigger.first);
  if (!isAdded(scene, head)) return isPurposeAt(scene, head);
  const { first } = doc.sentences[doc.sentenceOf[head]!]!;
  for (let k = head - 1; k >= Math.max(first, head - BACK) && !'VSR'.includes(tags[k]!); k--) {
    if (isComma(doc.tokens[k]!.key)) return false;
    if (isPurposeAt(scene, k)) return true;
  }
  return false;
}

/** A bare masdar that «و» or «علاوة على» adds to another. */
function isAdded({ doc, tags }: Scene, head: number): boolean {
  const word = doc.words[head];
  if (tags[head] === 'V' || !isMasdar(word) || word!.best.preposition || word!.best.article) return false;
  return word!.best.conjunction === 'و' || Boolean(doc.words[head - 2]?.classes.has('besides'));
}

/** «بهدف إدخال المعونات علاوة على إجلاء المصابين»، «من فتح طريق … وقطع طريق»: what is added to what is planned or demanded is so too. */
export function addedModality(scene: Scene, trigger: Trigger, earlier: readonly ModalityHistory[]): Modality | null {
  const { doc, tags, sayings } = scene;
  const head = headOf(scene, trigger.first);
  if (!isAdded(scene, head) || sayings.has(trigger.type)) return null;
  for (let e = earlier.length - 1; e >= 0; e--) {
    const { first, last, modality } = earlier[e]!;
    if (head - last > JOINED) return null;
    let relative = false;
    for (let k = last; k < head; k++) {
      if (tags[k] === 'R') relative = true;
      if (tags[k] === 'S' || (tags[k] === 'V' && !relative)) return null;
    }
    if (tags[first] === 'V') {
      // what a relative clause tells stands between
      if (tags[first - 1] === 'R') continue;
      return null;
    }
    if (!isMasdar(doc.words[first])) continue;
    return modality === 'planned' || modality === 'demanded' || modality === 'uncertain' ? modality : null;
  }
  return null;
}

/** «دعا المعتصمون إلى إعدام القاتل»، «طلب ضربة»: what a demand asks for. */
export function isDemanded(scene: Scene, trigger: Trigger, earlier: readonly ModalityHistory[]): boolean {
  const { doc, tags, sayings } = scene;
  const demand = earlier.findLast((e) => e.type === 'demand');
  if (demand?.type !== 'demand' || demand.modality !== 'asserted') return false;
  if (tags[trigger.first] === 'V' || sayings.has(trigger.type)) return false;
  const head = headOf(scene, trigger.first);
  const word = doc.words[head];
  if (isHalted(scene, head, trigger.first)) return false;
  if (word?.best.conjunction)
    return word.best.conjunction === 'و' && isMasdar(word) && isAskedToo(scene, demand.last, head);
  const { link, before } = linkOf(scene, head);
  if (!TO_DEMAND.includes(link) || (link === '' && before >= demand.last)) return false;
  for (let k = demand.last; k <= before; k++)
    if (tags[k] !== 'N' || doc.words[k]?.best.readings[0]?.entry.pos === 'masdar' || isHalted(scene, k, k + 1))
      return false;
  return !at(near(scene).frames, trigger.first).some((f) => f.verb === demand.first && f.subject === trigger.first);
}

/** «مطالبين بإسقاط الحكومة والإفراج عن المعتقلين»: a demand takes a doing, and no clause begins before the next. */
function isAskedToo({ doc, tags }: Scene, from: number, head: number): boolean {
  const asked = tags[from] === 'P' ? from + 1 : from;
  const linked = asked > from || Boolean(doc.words[asked]?.best.preposition);
  if (asked >= head || !linked || !isMasdar(doc.words[asked])) return false;
  for (let k = from; k < head; k++) if (!'NP#'.includes(tags[k]!)) return false;
  return true;
}

/** «تبدأ المرحلة الثانية باستهداف المدينة»: the steps of what is to come. */
export function isStage(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags } = scene;
  const head = headOf(scene, trigger.first);
  if (tags[trigger.first] === 'V' || doc.words[head]?.best.preposition !== 'ب') return false;
  const { first } = doc.sentences[doc.sentenceOf[head]!]!;
  let isOfStage = false;
  for (let k = head - 1; k >= Math.max(first, head - BACK); k--) {
    const word = doc.words[k];
    if (word?.classes.has('stage')) isOfStage = true;
    if (tags[k] !== 'V') continue;
    const isPresent = word!.best.readings.every((r) => r.entry.pos !== 'verb' || r.tense === 'present');
    if (!isOf(word, 'begin') || !isPresent) return false;
    return isOfStage || [1, 2].some((d) => doc.words[k - d]?.classes.has('stage'));
  }
  return false;
}
