/** Whether a source is the outlet's own people: «مراسلنا», «مراسل الوكالة». `lang/ar/lexicons/comparing-words.tsv`, kind `own`. */
import { readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import { nameWords } from './keys.ts';

/** Letters of a clitic before, and of a possessive behind the word. */
const CLITIC = 1;
const SUFFIX = 2;

let words: readonly string[] | undefined;

/** True when the first word of the mention says so. */
export function isOwnPeople(text: string): boolean {
  words ??= readTable('lang/ar/lexicons/comparing-words.tsv', ['word', 'kind']).flatMap(({ cells }) =>
    cells.kind === 'own' ? [fold(cells.word!)] : [],
  );
  const [first = ''] = nameWords(text);
  return words.some((w) => {
    const at = first.indexOf(w);
    return at >= 0 && at <= CLITIC && first.length - at - w.length <= SUFFIX;
  });
}
