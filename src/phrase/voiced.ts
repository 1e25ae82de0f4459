/** Words of a text that take a side stand in quotation marks, as the words of whoever used them. */
import type { Word } from '../text/words.ts';
import { nominal } from './arabic-words.ts';
import { type Cut, cutsOf, type Language } from './language.ts';

const OPEN = /[«“"]/;
const CLOSE = /[»”"]/;

/** «هاجم «الإرهابيون» القرية»: the Arabic text with quotation marks around its words that take a side; those quoted already stay. */
export function quoteSides(text: string, language: Language, cuts: readonly Cut[] = cutsOf(text, language)): string {
  let out = '';
  let at = 0;
  let quoted = false;
  for (const [k, cut] of cuts.entries()) {
    const { token, surface } = cut;
    out += text.slice(at, token.start);
    quoted = quoted ? !CLOSE.test(surface) : OPEN.test(surface);
    out += !quoted && takesSide(cut, cuts[k + 1]?.word ?? null, language) ? inQuotes(surface, cut) : surface;
    at = token.end;
  }
  return out + text.slice(at);
}

const takesSide = ({ word }: Cut, next: Word | null, language: Language): boolean => {
  const it = nominal(word);
  return it !== null && language.takesSide(it.reading, it.analysis.article, next);
};

/** A written-on «و» or «ف» stays outside. */
function inQuotes(surface: string, { word }: Cut): string {
  const before = word?.best.conjunction ? 1 : 0;
  return `${surface.slice(0, before)}«${surface.slice(before)}»`;
}
