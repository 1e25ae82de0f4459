/** The chosen place as a record: its words, and where it lies when the gazetteer knows it or what stands before tells. */
import { containers, countryOf, isCapital, type Place } from '../knowledge/places.ts';
import { NEAR_POINT, type PlaceMention, type PlacePhrase, POINTS_BACK } from '../model/index.ts';
import type { Reading } from '../text/lexicon.ts';
import { isSettlement, placeKinds } from '../text/place-kinds.ts';
import { isComma } from '../text/tokens.ts';
import { isAdjectival, type Word } from '../text/words.ts';
import { holderTold, namedLater } from './held-back.ts';
import { inSentences, near } from './near.ts';
import { COUNTRYSIDE, IN, isDirection, isPart, isQuarter, isSite, QUARTER, readings } from './place-nouns.ts';
import type { PlaceCandidate } from './placing.ts';
import type { Scene } from './scene.ts';
import { quoted } from './spans.ts';

/** How far back a bare «المنطقة» looks for the place it points to, in sentences. */
const REACH = 4;

/** The places of a claim: the chosen one and those coordinated with it («الفوعة وكفريا»). */
export function placeMentions(
  scene: Scene,
  chosen: PlaceCandidate | null,
  places: ReadonlyMap<string, Place>,
): PlaceMention[] {
  if (!chosen) return [];
  // «قرية بريف حلب»: the village, where the article goes on to name it
  const whole = scene.places[chosen.place]!;
  const part = scene.places[chosen.place - 1];
  if (part && namedLater(scene, part, places) && holds(scene, part, whole))
    return [mention(scene, part, chosen, places)];
  return coordinated(scene, chosen.place).map((k) => mention(scene, scene.places[k]!, chosen, places));
}

function coordinated(scene: Scene, k: number): number[] {
  const out = [k];
  for (let j = k + 1; j < scene.places.length && joined(scene, scene.places[j - 1]!, scene.places[j]!); j++)
    out.push(j);
  for (let j = k - 1; j >= 0 && joined(scene, scene.places[j]!, scene.places[j + 1]!); j--) out.unshift(j);
  return out;
}

/** Two places side by side with «و» between. */
const joined = ({ doc }: Scene, a: PlacePhrase, b: PlacePhrase): boolean =>
  b.first === a.last && (doc.words[b.first]?.best.conjunction === AND || opensWithAnd(doc, b));

/** «وزبيد»: a name that no lexicon holds, behind the letter. */
const opensWithAnd = ({ tokens, words }: Scene['doc'], { first, start }: PlacePhrase): boolean =>
  start > tokens[first]!.start && !words[first]?.known && tokens[first]!.key.startsWith(AND);

function mention(
  scene: Scene,
  phrase: PlacePhrase,
  chosen: PlaceCandidate,
  places: ReadonlyMap<string, Place>,
): PlaceMention {
  const found = whereabouts(scene, phrase, chosen, places);
  const exact = found.precision === undefined || found.precision < NEAR_POINT;
  return exact && isBeside(scene, phrase) ? { ...found, precision: NEAR_POINT } : found;
}

/** Tokens from «بعد» to the measure of «على بعد عشرة كيلومترات من». */
const MEASURED = 4;

/** «قرب المطار»، «قرية قرب دهوك»، «بالقرب من دمشق»، «على بعد عشرة كيلومترات من المدينة»: it was not there. */
function isBeside({ doc, tags }: Scene, { first, last }: PlacePhrase): boolean {
  for (let k = first; k < last; k++) if (doc.words[k]?.classes.has('nearness')) return true;
  const isFrom = tags[first - 1] === 'P' && doc.tokens[first - 1]!.key === 'من';
  const before = doc.words[isFrom ? first - 2 : first - 1];
  if (!before) return false;
  if (before.classes.has('nearness')) return true;
  if (!isFrom || !before.classes.has('measure')) return false;
  for (let k = first - 3; k >= 0 && first - 2 - k <= MEASURED; k--)
    if (doc.words[k]?.classes.has('distance')) return true;
  return false;
}

