import { fold } from '../../src/text/fold.ts';

/** Columns of `knowledge/places.tsv`, in order. */
export const COLUMNS = [
  'id',
  'level',
  'ar',
  'en',
  'lat',
  'lon',
  'parent',
  'precision',
  'population',
  'common',
  'source',
] as const;

/** One row of the gazetteer. `lat`, `lon` in degrees, WGS 84; `common` as in the head of `knowledge/places.tsv`. */
export interface Place {
  id: string;
  level: string;
  ar: string[];
  en: string[];
  lat: number;
  lon: number;
  parent: string;
  /** Null: what its level gives. */
  precision: number | null;
  population: number | null;
  common: number | null;
  source: string;
}

/** UCDP GED `where_prec` of a claim that names a place of this level and nothing nearer. */
export const PRECISION: Readonly<Record<string, number>> = {
  country: 6,
  region: 5,
  governorate: 4,
  province: 4,
  district: 3,
  subdistrict: 3,
  city: 1,
  town: 1,
  village: 1,
  neighbourhood: 1,
  camp: 1,
  facility: 1,
  crossing: 1,
  bridge: 1,
  square: 1,
  front: 2,
  checkpoint: 1,
  road: 5,
  river: 5,
  mountain: 5,
  hill: 1,
  valley: 5,
  lake: 5,
  sea: 5,
  desert: 5,
  island: 2,
  border: 5,
  world: 7,
};

const SETTLED = ['city', 'town', 'village', 'neighbourhood', 'camp'];

/** True for places where people live, which may be merged with each other when name and position agree. */
export const isSettled = (level: string): boolean => SETTLED.includes(level);

/** Distance on the sphere in kilometres. */
export function km(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const r = Math.PI / 180;
  const x = (bLon - aLon) * r * Math.cos(((aLat + bLat) / 2) * r);
  const y = (bLat - aLat) * r;
  return 6371 * Math.hypot(x, y);
}

/** What two spellings of one name share: folded, articles, spaces and the difference of ه, ة and ا at the end dropped. */
export function nameKey(name: string): string {
  return fold(name)
    .split(' ')
    .map((word) => word.replace(/^ال(?=..)/, '').replace(/[هةا]$/, ''))
    .join('');
}

/** Appends what is not there yet. */
export function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}
