/** The glyphs of a row, as they stand on the page → their text in the order in which it is read. */
import type { Glyph } from './glyphs.ts';

/** A gap of this share of the type size parts two words. */
const WORD_GAP = 0.2;

const ARABIC = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]/;
const STRONG_LTR = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const DIGIT = /\p{Nd}/u;
const MARK = /^\p{M}+$/u;
/** Signs that belong to the figures around them. */
const INSIDE_NUMBER = /^[.,:/٫٬\-–+]$/;
const BEHIND_NUMBER = /^[%٪$€£]$/;
const BRACKETS = '()[]{}«»<>‹›';

export const isRtl = (text: string): boolean => {
  let arabic = 0;
  let latin = 0;
  for (const ch of text) {
    if (ARABIC.test(ch) && !DIGIT.test(ch)) arabic++;
    else if (STRONG_LTR.test(ch)) latin++;
  }
  return arabic >= latin && arabic > 0;
};

/**
 * The text of a row. `rtl` says which way it runs; the other way's words and all figures inside it are put back into their own order.
 */
export function textOf(glyphs: readonly Glyph[], rtl: boolean, mirrored: boolean): string {
  const cells = cellsOf(glyphs);
  const ordered = rtl ? fromRight(cells, mirrored) : fromLeft(cells);
  return ordered.replace(/\s+/g, ' ').trim();
}

/** A glyph with its marks, from left to right; a blank is a cell of its own. */
function cellsOf(glyphs: readonly Glyph[]): string[] {
  const letters = glyphs.filter((g) => !MARK.test(g.text)).sort((a, b) => a.left - b.left || a.right - b.right);
  const texts = letters.map((g) => g.text);
  for (const mark of glyphs.filter((g) => MARK.test(g.text))) {
    const at = (mark.left + mark.right) / 2;
    let best = -1;
    let distance = Number.POSITIVE_INFINITY;
    letters.forEach((g, k) => {
      if (!g.text.trim()) return;
      const d = at < g.left ? g.left - at : at > g.right ? at - g.right : 0;
      if (d < distance) [best, distance] = [k, d];
    });
    if (best >= 0) texts[best] += mark.text;
  }
  const cells: string[] = [];
  let right = Number.NEGATIVE_INFINITY;
  letters.forEach((g, k) => {
    if (cells.length > 0 && g.left - right > WORD_GAP * g.size && g.text.trim() && cells.at(-1) !== ' ')
      cells.push(' ');
    if (g.text.trim() || cells.at(-1) !== ' ') cells.push(g.text.trim() ? texts[k]! : ' ');
    right = Math.max(right, g.right);
  });
  return cells;
}

type Way = 'rtl' | 'ltr' | 'digit' | 'neutral';

function wayOf(cell: string): Way {
  if (DIGIT.test(cell)) return 'digit';
  if (ARABIC.test(cell)) return 'rtl';
  return STRONG_LTR.test(cell) ? 'ltr' : 'neutral';
}

/** Cells from right to left, with runs of Latin words and of figures turned back. */
function fromRight(cells: readonly string[], mirrored: boolean): string {
  const out: string[] = [];
  for (let end = cells.length; end > 0; ) {
    const way = wayOf(cells[end - 1]!);
    if (way === 'rtl' || way === 'neutral') {
      const cell = cells[end - 1]!;
      out.push(way === 'neutral' && mirrored ? mirror(cell) : cell);
      end--;
      continue;
    }
    const start = way === 'ltr' || runHoldsLatin(cells, end) ? latinStart(cells, end) : numberStart(cells, end);
    out.push(...cells.slice(start, end));
    end = start;
  }
  return out.join('');
}

/** Whether figures at the right end of a run belong to Latin words at their left: «F-16», «B2». */
function runHoldsLatin(cells: readonly string[], end: number): boolean {
  let i = numberStart(cells, end) - 1;
  while (i >= 0 && /^[-.]$/.test(cells[i]!)) i--;
  return i >= 0 && wayOf(cells[i]!) === 'ltr';
}

function latinStart(cells: readonly string[], end: number): number {
  let start = end - 1;
  for (let i = end - 1; i >= 0; i--) {
    const way = wayOf(cells[i]!);
    if (way === 'rtl') break;
    if (way !== 'neutral') start = i;
  }
  return start;
}

function numberStart(cells: readonly string[], end: number): number {
  let start = end;
  while (start > 0 && wayOf(cells[start - 1]!) === 'digit') {
    while (start > 0 && wayOf(cells[start - 1]!) === 'digit') start--;
    if (start > 1 && INSIDE_NUMBER.test(cells[start - 1]!) && wayOf(cells[start - 2]!) === 'digit') start--;
  }
  if (start > 0 && BEHIND_NUMBER.test(cells[start - 1]!)) return start;
  return start;
}

/** Cells from left to right, with runs of Arabic words turned back. */
function fromLeft(cells: readonly string[]): string {
  const out: string[] = [];
  for (let i = 0; i < cells.length; ) {
    if (wayOf(cells[i]!) !== 'rtl') {
      out.push(cells[i]!);
      i++;
      continue;
    }
    let end = i + 1;
    for (let k = i; k < cells.length && wayOf(cells[k]!) !== 'ltr'; k++) if (wayOf(cells[k]!) === 'rtl') end = k + 1;
    out.push(fromRight(cells.slice(i, end), false));
    i = end;
  }
  return out.join('');
}

function mirror(cell: string): string {
  const at = BRACKETS.indexOf(cell);
  return cell.length !== 1 || at < 0 ? cell : BRACKETS[at ^ 1]!;
}

/**
 * Whether a page's brackets are stored by their shape: then those that open an Arabic phrase are written as closing ones. A bracket that
 * opens has a blank before it and none behind it, in the order of reading; one that closes, the other way round.
 */
export function bracketsMirrored(rows: readonly (readonly Glyph[])[]): boolean {
  let right = 0;
  let wrong = 0;
  for (const glyphs of rows) {
    const cells = cellsOf(glyphs);
    if (!isRtl(cells.join(''))) continue;
    cells.forEach((cell, i) => {
      const at = BRACKETS.indexOf(cell);
      if (at < 0 || cell.length !== 1) return;
      const blankBefore = (cells[i + 1] ?? ' ') === ' ';
      const blankBehind = (cells[i - 1] ?? ' ') === ' ';
      if (blankBefore === blankBehind) return;
      const opens = (at & 1) === 0;
      if (opens === blankBefore) right++;
      else wrong++;
    });
  }
  return wrong > right;
}
