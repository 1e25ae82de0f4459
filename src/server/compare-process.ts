/**
 * The comparison, in a process of its own, so that the server goes on answering and its memory stays small. Reads lines of JSON on standard
 * input (what the server has of an earlier comparison, articles with their claims, the judgements, then `go`), writes the comparison as lines,
 * and again after each further `go`; ends with its input.
 */

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { compareCase, Memory } from '../accounts.ts';
import { judgedClaims } from '../case/judged.ts';
import { loadKnowledge } from '../knowledge/index.ts';
import type { Article, ArticleNaming, Claim, Judgement } from '../model/index.ts';
import { type Marks, Teller } from './comparison.ts';

type Line =
  | { readonly article: Article; readonly claims: readonly Claim[]; readonly naming?: ArticleNaming }
  | { readonly judgements: readonly Judgement[] }
  | { readonly marks: Marks }
  | { readonly go: number };

const knowledge = loadKnowledge();
const memory = new Memory();
const articles = new Map<string, { article: Article; claims: readonly Claim[]; naming?: ArticleNaming }>();
let judgements: readonly Judgement[] = [];
let teller = new Teller(knowledge.places);

for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const line = JSON.parse(text) as Line;
  if ('article' in line) articles.set(line.article.id, line);
  else if ('marks' in line) teller = new Teller(knowledge.places, line.marks);
  else if ('judgements' in line) judgements = line.judgements;
  else await compare(line.go);
}

async function compare(go: number): Promise<void> {
  const all = [...articles.values()];
  const naming = all.flatMap((a) => a.naming ?? []);
  const claims = judgedClaims(
    all.flatMap((a) => a.claims),
    judgements,
  );
  const record = { articles: all.map((a) => a.article), claims, judgements, ...(naming.length ? { naming } : {}) };
  const accounts = compareCase(record, knowledge, { memory });
  let batch = '';
  for (const line of teller.lines(accounts, (a) => articles.get(a)?.article.outlet ?? '')) {
    batch += `${line}\n`;
    if (batch.length > 1 << 18) {
      await write(batch);
      batch = '';
    }
  }
  await write(`${batch}done ${go}\n`);
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
