/** Which of the places of one name an article means, by what else it names. */
import { sharedCountry } from '../knowledge/actors.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { containers, distanceKm, isCapital, landOf, type Place } from '../knowledge/places.ts';
import { idsOf, type NameMention } from '../model/index.ts';

/**
 * For each name that may be a place, its candidates with the likeliest first. A candidate gains by being prominent (level,
 * population), and by lying near to, inside or around what else the article names without ambiguity. Small places of a country that nothing
 * else in an article on another one names are left out, and quarters of a town that an article on other towns does not name: the name is then
 * that of a place that is not listed.
 */
export function rankPlaces(
  text: string,
  names: readonly NameMention[],
  { places, actors }: Pick<Knowledge, 'places' | 'actors'>,
): Map<NameMention, readonly string[]> {
  const out = new Map<NameMention, readonly string[]>();
  const mentions = names.flatMap((name) => {
    const found = idsOf(name, 'place').flatMap((id) => places.get(id) ?? []);
    return found.length > 0 ? [{ name, found }] : [];
  });
  const anchors = mentions.filter((m) => m.found.length === 1).map((m) => m.found[0]!);
  const countries = new Map<string, number>();
  for (const place of anchors) {
    const country = landOf(place, places);
    countries.set(country, (countries.get(country) ?? 0) + 1);
  }
  const around = new Set(anchors.flatMap((a) => [a.id, ...containers(a, places).map((c) => c.id)]));
  const told = countriesTold(names, anchors, places, actors);
  const others = mentions.map((m) => m.found);
  for (const { name, found: all } of mentions) {
    const own = text.slice(name.start, name.end);
    const found = all.filter((p) => !isStray(p, places, told) && !isAstray(p, own, places, others));
    if (found.length === 0) continue;
    if (found.length === 1) {
      out.set(name, [found[0]!.id]);
      continue;
    }
    // «الجنينة»: of a country that is spoken of, before the larger one of another
    const loss = (place: Place) => (isKnownAnywhere(place) || isSpokenOf(landOf(place, places), told) ? 0 : UNTOLD);
    const scored = found.map((place) => ({
      id: place.id,
      score: score(place, places, anchors, around, countries) - loss(place),
    }));
    scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    out.set(
      name,
      scored.map((s) => s.id),
    );
  }
  return out;
}

/** What a place of a country that the article does not speak of loses against those of its name in one that it does. */
const UNTOLD = 6;

const isSpokenOf = (country: string, { named, within }: Told): boolean =>
  named.has(country) || (within.get(country)?.size ?? 0) > 0;

const LEVEL_WEIGHT: Readonly<Record<string, number>> = {
  country: 6,
  city: 5,
  governorate: 3.5,
  province: 3.5,
  town: 3,
  region: 3,
  district: 2,
  subdistrict: 1.5,
  neighbourhood: 1.5,
  camp: 2,
  facility: 2,
  crossing: 2,
  village: 0.5,
};

function score(
  place: Place,
  places: ReadonlyMap<string, Place>,
  anchors: readonly Place[],
  around: ReadonlySet<string>,
  countries: ReadonlyMap<string, number>,
): number {
  let total = (LEVEL_WEIGHT[place.level] ?? 1) + Math.log10(1 + place.population) * 0.7;
  const country = landOf(place, places);
  const share = (countries.get(country) ?? 0) / Math.max(1, anchors.length);
  total += 6 * share;
  if (country === 'iso:SY' && anchors.length === 0) total += 1;
  const [nearest, second] = containers(place, places);
  if (nearest && nearest.level !== 'country' && around.has(nearest.id)) total += 3;
  if (second && second.level !== 'country' && around.has(second.id)) total += 1.5;
  if (around.has(place.id)) total += 2;
  let close = Number.POSITIVE_INFINITY;
  for (const anchor of anchors)
    if (anchor.precision <= 4 && anchor.id !== place.id) close = Math.min(close, distanceKm(anchor, place));
  if (close < 15) total += 3;
  else if (close < 60) total += 1.5;
  return total;
}

/** Levels that a reader knows by name in any country. */
const PROMINENT = new Set([
  'country',
  'city',
  'governorate',
  'province',
  'region',
  'world',
  'sea',
  'river',
  'crossing',
  'border',
]);
/** A part of a town («الضاحية الجنوبية») is known by name in its own country only. */
const isProminent = ({ level, precision }: Place): boolean =>
  PROMINENT.has(level) && !(level === 'region' && precision <= 2);
