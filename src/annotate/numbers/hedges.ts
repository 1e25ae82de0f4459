/** Hedges before and after a number, and what they do to its bounds. */
import type { Found, Qualifier } from '../../model/index.ts';
import type { Cursor } from './cursor.ts';
import type { Turn } from './lexicon.ts';
import { type NumberValue, type Plain, spanOf } from './value.ts';

export interface Hedge {
  readonly qualifier: Qualifier;
  readonly first: number;
  readonly last: number;
}

/** A hedge that a turn stands for; null for turns that are none. */
export function hedgeOf(turn: Turn, first: number, last: number): Hedge | null {
  const { qualifier } = turn;
  return qualifier === 'none' || qualifier === 'range' ? null : { qualifier, first, last };
}

/**
 * The hedge behind a number that ends before token `from`: right behind it, or behind up to so many words as the turn allows
 * («30 شخصا على الأقل»). A turn right before another number belongs to that.
 */
export function hedgeAfter(c: Cursor, from: number): Hedge | null {
  let joined = false;
  for (let gap = 0, i = from; gap <= MAX_GAP; gap++, i++) {
    const token = c.tokens[i];
    if (token?.kind !== 'word' || token.fresh) return null;
    const start = c.lexicon.starts.find(c.tokens, i);
    const turn = c.lexicon.afters.find(c.tokens, i);
    if (turn && gap <= turn.value.gap && !(start && start.end > turn.end))
      return ownsNext(c, turn.end) ? null : hedgeOf(turn.value, i, turn.end);
    if (start?.value.side === 'before') return null;
    const cell = c.cell(i);
    if (cell && (cell.senses.length > 0 || cell.clitic || cell.nouns.some((s) => s.cls === 'apart'))) return null;
    if (token.key.startsWith('و') && (joined || gap === 0)) return null;
    joined ||= token.key.startsWith('و');
  }
  return null;
}

/** Whether another number follows the turn, at once or after من («5000 أو أقل من 6000»); «الأربعاء» is a day. */
function ownsNext(c: Cursor, i: number): boolean {
  const at = c.cell(i)?.nouns.some((s) => s.cls === 'of') ? i + 1 : i;
  const item = c.item(at);
  if (item?.article && item.senses.some((s) => s.notes.has('day'))) return false;
  return item?.conjunction === false;
}

const MAX_GAP = 5;
const UPPER = new Set<Qualifier>(['less_than', 'at_most']);
const LOWER = new Set<Qualifier>(['more_than', 'at_least']);

/** The finding with its bounds as the hedges set them. The nearest bounding hedge decides; «about» yields to any other. */
export function finding(c: Cursor, n: Plain, hedges: readonly Hedge[]): Found<NumberValue> {
  const bounding = hedges.find((h) => h.qualifier !== 'about' && h.qualifier !== 'exact');
  const asked = bounding?.qualifier ?? hedges[0]?.qualifier;
  const qualifier = asked && !(n.qualifier !== 'exact' && asked === 'about') ? asked : n.qualifier;
  const touching = hedges.filter((h) => h.last <= n.first || h.first === n.last);
  const first = Math.min(n.first, ...touching.map((h) => h.first));
  const last = Math.max(n.last, ...touching.map((h) => h.last));
  const value: NumberValue = {
    kind: n.kind,
    lo: UPPER.has(qualifier) ? null : n.lo,
    hi: LOWER.has(qualifier) ? null : n.hi,
    qualifier,
    first,
    last,
  };
  const inner: NumberValue = { ...value, lo: n.lo, hi: n.hi, qualifier: n.qualifier, first: n.first, last: n.last };
  const own: Found<NumberValue> = {
    span: spanOf(c.tokens, n.first, n.last),
    value: inner,
    rule: n.rule,
    parts: n.parts,
  };
  const span = spanOf(c.tokens, first, last);
  if (hedges.length === 0) return { span, value, rule: n.rule, parts: n.parts };
  const parts = [
    own,
    ...hedges.map((h) => ({
      span: spanOf(c.tokens, h.first, h.last),
      value: h.qualifier,
      rule: 'number.hedge',
      parts: [],
    })),
  ].sort((a, b) => a.span.start - b.span.start);
  return { span, value, rule: 'number.hedged', parts };
}
