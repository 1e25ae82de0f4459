/** Relative clauses that are inserted between commas: «وتنفي روسيا، التي تدخلت عام 2015، قصف المدينة». */
import type { Attribution, Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import type { Scene } from './scene.ts';

/** Tokens that an insertion may have. */
const LONGEST = 30;

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

/** A time inside an insertion dates nothing outside it. */
export function isAside(scene: Scene, at: number, trigger: Trigger): boolean {
  const aside = asideAt(scene, at);
  return aside !== null && (trigger.first < aside.open || trigger.first > aside.close);
}
