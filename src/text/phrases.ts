/**
 * Noun phrases: a head with what depends on it (genitives, adjectives, names), up to the next verb, preposition, conjunction
 * or mark. Each conjunct is a phrase of its own, linked to the one before it.
 */
import type { Phrase, Tag } from '../model/index.ts';
import {
  agrees,
  areOthers,
  areThings,
  describes,
  isAdjective,
  isAdverbial,
  isApartFromCounted,
  isBareNoun,
  isIndefinite,
  isJoinedAdjective,
  isNoName,
  isPlaceNoun,
  isSingleNoun,
  isTanwin,
  isThing,
  isUngoverning,
  isUnlisted,
  NAMED,
  saysWhich,
  showsCase,
} from './describing.ts';
import { type TextDocument, wordStart } from './document.ts';
import type { Reading } from './lexicon.ts';
import { endsModel, endsPersonName, isPersonsName, quotedName } from './phrase-names.ts';
import { isHisSaying } from './speaking.ts';
import { isComma, isHourColon, isReference, opensQuote } from './tokens.ts';
import { BODY_NOUNS, isAdjectival, isOf, isOnlyAdjective, SIDES, type Word } from './words.ts';

const MAX_PHRASE = 14;
/** Tokens from a title to the name of its bearer, those of the preposition between included. */
const LONGEST_TITLE = 8;

/** What other readers have found, by token index: the index after it. */
export interface Units {
  /** Listed names: never cut. */
  readonly names: ReadonlyMap<number, number>;
  /** First tokens of the listed names that begin with a letter that could be a clitic: «كريات شمونة». */
  readonly uncut: ReadonlySet<number>;
  /** First tokens of the listed names that are persons'. */
  readonly persons: ReadonlySet<number>;
  /** First tokens of persons' names right behind a body of theirs: «الدعم السريع الفاتح قرشي». */
  readonly bearers: ReadonlySet<number>;
  /** First tokens of persons' names right behind what is of another country: «الرئيس التركي بشار الأسد». */
  readonly strangers: ReadonlySet<number>;
  /** First tokens of the listed names that are bodies', of those that do not pass on the news. */
  readonly bodies: ReadonlySet<number>;
  /** Triggers: no part of any phrase. */
  readonly triggers: ReadonlyMap<number, number>;
  /** Numbers: a phrase may begin with one («30 غارة») but not run into one. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Times: no part of any phrase. */
  readonly times: ReadonlyMap<number, number>;
}

/** Finds the noun phrases of a document, in order, not overlapping. */
export function phrases(doc: TextDocument, tags: readonly Tag[], units: Units): Phrase[] {
  const out: Phrase[] = [];
  for (const { first: from, last: to } of doc.sentences) {
    let i = from;
    while (i < to) {
      const past = units.triggers.get(i) ?? units.times.get(i);
      if (
        past !== undefined ||
        !startsPhrase(tags[i]!, units, i) ||
        isHour(doc, i) ||
        isReference(doc.tokens, i) ||
        isManner(doc, units, out, i)
      ) {
        i = past ?? i + 1;
        continue;
      }
      const last = phraseEnd(doc, tags, units, i, to);
      out.push(describe(doc, tags, out, i, last, from));
      i = last;
    }
  }
  return out;
}

const startsPhrase = (tag: Tag, units: Units, i: number) =>
  tag === 'N' || tag === '#' || units.names.has(i) || units.numbers.has(i);

/** «(تحدثت الوزيرة) معربة عن …»: a participle behind the phrase that it goes on from names nobody. */
function isManner({ words }: TextDocument, { names }: Units, before: readonly Phrase[], i: number): boolean {
  const word = words[i];
  const last = before.at(-1);
  if (last?.last !== i || names.has(i) || !word || word.best.article || word.best.conjunction) return false;
  const { article, enclitic } = words[i - 1]?.best ?? word.best;
  return (article || enclitic !== '') && goesOn(word);
}

/** «08:40»: either number of an hour, in news that is told by the minute. */
const isHour = ({ tokens }: TextDocument, i: number): boolean =>
  isHourColon(tokens, i + 1) || isHourColon(tokens, i - 1);

