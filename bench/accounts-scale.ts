/**
 * Speed and memory of comparing accounts, over `../shared/corpus/news/syria-ar.jsonl` read once (the reading is not measured): 500, 1,000 and 2,000
 * articles and all, then the corpus repeated with its days shifted by three years for each round, up to `--to` (20,000); and what one article more costs in
 * a case of 2,000. usage: npx tsx bench/accounts-scale.ts [--to 20000] [--cache FILE]
 *
 * Seconds of the processor are given beside those of the clock, so that a machine with other work on it can be read too.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { compareCase, Memory } from '../src/accounts.ts';
import { loadKnowledge } from '../src/knowledge/index.ts';
import type { Article, CaseRecord, Claim } from '../src/model/index.ts';
import { loadModels, loadResources, Reader } from '../src/pipeline.ts';
import { newsArticles } from './copies.ts';

interface Read {
  readonly article: Article;
  readonly claims: readonly Claim[];
}

const value = (name: string): string | null =>
  process.argv.includes(name) ? (process.argv[process.argv.indexOf(name) + 1] ?? null) : null;

function readAll(cache: string | null): Read[] | null {
  if (cache && existsSync(cache))
    return readFileSync(cache, 'utf8')
      .split('\n')
      .map((line) => JSON.parse(line) as Read);
  const articles = newsArticles();
  if (!articles) return null;
  const reader = new Reader(loadResources(), loadModels());
  const all = articles.map((article) => ({
    article,
    claims: reader.claims(article).map((c): Claim => ({ ...c, sentence: { ar: '', en: '' } })),
  }));
  if (cache) writeFileSync(cache, all.map((a) => JSON.stringify(a)).join('\n'));
  return all;
}

/** Round n of the corpus: ids of its own, days three years later each. */
function shifted({ article, claims }: Read, round: number): Read {
  if (round === 0) return { article, claims };
  const day = (iso: string | null) =>
    iso === null ? null : `${Number(iso.slice(0, 4)) + 3 * round}${iso.slice(4).replace('-02-29', '-02-28')}`;
  const id = `${article.id}~${round}`;
  return {
    article: { ...article, id, published: { ...article.published, date: day(article.published.date) } },
    claims: claims.map((c) => ({
      ...c,
      id: `${id}${c.id.slice(article.id.length)}`,
      doc: id,
      when: { ...c.when, from: day(c.when.from), to: day(c.when.to) },
    })),
  };
}

const recordOf = (list: readonly Read[]): CaseRecord => ({
  articles: list.map((r) => r.article),
  claims: list.flatMap((r) => r.claims),
  judgements: [],
});

function main(): void {
  const all = readAll(value('--cache'));
  if (!all) {
    console.log('../shared is absent: nothing measured');
    return;
  }
  const knowledge = loadKnowledge();
  compareCase(recordOf(all.slice(0, 50)), knowledge);
  const measure = (name: string, record: CaseRecord, memory = new Memory()): void => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const accounts = compareCase(record, knowledge, { memory });
    const seconds = (performance.now() - start) / 1000;
    const used = process.cpuUsage(cpu);
    const processor = (used.user + used.system) / 1e6;
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `${name.padEnd(22)} ${String(record.articles.length).padStart(6)} articles ${String(record.claims.length).padStart(7)} claims  ${seconds.toFixed(1).padStart(6)} s, processor ${processor.toFixed(1).padStart(6)} s, ${((1000 * processor) / record.articles.length).toFixed(2)} ms an article, ${megabytes} MB at most · ${accounts.incidents.length} incidents, ${accounts.disputes.length} disputes, ${accounts.origins.length} origins, ${accounts.copies.length} groups of copies`,
    );
  };
  for (const n of [500, 1000, 2000, all.length]) measure('first', recordOf(all.slice(0, n)));
  const two = recordOf(all.slice(0, 2000));
  const memory = new Memory();
  compareCase(two, knowledge, { memory });
  for (const k of [2000, 2050, 2100]) {
    const more = all[k];
    if (!more) break;
    const grown = { ...two, articles: [...two.articles, more.article], claims: [...two.claims, ...more.claims] };
    measure('2,000 and one more', grown, memory);
  }
  const to = Number(value('--to') ?? 20000);
  for (const rounds of [2, 4, 9]) {
    if (rounds * all.length > to * 1.05) break;
    const list = Array.from({ length: rounds }, (_, round) => all.map((r) => shifted(r, round))).flat();
    measure(`${rounds} times, shifted`, recordOf(list));
  }
}

main();
