/** People's word on claims, laid over what was read: `corrected` sets fields, `wrong` takes the claim out. */
import type { Claim, ClaimAnchor, Judgement } from '../model/index.ts';

/** The article that a claim id belongs to. */
export const articleOf = (claim: string): string => claim.slice(0, claim.lastIndexOf('#c'));

/** Claims of an article after the judgements on them; withdrawn ones do not count, of several on one claim the last does. */
export function judgedClaims(claims: readonly Claim[], judgements: readonly Judgement[]): Claim[] {
  const on = new Map<string, Judgement>();
  for (const j of judgements)
    if (
      !j.withdrawn &&
      j.subject.kind === 'claim' &&
      (j.verdict === 'right' || j.verdict === 'wrong' || j.verdict === 'corrected')
    )
      on.set(j.subject.ids[0], j);
  if (on.size === 0) return [...claims];
  return claims.flatMap((claim) => {
    const judgement = on.get(claim.id);
    if (judgement?.verdict === 'wrong') return [];
    return judgement?.fields ? [{ ...claim, ...judgement.fields, id: claim.id, doc: claim.doc } as Claim] : [claim];
  });
}

/** What a judgement keeps of the claims that it is about. */
export function anchorOf(claim: Claim): ClaimAnchor {
  const { start, end } = claim.trigger;
  return { id: claim.id, article: claim.doc, type: claim.type, start, end };
}

/** The claim that an anchor means among those of a reading: one of the same trigger, of the same type if there are several; null when none is left. */
export function findAnchor(anchor: ClaimAnchor, claims: readonly Claim[]): Claim | null {
  const touching = claims.filter((c) => c.trigger.start < anchor.end && anchor.start < c.trigger.end);
  const exact = touching.filter((c) => c.trigger.start === anchor.start && c.trigger.end === anchor.end);
  return (
    exact.find((c) => c.type === anchor.type) ??
    exact[0] ??
    touching.find((c) => c.type === anchor.type) ??
    touching[0] ??
    null
  );
}
