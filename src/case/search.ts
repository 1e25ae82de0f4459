/** Search over the articles of a case. */
import { type RawBuilder, sql } from 'kysely';
import type { Span } from '../model/index.ts';
import { IsnadError } from '../model/index.ts';
import type { ArticleRow, ClaimRow } from '../store/index.ts';
import { articleOfRow } from './articles.ts';
import { language } from './language.ts';
import { entityIds, placeIds } from './names.ts';
import type { Ground } from './open.ts';
import { parseQuery, type Query } from './query.ts';
import { highlights, type Snippet, snippets } from './snippets.ts';

export interface SearchFilters {
  readonly outlet?: string;
  /** ISO days of publication, inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Claim type. */
  readonly type?: string;
  /** Id or name of an actor or person that takes part in a claim or vouches for it. */
  readonly actor?: string;
  /** Id or name of a place; what lies in it counts. */
  readonly place?: string;
  /** `all`: older versions, too. */
  readonly versions?: 'latest' | 'all';
  readonly limit?: number;
  readonly offset?: number;
}

export interface Hit {
  readonly article: string;
  readonly title: string | null;
  readonly titleHighlights: readonly Span[];
  readonly outlet: string | null;
  /** ISO day or null. */
  readonly published: string | null;
  /** Higher is better; 0 for a search without words. */
  readonly score: number;
  readonly snippets: readonly Snippet[];
  /** Claims of the article that the filters ask for, all of them where they ask for none. */
  readonly claims: readonly string[];
}

export interface Found {
  readonly total: number;
  readonly hits: readonly Hit[];
}

/** Weights of D, C, B, A: a word of the text, and a word of the title. */
const WEIGHTS = '{0.3,0.5,0.7,1.0}';
/** Fewer articles than this that have every word: those that have some of them follow. */
const FEW = 10;

type Row = ArticleRow & { score: number; total: number };

/** @throws IsnadError `no-such-name` when a filter names an actor or place that is not known */
export async function search(ground: Ground, text: string, filters: SearchFilters = {}): Promise<Found> {
  const lang = language();
  const query = parseQuery(text, lang);
  const limit = Math.min(Math.max(filters.limit ?? 20, 0), 500);
  const offset = Math.max(filters.offset ?? 0, 0);
  const claims = claimFilter(filters);
  const where = articleFilter(filters, claims);
  if (text.trim() && !query.all) return { total: 0, hits: [] };
  let { rows, total } = await select(ground, query.all, '', where, limit, offset);
  if (query.any && offset + rows.length >= total && total < FEW) {
    const more = await select(ground, query.any, query.all, where, limit - rows.length, Math.max(0, offset - total));
    rows = [...rows, ...more.rows];
    total += more.total;
  }
  const told = await claimsOf(ground, rows, claims);
  return { total, hits: await Promise.all(rows.map((row) => hit(ground, row, query, told.get(row.id) ?? []))) };
}

async function select(
  ground: Ground,
  query: string,
  not: string,
  where: RawBuilder<unknown>[],
  limit: number,
  offset: number,
) {
  const score = query ? sql`ts_rank_cd(${WEIGHTS}::real[], terms, ${query}::tsquery, 1)` : sql`0::real`;
  const conditions = [...where];
  if (query) conditions.push(sql`terms @@ ${query}::tsquery`);
  if (not) conditions.push(sql`not terms @@ ${not}::tsquery`);
  const filter = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const { rows } =
    await sql<Row>`select a.id, a.outlet, a.published, a.title, a.entry, a.told, a.seq, ${score} as score,
      (count(*) over ())::int as total
    from articles a ${filter} order by score desc, published desc nulls last, seq limit ${limit} offset ${offset}`.execute(
      ground.engine.db,
    );
  if (rows.length > 0 || offset === 0) return { rows, total: rows[0]?.total ?? 0 };
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from articles a ${filter}`.execute(
    ground.engine.db,
  );
  return { rows, total: counted[0]?.n ?? 0 };
}

/** Ids of the claims of these articles that the filters ask for. */
async function claimsOf(
  ground: Ground,
  rows: readonly Row[],
  claims: RawBuilder<unknown> | null,
): Promise<Map<string, string[]>> {
  const ids = JSON.stringify(rows.map((r) => r.id));
  const found = await sql<Pick<ClaimRow, 'id' | 'article'>>`select id, article from claims c
    where c.article in (select json_array_elements_text(${ids}::json)) ${claims ? sql`and ${claims}` : sql``} order by n`.execute(
    ground.engine.db,
  );
  const by = new Map<string, string[]>();
  for (const { id, article } of found.rows) by.set(article, [...(by.get(article) ?? []), id]);
  return by;
}

async function hit(ground: Ground, row: Row, query: Query, claims: readonly string[]): Promise<Hit> {
  const { text, title, outlet, published } = await articleOfRow(ground.ledger, row, 'told');
  const lang = language();
  return {
    article: row.id,
    title,
    titleHighlights: title ? highlights(title, query.terms, lang) : [],
    outlet,
    published: published.date,
    score: row.score,
    snippets: snippets(text, query.terms, lang),
    claims,
  };
}

/** The condition on a claim `c`, or null where the filters do not speak of claims. */
function claimFilter({ type, actor, place }: SearchFilters): RawBuilder<unknown> | null {
  const { knowledge } = language();
  const conditions: RawBuilder<unknown>[] = [];
  if (type !== undefined) conditions.push(sql`c.type = ${type}`);
  const among = (column: 'entities' | 'places', ids: readonly string[], asked: string) => {
    if (ids.length === 0)
      throw new IsnadError(
        'no-such-name',
        `no ${column === 'places' ? 'place' : 'actor or person'} of that name`,
        asked,
      );
    conditions.push(
      sql`c.${sql.raw(column)} && (select array_agg(x) from json_array_elements_text(${JSON.stringify(ids)}::json) x)`,
    );
  };
  if (actor !== undefined) among('entities', entityIds(actor, knowledge), actor);
  if (place !== undefined) among('places', placeIds(place, knowledge), place);
  return conditions.length > 0 ? sql`${sql.join(conditions, sql` and `)}` : null;
}

function articleFilter(
  { outlet, from, to, versions }: SearchFilters,
  claims: RawBuilder<unknown> | null,
): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  if (versions !== 'all') where.push(sql`a.replaced_by is null`);
  if (outlet !== undefined) where.push(sql`a.outlet = ${outlet}`);
  if (from !== undefined) where.push(sql`a.published >= ${from}`);
  if (to !== undefined) where.push(sql`a.published <= ${to}`);
  if (claims) where.push(sql`exists (select 1 from claims c where c.article = a.id and ${claims})`);
  return where;
}
