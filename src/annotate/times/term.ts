/**
 * What a phrase of time says, before it is laid on the calendar. Rules build these terms (`make.ts`); `resolve.ts` turns a
 * term into days once the publication day is known.
 */
export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century';

/** الماضي, الحالي, المقبل. */
export type Lean = 'last' | 'this' | 'next';

/** `rest`: from publication to the end. */
export type Part = 'start' | 'middle' | 'end' | 'early' | 'late' | 'rest';

/** How long. Fractions are kept (ساعة ونصف). */
export interface Length {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly hours: number;
  /** The coarsest unit named: it says how exact the length is meant to be. */
  readonly unit: Unit;
  /** عدة أيام، سنوات: how many is not said. */
  readonly some?: true;
  /** أكثر من، أقل من. */
  readonly bound?: 'more' | 'less';
}

/** Some fields of a date; the others follow from the publication day. */
export interface DateTerm {
  readonly is: 'date';
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  /** Last day of the month that `day` runs to: عيد الأضحى is four days. */
  readonly through?: number;
  readonly hijri?: true;
  readonly lean?: Lean;
  /** Years, months or weeks from the present one, where the phrase counts so: مارس من العام الماضي، الخامس من الشهر الماضي. */
  readonly yearShift?: number;
  readonly monthShift?: number;
  readonly weekShift?: number;
  /** Month of the day in context: في الثاني عشر منه. */
  readonly monthOfContext?: true;
  /** Year of the day in context: في أكتوبر من العام نفسه. */
  readonly yearOfContext?: true;
  /** Months that it lasts: a season. */
  readonly months?: number;
  /** The weekday nearest to so many days from publication, and not after it: أمس الثلاثاء. */
  readonly near?: number;
  /** The month's name is also another word (مارس, رجب), so that it is no time unless something beside it says so. */
  readonly unsure?: true;
}

export type Term =
  | DateTerm
  | { readonly is: 'number'; readonly lo: number; readonly hi: number; readonly bound?: 'more' | 'less' }
  | { readonly is: 'mark' }
  /** More than one way to read it: the one that holds and lies nearest before publication counts. */
  | { readonly is: 'either'; readonly options: readonly Term[] }
  | { readonly is: 'length'; readonly length: Length }
  /** So many days from publication. */
  | { readonly is: 'relative'; readonly offset: number }
  /** A calendar unit, `n` from the present one. */
  | { readonly is: 'cycle'; readonly unit: Unit; readonly n: number; readonly context?: true }
  /** A point so far before (−1) or after (+1) publication; after something else when `context`. */
  | {
      readonly is: 'apart';
      readonly length: Length;
      readonly sign: -1 | 1;
      readonly context?: true;
      readonly ahead?: true;
    }
  /** The stretch of this length that ends or begins at publication. */
  | { readonly is: 'within'; readonly length: Length; readonly lean: Lean | null }
  | { readonly is: 'part'; readonly part: Part; readonly of: Term; readonly alone?: true }
  /** The n-th unit of something (−1: the last), and how many of them. */
  | { readonly is: 'nth'; readonly unit: Unit; readonly n: number; readonly count: number; readonly of: Term }
  | { readonly is: 'nth-weekday'; readonly weekday: number; readonly n: number; readonly of: Term }
  /** Some hours of a day; of the day in context when there is none. */
  | { readonly is: 'hours'; readonly of: Term | null }
  /**
   * From one day into the next. `eve`: ليلة الجمعة may be the night that leads into Friday. `into`: the night before some hours of a day, and
   * they: ليل وفجر السبت.
   */
  | { readonly is: 'night'; readonly of: Term | null; readonly eve?: true; readonly into?: true }
  | {
      readonly is: 'range';
      readonly from: Term | null | 'now';
      readonly to: Term | null | 'now';
      readonly since?: true;
      /** Up to the beginning of `to`, or from the end of `from` on: قبل عام 2011، بعد عام 2011. */
      readonly before?: true;
      readonly after?: true;
    }
  | { readonly is: 'decade'; readonly year: number; readonly years: number }
  /** A day, month or year counted from the one in context (اليوم التالي). */
  | { readonly is: 'context'; readonly offset: number; readonly unit: Unit }
  /** The n-th in a row, up to publication or a day: لليوم الرابع على التوالي، دخلت أمس يومها الرابع. */
  | { readonly is: 'running'; readonly unit: Unit; readonly n: number; readonly of?: Term }
  | { readonly is: 'set' }
  | { readonly is: 'age'; readonly years: number }
  /** Known to be a time, but no day follows from it. */
  | { readonly is: 'vague' }
  /** Known to be no time: روسيا اليوم. */
  | { readonly is: 'none' };
