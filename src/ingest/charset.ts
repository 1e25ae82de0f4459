/** Bytes → text, by content: the label a file carries is believed only where the content allows it. */
import iconv from 'iconv-lite';

export interface Decoded {
  readonly text: string;
  /** `utf-8`, `utf-16le`, `utf-16be`, `windows-1256`, `iso-8859-6`, … */
  readonly charset: string;
  /** How many undecodable places stand in the text as U+FFFD. */
  readonly broken: number;
  /** The label that the content contradicts. */
  readonly contradicts?: string;
}

/** Bytes looked at to tell single-byte charsets and UTF-16 apart. */
const SAMPLE = 65_536;
/** One undecodable place among this many good multi-byte characters: UTF-8 with damage rather than another charset. */
const GOOD_PER_BROKEN = 4;

/**
 * Decodes bytes. Order: byte order mark, valid UTF-8, UTF-16 by its pattern of bytes, damaged UTF-8, then the single-byte charset
 * whose letters make the likelier Arabic. Never throws; undecodable bytes become U+FFFD. The byte order mark is no part of the text.
 * @param label the charset that a header, `<meta>` or XML declaration names
 */
export function decode(bytes: Uint8Array, label?: string): Decoded {
  const wanted = label ? normalLabel(label) : undefined;
  const found = detect(bytes, wanted);
  const text = decodeAs(bytes, found.charset);
  const contradicts = wanted && !sameCharset(wanted, found.charset) && !isAscii(bytes) ? { contradicts: label! } : {};
  return { text, charset: found.charset, broken: count(text, 0xfffd) - found.replacement, ...contradicts };
}

/** The charset of the bytes, and how many U+FFFD they hold themselves. */
function detect(bytes: Uint8Array, wanted: string | undefined): { charset: string; replacement: number } {
  const marked = byteOrderMark(bytes);
  if (marked) return { charset: marked, replacement: 0 };
  const utf8 = looksUtf8(bytes);
  if (utf8.broken === 0 && !hasUtf16Pattern(bytes)) return { charset: 'utf-8', replacement: utf8.replacement };
  const wide = utf16(bytes);
  if (wide) return { charset: wide, replacement: 0 };
  if (utf8.good >= GOOD_PER_BROKEN * utf8.broken) return { charset: 'utf-8', replacement: utf8.replacement };
  return { charset: singleByte(bytes, wanted), replacement: 0 };
}

function byteOrderMark(b: Uint8Array): string | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return 'utf-8';
  if (b[0] === 0xff && b[1] === 0xfe) return b[2] === 0 && b[3] === 0 && b.length >= 4 ? 'utf-32le' : 'utf-16le';
  if (b[0] === 0xfe && b[1] === 0xff) return 'utf-16be';
  return b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff ? 'utf-32be' : null;
}

/** Good multi-byte characters, places that are none, and U+FFFD that the bytes spell themselves. */
function looksUtf8(b: Uint8Array): { good: number; broken: number; replacement: number } {
  let good = 0;
  let broken = 0;
  let replacement = 0;
  for (let i = 0; i < b.length; ) {
    const first = b[i]!;
    if (first < 0x80) {
      i++;
      continue;
    }
    const length =
      first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
    let k = 1;
    while (k < length && (b[i + k]! & 0xc0) === 0x80) k++;
    const second = b[i + 1]!;
    const wrong =
      (first === 0xe0 && second < 0xa0) ||
      (first === 0xed && second >= 0xa0) ||
      (first === 0xf0 && second < 0x90) ||
      (first === 0xf4 && second >= 0x90);
    if (length === 0 || k < length || wrong) {
      broken++;
      i += Math.max(1, wrong ? 1 : k);
      continue;
    }
    if (first === 0xef && second === 0xbf && b[i + 2] === 0xbd) replacement++;
    good++;
    i += length;
  }
  return { good, broken, replacement };
}

/** Every other byte NUL or the high byte of Arabic: such bytes may pass for UTF-8 where all characters are below U+0080. */
function hasUtf16Pattern(b: Uint8Array): boolean {
  return b.length >= 4 && utf16(b) !== null;
}

/** UTF-16 without byte order mark: the high bytes of Arabic and Latin texts are 06 and 00. */
function utf16(b: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const n = Math.min(b.length, SAMPLE) & ~1;
  if (n < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (b[i] === 0 || b[i] === 6) even++;
    if (b[i + 1] === 0 || b[i + 1] === 6) odd++;
  }
  const half = n / 2;
  if (odd > 0.7 * half && even < 0.3 * half) return 'utf-16le';
  return even > 0.7 * half && odd < 0.3 * half ? 'utf-16be' : null;
}

/** Letters that make up most of any Arabic text; the two charsets put them at different bytes. */
const FREQUENT = new Set('المنيوترهبدسعف');

/** The single-byte charset whose reading holds most frequent Arabic letters and least that no Arabic text holds. */
function singleByte(bytes: Uint8Array, wanted: string | undefined): string {
  const sample = bytes.subarray(0, SAMPLE);
  const scored = ['windows-1256', 'iso-8859-6'].map((charset) => ({
    charset,
    score: score(decodeAs(sample, charset)),
  }));
  scored.sort((a, b) => b.score - a.score);
  if (scored[0]!.score > 0) return scored[0]!.charset;
  return wanted && iconv.encodingExists(wanted) && !/^(utf|ucs|ascii)/.test(wanted) ? wanted : 'windows-1252';
}

function score(text: string): number {
  let sum = 0;
  for (const ch of text) {
    const code = ch.charCodeAt(0);
    if (code < 0x80) continue;
    if (FREQUENT.has(ch)) sum += 2;
    else if (code >= 0x621 && code <= 0x64a) sum += 1;
    else if (code === 0xfffd || (code >= 0x80 && code < 0xa0)) sum -= 4;
    else if (code >= 0xc0 && code < 0x250) sum -= 2;
  }
  return sum;
}

/** Decodes in a given charset. NULs, which no text means, come out as U+FFFD so that every store can keep them. */
function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8' || charset === 'utf-16le' || charset === 'utf-16be')
    return new TextDecoder(charset).decode(bytes);
  return iconv.decode(bytes as Buffer, charset);
}

function normalLabel(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
}

const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  cp1256: 'windows-1256',
  'x-cp1256': 'windows-1256',
  arabic: 'iso-8859-6',
  'iso8859-6': 'iso-8859-6',
  'iso_8859-6': 'iso-8859-6',
  'iso-8859-6-i': 'iso-8859-6',
  'asmo-708': 'iso-8859-6',
};

function sameCharset(a: string, b: string): boolean {
  return (ALIASES[a] ?? a) === (ALIASES[b] ?? b) || (a.startsWith('utf-16') && b.startsWith('utf-16'));
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80 || byte === 0) return false;
  return true;
}

function count(text: string, code: number): number {
  let n = 0;
  for (let i = text.indexOf(String.fromCharCode(code)); i >= 0; i = text.indexOf(String.fromCharCode(code), i + 1)) n++;
  return n;
}

/** Puts a text back into bytes of a charset that `decode` named. */
export function encode(text: string, charset: string): Uint8Array {
  return charset === 'utf-8' ? new TextEncoder().encode(text) : iconv.encode(text, charset, { addBOM: false });
}
