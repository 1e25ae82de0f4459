/**
 * The days of a claim from the time chosen for it. Most times carry their days; some count from the day that the text spoke of before, and
 * a happening named inside an expression of time («منذ بدء الهدنة قبل أسبوع») has other days than what is told with it.
 */
import type { TimeMention, TokenSpan, Trigger, When } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { begunElsewhere } from './beginnings.ts';
import { isComing } from './coming.ts';
import { near } from './near.ts';
import type { Scene } from './scene.ts';

export interface DatedBefore {
  /** Day of the claim before, ISO; null where none is known. */
  readonly day: string | null;
  /** Sentence that it stands in. */
  readonly sentence: number;
  /** The days of the last claim that had any: what «الفترة ذاتها» means. */
  readonly span?: Pick<When, 'from' | 'to'>;
}

export interface Dating {
  readonly before: DatedBefore;
  /** ISO day of publication. */
  readonly published: string | null;
  /** The happening is announced, not told. */
  readonly ahead: boolean;
}

/** Days back from which a day without a year, named for what is announced, is rather the coming one. */
const LONG_AGO = 240;
const UNKNOWN: When = { text: null, from: null, to: null };
/** Tokens within which a happening belongs to the expression before it: «بعد أسبوع على قصف …». */
const CLOSE = 2;
/** Tokens that the phrase behind such an expression may have. */
const PHRASE = 14;
/** Sentences over which a bare «صباحا»، «في الثالثة فجرا»، «طوال الليل» means the day spoken of before. */
const REACH = 2;
/** Sentences over which «غداة …»، «في اليوم التالي» counts from a day that no claim has. */
const NAMED = 2;
/** Days before publication on which news happens. */
const RECENT = 7;
/** Tokens from the word of saying to its day: «أفاد مدير المرصد، أمس الأربعاء». */
const SAID = 12;
/** Rules of what is the day of publication by itself. */
const AT_PRESENT = new Set(['now', 'shortly']);
/** Rules of what counts from a happening. */
const TOLD_FROM = new Set(['day-after-happening', 'after-happening', 'before-happening']);
/** Tokens behind «منذ» within which the word of beginning stands: «منذ أن بدأت …». */
const BEGIN = 2;
/** Tokens between «منذ بدء …» and the day that closes it. */
const CLAUSE = 8;
/** Rules of days that may close it. */
const SINCE_DAYS = new Set(['ago', 'date', 'year', 'month-of-year']);
const BOMBING = new Set(['shelling', 'air_strike']);
/** Types of what lasts, where the word is known: «القصف»، «القتال»، «الحصار». */
const LASTING = new Set([...BOMBING, 'armed_clash', 'siege']);
/** Milliseconds. */
const DAY = 86_400_000;
/** Types of what stands: it has no day where it is named beside what happened. */
const STATES = new Set(['territory_control', 'siege']);
/** Days that a bare «في خمسة أيام» may count back. */
const MOST_DAYS = 31;

/** The bare hours of a day, as the text has spoken of one. */
export const SAME_DAY = 'the day spoken of before';

/** How the beginning was found that «منذ بدء العملية»، «منذ ذلك الحين» leaves to the rest of the text. */
const BEGUN = 'begun on the day that the text gives elsewhere';

/** How the day of what an expression counts from was found. */
export const COUNTED_BACK = 'counted back from the day spoken of';

/** The days that a happening went on, as the expression has it. */
export const AS_LONG = 'as long as the expression says';

/** What is announced lies ahead of the day that the reader of times took. */
const COMING = 'announced, so the coming one';

/** Days to the next day of the same name. */
const WEEK = 7;

/** The article carries no date, and all days that it may have been written on lead to these. */
const BOUNDED = 'whenever the article was written, by what it names';

/** What is known of an expression before it is laid on days. */
type Expression = Pick<When, 'text' | 'precision' | 'rule'>;

function laid({ text, precision, rule }: Expression, from: string | null, to: string | null, inferred?: string): When {
  return inferred === undefined ? { text, precision, rule, from, to } : { text, precision, rule, from, to, inferred };
}

