import type { Span } from '../model/index.ts';
import { fold, isDigit, isInvisible, isLetter, isMark } from './fold.ts';

/** Whether a mark is a comma, Arabic or Latin. */
export const isComma = (key: string | undefined): boolean => key === '،' || key === ',';

/** Whether a mark opens a quotation, or may: straight marks open and close. */
export const opensQuote = (key: string | undefined): boolean => key === '"' || key === '«' || key === '“';

/** Whether a mark closes a quotation, or may. */
export const closesQuote = (key: string | undefined): boolean => key === '"' || key === '»' || key === '”';

export type TokenKind = 'word' | 'number' | 'mark';

/** A word, a figure or one punctuation mark, with its look-up key. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** Folded form; for a figure its digits in ASCII with separators as they stood; for a mark the mark itself. */
  readonly key: string;
  /** White space (or the text's edge) stands before it. */
  readonly spaced: boolean;
  /** A line break stands before it (or it is the first). */
  readonly fresh: boolean;
  /** The word was written apart to slip past filters («قـ.صف»); `key` is what was meant. */
  readonly disguised: boolean;
  /** Written with آ at its start, which its key no longer tells from the article: «آليات». */
  readonly madda: boolean;
}

/** Whether the token at `i` is the colon of an hour: «08:40». */
export const isHourColon = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.key === ':' && tokens[i - 1]?.kind === 'number' && tokens[i + 1]?.kind === 'number';

const TATWEEL = 0x0640;
const MADDA = 0x0622;
const HEH = 0x0647;
/** Marks put inside a word to disguise it. */
const isDisguise = (code: number): boolean =>
  code === 0x2e || code === 0x2a || code === 0xb7 || code === 0x2022 || code === 0x5f;
const isSeparator = (code: number): boolean =>
  code === 0x2e || code === 0x2c || code === 0x066b || code === 0x066c || code === 0x060c;
const isBlank = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  code === 0x2028 ||
  code === 0x2029 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x3000 ||
  code === 0x202f ||
  code === 0x5f;
const isBreak = (code: number): boolean => code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Written form → key, so that a form that comes again has the same string for key: what is looked up by it is then found at once. */
const keys = new Map<string, string>();
const MAX_KEYS = 30_000;
/** The engine cuts longer strings out of the text without copying them: to hold one would be to hold the whole text. */
const LONGEST_HELD = 12;

function keyOf(surface: string): string {
  if (surface.length > LONGEST_HELD) return fold(surface);
  let key = keys.get(surface);
  if (key === undefined) {
    if (keys.size >= MAX_KEYS) keys.clear();
    key = fold(surface);
    keys.set(surface, key);
  }
  return key;
}

/** Longest run of letters kept as one word; what is longer is cut, so that no step meets a token of unbounded size. */
const MAX_WORD = 64;

/**
 * Cuts a text into tokens. Every code unit that is neither blank nor invisible lies in exactly one token; spans never cut a
 * combining mark from its letter. `_` counts as a blank, so that hashtags fall into words. Linear in the length of the text.
 */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let i = from;
  let spaced = true;
  let fresh = true;
  while (i < to) {
    const code = text.charCodeAt(i);
    if (isBlank(code) || isInvisible(code)) {
      if (isBreak(code)) fresh = true;
      spaced ||= isBlank(code);
      i++;
      continue;
    }
    const start = i;
    let kind: TokenKind = 'mark';
    let disguised = false;
    if (isLetter(code)) {
      kind = 'word';
      const end = wordEnd(text, i, to);
      disguised = end.disguised;
      i = end.at;
    } else if (isDigit(code)) {
      kind = 'number';
      i = figureEnd(text, i, to);
    } else {
      i += isHigh(code) && i + 1 < to && isLow(text.charCodeAt(i + 1)) ? 2 : 1;
      while (code === 0x2e && i < to && text.charCodeAt(i) === 0x2e) i++;
    }
    const surface = text.slice(start, i);
    const key = kind === 'mark' ? surface : disguised ? fold(undisguise(surface)) : keyOf(surface);
    const madda = surface.charCodeAt(0) === MADDA;
    tokens.push({ start, end: i, kind, key, spaced, fresh, disguised, madda });
    spaced = false;
    fresh = false;
  }
  return tokens;
}

/** Where the word that begins at `i` ends; steps over dots that stand beside a tatweel inside the word. */
function wordEnd(text: string, i: number, to: number): { at: number; disguised: boolean } {
  const limit = Math.min(to, i + MAX_WORD);
  const latin = text.charCodeAt(i) < 0x0250;
  let disguised = false;
  let at = i;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (at > i && isMark(code)) at++;
    else if (isLetter(code) && (code < 0x0250 || code >= 0x1e00 ? latin || code >= 0xfb50 : !latin || code < 0x0370))
      at++;
    else if (isInvisible(code) && at + 1 < limit && isLetter(text.charCodeAt(at + 1))) at++;
    else if (isDisguise(code) && at > i) {
      let next = at;
      while (next < limit && isDisguise(text.charCodeAt(next)) && next - at < 4) next++;
      const before = text.charCodeAt(at - 1) === TATWEEL && !(at - i === 2 && text.charCodeAt(i) === HEH); // «هـ.» is the Hijri year's mark
      const after = next + 1 < limit && text.charCodeAt(next) === TATWEEL && isLetter(text.charCodeAt(next + 1));
      if (!(after || (before && next < limit && isLetter(text.charCodeAt(next))))) break;
      disguised = true;
      at = next;
    } else break;
  }
  at = Math.max(at, i + 1);
  while (at < to && isMark(text.charCodeAt(at))) at++;
  return { at, disguised };
}

/** The word without the marks that disguised it. */
function undisguise(surface: string): string {
  let out = '';
  for (let k = 0; k < surface.length; k++) if (!isDisguise(surface.charCodeAt(k))) out += surface[k];
  return out;
}

/** Where a figure ends: digits, and single separators that have a digit on either side. */
function figureEnd(text: string, i: number, to: number): number {
  let at = i;
  while (at < to && at - i < MAX_WORD) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) at++;
    else if (isSeparator(code) && at + 1 < to && isDigit(text.charCodeAt(at + 1))) at += 2;
    else break;
  }
  return at;
}

/** «#187;»: the number in what is left of a character reference, which counts nothing. */
export const isReference = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.kind === 'number' && tokens[i - 1]?.key === '#' && tokens[i + 1]?.key === ';';
