import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IsnadError } from '../model/index.ts';

/** Absolute path of a file or folder of the package's data (`lang/…`, `ontology/…`, `knowledge/…`, `models/…`, `samples/…`). */
export function dataPath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url));
}

/** One row of a table: cells by column name, and the line it stands on (1-based). */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads a table: tab-separated, UTF-8; lines that start with `#` and empty lines are skipped; the first other line names the
 * columns. Missing trailing cells are empty.
 * @throws IsnadError `broken-table` when a row has more cells than the header, or a needed column is absent
 */
export function readTable(relative: string, needed: readonly string[] = []): Row[] {
  return parseTable(readFileSync(dataPath(relative), 'utf8'), relative, needed);
}

export function parseTable(text: string, name: string, needed: readonly string[] = []): Row[] {
  const rows: Row[] = [];
  let header: string[] | null = null;
  let line = 0;
  for (const raw of text.split(/\r?\n/)) {
    line++;
    if (!raw.trim() || raw.startsWith('#')) continue;
    const cells = raw.split('\t').map((c) => c.trim());
    if (!header) {
      header = cells;
      for (const column of needed)
        if (!header.includes(column))
          throw new IsnadError(
            'broken-table',
            `the column «${column}» is missing · العمود «${column}» ناقص`,
            `${name}:${line}`,
          );
      continue;
    }
    if (cells.length > header.length)
      throw new IsnadError(
        'broken-table',
        `${cells.length} cells under ${header.length} columns · عدد الخانات ${cells.length} والأعمدة ${header.length}`,
        `${name}:${line}`,
      );
    rows.push({ line, cells: Object.fromEntries(header.map((column, k) => [column, cells[k] ?? ''])) });
  }
  return rows;
}

/** The members of a cell that holds several, parted by `;`. */
export function list(cell: string | undefined): string[] {
  return cell
    ? cell
        .split(';')
        .map((s) => s.trim())
        .filter(Boolean)
    : [];
}
