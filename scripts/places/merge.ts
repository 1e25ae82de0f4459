import { list, parseTable } from '../../src/text/data.ts';
import { isSettled, km, nameKey, type Place, union } from './place.ts';
import { nearest } from './sources.ts';

/** Namesakes nearer than this (kilometres) are one place, by how much the source of the second can be trusted. */
const SAME_WITHIN: Readonly<Record<string, number>> = { sa: 1.5, geonames: 5, ocha: 0.8 };
const CELL = 0.1;

/**
 * Puts rows that are one place together: same name key, close by. Earlier rows win and take over the spellings of later ones.
 * @param places in order of trust
 */
export function mergeNamesakes(places: readonly Place[]): Place[] {
  const byKey = new Map<string, Place[]>();
  const out: Place[] = [];
  for (const place of places) {
    const within = SAME_WITHIN[place.source] ?? 0;
    const keys = place.ar.map(nameKey);
    const twin = keys
      .flatMap((k) => byKey.get(k) ?? [])
      .filter((p) => isSettled(p.level) && isSettled(place.level))
      .find((p) => km(p.lat, p.lon, place.lat, place.lon) <= within);
    const kept = twin ?? place;
    if (twin) {
      twin.ar = union(twin.ar, place.ar);
      twin.en = union(twin.en, place.en);
    } else out.push(place);
    for (const k of keys) {
      const known = byKey.get(k);
      if (!known) byKey.set(k, [kept]);
      else if (!known.includes(kept)) known.push(kept);
    }
  }
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

/**
 * Lays the rows of `places-added.tsv` over the sources: a known id has its filled cells replaced, its new names put in front
 * (with `=` at the start of the cell, the old names go); level `drop` takes the row away; an unknown id is a new place.
 * @throws Error when a new row lacks a position or a level
 */
export function layOver(places: readonly Place[], table: string, name: string): Place[] {
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
      cell.startsWith('=') ? list(cell.slice(1)) : union(list(cell), old);
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
  }
  return [...byId.values()];
}
