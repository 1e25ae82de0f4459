/** What each group of features is worth: the same model trained without it, measured on held-out articles. */
import { Gate } from '../annotate/triggers/detect.ts';
import { Hashes } from '../learn/atoms.ts';
import { best } from '../learn/model.ts';
import type { Choice } from '../learn/rank.ts';
import { trainRanker } from '../learn/rank.ts';
import { type Example, trainLinear } from '../learn/train.ts';
import { MODALITIES } from '../model/index.ts';
import type { Resources } from '../pipeline.ts';
import { LABEL, RANK } from './all.ts';
import { placeChoices, sourceChoices, timeChoices } from './choices.ts';
import { modalityExamples } from './labels.ts';
import type { Prepared } from './prepare.ts';
import { roleChoices } from './roles.ts';
import { TRIGGER_OPTIONS, trainGate, triggerExamples, triggerLabels } from './triggers.ts';

export interface AblationRow {
  readonly model: string;
  readonly without: string;
  /** Share of held-out decisions that come out right, in percent; for triggers F1 of trigger and type. */
  readonly right: number;
}

/** Groups by the names of their templates. */
const TRIGGER_GROUPS: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  'the word itself': [
    'word',
    'stem',
    'lemma',
    'lemma+shape',
    'root',
    'root+pos',
    'head',
    'tail',
    'pair',
    'trigram',
    'lemma+class',
    'before+lemma',
  ],
  'the trigger lexicon': [
    'hint',
    'hint+shape',
    'hint+clitics',
    'signature',
    'phrase',
    'hint+near',
    'hint+near-class',
    'hint+near-shape',
    'hint+speaks-of',
    'hint+article-of',
    'other-hint',
    'hint+verb-before',
  ],
  'the neighbours': [
    'near',
    'near-class',
    'near-shape',
    'pair',
    'hint+near',
    'hint+near-class',
    'hint+near-shape',
    'trigram',
    'around',
    'two-left',
    'two-right',
    'lemma+class',
  ],
  'what sentence and article speak of': [
    'speaks-of',
    'spoke-of',
    'hint+speaks-of',
    'article-of',
    'hint+article-of',
    'air',
  ],
  'the trigger before': ['before', 'before+lemma'],
};
const ROLE_GROUPS: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  'the way between': [
    'path',
    'type+path',
    'lemma+path',
    'shape+path',
    'kind+path',
    'class+path',
    'type+near',
    'type+far',
    'between',
    'type+between',
    'cue+path',
  ],
  'clause frames': ['frame', 'type+frame', 'lemma+frame', 'shape+frame'],
  'word classes': ['class', 'type+class', 'type+class+dir', 'class+prep', 'lemma+class', 'class+path', 'speaker'],
  'listed names': ['kind', 'type+kind', 'type+kind+dir', 'kind+path', 'suffix+kind', 'named', 'type+named', 'actor'],
  'what was decided before': [
    'earlier',
    'type+earlier',
    'none+earlier',
    'is-agent',
    'none+verb',
    'carry',
    'type+carry',
    'same-clause',
  ],
};

/** Trains on `train`, measures on `held`; one row for each model and group. */
export function ablate(train: readonly Prepared[], held: readonly Prepared[], resources: Resources): AblationRow[] {
  const rows: AblationRow[] = [];
  const gate = new Gate(trainGate(train, resources.triggers), resources.triggers);
  const labels = triggerLabels([...resources.ontology.keys()]);
  for (const [without, templates] of Object.entries(TRIGGER_GROUPS)) {
    const examples = (list: readonly Prepared[]) => {
      const out = new Hashes(4096, new Set(templates));
      return list.flatMap((a) => triggerExamples(a, resources.triggers, labels, gate, out));
    };
    const model = trainLinear(examples(train), labels, TRIGGER_OPTIONS);
    rows.push({ model: 'triggers', without, right: f1(examples(held), (e) => classify(model, e)) });
  }
  for (const [name, make] of Object.entries(CHOOSERS))
    for (const [without, templates] of Object.entries(ROLE_GROUPS)) {
      const choices = (list: readonly Prepared[]) => {
        const out = new Hashes(4096, new Set(templates));
        return list.flatMap((a) => make(a, out));
      };
      const model = trainRanker(choices(train), RANK);
      const test = choices(held);
      const one = new Float64Array(1);
      const right = test.filter((c) => {
        const scores = Float64Array.from(c.candidates, (f) => {
          model.score(f, f.length, one);
          return one[0]!;
        });
        return c.right[best(scores)];
      }).length;
      rows.push({ model: name, without, right: (100 * right) / Math.max(1, test.length) });
    }
  const modality = (list: readonly Prepared[]) => list.flatMap((a) => modalityExamples(a, new Hashes(4096)));
  const model = trainLinear(modality(train), MODALITIES, LABEL);
  const test = modality(held);
  rows.push({ model: 'modality', without: 'nothing', right: share(test, (e) => classify(model, e) === e.label) });
  rows.push({ model: 'modality', without: 'everything (always asserted)', right: share(test, (e) => e.label === 0) });
  return rows;
}

const CHOOSERS: Readonly<Record<string, (article: Prepared, out: Hashes) => Choice[]>> = {
  agent: (a, out) => roleChoices(a, 'agent', out),
  target: (a, out) => roleChoices(a, 'target', out),
  place: placeChoices,
  time: timeChoices,
  source: sourceChoices,
};

function classify(model: ReturnType<typeof trainLinear>, e: Example): number {
  const scores = new Float64Array(model.labels.length);
  model.score(e.features, e.features.length, scores);
  return best(scores);
}

const share = <T>(list: readonly T[], is: (x: T) => boolean): number =>
  (100 * list.filter(is).length) / Math.max(1, list.length);

/** F1 of the labels that are types, in percent. */
function f1(examples: readonly Example[], classified: (e: Example) => number): number {
  let right = 0;
  let found = 0;
  let gold = 0;
  for (const e of examples) {
    const label = classified(e);
    if (label > 1) found++;
    if (e.label > 1) gold++;
    if (label > 1 && label === e.label) right++;
  }
  return (200 * right) / Math.max(1, found + gold);
}
