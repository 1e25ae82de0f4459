/**
 * From triggers to decided claims: for each trigger the models choose agent, target, place, time, source, numbers and modality, each
 * seeing what was decided before it. Nothing is invented: what no candidate fits stays empty.
 */
import { type Emitter, Hashes } from '../learn/atoms.ts';
import { best, type LinearModel } from '../learn/model.ts';
import { probabilities } from '../learn/rank.ts';
import { WeightTable } from '../learn/table.ts';
import { COUNTED, type Counted, MODALITIES, type Modality, type Trigger } from '../model/index.ts';
import { isBlamed } from './apart.ts';
import { countedFeatures, ownerFeatures } from './counting.ts';
import { type CountPhrase, countPhrases } from './counts.ts';
import { fallenAt, goesAway, isBefallen, isDoer } from './deeds.ts';
import { isDemander } from './demands.ts';
import { joinedModality, statedModality } from './hedging.ts';
import { type ModalityHistory, modalityFeatures } from './modality.ts';
import { near } from './near.ts';
import { partnerOf } from './partners.ts';
import {
  isBodySite,
  isTalkedAbout,
  isWhereSaid,
  narrowed,
  type PlaceCandidate,
  type PlaceHistory,
  placeCandidates,
  placeFeatures,
  relativePlace,
} from './placing.ts';
import { type RoleCandidate, roleCandidates } from './role-candidates.ts';
import { agentFeatures, type RoleHistory, roleFeatures, roleOrder } from './roles.ts';
import { cannotDo, cannotSuffer, isSame } from './rulings.ts';
import type { Scene } from './scene.ts';
import { type SourceCandidate, type SourceHistory, sourceCandidates, sourceFeatures } from './sourcing.ts';
import { roleSpans } from './spans.ts';
import { belongs, countsAs, isOfOtherVerb, joinedTo, talliedBy } from './tallies.ts';
import {
  countedFrom,
  mayCarry,
  saidOnTime,
  type TimeCandidate,
  type TimeHistory,
  timeCandidates,
  timeFeatures,
} from './timing.ts';

export interface ClaimModels {
  readonly agent: LinearModel;
  readonly target: LinearModel;
  readonly place: LinearModel;
  readonly time: LinearModel;
  readonly source: LinearModel;
  readonly modality: LinearModel;
  readonly owner: LinearModel;
  readonly counted: LinearModel;
}

export const CLAIM_MODELS = [
  'agent',
  'target',
  'place',
  'time',
  'source',
  'modality',
  'owner',
  'counted',
] as const satisfies readonly (keyof ClaimModels)[];

/** A choice with its probability; null: none of the candidates. */
export interface Chosen<C> {
  readonly it: C | null;
  readonly sure: number;
}

export interface Decided {
  readonly trigger: Trigger;
  readonly agent: Chosen<RoleCandidate>;
  readonly target: Chosen<RoleCandidate>;
  /** The other doer of what takes two: «اشتبكت القوات مع المسلحين». */
  readonly partner: RoleCandidate | null;
  readonly place: Chosen<PlaceCandidate>;
  readonly time: Chosen<TimeCandidate>;
  readonly source: Chosen<SourceCandidate>;
  readonly modality: Chosen<Modality>;
  readonly counts: readonly { readonly count: CountPhrase; readonly of: Counted; readonly sure: number }[];
}

/**
 * How much the score of "none" is lowered, by field. An empty answer can at best be right by silence, a filled one can be right
 * outright; the values maximise the fields' accuracy in cross-validation.
 */
const NONE_COST = { agent: 0.4, target: 0.3, place: 0.8, time: 0.65, source: 0.5 } as const;
/** How sure it must be that a day of the sentences before is meant: in cross-validation 3 of 17 of those below were. */
const CARRIED = 0.6;
/** How much the score of a number's not belonging to a happening is lowered. */
const OWNER_COST = 0.6;

/** How much the score is raised of the doer who is named as such («على يد أطراف مجهولة»), and of whom the words say that it befalls. */
const NAMED_SO = 5;

/** Score of what cannot be. */
const RULED_OUT = -1e6;

type Draft = { -readonly [K in keyof Decided]?: Decided[K] };

/** Looks on while decisions are made, in order to explain them. */
export interface Watch {
  /** Where the features of each score are collected. */
  readonly features: Hashes;
  /** A score was made. `candidate`: null where none is scored, which begins a decision; a label's number where a label was chosen. */
  scored(model: LinearModel, candidate: unknown): void;
}

