/** How a happening is put, by what the language says: what is denied, hearsay, doubted, planned or attempted, where the weights see less. */
import type { Modality, Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { isOf, type Word } from '../text/words.ts';
import { addedModality, aimed, isDemanded, isPurpose, isStage } from './aims.ts';
import { isAskedNot } from './demands.ts';
import { isLeftOpen } from './doubts.ts';
import type { ModalityHistory } from './modality.ts';
import { isDenied, isNotSo, isPutOff, isStillSo, PUT_OFF, verbOf } from './negation.ts';
import type { Scene } from './scene.ts';
import type { SourceCandidate } from './sourcing.ts';
import { isFailedLater, isToBeAverted, isUndoneBy } from './undone.ts';

/** Tokens back from a happening to the words that bend it, and on to those that follow it. */
const BACK = 9;
const ON = 3;
const TO = 'الي';
/** Tokens of a tally up to its verb: «عدد القتلى في المدينة مرشح للارتفاع». */
const TALLY = 6;

/** «للعنف والقصف»، «إصابات ودمار»: what «و» joins right behind a noun is put as that is. */
export function joinedModality(scene: Scene, trigger: Trigger, before: ModalityHistory | null): Modality | null {
  const { doc, tags, sayings } = scene;
  if (!before || tags[trigger.first] === 'V' || tags[before.first] === 'V') return null;
  if (doc.words[trigger.first]?.best.conjunction !== 'و' || trigger.first - before.last > 1) return null;
  if (sayings.has(trigger.type) !== sayings.has(before.type)) return null;
  // «بوقف إطلاق النار والقصف»: the bombing goes on
  if (before.type === 'ceasefire' && trigger.type !== before.type) return null;
  const own = doc.words[before.last];
  const describes = tags[before.last] === 'N' && !own?.best.conjunction && !own?.best.preposition;
  return before.last === trigger.first || describes ? (before.modality as Modality) : null;
}

/** How it is put, where the weights hold it to be put so. */
export function statedModality(
  scene: Scene,
  trigger: Trigger,
  source: SourceCandidate | null,
  weighed: Modality,
  earlier: readonly ModalityHistory[],
): Modality {
  if (isAskedNot(scene, trigger)) return 'uncertain';
  if (isDenied(scene, trigger)) return 'denied';
  if (isToBeAverted(scene, trigger)) return 'uncertain';
  if (weighed === 'denied' && (isStillSo(scene, trigger) || isFailedLater(scene, trigger))) return 'asserted';
  if (weighed === 'planned' && isAnswered(scene, trigger)) return 'asserted';
  if (weighed === 'planned' && isPutOff(scene, trigger) && !isAttempted(scene, trigger)) return 'denied';
  if (weighed === 'planned' && aimed(scene, trigger) === 'denied') return 'denied';
  if (weighed !== 'asserted') return weighed;
  if (isDemanded(scene, trigger, earlier)) return 'demanded';
  return (
    aheadOrDoubtful(scene, trigger) ??
    hedgedModality(scene, trigger, source) ??
    addedModality(scene, trigger, earlier) ??
    weighed
  );
}

/** How sure it is; null where the language says no more than that it is. */
function hedgedModality(scene: Scene, trigger: Trigger, source: SourceCandidate | null): Modality | null {
  if (scene.sayings.has(trigger.type)) return saidAhead(scene, trigger);
  if (isNotSo(scene, trigger) || isUndoneBy(scene, trigger)) return 'denied';
  if (
    isHearsay(scene, trigger, source) ||
    isDoubted(scene, trigger) ||
    isFeared(scene, trigger) ||
    isGrowing(scene, trigger)
  )
    return 'uncertain';
  const ahead = scheduled(scene, trigger);
  if (ahead) return ahead;
  if (isLeftOpen(scene, trigger)) return 'uncertain';
  if (isAttempted(scene, trigger) || isPurpose(scene, trigger) || isStage(scene, trigger)) return 'planned';
  return aimed(scene, trigger);
}

/** «من المتوقع أن تطالب»، «من المقرر أن يرفض»: a saying that is awaited or planned. */
function saidAhead(scene: Scene, trigger: Trigger): Modality | null {
  if (scene.tags[trigger.first] !== 'V' || scene.vows.has(trigger.type)) return null;
  return isDoubted(scene, trigger) ? 'uncertain' : scheduled(scene, trigger);
}

/** «تفيد التقارير بأن …»، «أنباء عن …»: nobody is named whose reports they are. What somebody is quoted with is his. */
function isHearsay(scene: Scene, trigger: Trigger, source: SourceCandidate | null): boolean {
  const { doc, tags, attributions, phrases, quoteOf } = scene;
  const a = source ? attributions[source.attribution] : undefined;
  const speaker = a && a.speaker >= 0 ? phrases[a.speaker] : undefined;
  if (!speaker || doc.sentenceOf[speaker.first] !== doc.sentenceOf[trigger.first]) return false;
  if (quoteOf[trigger.first]! > 0) return false;
  const { first, last } = speaker;
  const head = doc.words[first];
  if (!head?.classes.has('document') || !head.classes.has('unsure') || head.best.readings[0]?.number !== 'pl')
    return false;
  // «دون أنباء عن إصابات»، «بحسب تقارير اقتبست عن …»
  if (doc.words[first - 1]?.classes.has('neg') || (last > trigger.first && tags[last] === 'V')) return false;
  return last === first + 1 || isParticiple(doc.words[first + 1]);
}

const isParticiple = (word: Word | null | undefined): boolean =>
  Boolean(word?.best.readings.some((r) => r.entry.pos === 'active'));

/** «قتلت على الأرجح»، «يبدو أنها خرقت»، «ربما يكون مسؤولا»، «قد يؤدي إلى مقتل». */
function isDoubted(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags } = scene;
  const { first, last } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const doubts = (k: number) => k >= first && k < last && Boolean(doc.words[k]?.classes.has('doubt'));
  for (let k = trigger.last; k < Math.min(last, trigger.last + ON) && doc.words[k] && tags[k] !== 'V'; k++)
    if (
      doubts(k) &&
      !doc.words[k]!.classes.has('aspect') &&
      (tags[k - 1] === 'P' || tags[k - 1] === 'R' || tags[k - 1] === 'S') &&
      tags[k + 1] !== 'S'
    )
      return true;
  let k = trigger.first - 1;
  if (tags[trigger.first] === 'V') {
    // «يبدو أن القوات خرقت»
    while (k > first && tags[k] === 'N' && trigger.first - k <= ON) k--;
    return tags[k] === 'S' && doubts(k - 1) && tags[k - 1] !== 'V' && !doc.words[k - 1]?.best.article;
  }
  if (tags[k] === 'P') k--;
  const word = doc.words[k];
  const isPresent =
    tags[k] === 'V' && word!.best.readings.every((r) => r.entry.pos !== 'verb' || r.tense === 'present');
  if (!isPresent || !doubts(k - 1)) return false;
  return word!.classes.has('copula') || (word!.classes.has('cause') && scene.effects.has(trigger.type));
}

