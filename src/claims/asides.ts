/** Relative clauses that are inserted between commas: «وتنفي روسيا، التي تدخلت عام 2015، قصف المدينة». */
import type { Attribution, TokenSpan, Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import type { Scene } from './scene.ts';

/** Tokens that an insertion may have. */
const LONGEST = 30;
/** Tokens from a relative to a time that its verb takes. */
const CLAUSE = 6;
/** Types of what comes of another happening, and shares its time: «قتل عشرة في القصف الذي استهدف السوق أمس». */
const TOLLS = new Set(['killed', 'injured', 'destruction', 'displacement', 'detention']);

export interface Aside {
  /** Index of the comma that opens it, and of the one that closes it. */
  readonly open: number;
  readonly close: number;
}

/** The insertion that a token stands in; null where it stands in none. */
export function asideAt({ doc, tags }: Scene, i: number): Aside | null {
  const { first, last } = doc.sentences[doc.sentenceOf[i]!]!;
  const comma = (k: number) => isComma(doc.tokens[k]!.key);
  let open = i;
  while (open > first && i - open < LONGEST && !comma(open)) open--;
  if (!comma(open) || open === first || tags[open + 1] !== 'R') return null;
  let close = i;
  while (close < last && close - open < LONGEST && !comma(close)) close++;
  return close < last - 1 && comma(close) ? { open, close } : null;
}

/** What is told of a speaker between his name and his words is the narrator's, not his. */
export function isToldOf(scene: Scene, a: Attribution, trigger: Trigger): boolean {
  const aside = a.speaker >= 0 ? asideAt(scene, trigger.first) : null;
  return aside !== null && a.first < aside.open && scene.phrases[a.speaker]!.last === aside.open;
}

/** A time inside an insertion dates nothing outside it but what it tells of: «الهجوم، الذي وقع الأحد، …». */
export function isAside(scene: Scene, at: number, trigger: Trigger): boolean {
  const aside = asideAt(scene, at);
  return aside !== null && trigger.last !== aside.open && (trigger.first < aside.open || trigger.first > aside.close);
}

/** «هاجم مسلحون القاعدة التي أنشأتها فرنسا عام 2014»: a time by the verb that tells of a noun dates no verb before it. */
export function isToldOfNoun({ doc, tags, triggerOf }: Scene, time: TokenSpan, trigger: Trigger): boolean {
  if (tags[trigger.first] !== 'V' || time.first < trigger.last) return false;
  const least = Math.max(trigger.last + 1, time.first - CLAUSE);
  let at = time.first - 1;
  while (at >= least && tags[at] !== 'R' && tags[at] !== 'S' && (doc.words[at] || doc.tokens[at]!.kind === 'number'))
    at--;
  if (at < least || tags[at] !== 'R' || tags[at - 1] !== 'N' || tags[at + 1] !== 'V') return false;
  if (!TOLLS.has(trigger.type)) return true;
  for (let i = trigger.last; i < time.first; i++) if (triggerOf[i]! >= 0) return false;
  return true;
}
