/** The tables of a case, in the SQL that PGlite and PostgreSQL 15+ share. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** Changes whenever what stands in the tables changes its shape or its making; a database of another number is made anew. */
export const SCHEMA = 2;

/** Percent of a page that articles are added to: what is read of one later then finds room beside it, and no index is written anew for it. */
const FILL = 50;

const CACHE = [
  `create table meta (key text primary key, value text not null)`,
  `create table articles (
    id text collate "C" primary key, seq int not null, sha256 text not null, outlet text, published text collate "C", given_day text, told text, title text,
    url text,
    lang text not null, entry text not null, length int not null, replaced_by text, read_version text, reading text, reading_start int, reading_length int,
    claim_count int not null default 0, types text[] not null default '{}', entities text[] not null default '{}',
    places text[] not null default '{}', terms tsvector not null) with (fillfactor = ${FILL})`,
  `create index articles_seq on articles (seq)`,
  `create index articles_terms on articles using gin (terms) with (fastupdate = off)`,
  `create table claims (
    id text collate "C" primary key, article text collate "C" not null, n int not null, type text not null, modality text not null,
    from_day text collate "C", to_day text collate "C", entities text[] not null, places text[] not null, sure real not null)`,
  `create index claims_article on claims (article)`,
  `create table problems (seq int not null, article text, code text not null, body text not null)`,
  `create index problems_article on problems (article)`,
  `create table judgements (seq int primary key, id text not null unique, body text not null)`,
];

const RECORD = [
  `create table if not exists journal (seq int primary key, hash text not null, line text not null)`,
  `create table if not exists evidence (sha256 text collate "C" primary key, bytes bytea not null)`,
  `alter table evidence alter column bytes set storage external`,
];

/** Makes the tables that are a cache, dropping what was there of them. Journal and evidence are never touched. */
export async function makeCache(db: Kysely<Tables>): Promise<void> {
  for (const table of ['meta', 'articles', 'claims', 'problems', 'judgements'])
    await sql.raw(`drop table if exists ${table}`).execute(db);
  for (const statement of CACHE) await sql.raw(statement).execute(db);
}

/** Makes the tables that hold journal and evidence, where they are not there yet. */
export async function makeRecord(db: Kysely<Tables>): Promise<void> {
  for (const statement of RECORD) await sql.raw(statement).execute(db);
}
