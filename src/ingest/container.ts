import { sha256 } from './bytes.ts';
import type { Container, Piece } from './types.ts';

/** What holds the parts of a piece: the file itself, or the file that it lies in. `path` is an entry's name or `#` and a number. */
export function insideOf(piece: Piece, path: string, sha?: string): Container {
  const { container } = piece;
  if (!container) return { sha256: sha ?? sha256(piece.bytes), path, bytes: piece.bytes };
  return { ...container, path: path.startsWith('#') ? container.path + path : `${container.path}!${path}` };
}
