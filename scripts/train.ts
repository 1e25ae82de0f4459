/**
 * Trains every model from the hand-read articles and writes `models/`: the same articles give the same bytes.
 * usage: npx tsx scripts/train.ts [--folds 5] [--ablate] [--write] [--jobs N] [--claims FILE]
 * `--folds N`: first reads each N-th part of ../shared/gold/train with models that have not seen it, and prints the scores;
 * `--claims FILE` keeps what was read so, one claim a line. `--ablate`: what each group of features is worth, on the first part.
 * `--write`: writes models/*.bin and models/card.json. `--jobs N`: so many processes side by side (default 1; each takes up to 4 GB).
 * The articles lie in ../shared, outside the project; training/readings.jsonl holds further hand readings as positions, training/written/
 * articles of the project's own with their readings.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LinearModel } from '../src/learn/model.ts';
import { loadResources } from '../src/pipeline.ts';
import { dataPath } from '../src/text/data.ts';
import { ABLATIONS, type AblationRow, ablate } from '../src/train/ablation.ts';
import { type ArticleExamples, examplesOf, trainAll } from '../src/train/all.ts';
import { claimLines, type Score, score } from '../src/train/evaluate.ts';
import { loadGold } from '../src/train/gold.ts';
import { prepare } from '../src/train/prepare.ts';
import { loadReadings } from '../src/train/readings.ts';
import { loadWritten } from '../src/train/written.ts';

const { values } = parseArgs({
  options: {
    folds: { type: 'string', default: '5' },
    ablate: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '1' },
    claims: { type: 'string' },
    /** A task, and the file for its result: set for the processes side by side. */
    task: { type: 'string' },
    result: { type: 'string' },
  },
});
const SHARED = dataPath('../shared');
const CORPUS = join(SHARED, 'corpus/train');
const GOLD = join(SHARED, 'gold/train');
if (!existsSync(GOLD)) {
  console.error('Nothing trained: ../shared/gold/train is not here.');
  process.exit(1);
}
const gold = loadGold(CORPUS, GOLD);
const readings = loadReadings(join(SHARED, 'corpus/news/syria-ar.jsonl'));
const written = loadWritten();
const resources = loadResources();
const folds = Number(values.folds);
const foldOf = (i: number) => (i < gold.length ? i : i - gold.length) % Math.max(1, folds);
let prepared: ArticleExamples[] | null = null;

/** One piece of work that needs no other: what it gives back is JSON. */
type Task =
  | { readonly kind: 'models' }
  | { readonly kind: 'part'; readonly part: number }
  | { readonly kind: 'ablation'; readonly row: number };

if (values.task) {
  writeFileSync(values.result!, JSON.stringify(perform(JSON.parse(values.task) as Task)));
} else {
  console.log(
    `${gold.length} articles of gold/train, ${readings.length} further hand readings, ${written.length} written articles`,
  );
  const parts: Task[] = folds > 1 ? Array.from({ length: folds }, (_, part) => ({ kind: 'part', part })) : [];
  const rows: Task[] = values.ablate ? ABLATIONS.map((_, row) => ({ kind: 'ablation', row })) : [];
  const results = await performAll([...parts, ...(values.write ? [{ kind: 'models' } as const] : []), ...rows]);
  const crossValidated = parts.length > 0 ? scored(parts.map((task) => results.get(task) as string)) : null;
  const ablation = rows.map((task, k) => ({ ...ABLATIONS[k]!, right: results.get(task) as number }));
  if (values.ablate) printAblation(ablation);
  const trained = [...results].find(([task]) => task.kind === 'models');
  if (trained) write(trained[1] as Record<string, string>, crossValidated, values.ablate ? ablation : null);
}

