/** Why two claims may tell of one happening: a short list of named features, each with a weight that `ontology/accounts.yaml` gives. */
import { jaccard, shareOfSmaller } from '../text/hash.ts';
import { namedTarget } from './closeness.ts';
import type { Fact } from './facts.ts';
import { type Bounds, magnitudesApart, meet } from './numbers.ts';
import type { Parties } from './parties.ts';
import type { PlaceRelation, Places } from './places.ts';

export interface Scales {
  readonly weights: Readonly<Record<string, number>>;
  /** Days between publications beyond which undated claims are not compared. */
  readonly reach_days: number;
  /** Types of what stands rather than happens. */
  readonly standing: readonly string[];
  /** Types of ground that is held and changes hands, part by part. */
  readonly ground: readonly string[];
  /** Types of victims, of whom one article gives the counts of several days. */
  readonly tolls: readonly string[];
}

export interface PairContext {
  readonly parties: Parties;
  readonly places: Places;
  readonly scales: Scales;
}

/** Counts of which the smaller is at least this share of the larger are close. */
const CLOSE = 0.9;
/** «more than 400» and «more than 500» may be one toll at two times; they can always both be true, so that being so ties nothing. */
const CLOSE_OPEN = 0.5;

/** Takes the features of a pair as they are found: adds up weights, or notes names. */
export interface Sink {
  add(feature: string): void;
}

/** Names of the features of a pair; null where they cannot be one happening (times or places that exclude each other). */
export function pairFeatures(a: Fact, b: Fact, context: PairContext): string[] | null {
  const names: string[] = [];
  return findFeatures(a, b, context, { add: (f) => names.push(f) }) ? names : null;
}

/** Adds up the weights of pairs; one for many pairs. */
export class Scorer implements Sink {
  private readonly weights: Map<string, number>;
  private readonly base: number;
  /** What the content of a pair can add at most, and its words and trigger alone. */
  private readonly most: number;
  private readonly mostOfWords: number;
  private sum = 0;

  constructor(
    private readonly context: PairContext,
    private readonly least: number,
  ) {
    this.weights = new Map(Object.entries(context.scales.weights));
    this.base = this.weights.get('base') ?? 0;
    const positive = (...names: string[]) => Math.max(0, ...names.map((n) => this.weights.get(n) ?? 0));
    this.mostOfWords = positive('same-trigger') + positive('same-words', 'some-words');
    this.most =
      this.mostOfWords +
      positive('same-target', 'one-target', 'no-target') +
      positive('named-target') +
      positive('same-number', 'close-number');
  }

  add(feature: string): void {
    const weight = this.weights.get(feature);
    if (weight !== undefined) this.sum += weight;
  }

  /** The score of a pair; null where it cannot be one happening or scores no more than `least`. */
  score(a: Fact, b: Fact): number | null {
    this.sum = this.base;
    if (!findFrame(a, b, this.context, this) || this.sum + this.most <= this.least) return null;
    findMatter(a, b, this.context, this);
    if (this.sum + this.mostOfWords <= this.least) return null;
    findWords(a, b, this);
    return this.sum > this.least ? this.sum : null;
  }
}

function findFeatures(a: Fact, b: Fact, context: PairContext, sink: Sink): boolean {
  if (!findFrame(a, b, context, sink)) return false;
  findMatter(a, b, context, sink);
  findWords(a, b, sink);
  return true;
}

