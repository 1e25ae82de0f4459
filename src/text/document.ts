import { findGivenNames, mayBeOther } from './given-names.ts';
import type { Lexicon } from './lexicon.ts';
import { type Sentence, sentences } from './sentences.ts';
import { type Token, tokenize } from './tokens.ts';
import { offsetAfter } from './trie.ts';
import type { Analysis, Word, Words } from './words.ts';

/** A text cut up: tokens, what is known of each word, and the sentences they form. */
export interface TextDocument {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Null where the token is a figure or a mark. */
  readonly words: readonly (Word | null)[];
  readonly sentences: readonly Sentence[];
  /** Token index → index of its sentence. */
  readonly sentenceOf: Int32Array;
  /** Tokens that are given names, by the words around them. */
  readonly givenNames: ReadonlySet<number>;
}

/** «للنظام»: the preposition ل has swallowed the alef of the article. */
export const hasFusedArticle = ({ preposition, article }: Analysis): boolean => preposition === 'ل' && article;

/** Where a word's own letters begin: behind its conjunction and its preposition, save a «لل» that has swallowed the article. */
export function wordStart(doc: TextDocument, i: number, cut = doc.words[i]?.best): number {
  const token = doc.tokens[i]!;
  if (!cut) return token.start;
  const skip = cut.conjunction.length + (hasFusedArticle(cut) ? 0 : cut.preposition.length);
  return skip > 0 ? offsetAfter(doc.text, token, skip) : token.start;
}

/** A hamza at the end, vowel signs aside. */
const HAMZA = /ء[\u064b-\u0652]*$/;

/** The words of the tokens; of those that nothing lists, one that stands alone as well shows where the other is cut. */
function wordsOf(text: string, tokens: readonly Token[], words: Words): (Word | null)[] {
  const found = tokens.map(({ kind, key, start, end }) => {
    if (kind !== 'word') return null;
    return key.endsWith('ا') ? words.spelt(key, HAMZA.test(text.slice(start, end))) : words.of(key);
  });
  const unlisted = new Set(found.flatMap((w) => (w && !w.known ? [w.key] : [])));
  if (unlisted.size < 2) return found;
  const cut = new Map<string, Word>();
  for (const key of unlisted) {
    const word = words.behindClitic(key, (stem) => unlisted.has(stem));
    if (word) cut.set(key, word);
  }
  return cut.size === 0 ? found : found.map((w) => (w && cut.get(w.key)) ?? w);
}

/** Cuts a text up. Linear in its length. */
export function readText(text: string, words: Words, lexicon: Pick<Lexicon, 'abbreviations'>): TextDocument {
  const tokens = tokenize(text);
  const list = sentences(tokens, lexicon.abbreviations);
  const sentenceOf = new Int32Array(tokens.length);
  list.forEach((s, k) => {
    sentenceOf.fill(k, s.first, s.last);
  });
  const found = wordsOf(text, tokens, words);
  const givenNames = findGivenNames(text, tokens, found);
  for (const i of givenNames) if (mayBeOther(found[i]!)) found[i] = words.name(found[i]!.key);
  return { text, tokens, words: found, sentences: list, sentenceOf, givenNames };
}
