/** Examples for the choosers of place, time and source: candidates of each trigger, and which of them the hand reading names. */
import { type PlaceCandidate, type PlaceHistory, placeCandidates, placeFeatures } from '../claims/placing.ts';
import { type SourceCandidate, type SourceHistory, sourceCandidates, sourceFeatures } from '../claims/sourcing.ts';
import { speakerChain } from '../claims/speakers.ts';
import { type TimeHistory, timeCandidates, timeFeatures } from '../claims/timing.ts';
import type { Hashes } from '../learn/atoms.ts';
import type { Choice } from '../learn/rank.ts';
import { alike } from './alike.ts';
import type { GoldClaim } from './gold.ts';
import { nearestTokens, type Prepared } from './prepare.ts';
import { roleTruth } from './roles.ts';

/** Turns candidates (null first: none of them) and the right ones into a choice; nothing when the truth is out of reach. */
function choice<C>(
  candidates: readonly C[],
  right: readonly number[] | null,
  emit: (c: C | null) => void,
  out: Hashes,
): Choice[] {
  if (!right) return [];
  const features = [null, ...candidates].map((c) => {
    emit(c);
    return out.take();
  });
  return [{ candidates: features, right: [right.length === 0, ...candidates.map((_, j) => right.includes(j))] }];
}

/** Candidates that stand where the texts stand nearest to the trigger; null when there are texts and none is met. */
function standing(
  article: Prepared,
  k: number,
  texts: readonly string[],
  spans: readonly { first: number; last: number }[],
): number[] | null {
  if (texts.length === 0) return [];
  const trigger = article.scene.triggers[k]!;
  const right = texts.flatMap((text) => {
    const at = nearestTokens(article.scene.doc, text, trigger.start);
    return at ? spans.flatMap((s, j) => (s.first < at.last && s.last > at.first ? [j] : [])) : [];
  });
  return right.length > 0 ? right : null;
}

/** Candidates that bear the words themselves: a place carried over may be named again behind the trigger, and nearer. */
function bearing(
  { scene: { doc } }: Prepared,
  texts: readonly string[],
  spans: readonly { readonly start: number; readonly end: number }[],
): number[] | null {
  const right = spans.flatMap((s, j) => {
    const words = doc.text.slice(s.start, s.end);
    return texts.some((text) => words.includes(text) || text.includes(words)) ? [j] : [];
  });
  return right.length > 0 ? right : null;
}

export function placeChoices(article: Prepared, out: Hashes): Choice[] {
  const { scene, claims } = article;
  const earlier: { place: number | null; sentence: number; type: string }[] = [];
  return scene.triggers.flatMap((trigger, k) => {
    const sentence = scene.doc.sentenceOf[trigger.first]!;
    const candidates = placeCandidates(scene, trigger);
    const texts = claims[k]!.place.map((p) => p.text);
    const spans = candidates.map((c) => scene.places[c.place]!);
    const right = standing(article, k, texts, spans) ?? bearing(article, texts, spans);
    const kept = right && keepNearest(candidates, right);
    const history = placeHistory(article, k, earlier, sentence);
    const here = candidates.filter((c) => c.back === 0).length;
    const made = choice(candidates, kept, (c) => placeFeatures(out, scene, trigger, c, history, here), out);
    earlier.push({ place: kept?.length ? candidates[kept[0]!]!.place : null, sentence, type: trigger.type });
    return made;
  });
}

/** Of several places that bear the words, those in the nearest sentence. */
function keepNearest(candidates: readonly PlaceCandidate[], right: readonly number[]): number[] {
  const least = Math.min(...right.map((j) => candidates[j]!.back));
  return right.filter((j) => candidates[j]!.back === least);
}

function placeHistory(
  article: Prepared,
  k: number,
  earlier: readonly { place: number | null; sentence: number; type: string }[],
  sentence: number,
): PlaceHistory {
  const truth = roleTruth(article, k);
  const of = (list: readonly number[] | null) => (list?.length ? truth.candidates[list[0]!]! : null);
  return {
    agent: of(truth.agent),
    target: of(truth.target),
    earlier: earlier.slice(-6).map((e) => ({ place: e.place, type: e.type, back: sentence - e.sentence })),
  };
}

