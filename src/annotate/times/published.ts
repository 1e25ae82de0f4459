/** The day of publication of an article that does not carry it: from a byline, a dateline or «اليوم» with its date. */
import type { View } from '../../rules/match.ts';
import { parseIso, toIso, weekdayOf } from './calendar.ts';
import { type FoundTerm, isFoundTerm } from './chart.ts';
import { readTerms } from './read.ts';
import { timeOf } from './resolve.ts';

/** How the day was found, the surest first. */
export type PublishedFrom = 'text:published' | 'text:today' | 'text:line' | 'text:dateline';

export interface InferredPublished {
  /** ISO day. */
  readonly date: string;
  readonly from: PublishedFrom;
}

/** Tokens from the beginning within which bylines and datelines stand, and from the end. */
const HEAD = 80;
const TAIL = 25;
/** Most tokens of a line that is a byline. */
const SHORT = 14;
/** A dateline names a place or two before its date. */
const BEFORE_DATELINE = 4;
const RANK: readonly PublishedFrom[] = ['text:published', 'text:today', 'text:line', 'text:dateline'];
const CLOSES = new Set(['-', '–', '—', ':', '.', ')', '(', '|', '/']);

/**
 * Infers the day of publication from the words of the whole article; null when nothing says it. Only a full date (day, month and
 * year) counts, and only where no later day is told as past.
 */
export function inferPublished(view: View): InferredPublished | null {
  const dates = readTerms(view).flatMap((term) => dayIn(term) ?? []);
  const latest = Math.max(...dates.map((d) => d.day));
  let best: InferredPublished | null = null;
  for (const { day, offset, term } of dates) {
    const from = offset === null ? standing(view, term) : 'text:today';
    if (!from || (best && RANK.indexOf(best.from) <= RANK.indexOf(from))) continue;
    const date = toIso(day - (offset ?? 0));
    if (date && (day >= latest || from === 'text:published')) best = { date, from };
  }
  return best;
}

interface Dated {
  readonly day: number;
  /** Days from publication, where the text says so: أمس 7 أبريل 2018. */
  readonly offset: number | null;
  readonly term: FoundTerm;
}

/** A full date by itself or behind اليوم or أمس. */
function dayIn(term: FoundTerm): Dated | null {
  const value = timeOf(term.value, { published: null, future: false }, term.first, term.last);
  const exact = value?.kind === 'point' && (value.precision === 'day' || value.precision === 'hours');
  const day = exact ? parseIso(value.from) : null;
  if (day === null) return null;
  // A weekday beside it that is not its own: one of the two is a slip.
  const named = term.parts.map((p) => (p as FoundTerm).value).find((v) => v.is === 'date' && v.day === undefined);
  if (named?.is === 'date' && named.weekday !== undefined && named.weekday !== weekdayOf(day)) return null;
  return { day, offset: offsetIn(term) ?? null, term };
}

/** «اليوم 22 نيسان»: days from the day of writing, where the text says so. */
export function offsetIn(term: FoundTerm): number | undefined {
  const said = term.parts.find((p) => isFoundTerm(p) && p.value.is === 'relative') as FoundTerm | undefined;
  return said?.value.is === 'relative' ? said.value.offset : undefined;
}

/** Whether the date stands as a byline or dateline does. */
export function standing(view: View, { first, last }: FoundTerm): PublishedFrom | null {
  const { tokens, words } = view;
  let start = first;
  while (start > 0 && !tokens[start]!.fresh) start--;
  let end = last;
  while (end < tokens.length && !tokens[end]!.fresh) end++;
  const edge = first < HEAD || tokens.length - last < TAIL;
  const short = end - start <= SHORT;
  const before = Array.from({ length: first - start }, (_, k) => start + k);
  if (short && before.some((i) => words[i]?.classes.has('t-published'))) return 'text:published';
  // «التاريخ: …» is the date of what is told.
  const label = before.some((i) => tokens[i]!.key === ':' || words[i]?.classes.has('t-date-word'));
  if (!edge || label) return null;
  const share = (last - first) / (end - start);
  if (short && share >= (start === 0 ? 1 : 0.5)) return 'text:line';
  const dateline = first - start <= BEFORE_DATELINE && CLOSES.has(tokens[last]?.key ?? '') && !tokens[last]!.fresh;
  return dateline && first < HEAD ? 'text:dateline' : null;
}
