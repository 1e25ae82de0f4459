/** A database behind kysely: PGlite for a case directory, PostgreSQL for a shared one. */
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Tables } from './tables.ts';

export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

export function overPool(pool: PostgresPool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Several statements in one transaction. PGlite has one connection: inside, use `trx` and nothing else. */
export function inTransaction<T>(db: Kysely<Tables>, work: (trx: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

export const plain = (text: string): CompiledQuery => CompiledQuery.raw(text);
