/** `lang/ar/lexicons/naming.tsv`: which words for a party are neutral and which take a side, each with the source of the judgement. */
import { IsnadError } from '../model/index.ts';
import { list, type Row, readTable } from '../text/data.ts';
import type { TextDocument } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Word } from '../text/words.ts';

export const LOADINGS = ['neutral', 'loaded', 'unknown'] as const;
export type Loading = (typeof LOADINGS)[number];
/** Family of people who are no party to the war: the prefix of their party ids. */
export const PEOPLE = 'people:';

export interface NamingRow {
  readonly id: string;
  /** Each a sequence of folded dictionary forms. */
  readonly words: readonly (readonly string[])[];
  /** Kinds of actor it holds for; `people`; empty for any. */
  readonly kinds: ReadonlySet<string>;
  readonly loading: Loading;
  readonly viewpoint: string;
  /** `people:<family>` for words that name people who are no party; else empty. */
  readonly party: string;
  readonly why: { readonly ar: string; readonly en: string };
  readonly sources: readonly string[];
}

const FILE = 'lang/ar/lexicons/naming.tsv';
const COLUMNS = ['id', 'words', 'kinds', 'loading', 'viewpoint', 'party', 'en', 'ar', 'source'];
let held: readonly NamingRow[] | undefined;

/** The table, read once. @throws IsnadError `broken-table` naming the line */
export function namingRows(): readonly NamingRow[] {
  held ??= parseNaming(readTable(FILE, COLUMNS), FILE);
  return held;
}

/** The same from rows; `name` stands for the file in errors. */
function parseNaming(rows: readonly Row[], name: string): NamingRow[] {
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const fail = (reason: string): never => {
      throw new IsnadError('broken-table', `${cells.id || '?'}: ${reason}`, `${name}:${line}`);
    };
    const { id = '', viewpoint = '', party = '', en = '', ar = '' } = cells;
    if (!id || seen.has(id)) fail('the id is missing or given twice · المعرّف ناقص أو مكرر');
    seen.add(id);
    const loading = LOADINGS.find((l) => l === cells.loading) ?? fail(`«${cells.loading}» is no loading · ليس حكما`);
    const words = list(cells.words).map((w) => fold(w).split(/\s+/));
    const sources = list(cells.source);
    if (words.length === 0 || sources.length === 0 || !en || !ar)
      fail('words, reasons and a source are needed · ينقصه اللفظ أو السبب أو المصدر');
    if (party && !party.startsWith(PEOPLE)) fail(`«${party}» is no family of people · ليست فئة من الناس`);
    const kinds = new Set(list(cells.kinds).filter((k) => k !== 'any'));
    return { id, words, kinds, loading, viewpoint, party, why: { ar, en }, sources };
  });
}

/** Looks words up in the table, in any inflected form. */
export class NamingLexicon {
  private readonly byFirst = new Map<string, { readonly row: NamingRow; readonly words: readonly string[] }[]>();

  constructor(readonly rows: readonly NamingRow[] = namingRows()) {
    for (const row of rows)
      for (const words of row.words) {
        const list = this.byFirst.get(words[0]!) ?? [];
        list.push({ row, words });
        this.byFirst.set(words[0]!, list);
      }
  }

  /** Rows whose words begin at a token and end before `last`; tokens that are no words (marks) are stepped over. */
  at(doc: TextDocument, first: number, last: number, kind: string): { row: NamingRow; words: number }[] {
    const word = doc.words[first];
    if (!word) return [];
    const out: { row: NamingRow; words: number }[] = [];
    for (const form of formsOf(word))
      for (const { row, words } of this.byFirst.get(form) ?? []) {
        if (row.kinds.size > 0 && !row.kinds.has(kind)) continue;
        if (follows(doc, words, first, last) && !out.some((o) => o.row === row)) out.push({ row, words: words.length });
      }
    return out;
  }

  /**
   * Every row that speaks in a stretch of tokens, loaded before neutral, longer before shorter; none whose words are part of a longer row's
   * («ثوري» in «الحرس الثوري», an official name).
   */
  in(doc: TextDocument, first: number, last: number, kind: string): NamingRow[] {
    const all: { row: NamingRow; words: number; at: number }[] = [];
    for (let i = first; i < last; i++) for (const f of this.at(doc, i, last, kind)) all.push({ ...f, at: i });
    const found = all.filter(
      (f) => !all.some((o) => o.words > f.words && o.at <= f.at && o.at + o.words >= f.at + f.words),
    );
    const weight = (r: NamingRow) => (r.loading === 'loaded' ? 2 : r.loading === 'neutral' ? 1 : 0);
    found.sort((a, b) => weight(b.row) - weight(a.row) || b.words - a.words || (a.row.id < b.row.id ? -1 : 1));
    return [...new Set(found.map((f) => f.row))];
  }
}

/** Dictionary forms and stems of a word, and the form itself as it stands without its conjunction. */
function formsOf(word: Word): Set<string> {
  const forms = new Set(word.lemmas);
  forms.add(word.key.slice(word.best.conjunction.length));
  return forms;
}

function follows(doc: TextDocument, words: readonly string[], first: number, last: number): boolean {
  let i = first;
  for (const [n, form] of words.entries()) {
    if (n > 0) {
      i++;
      while (i < last && !doc.words[i]) i++;
      const word = i < last ? doc.words[i] : null;
      // a listed form may carry the article («قوات الأسد»)
      if (!word || !(formsOf(word).has(form) || word.key === form)) return false;
    }
  }
  return true;
}
