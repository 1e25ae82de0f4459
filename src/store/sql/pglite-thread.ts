/** The thread that PGlite runs in, so that its queries do not hold up the program. One request at a time, in order. */
import { existsSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { Answer, Request } from './pglite-messages.ts';
import { dropSeed, keepSeed, readSeed, unpackSeed } from './seed.ts';

const port = parentPort!;
const data = workerData as { readonly directory: string | null };
/**
 * PostgreSQL's own settings are for a server that has the machine to itself: its 128 MB of buffers are memory of this process from the start,
 * and it would keep up to 1 GB of log. The database is a cache beside the operating system's, read page by page.
 */
const SETTINGS = ['shared_buffers=16MB', 'wal_buffers=1MB', 'min_wal_size=32MB', 'max_wal_size=64MB'];
const startParams = [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ['-c', setting])];
const started = start(data.directory);

/** Opens the directory; a new one is unpacked from the kept seed where there is one. */
async function start(directory: string | null): Promise<PGlite> {
  const place = directory === null ? { startParams } : { dataDir: directory, startParams };
  if (directory !== null && existsSync(directory)) return PGlite.create(place);
  try {
    const seeded = await fromSeed(directory);
    if (seeded) return seeded;
  } catch {
    dropSeed();
    if (directory !== null) rmSync(directory, { recursive: true, force: true });
  }
  const db = await PGlite.create(place);
  await keepSeed((await db.dumpDataDir('gzip')) as Blob);
  return db;
}

async function fromSeed(directory: string | null): Promise<PGlite | null> {
  if (directory !== null)
    return (await unpackSeed(directory)) ? PGlite.create({ dataDir: directory, startParams }) : null;
  const seed = readSeed();
  return seed && PGlite.create({ loadDataDir: seed, startParams });
}

async function answer({ id, text, parameters }: Request): Promise<Answer> {
  try {
    const db = await started;
    if (text === null) {
      await db.close();
      return { id, rows: [], affected: 0 };
    }
    const { rows, affectedRows } = await db.query<Record<string, unknown>>(text, parameters as unknown[]);
    return { id, rows, affected: affectedRows ?? 0 };
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    return { id, error: { message, code: code ?? '' } };
  }
}

let last: Promise<unknown> = started.then(
  () => port.postMessage({ id: 0, rows: [], affected: 0 } satisfies Answer),
  (error: Error) =>
    port.postMessage({ id: 0, error: { message: String(error?.message ?? error), code: '' } } satisfies Answer),
);
port.on('message', (request: Request) => {
  last = last.then(async () => {
    port.postMessage(await answer(request));
    if (request.text === null) port.close();
  });
});