/** People of a city that is known abroad, whatever else its name means. */
const LARGE = 100_000;
/** A smaller city under an ordinary word («الباب», «التل») and a border that has them («السياج الحدودي») are not meant where their country is not spoken of. */
const isWordForPlace = (place: Place): boolean =>
  place.common > 0 &&
  (place.level === 'border' || (place.level === 'city' && place.population < LARGE && !isCapital(place)));
/** Single places of another country that an article must name before a small place is taken for a namesake, and for each other of its own. */
const ENOUGH = 2;

/** What an article names of each country: its places in all, those within it, and whether one of its parties is named. */
interface Told {
  /** Country id → how often the article names the country, a prominent place of it or a party of it. */
  readonly named: ReadonlyMap<string, number>;
  /** Country id → the small places that no other country shares, once each. */
  readonly within: ReadonlyMap<string, ReadonlySet<string>>;
}

function countriesTold(
  names: readonly NameMention[],
  anchors: readonly Place[],
  places: ReadonlyMap<string, Place>,
  actors: Knowledge['actors'],
): Told {
  const named = new Map<string, number>();
  const within = new Map<string, Set<string>>();
  const add = (country: string) => named.set(country, (named.get(country) ?? 0) + 1);
  for (const name of names) {
    const country = sharedCountry(idsOf(name, 'actor'), actors);
    if (country) add(`iso:${country}`);
  }
  for (const place of anchors) {
    const country = landOf(place, places);
    if (isProminent(place) && !isWordForPlace(place)) add(country);
    if (place.level !== 'country') within.set(country, (within.get(country) ?? new Set()).add(place.id));
  }
  return { named, within };
}

/** A small place of a country that the article does not speak of, while it names several places of another. */
function isStray(place: Place, places: ReadonlyMap<string, Place>, { named, within }: Told): boolean {
  if (isProminent(place) && !isWordForPlace(place)) return false;
  const country = landOf(place, places);
  if (named.has(country)) return false;
  const own = within.get(country);
  const others = (own?.size ?? 0) - (own?.has(place.id) ? 1 : 0);
  return [...within].some(([other, ids]) => other !== country && ids.size >= ENOUGH + ENOUGH * others);
}

/** Km within which another place stands for the town of a quarter. */
const TOWN = 20;
/** Levels of what lies within a town, and is called alike in others. */
const IN_TOWN = new Set(['neighbourhood', 'square', 'road', 'bridge']);
/** Precision of what stands at a spot of the map: no governorate. */
const LOCAL = 3;

/**
 * A quarter of a town that the article does not name, nor anything near it but such quarters, while it names other places: «سوق الهال» of another town. A quarter that is
 * called by its town is none («حمص القديمة»). @param others the places that each other name of the article may mean
 */
function isAstray(
  place: Place,
  name: string,
  places: ReadonlyMap<string, Place>,
  others: readonly (readonly Place[])[],
): boolean {
  if (!IN_TOWN.has(place.level) || holdsItsTown(place, name, places)) return false;
  const around = containers(place, places).filter((c) => c.level !== 'country');
  const speaksOf = (p: Place) => around.includes(p) || (p.precision <= LOCAL && distanceKm(p, place) <= TOWN);
  const tells = (p: Place) => !IN_TOWN.has(p.level) || p.ar.some((own) => holdsItsTown(p, own, places));
  let elsewhere = false;
  for (const found of others) {
    if (found.includes(place)) continue;
    if (found.some((p) => speaksOf(p) && tells(p))) return false;
    elsewhere ||= found.some((p) => p.precision <= LOCAL);
  }
  return elsewhere;
}

/** «حمص القديمة»: the name of a quarter that holds the name of its town. */
const holdsItsTown = (place: Place, name: string, places: ReadonlyMap<string, Place>): boolean =>
  containers(place, places).some((c) => c.level !== 'country' && c.ar.some((town) => name.includes(town)));

const SMALL = new Set(['village', 'neighbourhood']);

/** A country, a capital or a part of the world. */
export const isKnownAnywhere = (place: Place): boolean =>
  place.level === 'country' || place.level === 'world' || isCapital(place);

/**
 * Of a bare name the city rather than the governorate around it that is called by it («قصف درعا»), and what is known anywhere rather than a village or
 * a quarter («في أنقرة»).
 */
export function bestKnownFirst(ids: readonly string[], places: ReadonlyMap<string, Place>): readonly string[] {
  const likeliest = places.get(ids[0]!)!;
  const known = ids.find((id) => {
    const place = places.get(id)!;
    if (SMALL.has(likeliest.level)) return isKnownAnywhere(place);
    return (
      likeliest.level === 'governorate' &&
      place.level === 'city' &&
      containers(place, places).some((c) => c.id === likeliest.id)
    );
  });
  return known ? [known, ...ids.filter((id) => id !== known)] : ids;
}
