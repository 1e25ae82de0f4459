/** Who holds what: the whole or a part of it, two holders of one place at one time. */
import { shareOfSmaller } from '../../text/hash.ts';
import { namesDoers } from '../aspects/agent.ts';
import { namesPlaces, spotsOf, timesOf } from '../closeness.ts';
import type { Fact } from '../facts.ts';
import { joined } from '../rules.ts';
import { type Extent, extentOf } from '../wording.ts';
import { type DisputeContext, type Opposition, once, type PairRule } from './frame.ts';

/** Of taking, holding and leaving ground. */
export function controls(context: DisputeContext): PairRule {
  const extentIn = once((f): Extent | null => extentOf(f.claim.target.map((t) => t.text).join(' ')));
  const asserted = (f: Fact) => f.claim.modality === 'asserted';
  return {
    asks: asserted,
    against: 'near',
    answer: (a, b) => {
      if (a.id > b.id || a.teller === b.teller || !asserted(b)) return null;
      if (a.type === b.type && ofOneTaking(a, b, context)) {
        const [x, y] = [extentIn(a), extentIn(b)];
        if (x && y && x !== y && (x === 'all' || y === 'all') && ofOneTelling(a, b)) return extent(a, b, x, y, context);
      }
      return a.origin !== b.origin && twoHolders(a, b, context) ? holders(a, b, context) : null;
    },
  };
}

/** One side takes it, in places that lie together, at times that may be one. */
function ofOneTaking(a: Fact, b: Fact, { places, parties }: DisputeContext): boolean {
  const spot = spotsOf(a, b, places);
  return (
    spot !== null &&
    spot !== 'apart' &&
    timesOf(a, b) !== 'apart' &&
    a.agent.some((x) => b.agent.some((y) => ['same', 'part', 'ally'].includes(parties.relation(x, y, a.day))))
  );
}

/** Told in one article, or of one day: from week to week more and more is taken. */
const ofOneTelling = (a: Fact, b: Fact): boolean => a.doc === b.doc || timesOf(a, b) === 'same';

/** Both say that it is held, of the very same place smaller than a governorate, by sides that have nothing in common. */
function twoHolders(a: Fact, b: Fact, { places, parties }: DisputeContext): boolean {
  // what stood before and what is no more is told beside: only who is quoted, or names the day, says that it stands
  if (!stands(a) || !stands(b)) return false;
  // what is held for years changes hands meanwhile
  if (a.long || b.long) return false;
  // who takes a place takes it from its holder, and one article tells how it passed from hand to hand
  if (a.type === 'withdrawal' || a.type !== b.type || (a.type === 'territory_capture' && a.doc === b.doc)) return false;
  const whole =
    a.places.length === 1 &&
    b.places.length === 1 &&
    a.places[0] === b.places[0] &&
    !a.lent &&
    !b.lent &&
    namesPlaces(a) &&
    namesPlaces(b) &&
    places.precision(a.places[0]!) <= 3;
  if (!whole || a.agent.length === 0 || b.agent.length === 0) return false;
  if (
    a.from === null || b.from === null
      ? a.type === 'territory_capture' || Math.abs((a.published ?? 0) - (b.published ?? 9)) > 1
      : timesOf(a, b) !== 'same'
  )
    return false;
  if (![a, b].every((f) => namesDoers(f, parties))) return false;
  const alike = shareOfSmaller(a.targetPieces, b.targetPieces);
  if (a.targetPieces.length + b.targetPieces.length > 0 && alike < ALIKE) return false;
  return a.agent.every((x) => b.agent.every((y) => parties.relation(x, y, a.day) === 'other'));
}

const stands = (f: Fact): boolean => f.claim.source.length > 0 || f.from !== null;

/** Share of runs of three letters from which two names of ground are alike. */
const ALIKE = 0.6;

const extent = (a: Fact, b: Fact, x: Extent, y: Extent, { rules }: DisputeContext): Opposition => ({
  kind: 'control',
  rule: 'different-extent',
  a,
  b,
  says: [rules.extents[x]!, rules.extents[y]!],
});

const holders = (a: Fact, b: Fact, { rules, entityName }: DisputeContext): Opposition => ({
  kind: 'control',
  rule: 'two-holders',
  a,
  b,
  says: [joined(a.agent.map(entityName), rules), joined(b.agent.map(entityName), rules)],
});
