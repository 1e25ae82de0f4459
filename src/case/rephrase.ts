/** A corrected claim put into words again. */
import type { Article, Claim } from '../model/index.ts';
import { loadPhraser, type Phraser, phraseClaim } from '../phrase/index.ts';
import { loadResources } from '../pipeline.ts';

let held: Phraser | null = null;

/** The sentences of a claim after a correction, made as those of any other claim. */
export function rephrase(
  claim: Claim,
  { outlet, published }: Pick<Article, 'outlet' | 'published'>,
): Claim['sentence'] {
  if (!held) {
    const resources = loadResources();
    held = loadPhraser(resources, resources.ontology);
  }
  return phraseClaim(held, claim, { outlet, published: published.date });
}
