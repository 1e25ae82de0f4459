/** Spans of two numbers: بين 10 و15 · من ثلاثة إلى خمسة · 10-15 · ثلاثة أو أربعة. */
import type { Cursor } from './cursor.ts';
import { isName } from './names.ts';
import { percentage, plainAt } from './plain.ts';
import { found, type Plain } from './value.ts';

/** The number or span that begins at token `i` without an opening word. */
export function rangeAt(c: Cursor, i: number): Plain | null {
  const low = plainAt(c, i);
  return low && !isName(c, low) ? (joined(c, low, low.first, 'bare') ?? low) : low;
}

/** The span that an opening word at `first` begins; its numbers start at token `i`. `opener`: «between» or «from». */
export function openedAt(c: Cursor, first: number, i: number, opener: 'between' | 'from'): Plain | null {
  const low = plainAt(c, i);
  if (!low) return null;
  const whole = joined(c, low, first, opener) ?? (opener === 'between' ? byAnd(c, low, first) : null);
  if (whole || opener !== 'between') return whole;
  // بين خمسة وعشرين: what was taken for one number is cut at its last و
  for (let budget = low.joins - 1; budget >= 0; budget--) {
    const shorter = plainAt(c, i, budget);
    const cut = shorter && byAnd(c, shorter, first);
    if (cut) return cut;
  }
  return null;
}

function byAnd(c: Cursor, low: Plain, first: number): Plain | null {
  return c.goingOn(low.last, true) ? span(c, low, plainAt(c, low.last), first) : null;
}

function joined(c: Cursor, low: Plain, first: number, opener: string): Plain | null {
  if (c.tokens[low.last]?.fresh) return null;
  const join = c.lexicon.joins.find(c.tokens, low.last);
  if (!join?.value.notes.has(opener)) return null;
  const item = c.goingOn(join.end, false);
  if (!item || c.tokens[item.at]!.fresh) return null;
  const high = plainAt(c, join.end);
  const dash = c.tokens[low.last]!.kind === 'mark';
  if (dash && high && low.figure !== high.figure && low.scale === 1 && high.scale === 1) return null;
  return span(c, low, high, first);
}

const SPANNED = new Set(['integer', 'decimal', 'fraction', 'percent']);

/** Both numbers as one, the lower lent the scale or the percent of the higher; null where they do not rise. */
function span(c: Cursor, low: Plain, high: Plain | null, first: number): Plain | null {
  if (!high || !SPANNED.has(low.kind) || !SPANNED.has(high.kind)) return null;
  if (low.qualifier !== 'exact' || high.qualifier !== 'exact') return null;
  if (low.kind === 'percent' && high.kind !== 'percent') return null;
  let lo = low.lo;
  if (low.scale === 1 && high.scale > 1 && lo > 0 && lo * high.scale < high.hi) lo *= high.scale;
  if (lo >= high.hi) return null;
  const percent = high.kind === 'percent';
  const parts = [found(c.tokens, low), found(c.tokens, high)];
  const whole: Plain = { ...high, kind: percent ? 'percent' : 'range', lo, first, parts, lone: false, figure: false };
  return percentage(c, { ...whole, rule: percent ? 'number.percent' : 'number.range', scale: high.scale });
}
