/** A case: articles taken in, their readings, people's judgements. Everything passes through the journal; the tables follow it. */
import { sql } from 'kysely';
import {
  type Article,
  type CaseRecord,
  type Claim,
  IsnadError,
  type JournalEntry,
  type Judgement,
  type Problem,
} from '../model/index.ts';
import { sha256 } from '../store/index.ts';
import { type AddEvent, type AddOptions, type AddSummary, addPaths } from './adding.ts';
import { type ArticleInfo, articleOfRow, infoOfRow } from './articles.ts';
import { type NewJudgement, writeJudgement, writeWithdrawal } from './judging.ts';
import { type DatabaseCase, type Ground, type OpenOptions, openGround } from './open.ts';
import { type ReadEvent, type ReadOptions, type ReadSummary, readCase, unread } from './reading.ts';
import type { Reading } from './readings.ts';
import {
  type ArticleFilter,
  type ClaimFilter,
  listArticles,
  listClaims,
  listJudgements,
  listProblems,
  readingOf,
  readRecord,
  rowOf,
} from './records.ts';
import { type Found, type Hit, type SearchFilters, search } from './search.ts';
import { type VerifyResult, verifyLedger } from './verify.ts';

export class Case {
  private constructor(readonly ground: Ground) {}

  /**
   * Opens a case directory, or a case in PostgreSQL. What an interrupted run left is put right; the database is brought up to the journal.
   * @throws IsnadError `no-case`, `locked`, `read-only`, `broken-journal`, `not-empty`, `no-database`
   */
  static async open(where: string | DatabaseCase, options: OpenOptions = {}): Promise<Case> {
    return new Case(await openGround(where, options));
  }

  close(): Promise<void> {
    return this.ground.close();
  }

  get name(): string {
    return this.ground.known.name;
  }

  /** Hash of the journal's last line. */
  get head(): string {
    return this.ground.known.head.hash;
  }

  /** Takes in files, folders and archives; each event is yielded once it is durable, the summary returned. @throws IsnadError `disk-full`, `read-only` */
  add(paths: readonly string[], options: AddOptions = {}): AsyncGenerator<AddEvent, AddSummary> {
    return addPaths(this.ground, paths, options);
  }

  /** Reads what is new or was read by another version; each event is yielded once it is durable, the summary returned. */
  read(options: ReadOptions = {}): AsyncGenerator<ReadEvent, ReadSummary> {
    return readCase(this.ground, options);
  }

  /** How many articles wait to be read. */
  unread(): Promise<number> {
    return unread(this.ground);
  }

  /** Applies what other processes wrote; for a case in PostgreSQL. */
  async refresh(): Promise<void> {
    const lines = [];
    for await (const line of this.ground.ledger.lines(this.ground.known.head.seq)) lines.push(line);
    this.ground.known.follow(lines);
    await this.ground.projection.sync();
  }

  /** What the case knows of its articles, in the order they came. */
  articles(filter?: ArticleFilter): Promise<ArticleInfo[]> {
    return listArticles(this.ground, filter);
  }

  /** The article with its text; null where there is none of that id. */
  async article(id: string): Promise<Article | null> {
    const row = await rowOf(this.ground, id);
    return row ? articleOfRow(this.ground.ledger, row, 'told') : null;
  }

  async articleInfo(id: string): Promise<ArticleInfo | null> {
    const row = await rowOf(this.ground, id);
    return row ? infoOfRow(row) : null;
  }

  /** The bytes as they came. @throws IsnadError `no-such-article`, `missing-evidence` */
  async original(id: string): Promise<Uint8Array> {
    const row = await rowOf(this.ground, id);
    if (!row) throw new IsnadError('no-such-article', 'the case holds no article of this id', id);
    return this.ground.ledger.evidence(row.sha256);
  }

  /** The map from the text's offsets to those of the original, as ingest made it; null where they are the same. */
  async offsetMap(id: string): Promise<unknown> {
    const info = await this.articleInfo(id);
    return info?.map ? JSON.parse(Buffer.from(await this.ground.ledger.evidence(info.map)).toString('utf8')) : null;
  }

  /** Claims in the order of articles and triggers, after people's judgements. */
  claims(filter?: ClaimFilter): Promise<Claim[]> {
    return listClaims(this.ground, filter);
  }

  /** What the reader made of an article, before any judgement; null while it is unread. */
  reading(id: string): Promise<Reading | null> {
    return readingOf(this.ground, id);
  }

  problems(article?: string): Promise<Problem[]> {
    return listProblems(this.ground, article);
  }

  /** The latest version of each article, the claims after people's judgements, and the judgements. */
  record(): Promise<CaseRecord> {
    return readRecord(this.ground);
  }

  judgements(): Promise<Judgement[]> {
    return listJudgements(this.ground);
  }

  /** @throws IsnadError `broken-judgement`, `no-such-claim` */
  judge(judgement: NewJudgement): Promise<Judgement> {
    return writeJudgement(this.ground, judgement);
  }

  /** Takes a judgement back; it stays on record. @throws IsnadError `no-such-judgement` */
  withdraw(id: string, by: string, note?: string): Promise<Judgement> {
    return writeWithdrawal(this.ground, id, by, note);
  }

  /** Notes in the journal what was done with the case: an export. */
  async log(entry: Extract<JournalEntry, { kind: 'export' }>): Promise<void> {
    const lines = await this.ground.ledger.commit(
      () => ({ evidence: [], entries: [entry] }),
      (seen) => this.ground.known.follow(seen),
    );
    this.ground.known.follow(lines);
    await this.ground.projection.sync(lines);
  }

  async search(query: string, filters?: SearchFilters): Promise<readonly Hit[]> {
    return (await search(this.ground, query, filters)).hits;
  }

  /** As `search`, with how many there are in all. */
  find(query: string, filters?: SearchFilters): Promise<Found> {
    return search(this.ground, query, filters);
  }

  /** Looks at every byte of evidence and journal; `head` is a hash noted earlier that the journal must hold. */
  verify(head?: string): Promise<VerifyResult> {
    return verifyLedger(this.ground.ledger, head);
  }

  /** Makes the tables anew from evidence and journal. */
  async rebuild(): Promise<void> {
    await this.ground.projection.reset();
    await this.ground.projection.sync();
  }

  /** One hash over all that the tables hold: the same for a database and the one made anew from the same journal. */
  async fingerprint(): Promise<string> {
    const parts: string[] = [];
    for (const [table, order] of Object.entries({
      meta: 'key',
      articles: 'seq',
      claims: 'id',
      problems: 'seq, body',
      judgements: 'seq',
    })) {
      const { rows } = await sql<{ n: number; h: string | null }>`
        select count(*)::int as n, md5(string_agg(md5(t::text), '' order by ${sql.raw(order)})) as h from ${sql.raw(table)} t`.execute(
        this.ground.engine.db,
      );
      parts.push(`${table} ${rows[0]!.n} ${rows[0]!.h}`);
    }
    return sha256(parts.join('\n'));
  }
}