/**
 * The days of a claim. What would lie behind the day of publication and is told as having happened is on no known day: «لم يتمكنوا إلا بعد عشر
 * سنوات» of another war.
 * @param back sentences back that the time was taken from
 */
export function whenOf(scene: Scene, trigger: Trigger, time: TimeMention | null, back: number, dating: Dating): When {
  if (!time) return UNKNOWN;
  const when = daysOf(scene, trigger, time, back, dating);
  const late = back === 0 && when.inferred !== undefined && isBehind(when, dating);
  return late ? laid(when, null, null) : when;
}

const isBehind = ({ from }: When, { ahead, published }: Dating): boolean =>
  !ahead && from !== null && published !== null && from > published;

function daysOf(scene: Scene, trigger: Trigger, time: TimeMention, back: number, dating: Dating): When {
  const { from, to, precision, rule } = time;
  const text = scene.doc.text.slice(time.start, time.end);
  if (back > 0) return { text: null, from, to, precision, rule, inferred: 'carried from the sentence before' };
  const known = { text, precision, rule };
  // «منذ اندلاع الحرب عام 2011»: the war's own day, not the days since; «منذ بدء القصف قبل أسبوع»: there has been shelling since
  if (time.begun && isWithin(trigger, time) && !(BOMBING.has(trigger.type) && beginsIn(scene, time)))
    return laid(
      { text, rule, ...time.begun },
      time.begun.from,
      time.begun.to,
      'the day that the expression gives for it',
    );
  if (from === null && (rule === 'since-happening-alone' || rule === 'since')) {
    const begins = beginsIn(scene, time);
    const begun = begins ? dayBehind(scene, time) : undefined;
    if (begun?.from) return laid(known, begun.from, to, 'begun on the day that stands behind');
    const told = begins ? begunElsewhere(scene, time) : pointsBack(scene, time) ? namedBefore(scene, time) : undefined;
    if (told?.from && (to === null || told.from <= to)) return laid(known, told.from, to, BEGUN);
  }
  if (rule === 'same-period' && dating.before.span)
    return laid(known, dating.before.span.from, dating.before.span.to, 'the days spoken of before');
  if (time.anchor === 'context' && time.offset !== undefined) return fromContext(scene, trigger, time, known, dating);
  const day = isBareHours(time, dating) ? spokenOf(scene, time, dating.before, REACH) : null;
  // «طوال الليل» leads into it, «ليلا» may end it
  if (day && (from === to || leadsInto(scene, time)))
    return laid(known, from === to ? day : shift(day, -1), day, SAME_DAY);
  // An inquiry into what happened long ago: no hours of the day on which it came out.
  if (!day && isBareHours(time, dating) && looksBack(scene, dating)) return laid(known, null, null);
  // «قد يشنون غارات خلال 72 ساعة»
  if (dating.ahead && rule === 'during-length' && precision === 'hours' && from && to && to === dating.published)
    return laid(
      known,
      to,
      shift(to, Math.round((Date.parse(to) - Date.parse(from)) / DAY)),
      'announced, so the coming hours',
    );
  if (dating.ahead && isComing(scene, trigger, time, dating.published))
    return laid(known, shift(from!, WEEK), to && shift(to, WEEK), COMING);
  if (BOMBING.has(trigger.type) && closesBeginning(scene, trigger, time))
    return laid(known, from, dating.published, 'begun on the day that stands behind');
  const said = isHoursNow(time, dating) ? saidOn(scene, time) : null;
  if (said && from && to && dating.published && said < dating.published) {
    const days = Math.round((Date.parse(said) - Date.parse(dating.published)) / DAY);
    return laid(known, shift(from, days), shift(to, days), 'counted from the day of the saying');
  }
  if (from === null && to === null) return counted(scene, time, known, dating);
  if (
    dating.ahead &&
    time.anchor === 'publication' &&
    from &&
    dating.published &&
    from < shift(dating.published, -LONG_AGO)
  )
    return laid(known, nextYear(from), to && nextYear(to), COMING);
  return laid(known, from, to, time.bounded ? BOUNDED : undefined);
}

