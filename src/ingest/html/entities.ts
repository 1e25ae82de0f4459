/** Character references of HTML. */
import { parseHTML } from 'linkedom';

const NAMED = /&([a-zA-Z][a-zA-Z0-9]{1,30});?/y;
const NUMBER = /&#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}));?/y;
const known = new Map<string, string>();

/** The character that a reference at `at` stands for, and the length of the reference; null where there is none. */
export function decodeEntity(page: string, at: number): { piece: string; width: number } | null {
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(page);
  if (number) {
    const code = number[1] ? Number(number[1]) : Number.parseInt(number[2]!, 16);
    const ok = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return { piece: ok ? String.fromCodePoint(code) : '\ufffd', width: number[0].length };
  }
  NAMED.lastIndex = at;
  const named = NAMED.exec(page);
  if (!named) return null;
  const reference = `&${named[1]};`;
  const piece = known.get(reference) ?? lookUp(reference);
  return piece === reference ? null : { piece, width: named[0].length };
}

function lookUp(reference: string): string {
  const piece: string = parseHTML(`<p>${reference}</p>`).document.querySelector('p')?.textContent ?? reference;
  // A page can make up as many names as it likes: only so many are kept.
  if (known.size < 3000) known.set(reference, piece);
  return piece;
}
