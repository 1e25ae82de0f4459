/**
 * Folding: many spellings, one key. For look-up only; the text itself is never changed.
 *
 * Unified: hamza carriers (أ إ آ ٱ → ا, ؤ → و, ئ → ي, ء dropped), ى and Persian ی → ي, Persian ک → ك, tatweel and harakat
 * dropped, presentation forms decomposed (NFKC), invisible and bidi marks dropped, Eastern Arabic and Persian digits → 0–9,
 * Latin letters lower-cased. ة is kept: it tells مدنية from مدنيه.
 */

const LAM_ALEF = /[\ufef5-\ufefc]/;
const KEEP = 0;
const DROP = 1;

/** Per code unit below U+0700: KEEP, DROP, or the code it becomes. */
const table = new Uint16Array(0x0700);
for (let c = 0x064b; c <= 0x065f; c++) table[c] = DROP; // harakat
for (let c = 0x0610; c <= 0x061a; c++) table[c] = DROP; // Quranic signs
for (let c = 0x06d6; c <= 0x06ed; c++) table[c] = DROP;
for (const c of [0x0670, 0x0640, 0x061c, 0x00ad, 0x0621]) table[c] = DROP; // dagger alef, tatweel, ALM, soft hyphen, lone hamza
for (const c of [0x0623, 0x0625, 0x0622, 0x0671]) table[c] = 0x0627;
table[0x0624] = 0x0648;
table[0x0626] = 0x064a;
for (const c of [0x0649, 0x06cc]) table[c] = 0x064a;
table[0x06a9] = 0x0643;
table[0x06be] = 0x0647;
table[0x06d5] = 0x0629;
for (let d = 0; d < 10; d++) {
  table[0x0660 + d] = 0x30 + d;
  table[0x06f0 + d] = 0x30 + d;
}
for (let c = 0x41; c <= 0x5a; c++) table[c] = c + 32;

/** True for marks that no reader sees: zero width, bidi control, byte order mark. */
export function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff ||
    code === 0x061c ||
    code === 0x00ad
  );
}

/** The key of a word. Idempotent. */
export function fold(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const to = code < 0x0700 ? table[code]! : isInvisible(code) ? DROP : code >= 0xfb50 ? 2 : KEEP;
    if (to === KEEP) continue;
    if (to === 2) return fold(decompose(text));
    out += text.slice(from, i);
    if (to !== DROP) out += String.fromCharCode(to);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Presentation forms taken apart. Forms that NFKC leaves alone lie outside Arabic and stay; U+FB50 and above that survive become a space. */
function decompose(text: string): string {
  let out = '';
  for (const ch of text.normalize('NFKC')) {
    const code = ch.charCodeAt(0);
    out += code >= 0xfb50 && !isInvisible(code) && !(code >= 0xd800 && code <= 0xdfff) ? ' ' : ch;
  }
  return out;
}

/** A folded text and, for each of its code units, the offset in the original that it came from; `map[text.length]` is the original's length. */
export interface Folded {
  readonly text: string;
  readonly map: Uint32Array;
}

/** Folds with a map back. Each output unit points at the start of the original character that produced it. */
export function foldWithMap(original: string): Folded {
  let out = '';
  const map: number[] = [];
  for (let i = 0; i < original.length; ) {
    const code = original.codePointAt(i)!;
    const width = code > 0xffff ? 2 : 1;
    const piece = fold(original.slice(i, i + width));
    for (let k = 0; k < piece.length; k++) map.push(i);
    out += piece;
    i += width;
  }
  map.push(original.length);
  return { text: out, map: Uint32Array.from(map) };
}

/** True when the text holds presentation forms that a reader would expect to be ordinary letters. */
export function hasPresentationForms(text: string): boolean {
  return LAM_ALEF.test(text) || /[\ufb50-\ufdff\ufe70-\ufef4]/.test(text);
}

const CLASS = new Uint8Array(0x10000);
const MARKS = new Uint8Array(0x10000);
/** 1 letter or mark inside a word, 2 digit, 0 anything else. Filled once from the Unicode properties. */
for (let c = 0; c < 0x10000; c++) {
  if (c >= 0xd800 && c <= 0xdfff) continue;
  const ch = String.fromCharCode(c);
  if (/\p{Nd}/u.test(ch)) CLASS[c] = 2;
  else if (/[\p{L}\p{M}]/u.test(ch) || c === 0x0640) CLASS[c] = 1;
  if (/\p{M}/u.test(ch)) MARKS[c] = 1;
}

/** True for a letter, a combining mark or tatweel (one code unit; astral letters count as no letter). */
export const isLetter = (code: number): boolean => CLASS[code] === 1;
/** True for a combining mark. */
export const isMark = (code: number): boolean => MARKS[code] === 1;
/** True for a decimal digit of any script. */
export const isDigit = (code: number): boolean => CLASS[code] === 2;
