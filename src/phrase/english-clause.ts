/** One English clause from a template: the verb in its form and in the number of what stands before it. */
import type { Flat } from './choose.ts';
import type { EnglishForm } from './english-verbs.ts';
import type { EnglishNoun } from './nouns.ts';
import type { Phraser } from './phraser.ts';
import { fill, type Slots } from './slots.ts';

export type EnglishSpecial = (slot: string, arg?: string) => EnglishNoun | null;

/** @param negative take the words for what did not happen: "no one was killed" rather than "people were not killed" */
export function englishClause(
  phraser: Phraser,
  pieces: readonly Flat[],
  slots: Slots,
  form: EnglishForm,
  negative: boolean,
  special: EnglishSpecial = () => null,
): string {
  const subject = subjectOf(pieces, slots, negative, special);
  let out = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') out += piece.text;
    else if (piece.kind === 'verb')
      out += phraser.verbs.en.form(piece.verb, subject.turned ? (UNDENIED[form] ?? form) : form, subject.plural);
    else {
      const [first] = piece.choices;
      const own = first && 'slot' in first ? special(first.slot, first.arg) : null;
      const got = own ? null : fill(slots, piece.choices, negative);
      out += own?.text ?? (got && 'words' in got ? got.words : got ? nounText(got.named.en, out, form) : '');
    }
  }
  return out.replace(/\s+/g, ' ').trim();
}

/** What is said of nobody and nothing is not denied once more. */
const UNDENIED: Partial<Record<EnglishForm, EnglishForm>> = { not: 'told', 'not-since': 'since', never: 'will' };

/** A pronoun takes the form of its place, and is left out before a verb in -ing. */
function nounText({ text, object }: EnglishNoun, before: string, form: EnglishForm): string {
  if (object === undefined) return text;
  return before.trim() ? object : form === 'ing' ? '' : text;
}

/** The number of the first noun phrase; `turned`: it says that there was none, so that the verb does not say it again. */
function subjectOf(
  pieces: readonly Flat[],
  slots: Slots,
  negative: boolean,
  special: EnglishSpecial,
): { plural: boolean; turned: boolean } {
  for (const piece of pieces) {
    if (piece.kind === 'verb') break;
    if (piece.kind === 'text') {
      if (piece.text.trim()) return { plural: pluralWords(piece.text), turned: false };
      continue;
    }
    const [first] = piece.choices;
    const own = first && 'slot' in first ? special(first.slot, first.arg) : null;
    if (own) return { plural: own.plural, turned: false };
    const got = fill(slots, piece.choices, negative);
    if (got && 'words' in got) return { plural: !got.negative && pluralWords(got.words), turned: got.negative };
    if (got) return { plural: got.named.en.plural, turned: false };
  }
  return { plural: false, turned: false };
}

/** "clashes", "air strikes", "people", but "a ceasefire by", "control of": the head is what stands before the preposition. */
function pluralWords(words: string): boolean {
  const head = words
    .trim()
    .split(/ (?:by|of|in|on|between|with)(?: |$)/)[0]!
    .split(' ')
    .at(-1)!;
  return head === 'people' || /[^s]s$/.test(head);
}
