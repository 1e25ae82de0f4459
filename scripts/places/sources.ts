/** Readers of the source files under `../shared/knowledge/places` and of CLDR. Each gives rows not yet merged. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseTable } from '../../src/text/data.ts';
import { km, type Place } from './place.ts';
import { arabicNames, englishNames, spellings } from './spelling.ts';

const FOLDER = new URL('../../../shared/knowledge/places/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const require = createRequire(import.meta.url);

interface Division {
  name: { en: string; ar: string };
  aliases: { value: string; language: string }[];
  centroid: { latitude: number; longitude: number };
  population?: { value: number };
  externalIds: { ochaPcode: string };
}

const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
const DIVISION_HEADS = { governorate: 'محافظة', district: 'منطقة', subdistrict: 'ناحية' } as const;

/**
 * Syria's governorates, districts and sub-districts (OpenSyria). Districts and sub-districts are named with their head only
 * (منطقة الباب، ناحية الراعي): the bare name is that of the town.
 */
export function divisions(): Place[] {
  const out: Place[] = [];
  for (const level of ['governorate', 'district', 'subdistrict'] as const) {
    const head = DIVISION_HEADS[level];
    for (const d of JSON.parse(read(`syria-${level}s.json`)) as Division[]) {
      const code = d.externalIds.ochaPcode;
      const bare = [d.name.ar, ...d.aliases.filter((a) => a.language === 'ar').map((a) => a.value)]
        .flatMap((a) => arabicNames(a.replace(/^(منطقة|قضاء) /, '')))
        .filter((n) => !n.startsWith('مركزها'));
      const names = [...new Set(bare)].map((n) => `${head} ${n}`);
      const en = d.aliases.filter((a) => a.language === 'en' && !/[^\x20-\x7e]|nahiy|nahyt/i.test(a.value));
      const kind = level === 'governorate' ? 'Governorate' : level === 'district' ? 'District' : 'Subdistrict';
      out.push({
        id: code,
        level,
        ar: level === 'governorate' ? [...names, ...new Set(bare)] : names,
        en:
          level === 'governorate'
            ? [`${d.name.en} ${kind}`, ...en.slice(0, 3).map((a) => a.value)]
            : [`${d.name.en} ${kind}`],
        lat: round(d.centroid.latitude),
        lon: round(d.centroid.longitude),
        parent: level === 'governorate' ? 'iso:SY' : code.slice(0, -2),
        precision: null,
        population: d.population?.value ?? null,
        common: null,
        source: 'opensyria',
      });
    }
  }
  return out;
}

type SyriaRow = [string, string, string[], string[], number, number, string | null, number | null, string[]];
const FIRST_WORD: Readonly<Record<string, string>> = {
  جبل: 'mountain',
  مطار: 'facility',
  سد: 'facility',
  جسر: 'bridge',
  دوار: 'square',
  ساحة: 'square',
  شارع: 'road',
  طريق: 'road',
  جامع: 'facility',
  مسجد: 'facility',
  مخيم: 'camp',
  وادي: 'valley',
  نهر: 'river',
  حاجز: 'checkpoint',
  ثكنة: 'facility',
  مخفر: 'facility',
};

/** Cities whose quarters the sources list as points of their own, and how far from their middle (kilometres) such points lie. */
const QUARTERED: readonly [code: string, lat: number, lon: number, within: number][] = [
  ['C1007', 36.203, 37.15, 9],
  ['C1001', 33.51, 36.291, 6.5],
  ['C2528', 34.7227, 36.7148, 5],
  ['C2987', 35.1294, 36.7537, 4],
  ['C3480', 35.513, 35.7764, 5],
  ['C5993', 32.6187, 36.1134, 4],
  ['C5086', 35.3377, 40.1398, 5],
];

