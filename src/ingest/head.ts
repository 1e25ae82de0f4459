/** The first look at a piece: enough for every format to know its own. */
import { decode } from './charset.ts';
import type { Head, Piece } from './types.ts';

/** Bytes that the formats are told apart by. */
const HEAD_BYTES = 65_536;
/** Share of control characters above which bytes are no text. */
const MOST_CONTROL = 0.1;

export function headOf(piece: Piece): Head {
  const bytes = piece.bytes.subarray(0, HEAD_BYTES);
  const latin = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const dot = piece.name.lastIndexOf('.');
  const extension = dot > 0 ? piece.name.slice(dot + 1).toLowerCase() : '';
  const text = decode(bytes, piece.charset).text;
  const start = isBinary(text) ? '' : text.replace(/^[\s\ufeff]+/, '');
  return { latin, text: start, blank: start === '' && text.trim() === '', extension };
}

/** Whether what was decoded is no text: many control characters or many places that could not be decoded. */
function isBinary(text: string): boolean {
  let control = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || code === 0x7f || (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12))
      control++;
  }
  return control > MOST_CONTROL * text.length;
}