export function timeChoices(article: Prepared, out: Hashes): Choice[] {
  const { scene, claims } = article;
  const earlier: { time: number | null; sentence: number; type: string; first: number }[] = [];
  return scene.triggers.flatMap((trigger, k) => {
    const sentence = scene.doc.sentenceOf[trigger.first]!;
    const history: TimeHistory = {
      modality: claims[k]!.modality,
      earlier: earlier.slice(-6).map((e) => ({ ...e, back: sentence - e.sentence })),
    };
    const candidates = timeCandidates(scene, trigger, history).filter((c) => !c.back || article.gold.carries !== false);
    const right = timeTruth(
      article,
      k,
      claims[k]!,
      candidates.map((c) => scene.times[c.time]!),
    );
    const made = choice(
      candidates,
      right,
      (c) => timeFeatures(out, scene, trigger, c, history, candidates.filter((x) => !x.back).length),
      out,
    );
    earlier.push({
      time: right?.length ? candidates[right[0]!]!.time : null,
      sentence,
      type: trigger.type,
      first: trigger.first,
    });
    return made;
  });
}

function timeTruth(
  article: Prepared,
  k: number,
  claim: GoldClaim,
  times: readonly { first: number; last: number; from: string | null; to: string | null }[],
): number[] | null {
  if (claim.when.text) return standing(article, k, [claim.when.text], times);
  if (!claim.when.from) return [];
  const same = times.flatMap((t, j) => (t.from === claim.when.from && t.to === claim.when.to ? [j] : []));
  return same.length > 0 ? same : null;
}

export function sourceChoices(article: Prepared, out: Hashes): Choice[] {
  const { scene, claims } = article;
  const earlier: { attribution: number | null; sentence: number; type: string }[] = [];
  return scene.triggers.flatMap((trigger, k) => {
    const sentence = scene.doc.sentenceOf[trigger.first]!;
    const candidates = sourceCandidates(scene, trigger);
    const right = sourceTruth(article, claims[k]!, candidates);
    const truth = roleTruth(article, k);
    const agent = truth.agent?.length ? truth.candidates[truth.agent[0]!]!.first : null;
    const history: SourceHistory = {
      agent,
      earlier: earlier
        .slice(-6)
        .map((e) => ({ attribution: e.attribution, type: e.type, back: sentence - e.sentence })),
    };
    const made = choice(candidates, right, (c) => sourceFeatures(out, scene, trigger, c, history, candidates), out);
    earlier.push({
      attribution: right?.length ? candidates[right[0]!]!.attribution : null,
      sentence,
      type: trigger.type,
    });
    return made;
  });
}

/** Attributions whose speaker, or one of the chain behind him, is one of the sources; where one has the cue that the reading gives, that one alone. Null: none is. */
function sourceTruth(
  { scene, knowledge }: Prepared,
  claim: GoldClaim,
  candidates: readonly SourceCandidate[],
): number[] | null {
  if (claim.source.length === 0) return [];
  const textOf = (a: { start: number; end: number }) => scene.doc.text.slice(a.start, a.end);
  const named = candidates.flatMap((c, j) => {
    const chain = speakerChain(scene, scene.attributions[c.attribution]!, knowledge).map((l) => textOf(l.span));
    return claim.source.some((s) => chain.some((words) => alike(s.text, words))) ? [j] : [];
  });
  const cued = named.filter((j) => {
    const a = scene.attributions[candidates[j]!.attribution]!;
    const cue = textOf({ start: scene.doc.tokens[a.first]!.start, end: scene.doc.tokens[a.last - 1]!.end });
    return claim.source.some((s) => s.cue && (cue.includes(s.cue) || s.cue.includes(cue)));
  });
  const right = cued.length > 0 ? cued : named;
  const least = Math.min(...right.map((j) => candidates[j]!.back));
  return right.length > 0 ? right.filter((j) => candidates[j]!.back === least) : null;
}
