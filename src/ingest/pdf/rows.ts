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
  const band = widestBand(rows);
  if (!band) return rows.length > 0 ? [rows] : [];
  const inside = rows.slice(band.from, band.to);
  const part = (keep: (c: Chunk) => boolean): Row[] =>
    inside.map((row) => ({ ...row, chunks: row.chunks.filter(keep) })).filter((row) => row.chunks.length > 0);
  const sides = [part((c) => c.right <= band.at), part((c) => c.left >= band.at)];
  if (rtl) sides.reverse();
  return [
    ...columnsOf(rows.slice(0, band.from), rtl),
    ...sides.flatMap((side) => columnsOf(side, rtl)),
    ...columnsOf(rows.slice(band.to), rtl),
  ];
}

/** Rows that leave the gutter at `at` free. */
interface Band {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** The longest run of rows with a gutter between two columns of words; null where there is none. */
function widestBand(rows: readonly Row[]): Band | null {
  const size = median(rows.map((row) => row.size));
  let best: Band | null = null;
  for (const at of gutters(rows, size)) {
    const crosses = (row: Row): boolean =>
      row.chunks.some((c) => c.left < at + (GUTTER * size) / 2 && c.right > at - (GUTTER * size) / 2);
    for (let from = 0; from < rows.length; from++) {
      if (crosses(rows[from]!)) continue;
      let to = from;
      while (to < rows.length && !crosses(rows[to]!)) to++;
      if (isPair(rows.slice(from, to), at, size) && (!best || to - from > best.to - best.from)) best = { from, to, at };
      from = to;
    }
  }
  return best;
}

/** Width of the steps in which a page is looked through for gutters, in points. */
const STEP = 2;
/** Share of the rows that may cross a gutter: titles, pictures' captions. */
const CROSSING = 0.5;

/** The middles of upright strips that most rows leave free. */
function gutters(rows: readonly Row[], size: number): number[] {
  const chunks = rows.flatMap((row) => row.chunks);
  if (chunks.length < 2 * ROWS) return [];
  const left = Math.min(...chunks.map((c) => c.left));
  const right = Math.max(...chunks.map((c) => c.right));
  const covered = new Uint32Array(Math.max(1, Math.ceil((right - left) / STEP)) + 1);
  for (const chunk of chunks) {
    const last = Math.floor((chunk.right - left) / STEP);
    for (let k = Math.ceil((chunk.left - left) / STEP); k <= last; k++) covered[k]!++;
  }
  const out: number[] = [];
  const most = CROSSING * rows.length;
  // Of a strip of free places its emptiest part is the gutter.
  for (let k = 0; k < covered.length; k++) {
    if (covered[k]! > most) continue;
    let end = k;
    while (end < covered.length && covered[end]! <= most) end++;
    const least = Math.min(...covered.subarray(k, end));
    let from = k;
    while (covered[from]! > least) from++;
    let to = from;
    while (to < end && covered[to]! === least) to++;
    if ((to - from + 1) * STEP >= GUTTER * size) out.push(left + ((from + to - 1) / 2) * STEP);
    k = end;
  }
  return out;
}

/** A column is at least this many type sizes wide; narrower ones are the cells of a table. */
const WIDE = 6;

/** Whether rows hold two columns beside each other, on both sides of a gutter. */
function isPair(rows: readonly Row[], at: number, size: number): boolean {
  const side = (keep: (c: Chunk) => boolean) => rows.filter((row) => row.chunks.some(keep));
  const sides = [side((c) => c.right <= at), side((c) => c.left >= at)];
  if (sides.some((s) => s.length < ROWS)) return false;
  const [l, r] = sides.map((s) => ({ top: s[0]!.base, bottom: s.at(-1)!.base }));
  const beside = Math.min(l!.top, r!.top) - Math.max(l!.bottom, r!.bottom);
  const widths = [
    rows.flatMap((row) => row.chunks.filter((c) => c.right <= at)),
    rows.flatMap((row) => row.chunks.filter((c) => c.left >= at)),
  ].map((chunks) => median(chunks.map((c) => c.right - c.left)));
  return beside >= (ROWS - 1) * size && widths.every((w) => w >= WIDE * size);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
