/** Figures: what their separators mean, and which of them are no counts but parts of dates, hours, addresses and telephone numbers. */
import type { Token } from '../../text/tokens.ts';

/** A figure put together. `last` is the token index after it. */
export interface Figure {
  readonly value: number;
  readonly last: number;
  readonly decimal: boolean;
}

const LATIN_END = 0x0250;
const SEPARATORS = '.,،٫٬';
/** Agencies write 2ر5 for 2.5, lest a comma be taken for a list. */
const POINT_LETTER = 'ر';
const DASHES = '-–—−‐‑';
/** More digits than this without a separator are an identifier. */
const MAX_DIGITS = 12;
const MAX_PIECES = 6;

/**
 * The figure at token `i`, joined with what belongs to it: decimals parted from it by an invisible mark, and groups of three
 * digits after blanks (1 234 567). Null where the token is no count.
 * @param scaled whether a scale word follows the token at an index, which makes 2.125 a decimal and not a thousand
 */
export function figureAt(tokens: readonly Token[], i: number, scaled: (last: number) => boolean): Figure | null {
  const token = tokens[i]!;
  if (isIdentifier(tokens, i)) return null;
  let key = token.key;
  let last = i + 1;
  while (last - i < MAX_PIECES && isNumber(tokens[last + 1], false)) {
    const mark = tokens[last]!;
    if (mark.spaced || !(mark.key === POINT_LETTER || (mark.kind === 'mark' && SEPARATORS.includes(mark.key)))) break;
    key += (mark.key === POINT_LETTER ? '٫' : mark.key) + tokens[last + 1]!.key;
    last += 2;
  }
  if (last === i + 1) {
    const grouped = groups(tokens, i);
    if (grouped) return { value: grouped.value, last: grouped.last, decimal: !Number.isInteger(grouped.value) };
  }
  const value = parseFigure(key, scaled(last));
  return value === null ? null : { value, last, decimal: !Number.isInteger(value) };
}

const isNumber = (token: Token | undefined, spaced: boolean): token is Token =>
  token !== undefined && token.kind === 'number' && token.spaced === spaced && !token.fresh;

/** Groups of three digits after blanks; not where another figure stands beside the run, which makes it a list. */
function groups(tokens: readonly Token[], i: number): { value: number; last: number } | null {
  if (!/^[1-9]\d{0,2}$/.test(tokens[i]!.key) || tokens[i - 1]?.kind === 'number') return null;
  let digits = tokens[i]!.key;
  let last = i + 1;
  while (last - i < MAX_PIECES && isNumber(tokens[last], true)) {
    const part = /^(\d{3})(?:[.,٫](\d+))?$/.exec(tokens[last]!.key);
    if (!part) return null;
    digits += part[2] === undefined ? part[1]! : `${part[1]}.${part[2]}`;
    last++;
    if (part[2] !== undefined) break;
  }
  return last === i + 1 || tokens[last]?.kind === 'number' ? null : { value: Number(digits), last };
}

/**
 * The value of a figure's key; null for what is no number (1.2.3.4, 2015،2016). A separator before three digits parts thousands,
 * as the Arabic press writes (1.500), unless a scale word follows (2.125 مليون).
 */
export function parseFigure(key: string, scaled = false): number | null {
  const parts = key.split(/[.,،٫٬]/);
  const marks = key.replace(/\d/g, '');
  if (!parts.every((p) => /^\d+$/.test(p))) return null;
  const [lead, ...rest] = parts as [string, ...string[]];
  if (rest.length === 0) return lead.length > MAX_DIGITS || /^0\d{4}/.test(lead) ? null : Number(lead);
  const thousands = /^[1-9]\d{0,2}$/.test(lead);
  const threes = (list: readonly string[]): boolean => list.every((p) => p.length === 3);
  const alike = [...marks].every((m) => m === marks[0]);
  if (alike && marks[0] !== '٫' && thousands && threes(rest) && !(rest.length === 1 && marks === '.' && scaled))
    return Number(parts.join(''));
  const whole = [...marks.slice(0, -1)];
  const decimals = rest.at(-1)!;
  const point = marks.at(-1)!;
  if (whole.length > 0) {
    const grouped = thousands && threes(rest.slice(0, -1)) && whole.every((m) => m === whole[0] && m !== point);
    return grouped ? Number(`${parts.slice(0, -1).join('')}.${decimals}`) : null;
  }
  if (point === '٬' || (point === '،' && (lead.length > 3 || decimals.length > 2))) return null;
  return lead.length > MAX_DIGITS || decimals.length > MAX_DIGITS ? null : Number(`${lead}.${decimals}`);
}

/** True where the figure is part of a date, an hour, a ratio, an address, a telephone number or a Latin name. Looks at most four tokens aside. */
function isIdentifier(tokens: readonly Token[], i: number): boolean {
  const left = tokens[i - 1];
  const right = tokens[i + 1];
  if (pair(tokens, i - 1, '/') || pair(tokens, i + 1, '/')) return true;
  if (pair(tokens, i - 1, ':', true) || pair(tokens, i + 1, ':', true)) return true;
  const before = pair(tokens, i - 1, DASHES);
  const after = pair(tokens, i + 1, DASHES);
  if ((before && after) || (before && pair(tokens, i - 3, DASHES)) || (after && pair(tokens, i + 3, DASHES)))
    return true;
  if (!left || tokens[i]!.spaced) return false;
  if (left.kind === 'word') return isLatin(left);
  if (left.key === '+') return tokens[i]!.key.length >= 7 || right?.kind === 'number' || after;
  if ('=&?@'.includes(left.key)) return true;
  const beyond = tokens[i - 2];
  return left.key === '/' && !left.spaced && beyond?.kind === 'word' && isLatin(beyond);
}

/** One of `marks` at `i` between two figures; with `close`, without blanks. */
function pair(tokens: readonly Token[], i: number, marks: string, close = false): boolean {
  const mark = tokens[i];
  if (mark?.kind !== 'mark' || !marks.includes(mark.key) || mark.fresh) return false;
  const right = tokens[i + 1];
  if (tokens[i - 1]?.kind !== 'number' || right?.kind !== 'number' || right.fresh) return false;
  return !close || !(mark.spaced || right.spaced);
}

const isLatin = (token: Token): boolean => token.key.charCodeAt(0) < LATIN_END;