/** «احتمال شن ضربات»، «خطر المواجهة»، «المخاوف من امتداد الصراع»: what a noun of fear or chance takes, and no report or charge. */
function isFeared({ doc, tags }: Scene, trigger: Trigger): boolean {
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  if (tags[trigger.first] === 'V') return false;
  for (let k = trigger.first; k >= Math.max(first, trigger.first - BACK); k--) {
    const word = doc.words[k];
    const noun = k < trigger.first ? word?.best.readings.find((r) => r.entry.classes.includes('unsure')) : undefined;
    if (noun && (noun.entry.pos === 'noun' || noun.entry.pos === 'masdar') && !TOLD.some((c) => word!.classes.has(c)))
      return true;
    const links = tags[k] === 'P' && doc.tokens[k]!.key === 'من';
    if (!links && (tags[k] !== 'N' || word?.best.conjunction || word?.best.preposition)) return false;
  }
  return false;
}
const TOLD = ['document', 'speech', 'charge', 'say', 'person'];

/** «عدد القتلى مرشح للارتفاع»، «إجمالي القتلى قد يرتفع». */
function isGrowing({ doc, tags }: Scene, trigger: Trigger): boolean {
  const { last } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  if (!doc.words[trigger.first - 1]?.classes.has('tally')) return false;
  for (let k = trigger.last; k < Math.min(last, trigger.last + TALLY); k++) {
    const word = doc.words[k];
    if (!word) return false;
    if (tags[k] === 'V')
      return (
        Boolean(doc.words[k - 1]?.classes.has('doubt')) && (word.classes.has('reach') || word.classes.has('copula'))
      );
    if (word.classes.has('reach') && word.best.preposition === 'ل') return true;
  }
  return false;
}

