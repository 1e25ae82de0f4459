import type { TimeValue } from './value.ts';

/** A stretch of days, as numbers, inclusive; null where unknown or unbounded. */
export interface Window {
  readonly from: number | null;
  readonly to: number | null;
  readonly precision: TimeValue['precision'];
  readonly anchor?: TimeValue['anchor'];
}

/** What a term is laid out from. */
export interface Anchor {
  /** Publication day, null when unknown. */
  readonly published: number | null;
  /** Day of writing, where the text gives it away (أمس الثلاثاء in a paper of Thursday). */
  readonly written?: number;
  /** The sentence speaks of what is to come. */
  readonly future: boolean;
  /** It speaks of what has been. */
  readonly past?: boolean;
  /** The day that the text named last. */
  readonly context?: number;
  /** The year that the sentence named last beside a month. */
  readonly year?: number;
  /** The present week, month or year in full, not only what has passed of it. */
  readonly whole?: boolean;
}

export const days = (
  from: number | null,
  to: number | null,
  precision: TimeValue['precision'] = 'day',
  anchor: TimeValue['anchor'] = 'publication',
): Window => ({ from, to, precision, anchor });

export const unknown = (precision: TimeValue['precision'], anchor: TimeValue['anchor'] = 'publication'): Window =>
  days(null, null, precision, anchor);

/** What of a stretch has passed by publication, when it holds that day and the sentence does not look ahead. */
export function passed(w: Window, at: Anchor): Window {
  if (at.future || at.whole || at.published === null || w.from === null || w.to === null) return w;
  return w.from <= at.published && w.to > at.published ? { ...w, to: at.published } : w;
}
