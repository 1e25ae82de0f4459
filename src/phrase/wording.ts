/** Closer words for a claim, by the word that the text has for what happened. */
import type { EventType, Wording } from '../knowledge/ontology.ts';
import type { Claim } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';
import type { Word, Words } from '../text/words.ts';
import type { Phraser } from './phraser.ts';

/** The wording of the type whose words the trigger has; null where the type's own templates serve. */
export function wordingOf(
  { language, wordings }: Phraser,
  type: EventType | undefined,
  { trigger }: Claim,
): Wording | null {
  if (!type || type.wordings.length === 0) return null;
  return wordings.of(`${type.id} ${trigger.text}`, () => find(type.wordings, trigger.text, language.words));
}

function find(wordings: readonly Wording[], text: string, words: Words): Wording | null {
  const said = tokenize(text).flatMap((t) => (t.kind === 'word' ? [lemmasOf(words.of(t.key))] : []));
  const fits = (phrase: readonly string[]) => phrase.every((lemma, k) => said[k]?.has(lemma));
  return wordings.find((w) => w.words.some(fits)) ?? null;
}

/** The dictionary words that a word may be, of a masdar or participle its verb. */
const lemmasOf = ({ best }: Word): ReadonlySet<string> =>
  new Set(best.readings.flatMap(({ entry }) => [fold(entry.lemma), fold(entry.verb ?? entry.lemma)]));