function whereabouts(
  scene: Scene,
  phrase: PlacePhrase,
  chosen: PlaceCandidate,
  places: ReadonlyMap<string, Place>,
): PlaceMention {
  const { start, end, text } = quoted(scene.doc.text, phrase);
  const carried =
    chosen.back > 0 ? { inferred: chosen.back === 9 ? 'from the title' : 'carried from an earlier sentence' } : {};
  const own = phrase.ids[0] === undefined ? undefined : places.get(phrase.ids[0]);
  if (own) return { start, end, text, ...located(own), ...carried };
  const country = namesCountry(scene, phrase) && countryBefore(scene, phrase, places);
  if (country) return { start, end, text, ...located(country), inferred: POINTS_BACK.country };
  const named = namedLater(scene, phrase, places);
  if (named) return { start, end, text, ...located(named), inferred: POINTS_BACK.later };
  const pointed = pointsTo(scene, phrase, places) ?? holderTold(scene, phrase, places);
  return pointed
    ? { start, end, text, ...located(pointed), inferred: POINTS_BACK.place }
    : { start, end, text, ...carried };
}

const located = (place: Place) => ({
  name: place.en[0] ?? place.ar[0]!,
  id: place.id,
  lat: place.lat,
  lon: place.lon,
  precision: place.precision,
});

/** What «المنطقة» can mean, which an adjective tells apart from others. */
const REGION = 'region';
/** Class of nouns for a capital. */
const CAPITAL = 'capital';
const AREAS = new Set(['governorate', 'province', 'region', 'district', 'subdistrict']);
const TOWNS = new Set(['city', 'town']);
/** «المنطقة» is not a whole country. */
const COUNTRY = 6;

/** «قالت واشنطن»: a capital that stands for its government, without a preposition. */
function standsForActor(scene: Scene, p: PlacePhrase): boolean {
  const name = scene.nameAt.get(p.first);
  return Boolean(
    name &&
      name.readings[0]!.kind !== 'place' &&
      !scene.doc.words[p.first]?.best.preposition &&
      scene.tags[p.first - 1] !== 'P',
  );
}

/**
 * What a phrase without a name of its own points to: the name right behind it, else the place named last that its noun may call back. Only
 * what is definite calls back («المدينة»; not «مناطق», «البلدتين», «بلاده»), and only where nothing else says which is meant («البلدة الواقعة شمالي …»).
 */
function pointsTo(scene: Scene, phrase: PlacePhrase, places: ReadonlyMap<string, Place>): Place | undefined {
  const here = scene.doc.sentenceOf[phrase.first]!;
  const around = inSentences(near(scene).places, here - REACH, here).map((k) => scene.places[k]!);
  const known = around.filter((p) => isPlain(scene, p, places));
  const behind = known.find((p) => p.first >= phrase.last && holds(scene, phrase, p));
  if (behind) return places.get(behind.ids[0]!);
  // «مستشفى في الأحياء الشرقية»
  const part = around.find((p) => isBehind(scene, phrase, p) && p.ids.length === 0 && holds(scene, phrase, p));
  const within = part && pointsTo(scene, part, places);
  if (within) return within;
  const may = calledBack(scene, phrase);
  if (!may) return undefined;
  const before = known.filter((p) => p.first < phrase.first);
  // «ضواحي العاصمة»: of the country that is spoken of
  if (namesCapital(scene, phrase)) {
    const place = places.get((before.at(-1) ?? known[0])?.ids[0] ?? '');
    const country = place && countryOf(place, places);
    return country && capitalsOf(places).get(country.id);
  }
  const earlier = before.filter((p) => may(p, places.get(p.ids[0]!)!));
  // «مطار الشعيرات … المطار»
  const noun = facilityNoun(scene, phrase);
  const called =
    (noun && earlier.findLast((p) => scene.doc.words[p.first]!.best.stem === noun)) ||
    (isOneOfAKind(scene, phrase) && earlier.findLast((p) => !isOneOfSeveral(scene, p))) ||
    earlier.at(-1);
  return called && places.get(townWithin(scene, called, earlier, places).ids[0]!);
}