/** Settlements, quarters and landmarks of Syria. `parent` is empty where the source has none. */
export function settlements(divisionNames: ReadonlySet<string>): Place[] {
  const out: Place[] = [];
  for (const line of read('syria.jsonl').trim().split('\n')) {
    const [code, kind, ar, en, lat, lon, parent, geonames, from] = JSON.parse(line) as SyriaRow;
    const names = [...new Set(ar.flatMap((n) => arabicNames(n, divisionNames)).flatMap(spellings))];
    if (names.length === 0) continue;
    const first = names[0]!.split(' ')[0]!;
    const city = kind.startsWith('neighbourhood') && QUARTERED.find(([, y, x, within]) => km(lat, lon, y, x) <= within);
    const plain = city ? 'neighbourhood' : 'village';
    out.push({
      id: code.startsWith('wof:') ? `geo:${geonames}` : code,
      level: kind === 'community' && first !== 'مخيم' ? 'village' : (FIRST_WORD[first] ?? plain),
      ar: names,
      en: englishNames([...en, ...ar]),
      lat,
      lon,
      parent: city ? city[0] : kind === 'community' ? (parent ?? '') : '',
      precision: null,
      population: null,
      common: null,
      source: from.includes('sa-own') ? 'sa' : from.some((s) => s.startsWith('ocha')) ? 'ocha' : 'geonames',
    });
  }
  return out;
}

/** Countries whose small towns the news names too; elsewhere only cities of 100,000 people and more are taken. */
const NEAR = new Set('AE AF BH DJ DZ EG EH ER IL IQ IR JO KW LB LY MA MR OM PS QA SA SD SO TN TR YE'.split(' '));

/** Cities of the world (GeoNames) outside Syria; the parent is the country. */
export function cities(): Place[] {
  const rows = parseTable(read('world-cities-ar.tsv'), 'world-cities-ar.tsv');
  const out: Place[] = [];
  for (const { cells } of rows) {
    const ar = [...new Set((cells['arabic names (;)'] ?? '').split(';').flatMap((n) => arabicNames(n)))];
    if (ar.length === 0 || cells.country === 'SY') continue;
    if (!NEAR.has(cells.country!) && Number(cells.population) < 100_000) continue;
    out.push({
      id: `geo:${cells.geonameid}`,
      level: 'city',
      ar,
      en: englishNames([cells.name!.replace(/^[‘’]/, '')]),
      lat: round(Number(cells.lat)),
      lon: round(Number(cells.lon)),
      parent: `iso:${cells.country}`,
      precision: null,
      population: Number(cells.population) || null,
      common: null,
      source: 'geonames',
    });
  }
  return out;
}

/** Countries (CLDR) without a position; that comes from `places-added.tsv`. */
export function countries(): Place[] {
  const territories = (lang: string) =>
    require(`cldr-localenames-full/main/${lang}/territories.json`).main[lang].localeDisplayNames.territories as Record<
      string,
      string
    >;
  const english = territories('en');
  const out: Place[] = [];
  for (const [code, name] of Object.entries(territories('ar'))) {
    if (!/^[A-Z]{2}$/.test(code) || /^(EU|EZ|UN|QO|XA|XB|ZZ|AC|CP|CQ|DG|EA|IC|TA|BV|HM)$/.test(code)) continue;
    const spoken = [name, territories('ar')[`${code}-alt-short`], territories('ar')[`${code}-alt-variant`]];
    const variants = [english[code]!, english[`${code}-alt-short`], english[`${code}-alt-variant`]];
    out.push({
      id: `iso:${code}`,
      level: 'country',
      ar: [...new Set(spoken.flatMap((n) => (n ? arabicNames(n) : [])))],
      en: [...new Set(variants.filter((n): n is string => n !== undefined))],
      lat: Number.NaN,
      lon: Number.NaN,
      parent: '',
      precision: null,
      population: null,
      common: null,
      source: 'cldr',
    });
  }
  return out;
}

/** The nearest of `among` to a point, with its distance in kilometres. */
export function nearest(lat: number, lon: number, among: readonly Place[]): [Place, number] {
  let best = among[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const place of among) {
    if (Math.abs(place.lat - lat) > 1.5) continue;
    const d = km(lat, lon, place.lat, place.lon);
    if (d < least) [best, least] = [place, d];
  }
  return [best, least];
}
