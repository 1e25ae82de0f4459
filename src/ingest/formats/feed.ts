import { encode } from '../charset.ts';
import { insideOf } from '../container.ts';
import { contentMap, type Element, elementsIn, firstOf, wordsOf } from '../feed.ts';
import { type Format, type Metadata, type Outcome, type Piece, problem } from '../types.ts';
import { decoded } from './text.ts';

/** RSS 0.9x, 1.0 and 2.0, Atom: one article an item. Read by its own small scanner, which takes broken feeds as far as they go. */
export const feed: Format = {
  name: 'feed',
  matches: (_piece, { text }) => /^<(rss|feed|rdf:RDF|channel|\w+:feed)[\s>]/i.test(afterProlog(text)),
  *read(piece, { limits }) {
    if (piece.bytes.length > limits.pageBytes) {
      yield problem('error', 'too-large', piece.path, `a feed of more than ${limits.pageBytes} bytes; not read`);
      return;
    }
    const label = /^<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(
      Buffer.from(piece.bytes.subarray(0, 200)).toString('latin1'),
    )?.[1];
    const { text, charset, problems } = decoded(piece, label ?? piece.charset);
    yield* problems;
    const items = [...elementsIn(text, ['item', 'entry'])];
    const before = {
      ...items[0],
      start: 0,
      inner: 0,
      innerEnd: items[0]?.start ?? text.length,
      end: items[0]?.start ?? text.length,
    } as Element;
    const outlet = wordsOf(text, firstOf(text, before, ['title']));
    let number = 0;
    for (const item of items)
      yield itemOutcome(text, item, { piece, number: ++number, outlet, charset, depth: limits.markupDepth });
    if (number === 0) yield problem('error', 'no-articles', piece.path, 'a feed without items; nothing to read');
  },
};

/** A document from its first element on: behind declarations, comments and a document type with all that it declares. */
function afterProlog(text: string): string {
  let rest = text;
  for (;;) {
    rest = rest.trimStart();
    const close = rest.startsWith('<!--')
      ? '-->'
      : rest.startsWith('<?')
        ? '?>'
        : /^<!doctype/i.test(rest)
          ? doctypeEnd(rest)
          : null;
    const end = close === null ? -1 : rest.indexOf(close);
    if (close === null || end < 0) return rest;
    rest = rest.slice(end + close.length);
  }
}

const doctypeEnd = (text: string): string => (/^[^>[]*\[/.test(text) ? ']>' : '>');

interface ItemPlace {
  readonly piece: Piece;
  readonly number: number;
  readonly outlet: string;
  readonly charset: string;
  readonly depth: number;
}

const CONTENT = ['content:encoded', 'content', 'description', 'summary'];
const DATES = ['pubdate', 'published', 'dc:date', 'issued', 'updated'];

function itemOutcome(text: string, item: Element, at: ItemPlace): Outcome {
  const place = `${at.piece.path}#${at.number}`;
  const one = (...names: string[]): string => wordsOf(text, firstOf(text, item, names));
  const own = text.slice(item.start, item.end);
  const best = CONTENT.map((name) => contentMap(text, firstOf(text, item, [name]), item.start, at.depth)).find((c) =>
    c.text.trim(),
  );
  if (!best) return problem('error', 'no-text', place, 'an item without text; passed over');
  const date = DATES.map((name) => one(name)).find((v) => v);
  const metadata: Metadata = {
    title: one('title'),
    author: one('dc:creator') || one('author').replace(/^\S+@\S+\s*\((.*)\)$/, '$1'),
    outlet: one('dc:publisher') || at.outlet,
    url: one('link') || linkOf(own) || one('guid', 'id'),
    ...(date ? { published: { value: date, from: 'feed' } } : {}),
  };
  const url = metadata.url && /^https?:/i.test(metadata.url) ? metadata.url : '';
  return {
    draft: {
      id: `${at.piece.id}#${at.number}`,
      path: place,
      bytes: encode(own, at.charset),
      container: insideOf(at.piece, `#${at.number}`),
      text: best.text,
      map: best.map,
      metadata: [{ ...metadata, url }],
    },
  };
}

/** Atom keeps the address in an attribute. */
function linkOf(item: string): string {
  const links = [...item.matchAll(/<link\b[^>]{0,2000}>/gi)].map((m) => m[0]);
  const best = links.find((l) => /rel\s*=\s*["']alternate/i.test(l)) ?? links.find((l) => !/\brel\s*=/i.test(l));
  return /href\s*=\s*["']([^"']+)/i.exec(best ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
}
