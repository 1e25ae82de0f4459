/** Test sentences in which one word stands in brackets: `قتل ثلاثة من أفراد [أسرته]`. */
import type { Token } from '../../src/text/tokens.ts';

export interface Marked {
  /** The sentence without the brackets. */
  readonly text: string;
  /** UTF-16 offsets into `text` of what stood in brackets. */
  readonly start: number;
  readonly end: number;
}

export function unmark(marked: string): Marked {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  if (start < 0 || end < start) throw new Error(`no word in brackets: ${marked}`);
  return { text: marked.replace(/[[\]]/g, ''), start, end };
}

/** Index of the token that holds an offset; -1 where none does. */
export const tokenAt = (tokens: readonly Pick<Token, 'start' | 'end'>[], offset: number): number =>
  tokens.findIndex((t) => t.start <= offset && offset < t.end);
