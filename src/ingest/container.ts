import { sha256 } from './bytes.ts';
import type { Container, Piece } from './types.ts';

/** Hashes of files that hold others: each is hashed once, however much it holds. */
const hashes = new WeakMap<Uint8Array, string>();

function hashOf(bytes: Uint8Array): string {
  const known = hashes.get(bytes);
  if (known !== undefined) return known;
  const sha = sha256(bytes);
  hashes.set(bytes, sha);
  return sha;
}

/** What holds the parts of a piece: the file itself, or the file that it lies in. `path` is an entry's name or `#` and a number. */
export function insideOf(piece: Piece, path: string): Container {
  const { container } = piece;
  if (!container) return { sha256: hashOf(piece.bytes), path, bytes: piece.bytes };
  return { ...container, path: path.startsWith('#') ? container.path + path : `${container.path}!${path}` };
}
