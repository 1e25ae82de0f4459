/** One denies what another tells; or says that it will not be, and another tells later that it was. */
import { denies, sameDoer } from '../aspects/occurrence.ts';
import { spotsOf } from '../closeness.ts';
import type { Fact } from '../facts.ts';
import type { DisputeContext, Opposition } from './frame.ts';

/** Days within which what was said would not happen may turn out to have. */
const FORETOLD_DAYS = 180;

/** @param near the claims of the same type around a claim */
export function denials(
  facts: readonly Fact[],
  near: (fact: Fact) => readonly Fact[],
  context: DisputeContext,
): Opposition[] {
  const out: Opposition[] = [];
  for (const a of facts) {
    if (a.claim.modality !== 'denied') continue;
    for (const b of near(a)) {
      if (b.claim.modality === 'denied' || b.claim.modality === 'demanded') continue;
      if (b.claim.modality === 'planned' ? a.type === 'ceasefire' && leavesOut(a, b, context) : denies(a, b, context))
        out.push(opposed(a, b, 'asserted-denied', context));
    }
  }
  return out;
}

/** What one speaks of as coming for the whole, another says will not be for a part of it: in one article, both without a day. */
function leavesOut(denied: Fact, planned: Fact, { places }: DisputeContext): boolean {
  return (
    denied.doc === planned.doc &&
    denied.teller !== planned.teller &&
    denied.from === null &&
    planned.from === null &&
    spotsOf(denied, planned, places) === 'part'
  );
}

/**
 * What passes from one hand to another: it was said never to come to pass, and another origin tells that it did.
 * @param held facts of the types that have a holder, ordered by publication
 */
export function foretold(held: readonly Fact[], context: DisputeContext): Opposition[] {
  const out: Opposition[] = [];
  const told = new Map<string, Fact[]>();
  for (const f of held)
    if (f.claim.modality === 'asserted')
      for (const p of new Set(f.places)) {
        const key = `${f.type} ${p}`;
        const list = told.get(key);
        if (list) list.push(f);
        else told.set(key, [f]);
      }
  for (const a of held) {
    if (a.claim.modality !== 'denied' || a.from !== null || a.published === null || a.lent) continue;
    const later = new Set(a.places.flatMap((p) => told.get(`${a.type} ${p}`) ?? []));
    for (const b of later) {
      const days = (b.published ?? Number.NaN) - a.published;
      if (
        b.lent ||
        !(days > 0 && days <= FORETOLD_DAYS) ||
        a.origin === b.origin ||
        a.agent.length === 0 ||
        !sameDoer(a, b, context.parties)
      )
        continue;
      out.push(opposed(a, b, 'foretold-otherwise', context));
    }
  }
  return out;
}

const opposed = (a: Fact, b: Fact, rule: string, { rules }: DisputeContext): Opposition => ({
  kind: 'occurrence',
  rule,
  a,
  b,
  says: [rules.occurrence[a.claim.modality]!, rules.occurrence[b.claim.modality]!],
});
