/**
 * Adds hand-read articles to training/readings.jsonl (positions only). usage: npx tsx scripts/add-readings.ts FILE…
 * An article read again replaces its earlier reading. Needs ../shared/corpus/news.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
for (const file of process.argv.slice(2))
  for (const article of parseReadings(readFileSync(file, 'utf8'), (doc) => news.get(doc)!.text))
    held.set(article.doc, article);
const sorted = [...held.values()].sort((a, b) => (a.doc < b.doc ? -1 : 1));
writeFileSync(target, `${sorted.map((a) => JSON.stringify(a)).join('\n')}\n`);
console.log(`${sorted.length} articles, ${sorted.reduce((n, a) => n + a.claims.length, 0)} claims`);
