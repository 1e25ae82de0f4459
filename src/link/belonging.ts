/** To which state a name that no table knows belongs, by an adjective or a people's name among its words: «نظراؤنا الأمريكيون», «ضباط من الجيش التركي». */
import type { Knowledge } from '../knowledge/index.ts';
import type { Entity } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { nameWords } from './keys.ts';

/** An adjective takes the article, a clitic and an ending of so many letters in all. */
const AFFIXES = 5;
const SHORTEST = 4;

/** Unknown entity id → actor id of the state; those whose words name several states belong to none. */
export function belonging(entities: readonly Entity[], knowledge: Knowledge): Map<string, string> {
  const adjectives = knowledge.book.actors
    .filter((a) => a.kind === 'state')
    .flatMap((a) => a.adjectives.map((word) => ({ word: fold(word), id: a.id })))
    .filter(({ word }) => word.length >= SHORTEST);
  const byWord = new Map<string, string | null>();
  const stateOf = (word: string): string | null => {
    const kept = byWord.get(word);
    if (kept !== undefined) return kept;
    const found = adjectives.find((a) => word.length - a.word.length <= AFFIXES && word.includes(a.word))?.id ?? null;
    byWord.set(word, found);
    return found;
  };
  const out = new Map<string, string>();
  for (const entity of entities) {
    if (!entity.id.startsWith('x:') || entity.kind === 'place') continue;
    const states = new Set(nameWords(entity.forms[0]!.text).flatMap((w) => stateOf(w) ?? []));
    if (states.size === 1) out.set(entity.id, [...states][0]!);
  }
  return out;
}
