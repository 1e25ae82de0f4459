/** The lines of a plain text told apart: what is the article, and what stood around it on its page. */
import type { Span } from '../model/index.ts';
import { fold } from './fold.ts';
import { loadPageWords, type PageWords } from './page-words.ts';

export type LineKind = 'title' | 'byline' | 'outlet' | 'published' | 'address' | 'furniture' | 'body';

/** A line without its white space at both ends. Empty lines are left out. */
export interface TextLine extends Span {
  readonly kind: LineKind;
  /** What the line says besides the words that it was recognised by: a name, an address. */
  readonly value: string;
}

/** Lines from the beginning among which title, byline and outlet stand. */
const HEAD = 8;
const LONGEST_TITLE = 160;
/** Most words of an outlet's or a person's name. */
const LONGEST_NAME = 6;
/** Behind this share of the text the words that end an article are believed. */
const END_FROM = 0.6;
/** A line of this length below them is prose: nothing is cut. */
const PROSE = 200;
const ADDRESS = /https?:\/\/[^\s<>()[\]«»"]+/;

/** Tells the lines of a text apart. Nothing is changed; offsets are into the text. */
export function pageLines(text: string): TextLine[] {
  const words = loadPageWords();
  const spans = lineSpans(text);
  const title = titleIndex(text, spans, words);
  const lines = spans.map((span, k): TextLine => {
    const { start, end } = span;
    const line = text.slice(start, end);
    if (k === title) return { start, end, kind: 'title', value: line.replace(/^#+\s*/, '') };
    return { start, end, ...kindOf(line, k, k - title, words) };
  });
  const end = endIndex(text, spans, words);
  return end < 0 ? lines : lines.map((line, k) => (k < end ? line : { ...line, kind: 'furniture' as const }));
}

function lineSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const m of text.matchAll(/[^\r\n]+/g)) {
    const start = m.index + (m[0].length - m[0].trimStart().length);
    const end = m.index + m[0].trimEnd().length;
    if (end > start) spans.push({ start, end });
  }
  return spans;
}

/** The first line where it is short, stops without a full stop and has the article below it; −1 for none. */
function titleIndex(text: string, spans: readonly Span[], words: PageWords): number {
  for (const [k, span] of spans.slice(0, 3).entries()) {
    const line = text.slice(span.start, span.end);
    if (words.match(line) || !/\p{L}/u.test(line)) continue;
    const below = spans.slice(k + 1).some((s) => s.end - s.start > 60);
    return below && line.length <= LONGEST_TITLE && !/[.،؛:]$/.test(line) ? k : -1;
  }
  return -1;
}

function kindOf(line: string, k: number, fromTitle: number, words: PageWords): Pick<TextLine, 'kind' | 'value'> {
  const match = words.match(line);
  const url = ADDRESS.exec(line)?.[0];
  if (match?.kind === 'address' && url) return { kind: 'address', value: url };
  if (match?.kind === 'furniture' || match?.kind === 'end' || match?.kind === 'teaser')
    return { kind: 'furniture', value: '' };
  if (url && line.length - url.length < 30) return { kind: 'address', value: url };
  if (k < HEAD) {
    const name = match && (match.kind === 'byline' || match.kind === 'outlet-mark') ? nameIn(line, match.phrase) : '';
    if (name) return { kind: match!.kind === 'byline' ? 'byline' : 'outlet', value: name };
    if (match?.kind === 'published') return { kind: 'published', value: line };
    // A lone Latin word under an Arabic title is the site's name.
    if (fromTitle === 1 && /^[A-Za-z][\w.-]{2,30}$/.test(line)) return { kind: 'outlet', value: line };
  }
  return { kind: 'body', value: '' };
}

/** The name in a byline or beside an outlet's mark: the first part of the line that is one, without the words it was known by. */
function nameIn(line: string, phrase: string): string {
  const count = phrase.split(' ').length;
  for (const part of line.split(/\s*[|–—/:]\s*|\s+-\s+/)) {
    const words = part.trim().split(/\s+/);
    const rest = words[0] && fold(words.slice(0, count).join(' ')) === phrase ? words.slice(count) : words;
    if (rest.length > 1 && rest.length <= LONGEST_NAME && !/\p{Nd}/u.test(rest.join(''))) return rest.join(' ');
  }
  return '';
}

/** The line from which on nothing is the article any more; −1 for none. */
function endIndex(text: string, spans: readonly Span[], words: PageWords): number {
  const end = spans.findIndex(
    (s) => s.start > END_FROM * text.length && words.match(text.slice(s.start, s.end))?.kind === 'end',
  );
  return end >= 0 && spans.slice(end + 1).every((s) => s.end - s.start < PROSE) ? end : -1;
}
