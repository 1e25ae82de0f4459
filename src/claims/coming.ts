/** «دعا إلى تجمع الأحد»، «تبدأ السبت مهمة»: weekdays without a date, which the reader of times took for the last, of what is only announced. */
import type { TimeMention, TokenSpan } from '../model/index.ts';
import type { Scene } from './scene.ts';

const WEEK = 7;
/** Milliseconds. */
const DAY = 86_400_000;
/** Tokens before a day within which the verb stands that it belongs to. */
const VERB = 3;

/** Whether a weekday of the last week is the coming one, as what it dates is announced. */
export function isComing(scene: Scene, trigger: TokenSpan, time: TimeMention, published: string | null): boolean {
  if (!published || !time.from || !isBareWeekday(scene, time)) return false;
  const gone = Math.round((Date.parse(published) - Date.parse(time.from)) / DAY);
  // news of yesterday may be printed today
  if (gone <= 1 || gone >= WEEK || wasToBe(scene, trigger)) return false;
  return !isOfPast(scene, time, trigger);
}

/** «السبت»، «ظهر السبت», and neither «أمس السبت» nor «السبت الماضي». */
function isBareWeekday({ doc }: Scene, { first, last }: TokenSpan): boolean {
  let named = false;
  for (let i = first; i < last; i++) {
    const classes = doc.words[i]?.classes;
    if (classes?.has('t-weekday')) named = true;
    if (!classes || classes.has('t-last') || classes.has('t-relday') || classes.has('t-this')) return false;
  }
  return named;
}

/** «كان من المقرر أن يجتمعوا السبت». */
function wasToBe({ doc }: Scene, trigger: TokenSpan): boolean {
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  for (let i = first; i < trigger.first; i++) if (doc.words[i]?.classes.has('t-was')) return true;
  return false;
}

/** «نفذت الجمعة لدعم الهجوم»، «فجر الأحد دمرت زورقا يسعى لمهاجمتهم»: a day of what has happened, told by the verb close before or behind it. */
function isOfPast(scene: Scene, time: TokenSpan, trigger: TokenSpan): boolean {
  const { tokens } = scene.doc;
  for (let i = time.first - 1; i >= 0 && time.first - i <= VERB && !tokens[i + 1]!.fresh; i--)
    if (isVerb(scene, i)) return isPast(scene, i);
  for (let i = time.last; i < trigger.first; i++) if (scene.tags[i] === 'V') return isPast(scene, i);
  return false;
}

/** A verb, also one of beginning and its like: «الهجوم الذي بدأ الاثنين». */
const isVerb = ({ doc, tags }: Scene, i: number): boolean =>
  tags[i] === 'V' || Boolean(doc.words[i]?.classes.has('begin'));

/** «نفذت», «لم يبدوا». */
const isPast = ({ doc }: Scene, i: number): boolean =>
  doc.words[i]!.best.readings[0]?.tense === 'past' || Boolean(doc.words[i - 1]?.classes.has('neg'));
