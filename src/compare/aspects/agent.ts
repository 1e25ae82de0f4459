/** Who did it: the same, a part or an ally, another side, or one party more. */
import { BY_ADJECTIVE } from '../../model/index.ts';
import { inOneSpot, namedTarget, namesPlaces, onlyCountry, spotsOf, tied, timesOf } from '../closeness.ts';
import { type Fact, speakerOf } from '../facts.ts';
import type { Parties } from '../parties.ts';
import { joined } from '../rules.ts';
import { type AspectContext, type AspectResult, type Finding, judge, type Value, valuesOf } from './frame.ts';

export function agent(facts: readonly Fact[], context: AspectContext): AspectResult | null {
  // of what stands, one account names more of the holders than another
  const standing = context.rules.incident.standing.includes(context.type?.id ?? '');
  const how = standing ? 'overlap' : (context.type?.compare.agent ?? 'side');
  if (how === 'none') return null;
  // two may talk, ask or refuse: that is two acts and no dispute on one
  const saying = context.rules.incident.acts.includes(context.type?.id ?? '');
  const blame = context.rules.incident.blame.includes(context.type?.id ?? '');
  const day = facts.find((f) => f.day)?.day ?? null;
  const values = valuesOf(facts, (fact) => {
    const ids = [...new Set(fact.agent)].sort();
    if (ids.length === 0) return null;
    return {
      key: ids.join(' '),
      kept: ids,
      label: () => joined(ids.map(context.entityName), context.rules),
      value: ids,
    };
  });
  const foes = (ids: readonly string[]) =>
    ids.some((x) => ids.some((y) => context.parties.relation(x, y, day) === 'other'));
  // of a clash one names the one side and one the other; foes do nothing together, and who suffers may suffer from both
  const ofAFight = (a: readonly string[], b: readonly string[]) =>
    how === 'overlap' || (context.type?.group !== 'harm' && (foes(a) || foes(b)));
  return judge(
    'agent',
    values,
    (a, b) =>
      saying || ofAFight(a.kept, b.kept)
        ? { verdict: 'refine', rule: 'some-of-them' }
        : compareParties(a.kept, b.kept, day, context.parties, blame, jointly(values)),
    (a, b) =>
      ofOneDeed(a, b, context) &&
      (blame ||
        (pickedOut(a, b, context) &&
          [a, b].every((f) => told(f) && namesDoers(f, context.parties) && apartFromSource(f)))) &&
      !ofOwnPart(a, b, context.parties),
    context,
  );
}

/** One spot, or one thing by name that was hit: in a district many deeds are done on one day, and those harmed in one place may be so by many. */
const pickedOut = (a: Fact, b: Fact, { places, type }: AspectContext): boolean =>
  namedTarget(a, b) ||
  (type?.group !== 'harm' &&
    a.places.length === b.places.length &&
    inOneSpot(a, b, places) &&
    namesPlaces(a) &&
    namesPlaces(b));

const told = (f: Fact): boolean => f.claim.modality === 'asserted';

/** The claim's own words name a doer, who is a body: none that was only taken to be meant or was named before, and no person for his side. */
export const namesDoers = ({ claim, agent }: Fact, parties: Parties): boolean =>
  claim.agent.some(
    (m) => (!m.inferred || m.inferred === BY_ADJECTIVE) && m.start >= claim.quote.start && m.end <= claim.quote.end,
  ) && !agent.some((id) => parties.isPerson(id));

/** Who speaks is not read as the doer of what he tells. */
const apartFromSource = ({ claim }: Fact): boolean =>
  !claim.agent.some((m) => claim.source.some((s) => s.start === m.start));

/** Who tells of his own part in a deed does not deny that of somebody on his side. */
function ofOwnPart(a: Fact, b: Fact, parties: Parties): boolean {
  const own = [a, b].some((f) => parties.meet(f.agent, [speakerOf(f)], f.day));
  return own && !a.agent.some((x) => b.agent.some((y) => parties.relation(x, y, a.day) === 'other'));
}

/** Whether two did it together, by two independent accounts: who names only one of them names a part. */
type Together = (x: string, y: string) => boolean;

function jointly(values: readonly Value<readonly string[]>[]): Together {
  const origins = (x: string, y: string) =>
    new Set(values.flatMap((v) => (v.kept.includes(x) && v.kept.includes(y) ? v.facts.map((f) => f.origin) : [])));
  return (x, y) => origins(x, y).size > 1;
}

/**
 * Two lists of parties as told by two. Allied states are two, unless they did it together. Who names one party more tells a part more, and only
 * where naming is blaming does that part the two.
 */
function compareParties(
  a: readonly string[],
  b: readonly string[],
  day: string | null,
  parties: Parties,
  blame: boolean,
  together: Together,
): Finding {
  const extra = (xs: readonly string[], ys: readonly string[]) =>
    xs.map((x) => {
      const relations = ys.map((y) => parties.relation(x, y, day));
      if (relations.includes('same') || relations.includes('part')) return 'same';
      if (relations.includes('ally'))
        return ys.every((y) => parties.otherState(x, y) && !together(x, y)) ? 'other' : 'ally';
      return relations.includes('unknown') || relations.length === 0 ? 'unknown' : 'other';
    });
  const left = extra(a, b);
  const right = extra(b, a);
  const both = [...left, ...right];
  if (both.every((r) => r === 'other')) return { verdict: 'conflict', rule: 'other-side' };
  const groups = [a, b].map((ids) => ids.filter((id) => parties.isGroup(id)));
  if (groups.every((g) => g.length > 0) && !parties.meet(groups[0]!, groups[1]!, day))
    return { verdict: 'conflict', rule: 'other-groups' };
  if (blame && both.includes('other')) return { verdict: 'conflict', rule: 'another-party' };
  if (both.every((r) => r === 'unknown')) return { verdict: 'refine', rule: 'sides-unknown' };
  return { verdict: 'refine', rule: 'part-and-whole' };
}

/**
 * Two may say and plan alike; of one deed there are two tellers, one time, one place, and something in the content that ties the two. Two articles that
 * have no doer in common tell of one deed only where both name its day.
 */
function ofOneDeed(a: Fact, b: Fact, { places, parties }: AspectContext): boolean {
  if (a.teller === b.teller || a.aim || b.aim || a.claim.modality === 'denied' || b.claim.modality === 'denied')
    return false;
  const times = timesOf(a, b);
  if (times === 'apart') return false;
  if (times === 'loose' && (onlyCountry(a, b, places) || (a.doc !== b.doc && !parties.meet(a.agent, b.agent, a.day))))
    return false;
  // of allied states both may have done it, unless it is one deed of one day
  if (times === 'loose' && a.agent.every((x) => b.agent.every((y) => parties.relation(x, y, a.day) === 'ally')))
    return false;
  // a list of places is told of many deeds
  const lists = a.places.length > 1 || b.places.length > 1;
  if (lists && a.doc !== b.doc && a.places.length !== b.places.length) return false;
  return spotsOf(a, b, places) !== 'apart' && tied(a, b);
}
