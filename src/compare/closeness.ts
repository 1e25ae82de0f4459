/** How close two claims lie, for asking whether they can be set against each other at all. */
import { type Counted, isPointing, isRound } from '../model/index.ts';
import { jaccard, shareOfSmaller } from '../text/hash.ts';
import type { Fact } from './facts.ts';
import { meet } from './numbers.ts';
import type { PlaceRelation, Places } from './places.ts';

/** `loose`: one of them gives no day. */
export type TimeRelation = 'same' | 'loose' | 'apart';

/** Undated claims are of one time when they were published so many days apart. */
const NEAR_DAYS = 2;
/** What is told within so many days of the end of a period may be of it. */
const PERIOD_DAYS = 8;
/** Claims of fewer words share them by chance. */
const FEWEST_WORDS = 4;
/** Code units between triggers that are told in one breath. */
const BREATH = 450;

/** Whether the days of two claims may be one time. A claim without a day goes by the day of its publication. */
export function timesOf(a: Fact, b: Fact): TimeRelation {
  if (a.from !== null && b.from !== null)
    return a.from <= b.to! && b.from <= a.to! && a.long === b.long ? 'same' : 'apart';
  if (a.from === null && b.from === null) return a.doc === b.doc || published(a, b) <= NEAR_DAYS ? 'loose' : 'apart';
  const [dated, open] = a.from !== null ? [a, b] : [b, a];
  if (open.published === null) return a.doc === b.doc ? 'loose' : 'apart';
  const after = open.published - dated.to!;
  if (dated.long) return after >= -NEAR_DAYS && after <= PERIOD_DAYS ? 'loose' : 'apart';
  return a.doc === b.doc
    ? Math.abs(after) <= 7
      ? 'loose'
      : 'apart'
    : after >= -1 && after <= NEAR_DAYS
      ? 'loose'
      : 'apart';
}

const published = (a: Fact, b: Fact): number =>
  a.published === null || b.published === null ? Number.POSITIVE_INFINITY : Math.abs(a.published - b.published);

/** The nearest relation of their places; null where one names none of its own. */
export function spotsOf(a: Fact, b: Fact, places: Places): PlaceRelation | null {
  if (a.lent || b.lent || a.places.length === 0 || b.places.length === 0) return null;
  const all = a.places.flatMap((p) => b.places.map((q) => places.relation(p, q)));
  return (['same', 'part', 'near', 'vicinity', 'unknown', 'apart'] as const).find((r) => all.includes(r)) ?? null;
}

/** UCDP `where_prec` from which a place is a whole country or more, in which things happen side by side every day. */
const COUNTRY = 6;

/** True when they name places that have nothing closer in common than a country. */
export function onlyCountry(a: Fact, b: Fact, places: Places): boolean {
  if (a.lent || b.lent || a.places.length === 0 || b.places.length === 0) return false;
  const wide = (p: string) => places.precision(p) >= COUNTRY;
  return a.places.every((p) => b.places.every((q) => wide(p) || wide(q) || places.relation(p, q) === 'apart'));
}

/** UCDP `where_prec` up to which a place is one spot. */
const SPOT = 2;

/** True when both name one and the same spot: a settlement, a site; in a district or a governorate many things happen on one day. */
export const inOneSpot = (a: Fact, b: Fact, places: Places): boolean =>
  !a.lent && !b.lent && a.places.some((p) => b.places.includes(p) && places.precision(p) <= SPOT);

/** True when its own words name the places, or point to them («المدينة»): none is carried over from what was told before. */
export const namesPlaces = ({ claim }: Fact): boolean => claim.place.every((p) => !p.inferred || isPointing(p));

/** True when both tell in one article, one right behind the other. */
export const inOneBreath = (a: Fact, b: Fact): boolean =>
  a.doc === b.doc && Math.abs(a.claim.trigger.start - b.claim.trigger.start) <= BREATH;

/** True when something of the content ties them: a headline and its body, a number, a target, many words. */
export function tied(a: Fact, b: Fact): boolean {
  if (inOneBreath(a, b) || (a.doc === b.doc && a.headline !== b.headline)) return true;
  if (a.numbers.some((x) => b.numbers.some((y) => x.of === y.of && x.lo === y.lo && meet(x.bounds, y.bounds))))
    return true;
  if (a.target.some((t) => t && b.target.includes(t))) return true;
  if (Math.min(a.targetPieces.length, b.targetPieces.length) >= 3 && jaccard(a.targetPieces, b.targetPieces) >= 0.4)
    return true;
  return shareWords(a, b, 0.35);
}

/** True when each says to whom or what it was done, in words that have nothing in common. */
export function otherTargets(a: Fact, b: Fact): boolean {
  if (a.targetPieces.length === 0 || b.targetPieces.length === 0) return false;
  return !a.knownTarget.some((t) => b.knownTarget.includes(t)) && shareOfSmaller(a.targetPieces, b.targetPieces) === 0;
}

/** Runs of three letters from which a target's words name something of its own («سوق الهال القديم»). */
const NAMED = 8;

/** True when both name one thing as hit, and no mere people or houses. */
export const namedTarget = (a: Fact, b: Fact): boolean =>
  Math.min(a.targetPieces.length, b.targetPieces.length) >= NAMED && jaccard(a.targetPieces, b.targetPieces) >= 0.6;

/** Figures up to this one are shared by chance. */
const FEW = 4;
const UNNAMED = new Set<Counted>(['other', 'hours', 'days']);

/** True when both count the same with one figure of more than a few; «tens» are no figure. */
export const sameFigure = (a: Fact, b: Fact): boolean =>
  a.numbers.some(
    (x) =>
      x.lo !== null &&
      x.lo > FEW &&
      !isRound(x.qualifier) &&
      !UNNAMED.has(x.of) &&
      b.numbers.some((y) => x.of === y.of && x.lo === y.lo),
  );

const shareWords = (a: Fact, b: Fact, least: number): boolean =>
  Math.min(a.words.length, b.words.length) >= FEWEST_WORDS && shareOfSmaller(a.words, b.words) >= least;
