/** When it began that «منذ بدء العملية» names without a day, where the text says so elsewhere: «العملية التي بدأت في 20 كانون الثاني». */
import type { TimeMention, TokenSpan } from '../model/index.ts';
import { near } from './near.ts';
import type { Scene } from './scene.ts';

/** Tokens from the word of beginning to what begins, and to its day. */
const CLOSE = 8;
/** Tokens between what goes on and «المستمر منذ …». */
const GOING_ON = 6;
/** Tokens behind «منذ» within which the word of beginning stands, and behind that one what begins: «منذ أن بدأت القوات حملتها». */
const OPENING = 2;
const SUBJECT = 4;

/** Days on which something is said to begin: no hours that belong to another day, no length. */
const DAYS = new Set(
  [
    'since date ago year month-of-year month-lean month-alone cycle-month',
    'weekday-alone weekday-lean weekday-date relative-day relative-day-named part-of-day',
  ].flatMap((rules) => rules.split(' ')),
);

/** The first day of what an expression names as begun; undefined where the text gives none, or more than one. */
export function begunElsewhere(scene: Scene, time: TokenSpan): Pick<TimeMention, 'from'> | undefined {
  const begins = beginning(scene, time);
  const stem = begins < 0 ? undefined : stemOf(scene, begins);
  if (stem === undefined) return undefined;
  const days = new Set<string>();
  for (const t of scene.times)
    if (t.first !== time.first && t.from !== null && isBeginningOf(scene, stem, t)) days.add(t.from);
  const [from] = days;
  return days.size === 1 && from !== undefined ? { from } : undefined;
}

/** The word of beginning behind «منذ»; −1 where there is none. */
function beginning({ doc }: Scene, time: TokenSpan): number {
  for (let i = time.first + 1; i <= time.first + OPENING; i++) if (doc.words[i]?.classes.has('begin')) return i;
  return -1;
}

/** The stem of what begins, by the first noun behind the word of beginning; undefined where it is one of several («عملية إنسانية»). */
function stemOf({ doc, tags }: Scene, begins: number): string | undefined {
  const last = tags[begins] === 'V' ? begins + SUBJECT : begins + 1;
  for (let i = begins + 1; i <= last; i++) {
    if (tags[i] !== 'N') continue;
    const { article, enclitic, stem } = doc.words[i]!.best;
    const named = article || enclitic !== '' || Boolean(doc.words[i + 1]?.best.article);
    return named || tags[begins] === 'V' ? stem : undefined;
  }
  return undefined;
}

/** Whether a day is said to be the first of what has this stem. */
function isBeginningOf(scene: Scene, stem: string, t: TimeMention): boolean {
  if (t.rule === 'since-happening-dated') {
    const begins = beginning(scene, t);
    return begins >= 0 && stemOf(scene, begins) === stem;
  }
  if (t.rule.startsWith('running') || (t.rule === 'since' && scene.doc.words[t.first - 1]?.classes.has('lasting')))
    return stands(scene, stem, t, t.first - GOING_ON, t.first);
  return DAYS.has(t.rule) && begunOn(scene, stem, t);
}

/** «بدأت العملية في 20 كانون الثاني»، «تشن القوات منذ 20 كانون الثاني عملية»: word of beginning and what begins close to the day. */
function begunOn(scene: Scene, stem: string, t: TokenSpan): boolean {
  const { doc, tags } = scene;
  // «منذ بدء العملية … الأحد»: the day need not be that of the beginning
  if (near(scene).times[doc.sentenceOf[t.first]!]!.some((k) => scene.times[k]!.rule === 'since-happening-alone'))
    return false;
  const { first, last } = doc.sentences[doc.sentenceOf[t.first]!]!;
  for (let i = Math.max(first, t.first - CLOSE); i < Math.min(last, t.last + CLOSE); i++)
    if (tags[i] === 'V' && doc.words[i]!.classes.has('begin') && stands(scene, stem, t, i - CLOSE, i + CLOSE))
      return true;
  return false;
}

/** Whether a noun of this stem stands between two tokens, in the sentence of a time. */
function stands({ doc, tags }: Scene, stem: string, t: TokenSpan, from: number, to: number): boolean {
  const { first, last } = doc.sentences[doc.sentenceOf[t.first]!]!;
  for (let i = Math.max(first, from); i < Math.min(last, to); i++)
    if (tags[i] === 'N' && doc.words[i]?.best.stem === stem) return true;
  return false;
}
