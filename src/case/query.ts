/** What a person types → a tsquery literal: words, "phrases" in quotation marks, -words to leave out. */
import { tokenize } from '../text/tokens.ts';
import type { Language } from './language.ts';
import { quoteTerm, termsOf } from './terms.ts';

/** One thing asked for: a word, or the words of a phrase one after the other. */
interface Part {
  readonly without: boolean;
  /** For each word the terms that stand for it, and how far after the word before it stands (particles between count). */
  readonly words: readonly { readonly terms: readonly string[]; readonly gap: number }[];
}

export interface Query {
  /** All that is asked for; '' where nothing is left to look for. */
  readonly all: string;
  /** Any of it; '' where it asks for one thing only. */
  readonly any: string;
  /** Every term that a hit is lit up for. */
  readonly terms: ReadonlySet<string>;
}

const MOST_WORDS = 32;

export function parseQuery(text: string, language: Pick<Language, 'words'>): Query {
  const parts = [...text.matchAll(/(-?)(?:["«“„]([^"»”“]*)["»”“]?|([^\s"«“„]+))/gu)].flatMap(
    ([, minus, phrase, word]): Part[] => {
      const words = wordsOf(phrase ?? word ?? '', language);
      if (words.length === 0) return [];
      if (phrase !== undefined) return [{ without: minus === '-', words }];
      return words.map((w) => ({ without: minus === '-', words: [w] }));
    },
  );
  const asked = parts.filter((p) => !p.without).slice(0, MOST_WORDS);
  const left = parts.filter((p) => p.without).slice(0, MOST_WORDS);
  const without = left.map((p) => ` & !${literal(p)}`).join('');
  return {
    all: asked.length === 0 ? '' : asked.map(literal).join(' & ') + without,
    any: asked.length < 2 ? '' : `(${asked.map(literal).join(' | ')})${without}`,
    terms: new Set(asked.flatMap((p) => p.words.flatMap((w) => w.terms))),
  };
}

/** Words with their terms. A query of particles alone asks for nothing. */
function wordsOf(text: string, language: Pick<Language, 'words'>): Part['words'] {
  const words: { terms: readonly string[]; gap: number }[] = [];
  let gap = 1;
  for (const token of tokenize(text)) {
    if (token.kind === 'mark') continue;
    const terms = termsOf(token, language);
    if (terms.length > 0) {
      words.push({ terms, gap });
      gap = 1;
    } else gap++;
  }
  return words;
}

function literal({ words }: Part): string {
  const one = (terms: readonly string[]) =>
    terms.length === 1 ? quoteTerm(terms[0]!) : `(${terms.map(quoteTerm).join(' | ')})`;
  let out = one(words[0]!.terms);
  for (const { terms, gap } of words.slice(1)) out += ` <${gap}> ${one(terms)}`;
  return words.length > 1 ? `(${out})` : out;
}