/** «من المتوقع أن تعقد اللجنة اجتماعا»، «يفترض أن تطبق الهدنة» is planned; «كان من المقرر أن تصل لكنها تأجلت» came to nothing. */
function scheduled(scene: Scene, trigger: Trigger): Modality | null {
  const { doc, tags } = scene;
  const { first, last } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  let verb = -1;
  for (let k = trigger.first; k >= Math.max(first + 1, trigger.first - BACK) && !isComma(doc.tokens[k]!.key); k--) {
    if (tags[k] === 'V' || tags[k] === 'R') verb = tags[k] === 'V' ? k : verb;
    if (tags[k] !== 'S') continue;
    const of = tags[k - 2] === 'P';
    const ahead = doc.words[k - 1]?.classes;
    if (verb < 0 || !(ahead?.has('t-ahead') || (of && ahead?.has('t-ahead-of')))) return null;
    // «من المقرر أن يطالب بوقف القصف»: the demand is planned, and the shelling goes on
    const told = scene.triggers[scene.triggerOf[verb]!];
    if (told && told !== trigger && scene.sayings.has(told.type)) return null;
    const opener = of ? k - 3 : k - 2;
    const isPast = Boolean(doc.words[opener]?.classes.has('copula'));
    return isPast && isPutOffLater(scene, trigger.last, last) ? 'denied' : 'planned';
  }
  return null;
}

function isPutOffLater({ doc, tags }: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (tags[k] === 'V' && isOf(doc.words[k], PUT_OFF)) return true;
  return false;
}

/** «توعد بالرد على قصف المدينة»، «ردا على الهجوم»: what is answered has been. */
const isAnswered = ({ doc, tags }: Scene, { first }: Trigger): boolean =>
  tags[first - 1] === 'P' &&
  Boolean(doc.words[first - 2]?.classes.has('answer')) &&
  doc.tokens[first - 1]!.key === 'علي';

/** «يحاول الجيش استعادتها»، «تسعى إلى دخول البلدة»، «محاولة التنظيم السيطرة»: what is tried is not done. */
function isAttempted({ doc, tags }: Scene, trigger: Trigger): boolean {
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const word = doc.words[trigger.first];
  // «استعادتها» beside «محاولة التنظيم» is tagged as a verb
  const readings = tags[trigger.first] === 'V' ? word?.best.readings.slice(0, 1) : word?.best.readings;
  if (!readings?.some((r) => r.entry.pos === 'masdar') || word!.best.conjunction || word!.best.preposition)
    return false;
  let k = trigger.first - 1;
  if (doc.tokens[k]?.key === TO) k--;
  for (; k >= Math.max(first, trigger.first - BACK) && (tags[k] === 'N' || tags[k] === 'V'); k--) {
    const { best } = doc.words[k]!;
    if (best.readings.some((r) => r.entry.classes.includes('attempt'))) return true;
    if (best.preposition || tags[k] === 'V') return false;
  }
  return false;
}

/**
 * «ستسحب روسيا قواتها»، «ستشن هجوما»: what will be is planned; «قد تنسحب القوات»، «ربما تشن هجوما»، «إذا شنت هجوما»: what may be is uncertain. Null where the verb
 * says neither; a threat that tells what will be («سنرد») stands as it is.
 */
function aheadOrDoubtful(scene: Scene, trigger: Trigger): Modality | null {
  const { doc, vows } = scene;
  const verb = vows.has(trigger.type) ? -1 : verbOf(scene, trigger);
  if (verb < 0) return null;
  const word = doc.words[verb]!;
  const before = verb > 0 && doc.sentenceOf[verb - 1] === doc.sentenceOf[verb] ? doc.words[verb - 1] : null;
  if (word.best.future || before?.classes.has('future')) return 'planned';
  if (before?.classes.has('condition')) return 'uncertain';
  if (!before?.classes.has('doubt')) return null;
  // «قد قصفت» is certain, «ربما قصفت» is not
  const verbs = word.best.readings.filter(({ entry }) => entry.pos === 'verb');
  return !before.classes.has('aspect') || verbs.every((r) => r.tense === 'present') ? 'uncertain' : null;
}
