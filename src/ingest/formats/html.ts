import { bodyLines } from '../html/body.ts';
import { parsePage } from '../html/dom.ts';
import { type LinkedData, linkedData } from '../html/json-ld.ts';
import { pageMetadata } from '../html/metadata.ts';
import { scan } from '../html/scan.ts';
import { mapLines, streamOf } from '../html/stream.ts';
import type { OffsetMap } from '../offsets.ts';
import { type Context, type Format, type Metadata, type Outcome, type Piece, problem } from '../types.ts';
import { decoded } from './text.ts';

/** A web page: the lines of its article, each mapped to its place in the page's source. */
export const html: Format = {
  name: 'html',
  matches(_piece, { text, extension }) {
    const start = text.slice(0, 4096);
    if (/^(<!doctype html|<html[\s>]|<head[\s>])/i.test(start)) return true;
    const tags = start.match(/<\/?(html|head|body|meta|title|div|p|br|h1|article|table|span|a)[\s/>]/gi)?.length ?? 0;
    return /^html?$|^xhtml$/.test(extension)
      ? text.startsWith('<') || tags > 0
      : text.startsWith('<') && tags >= 2 && !/^<\?xml|^<rss|^<feed/i.test(start);
  },
  *read(piece, context) {
    if (piece.bytes.length > context.limits.pageBytes) {
      yield problem(
        'error',
        'too-large',
        piece.path,
        `a page of more than ${context.limits.pageBytes} bytes; not read`,
      );
      return;
    }
    const { text: page, problems } = decoded(piece, charsetLabel(piece));
    yield* problems;
    yield* readPage(piece, page, context);
  },
};

/** The charset that the page declares, else the one its container names. */
function charsetLabel(piece: Piece): string | undefined {
  const start = Buffer.from(piece.bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1] ?? piece.charset;
}

/** A decoded page → its article. */
function* readPage(piece: Piece, page: string, { limits, options }: Context): Iterable<Outcome> {
  const { runs, safe, elements, flattened } = scan(page, limits.markupDepth);
  if (flattened > 0)
    yield problem(
      'warning',
      'too-deep',
      piece.path,
      `${flattened} elements lie more than ${limits.markupDepth} deep; read as if they lay less deep`,
    );
  const document = parsePage(safe);
  const linked = linkedData(document);
  const metadata = pageMetadata(document, linked);
  const title = metadata.find((m) => m.title)?.title ?? null;
  const { lines, stamps } = bodyLines(document, elements, title, options.readDate);
  const stream = streamOf(page, runs);
  const { text, map } = withLinked(mapLines(lines, stream), linked);
  yield {
    draft: {
      id: piece.id,
      path: piece.path,
      bytes: piece.bytes,
      ...(piece.container ? { container: piece.container } : {}),
      text,
      map,
      metadata: mergeAround(piece.metadata, metadata),
      around: [...stamps, text].join('\n'),
    },
  };
}

/** Where the page shows next to nothing of the article, the body that its JSON-LD holds stands in. */
function withLinked(found: { text: string; map: OffsetMap }, { body }: LinkedData): { text: string; map: OffsetMap } {
  if (!body || body.length < 200 || found.text.length > 0.3 * body.length) return found;
  const text = body.replace(/<[^<>]*>/g, ' ').trim();
  return { text, map: { to: 'text', segments: [[0, -1]] } };
}

/** A sidecar's word weighs most; what a web archive or feed says of the page, least. */
function mergeAround(given: Metadata | undefined, own: readonly Metadata[]): readonly Metadata[] {
  return given ? [given, ...own] : own;
}
