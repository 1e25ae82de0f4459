/**
 * Reads the articles of the open tests and prints what the published scorer says of each set and of all together.
 * usage: npx tsx scripts/score.ts [--floors FILE] [--sets aleppo-2016,dev] [--dated] [--json]
 * `--floors`: fails when a figure of all together is below the percentage that the file gives for it.
 * `--dated`: articles that neither a sidecar nor their words date get the day that their answers were worked out against; without
 * it they are read as they lie there.
 * The texts and the scorer lie in `../shared`, outside the project; without them nothing is measured, and that is said.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { receive } from '../src/ingest/index.ts';
import type { Article } from '../src/model/index.ts';
import { dateReader, readArticles } from '../src/reading/index.ts';
import { dataPath } from '../src/text/data.ts';
import type { Score } from '../src/train/evaluate.ts';

const { values } = parseArgs({
  options: {
    floors: { type: 'string' },
    sets: { type: 'string', default: 'aleppo-2016,dev' },
    dated: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const SHARED = dataPath('../shared');
const SCORER = join(SHARED, 'gold/score.mjs');
const PLACES = 'places.json';
/** Answers of the accounts, which this scorer does not read. */
const OTHER = new Set(['incidents.json', 'disputes.json', 'naming.json']);

async function* articlesOf(set: string): AsyncGenerator<Article> {
  const days = values.dated ? daysOf(set) : new Map<string, string>();
  const dayOf = dateReader();
  for await (const item of receive([join(SHARED, 'corpus', set)])) {
    if ('problem' in item) {
      if (item.problem.severity === 'error') throw new Error(`${item.problem.place}: ${item.problem.reason}`);
      continue;
    }
    const { article } = item;
    const day = article.published.date || dayOf(article.text) ? undefined : days.get(article.id);
    yield day ? { ...article, published: { date: day, from: 'answers' } } : article;
  }
}

/** File name → the day that the answers take for the article's. */
function daysOf(set: string): Map<string, string> {
  const folder = join(SHARED, 'gold', set);
  const files = readdirSync(folder).filter((f) => f.endsWith('.json') && f !== PLACES && !OTHER.has(f));
  const answers = files.map(
    (f) => JSON.parse(readFileSync(join(folder, f), 'utf8')) as { doc: string; published: string },
  );
  return new Map(answers.map(({ doc, published }) => [doc, published]));
}

/** The claims of a set's articles, one JSON line each. */
async function claimsOf(set: string): Promise<string> {
  const lines: string[] = [];
  for await (const { claims, problems } of readArticles(articlesOf(set))) {
    for (const p of problems) if (p.severity === 'error') throw new Error(`${p.place}: ${p.reason}`);
    lines.push(...claims.map((c) => `${JSON.stringify(c)}\n`));
  }
  return lines.join('');
}

/** Both corpora in one folder and both answers in another, as links, with one list of places. */
function together(sets: readonly string[], folder: string): { corpus: string; gold: string } {
  const corpus = join(folder, 'corpus');
  const gold = join(folder, 'gold');
  mkdirSync(corpus);
  mkdirSync(gold);
  const places = {};
  for (const set of sets) {
    for (const file of readdirSync(join(SHARED, 'corpus', set)))
      symlinkSync(join(SHARED, 'corpus', set, file), join(corpus, file));
    for (const file of readdirSync(join(SHARED, 'gold', set))) {
      if (file === PLACES) Object.assign(places, JSON.parse(readFileSync(join(SHARED, 'gold', set, file), 'utf8')));
      else if (!OTHER.has(file)) symlinkSync(join(SHARED, 'gold', set, file), join(gold, file));
    }
  }
  writeFileSync(join(gold, PLACES), JSON.stringify(places));
  return { corpus, gold };
}

function scorer(corpus: string, gold: string, claims: string, ...more: string[]): string {
  return execFileSync(process.execPath, [SCORER, corpus, gold, claims, ...more], { encoding: 'utf8' });
}

/** Figures in percent, by the names that the floors file uses. */
function figures(score: Score): Map<string, number> {
  const fields = Object.entries(score.fields).map(([name, { accuracy }]) => [name, accuracy] as const);
  const all = [['trigger', score.trigger.f1], ['trigger and type', score.trigger_and_type.f1], ...fields] as const;
  return new Map(all.map(([name, share]) => [name, 100 * share]));
}

/** Figures below their floors, one line each. */
function belowFloors(score: Score, file: string): string[] {
  const floors = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  const reached = figures(score);
  return Object.entries(floors).flatMap(([name, floor]) => {
    const figure = reached.get(name);
    if (figure === undefined) return [`${name}: the scorer gives no such figure`];
    return figure < floor ? [`${name}: ${figure.toFixed(1)} %, below its floor of ${floor} %`] : [];
  });
}

async function main(): Promise<void> {
  if (!existsSync(SCORER)) {
    console.log(`nothing measured: the open tests and their scorer (${SCORER}) are not here`);
    return;
  }
  const sets = values.sets.split(',');
  const folder = mkdtempSync(join(tmpdir(), 'isnad-score-'));
  try {
    const all: string[] = [];
    for (const set of sets) {
      const corpus = join(SHARED, 'corpus', set);
      const file = join(folder, `${set}.jsonl`);
      all.push(await claimsOf(set));
      writeFileSync(file, all.at(-1)!);
      if (!values.json) console.log(`== ${set}\n${scorer(corpus, join(SHARED, 'gold', set), file)}`);
    }
    const file = join(folder, 'all.jsonl');
    writeFileSync(file, all.join(''));
    const { corpus, gold } = together(sets, folder);
    if (!values.json) console.log(`== ${sets.join(' and ')} together`);
    console.log(scorer(corpus, gold, file, ...(values.json ? ['--json'] : [])));
    if (!values.floors) return;
    const missed = belowFloors(JSON.parse(scorer(corpus, gold, file, '--json')) as Score, values.floors);
    for (const line of missed) console.error(line);
    if (missed.length > 0) process.exitCode = 1;
    else console.log(`no figure is below its floor in ${values.floors}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main();
