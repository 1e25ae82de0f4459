/** HTML and SVG by template: whatever is put in is escaped, unless it was made by a template itself. */

/** A piece of markup that may stand as it is. Made by `html` alone. */
export class Markup {
  constructor(readonly source: string) {}
  toString(): string {
    return this.source;
  }
}

export type Piece = Markup | string | number | null | undefined | false | readonly Piece[];

/** Markup from a template. Strings and numbers are escaped for text and for quoted attributes; null, undefined and false are nothing. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let out = parts[0]!;
  pieces.forEach((piece, k) => {
    out += render(piece) + parts[k + 1]!;
  });
  return new Markup(out);
}

function render(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.source;
  if (typeof piece === 'string') return escapeText(piece);
  if (typeof piece === 'number') return String(piece);
  return piece.map(render).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What no XML may hold, and what turns the direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Escaped for text and attributes. Control characters, direction overrides and lone surrogates become U+FFFD. */
function escapeText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}

/** An address that may be a link: http and https alone; null for any other. */
export function safeLink(url: string | null): string | null {
  if (url === null) return null;
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}

/** A number for a coordinate: at most one decimal. */
export const at = (n: number): string => String(Math.round(n * 10) / 10);
