/** The number words and hedges of the tables, made ready for look-up: one map from written forms, and tries for turns of several words. */

import type { Qualifier } from '../../model/index.ts';
import { readTable } from '../../text/data.ts';
import { fold } from '../../text/fold.ts';
import { put } from '../../text/lists.ts';
import { NUMBER_WORDS } from '../../text/numerals/spell.ts';
import { Trie } from './trie.ts';

/** One row of the table of number words. */
export interface Sense {
  readonly cls: string;
  /** The number, or the quotient of a fraction; the lower end of a span. */
  readonly value: number;
  /** Upper end of a span; else the value. */
  readonly top: number;
  readonly gender: string;
  readonly case: string;
  readonly notes: ReadonlySet<string>;
}

/** A written form taken apart: its clitics and what the stem can mean. */
export interface Cell {
  readonly conjunction: boolean;
  readonly preposition: boolean;
  readonly article: boolean;
  /** Readings as a number. Empty for words that only stand beside numbers, and for clitics written apart («الـ 15»). */
  readonly senses: readonly Sense[];
  /** Readings as a word that decides what a number beside it is: name-noun, time-noun, ordinal-noun, no-one, of, apart. */
  readonly nouns: readonly Sense[];
  /** The form is nothing but clitics. */
  readonly clitic: boolean;
  /** Another cut of the same form, with و: «وأحد» beside «واحد», which fold alike. */
  other?: Cell;
}

/** A turn that stands before, after or between numbers. */
export interface Turn {
  readonly side: 'before' | 'after' | 'open' | 'join' | 'not' | 'percent' | 'part-of';
  readonly qualifier: Qualifier | 'range' | 'none';
  readonly notes: ReadonlySet<string>;
  /** Words that may stand between the number and the turn. */
  readonly gap: number;
  /** What a percent sign divides by. */
  readonly base: number;
}

export interface NumberLexicon {
  /** Every key that a number, or a stretch that is none, may begin with. */
  readonly openings: ReadonlySet<string>;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Turns that may begin a number, or a stretch that is none. */
  readonly starts: Trie<Turn>;
  readonly afters: Trie<Turn>;
  readonly joins: Trie<Turn>;
  readonly percents: Trie<Turn>;
  /** «جزء من», «من كل»: what follows divides what stands before. */
  readonly parts: Trie<Turn>;
}

export const HEDGES = 'lang/ar/lexicons/number-hedges.tsv';
const NOUNS = new Set(['name-noun', 'time-noun', 'ordinal-noun', 'no-one', 'of', 'apart']);
const CONJUNCTIONS = ['', 'و', 'ف'];
const PREPOSITIONS = ['', 'ب', 'ل', 'ك'];
const ARTICLE = 'ال';

let loaded: NumberLexicon | undefined;

/** The lexicon of the package's tables, built at the first call. @throws IsnadError `broken-table` */
export function numberLexicon(): NumberLexicon {
  loaded ??= build();
  return loaded;
}

function build(): NumberLexicon {
  const bare = new Map<string, Sense[]>();
  const starts = new Trie<Turn>();
  const afters = new Trie<Turn>();
  const joins = new Trie<Turn>();
  const percents = new Trie<Turn>();
  const parts = new Trie<Turn>();
  const suffixes: string[] = [];
  const rows = readTable(NUMBER_WORDS, ['word', 'class', 'value', 'gender', 'case', 'note']).map(({ cells }) => cells);
  for (const cells of rows) if (cells.class === 'suffix') suffixes.push(fold(cells.word!));
  for (const cells of rows) {
    const cls = cells.class!;
    const notes = new Set(cells.note!.split(';'));
    if (cls === 'suffix') continue;
    if (cls === 'not' || cls === 'percent' || cls === 'part-of') {
      const base = Number(cells.value) || 100;
      const turn: Turn = { side: cls, qualifier: 'none', notes, gap: 0, base };
      (cls === 'not' ? starts : cls === 'percent' ? percents : parts).add(turns(cells.word!), turn);
      continue;
    }
    const [value, top] = amount(cells.value!);
    const sense: Sense = { cls, value, top, gender: cells.gender!, case: cells.case!, notes };
    for (const form of spellings(fold(cells.word!))) put(bare, form, sense);
    if (cls === 'fraction' && !notes.has('with-noun'))
      for (const suffix of suffixes) put(bare, fold(cells.word!) + suffix, sense);
  }
  for (const { cells } of readTable(HEDGES, ['word', 'side', 'qualifier', 'note'])) {
    const notes = new Set(cells.note!.split(';'));
    const gap = Number(/gap=(\d)/.exec(cells.note!)?.[1] ?? 0);
    const side = cells.side as Turn['side'];
    const turn: Turn = { side, qualifier: cells.qualifier as Turn['qualifier'], notes, gap, base: 1 };
    (side === 'after' ? afters : side === 'join' ? joins : starts).add(turns(cells.word!), turn);
  }
  starts.alias(
    clitics()
      .filter((c) => !c.article)
      .map((c) => c.text),
  );
  const cells = expand(bare);
  const openings = new Set([...cells.keys(), ...starts.openings, ...percents.openings]);
  return { openings, cells, starts, afters, joins, percents, parts };
}

const turns = (words: string): string[] => words.split(' ').map(fold);
const spellings = (form: string): string[] => (form.endsWith('ة') ? [form, `${form.slice(0, -1)}ه`] : [form]);

/** A cell of the value column: `7`, `2/3`, `3-9` or nothing. */
function amount(cell: string): [number, number] {
  const span = /^(\d+)-(\d+)$/.exec(cell);
  if (span) return [Number(span[1]), Number(span[2])];
  const [n, d] = cell.split('/').map(Number);
  const value = d ? n! / d : (n ?? 0);
  return [value, value];
}

interface Clitics extends Pick<Cell, 'conjunction' | 'preposition' | 'article'> {
  readonly text: string;
}

/** Every order of clitics before a word, the shortest first; ل and ال are written لل. */
function clitics(): Clitics[] {
  const out: Clitics[] = [];
  for (const c of CONJUNCTIONS)
    for (const p of PREPOSITIONS)
      for (const a of ['', ARTICLE]) {
        const text = c + (p === 'ل' && a ? 'لل' : p + a);
        out.push({ text, conjunction: c !== '', preposition: p !== '', article: a !== '' });
      }
  return out.sort((x, y) => x.text.length - y.text.length);
}

/** All written forms; a form that can be cut in two ways keeps the cut with the fewest clitics. */
function expand(bare: ReadonlyMap<string, readonly Sense[]>): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const stems = [...bare].map(([stem, all]) => ({
    stem,
    senses: all.filter((s) => !NOUNS.has(s.cls)),
    nouns: all.filter((s) => NOUNS.has(s.cls)),
  }));
  for (const { text, conjunction, preposition, article } of clitics()) {
    if (text) cells.set(text, { conjunction, preposition, article, senses: [], nouns: [], clitic: true });
    for (const { stem, senses, nouns } of stems) {
      const key = text + stem;
      const held = cells.get(key);
      const cell: Cell = { conjunction, preposition, article, senses, nouns, clitic: false };
      if (!held) cells.set(key, cell);
      else if (conjunction && !held.conjunction && senses.length > 0) held.other ??= cell;
    }
  }
  return cells;
}