/** When, where, who; false where they exclude each other. */
function findFrame(a: Fact, b: Fact, { parties, places, scales }: PairContext, sink: Sink): boolean {
  const together = a.doc === b.doc;
  const time = timeFeature(a, b, scales, together);
  if (time === null) return false;
  const place = placeFeature(a, b, places, together);
  if (place === null) return false;
  if (a.type !== b.type) sink.add('kin-types');
  if (together) sink.add('same-article');
  sink.add(time);
  sink.add(place);
  if (place === 'same-place') {
    if (scales.standing.includes(a.type)) sink.add('standing-same-place');
    // all that an article tells lies there, so that it ties no two of its claims
    if (together && a.atHome && b.atHome) sink.add('same-home');
  } else if (place === 'within-place' && scales.ground.includes(a.type)) sink.add('ground-within');
  if (together && (a.from === null) !== (b.from === null) && scales.tolls.includes(a.type)) sink.add('one-dated-toll');
  // nobody denies what he tells himself
  if (a.origin === b.origin && (a.claim.modality === 'denied') !== (b.claim.modality === 'denied'))
    sink.add('told-and-denied');
  if (together && a.headline !== b.headline) sink.add('headline');
  if (together && (a.claim.trigger.start > b.claim.trigger.start ? a : b).pointsBack) sink.add('points-back');
  if (a.aim !== b.aim) sink.add('aim-and-fact');
  else if (a.aim) sink.add('both-aims');
  sink.add(AGENT[partyRelation(a.agent, b.agent, a, parties)]!);
  if (together && a.claim.quote.start < b.claim.quote.end && b.claim.quote.start < a.claim.quote.end)
    sink.add('quotes-overlap');
  return true;
}

/** To whom and how many. */
function findMatter(a: Fact, b: Fact, { parties, scales }: PairContext, sink: Sink): void {
  sink.add(targetFeature(a, b, parties));
  if (namedTarget(a, b)) sink.add('named-target');
  if (a.victims !== null && b.victims !== null && a.victims !== b.victims && scales.tolls.includes(a.type))
    sink.add('other-victims');
  const number = numberFeature(a, b);
  if (number) sink.add(number);
}

function findWords(a: Fact, b: Fact, sink: Sink): void {
  if (jaccard(a.triggerPieces, b.triggerPieces) >= 0.3) sink.add('same-trigger');
  const words = shareOfSmaller(a.words, b.words);
  if (words >= 0.7) sink.add('same-words');
  else if (words >= 0.3) sink.add('some-words');
}

function timeFeature(a: Fact, b: Fact, scales: Scales, together: boolean): string | null {
  if (a.from !== null && b.from !== null) {
    const gap = Math.max(a.from - b.to!, b.from - a.to!);
    if (gap > 1) return null;
    if (a.long !== b.long) return 'day-in-period';
    if (gap > 0) return 'next-day';
    return !a.long ? 'same-day' : ofOnePeriod(a, b) ? 'overlapping-periods' : 'period-in-period';
  }
  if (a.published === null || b.published === null) return together ? 'both-undated' : null;
  const apart = Math.abs(a.published - b.published);
  if (a.from === null && b.from === null) {
    if (apart > scales.reach_days) return null;
    return apart <= 1 ? 'both-undated' : 'days-apart';
  }
  const [dated, open] = a.from !== null ? [a, b] : [b, a];
  const after = open.published! - dated.to!;
  if (after < -2 || open.published! - dated.from! < -2) return null;
  if (dated.long) return after <= scales.reach_days ? 'undated-and-period' : null;
  if (after > scales.reach_days) return together ? 'long-ago' : null;
  return after <= 2 ? 'one-undated' : 'days-apart';
}

/** Two periods that began so many days apart may be one that is told at different times. */
const BEGINNING_DAYS = 7;
/** So much of the longer of two periods is common to both where they are one. */
const COMMON = 0.2;

/** Whether two long times are one as told by two: «since April» and «in the last weeks», not «since 2011». */
function ofOnePeriod(a: Fact, b: Fact): boolean {
  if (Math.abs(a.from! - b.from!) <= BEGINNING_DAYS) return true;
  const common = Math.min(a.to!, b.to!) - Math.max(a.from!, b.from!);
  return common >= COMMON * Math.max(a.to! - a.from!, b.to! - b.from!);
}

