/** The language data that a case's index stands on; each part is loaded when it is first needed. */
import { type Knowledge, loadKnowledge, nameWords } from '../knowledge/index.ts';
import { loadLexicon } from '../text/lexicon.ts';
import { Words } from '../text/words.ts';

export interface Language {
  readonly words: Words;
  readonly knowledge: Knowledge;
}

let words: Words | undefined;
const held: Language = {
  get words() {
    words ??= new Words(loadLexicon(), nameWords(loadKnowledge().names));
    return words;
  },
  get knowledge() {
    return loadKnowledge();
  },
};

export const language = (): Language => held;
