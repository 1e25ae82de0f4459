/** Texts that the program made: their dates in the calendar, all in the digits of the settings. */
import type { DatedText } from '../../../src/server/contract.ts';
import type { Settings } from '../settings/choices.ts';
import { formatDay, formatPart, formatStretch } from './dates.ts';
import { withDigits } from './numbers.ts';

type Dates = NonNullable<DatedText['dates']>;
export type DateAt = Dates['ar'][number];

/** One date as the settings have it, in the place that the sentence holds for it. */
export function formatDate(date: DateAt, s: Settings): string {
  if (date.shape === 'part' && date.beside) return formatPart(date.from, date.beside, s);
  if (date.shape === 'month' || date.shape === 'year') return formatStretch(date.from, date.to, s, date.shape);
  return formatDay(date.from, s);
}

/** The text of one language as it is shown. */
export function written(of: DatedText, language: 'ar' | 'en', s: Settings): string {
  const text = of[language];
  let out = '';
  let at = 0;
  for (const date of of.dates?.[language] ?? []) {
    out += withDigits(text.slice(at, date.start), s) + formatDate(date, s);
    at = date.end;
  }
  return out + withDigits(text.slice(at), s);
}