/** «صباحا»، «في الثالثة فجرا»، «طوال الليل»: hours of no day, which the reader of times laid on that of publication. */
const isBareHours = ({ anchor, precision, to }: TimeMention, { published }: Dating): boolean =>
  anchor === 'context' && precision === 'hours' && to !== null && to === published;

/** The text names days, and none of them is of late. */
function looksBack({ times }: Scene, { published }: Dating): boolean {
  const late = shift(published!, -RECENT);
  let named = false;
  for (const t of times) {
    if (!isDay(t)) continue;
    if (t.from! >= late) return false;
    named = true;
  }
  return named;
}

/** «طوال الليل»، «خلال الليل»: the night before the day spoken of. */
function leadsInto({ doc }: Scene, time: TokenSpan): boolean {
  const word = doc.words[time.first];
  return Boolean(word?.classes.has('t-throughout') || word?.classes.has('t-during'));
}

/** «خلال الساعات الماضية»، «في غضون 24 ساعة»: hours up to publication, or from it on. */
const isHoursNow = ({ rule, precision, from, to }: TimeMention, { published }: Dating): boolean =>
  precision === 'hours' && isFromNow(rule) && (to === published || from === published);

/** Rules that count a length up to the present, or on from it. */
const isFromNow = (rule: string): boolean => rule.startsWith('within') || rule === 'during-length';

/** The hours of a night or of a part of a day, and not those up to now. */
export const isNight = ({ precision, rule = '' }: Pick<When, 'precision' | 'rule'>): boolean =>
  precision === 'hours' && !isFromNow(rule);

/** «أفاد أمس بمقتل عشرين خلال الساعات الماضية»: the day on which it was said, named before an expression in its sentence. */
function saidOn(scene: Scene, time: TimeMention): string | null {
  const sentence = scene.doc.sentenceOf[time.first]!;
  const sayings = near(scene).attributions[sentence]!.map((k) => scene.attributions[k]!);
  const told = near(scene).triggers[sentence]!.map((k) => scene.triggers[k]!);
  const day = timesAround(scene, time).findLast(
    (t) =>
      t.last <= time.first &&
      isDay(t) &&
      sayings.some(
        (a) =>
          (a.kind === 'verb' || a.kind === 'participle') &&
          a.first < t.first &&
          t.first - a.first <= SAID &&
          !told.some((x) => x.first >= a.first && x.first < t.first),
      ),
  );
  return day?.from ?? null;
}

/** «منذ بدء [القصف] على المنطقة، قبل أسبوع»: the day that closes the expression in which a happening is named. */
const closesBeginning = (scene: Scene, trigger: TokenSpan, time: TimeMention): boolean =>
  SINCE_DAYS.has(time.rule) &&
  timesAround(scene, time).some(
    (t) =>
      t.rule === 'since-happening-alone' &&
      t.last <= trigger.first &&
      trigger.first < time.first &&
      beginsIn(scene, t) &&
      dayBehind(scene, t) === time,
  );

/** Whether a happening is named inside an expression of time. */
export const isWithin = (trigger: TokenSpan, time: TokenSpan): boolean =>
  trigger.first > time.first && trigger.first < time.last;

/** «منذ بدء …»، «منذ أن اندلعت …»: what is named behind goes on from then. */
function beginsIn({ doc }: Scene, time: TokenSpan): boolean {
  for (let i = time.first + 1; i <= time.first + BEGIN; i++) if (doc.words[i]?.classes.has('begin')) return true;
  return false;
}

/** «منذ بدء القصف على المنطقة، قبل أسبوع»: the day that closes the phrase. */
function dayBehind(scene: Scene, time: TokenSpan): TimeMention | undefined {
  const next = timesAround(scene, time).find((t) => t.first >= time.last);
  return next && next.first - time.last <= CLAUSE && SINCE_DAYS.has(next.rule) ? next : undefined;
}

