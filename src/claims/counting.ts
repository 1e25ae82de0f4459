/** How many: which happening a number belongs to, and what it counts there. */
import { type Atom, atom, type Emitter, NONE, templates } from '../learn/atoms.ts';
import type { Trigger } from '../model/index.ts';
import type { CountPhrase } from './counts.ts';
import { bucket, headAtoms, pathAtoms, triggerAtoms } from './features.ts';
import { near } from './near.ts';
import { path } from './path.ts';
import type { RoleCandidate } from './role-candidates.ts';
import type { Scene } from './scene.ts';

const T = templates(
  'none',
  'none+noun',
  'none+class',
  'none+kind',
  'none+before',
  'path',
  'type+path',
  'noun+type',
  'class+type',
  'lemma+path',
  'between',
  'type+between',
  'distance',
  'type+distance',
  'nearest',
  'nearer-alike',
  'nearest-is',
  'type+nearest',
  'in-target',
  'in-trigger',
  'kind+type',
  'before',
  'before+type',
  'lemma+noun',
  'prep',
  'of-type',
  'of-class',
  'of-noun',
  'of-kind',
  'of-before',
  'of-next',
  'of-target',
  'of-type-class',
  'of-lemma',
  'of-sentence',
);
const YES = atom('yes');
const NO = atom('no');

/** Noun and classes of what is counted. */
function counted(scene: Scene, count: CountPhrase): { lemma: Atom; classes: readonly Atom[] } {
  return count.noun >= 0 ? headAtoms(scene.doc.words[count.noun] ?? null) : { lemma: NONE, classes: [] };
}

/** Features of a number's belonging to a trigger. `target`: the trigger's target. */
export function ownerFeatures(
  out: Emitter,
  scene: Scene,
  count: CountPhrase,
  trigger: Trigger,
  target: RoleCandidate | null,
): void {
  const noun = counted(scene, count);
  const kind = atom(count.kind);
  const before = wordBefore(scene, count);
  out.add(T['none+kind'], kind);
  out.add(T['none+noun'], noun.lemma);
  out.add(T['none+before'], before);
  out.add(T['none+before'], before, kind);
  for (const c of noun.classes) out.add(T['none+class'], c, kind);
  const t = triggerAtoms(scene, trigger);
  if (count.first < trigger.last && count.last > trigger.first) {
    out.add(T['in-trigger'], t.type, kind);
    out.add(T['in-trigger'], t.lemma);
    out.add(T['in-trigger'], kind);
    return;
  }
  const p = path(scene, trigger, count);
  const pa = pathAtoms(p);
  out.add(T.path, pa.steps);
  out.add(T['type+path'], t.type, pa.steps);
  out.add(T['lemma+path'], t.lemma, pa.steps);
  out.add(T['noun+type'], noun.lemma, t.type);
  out.add(T['noun+type'], noun.lemma, t.type, pa.direction);
  out.add(T['lemma+noun'], noun.lemma, t.lemma);
  for (const c of noun.classes) {
    out.add(T['class+type'], c, t.type);
    out.add(T['class+type'], c, t.type, pa.direction);
  }
  out.add(T.between, pa.between, pa.direction);
  out.add(T['type+between'], t.type, pa.between, pa.direction);
  out.add(T.distance, pa.distance, pa.direction);
  out.add(T['type+distance'], t.type, pa.distance, pa.direction);
  const closer = beside(scene, trigger).filter((x) => gap(x, count) < gap(trigger, count));
  out.add(T['nearer-alike'], bucket(closer.filter((x) => x.type === trigger.type).length), t.type);
  const nearer = closer.length;
  const nearest = nearestTo(scene, trigger, count);
  const is = nearest ? atom(nearest.type) : NONE;
  out.add(T['nearest-is'], t.type, is);
  out.add(T['nearest-is'], t.type, is, kind);
  for (const c of noun.classes) out.add(T['nearest-is'], t.type, is, c);
  out.add(T.nearest, bucket(nearer), pa.direction);
  out.add(T['type+nearest'], t.type, bucket(nearer), pa.direction);
  if (target) {
    const inside = count.first >= target.first && count.first < target.last ? YES : NO;
    out.add(T['in-target'], inside, t.type);
    out.add(T['in-target'], inside, pa.direction);
  }
  out.add(T['kind+type'], kind, t.type);
  out.add(T.before, before, pa.direction);
  out.add(T['before+type'], before, t.type, pa.direction);
}

/** Another trigger of the sentence that stands nearer to the number than this one; the nearest of them. */
function nearestTo(scene: Scene, trigger: Trigger, count: CountPhrase): Trigger | null {
  let found: Trigger | null = null;
  for (const x of beside(scene, trigger)) if (gap(x, count) < gap(found ?? trigger, count)) found = x;
  return found;
}

/** The other triggers of the sentence. */
function beside(scene: Scene, trigger: Trigger): Trigger[] {
  const here = near(scene).triggers[scene.doc.sentenceOf[trigger.first]!]!;
  return here.map((k) => scene.triggers[k]!).filter((x) => x !== trigger);
}

const gap = (t: Trigger, c: CountPhrase): number => (c.first >= t.last ? c.first - t.last : t.first - c.last);

function wordBefore({ doc }: Scene, count: CountPhrase): Atom {
  const start = doc.sentences[doc.sentenceOf[count.first]!]!.first;
  if (count.first <= start) return NONE;
  const word = doc.words[count.first - 1];
  return word ? headAtoms(word).lemma : atom(doc.tokens[count.first - 1]!.key);
}

/** Features of what a number counts in a claim of the trigger's type. */
export function countedFeatures(
  out: Emitter,
  scene: Scene,
  count: CountPhrase,
  trigger: Trigger,
  target: RoleCandidate | null,
): void {
  const t = triggerAtoms(scene, trigger);
  const noun = counted(scene, count);
  const kind = atom(count.kind);
  out.add(T['of-type'], t.type);
  out.add(T['of-type'], t.type, kind);
  out.add(T['of-kind'], kind);
  out.add(T['of-noun'], noun.lemma);
  out.add(T['of-noun'], noun.lemma, t.type);
  out.add(T['of-type'], t.type, count.noun >= 0 ? YES : NO);
  for (const c of noun.classes) {
    out.add(T['of-class'], c);
    out.add(T['of-type-class'], t.type, c);
  }
  out.add(T['of-lemma'], t.lemma, noun.classes.length > 0 ? YES : NO);
  const { doc } = scene;
  for (let i = count.last; i < Math.min(doc.tokens.length, count.last + 4); i++) {
    const word = doc.words[i];
    if (!word) break;
    out.add(T['of-next'], headAtoms(word).lemma, t.type);
    for (const c of word.classes) if (NARROWING.has(c)) out.add(T['of-next'], atom(c), t.type);
  }
  const before = wordBefore(scene, count);
  out.add(T['of-before'], before);
  if (target) {
    for (let i = target.first; i < Math.min(target.last, target.first + 6); i++)
      for (const c of doc.words[i]?.classes ?? [])
        if (NARROWING.has(c))
          out.add(T['of-target'], atom(c), t.type, count.first >= target.first && count.first < target.last ? YES : NO);
  }
}

/** Classes that narrow a toll down. */
const NARROWING = new Set([
  'civilian',
  'child',
  'woman',
  'fighter',
  'soldier',
  'medic',
  'officer',
  'armed',
  'rescuer',
  'family',
  'journalist',
  'group',
]);
