/** Days as whole numbers since 1970-01-01 (UTC), so that they can be compared and subtracted. */

/** The number of an ISO day; null for null and for what is no day. */
export function dayNumber(iso: string | null): number | null {
  if (iso === null) return null;
  const ms = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? null : Math.round(ms / 86_400_000);
}

/** The ISO day of a number. */
export const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
