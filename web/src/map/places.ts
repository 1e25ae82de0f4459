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

/** One entry for each spot: several incidents often stand at the same one. */
export function spots(
  features: readonly MapFeature[],
): readonly { at: readonly [number, number]; features: readonly MapFeature[] }[] {
  const map = new Map<string, { at: readonly [number, number]; features: MapFeature[] }>();
  for (const f of features) {
    const key = f.geometry.coordinates.map((x) => x.toFixed(4)).join(',');
    const spot = map.get(key) ?? { at: f.geometry.coordinates, features: [] };
    spot.features.push(f);
    map.set(key, spot);
  }
  return [...map.values()];
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
