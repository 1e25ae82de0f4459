/** Splits bytes at line feeds without decoding them. */

const LF = 10;

/**
 * The lines of a file as slices of its bytes, without their ends (LF or CR LF) and without the file's byte order mark. UTF-16 with its
 * byte order mark or pattern is split by units of two bytes; a slice of it carries no mark.
 */
export function* lines(bytes: Uint8Array): Generator<Uint8Array> {
  const wide = width(bytes);
  if (wide) {
    yield* wideLines(bytes, wide === 'le' ? 0 : 1);
    return;
  }
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (from < bytes.length) {
    const at = bytes.indexOf(LF, from);
    const end = at < 0 ? bytes.length : at;
    yield bytes.subarray(from, end > from && bytes[end - 1] === 13 ? end - 1 : end);
    from = end + 1;
  }
}

/** Whether a file of records is UTF-16, seen from its first bytes: a mark, or `{` or `[` beside a NUL. */
function width(b: Uint8Array): 'le' | 'be' | null {
  if ((b[0] === 0xff && b[1] === 0xfe) || (b[0]! > 0 && b[1] === 0)) return 'le';
  if ((b[0] === 0xfe && b[1] === 0xff) || (b[0] === 0 && b[1]! > 0)) return 'be';
  return null;
}

function* wideLines(b: Uint8Array, low: 0 | 1): Generator<Uint8Array> {
  let from = (b[0] === 0xff && b[1] === 0xfe) || (b[0] === 0xfe && b[1] === 0xff) ? 2 : 0;
  const isUnit = (i: number, code: number): boolean => b[i + low] === code && b[i + 1 - low] === 0;
  for (let i = from; i + 1 < b.length; i += 2) {
    if (!isUnit(i, LF)) continue;
    yield b.subarray(from, i > from && isUnit(i - 2, 13) ? i - 2 : i);
    from = i + 2;
  }
  if (from < b.length) yield b.subarray(from);
}
