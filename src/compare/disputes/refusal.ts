/**
 * Words against words: demanded and refused, ready by its own word and refusing by its partner's, each laying the refusal to the other.
 */
import { speaksFor } from '../aspects/occurrence.ts';
import { inOneBreath, timesOf } from '../closeness.ts';
import { type Fact, speakerOf } from '../facts.ts';
import type { Parties } from '../parties.ts';
import type { DisputeContext, Opposition, PairRule } from './frame.ts';

/** Articles that speak of one negotiation were published so many days apart. */
const DAYS = 4;
const WILLING = new Set(['talks', 'agreement', 'ceasefire']);

/** A refusal in their own words beside what was demanded of them, and one told by the partner beside what they offer. */
export const refusals = (context: DisputeContext): PairRule => ({
  asks: (no) => no.type === 'refusal' && no.claim.modality !== 'denied' && no.agent.length > 0,
  against: 'near',
  answer: (no, other) => {
    if (other.origin === no.origin || !together(no, other)) return null;
    const rule = ruleOf(no, other, context.parties);
    return rule ? opposed(no, other, rule, context) : null;
  },
});

function ruleOf(no: Fact, other: Fact, parties: Parties): string | null {
  const refuser = (ids: readonly string[]) => parties.meet(ids, no.agent, no.day);
  if (other.type === 'demand')
    return other.claim.modality === 'asserted' &&
      refuser(other.target) &&
      !refuser(other.agent) &&
      other.agent.every((id) => parties.actor(id)) &&
      speaksFor(no, no.agent, parties) &&
      // who tells both sides himself is one account
      !parties.oneState(speakerOf(no), speakerOf(other)) &&
      inOneBreath(no, other) &&
      comesAfter(no, other)
      ? 'demanded-refused'
      : null;
  if (WILLING.has(other.type) && other.claim.modality !== 'denied' && other.claim.modality !== 'demanded') {
    if (!refuser(other.agent) || !byPartner(no, other, parties)) return null;
    if (other.type === 'talks' && !other.aim) return null;
    if (no.claim.modality !== 'asserted' || timesOf(no, other) === 'apart') return null;
    return speaksFor(other, no.agent, parties) ? 'ready-refused' : null;
  }
  if (other.type !== 'refusal' || no.id > other.id || !blames(no, other, parties) || !blames(other, no, parties))
    return null;
  return 'each-blames';
}

/** Who refuses answers what was told before, or in the same words («رفضت طلب تركيا»). */
const comesAfter = ({ claim: { trigger, quote } }: Fact, { claim: demand }: Fact): boolean =>
  demand.trigger.start < trigger.start || demand.trigger.end <= quote.end;

/** A party says that another refuses. */
const blames = (by: Fact, other: Fact, parties: Parties): boolean =>
  by.claim.modality === 'asserted' && speaksFor(by, other.agent, parties) && !speaksFor(by, by.agent, parties);

/**
 * Who says that they refuse is himself offered the talks or the agreement, or faces them where nobody is named: only then both speak of one matter.
 */
function byPartner(no: Fact, offer: Fact, parties: Parties): boolean {
  if (speaksFor(no, no.agent, parties)) return false;
  if (speaksFor(no, [...offer.agent, ...offer.target], parties)) return true;
  const speaker = speakerOf(no);
  const others = [...offer.agent, ...offer.target].filter((id) => id && !parties.meet([id], no.agent, no.day));
  return others.length === 0 && no.agent.some((id) => parties.otherState(speaker, id));
}

function together(a: Fact, b: Fact): boolean {
  if (a.doc === b.doc) return true;
  if (a.published === null || b.published === null || Math.abs(a.published - b.published) > DAYS) return false;
  return a.target.some((t) => t && b.target.includes(t));
}

const opposed = (no: Fact, other: Fact, rule: string, { rules }: DisputeContext): Opposition => ({
  kind: 'occurrence',
  rule,
  a: other,
  b: no,
  says: [rules.stances[other.type] ?? rules.occurrence[other.claim.modality]!, rules.stances[no.type]!],
});
