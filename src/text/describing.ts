/** Whether a word describes the noun before it, governs the one behind it, or can do neither, as far as its form and its classes show. */
import type { TextDocument } from './document.ts';
import { isGivenName } from './given-names.ts';
import type { Reading } from './lexicon.ts';
import { BODY_NOUNS, isAccusative, isAdjectival, isOf, PLACE_NOUNS, type Word } from './words.ts';

/** Nouns that a bare personal name may follow. */
export const NAMED = ['title', 'person', 'leader', 'official', 'officer'];

/** A word of the lexicon that is most likely a noun, without an article. */
export const isBareNoun = ({ best, known }: Word): boolean =>
  known && !best.article && best.readings[0]?.entry.pos === 'noun';

/** A word that no lexicon holds but as a name. */
export const isUnlisted = ({ best, key }: Word): boolean =>
  !best.article && key.length > 2 && best.readings.every((r) => r.entry.pos === 'name');

/** «غارات روسية وسورية (موقعا)»: an adjective that «و» joins to another, and that governs nothing. */
export const isJoinedAdjective = ({ best: { conjunction, article, stem }, classes }: Word): boolean =>
  conjunction !== '' && !article && stem.endsWith('ة') && classes.has('nationality');

/** «مستوطنون»، «محتجين»، «شرطيان»، «طائرتين»: a plural or dual with its ن governs nothing; «سجون» does. */
export const isUngoverning = (word: Word): boolean =>
  word.known &&
  word.best.readings.length > 0 &&
  word.best.readings.every((r) => r.final === true && (r.number === 'pl' || r.number === 'du')) &&
  !isGivenName(word);

/** A noun for a place that describes nothing: «مسلحون مدينة …». */
export const isPlaceNoun = (word: Word): boolean =>
  word.known && !word.best.article && !describes(word) && PLACE_NOUNS.some((c) => word.classes.has(c));

/** «مستوطنون سيارات»: a noun for things, which describes nobody. */
export const isThing = (word: Word): boolean => isBareNoun(word) && !describes(word) && !isOf(word, 'person');

/** «(فرض الرئيس) عقوبات»: things in the plural, which are nobody's name. */
export const areThings = (word: Word): boolean =>
  isThing(word) &&
  word.best.readings.every((r) => r.number === 'pl' && r.entry.pos === 'noun') &&
  word.analyses.every((a) => !a.article) &&
  !isGivenName(word);

/** «مسلحون دورية»، «مسلحين مدير»: most likely a noun, and in the singular whatever it is, so that it describes no people in the plural. */
export const isSingleNoun = (word: Word): boolean =>
  isBareNoun(word) &&
  word.best.readings.every((r) => r.number === 'sg' || (r.number === 'du' && r.construct) || r.entry.pos === 'verb');

/**
 * «مسلحون مزارعين», «مسلحون نساء»: people in another case than those before them, or, where nothing can describe them, people behind the subject of a verb.
 * @param isSubject the word before stands right behind a verb
 */
export const areOthers = (before: Word, word: Word, isSubject: boolean): boolean =>
  before.key.endsWith('ون') &&
  isBareNoun(word) &&
  isOf(word, 'person') &&
  word.best.readings.every((r) => r.number === 'pl' || r.number === 'du' || r.entry.pos === 'verb') &&
  (word.key.endsWith('ين') || (isSubject && !isAdjective(word)));

/** Nouns for people and for what they fight with, which have doings of their own when they are counted. */
const COUNTED = ['fighter', 'soldier', 'officer', 'population', 'aircraft', 'munition'];
const RANKS = ['leader', 'official', 'officer'];

/**
 * «عشرون مسلحا مدير المدرسة»، «مئتا مسلح مدينة»، «أربع طائرات موقعا»: a noun that neither describes those who are counted nor says whose they are. Behind a number
 * from 11 to 99 the noun counted governs nothing at all.
 */
