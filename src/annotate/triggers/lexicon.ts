/**
 * The trigger lexicon: which words may name a happening of which type (`lang/<code>/lexicons/triggers.tsv`).
 */

import { IsnadError } from '../../model/index.ts';
import { list, readTable } from '../../text/data.ts';
import type { TextDocument } from '../../text/document.ts';
import { fold } from '../../text/fold.ts';
import type { PartOfSpeech, Reading } from '../../text/lexicon.ts';
import { put } from '../../text/lists.ts';
import { PerWord } from '../../text/per-word.ts';
import type { Analysis, Word } from '../../text/words.ts';

/** A claim type that a word may name, and how sure the word alone is: 3 nearly always, 2 often, 1 in the right company. */
export interface TypeHint {
  readonly type: string;
  readonly strength: number;
}

/** How much dearer than the likeliest cut of a word one may be that names a happening. */
const FARTHEST = 1.5;

/** Strength of a word that nearly always names the happening. */
export const SURE = 3;
/** Strength of a phrase that names it whatever the models hold of its words. */
const SETTLED = 4;

interface TriggerRow {
  /** Folded words; a class of words in their place, «<civilian>», begins with the mark. */
  readonly words: readonly string[];
  readonly pos: string;
  readonly hints: readonly TypeHint[];
  /** Names its type whatever the models hold of its words. */
  readonly isSettled: boolean;
}

/** A phrase that settles what its first word names: the token that its other words begin at, and the one after them. */
export interface SetPhrase {
  readonly rest: number;
  readonly last: number;
  readonly type: string;
}

/** A row as it is written, and where. */
export interface ListedTrigger {
  readonly trigger: string;
  readonly pos: string;
  /** `type=strength`, parted by `;`. */
  readonly types: string;
  readonly from: string;
}

const LETTER: Readonly<Record<PartOfSpeech, string>> = {
  verb: 'v',
  masdar: 'n',
  noun: 'n',
  name: 'n',
  adjective: 'n',
  particle: 'n',
  active: 'a',
  passive: 'p',
};
const NOTHING: readonly TypeHint[] = [];
const NO_ROWS: readonly TriggerRow[] = [];

export class TriggerLexicon {
  private readonly single = new Map<string, TriggerRow[]>();
  private readonly phrases = new Map<string, TriggerRow[]>();
  /** Phrases that name no happening, whatever their first word names elsewhere. */
  private readonly idioms = new Map<string, TriggerRow[]>();
  /** Phrases that name a happening of one type, whatever their words name elsewhere. */
  private readonly settled = new Map<string, TriggerRow[]>();
  private readonly held = new PerWord<readonly TypeHint[]>();
  private readonly begun = new PerWord<readonly TriggerRow[]>();
  private readonly begunSettled = new PerWord<readonly TriggerRow[]>();

  /** Every type that some row names. */
  readonly types: ReadonlySet<string>;

  constructor(rows: readonly TriggerRow[]) {
    this.types = new Set(rows.flatMap((row) => row.hints.map((h) => h.type)));
    for (const row of rows) {
      put(this.mapOf(row), row.words[0]!, row);
    }
  }

  private mapOf({ hints, words, isSettled }: TriggerRow): Map<string, TriggerRow[]> {
    if (hints.length === 0) return this.idioms;
    if (isSettled) return this.settled;
    return words.length === 1 ? this.single : this.phrases;
  }

  /** Types that the word alone may name, surest first. */
  hints(word: Word): readonly TypeHint[] {
    let hints = this.held.get(word);
    if (!hints) {
      hints = this.lookUp(word);
      this.held.set(word, hints);
    }
    return hints;
  }

  /** The likeliest cut of a word that names a type: «ودعت» is و and «دعت» where it demands. */
  cutFor(word: Word, type: string): Analysis {
    for (const analysis of word.analyses) {
      if (analysis.cost > word.best.cost + FARTHEST) continue;
      if (analysis.readings.some((r) => this.rowsOf(r).some((row) => row.hints.some((h) => h.type === type))))
        return analysis;
    }
    return word.best;
  }

