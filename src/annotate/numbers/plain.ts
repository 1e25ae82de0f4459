/** One number without hedges: whole, decimal, fraction, ordinal, round or percentage. */
import { type Chain, chainAt } from './chain.ts';
import { type Cursor, type Item, sense } from './cursor.ts';
import { addFraction, divided, fractionAt, partAt } from './fractions.ts';
import { ordinalAt } from './ordinals.ts';
import { fewAt, roundAt } from './rounds.ts';
import { found, type Plain, plain } from './value.ts';

/** The number that begins at token `i`, with at most `budget` joining و; null where none begins. */
export function plainAt(c: Cursor, i: number, budget = 99): Plain | null {
  const item = c.item(i);
  if (!item) return null;
  const number = negative(c, item) ?? unsigned(c, i, item, budget);
  return number && percentage(c, number);
}

function unsigned(c: Cursor, i: number, item: Item, budget: number): Plain | null {
  if (item.figure) return whole(c, i, budget);
  return (
    ordinalAt(c, item) ??
    fewAt(c, item) ??
    fractionAt(c, item) ??
    partAt(c, item) ??
    whole(c, i, budget) ??
    roundAt(c, item)
  );
}

function whole(c: Cursor, i: number, budget: number): Plain | null {
  const chain = chainAt(c, i, budget);
  if (!chain) return null;
  const number = addFraction(c, pointed(c, chain) ?? ofChain(chain));
  return divided(c, number.lo, number.first, number.last) ?? number;
}

function ofChain(chain: Chain): Plain {
  const { value: lo, first, last, scale, joins, head, unit } = chain;
  const kind = Number.isInteger(lo) ? 'integer' : 'decimal';
  const rule = head.figure ? 'number.figure' : 'number.words';
  const lone = unit && lo === 1;
  return plain({ kind, lo, first, last, rule }, { scale, joins, lone, figure: chain.bare, article: head.article });
}

/** ثلاثة فاصلة خمسة */
function pointed(c: Cursor, chain: Chain): Plain | null {
  if (chain.scale !== 1) return null;
  const point = c.goingOn(chain.last, false);
  if (!point || !sense(point, 'point')) return null;
  const decimals = chainAt(c, point.last);
  if (!decimals || decimals.value >= 1000 || !Number.isInteger(decimals.value)) return null;
  const lo = Number(`${chain.value}.${decimals.value}`);
  return Number.isNaN(lo)
    ? null
    : plain({ kind: 'decimal', lo, first: chain.first, last: decimals.last, rule: 'number.words' });
}

/** سالب خمسة */
function negative(c: Cursor, item: Item): Plain | null {
  if (!sense(item, 'negative')) return null;
  const next = c.goingOn(item.last, false);
  const number = next && unsigned(c, item.last, next, 99);
  if (number?.qualifier !== 'exact' || number.kind === 'ordinal') return null;
  return { ...number, lo: -number.lo, hi: -number.hi, first: item.at, lone: false };
}

/** Takes in a percent sign or its words, on either side of the number. */
export function percentage(c: Cursor, number: Plain): Plain {
  if (number.kind === 'ordinal') return number;
  const after = c.tokens[number.last]?.fresh ? null : c.lexicon.percents.find(c.tokens, number.last);
  return after ? asPercent(c, number, after.value.base, number.first, after.end) : number;
}

export function asPercent(c: Cursor, n: Plain, base: number, first: number, last: number): Plain {
  const by = 100 / base;
  const parts = [found(c.tokens, n)];
  return {
    ...n,
    kind: 'percent',
    lo: n.lo * by,
    hi: n.hi * by,
    first,
    last,
    rule: 'number.percent',
    parts,
    lone: false,
  };
}