function phraseEnd(doc: TextDocument, tags: readonly Tag[], units: Units, start: number, to: number): number {
  const { names, numbers, triggers, times } = units;
  const unit = (i: number) =>
    Math.max(i + 1, Math.min(Math.max(names.get(i) ?? 0, i === start ? (numbers.get(i) ?? 0) : 0), to));
  let at = unit(start);
  // «الدول الثلاث»: a definite number describes the noun before it
  const counts = (i: number) => numbers.has(i) && !(doc.words[i]?.best.article && doc.words[i - 1]?.best.article);
  while (at < to && at - start < MAX_PHRASE && !triggers.has(at) && !times.has(at) && !counts(at)) {
    const word = doc.words[at];
    if (word) {
      const tag = tags[at]!;
      if (tag !== 'N' && (!names.has(at) || (tag === 'P' && names.get(at) === at + 1))) break;
      if (word.best.conjunction && !isJoinedDescription(doc, tags, units, start, at, word)) break;
      const preposition = units.uncut.has(at) ? '' : word.best.preposition;
      const whose = (preposition === 'ل' && isOffice(doc, units, start, at, word)) || isOwner(doc, units, at, word);
      if (preposition && !whose) break;
      // «عن مقاتلين قولهم إن»
      if (at > start && isHisSaying(word)) break;
      if (!whose && !word.best.conjunction && !numbers.has(at) && closes(doc, tags, units, start, at, word)) break;
    } else if (tags[at] === '.') {
      const past = endsModel(doc, at) ? at + 2 : quotedName(doc, tags, at, to);
      if (past < 0) break;
      at = past;
      continue;
    }
    at = unit(at);
  }
  return at;
}

/** «الفصائل الإسلامية والمقاتلة»: a further adjective of the same noun; «الفصائل الإسلامية والمقاتلة تقصف» is another subject. */
function isJoinedDescription(
  doc: TextDocument,
  tags: readonly Tag[],
  { names }: Units,
  start: number,
  at: number,
  word: Word,
): boolean {
  const before = doc.words[at - 1];
  const { conjunction, article, preposition, enclitic, stem } = word.best;
  if (conjunction !== 'و' || !article || preposition || enclitic || names.has(at) || at - 1 === start) return false;
  if (!before?.best.article || before.best.conjunction || names.has(at - 1) || tags[at + 1] === 'V') return false;
  if (stem.endsWith('ة') !== before.best.stem.endsWith('ة')) return false;
  if (!isAdjective(before) || !isAdjective(word)) return false;
  // «والأمين العام», «والبنية التحتية»
  const isNoun = word.best.readings[0]!.entry.pos === 'noun' && doc.words[at + 1]?.best.article === true;
  if (isNoun || [...NAMED, ...PEOPLE].some((c) => word.classes.has(c))) return false;
  if ([before, word].every((w) => SIDES.some((c) => w.classes.has(c)))) return false;
  return agrees(doc, start, at - 1, before) && agrees(doc, start, at - 1, word);
}

/**
 * True when no phrase goes on to the word at `at`. What is definite (by article, by pronoun, a listed name) is complete: behind it only
 * adjectives that agree with one of its nouns may stand, or the name of the person whose title it is. So the object does not run into the
 * subject: «اتهمت موسكو المعارضة»، «منحت روسيا ضمانات».
 */
