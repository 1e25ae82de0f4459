/**
 * Days as whole numbers (0 is 1970-01-01, proleptic Gregorian), so that reckoning with them is reckoning with integers.
 * ISO weekdays: Monday 1 … Sunday 7. Months 1–12.
 */
const MS = 86_400_000;

export const dayOf = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / MS);
};

/** An ISO day as a number; null when the string is none, or names a day that does not exist. */
export function parseIso(iso: string | null | undefined): number | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  return m && exists(Number(m[1]), Number(m[2]), Number(m[3])) ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : null;
}

/** A day as `YYYY-MM-DD`; null stays null, and so does a day outside the years 1–9999. */
export function toIso(day: number | null): string | null {
  if (day === null || !(day >= -719_162 && day <= 2_932_896)) return null;
  return new Date(day * MS).toISOString().slice(0, 10);
}

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function civil(day: number): Civil {
  const date = new Date(day * MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const monthLength = (year: number, month: number): number => dayOf(year, month + 1, 1) - dayOf(year, month, 1);

export const exists = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);

/** The same day `n` months later (earlier when negative), or the last day of that month where it has none. */
export function addMonths(day: number, n: number): number {
  const at = civil(day);
  const months = at.year * 12 + at.month - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayOf(year, month, Math.min(at.day, monthLength(year, month)));
}

/** Monday of the week that the day lies in. */
export const mondayOf = (day: number): number => day - weekdayOf(day) + 1;

const hijriFormat = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
});

/** The day in the Hijri calendar of Umm al-Qura (Unicode CLDR; by calculation outside the years it is published for). */
export function toHijri(day: number): Civil {
  const out = { year: 0, month: 0, day: 0 };
  for (const part of hijriFormat.formatToParts(new Date(day * MS)))
    if (part.type === 'year' || part.type === 'month' || part.type === 'day')
      out[part.type] = Number.parseInt(part.value, 10);
  return out;
}

const monthStarts = new Map<number, number>();

/** First day of a Hijri month (1–12), found by search, since the calendar is given in the other direction only. */
export function hijriMonthStart(year: number, month: number): number {
  const index = year * 12 + month - 1;
  const held = monthStarts.get(index);
  if (held !== undefined) return held;
  // 1 Muharram of year 1 is 19 July 622 (proleptic Gregorian), day -492148; a mean lunar month has 29.530588 days.
  let day = Math.round(-492_148 + (index - 12) * 29.530588);
  for (let step = 0; step < 6; step++) {
    const at = toHijri(day);
    const off = index - (at.year * 12 + at.month - 1);
    if (off === 0) {
      day -= at.day - 1;
      break;
    }
    day += off > 0 ? 31 - at.day : -at.day;
  }
  monthStarts.set(index, day);
  return day;
}

/** Days of a Hijri month: 29 or 30. */
export const hijriMonthLength = (year: number, month: number): number =>
  hijriMonthStart(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1) - hijriMonthStart(year, month);

export const hijriDayOf = (year: number, month: number, day: number): number => hijriMonthStart(year, month) + day - 1;
