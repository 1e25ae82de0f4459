/** JSON: one article, a list of them, or an object around such a list; and JSON Lines, one record a line. */
import { decode, encode } from '../charset.ts';
import { insideOf } from '../container.ts';
import { columnsOf, metadataOf } from '../fields.ts';
import { type Extent, elements, literalSegments, members } from '../json-scan.ts';
import { lines } from '../lines.ts';
import { type Container, type Context, type Format, type Outcome, type Piece, problem } from '../types.ts';
import { decoded } from './text.ts';

/** JSON Lines. */
export const jsonLines: Format = {
  name: 'jsonl',
  matches(_piece, { text, extension }) {
    if (!text.startsWith('{')) return false;
    if (extension === 'jsonl' || extension === 'ndjson') return true;
    const end = text.search(/[\r\n]/);
    return end > 0 && /^[\r\n]+\s*\{/.test(text.slice(end)) && isRecord(parse(text.slice(0, end)));
  },
  *read(piece, context) {
    let number = 0;
    let broken = 0;
    for (const bytes of lines(piece.bytes)) {
      number++;
      const place = `${piece.path}#${number}`;
      if (bytes.length > context.limits.lineBytes) {
        yield problem(
          'error',
          'line-too-long',
          place,
          `${bytes.length} bytes, more than ${context.limits.lineBytes} for one line; not read`,
        );
        continue;
      }
      const { text: line, problems } = decoded({ ...piece, path: place, bytes });
      if (!line.trim()) continue;
      const record = parse(line);
      if (!isRecord(record)) {
        broken++;
        yield problem(
          'error',
          'broken-json',
          place,
          'the line is no JSON record; passed over, the other lines are read',
        );
        continue;
      }
      yield* problems;
      const container = insideOf(piece, `#${number}`);
      yield* recordOutcome(
        piece,
        context,
        { line, extent: { start: 0, end: line.length }, bytes, number, place, container, from: 'jsonl' },
        record,
      );
    }
    if (number === broken && number > 0) return;
  },
};

/** One JSON value. */
export const json: Format = {
  name: 'json',
  matches: (_piece, { text, extension }) =>
    extension === 'json' ? /^[[{]/.test(text) : /^(\{\s*"|\[\s*\{)/.test(text) && /"\s*:/.test(text),
  *read(piece, context) {
    if (piece.bytes.length > context.limits.entryBytes) {
      yield problem('error', 'too-large', piece.path, `more than ${context.limits.entryBytes} bytes of JSON; not read`);
      return;
    }
    const { text, charset, problems } = decoded(piece);
    yield* problems;
    const value = parse(text);
    if (value === undefined) {
      yield problem('error', 'broken-json', piece.path, 'begins as JSON but cannot be parsed; not read');
      return;
    }
    const list = findList(text, value);
    if (!list) {
      if (isRecord(value))
        yield* recordOutcome(
          piece,
          context,
          {
            line: text,
            extent: { start: text.indexOf('{'), end: text.length },
            bytes: piece.bytes,
            number: null,
            place: piece.path,
            from: 'json',
          },
          value,
        );
      else
        yield problem(
          'error',
          'no-articles',
          piece.path,
          'JSON that holds no article: no record with a field of text; not read',
        );
      return;
    }
    let number = 0;
    for (const { start, end } of elements(text, list.at)) {
      const record = list.values[number];
      number++;
      const place = `${piece.path}#${number}`;
      if (!isRecord(record)) {
        yield problem(
          'error',
          'broken-json',
          place,
          'the member of the list is no record; passed over, the others are read',
        );
        continue;
      }
      const own = text.slice(start, end);
      const container = insideOf(piece, `#${number}`);
      const extent = { start: 0, end: own.length };
      yield* recordOutcome(
        piece,
        context,
        { line: own, extent, bytes: encode(own, charset), number, place, container, from: 'json' },
        record,
      );
    }
    if (number === 0) yield problem('error', 'no-articles', piece.path, 'the list of articles is empty');
  },
};

interface RecordPlace {
  /** The JSON text that the record stands in, and where. */
  readonly line: string;
  readonly extent: Extent;
  readonly bytes: Uint8Array;
  /** Its number in the file; null when it is the file. */
  readonly number: number | null;
  readonly place: string;
  readonly container?: Container;
  readonly from: string;
}

function* recordOutcome(
  piece: Piece,
  { options }: Context,
  at: RecordPlace,
  record: Record<string, unknown>,
): Iterable<Outcome> {
  const names = columnsOf(Object.keys(record), options.columns);
  const { metadata, problems } = metadataOf(record, names, at.from, at.place);
  yield* problems;
  const column = names.text.find((name) => typeof record[name] === 'string' && record[name] !== '');
  if (column === undefined) {
    yield problem(
      'error',
      'no-text',
      at.place,
      `the record has no field of text${options.columns?.text ? ` named ${options.columns.text}` : ''}; not read`,
    );
    return;
  }
  const literal = lastMember(at.line, at.extent.start, column);
  const container = at.container ?? piece.container;
  yield {
    draft: {
      id: metadata.id ?? (at.number === null ? piece.id : `${piece.id}#${at.number}`),
      path: at.place,
      bytes: at.bytes,
      ...(container ? { container } : {}),
      text: record[column] as string,
      map: literal ? { to: 'text', segments: literalSegments(at.line, literal) } : null,
      metadata: piece.metadata ? [piece.metadata, metadata] : [metadata],
    },
  };
}

/** The value of a member; of several of one name the last, as `JSON.parse` has it. */
function lastMember(s: string, at: number, key: string): Extent | null {
  let found: Extent | null = null;
  for (const member of members(s, at)) if (member.key === key) found = member;
  return found;
}

/** The list of records in a value: the value itself, or the first member (of an object in which no text stands) that is one. */
function findList(text: string, value: unknown): { at: number; values: readonly unknown[] } | null {
  const from = text.search(/\S/);
  if (Array.isArray(value)) return { at: from, values: value };
  if (!isRecord(value) || columnsOf(Object.keys(value)).text.some((name) => typeof value[name] === 'string'))
    return null;
  const key = Object.keys(value).find((k) => Array.isArray(value[k]) && (value[k] as unknown[]).some(isRecord));
  if (key === undefined) return null;
  return { at: lastMember(text, from, key)!.start, values: value[key] as unknown[] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value, or undefined for what is no JSON. Nesting too deep for the parser counts as none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A sidecar's record; null when it is none. */
export function sidecarRecord(bytes: Uint8Array): Record<string, unknown> | null {
  const value = parse(decode(bytes).text);
  return isRecord(value) ? value : null;
}
