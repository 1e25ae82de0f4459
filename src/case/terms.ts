/**
 * The terms that a text is found by. Each word counts as its stem (clitics cut: «وبحلب» is «حلب») and as its dictionary word
 * («المسلحين» is «مسلح»); particles are counted over and left out.
 */

import { fold } from '../text/fold.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { Word } from '../text/words.ts';
import type { Language } from './language.ts';

export interface Terms {
  /** The word as it stands, without what is written onto it. */
  readonly stem: string;
  /** Dictionary words that it may be a form of; without the stem itself. */
  readonly lemmas: readonly string[];
}

/** A second reading counts where it is nearly as likely as the first. */
const NEAR = 0.5;
/** Limits of PostgreSQL's tsvector. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
const MOST_BYTES = 700_000;

const NONE: Terms = { stem: '', lemmas: [] };
const held = new WeakMap<Word, Terms>();

/** The terms of a token; an empty stem for marks and particles. */
export function termsOf(token: Token, { words }: Pick<Language, 'words'>): Terms {
  if (token.kind === 'mark') return NONE;
  if (token.kind === 'number') return { stem: token.key, lemmas: [] };
  const word = words.of(token.key);
  let terms = held.get(word);
  if (!terms) {
    terms = termsOfWord(word);
    held.set(word, terms);
  }
  return terms;
}

function termsOfWord(word: Word): Terms {
  const { best } = word;
  if (word.known && best.readings[0]?.entry.pos === 'particle') return NONE;
  if (word.key.length < 2) return NONE;
  const lemmas = new Set<string>();
  for (const analysis of word.analyses) {
    if (analysis.cost > best.cost + NEAR) continue;
    if (analysis !== best) lemmas.add(analysis.stem);
    const entry = analysis.readings[0]?.entry;
    if (entry && entry.pos !== 'particle') lemmas.add(fold(entry.verb ?? entry.lemma));
  }
  lemmas.delete(best.stem);
  return { stem: best.stem, lemmas: [...lemmas] };
}

/**
 * A tsvector literal. Places count all words; a title's come first, weighted A (stem) and B (dictionary word), the text's C and D.
 * What exceeds the limits of a tsvector is left out: words after some 700,000 bytes of terms.
 */
export function termVector(language: Pick<Language, 'words'>, title: string | null, text: string): string {
  const places = new Map<string, string[]>();
  let bytes = 0;
  const add = (term: string, at: number, weight: string) => {
    let list = places.get(term);
    if (!list) {
      bytes += Buffer.byteLength(term) + 8;
      if (bytes > MOST_BYTES) return;
      list = [];
      places.set(term, list);
    }
    if (list.length < MOST_PLACES) {
      list.push(`${Math.min(at, LAST_PLACE)}${weight}`);
      bytes += 2;
    }
  };
  let at = 0;
  const read = (part: string, exact: string, related: string) => {
    for (const token of tokenize(part)) {
      if (token.kind === 'mark') continue;
      at++;
      const { stem, lemmas } = termsOf(token, language);
      if (stem) add(stem, at, exact);
      for (const lemma of lemmas) add(lemma, at, related);
    }
    at += 8;
  };
  if (title) read(title, 'A', 'B');
  read(text, 'C', 'D');
  return [...places].map(([term, list]) => `${quoteTerm(term)}:${list.join(',')}`).join(' ');
}

/** A term as it stands in a tsvector or tsquery literal. */
export const quoteTerm = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
