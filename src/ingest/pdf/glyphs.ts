/**
 * The glyphs of a PDF page with their places, read from its drawing operators. Higher-level text extraction merges glyphs into items
 * by font, which loses the place of what another font puts between them (brackets and figures in Arabic text).
 */
import type { getDocumentProxy } from 'unpdf';

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** One glyph. Points from the lower left corner of the page. */
export interface Glyph {
  /** The characters it stands for, in reading order; compatibility forms resolved. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

interface State {
  readonly page: Matrix;
  readonly size: number;
  readonly charSpace: number;
  readonly wordSpace: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
  readonly fontScale: number;
}

interface RawGlyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly isSpace?: boolean;
}

/** Glyphs drawn on one page: more than any page of text holds. */
const MOST_GLYPHS = 40_000;

/** The horizontal glyphs of a page, in the order in which they are drawn. */
export async function glyphsOf(page: PdfPage, names: ReadonlyMap<number, string>): Promise<Glyph[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const out: Glyph[] = [];
  let state: State = {
    page: IDENTITY,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    fontScale: 0.001,
  };
  const saved: State[] = [];
  let text: Matrix = IDENTITY;
  let line: Matrix = IDENTITY;
  const move = (x: number, y: number): void => {
    line = times([1, 0, 0, 1, x, y], line);
    text = line;
  };
  const show = (glyphs: readonly (RawGlyph | number | null)[]): void => {
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') text = times([1, 0, 0, 1, (-glyph / 1000) * state.size * state.scale, 0], text);
      else if (glyph && out.length < MOST_GLYPHS) {
        const width = (glyph.width ?? 0) * state.fontScale * state.size;
        const space = state.charSpace + (glyph.isSpace ? state.wordSpace : 0);
        const place = times(times([state.size * state.scale, 0, 0, state.size, 0, state.rise], text), state.page);
        const step = (width + space) * state.scale;
        const end = times(times([1, 0, 0, 1, width * state.scale, 0], text), state.page);
        const start = times(text, state.page);
        const size = Math.hypot(place[2], place[3]);
        const upright = Math.abs(place[1]) < 0.1 * Math.abs(place[0]) || place[0] === 0;
        if (upright && size > 0.5)
          out.push({
            text: plain(glyph.unicode ?? ''),
            left: Math.min(start[4], end[4]),
            right: Math.max(start[4], end[4]),
            base: place[5],
            size,
          });
        text = times([1, 0, 0, 1, step, 0], text);
      }
    }
  };
  fnArray.forEach((fn: number, k: number) => {
    const args = (argsArray[k] ?? []) as never[];
    const n = args as unknown as number[];
    switch (names.get(fn)) {
      case 'save':
        saved.push(state);
        break;
      case 'restore':
        state = saved.pop() ?? state;
        break;
      case 'transform':
        state = { ...state, page: times(matrix(n), state.page) };
        break;
      case 'paintFormXObjectBegin':
        saved.push(state);
        if (Array.isArray(args[0]) || ArrayBuffer.isView(args[0]))
          state = { ...state, page: times(matrix(args[0]), state.page) };
        break;
      case 'paintFormXObjectEnd':
        state = saved.pop() ?? state;
        break;
      case 'beginText':
        text = IDENTITY;
        line = IDENTITY;
        break;
      case 'setFont':
        state = { ...state, size: n[1]! };
        break;
      case 'setCharSpacing':
        state = { ...state, charSpace: n[0]! };
        break;
      case 'setWordSpacing':
        state = { ...state, wordSpace: n[0]! };
        break;
      case 'setHScale':
        state = { ...state, scale: n[0]! / 100 };
        break;
      case 'setLeading':
        state = { ...state, leading: n[0]! };
        break;
      case 'setTextRise':
        state = { ...state, rise: n[0]! };
        break;
      case 'setTextMatrix':
        text = matrix(ArrayBuffer.isView(args[0]) || Array.isArray(args[0]) ? args[0] : n);
        line = text;
        break;
      case 'moveText':
        move(n[0]!, n[1]!);
        break;
      case 'setLeadingMoveText':
        state = { ...state, leading: -n[1]! };
        move(n[0]!, n[1]!);
        break;
      case 'nextLine':
        move(0, state.leading);
        break;
      case 'showText':
      case 'showSpacedText':
        show(args[0]!);
        break;
      case 'nextLineShowText':
        move(0, state.leading);
        show(args[0]!);
        break;
      case 'nextLineSetSpacingShowText':
        state = { ...state, wordSpace: n[0]!, charSpace: n[1]! };
        move(0, state.leading);
        show(args[2]!);
        break;
    }
  });
  return out;
}

function matrix(values: ArrayLike<number>): Matrix {
  return [values[0]!, values[1]!, values[2]!, values[3]!, values[4]!, values[5]!];
}

/** Presentation forms and ligatures resolved, control characters dropped. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Co}\p{Cs}]/gu, '')
    .replace(/\u00a0/g, ' ');
}
