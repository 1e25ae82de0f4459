/**
 * How fast the reader is, and whether it stays so: one thread reads the news corpus again and again, and each stretch is timed.
 * usage: npx tsx bench/reading.ts [--most 20000] [--corpus FILE.jsonl|FOLDER] [--threads N] [--json]
 * Measures the built program (`npm run build`) where there is one, else the sources. Without `../shared` it reads `samples/`.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileLess } from '../src/cli/compiling.ts';
import { keepHeapSmall } from '../src/cli/heap.ts';
import { receive } from '../src/ingest/index.ts';
import type { Article } from '../src/model/index.ts';
import { dataPath } from '../src/text/data.ts';
import { tokenize } from '../src/text/tokens.ts';
import { hasNews, NEWS } from './news.ts';

type Reading = typeof import('../src/reading/index.ts');

keepHeapSmall();
compileLess();
const { values } = parseArgs({
  options: {
    most: { type: 'string', default: '20000' },
    corpus: { type: 'string' },
    threads: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
/** Where a stretch ends: so many articles read. */
const MARKS = [200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const MIB = 1024 * 1024;

interface Stretch {
  readonly articles: number;
  readonly articlesPerSecond: number;
  readonly tokensPerSecond: number;
  readonly millisecondsPerThousandTokens: number;
  readonly memory: number;
}

/** Milliseconds of processor time of this process so far, all its threads together. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function corpus(): Promise<{ articles: Article[]; from: string }> {
  const samples = 'samples/aleppo-2016';
  const from = values.corpus ?? (hasNews(samples) ? NEWS : dataPath(samples));
  const articles: Article[] = [];
  for await (const item of receive([from])) if ('article' in item) articles.push(item.article);
  if (articles.length === 0) throw new Error(`${from}: no articles`);
  return { articles, from };
}

async function program(): Promise<{ reading: Reading; built: boolean }> {
  const file = dataPath('dist/reading/index.js');
  const built = existsSync(file);
  return { reading: (await import(built ? file : '../src/reading/index.ts')) as Reading, built };
}

/** Reads `most` articles in this thread, the corpus over and over. */
function stretches(reading: Reading, articles: readonly Article[], most: number): { load: number; list: Stretch[] } {
  const tokens = articles.map((a) => tokenize(a.text).length);
  const before = performance.now();
  const reader = reading.ArticleReader.load();
  const load = performance.now() - before;
  const list: Stretch[] = [];
  let begun = processor();
  let read = 0;
  let words = 0;
  for (let k = 0; k < most; k++) {
    const { problems } = reader.read(articles[k % articles.length]!);
    for (const p of problems) if (p.severity === 'error') throw new Error(`${p.place}: ${p.reason}`);
    read++;
    words += tokens[k % articles.length]!;
    if (!MARKS.includes(k + 1) && k + 1 !== most) continue;
    const seconds = (processor() - begun) / 1000;
    list.push({
      articles: k + 1,
      articlesPerSecond: read / seconds,
      tokensPerSecond: words / seconds,
      millisecondsPerThousandTokens: (1e6 * seconds) / words,
      memory: process.memoryUsage.rss() / MIB,
    });
    if (!values.json) console.log(line(list.at(-1)!));
    [read, words, begun] = [0, 0, processor()];
  }
  return { load, list };
}

const line = (s: Stretch): string =>
  [
    `${s.articles.toLocaleString('en').padStart(7)} articles`,
    `${s.articlesPerSecond.toFixed(0).padStart(5)} articles/s`,
    `${s.tokensPerSecond.toFixed(0).padStart(7)} tokens/s`,
    `${s.millisecondsPerThousandTokens.toFixed(2).padStart(6)} ms per 1,000 tokens`,
    `${s.memory.toFixed(0).padStart(4)} MiB`,
  ].join('  ');

/** The whole corpus once, in several threads, by the clock. */
async function inThreads(reading: Reading, articles: readonly Article[], jobs: number): Promise<number> {
  const begun = performance.now();
  let read = 0;
  for await (const _ of reading.readArticles(articles, { jobs })) read++;
  return (1000 * read) / (performance.now() - begun);
}

async function main(): Promise<void> {
  const { reading, built } = await program();
  const { articles, from } = await corpus();
  if (!values.json) {
    console.log(
      `${articles.length.toLocaleString('en')} articles of ${from}, read by the ${built ? 'built program' : 'sources'}`,
    );
    console.log('each line is the stretch since the line before; rates are for one core, by processor time');
  }
  const { load, list } = stretches(reading, articles, Number(values.most));
  const peak = process.resourceUsage().maxRSS / 1024;
  const threads = values.threads ? Number(values.threads) : 0;
  const rate = threads > 0 ? await inThreads(reading, articles, threads) : null;
  if (values.json) {
    console.log(JSON.stringify({ corpus: from, built, load, stretches: list, peak, threads, inThreads: rate }));
    return;
  }
  console.log(`loading: ${load.toFixed(0)} ms; peak memory: ${peak.toFixed(0)} MiB`);
  if (rate !== null)
    console.log(`${threads} threads: ${rate.toFixed(0)} articles/s by the clock, starting them included`);
}

await main();
