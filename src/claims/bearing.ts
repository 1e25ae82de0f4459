/**
 * Whether a name inside a phrase is that of whom its head is: «وزير الخارجية سيرغي لافروف» is, «مستشار الرئيس دونالد ترامب» and «صحيفة مقربة من الحزب» are not.
 */
import type { Person } from '../knowledge/persons.ts';
import type { TokenSpan } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { isToldOf } from '../text/phrases.ts';
import { opensQuote } from '../text/tokens.ts';
import { isOf, type Word } from '../text/words.ts';
import type { Scene } from './scene.ts';

type Words = Pick<Scene, 'doc'>;

/** «نجل القائد السابق …», «عائلات المقاتلين», «خصم تركيا»: the kin, ally or foe of whom the next words name; «ابنه أحمد» has a name of his own. */
export function isRelated({ doc }: Words, first: number, i: number): boolean {
  for (let at = first; at < i; at++) {
    const word = doc.words[at];
    // «ولي العهد» is an office
    if (!word || word.classes.has('title') || word.best.article || word.best.enclitic) continue;
    if (isOf(word, 'family') || (isOf(word, 'person') && isOf(word, 'side'))) return true;
  }
  return false;
}

/** Groups that are somebody's: «عصابات المجرم …», «مجموعات فلان». */
const GROUPS = ['group', 'armed'];

/** What a person is not who is listed under a like name: «الصحفي جميل الحسن» is no general. */
const CALLINGS = ['journalist', 'medic', 'child'];

/**
 * Whether the phrase that begins at `first` is of another than the person whose name begins at `i`: of one who serves him («مدير مكتب رئيس الحكومة …»), of a
 * group that is his, or of a namesake with another calling.
 */
export function isAnother({ doc }: Words, first: number, i: number, person: Person): boolean {
  const head = doc.words[first];
  if (i === first || !head) return false;
  if (!head.best.article && !head.classes.has('person') && GROUPS.some((c) => isOf(head, c))) return true;
  if (serves({ doc }, first, i, person)) return true;
  const before = doc.words[i - 1];
  return Boolean(before?.best.article && CALLINGS.some((c) => isOf(before, c)) && !hasHeld(person, before));
}

/** «مستشاري الرئيس دونالد ترامب»: a title that governs another one, which is that of the person, who never held the first. */
function serves({ doc }: Words, first: number, i: number, person: Person): boolean {
  const head = doc.words[first]!;
  if (!['title', 'person'].some((c) => head.classes.has(c)) || hasHeld(person, head)) return false;
  for (let at = first + 1; at < i; at++) {
    const word = doc.words[at];
    const governed = !doc.words[at - 1]?.best.article;
    if (!governed || !word?.classes.has('title') || word.classes.has('officer')) continue;
    if (hasHeld(person, word) && !hasServed(person, word)) return true;
  }
  return false;
}

/** The words of each office that a person held, without the article of the first. */
const officesOf = ({ roles }: Person): string[][] => roles.map(({ ar }) => fold(ar).replace(/^ال/, '').split(' '));

/** Whether a person held an office that this noun begins, at any time. */
const hasHeld = (person: Person, { lemmas, best }: Word): boolean =>
  officesOf(person).some(([noun = '']) => lemmas.includes(noun) || best.stem === noun);

/** «معاون وزير الخارجية»: he was once under a holder of that title, by whatever word. */
const hasServed = (person: Person, { best }: Word): boolean =>
  officesOf(person).some((words) => words.indexOf(best.stem) > 0);

/** «المؤيد للرئيس»، «موالية للرئيس السابق علي صالح»، «مقرب من الحزب»: towards whom one stands is not who one is; «التابع للجيش» is. */
export function isStandingTowards({ doc }: Words, first: number, i: number): boolean {
  for (let at = i; at > first + 1; at--)
    if (isToldOf(doc, at, ['leaning']) || isBeside({ doc }, first, at)) return true;
  return false;
}

/** «مقربة من حزب الله»، «مدعومة من (قبل) إيران»: somebody whom it is near to, or by whom it is backed. */
function isBeside({ doc: { words, tokens } }: Words, first: number, at: number): boolean {
  const from = tokens[at - 1]!.key === PART ? at - 2 : at - 1;
  const word = from > first && tokens[from]!.key === FROM ? words[from - 1] : null;
  return Boolean(word && (word.classes.has('close') || word.best.readings.every((r) => r.entry.pos === 'passive')));
}
const FROM = 'من';
const PART = 'قبل';

/** «موقع "واشنطن إكزامينر"»: a name inside the title of an outlet is no party. */
export function isInTitle({ doc }: Words, first: number, name: TokenSpan): boolean {
  if (!isOf(doc.words[first], 'media')) return false;
  let opens = name.first - 1;
  while (opens > first && doc.tokens[opens]!.kind !== 'mark') opens--;
  if (opens <= first || !opensQuote(doc.tokens[opens]!.key)) return false;
  return opens < name.first - 1 || doc.tokens[name.last]?.kind !== 'mark';
}
