/** When: which of the times near a happening is its time. What the chooser looks at. */
import { type Atom, atom, type Emitter, NONE, templates } from '../learn/atoms.ts';
import type { Modality, TimeMention, Trigger } from '../model/index.ts';
import { isAside, isToldOfNoun } from './asides.ts';
import { isCompared, isDayOfState, isOfSaying, isOfSpeech } from './dated-else.ts';
import { isNight, isToldFrom } from './dating.ts';
import { bucket, headAtoms, pathAtoms, triggerAtoms } from './features.ts';
import { inSentences, near } from './near.ts';
import { type Path, path } from './path.ts';
import type { Scene } from './scene.ts';
import { tieFeatures } from './ties.ts';

export interface TimeCandidate {
  /** Index in `scene.times`. */
  readonly time: number;
  /** 0 in the trigger's sentence, 1 in the one before, 2 farther back but chosen for the happening told just before, 3 farther back. */
  readonly back: 0 | 1 | 2 | 3;
}

/** Times of earlier triggers, the nearest last. */
export interface TimeHistory {
  /** How the source puts the happening. */
  readonly modality: Modality;
  readonly earlier: readonly {
    readonly time: number | null;
    readonly back: number;
    readonly type: string;
    readonly first: number;
  }[];
}

/** How many sentences a day may carry on. */
const REACH = 4;
/** How many sentences back a day stands that may be meant again. */
const FAR = 5;

/** Times of the sentence and of the one before it, and the time of the happening told last; ages are none. */
export function timeCandidates(scene: Scene, trigger: Trigger, history: TimeHistory): TimeCandidate[] {
  const here = scene.doc.sentenceOf[trigger.first]!;
  const may = (t: TimeMention) =>
    t.kind !== 'age' &&
    !isCompared(scene, t, trigger) &&
    !isOfSaying(scene, t, trigger) &&
    !isDayOfState(scene, t, trigger);
  const out = inSentences(near(scene).times, here - 1, here).flatMap((time): TimeCandidate[] => {
    const t = scene.times[time]!;
    return may(t) && !isAside(scene, t.first, trigger) && !isToldOfNoun(scene, t, trigger)
      ? [{ time, back: scene.doc.sentenceOf[t.first] === here ? 0 : 1 }]
      : [];
  });
  const last = history.earlier.findLast((e) => e.time !== null);
  if (last && last.back <= REACH && may(scene.times[last.time!]!) && !out.some((c) => c.time === last.time))
    out.push({ time: last.time!, back: 2 });
  for (const time of inSentences(near(scene).times, here - FAR, here - 2))
    if (scene.times[time]!.from && may(scene.times[time]!) && !out.some((c) => c.time === time))
      out.push({ time, back: 3 });
  return out;
}

/**
 * Whether a time may stand where it does: a day or a night carries on into the sentences behind, and no week, month, year, nor what has gone
 * on since. The chooser learns from all of them, so that it knows how seldom anything carries on.
 */
export function mayCarry(scene: Scene, { time, back }: TimeCandidate): boolean {
  const t = scene.times[time]!;
  if (back === 0) return true;
  if (t.kind === 'point') return t.precision === 'day' || t.precision === 'hours';
  return isNight(t);
}

/** «غداة مقتل …»: what an expression counts from has its time by it, unless a day of its own stands behind. */
export function countedFrom(
  scene: Scene,
  trigger: Trigger,
  candidates: readonly TimeCandidate[],
  chosen: TimeCandidate | null,
): TimeCandidate | undefined {
  if (chosen?.back === 0 && scene.times[chosen.time]!.first > trigger.first) return undefined;
  return candidates.find((c) => c.back === 0 && isToldFrom(scene, scene.times[c.time]!, trigger));
}

/** «قال الأحد إن …، محذرا من …»: what a speaker says along with the rest has the time of his saying. */
export const saidOnTime = (
  scene: Scene,
  trigger: Trigger,
  candidates: readonly TimeCandidate[],
): TimeCandidate | undefined =>
  candidates.findLast((c) => c.back === 0 && isOfSpeech(scene, scene.times[c.time]!, trigger));

