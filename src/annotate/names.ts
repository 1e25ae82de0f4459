/** Listed names in a text: places, actors, persons, outlets, weapons, from the tables in `knowledge/`. */
import type { ListedName } from '../knowledge/index.ts';
import type { NameKind, NameMention, Tag } from '../model/index.ts';
import { hasFusedArticle, type TextDocument } from '../text/document.ts';
import type { Reading } from '../text/lexicon.ts';
import { isSettlement, placeKinds } from '../text/place-kinds.ts';
import { NameTrie, offsetAfter } from '../text/trie.ts';
import { isAdjectival, PLACE_NOUNS, type Word } from '../text/words.ts';

export type NameIndex = NameTrie<ListedName>;

export function indexNames(names: Iterable<ListedName>): NameIndex {
  const trie: NameIndex = new NameTrie();
  for (const name of names) trie.add(name.text, name);
  return trie;
}

/** A longer name wins; of equal length the kind that stands first here. */
const PRECEDENCE: readonly NameKind[] = ['actor', 'person', 'place', 'outlet', 'weapon'];

/**
 * Finds listed names, left to right, the longest at each place, not overlapping. A place name that is an ordinary word counts
 * only behind a head noun (حي، بلدة، قرية، مدينة، طريق …).
 */
export function findNames(doc: TextDocument, tags: readonly Tag[], index: NameIndex): NameMention[] {
  const out: NameMention[] = [];
  /** Token behind the last name that had a head noun: «أحياء الميدان والسليمانية» are quarters both. */
  let headedUntil = -1;
  for (const { first: from, last: to } of doc.sentences) {
    for (let i = from; i < to; i++) {
      const match = index.at(doc.tokens, doc.words, i, to);
      if (!match) continue;
      const joined = headedUntil === i && doc.words[i]?.best.conjunction === 'و';
      // «ممرات للسماح لهم»: what a head noun governs begins with no preposition
      const headed = i > from && match.skip === 0 && !isFused(doc, i) && isPlaceHead(doc, i - 1);
      const behindHead = joined || (headed && !isPlaceItself(doc, i, match.last));
      const alone = match.last === i + 1 || isSpeaker(doc, tags, i, from);
      const isWhere = behindHead || saysWhere(doc, tags, i);
      const person =
        !alone && !isWhere && (match.values.some((v) => v.kind === 'person') || goesOn(doc, match.last, to));
      const usable = match.values.filter(
        (v) => v.common !== 1 || (v.kind === 'place' ? behindHead || !(alone || person) : !alone),
      );
      const single = match.last === i + 1;
      if (single && !behindHead && isPartOfName(doc, i, usable)) continue;
      if (
        usable.length === 0 ||
        (single && usable.every((v) => v.kind === 'place') && describesOwn(doc, tags, i, from)) ||
        (single && (isOrdinary(doc, tags, i, from, to) || (match.skip > 0 && (isUncut(doc, i) || isGoverned(doc, i)))))
      )
        continue;
      if (isKunya(doc, i) && usable.every((v) => v.kind === 'place') && !joined && !isWhere) continue;
      const owned = !joined && isMilitarySite(doc, i - 1) && usable.some((v) => v.kind === 'person');
      const kinds =
        behindHead && !owned ? (['place', ...PRECEDENCE.filter((k) => k !== 'place')] as const) : PRECEDENCE;
      const readings = kinds.flatMap((kind) => {
        // which of the places of one name is meant is decided later, among all of them
        const all = kind === 'place' && usable.some((v) => v.kind === kind) ? match.values : usable;
        const ids = [...new Set(all.filter((v) => v.kind === kind).map((v) => v.id))];
        return ids.length > 0 ? [{ kind, ids }] : [];
      });
      const start = match.skip > 0 ? offsetAfter(doc.text, doc.tokens[i]!, match.skip) : doc.tokens[i]!.start;
      out.push({ readings, first: i, last: match.last, start, end: doc.tokens[match.last - 1]!.end });
      if (behindHead) headedUntil = match.last;
      i = match.last - 1;
    }
  }
  return out;
}

/** «الطفل هادي الحسن» is nobody whom one word names, and «أحمد العيسى» no village. */
const isPartOfName = ({ givenNames }: TextDocument, i: number, values: readonly ListedName[]): boolean =>
  givenNames.has(i) || (givenNames.has(i - 1) && values.every((v) => v.kind === 'place'));

const isFused = ({ words }: TextDocument, i: number): boolean => words[i] !== null && hasFusedArticle(words[i]!.best);

/** «قال صلاح الدين …»: right behind a verb that takes a clause. */
const isSpeaker = ({ words }: TextDocument, tags: readonly Tag[], i: number, from: number): boolean =>
  i > from && tags[i - 1] === 'V' && Boolean(words[i - 1]?.classes.has('clause'));

