/**
 * Words against words: demanded and refused, agreed and broken off, ready by its own word and refusing by another's, each laying the refusal to the
 * other.
 */
import { speaksFor } from '../aspects/occurrence.ts';
import { inOneBreath } from '../closeness.ts';
import type { Fact } from '../facts.ts';
import type { Parties } from '../parties.ts';
import type { DisputeContext, Opposition, PairRule } from './frame.ts';

/** Articles that speak of one negotiation were published so many days apart. */
const DAYS = 4;
const WILLING = new Set(['talks', 'agreement', 'ceasefire']);

/** A refusal beside what was demanded, agreed or offered. */
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
  if (other.type === 'demand') return refuser(other.target) && inOneBreath(no, other) ? 'demanded-refused' : null;
  if (WILLING.has(other.type) && other.claim.modality !== 'denied' && other.claim.modality !== 'demanded') {
    if (!refuser(other.agent)) return null;
    if (other.type === 'talks' && !other.aim) return null;
    if (speaksFor(other, other.agent, parties)) return 'ready-refused';
    return other.claim.modality === 'asserted' && inOneBreath(no, other) ? 'agreed-reneged' : null;
  }
  if (other.type !== 'refusal' || other.claim.modality === 'denied' || no.id > other.id) return null;
  return speaksFor(no, other.agent, parties) && speaksFor(other, no.agent, parties) ? 'each-blames' : null;
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