function closes(doc: TextDocument, tags: readonly Tag[], units: Units, start: number, at: number, word: Word): boolean {
  const { names, persons, numbers } = units;
  const before = doc.words[at - 1];
  if (!before) return isBehindNumbered(doc, start, at, word);
  const nameBefore = names.get(start) === at || [...between(start, at)].some((i) => names.get(i) === at);
  if (before.classes.has('kunya') && !before.best.article && at - 1 === start) return false;
  const { enclitic, article } = before.best;
  const isTitle = (w: Word | null | undefined) => NAMED.some((c) => w?.classes.has(c));
  const isTitled = () => [...between(start, at)].some((i) => isTitle(doc.words[i]));
  // «وزير الدفاع خالد العلي»
  const given = doc.givenNames.has(at) && !names.has(at);
  if (given && (isTitled() || isTied(doc, tags, start)) && !hasPerson(doc, persons, start, at)) return false;
  const counted = numbers.get(start) === at;
  // «162 مدنيا غالبيتهم من النساء»
  if (word.best.enclitic && at > (numbers.get(start) ?? at)) return true;
  const isLoose = !counted && !article && isUngoverning(before);
  const isApart = () =>
    word.best.article || word.best.enclitic !== '' || isPlaceNoun(word) || isSingleNoun(word) || isThing(word);
  if (isLoose && (names.has(at) ? !persons.has(at) : isApart())) return true;
  const isSubject = at - 1 === start && tags[start - 1] === 'V';
  if (isLoose && areOthers(before, word, isSubject)) return true;
  if (numbers.get(start) === at - 1 && !article && !persons.has(at) && isApartFromCounted(before, word)) return true;
  // «دعا غليون الشعب السوري», «دعا غليون موسكو»
  if (isUnlisted(before) && word.best.article && BODIES.some((c) => isOf(word, c))) return true;
  if (isSubject && isUnlisted(before) && names.has(at) && !persons.has(at) && !nameBefore) return true;
  // «نشر هادي الحسن مقطع فيديو»
  if (isPersonsName(doc, start, at) && isBareNoun(word) && !names.has(at) && !isTitle(word)) return true;
  // «نشرت مديرية الصحة بيانا»
  if (isTanwin(word) && !counted && !names.has(at) && !isTanwin(before) && !isAdjective(word)) return true;
  if (!enclitic && !article && !nameBefore) {
    // «ماتت طفلتان جوعا», «قضى 17 مهاجرا غرقا»: how it happened
    if (!counted && !names.has(at) && isAdverbial(word)) return true;
    // «حذر مسؤول رفيع طهران»
    const rank = at - 2 >= start && isOnlyAdjective(before) && isTitle(doc.words[at - 2]);
    if (names.has(at) && !persons.has(at) && rank) return true;
    if (names.has(at)) return (isJoinedAdjective(before) && !describes(word)) || endsPersonName(doc, units, start, at);
    if (counted || doc.givenNames.has(at - 1)) return false;
    // «تقارير صحفية تفاصيل جديدة»
    const described = at - 1 > start;
    return isWhole(before, word, described) || (described && isAdjective(before) && areThings(word));
  }
  const titled = isTitled();
  const heads = before.classes.has('placehead') && !nameBefore;
  const adjective = word.best.article && isAdjective(word) && names.get(at) === at + 1;
  // «الحرس الرئاسي الرئيس محمد …»
  if (word.best.article && isTitle(word) && persons.has(at + 1) && !titled) return true;
  // «قتل الجيش القيادي في الحركة»
  const named = !before.known || [...between(start, at)].some((i) => persons.has(i));
  if (word.best.article && !named && isMemberOf(doc, at, word) && !isTitle(before)) return true;
  // «الناطق العسكري النقيب علي سليمان»
  if (word.best.article && isTitle(word) && titled && doc.givenNames.has(at + 1)) return false;
  if (names.has(at)) {
    if (!persons.has(at)) return !heads && !adjective && !enclitic;
    const tied = isTied(doc, tags, start);
    const bears = titled || (tied && (units.bearers.has(at) || doc.words[start - 1]!.classes.has('tie')));
    return !bears || units.strangers.has(at) || hasPerson(doc, persons, start, at);
  }
  if (!word.known) return enclitic !== '';
  if (!word.best.article && (enclitic || article || nameBefore) && goesOn(word)) return true;
  if (enclitic && !word.best.article) return !nameBefore;
  if (word.best.article)
    return word.classes.has('located') || !(agrees(doc, start, at, word) || saysWhich(before, word));
  // «أحمد الجربا رئيس الائتلاف»; «مسلحون موالون» is no proper name
  const person = [...between(start, at)].some((i) => persons.has(i) && names.get(i) === at);
  // «التقى لافروف نظيره»، «أعلنت ميركل إجراء محادثات»
  if (person) return word.best.enclitic !== '' || !(NAMED.some((c) => isOf(word, c)) || doc.givenNames.has(at));
  // «طائرة مسيرة تركية»
  if (nameBefore && !article && !word.best.article && describes(word) && isNoName(before)) return false;
  if (nameBefore) return !isIndefinite(before) || (!isAdjective(word) && !titled);
  if (!isTitle(before) || isTanwin(word) || areThings(word)) return true;
  return isNobody(before, word) || isNoBearer(doc, tags, at, word);
}

/** Classes of nouns for those who are no part of a person's name. */
const BODIES = [...BODY_NOUNS, 'population'];