  /** The rows that a reading fits. */
  private rowsOf({ entry }: Reading, rows: ReadonlyMap<string, readonly TriggerRow[]> = this.single): TriggerRow[] {
    return [...new Set([fold(entry.lemma), fold(entry.verb ?? entry.lemma)])].flatMap((lemma) =>
      (rows.get(lemma) ?? []).filter((row) => row.pos === '*' || row.pos === LETTER[entry.pos]),
    );
  }

  private lookUp(word: Word): readonly TypeHint[] {
    const found = new Map<string, number>();
    const take = (row: TriggerRow) => {
      for (const { type, strength } of row.hints) found.set(type, Math.max(found.get(type) ?? 0, strength));
    };
    for (const analysis of word.analyses) {
      if (analysis.cost > word.best.cost + FARTHEST) continue;
      for (const reading of analysis.readings) for (const row of this.rowsOf(reading)) take(row);
      if (analysis.readings.length === 0) for (const row of this.single.get(analysis.stem) ?? []) take(row);
    }
    if (found.size === 0) return NOTHING;
    return [...found]
      .map(([type, strength]) => ({ type, strength }))
      .sort((a, b) => b.strength - a.strength || (a.type < b.type ? -1 : 1));
  }

  /** The longest phrase of the lexicon that begins at token `i`, with the token index it ends before. */
  phraseAt(
    words: readonly (Word | null)[],
    i: number,
    end: number,
  ): { last: number; hints: readonly TypeHint[] } | null {
    const first = words[i];
    if (!first) return null;
    let found: { last: number; hints: readonly TypeHint[] } | null = null;
    for (const row of this.phrasesFrom(first)) {
      const last = i + row.words.length;
      if (last > end || (found && found.last >= last)) continue;
      if (stands(row, words, i, 0)) found = { last, hints: row.hints };
    }
    return found;
  }

  /** «حرب كلامية»، «سيطر رجال الإطفاء على الحريق»: whether the word at token `i` begins a phrase that names no happening. */
  beginsIdiom(doc: TextDocument, i: number, end: number): boolean {
    for (const lemma of doc.words[i]?.lemmas ?? [])
      for (const row of this.idioms.get(lemma) ?? []) if (restOf(row, doc, i, end) >= 0) return true;
    return false;
  }

  /** «خرج المستشفى عن الخدمة»، «محاولة اغتيال»: the phrase at token `i` that settles what happens; of several the nearest, then the longest. */
  settledAt(doc: TextDocument, i: number, end: number): SetPhrase | null {
    let found: SetPhrase | null = null;
    for (const row of this.settledFrom(doc.words[i]!)) {
      const rest = restOf(row, doc, i, end);
      const last = rest + row.words.length - 1;
      if (rest < 0 || (found && (found.rest < rest || (found.rest === rest && found.last >= last)))) continue;
      found = { rest, last, type: row.hints[0]!.type };
    }
    return found && this.beginsIdiom(doc, i, end) ? null : found;
  }

  /** The phrases that may begin with a word: worked out once for each form. */
  private phrasesFrom(word: Word): readonly TriggerRow[] {
    let rows = this.begun.get(word);
    if (!rows) {
      const all = word.lemmas.flatMap((lemma) => this.phrases.get(lemma) ?? []);
      rows = all.length > 0 ? all : NO_ROWS;
      this.begun.set(word, rows);
    }
    return rows;
  }

  /** The settled phrases that may begin with a word as it is likeliest read: «أجلت» may be one of «أجلى», «أجل» is none. */
  private settledFrom(word: Word): readonly TriggerRow[] {
    let rows = this.begunSettled.get(word);
    if (!rows) {
      const { readings } = word.best;
      const likely = readings.filter(({ entry }) => entry.pos === readings[0]!.entry.pos);
      const all = likely.flatMap((r) => this.rowsOf(r, this.settled));
      rows = all.length > 0 ? all : NO_ROWS;
      this.begunSettled.set(word, rows);
    }
    return rows;
  }
}

