/**
 * Places in a text: each listed place name with the head nouns before it («محيط منطقة البوكمال») and the directions behind it
 * («ريف حلب الشمالي»), and nouns that say where without a listed name («المنطقة»).
 */

import type { Knowledge } from '../knowledge/index.ts';
import { containers, distanceKm, landOf, type Place } from '../knowledge/places.ts';
import { isBodyName, type NameMention, type Phrase, type PlacePhrase, type Tag } from '../model/index.ts';
import { type TextDocument, wordStart } from '../text/document.ts';
import type { Reading } from '../text/lexicon.ts';
import { isSettlement, placeKinds } from '../text/place-kinds.ts';
import { closesQuote, opensQuote } from '../text/tokens.ts';
import { PLACE_NOUNS, type Word } from '../text/words.ts';
import { bestKnownFirst, isKnownAnywhere, rankPlaces } from './namesakes.ts';

/** Finds the place phrases of a document in order; ids are ranked by `rankPlaces`. */
export function placePhrases(
  doc: TextDocument,
  tags: readonly Tag[],
  names: readonly NameMention[],
  phrases: readonly Phrase[],
  knowledge: Pick<Knowledge, 'places' | 'actors' | 'events'>,
): PlacePhrase[] {
  const out: PlacePhrase[] = [];
  const { places } = knowledge;
  const ranked = rankPlaces(doc.text, names, knowledge);
  const taken = new Uint8Array(doc.tokens.length);
  /** The last head noun, and the token behind the last name that it governs. */
  let noun = -1;
  let headed = -1;
  for (const name of names) {
    const found = ranked.get(name);
    if (!found) continue;
    const from = doc.sentences[doc.sentenceOf[name.first]!]!.first;
    const to = doc.sentences[doc.sentenceOf[name.first]!]!.last;
    const uncut = name.start === doc.tokens[name.first]!.start;
    const first = extendLeft(doc, tags, name.first, from, uncut);
    const last = extendRight(doc, name.last, to);
    const head = first < name.first ? doc.words[first]!.best.stem : '';
    const ids =
      head === '' || !isSite(doc.words[first]!) ? found : found.filter((id) => !isWordForTown(places.get(id)!));
    // «مستشفى الثورة» is a site with a name of its own
    if (ids.length === 0) continue;
    const called = head === '' && (isOperation(doc, name, ids, places) || endsOperation(doc, name, knowledge.events));
    if (called) {
      taken.fill(1, first, last);
      continue;
    }
    // «قرى الحواش والقاهرة»: named with what a head noun governs
    const listed = headed === name.first && doc.words[name.first]!.best.conjunction !== '';
    noun = head !== '' ? name.first - 1 : listed ? noun : -1;
    if (noun >= 0) headed = name.last;
    const beside = noun >= 0 && doc.words[noun]?.classes.has('nearness');
    const likeliest =
      noun < 0 || beside ? bestKnownFirst(ids, places) : fittingFirst(ids, doc.words[noun], places, listed);
    const level = places.get(likeliest[0]!)?.level ?? '';
    out.push({ ids: likeliest, level, ...span(doc, first, last, first < name.first ? undefined : name.start, head) });
    taken.fill(1, first, last);
  }
  // «جبهة النصرة» is no front
  const listedBodies = names.filter(isBodyName);
  const bodies = new Set(listedBodies.map((n) => n.first));
  // «تنظيم القاعدة … القاعدة»
  const named = new Set(listedBodies.filter((n) => n.last > n.first + 1).map((n) => stemOf(doc, n.last - 1)));
  const heads = new Set(out.map((p) => p.head));
  const isBody = (i: number) =>
    bodies.has(i) || (named.has(stemOf(doc, i) || ' ') && !heads.has(doc.words[i]!.best.stem));
  for (const p of phrases) {
    const first = nounForPlace(doc, p);
    if (first < 0 || taken[first] || isBody(first)) continue;
    if (isOnThePartOf(doc, tags, first) || isNearTo(doc, tags, first)) continue;
    if (endsOperation(doc, { first, last: first + 1 }, knowledge.events)) continue;
    let last = first + 1;
    while (last < p.last && !taken[last]) last++;
    out.push({ ids: [], level: '', ...span(doc, first, last, undefined, doc.words[first]!.best.stem) });
  }
  out.sort((a, b) => a.first - b.first);
  const told = out.map((p, k) => (k + 1 < out.length ? asTold(doc, tags, p, out[k + 1]!, places) : p));
  return told.map((p, k) => (k > 0 && isAround(doc, tags, told[k - 1]!, p, places) ? { ...p, around: true } : p));
}

/**
 * «قرية الزهراء في ريف حلب»: of several places of one name those that lie in what is named behind; none, if the place has its noun and all of them lie
 * in other parts of the country or in others.
 */
