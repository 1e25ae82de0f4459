/** Fractions alone (نصف، ثلاثة أرباع), of a scale (نصف مليون), after a whole (مليون ونصف), and parts (جزء من مئة). */
import { chainAt } from './chain.ts';
import { type Cursor, type Item, sense } from './cursor.ts';
import { type Plain, plain } from './value.ts';

const RULE = 'number.fraction';
const round = (value: number): number => Number(value.toPrecision(12));

/** A fraction that begins with this piece. */
export function fractionAt(c: Cursor, item: Item): Plain | null {
  const quotient = quotientOf(c, item);
  if (!quotient) return null;
  const { value, last } = quotient;
  const scale = scaleAt(c, last);
  if (!scale) return plain({ kind: 'fraction', lo: value, first: item.at, last, rule: RULE });
  const lo = round(value * scale.value);
  return plain({ kind: kindOf(lo), lo, first: item.at, last: scale.last, rule: RULE }, { scale: scale.value });
}

const kindOf = (value: number): 'integer' | 'fraction' => (Number.isInteger(value) ? 'integer' : 'fraction');

interface Quotient {
  readonly value: number;
  readonly last: number;
}

/** نصف، ثلثا، ثلاثة أرباع; خمس only before a definite noun, where it cannot be the unit. */
function quotientOf(c: Cursor, item: Item, added = false): Quotient | null {
  const unit = sense(item, 'unit');
  const plural = unit && unit.value >= 2 ? pluralAt(c, item.last) : null;
  if (unit && plural) return { value: unit.value * plural.value, last: plural.last };
  const one = sense(item, 'fraction');
  if (!one || one.notes.has('chain')) return null;
  if (one.notes.has('with-noun') && (added || item.article || !definiteNoun(c, item.last))) return null;
  return { value: one.value, last: item.last };
}

function pluralAt(c: Cursor, i: number): Quotient | null {
  const item = c.goingOn(i, false);
  const plural = sense(item, 'fraction-plural');
  return item && plural ? { value: plural.value, last: item.last } : null;
}

/** A word with the article that is no number. */
function definiteNoun(c: Cursor, i: number): boolean {
  const token = c.tokens[i];
  return (
    token?.kind === 'word' &&
    !token.fresh &&
    !token.madda &&
    token.key.length > 3 &&
    token.key.startsWith('ال') &&
    !c.item(i)
  );
}

function scaleAt(c: Cursor, i: number): Quotient | null {
  const item = c.goingOn(i, false);
  const scale = sense(item, 'scale');
  return item && scale ? { value: scale.value, last: item.last } : null;
}

/** A fraction joined with و to a whole, and that fraction's own scale; or a whole divided (عشرون خمسا). */
export function addFraction(c: Cursor, whole: Plain): Plain {
  const by = pluralAt(c, whole.last) ?? fifthsAt(c, whole);
  if (by)
    return {
      ...whole,
      kind: 'fraction',
      lo: round(whole.lo * by.value),
      hi: round(whole.hi * by.value),
      last: by.last,
      rule: RULE,
    };
  const item = c.goingOn(whole.last, true);
  const added = item && quotientOf(c, item, true);
  if (!added) return whole;
  const named = scaleAt(c, added.last);
  // ثلاثة ونصف مليون · مليون ونصف المليون · مليون ونصف
  const times = named && whole.scale === 1 ? named.value : 1;
  const of = named ? named.value : whole.scale >= 1000 ? whole.scale : 1;
  const lo = round(whole.lo * times + added.value * of);
  const kind = Number.isInteger(lo) ? whole.kind : 'fraction';
  const scale = Math.max(whole.scale, times);
  return {
    ...whole,
    kind,
    lo,
    hi: lo,
    scale,
    last: named?.last ?? added.last,
    figure: false,
    lone: false,
    joins: whole.joins + 1,
    rule: RULE,
  };
}

/** A fraction in the singular after eleven and more. */
function fifthsAt(c: Cursor, whole: Plain): Quotient | null {
  if (whole.figure || whole.lo < 11 || whole.scale > 1 || !Number.isInteger(whole.lo)) return null;
  const item = c.goingOn(whole.last, false);
  const one = sense(item, 'fraction');
  return item && one && !item.article && !sense(item, 'teen-ten') ? { value: one.value, last: item.last } : null;
}

/** جزء من مئة; after a count also واحد من كل عشرة. */
export function partAt(c: Cursor, item: Item): Plain | null {
  return sense(item, 'part') && !item.preposition ? divided(c, 1, item.at, item.at) : null;
}

/** `count` over the number that follows «جزء من» or «من كل» at token `at`. */
export function divided(c: Cursor, count: number, first: number, at: number): Plain | null {
  const turn = c.lexicon.parts.find(c.tokens, at);
  const whole = turn && chainAt(c, turn.end);
  if (!whole || whole.value < 2) return null;
  return plain({ kind: 'fraction', lo: round(count / whole.value), first, last: whole.last, rule: RULE });
}
