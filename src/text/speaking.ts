/** Who can say something: people, groups, bodies, reports; not numbers, times and bare things. */
import { idsOf, type NameMention, type TokenSpan } from '../model/index.ts';
import type { TextDocument } from './document.ts';
import type { PartOfSpeech, Reading } from './lexicon.ts';
import { masculineNames } from './name-genders.ts';
import { isAdjectival, isOnlyAdjective, type Word } from './words.ts';

export interface SpeakingInput {
  readonly doc: TextDocument;
  /** Token index → the listed name that begins there. */
  readonly nameAt: ReadonlyMap<number, NameMention>;
}

/** Classes of nouns that speak, or stand for those who do. */
const SPEAKS = (
  'person child woman man civilian fighter soldier officer medic rescuer journalist leader official detainee refugee victim family ' +
  'population community group org state-body media side speech document speaker title medical school worship ' +
  'say say-loaded say-believe quantity percent toll'
).split(' ');

/** Of these, what a quantity of may be a bare thing. */
const UNTOLD = new Set(['quantity', 'percent', 'toll']);
const FROM = 'من';

/** A number, a time or a bare thing does not speak; listed names, and unknown and rare words, which may be names, do. */
export function canSpeak({ doc, nameAt }: SpeakingInput, i: number): boolean {
  const word = doc.words[i];
  if (!word) return false;
  if (doc.givenNames.has(i)) return true;
  const { classes } = word;
  if (classes.has('time-unit') || classes.has('weapon') || classes.has('munition')) return false;
  if (classes.has('stands-for') || (classes.has('quantity') && !classes.has('toll')))
    return speaksFor({ doc, nameAt }, i);
  if (nameAt.has(i) || SPEAKS.some((c) => classes.has(c))) return true;
  const { readings } = word.best;
  if (tellsHow(word) || (readings.length > 0 && readings.every(isFunctionWord))) return false;
  const nominal = readings.filter(({ entry }) => !entry.classes.includes('rare') && !NO_NOUN.has(entry.pos));
  return nominal.length === 0 || nominal.some((r) => mayBePerson(r, word.key));
}

/** «(لم يكن) مجدولا»، «(كانوا) متواجدين»، «(الرابط) واضح»: bare, a participle or adjective tells how somebody is, but for «ناجون», who are people. */
function tellsHow(word: Word): boolean {
  const { best, key } = word;
  if (best.article || !isOnlyAdjective(word)) return false;
  return key.endsWith('ة') || best.readings.every((r) => r.accusative || r.number !== 'pl' || best.stem.endsWith('ين'));
}

/** «بما (بين 30 و40 ألفا)»; «قرابة (185 مقاتلا)» stands before those who are counted. */
const isFunctionWord = ({ entry }: Reading): boolean => entry.pos === 'particle' && !entry.classes.includes('hedge');

/** «وسائل الإعلام»، «عدد من السكان»: the noun behind says what they are; «البعض» stands for people by itself. */
function speaksFor({ doc, nameAt }: SpeakingInput, i: number): boolean {
  const behind = doc.words[doc.words[i + 1]?.best.stem === FROM ? i + 2 : i + 1];
  // «مجموعة فاغنر»
  if (nameAt.has(i) || (behind && !doc.words[i]!.best.article && (nameAt.has(i + 1) || !behind.known))) return true;
  const people = !behind?.classes.has('victim') && SPEAKS.some((c) => !UNTOLD.has(c) && behind?.classes.has(c));
  return people || (doc.words[i]!.best.article === true && behind?.best.article !== true);
}

/** Tokens of a party with its title: «قوات النظام السوري». */
const PARTY = 4;

/**
 * «اتهم النظام بشن هجوم»: the one party between «accuse» and the charge is accused; the accuser is left out, or nobody. Not behind a verb that has
 * its object in a pronoun («تتهمه روسيا»), and not where the phrase may hold two parties.
 * @param verb token of the verb
 * @param party the phrase right behind it
 */
export function standsAccused({ doc, nameAt }: SpeakingInput, verb: number, party: TokenSpan): boolean {
  const word = doc.words[verb];
  if (!word?.classes.has('charge') || word.best.enclitic || party.last - party.first > PARTY) return false;
  // «اتهمت قوات النظام مرارا باستخدام …»
  const at = doc.words[party.last]?.classes.has('adv') ? party.last + 1 : party.last;
  if (doc.words[at]?.best.preposition !== 'ب' && doc.tokens[at]?.key !== 'ب') return false;
  for (let i = party.first; i < party.last; i++) {
    if (doc.tokens[i]!.kind === 'mark') return false;
    if (nameAt.has(i)) return i <= party.first + 1;
  }
  return doc.words[party.first]?.best.readings.every((r) => r.number !== 'du') ?? false;
}

/**
 * «حذر روسيا من الحرب»، «حض سوريا على وقفها»: the name of a state or city, which is feminine, right behind a verb in the masculine, is not its subject.
 * @param verb token of the verb
 */
export function isObjectByGender({ doc, nameAt }: SpeakingInput, verb: number): boolean {
  const word = doc.words[verb];
  const name = nameAt.get(verb + 1);
  const isPlace = name && idsOf(name, 'place').length > 0 && idsOf(name, 'person').length === 0;
  if (!word || !isPlace || doc.words[verb + 1]!.best.preposition || doc.words[verb + 1]!.best.conjunction) return false;
  const { readings } = word.best;
  // «قصف إسرائيل»، «رد إسرائيل» may be the noun
  if (readings.some(({ entry }) => entry.pos !== 'verb') && !word.classes.has('aloof')) return false;
  if (!readings.some((r) => r.person === '3ms') || readings.some((r) => /^3(?:f|.[dp])/.test(r.person ?? '')))
    return false;
  const keys = doc.tokens.slice(name.first, name.last).map((t) => t.key);
  // «البنتاغون»
  const isMasculine = doc.words[verb + 1]!.best.article && !keys.at(-1)!.endsWith('ة');
  return !isMasculine && !masculineNames().has(keys.join(' '));
}

/** «قوله»، «تأكيدها»: a verbal noun of saying with its speaker's pronoun. */
export const isHisSaying = (word: Word | null | undefined): boolean =>
  Boolean(
    word?.best.enclitic &&
      word.best.readings.some(({ entry }) => entry.pos === 'masdar' && entry.classes.includes('say')),
  );

/** A noun for what is said or written: «بيان»، «تقرير». */
export const isUtterance = ({ classes }: Word): boolean => classes.has('speech') || classes.has('document');

/** «قول مسؤولين»، «إعلان بلاده»: a verbal noun of saying with who says it, or what is done to whom, bound to it. */
export function isSayingOf({ doc }: SpeakingInput, i: number, phrase: TokenSpan): boolean {
  const word = doc.words[i];
  const behind = doc.words[i + 1];
  if (!word || !behind || phrase.first !== i || phrase.last === i + 1 || word.best.article || word.best.enclitic)
    return false;
  if (isUtterance(word)) return false;
  const isSaying = word.best.readings.some(({ entry }) => entry.pos === 'masdar' && entry.classes.includes('say'));
  return isSaying && !behind.best.preposition && !behind.best.readings.some(isAdjectival);
}

const NO_NOUN = new Set<PartOfSpeech>(['verb', 'particle']);

/** «المحاصرون»، «معارض» may be people; «الشرسة»، «المخصصة» describe a thing that went before. */
const mayBePerson = (reading: Reading, key: string): boolean =>
  reading.entry.pos === 'name' || (isAdjectival(reading) && !key.endsWith('ة'));
