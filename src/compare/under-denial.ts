/** How a claim stands to an act of denying before it in its sentence: denied in so many words, retold only to be denied, or beside what is denied. */
import type { Article, CaseRecord, Claim } from '../model/index.ts';
import { put } from '../text/lists.ts';
import { deniesAside } from './wording.ts';

export interface UnderDenial {
  /** A denial in so many words («نفى»): an act of denying stands in the same words. */
  readonly explicit: boolean;
  /** Told in the words of an act of denying, and by nobody but who denies: «نفى ما تردد عن …». */
  readonly retold: boolean;
  /** Not the deed is denied, but the wish to do it, or what something about it is said to be: «نفى نيته شن هجوم». */
  readonly aside: boolean;
}

/** Code units in which an act of denying governs what stands behind it. */
const NEAR = 160;

/** How a claim stands to an act of denying before it in its sentence. Who denies is named: no more is made of a «not» in passing. */
export function denials(record: CaseRecord, articles: ReadonlyMap<string, Article>): (claim: Claim) => UnderDenial {
  const acts = new Map<string, Claim[]>();
  for (const c of record.claims) if (c.type === 'denial') put(acts, c.doc, c);
  const none = { explicit: false, retold: false, aside: false };
  return (c) => {
    const text = articles.get(c.doc)?.text ?? '';
    const own = acts.get(c.doc)?.filter((d) => governs(d, c, text));
    if (!own || own.length === 0) return none;
    const denied = c.modality === 'denied';
    return {
      explicit: denied && c.source.length > 0,
      retold: !denied && own.some((d) => !saysAnother(d, c)),
      aside: denied && own.some((d) => deniesAside(between(text, d, c), c.trigger.text)),
    };
  };
}

/** The words between an act and what a claim tells, without a clitic of the latter. */
const between = (text: string, { trigger: act }: Claim, { trigger }: Claim): string =>
  text.slice(act.end, trigger.start).replace(/\S+$/u, '');

/** Whether what a claim tells stands behind an act of denying, in one sentence with it. */
const governs = ({ trigger: act }: Claim, { trigger, quote }: Claim, text: string): boolean =>
  act !== trigger &&
  act.start <= trigger.start &&
  quote.start <= act.start + NEAR &&
  trigger.start - act.start <= NEAR &&
  !endsBetween(text, act.end, trigger.start);

/** Whether somebody else than who denies is named between the act and what the claim tells. */
const saysAnother = (act: Claim, { source, trigger }: Claim): boolean =>
  source.some(
    (s) =>
      s.start >= act.trigger.end &&
      s.start < trigger.start &&
      !act.agent.some((m) => m.start < s.end && s.start < m.end),
  );

/** Whether a sentence ends between two places of a text. */
function endsBetween(text: string, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (SENTENCE_ENDS.has(text[k]!)) return true;
  return false;
}
const SENTENCE_ENDS = new Set(['.', '!', '?', '؟', '\n']);
