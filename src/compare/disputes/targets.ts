/** Whom it hit, and whether there is no more than is told. */
import { inOneBreath, spotsOf, timesOf } from '../closeness.ts';
import type { Fact } from '../facts.ts';
import { classOf, restricts, type TargetClass } from '../wording.ts';
import type { DisputeContext, Opposition } from './frame.ts';

/** @param harm facts of violence and its tolls; @param near those around a claim, of whatever type of these */
export function targets(
  harm: readonly Fact[],
  near: (fact: Fact) => readonly Fact[],
  context: DisputeContext,
): Opposition[] {
  const out: Opposition[] = [];
  const classes = new Map<Fact, TargetClass | null>(
    harm.map((f) => [f, f.claim.modality === 'asserted' ? classOf(f.claim.target.map((t) => t.text).join(' ')) : null]),
  );
  for (const a of harm) {
    const x = classes.get(a);
    if (!x) continue;
    for (const b of near(a)) {
      const y = classes.get(b);
      if (!y || x === y || a.id > b.id || a.teller === b.teller || a.origin === b.origin || !aimedAt(a, b)) continue;
      if (otherDoers(a, b, context)) continue;
      if (!inOneBreath(a, b) || timesOf(a, b) === 'apart' || spotsOf(a, b, context.places) !== 'same') continue;
      out.push({
        kind: 'target',
        rule: 'other-victims',
        a,
        b,
        says: [context.rules.classes[x]!, context.rules.classes[y]!],
      });
    }
  }
  return out;
}

/** Two deeds of two sides hit each their own. */
const otherDoers = (a: Fact, b: Fact, { parties }: DisputeContext): boolean =>
  a.agent.some((x) => b.agent.some((y) => parties.relation(x, y, a.day) === 'other'));

/** An attack aims at the one or at the other; two tolls may well be of both. */
const aimedAt = (a: Fact, b: Fact): boolean =>
  !(TOLLS.has(a.type) && TOLLS.has(b.type)) &&
  a.numbers.every((n) => !n.of.startsWith('killed')) &&
  b.numbers.every((n) => !n.of.startsWith('killed'));
const TOLLS = new Set(['killed', 'injured', 'destruction']);

/**
 * «advisory support only» beside soldiers who arrive: a claim that says there is no more, and another's that tells of more by the same side.
 * @param force facts of support and deployment
 */
export function restrictions(force: readonly Fact[], context: DisputeContext): Opposition[] {
  const { parties, rules } = context;
  const out: Opposition[] = [];
  for (const a of force) {
    if (
      a.claim.modality !== 'asserted' ||
      a.claim.source.length === 0 ||
      a.agent.length === 0 ||
      !restricts(a.claim.quote.text)
    )
      continue;
    for (const b of force) {
      if (a.teller === b.teller || a.origin === b.origin || b.claim.modality !== 'asserted') continue;
      if (a.published === null || b.published === null || Math.abs(a.published - b.published) > RESTRICTED_DAYS)
        continue;
      const side = a.agent.some((x) => b.agent.some((y) => ['same', 'part'].includes(parties.relation(x, y, a.day))));
      // «عناصرها»: nobody by name, told of one support in one breath
      const unnamed = a.type === b.type && b.agent.every((y) => y.startsWith('x:')) && inOneBreath(a, b);
      if (!side && !unnamed) continue;
      out.push({
        kind: 'occurrence',
        rule: 'only-and-more',
        a,
        b,
        says: [rules.words.only!, rules.words.further!],
      });
    }
  }
  return out;
}

/** «only» speaks of a whole intervention: what is told within so many days of it answers it. */
const RESTRICTED_DAYS = 240;
