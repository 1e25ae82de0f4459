/** The gazetteer, `knowledge/places.tsv`, as objects. What the columns mean stands at the head of that file. */
import { IsnadError } from '../model/index.ts';
import { list, type Row, readTable } from '../text/data.ts';

export interface Place {
  readonly id: string;
  readonly level: string;
  /** Press name first. */
  readonly ar: readonly string[];
  readonly en: readonly string[];
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lon: number;
  /** Id of the containing place; empty at the top. */
  readonly parent: string;
  /** UCDP GED `where_prec` of a claim that names the place. */
  readonly precision: number;
  readonly population: number;
  /** 0 a name and nothing else; 1 needs a head noun before it; 2 ambiguous but prominent. */
  readonly common: 0 | 1 | 2;
}

/** @throws IsnadError `broken-table` naming the line */
export function loadPlaces(relative = 'knowledge/places.tsv'): Map<string, Place> {
  const columns = ['id', 'level', 'ar', 'en', 'lat', 'lon', 'parent', 'precision', 'common'];
  const places = new Map<string, Place>();
  for (const row of readTable(relative, columns)) {
    const place = readPlace(row, relative);
    if (places.has(place.id))
      throw new IsnadError('broken-table', `the id ${place.id} stands twice · المعرّف مكرر`, `${relative}:${row.line}`);
    places.set(place.id, place);
  }
  return places;
}

function readPlace({ line, cells }: Row, file: string): Place {
  const broken = (what: string) => new IsnadError('broken-table', what, `${file}:${line}`);
  const number = (cell: string | undefined): number => {
    const n = Number(cell);
    if (!Number.isFinite(n)) throw broken(`«${cell}» is no number · ليس رقما`);
    return n;
  };
  const ar = list(cells.ar);
  if (!cells.id || ar.length === 0)
    throw broken('a place needs an id and an Arabic name · المكان يحتاج معرّفا واسما عربيا');
  return {
    id: cells.id,
    level: cells.level ?? '',
    ar,
    en: list(cells.en),
    lat: number(cells.lat),
    lon: number(cells.lon),
    parent: cells.parent ?? '',
    precision: number(cells.precision),
    population: cells.population ? number(cells.population) : 0,
    common: (number(cells.common || '0') as 0 | 1 | 2) ?? 0,
  };
}

/** The chain of containing places, nearest first, without the place itself. */
export function containers(place: Place, places: ReadonlyMap<string, Place>): Place[] {
  const chain: Place[] = [];
  for (let at = places.get(place.parent); at && chain.length < 12; at = places.get(at.parent)) chain.push(at);
  return chain;
}

const CAPITAL = 'العاصمة ';
const FOR_NOW = 'العاصمة المؤقتة';

/** A city that is called the capital in one of its names («العاصمة صنعاء»), and not only for the time being. */
export const isCapital = ({ level, ar }: Place): boolean =>
  level === 'city' && ar.some((name) => name.startsWith(CAPITAL)) && !ar.some((name) => name.startsWith(FOR_NOW));

/** The country that a place is or lies in; undefined for seas and parts of the world. */
export const countryOf = (place: Place, places: ReadonlyMap<string, Place>): Place | undefined =>
  place.level === 'country' ? place : containers(place, places).at(-1);

/** Id of the country that a place lies in; its own where it lies in none. */
export const landOf = (place: Place, places: ReadonlyMap<string, Place>): string =>
  (countryOf(place, places) ?? place).id;

/** Great-circle distance in km (mean Earth radius 6371 km). */
export function distanceKm(a: Pick<Place, 'lat' | 'lon'>, b: Pick<Place, 'lat' | 'lon'>): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}
