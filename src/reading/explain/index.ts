/** How a text was read, step by step, with the reason for each step. */
import { TriggerDetector } from '../../annotate/triggers/detect.ts';
import type { Article } from '../../model/index.ts';
import { type Models, publishedOf, Reader, type Resources } from '../../pipeline.ts';
import { reasons } from './because.ts';
import type { Derivation, TriggerView } from './derivation.ts';
import { attributionViews, nameViews, placeViews, quotationViews, quoted, valueViews } from './found.ts';
import { sentenceViews } from './words.ts';

export type * from './derivation.ts';

/** Features shown for a learned decision. */
const STRONGEST = 6;

/** Reads one article and says how. */
export function explain(resources: Resources, models: Models, article: Article): Derivation {
  const reader = new Reader(resources, models);
  const published = publishedOf(resources, article);
  const dated = { ...article, published };
  const { scene } = reader.look(dated);
  const { doc, tags } = scene;
  const detector = new TriggerDetector(models.triggers, models.gate, resources.triggers);
  const triggers = scene.triggers.map((t): TriggerView => {
    const because = detector.explain({ doc, names: scene.names }, t.first, t.type, STRONGEST);
    return { ...quoted(doc.text, t), type: t.type, sure: t.sure, because };
  });
  const why = reasons(scene, models, STRONGEST);
  const claims = reader.claims(dated).map((claim, k) => ({
    ...claim,
    because: { ...claim.because, trigger: `${triggers[k]!.sure.toFixed(2)}: ${triggers[k]!.because}`, ...why[k] },
  }));
  return {
    published,
    sentences: sentenceViews(doc, tags),
    ...valueViews(doc, published.date),
    names: nameViews(scene, resources.knowledge),
    places: placeViews(scene, resources.knowledge),
    quotations: quotationViews(scene),
    attributions: attributionViews(scene),
    triggers,
    claims,
  };
}
