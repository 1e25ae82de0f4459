/**
 * The terms that a text is found by. A listed word counts as its dictionary word, a verb's nouns and participles as the verb («المسلحين»
 * is «مسلح», «بقصفها» is «قصف»); a name or a word in no list as its stem, clitics cut («وبحلب» is «حلب»). Particles are counted over
 * and left out.
 */

import { PerWord } from '../text/per-word.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { Word } from '../text/words.ts';
import type { Language } from './language.ts';

/** A second reading counts where it is nearly as likely as the first. */
const NEAR = 0.5;
/** Limits of PostgreSQL's tsvector. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
const MOST_BYTES = 700_000;

const NONE: readonly string[] = [];
const held = new PerWord<readonly string[]>();

/** The terms of a token, the likeliest first; none for marks and particles. Those that stand for dictionary words begin with `~`. */
export function termsOf(token: Token, { words }: Pick<Language, 'words'>): readonly string[] {
  if (token.kind === 'mark') return NONE;
  if (token.kind === 'number') return [token.key];
  const word = words.of(token.key);
  let terms = held.get(word);
  if (!terms) {
    terms = termsOfWord(word);
    held.set(word, terms);
  }
  return terms;
}

function termsOfWord(word: Word): readonly string[] {
  const { best } = word;
  if (word.key.length < 2 || best.readings[0]?.entry.pos === 'particle') return NONE;
  const terms = new Set<string>();
  for (const { cost, stem, readings } of word.analyses) {
    if (cost > best.cost + NEAR) continue;
    const entry = readings[0]?.entry;
    if (!entry) terms.add(stem);
    else if (entry.pos !== 'particle') terms.add(`~${entry.verb ?? entry.lemma}`);
  }
  return [...terms];
}

/**
 * A tsvector literal. Places count all words; a title's come first and weigh A, the text's weigh D.
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
  const read = (part: string, weight: string) => {
    for (const token of tokenize(part)) {
      if (token.kind === 'mark') continue;
      at++;
      for (const term of termsOf(token, language)) add(term, at, weight);
    }
    at += 8;
  };
  if (title) read(title, 'A');
  read(text, 'D');
  return [...places].map(([term, list]) => `${quoteTerm(term)}:${list.join(',')}`).join(' ');
}

/** A term as it stands in a tsvector or tsquery literal. */
export const quoteTerm = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
