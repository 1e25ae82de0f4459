/** Reading claims, articles and the whole record back out of a case. */
import { sql } from 'kysely';
import type { Article, ArticleNaming, CaseRecord, Claim, Judgement, Problem } from '../model/index.ts';
import type { ArticleRow } from '../store/index.ts';
import { type ArticleInfo, articleOfRow, infoOfRow } from './articles.ts';
import { articleOf, findAnchor, judgedClaims } from './judged.ts';
import type { Ground } from './open.ts';
import { type Reading, unpackReading } from './readings.ts';

export interface ArticleFilter {
  readonly outlet?: string;
  /** ISO days of publication, inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** `all`: older versions, too. */
  readonly versions?: 'latest' | 'all';
  readonly limit?: number;
  readonly offset?: number;
}

export interface ClaimFilter {
  readonly article?: string;
  readonly type?: string;
  /** Id of an actor, person or source. */
  readonly entity?: string;
  /** Id of a place; claims in what it contains count. */
  readonly place?: string;
  /** ISO days, inclusive: claims whose time may touch them. */
  readonly from?: string;
  readonly to?: string;
  readonly versions?: 'latest' | 'all';
  /** As the reader left them, without people's judgements. */
  readonly asRead?: boolean;
}

export async function listArticles({ engine }: Ground, filter: ArticleFilter = {}): Promise<ArticleInfo[]> {
  let query = engine.db
    .selectFrom('articles')
    .select(['id', 'seq', 'entry', 'told', 'replaced_by', 'length', 'read_version', 'claim_count']);
  if (filter.versions !== 'all') query = query.where('replaced_by', 'is', null);
  if (filter.outlet !== undefined) query = query.where('outlet', '=', filter.outlet);
  if (filter.from !== undefined) query = query.where('published', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('published', '<=', filter.to);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  if (filter.offset !== undefined) query = query.offset(filter.offset);
  return (await query.orderBy('seq').execute()).map((row) => infoOfRow(row as ArticleRow));
}

export async function rowOf({ engine }: Ground, id: string): Promise<ArticleRow | undefined> {
  return engine.db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Claims in the order of articles and triggers. */
export async function listClaims(ground: Ground, filter: ClaimFilter = {}): Promise<Claim[]> {
  const { db } = ground.engine;
  let articles = db.selectFrom('articles').selectAll().where('reading', 'is not', null);
  if (filter.versions !== 'all' && filter.article === undefined) articles = articles.where('replaced_by', 'is', null);
  if (filter.article !== undefined) articles = articles.where('id', '=', filter.article);
  const narrow = filter.type ?? filter.entity ?? filter.place ?? filter.from ?? filter.to;
  let wanted: Set<string> | null = null;
  if (narrow !== undefined) {
    let claims = db.selectFrom('claims').select(['id', 'article']);
    if (filter.article !== undefined) claims = claims.where('article', '=', filter.article);
    if (filter.type !== undefined) claims = claims.where('type', '=', filter.type);
    if (filter.entity !== undefined) claims = claims.where(sql<boolean>`${filter.entity} = any(entities)`);
    if (filter.place !== undefined) claims = claims.where(sql<boolean>`${filter.place} = any(places)`);
    if (filter.from !== undefined) claims = claims.where(sql<boolean>`coalesce(to_day, from_day) >= ${filter.from}`);
    if (filter.to !== undefined) claims = claims.where(sql<boolean>`coalesce(from_day, to_day) <= ${filter.to}`);
    const rows = await claims.execute();
    wanted = new Set(rows.map((r) => r.id));
    const among = JSON.stringify([...new Set(rows.map((r) => r.article))]);
    articles = articles.where(sql<boolean>`id in (select json_array_elements_text(${among}::json))`);
  }
  const judgements = filter.asRead ? [] : await listJudgements(ground);
  const byArticle = judgementsByArticle(judgements);
  const out: Claim[] = [];
  for await (const { row, reading } of readingsOf(ground, await articles.orderBy('seq').execute()))
    for (const claim of judgedClaims(reading.claims, onClaims(byArticle.get(row.id) ?? [], reading.claims)))
      if (!wanted || wanted.has(claim.id)) out.push(claim);
  return out;
}

/** All that the comparison reads: the latest versions with their claims after people's judgements. */
export async function readRecord(ground: Ground): Promise<CaseRecord> {
  const rows = await ground.engine.db
    .selectFrom('articles')
    .selectAll()
    .where('replaced_by', 'is', null)
    .orderBy('seq')
    .execute();
  const all = await listJudgements(ground);
  const byArticle = judgementsByArticle(all);
  const texts = new Map<string, Article>();
  for (let i = 0; i < rows.length; i += 64)
    for (const article of await Promise.all(
      rows.slice(i, i + 64).map((row) => articleOfRow(ground.ledger, row, 'told')),
    ))
      texts.set(article.id, article);
  const claims: Claim[] = [];
  const naming: ArticleNaming[] = [];
  const ids = new Map<string, string>();
  for await (const { row, reading } of readingsOf(
    ground,
    rows.filter((r) => r.reading !== null),
  )) {
    for (const j of byArticle.get(row.id) ?? [])
      for (const anchor of j.anchors ?? []) {
        if (anchor.article !== row.id) continue;
        const claim = findAnchor(anchor, reading.claims);
        ids.set(`${j.id} ${anchor.id}`, claim?.id ?? '');
      }
    for (const claim of judgedClaims(reading.claims, onClaims(byArticle.get(row.id) ?? [], reading.claims)))
      claims.push(claim);
    if (reading.naming) naming.push(reading.naming);
  }
  const judgements = all.flatMap((j) => renamed(j, ids));
  const articles = rows.map((row) => texts.get(row.id)!);
  return { articles, claims, judgements, ...(naming.length > 0 ? { naming } : {}) };
}

/** A judgement with the claim ids of the present readings; none where a claim is not there any more. */
function renamed(judgement: Judgement, ids: ReadonlyMap<string, string>): Judgement[] {
  if (!judgement.anchors) return [judgement];
  const present = judgement.subject.ids.map((id) => ids.get(`${judgement.id} ${id}`) ?? '');
  return present.includes('')
    ? []
    : [{ ...judgement, subject: { ...judgement.subject, ids: present } } as unknown as Judgement];
}

/** Judgements on single claims of one article under their present ids. */
function onClaims(judgements: readonly Judgement[], claims: readonly Claim[]): Judgement[] {
  return judgements.flatMap((j) => {
    if (j.subject.kind !== 'claim' || !j.anchors?.[0]) return [];
    const claim = findAnchor(j.anchors[0], claims);
    return claim ? [{ ...j, subject: { kind: 'claim', ids: [claim.id] } } as Judgement] : [];
  });
}

function judgementsByArticle(judgements: readonly Judgement[]): Map<string, Judgement[]> {
  const by = new Map<string, Judgement[]>();
  for (const j of judgements)
    if (j.subject.kind === 'claim' || j.subject.kind === 'claims')
      for (const article of new Set(j.subject.ids.map(articleOf))) by.set(article, [...(by.get(article) ?? []), j]);
  return by;
}

/** The readings of these articles, each piece of evidence read once while they follow one another. */
async function* readingsOf(
  ground: Ground,
  rows: readonly ArticleRow[],
): AsyncGenerator<{ row: ArticleRow; reading: Reading }> {
  const few = rows.length < 8;
  let held: { hash: string; bytes: Uint8Array } | null = null;
  const member = async (row: ArticleRow): Promise<Uint8Array> => {
    const range = { start: row.reading_start!, length: row.reading_length! };
    if (few) return ground.ledger.evidence(row.reading!, range);
    if (held?.hash !== row.reading) held = { hash: row.reading!, bytes: await ground.ledger.evidence(row.reading!) };
    return held.bytes.subarray(range.start, range.start + range.length);
  };
  for (let i = 0; i < rows.length; i += 32) {
    const step = rows.slice(i, i + 32);
    const members: Uint8Array[] = [];
    for (const row of step) members.push(await member(row));
    const readings = await Promise.all(members.map((m, k) => unpackReading(m, step[k]!.reading!)));
    for (const [k, reading] of readings.entries()) yield { row: step[k]!, reading };
  }
}

/** The reading of one article as the reader left it; null while it is unread. */
export async function readingOf(ground: Ground, id: string): Promise<Reading | null> {
  const row = await rowOf(ground, id);
  if (!row?.reading) return null;
  for await (const { reading } of readingsOf(ground, [row])) return reading;
  return null;
}

/** People's judgements in the order they were made, withdrawn ones marked. */
export async function listJudgements({ engine }: Ground): Promise<Judgement[]> {
  const rows = await engine.db.selectFrom('judgements').select('body').orderBy('seq').execute();
  return rows.map((r) => JSON.parse(r.body) as Judgement);
}

/** What went wrong while taking in and reading, in the order it was met. */
export async function listProblems({ engine }: Ground, article?: string): Promise<Problem[]> {
  let query = engine.db.selectFrom('problems').select('body');
  if (article !== undefined) query = query.where('article', '=', article);
  return (await query.orderBy('seq').orderBy('article').orderBy('body').execute()).map(
    (r) => JSON.parse(r.body) as Problem,
  );
}
