/** Which numbers are part of a name («اللواء 65»، «القرار 2254»، «إف-16») or of a date («عام 2016»), and which واحد counts. */
import type { Cursor } from './cursor.ts';
import type { Cell, Sense } from './lexicon.ts';
import type { Plain } from './value.ts';

const DASHES = '-–—‐‑';
const LATIN_END = 0x0250;

/** Whether the number belongs to the word before it. */
export function isName(c: Cursor, n: Plain): boolean {
  if (n.kind === 'ordinal' || (n.article && !n.figure && n.joins === 0 && n.kind === 'integer' && n.lo >= 20))
    return named(c, n.first - 1, 'word') !== undefined;
  if (!n.figure || n.kind === 'percent' || n.kind === 'range') return false;
  let before = n.first - 1;
  if (c.cell(before)?.clitic) {
    const { conjunction, preposition, article } = c.cell(before)!;
    if (!article || conjunction || preposition) return false;
    before--;
  }
  const token = c.tokens[before];
  if (!token) return false;
  if (token.kind === 'mark') {
    if (!DASHES.includes(token.key) || token.spaced || c.tokens[n.first]!.spaced) return false;
    const word = c.tokens[before - 1];
    if (word?.kind !== 'word') return false;
    return word.key.charCodeAt(0) < LATIN_END || named(c, before - 1, 'joined') !== undefined;
  }
  const name = named(c, before, c.tokens[n.first]!.spaced ? 'figure' : 'joined');
  return name !== undefined && !(name.notes.has('unit') && countedAfter(c, n));
}

function named(c: Cursor, i: number, how: 'word' | 'figure' | 'joined'): Sense | undefined {
  const cell = c.cell(i);
  return cell?.nouns.find((s) => s.cls === 'time-noun' || (s.cls === 'name-noun' && takes(s.notes, cell, how)));
}

function takes(notes: ReadonlySet<string>, cell: Cell, how: 'word' | 'figure' | 'joined'): boolean {
  if (notes.has('foreign') && cell.article) return false;
  if (notes.has('words')) return how === 'word';
  return how === 'joined' || !notes.has('hyphen');
}

/** «خسر اللواء 30 مقاتلا»: an accusative behind 11 to 99 is what is counted; «أثناء», which folds to a number word, is none. */
function countedAfter(c: Cursor, n: Plain): boolean {
  const next = c.tokens[n.last];
  if (c.item(n.last)) return false;
  const rest = n.lo % 100;
  return rest >= 11 && next?.kind === 'word' && !next.fresh && next.key.length > 3 && next.key.endsWith('ا');
}

/**
 * Whether a lone واحد counts: after a noun or verb, and not as a pronoun (كل واحد، واحد من أهم). Before a definite word it is
 * «وأحد», which folds alike.
 */
export function countsAlone(c: Cursor, n: Plain): boolean {
  const cell = c.cell(n.first);
  if (!cell || cell.conjunction || cell.preposition || cell.article) return false;
  const before = c.tokens[n.first - 1];
  if (before?.kind !== 'word' || c.tokens[n.first]!.fresh) return false;
  if (c.cell(n.first - 1)?.nouns.some((s) => s.cls === 'no-one' || s.cls === 'of')) return false;
  if (c.tokens[n.last]?.key.startsWith('ال') && !c.tokens[n.last]!.fresh && !c.item(n.last)) return false;
  return !c.cell(n.last)?.nouns.some((s) => s.cls === 'of');
}
