/** Who goes on talking where a cue names nobody. */
import type { Attribution } from '../../model/index.ts';
import { isAccusativeParticiple, type Word } from '../../text/words.ts';
import type { AttributionInput } from './input.ts';
import { subjectOf } from './speaker.ts';

/** Somebody who has spoken, and where his cue stands. */
export interface Spoken {
  /** Index of his phrase. */
  readonly phrase: number;
  readonly cue: number;
}

/** Earlier speakers that a verb without a subject may mean, by how far back. */
const REMEMBERED = 4;

/**
 * The one who spoke last, of those whose gender the verb allows («وقالت للصحفيين» is not the president); −1 before anybody has. Who speaks inside
 * quotation marks is quoted, and does not go on outside them.
 */
export function whoSpoke(input: AttributionInput, cue: number, spoke: readonly Spoken[]): number {
  const { quoteOf } = input;
  const heard = spoke.filter((s) => quoteOf[s.cue] === 0 || quoteOf[s.cue] === quoteOf[cue]);
  const all = (heard.length > 0 ? heard : spoke).slice(-REMEMBERED).map((s) => s.phrase);
  const recent = all.filter((k) => agrees(input, cue, k));
  return recent.findLast((k) => !isText(input, k)) ?? recent.at(-1) ?? all.at(-1) ?? -1;
}

/** Whether who is found to say something may go on with «وأضاف»: not «يجب على الأميركيين», «مطالب الفلسطينيين», nor a noun that vouches for itself. */
export function goesOnTalking({ doc, tags, phrases }: AttributionInput, a: Attribution): boolean {
  const phrase = phrases[a.speaker];
  if (!phrase || (a.kind === 'noun' && phrase.first < a.last)) return false;
  if (a.kind !== 'trigger') return true;
  const word = doc.words[a.first];
  if (tags[a.first] === 'V') return !word?.classes.has('modal');
  // «وجه الوزير تحذيرا»
  return isAccusativeParticiple(word) || (a.speakerFirst && !a.carried && tags[phrase.first - 1] === 'V');
}

/** «المعلومات»، «التقرير»: what can be cited but does not go on talking. */
function isText({ doc, phrases, nameAt }: AttributionInput, phrase: number): boolean {
  const { first } = phrases[phrase]!;
  const classes = doc.words[first]?.classes;
  return (
    !nameAt.has(first) &&
    ['document', 'speech', 'toll', 'quantity'].some((c) => classes?.has(c)) &&
    !classes?.has('media')
  );
}

/** Whether a verb or participle may have a phrase for its subject, as far as gender tells. */
function agrees({ doc, phrases }: AttributionInput, cue: number, phrase: number): boolean {
  const readings = doc.words[cue]?.best.readings ?? [];
  const she = readings.some((r) => r.person === '3fs' || (r.entry.pos === 'active' && r.gender === 'f'));
  const he = readings.some((r) => r.person === '3ms' || (r.entry.pos === 'active' && r.gender === 'm'));
  return she === he || genderOf(doc.words[phrases[phrase]!.first] ?? null) !== (she ? 'm' : 'f');
}

/** Of a noun in the singular whose readings agree on it; null of plurals, which take either, and of names. */
function genderOf(word: Word | null): 'm' | 'f' | null {
  const nouns = (word?.best.readings ?? []).filter((r) => r.entry.pos === 'noun' && r.gender);
  const [first] = nouns;
  return first?.gender && nouns.every((r) => r.number === 'sg' && r.gender === first.gender) ? first.gender : null;
}

/** «وجه المجلس المحلي نداء للمنظمات، مشيرا إلى …»: the subject of the sentence's first verb, where it can speak and agrees; −1: none. */
export function mainSubject(input: AttributionInput, verb: number, cue: number): number {
  const phrase = verb < cue ? subjectOf(input, verb, cue) : -1;
  return phrase >= 0 && agrees(input, cue, phrase) ? phrase : -1;
}

export function firstVerb({ tags }: AttributionInput, from: number, to: number): number {
  for (let i = from; i < to; i++) if (tags[i] === 'V') return i;
  return -1;
}