function asTold(
  doc: TextDocument,
  tags: readonly Tag[],
  part: PlacePhrase,
  whole: PlacePhrase,
  places: ReadonlyMap<string, Place>,
): PlacePhrase {
  if (part.ids.length === 0 || whole.ids.length === 0 || !liesWithin(doc, tags, part, whole)) return part;
  const around = whole.ids.map((id) => places.get(id)!);
  const inside = part.ids.filter((id) => around.some((area) => isInside(places.get(id)!, area, places)));
  const likeliest = inside[0];
  // «ما تقوم به أنقرة في سوريا»
  if (part.head === '' && isKnownAnywhere(places.get(part.ids[0]!)!)) return part;
  if (likeliest !== undefined)
    return likeliest === part.ids[0]
      ? part
      : { ...part, ids: [...new Set([...inside, ...part.ids])], level: places.get(likeliest)!.level };
  const isElsewhere = part.ids.every((id) => around.every((area) => liesApart(places.get(id)!, area, places)));
  return part.head !== '' && isElsewhere ? { ...part, ids: [], level: '' } : part;
}

/** «ريف حلب» has no borders of its own: it holds what the area around it does. */
const isInside = (place: Place, area: Place, places: ReadonlyMap<string, Place>): boolean =>
  containers(place, places).some(({ id }) => id === area.id || (area.level === 'region' && id === area.parent));

/** Two places of different countries, or of different governorates and so far from each other that neither reaches to the other. */
const liesApart = (place: Place, area: Place, places: ReadonlyMap<string, Place>): boolean => {
  const around = containers(place, places).filter((c) => c.level !== 'country');
  const far = around.length > 0 || landOf(place, places) !== landOf(area, places) ? FAR_KM : FAR_UNKNOWN_KM;
  return distanceKm(place, area) > far && !around.some((c) => c.id === area.id || containers(area, places).includes(c));
};

const FAR_KM = 100;
/** For a place whose governorate the gazetteer does not know. */
const FAR_UNKNOWN_KM = 250;

/** Of the places of one name those of a level that the noun before it can mean: «محافظتا درعا والقنيطرة»; not «قرى عفرين», which lie there. */
function fittingFirst(
  ids: readonly string[],
  noun: Word | null | undefined,
  places: ReadonlyMap<string, Place>,
  listed: boolean,
): readonly string[] {
  const kinds = noun?.best.readings.filter(({ entry }) => placeKinds().has(entry.lemma)) ?? [];
  const levels = placeKinds().get(kinds[0]?.entry.lemma ?? '');
  const owned = !listed && isSettlement(levels) && kinds.every((r) => r.number === 'pl');
  const fits = levels && !owned ? ids.filter((id) => levels.has(places.get(id)!.level)) : [];
  return fits.length > 0 ? [...fits, ...ids.filter((id) => !fits.includes(id))] : ids;
}

/** A noun for a building or the like, and for no town or quarter. */
const isSite = ({ best, classes }: Word): boolean =>
  classes.has('facility') && best.readings.every(({ entry }) => !placeKinds().has(entry.lemma));

/** A town or village whose name is an ordinary word: not meant behind a noun for something else. */
const isWordForTown = ({ level, common }: Place): boolean =>
  common === 1 && (level === 'city' || level === 'town' || level === 'village');

/** «عملية "درع الفرات"»: an operation, by which the area is called that it took. */
function isOperation(
  { words }: TextDocument,
  { first, last }: NameMention,
  ids: readonly string[],
  places: ReadonlyMap<string, Place>,
): boolean {
  const before = words[first - 1] ?? words[first - 2];
  return (
    last > first + 1 &&
    Boolean(before?.classes.has('event')) &&
    ids.every((id) => places.get(id)!.common === 1 && places.get(id)!.level === 'region')
  );
}

/** «حملة "عاصفة الجزيرة"», «عملية غضب الفرات»: the last word of what an operation is called. */
function endsOperation(
  { words, tokens }: TextDocument,
  { first, last }: Pick<NameMention, 'first' | 'last'>,
  events: Knowledge['events'],
): boolean {
  const before = words[first - 1];
  if (!before || before.best.article || before.best.preposition) return false;
  const quoted = opensQuote(tokens[first - 2]?.key) && closesQuote(tokens[last]?.key);
  const noun = quoted ? first - 3 : first - 2;
  if (!words[noun]?.classes.has('event')) return false;
  return quoted || events.at(tokens, words, noun, last)?.last === last;
}

/**
 * «مدينة دوما في الغوطة الشرقية», «حي العزيزية شرق حي النهر»: what a place that has a name of its own lies in, or to which side of it. Of a listed place
 * only what holds it by the gazetteer: «المدعومة من طهران في سوريا».
 */
