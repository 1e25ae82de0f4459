/** Whom it hit, and whether there is no more than is told. */
import { inOneBreath, onlyCountry, spotsOf, timesOf } from '../closeness.ts';
import type { Fact } from '../facts.ts';
import { classOf, restricts, type TargetClass } from '../wording.ts';
import { type DisputeContext, once, type PairRule } from './frame.ts';

/** Of violence and its tolls. */
export function targets(context: DisputeContext): PairRule {
  const classIn = once((f): TargetClass | null =>
    f.claim.modality === 'asserted' ? classOf(f.claim.target.map((t) => t.text).join(' ')) : null,
  );
  return {
    asks: (a) => classIn(a) !== null,
    against: 'near',
    answer: (a, b) => {
      if (a.id > b.id || a.teller === b.teller || a.origin === b.origin || !inOneBreath(a, b)) return null;
      const [x, y] = [classIn(a), classIn(b)];
      if (!x || !y || x === y || !aimedAt(a, x, b, y) || otherDoers(a, b, context)) return null;
      if (timesOf(a, b) === 'apart' || spotsOf(a, b, context.places) !== 'same') return null;
      if (onlyCountry(a, b, context.places)) return null;
      const { classes } = context.rules;
      return { kind: 'target', rule: 'other-victims', a, b, says: [classes[x]!, classes[y]!] };
    },
  };
}

/** Two deeds of two sides hit each their own. */
const otherDoers = (a: Fact, b: Fact, { parties }: DisputeContext): boolean =>
  a.agent.some((x) => b.agent.some((y) => parties.relation(x, y, a.day) === 'other'));

/**
 * One attack aims at the one or at the other. Two tolls may well be of both, and an attack on soldiers may kill civilians beside; but who was killed
 * as a soldier was not hit as a civilian.
 */
function aimedAt(a: Fact, x: TargetClass, b: Fact, y: TargetClass): boolean {
  if ([a, b].some((f) => f.numbers.some((n) => n.of.startsWith('killed')))) return false;
  if (TOLLS.has(a.type) && TOLLS.has(b.type)) return false;
  if (TOLLS.has(a.type)) return x === 'armed';
  if (TOLLS.has(b.type)) return y === 'armed';
  return a.type === b.type;
}
const TOLLS = new Set(['killed', 'injured', 'destruction']);

/**
 * «advisory support only» beside soldiers who arrive: a claim of support or deployment that says there is no more, and another's that tells of
 * more by the same side in the same land.
 */
export const restrictions = ({ parties, places, rules }: DisputeContext): PairRule => ({
  asks: (a) =>
    a.claim.modality === 'asserted' &&
    a.claim.source.length > 0 &&
    a.agent.length > 0 &&
    a.numbers.length === 0 &&
    restricts(fromTrigger(a)),
  against: 'all',
  answer: (a, b) => {
    if (a.teller === b.teller || a.origin === b.origin || b.claim.modality !== 'asserted') return null;
    if (a.published === null || b.published === null || Math.abs(a.published - b.published) > RESTRICTED_DAYS)
      return null;
    const side = parties.meet(a.agent, b.agent, a.day);
    const spot = spotsOf(a, b, places);
    if (spot !== 'same' && spot !== 'part' && !inOneBreath(a, b)) return null;
    // «عناصرها»: nobody by name, told of one support in one breath
    const unnamed = a.type === b.type && b.agent.every((y) => y.startsWith('x:')) && inOneBreath(a, b);
    if (!side && !unnamed) return null;
    return { kind: 'occurrence', rule: 'only-and-more', a, b, says: [rules.words.only!, rules.words.further!] };
  },
});

/** What a claim says from its trigger on: what is only so stands behind the word that tells it. Of a number it is the number that is no more. */
const fromTrigger = ({ claim: { quote, trigger } }: Fact): string => quote.text.slice(trigger.start - quote.start);

/** «only» speaks of a whole intervention: what is told within so many days of it answers it. */
const RESTRICTED_DAYS = 240;
