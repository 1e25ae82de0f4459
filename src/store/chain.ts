/** The chain that the journal's lines form: each carries the hash of the one before, so that none can change, go or swap unseen. */
import type { JournalEntry, JournalLine } from '../model/index.ts';
import { canonical, sha256 } from './canonical.ts';

/** Where a journal ends: the number of lines, and the hash of the last ('' for an empty one). */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_HEAD: Head = { seq: 0, hash: '' };

/** The lines that carry `entries` on from `head`. `at` is an ISO instant, UTC. */
export function chain(head: Head, at: string, entries: readonly JournalEntry[]): JournalLine[] {
  let { seq, hash: prev } = head;
  return entries.map((entry) => {
    const line = { seq: ++seq, at, prev, entry };
    const hash = sha256(canonical(line));
    prev = hash;
    return { ...line, hash };
  });
}

/** The head after these lines. */
export function headOf(lines: readonly JournalLine[], before: Head): Head {
  const last = lines.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : before;
}

/** A line as it is written, without the line break. */
export const written = (line: JournalLine): string => canonical(line);

export type Flaw = 'unreadable' | 'spelling' | 'hash' | 'order';

/** A line as it stands, given the head before it: the line where it fits the chain, else what is wrong with it. */
export function readLine(raw: string, before: Head): JournalLine | Flaw {
  const line = parseLine(raw);
  if (!line) return 'unreadable';
  const { hash, ...rest } = line;
  if (sha256(canonical(rest)) !== hash) return 'hash';
  if (written(line) !== raw) return 'spelling';
  return line.seq === before.seq + 1 && line.prev === before.hash ? line : 'order';
}

/** The line, or null where it is no journal line at all. */
export function parseLine(raw: string): JournalLine | null {
  try {
    const line = JSON.parse(raw) as Partial<JournalLine> | null;
    const whole =
      line !== null &&
      typeof line === 'object' &&
      typeof line.seq === 'number' &&
      typeof line.hash === 'string' &&
      typeof line.prev === 'string' &&
      typeof line.entry?.kind === 'string';
    return whole ? (line as JournalLine) : null;
  } catch {
    return null;
  }
}
