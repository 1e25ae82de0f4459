/** How wide a text stands on a terminal, and cutting it to fit. Text stays in its stored order; the terminal lays it out. */

const NOTHING = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** Columns. Vowel signs and invisible marks take none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const ch of text) columns += NOTHING.test(ch) ? 0 : WIDE.test(ch) ? 2 : 1;
  return columns;
}

/** The text in at most so many columns, its end replaced by «…» where it is longer. */
export function cut(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  return `${[...pieces(text, Math.max(1, columns - 1))][0] ?? ''}…`;
}

/** The text with blanks after it up to so many columns. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - columnsOf(text)));

/** Lines of at most so many columns, broken at blanks; a word that is longer than a line is broken between letters. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    for (const piece of pieces(word, columns)) {
      const width = columnsOf(piece);
      if (used > 0 && used + 1 + width > columns) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += used > 0 ? ` ${piece}` : piece;
      used += (used > 0 ? 1 : 0) + width;
    }
  }
  if (line) lines.push(line);
  return lines;
}

/** A word in pieces of at most so many columns. */
function* pieces(word: string, columns: number): Generator<string> {
  let piece = '';
  let used = 0;
  for (const { segment } of segmenter.segment(word)) {
    const width = columnsOf(segment);
    if (used > 0 && used + width > columns) {
      yield piece;
      piece = '';
      used = 0;
    }
    piece += segment;
    used += width;
  }
  if (piece) yield piece;
}
