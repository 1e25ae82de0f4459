/** ISO days as people read them, in the calendar and the digits of the settings. */
import type { Settings } from '../settings/choices.ts';

const LEVANT_EN = [
  'Kanun II',
  'Shubat',
  'Adhar',
  'Nisan',
  'Ayyar',
  'Haziran',
  'Tammuz',
  'Ab',
  'Aylul',
  'Tishrin I',
  'Tishrin II',
  'Kanun I',
];

type Shape = 'day' | 'short' | 'month' | 'year' | 'weekday' | 'date' | 'dayMonth';
const SHAPES: Record<Shape, Intl.DateTimeFormatOptions> = {
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  date: { day: 'numeric' },
  dayMonth: { day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(s: Settings, shape: Shape): Intl.DateTimeFormat {
  const key = `${s.language}|${s.digits}|${s.calendar}|${shape}`;
  let format = formats.get(key);
  if (!format) {
    // ar-SY has the Levant's month names, ar-EG the others; both know the Hijri ones.
    const region = s.language === 'en' ? 'en-GB' : s.calendar === 'gregory' ? 'ar-EG' : 'ar-SY';
    const calendar = s.calendar === 'hijri' ? 'islamic-umalqura' : 'gregory';
    const options = s.calendar === 'hijri' && shape === 'short' ? { day: 'numeric', month: 'long' } : SHAPES[shape];
    format = new Intl.DateTimeFormat(`${region}-u-ca-${calendar}-nu-${s.digits}`, {
      ...(options as Intl.DateTimeFormatOptions),
      timeZone: 'UTC',
    });
    formats.set(key, format);
  }
  return format;
}

/** One ISO day (or instant) in words; the text itself where it is no date. */
export function formatDay(iso: string, s: Settings, shape: Shape = 'day'): string {
  const date = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  const format = formatOf(s, shape);
  if (s.language === 'en' && s.calendar === 'levant' && shape !== 'year')
    return format
      .formatToParts(date)
      .map((p) => (p.type === 'month' ? LEVANT_EN[date.getUTCMonth()] : p.value))
      .join('');
  return format.format(date);
}

/** The first of two days, without the month and the year that it shares, in this calendar, with the one beside it. */
export function formatPart(iso: string, beside: string, s: Settings): string {
  const [a, b] = [new Date(`${iso}T00:00:00Z`), new Date(`${beside}T00:00:00Z`)];
  if (Number.isNaN(a.getTime()) || Number.isNaN(b.getTime())) return formatDay(iso, s);
  const of = (date: Date, type: string) =>
    formatOf(s, 'day')
      .formatToParts(date)
      .find((p) => p.type === type)?.value;
  if (of(a, 'year') !== of(b, 'year')) return formatDay(iso, s);
  return formatDay(iso, s, of(a, 'month') === of(b, 'month') ? 'date' : 'dayMonth');
}

/** A whole month or year of the Gregorian calendar; in another, from the month or year of its first day to that of its last. */
export function formatStretch(from: string, to: string, s: Settings, shape: 'month' | 'year'): string {
  if (s.calendar !== 'hijri') return formatDay(from, s, shape);
  const [a, b] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  return formatOf(s, shape).formatRange(a, b);
}

/** A stretch of days: one day, «3–5 نيسان 2016», or two days with a dash. */
export function formatDays(from: string | null, to: string | null, s: Settings): string {
  if (!from && !to) return '';
  if (!from || !to || from === to) return formatDay((from ?? to) as string, s);
  if (s.language === 'en' && s.calendar === 'levant') return `${formatDay(from, s)} – ${formatDay(to, s)}`;
  const utc = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  const [a, b] = [utc(from), utc(to)];
  if (Number.isNaN(a.getTime()) || Number.isNaN(b.getTime()) || b < a) return `${from} – ${to}`;
  return formatOf(s, 'day').formatRange(a, b);
}

/** An instant with the time of day, in the reader's own zone. */
export function formatInstant(iso: string, s: Settings): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const time = new Intl.DateTimeFormat(`${s.language === 'ar' ? 'ar-SY' : 'en-GB'}-u-nu-${s.digits}`, {
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
  const day = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
  return `${formatDay(day, s)} ${time}`;
}

const DAY = 86_400_000;
/** Days since 1970-01-01 of an ISO day. */
export const dayNumber = (iso: string): number => Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY);
/** The ISO day of a day number. */
export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