/** «الشيخ مصطفى ملص»: a name that a further one goes on with, given or that nothing lists, is a person's. */
function goesOn({ words, givenNames }: TextDocument, last: number, to: number): boolean {
  const next = last < to ? words[last] : null;
  return Boolean(next && (givenNames.has(last) || (!next.known && !next.best.conjunction && !next.best.preposition)));
}

/** «أبو عمر». */
const isKunya = ({ words }: TextDocument, i: number): boolean =>
  words[i]!.best.readings.some(({ entry }) => entry.classes.includes('kunya')) && !words[i]!.best.article;

/** «في أبو الظهور», «بلدة أبو الظهور»: what leads to a place; «القائد "أبو عمر"» is a person, whatever village is called like him. */
const saysWhere = ({ words }: TextDocument, tags: readonly Tag[], i: number): boolean =>
  words[i]!.best.preposition === 'ب' ||
  (tags[i - 1] === 'P' && words[i - 1]!.classes.has('place')) ||
  PLACE_NOUNS.some((c) => words[i - 1]?.classes.has(c));

/** «لصالح»، «كبرى»: a word that is rather read whole than as a name (صالح، بري) behind a letter that is fused to it. */
function isUncut(doc: TextDocument, i: number): boolean {
  const { known, best } = doc.words[i]!;
  const [first] = best.readings;
  // «لبوتين», «بايران»: a dual that nobody says
  if (!known || !first || first.number === 'du' || first.entry.classes.includes('rare')) return false;
  return !best.conjunction && !best.preposition;
}

/** «بوابة فاطمة»: what a bare noun for a place governs begins with no «ف». */
const isGoverned = (doc: TextDocument, i: number): boolean =>
  doc.tokens[i]!.key.startsWith('ف') && isPlaceHead(doc, i - 1);

/** A single word that is an ordinary one here: an adjective, a verb, or a noun that governs the next («دار الأيتام»). */
const isOrdinary = (doc: TextDocument, tags: readonly Tag[], i: number, from: number, to: number): boolean =>
  isAdjective(doc, tags, i, from) ||
  joinsAdjective(doc, tags, i, from) ||
  describes(doc, i, from) ||
  governs(doc, i, to) ||
  isOfficeHolder(doc, i, to) ||
  isPair(doc, i, to) ||
  isVerb(doc, tags, i, from);

/** «السفيرة الأمريكية», «الأمين العام», «سفيرة الولايات المتحدة», «مديرا سابقا»: a title with what describes it is no town of that name. */
function isOfficeHolder(doc: TextDocument, i: number, to: number): boolean {
  const word = doc.words[i]!;
  const next = i + 1 < to ? doc.words[i + 1] : null;
  if (!word.classes.has('title') || !next || next.best.conjunction || next.best.preposition) return false;
  if (!word.best.article)
    return next.best.article
      ? !next.classes.has('direction')
      : next.best.readings.some((r) => r.accusative && isAdjectival(r));
  return next.best.article && !next.classes.has('direction') && next.best.readings.some(isAdjectival);
}

/** «جسرين مهمين»: a dual with an adjective in the dual. */
function isPair({ words }: TextDocument, i: number, to: number): boolean {
  const word = words[i]!;
  const next = i + 1 < to ? words[i + 1] : null;
  if (!next || word.best.article || next.best.article || next.best.conjunction || next.best.preposition) return false;
  const isDual = (r: Reading) => r.number === 'du' && !r.construct;
  return (
    word.best.readings.some((r) => isDual(r) && isNoun(r)) &&
    next.best.readings.some((r) => isDual(r) && isAdjectival(r))
  );
}

/** «لم تدمر», «التي تدمر», «غارات جوية تدمر مستشفيات»: what cannot but be a verb behind a negation, a relative or a bare adjective. */
function isVerb(doc: TextDocument, tags: readonly Tag[], i: number, from: number): boolean {
  if (i === from || tags[i] !== 'V') return false;
  const { conjunction, preposition, readings } = doc.words[i]!.best;
  if (conjunction || preposition || readings.every((r) => r.entry.pos !== 'verb')) return false;
  if (tags[i - 1] === 'G' || tags[i - 1] === 'R') return true;
  const before = tags[i - 1] === 'N' ? doc.words[i - 1] : null;
  const first = before?.best.readings[0];
  return Boolean(before && !before.best.article && first?.entry.pos === 'adjective' && !before.classes.has('region'));
}

/** «غارات روسية وسورية», «طائرات روسية أو سورية»: joined to an adjective of nationality that ends alike, it is another. */
function joinsAdjective(doc: TextDocument, tags: readonly Tag[], i: number, from: number): boolean {
  const { key, best, classes } = doc.words[i]!;
  if (best.article || best.preposition || !key.endsWith('ة') || !classes.has('nationality')) return false;
  const at = best.conjunction ? i - 1 : tags[i - 1] === 'C' ? i - 2 : -1;
  const before = at >= from ? doc.words[at] : null;
  return Boolean(before?.key.endsWith('ة') && !before.best.article && before.classes.has('nationality'));
}