/** Part: the claims found in a part of gold/train, as lines; models: their bytes in base64 by name; ablation: percent right. */
function perform(task: Task): string | Record<string, string> | number {
  prepared ??= [...gold, ...readings, ...written].map((article) => examplesOf(prepare(resources, article)));
  const examples = prepared;
  const without = (part: number) => examples.filter((_, i) => foldOf(i) !== part);
  switch (task.kind) {
    case 'part': {
      const held = gold.filter((_, i) => foldOf(i) === task.part);
      return claimLines(held, trainAll(without(task.part), resources), resources);
    }
    case 'ablation': {
      const held = examples.filter((_, i) => i < gold.length && foldOf(i) === 0).map((e) => e.article);
      const row = ABLATIONS[task.row]!;
      const train = without(0).map((e) => e.article);
      return ablate(row.model, row.without, train, held, resources);
    }
    case 'models': {
      const { gate, triggers, claims } = trainAll(examples, resources);
      const models = Object.entries({ gate, triggers, ...claims });
      return Object.fromEntries(models.map(([name, model]) => [name, Buffer.from(model.encode()).toString('base64')]));
    }
  }
}

/** Performs the tasks, so many side by side as `--jobs` says; one alone in this process. */
async function performAll(tasks: readonly Task[]): Promise<Map<Task, unknown>> {
  const results = new Map<Task, unknown>();
  const jobs = Number(values.jobs);
  const waiting = [...tasks];
  const lane = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      results.set(task, jobs > 1 ? await performApart(task) : perform(task));
      console.log(`${results.size} of ${tasks.length} done: ${JSON.stringify(task)}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, lane));
  return results;
}

async function performApart(task: Task): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-train-'));
  try {
    const result = join(folder, 'result.json');
    const args = ['--folds', values.folds, '--task', JSON.stringify(task), '--result', result];
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...args], { stdio: 'inherit' });
    const status = await new Promise((ended) => child.once('exit', ended));
    if (status !== 0) throw new Error(`${JSON.stringify(task)} ended with ${status}`);
    return JSON.parse(readFileSync(result, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Prints and returns what the published scorer says of the claims found in the parts. */
function scored(lines: readonly string[]): Score {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-folds-'));
  try {
    for (const { doc } of gold) {
      const file = doc.replace(/\.txt$/, '.json');
      copyFileSync(join(GOLD, file), join(folder, file));
    }
    const claims = lines.join('\n');
    if (values.claims) writeFileSync(values.claims, claims);
    const found = score(CORPUS, folder, join(SHARED, 'gold/score.mjs'), claims);
    const pct = (x: number) => (100 * x).toFixed(1);
    console.log(`\n${folds}-fold cross-validation over gold/train`);
    console.log(`trigger F1 ${pct(found.trigger.f1)}, trigger and type F1 ${pct(found.trigger_and_type.f1)}`);
    for (const [name, { accuracy, of }] of Object.entries(found.fields))
      console.log(`${name.padEnd(36)} ${pct(accuracy).padStart(5)} % of ${of}`);
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function printAblation(rows: readonly AblationRow[]): void {
  console.log('\nwithout …, on the first part (with the hand reading of what was decided before)');
  for (const { model, without, right } of rows)
    console.log(`${model.padEnd(10)} ${without.padEnd(38)} ${right.toFixed(1).padStart(5)}`);
}

function write(
  models: Readonly<Record<string, string>>,
  crossValidated: Score | null,
  ablation: AblationRow[] | null,
): void {
  const files: Record<string, { bytes: number; sha256: string; features: number }> = {};
  for (const [name, encoded] of Object.entries(models)) {
    const bytes = Buffer.from(encoded, 'base64');
    writeFileSync(dataPath(`models/${name}.bin`), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files[name] = { bytes: bytes.length, sha256, features: LinearModel.decode(bytes, name).keys.length };
  }
  const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  const card = {
    trained: new Date().toISOString().slice(0, 10),
    data: {
      'gold/train': { articles: gold.length, claims: gold.reduce((n, a) => n + a.claims.length, 0) },
      'training/readings.jsonl': { articles: readings.length, sha256: sha(dataPath('training/readings.jsonl')) },
      'training/written': { articles: written.length, claims: written.reduce((n, a) => n + a.claims.length, 0) },
    },
    files,
    crossValidated,
    ablation,
  };
  writeFileSync(dataPath('models/card.json'), `${JSON.stringify(card, null, 2)}\n`);
  const size = Object.values(files).reduce((n, f) => n + f.bytes, 0);
  console.log(`\nmodels written: ${(size / 1e6).toFixed(2)} MB`);
}
