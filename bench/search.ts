/**
 * How well search finds: `npx tsx bench/search.ts`. Judged queries over the shared news corpus, ours beside PostgreSQL's own `arabic`
 * and `simple` configurations on the same texts: share of the answers among the first ten, average precision, nDCG at ten, and recall.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { Case } from '../src/case/index.ts';
import { drain } from '../src/cli/case.ts';
import { parseTable } from '../src/text/data.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CORPUS = here('../../shared/corpus/news/syria-ar.jsonl');
const DEPTH = 500;

export interface Scores {
  readonly p10: number;
  readonly map: number;
  readonly ndcg10: number;
  readonly recall: number;
}

interface Judged {
  readonly query: string;
  readonly answers: ReadonlySet<string>;
}

export function loadQueries(): Judged[] {
  return parseTable(readFileSync(here('./search/queries.tsv'), 'utf8'), 'bench/search/queries.tsv', [
    'query',
    'answers',
  ]).map(({ cells }) => ({
    query: cells.query!,
    answers: new Set(cells.answers!.split(' ').filter((id) => id !== '')),
  }));
}

/** Scores of a ranked list; precision at ten counts what could be found. */
export function score(found: readonly string[], answers: ReadonlySet<string>): Scores {
  const gains = found.map((id) => (answers.has(id) ? 1 : 0));
  const first = Math.min(10, answers.size);
  const dcg = (list: readonly number[]) => list.slice(0, 10).reduce((sum, g, k) => sum + g / Math.log2(k + 2), 0);
  let hits = 0;
  let precision = 0;
  gains.forEach((g, k) => {
    if (!g) return;
    hits++;
    precision += hits / (k + 1);
  });
  return {
    p10: gains.slice(0, 10).reduce((a: number, b) => a + b, 0) / first,
    map: precision / answers.size,
    ndcg10: dcg(gains) / dcg(Array(first).fill(1)),
    recall: hits / answers.size,
  };
}

const mean = (list: readonly Scores[]): Scores => {
  const of = (key: keyof Scores) => list.reduce((sum, s) => sum + s[key], 0) / list.length;
  return { p10: of('p10'), map: of('map'), ndcg10: of('ndcg10'), recall: of('recall') };
};

/** Runs every judged query on a case that holds the corpus; the systems by name. */
export async function evaluate(
  on: Case,
): Promise<Record<string, { mean: Scores; each: { query: string; scores: Scores }[] }>> {
  const { db } = on.ground.engine;
  await sql`drop table if exists bench_search`.execute(db);
  await sql`create table bench_search (id text primary key, arabic tsvector, simple tsvector)`.execute(db);
  for (const { id } of await on.articles()) {
    const article = (await on.article(id))!;
    const [title, text] = [article.title ?? '', article.text].map((part) => part.replaceAll('\0', ' '));
    await sql`insert into bench_search values (${id}, setweight(to_tsvector('arabic', ${title}), 'A') || setweight(to_tsvector('arabic', ${text}), 'D'),
      setweight(to_tsvector('simple', ${title}), 'A') || setweight(to_tsvector('simple', ${text}), 'D'))`.execute(db);
  }
  const plain = (config: string) => async (query: string) => {
    const column = sql.raw(config);
    const { rows } = await sql<{
      id: string;
    }>`select id from bench_search, plainto_tsquery(${config}::regconfig, ${query}) q
      where ${column} @@ q order by ts_rank(${column}, q, 1) desc, id limit ${DEPTH}`.execute(db);
    return rows.map((r) => r.id);
  };
  const systems: Record<string, (query: string) => Promise<string[]>> = {
    isnad: async (query) => (await on.search(query, { limit: DEPTH })).map((h) => h.article),
    arabic: plain('arabic'),
    simple: plain('simple'),
  };
  const out: Record<string, { mean: Scores; each: { query: string; scores: Scores }[] }> = {};
  for (const [name, system] of Object.entries(systems)) {
    const each: { query: string; scores: Scores }[] = [];
    for (const { query, answers } of loadQueries()) each.push({ query, scores: score(await system(query), answers) });
    out[name] = { mean: mean(each.map((e) => e.scores)), each };
  }
  await sql`drop table bench_search`.execute(db);
  return out;
}

async function main(): Promise<void> {
  if (!existsSync(CORPUS)) {
    console.log(`${CORPUS} is not there: nothing to search in`);
    return;
  }
  const kept = process.argv[2];
  const directory = kept ?? join(mkdtempSync(join(tmpdir(), 'isnad-search-')), 'case');
  const on = await Case.open(directory, { create: true, notice: console.log });
  await drain(on.add([CORPUS]), () => {});
  const systems = await evaluate(on);
  const percent = (x: number) => (100 * x).toFixed(1).padStart(6);
  console.log('           p@10    map ndcg10 recall');
  for (const [name, { mean: m }] of Object.entries(systems))
    console.log(name.padEnd(8), percent(m.p10), percent(m.map), percent(m.ndcg10), percent(m.recall));
  const { isnad, arabic } = systems;
  const worst = isnad!.each
    .map((e, k) => ({ ...e, other: arabic!.each[k]!.scores }))
    .sort((a, b) => a.scores.map - b.scores.map);
  console.log('\nlowest average precision (ours, arabic, recall):');
  for (const { query, scores, other } of worst.slice(0, 15))
    console.log(`  ${percent(scores.map)} ${percent(other.map)} ${percent(scores.recall)}  ${query}`);
  await on.close();
  if (!kept) rmSync(directory, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
