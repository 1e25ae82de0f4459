/** The countries of the world with their names in both languages, from files of the program itself. */
import codes from 'cldr-core/supplemental/codeMappings.json';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import fine from 'world-atlas/countries-10m.json?url';
import coarse from 'world-atlas/countries-50m.json?url';
import type { Language } from '../settings/settings.ts';

export type Bounds = readonly [west: number, south: number, east: number, north: number];
export interface Country {
  /** The same in both sets of outlines. */
  readonly id: string;
  readonly feature: Feature<Polygon | MultiPolygon>;
  /** Null for areas that ISO 3166 gives no code: they are drawn and not named. */
  readonly name: Readonly<Record<Language, string>> | null;
  readonly bounds: Bounds;
  /** Middle of its largest part, for the label. */
  readonly middle: readonly [number, number];
  /** Square degrees of its largest part. */
  readonly size: number;
}

const rings = (f: Feature<Polygon | MultiPolygon>): readonly Position[][] =>
  f.geometry.type === 'Polygon' ? f.geometry.coordinates : f.geometry.coordinates.flat();

/** Area and centre of a ring by the shoelace rule; degrees. */
function measure(ring: readonly Position[]): { area: number; middle: [number, number] } {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = ring[i] as [number, number];
    const [x1, y1] = ring[i + 1] as [number, number];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  if (area === 0) return { area: 0, middle: (ring[0] ?? [0, 0]) as [number, number] };
  return { area: Math.abs(area / 2), middle: [x / (3 * area), y / (3 * area)] };
}

const alpha2 = new Map(
  Object.entries(codes.supplemental.codeMappings as Record<string, { _numeric?: string }>)
    .filter(([code, x]) => code.length === 2 && x._numeric)
    .map(([code, x]) => [x._numeric as string, code]),
);

async function load(url: string): Promise<readonly Country[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const topology = (await response.json()) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const names = {
    ar: new Intl.DisplayNames('ar', { type: 'region' }),
    en: new Intl.DisplayNames('en', { type: 'region' }),
  };
  const all = feature(topology, topology.objects.countries) as FeatureCollection<
    Polygon | MultiPolygon,
    { name: string }
  >;
  return all.features.map((f) => {
    const code = alpha2.get(String(f.id ?? ''));
    let [west, south, east, north] = [180, 90, -180, -90];
    let best = { area: -1, middle: [0, 0] as [number, number] };
    for (const ring of rings(f)) {
      const m = measure(ring);
      if (m.area > best.area) best = m;
      for (const [x = 0, y = 0] of ring) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    }
    const english = f.properties?.name ?? '';
    return {
      id: `${String(f.id ?? '')} ${english}`,
      feature: f,
      name: code ? { ar: names.ar.of(code) ?? english, en: names.en.of(code) ?? english } : null,
      bounds: [west, south, east, north] as const,
      middle: best.middle,
      size: best.area,
    };
  });
}

const kept = new Map<string, Promise<readonly Country[]>>();
/** `fine`: outlines for near views, ten times the size. */
export function world(detail: 'coarse' | 'fine' = 'coarse'): Promise<readonly Country[]> {
  const url = detail === 'fine' ? fine : coarse;
  let found = kept.get(url);
  if (!found) {
    found = load(url);
    kept.set(url, found);
    found.catch(() => kept.delete(url));
  }
  return found;
}