export class Decider {
  private readonly features: Hashes;
  private readonly one = new Float64Array(1);
  /** Agent and target are weighed on the same features: both are looked up at once. */
  private readonly parts: WeightTable;
  private readonly partScores = new Float64Array(2);
  private readonly modalityScores: Float64Array;
  private readonly countedScores: Float64Array;
  private readonly ownerScores = new Float64Array(2);

  constructor(
    private readonly models: ClaimModels,
    private readonly watch?: Watch,
  ) {
    this.features = watch?.features ?? new Hashes(4096);
    this.parts = WeightTable.of([models.agent, models.target]);
    this.modalityScores = new Float64Array(models.modality.labels.length);
    this.countedScores = new Float64Array(models.counted.labels.length);
  }

  /** Decides every trigger of a scene; the result is in the order of the triggers. */
  decide(scene: Scene): Decided[] {
    const drafts: Draft[] = scene.triggers.map((trigger) => ({ trigger }));
    this.roles(scene, drafts);
    this.sources(scene, drafts);
    this.places(scene, drafts);
    this.modalities(scene, drafts);
    this.times(scene, drafts);
    this.counts(scene, drafts);
    return drafts as Decided[];
  }

  /** The best candidate by one model; `cost` is taken off the score of none. */
  private choose<C>(
    model: LinearModel,
    cost: number,
    candidates: readonly C[],
    emit: (out: Emitter, c: C | null) => void,
  ): Chosen<C> {
    const scores: number[] = [];
    for (const c of [null, ...candidates]) {
      this.features.length = 0;
      emit(this.features, c);
      model.score(this.features.values, this.features.length, this.one);
      this.watch?.scored(model, c);
      scores.push(this.one[0]! - (c === null ? cost : 0));
    }
    return likeliest([null, ...candidates], scores);
  }

  private roles(scene: Scene, drafts: readonly Draft[]): void {
    let earlier: RoleHistory['earlier'][number][] = [];
    let sentence = -1;
    for (const k of roleOrder(scene)) {
      const trigger = scene.triggers[k]!;
      const here = scene.doc.sentenceOf[trigger.first]!;
      if (here !== sentence) earlier = [];
      sentence = here;
      const { agent, target, partner } = this.pair(scene, trigger, { earlier });
      Object.assign(drafts[k]!, { agent, target, partner });
      earlier = [...earlier, { trigger, agent: agent.it?.first ?? null, target: target.it?.first ?? null }];
    }
  }

  /** Agent and target: both are weighed on the same features, the target then on who the agent is as well. */
  private pair(scene: Scene, trigger: Trigger, history: RoleHistory): Pick<Decided, 'agent' | 'target' | 'partner'> {
    const { features, models, parts, partScores } = this;
    const candidates = [null, ...roleCandidates(scene, trigger)];
    const forTarget: number[] = [];
    const fallen = fallenAt(scene, trigger);
    const leaves = candidates.some((c) => c && goesAway(scene, trigger) && isBefallen(scene, trigger, c));
    const forAgent = candidates.map((c) => {
      features.length = 0;
      roleFeatures(features, scene, trigger, c, history);
      parts.score(features.values, features.length, partScores);
      this.watch?.scored(models.target, c);
      forTarget.push(partScores[1]!);
      const isOut = leaves || c?.first === fallen;
      if (
        c &&
        (isOut ||
          cannotDo(scene, trigger, c) ||
          isBefallen(scene, trigger, c) ||
          isDemander(scene, trigger, c, history.earlier))
      )
        return RULED_OUT;
      this.watch?.scored(models.agent, c);
      return partScores[0]! - (c === null ? NONE_COST.agent : 0) + (c && isDoer(scene, trigger, c) ? NAMED_SO : 0);
    });
    const agent = likeliest(candidates, forAgent);
    const partner = partnerOf(scene, trigger, agent.it, candidates, forAgent);
    const doers = new Set([agent.it, partner].flatMap((c) => roleSpans(scene, c)).map((span) => span.first));
    candidates.forEach((c, k) => {
      features.length = 0;
      agentFeatures(features, scene, trigger, c, agent.it?.first ?? null);
      parts.score(features.values, features.length, partScores);
      this.watch?.scored(models.target, c);
      forTarget[k]! += partScores[1]! - (c === null ? NONE_COST.target : 0);
      if (c && (c.first === fallen || isBefallen(scene, trigger, c) || isBlamed(scene, trigger, c)))
        forTarget[k]! += NAMED_SO;
      if (c && (doers.has(c.first) || isSame(scene, c, agent.it) || cannotSuffer(scene, trigger, c)))
        forTarget[k] = RULED_OUT;
    });
    return { agent, target: likeliest(candidates, forTarget), partner };
  }