export function isApartFromCounted(counted: Word, word: Word): boolean {
  if (word.best.enclitic || word.best.preposition) return false;
  if (!isAccusative(counted)) return isPlaceNoun(word) && COUNTED.some((c) => isOf(counted, c));
  return word.best.article || isPlaceNoun(word) || (isSingleNoun(word) && RANKS.some((c) => isOf(word, c)));
}

/** «السياسة الخارجية»، «الشؤون الداخلية»: behind what is no body or person, a noun for a body is the adjective that is spelt alike. */
export function saysWhich(before: Word, word: Word): boolean {
  if (!before.known || !before.best.article || [...BODY_NOUNS, ...NAMED].some((c) => before.classes.has(c)))
    return false;
  if (!word.classes.has('state-body')) return false;
  return word.analyses.some((a) => a.readings.some((r) => r.entry.pos === 'adjective' && agreeAsAdjective(before, r)));
}

const agreeAsAdjective = ({ best }: Word, { gender, number }: Reading): boolean =>
  number === 'sg' && best.readings.some((n) => n.number === 'pl' || (n.number === 'sg' && n.gender === gender));

/** An accusative by its ending, unless a noun behind it makes it a dual, or it is a verb of two («عددا»). */
export const isTanwin = ({ best }: Word): boolean =>
  best.readings.some((r) => r.accusative) &&
  best.readings.every((r) => r.accusative || r.number === 'du' || r.entry.pos === 'verb');

/** «جوعا», «غرقا», «شنقا»: a bare verbal noun in the accusative, which tells how or why. */
export const isAdverbial = ({ best }: Word): boolean =>
  !best.article &&
  !best.enclitic &&
  best.readings[0]?.accusative === true &&
  best.readings[0].entry.pos !== 'adjective' &&
  best.readings.some((r) => r.accusative && r.entry.pos === 'masdar');

/** A common word at the end of a listed name: «طائرة مسيرة», but not «روسيا». */
export const isNoName = ({ best }: Word): boolean =>
  best.readings.length > 0 && best.readings.every(({ entry, accusative }) => entry.pos !== 'name' && !accusative);

/** Whether a stem would end otherwise in the accusative: not behind ة, اء, ى, ا, nor in the oblique plural, nor of the form أفعل. */
export const showsCase = (stem: string): boolean => !/(?:[ةاىيء]|ات|ين)$/u.test(stem) && !/^ا/u.test(stem);

/** A name that is a plural without its article: «مسلحون». */
export const isIndefinite = ({ best }: Word): boolean =>
  !best.article && best.readings.length > 0 && best.readings.every((r) => r.number === 'pl');

export const isAdjective = (word: Word): boolean => word.best.readings.some(isAdjectival);

/** Classes of nouns that look like participles but describe nothing: «دعا الوزير المجتمع الدولي»، «هاجم الجيش المدينة». */
const NO_ADJECTIVES = ['org', 'state-body', 'population', 'placehead', 'facility', 'media'];

/** An adjective that is not rather a noun: «حربية», not «أحياء» (quarters, seldom "alive"). */
export function describes({ best: { readings } }: Word): boolean {
  const first = readings[0]?.entry;
  return (
    readings.some(isAdjectival) && !(first?.pos === 'noun' && NO_ADJECTIVES.some((c) => first.classes.includes(c)))
  );
}

/** Whether a definite word may describe one of the nouns before it: an adjective of fitting number, and in the singular of its gender. */
export function agrees(doc: TextDocument, start: number, at: number, word: Word): boolean {
  if (!describes(word)) return false;
  const own = word.best.readings.filter(isAdjectival);
  for (let i = start; i < at; i++) {
    const noun = doc.words[i];
    if (!noun?.known) return true;
    for (const n of noun.best.readings)
      for (const a of own) {
        const other = n.number === 'sg' && n.gender && a.gender && n.gender !== a.gender;
        if (!n.number || !a.number || (n.number === a.number && !other)) return true;
        if (n.number === 'pl' && a.number === 'sg') return true;
        // collectives of people take plural adjectives: «الفريق المفاوضون» does not stand, «الناس المحاصرون» does
        if (a.number === 'pl' && n.entry.classes.includes('population')) return true;
      }
  }
  return false;
}
