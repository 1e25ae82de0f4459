/** A time that the text names, laid on the calendar. Days are ISO, inclusive on both ends; null where unknown or unbounded. */
export interface TimeValue {
  readonly kind: 'point' | 'interval' | 'duration' | 'set' | 'age';
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: 'hours' | 'day' | 'days' | 'week' | 'month' | 'year' | 'open';
  /** Length of a duration in days (a month counts 30, a year 365); absent when the text does not count it. */
  readonly days?: number;
  /** Age in years. */
  readonly years?: number;
  /**
   * What the days were reckoned from. `context`: from the day that the text spoke of before; `from` and `to` are null then, or,
   * for a bare part of the day (فجرا), those of the publication day.
   */
  readonly anchor?: 'publication' | 'absolute' | 'context';
  /** With anchor `context`: days from the day in context. */
  readonly offset?: number;
  /** With `offset`: the same in months, where the text counts months or years; it means no day then. */
  readonly months?: number;
  /** With `offset`: it is more or less than that. */
  readonly bound?: 'more' | 'less';
  /** The day of publication is not known, and all that it may be lead to these days. */
  readonly bounded?: true;
  /** Token indices, `last` exclusive. */
  readonly first: number;
  readonly last: number;
}

export interface TimeContext {
  /** ISO day of publication; null when unknown: relative times stay unresolved then. */
  readonly published: string | null;
  /** Where it is unknown, the first and last day (ISO) that it may be: what means the same days on both is resolved. */
  readonly between?: { readonly from: string; readonly to: string };
  /** Also read what is a time only where the reader already knows that one is meant: «في 15», «4/22». */
  readonly latent?: boolean;
}
