/**
 * Places in a text: each listed place name with the head nouns before it («محيط منطقة البوكمال») and the directions behind it
 * («ريف حلب الشمالي»), and nouns that say where without a listed name («المنطقة»). Which of the places of one name is meant is decided over the
 * whole article, by what else it names.
 */

import { containers, distanceKm, type Place } from '../knowledge/places.ts';
import { idsOf, isBodyName, type NameMention, type Phrase, type PlacePhrase, type Tag } from '../model/index.ts';
import { type TextDocument, wordStart } from '../text/document.ts';
import { PLACE_NOUNS, type Word } from '../text/words.ts';

/** Finds the place phrases of a document in order; ids are ranked by `rankPlaces`. */
export function placePhrases(
  doc: TextDocument,
  tags: readonly Tag[],
  names: readonly NameMention[],
  phrases: readonly Phrase[],
  places: ReadonlyMap<string, Place>,
): PlacePhrase[] {
  const out: PlacePhrase[] = [];
  const ranked = rankPlaces(names, places);
  const taken = new Uint8Array(doc.tokens.length);
  for (const name of names) {
    const ids = ranked.get(name);
    if (!ids) continue;
    const from = doc.sentences[doc.sentenceOf[name.first]!]!.first;
    const to = doc.sentences[doc.sentenceOf[name.first]!]!.last;
    const first = extendLeft(doc, tags, name.first, from);
    const last = extendRight(doc, name.last, to);
    const head = first < name.first ? doc.words[first]!.best.stem : '';
    const level = places.get(ids[0]!)?.level ?? '';
    out.push({ ids, level, ...span(doc, first, last, first < name.first ? undefined : name.start, head) });
    taken.fill(1, first, last);
  }
  // «جبهة النصرة» is no front
  const bodies = new Set(names.filter(isBodyName).map((n) => n.first));
  for (const p of phrases) {
    const word = doc.words[p.first];
    if (!word || taken[p.first] || bodies.has(p.first) || !saysWhere(word) || isOnThePartOf(doc, tags, p.first))
      continue;
    let last = p.first + 1;
    while (last < p.last && !taken[last]) last++;
    out.push({ ids: [], level: '', ...span(doc, p.first, last, undefined, word.best.stem) });
  }
  return out.sort((a, b) => a.first - b.first);
}

/** A noun that says where as it stands: not «حزام», whose belt may be of explosives, nor «فاعلا», which is «فأعلى» by its letters. */
function saysWhere({ classes, best, known }: Word): boolean {
  if (classes.has('person') || !PLACE_NOUNS.some((c) => classes.has(c))) return false;
  return !known || best.readings.some(({ entry }) => PLACE_NOUNS.some((c) => entry.classes.includes(c)));
}

/** «من جانب الجيش»، «إلى جانب القوات»: a side that is nowhere. */
const isOnThePartOf = ({ words }: TextDocument, tags: readonly Tag[], i: number): boolean =>
  words[i]!.classes.has('side') && !words[i]!.best.article && tags[i - 1] === 'P' && !words[i - 1]?.best.enclitic;

function span(
  doc: TextDocument,
  first: number,
  last: number,
  start: number | undefined,
  head: string,
): Omit<PlacePhrase, 'ids' | 'level'> {
  return { first, last, start: start ?? wordStart(doc, first), end: doc.tokens[last - 1]!.end, head };
}

/** Head nouns before a name: مدينة، ريف، محيط، شمال … A word of two kinds counts when it has no article and the name is its genitive. */
function extendLeft(doc: TextDocument, tags: readonly Tag[], first: number, from: number): number {
  let at = first;
  while (at - 1 >= from) {
    const current = doc.words[at];
    if (current && (current.best.conjunction || current.best.preposition)) break;
    // «مدينة #دوما»
    const before = doc.tokens[at - 1]!.key === '#' ? at - 2 : at - 1;
    const word = before >= from ? doc.words[before] : null;
    if (!word || word.best.article || word.best.enclitic || tags[before] === 'V') break;
    if (!isHead(word)) break;
    at = before;
  }
  return at;
}

const isHead = (word: Word): boolean => word.classes.has('placehead') || word.classes.has('region');

/** «الشمالي»، «الشرقية»، «السورية» behind a place name. */
function extendRight(doc: TextDocument, last: number, to: number): number {
  let at = last;
  while (at < to && at - last < 3) {
    const word = doc.words[at];
    if (!word?.best.article || word.best.conjunction || word.best.preposition) break;
    if (!word.classes.has('direction') && !word.classes.has('nationality')) break;
    at++;
  }
  return at;
}

/**
 * For each name that may be a place, its candidates with the likeliest first. A candidate gains by being prominent (level,
 * population), and by lying near to, inside or around what else the article names without ambiguity.
 */
function rankPlaces(
  names: readonly NameMention[],
  places: ReadonlyMap<string, Place>,
): Map<NameMention, readonly string[]> {
  const out = new Map<NameMention, readonly string[]>();
  const mentions = names.flatMap((name) => {
    const found = idsOf(name, 'place').flatMap((id) => places.get(id) ?? []);
    return found.length > 0 ? [{ name, found }] : [];
  });
  const anchors = mentions.filter((m) => m.found.length === 1).map((m) => m.found[0]!);
  const countries = new Map<string, number>();
  for (const place of anchors) {
    const country = countryOf(place, places);
    countries.set(country, (countries.get(country) ?? 0) + 1);
  }
  const around = new Set(anchors.flatMap((a) => [a.id, ...containers(a, places).map((c) => c.id)]));
  for (const { name, found } of mentions) {
    if (found.length === 1) {
      out.set(name, [found[0]!.id]);
      continue;
    }
    const scored = found.map((place) => ({ id: place.id, score: score(place, places, anchors, around, countries) }));
    scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    out.set(
      name,
      scored.map((s) => s.id),
    );
  }
  return out;
}

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
  const country = countryOf(place, places);
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

function countryOf(place: Place, places: ReadonlyMap<string, Place>): string {
  if (place.level === 'country') return place.id;
  return containers(place, places).at(-1)?.id ?? place.id;
}
