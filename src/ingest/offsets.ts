/**
 * The way back from a stored text to the original it was taken from. Offsets into the text are UTF-16 code units.
 *
 * `text`  Segments `[text offset, original offset]`: from each on, text and original run side by side, one unit for one unit, until the
 *         next begins. The original is the decoded text of the article's own bytes (a page, a line of JSON, a row of a table), without
 *         its byte order mark. `-1` marks what the program put in, such as the line break between two paragraphs.
 * `page`  Segments `[text offset, page, left, bottom, right, top]`: one for each line of a PDF; pages from 1, points from the lower
 *         left corner.
 * `part`  Segments `[text offset, paragraph]`: one for each paragraph of a document, counted from 0 with the empty ones.
 */
export type OffsetMap =
  | { readonly to: 'text'; readonly segments: readonly (readonly [number, number])[] }
  | { readonly to: 'page'; readonly segments: readonly (readonly [number, number, number, number, number, number])[] }
  | { readonly to: 'part'; readonly segments: readonly (readonly [number, number])[] };

/** Put in by the program: stands nowhere in the original. */
const INSERTED = -1;

/** The index of the segment that holds a text offset; −1 before the first. */
export function segmentAt(segments: readonly (readonly number[])[], offset: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle]![0]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where a code unit of the text stands in the decoded original; null where the program put it in. A null map is the identity. */
export function originalOffset(map: OffsetMap | null, offset: number): number | null {
  if (map === null) return offset;
  if (map.to !== 'text') return null;
  const segment = map.segments[segmentAt(map.segments, offset)];
  if (!segment || segment[1] === INSERTED) return null;
  return segment[1] + offset - segment[0];
}

/** Builds a text piece by piece together with its map. */
export class MappedText {
  private readonly parts: string[] = [];
  private readonly segments: [number, number][] = [];
  private from = INSERTED;
  length = 0;

  /** Adds a piece that stands at `original` one unit for one unit; `INSERTED` for what the original does not hold. */
  add(piece: string, original: number): void {
    if (piece === '') return;
    const last = this.segments.at(-1);
    const runsOn = last && (original === INSERTED ? this.from === INSERTED : this.from === original);
    if (!runsOn) this.segments.push([this.length, original]);
    this.parts.push(piece);
    this.length += piece.length;
    this.from = original === INSERTED ? INSERTED : original + piece.length;
  }

  get text(): string {
    return this.parts.join('');
  }

  get map(): OffsetMap {
    return { to: 'text', segments: this.segments };
  }
}
