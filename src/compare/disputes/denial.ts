/** One denies what another tells; or says that it will not be, and another tells later that it was. */
import { denies, sameDoer } from '../aspects/occurrence.ts';
import { spotsOf } from '../closeness.ts';
import type { Fact } from '../facts.ts';
import type { Made } from '../incidents.ts';
import { foretells } from '../wording.ts';
import type { DisputeContext, Opposition, PairRule } from './frame.ts';

/** Days within which what was said would not happen may turn out to have. */
const FORETOLD_DAYS = 180;

/** What is denied, and told by another of the same time and place. */
export const denials = (context: DisputeContext): PairRule => ({
  // who did not deny has not said that it happened
  asks: (a) => a.claim.modality === 'denied' && a.type !== 'denial',
  against: 'near',
  answer: (a, b) => {
    const { modality } = b.claim;
    if (modality === 'denied' || modality === 'demanded') return null;
    const opposes = modality === 'planned' ? a.type === 'ceasefire' && leavesOut(a, b, context) : denies(a, b, context);
    return opposes ? opposed(a, b, 'asserted-denied', context) : null;
  },
});

/** The denials that an incident holds, beside what it holds of the thing denied. */
export const denialsIn = ({ aspects }: Made, context: DisputeContext): Opposition[] =>
  aspects
    .filter((a) => a.aspect.aspect === 'occurrence')
    .flatMap((a) => a.against)
    .map(([x, y]) =>
      x.claim.modality === 'denied'
        ? opposed(x, y, 'asserted-denied', context)
        : opposed(y, x, 'asserted-denied', context),
    );

/** What one speaks of as coming for the whole, another says will not be for a part of it: in one article, both without a day. */
function leavesOut(denied: Fact, planned: Fact, { places }: DisputeContext): boolean {
  return (
    denied.doc === planned.doc &&
    denied.teller !== planned.teller &&
    denied.from === null &&
    planned.from === null &&
    foretells(denied.claim.quote.text) &&
    spotsOf(denied, planned, places) === 'part'
  );
}

/** What passes from one hand to another: it was said never to come to pass, and another origin tells that it did. */
export const foretold = (context: DisputeContext): PairRule => ({
  asks: (a) =>
    a.claim.modality === 'denied' &&
    a.from === null &&
    a.published !== null &&
    !a.lent &&
    a.agent.length > 0 &&
    foretells(a.claim.quote.text),
  against: 'all',
  answer: (a, b) => {
    const days = (b.published ?? Number.NaN) - a.published!;
    const answers =
      days > 0 &&
      days <= FORETOLD_DAYS &&
      a.type === b.type &&
      b.claim.modality === 'asserted' &&
      !b.lent &&
      a.origin !== b.origin &&
      a.places.some((p) => b.places.includes(p)) &&
      sameDoer(a, b, context.parties);
    return answers ? opposed(a, b, 'foretold-otherwise', context) : null;
  },
});

const opposed = (a: Fact, b: Fact, rule: string, { rules }: DisputeContext): Opposition => ({
  kind: 'occurrence',
  rule,
  a,
  b,
  says: [rules.occurrence[a.claim.modality]!, rules.occurrence[b.claim.modality]!],
});
