/** Training of every model from hand-read articles. */
import { Gate } from '../annotate/triggers/detect.ts';
import { Hashes } from '../learn/atoms.ts';
import { type Choice, trainRanker } from '../learn/rank.ts';
import { type Example, type TrainOptions, trainLinear } from '../learn/train.ts';
import { COUNTED, MODALITIES } from '../model/index.ts';
import type { Models, Resources } from '../pipeline.ts';
import { placeChoices, sourceChoices, timeChoices } from './choices.ts';
import { countedExamples, modalityExamples, ownerExamples } from './labels.ts';
import type { Prepared } from './prepare.ts';
import { roleChoices } from './roles.ts';
import { trainGate, trainTriggers } from './triggers.ts';

export const RANK: TrainOptions = { rate: 0.05, epochs: 14, minCount: 5, l2: 2e-4, prune: 0.06, runs: 3 };
export const LABEL: TrainOptions = { rate: 0.05, epochs: 14, minCount: 4, l2: 1e-4, prune: 0.05, runs: 3 };

export interface ArticleExamples {
  readonly article: Prepared;
  readonly agent: Choice[];
  readonly target: Choice[];
  readonly place: Choice[];
  readonly time: Choice[];
  readonly source: Choice[];
  readonly owner: Example[];
  readonly modality: Example[];
  readonly counted: Example[];
}

/** The examples of one article; they do not depend on the other articles. */
export function examplesOf(article: Prepared): ArticleExamples {
  const out = new Hashes(4096);
  return {
    article,
    agent: roleChoices(article, 'agent', out),
    target: roleChoices(article, 'target', out),
    place: placeChoices(article, out),
    time: timeChoices(article, out),
    source: sourceChoices(article, out),
    owner: ownerExamples(article, out),
    modality: modalityExamples(article, out),
    counted: countedExamples(article, out),
  };
}

/** Trains everything; the same articles in the same order give the same weights. */
export function trainAll(examples: readonly ArticleExamples[], resources: Resources): Models {
  const rank = (key: 'agent' | 'target' | 'place' | 'time' | 'source', options: TrainOptions = {}) =>
    trainRanker(
      examples.flatMap((e) => e[key]),
      { ...RANK, ...options },
    );
  const articles = examples.map((e) => e.article);
  const gate = trainGate(articles, resources.triggers);
  return {
    gate,
    triggers: trainTriggers(
      articles,
      resources.triggers,
      [...resources.ontology.keys()],
      new Gate(gate, resources.triggers),
    ),
    claims: {
      // seldom seen features of roles are many and gain nothing
      agent: rank('agent', { minCount: 8 }),
      target: rank('target', { minCount: 8 }),
      place: rank('place', { minCount: 4 }),
      time: rank('time', { minCount: 3 }),
      source: rank('source', { minCount: 4 }),
      owner: trainLinear(
        examples.flatMap((e) => e.owner),
        ['no', 'yes'],
        LABEL,
      ),
      modality: trainLinear(
        examples.flatMap((e) => e.modality),
        MODALITIES,
        LABEL,
      ),
      counted: trainLinear(
        examples.flatMap((e) => e.counted),
        COUNTED,
        LABEL,
      ),
    },
  };
}
