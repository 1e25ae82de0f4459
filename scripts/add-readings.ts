/**
 * Adds hand-read articles to training/readings.jsonl (positions only). usage: npx tsx scripts/add-readings.ts [--carries] FILE…
 * `--carries`: these readings also give the days that carry over from the sentence before.
 * An article read again replaces its earlier reading. Needs ../shared/corpus/news.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataPath } from '../src/text/data.ts';
import { sharedPath } from '../src/train/gold.ts';
import { loadNews, parseReadings, type ReadArticle } from '../src/train/readings.ts';

const newsFile = sharedPath('corpus/news/syria-ar.jsonl');
if (!newsFile) throw new Error('../shared/corpus/news is not here');
const news = loadNews(newsFile);
const target = dataPath('training/readings.jsonl');
const held = new Map<string, ReadArticle>();
if (existsSync(target))
  for (const line of readFileSync(target, 'utf8').split('\n').filter(Boolean))
    held.set(JSON.parse(line).doc, JSON.parse(line));
const { values, positionals } = parseArgs({
  options: { carries: { type: 'boolean', default: false } },
  allowPositionals: true,
});
for (const file of positionals)
  for (const article of parseReadings(readFileSync(file, 'utf8'), (doc) => news.get(doc)!.text))
    held.set(article.doc, values.carries ? { ...article, carries: true } : article);
const sorted = [...held.values()].sort((a, b) => (a.doc < b.doc ? -1 : 1));
writeFileSync(target, `${sorted.map((a) => JSON.stringify(a)).join('\n')}\n`);
console.log(`${sorted.length} articles, ${sorted.reduce((n, a) => n + a.claims.length, 0)} claims`);
