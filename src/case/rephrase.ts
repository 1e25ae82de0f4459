/** A corrected claim put into words again. */
import type { Knowledge } from '../knowledge/index.ts';
import { outletOf } from '../knowledge/outlets.ts';
import type { Article, Claim } from '../model/index.ts';
import { loadPhraser, type Phraser, phraseClaim } from '../phrase/index.ts';
import { loadResources } from '../pipeline.ts';

let held: { readonly phraser: Phraser; readonly knowledge: Knowledge } | null = null;

/** The sentences of a claim after a correction, made as those of any other claim. */
export function rephrase(claim: Claim, article: Pick<Article, 'outlet' | 'url' | 'published'>): Claim['sentence'] {
  if (!held) {
    const resources = loadResources();
    held = { phraser: loadPhraser(resources, resources.ontology), knowledge: resources.knowledge };
  }
  const outlet = outletOf(held.knowledge.outlets, article)?.id ?? article.outlet;
  return phraseClaim(held.phraser, claim, { outlet, published: article.published.date });
}