const RANK = { same: 6, part: 5, near: 4, vicinity: 3, unknown: 2, apart: 1 } as const;
const SCOPE = ['place', 'place', 'place', 'place', 'governorate', 'region', 'country', 'country'] as const;
const WITHIN = {
  same: { own: SCOPE.map((s) => `same-${s}`), lent: SCOPE.map((s) => `same-${s}-lent`) },
  part: { own: SCOPE.map((s) => `within-${s}`), lent: SCOPE.map((s) => `within-${s}-lent`) },
} as const;

function placeFeature(a: Fact, b: Fact, places: Places, together: boolean): string | null {
  if (a.places.length === 0 || b.places.length === 0)
    return a.places.length === b.places.length ? 'no-place' : 'one-place';
  let best: PlaceRelation = 'apart';
  let precision = 0;
  for (const p of a.places)
    for (const q of b.places) {
      const relation = places.relation(p, q);
      if (RANK[relation] < RANK[best]) continue;
      const wider = Math.max(places.precision(p), places.precision(q));
      precision = RANK[relation] > RANK[best] ? wider : Math.min(precision, wider);
      best = relation;
    }
  const lent = a.lent || b.lent;
  if (best === 'same' || best === 'part') return WITHIN[best][lent ? 'lent' : 'own'][precision]!;
  if (lent) return best === 'near' ? 'near-place' : 'one-place';
  if (best === 'apart') return together ? 'places-apart' : null;
  return best === 'near' ? 'near-place' : best === 'vicinity' ? 'vicinity-place' : 'unknown-place';
}

type Related = 'same' | 'allied' | 'other' | 'unknown' | 'one' | 'no';
const AGENT: Readonly<Record<Related, string>> = {
  same: 'same-agent',
  allied: 'allied-agent',
  other: 'other-agent',
  unknown: 'unknown-agent',
  one: 'one-agent',
  no: 'no-agent',
};

function partyRelation(a: readonly string[], b: readonly string[], fact: Fact, parties: Parties): Related {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 'no' : 'one';
  let best: Related = 'other';
  let unknown = false;
  for (const x of a)
    for (const y of b) {
      const r = parties.relation(x, y, fact.day);
      if (r === 'same') return 'same';
      if (r === 'part' || r === 'ally') best = 'allied';
      if (r === 'unknown') unknown = true;
    }
  return best === 'other' && unknown ? 'unknown' : best;
}

function targetFeature(a: Fact, b: Fact, parties: Parties): string {
  const related = partyRelation(a.knownTarget, b.knownTarget, a, parties);
  if (related === 'same') return 'same-target';
  if (a.targetPieces.length === 0 || b.targetPieces.length === 0)
    return a.targetPieces.length === b.targetPieces.length ? 'no-target' : 'one-target';
  if (shareOfSmaller(a.targetPieces, b.targetPieces) >= 0.5) return 'same-target';
  return related === 'allied' ? 'allied-target' : related === 'other' ? 'other-target' : 'unlike-target';
}

function numberFeature(a: Fact, b: Fact): string | null {
  let differs = false;
  let close = false;
  let far = false;
  for (const x of a.numbers)
    for (const y of b.numbers)
      if (x.of === y.of) {
        const [open, alike] = [!Number.isFinite(Math.max(x.bounds.hi, y.bounds.hi)), x.qualifier === y.qualifier];
        if (x.bounds.lo === y.bounds.lo || (alike && !open && meet(x.bounds, y.bounds))) return 'same-number';
        const share = Math.min(x.bounds.lo, y.bounds.lo) / Math.max(x.bounds.lo, y.bounds.lo);
        if (share >= (alike && open ? CLOSE_OPEN : CLOSE)) close = true;
        else if (!meet(x.bounds, y.bounds)) differs = true;
        if (magnitudesApart(floored(x.bounds), floored(y.bounds))) far = true;
      }
  return far ? 'other-magnitude' : close ? 'close-number' : differs ? 'other-number' : null;
}

/** «more than 65» and «more than 270,000» reach without end, but stand for what they name. */
const floored = ({ lo, hi }: Bounds): Bounds => ({ lo, hi: Number.isFinite(hi) ? hi : lo });
