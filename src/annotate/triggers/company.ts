/** What the company of a trigger shows: of its type, and whether it is a happening of its own. */
import type { NameMention, Tag, Trigger } from '../../model/index.ts';
import type { TextDocument } from '../../text/document.ts';
import { isAdjectival, type Word } from '../../text/words.ts';
import type { TriggerLexicon } from './lexicon.ts';

export interface Company {
  readonly doc: TextDocument;
  readonly tags: readonly Tag[];
  readonly names: readonly NameMention[];
}

const VIOLATION = 'ceasefire_violation';
/** Types of what is violated. */
const TRUCES = new Set(['ceasefire', 'agreement']);
/** Types of what «خرج» may name elsewhere. */
const LEAVINGS = new Set(['withdrawal', 'displacement']);
/** Types of what is done with arms, which «بغارات» and «بعدد من القذائف» tell the means of. */
const ARMED = new Set(['air_strike', 'shelling', 'ground_attack', 'explosion', 'chemical_attack']);
/** Tokens from a verb to what it takes, over its subject. */
const NEAR = 7;
const IN = 'في';
const BY = 'ب';
const OF = 'من';

/**
 * «انتهكت القوات اتفاق الهدنة»: one violation, and no truce that is kept beside it; «خرج العشرات في مظاهرة»: a protest, from which nobody
 * withdraws; «أطلقت الكتائب رشقة صاروخية», «استهدفت المدينة بغارات»: one happening each.
 */
export function inCompany(company: Company, lexicon: TriggerLexicon, triggers: readonly Trigger[]): Trigger[] {
  const out: Trigger[] = [];
  for (let k = 0; k < triggers.length; k++) {
    const trigger = triggers[k]!;
    const next = triggers[k + 1];
    if (next && isTakenBy(company, trigger, next)) {
      if (TRUCES.has(next.type) && mayViolate(company, lexicon, trigger)) {
        out.push({ ...trigger, type: VIOLATION });
        // «اتفاق وقف إطلاق النار» is one truce
        do k++;
        while (triggers[k + 1]?.first === triggers[k]!.last && TRUCES.has(triggers[k + 1]!.type));
        continue;
      }
      if (LEAVINGS.has(trigger.type) && next.type === 'protest' && goesOutIn(company, trigger, next)) continue;
      if (next.type === trigger.type && isObject(company, trigger, next)) continue;
    }
    const before = out.at(-1);
    if (before && before.type === trigger.type && ARMED.has(trigger.type) && isMeansOf(company, before, trigger))
      continue;
    out.push(trigger);
  }
  return out;
}

/** Whether a happening stands in the clause of a verb before it. */
function isTakenBy(company: Company, { first, last }: Trigger, next: Trigger): boolean {
  const { doc, tags } = company;
  if (tags[first] !== 'V' || next.first - last > NEAR || doc.sentenceOf[next.first] !== doc.sentenceOf[first])
    return false;
  for (let i = last; i <= next.first; i++) if (parts(company, i)) return false;
  return true;
}

/** Another verb, a clause, a mark or a conjunction; a name that is spelt like a verb («تعز») is none. */
function parts({ doc, tags, names }: Company, i: number): boolean {
  if (doc.words[i]?.best.conjunction || tags[i] === 'S' || tags[i] === 'R' || tags[i] === '.') return true;
  return tags[i] === 'V' && !names.some(({ first, last }) => first <= i && i < last);
}

/** «أطلقت الكتائب رشقة»: a noun behind a verb and its subject, with no preposition on the way. */
function isObject({ doc: { words }, tags }: Company, { last }: Trigger, next: Trigger): boolean {
  if (tags[next.first] !== 'N' || words[next.first]?.best.readings.some(isAdjectival)) return false;
  for (let i = last; i <= next.first; i++) if (isPreposition(words[i])) return false;
  return true;
}

const isPreposition = (word: Word | null | undefined): boolean =>
  word?.best.preposition !== '' || word.classes.has('prep');

/** «استهدفها الطيران بعدة غارات»: behind a happening in its clause, with «ب» on the word or on what counts it. */
function isMeansOf(company: Company, { last }: Trigger, { first }: Trigger): boolean {
  const { doc } = company;
  if (first - last > NEAR || doc.sentenceOf[first] !== doc.sentenceOf[last - 1]) return false;
  for (let i = last; i <= first; i++) {
    if (doc.words[i]?.best.preposition === BY) return isCounting(doc, i, first) && isThing(doc.words[first]);
    if (parts(company, i)) return false;
  }
  return false;
}

/** «غارات», and not «تمشيط», which is done by itself. */
const isThing = (word: Word | null | undefined): boolean => word?.best.readings[0]?.entry.pos === 'noun';

/** Whether all words from token `i` to the noun at `end` count it: «بعدد من القذائف». */
function isCounting({ words, tokens }: TextDocument, i: number, end: number): boolean {
  for (let k = i; k < end; k++)
    if (tokens[k]!.key !== OF && !['quantity', 'number'].some((c) => words[k]?.classes.has(c))) return false;
  return true;
}

/** A verb that the lexicon knows for violations. */
const mayViolate = ({ doc }: Company, lexicon: TriggerLexicon, { first }: Trigger): boolean =>
  lexicon.hints(doc.words[first]!).some(({ type }) => type === VIOLATION);

/** «في مظاهرة», «بمظاهرة». */
const goesOutIn = ({ doc }: Company, { first }: Trigger, next: Trigger): boolean =>
  doc.words[first]!.classes.has('motion') &&
  (doc.tokens[next.first - 1]!.key === IN || doc.words[next.first]?.best.preposition === 'ب');
