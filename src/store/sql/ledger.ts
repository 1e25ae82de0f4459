/** Evidence and journal in PostgreSQL, shared by any number of processes. */
import { type Kysely, sql } from 'kysely';
import { IsnadError, type JournalLine } from '../../model/index.ts';
import { sha256 } from '../canonical.ts';
import { chain, EMPTY_HEAD, type Head, headOf, parseLine, readLine, written } from '../chain.ts';
import { FLAWS } from '../files/ledger.ts';
import type { Batch, Inspected, Ledger, Range, Seen } from '../ledger.ts';
import { Queue } from '../queue.ts';
import { inTransaction } from './engine.ts';
import type { Tables } from './tables.ts';

const STEP = 500;
/** Keys of the advisory locks: one for the journal, one for the tables made from it; told apart by schema. */
const LOCKS = { journal: 1, cache: 2 } as const;

/** Holds a lock until the transaction ends, whoever else may be connected. */
export async function lockCase(trx: Kysely<Tables>, which: keyof typeof LOCKS): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('isnad ' || current_schema()), ${sql.raw(String(LOCKS[which]))})`.execute(
    trx,
  );
}

export class SqlLedger implements Ledger {
  private readonly queue = new Queue();

  private constructor(
    private readonly db: Kysely<Tables>,
    private known: Head,
  ) {}

  static async open(db: Kysely<Tables>, seen: Seen = () => {}): Promise<SqlLedger> {
    const ledger = new SqlLedger(db, EMPTY_HEAD);
    for await (const line of ledger.from(db, EMPTY_HEAD)) {
      seen([line]);
      ledger.known = line;
    }
    return ledger;
  }

  /** For looking at a case whose journal may be broken. */
  static toInspect(db: Kysely<Tables>): Pick<Ledger, 'inspect'> {
    return new SqlLedger(db, EMPTY_HEAD);
  }

  /** The head as this process last saw it. */
  get head(): Head {
    return this.known;
  }

  commit(make: () => Batch, seen?: Seen): Promise<readonly JournalLine[]> {
    return this.queue.run(async () => {
      const { lines, head } = await inTransaction(this.db, async (trx) => {
        await lockCase(trx, 'journal');
        let head = this.known;
        for await (const line of this.from(trx, head)) {
          seen?.([line]);
          head = { seq: line.seq, hash: line.hash };
        }
        const { evidence, entries } = make();
        if (entries.length === 0) return { lines: [], head };
        for (const bytes of new Set(evidence)) await keep(trx, bytes);
        const lines = chain(head, new Date().toISOString(), entries);
        const rows = JSON.stringify(lines.map((line) => ({ seq: line.seq, hash: line.hash, line: written(line) })));
        await sql`insert into journal select * from json_populate_recordset(null::journal, ${rows}::json)`.execute(trx);
        return { lines, head: headOf(lines, head) };
      });
      this.known = head;
      return lines;
    });
  }

  async *lines(after = 0): AsyncGenerator<JournalLine> {
    let head = EMPTY_HEAD;
    if (after > 0) {
      const row = await this.db.selectFrom('journal').select('hash').where('seq', '=', after).executeTakeFirst();
      if (!row) return;
      head = { seq: after, hash: row.hash };
    }
    yield* this.from(this.db, head);
  }

  private async *from(db: Kysely<Tables>, start: Head): AsyncGenerator<JournalLine> {
    let head = start;
    for (;;) {
      const rows = await db
        .selectFrom('journal')
        .select(['seq', 'line'])
        .where('seq', '>', head.seq)
        .orderBy('seq')
        .limit(STEP)
        .execute();
      for (const { seq, line: text } of rows) {
        const line = readLine(text, head);
        if (typeof line === 'string')
          throw new IsnadError(
            'broken-journal',
            `line ${seq} does not fit the chain (${line}); run isnad verify`,
            'journal',
          );
        head = line;
        yield line;
      }
      if (rows.length < STEP) return;
    }
  }

  async evidence(hash: string, range?: Range): Promise<Uint8Array> {
    const bytes = range
      ? sql<Uint8Array>`substring(bytes from ${range.start + 1} for ${range.length})`
      : sql<Uint8Array>`bytes`;
    const { rows } = await sql<{
      bytes: Uint8Array;
    }>`select ${bytes} as bytes from evidence where sha256 = ${hash}`.execute(this.db);
    if (!rows[0]) throw new IsnadError('missing-evidence', 'is not there; run isnad verify', `evidence ${hash}`);
    return rows[0].bytes;
  }

  async *inspect(): AsyncGenerator<Inspected> {
    let head = EMPTY_HEAD;
    for (let seq = 0; ; ) {
      const rows = await this.db
        .selectFrom('journal')
        .selectAll()
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(STEP)
        .execute();
      for (const row of rows) {
        const line = parseLine(row.line);
        const read = readLine(row.line, head);
        const flaw = typeof read === 'string' ? read : read.hash === row.hash && read.seq === row.seq ? null : 'hash';
        if (flaw) yield { finding: { code: `journal-${flaw}`, place: `journal:${row.seq}`, reason: FLAWS[flaw] } };
        else yield { line: read as JournalLine };
        head = line ? { seq: line.seq, hash: line.hash } : { seq: head.seq + 1, hash: '?' };
        seq = row.seq;
      }
      if (rows.length < STEP) break;
    }
    for (let after = ''; ; ) {
      const rows = await this.db
        .selectFrom('evidence')
        .selectAll()
        .where('sha256', '>', after)
        .orderBy('sha256')
        .limit(64)
        .execute();
      for (const row of rows) {
        after = row.sha256;
        const place = `evidence ${row.sha256}`;
        if (sha256(row.bytes) === row.sha256) yield { evidence: row.sha256, place };
        else
          yield {
            finding: { code: 'evidence-changed', place, reason: 'holds other bytes than those it is named for' },
          };
      }
      if (rows.length < 64) return;
    }
  }

  async close(): Promise<void> {
    await this.queue.idle();
  }
}

async function keep(trx: Kysely<Tables>, bytes: Uint8Array): Promise<void> {
  const hash = sha256(bytes);
  const there = await trx.selectFrom('evidence').select('sha256').where('sha256', '=', hash).executeTakeFirst();
  if (there) return;
  await trx
    .insertInto('evidence')
    .values({ sha256: hash, bytes: Buffer.from(bytes) })
    .onConflict((c) => c.doNothing())
    .execute();
}
