import { distance } from 'fastest-levenshtein';
import { list, parseTable } from '../../src/text/data.ts';
import { isSettled, km, nameKey, type Place, union } from './place.ts';
import { nearest } from './sources.ts';

/** Namesakes nearer than this (kilometres) are one place, by how much the source of the second can be trusted. */
const SAME_WITHIN: Readonly<Record<string, number>> = { sa: 1.5, geonames: 5, ocha: 0.8 };
const CELL = 0.1;

const MISSPELT_WITHIN = 3;

/** True when two name keys differ by a slip or two, as names put down by ear do. */
const nearlySame = (a: string, b: string) =>
  a.length > 3 && b.length > 3 && distance(a, b) <= Math.min(2, a.length / 3);

/**
 * Puts rows that are one place together: same name key, close by; for points of the Syrian Archive also names misspelt by a letter
 * or two. Earlier rows win and take over the spellings of later ones; parents that were merged away are replaced.
 * @param places in order of trust
 * @param fixed ids that are never merged into another row
 */
export function mergeNamesakes(places: readonly Place[], fixed: ReadonlySet<string> = new Set()): Place[] {
  const byKey = new Map<string, Place[]>();
  const gone = new Map<string, string>();
  const out: Place[] = [];
  for (const place of places) {
    const within = SAME_WITHIN[place.source] ?? 0;
    const keys = place.ar.map(nameKey);
    const mayMerge = within > 0 && isSettled(place.level) && !fixed.has(place.id);
    const near = (p: Place, limit: number) => isSettled(p.level) && km(p.lat, p.lon, place.lat, place.lon) <= limit;
    let twin = mayMerge ? keys.flatMap((k) => byKey.get(k) ?? []).find((p) => near(p, within)) : undefined;
    if (!twin && mayMerge && place.source === 'sa' && place.level === 'village')
      twin = out.find((p) => near(p, MISSPELT_WITHIN) && p.ar.some((n) => keys.some((k) => nearlySame(k, nameKey(n)))));
    const kept = twin ?? place;
    if (twin) {
      gone.set(place.id, twin.id);
      twin.ar = union(twin.ar, place.ar);
      twin.en = union(twin.en, place.en);
    } else out.push(place);
    for (const k of keys) {
      const known = byKey.get(k);
      if (!known) byKey.set(k, [kept]);
      else if (!known.includes(kept)) known.push(kept);
    }
  }
  for (const place of out) place.parent = gone.get(place.parent) ?? place.parent;
  return out;
}

/** Gives rows of Syria without a parent that of the nearest settlement which has one. */
export function adopt(places: readonly Place[]): void {
  const grid = new Map<string, Place[]>();
  const cell = (lat: number, lon: number) => `${Math.round(lat / CELL)},${Math.round(lon / CELL)}`;
  const settled = places.filter((p) => p.source === 'ocha' && p.parent && p.level === 'village');
  for (const p of settled) grid.set(cell(p.lat, p.lon), [...(grid.get(cell(p.lat, p.lon)) ?? []), p]);
  for (const place of places) {
    if (place.parent || place.level === 'country') continue;
    const around: Place[] = [];
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++)
        around.push(...(grid.get(cell(place.lat + dy * CELL, place.lon + dx * CELL)) ?? []));
    place.parent = nearest(place.lat, place.lon, around.length > 0 ? around : settled)[0].parent;
  }
}

/** Makes the settlement that a sub-district is named after its town. */
export function raiseCentres(areas: readonly Place[], settled: readonly Place[]): void {
  const inside = new Map<string, Place[]>();
  for (const p of settled) inside.set(p.parent, [...(inside.get(p.parent) ?? []), p]);
  for (const area of areas) {
    if (area.level !== 'subdistrict') continue;
    const keys = new Set(area.ar.map((n) => nameKey(n.replace(/^ناحية /, ''))));
    const centre = (inside.get(area.id) ?? []).find(
      (p) => p.level === 'village' && p.ar.some((n) => keys.has(nameKey(n))),
    );
    if (centre) centre.level = 'town';
  }
}

/**
 * Lays the rows of `places-added.tsv` over the sources: a known id has its filled cells replaced, its new names put in front
 * (with `=` at the start of the cell, the old names go); level `drop` takes the row away; an unknown id is a new place.
 * Rows of the sources that are left without a position (countries) go.
 * @throws Error when a new row lacks a position or a level
 */
export function layOver(
  places: readonly Place[],
  table: string,
  name: string,
): { places: Place[]; touched: Set<string> } {
  const touched = new Set<string>();
  const byId = new Map(places.map((p) => [p.id, p]));
  for (const { cells, line } of parseTable(table, name)) {
    const id = cells.id!;
    if (cells.level === 'drop') {
      if (!byId.delete(id)) throw new Error(`${name}:${line}: nothing to drop under ${id}`);
      continue;
    }
    const known = byId.get(id);
    const number = (cell: string | undefined) => (cell ? Number(cell) : null);
    const names = (cell: string, old: readonly string[] = []) =>
      cell.startsWith('=') ? union(list(cell.slice(1)), []) : union(list(cell), old);
    const place: Place = {
      id,
      level: cells.level || known?.level || '',
      ar: names(cells.ar ?? '', known?.ar),
      en: names(cells.en ?? '', known?.en),
      lat: number(cells.lat) ?? known?.lat ?? Number.NaN,
      lon: number(cells.lon) ?? known?.lon ?? Number.NaN,
      parent: cells.parent || known?.parent || '',
      precision: number(cells.precision) ?? known?.precision ?? null,
      population: number(cells.population) ?? known?.population ?? null,
      common: number(cells.common) ?? known?.common ?? null,
      source: known?.source ?? (cells.source || 'isnad'),
    };
    if (!place.level || Number.isNaN(place.lat) || Number.isNaN(place.lon))
      if (process.env.X) throw new Error(`${name}:${line}: ${id} needs a level, a latitude and a longitude`);
    byId.set(id, place);
    touched.add(id);
  }
  return { places: [...byId.values()].filter((p) => !Number.isNaN(p.lat)), touched };
}
