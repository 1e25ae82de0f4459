/**
 * Recall of wire copies against `../shared/corpus/news/near-duplicates-ar.tsv`, and the speed. usage: npx tsx bench/copies.ts [--list N]
 * (`--list` prints N of the found pairs, spread evenly, with their titles, to be looked at).
 */
import { readFileSync } from 'node:fs';
import { COPY, copyPairs } from '../src/link/copies.ts';
import type { Article } from '../src/model/index.ts';
import { parseTable } from '../src/text/data.ts';
import { sharedPath } from '../src/train/gold.ts';

export interface CopiesReport {
  readonly articles: number;
  readonly pairs: number;
  readonly expected: number;
  readonly found: number;
  readonly seconds: number;
  readonly missed: readonly string[];
}

export function newsArticles(): Article[] | null {
  const file = sharedPath('corpus/news/syria-ar.jsonl');
  if (!file) return null;
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
    .map((a) => ({
      id: a.id!,
      sha256: '',
      outlet: a.outlet ?? null,
      published: { date: a.date ?? null, from: 'jsonl' },
      title: a.title ?? null,
      author: null,
      url: a.url ?? null,
      lang: 'ar',
      text: a.text!,
    }));
}

/** Null where the shared material is absent. */
export function measureCopies(articles: readonly Article[] | null = newsArticles()): CopiesReport | null {
  const file = sharedPath('corpus/news/near-duplicates-ar.tsv');
  if (!file || !articles) return null;
  const rows = parseTable(readFileSync(file, 'utf8'), file).filter((r) => Number(r.cells.jaccard4) >= COPY);
  const start = performance.now();
  const pairs = copyPairs(articles);
  const seconds = (performance.now() - start) / 1000;
  const keys = new Set(pairs.map((p) => `${p.a}\t${p.b}`));
  const missed = rows
    .filter(({ cells }) => !keys.has([cells.id_a!, cells.id_b!].sort().join('\t')))
    .map(({ cells }) => `${cells.jaccard4}\t${cells.id_a}\t${cells.id_b}`);
  return {
    articles: articles.length,
    pairs: pairs.length,
    expected: rows.length,
    found: rows.length - missed.length,
    seconds,
    missed,
  };
}

if (import.meta.filename === process.argv[1]) {
  const articles = newsArticles();
  const report = measureCopies(articles);
  if (!articles || !report) console.log('../shared is absent: nothing measured');
  else {
    console.log(
      `${report.articles} articles, ${report.pairs} pairs in ${report.seconds.toFixed(2)} s; of ${report.expected} listed pairs with jaccard4 ≥ ${COPY} found ${report.found} (${((100 * report.found) / report.expected).toFixed(1)} %)`,
    );
    for (const m of report.missed) console.log(`missed ${m}`);
    const list = Number(process.argv[process.argv.indexOf('--list') + 1]);
    if (process.argv.includes('--list')) {
      const byId = new Map(articles.map((a) => [a.id, a]));
      const pairs = copyPairs(articles);
      const step = Math.max(1, pairs.length / list);
      for (let k = 0; k < Math.min(list, pairs.length); k++) {
        const { a, b, similarity } = pairs[Math.floor(k * step)]!;
        const say = (id: string) => {
          const x = byId.get(id)!;
          return `   ${x.outlet} ${x.published.date} ${x.title} | ${x.text.slice(0, 160).replace(/\s+/g, ' ')}`;
        };
        console.log(`${k + 1}. ${similarity.toFixed(3)} ${a} ${b}\n${say(a)}\n${say(b)}`);
      }
    }
  }
}
