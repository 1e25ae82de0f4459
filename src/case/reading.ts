/** Reading what is new in a case, or was read by another version of the reader. */
import { Buffer } from 'node:buffer';
import type { Article, JournalEntry } from '../model/index.ts';
import { READER_VERSION, readArticles } from '../reading/index.ts';
import { sha256 } from '../store/index.ts';
import { articleOfRow } from './articles.ts';
import type { Ground } from './open.ts';
import { packReading, type Reading } from './readings.ts';

export interface ReadOptions {
  /** Threads; all cores when absent. */
  readonly jobs?: number;
  readonly signal?: AbortSignal;
  /** Only these articles. */
  readonly only?: readonly string[];
}

/** One article has been read, and that is durable. */
export interface ReadEvent {
  readonly article: string;
  readonly claims: number;
  readonly problems: number;
}

export interface ReadSummary {
  readonly articles: number;
  readonly claims: number;
  readonly problems: number;
  readonly stopped: boolean;
  readonly head: string;
}

/** Made durable together: as many articles, or what was read in this many milliseconds. */
const GROUP = { articles: 48, wait: 3000 };
const PAGE = 200;

/** How many articles wait to be read. */
export async function unread({ engine }: Ground): Promise<number> {
  const { n } = await waiting(engine.db)
    .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

const waiting = (db: Ground['engine']['db']) =>
  db
    .selectFrom('articles')
    .where('lang', '=', 'ar')
    .where((e) => e.or([e('read_version', 'is', null), e('read_version', '<>', READER_VERSION)]));

/** Reads what waits. Each event is yielded once the reading is durable; stopping loses at most the group under way. */
export async function* readCase(ground: Ground, options: ReadOptions): AsyncGenerator<ReadEvent, ReadSummary> {
  const { signal } = options;
  let indexing: Promise<void> = Promise.resolve();
  let group: Reading[] = [];
  let since = Date.now();
  const total = { articles: 0, claims: 0, problems: 0 };

  const flush = async (): Promise<ReadEvent[]> => {
    const readings = group;
    group = [];
    since = Date.now();
    const { kept, indexed } = await keepReadings(ground, readings, indexing);
    indexing = indexed;
    return kept.map((r) => {
      total.articles++;
      total.claims += r.claims.length;
      total.problems += r.problems.length;
      return { article: r.article, claims: r.claims.length, problems: r.problems.length };
    });
  };

  try {
    const source = articlesToRead(ground, options.only, signal);
    for await (const read of readArticles(source, options.jobs === undefined ? {} : { jobs: options.jobs })) {
      group.push(readingOf(read));
      if (group.length >= GROUP.articles || Date.now() - since > GROUP.wait) yield* await flush();
      if (signal?.aborted) break;
    }
    yield* await flush();
  } finally {
    await indexing;
  }
  return { ...total, stopped: signal?.aborted ?? false, head: ground.known.head.hash };
}

type Read = Awaited<ReturnType<ReturnType<typeof readArticles>['next']>>['value'];

/** What is kept of a read article. */
export function readingOf(read: Exclude<Read, undefined>): Reading {
  const { article, claims, problems } = read;
  const naming = 'naming' in read ? (read.naming as Reading['naming']) : undefined;
  return {
    article: article.id,
    published: article.published,
    claims,
    problems,
    ...(naming ? { naming } : {}),
  };
}

/**
 * Makes readings durable; those of articles that another process has read meanwhile with the same version are dropped. The tables follow
 * once `before` is done.
 */
export async function keepReadings(
  ground: Ground,
  readings: readonly Reading[],
  before: Promise<void> = Promise.resolve(),
) {
  if (readings.length === 0) return { kept: [], indexed: before };
  const members = await Promise.all(readings.map(packReading));
  let kept: readonly Reading[] = [];
  const lines = await ground.ledger.commit(
    () => {
      const wanted = readings.map((r) => ground.known.articles.get(r.article)?.readBy !== READER_VERSION);
      kept = readings.filter((_, n) => wanted[n]);
      if (kept.length === 0) return { evidence: [], entries: [] };
      const parts = members.filter((_, n) => wanted[n]);
      const bytes = Buffer.concat(parts);
      const entry: JournalEntry = {
        kind: 'run',
        command: 'read',
        version: READER_VERSION,
        read: kept.map((r) => r.article),
        claims: sha256(bytes),
        parts: parts.map((m) => m.length),
      };
      return { evidence: [bytes], entries: [entry] };
    },
    (seen) => ground.known.follow(seen),
  );
  ground.known.follow(lines);
  await before;
  const read = new Map(lines.flatMap(({ entry }) => (entry.kind === 'run' ? [[entry.claims, kept] as const] : [])));
  const indexed = ground.projection.sync(lines, new Map(), read);
  indexed.catch(() => undefined); // met by whoever waits for the tables
  return { kept, indexed };
}

async function* articlesToRead(
  ground: Ground,
  only: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Article> {
  for (let after = 0; ; ) {
    let query = waiting(ground.engine.db).selectAll().where('seq', '>', after);
    if (only) query = query.where('id', 'in', only.length > 0 ? [...only] : ['']);
    const rows = await query.orderBy('seq').limit(PAGE).execute();
    for (const row of rows) {
      if (signal?.aborted) return;
      after = row.seq;
      yield await articleOfRow(ground.ledger, row, 'given');
    }
    if (rows.length < PAGE) return;
  }
}
