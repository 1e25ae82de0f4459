/** Whether it happened: told, denied, planned, asked for, in doubt. */
import type { Modality } from '../../model/index.ts';
import { inOneBreath, onlyCountry, otherTargets, spotsOf, tied, timesOf } from '../closeness.ts';
import { type Fact, speakerOf } from '../facts.ts';
import type { Parties } from '../parties.ts';
import type { Places } from '../places.ts';
import { type AspectContext, type AspectResult, type Finding, judge, valuesOf } from './frame.ts';

export function occurrence(facts: readonly Fact[], context: AspectContext): AspectResult | null {
  const { rules, type } = context;
  const stands = rules.incident.standing.includes(type?.id ?? '') ? rules.standing : {};
  const values = valuesOf(facts, ({ claim: { modality } }) => ({
    key: modality,
    kept: modality,
    label: () => stands[modality] ?? rules.occurrence[modality]!,
    value: modality,
  }));
  return judge(
    'occurrence',
    values,
    (a, b) => compare(a.kept, b.kept),
    (a, b) => denies(a, b, context),
    context,
  );
}

function compare(a: Modality, b: Modality): Finding {
  const pair = new Set([a, b]);
  if (pair.has('denied') && (pair.has('asserted') || pair.has('uncertain')))
    return { verdict: 'conflict', rule: 'asserted-denied' };
  return { verdict: 'refine', rule: 'different-certainty' };
}

/** A denial in so many words, or by who would have done it, answers what another origin tells of the same day, place and doer. */
export function denies(
  a: Fact,
  b: Fact,
  { parties, places, rules }: Pick<AspectContext, 'parties' | 'places' | 'rules'>,
): boolean {
  if (a.origin === b.origin || a.teller === b.teller || parties.oneState(speakerOf(a), speakerOf(b))) return false;
  const [denied, told] = a.claim.modality === 'denied' ? [a, b] : [b, a];
  // who did not deny has not said that it happened, and what is told only to be denied is told by nobody
  if (denied.type === 'denial' || denied.aside || told.retold) return false;
  // who says in passing that something was not, answers only for himself, or reports that stand beside it
  const beside = told.claim.modality === 'uncertain' && inOneBreath(a, b);
  if (!denied.explicit && !beside && !ofItsOwn(denied, parties)) return false;
  // an outlet's own «not» beside its sources weighs what they say and denies none of it
  if (a.doc === b.doc && denied.claim.source.length === 0 && !denied.explicit) return false;
  const spot = spotsOf(a, b, places);
  if (spot === 'apart' || farFromHome(a, b, places) || !sameDoer(denied, told, parties)) return false;
  const times = timesOf(a, b);
  // nobody denies what is yet to happen
  if (denied.from === null && denied.published !== null && told.from !== null && told.from > denied.published)
    return false;
  // what was denied of a day may be agreed on, or said, on a later one
  const later = denied.to !== null && told.from === null && told.published! > denied.to;
  if (later && rules.incident.acts.includes(denied.type)) return false;
  // in one article it answers what is told there
  const answers = beside || (denied.explicit && a.doc === b.doc);
  if (!answers && !rules.incident.acts.includes(denied.type) && hitsAnother(denied, told, parties)) return false;
  // what may be is often another happening, or one to come
  if (times === 'apart' || (times === 'loose' && (!denied.explicit || told.claim.modality === 'uncertain')))
    return false;
  // a campaign goes on whatever is denied of one day of it
  if (a.long !== b.long) return false;
  // in one country there are many, and to whom it was done tells two apart
  return (spot !== null && !onlyCountry(a, b, places)) || (tied(a, b) && !otherTargets(a, b));
}

/**
 * The denial is of having hit one thing, or one person by name, and the claim tells of another, though both lie in one place. Where the denial is of the
 * place itself, all that is hit in it answers.
 */
function hitsAnother(denied: Fact, told: Fact, parties: Parties): boolean {
  const { target, place } = denied.claim;
  if (target.some((t) => place.some((p) => !p.inferred && p.start === t.start))) return false;
  const persons = denied.knownTarget.filter((id) => parties.isPerson(id));
  if (persons.length > 0 && told.targetPieces.length > 0) return !persons.some((id) => told.knownTarget.includes(id));
  return otherTargets(denied, told);
}

/** What names no place lies where its article is at home. */
const farFromHome = (a: Fact, b: Fact, places: Places): boolean =>
  a.places.length > 0 &&
  b.places.length > 0 &&
  a.places.every((p) => b.places.every((q) => places.relation(p, q) === 'apart'));

/** What two do together: who denies it with one does not deny it with another. */
const TOGETHER = new Set(['talks', 'agreement']);

/**
 * Nobody is told to be in it whom the denial does not name, and who denies it for himself is; where nobody is named, both tell of one place or in one
 * breath.
 */
function sameParties(denied: Fact, told: Fact, parties: Parties): boolean {
  if (denied.agent.length === 0)
    return denied.places.length > 0 || (told.agent.length === 0 && inOneBreath(denied, told));
  const isUnknown = (id: string) => parties.isUnknown(id);
  const partnersTold = denied.agent.every((id) => parties.meet([id], told.agent, denied.day));
  if (!partnersTold && !told.agent.some(isUnknown)) return false;
  if (told.agent.some((id) => !isUnknown(id) && !parties.meet([id], denied.agent, denied.day))) return false;
  const own = denied.agent.filter((id) => speaksFor(denied, [id], parties));
  // «مسؤولون» may be his
  const sought = own.length === 0 || told.agent.some(isUnknown) ? denied.agent : own;
  return parties.meet(sought, told.agent, denied.day);
}

/** The one who is said not to have done it is the one who is said to have; of several on both sides, all of one. */
export function sameDoer(denied: Fact, told: Fact, parties: Parties): boolean {
  if (TOGETHER.has(denied.type)) return sameParties(denied, told, parties);
  const all = (xs: readonly string[], ys: readonly string[]) =>
    xs.every((x) => parties.isUnknown(x) || parties.meet([x], ys, denied.day));
  const [some, others] = [denied.agent, told.agent];
  return some.length === 0 || (parties.meet(some, others, denied.day) && (all(some, others) || all(others, some)));
}

/** Who speaks tells of what he did himself, or his state. */
const ofItsOwn = (fact: Fact, parties: Parties): boolean =>
  speaksFor(fact, fact.agent, parties) || fact.agent.some((id) => parties.oneState(id, speakerOf(fact)));

/** The source of a claim is one of these parties, or a part of one. */
export const speaksFor = (fact: Fact, ids: readonly string[], parties: Parties): boolean =>
  fact.claim.source.length > 0 && parties.meet(ids, [speakerOf(fact)], fact.day);
