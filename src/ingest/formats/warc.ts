import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { WARCParser, type WARCRecord } from 'warcio';
import { insideOf } from '../container.ts';
import { type Context, type Format, type Outcome, type Piece, problem } from '../types.ts';
import { slices } from './gzip.ts';

const PAGE = /^\s*(text\/html|application\/xhtml\+xml|text\/plain|application\/pdf|application\/(rss|atom)\+xml)/i;

/**
 * A web archive (WARC, plain or compressed by record): the pages, texts and PDFs that servers answered with. Requests, pictures,
 * redirections and the like are passed over.
 */
export const warc: Format = {
  name: 'warc',
  matches: (piece, { latin }) =>
    latin.startsWith('WARC/') || (latin.startsWith('\x1f\x8b') && /\.warc(\.gz)?$/i.test(piece.name)),
  async *read(piece, context): AsyncGenerator<Outcome> {
    const { limits, budget } = context;
    let number = 0;
    let taken = 0;
    try {
      for await (const record of new WARCParser(asSource(piece.bytes))) {
        number++;
        const place = `${piece.path}#${number}`;
        if (++budget.entries > limits.archiveEntries) {
          yield problem(
            'error',
            'too-many-entries',
            piece.path,
            `more than ${limits.archiveEntries} records; the rest is not read`,
          );
          return;
        }
        const raw = record.reader as RawReader;
        const type = contentType(record);
        const { bytes, stopped } = type ? await content(record, piece, context) : NOTHING;
        if (stopped) yield problem('error', stopped.code, place, stopped.reason);
        if (stopped?.code === 'bomb') return;
        const cut = stopped?.code === 'truncated' ? null : await leftOver(raw, context);
        if (type && bytes.length > 0 && (!stopped || stopped.code === 'truncated')) {
          taken++;
          yield { piece: pieceOf(record, type, bytes, piece, number, place) };
        }
        if (stopped?.code === 'truncated') return;
        if (cut) {
          const reason = `the web archive breaks off inside record ${number}; what came before is read`;
          yield problem('error', cut, piece.path, reason);
          return;
        }
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      yield problem(
        'error',
        'truncated',
        piece.path,
        `the web archive breaks off after record ${number} (${reason.slice(0, 100)}); what came before is read`,
      );
      return;
    }
    if (number === 0)
      yield problem('error', 'broken-warc', piece.path, 'a web archive without a readable record; not read');
    else if (taken === 0)
      yield problem(
        'warning',
        'no-articles',
        piece.path,
        `a web archive of ${number} records, none of them a page; nothing to read`,
      );
  },
};

/** The archive's bytes, unpacked here where it is compressed: one that ends too early gives what it can, then an error. */
async function* asSource(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield* Readable.from(slices(bytes)).pipe(createGunzip());
  else yield* slices(bytes);
}

/** The media type of a record that holds a page; null for others. */
function contentType(record: WARCRecord): string | null {
  if (record.warcType === 'resource' || record.warcType === 'conversion') {
    const type = record.warcContentType ?? '';
    return PAGE.test(type) ? type : null;
  }
  if (record.warcType !== 'response') return null;
  const status = Number(record.httpHeaders?.statusCode ?? 0);
  const type = record.httpHeaders?.headers.get('content-type') ?? '';
  return status >= 200 && status < 300 && PAGE.test(type) ? type : null;
}

async function content(record: WARCRecord, piece: Piece, { limits, budget }: Context) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const packed = Math.max(record.warcContentLength || 0, 1);
  const stop = (code: 'too-large' | 'bomb' | 'truncated', reason: string) => ({
    bytes: Buffer.concat(chunks),
    stopped: { code, reason },
  });
  try {
    for await (const chunk of record) {
      length += chunk.length;
      budget.bytes += chunk.length;
      if (length > limits.entryBytes)
        return stop('too-large', `a record of more than ${limits.entryBytes} bytes; not read`);
      if (budget.bytes > limits.archiveBytes)
        return stop('bomb', `more than ${limits.archiveBytes} bytes unpacked out of one file; the rest is not read`);
      if (
        budget.bytes > limits.ratioFrom &&
        (length > limits.ratio * packed || budget.bytes > limits.ratio * piece.bytes.length)
      )
        return stop('bomb', `unpacks to more than ${limits.ratio} times its size; the rest is not read`);
      chunks.push(chunk);
    }
  } catch (error) {
    return stop(
      'truncated',
      `the record breaks off (${(error as Error).message}); the ${length} bytes before are read`,
    );
  }
  return { bytes: Buffer.concat(chunks) as Uint8Array, stopped: undefined };
}

/** The bytes of one record as they stand in the archive; `limit` is what its header promises beyond those read. */
type RawReader = AsyncIterable<Uint8Array> & { readonly limit?: number };

const NOTHING: { bytes: Uint8Array; stopped: undefined } = { bytes: new Uint8Array(), stopped: undefined };

/** Reads past what is left of a record. The library's own way of doing so never ends where the file ends before the record does. */
async function leftOver(raw: RawReader, { limits, budget }: Context): Promise<'truncated' | 'bomb' | null> {
  for await (const chunk of raw) {
    budget.bytes += chunk.length;
    if (budget.bytes > limits.archiveBytes) return 'bomb';
  }
  return (raw.limit ?? 0) > 0 ? 'truncated' : null;
}

function pieceOf(
  record: WARCRecord,
  type: string,
  bytes: Uint8Array,
  piece: Piece,
  number: number,
  place: string,
): Piece {
  const url = record.warcTargetURI ?? undefined;
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(type)?.[1];
  return {
    path: place,
    // The address's own extension says nothing of the content.
    name: `record.${/pdf/i.test(type) ? 'pdf' : /html/i.test(type) ? 'html' : 'txt'}`,
    id: `${piece.id}#${number}`,
    bytes,
    depth: piece.depth + 1,
    container: insideOf(piece, `#${number}`),
    ...(charset ? { charset } : {}),
    ...(url && /^https?:/i.test(url) ? { metadata: { url } } : {}),
  };
}
