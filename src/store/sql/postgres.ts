/** PostgreSQL 15+ as the engine of a case: one schema for each case. */

import { sql } from 'kysely';
import pg from 'pg';
import { IsnadError } from '../../model/index.ts';
import { type Engine, overPool } from './engine.ts';

const OLDEST = 150000;

/** The schema that holds a case of this name. */
export function schemaOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  return plain ? `isnad_${plain}` : 'isnad';
}

/** The engine with its pool, for what needs connections of its own. */
export interface Postgres extends Engine {
  readonly pool: pg.Pool;
}

/**
 * Connects, with every connection at work in `schema`, which is made where it is missing and `create` is set.
 * @throws IsnadError `no-database` where no connection comes about, `old-database` below PostgreSQL 15, `no-case`
 */
export async function openPostgres(url: string, schema: string, create: boolean): Promise<Postgres> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 6,
    options: `-c search_path=${schema} -c client_min_messages=warning`,
  });
  // A connection that breaks fails the query that it carries; an idle one is replaced at the next query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = overPool(pool);
  const close = () => db.destroy();
  try {
    const { rows } = await sql<{ version: string; found: boolean }>`
      select current_setting('server_version_num') as version, to_regnamespace(${schema}) is not null as found`.execute(
      db,
    );
    if (Number(rows[0]?.version) < OLDEST)
      throw new IsnadError('old-database', `needs PostgreSQL 15 or later, this is ${rows[0]?.version}`, safe(url));
    if (!rows[0]?.found && !create) throw new IsnadError('no-case', `holds no schema ${schema}`, safe(url));
    if (create) await sql.raw(`create schema if not exists ${schema}`).execute(db);
  } catch (error) {
    await close();
    if (error instanceof IsnadError) throw error;
    throw new IsnadError('no-database', (error as Error).message || String(error), safe(url));
  }
  return { kind: 'postgres', db, close, pool };
}

/** The address without its password. */
export function safe(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.password = '';
    return parsed.href;
  } catch {
    return 'database';
  }
}
