/**
 * Trains every model from the hand-read articles and writes `models/`: the same articles give the same bytes.
 * usage: npx tsx scripts/train.ts [--folds 5] [--ablate] [--write]
 * `--folds N`: first reads each N-th part of ../shared/gold/train with models that have not seen it, and prints the scores.
 * `--ablate`: what each group of features is worth, on the first part. `--write`: writes models/*.bin and models/card.json.
 * The articles lie in ../shared, outside the project; training/readings.jsonl holds further hand readings as positions, training/written/
 * articles of the project's own with their readings.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadResources } from '../src/pipeline.ts';
import { dataPath } from '../src/text/data.ts';
import { type AblationRow, ablate } from '../src/train/ablation.ts';
import { examplesOf, trainAll } from '../src/train/all.ts';
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
  },
});
const SHARED = dataPath('../shared');
const CORPUS = join(SHARED, 'corpus/train');
const GOLD = join(SHARED, 'gold/train');
if (!existsSync(GOLD)) {
  console.error('Nothing trained: ../shared/gold/train is not here.');
  process.exit(1);
}
const resources = loadResources();
const gold = loadGold(CORPUS, GOLD);
const readings = loadReadings(join(SHARED, 'corpus/news/syria-ar.jsonl'));
const written = loadWritten();
console.log(
  `${gold.length} articles of gold/train, ${readings.length} further hand readings, ${written.length} written articles`,
);
const examples = [...gold, ...readings, ...written].map((article) => examplesOf(prepare(resources, article)));
const folds = Number(values.folds);
const foldOf = (i: number) => (i < gold.length ? i : i - gold.length) % Math.max(1, folds);

const crossValidated = folds > 1 ? crossValidate() : null;
const ablation = values.ablate ? ablationTable() : null;
if (values.write) write();

function crossValidate(): Score {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-folds-'));
  try {
    const lines: string[] = [];
    for (let fold = 0; fold < folds; fold++) {
      const models = trainAll(
        examples.filter((_, i) => foldOf(i) !== fold),
        resources,
      );
      const held = gold.filter((_, i) => foldOf(i) === fold);
      lines.push(claimLines(held, models, resources));
      for (const { doc } of held) {
        const file = doc.replace(/\.txt$/, '.json');
        copyFileSync(join(GOLD, file), join(folder, file));
      }
      console.log(`part ${fold + 1} of ${folds} read`);
    }
    const found = score(CORPUS, folder, join(SHARED, 'gold/score.mjs'), lines.join('\n'));
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

function ablationTable(): AblationRow[] {
  const rows = ablate(
    examples.filter((_, i) => foldOf(i) !== 0).map((e) => e.article),
    examples.filter((_, i) => i < gold.length && foldOf(i) === 0).map((e) => e.article),
    resources,
  );
  console.log('\nwithout …, on the first part (with the hand reading of what was decided before)');
  for (const { model, without, right } of rows)
    console.log(`${model.padEnd(10)} ${without.padEnd(38)} ${right.toFixed(1).padStart(5)}`);
  return rows;
}

function write(): void {
  const models = trainAll(examples, resources);
  const files: Record<string, { bytes: number; sha256: string; features: number }> = {};
  for (const [name, model] of Object.entries({ gate: models.gate, triggers: models.triggers, ...models.claims })) {
    const bytes = model.encode();
    writeFileSync(dataPath(`models/${name}.bin`), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files[name] = { bytes: bytes.length, sha256, features: model.keys.length };
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
