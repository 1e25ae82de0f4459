import { parse } from 'csv-parse/sync';
import { encode } from '../charset.ts';
import { insideOf } from '../container.ts';
import { columnsOf, metadataOf, type Names } from '../fields.ts';
import { MappedText, type OffsetMap } from '../offsets.ts';
import { type Context, type Format, type Head, type Outcome, type Piece, problem } from '../types.ts';
import { decoded } from './text.ts';

const DELIMITERS = [',', ';', '\t', '|'];

interface Row {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** A table with one article a row. The first row names the columns. */
export const csv: Format = {
  name: 'csv',
  matches: (_piece, head) => (/^(csv|tsv)$/.test(head.extension) ? head.text !== '' : hasKnownHeader(head)),
  *read(piece, context) {
    const { limits } = context;
    if (piece.bytes.length > limits.entryBytes) {
      yield problem('error', 'too-large', piece.path, `a table of more than ${limits.entryBytes} bytes; not read`);
      return;
    }
    const { text, charset, problems } = decoded(piece);
    yield* problems;
    const skipped: string[] = [];
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      info: true,
      raw: true,
      max_record_size: limits.lineBytes,
      on_skip: (error) => {
        skipped.push(error?.message ?? 'cannot be read');
        return undefined;
      },
    }) as unknown as Row[];
    for (const reason of skipped)
      yield problem('error', 'broken-row', piece.path, `a row cannot be read (${reason.slice(0, 120)}); passed over`);
    yield* articles(rows, charset, piece, context);
  },
};

function* articles(
  rows: readonly Row[],
  charset: string,
  piece: Piece,
  { options, limits }: Context,
): Iterable<Outcome> {
  const header = rows[0]?.record.map((name) => name.trim()) ?? [];
  const names = columnsOf(header, options.columns);
  for (const [field, name] of Object.entries(options.columns ?? {}))
    if (!header.includes(name))
      yield problem(
        'error',
        'no-column',
        piece.path,
        `there is no column «${name}» for ${field}; the columns are ${header.join(', ').slice(0, 300)}`,
      );
  if (!names.text.some((name) => header.includes(name))) {
    yield problem(
      'error',
      'no-text',
      piece.path,
      `no column is known to hold the text; name it with --map text=COLUMN; the columns are ${header.join(', ').slice(0, 300)}; not read`,
    );
    return;
  }
  let number = 0;
  for (const row of rows.slice(1)) {
    number++;
    const place = `${piece.path}#${number}`;
    if (row.raw.length > limits.lineBytes) {
      yield problem('error', 'line-too-long', place, `a row of more than ${limits.lineBytes} bytes; not read`);
      continue;
    }
    yield* article(row, header, names, { piece, number, place, charset });
  }
  if (number === 0) yield problem('error', 'no-articles', piece.path, 'a table without a row; nothing to read');
}

interface RowPlace {
  readonly piece: Piece;
  readonly number: number;
  readonly place: string;
  readonly charset: string;
}

function* article(row: Row, header: readonly string[], names: Names, at: RowPlace): Iterable<Outcome> {
  const record = Object.fromEntries(header.map((name, k) => [name, row.record[k] ?? '']));
  const { metadata, problems } = metadataOf(record, names, 'csv', at.place);
  yield* problems;
  const column = names.text.find((name) => record[name]?.trim());
  if (row.record.length !== header.length)
    yield problem(
      'warning',
      'broken-row',
      at.place,
      `${row.record.length} cells under ${header.length} columns; read as far as they go`,
    );
  if (column === undefined) {
    yield problem('error', 'no-text', at.place, 'a row without text; passed over');
    return;
  }
  const raw = row.raw.replace(/^\ufeff/, '').replace(/[\r\n]+$/, '');
  yield {
    draft: {
      id: metadata.id ?? `${at.piece.id}#${at.number}`,
      path: at.place,
      bytes: encode(raw, at.charset),
      container: insideOf(at.piece, `#${at.number}`),
      text: record[column]!,
      map: cellMap(raw, record[column]!),
      metadata: at.piece.metadata ? [metadata, at.piece.metadata] : [metadata],
    },
  };
}

/** Where a cell stands in its row: quotation marks inside it are doubled there. Without a map where it cannot be found again. */
function cellMap(raw: string, text: string): OffsetMap {
  const doubled = text.replaceAll('"', '""');
  const quoted = raw.indexOf(`"${doubled}"`);
  const out = new MappedText();
  if (quoted < 0) {
    out.add(text, raw.indexOf(text));
    return out.map;
  }
  let at = quoted + 1;
  for (const part of text.split(/(?<=")/)) {
    out.add(part, at);
    at += part.length + (part.endsWith('"') ? 1 : 0);
  }
  return out.map;
}

function delimiterOf(text: string): string {
  const line =
    text
      .slice(0, 10_000)
      .split(/\r?\n/)
      .find((l) => l.trim()) ?? '';
  const counts = DELIMITERS.map((d) => line.split(d).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** A first line of column names that are known, the text's among them. */
function hasKnownHeader({ text }: Head): boolean {
  const end = text.search(/[\r\n]/);
  if (end < 0 || end > 1000) return false;
  const line = text.slice(0, end);
  const cells = line.split(delimiterOf(line)).map((cell) => cell.trim().replace(/^"|"$/g, ''));
  const names = columnsOf(cells);
  const known = Object.values(names).filter((list) => list.length > 0).length;
  return cells.length >= 2 && names.text.length > 0 && known >= 2 && known >= cells.length / 2;
}