function isAround(
  doc: TextDocument,
  tags: readonly Tag[],
  part: PlacePhrase,
  whole: PlacePhrase,
  places: ReadonlyMap<string, Place>,
): boolean {
  const { best, classes } = doc.words[whole.first]!;
  // «من الخوخة باتجاه ميناء الحديدة» leads away
  if (!isNamed(doc, part) || best.conjunction || classes.has('motion')) return false;
  const aside = whole.first === part.last && best.preposition === '' && classes.has('region') && whole.ids.length > 0;
  if (!aside && !liesWithin(doc, tags, part, whole)) return false;
  const place = places.get(part.ids[0] ?? '');
  if (!place) return true;
  // «وادي درنة قرب بوابة النخيل» tells of the gate
  if (aside) return places.get(whole.ids[0]!)!.precision >= place.precision;
  // «بلدة عيتا الشعب في القطاع الغربي»
  if (whole.ids.length === 0) return part.head !== '';
  return whole.ids.some((id) => isInside(place, places.get(id)!, places));
}

/** «دوما بريف دمشق», «أريحا في محافظة إدلب», «أريحا الواقعة في محافظة إدلب»: nothing between the two but the word that says so. */
function liesWithin(
  doc: TextDocument,
  tags: readonly Tag[],
  { first, last }: PlacePhrase,
  { first: next }: PlacePhrase,
): boolean {
  if (doc.sentenceOf[first] !== doc.sentenceOf[next]) return false;
  const { conjunction, preposition } = doc.words[next]!.best;
  if (conjunction) return false;
  const link = next - last;
  const located = (i: number) => Boolean(doc.words[i]?.best.article && doc.words[i]!.classes.has('located'));
  if (preposition) return preposition === 'ب' && (link === 0 || (link === 1 && located(last)));
  return (link === 1 || (link === 2 && located(last))) && saysIn(doc, tags, next - 1);
}

/** «في», «داخل»; «قرب» and «على» lead to what may be the nearer place. */
const saysIn = ({ words }: TextDocument, tags: readonly Tag[], i: number): boolean =>
  tags[i] === 'P' && !words[i]!.best.conjunction && isWithin(words[i]!);

const isWithin = ({ classes }: Word): boolean =>
  classes.has('place') && !classes.has('against') && !classes.has('nearness');

/** A listed place within a country, or a single town, village or quarter with its name: «حي العزيزية». */
function isNamed({ words }: TextDocument, { first, last, ids, level }: PlacePhrase): boolean {
  if (ids.length > 0) return level !== 'country';
  const { best } = words[first]!;
  const settled = (r: Reading) => r.number === 'sg' && isSettlement(placeKinds().get(r.entry.lemma));
  return last > first + 1 && !best.article && best.readings.some(settled);
}

/** A noun that says where as it stands: not «حزام», whose belt may be of explosives, nor «فاعلا», which is «فأعلى» by its letters. */
function saysWhere({ classes, best, known }: Word): boolean {
  if (classes.has('person') || !PLACE_NOUNS.some((c) => classes.has(c))) return false;
  return !known || best.readings.some(({ entry }) => PLACE_NOUNS.some((c) => entry.classes.includes(c)));
}

/**
 * The token of a phrase that says where: its head, or the noun for an area that the head belongs to if that is definite («سكان المناطق», «معظم أحياء المدينة»);
 * −1 where none does.
 */
function nounForPlace({ words }: TextDocument, { first, last }: Phrase): number {
  const head = words[first];
  if (head && saysWhere(head)) return first;
  let found = -1;
  for (let i = first; i < last; i++) {
    const word = words[i];
    if (!word) return -1;
    const isArea = i > first && isHead(word) && saysWhere(word);
    if (found < 0 && isArea) found = i;
    // «أمين مجمع تشخيص مصلحة النظام»
    if (found >= 0 && !isArea) return -1;
    if (word.best.article) return found;
    if (!isOwner(word)) return -1;
  }
  return -1;
}

/** A noun that the next word may own: not «متعددة» of «متعددة الأطراف», nor «خارطة» of «خارطة الطريق». */
const isOwner = ({ best, classes }: Word): boolean =>
  !best.enclitic && !classes.has('document') && best.readings.some(({ entry }) => entry.pos === 'noun');

/** The stem of a definite noun; empty of any other word. */
const stemOf = ({ words }: TextDocument, i: number): string => (words[i]?.best.article ? words[i]!.best.stem : '');

/** «بالقرب من سوق الخضار»، «على مقربة من السوق»: nearness to what follows, and no place by itself. */
const isNearTo = ({ words, tokens }: TextDocument, tags: readonly Tag[], i: number): boolean =>
  words[i]!.classes.has('nearness') &&
  (words[i]!.best.preposition !== '' || tags[i - 1] === 'P') &&
  tokens[i + 1]?.key === 'من';

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
  return { first, last, start: start ?? wordStart(doc, first), end: doc.tokens[last - 1]!.end, head, around: false };
}

/** Head nouns before a name: مدينة، ريف، محيط، شمال … A word of two kinds counts when it has no article and the name is its genitive. `uncut`: the name begins with no clitic. */
function extendLeft(doc: TextDocument, tags: readonly Tag[], first: number, from: number, uncut: boolean): number {
  let at = first;
  while (at - 1 >= from) {
    const current = doc.words[at];
    if (current && !(uncut && at === first) && (current.best.conjunction || current.best.preposition)) break;
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
