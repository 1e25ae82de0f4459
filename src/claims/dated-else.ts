/** Times that date something other than the happening they stand by: what it is compared with, the saying, a deed done where something stands. */
import type { Attribution, TimeMention, TokenSpan, Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { isAdjectival } from '../text/words.ts';
import { isWithin } from './dating.ts';
import { near } from './near.ts';
import type { Scene } from './scene.ts';

/** Tokens before «منذ» within which a superlative compares. */
const COMPARED = 10;
/** Tokens from a word of saying to its day, and from there to what is said. */
const SAID = 14;
/** Tokens before what stands within which «كان» puts it into the past. */
const WAS = 6;
/** How precise a day, a night, a month, a year is, and no stretch of time. */
const CALENDAR = new Set<TimeMention['precision']>(['hours', 'day', 'week', 'month', 'year']);
/** Rules of what may be said of what stands at present. */
const PRESENT = new Set(['now', 'relative-day']);

/** «أعنف الغارات منذ أشهر»، «لأول مرة منذ عام 2011»: how long there was nothing like it, and no time of what is told. */
export function isCompared({ doc, tags }: Scene, time: TimeMention, trigger: TokenSpan): boolean {
  if (isWithin(trigger, time) || !time.rule.startsWith('since') || doc.words[time.first - 1]?.classes.has('lasting'))
    return false;
  const { first } = doc.sentences[doc.sentenceOf[time.first]!]!;
  for (let i = time.first - 1; i >= first && time.first - i <= COMPARED; i--) {
    if (!doc.words[i] || doc.tokens[i + 1]!.fresh || tags[i] === 'S') return false;
    const { entries, classes } = doc.words[i]!;
    const isFirst = entries.some((e) => e.classes.includes('ordinal') && e.value === '1');
    if (isFirst || (classes.has('superlative') && doc.tokens[i + 1]!.key !== 'من')) return true;
  }
  return false;
}

/** «قال المتحدث، الأحد، إن الطائرات قصفت …»: a time between a word of saying and what is said dates no happening that is told there. */
export function isOfSaying(scene: Scene, time: TokenSpan, trigger: Trigger): boolean {
  return !scene.sayings.has(trigger.type) && isBehindSaying(scene, time, trigger);
}

/** «قالت الأحد إن …، متهمة المعارضة بالقصف»: the time of a saying is that of what its speaker goes on to say in a participle. */
export const isOfSpeech = (scene: Scene, time: TokenSpan, trigger: Trigger): boolean =>
  isSaidAlong(scene, trigger) && isBehindSaying(scene, time, trigger);

function isBehindSaying(scene: Scene, time: TokenSpan, trigger: Trigger): boolean {
  if (trigger.first < time.last) return false;
  const said = saidAfter(scene, time);
  return said >= 0 && trigger.first > said;
}

/** Where what is said begins («إن»), behind a time that dates the saying; −1 where it dates none. */
function saidAfter(scene: Scene, time: TokenSpan): number {
  const { doc, tags, triggerOf, attributions } = scene;
  const sentence = doc.sentenceOf[time.first]!;
  const end = Math.min(doc.sentences[sentence]!.last, time.last + SAID);
  let that = time.last;
  while (that < end && triggerOf[that]! < 0 && !(tags[that] === 'S' && doc.words[that]!.classes.has('that'))) that++;
  if (that >= end || triggerOf[that]! >= 0) return -1;
  const says = (a: Attribution) =>
    (a.kind === 'verb' || a.kind === 'participle') && a.last <= time.first && time.first - a.last <= SAID;
  const told = (i: number) => triggerOf[i]! >= 0 || tags[i] === 'S';
  for (const k of near(scene).attributions[sentence]!) {
    const a = attributions[k]!;
    if (!says(a)) continue;
    let i = a.first;
    while (i < time.first && !told(i)) i++;
    if (i === time.first) return that;
  }
  return -1;
}

/** «، متهما», «ومطالبة»: a participle by which a speaker goes on. */
function isSaidAlong({ doc, sayings }: Scene, trigger: Trigger): boolean {
  const word = doc.words[trigger.first];
  if (!word || !sayings.has(trigger.type) || word.best.article || word.best.preposition) return false;
  const joined = word.best.conjunction === 'و' || isComma(doc.tokens[trigger.first - 1]?.key ?? '');
  return joined && word.best.readings.some((r) => r.entry.pos === 'active' && (r.accusative || word.key.endsWith('ة')));
}

/** «سقطت القذائف الأحد على أحياء تسيطر عليها المعارضة»: what stands has been so since some time, or is so now; a day belongs to what was done there. */
export function isDayOfState(scene: Scene, time: TimeMention, trigger: Trigger): boolean {
  if (!stands(scene, trigger) || !CALENDAR.has(time.precision) || time.from === null || time.to === null) return false;
  if (time.rule.startsWith('since') || PRESENT.has(time.rule)) return false;
  const { doc } = scene;
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  for (let i = trigger.first; i >= first && trigger.first - i <= WAS; i--)
    if (doc.words[i]?.classes.has('t-was')) return false;
  return true;
}

/** «تسيطر»، «سيطرة»، «تحاصر»، «المحاصرة»: who holds a place, and a siege told by a verb of the present or in a word that describes a place. */
function stands({ doc, tags }: Scene, trigger: Trigger): boolean {
  const isHeld = trigger.type === 'territory_control';
  if (!isHeld && trigger.type !== 'siege') return false;
  const best = doc.words[trigger.first]?.best;
  if (!best) return false;
  if (tags[trigger.first] === 'V') return best.readings.find((r) => r.entry.pos === 'verb')?.tense === 'present';
  // «المدينة المحاصرة», and not «محاصرة المدينة», «عزل المدينة»
  return isHeld || (best.article && best.readings.some(isAdjectival));
}
