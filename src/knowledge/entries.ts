/** What the tables of names share: an id of its own in each row, names in Arabic and English, and a source. */
import { IsnadError } from '../model/index.ts';
import { list, type Row } from '../text/data.ts';

export interface Entry {
  readonly id: string;
  /** Names in the press; the first is the one the program says. */
  readonly names: readonly string[];
  readonly en: string;
  readonly source: string;
  /** `file:line`. */
  readonly at: string;
}

/** Says what is wrong with the row, with its id and line. */
export type Fail = (reason: string) => never;

/**
 * Reads rows with the columns `id`, `ar`, `en` and `source`; `name` stands for the file in errors, `more` reads what else a row holds.
 * @throws IsnadError `code` with file, line and id when a row lacks one of them, its id is malformed or given twice, or `more` fails
 */
export function readEntries<T>(
  rows: readonly Row[],
  name: string,
  code: string,
  more: (entry: Entry, cells: Row['cells'], fail: Fail) => T,
): T[] {
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const at = `${name}:${line}`;
    const fail: Fail = (reason) => {
      throw new IsnadError(code, `${cells.id || '?'}: ${reason}`, at);
    };
    const { id = '', en = '', source = '' } = cells;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) fail('the id is not kebab-case · المعرّف ليس بالصيغة المطلوبة');
    if (seen.has(id)) fail('the id is given twice · المعرّف مكرر');
    seen.add(id);
    const names = list(cells.ar);
    if (names.length === 0 || !en || !source) fail('ar, en and source are needed · ينقصه الاسم أو المصدر');
    return more({ id, names, en, source, at }, cells, fail);
  });
}
