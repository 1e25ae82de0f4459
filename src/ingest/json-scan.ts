/**
 * Where the pieces of a JSON text stand. The text must have passed `JSON.parse`; nothing is checked again. Offsets are code units;
 * one pass, no recursion.
 */

const QUOTE = 34;
const BACKSLASH = 92;
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

export interface Extent {
  readonly start: number;
  readonly end: number;
}

function skipBlank(s: string, at: number): number {
  let i = at;
  while (isBlank(s.charCodeAt(i))) i++;
  return i;
}

/** Behind the closing quote of the string that opens at `at`. */
function skipString(s: string, at: number): number {
  let i = at + 1;
  while (i < s.length) {
    const code = s.charCodeAt(i);
    if (code === QUOTE) return i + 1;
    i += code === BACKSLASH ? 2 : 1;
  }
  return i;
}

/** Behind the value that begins at `at`. */
function skipValue(s: string, at: number): number {
  const first = s[at];
  if (first === '"') return skipString(s, at);
  let i = at;
  if (first !== '{' && first !== '[') {
    while (i < s.length && !',]}'.includes(s[i]!) && !isBlank(s.charCodeAt(i))) i++;
    return i;
  }
  let depth = 0;
  while (i < s.length) {
    const ch = s[i]!;
    if (ch === '"') {
      i = skipString(s, i);
      continue;
    }
    if (ch === '{' || ch === '[') depth++;
    else if ((ch === '}' || ch === ']') && --depth === 0) return i + 1;
    i++;
  }
  return i;
}

/** The values of the array that begins at or after `at`. */
export function* elements(s: string, at: number): Generator<Extent> {
  let i = skipBlank(s, skipBlank(s, at) + 1);
  while (i < s.length && s[i] !== ']') {
    const end = skipValue(s, i);
    yield { start: i, end };
    i = skipBlank(s, end);
    if (s[i] === ',') i = skipBlank(s, i + 1);
  }
}

/** The members of the object that begins at or after `at`, with the extents of their values. */
export function* members(s: string, at: number): Generator<Extent & { readonly key: string }> {
  let i = skipBlank(s, skipBlank(s, at) + 1);
  while (i < s.length && s[i] === '"') {
    const after = skipString(s, i);
    const key = JSON.parse(s.slice(i, after)) as string;
    const start = skipBlank(s, skipBlank(s, after) + 1);
    const end = skipValue(s, start);
    yield { key, start, end };
    i = skipBlank(s, end);
    if (s[i] === ',') i = skipBlank(s, i + 1);
  }
}

/** The segments of an offset map from the value of a string literal to the literal itself, which opens at `start`. */
export function literalSegments(s: string, { start, end }: Extent): [number, number][] {
  const segments: [number, number][] = [[0, start + 1]];
  let text = 0;
  let i = start + 1;
  for (;;) {
    const at = s.indexOf('\\', i);
    if (at < 0 || at >= end - 1) return segments;
    text += at - i;
    const width = s[at + 1] === 'u' ? 6 : 2;
    // The escaped character itself begins a run of one; what follows begins the next.
    i = at + width;
    text += 1;
    if (segments.at(-1)![0] !== text - 1) segments.push([text - 1, at]);
    segments.push([text, i]);
  }
}
