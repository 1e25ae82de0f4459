/** Whole numbers in words, in figures, or in figures with scale words: ثلاثة وعشرون · مئة وخمسة وعشرون ألفا · 5 آلاف و300. */
import { type Cursor, type Item, sense } from './cursor.ts';

export interface Chain {
  readonly value: number;
  /** Token indices, `last` exclusive. */
  readonly first: number;
  readonly last: number;
  /** The scale of its last group (1000 for «خمسة آلاف»), 1 where none. */
  readonly scale: number;
  /** How many times و joined its parts. */
  readonly joins: number;
  /** It is one figure without a scale word. */
  readonly bare: boolean;
  /** The item that it begins with. */
  readonly head: Item;
  /** It is one word for a unit. */
  readonly unit: boolean;
}

interface Part {
  readonly value: number;
  readonly last: number;
  readonly joins: number;
}

interface Group extends Part {
  readonly scale: number;
  /** What may be added with و is smaller than this. */
  readonly room: number;
  readonly coefficient: number;
}

/** Larger numbers are no counts. */
const LIMIT = 1e18;

/** The longest whole number that begins at token `i`, with at most `budget` joining و; null where none begins. */
export function chainAt(c: Cursor, i: number, budget = 99): Chain | null {
  const head = c.item(i);
  if (!head) return null;
  let whole = groupOf(c, head, budget);
  if (!whole) return null;
  const bare = head.figure !== null && whole.scale === 1;
  const unit = whole.last === head.last && whole.joins === 0 && sense(head, 'unit') !== undefined;
  while (whole.room > 1 && whole.joins < budget) {
    const item = c.goingOn(whole.last, true) ?? figureOn(c, head, whole);
    const next: Group | null = item && groupOf(c, item, budget - whole.joins - 1);
    if (!next || fifths(c, next)) break;
    const joined = join(whole, next);
    if (!joined) break;
    whole = joined;
  }
  if (!(whole.value <= LIMIT)) return null;
  return {
    value: whole.value,
    first: head.at,
    last: whole.last,
    scale: whole.scale,
    joins: whole.joins,
    bare,
    head,
    unit,
  };
}

/** The next figure of a number that is told scale by scale without و (4 آلاف 3 مئة). */
function figureOn(c: Cursor, head: Item, whole: Group): Item | null {
  const item = head.figure ? c.goingOn(whole.last, false) : null;
  return item?.figure && c.has(item.last, 'hundred', 'scale', 'scale-plural') ? item : null;
}

/** Whether the part is the numerator of a fraction: مئة وثلاثة أرباع. */
const fifths = (c: Cursor, part: Part): boolean => part.value < 10 && c.has(part.last, 'fraction-plural');

/** Two groups with و between them, or null where they are two numbers. */
function join(a: Group, b: Group): Group | null {
  const joins = a.joins + b.joins + 1;
  if (b.value === 0) return null;
  if (b.value < a.room) return { ...b, value: a.value + b.value, room: Math.min(a.room, b.room), joins };
  // مئة ألف وألف
  if (b.scale === a.scale && a.coefficient % 100 === 0 && b.coefficient <= 2)
    return { ...b, value: a.value + b.value, joins };
  // ألف وخمسمئة مليون
  if (a.scale === 1000 && b.scale >= 1e6 && b.coefficient < 1000 && a.value < 1e6)
    return { ...b, value: (a.value + b.coefficient) * b.scale, coefficient: a.value + b.coefficient, joins };
  return null;
}

