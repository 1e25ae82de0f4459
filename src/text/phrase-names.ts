/** Names inside noun phrases that no table lists: persons', models', and what stands in quotation marks or brackets. */
import type { Tag } from '../model/index.ts';
import { isUnlisted } from './describing.ts';
import type { TextDocument } from './document.ts';
import { isGivenName } from './given-names.ts';
import type { Units } from './phrases.ts';
import { isAccusative } from './words.ts';

const OPENERS = new Set(['"', '«', '“', '‘', "'", '(', '[']);
const CLOSERS = new Set(['"', '»', '”', '’', "'", ')', ']']);
const DASHES = new Set(['-', '–', '‐', '‑']);

/** «جون كارتر إيران»: two words that no lexicon holds are a person's name, which governs nothing. */
export function endsPersonName({ words }: TextDocument, { names, persons }: Units, start: number, at: number): boolean {
  // «إبراهيم روسيا»
  const given = words[at - 1];
  if (!persons.has(at) && given && isGivenName(given) && isUnlisted(given)) return true;
  const isName = (i: number) => i >= start && words[i] && !names.has(i) && isUnlisted(words[i]);
  return Boolean(isName(at - 1) && isName(at - 2)) && names.get(at - 2) === undefined;
}

/** Words of a person's name from the given one on. */
const NAME = 3;

/** Whether the words before `at` are a person's own name, which governs nothing. */
export function isPersonsName({ givenNames }: TextDocument, start: number, at: number): boolean {
  for (let i = Math.max(start, at - NAME); i < at; i++) if (givenNames.has(i)) return true;
  return false;
}

/** «طائرات F-16», «مقاتلات إف-16»: the dash of a model, whose number stands right behind it. */
export function endsModel({ tokens, words }: TextDocument, at: number): boolean {
  const [letters, dash, figure] = [tokens[at - 1], tokens[at]!, tokens[at + 1]];
  const isJoined = letters?.end === dash.start && figure?.start === dash.end && figure.kind === 'number';
  return isJoined && DASHES.has(dash.key) && words[at - 1]?.best.readings.length === 0;
}

/**
 * A short quoted or bracketed run of nominals right after the head («داعش»، (قسد)) belongs to the phrase; −1 when it does not, as what says in
 * what manner («"بعصبية"», «"غاضبا"»).
 */
export function quotedName(doc: TextDocument, tags: readonly Tag[], at: number, to: number): number {
  const opening = doc.words[at + 1];
  if (!OPENERS.has(doc.tokens[at]!.key) || !opening || opening.best.preposition || isAccusative(opening)) return -1;
  for (let j = at + 1; j < to && j - at <= 5; j++) {
    if (doc.words[j]) {
      if (tags[j] !== 'N') return -1;
    } else if (endsModel(doc, j)) j++;
    else return j > at + 1 && CLOSERS.has(doc.tokens[j]!.key) ? j + 1 : -1;
  }
  return -1;
}
