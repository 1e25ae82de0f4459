/** Examples for the trigger model, and its training. */
import { FIRST_TYPE, INSIDE, OUTSIDE, triggerContext } from '../annotate/triggers/detect.ts';
import { contextFeatures, type History, wordFeatures } from '../annotate/triggers/features.ts';
import type { TriggerLexicon } from '../annotate/triggers/lexicon.ts';
import { Hashes } from '../learn/atoms.ts';
import type { LinearModel } from '../learn/model.ts';
import { type Example, trainLinear } from '../learn/train.ts';
import type { Prepared } from './prepare.ts';

/**
 * Each example is taken twice, the second time without the features that name the word and with this weight: so the model
 * learns what to make of a word that it has never met.
 */
const WITHOUT_WORD = 0.3;
const OPTIONS = { rate: 0.05, l2: 1e-4, epochs: 12, minCount: 2, prune: 0.03 };

export interface TriggerExamples {
  readonly stems: ReadonlySet<string>;
  readonly build: (seen: ReadonlySet<string>) => Example[];
}

export const triggerLabels = (types: readonly string[]): string[] => ['—', '…', ...types];

/** Stems of the words that are triggers in an article. */
export function triggerStems({ scene }: Prepared): string[] {
  return scene.triggers.flatMap((t) => {
    const stems: string[] = [];
    for (let i = t.first; i < t.last; i++) if (scene.doc.words[i]) stems.push(scene.doc.words[i]!.best.stem);
    return stems;
  });
}

/** Trains on the articles. */
export function trainTriggers(
  articles: readonly Prepared[],
  lexicon: TriggerLexicon,
  types: readonly string[],
): LinearModel {
  const labels = triggerLabels(types);
  const number = new Map(labels.map((l, k) => [l, k]));
  const seen = new Set(articles.flatMap(triggerStems));
  const out = new Hashes(4096);
  const examples = articles.flatMap((a) => examplesOf(a, lexicon, number, seen, out));
  return trainLinear(examples, labels, OPTIONS);
}

function examplesOf(
  article: Prepared,
  lexicon: TriggerLexicon,
  number: ReadonlyMap<string, number>,
  seen: ReadonlySet<string>,
  out: Hashes,
): Example[] {
  const { doc } = article.scene;
  const truth = labelTokens(article, number, lexicon, seen);
  const context = triggerContext({ doc, names: article.annotated.names }, lexicon);
  const examples: Example[] = [];
  for (const { first, last } of doc.sentences) {
    let history: { type: string; at: number } | null = null;
    for (let i = first; i < last; i++) {
      const word = doc.words[i];
      if (!word || !(lexicon.hints(word).length > 0 || seen.has(word.best.stem))) continue;
      const before: History | null = history && { type: history.type, distance: i - history.at };
      const label = truth[i]!;
      contextFeatures(out, context, i, before);
      const general = out.values.slice(0, out.length);
      examples.push({ features: general, label, weight: WITHOUT_WORD });
      wordFeatures(out, context, i, before);
      examples.push({ features: out.take(), label });
      if (label >= FIRST_TYPE) history = { type: [...number.keys()][label]!, at: i };
    }
  }
  return examples;
}

/** The first possible trigger word of each hand-marked trigger carries its type, the others in it are inside. */
function labelTokens(
  { scene }: Prepared,
  number: ReadonlyMap<string, number>,
  lexicon: TriggerLexicon,
  seen: ReadonlySet<string>,
): Uint8Array {
  const labels = new Uint8Array(scene.doc.tokens.length).fill(OUTSIDE);
  for (const t of scene.triggers) {
    let begun = false;
    for (let i = t.first; i < t.last; i++) {
      const word = scene.doc.words[i];
      if (!word || !(lexicon.hints(word).length > 0 || seen.has(word.best.stem))) continue;
      labels[i] = begun ? INSIDE : number.get(t.type)!;
      begun = true;
    }
  }
  return labels;
}