/** «مدينة الفاشر عاصمة ولاية شمال دارفور … المستشفى»: the town named with the area that holds it, where the noun may call back both. */
function townWithin(
  { doc }: Scene,
  called: PlacePhrase,
  earlier: readonly PlacePhrase[],
  places: ReadonlyMap<string, Place>,
): PlacePhrase {
  if (!AREAS.has(called.level)) return called;
  const town = earlier.findLast((p) => {
    const place = places.get(p.ids[0]!)!;
    return TOWNS.has(place.level) && containers(place, places).some((c) => c.id === called.ids[0]);
  });
  return town && doc.sentenceOf[town.first] === doc.sentenceOf[called.first] ? town : called;
}

/** «العاصمة»، «جنوب العاصمة». */
const namesCapital = ({ doc }: Scene, { last }: PlacePhrase): boolean =>
  Boolean(doc.words[last - 1]?.best.article && doc.words[last - 1]!.classes.has(CAPITAL));

/** «المدينة»: one place of one kind, and neither of two that were named together («مدينتي الرستن وتلبيسة … المدينة»). */
const isOneOfAKind = ({ doc }: Scene, { first, last }: PlacePhrase): boolean => {
  const nouns = last === first + 1 && !doc.words[first]!.best.enclitic ? readings(doc.words[first]!) : [];
  return nouns.some((r) => r.number === 'sg' && isSettlement(placeKinds().get(r.entry.lemma)));
};

/** A known place that «و» joins to another. */
const isOneOfSeveral = (scene: Scene, p: PlacePhrase): boolean =>
  scene.places.some((other) => other.ids.length > 0 && (joined(scene, other, p) || joined(scene, p, other)));

/** The stem of a noun that calls back a place of its own kind before any other; empty for the nouns of `place-kinds.tsv`. */
function facilityNoun({ doc }: Scene, { first }: PlacePhrase): string {
  const { best } = doc.words[first]!;
  return readings({ best }).some((r) => placeKinds().has(r.entry.lemma)) ? '' : best.stem;
}

/** The name right behind («مدينة دوما»), or what the place is said to lie in («قرية … في ريف حلب»): not what it lies near to. */
function holds(scene: Scene, phrase: PlacePhrase, { first }: PlacePhrase): boolean {
  const { doc, tags } = scene;
  const { preposition } = doc.words[first]!.best;
  // «المدينة باتجاه ريف حلب»
  if (doc.words[first]!.classes.has('motion')) return false;
  // «مدن وبلدات الغوطة»; not «الجنوب والضاحية»
  if (doc.words[first]!.best.conjunction && (doc.words[phrase.first]!.best.article || phrase.last > phrase.first + 1))
    return false;
  if (first === phrase.last) return preposition === '' || preposition === 'ب' || isPartOf(scene, phrase, preposition);
  const aside = doc.words[first]!.classes.has('region') && preposition === '' && isWithinTown(scene, phrase);
  // «في حي الأمل وقتل جنود في المغازي», «في حي الأمل وفي المغازي»
  for (let i = phrase.last; i < first; i++) if (tags[i] === 'V') return false;
  if (doc.words[first - 1]?.best.conjunction === AND) return false;
  return (
    first - phrase.last <= NEAR &&
    (aside || preposition === 'ب' || (tags[first - 1] === 'P' && doc.words[first - 1]!.best.stem === IN))
  );
}

/** «الريف الشمالي للرقة», «المشارف الشمالية لمدينة حلب»: a part and what it is a part of. */
const isPartOf = ({ doc }: Scene, { first }: PlacePhrase, preposition: string): boolean =>
  preposition === 'ل' &&
  readings(doc.words[first]!).some(
    (r) => isPart(r.entry.classes) && !(r.number === 'sg' && placeKinds().has(r.entry.lemma)),
  );

/** Behind a preposition of its own, and no apposition. */
const isBehind = ({ doc }: Scene, { last }: PlacePhrase, { first }: PlacePhrase): boolean =>
  first > last || (first === last && doc.words[first]!.best.preposition === 'ب');

