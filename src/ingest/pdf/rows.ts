/** Glyphs → rows of words across the page, and the blocks of rows in the order in which they are read. */
import type { Glyph } from './glyphs.ts';

/** Glyphs without a wide gap between them. */
export interface Chunk {
  readonly left: number;
  readonly right: number;
  readonly glyphs: readonly Glyph[];
}

/** What stands on one height. */
export interface Row {
  readonly base: number;
  readonly size: number;
  readonly chunks: readonly Chunk[];
}

/** Share of the type size by which heights of one row differ. */
const SAME_HEIGHT = 0.45;
/** A gap of this many type sizes may be the gutter between two columns. */
const GUTTER = 1.1;
/** A gutter is one where at least this many rows have words on both sides. */
const ROWS = 3;

const isMark = (glyph: Glyph): boolean => /^\p{M}+$/u.test(glyph.text);

/** Groups glyphs by height, from the top of the page down. */
export function rowsOf(glyphs: readonly Glyph[]): Row[] {
  const sorted = glyphs.filter((g) => g.text !== '').sort((a, b) => b.base - a.base);
  const groups: Glyph[][] = [];
  let base = Number.POSITIVE_INFINITY;
  let size = 0;
  for (const glyph of sorted) {
    const group = groups.at(-1);
    // Vowel marks are drawn higher or lower than what they stand on; spaces may come in any size.
    if (group && base - glyph.base <= SAME_HEIGHT * Math.max(size, isMark(glyph) ? glyph.size : 0)) {
      group.push(glyph);
      if (!isMark(glyph)) size = Math.max(size, glyph.size);
      continue;
    }
    groups.push([glyph]);
    base = glyph.base;
    size = glyph.size;
  }
  return groups.filter((group) => group.some((g) => g.text.trim())).map(rowOf);
}

function rowOf(glyphs: readonly Glyph[]): Row {
  const visible = glyphs.filter((g) => g.text.trim());
  const letters = visible.filter((g) => !isMark(g));
  const size = median((letters.length > 0 ? letters : visible).map((g) => g.size));
  const chunks: { left: number; right: number; glyphs: Glyph[] }[] = [];
  for (const glyph of [...visible].sort((a, b) => a.left - b.left)) {
    const last = chunks.at(-1);
    if (last && glyph.left - last.right < GUTTER * size) {
      last.glyphs.push(glyph);
      last.right = Math.max(last.right, glyph.right);
    } else chunks.push({ left: glyph.left, right: glyph.right, glyphs: [glyph] });
  }
  // Spaces go to the chunk they touch.
  for (const space of glyphs)
    if (!space.text.trim())
      chunks.find((c) => space.left >= c.left - 0.1 && space.right <= c.right + 0.1)?.glyphs.push(space);
  return { base: median((letters.length > 0 ? letters : visible).map((g) => g.base)), size, chunks };
}

/** Rows of one column, top down. */
export type Column = readonly Row[];

/** The columns of a page in reading order; `rtl` has the right one read first. */
export function columnsOf(rows: readonly Row[], rtl: boolean): Column[] {
  const out: Column[] = [];
  let plain: Row[] = [];
  const flush = (): void => {
    if (plain.length > 0) out.push(plain);
    plain = [];
  };
  for (let i = 0; i < rows.length; ) {
    const band = bandAt(rows, i);
    if (!band) {
      plain.push(rows[i]!);
      i++;
      continue;
    }
    flush();
    const inside = rows.slice(i, band.end);
    const part = (keep: (c: Chunk) => boolean): Row[] =>
      inside.map((row) => ({ ...row, chunks: row.chunks.filter(keep) })).filter((row) => row.chunks.length > 0);
    const middle = (band.left + band.right) / 2;
    const sides = [part((c) => c.left < middle), part((c) => c.left >= middle)];
    if (rtl) sides.reverse();
    for (const side of sides) out.push(...columnsOf(side, rtl));
    i = band.end;
  }
  flush();
  return out;
}

interface Band {
  readonly end: number;
  readonly left: number;
  readonly right: number;
}

/** The longest run of rows from `from` on that leave one strip free, with words on both sides of it in enough of them. */
function bandAt(rows: readonly Row[], from: number): Band | null {
  let best: Band | null = null;
  const first = rows[from]!;
  for (let k = 1; k < first.chunks.length; k++) {
    let left = first.chunks[k - 1]!.right;
    let right = first.chunks[k]!.left;
    let both = 0;
    let end = from;
    let bothEnd = from;
    for (; end < rows.length; end++) {
      const row = rows[end]!;
      const narrowed = freeStrip(row, left, right);
      if (!narrowed || narrowed.right - narrowed.left < GUTTER * Math.min(row.size, first.size)) break;
      ({ left, right } = narrowed);
      const l = row.chunks.some((c) => c.right <= left);
      const r = row.chunks.some((c) => c.left >= right);
      if (l && r) {
        both++;
        bothEnd = end + 1;
      }
    }
    if (both >= ROWS && (!best || end > best.end)) best = { end: Math.max(bothEnd, end), left, right };
  }
  return best;
}

/** What a row leaves free of a strip: its widest part; null where nothing is left. */
function freeStrip(row: Row, left: number, right: number): { left: number; right: number } | null {
  let best: { left: number; right: number } | null = null;
  let from = left;
  for (const chunk of [...row.chunks, { left: right, right }]) {
    if (chunk.right <= from && chunk.left < left) continue;
    const to = Math.min(chunk.left, right);
    if (to > from && (!best || to - from > best.right - best.left)) best = { left: from, right: to };
    from = Math.max(from, chunk.right);
    if (from >= right) break;
  }
  return best;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