const T = templates(
  'none',
  'none+lemma',
  'none+count',
  'none+earlier',
  'back',
  'type+back',
  'kind',
  'type+kind',
  'rule',
  'path',
  'type+path',
  'lemma+path',
  'between',
  'type+between',
  'distance',
  'type+distance',
  'earlier',
  'type+earlier',
  'nearest',
  'type+nearest',
  'say',
  'say+between',
  'precision',
  'before',
  'start',
  'others',
  'between-types',
  'type+start',
  'start+between',
  'nearest+between',
  'scope',
  'type+scope',
  'lemma+scope',
  'rank',
  'after',
  'shape+path',
  'rule+path',
  'same-clause',
  'lead',
  'tie',
  'clause',
  'verb',
  'modality',
  'far',
);
const BACK = [atom('here'), atom('before'), atom('carried'), atom('far')];
const YES = atom('yes');
const NO = atom('no');

export function timeFeatures(
  out: Emitter,
  scene: Scene,
  trigger: Trigger,
  candidate: TimeCandidate | null,
  history: TimeHistory,
  count: number,
): void {
  const t = triggerAtoms(scene, trigger);
  const last = history.earlier.at(-1);
  tieFeatures(out, T, scene, trigger, last?.back === 0 ? last.time : undefined, candidate?.time ?? null);
  const modality = atom(history.modality);
  if (!candidate) {
    out.add(T.modality, modality);
    out.add(T.none, t.type);
    out.add(T['none+lemma'], t.lemma, t.shape);
    out.add(T['none+count'], bucket(count), t.type);
    out.add(T['none+count'], bucket(count));
    out.add(T['none+earlier'], !last ? NONE : last.time === null ? NO : YES, bucket(count));
    return;
  }
  const { doc } = scene;
  const time = scene.times[candidate.time]!;
  const back = BACK[candidate.back]!;
  const kind = atom(time.kind);
  const rule = atom(time.rule);
  out.add(T.modality, modality, back);
  out.add(T.modality, modality, back, atom(time.kind));
  out.add(T.modality, modality, back, rule);
  out.add(T.back, back);
  out.add(T['type+back'], t.type, back);
  out.add(T.kind, kind, back);
  out.add(T['type+kind'], t.type, kind, back);
  out.add(T.rule, rule, back);
  out.add(T.precision, atom(time.precision), time.from ? YES : NO, back);
  history.earlier.forEach((e, k) => {
    if (e.time !== candidate.time) return;
    const near = k === history.earlier.length - 1 ? YES : NO;
    out.add(T.earlier, near, back);
    out.add(T['type+earlier'], t.type, near, atom(e.type));
  });
  if (candidate.back) {
    const definite = doc.words[trigger.first]?.best.article ? YES : NO;
    const far = bucket(doc.sentenceOf[trigger.first]! - doc.sentenceOf[time.first]!);
    out.add(T.far, back, far, definite);
    out.add(T.far, back, t.type, definite);
    out.add(T.far, back, t.lemma);
    out.add(T.far, far, kind, atom(time.precision));
    const told = closestTrigger(scene, time);
    out.add(T.far, back, definite, told ? (told.type === trigger.type ? YES : NO) : NONE);
    out.add(T.far, back, t.type, told ? atom(told.type) : NONE);
    out.add(T.far, back, atom(sayingBeside(scene, time)));
    out.add(T.others, back, bucket(count));
    out.add(
      T['same-clause'],
      back,
      last ? (last.time === candidate.time ? YES : last.time === null ? NO : NONE) : NONE,
      last ? bucket(last.back) : NONE,
    );
    out.add(T['same-clause'], back, t.type, last ? atom(last.type) : NONE);
    out.add(T['rule+path'], back, rule, count > 0 ? YES : NO);
    out.add(T.scope, back, atom(openerOf(scene, trigger)), count > 0 ? YES : NO);
    out.add(T.start, bucket(time.first - doc.sentences[doc.sentenceOf[time.first]!]!.first), back);
    return;
  }
  const p = path(scene, trigger, time);
  const pa = pathAtoms(p);
  out.add(T.path, pa.steps);
  out.add(T['type+path'], t.type, pa.steps);
  out.add(T['lemma+path'], t.lemma, pa.steps);
  out.add(T.between, pa.between, pa.direction);
  out.add(T['type+between'], t.type, pa.between, pa.direction);
  out.add(T.distance, pa.distance, pa.direction);
  out.add(T['type+distance'], t.type, pa.distance, pa.direction);
  out.add(T['shape+path'], t.shape, pa.steps);
  out.add(T['shape+path'], t.shape, pa.between, pa.direction);
  out.add(T['rule+path'], rule, pa.between, pa.direction);
  out.add(T['rule+path'], kind, pa.near);
  out.add(T['rule+path'], kind, pa.far);
  const closest = closestTrigger(scene, time);
  const nearest = atom(closest === trigger ? 'this' : closest ? `other ${p.direction}` : 'none');
  out.add(T['nearest+between'], nearest, pa.between);
  if (closest && closest !== trigger) {
    out.add(T['nearest+between'], t.type, atom(closest.type), pa.direction);
    out.add(T['nearest+between'], t.type, atom(closest.type), pa.between);
    const decided = history.earlier.find((e) => e.first === closest.first);
    const same = decided ? (decided.time === candidate.time ? YES : NO) : NONE;
    out.add(T['same-clause'], same, t.type, atom(closest.type));
    out.add(T['same-clause'], same, pa.between);
  }
  for (const k of near(scene).triggers[doc.sentenceOf[time.first]!]!) {
    const x = scene.triggers[k]!;
    if (x !== trigger && isBetween(x.first, trigger.first, time.first))
      out.add(T['between-types'], t.type, atom(x.type), pa.direction);
  }
  clauses(out, scene, trigger, time, t, pa.direction, kind);
  const scope = atom(scopeOf(p));
  out.add(T.scope, scope);
  out.add(T['type+scope'], t.type, scope);
  out.add(T['lemma+scope'], t.lemma, scope);
  out.add(T.scope, scope, kind);
  out.add(T.nearest, nearest, kind);
  out.add(T['type+nearest'], t.type, nearest);
  const say = sayingBeside(scene, time);
  out.add(T.say, atom(say), pa.direction);
  out.add(T['say+between'], atom(say), pa.between, pa.direction);
  const start = doc.sentences[doc.sentenceOf[time.first]!]!.first;
  const at = bucket(time.first - start);
  out.add(T.start, at, pa.direction);
  out.add(T['start+between'], at, pa.between, pa.direction);
  out.add(T['type+start'], t.type, at, pa.direction);
  const { last: end } = doc.sentences[doc.sentenceOf[time.first]!]!;
  out.add(T.after, time.last < end ? headAtoms(doc.words[time.last] ?? null).lemma : NONE, pa.direction);
  out.add(
    T.rank,
    bucket(
      near(scene).times[doc.sentenceOf[time.first]!]!.filter((k) =>
        isBetween(scene.times[k]!.first, trigger.first, time.first),
      ).length,
    ),
    pa.direction,
  );
  out.add(T.before, time.first > start ? headAtoms(doc.words[time.first - 1] ?? null).lemma : NONE, pa.direction);
  out.add(T.others, bucket(count), nearest);
}

