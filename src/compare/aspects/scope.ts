/** Whether two claims count the same: one time, one place, the same people. */
import type { Counted } from '../../model/index.ts';
import { shareOfSmaller } from '../../text/hash.ts';
import { inOneBreath, inOneSpot, namesPlaces, onlyCountry, spotsOf, timesOf } from '../closeness.ts';
import { type Fact, speakerOf } from '../facts.ts';
import type { Parties } from '../parties.ts';
import type { Places } from '../places.ts';
import { lowest, saysWhom, vague } from './counting.ts';
import type { AspectContext } from './frame.ts';

/** When a toll is told, at the latest: of its last day or on the day of publication. */
const when = (f: Fact): number => Math.max(f.to ?? 0, f.published ?? 0);

/** Whether the larger of two counts is the later one, or says in another article of that day that the toll has risen. */
export const hasGrown = (fewer: Fact, more: Fact): boolean =>
  when(more) > when(fewer) || (more.risenToll && more.doc !== fewer.doc && when(more) === when(fewer));

/** A larger count without a day that is more than so many times the count of a period is of another, longer one. */
const OF_ANOTHER_PERIOD = 5;

/** A count of victims without a day may be of a part of a period, but in another article's telling no part is larger than the whole. */
function exceeds(open: Fact, period: Fact, of: Counted, places: Places): boolean {
  if (open.from !== null || open.doc === period.doc || onlyCountry(open, period, places)) return false;
  const [part, whole] = [lowest(open, of), lowest(period, of)];
  return isVictims(of) && part > whole && part <= OF_ANOTHER_PERIOD * whole;
}
const isVictims = (of: Counted): boolean => of.startsWith('killed') || of.startsWith('injured');

/** Two origins that count the same: one time, one place and not a part of it, the same people, counted by figures. */
export function ofOneScope(a: Fact, b: Fact, of: Counted, { places, parties }: AspectContext): boolean {
  if (!told(a) || !told(b) || a.origin === b.origin || a.teller === b.teller || quotes(a, b) || quotes(b, a))
    return false;
  // the organs of a state count as one: the later corrects the earlier
  if (parties.oneState(speakerOf(a), speakerOf(b))) return false;
  const [fewer, more] = lowest(a, of) < lowest(b, of) ? [a, b] : [b, a];
  if (vague(a, of) || vague(b, of) || !ofOneTime(fewer, more, of, places)) return false;
  // a whole country has room for many deeds and many forces, and what was done is counted of one doer
  if (of === 'killed_fighters' && onlyCountry(a, b, places)) return false;
  if (!isVictims(of) && (onlyCountry(a, b, places) || (a.agent.length > 0 && !parties.meet(a.agent, b.agent, a.day))))
    return false;
  // what is counted without naming a place may be of a wider one than that named beside it
  if (namesPlaces(fewer) && !namesPlaces(more)) return false;
  // a list of places is a sum, one of them its part
  if (spotsOf(a, b, places) !== 'same' || a.places.length !== b.places.length) return false;
  return sameVictims(fewer, more, parties);
}

/** Who tells the one is among those who tell the other: «قالت الوحدات والمرصد». */
const quotes = ({ claim }: Fact, other: Fact): boolean => claim.source.some((s) => s.entity === speakerOf(other));

/** What is only denied is counted by nobody: «نفى ضلوعه في القصف الذي أوقع 250 قتيلا». */
const told = (f: Fact): boolean => f.claim.modality === 'asserted' && !f.retold && !f.earlierToll && !f.jointToll;

/** Two counts of which one gives no day are of one where they stand in the news of one day and the next. */
const newsOfADay = (a: Fact, b: Fact): boolean => Math.abs((a.to ?? a.published!) - (b.to ?? b.published!)) <= 1;

/** Share of runs of three letters from which two names of people are alike. */
const ALIKE = 0.5;

/** One time, and none that is longer or later for the larger count: a toll grows. */
function ofOneTime(fewer: Fact, more: Fact, of: Counted, places: Places): boolean {
  const times = timesOf(fewer, more);
  if (times === 'apart') return false;
  // one article gives each happening its own days
  if (times === 'same' && fewer.doc === more.doc && !fewer.long && (fewer.from !== more.from || fewer.to !== more.to))
    return false;
  // nor does it leave the day of one of two counts of one day out, but right behind it or in its headline
  if (times === 'loose' && fewer.doc === more.doc && (fewer.from === null) !== (more.from === null))
    if (!inOneBreath(fewer, more) && fewer.headline === more.headline) return false;
  if (
    times === 'loose' &&
    fewer.doc !== more.doc &&
    !(isVictims(of) && inOneSpot(fewer, more, places) && newsOfADay(fewer, more))
  )
    return false;
  if (fewer.long !== more.long) return fewer.long && exceeds(more, fewer, of, places);
  if (fewer.doc !== more.doc && hasGrown(fewer, more)) return false;
  return !fewer.long || (more.from! >= fewer.from! - 1 && more.to! <= fewer.to!);
}

/** Who was killed as a civilian, as one of a party or by one party is among all who were killed; two parties have their own dead, and kill their own. */
function sameVictims(fewer: Fact, more: Fact, parties: Parties): boolean {
  // a single victim is one of those told of, seven of a party are among fourteen dead
  if (lowest(fewer, 'killed') === 1 || lowest(fewer, 'injured') === 1) return false;
  if (fewer.knownTarget.length > 0 && more.knownTarget.length === 0) return false;
  if (fewer.numbers.some((n) => n.narrowed) && shareOfSmaller(fewer.targetPieces, more.targetPieces) < ALIKE)
    return false;
  const [x, y] = [saysWhom(fewer), saysWhom(more)];
  if (x !== y && (x === null ? y !== 'civilian' : x !== 'civilian' || !fewer.long)) return false;
  const apart = (xs: readonly string[], ys: readonly string[]) =>
    xs.some((p) => p && ys.some((q) => q && parties.relation(p, q, fewer.day) === 'other'));
  if (apart(fewer.target, more.target) || apart(fewer.agent, more.agent)) return false;
  return !more.long || fewer.agent.length === 0 || more.agent.length > 0 || apart(fewer.agent, fewer.agent);
}