/** «القيادي في الحركة»: a noun for one of a body's people, with his body. */
const isMemberOf = ({ tokens }: TextDocument, at: number, { best, classes }: Word): boolean =>
  tokens[at + 1]?.key === 'في' &&
  !best.stem.endsWith('ة') &&
  ['leader', 'official', 'officer'].some((c) => classes.has(c)) &&
  best.readings.some((r) => r.entry.pos === 'noun' && r.number === 'sg');

/** «السكان تكرار …»، «المسلحين بلدة»: a verbal noun, or one for a place or a thing, behind many is not the name of one of them. */
const isNobody = ({ best, classes }: Word, word: Word): boolean =>
  (classes.has('population') || best.readings.every((r) => r.number === 'pl' || r.number === 'du')) &&
  (word.best.readings.some((r) => r.entry.pos === 'masdar') || isPlaceNoun(word) || isBareNoun(word)) &&
  word.best.readings.every((r) => r.entry.pos !== 'name');

/** «أكدت المصادر ارتفاع الحصيلة»، «تحدث الناس مباشرة»: behind a noun for a person, a verbal noun with its own genitive, or what describes her, names nobody. */
function isNoBearer({ givenNames }: TextDocument, tags: readonly Tag[], at: number, word: Word): boolean {
  const { readings } = word.best;
  if (givenNames.has(at) || readings.some((r) => r.entry.pos === 'name')) return false;
  const isDeed = readings.some((r) => r.entry.pos === 'masdar');
  if (tags[at + 1] === 'N' && (isDeed || (word.key.endsWith('ة') && !isOf(word, 'person')))) return true;
  return word.key.endsWith('ة') && readings.some(isAdjectival);
}

/**
 * «الرئيس دونالد ترامب إيمانويل ماكرون»: somebody is named already, so that the next person is another; but not in «مبعوث ترامب ستيف ويتكوف», where the
 * first is the one whose envoy he is.
 */
function hasPerson({ words }: TextDocument, persons: ReadonlySet<number>, start: number, at: number): boolean {
  for (const i of between(start, at)) {
    const before = i > start ? words[i - 1] : null;
    if (persons.has(i) && (!before || before.best.article || !before.known)) return true;
  }
  return false;
}

/** «المتحدث الرسمي باسم …»، «مبعوث الأمم المتحدة إلى …»: a noun for the person heads the phrase before the preposition that stands before this one. */
function isTied({ words }: TextDocument, tags: readonly Tag[], start: number): boolean {
  if (tags[start - 1] !== 'P') return false;
  for (let i = start - 2; i >= 0 && start - i <= LONGEST_TITLE && tags[i] === 'N'; i--)
    if (NAMED.some((c) => words[i]?.classes.has(c))) return true;
  return false;
}

/** Nouns whose body stands behind «ل» when an adjective comes between: «الأمين العام للأمم المتحدة»، «الهيئة العليا للمفاوضات». */
const OFFICES = ['title', 'official', 'leader', 'officer', 'state-body', 'org'];
const PEOPLE = ['person', 'fighter', 'civilian', 'child', 'family', 'population'];

/** «القائد العام للقوات المسلحة»: whose office it is. */
function isOffice(doc: TextDocument, { bodies }: Units, start: number, at: number, word: Word): boolean {
  const before = doc.words[at - 1];
  if (at - start < 2 || !before?.best.article || !isAdjective(before)) return false;
  if (word.classes.has('media') || !OFFICES.some((c) => doc.words[at - 2]?.classes.has(c))) return false;
  return bodies.has(at) || isDefiniteBody(word);
}

const isDefiniteBody = (word: Word): boolean =>
  word.best.article === true && BODY_NOUNS.some((c) => word.classes.has(c));

/** Adjectives that take «ل»: whose somebody or something is, and whom he is for. */
const OWNING = ['belonging', 'leaning'] as const;
type OwningClass = (typeof OWNING)[number];

/**
 * «طائرات تابعة للتحالف»، «مجموعة موالية لإيران»: the adjective right before wants to be told whose it is, or whom it is for.
 * @param kinds classes of such adjectives
 */
export const isToldOf = (
  { words }: Pick<TextDocument, 'words'>,
  at: number,
  kinds: readonly OwningClass[] = OWNING,
): boolean => words[at]?.best.preposition === 'ل' && kinds.some((c) => words[at - 1]?.classes.has(c));

