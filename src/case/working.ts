/**
 * Reading a case in PostgreSQL by any number of processes on any machines. Articles are handed out in blocks of neighbours through
 * graphile-worker; what a block yields becomes durable in one transaction, which leaves out what somebody else has read meanwhile,
 * so that a worker may die at any point and a block may be taken twice.
 */
import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, type Runner, run, type Task, type WorkerUtils } from 'graphile-worker';
import { sql } from 'kysely';
import { IsnadError } from '../model/index.ts';
import { READER_VERSION, readArticles } from '../reading/index.ts';
import type { Postgres } from '../store/index.ts';
import { articleOfRow } from './articles.ts';
import type { Case } from './case.ts';
import { keepReadings, readingOf } from './reading.ts';

export interface WorkOptions {
  /** Stop once nothing is left to read. */
  readonly once?: boolean;
  readonly signal?: AbortSignal;
  readonly onRead?: (article: string, claims: number) => void;
  readonly notice?: (line: string) => void;
}

/** Articles in a block: journal numbers from a multiple of this on. */
const BLOCK = 8;
/** Milliseconds between looking for new articles and for workers that died. */
const LOOK = 1000;
/** First key of the advisory lock that each living worker holds. */
const LIVING = 3;

/** Works until `signal` aborts, or with `once` until nothing is left. Gives the number of articles read. @throws IsnadError `needs-database` */
export async function work(on: Case, options: WorkOptions = {}): Promise<number> {
  const { engine } = on.ground;
  if (engine.kind !== 'postgres')
    throw new IsnadError('needs-database', 'workers share a case in PostgreSQL; give --database-url', on.ground.where);
  const { pool } = engine as Postgres;
  const schema = await currentSchema(on);
  const identifier = `isnad_read_${schema}`;
  const before = await versionsBefore(on);
  let count = 0;
  const readBlock: Task = async (payload) => {
    for (const { article, claims } of await readOne(on, (payload as { block: number }).block, before)) {
      count++;
      options.onRead?.(article, claims);
    }
  };
  const utils = await makeWorkerUtils({ pgPool: pool, logger: SILENT });
  const alive = await pool.connect();
  let runner: Runner | null = null;
  try {
    await utils.migrate();
    const events = new EventEmitter();
    const hold = (name: string) =>
      void alive.query('select pg_advisory_lock($1, hashtext($2))', [LIVING, name]).catch(() => {});
    events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => hold(workerPool.id));
    events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => hold(worker.workerId));
    runner = await run({
      pgPool: pool,
      taskList: { [identifier]: readBlock },
      concurrency: 1,
      pollInterval: LOOK,
      noHandleSignals: true,
      logger: SILENT,
      events,
    });
    while (!options.signal?.aborted) {
      await freeDead(utils, pool, options.notice);
      await on.refresh();
      const waiting = await handOut(on, utils, identifier, before);
      if (waiting === 0 && options.once) break;
      await pause(LOOK, options.signal);
    }
  } finally {
    await runner?.stop().catch(() => undefined);
    await on.ground.projection.sync();
    alive.release(true);
    await utils.release();
  }
  return count;
}

async function readOne(on: Case, block: number, before: ReadonlySet<string>) {
  const { ground } = on;
  await on.refresh();
  const rows = await ground.engine.db
    .selectFrom('articles')
    .selectAll()
    .where('lang', '=', 'ar')
    .where('seq', '>=', block * BLOCK)
    .where('seq', '<', (block + 1) * BLOCK)
    .orderBy('seq')
    .execute();
  const wanted = rows.filter((row) => isWaiting(row.read_version, before));
  const articles = await Promise.all(wanted.map((row) => articleOfRow(ground.ledger, row, 'given')));
  const readings = [];
  for await (const read of readArticles(articles, { jobs: 1 })) readings.push(readingOf(read));
  const { kept, indexed } = await keepReadings(ground, readings);
  await indexed;
  return kept.map((r) => ({ article: r.article, claims: r.claims.length }));
}

/** Read by nobody, or by a version that was there before this worker began: two machines with different versions do not undo each other's work. */
const isWaiting = (version: string | null, before: ReadonlySet<string>): boolean =>
  version === null || before.has(version);

async function versionsBefore(on: Case): Promise<Set<string>> {
  const rows = await on.ground.engine.db.selectFrom('articles').select('read_version').distinct().execute();
  return new Set(
    rows.flatMap((r) => (r.read_version !== null && r.read_version !== READER_VERSION ? [r.read_version] : [])),
  );
}

/** Puts the blocks that wait into the queue, unless it holds them; gives how many articles wait. */
async function handOut(on: Case, utils: WorkerUtils, identifier: string, before: ReadonlySet<string>): Promise<number> {
  const versions = JSON.stringify([...before]);
  const { rows } = await sql<{
    block: number;
    n: number;
  }>`select seq / ${BLOCK} as block, count(*)::int as n from articles
    where lang = 'ar' and (read_version is null or read_version in (select json_array_elements_text(${versions}::json)))
    group by 1 order by 1`.execute(on.ground.engine.db);
  const queued = await utils.withPgClient(async (client) => {
    const { rows: jobs } = await client.query('select key from graphile_worker.jobs where task_identifier = $1', [
      identifier,
    ]);
    return new Set((jobs as { key: string | null }[]).map((j) => j.key));
  });
  for (const { block } of rows) {
    const jobKey = `${identifier}:${block}`;
    if (!queued.has(jobKey))
      await utils.addJob(identifier, { block }, { jobKey, jobKeyMode: 'unsafe_dedupe', maxAttempts: 10 });
  }
  return rows.reduce((sum, r) => sum + r.n, 0);
}

/** Gives back the jobs of workers that died: those whose lock can be taken. */
async function freeDead(utils: WorkerUtils, pool: Postgres['pool'], notice?: (line: string) => void): Promise<void> {
  const { rows } = await pool.query<{ locked_by: string }>(
    'select distinct locked_by from graphile_worker.jobs where locked_by is not null',
  );
  for (const { locked_by } of rows) {
    const client = await pool.connect();
    try {
      const { rows: got } = await client.query('select pg_try_advisory_lock($1, hashtext($2)) as got', [
        LIVING,
        locked_by,
      ]);
      if (!got[0].got) continue;
      await utils.forceUnlockWorkers([locked_by]);
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [LIVING, locked_by]);
      notice?.(`${locked_by} has died; what it held is read again`);
    } finally {
      client.release();
    }
  }
}

async function currentSchema(on: Case): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(on.ground.engine.db);
  return rows[0]!.name;
}

/** Errors of a job come back through the queue, which tries it again. */
const SILENT = new Logger(() => () => {});

const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });
  });
