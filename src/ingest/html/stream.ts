/** The text of a page as one stream of its visible characters, each with its place: for finding back where a line stands. */
import { MappedText, type OffsetMap } from '../offsets.ts';
import { decodeEntity } from './entities.ts';
import type { TextRun } from './scan.ts';

const BLANK = /\s/;

/** Visible characters only: white space is dropped, since no two programs keep the same of it. */
export interface Stream {
  readonly text: string;
  /** For each code unit of `text`, where it stands in the page. */
  readonly at: Int32Array;
}

export function streamOf(page: string, runs: readonly TextRun[]): Stream {
  const parts: string[] = [];
  const at: number[] = [];
  for (const { start, end } of runs) {
    for (let i = start; i < end; ) {
      let piece = page[i]!;
      let width = 1;
      if (piece === '&') {
        const entity = decodeEntity(page, i);
        if (entity) ({ piece, width } = entity);
      }
      for (const ch of piece) {
        if (BLANK.test(ch)) continue;
        parts.push(ch);
        for (let k = 0; k < ch.length; k++) at.push(width === 1 ? i + k : i);
      }
      i += width;
    }
  }
  return { text: parts.join(''), at: Int32Array.from(at) };
}

/**
 * Joins lines into one text, each mapped to the place where it stands in the page. Lines come in the order of the page; a line that the
 * stream does not hold where it is looked for is looked for from the beginning, and one that stands nowhere counts as put in.
 */
export function mapLines(lines: readonly string[], stream: Stream, separator = '\n'): { text: string; map: OffsetMap } {
  const out = new MappedText();
  let cursor = 0;
  lines.forEach((line, k) => {
    if (k > 0) out.add(separator, -1);
    const bare = line.replace(/\s+/g, '');
    let found = stream.text.indexOf(bare, cursor);
    if (found < 0) found = stream.text.indexOf(bare);
    else cursor = found + bare.length;
    if (found < 0) {
      out.add(line, -1);
      return;
    }
    addLine(out, line, stream.at, found);
  });
  return { text: out.text, map: out.map };
}

/** Adds a line whose visible characters begin at `from` of the stream. A blank belongs to the character before it. */
function addLine(out: MappedText, line: string, at: Int32Array, from: number): void {
  let k = from;
  let start = 0;
  let origin = at[from]!;
  let expected = origin;
  for (let i = 0; i < line.length; i++) {
    if (BLANK.test(line[i]!)) {
      expected++;
      continue;
    }
    if (at[k] !== expected) {
      out.add(line.slice(start, i), origin);
      start = i;
      origin = at[k]!;
      expected = origin;
    }
    expected++;
    k++;
  }
  out.add(line.slice(start), origin);
}
