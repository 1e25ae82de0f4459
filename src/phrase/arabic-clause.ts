/** One Arabic clause from a template: the verb in its form, its subject's gender, the cases of what follows. */

import { arabicText } from './arabic-text.ts';
import type { ArabicForm } from './arabic-verbs.ts';
import type { Flat } from './choose.ts';
import { type ArabicNoun, attach, type Case, withSuffix } from './nouns.ts';
import type { Phraser } from './phraser.ts';
import { fill, type Slots } from './slots.ts';

/** @param special what slots stand for that are no part of the claim: source, speaker, clause by its form */
export type Special = (slot: string, arg?: string) => ArabicNoun | null;

/**
 * @param form of the verb
 * @param negative the words for what did not happen are meant
 */
export function arabicClause(
  phraser: Phraser,
  pieces: readonly Flat[],
  slots: Slots,
  form: ArabicForm,
  negative: boolean,
  special: Special = () => null,
): string {
  let out = '';
  let asked: Case | null = null;
  let doer = true;
  pieces.forEach((piece, k) => {
    if (piece.kind === 'verb') {
      const gender = subjectGender(phraser, pieces, k, slots, negative, special);
      out += phraser.verbs.ar.of(piece.verb, piece.noun).form(form, gender);
      asked = form === 'noun' ? 'genitive' : 'nominative';
      doer = false;
    } else if (piece.kind === 'text') {
      // «تقديم دعم عسكري»: behind a verbal noun whose doer is not said, the object of the template is its genitive
      out += form === 'noun' && !doer ? genitive(phraser, piece.text) : piece.text;
      doer ||= piece.text.trim() !== '';
      if (piece.text.trim() && piece.text.trim() !== 'و') asked = 'genitive';
    } else {
      const noun = nounOf(phraser, piece.choices, slots, negative, special);
      if (noun?.suffix && form === 'noun') {
        out = withSuffix(out.trimEnd(), noun.suffix);
        doer = true;
        asked = 'accusative';
        return;
      }
      const text = noun?.[asked ?? 'genitive'] ?? '';
      out = joined(out, text);
      doer ||= text !== '';
      if (text || form !== 'noun') asked = 'accusative';
    }
  });
  return out.replace(/\s+/g, ' ').trim();
}

/** Words of a template, in their cases. */
const literal = (phraser: Phraser, words: string): ArabicNoun =>
  phraser.literals.of(words, () => arabicText(words, phraser.language));

/** Words of a template in the genitive, the blanks around them kept. */
const genitive = (phraser: Phraser, text: string): string =>
  text.replace(/\S(?:.*\S)?/u, (words) => literal(phraser, words).genitive);

/** ب and ل that a template writes onto a slot. */
function joined(before: string, text: string): string {
  const written = /(^|\s)([بلك])$/.exec(before);
  return written ? before.slice(0, -1) + attach(written[2]!, text) : before + text;
}

function nounOf(
  phraser: Phraser,
  choices: Extract<Flat, { kind: 'slot' }>['choices'],
  slots: Slots,
  negative: boolean,
  special: Special,
): ArabicNoun | null {
  const [first] = choices;
  if (first && 'slot' in first) {
    const own = special(first.slot, first.arg);
    if (own) return own;
  }
  const got = fill(slots, choices, negative);
  if (!got) return null;
  return 'words' in got ? literal(phraser, got.words) : got.named.ar;
}

/** The subject is what follows the verb: a slot, or words of the template. */
function subjectGender(
  phraser: Phraser,
  pieces: readonly Flat[],
  verb: number,
  slots: Slots,
  negative: boolean,
  special: Special,
): 'm' | 'f' {
  for (const piece of pieces.slice(verb + 1)) {
    if (piece.kind === 'verb') break;
    if (piece.kind === 'text') {
      const words = piece.text.trim();
      if (words) return literal(phraser, words).gender;
      continue;
    }
    return nounOf(phraser, piece.choices, slots, negative, special)?.gender ?? 'm';
  }
  return 'm';
}