/**
 * «غداة X»، «بعد أسبوع على X»: X itself lies so many days before the day spoken of; what came after X is on that day. «بعد أسبوع من
 * المعارك» is how long they had gone on.
 */
function fromContext(scene: Scene, trigger: Trigger, time: TimeMention, known: Expression, dating: Dating): When {
  const offset = time.offset!;
  const day = spokenOf(scene, time, dating.before);
  if (isToldFrom(scene, time, trigger)) {
    const base = dayBeside(scene, time) ?? day ?? dating.published;
    // «بعد أقل من أسبوع على …»: no day follows, nor from «في نيسان 2017، بعد ثلاثة أيام من …»
    if (!base || time.bound || isOfPeriod(scene, time)) return laid(known, null, null);
    const then = time.months === undefined ? shift(base, -offset) : shiftMonths(base, -time.months);
    if (offset > 1 && goesOn(scene, time)) return laid({ ...known, precision: 'days' }, then, base, AS_LONG);
    if (time.months === undefined) return laid(known, then, then, COUNTED_BACK);
    // Who says «two months after» does not mean the day.
    const [from, to] = Math.abs(time.months) % 12 === 0 ? yearOf(then) : monthOf(then);
    return laid(known, from, to, COUNTED_BACK);
  }
  if (!day || !TOLD_FROM.has(time.rule) || offset < 0) {
    const then = day && shift(day, offset);
    return laid(known, then, then, 'counted from the day spoken of before');
  }
  return laid(known, day, day, SAME_DAY);
}

/** The day spoken of last: that of the claim before, no more than so many sentences back, or one named since. */
function spokenOf(scene: Scene, time: TimeMention, { day, sentence }: DatedBefore, reach = Infinity): string | null {
  const here = scene.doc.sentenceOf[time.first]!;
  const from = Math.max(0, here - NAMED, day === null ? 0 : sentence + 1);
  for (let s = here; s >= from; s--) {
    const named = near(scene).times[s]!.findLast((k) => {
      const t = scene.times[k]!;
      return t.last <= time.first && (isDay(t) || isUnlaidDay(t));
    });
    if (named !== undefined) return scene.times[named]!.from;
  }
  return here - sentence <= reach ? day : null;
}

const isDay = (t: TimeMention): boolean =>
  t.anchor !== 'context' && t.from !== null && t.from === t.to && !AT_PRESENT.has(t.rule);

/** «السبت» in an article whose own day is not known: a day, though none of the calendar. */
const isUnlaidDay = (t: TimeMention): boolean => t.anchor !== 'context' && t.from === null && t.precision === 'day';

/** «منذ ذلك الحين»: the word behind «منذ» points back. */
const pointsBack = ({ doc }: Scene, time: TokenSpan): boolean =>
  Boolean(doc.words[time.first + 1]?.classes.has('t-that'));

/** The time named last before an expression, in its sentence or the one before. */
function namedBefore(scene: Scene, time: TokenSpan): TimeMention | undefined {
  const here = scene.doc.sentenceOf[time.first]!;
  const before = here > 0 ? near(scene).times[here - 1]! : [];
  const list = [...before, ...near(scene).times[here]!].map((k) => scene.times[k]!);
  return list.findLast((t) => t.last <= time.first && t.from !== null && t.kind !== 'set');
}

/**
 * Whether an expression counts from a happening: it stands right behind, «غداة مقتل …»، «بعد أسبوع على قصف …», or in the phrase that does:
 * «غداة إقدام الجبهة على خطف …»، «بعد يوم من الهجوم الذي أودى بحياة …».
 */
export const isToldFrom = (scene: Scene, time: TimeMention, trigger: TokenSpan & Pick<Trigger, 'type'>): boolean =>
  TOLD_FROM.has(time.rule) &&
  trigger.first >= time.last &&
  (trigger.first - time.last <= CLOSE || !STATES.has(trigger.type)) &&
  (trigger.first === time.last || trigger.first < phraseBehind(scene, time));

