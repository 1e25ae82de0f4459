/** CSV for spreadsheets: RFC 4180 with a byte order mark, and no cell that a spreadsheet would run. */

export type Cell = string | number | boolean | null | undefined;

/** U+FEFF: tells spreadsheets that the file is UTF-8. */
export const BOM = '\ufeff';
/** What makes a spreadsheet take a cell for a formula, in its wide forms too; blanks before it do not help. */
const FORMULA = /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u;
const RISKY_START = /^[\t\r\n]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * One cell. Text is always quoted; where it could be taken for a formula an apostrophe goes before it. Numbers stand as they are; what is no
 * finite number, null and undefined are empty.
 */
export function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const clean = value.replace(/\p{Surrogate}/gu, '\ufffd').replace(CONTROL, '');
  const safe = FORMULA.test(clean) || RISKY_START.test(clean) ? `'${clean}` : clean;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** A table as CSV, its names in the first row. */
export function csv(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [columns.map((c) => cell(c)).join(',')];
  for (const row of rows) lines.push(row.map(cell).join(','));
  return `${BOM}${lines.join('\r\n')}\r\n`;
}
