/** What a number in the text counts: its words without the numerals and hedges, and the noun that is left. */
import { readTable } from '../text/data.ts';
import { rowOf } from '../text/dictionary.ts';
import { fold } from '../text/fold.ts';
import type { Entry } from '../text/lexicon.ts';
import type { CountedNoun } from '../text/numerals/count.ts';
import { NUMBER_WORDS } from '../text/numerals/spell.ts';
import { tokenize } from '../text/tokens.ts';
import type { Words } from '../text/words.ts';
import { nominal } from './arabic-words.ts';

const HEDGES = 'lang/ar/lexicons/number-hedges.tsv';
/** Classes of number words that are no number by themselves, so that what they stand for is told. */
const THINGS = new Set(['name-noun', 'time-noun', 'ordinal-noun', 'no-one', 'of', 'apart', 'not', 'ordinal', 'suffix']);

let counting: Set<string> | undefined;

let units: Map<string, number> | undefined;

/** What figures or a single number word of three to ten say: «4», «ثلاثة»; null for all other words. */
export function smallNumber(key: string): number | null {
  if (/^\d{1,9}$/.test(key)) return Number(key);
  units ??= new Map(
    readTable(NUMBER_WORDS, ['word', 'class', 'value'])
      .filter(({ cells }) => cells.class === 'unit' && Number(cells.value) > 2)
      .map(({ cells }) => [fold(cells.word!), Number(cells.value)]),
  );
  return units.get(key) ?? null;
}

/** Whether a folded word belongs to the number or its hedge rather than to what is counted. */
function counts(key: string): boolean {
  counting ??= new Set([
    ...readTable(NUMBER_WORDS, ['word', 'class']).flatMap(({ cells }) =>
      THINGS.has(cells.class!) ? [] : fold(cells.word!).split(' '),
    ),
    ...readTable(HEDGES, ['word']).flatMap(({ cells }) => fold(cells.word!).split(' ')),
  ]);
  return counting.has(key) || counting.has(key.replace(/^[وفبلك]?(ال)?/, ''));
}

/** What stands between the number and a hedge behind it: «شخصا» in «12 شخصا على الأقل». */
export function thingCounted(text: string): string {
  const tokens = tokenize(text).filter((t) => t.kind !== 'mark');
  let first = 0;
  let last = tokens.length;
  const skip = (k: number) => tokens[k]!.kind === 'number' || counts(tokens[k]!.key) || /^(ال|و)$/.test(tokens[k]!.key);
  while (first < last && skip(first)) first++;
  while (last > first && skip(last - 1)) last--;
  return first < last ? text.slice(tokens[first]!.start, tokens[last - 1]!.end) : '';
}

/** The noun of a single word, with the forms that counting asks for; null where it is no noun of the lexicon. */
export function countedNoun(text: string, words: Words): { noun: CountedNoun; entry: Entry; human: boolean } | null {
  const tokens = tokenize(text);
  if (tokens.length !== 1 || tokens[0]!.kind !== 'word') return null;
  const it = nominal(words.of(tokens[0]!.key));
  const entry = it?.reading.entry;
  if (!it || !entry || entry.pos !== 'noun' || it.analysis.enclitic) return null;
  const { singular = '', plural = '', gender } = rowOf(entry)?.cells ?? {};
  const many = plural.split(';')[0]!.trim();
  if (!singular || !many) return null;
  const noun: CountedNoun = {
    sg: singular,
    pl: many === '-ون' ? `${singular}ون` : many === '-ات' ? `${singular.replace(/ة$/, '')}ات` : many,
    gender: gender === 'f' ? 'f' : 'm',
  };
  return { noun, entry, human: entry.classes.includes('person') };
}
