/** What the program knows of the world, as far as the server needs it. */
import { type Knowledge, loadKnowledge } from '../knowledge/index.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { loadSentenceParts } from '../phrase/index.ts';
import type { World } from './views/view.ts';

export const loadWorld = (knowledge: Knowledge = loadKnowledge()): World => ({
  knowledge,
  ontology: loadOntology(),
  parts: loadSentenceParts(),
});
