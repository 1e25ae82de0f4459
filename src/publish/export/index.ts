/** Exports: JSON Lines, CSV and GeoJSON with a page that explains the columns. Every row says where it comes from. */
import type { Knowledge } from '../../knowledge/index.ts';
import { IsnadError } from '../../model/index.ts';
import { readTable } from '../../text/data.ts';
import type { PublishInput } from '../input.ts';
import { ExportContext } from './context.ts';
import { csv } from './csv.ts';
import { geojson } from './geojson.ts';
import { aspects, claims, disputes, incidents, naming, type Table, voices } from './tables.ts';

export const EXPORT_FORMATS = ['claims', 'incidents', 'disputes', 'naming', 'geojson', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

// biome-ignore lint/suspicious/noExplicitAny: tables of different rows in one list
type AnyTable = Table<any>;
const LINES: Readonly<Record<Exclude<ExportFormat, 'geojson' | 'csv'>, readonly AnyTable[]>> = {
  claims: [claims],
  incidents: [incidents],
  disputes: [disputes],
  naming: [naming, voices],
};
const SHEETS: readonly AnyTable[] = [claims, incidents, aspects, disputes, naming, voices];

/**
 * The files of an export by name. `claims`, `incidents`, `disputes`, `naming` are JSON Lines, `geojson` one file of points, `csv` every
 * table as a sheet; README.md tells the columns, the number policy and the head hash in both languages.
 */
export function exportFiles(
  input: PublishInput,
  knowledge: Knowledge,
  formats: readonly ExportFormat[],
): Map<string, string> {
  const context = new ExportContext(input, knowledge);
  const files = new Map<string, string>();
  const sheets: AnyTable[] = [];
  const records = new Map<string, readonly string[]>();
  for (const format of new Set(formats)) {
    if (format === 'geojson') files.set('incidents.geojson', geojson(context));
    else if (format === 'csv')
      for (const table of SHEETS) {
        sheets.push(table);
        const lines = context.rowsOf(table).flatMap((row) => table.lines(row));
        files.set(`${table.name}.csv`, csv(table.columns, lines));
      }
    else
      for (const table of LINES[format]) {
        const rows = context.rowsOf(table);
        files.set(`${table.name}.jsonl`, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
        records.set(`${table.name}.jsonl`, Object.keys(rows[0] ?? {}));
      }
  }
  files.set('README.md', readme(context, sheets, records, files.has('incidents.geojson')));
  return files;
}

/** What the files hold, column by column, English and Arabic. @throws IsnadError `no-wording` when a column is not explained */
function readme(
  context: ExportContext,
  sheets: readonly AnyTable[],
  records: ReadonlyMap<string, readonly string[]>,
  points: boolean,
): string {
  const table = (language: string) =>
    new Map(readTable(`lang/${language}/export.tsv`, ['key', 'text']).map(({ cells }) => [cells.key!, cells.text!]));
  const [en, ar] = [table('en'), table('ar')];
  const say = (key: string): string[] => {
    const found = [en.get(key), ar.get(key)];
    for (const text of found)
      if (text === undefined)
        throw new IsnadError('no-wording', `the text «${key}» is missing · ينقص النص`, 'export.tsv');
    return found as string[];
  };
  const out: string[] = [];
  const both = (key: string, values: Readonly<Record<string, string>> = {}) => {
    for (const text of say(key))
      out.push(
        text.replace(/\{(\w+)\}/g, (_, k: string) => values[k] ?? ''),
        '',
      );
  };
  out.push('# Isnad export · تصدير إسناد', '');
  both('about', { head: context.head || '—' });
  both(`policy-${context.policy}`);
  if (sheets.length > 0) both('csv');
  if (records.size > 0) both('jsonl');
  if (points) both('geojson');
  if (context.input.withheld.size > 0) both('withheld');
  const list = (title: string, keys: readonly string[]) => {
    out.push(`## ${title}`, '', '| | English | العربية |', '|---|---|---|');
    for (const key of keys) {
      const [a, b] = say(key);
      out.push(`| \`${key}\` | ${a} | ${b} |`);
    }
    out.push('');
  };
  for (const s of sheets) list(`${s.name}.csv`, s.columns);
  for (const [name, keys] of records) if (keys.length > 0) list(name, keys);
  return `${out.join('\n')}\n`;
}
