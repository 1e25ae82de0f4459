/** Ordinals: الثالث · الحادي عشر · الخامسة والعشرون · القرن العشرون. */
import { type Cursor, type Item, sense } from './cursor.ts';
import { type Plain, plain } from './value.ts';

/** The ordinal that begins with this piece, or null. */
export function ordinalAt(c: Cursor, item: Item): Plain | null {
  return simple(c, item) ?? afterHundred(c, item) ?? definiteOne(c, item) ?? definiteTen(c, item);
}

function ordinal(item: Item, lo: number, last: number): Plain {
  return plain({ kind: 'ordinal', lo, first: item.at, last, rule: 'number.ordinal' }, { article: item.article });
}

function simple(c: Cursor, item: Item): Plain | null {
  const one = sense(item, 'ordinal');
  if (!one) return null;
  const chained = one.notes.has('chain');
  if (one.value < 10 && (chained || one.value > 1)) {
    const ten = c.goingOn(item.last, false);
    if (ten && sense(ten, 'teen-ten')) return ordinal(item, 10 + one.value, ten.last);
    const tens = tensAt(c, item.last, item.article);
    if (tens) return ordinal(item, one.value + tens.value, tens.last);
  }
  // 30 ثانية: after a number it is what is counted
  if (chained || (!item.article && !item.preposition && item.at > 0 && countedHere(c, item.at))) return null;
  return ordinal(item, one.value, item.last);
}

function tensAt(c: Cursor, i: number, article: boolean): { value: number; last: number } | null {
  const item = c.goingOn(i, true);
  const tens = sense(item, 'tens');
  return item && tens && (item.article || !article) ? { value: tens.value, last: item.last } : null;
}

function countedHere(c: Cursor, i: number): boolean {
  return (
    c.tokens[i - 1]?.kind === 'number' || c.has(i - 1, 'unit', 'teen-ten', 'tens', 'hundred', 'hundreds', 'few', 'teen')
  );
}

/** المئة والخامسة والعشرون */
function afterHundred(c: Cursor, item: Item): Plain | null {
  const hundred = sense(item, 'hundred', 'hundreds');
  const next = hundred && item.article ? c.goingOn(item.last, true) : null;
  const rest = next?.article ? simple(c, next) : null;
  return hundred && rest ? ordinal(item, hundred.value + rest.lo, rest.last) : null;
}

/** الواحد والعشرون */
function definiteOne(c: Cursor, item: Item): Plain | null {
  const one = sense(item, 'unit');
  if (!item.article || one?.value !== 1) return null;
  const tens = tensAt(c, item.last, true);
  return tens && ordinal(item, 1 + tens.value, tens.last);
}

/** العشرون after the name of something that is numbered one by one. */
function definiteTen(c: Cursor, item: Item): Plain | null {
  const tens = sense(item, 'tens');
  if (!item.article || !tens || item.conjunction) return null;
  const numbered = c.cell(item.at - 1)?.nouns.some((s) => s.cls === 'ordinal-noun');
  return numbered ? ordinal(item, tens.value, item.last) : null;
}
