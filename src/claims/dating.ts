/**
 * The days of a claim from the time chosen for it. Most times carry their days; some count from the day that the text spoke of before, and
 * a happening named inside an expression of time («منذ بدء الهدنة قبل أسبوع») has other days than what is told with it.
 */
import type { TimeMention, TokenSpan, When } from '../model/index.ts';
import type { Scene } from './scene.ts';

export interface DatedBefore {
  /** Day of the claim before, ISO; null where none is known. */
  readonly day: string | null;
  /** Sentence that it stands in. */
  readonly sentence: number;
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
/** Sentences over which a bare «صباحا» means the day spoken of before. */
const REACH = 2;
/** Days that a bare «في خمسة أيام» may count back. */
const MOST_DAYS = 31;

/** What is known of an expression before it is laid on days. */
type Expression = Pick<When, 'text' | 'precision' | 'rule'>;

function laid({ text, precision, rule }: Expression, from: string | null, to: string | null, inferred?: string): When {
  return inferred === undefined ? { text, precision, rule, from, to } : { text, precision, rule, from, to, inferred };
}

/** @param back sentences back that the time was taken from */
export function whenOf(scene: Scene, trigger: TokenSpan, time: TimeMention | null, back: number, dating: Dating): When {
  if (!time) return UNKNOWN;
  const { from, to, precision, rule } = time;
  const text = scene.doc.text.slice(time.start, time.end);
  if (back > 0) return { text: null, from, to, precision, rule, inferred: 'carried from the sentence before' };
  const known = { text, precision, rule };
  // «منذ اندلاع الحرب عام 2011»: the war's own day, not the days since
  if (time.begun && trigger.first > time.first && trigger.first < time.last)
    return laid(
      { text, rule, ...time.begun },
      time.begun.from,
      time.begun.to,
      'the day that the expression gives for it',
    );
  if (time.anchor === 'context' && time.offset !== undefined) return fromContext(trigger, time, known, dating);
  const near = scene.doc.sentenceOf[time.first]! - dating.before.sentence;
  if (rule.startsWith('part-of-day-alone') && dating.before.day && near >= 0 && near <= REACH) {
    const { day } = dating.before;
    return laid(known, day, day, 'the day spoken of before');
  }
  if (from === null && to === null) return counted(scene, time, known, dating);
  if (
    dating.ahead &&
    time.anchor === 'publication' &&
    from &&
    dating.published &&
    from < shift(dating.published, -LONG_AGO)
  )
    return laid(known, nextYear(from), to && nextYear(to), 'announced, so the coming one');
  return laid(known, from, to);
}

/** «غداة X»، «بعد أسبوع على X»: X itself lies so many days before the day spoken of; what came after X is on that day. */
function fromContext(trigger: TokenSpan, time: TimeMention, known: Expression, dating: Dating): When {
  const offset = time.offset!;
  const { day } = dating.before;
  const inside = trigger.first >= time.last && trigger.first - time.last <= CLOSE;
  const points = known.rule !== 'day-after-context';
  if (inside && points) {
    const base = day ?? dating.published;
    const then = base && shift(base, -offset);
    return laid(known, then, then, 'counted back from the day spoken of');
  }
  if (!day || !points || offset < 0) {
    const then = day && shift(day, offset);
    return laid(known, then, then, 'counted from the day spoken of before');
  }
  return laid(known, day, day, 'the day spoken of before');
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

const nextYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
