/**
 * The port between a case and what keeps it: bytes by their hash, and a journal of what was done. Two engines stand behind it:
 * files in a directory, and tables in PostgreSQL.
 */
import type { JournalEntry, JournalLine } from '../model/index.ts';
import type { Flaw, Head } from './chain.ts';

/** Part of a stored piece of evidence, in bytes. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

/** What one commit makes durable: all of it or nothing. */
export interface Batch {
  /** Bytes to keep; those that are there already are left alone. */
  readonly evidence: readonly Uint8Array[];
  readonly entries: readonly JournalEntry[];
}

/** Told of lines, in order, as they are met. */
export type Seen = (lines: readonly JournalLine[]) => void;

export interface Ledger {
  readonly head: Head;
  /**
   * Makes a batch durable and returns its lines; they are acknowledged only then. `make` is called with the ledger held, once `seen`
   * has been told of every line that others wrote meanwhile. A batch without entries writes nothing.
   * @throws IsnadError `disk-full`, `read-only`, `broken-journal`
   */
  commit(make: () => Batch, seen?: Seen): Promise<readonly JournalLine[]>;
  /** The lines after `seq`, in order. @throws IsnadError `broken-journal` at the first line that does not fit the chain */
  lines(after?: number): AsyncIterable<JournalLine>;
  /** Bytes by their hash. @throws IsnadError `missing-evidence` */
  evidence(sha256: string, range?: Range): Promise<Uint8Array>;
  /** Looks at every line and every byte, and yields what is wrong; reads and nothing else. */
  inspect(): AsyncIterable<Inspected>;
  close(): Promise<void>;
}

/** What an inspection meets: a flaw, a sound line, or a sound piece of evidence. */
export type Inspected =
  | { readonly finding: Finding }
  | { readonly line: JournalLine }
  | { readonly evidence: string; readonly place: string };

export type FindingCode =
  | `journal-${Flaw}`
  | 'journal-torn'
  | 'journal-missing'
  | 'evidence-changed'
  | 'evidence-missing'
  | 'evidence-added'
  | 'head-differs';

/** One thing that `verify` found. `place` names the file, and the line where there is one. */
export interface Finding {
  readonly code: FindingCode;
  readonly place: string;
  readonly reason: string;
}
