/** Reading times: the chart of what could be one, the longest that do not overlap, each laid on the calendar. */
import type { Found, Span } from '../../model/index.ts';
import type { View } from '../../rules/match.ts';
import { outlook, STOPS } from './ahead.ts';
import type { Bounds } from './bounds.ts';
import { parseIso } from './calendar.ts';
import { chartOf, type FoundTerm, isFoundTerm, type TimeChart, type TimeItem } from './chart.ts';
import { timeOf } from './resolve.ts';
import { LATE, resolveDate } from './resolve-date.ts';
import { timeLayers, WHOLE } from './rules.ts';
import type { TimeContext, TimeValue } from './value.ts';
import type { Anchor } from './window.ts';

/**
 * Every time that the text names, in order and without overlap. Numbers are taken from `view.found` (name `number`), where an
 * earlier reader left them.
 */
export function readTimes(view: View, context: TimeContext): Found<TimeValue>[] {
  const chart = chartOf(view, timeLayers(context.latent === true));
  if (chart.size === 0) return [];
  const published = parseIso(context.published);
  const out: Found<TimeValue>[] = [];
  const choices = chosen(chart);
  const written = dayOfWriting(choices, published);
  let named: number | null = null;
  let year: number | undefined;
  let end = 0;
  for (const { first, item } of choices) {
    if (opensSentence(view, end, first)) year = undefined;
    end = item.last;
    const at: Anchor = {
      published,
      ...outlook(view, first, item.last),
      ...(written !== null && { written }),
      ...(named !== null && { context: named }),
      ...(year !== undefined && { year }),
    };
    const time: Found<TimeValue> | null = context.between
      ? laidBetween(item.value, at, context.between)
      : laid(item.value, at);
    const { value } = item.value;
    if (value.is === 'date' && value.year !== undefined && value.month !== undefined && !value.hijri) year = value.year;
    if (!time) continue;
    out.push({ ...time, span: withoutAnd(view, first, time.span) });
    if (time.value.anchor !== 'context') named = parseIso(time.value.from) ?? named;
  }
  return out;
}

/** A sentence or a line begins between two tokens. */
function opensSentence({ tokens }: View, from: number, to: number): boolean {
  for (let i = from; i <= to && i < tokens.length; i++)
    if (tokens[i]!.fresh || (i < to && STOPS.has(tokens[i]!.key))) return true;
  return false;
}

/** The times of a text as the rules put them together, before they are laid on the calendar. */
export function readTerms(view: View): FoundTerm[] {
  return chosen(chartOf(view, timeLayers(false))).map((c) => c.item.value);
}

/** A value laid on the calendar, with those of its parts that are times too. */
function laid(found: FoundTerm, at: Anchor): Found<TimeValue> | null {
  const value = timeOf(found.value, at, found.first, found.last);
  if (!value) return null;
  const parts = found.parts.flatMap((part): Found<unknown>[] => {
    if (!isFoundTerm(part)) return [part];
    const inner = laid(part, at);
    return inner ? [inner] : [];
  });
  return { span: found.span, value, rule: found.rule, parts };
}

/** A value laid on the days that it has whichever day between two the text was written on. */
function laidBetween(found: FoundTerm, at: Anchor, { from, to }: Bounds): Found<TimeValue> | null {
  const none = laid(found, at);
  if (!none || none.value.from !== null || none.value.to !== null || none.value.anchor === 'context') return none;
  const [a, b] = [from, to].map((day) => laid(found, { ...at, published: parseIso(day) }));
  if (!a || !b) return none;
  const same = (end: 'from' | 'to') => (a.value[end] === b.value[end] ? a.value[end] : null);
  const [first, last] = [same('from'), same('to')];
  if (first === null && last === null) return none;
  const open = first === null || last === null;
  return {
    ...a,
    value: { ...a.value, from: first, to: last, ...(open && { precision: 'open' as const }), bounded: true },
  };
}

/** The day that «أمس الثلاثاء» and its like show the text to be written on, when they all agree and it is not that of publication. */
function dayOfWriting(choices: readonly Choice[], published: number | null): number | null {
  if (published === null) return null;
  const days = new Set<number>();
  const see = ({ value, parts }: FoundTerm): void => {
    if (value.is === 'date' && value.near !== undefined) {
      const day = resolveDate(value, { published, future: false }).from;
      if (day !== null) days.add(day - value.near);
    } else for (const part of parts) if (isFoundTerm(part)) see(part);
  };
  for (const { item } of choices) see(item.value);
  const [day] = days;
  return days.size === 1 && day !== undefined && day < published && day >= published - LATE ? day : null;
}

interface Choice {
  readonly first: number;
  readonly item: TimeItem;
}

/** A length says less than a time (طوال الأسبوع الماضي is last week). */
const strength = ({ item }: Choice): number => (item.name === 'duration' ? 1 : 0);

/** The longest first, and of equals the stronger, then the earlier; none overlaps another. */
function chosen(chart: TimeChart): Choice[] {
  const all: Choice[] = [];
  for (const [first, items] of chart) {
    const item = best(items);
    if (item) all.push({ first, item });
  }
  const length = (c: Choice) => c.item.last - c.first;
  all.sort((a, b) => length(b) - length(a) || strength(a) - strength(b) || a.first - b.first);
  const taken = new Set<number>();
  const out: Choice[] = [];
  for (const choice of all) {
    const { first, item } = choice;
    // What a longer one cuts short may still hold a shorter time in what is left of it.
    const free = (c: TimeItem) => !taken.has(first) && !taken.has(c.last - 1);
    const fits = free(item) ? item : best(chart.get(first)!.filter(free));
    if (!fits) continue;
    for (let i = first; i < fits.last; i++) taken.add(i);
    out.push({ first, item: fits });
  }
  return out.sort((a, b) => a.first - b.first);
}

function best(items: readonly TimeItem[]): TimeItem | undefined {
  let found: TimeItem | undefined;
  for (const name of WHOLE)
    for (const item of items) {
      if (item.name !== name || (found && item.last <= found.last)) continue;
      const term = item.value.value;
      if (term.is === 'date' && term.unsure) continue;
      found = item;
    }
  return found;
}

/** «والأحد»: the و is no part of the time. Left in place where vowel signs make the letters hard to tell apart. */
function withoutAnd(view: View, first: number, span: Span): Span {
  const token = view.tokens[first]!;
  const word = view.words[first];
  if (!word || token.end - token.start !== token.key.length || token.key.length < 3) return span;
  const ours = word.analyses.find((a) => a.readings.some((r) => r.entry.classes.some((c) => c.startsWith('t-'))));
  const joined = (ours ?? word.best).conjunction !== '';
  return joined ? { start: token.start + 1, end: span.end } : span;
}
