/** Texts that the program made, with the places of the dates in them, so that each reader has these in his own calendar. */
import type { Bilingual, Incident } from '../../model/index.ts';
import type { DatedText } from '../contract.ts';

type Days = Iterable<string | null>;

/**
 * The places of ISO days.
 * @param days those that the text may hold: the comparison writes days so, and only those of the incident at hand
 */
export function dated(text: Bilingual, days: Days): DatedText {
  const known = [...new Set(days)].filter((d) => d !== null);
  const ar = placesOf(text.ar, known);
  const en = placesOf(text.en, known);
  const { ar: arabic, en: english } = text;
  return ar.length + en.length === 0 ? { ar: arabic, en: english } : { ar: arabic, en: english, dates: { ar, en } };
}

type Place = NonNullable<DatedText['dates']>['ar'][number];

function placesOf(text: string, days: readonly string[]): Place[] {
  const found: Place[] = [];
  for (const day of days)
    for (let at = text.indexOf(day); at >= 0; at = text.indexOf(day, at + day.length))
      found.push({ start: at, end: at + day.length, from: day, to: day, shape: 'day' });
  return found.sort((a, b) => a.start - b.start);
}

/** Every day that the comparison may have written of an incident. */
export function daysOf(incident: Pick<Incident, 'from' | 'to' | 'aspects'> | undefined): (string | null)[] {
  if (!incident) return [];
  const times = incident.aspects.filter((a) => a.aspect === 'time').flatMap((a) => a.values);
  return [
    ...[incident.from, incident.to],
    ...times.flatMap(({ value }) => {
      const { from = null, to = null } = (value ?? {}) as { from?: string | null; to?: string | null };
      return [from, to];
    }),
  ];
}

/** One text behind another. */
export function beside(a: DatedText, b: DatedText, sign: string): DatedText {
  const both = (language: 'ar' | 'en') => {
    const shift = a[language].length + sign.length;
    const later = b.dates?.[language].map((d) => ({ ...d, start: d.start + shift, end: d.end + shift })) ?? [];
    return { text: a[language] + sign + b[language], dates: [...(a.dates?.[language] ?? []), ...later] };
  };
  const [ar, en] = [both('ar'), both('en')];
  return { ar: ar.text, en: en.text, dates: { ar: ar.dates, en: en.dates } };
}
