/** A year, a month or a day, ISO 8601. */
const ISO = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** True for a year, a month or a day that exists: `2016`, `2016-07`, `2016-07-28`. */
export function isDate(text: string): boolean {
  if (!ISO.test(text)) return false;
  return text.length < 10 || new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Why the period cannot stand, in English and Arabic, or null when it is well formed; null ends are open, both ends inclusive. */
export function period(from: string | null, to: string | null): string | null {
  for (const date of [from, to]) if (date !== null && !isDate(date)) return `«${date}» is no date · ليس تاريخا`;
  if (from !== null && to !== null && from > `${to}-99`) return `${from} comes after ${to} · البداية بعد النهاية`;
  return null;
}

/** True when the day (ISO) lies in the period, both ends inclusive. */
export function within(day: string, from: string | null, to: string | null): boolean {
  return (from === null || from <= day) && (to === null || day <= `${to}-99`);
}
