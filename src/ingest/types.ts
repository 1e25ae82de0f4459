import type { Article, Problem } from '../model/index.ts';
import type { Limits } from './limits.ts';
import type { OffsetMap } from './offsets.ts';

export interface IngestOptions {
  /** ISO day for articles that nothing else dates. */
  readonly published?: string;
  /** Field → the name of its column, for tables and records: `{ text: 'النص', date: 'التاريخ' }`. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly limits?: Partial<Limits>;
  /** Reads the day of publication out of a text, as an ISO day; null when it says none. Given by the caller. */
  readonly readDate?: (text: string) => string | null;
  /** What `-` stands for; standard input when absent. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/** One article with the bytes that hold it. */
export interface Received {
  readonly article: Article;
  /** As they came: the file, or the entry or record of its own. */
  readonly bytes: Uint8Array;
  /** The name it came under: a path, with `!` before an entry of an archive and `#` before a record. */
  readonly path: string;
  /** The file that held it with others, and the path inside. */
  readonly container?: Container;
  /** null: offsets of the text and of the decoded bytes (without byte order mark) are the same. */
  readonly map: OffsetMap | null;
}

export interface Container {
  readonly sha256: string;
  /** Path inside the container: an entry, a line `#7`, a record. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ProblemItem {
  readonly problem: Problem;
}

/** What is said of an article, as the source words it. Empty strings count as nothing said. */
export interface Metadata {
  readonly id?: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly author?: string;
  readonly url?: string;
  /** As written; `from` says where: `sidecar`, `jsonl`, `json-ld`, `meta` … */
  readonly published?: { readonly value: string; readonly from: string };
}

/** A thing with bytes and a name, still to be told apart: a file, an entry of an archive, a response in a web archive. */
export interface Piece {
  readonly path: string;
  /** Base name. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What a sidecar or the container says of it. */
  readonly metadata?: Metadata;
  /** The charset that the container names. */
  readonly charset?: string;
  readonly container?: Container;
  /** Archives around it. */
  readonly depth: number;
  /** Ids when the piece gives none: the base name, or `file#n` for a record. */
  readonly id: string;
}

/** An article in the making: what a format read out of a piece. */
export interface Draft {
  readonly id: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly container?: Container;
  readonly text: string;
  readonly map: OffsetMap | null;
  /** Weightiest first: for each field the first that says anything counts. */
  readonly metadata: readonly Metadata[];
  /** A text that may tell its own date, where it is not `text`: lines around a page's body. */
  readonly around?: string;
}

export type Outcome = { readonly draft: Draft } | { readonly piece: Piece } | ProblemItem;

/** What a format needs besides its piece. */
export interface Context {
  readonly limits: Limits;
  readonly options: IngestOptions;
  /** What has come out of the file so far. */
  readonly budget: Budget;
}

export interface Budget {
  bytes: number;
  entries: number;
}

/** One file format. Added in one place: one file in `formats/` and one line in `formats/index.ts`. */
export interface Format {
  readonly name: string;
  /** Whether the content is of this format; the name is asked only where the content leaves it open. */
  matches(piece: Piece, head: Head): boolean;
  read(piece: Piece, context: Context): AsyncIterable<Outcome> | Iterable<Outcome>;
}

/** The beginning of a piece, looked at once. */
export interface Head {
  /** The first bytes as Latin-1 characters. */
  readonly latin: string;
  /** The first characters decoded, without byte order mark and leading white space; '' for binary content. */
  readonly text: string;
  /** Nothing but white space so far. */
  readonly blank: boolean;
  /** Lower-case file name extension without the dot. */
  readonly extension: string;
}

/** One problem line. */
export function problem(
  severity: Problem['severity'],
  code: string,
  place: string,
  reason: string,
  more: Partial<Problem> = {},
): ProblemItem {
  return { problem: { severity, code, place, reason, ...more } };
}
