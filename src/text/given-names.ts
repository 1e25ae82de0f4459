/**
 * Given names: forms of a list (`lang/ar/lexicons/given-names.tsv`) that are names where the words around them say so. «الناشط أحمد الحسن» praises
 * nobody, «محمد علي» stands on nothing, and «الطفل هادي» is no president.
 */
import { givenNames } from './given-list.ts';
import type { Reading } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { isAdjectival, type Word } from './words.ts';

/** Whether a form is listed as a given name, whatever else it may be. */
export const isGivenName = ({ key }: Word): boolean => givenNames().has(key);

/** From this cost on, a verb or particle that is written like a name is seldom meant («أحمد», I praise). */
const SELDOM = 1;

/** Indices of the tokens that are given names. @param words of the tokens; null where one is a figure or a mark */
export function findGivenNames(
  text: string,
  tokens: readonly Token[],
  words: readonly (Word | null)[],
): ReadonlySet<number> {
  const found = new Set<number>();
  // «محمد علي», «خير الله أحمد»
  const isName = (word: Word, i: number): boolean =>
    found.has(i) ||
    (givenNames().has(word.key) && rivalOf(word) >= SELDOM) ||
    (found.has(i - 1) && word.best.readings.length === 0);
  words.forEach((word, i) => {
    if (!word || !isListed(text, tokens[i]!, word)) return;
    // «الناطق العسكري باسم القسام»
    if (word.classes.has('tie') && [1, 2].some((d) => words[i - d]?.classes.has('speaker'))) return;
    const before = tokens[i]!.fresh ? null : (words[i - 1] ?? null);
    const behindName = before !== null && isName(before, i - 1);
    const leads = isNameLike(words[i + 1]);
    const rival = rivalOf(word);
    if (behindName || isSpeaker(before, word, words[i + 1])) found.add(i);
    else if (isGenitive(before) && endsTitle(tokens, words, i)) {
      if (leads || isSurname(words[i + 1]) || (rival >= SELDOM && standsAlone(words[i + 1]))) found.add(i);
    } else if (isBearer(before) || (isDefiniteAdjective(before) && isBearer(words[i - 2] ?? null))) {
      if (leads || isByname(words[i + 1]) || (!holdsOffice(before!) && (rival >= SELDOM || standsAlone(words[i + 1]))))
        found.add(i);
    } else if (leads && (rival >= SELDOM ? rival < Number.POSITIVE_INFINITY : before?.classes.has('clause')))
      found.add(i);
  });
  return found;
}

/** «على» with its dots left off is the preposition; «علي» may be the name. */
function isListed(text: string, { start, end }: Token, { key }: Word): boolean {
  const name = givenNames().get(key);
  return name !== undefined && !(name.endsWith('ي') && text.slice(start, end).endsWith('ى'));
}

/** Whether a form may by itself be a verb or a particle, alone or behind a letter that is joined to it («فيصل»). */
export const mayBeOther = (word: Word): boolean => Number.isFinite(rivalOf(word));

const isOther = (r: Reading | undefined): boolean => r?.entry.pos === 'verb' || r?.entry.pos === 'particle';

/** Cost of the likeliest verb or particle that a form may be; Infinity where it can be none. */
function rivalOf(word: Word): number {
  let rival = Number.POSITIVE_INFINITY;
  for (const { readings, cost } of word.analyses) if (readings.some(isOther)) rival = Math.min(rival, cost);
  return rival;
}

/** «الناشط», «الطفلة»: a definite noun for one person, which a name may follow. */
const isBearer = (word: Word | null): boolean =>
  Boolean(
    word?.best.article &&
      word.best.readings.some(
        ({ entry, number }) => number === 'sg' && (entry.classes.includes('person') || entry.classes.includes('title')),
      ),
  );

/** «قال فادي إن»: the one word between a verb of saying and its clause. */
const isSpeaker = (before: Word | null, { best, classes }: Word, next: Word | null | undefined): boolean =>
  Boolean(next?.classes.has('sub') && !best.preposition && !classes.has('prep') && before && says(before));

const says = ({ best }: Word): boolean =>
  best.readings.some(({ entry }) => entry.pos === 'verb' && SAYING.some((c) => entry.classes.includes(c)));
const SAYING = ['clause', 'say', 'say-loaded'];

/** Tokens from a title to the name of its bearer. */
const LONGEST_TITLE = 6;

/** «(وزير) الدفاع», «(قائد شرطة) حلب»: what may end a title. */
const isGenitive = (word: Word | null): boolean =>
  Boolean(word && !word.best.conjunction && !word.best.preposition && !word.best.enclitic);

/** «وزير الدفاع (خالد)», «رئيس مجلس النواب (سامر)», «قائد الشرطة المحلية (ياسر)»: nouns from one for a person to a definite one, with its adjectives. */
function endsTitle(tokens: readonly Token[], words: readonly (Word | null)[], i: number): boolean {
  for (let k = i - 1; k >= 0 && i - k < LONGEST_TITLE; k--) {
    const word = words[k];
    if (!word || tokens[k + 1]!.fresh || word.best.enclitic) return false;
    const { article, preposition, conjunction } = word.best;
    // «المتحدث باسم الجيش (نبيل)»
    if (word.classes.has('tie') && k < i - 1) return [1, 2].some((d) => words[k - d]?.classes.has('speaker'));
    if (!article && k < i - 1 && isOffice(word)) return !preposition || preposition === 'ل';
    if (preposition || conjunction || !word.best.readings.every((r) => !isOther(r))) return false;
  }
  return false;
}

/** A noun for one person by what he does or leads. */
const isOffice = ({ best }: Word): boolean =>
  best.readings.some(
    ({ entry, number }) => entry.pos === 'noun' && number === 'sg' && OFFICES.some((c) => entry.classes.includes(c)),
  );
const OFFICES = ['title', 'leader', 'official', 'officer', 'speaker'];

/** «القائد الميداني (سامر)»: what describes a bearer, and names nobody itself. */
const isDefiniteAdjective = (word: Word | null): boolean =>
  Boolean(word?.best.article && !word.best.conjunction && word.best.readings.some(isAdjectival));

/** «(الصحفي يوسف) العراقي»، «الحلبي»: of where a family comes, which is its name behind a given one. */
const isByname = (word: Word | null | undefined): boolean => {
  if (!word?.best.article || word.best.conjunction || word.best.preposition) return false;
  return word.best.readings.some(
    ({ entry, number }) => number === 'sg' && BYNAMES.some((c) => entry.classes.includes(c)),
  );
};
/** «الحلبي», «(سامر) الحسن». */
const isSurname = (word: Word | null | undefined): boolean =>
  isByname(word) || Boolean(word?.best.article && !word.best.preposition && givenNames().has(word.best.stem));
const BYNAMES = ['nationality', 'origin'];

/** «الرئيس هادي» is the one whom everybody calls so. */
const holdsOffice = ({ classes }: Word): boolean => classes.has('leader') || classes.has('official');

/** «الطفل ياسر والطفلة ريم», «قال الطبيب فيصل إن»: nothing that a verb would take comes behind. */
const standsAlone = (next: Word | null | undefined): boolean => {
  if (!next) return true;
  return next.best.conjunction !== '' || next.classes.has('sub');
};

/** What may go on with a name: a word that the lexicon does not hold, another given name, «بن». */
const isNameLike = (word: Word | null | undefined): boolean =>
  Boolean(
    word &&
      !word.best.conjunction &&
      !word.best.preposition &&
      (word.best.readings.length === 0 ||
        (givenNames().has(word.key) && rivalOf(word) >= SELDOM) ||
        word.classes.has('kunya')),
  );
