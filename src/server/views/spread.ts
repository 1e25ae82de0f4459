/** Incidents spread over time and over the map. */
import type { IncidentFilters, IncidentMap, Timeline } from '../contract.ts';
import type { Listed } from '../listed.ts';
import { matching } from './filters.ts';
import type { View } from './view.ts';

const MOST_BINS = 400;
type Unit = Timeline['unit'];

export function timelineOf(view: View, filters: IncidentFilters): Timeline {
  return { ...view.state, ...binned(matching(view, filters), filters) };
}

interface Stretch {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** An incident counts on the day that it begins; one that began before the stretch looked at, on the first day of that. */
export function binned(
  incidents: readonly Listed[],
  { from: first = '' }: Stretch = {},
): Omit<Timeline, 'head' | 'stale'> {
  const begins = (i: Listed): string => (i.from! < first ? first : i.from!);
  const dated = incidents.filter((i) => i.from !== null);
  const unit = unitFor([...new Set(dated.map(begins))].map(dayNumber));
  const bins = new Map<string, { from: string; to: string; count: number; disputed: number }>();
  const byDay = new Map<string, { from: string; to: string; count: number; disputed: number }>();
  for (const row of dated) {
    const day = begins(row);
    let bin = byDay.get(day);
    if (!bin) {
      const [from, to] = binOf(day, unit);
      bin = bins.get(from) ?? { from, to, count: 0, disputed: 0 };
      bins.set(from, bin);
      byDay.set(day, bin);
    }
    bin.count++;
    if (row.disputes > 0) bin.disputed++;
  }
  const inOrder = [...bins.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { unit, bins: inOrder, undated: incidents.length - dated.length };
}

/** The shortest unit that keeps the bins few. */
function unitFor(days: readonly number[]): Unit {
  const length = days.reduce((most, d) => Math.max(most, d), 0) - days.reduce((least, d) => Math.min(least, d), 1e9);
  if (length <= MOST_BINS) return 'day';
  if (length <= MOST_BINS * 7) return 'week';
  return length <= MOST_BINS * 30 ? 'month' : 'year';
}

const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
const isoDay = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);

/** First and last day of the bin that a day falls into; weeks begin on Monday. */
function binOf(day: string, unit: Unit): [string, string] {
  if (unit === 'day') return [day, day];
  if (unit === 'year') return [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
  const n = dayNumber(day);
  if (unit === 'week') {
    const monday = n - ((((n + 3) % 7) + 7) % 7);
    return [isoDay(monday), isoDay(monday + 6)];
  }
  const [year, month] = day.split('-').map(Number) as [number, number];
  return [`${day.slice(0, 7)}-01`, isoDay(Date.UTC(year, month, 0) / 86_400_000)];
}

export function mapOf(view: View, filters: IncidentFilters): IncidentMap {
  const all = matching(view, filters);
  const features = all.flatMap((row) => {
    const { place } = row;
    if (place?.lat === undefined || place.lon === undefined) return [];
    return {
      type: 'Feature' as const,
      id: row.id,
      geometry: { type: 'Point' as const, coordinates: [place.lon, place.lat] as [number, number] },
      properties: {
        id: row.id,
        type: row.type,
        title: view.titleOf(row),
        place: place.name,
        ...(place.id ? { placeId: place.id } : {}),
        precision: place.precision ?? 7,
        from: row.from,
        to: row.to,
        grade: row.grade,
        disputed: row.disputes > 0,
        claims: row.claims,
      },
    };
  });
  return { ...view.state, type: 'FeatureCollection', unplaced: all.length - features.length, features };
}