/** «الأحياء الغربية», «الصناعات الدوائية والكيميائية السلمية»: a definite adjective behind what is definite. */
function describes(doc: TextDocument, i: number, from: number): boolean {
  const before = i > from ? doc.words[i - 1] : null;
  const { best } = doc.words[i]!;
  return (
    Boolean(before?.best.article && best.article && !best.conjunction && !best.preposition) &&
    best.readings.some(isAdjectival) &&
    before!.best.readings.some((r) => isNoun(r) || (isAdjectival(r) && before!.best.conjunction === 'و'))
  );
}

/** «قواته الغازية»: the name of a place that is rather an adjective of what is somebody's; «زرعها الحوثيون» names who did it. */
function describesOwn(doc: TextDocument, tags: readonly Tag[], i: number, from: number): boolean {
  const before = i > from && tags[i - 1] === 'N' ? doc.words[i - 1] : null;
  const { best } = doc.words[i]!;
  if (!before?.best.enclitic || !best.article || best.conjunction || best.preposition) return false;
  return best.readings.some(isAdjectival) && before.best.readings.some(isNoun);
}

const isNoun = (r: Reading): boolean => r.entry.pos === 'noun';

function governs(doc: TextDocument, i: number, to: number): boolean {
  const word = doc.words[i]!;
  const next = i + 1 < to ? doc.words[i + 1] : null;
  if (!next?.best.article || next.best.conjunction || next.best.preposition || word.best.article) return false;
  // «حذرت تركيا الحكومة»: an accusative, or a dual that nobody says, governs nothing
  const noun = word.best.readings.some(
    (r) => isNoun(r) && !r.accusative && r.number !== 'du' && !r.entry.classes.includes('rare'),
  );
  return noun && next.best.readings.length > 0 && next.best.readings.every((r) => r.entry.pos === 'noun');
}

/**
 * «جنسيات سورية», «بلدة تركية», «أنظمة (دفاع جوي) حديثة»: behind an indefinite noun that it agrees with, what stands in brackets aside, a word that is
 * both a name and an adjective is the adjective.
 */
function isAdjective(doc: TextDocument, tags: readonly Tag[], i: number, from: number): boolean {
  let at = i - 1;
  if (doc.tokens[at]?.key === ')') {
    while (at > from && doc.tokens[at]!.key !== '(') at--;
    at--;
  }
  const before = at >= from && tags[at] === 'N' ? doc.words[at] : null;
  const word = doc.words[i]!;
  if (!before || word.best.article || word.best.preposition || word.best.conjunction) return false;
  if (!word.classes.has('nationality') && !word.best.readings.some(isAdjectival)) return false;
  if (before.best.article || before.best.enclitic || before.classes.has('region')) return false;
  const nouns = before.best.readings.filter((r) => r.entry.pos !== 'verb' && r.entry.pos !== 'particle');
  // «بلدة جديدة» may be called so; «قرى جديدة» are new
  const isHead = before.classes.has('placehead') && nouns.some((r) => r.number !== 'pl');
  if (isHead && !word.classes.has('nationality')) return false;
  return nouns.length > 0 && agrees(before.key, word.key, nouns);
}

/** «جنديا سوريا»، «قوات سورية»: the ending of the accusative or of the feminine on both; but «لضرب سوريا»، «قصف سورية». */
function agrees(noun: string, adjective: string, readings: readonly Reading[]): boolean {
  if (adjective.endsWith('ا')) return noun.endsWith('ا');
  if (!adjective.endsWith('ة')) return true;
  return noun.endsWith('ة') || noun.endsWith('ات') || readings.some((r) => r.number === 'pl');
}

/** «قواعد الأسد»: what belongs to somebody, rather than a place named after him. */
const isMilitarySite = (doc: TextDocument, i: number): boolean => doc.words[i]?.classes.has('military-site') ?? false;

/**
 * «محيط المطار», «أطراف القلعة», «مناطق المحافظة»: a noun for a place behind one that only says whereabouts, or that fits every kind of place, is that
 * place, and no name; «حي المطار», «قرية القلعة» are names.
 */
function isPlaceItself({ words }: TextDocument, i: number, last: number): boolean {
  const word = words[i]!;
  if (last > i + 1 || !word.best.article || !PLACE_NOUNS.some((c) => word.classes.has(c))) return false;
  const head = levelsOf(words[i - 1]!);
  if (!head) return true;
  const own = levelsOf(word);
  return Boolean(own && !isSettlement(head) && [...own].every((level) => head.has(level)));
}

/** The levels of places that a noun can mean. */
const levelsOf = ({ best }: Word): ReadonlySet<string> | undefined =>
  best.readings.map(({ entry }) => placeKinds().get(entry.lemma)).find((levels) => levels !== undefined);

/** A head noun in the construct: «حي الميدان», not «المستشفى كان». */
function isPlaceHead(doc: TextDocument, i: number): boolean {
  const word = doc.words[i];
  return Boolean(word?.classes.has('placehead') && !word.best.article && !word.best.enclitic);
}
