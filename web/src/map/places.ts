/** Points of the map: how far a place may be off, what stands at one spot, what the brush leaves. */
import type { IncidentMap } from '../../../src/server/contract.ts';

export type MapFeature = IncidentMap['features'][number];

/** Kilometres by which a place of this precision (UCDP GED `where_prec`) may be off; a reader's guide, no measurement. */
export const OFF: Readonly<Record<number, number>> = { 1: 1, 2: 10, 3: 25, 4: 60, 5: 120, 6: 250, 7: 600 };
export const offBy = (precision: number): number => OFF[Math.round(precision)] ?? 25;

/** A circle on the globe as a ring of 65 points; degrees, closed. */
export function circle([lon, lat]: readonly [number, number], km: number): [number, number][] {
  const out: [number, number][] = [];
  const d = km / 6371;
  const φ = (lat * Math.PI) / 180;
  for (let i = 0; i <= 64; i++) {
    const a = (i / 64) * 2 * Math.PI;
    const y = Math.asin(Math.sin(φ) * Math.cos(d) + Math.cos(φ) * Math.sin(d) * Math.cos(a));
    const x = Math.atan2(Math.sin(a) * Math.sin(d) * Math.cos(φ), Math.cos(d) - Math.sin(φ) * Math.sin(y));
    out.push([lon + (x * 180) / Math.PI, (y * 180) / Math.PI]);
  }
  return out;
}

/** Features whose days meet the stretch; those without a day only when there is none. */
export function within(
  features: readonly MapFeature[],
  from: string | undefined,
  to: string | undefined,
): readonly MapFeature[] {
  if (!from && !to) return features;
  return features.filter(({ properties: p }) => {
    const first = p.from ?? p.to;
    const last = p.to ?? p.from;
    return first !== null && last !== null && (!to || first <= to) && (!from || last >= from);
  });
}

/** Where several incidents stand, as an address holds it: `west,south,east,north`. */
export function spotOf(features: readonly MapFeature[]): string {
  const lons = features.map((f) => f.geometry.coordinates[0]);
  const lats = features.map((f) => f.geometry.coordinates[1]);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)].join();
}

/** The features of a spot; null where the address names none. */
export function atSpot(features: readonly MapFeature[], spot: string | undefined): readonly MapFeature[] | null {
  const [west, south, east, north, ...more] = (spot ?? '').split(',').map((x) => (x === '' ? Number.NaN : Number(x)));
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  if (more.length > 0 || ![west, south, east, north].every(Number.isFinite)) return null;
  const found = features.filter(
    ({
      geometry: {
        coordinates: [lon, lat],
      },
    }) => {
      return lon >= west && lon <= east && lat >= south && lat <= north;
    },
  );
  return found.length > 0 ? found : null;
}

/** Names of the places, those of most incidents first; a spot or a cluster is called by the first of its own. */
export function placeNames(features: readonly MapFeature[]): {
  readonly names: readonly MapFeature['properties']['place'][];
  readonly rankOf: (feature: MapFeature) => number;
} {
  const key = ({ properties: { place, placeId } }: MapFeature) => placeId ?? `${place.ar}|${place.en}`;
  const counts = new Map<string, { n: number; name: MapFeature['properties']['place'] }>();
  for (const f of features) {
    const known = counts.get(key(f));
    if (known) known.n++;
    else counts.set(key(f), { n: 1, name: f.properties.place });
  }
  const ordered = [...counts].sort((a, b) => b[1].n - a[1].n || (a[0] < b[0] ? -1 : 1));
  const ranks = new Map(ordered.map(([id], rank) => [id, rank]));
  return { names: ordered.map(([, { name }]) => name), rankOf: (f) => ranks.get(key(f)) ?? 0 };
}

/** West, south, east, north of all points, at least `least` degrees wide; null without points. */
export function boundsOf(features: readonly MapFeature[], least = 1.5): [number, number, number, number] | null {
  if (features.length === 0) return null;
  // Far-off single points must not shrink the rest: the middle 92 % of each axis.
  const cut = (values: number[]): [number, number] => {
    values.sort((a, b) => a - b);
    const n = values.length;
    const k = n > 20 ? Math.floor(n * 0.04) : 0;
    return [values[k] as number, values[n - 1 - k] as number];
  };
  const [w, e] = cut(features.map((f) => f.geometry.coordinates[0]));
  const [s, n] = cut(features.map((f) => f.geometry.coordinates[1]));
  const pad = (lo: number, hi: number): [number, number] => {
    const more = Math.max((hi - lo) * 0.08, (least - (hi - lo)) / 2, 0.1);
    return [lo - more, hi + more];
  };
  const [west, east] = pad(w, e);
  const [south, north] = pad(s, n);
  return [west, south, east, north];
}
