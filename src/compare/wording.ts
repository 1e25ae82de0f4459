/** What the words of a claim say for comparison: how much of a thing, who is meant, whether no more than this. `lang/ar/lexicons/comparing-words.tsv` */
import { readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import { type Token, tokenize } from '../text/tokens.ts';

export type Extent = 'all' | 'most' | 'part';
export type TargetClass = 'civilian' | 'armed';

/** Letters of clitics before a word. */
const CLITICS = 3;

/** Word → value, by kind. */
let tables: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;
const NONE: ReadonlyMap<string, string> = new Map();

function wordsOf(kind: string): ReadonlyMap<string, string> {
  if (!tables) {
    const made = new Map<string, Map<string, string>>();
    for (const { cells } of readTable('lang/ar/lexicons/comparing-words.tsv', ['word', 'kind', 'value'])) {
      const words = made.get(cells.kind!) ?? new Map<string, string>();
      made.set(cells.kind!, words.set(fold(cells.word!), cells.value ?? ''));
    }
    tables = made;
  }
  return tables.get(kind) ?? NONE;
}

/** The value of a word, also behind clitics. */
function senseOf(key: string, known: ReadonlyMap<string, string>): string | undefined {
  for (let k = 0; k <= CLITICS && k < key.length - 1; k++) {
    const sense = known.get(key.slice(k));
    if (sense !== undefined) return sense;
  }
  return undefined;
}

function senses(text: string, kind: string): Set<string> {
  const known = wordsOf(kind);
  const out = new Set<string>();
  for (const token of tokenize(text)) {
    const sense = token.kind === 'word' ? senseOf(token.key, known) : undefined;
    if (sense !== undefined) out.add(sense);
  }
  return out;
}

/** How much a text speaks of; null where it does not say, or says several things. */
export function extentOf(text: string): Extent | null {
  const found = senses(text, 'extent');
  return found.size === 1 ? ([...found][0] as Extent) : null;
}

/** Whom a text means; null where it does not say, or names both. */
export function classOf(text: string): TargetClass | null {
  const found = senses(text, 'class');
  return found.size === 1 ? ([...found][0] as TargetClass) : null;
}

/** True where the text speaks of what is to come: «لن يدخلوها», «سيبقى حلما». */
export const foretells = (text: string): boolean =>
  tokenize(text).some((t) => t.kind === 'word' && wordsOf('coming').has(t.key));

/** Whether a text counts people of one kind, who are a part of all that are counted: «28 امرأة». */
export const countsPart = (text: string): boolean => senses(text, 'part').size > 0;

/** Whether what goes on behind a count tells the counted apart from others: «عسكريين [إيرانيين]», not «[آخرين على الأقل]». */
export const tellsApart = (text: string): boolean =>
  tokenize(text).some((t) => t.kind === 'word' && !wordsOf('plain').has(t.key));

/**
 * Whether the words of a count name people of one sort, by the last of them: «11 إيرانيا», not «11 شخصا», and neither civilians nor fighters, of
 * whom a claim says so itself.
 */
export function countsSort(text: string): boolean {
  const words = tokenize(text).filter((t) => t.kind !== 'mark');
  const last = words.at(-1);
  if (words.length < 2 || last?.kind !== 'word') return false;
  return ['plain', 'class', 'part'].every((kind) => senseOf(last.key, wordsOf(kind)) === undefined);
}

/** «القصف», «للهجوم», «استهدافها»: a noun that stands for what is known. */
const DEFINITE = /^[وف]?(?:[بك]?ال|لل)|..(?:ها|هم|هما)$/u;

/** Whether a word points to what was told before: it has the article or a pronoun. */
export const isDefinite = (word: string): boolean => DEFINITE.test(word);

/** Whether a text counts those who are left beside others told of before: «9 آخرين». */
export const countsOthers = (text: string): boolean =>
  tokenize(text).some((t) => t.kind === 'word' && wordsOf('others').has(t.key));

/**
 * Whether of what stands behind an act of denying and the words between (`text`), told by the trigger, not the deed is denied: «نفى نية بلاده شن هجوم» denies the wish,
 * «نفى أن تكون الصواريخ التي ضربت الموقع» takes the hit for granted.
 */
export function deniesAside(text: string, trigger: string): boolean {
  const words = tokenize(text).filter((t) => t.kind === 'word');
  return words.some((t, k) => {
    const sense = wordsOf('aside').get(t.key);
    return sense === '' || (k === words.length - 1 && (sense === 'next' || (sense === 'known' && isDefinite(trigger))));
  });
}

/** Whether somebody owns up to what he says: «أقر», «اعترفت». */
export const admits = (cue: string): boolean => senses(cue, 'admits').size > 0;

/** Words between a toll and what is said of it: «حصيلة القتلى الأولية». */
const TOLL_WORDS = 2;

/** Whether a text gives a toll that was the first, or was so before: «الحصيلة السابقة». */
export function tellsEarlierToll(tokens: readonly Token[]): boolean {
  const [tolls, earlier] = [wordsOf('toll'), wordsOf('earlier')];
  let after = Number.POSITIVE_INFINITY;
  for (const t of tokens) {
    if (t.kind !== 'word') continue;
    if (senseOf(t.key, tolls) !== undefined) after = 0;
    else if (after++ <= TOLL_WORDS && earlier.has(t.key)) return true;
  }
  return false;
}

/** Words between what is said to rise and a toll: «بارتفاع حصيلة القتلى», «عدد القتلى الكلي ارتفع». */
const RISING_WORDS = 5;

/** Whether a text says that a toll has risen: «ارتفعت حصيلة الغارات إلى 15». */
export function tellsRisenToll(tokens: readonly Token[]): boolean {
  const [tolls, risen] = [wordsOf('toll'), wordsOf('risen')];
  let toll = Number.NEGATIVE_INFINITY;
  let rise = Number.NEGATIVE_INFINITY;
  let at = 0;
  for (const t of tokens) {
    if (t.kind !== 'word') continue;
    at++;
    if (senseOf(t.key, tolls) !== undefined) toll = at;
    if (senseOf(t.key, risen) !== undefined) rise = at;
    if (Math.abs(toll - rise) <= RISING_WORDS) return true;
  }
  return false;
}

/**
 * True where the text says that there is no more than what it tells: "only" stands at the end of its first part («دعم استشاري فقط»). What goes on
 * behind it narrows something else («دُربوا فقط لمحاربة التنظيم»).
 */
export function restricts(text: string): boolean {
  const tokens = tokenize(text);
  const end = tokens.findIndex((t) => (t.fresh && t.start > 0) || (t.kind === 'mark' && PARTING.has(t.key)));
  const last = tokens.slice(0, end < 0 ? tokens.length : end).findLast((t) => t.kind === 'word');
  return last !== undefined && wordsOf('only').has(last.key);
}

const PARTING = new Set(['،', ',', '؛', ';', '.', ':', '!', '؟', '?', '…']);
