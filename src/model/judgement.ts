export const JUDGEMENT_VERDICTS = ['same', 'different', 'right', 'wrong', 'corrected', 'withhold', 'comment'] as const;
export type JudgementVerdict = (typeof JUDGEMENT_VERDICTS)[number];

/** What a judgement is about. Pairs (`same`, `different`) name two ids of one kind. */
export type Subject =
  | { readonly kind: 'claim'; readonly ids: readonly [string] }
  | { readonly kind: 'claims'; readonly ids: readonly [string, string] }
  | { readonly kind: 'entity'; readonly ids: readonly [string] }
  | { readonly kind: 'entities'; readonly ids: readonly [string, string] };

/**
 * A person's word on the record: withdrawn, never erased. `same`/`different` on `claims` says whether two claims tell of one happening;
 * on `entities`, whether two names stand for one. `corrected` sets fields of a claim; `withhold` on an entity masks its names in all that is published.
 */
export interface Judgement {
  /** Hash of the journal line that carries it. */
  readonly id: string;
  readonly subject: Subject;
  readonly verdict: JudgementVerdict;
  /** For `corrected`: the fields of the claim and their new values. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly by: string;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly note?: string;
  /** What the claims were when they were judged, so that a later reading, which numbers its claims anew, is matched by words and not by number. */
  readonly anchors?: readonly ClaimAnchor[];
  /** Set when taken back: by whom, when, why. */
  readonly withdrawn?: { readonly by: string; readonly at: string; readonly note?: string };
}

/** Enough of a claim to find it again in another reading of the same article. Offsets are those of its trigger. */
export interface ClaimAnchor {
  readonly id: string;
  readonly article: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
