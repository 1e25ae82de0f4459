/** Numbers in Arabic text, with their hedges, as findings. */
import type { Found } from '../../model/index.ts';
import { isReference, type Token } from '../../text/tokens.ts';
import { Cursor } from './cursor.ts';
import { finding, type Hedge, hedgeAfter, hedgeOf } from './hedges.ts';
import { numberLexicon } from './lexicon.ts';
import { countsAlone, isName } from './names.ts';
import { asPercent, plainAt } from './plain.ts';
import { openedAt, rangeAt } from './ranges.ts';
import { found, type NumberValue, type Plain } from './value.ts';

export type { NumberKind, NumberValue } from './value.ts';

const MAX_HEDGES = 2;

/**
 * The numbers among the tokens of `tokenize`, in order, none overlapping another. Linear in the number of tokens; never throws.
 *
 * Rules: `number.figure`, `number.words`, `number.fraction`, `number.ordinal`, `number.round`, `number.percent`,
 * `number.range`, `number.hedged` (one of these with a hedge; both are its parts), and `number.name` for a figure or ordinal
 * that is part of a name or a date, which callers skip. A hedge that stands behind the thing counted («30 شخصا على الأقل») sets the
 * bounds and is among the parts, outside the span.
 */
export function readNumbers(tokens: readonly Token[]): Found<NumberValue>[] {
  const cursor = new Cursor(tokens, numberLexicon());
  const out: Found<NumberValue>[] = [];
  let i = 0;
  while (i < tokens.length) {
    const next = step(cursor, i);
    if (next.found) out.push(next.found);
    i = next.last;
  }
  return out;
}

interface Step {
  readonly last: number;
  readonly found?: Found<NumberValue>;
}

function step(c: Cursor, i: number): Step {
  const token = c.tokens[i]!;
  const on: Step = { last: i + 1 };
  if (isReference(c.tokens, i)) return on;
  if (token.kind === 'number') return closed(c, rangeAt(c, i), [], i) ?? on;
  if (token.kind === 'mark') return percentFirst(c, i) ?? on;
  if (!c.lexicon.openings.has(token.key)) return on;
  if (c.lexicon.starts.begins(token.key)) {
    const turn = turned(c, i);
    if (turn) return turn;
  }
  if (!c.lexicon.cells.has(token.key)) {
    const percent = c.lexicon.percents.begins(token.key) ? c.lexicon.percents.find(c.tokens, i) : null;
    return percent ? { last: percent.end } : on;
  }
  return closed(c, rangeAt(c, i), [], i) ?? on;
}

/** A number that begins with a hedge or an opening word, or a stretch that is none. */
function turned(c: Cursor, i: number): Step | null {
  const hedges: Hedge[] = [];
  let at = i;
  let turn = c.lexicon.starts.find(c.tokens, at);
  while (turn && hedges.length < MAX_HEDGES) {
    const hedge = turn.value.side === 'before' ? hedgeOf(turn.value, at, turn.end) : null;
    if (!hedge) break;
    hedges.push(hedge);
    at = turn.end;
    turn = c.lexicon.starts.find(c.tokens, at);
  }
  if (turn?.value.side === 'open') {
    const opened = openedAt(c, at, turn.end, turn.value.notes.has('between') ? 'between' : 'from');
    if (opened) return closed(c, opened, hedges, i);
  }
  if (hedges.length === 0) return turn && turn.value.side !== 'open' ? { last: turn.end } : null;
  const number = hedged(c, at);
  return number && closed(c, number, hedges, i);
}

/** What a hedge can stand before: no ordinal, no conjunction between. */
function hedged(c: Cursor, at: number): Plain | null {
  const token = c.tokens[at];
  if (!token || token.fresh) return null;
  if (token.kind === 'mark') return percentSign(c, at);
  const item = c.item(at);
  if (!item || item.conjunction) return null;
  const number = rangeAt(c, at);
  return number?.kind === 'ordinal' ? null : number;
}

/** The number with the hedge behind it, as a step past it; null where it is no number after all. */
function closed(c: Cursor, number: Plain | null, hedges: readonly Hedge[], i: number): Step | null {
  if (!number) return null;
  if (number.lone && hedges.length === 0 && !countsAlone(c, number)) return { last: Math.max(number.last, i + 1) };
  if (hedges.length === 0 && isName(c, number))
    return { last: number.last, found: found(c.tokens, { ...number, rule: 'number.name' }) };
  const after = number.kind === 'ordinal' ? null : hedgeAfter(c, number.last);
  const result = finding(c, number, after ? [...hedges, after] : hedges);
  return { last: result.value.last, found: result };
}

/** «%50» */
function percentSign(c: Cursor, i: number): Plain | null {
  const sign = c.lexicon.percents.find(c.tokens, i);
  const next = sign && c.tokens[sign.end];
  if (next?.kind !== 'number' || next.spaced) return null;
  const number = plainAt(c, sign!.end);
  if (!number) return null;
  return number.kind === 'percent' ? { ...number, first: i } : asPercent(c, number, sign!.value.base, i, number.last);
}

function percentFirst(c: Cursor, i: number): Step | null {
  return closed(c, percentSign(c, i), [], i);
}