/** The body or person that an adjective is told of. */
const isOwner = (doc: TextDocument, { bodies, persons }: Units, at: number, word: Word): boolean =>
  isToldOf(doc, at) &&
  (bodies.has(at) ||
    persons.has(at) ||
    isDefiniteBody(word) ||
    (word.best.article === true && word.classes.has('title')));

/**
 * «مصدر مستقل حدوث»، «مجهولون قياديا»، «أطفال حتفهم»: an indefinite phrase that nothing may be added to, by its adjective, by the case of what follows, or because what follows is theirs.
 */
function isWhole(before: Word, word: Word, described: boolean): boolean {
  const { readings, stem } = before.best;
  if (!before.known || !word.known || readings.length === 0) return false;
  if (isTanwin(word) && !word.best.article && showsCase(stem) && readings.every((r) => !r.accusative && !r.construct))
    return readings.every((r) => r.entry.pos !== 'verb' && r.number);
  // «مسلحون أجانب طبيبا»
  const one = isTanwin(word) && isOf(word, 'person') && !word.classes.has('nationality');
  if (one && readings.every((r) => r.number === 'pl' || r.entry.pos === 'verb')) return true;
  const own = word.best.enclitic && (word.classes.has('toll') || word.classes.has('event'));
  if (own && PEOPLE.some((c) => before.classes.has(c))) return true;
  return (
    (described || isJoinedAdjective(before)) && readings.every(isAdjectival) && !word.best.article && !describes(word)
  );
}

/** «الوزير التركي مدافعا», «قالت الوكالة مؤكدة»: behind what is definite, a bare participle that tells in what manner, or with what words, somebody speaks. */
function goesOn(word: Word): boolean {
  const { readings, stem } = word.best;
  // «هاتفيا», «رسميا»
  if (word.key.endsWith('يا') && readings.some((r) => r.accusative)) return readings.every(isAdjectival);
  if (isTanwin(word)) return showsCase(stem.slice(0, -1)) && readings.some((r) => r.entry.pos === 'active');
  return word.key.endsWith('ة') && readings.every(isAdjectival) && readings.some(isSaying);
}

const isSaying = ({ entry }: Reading): boolean => entry.pos === 'active' && SAYS.some((c) => entry.classes.includes(c));

/** Classes of verbs with which one speaks. */
const SAYS = ['say', 'say-loaded', 'aloof', 'vouch', 'charge'];

/** «قيادة الفرقة 30 قيام …»: a verbal noun behind a definite noun with its number begins a phrase of its own. */
const isBehindNumbered = ({ words, tokens }: TextDocument, start: number, at: number, { best }: Word): boolean =>
  at - 2 >= start &&
  tokens[at - 1]!.kind === 'number' &&
  words[at - 2]?.best.article === true &&
  !best.article &&
  best.readings.some((r) => r.entry.pos === 'masdar');

function* between(start: number, end: number): Generator<number> {
  for (let i = start; i < end; i++) yield i;
}

function describe(
  doc: TextDocument,
  tags: readonly Tag[],
  before: readonly Phrase[],
  first: number,
  last: number,
  from: number,
): Phrase {
  const best = doc.words[first]?.best;
  const conjunction = best?.conjunction ?? '';
  const previous = before.at(-1);
  const joined = conjunction === 'و' || (first > from && doc.tokens[first - 1]!.key === 'و');
  const adjacent = previous && previous.last >= first - 1 && previous.first >= from;
  // «قصفت الطائرات الغوطة، والأمم المتحدة تدعو …»: what a verb follows behind a comma begins a clause
  const begins = isComma(doc.tokens[first - 1]?.key) && tags[last] === 'V';
  // «نقلت عنها وكالة تاس»: the preposition has its pronoun
  // «على "تويتر"»
  const quoted =
    first - 2 >= from && opensQuote(doc.tokens[first - 1]!.key) && !doc.words[first - 2]?.classes.has('cue');
  const by = quoted ? first - 2 : first - 1;
  const governs = by >= from && tags[by] === 'P' && !conjunction && !doc.words[by]?.best.enclitic;
  const clitic = best?.preposition ?? '';
  return {
    start: wordStart(doc, first),
    end: doc.tokens[last - 1]!.end,
    first,
    last,
    conjunctOf: joined && adjacent && !clitic && !begins ? before.length - 1 : -1,
    governor: governs ? by : -1,
    preposition: clitic || (governs ? doc.tokens[by]!.key : ''),
  };
}
