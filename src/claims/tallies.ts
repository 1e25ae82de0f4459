/** What the language says of whose a number is, whatever the weights say: tallies, lists, parts of a whole, lengths of a happening. */
import type { Counted, Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { isAdjectival, isOf, type Word } from '../text/words.ts';
import type { CountPhrase } from './counts.ts';
import { fallenAt } from './deeds.ts';
import { at, near } from './near.ts';
import type { RoleCandidate } from './role-candidates.ts';
import { isAmong, isPeople } from './rulings.ts';
import type { Scene } from './scene.ts';

/** Tokens from a tally back to its verb («ارتفعت بذلك حصيلة القتلى»), on to it, and from the verb to the number. */
const VERB_BEFORE = 4;
const VERB_BEHIND = 25;
const NUMBER_BEHIND = 4;
const TO = 'الي';

/**
 * «ارتفع عدد قتلى القصف إلى 12»، «عدد الجرحى منذ الأحد تجاوز 90»، «راح ضحية القصف 12 شخصا»: the number that a tally of what the trigger names comes to. Null where it
 * stands in no tally, or the tally in no such clause.
 * @param counts those of the document
 */
export function talliedBy(scene: Scene, trigger: Trigger, counts: readonly CountPhrase[]): CountPhrase | null {
  const { doc, tags, triggerOf, effects } = scene;
  if (tags[trigger.first] === 'V') return null;
  const fallen = fallenAt(scene, trigger);
  if (fallen >= 0) return counts.find((c) => c.first === fallen) ?? null;
  const { first, last } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const has = (k: number, name: string) => k >= first && k < last && Boolean(doc.words[k]?.classes.has(name));
  // «عدد المقاتلين القتلى»
  const between = triggerOf[trigger.first - 1]! < 0 && tags[trigger.first - 1] === 'N' ? 1 : 0;
  let head = trigger.first - 1;
  while (head >= trigger.first - 1 - between && !(head >= first && isOf(doc.words[head], 'tally'))) head--;
  if (head < trigger.first - 1 - between || (has(head, 'toll') && !effects.has(trigger.type))) return null;
  // «ليرتفع إلى تسعة عدد القتلى»
  const ahead = counts.find((c) => c.last === head && c.first >= first && !isMeasured(scene, c));
  if (ahead) return ahead;
  const here = counts.filter((c) => c.first >= trigger.last && c.last <= last && !isMeasured(scene, c));
  for (let k = head - 1; k >= Math.max(first, head - VERB_BEFORE); k--)
    if (has(k, 'reach')) return here.find((c) => doc.tokens[c.first - 1]!.key === TO) ?? null;
  for (let k = trigger.last; k < Math.min(last, trigger.last + VERB_BEHIND) && !has(k, 'tally'); k++) {
    if (!has(k, 'reach') || (tags[k] !== 'V' && !here.some((c) => c.first === k))) continue;
    const next = here.find((c) => c.last > k);
    return next && next.first - k <= NUMBER_BEHIND ? next : null;
  }
  return null;
}

/** «قتل خمسة في تدافع حين حاول المئات الصعود»: behind a verb of what befalls people, the subject of a later verb. */
export const isOfOtherVerb = (scene: Scene, count: CountPhrase, { first, type }: Trigger): boolean =>
  scene.tags[first] === 'V' &&
  scene.effects.has(type) &&
  at(near(scene).frames, count.first).some(
    (f) => f.subject === count.first && f.verb > first + 1 && f.verb < count.first,
  );

/** Whether a number is told to belong to a happening. @param target what was chosen for its target */
export const belongs = (scene: Scene, count: CountPhrase, trigger: Trigger, target: RoleCandidate | null): boolean =>
  isLengthOf(scene, count, trigger) || isOfTarget(scene, count, trigger, target);

/** «استعادت القوات بلدتين جديدتين»: it begins the target, and nothing else happens before. «بلدتي نبل والزهراء» are named, not counted. */
function isOfTarget(scene: Scene, count: CountPhrase, trigger: Trigger, target: RoleCandidate | null): boolean {
  const { doc, triggerOf } = scene;
  if (target?.first !== count.first || count.first < trigger.last) return false;
  for (let k = trigger.last; k < count.last; k++) if (triggerOf[k]! >= 0) return false;
  const named = count.kind === 'dual' && !(doc.words[count.noun]?.best.stem ?? '').endsWith('ن');
  return !named && doc.sentenceOf[trigger.first] === doc.sentenceOf[count.first];
}

/** Tokens between two numbers of one list, and between a whole and its parts. */
const LIST = 8;
const PARTS = 10;

/** How a number goes on with the one before it in the sentence: as another item of its list, as a part of it, or not at all. */
export function joinedTo(scene: Scene, before: CountPhrase, count: CountPhrase): 'item' | 'part' | null {
  const { doc, triggerOf } = scene;
  if (doc.sentenceOf[before.first] !== doc.sentenceOf[count.first]) return null;
  for (let k = before.last; k < count.first; k++) if (triggerOf[k]! >= 0) return null;
  for (let k = count.first; k < count.last; k++) if (triggerOf[k]! >= 0) return null;
  if (isMeasured(scene, before) || isMeasured(scene, count)) return null;
  if (isPart(scene, before, count)) return 'part';
  return isItem(scene, before, count) ? 'item' : null;
}

/** «12 شخصا بينهم ثلاثة أطفال»، «… من بينهم»، «… ضمنهم». */
function isPart({ doc }: Scene, before: CountPhrase, count: CountPhrase): boolean {
  return count.first - before.last <= PARTS && isAmong(doc.words[count.first - 1]);
}

/** Words between two numbers of a list: «20 قتيلا و 16 جريحا»، «عشرات بل مئات». */
const JOINS = new Set(['و', 'بل']);

/** «20 مستشفى و16 مدرسة»، «25 مقاتلا من الفصائل وثمانية من التنظيم»: nothing but the first noun's own words lies between. */
function isItem({ doc, tags, triggerOf }: Scene, before: CountPhrase, count: CountPhrase): boolean {
  if (count.first - before.last > LIST) return false;
  const isAnd = JOINS.has(doc.tokens[count.first - 1]?.key ?? '') && count.first > before.last;
  if (!isAnd && doc.words[count.first]?.best.conjunction !== 'و') return false;
  // «آلاف المقاتلين من الرحيبة وبلدتي …»: people and places make no list
  if (before.noun >= 0 && count.noun >= 0 && isPeople(doc.words[before.noun]!) !== isPeople(doc.words[count.noun]!))
    return false;
  for (let k = before.first; k < before.last; k++) if (triggerOf[k]! >= 0) return false;
  for (let k = before.last; k < count.first - (isAnd ? 1 : 0); k++)
    if (isComma(doc.tokens[k]!.key) || 'VSCR.'.includes(tags[k]!)) return false;
  return true;
}

/** A length of time, a distance, a sum or a share. */
const isMeasured = ({ doc }: Scene, { noun, kind }: CountPhrase): boolean =>
  kind === 'fraction' ||
  kind === 'percent' ||
  isUnit(doc.words[noun]) ||
  MEASURES.some((c) => isOf(doc.words[noun], c));
const MEASURES = ['measure', 'money', 'percent'];

/** A unit of time that is counted: «آخرين» are others, not ends. */
const isUnit = (word: Word | null | undefined): boolean =>
  Boolean(word?.classes.has('time-unit')) && UNITS.some((c) => word!.classes.has(c));
const UNITS = ['t-unit', 't-units', 't-dual', 't-unit-night', 't-unit-counted', 't-unit-year', 'day', 'hour', 'week'];

/** Words before a length that make a point in time of it: «بعد يومين من الهجوم» does not say how long it lasted. */
const POINTS = new Set(['بعد', 'قبل', 'منذ']);

/** Whether a length of time is told to be that of the happening. */
function isLengthOf(scene: Scene, count: CountPhrase, trigger: Trigger): boolean {
  if (!isUnit(scene.doc.words[count.noun])) return false;
  return lasts(scene, count, trigger) || fills(scene, count, trigger);
}

/** Tokens from a happening to the verb that says how long it went on. */
const LASTING = 8;

/** «معارك استمرت أكثر من أسبوع»: nothing happens between it and the verb. */
function lasts({ doc, tags, times, triggerOf }: Scene, count: CountPhrase, trigger: Trigger): boolean {
  if (tags[trigger.first] === 'V' || trigger.last > count.first) return false;
  const told = times.find((t) => t.kind === 'duration' && t.first <= count.first && count.last <= t.last);
  const verb = told && tags[told.first] === 'V' ? told.first : -1;
  if (verb < trigger.last || verb - trigger.last > LASTING || doc.sentenceOf[verb] !== doc.sentenceOf[trigger.first])
    return false;
  for (let k = trigger.last; k < verb; k++) if (triggerOf[k]! >= 0 || tags[k] === 'V') return false;
  return true;
}

/** «خمسة أيام من الغارات والقصف»: it is that of what stands behind «من», and of what is joined to that. */
function fills(scene: Scene, count: CountPhrase, trigger: Trigger): boolean {
  const { doc, triggers, triggerOf, tags } = scene;
  if (doc.tokens[count.last]?.key !== 'من') return false;
  if (POINTS.has(doc.words[count.first - 1]?.best.stem ?? '') || tags[trigger.first] === 'V') return false;
  let at = triggerOf[count.last + 1] ?? -1;
  while (at >= 0) {
    const it = triggers[at]!;
    if (it === trigger) return true;
    let next = it.last;
    while (tags[next] === 'N' && doc.words[next]?.best.conjunction !== 'و' && triggerOf[next]! < 0) next++;
    at = doc.words[next]?.best.conjunction === 'و' ? triggerOf[next]! : -1;
  }
  return false;
}

/** What a number counts where its own words say so, whatever the weights say. */
export function countsAs(scene: Scene, count: CountPhrase, trigger: Trigger, weighed: Counted): Counted {
  const { noun, kind, lo, hi } = count;
  const word = noun >= 0 ? scene.doc.words[noun] : null;
  if (word && isUnit(word)) {
    if (word.classes.has('hour')) return 'hours';
    if (word.classes.has('day') || kind === 'week') return 'days';
    return weighed === 'phases' ? weighed : 'other';
  }
  // half a kilometre is a length, half the area a share
  const isLength = isOf(word, 'money') || (isOf(word, 'measure') && scene.tags[noun + 1] !== 'N');
  if (kind === 'fraction' && !isLength && (lo ?? 0) <= 1 && (hi ?? 0) <= 1) return 'percent';
  // «القتلى المدنيون»، «مئة قتيل مدني»
  const civilian = isCivilian(scene.doc.words[trigger.last]) || isCivilian(scene.doc.words[count.last]);
  return weighed === 'killed' && civilian ? 'killed_civilians' : weighed;
}

const isCivilian = (word: Word | null | undefined): boolean =>
  Boolean(
    word?.classes.has('civilian') &&
      word.best.readings.some(isAdjectival) &&
      !word.best.conjunction &&
      !word.best.preposition,
  );
