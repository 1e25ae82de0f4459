/** Articles in, claims out: in this thread or in several, in the order of the articles. */
import { availableParallelism } from 'node:os';
import type { Article, ArticleNaming, Claim, Problem } from '../model/index.ts';
import { loadedTables } from '../pipeline.ts';
import { Pool } from './pool.ts';
import { ArticleReader, type Outcome } from './read.ts';

export { dateReader } from './published.ts';
export { ArticleReader } from './read.ts';
export { READER_VERSION } from './version.ts';

export interface ReadOptions {
  /** Threads; all cores when absent. 1: in this thread. */
  readonly jobs?: number;
  /** Called as each article is done, in whatever order that happens. */
  readonly onDone?: (article: Article) => void;
}

/** An article that has been read. `article.published` is the day that its words tell where none was given. */
export interface ReadArticle {
  readonly article: Article;
  readonly claims: Claim[];
  readonly problems: Problem[];
  /** How the article names the parties; absent where it was not read. */
  readonly naming?: ArticleNaming;
}

/** Where no more than this comes, starting threads costs more than they gain. */
const FEW = { articles: 16, units: 100_000 };
/** Articles under way for each thread: enough that none waits for the next. */
const AHEAD = 4;

/**
 * Reads articles into claims. An article that the reader fails on becomes a problem and never ends the run; no more articles are
 * taken from the input than the threads have use for.
 * @throws IsnadError when data or models are missing or broken
 */
export async function* readArticles(
  articles: AsyncIterable<Article> | Iterable<Article>,
  options: ReadOptions = {},
): AsyncGenerator<ReadArticle> {
  const jobs = options.jobs ?? availableParallelism();
  const input = iterate(articles);
  try {
    const { first, ended } = jobs > 1 ? await peek(input) : { first: [], ended: true };
    yield* jobs > 1 && !ended ? inThreads(first, input, jobs, options) : inThisThread(first, input, options);
  } finally {
    await input.return?.();
  }
}

/** The first few articles, and whether there were no more. */
async function peek(input: AsyncIterator<Article>): Promise<{ first: Article[]; ended: boolean }> {
  const first: Article[] = [];
  let units = 0;
  while (first.length < FEW.articles && units < FEW.units) {
    const next = await input.next();
    if (next.done) return { first, ended: true };
    first.push(next.value);
    units += next.value.text.length;
  }
  return { first, ended: false };
}

async function* inThisThread(
  first: readonly Article[],
  rest: AsyncIterator<Article>,
  { onDone }: ReadOptions,
): AsyncGenerator<ReadArticle> {
  const reader = ArticleReader.load();
  for await (const article of following(first, rest)) {
    const read = together(article, reader.read(article));
    onDone?.(article);
    yield read;
  }
}

async function* inThreads(
  first: readonly Article[],
  rest: AsyncIterator<Article>,
  threads: number,
  { onDone }: ReadOptions,
): AsyncGenerator<ReadArticle> {
  const pool = new Pool({ threads, given: loadedTables });
  const underWay: Promise<ReadArticle>[] = [];
  const begin = async (article: Article): Promise<ReadArticle> => {
    const outcome = await pool.read(article);
    onDone?.(article);
    return together(article, outcome);
  };
  try {
    for await (const article of following(first, rest)) {
      const reading = begin(article);
      reading.catch(() => {}); // met when its turn comes
      underWay.push(reading);
      if (underWay.length >= threads * AHEAD) yield await underWay.shift()!;
    }
    while (underWay.length > 0) yield await underWay.shift()!;
  } finally {
    await pool.close();
  }
}

const together = (article: Article, { published, claims, problems, naming }: Outcome): ReadArticle => ({
  article: published === article.published ? article : { ...article, published },
  claims: [...claims],
  problems: [...problems],
  ...(naming && { naming }),
});

async function* following(first: readonly Article[], rest: AsyncIterator<Article>): AsyncGenerator<Article> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function iterate(articles: AsyncIterable<Article> | Iterable<Article>): AsyncIterator<Article> {
  if (Symbol.asyncIterator in articles) return articles[Symbol.asyncIterator]();
  const it = articles[Symbol.iterator]();
  return {
    next: async () => it.next(),
    return: async () => {
      it.return?.();
      return { done: true, value: undefined };
    },
  };
}