/** A coefficient with its scale words, a scale word alone, or a dual. */
function groupOf(c: Cursor, head: Item, budget: number): Group | null {
  const alone = sense(head, 'scale-dual') ?? sense(head, 'scale');
  const below = head.figure ? figure(head) : alone ? null : belowThousand(c, head, budget);
  if (!below && !alone) return null;
  let value = below ? below.value : alone!.value;
  let scale = below ? 1 : alone!.cls === 'scale-dual' ? alone!.value / 2 : alone!.value;
  const coefficient = value / (below ? 1 : scale);
  let last = below ? below.last : head.last;
  for (;;) {
    const item = c.goingOn(last, false);
    const by = item && !item.figure && scaleOf(item, head, value, scale);
    if (!item || !by) break;
    value *= by;
    scale *= by;
    last = item.last;
  }
  if (!Number.isInteger(value)) value = Number(value.toPrecision(15));
  const room = scale > 1 ? scale : !head.figure && below && below.value >= 100 && below.value % 100 === 0 ? 100 : 1;
  return { value, last, joins: below?.joins ?? 0, scale, room, coefficient };
}

/** The factor that a word after the coefficient gives: a larger scale, or مئة after a small figure (5 مئة). */
function scaleOf(item: Item, head: Item, value: number, scale: number): number {
  const by = (sense(item, 'scale') ?? sense(item, 'scale-plural'))?.value ?? 0;
  if (by === 100) return scale === 1 && Number.isInteger(value) && value >= 3 && value <= 9 ? by : 0;
  if (by > scale) return by;
  return head.figure && scale === 1 && value < 100 && !item.article ? (sense(item, 'hundred')?.value ?? 0) : 0;
}

const figure = (head: Item): Part => ({ value: head.figure!.value, last: head.last, joins: 0 });

/** 1 to 999 in words. */
function belowThousand(c: Cursor, head: Item, budget: number): Part | null {
  const hundreds = hundredsOf(c, head);
  if (!hundreds) return belowHundred(c, head, budget);
  const rest = budget > 0 ? c.goingOn(hundreds.last, true) : null;
  const small = rest && (rest.figure ? figure(rest) : hundredsOf(c, rest) ? null : belowHundred(c, rest, budget - 1));
  if (!small || small.value === 0 || small.value >= 100 || !Number.isInteger(small.value) || fifths(c, small))
    return hundreds;
  return { value: hundreds.value + small.value, last: small.last, joins: small.joins + 1 };
}

function hundredsOf(c: Cursor, head: Item): Part | null {
  const whole = sense(head, 'hundreds', 'hundred');
  if (whole)
    return whole.notes.has('weak') && !nounFollows(c, head.last) ? null : { ...whole, last: head.last, joins: 0 };
  const unit = sense(head, 'unit');
  if (!unit || unit.value < 3 || unit.value > 9) return null;
  const hundred = c.goingOn(head.last, false);
  const by = sense(hundred, 'hundred');
  return by && hundred ? { value: unit.value * by.value, last: hundred.last, joins: 0 } : null;
}

/** Whether a word that can be counted stands at `i`: any word but a particle. */
function nounFollows(c: Cursor, i: number): boolean {
  const token = c.tokens[i];
  return token?.kind === 'word' && !c.cell(i)?.nouns.some((s) => s.cls === 'no-one' || s.cls === 'of');
}

function belowHundred(c: Cursor, head: Item, budget: number): Part | null {
  const whole = sense(head, 'teen', 'tens', 'zero');
  if (whole) return { value: whole.value, last: head.last, joins: 0 };
  const unit = sense(head, 'unit');
  if (!unit) return null;
  const day = head.article && unit.notes.has('day');
  if (unit.value < 10) {
    const ten = day ? null : c.goingOn(head.last, false);
    if (ten && sense(ten, 'teen-ten')) return { value: 10 + unit.value, last: ten.last, joins: 0 };
    const tens = budget > 0 ? c.goingOn(head.last, true) : null;
    const by = sense(tens, 'tens');
    if (tens && by && (tens.article || !day)) return { value: unit.value + by.value, last: tens.last, joins: 1 };
  }
  const barred = day || unit.notes.has('chain');
  return barred ? null : { value: unit.value, last: head.last, joins: 0 };
}
