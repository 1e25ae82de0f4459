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

/** What can be measured: each model with all its features, and without each group of them. */
export const ABLATIONS: readonly Omit<AblationRow, 'right'>[] = [
  ...Object.keys(TRIGGER_GROUPS).map((without) => ({ model: 'triggers', without })),
  ...['agent', 'target', 'place', 'time', 'source'].flatMap((model) =>
    Object.keys(ROLE_GROUPS).map((without) => ({ model, without })),
  ),
  { model: 'modality', without: 'nothing' },
  { model: 'modality', without: 'everything (always asserted)' },
];

/** Trains one model of `ABLATIONS` on `train` without a group of its features; the share of its decisions on `held` that come out right. */
export function ablate(
  model: string,
  without: string,
  train: readonly Prepared[],
  held: readonly Prepared[],
  resources: Resources,
): number {
  if (model === 'triggers') return ablateTriggers(TRIGGER_GROUPS[without] ?? [], train, held, resources);
  const chooser = CHOOSERS[model];
  return chooser ? ablateChooser(chooser, ROLE_GROUPS[without] ?? [], train, held) : modality(without, train, held);
}

function ablateTriggers(
  templates: readonly string[],
  train: readonly Prepared[],
  held: readonly Prepared[],
  resources: Resources,
): number {
  const gate = new Gate(trainGate(train, resources.triggers), resources.triggers);
  const labels = triggerLabels([...resources.ontology.keys()]);
  const out = new Hashes(4096, new Set(templates));
  const examples = (list: readonly Prepared[]) =>
    list.flatMap((a) => triggerExamples(a, resources.triggers, labels, gate, out));
  const trained = trainLinear(examples(train), labels, TRIGGER_OPTIONS);
  return f1(examples(held), (e) => classify(trained, e));
}

function ablateChooser(
  make: Chooser,
  templates: readonly string[],
  train: readonly Prepared[],
  held: readonly Prepared[],
): number {
  const out = new Hashes(4096, new Set(templates));
  const choices = (list: readonly Prepared[]) => list.flatMap((a) => make(a, out));
  const trained = trainRanker(choices(train), RANK);
  const one = new Float64Array(1);
  return share(choices(held), (choice) => {
    const scores = Float64Array.from(choice.candidates, (f) => {
      trained.score(f, f.length, one);
      return one[0]!;
    });
    return choice.right[best(scores)] === true;
  });
}

function modality(without: string, train: readonly Prepared[], held: readonly Prepared[]): number {
  const out = new Hashes(4096);
  const examples = (list: readonly Prepared[]) => list.flatMap((a) => modalityExamples(a, out));
  if (without !== 'nothing') return share(examples(held), (e) => e.label === 0);
  const trained = trainLinear(examples(train), MODALITIES, LABEL);
  return share(examples(held), (e) => classify(trained, e) === e.label);
}

type Chooser = (article: Prepared, out: Hashes) => Choice[];

const CHOOSERS: Readonly<Record<string, Chooser>> = {
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