const isBetween = (x: number, a: number, b: number): boolean => x > Math.min(a, b) && x < Math.max(a, b);

/**
 * How time and trigger stand to one another: in one stretch without comma or further verb, behind a relative, in one clause with the
 * saying between, across clauses.
 */
function scopeOf(p: Path): string {
  const has = (step: string) => p.steps.includes(step);
  const say = p.steps.some((s) => s.endsWith('sv'));
  const parts = [
    p.direction,
    p.commas > 1 ? ',,' : p.commas ? ',' : '',
    has('rel') ? 'rel' : '',
    say ? 'say' : '',
    p.verbs > 1 ? 'vv' : p.verbs ? 'v' : '',
    p.triggers > 1 ? 'tt' : p.triggers ? 't' : '',
    p.crossesQuote ? '"' : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** Whether one finite verb governs both, whether it says or does, and which subordinations lie between. */
function clauses(
  out: Emitter,
  scene: Scene,
  trigger: Trigger,
  time: TimeMention,
  t: { readonly type: Atom; readonly shape: Atom },
  direction: Atom,
  kind: Atom,
): void {
  const own = scene.tags[trigger.first] === 'V' ? trigger.first : verbBefore(scene, trigger.first);
  const other = verbBefore(scene, time.first);
  const verb = atom(
    `${own === other ? 'one' : own === trigger.first ? 'own' : 'two'} ${voiceOf(scene, own)} ${voiceOf(scene, other)}`,
  );
  const [from, to] = [Math.min(trigger.first, time.first), Math.max(trigger.first, time.first)];
  let crossed = '';
  for (let i = from + 1; i < to; i++) {
    const tag = scene.tags[i]!;
    if (tag === 'S' || tag === 'R') crossed += tag;
    else if (!scene.doc.words[i] && /[:"«»“”]/.test(scene.doc.tokens[i]!.key)) crossed += '"';
  }
  const border = atom(crossed.slice(0, 4));
  out.add(T.clause, border, verb, direction);
  out.add(T.clause, border, t.type, direction);
  out.add(T.clause, border, t.shape, direction);
  out.add(T.verb, verb, direction, kind);
  out.add(T.verb, verb, direction, t.type);
  const governor = other < 0 ? NONE : headAtoms(scene.doc.words[other] ?? null).lemma;
  out.add(T.verb, governor, verb, border);
  out.add(T.verb, governor, t.type, direction);
}

/** The finite verb before a token in its sentence; −1 where there is none. */
function verbBefore({ doc, tags }: Scene, i: number): number {
  const { first } = doc.sentences[doc.sentenceOf[i]!]!;
  for (let k = i - 1; k >= first; k--) if (tags[k] === 'V') return k;
  return -1;
}

function voiceOf({ doc, triggerOf }: Scene, i: number): string {
  if (i < 0) return '∅';
  return doc.words[i]!.classes.has('say') ? 'say' : triggerOf[i]! >= 0 ? 'trigger' : 'verb';
}

/** The first word of the trigger's sentence and whether the trigger is it. */
function openerOf(scene: Scene, trigger: Trigger): string {
  const { first } = scene.doc.sentences[scene.doc.sentenceOf[trigger.first]!]!;
  if (first === trigger.first) return 'trigger';
  const word = scene.doc.words[first];
  return word
    ? `${word.best.conjunction}${scene.tags[first]}${word.classes.has('say') ? ' say' : ''}`
    : scene.doc.tokens[first]!.key;
}

function closestTrigger(scene: Scene, time: TimeMention): Trigger | null {
  let found: Trigger | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const k of near(scene).triggers[scene.doc.sentenceOf[time.first]!]!) {
    const t = scene.triggers[k]!;
    const distance = t.first >= time.last ? t.first - time.last : time.first - t.last;
    if (distance < least) {
      least = distance;
      found = t;
    }
  }
  return found;
}

/** How near a cue of attribution stands to the time: «قال الأحد» dates the saying. */
function sayingBeside(scene: Scene, time: TimeMention): string {
  let found = 'none';
  let least = 12;
  for (const k of near(scene).attributions[scene.doc.sentenceOf[time.first]!]!) {
    const a = scene.attributions[k]!;
    if (a.kind === 'trigger') continue;
    const distance = a.first >= time.last ? a.first - time.last : time.first - a.last;
    if (distance < 0 || distance >= least) continue;
    least = distance;
    const speaker = a.speaker >= 0 && !a.carried ? scene.phrases[a.speaker]! : null;
    const touches = speaker && (speaker.last === time.first || speaker.last + 1 === time.first);
    found = `${a.kind} ${a.first >= time.last ? '>' : '<'} ${touches ? 'at speaker' : distance <= 1 ? 'next' : 'near'}`;
  }
  return found;
}
