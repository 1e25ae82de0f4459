/** Happenings that a word names with what stands apart from it (`lang/<code>/lexicons/parted-triggers.tsv`): «خرج المستشفى من الخدمة»، «حررت القوات خمسة رهائن». */
import { IsnadError } from '../../model/index.ts';
import { list, readTable } from '../../text/data.ts';
import type { TextDocument } from '../../text/document.ts';
import { fold } from '../../text/fold.ts';
import { put } from '../../text/lists.ts';
import { PerWord } from '../../text/per-word.ts';
import { isOf, type Word } from '../../text/words.ts';

interface Row {
  readonly nouns: readonly string[];
  /** Ways to go on behind the noun, each of its words; none where nothing need follow. */
  readonly behind: readonly (readonly string[])[];
  readonly type: string;
}

/** Tokens from the word to the end of what stands apart from it. */
const REACH = 9;
const NO_ROWS: readonly Row[] = [];
const FROM = 'من';

export class PartedTriggers {
  private readonly begun = new PerWord<readonly Row[]>();

  /** @param rows by the folded dictionary form of the word */
  constructor(private readonly rows: ReadonlyMap<string, readonly Row[]>) {}

  /** The type that the word at token `i` names with what follows it in its sentence; null for none. @param end of the sentence */
  typeAt(doc: TextDocument, i: number, end: number): string | null {
    for (const row of this.rowsOf(doc.words[i]!)) if (goesWith(row, doc, i, end)) return row.type;
    return null;
  }

  private rowsOf(word: Word): readonly Row[] {
    let rows = this.begun.get(word);
    if (!rows) {
      const all = word.lemmas.flatMap((lemma) => this.rows.get(lemma) ?? []);
      rows = all.length > 0 ? all : NO_ROWS;
      this.begun.set(word, rows);
    }
    return rows;
  }
}

function goesWith({ nouns, behind }: Row, { words, tokens }: TextDocument, i: number, end: number): boolean {
  let seen = false;
  for (let at = i + 1; at < end && at - i <= REACH; at++) {
    const word = words[at];
    if (!word) {
      if (tokens[at]!.kind === 'number') continue;
      return false;
    }
    if (seen && behind.some((row) => row.every((lemma, k) => words[at + k]?.lemmas.includes(lemma)))) return true;
    if (word.best.conjunction || word.best.readings[0]?.entry.pos === 'verb') return false;
    if (nouns.some((name) => isOf(word, name))) {
      if (behind.length === 0) return true;
      seen = true;
    } else if (!seen && endsObject(word)) return false;
  }
  return false;
}

/** «حرر البلدة من …»: a place, or a preposition other than «من», behind which no more is said of what the word takes. */
const endsObject = (word: Word): boolean =>
  isOf(word, 'placehead') || (word.key !== FROM && (word.classes.has('prep') || word.best.preposition !== ''));

/**
 * Loads the table of a language.
 * @throws IsnadError `broken-table` when a row names a type that `types` does not hold
 */
export function loadPartedTriggers(types: ReadonlySet<string>, language = 'ar'): PartedTriggers {
  const file = `lang/${language}/lexicons/parted-triggers.tsv`;
  const rows = new Map<string, Row[]>();
  for (const { line, cells } of readTable(file, ['trigger', 'noun', 'behind', 'type', 'example', 'not'])) {
    const { trigger = '', noun = '', behind = '', type = '' } = cells;
    if (!types.has(type))
      throw new IsnadError('broken-table', `no claim type «${type}» · لا نوع باسم «${type}»`, `${file}:${line}`);
    put(rows, fold(trigger), { nouns: list(noun), behind: list(behind).map((way) => fold(way).split(' ')), type });
  }
  return new PartedTriggers(rows);
}
