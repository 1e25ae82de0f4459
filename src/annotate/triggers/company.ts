/** What the company of a trigger shows: of its type, and whether it is a happening of its own. */
import type { Tag, Trigger } from '../../model/index.ts';
import type { TextDocument } from '../../text/document.ts';
import type { TriggerLexicon } from './lexicon.ts';

export interface Company {
  readonly doc: TextDocument;
  readonly tags: readonly Tag[];
}

const VIOLATION = 'ceasefire_violation';
/** Types of what is violated. */
const TRUCES = new Set(['ceasefire', 'agreement']);
/** Types of what «خرج» may name elsewhere. */
const LEAVINGS = new Set(['withdrawal', 'displacement']);
/** Tokens from a verb to what it takes, over its subject. */
const NEAR = 7;
const IN = 'في';

/**
 * «انتهكت القوات اتفاق الهدنة»: one violation, and no truce that is kept beside it; «خرج العشرات في مظاهرة»: a protest, from which nobody
 * withdraws.
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
    }
    out.push(trigger);
  }
  return out;
}

/** Whether a happening stands in the clause of a verb before it. */
function isTakenBy({ doc, tags }: Company, { first, last }: Trigger, next: Trigger): boolean {
  if (tags[first] !== 'V' || next.first - last > NEAR || doc.sentenceOf[next.first] !== doc.sentenceOf[first])
    return false;
  for (let i = last; i <= next.first; i++) {
    if (tags[i] === 'V' || tags[i] === 'S' || tags[i] === 'R' || tags[i] === '.') return false;
    if (doc.words[i]?.best.conjunction) return false;
  }
  return true;
}

/** A verb that the lexicon knows for violations. */
const mayViolate = ({ doc }: Company, lexicon: TriggerLexicon, { first }: Trigger): boolean =>
  lexicon.hints(doc.words[first]!).some(({ type }) => type === VIOLATION);

/** «في مظاهرة», «بمظاهرة». */
const goesOutIn = ({ doc }: Company, { first }: Trigger, next: Trigger): boolean =>
  doc.words[first]!.classes.has('motion') &&
  (doc.tokens[next.first - 1]!.key === IN || doc.words[next.first]?.best.preposition === 'ب');