  private sources(scene: Scene, drafts: readonly Draft[]): void {
    const earlier: { attribution: number | null; sentence: number; type: string }[] = [];
    for (const draft of drafts) {
      const trigger = draft.trigger!;
      const sentence = scene.doc.sentenceOf[trigger.first]!;
      const candidates = sourceCandidates(scene, trigger);
      const history: SourceHistory = {
        agent: draft.agent!.it?.first ?? null,
        earlier: earlier
          .slice(-6)
          .map((e) => ({ attribution: e.attribution, back: sentence - e.sentence, type: e.type })),
      };
      draft.source = this.choose(this.models.source, NONE_COST.source, candidates, (out, c) =>
        sourceFeatures(out, scene, trigger, c, history, candidates),
      );
      earlier.push({ attribution: draft.source.it?.attribution ?? null, sentence, type: trigger.type });
    }
  }

  private places(scene: Scene, drafts: readonly Draft[]): void {
    const earlier: { place: number | null; sentence: number; type: string }[] = [];
    for (const draft of drafts) {
      const trigger = draft.trigger!;
      const sentence = scene.doc.sentenceOf[trigger.first]!;
      const candidates = placeCandidates(scene, trigger);
      const here = candidates.filter((c) => c.back === 0).length;
      const history: PlaceHistory = {
        agent: draft.agent!.it,
        target: draft.target!.it,
        earlier: earlier.slice(-6).map((e) => ({ place: e.place, back: sentence - e.sentence, type: e.type })),
      };
      const among = (some: readonly PlaceCandidate[]) =>
        this.choose(this.models.place, NONE_COST.place, some, (out, c) =>
          placeFeatures(out, scene, trigger, c, history, here),
        );
      const first = among(candidates);
      const topic = trigger.type === 'talks' && first.it !== null && isTalkedAbout(scene, first.it);
      const chosen = topic
        ? among(candidates.filter((c) => !isTalkedAbout(scene, c)))
        : apartFromSaying(scene, trigger, first, candidates, among);
      const it = relativePlace(scene, trigger, candidates, chosen.it);
      draft.place = it ? { it: narrowed(scene, it), sure: chosen.sure } : chosen;
      // what is talked about is what is told of next
      const told = draft.place.it ?? first.it;
      earlier.push({ place: told?.place ?? null, sentence, type: trigger.type });
    }
  }

  private times(scene: Scene, drafts: readonly Draft[]): void {
    const earlier: { time: number | null; sentence: number; type: string; first: number }[] = [];
    for (const draft of drafts) {
      const trigger = draft.trigger!;
      const sentence = scene.doc.sentenceOf[trigger.first]!;
      const history: TimeHistory = {
        modality: draft.modality!.it!,
        earlier: earlier
          .slice(-6)
          .map((e) => ({ time: e.time, back: sentence - e.sentence, type: e.type, first: e.first })),
      };
      const candidates = timeCandidates(scene, trigger, history).filter((c) => mayCarry(scene, c));
      const here = candidates.filter((c) => !c.back).length;
      const chosen = this.choose(this.models.time, NONE_COST.time, candidates, (out, c) =>
        timeFeatures(out, scene, trigger, c, history, here),
      );
      const it =
        countedFrom(scene, trigger, candidates, chosen.it) ?? saidOnTime(scene, trigger, candidates) ?? chosen.it;
      const isUnsure = it !== null && it.back > 0 && chosen.sure < CARRIED;
      draft.time = isUnsure ? { it: null, sure: 1 - chosen.sure } : { it, sure: chosen.sure };
      // the next happening may be sure of the same day
      earlier.push({ time: it?.time ?? null, sentence, type: trigger.type, first: trigger.first });
    }
  }

  private modalities(scene: Scene, drafts: readonly Draft[]): void {
    let earlier: ModalityHistory[] = [];
    for (const draft of drafts) {
      const trigger = draft.trigger!;
      const last = earlier[earlier.length - 1];
      if (last && scene.doc.sentenceOf[last.first] !== scene.doc.sentenceOf[trigger.first]) earlier = [];
      const before = earlier[earlier.length - 1] ?? null;
      this.features.length = 0;
      modalityFeatures(this.features, scene, trigger, before, cueOf(scene, draft.source!.it));
      const { it, sure } = this.label(this.models.modality, this.modalityScores);
      const put = statedModality(scene, trigger, draft.source!.it, MODALITIES[it]!, earlier);
      const modality: Modality = joinedModality(scene, trigger, before) ?? put;
      draft.modality = { it: modality, sure };
      earlier.push({ type: trigger.type, modality, first: trigger.first, last: trigger.last });
    }
  }