/** «القصر الجمهوري وسط الخرطوم»: a site lies where it is told the side of, as a quarter does. */
const isWithinTown = ({ doc }: Scene, { first, last }: PlacePhrase): boolean =>
  isQuarter(doc.words[first]!) ||
  (last > first + 1 && doc.words.slice(first, last).some((w) => w && readings(w).some((r) => isSite(r.entry.classes))));

/** «البلاد»، «أنحاء البلاد». */
const namesCountry = ({ doc }: Scene, { first, last }: PlacePhrase): boolean =>
  doc.words
    .slice(first, last + 1)
    .some((w) => w?.best.article && w.best.readings.some((r) => r.entry.classes.includes('homeland') && isOne(r)));

/** «البلاد», «البلد»; not «البلدان», «البلدين». */
const isOne = ({ number }: Reading): boolean => number !== 'pl' && number !== 'du';

/**
 * The country that the nearest sentence speaks of which names places, up to the phrase itself; where it names as many of one as of another
 * («عبر 293 من لبنان و42 من الأردن»), the one that the article names most.
 */
function countryBefore(scene: Scene, { first }: PlacePhrase, places: ReadonlyMap<string, Place>): Place | undefined {
  const here = scene.doc.sentenceOf[first]!;
  const isMeant = (p: PlacePhrase) => p.ids.length > 0 && !standsForActor(scene, p) && !isDateline(scene, p);
  for (let s = here; s >= Math.max(0, here - REACH); s--) {
    const named = near(scene)
      .places[s]!.map((k) => scene.places[k]!)
      .filter((p) => p.first < first && isMeant(p));
    const top = commonestCountry(named, places);
    if (top.length === 1) return top[0];
    if (top.length > 1) return commonestCountry(scene.places.filter(isMeant), places)[0];
  }
  return undefined;
}

/** The countries that most of some places lie in. */
function commonestCountry(named: readonly PlacePhrase[], places: ReadonlyMap<string, Place>): Place[] {
  const counts = new Map<Place, number>();
  for (const { ids } of named) {
    const place = places.get(ids[0]!);
    const country = place && countryOf(place, places);
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts].filter(([, n]) => n === most).map(([country]) => country);
}

const capitals = new WeakMap<ReadonlyMap<string, Place>, ReadonlyMap<string, Place>>();

/** Id of a country → its capital. */
function capitalsOf(places: ReadonlyMap<string, Place>): ReadonlyMap<string, Place> {
  let held = capitals.get(places);
  if (!held) {
    const all = [...places.values()].filter(isCapital);
    held = new Map(all.map((place) => [countryOf(place, places)?.id ?? '', place]));
    capitals.set(places, held);
  }
  return held;
}

/** A known place within a country that is meant as a place: not a capital for its government, not where the report was written. */
function isPlain(scene: Scene, p: PlacePhrase, places: ReadonlyMap<string, Place>): boolean {
  const precision = p.ids.length > 0 ? (places.get(p.ids[0]!)?.precision ?? COUNTRY) : COUNTRY;
  if (precision >= COUNTRY || standsForActor(scene, p)) return false;
  return !isDateline(scene, p) && !isSeat(scene, p);
}

/** «صحيفة الشرق الأوسط الصادرة في لندن»: where a paper comes out. */
function isSeat({ doc, tags }: Scene, { first }: PlacePhrase): boolean {
  const word = doc.words[first - 2];
  return (
    tags[first - 1] === 'P' &&
    Boolean(word?.best.article && word.classes.has('issue') && word.best.readings.some(isAdjectival))
  );
}

/** «دمشق - »، «دبي، الإمارات العربية المتحدة (CNN)»: before a mark, at the beginning of the article or of a sentence. */
function isDateline({ doc, places }: Scene, { first, last }: PlacePhrase): boolean {
  const { first: begin } = doc.sentences[doc.sentenceOf[first]!]!;
  if (first >= DATELINE && first > begin) return false;
  const wider = isComma(doc.tokens[last]?.key) ? places.find((p) => p.first === last + 1) : undefined;
  return OPENS.has(doc.tokens[wider?.last ?? last]?.key ?? '');
}

