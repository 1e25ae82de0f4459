/** The language data that a case's index stands on, loaded when it is first needed. */
import { type Knowledge, loadKnowledge, nameWords } from '../knowledge/index.ts';
import { loadLexicon } from '../text/lexicon.ts';
import { Words } from '../text/words.ts';

export interface Language {
  readonly words: Words;
  readonly knowledge: Knowledge;
}

let held: Language | null = null;

export function language(): Language {
  if (!held) {
    const knowledge = loadKnowledge();
    held = { knowledge, words: new Words(loadLexicon(), nameWords(knowledge.names)) };
  }
  return held;
}