/** Whether the words of a row, from one of them on, stand at token `i`. */
function stands(
  { words: row, isSettled }: TriggerRow,
  words: readonly (Word | null)[],
  i: number,
  from: number,
): boolean {
  for (let k = from; k < row.length; k++) {
    const word = words[i + k - from];
    if (!word || !isWord(word, row[k]!) || (isSettled && isWithPronoun(word))) return false;
  }
  return true;
}

/** A word of the class or of the listed one. */
const isWord = (word: Word, listed: string): boolean =>
  listed.startsWith(CLASS) ? word.classes.has(listed.slice(1)) : word.lemmas.includes(listed) || word.key === listed;

/** «عليهم»: of whom nothing is known. */
const isWithPronoun = (word: Word): boolean => word.best.enclitic !== '' && word.classes.has('prep');

/** Tokens from a verb to what it takes, its subject between; in a settled phrase also where that is. */
const SUBJECT = 4;
const PLACED = 6;
const IN = 'في';

/** The token at which the words of a row behind its first stand, or -1: right behind it, or behind the subject of a verb. */
function restOf(row: TriggerRow, { words, tokens }: TextDocument, i: number, end: number): number {
  const word = words[i]!;
  const over = isActing(word) ? (row.isSettled ? PLACED : SUBJECT) : 1;
  for (let at = i + 1; at + row.words.length - 1 <= end && at - i <= over; at++) {
    if (words[at]?.best.conjunction) break;
    if (stands(row, words, at, 1)) return at;
    const { kind, key } = tokens[at]!;
    if (kind !== 'number' && !isOfSubject(words[at]) && !(row.isSettled && key === IN)) break;
  }
  return -1;
}

/** A verb, or what is done by its name: its subject or object may stand between it and what it takes. */
const isActing = ({ best }: Word): boolean =>
  best.readings.some(({ entry }) => entry.pos === 'verb' || entry.pos === 'masdar');

/** A noun behind a verb, bare of clitics. */
function isOfSubject(word: Word | null | undefined): boolean {
  if (!word || word.best.preposition || word.best.conjunction || word.classes.has('prep')) return false;
  return word.best.readings[0]?.entry.pos !== 'verb';
}

/** Marks a class of words in a row. */
const CLASS = '<';
/** What a row names that names nothing. */
const NONE = '-';

/**
 * Loads the trigger lexicon of a language; `further` rows are those that claim types bring with them.
 * @throws IsnadError `broken-table` when a row names no type, or one that `types` does not hold
 */
export function loadTriggerLexicon(
  types: ReadonlySet<string>,
  further: readonly ListedTrigger[] = [],
  language = 'ar',
): TriggerLexicon {
  const file = `lang/${language}/lexicons/triggers.tsv`;
  const listed = readTable(file, ['trigger', 'pos', 'types']).map(
    ({ line, cells }): ListedTrigger => ({
      trigger: cells.trigger!,
      pos: cells.pos!,
      types: cells.types!,
      from: `${file}:${line}`,
    }),
  );
  const rows = [...listed, ...further].map(({ trigger, pos, types: named, from }): TriggerRow => {
    const hints = list(named === NONE ? '' : named).map((hint) => {
      const [type = '', strength = '2'] = hint.split('=');
      if (!types.has(type))
        throw new IsnadError('broken-table', `no claim type «${type}» · لا نوع باسم «${type}»`, from);
      return { type, strength: Number(strength) };
    });
    return { words: phraseWords(trigger), pos, hints, isSettled: hints[0]?.strength === SETTLED };
  });
  return new TriggerLexicon(rows);
}

/** The folded words of a phrase, without the article, so that إطلاق النار and إطلاق نار need no two rows. */
function phraseWords(phrase: string): string[] {
  const words = phrase.split(/\s+/).map((w) => (w.startsWith(CLASS) ? w.slice(0, -1) : fold(w)));
  return words.length === 1 ? words : words.map((w) => (w.startsWith('ال') && w.length > 4 ? w.slice(2) : w));
}
