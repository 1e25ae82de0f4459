/** Elements of a feed found in its source, so that each keeps its place. Offsets are code units into the decoded feed. */

import { parsePage } from './html/dom.ts';
import { decodeEntity } from './html/entities.ts';
import { linesOf } from './html/lines.ts';
import { scan } from './html/scan.ts';
import { mapLines, streamOf } from './html/stream.ts';
import { MappedText, type OffsetMap } from './offsets.ts';

export interface Element {
  readonly start: number;
  readonly end: number;
  readonly inner: number;
  readonly innerEnd: number;
}

const CDATA = '<![CDATA[';

/** The elements of the given names, in order; one that is not closed ends where the next begins. */
export function* elementsIn(source: string, names: readonly string[]): Generator<Element> {
  const opening = new RegExp(`<(${names.join('|')})(?=[\\s>/])[^>]*>`, 'gi');
  for (let m = opening.exec(source); m; m = opening.exec(source)) {
    const inner = opening.lastIndex;
    if (m[0].endsWith('/>')) continue;
    const close = `</${m[1]}>`;
    const found = endOf(source, close, inner);
    const end = found < 0 ? source.length : found + close.length;
    yield { start: m.index, end, inner, innerEnd: found < 0 ? source.length : found };
    opening.lastIndex = end;
  }
}

/** Where a closing tag stands outside CDATA; −1 for nowhere. */
function endOf(source: string, close: string, from: number): number {
  let at = from;
  for (;;) {
    const end = source.indexOf(close, at);
    if (end < 0) return end;
    // Looked for no further than the tag found: a feed without CDATA is not searched to its end for each item.
    const data = source.slice(at, end).lastIndexOf(CDATA);
    if (data < 0) return end;
    const after = source.indexOf(']]>', at + data);
    if (after < 0 || after < end) return end;
    at = after + 3;
  }
}

/** The first element of one of the names inside another; null for none. */
export function firstOf(source: string, within: Element, names: readonly string[]): Element | null {
  const part = source.slice(within.inner, within.innerEnd);
  for (const name of names) {
    const found = elementsIn(part, [name]).next();
    if (found.done) continue;
    const { start, end, inner, innerEnd } = found.value;
    const by = within.inner;
    return { start: start + by, end: end + by, inner: inner + by, innerEnd: innerEnd + by };
  }
  return null;
}

/** The words of an element; '' for none. An author's inner `<name>` is what counts. */
export function wordsOf(source: string, element: Element | null): string {
  if (!element) return '';
  const name = firstOf(source, element, ['name']);
  const { text } = unescaped(source, name ?? element);
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The content of an element with CDATA and references resolved, and the place of each code unit. */
function unescaped(source: string, { inner, innerEnd }: Element): { text: string; at: number[]; escaped: boolean } {
  const parts: string[] = [];
  const at: number[] = [];
  let escaped = false;
  const raw = (from: number, to: number): void => {
    parts.push(source.slice(from, to));
    for (let i = from; i < to; i++) at.push(i);
  };
  for (let i = inner; i < innerEnd; ) {
    if (source.startsWith(CDATA, i)) {
      const close = source.indexOf(']]>', i);
      const end = close < 0 || close > innerEnd ? innerEnd : close;
      raw(i + CDATA.length, end);
      escaped = true;
      i = end + 3;
      continue;
    }
    const entity = source[i] === '&' ? decodeEntity(source, i) : null;
    if (entity) {
      parts.push(entity.piece);
      for (let k = 0; k < entity.piece.length; k++) at.push(i);
      if (entity.piece === '<') escaped = true;
      i += entity.width;
      continue;
    }
    let next = i + 1;
    while (next < innerEnd && source[next] !== '&' && source[next] !== '<') next++;
    raw(i, next);
    i = next;
  }
  return { text: parts.join(''), at, escaped };
}

/** The text of an element that holds a piece of a page, mapped to the source from `base` on. */
export function contentMap(
  source: string,
  element: Element | null,
  base: number,
  depth: number,
): { text: string; map: OffsetMap } {
  if (!element) return { text: '', map: { to: 'text', segments: [] } };
  const { text: page, at } = unescaped(source, element);
  const { runs, safe } = scan(page, depth);
  const lines = linesOf(parsePage(safe).body ?? parsePage(safe)).map((line) => line.text);
  const inPage = mapLines(lines, streamOf(page, runs));
  const out = new MappedText();
  const segments = inPage.map.segments;
  segments.forEach(([start, original], k) => {
    const end = segments[k + 1]?.[0] ?? inPage.text.length;
    for (let i = start; i < end; i++)
      out.add(inPage.text[i]!, original < 0 ? -1 : (at[original + i - start] ?? base) - base);
  });
  return { text: out.text, map: out.map };
}
