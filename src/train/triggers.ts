/** Examples for the trigger model, and its training. */
import { FIRST_TYPE, type Gate, INSIDE, OUTSIDE, triggerContext } from '../annotate/triggers/detect.ts';
import { contextFeatures, formFeatures, type History, wordFeatures } from '../annotate/triggers/features.ts';
import type { TriggerLexicon } from '../annotate/triggers/lexicon.ts';
import { Hashes } from '../learn/atoms.ts';
import type { LinearModel } from '../learn/model.ts';
import { type Example, type TrainOptions, trainLinear } from '../learn/train.ts';
import type { Prepared } from './prepare.ts';

export const TRIGGER_OPTIONS: TrainOptions = {
  rate: 0.05,
  l2: 1e-4,
  epochs: 8,
  minCount: 8,
  noise: 0.4,
  keep: 1_600_000,
  refit: 4,
  runs: 3,
  prune: 0.01,
};
const GATE: TrainOptions = { rate: 0.1, l2: 1e-4, epochs: 6, minCount: 3, noise: 0.3, prune: 0.05 };

export const triggerLabels = (types: readonly string[]): string[] => ['—', '…', ...types];

/** Tells, by the form alone, the words that may be triggers from those that hardly ever are. */
export function trainGate(articles: readonly Prepared[], lexicon: TriggerLexicon): LinearModel {
  const out = new Hashes(256);
  const examples = articles.flatMap(({ scene }) => {
    const inside = new Set<number>();
    for (const t of scene.triggers) for (let i = t.first; i < t.last; i++) inside.add(i);
    return scene.doc.words.flatMap((word, i): Example[] => {
      if (!word) return [];
      formFeatures(out, word, lexicon);
      return [{ features: out.take(), label: inside.has(i) ? 1 : 0 }];
    });
  });
  return trainLinear(examples, ['—', 'trigger'], GATE);
}

/** Trains on the articles' words that pass the gate. */
export function trainTriggers(
  articles: readonly Prepared[],
  lexicon: TriggerLexicon,
  types: readonly string[],
  gate: Gate,
): LinearModel {
  const labels = triggerLabels(types);
  const out = new Hashes(4096);
  const examples = articles.flatMap((a) => triggerExamples(a, lexicon, labels, gate, out));
  return trainLinear(examples, labels, TRIGGER_OPTIONS);
}

/** One example for each word of an article that passes the gate. */
export function triggerExamples(
  article: Prepared,
  lexicon: TriggerLexicon,
  labels: readonly string[],
  gate: Gate,
  out: Hashes,
): Example[] {
  const { doc } = article.scene;
  const truth = labelTokens(article, new Map(labels.map((l, k) => [l, k])), gate);
  const context = triggerContext({ doc, names: article.annotated.names }, lexicon);
  const examples: Example[] = [];
  for (const { first, last } of doc.sentences) {
    let history: { type: string; at: number } | null = null;
    for (let i = first; i < last; i++) {
      const word = doc.words[i];
      if (!word || context.inName[i] || !gate.lets(word)) continue;
      const before: History | null = history && { type: history.type, distance: i - history.at };
      const label = truth[i]!;
      contextFeatures(out, context, i, before);
      wordFeatures(out, context, i, before);
      examples.push({ features: out.take(), label });
      if (label >= FIRST_TYPE) history = { type: labels[label]!, at: i };
    }
  }
  return examples;
}

/** The first possible trigger word of each hand-marked trigger carries its type, the others in it are inside. */
function labelTokens({ scene }: Prepared, number: ReadonlyMap<string, number>, gate: Gate): Uint8Array {
  const labels = new Uint8Array(scene.doc.tokens.length).fill(OUTSIDE);
  for (const t of scene.triggers) {
    let begun = false;
    for (let i = t.first; i < t.last; i++) {
      const word = scene.doc.words[i];
      if (!word || !gate.lets(word)) continue;
      labels[i] = begun ? INSIDE : number.get(t.type)!;
      begun = true;
    }
  }
  return labels;
}
