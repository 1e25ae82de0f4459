/**
 * Makes `knowledge/places.tsv` from the sources under `../shared/knowledge/places`, CLDR and `knowledge/places-added.tsv`.
 * Same sources, same bytes. usage: npx tsx scripts/build-places.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dataPath } from '../src/text/data.ts';
import { commonness, readWords } from './places/commonness.ts';
import { adopt, layOver, mergeNamesakes, raiseCentres } from './places/merge.ts';
import { COLUMNS, type Place, PRECISION } from './places/place.ts';
import { cities, countries, divisions, settlements } from './places/sources.ts';

const HEADER = readFileSync(dataPath('scripts/places/header.txt'), 'utf8');
const ADDED = 'knowledge/places-added.tsv';
const TRUST = ['ocha', 'sa', 'geonames'];

const areas = divisions();
const bare = new Set(areas.flatMap((a) => a.ar.map((n) => n.replace(/^(محافظة|منطقة|ناحية) /, ''))));
const syria = settlements(bare).sort((a, b) => TRUST.indexOf(a.source) - TRUST.indexOf(b.source));
const merged = mergeNamesakes(syria);
adopt(merged);
raiseCentres(areas, merged);
const base = [...countries(), ...areas, ...merged, ...cities()];
const laid = layOver(base, readFileSync(dataPath(ADDED), 'utf8'), ADDED);
// Rows written for this project come first, so that points of the sources under the same name go into them.
const first = laid.places.filter((p) => laid.touched.has(p.id));
const all = mergeNamesakes([...first, ...laid.places.filter((p) => !laid.touched.has(p.id))], laid.touched);

const words = readWords();
const lines: string[] = [];
let left = 0;
for (const place of all.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
  const common = place.common ?? commonness(place, words);
  // A hamlet known to GeoNames alone, under an ordinary word, does more harm in a text than good.
  if (place.source === 'geonames' && place.level === 'village' && common > 0) {
    left++;
    continue;
  }
  lines.push(row(place, common));
}
writeFileSync(dataPath('knowledge/places.tsv'), `${HEADER}${COLUMNS.join('\t')}\n${lines.join('\n')}\n`);
console.log(`${lines.length} places; ${left} hamlets under ordinary words left out`);

function row(place: Place, common: number): string {
  const precision = place.precision ?? PRECISION[place.level];
  if (precision === undefined) throw new Error(`${place.id}: no such level: ${place.level}`);
  const cells: Record<(typeof COLUMNS)[number], string | number | null> = {
    ...place,
    ar: place.ar.join(';'),
    en: place.en.join(';'),
    lat: Math.round(place.lat * 1e4) / 1e4,
    lon: Math.round(place.lon * 1e4) / 1e4,
    precision,
    common: common || '',
  };
  return COLUMNS.map((c) => cells[c] ?? '').join('\t');
}