/** Where the phrase behind an expression ends: at a mark, a verb or a conjunction that opens a clause; what stands behind a relative belongs to it. */
function phraseBehind(scene: Scene, time: TokenSpan): number {
  const { doc, tags, times } = scene;
  const end = Math.min(doc.sentences[doc.sentenceOf[time.first]!]!.last, time.last + PHRASE);
  let relative = false;
  for (let i = time.last; i < end; i++) {
    if (tags[i] === 'R') relative = true;
    const joined = doc.words[i]?.best.conjunction === 'و';
    const own = relative && (tags[i - 1] === 'R' || joined);
    if (tags[i] === 'V' ? !own : opensClause(scene, i)) return i;
    if (times.some((t) => t.first === i)) return i;
  }
  return end;
}

const QUOTES = /^["«»“”]+$/u;

/** A mark, but for quotation marks and the comma before a relative; a conjunction, or «وهو» and its like. */
function opensClause({ doc, tags }: Scene, i: number): boolean {
  const { key, kind } = doc.tokens[i]!;
  const word = doc.words[i];
  if (word) return tags[i] === 'S' || (word.best.conjunction !== '' && tags[i] !== 'N');
  return kind !== 'number' && !QUOTES.test(key) && !(isComma(key) && tags[i + 1] === 'R');
}

/** The day of what an expression stands with: the last named before it in its sentence, or else the next behind it. */
function dayBeside(scene: Scene, time: TimeMention): string | null {
  const days = timesAround(scene, time).filter(isDay);
  return (days.findLast((t) => t.last <= time.first) ?? days.find((t) => t.first >= time.last))?.from ?? null;
}

/** «في نيسان 2017، بعد ثلاثة أيام من الهجوم»: the time named last before, in its sentence, is a month or a year. */
function isOfPeriod(scene: Scene, time: TimeMention): boolean {
  const before = timesAround(scene, time).findLast((t) => t.last <= time.first);
  return (
    before !== undefined && (before.precision === 'month' || before.precision === 'year') && time.months === undefined
  );
}

/** The times of its sentence, in order. */
const timesAround = (scene: Scene, time: TokenSpan): TimeMention[] =>
  near(scene).times[scene.doc.sentenceOf[time.first]!]!.map((k) => scene.times[k]!);

/** «بعد شهرين من القصف»، «من المعارك»: a happening that lasts, as known, behind من, and what came of it. */
function goesOn({ doc, triggers, triggerOf }: Scene, time: TokenSpan): boolean {
  const word = doc.words[time.last];
  const told = triggers[triggerOf[time.last] ?? -1];
  if (doc.tokens[time.last - 1]?.key !== 'من' || !told || !word?.best.article) return false;
  return LASTING.has(told.type) || word.best.readings[0]?.number === 'pl';
}

/** «قتلوا في خمسة أيام»، «خلال يومين»: the days up to publication, the first of them counted in the one, gone by in the other. */
function counted(scene: Scene, time: TimeMention, known: Expression, dating: Dating): When {
  const { days } = time;
  const before = scene.doc.words[time.first - 1];
  const spans = known.rule === 'during-length' || (known.rule === 'duration' && before?.classes.has('t-in'));
  if (!spans || dating.ahead || !dating.published || !days || days < 2 || days > MOST_DAYS)
    return laid(known, null, null);
  const from = shift(dating.published, (known.rule === 'duration' ? 1 : 0) - Math.round(days));
  return laid(
    { text: known.text, precision: 'days', rule: known.rule },
    from,
    dating.published,
    'counted back from publication',
  );
}

/** ISO day plus days. */
function shift(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** ISO day plus months, the last day of the month where it has no such day. */
function shiftMonths(day: string, months: number): string {
  const [year = 0, month = 1, d = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return last.toISOString().slice(0, 8) + String(Math.min(d, last.getUTCDate())).padStart(2, '0');
}

/** First and last day of the month, or of the year, that an ISO day lies in. */
const monthOf = (day: string): [string, string] => [`${day.slice(0, 7)}-01`, shiftMonths(`${day.slice(0, 7)}-31`, 0)];
const yearOf = (day: string): [string, string] => [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];

const nextYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
