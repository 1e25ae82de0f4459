/** From an entry of the lexicon back to the row of the table that it was read from, for what the entry itself does not keep. */
import { type Row, readTable } from './data.ts';
import type { Entry } from './lexicon.ts';

const tables = new Map<string, ReadonlyMap<number, Row>>();

/** The row behind an entry of a language's lexicon. Tables are read at the first call. @throws IsnadError `broken-table` */
export function rowOf(entry: Entry, language = 'ar'): Row | undefined {
  const [file = '', line = ''] = entry.from.split(':');
  const path = `lang/${language}/lexicons/${file}`;
  let rows = tables.get(path);
  if (!rows) {
    rows = new Map(readTable(path).map((row) => [row.line, row]));
    tables.set(path, rows);
  }
  return rows.get(Number(line));
}
