/** Every article of the news corpus is read without a failure, each quote standing where it says. The corpus lies outside the project. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { receive } from '../src/ingest/index.ts';
import { readArticles } from '../src/reading/index.ts';
import { dataPath } from '../src/text/data.ts';

const NEWS = dataPath('../shared/corpus/news/syria-ar.jsonl');
const here = existsSync(NEWS);
if (!here) console.log(`skipped: ${NEWS} is not here`);

describe.skipIf(!here)('the news corpus', () => {
  test('2,321 articles', { timeout: 1_200_000 }, async () => {
    async function* articles() {
      for await (const item of receive([NEWS])) if ('article' in item) yield item.article;
    }
    let read = 0;
    let claims = 0;
    const wrong: string[] = [];
    for await (const { article, claims: found, problems } of readArticles(articles())) {
      read++;
      claims += found.length;
      for (const p of problems) if (p.severity === 'error') wrong.push(`${article.id}: ${p.code} ${p.reason}`);
      for (const c of found)
        for (const q of [c.trigger, c.quote, ...c.agent, ...c.target, ...c.place, ...c.numbers, ...c.source])
          if (article.text.slice(q.start, q.end) !== q.text) wrong.push(`${c.id}: «${q.text}» at ${q.start}`);
    }
    expect(wrong).toEqual([]);
    expect(read).toBe(2321);
    console.log(`${read} articles, ${claims} claims`);
  });
});
