/** Hand-read articles, annotated, with their claims laid on tokens: what every trainer starts from. */
import type { Scene } from '../claims/scene.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Span, Trigger } from '../model/index.ts';
import { type Annotated, annotate, type Resources, setScene } from '../pipeline.ts';
import type { TextDocument } from '../text/document.ts';
import type { GoldArticle, GoldClaim } from './gold.ts';

export interface Prepared {
  readonly knowledge: Knowledge;
  readonly gold: GoldArticle;
  readonly annotated: Annotated;
  /** The scene with the triggers of the hand reading. */
  readonly scene: Scene;
  /** Claims whose trigger was found, in the order of the triggers; `claims[k]` belongs to `scene.triggers[k]`. */
  readonly claims: readonly GoldClaim[];
}

export function prepare(reader: Resources, gold: GoldArticle): Prepared {
  const annotated = annotate(reader, gold.text, gold.published || null);
  const laid = gold.claims.flatMap((claim) => {
    const tokens = claim.span && tokensAt(annotated.doc, claim.span);
    return tokens
      ? [
          {
            claim,
            trigger: { ...tokens, ...claim.span!, type: claim.type, sure: 1, because: 'gold' } satisfies Trigger,
          },
        ]
      : [];
  });
  laid.sort((a, b) => a.trigger.first - b.trigger.first || a.trigger.last - b.trigger.last);
  const kept = laid.filter((x, k) => k === 0 || x.trigger.first >= laid[k - 1]!.trigger.last);
  return {
    knowledge: reader.knowledge,
    gold,
    annotated,
    scene: setScene(
      reader,
      annotated,
      kept.map((x) => x.trigger),
    ),
    claims: kept.map((x) => x.claim),
  };
}

/** The tokens that a span touches; null when it touches none. */
function tokensAt(doc: TextDocument, span: Span): { first: number; last: number } | null {
  let first = -1;
  let last = -1;
  let lo = 0;
  let hi = doc.tokens.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (doc.tokens[mid]!.end <= span.start) lo = mid + 1;
    else hi = mid;
  }
  for (let i = lo; i < doc.tokens.length && doc.tokens[i]!.start < span.end; i++) {
    if (first < 0) first = i;
    last = i + 1;
  }
  return first < 0 ? null : { first, last };
}

/** Tokens of the place where `words` stands nearest to `near`, or null. */
export function nearestTokens(doc: TextDocument, words: string, near: number): { first: number; last: number } | null {
  let found = -1;
  for (let at = doc.text.indexOf(words); at >= 0; at = doc.text.indexOf(words, at + 1))
    if (found < 0 || Math.abs(at - near) < Math.abs(found - near)) found = at;
  return found < 0 ? null : tokensAt(doc, { start: found, end: found + words.length });
}
