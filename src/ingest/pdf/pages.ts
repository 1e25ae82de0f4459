/** The lines of a whole PDF in reading order, without running heads and page numbers, joined into paragraphs. */
import { put } from '../../text/lists.ts';
import type { OffsetMap } from '../offsets.ts';
import type { Glyph } from './glyphs.ts';
import { bracketsMirrored, isRtl, textOf } from './order.ts';
import { type Column, columnsOf, rowsOf } from './rows.ts';

export interface PdfLine {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
  /** Left and right edge of the column that it stands in. */
  readonly column: readonly [number, number];
  readonly rtl: boolean;
}

/** The lines of one page. */
export function pageLines(glyphs: readonly Glyph[], page: number): PdfLine[] {
  const rows = rowsOf(glyphs);
  const rtl = isRtl(glyphs.map((g) => g.text).join(''));
  const mirrored = bracketsMirrored(rows.map((row) => row.chunks.flatMap((c) => c.glyphs)));
  return columnsOf(rows, rtl).flatMap((column) => linesOf(column, page, rtl, mirrored));
}

function linesOf(column: Column, page: number, pageRtl: boolean, mirrored: boolean): PdfLine[] {
  const edges: [number, number] = [
    Math.min(...column.map((row) => row.chunks[0]!.left)),
    Math.max(...column.map((row) => row.chunks.at(-1)!.right)),
  ];
  return column.flatMap((row) => {
    const glyphs = row.chunks.flatMap((c) => c.glyphs);
    const joined = glyphs.map((g) => g.text).join('');
    const rtl = isRtl(joined) || (pageRtl && !/\p{L}/u.test(joined));
    const text = textOf(glyphs, rtl, mirrored);
    const left = row.chunks[0]!.left;
    const right = row.chunks.at(-1)!.right;
    return text ? [{ text, page, left, right, base: row.base, size: row.size, column: edges, rtl }] : [];
  });
}

/** Pages on which the same line stands at the head or foot before it is a running one. */
const REPEATED = 3;
/** Lines at the head and at the foot of a page among which running ones stand. */
const EDGE = 2;

/** Drops what stands at the head or foot of many pages, figures aside, and page numbers. */
export function withoutRunning(lines: readonly PdfLine[]): PdfLine[] {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) put(pages, line.page, line);
  const edges = new Set<PdfLine>();
  const seen = new Map<string, number>();
  const key = (line: PdfLine): string => line.text.replace(/\p{Nd}+/gu, '#');
  for (const page of pages.values()) {
    const sorted = [...page].sort((a, b) => b.base - a.base);
    const edge = new Set([...sorted.slice(0, EDGE), ...sorted.slice(-EDGE)]);
    for (const line of edge) edges.add(line);
    for (const text of new Set([...edge].map(key))) seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return lines.filter((line) => {
    if (!edges.has(line)) return true;
    return seen.get(key(line))! < REPEATED && !/^[\s\p{Nd}\-–/|]+$/u.test(line.text);
  });
}

/** A line that stops this share of the column's width before its end closes a paragraph. */
const SHORT = 0.12;
/** More than this many times the usual distance between lines parts paragraphs. */
const APART = 1.25;

/** Joins lines into paragraphs, one a line of the text; each line keeps its place on its page. */
export function joinLines(lines: readonly PdfLine[]): { text: string; map: OffsetMap } {
  const steps = lines.flatMap((line, k) => {
    const next = lines[k + 1];
    return next && next.page === line.page && next.base < line.base ? [(line.base - next.base) / line.size] : [];
  });
  // Most lines of a text stand as near each other as any two do; paragraphs of one line stand wider.
  const usual = steps.filter((step) => step > 0.9).sort((a, b) => a - b)[Math.floor(steps.length / 5)] ?? 1.2;
  const parts: string[] = [];
  const segments: [number, number, number, number, number, number][] = [];
  let at = 0;
  const round = (n: number): number => Math.round(n * 10) / 10;
  lines.forEach((line, k) => {
    const before = lines[k - 1];
    if (before) {
      parts.push(newParagraph(before, line, usual) ? '\n' : ' ');
      at++;
    }
    segments.push([
      at,
      line.page,
      round(line.left),
      round(line.base - 0.3 * line.size),
      round(line.right),
      round(line.base + 0.9 * line.size),
    ]);
    parts.push(line.text);
    at += line.text.length;
  });
  return { text: parts.join(''), map: { to: 'page', segments } };
}

function newParagraph(before: PdfLine, line: PdfLine, usual: number): boolean {
  if (Math.abs(before.size - line.size) > 0.15 * before.size) return true;
  const [from, to] = before.column;
  const room = Math.max(before.left - from, to - before.right);
  if (room > SHORT * (to - from)) return true;
  if (before.page !== line.page || line.base >= before.base) return false;
  return before.base - line.base > APART * usual * before.size;
}