/** Which places a phrase may call back, by its last noun («جبهات المدينة»); null where it calls back none. */
function calledBack(scene: Scene, { first, last }: PlacePhrase): ((p: PlacePhrase, place: Place) => boolean) | null {
  const { doc } = scene;
  if (isTold(doc.words[last])) return null;
  const end = doc.words[last - 1];
  const { best } = end && readings(end).length > 0 ? end : doc.words[first]!;
  const nouns = readings({ best });
  // «المنطقة الحدودية»; «الأحياء الشرقية» are parts of the place before
  if (
    last > first + 1 &&
    isTold(end) &&
    scene.tags[first - 1] !== 'D' &&
    nouns.some((r) => placeKinds().get(r.entry.lemma)?.has(REGION))
  )
    return null;
  // «ريفها», «أحيائها»: of the place before
  // «الجنوب»: of whatever the news is about
  if (!best.enclitic && last === first + 1 && nouns.length > 0 && nouns.every((r) => isDirection(r.entry.classes)))
    return null;
  if (best.enclitic) return ITS.has(best.enclitic) && nouns.some((r) => isPart(r.entry.classes)) ? () => true : null;
  if (isUnlisted(scene, { first, last })) return (_, place) => TOWNS.has(place.level);
  if (!best.article || nouns.length === 0 || nouns.every((r) => r.number === 'du')) return null;
  const levels = new Set(nouns.flatMap((r) => [...(placeKinds().get(r.entry.lemma) ?? [])]));
  // «الأراضي القطرية»: a country, and no part of a place before
  if (levels.has('country')) return null;
  const isSingle = nouns.some((r) => r.number === 'sg');
  const isArea = levels.has(REGION);
  // «المناطق التي تسيطر عليها المعارضة»; «القرى التي …» are those of the area before
  if (!isSingle && (isArea || levels.size === 0) && scene.tags[last] === 'R') return null;
  // «الحدود العراقية»
  if (!isSingle && last > first + 1 && end?.classes.has('nationality')) return null;
  // «الأحياء»: of the place before; «المدن», «القرى»: within the area before
  if (!isSingle)
    return levels.size === 0 || levels.has(QUARTER)
      ? (_, place) => place.level !== COUNTRYSIDE || levels.size === 0
      : (_, place) => AREAS.has(place.level);
  // «المستشفى»: of a place, whichever it is
  return levels.size > 0
    ? (p, place) =>
        // «قرب دمشق … المنطقة»: no capital is an area
        (levels.has(place.level) && !(isArea && isCapital(place))) || (p.head !== '' && p.head === best.stem)
    : () => true;
}

/** «حي اليابسات», «مستشفى الرحمة»: a quarter or a site with a name of its own that is not listed. */
function isUnlisted({ doc }: Scene, { first, last }: Pick<PlacePhrase, 'first' | 'last'>): boolean {
  const word = doc.words[first]!;
  const end = doc.words[last - 1];
  if (!end || last === first + 1 || word.best.article || word.best.enclitic || !(end.best.article || !end.known))
    return false;
  return isQuarter(word) || readings(word).some((r) => r.number === 'sg' && isSite(r.entry.classes));
}

const TELLING = ['located', 'direction', 'nationality'];
/** «المدينة الواقعة قرب …»، «المنطقة الشرقية»، «المدن السورية»: what follows says which one. */
const isTold = (word: Word | null | undefined): boolean =>
  Boolean(word?.best.article && TELLING.some((c) => word.classes.has(c)));

/** Tokens at the beginning of an article within which a place before a mark is where the report was written. */
const DATELINE = 6;
const AND = 'و';
/** Tokens within which what a place lies in follows it. */
const NEAR = 4;
const OPENS = new Set(['-', '–', '—', '―', ':', '(', '/', '|']);
const ITS = new Set(['ه', 'ها']);
