/** What the Arabic of a mention is read with, and how it is taken down: without hashtags and written-on prepositions. */
import type { ListedName } from '../knowledge/index.ts';
import { fold } from '../text/fold.ts';
import type { Reading } from '../text/lexicon.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { NameTrie } from '../text/trie.ts';
import type { Word, Words } from '../text/words.ts';

/** What the text of a mention is read with. */
export interface Language {
  readonly words: Words;
  /** Every listed name, for mentions that begin with one. */
  readonly names: NameTrie<ListedName>;
  /** Gender of words that go by none of the rules. */
  readonly genders: ReadonlyMap<string, 'm' | 'f'>;
  /** Whether a word takes a side beside the one that follows it, so that a sentence has it in quotation marks. */
  readonly takesSide: (reading: Reading, article: boolean, next: Word | null) => boolean;
}

/** A token of a mention, with what is known of it and its letters. */
export interface Cut {
  readonly token: Token;
  readonly word: Word | null;
  readonly surface: string;
}

/** The tokens of a phrase. */
export const cutsOf = (text: string, { words }: Pick<Language, 'words'>): Cut[] =>
  tokenize(text).map((token) => ({
    token,
    word: token.kind === 'word' ? words.of(token.key) : null,
    surface: text.slice(token.start, token.end),
  }));

export const isParticle = (word: Word | null): boolean => word?.best.readings[0]?.entry.pos === 'particle';

/** Without the signs of hashtags. */
export const plainText = (text: string): string =>
  text.replace(/#/g, '').replace(/_/g, ' ').replace(/\s+/g, ' ').trim();

/** Without quotation marks and brackets that are not closed within the text. */
function balanced(text: string): string {
  let out = text;
  for (const [open, close] of ['«»', '“”', '()'] as const) {
    const opened = out.split(open!).length;
    if (opened !== out.split(close!).length) out = out.replaceAll(open!, '').replaceAll(close!, '');
  }
  return out.split('"').length % 2 === 0 ? out.replaceAll('"', '') : out;
}

/**
 * Without marks that are not closed, without the word before the doer in «على يد قواته», and without the adjective of «طائرات تابعة», behind which the words are missing that
 * say whose they are.
 * @param by folded words that stand before a doer
 */
export function trimEdges(whole: string, by: ReadonlySet<string>, words: Words): string {
  const text = balanced(whole);
  const tokens = tokenize(text);
  const first = tokens.length > 1 && by.has(tokens[0]!.key) ? 1 : 0;
  let last = tokens.length;
  while (last - first > 1 && tokens[last - 1]!.kind === 'word' && hangs(words.of(tokens[last - 1]!.key))) last--;
  return last === tokens.length && first === 0 ? text : text.slice(tokens[first]!.start, tokens[last - 1]!.end);
}

/** Adjectives that want to be told of what: تابع, واقع. */
const hangs = ({ best }: Word): boolean =>
  !best.enclitic && (best.readings[0]?.entry.classes.includes('located') ?? false);

/** «للطيران الروسي» is «الطيران الروسي»; «لتركيا» is «تركيا»; «لبنان» stays. */
export function withoutClitic(text: string, { words, names }: Pick<Language, 'words' | 'names'>): string {
  const tokens = tokenize(text, 0, Math.min(text.length, 80));
  const [first] = tokens;
  if (first?.kind !== 'word') return text;
  const named = names.at(tokens, [words.of(first.key)], 0, 1)?.values.find((v) => v.common === 0);
  if (named && fold(named.text) !== first.key) return named.text + text.slice(first.end);
  if (named) return text;
  const { best } = words.of(first.key);
  if (best.preposition !== 'ل' || best.conjunction || best.readings[0]?.entry.pos === 'verb') return text;
  const out = text.slice(first.start);
  if (!best.article) return out.slice(1);
  const doubled = best.stem.startsWith('ل') && first.key.endsWith(`لل${best.stem.slice(1)}`);
  return `ال${out.slice(doubled ? 1 : 2)}`;
}
