/** A case directory's evidence and journal as a ledger. */

import { createHash } from 'node:crypto';
import { createReadStream, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { IsnadError, type JournalLine } from '../../model/index.ts';
import { sha256 } from '../canonical.ts';
import { chain, EMPTY_HEAD, type Head, parseLine, readLine } from '../chain.ts';
import type { Batch, Finding, FindingCode, Inspected, Ledger, Range, Seen } from '../ledger.ts';
import { Queue } from '../queue.ts';
import { referencesOf } from '../references.ts';
import { asIsnadError, syncDirectory, writeSynced } from './durable.ts';
import { EvidenceFolder } from './evidence.ts';
import { JournalFile } from './journal.ts';

export class FileLedger implements Ledger {
  private readonly queue = new Queue();
  private readonly folder: EvidenceFolder;
  private readonly journal: JournalFile;

  private constructor(readonly directory: string) {
    this.folder = new EvidenceFolder(join(directory, 'evidence'));
    this.journal = new JournalFile(join(directory, 'journal.jsonl'));
  }

  /** Lays out a new case directory. @throws IsnadError `not-empty`, `read-only`, `disk-full` */
  static async create(directory: string): Promise<void> {
    try {
      await fs.mkdir(join(directory, 'evidence'), { recursive: true });
      await writeSynced(join(directory, 'journal.jsonl'), '');
      await syncDirectory(directory);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST')
        throw new IsnadError('not-empty', 'something of that name is there already', directory);
      throw asIsnadError(error, directory);
    }
  }

  /** @throws IsnadError `no-case`, `broken-journal` */
  static async open(
    directory: string,
    options: { readonly readOnly?: boolean; readonly seen?: Seen } = {},
  ): Promise<FileLedger> {
    const seen = options.seen ?? (() => {});
    const ledger = new FileLedger(directory);
    if (!(await isCase(directory)))
      throw new IsnadError('no-case', 'is no case: there is no journal.jsonl in it', directory);
    if (options.readOnly) await ledger.journal.look(seen);
    else await ledger.recover(await ledger.journal.open(seen), seen);
    return ledger;
  }

  /** For looking at a case whose journal may be broken: nothing is read yet, and nothing can be written. */
  static toInspect(directory: string): Pick<Ledger, 'inspect'> {
    return new FileLedger(directory);
  }

  get head(): Head {
    return this.journal.head;
  }

  commit(make: () => Batch): Promise<readonly JournalLine[]> {
    return this.queue.run(async () => {
      const { evidence, entries } = make();
      if (entries.length === 0) return [];
      await this.folder.keep(evidence);
      const lines = chain(this.head, new Date().toISOString(), entries);
      await this.journal.append(lines);
      return lines;
    });
  }

  lines(after = 0): AsyncIterable<JournalLine> {
    return this.journal.lines(after);
  }

  evidence(hash: string, range?: Range): Promise<Uint8Array> {
    return this.folder.read(hash, range);
  }

  /** Keeps the bytes of a line whose writing was cut off, and names them in the journal. */
  private async recover(torn: Uint8Array | null, seen: Seen): Promise<void> {
    if (!torn) return;
    const lines = await this.commit(() => ({
      evidence: [torn],
      entries: [{ kind: 'left', evidence: [sha256(torn)], why: 'torn-line' }],
    }));
    seen(lines);
  }

  /** After an interrupted run: names in the journal what lies in `evidence/` without a line that speaks of it. */
  async settle(): Promise<readonly JournalLine[]> {
    await this.folder.sweep();
    const spoken = new Set<string>();
    for await (const line of this.lines()) for (const hash of referencesOf(line.entry)) spoken.add(hash);
    const left: string[] = [];
    for await (const { hash } of this.folder.files()) if (hash && !spoken.has(hash)) left.push(hash);
    return this.commit(() => ({
      evidence: [],
      entries: left.length > 0 ? [{ kind: 'left', evidence: left, why: 'interrupted' }] : [],
    }));
  }

  async *inspect(): AsyncGenerator<Inspected> {
    yield* this.inspectJournal();
    for await (const { place, hash } of this.folder.files()) {
      if (hash === null) yield finding('evidence-added', place, 'is not named by the hash of what it holds');
      else if ((await hashOf(join(this.directory, place))) !== hash)
        yield finding('evidence-changed', place, 'holds other bytes than those it is named for');
      else yield { evidence: hash, place };
    }
  }

  private async *inspectJournal(): AsyncGenerator<Inspected> {
    let head = EMPTY_HEAD;
    for await (const raw of this.journal.raw()) {
      const place = `journal.jsonl:${raw.number}`;
      const text = Buffer.from(raw.bytes).toString('utf8');
      const line = parseLine(text);
      if (!raw.closed) {
        yield finding('journal-torn', place, 'the last line is cut off before its end');
        return;
      }
      const read = Buffer.from(text, 'utf8').equals(raw.bytes) ? readLine(text, head) : 'unreadable';
      if (typeof read === 'string') yield finding(`journal-${read}`, place, FLAWS[read]);
      else yield { line: read };
      if (line) head = { seq: line.seq, hash: line.hash };
      else head = { seq: head.seq + 1, hash: '?' };
    }
  }

  async close(): Promise<void> {
    await this.queue.idle();
    await this.journal.close();
  }
}

export const FLAWS = {
  unreadable: 'is no journal line',
  spelling: 'is not spelled as it was written',
  hash: 'does not have the hash that it says',
  order: 'does not follow the line before it: a line is missing, added or moved',
} as const;

const finding = (code: FindingCode, place: string, reason: string): { readonly finding: Finding } => ({
  finding: { code, place, reason },
});

/** Whether a directory holds a case. */
export async function isCase(directory: string): Promise<boolean> {
  const stat = await fs.stat(join(directory, 'journal.jsonl')).catch(() => null);
  return stat?.isFile() ?? false;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
