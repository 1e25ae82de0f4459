/**
 * Positions. One convention everywhere: offsets are UTF-16 code units into the decoded text of the article as it was
 * received, `start` inclusive, `end` exclusive, so that `text.slice(span.start, span.end)` is the quote.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Code units that two spans share; 0 when they only touch or lie apart. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** True when `inner` lies wholly inside `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The shortest span that covers both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** A value read out of the text: where it stands, what it is, by which rule, and from which pieces it was put together. */
export interface Found<V> {
  readonly span: Span;
  readonly value: V;
  readonly rule: string;
  readonly parts: readonly Found<unknown>[];
}
