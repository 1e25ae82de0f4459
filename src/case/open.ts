/** Opening a case: the ledger, the database beside it, and what was known of it. */
import { promises as fs } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { IsnadError } from '../model/index.ts';
import {
  CacheFolder,
  type Engine,
  FileLedger,
  isCase,
  type Ledger,
  lockDirectory,
  makeRecord,
  openPGlite,
  openPostgres,
  PGLITE,
  SqlLedger,
  schemaOf,
} from '../store/index.ts';
import { Known } from './known.ts';
import { language } from './language.ts';
import { Projection } from './projection.ts';

export interface OpenOptions {
  /** Lays out the case where there is none. */
  readonly create?: boolean;
  /** Writes no journal line; works on a directory that cannot be written, too. */
  readonly readOnly?: boolean;
  /** Told, in one line each, of what was put right on the way: a lock taken over, a database made anew. */
  readonly notice?: (line: string) => void;
}

/** A case in PostgreSQL: the schema is named after `name`. */
export interface DatabaseCase {
  readonly databaseUrl: string;
  readonly name?: string;
}

/** What an open case stands on. */
export interface Ground {
  readonly where: string;
  readonly ledger: Ledger;
  readonly known: Known;
  readonly engine: Engine;
  readonly projection: Projection;
  close(): Promise<void>;
}

export function openGround(where: string | DatabaseCase, options: OpenOptions): Promise<Ground> {
  return typeof where === 'string' ? openDirectory(resolve(where), options) : openDatabase(where, options);
}

async function openDirectory(directory: string, options: OpenOptions): Promise<Ground> {
  const notice = options.notice ?? (() => {});
  const there = await isCase(directory);
  if (!there && !options.create)
    throw new IsnadError('no-case', 'is no case: there is no journal.jsonl in it; isnad add makes one', directory);
  if (!there) await makeRoom(directory);
  const writable = there ? await canWrite(directory) : true;
  if (!writable && !options.readOnly) throw new IsnadError('read-only', 'the case cannot be written', directory);
  const unlock = writable ? await lockDirectory(directory) : async () => {};
  let engine: Engine | null = null;
  let ledger: FileLedger | null = null;
  try {
    if (!there) await FileLedger.create(directory);
    const known = new Known();
    ledger = await FileLedger.open(directory, {
      readOnly: options.readOnly ?? false,
      seen: (lines) => known.follow(lines),
    });
    const cache = writable ? new CacheFolder(join(directory, 'db')) : null;
    const opened = await openCache(cache, ledger, known, notice);
    engine = opened.engine;
    if (!options.readOnly) {
      if (opened.interrupted) known.follow(await ledger.settle());
      if (known.head.seq === 0)
        known.follow(
          await ledger.commit(() => ({
            evidence: [],
            entries: [{ kind: 'case', format: 1, name: basename(directory) }],
          })),
        );
    }
    await opened.projection.sync();
    const [openLedger, openEngine] = [ledger, engine];
    return {
      where: directory,
      ledger,
      known,
      engine,
      projection: opened.projection,
      close: async () => {
        try {
          await openLedger.close();
          await openEngine.close();
          await cache?.close();
        } finally {
          await unlock();
        }
      },
    };
  } catch (error) {
    await engine?.close().catch(() => undefined);
    await ledger?.close().catch(() => undefined);
    await unlock();
    throw error;
  }
}

/** The database of a directory, as it is where it can be trusted, else empty. */
async function openCache(cache: CacheFolder | null, ledger: FileLedger, known: Known, notice: (line: string) => void) {
  const made = `pglite ${PGLITE}`;
  const trust = cache ? await cache.look(made) : 'none';
  const interrupted = trust !== 'closed' && known.head.seq > 0;
  if (cache && (trust === 'closed' || trust === 'interrupted')) {
    await cache.open(made);
    const engine = await openPGlite(cache.database).catch(() => null);
    const projection = engine && new Projection(engine, ledger, language);
    if (engine && projection) {
      if (await projection.fits((seq) => known.hashes[seq - 1])) return { engine, projection, interrupted };
      notice('the database belongs to another version or another journal; made anew from evidence and journal');
      if (
        await projection.reset().then(
          () => true,
          () => false,
        )
      )
        return { engine, projection, interrupted };
      await engine.close().catch(() => undefined);
    } else notice('the database cannot be opened; made anew from evidence and journal');
  } else if (trust === 'unsound') notice('the database is not as it was closed; made anew from evidence and journal');
  if (cache) {
    await cache.remove();
    await cache.open(made);
  }
  const engine = await openPGlite(cache?.database ?? null);
  const projection = new Projection(engine, ledger, language);
  await projection.reset();
  return { engine, projection, interrupted };
}

async function makeRoom(directory: string): Promise<void> {
  const there = await fs.readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new IsnadError('not-empty', `cannot become a case (${error.code})`, directory);
  });
  if (there.some((name) => !/^lock(\.|$)/.test(name) && name !== 'evidence'))
    throw new IsnadError('not-empty', 'is a folder with other things in it and no case; name a new one', directory);
  try {
    await fs.mkdir(directory, { recursive: true });
  } catch (error) {
    throw new IsnadError('read-only', `cannot be made (${(error as NodeJS.ErrnoException).code})`, directory);
  }
}

async function canWrite(directory: string): Promise<boolean> {
  return fs.access(directory, fs.constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function openDatabase({ databaseUrl, name = '' }: DatabaseCase, options: OpenOptions): Promise<Ground> {
  const schema = schemaOf(name);
  const engine = await openPostgres(databaseUrl, schema, options.create ?? false);
  try {
    await makeRecord(engine.db);
    const known = new Known();
    const ledger = await SqlLedger.open(engine.db, (lines) => known.follow(lines));
    const projection = new Projection(engine, ledger, language);
    if (known.head.seq === 0 && !options.readOnly)
      known.follow(
        await ledger.commit(
          () => ({
            evidence: [],
            entries: known.head.seq === 0 ? [{ kind: 'case', format: 1, name: name || schema }] : [],
          }),
          (lines) => known.follow(lines),
        ),
      );
    if (!(await projection.fits((seq) => known.hashes[seq - 1]))) {
      if (known.head.seq > 1)
        options.notice?.(
          'the tables belong to another version or another journal; made anew from evidence and journal',
        );
      await projection.reset();
    }
    await projection.sync();
    return { where: `${schema} in ${databaseUrl}`, ledger, known, engine, projection, close: () => engine.close() };
  } catch (error) {
    await engine.close().catch(() => undefined);
    throw error;
  }
}