  /** The best label; `cost` is taken off the score of the first. */
  private label(model: LinearModel, scores: Float64Array, cost = 0): { it: number; sure: number } {
    model.score(this.features.values, this.features.length, scores);
    scores[0]! -= cost;
    const it = best(scores);
    this.watch?.scored(model, it);
    this.features.length = 0;
    return { it, sure: probabilities(scores)[it]! };
  }

  private counts(scene: Scene, drafts: readonly Draft[]): void {
    const lists: { count: CountPhrase; of: Counted; sure: number }[][] = drafts.map(() => []);
    const counts = countPhrases(scene);
    const tallied = scene.triggers.map((trigger) => (counts.length > 0 ? talliedBy(scene, trigger, counts) : null));
    let before: CountPhrase | null = null;
    let ownersBefore: readonly number[] = [];
    for (const count of counts) {
      const here = near(scene).triggers[scene.doc.sentenceOf[count.first]!]!;
      const joined = before ? joinedTo(scene, before, count) : null;
      const owners: number[] = [];
      const fallen = here.find((k) => tallied[k] === count && fallenAt(scene, drafts[k]!.trigger!) >= 0);
      for (const k of here) {
        if ((fallen !== undefined && k !== fallen) || (count.whole && ownersBefore.includes(k))) continue;
        const trigger = drafts[k]!.trigger!;
        const target = drafts[k]!.target!.it;
        const ruled =
          tallied[k] === count ||
          (joined !== null && ownersBefore.includes(k)) ||
          (joined === null && belongs(scene, count, trigger, target));
        // «93 قتيلا، بينهم 46 شخصا سقطوا …»: a part may have a happening of its own
        const apart = joined !== 'part' || ownersBefore.length === 0 || trigger.first === count.last;
        if (!ruled && !(apart && isEntitled(here, drafts, count, k))) continue;
        if (!ruled && isOfOtherVerb(scene, count, trigger)) continue;
        this.features.length = 0;
        ownerFeatures(this.features, scene, count, trigger, target);
        const owned = this.label(this.models.owner, this.ownerScores, OWNER_COST);
        if (!ruled && owned.it === 0) continue;
        countedFeatures(this.features, scene, count, trigger, target);
        const of = COUNTED[this.label(this.models.counted, this.countedScores).it]!;
        lists[k]!.push({ count, of: countsAs(scene, count, trigger, of), sure: ruled ? 1 : owned.sure });
        owners.push(k);
      }
      before = count;
      ownersBefore = owners;
    }
    for (const [k, draft] of drafts.entries()) draft.counts = lists[k]!;
  }
}

function likeliest<C>(candidates: readonly (C | null)[], scores: readonly number[]): Chosen<C> {
  const p = probabilities(scores);
  let top = 0;
  for (let k = 1; k < p.length; k++) if (p[k]! > p[top]!) top = k;
  return { it: candidates[top]!, sure: p[top]! };
}

/** «قال مسؤول في عدن إن مدنيين قتلوا في المدينة»: where it is said only when nothing else says where. */
function apartFromSaying(
  scene: Scene,
  trigger: Trigger,
  first: Chosen<PlaceCandidate>,
  candidates: readonly PlaceCandidate[],
  among: (some: readonly PlaceCandidate[]) => Chosen<PlaceCandidate>,
): Chosen<PlaceCandidate> {
  if (!first.it || !isWhereSaid(scene, trigger, first.it)) return first;
  const rest = among(candidates.filter((c) => !isWhereSaid(scene, trigger, c)));
  return rest.it || isBodySite(scene, first.it) ? rest : first;
}

/** «عشرات الجرحى» counts the injured alone, and with «القتلى والجرحى» both: a number that holds a happening's word belongs to it and to what is joined to it. */
function isEntitled(owners: readonly number[], drafts: readonly Draft[], count: CountPhrase, k: number): boolean {
  const holds = (j: number) => drafts[j]!.trigger!.first < count.last && drafts[j]!.trigger!.last > count.first;
  return !owners.some(holds) || holds(k) || drafts[k]!.trigger!.first === count.last;
}

/** The word that attributes a claim; empty in the outlet's own voice. */
function cueOf(scene: Scene, source: SourceCandidate | null): string {
  if (!source) return '';
  const a = scene.attributions[source.attribution]!;
  return scene.doc.text.slice(scene.doc.tokens[a.first]!.start, scene.doc.tokens[a.last - 1]!.end);
}
