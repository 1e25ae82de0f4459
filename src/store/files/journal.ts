/** `journal.jsonl`: append-only, synced, one canonical JSON line each. */
import { createReadStream, promises as fs } from 'node:fs';
import { IsnadError, type JournalLine } from '../../model/index.ts';
import { EMPTY_HEAD, type Head, readLine, written } from '../chain.ts';
import type { Seen } from '../ledger.ts';
import { asIsnadError } from './durable.ts';

/** A line as bytes: those between two line breaks, and whether a break closes it. */
export interface RawLine {
  readonly bytes: Uint8Array;
  readonly number: number;
  /** Offset in the file, in bytes. */
  readonly at: number;
  readonly closed: boolean;
}

export class JournalFile {
  private handle: fs.FileHandle | null = null;
  head: Head = EMPTY_HEAD;
  private length = 0;

  constructor(readonly path: string) {}

  /**
   * Reads to the end and opens for appending. Bytes after the last line break were never acknowledged: they are cut off and returned.
   * @throws IsnadError `broken-journal` naming the line
   */
  async open(seen: Seen): Promise<Uint8Array | null> {
    let torn: Uint8Array | null = null;
    for await (const raw of this.raw()) {
      if (raw.closed) {
        const line = fitting(raw, this.head, this.path);
        seen([line]);
        this.head = line;
        this.length = raw.at + raw.bytes.length + 1;
      } else torn = raw.bytes;
    }
    try {
      this.handle = await fs.open(this.path, 'a', 0o644);
      if (torn) {
        await this.handle.truncate(this.length);
        await this.handle.sync();
      }
    } catch (error) {
      throw asIsnadError(error, this.path);
    }
    return torn;
  }

  /** Finds the head without opening for appending. @throws IsnadError `broken-journal` */
  async look(seen: Seen): Promise<void> {
    for await (const raw of this.raw()) {
      if (!raw.closed) return;
      const line = fitting(raw, this.head, this.path);
      seen([line]);
      this.head = line;
    }
  }

  /** When it returns the lines are durable. When it throws, none of them is there. */
  async append(lines: readonly JournalLine[]): Promise<void> {
    const handle = this.handle;
    if (!handle) throw new IsnadError('read-only', 'was opened for reading only', this.path);
    const bytes = Buffer.from(lines.map((line) => `${written(line)}\n`).join(''), 'utf8');
    try {
      await handle.appendFile(bytes);
      await handle.sync();
    } catch (error) {
      await handle.truncate(this.length).catch(() => undefined);
      throw asIsnadError(error, this.path);
    }
    this.length += bytes.length;
    const last = lines.at(-1);
    if (last) this.head = last;
  }

  /** The lines after `seq`; those that are durable and no others. @throws IsnadError `broken-journal` */
  async *lines(after = 0): AsyncGenerator<JournalLine> {
    let head = EMPTY_HEAD;
    for await (const raw of this.raw()) {
      if (!raw.closed || head.seq === this.head.seq) return;
      const line = fitting(raw, head, this.path);
      head = line;
      if (line.seq > after) yield line;
    }
  }

  /** The lines as they stand, whatever they hold. */
  async *raw(): AsyncGenerator<RawLine> {
    let rest: Buffer = Buffer.alloc(0);
    let at = 0;
    let number = 0;
    for await (const chunk of createReadStream(this.path, { highWaterMark: 1 << 18 })) {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
      let from = 0;
      for (let end = rest.indexOf(10, from); end >= 0; end = rest.indexOf(10, from)) {
        yield { bytes: rest.subarray(from, end), number: ++number, at: at + from, closed: true };
        from = end + 1;
      }
      rest = rest.subarray(from);
      at += from;
    }
    if (rest.length > 0) yield { bytes: rest, number: ++number, at, closed: false };
  }

  async close(): Promise<void> {
    await this.handle?.close();
    this.handle = null;
  }
}

function fitting(raw: RawLine, head: Head, path: string): JournalLine {
  const line = readLine(Buffer.from(raw.bytes.buffer, raw.bytes.byteOffset, raw.bytes.length).toString('utf8'), head);
  if (typeof line !== 'string') return line;
  throw new IsnadError('broken-journal', `line ${raw.number} does not fit the chain (${line}); run isnad verify`, path);
}
