import { decode } from '../charset.ts';
import { type Context, type Format, type Outcome, type Piece, problem } from '../types.ts';

/** Plain text: the whole of it is the article, unchanged. What no other format claims and is not binary ends here. */
export const text: Format = {
  name: 'txt',
  matches: (_piece, head) => head.text !== '' || head.blank,
  *read(piece: Piece, { limits }: Context): Iterable<Outcome> {
    if (piece.bytes.length > 4 * limits.textUnits) {
      const reason = `a text of ${piece.bytes.length} bytes, more than one article can have (${limits.textUnits} characters); not read`;
      yield problem('error', 'text-too-long', piece.path, reason);
      return;
    }
    const { text, problems } = decoded(piece);
    yield* problems;
    yield {
      draft: {
        id: piece.id,
        path: piece.path,
        bytes: piece.bytes,
        ...(piece.container ? { container: piece.container } : {}),
        text,
        map: null,
        metadata: piece.metadata ? [piece.metadata] : [],
      },
    };
  },
};

/** Decodes a piece and says what was wrong with its charset. */
export function decoded(piece: Piece, label = piece.charset): { text: string; charset: string; problems: Outcome[] } {
  const { text, charset, broken, contradicts } = decode(piece.bytes, label);
  const problems: Outcome[] = [];
  if (broken > 0)
    problems.push(
      problem(
        'warning',
        'broken-encoding',
        piece.path,
        `${broken} places are no ${charset}; read as U+FFFD, the rest is kept`,
      ),
    );
  if (contradicts)
    problems.push(
      problem(
        'warning',
        'wrong-charset',
        piece.path,
        `says that it is ${contradicts}, but its bytes are ${charset}; read as ${charset}`,
      ),
    );
  return { text, charset, problems };
}
