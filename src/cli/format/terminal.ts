/** What a line may carry on a terminal: faint and bold, and marks that keep Arabic and Latin from turning each other round. */

/** How results are dressed. Plain outside a terminal. */
export interface Style {
  /** Columns that a line may take; Infinity outside a terminal. */
  readonly columns: number;
  bold(text: string): string;
  faint(text: string): string;
  /** A stretch that is laid out by itself, whatever runs around it (Unicode's first strong isolate). */
  isolate(text: string): string;
}

const plain = (text: string): string => text;
const sgr = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;

/** @param columns of the terminal; null where the output is none */
export function styleFor(columns: number | null): Style {
  if (columns === null) return { columns: Number.POSITIVE_INFINITY, bold: plain, faint: plain, isolate: plain };
  const coloured = !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  const isolate = (text: string) => `\u2068${text}\u2069`;
  return { columns, bold: coloured ? sgr(1, 22) : plain, faint: coloured ? sgr(2, 22) : plain, isolate };
}

const FIRST_STRONG = /\p{L}/u;

/** Whether a text runs from right to left: whether its first letter does. */
export const isRightToLeft = (text: string): boolean =>
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(FIRST_STRONG.exec(text)?.[0] ?? '');

/** Before a line that might be laid out the other way: it begins with a figure, a mark or a word of the other script. */
export const RIGHT_TO_LEFT = '\u200f';
export const LEFT_TO_RIGHT = '\u200e';
