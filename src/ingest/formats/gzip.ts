import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { insideOf } from '../container.ts';
import { type Format, type Outcome, problem } from '../types.ts';
import { collect } from '../unpack.ts';

/** One compressed file. One that ends too early is read as far as it goes. */
export const gzip: Format = {
  name: 'gzip',
  matches: (_piece, { latin }) => latin.startsWith('\x1f\x8b'),
  async *read(piece, context): AsyncGenerator<Outcome> {
    const { limits, budget } = context;
    if (piece.depth >= limits.archiveDepth) {
      yield problem(
        'error',
        'too-deep',
        piece.path,
        `more than ${limits.archiveDepth} archives within archives; not read`,
      );
      return;
    }
    budget.entries++;
    const stream = Readable.from(slices(piece.bytes)).pipe(createGunzip());
    const { bytes, stopped } = await collect(stream, piece.bytes.length, context);
    if (stopped) {
      const some = stopped.code === 'truncated' && bytes.length > 0;
      const left =
        stopped.code !== 'truncated' ? '' : some ? `; the ${bytes.length} bytes before are read` : '; not read';
      yield problem('error', stopped.code, piece.path, stopped.reason + left);
      if (!some) return;
    }
    const name = piece.name.replace(/\.gz$/i, '') || piece.name;
    yield {
      piece: {
        path: `${piece.path}!${name}`,
        name,
        id: piece.id.replace(/\.gz$/i, ''),
        bytes,
        depth: piece.depth + 1,
        container: insideOf(piece, name),
        ...(piece.metadata ? { metadata: piece.metadata } : {}),
      },
    };
  },
};

const SLICE = 1 << 16;

/** Bytes piece by piece, so that unpacking can be stopped between them. */
export function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}
