/** When: which of the times near a happening is its time. What the chooser looks at. */
import { atom, type Emitter, NONE } from '../learn/atoms.ts';
import type { TimeMention, Trigger } from '../model/index.ts';
import { bucket, headAtoms, pathAtoms, templates, triggerAtoms } from './features.ts';
import { path } from './path.ts';
import type { Scene } from './scene.ts';

export interface TimeCandidate {
  /** Index in `scene.times`. */
  readonly time: number;
  /** Sentences back. */
  readonly back: 0 | 1;
}

/** Times of earlier triggers, the nearest last. */
export interface TimeHistory {
  readonly earlier: readonly {
    readonly time: number | null;
    readonly back: number;
    readonly type: string;
    readonly first: number;
  }[];
}

/** Times of the sentence and of the one before it; ages and bare durations are none. */
export function timeCandidates(scene: Scene, trigger: Trigger): TimeCandidate[] {
  const here = scene.doc.sentenceOf[trigger.first]!;
  return scene.times.flatMap((t, time): TimeCandidate[] => {
    if (t.kind === 'age') return [];
    const back = here - scene.doc.sentenceOf[t.first]!;
    return back === 0 || back === 1 ? [{ time, back }] : [];
  });
}

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
  'tense',
);
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
  if (!candidate) {
    out.add(T.none, t.type);
    out.add(T['none+lemma'], t.lemma, t.shape);
    out.add(T['none+count'], bucket(count), t.type);
    out.add(T['none+count'], bucket(count));
    out.add(T['none+earlier'], !last ? NONE : last.time === null ? NO : YES, bucket(count));
    return;
  }
  const { doc } = scene;
  const time = scene.times[candidate.time]!;
  const back = candidate.back ? YES : NO;
  const kind = atom(time.kind);
  const rule = atom(time.rule);
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
    out.add(T.others, back, bucket(count));
    out.add(T.start, bucket(time.first - doc.sentences[doc.sentenceOf[time.first]!]!.first), back);
    return;
  }
  const pa = pathAtoms(path(scene, trigger, time));
  out.add(T.path, pa.steps);
  out.add(T['type+path'], t.type, pa.steps);
  out.add(T['lemma+path'], t.lemma, pa.steps);
  out.add(T.between, pa.between, pa.direction);
  out.add(T['type+between'], t.type, pa.between, pa.direction);
  out.add(T.distance, pa.distance, pa.direction);
  out.add(T['type+distance'], t.type, pa.distance, pa.direction);
  const closest = closestTrigger(scene, time);
  const nearest = atom(
    closest === trigger ? 'this' : closest ? `other ${path(scene, trigger, time).direction}` : 'none',
  );
  out.add(T.nearest, nearest, kind);
  out.add(T['type+nearest'], t.type, nearest);
  const say = sayingBeside(scene, time);
  out.add(T.say, atom(say), pa.direction);
  out.add(T['say+between'], atom(say), pa.between, pa.direction);
  const start = doc.sentences[doc.sentenceOf[time.first]!]!.first;
  out.add(T.start, bucket(time.first - start), pa.direction);
  out.add(T.before, time.first > start ? headAtoms(doc.words[time.first - 1] ?? null).lemma : NONE, pa.direction);
  out.add(T.others, bucket(count), nearest);
}

function closestTrigger(scene: Scene, time: TimeMention): Trigger | null {
  let found: Trigger | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const t of scene.triggers) {
    if (scene.doc.sentenceOf[t.first] !== scene.doc.sentenceOf[time.first]) continue;
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
  for (const a of scene.attributions) {
    if (a.kind === 'trigger' || scene.doc.sentenceOf[a.first] !== scene.doc.sentenceOf[time.first]) continue;
    const distance = a.first >= time.last ? a.first - time.last : time.first - a.last;
    if (distance < 0 || distance >= least) continue;
    least = distance;
    const speaker = a.speaker >= 0 && !a.carried ? scene.phrases[a.speaker]! : null;
    const touches = speaker && (speaker.last === time.first || speaker.last + 1 === time.first);
    found = `${a.kind} ${a.first >= time.last ? '>' : '<'} ${touches ? 'at speaker' : distance <= 1 ? 'next' : 'near'}`;
  }
  return found;
}
