/** Agent and target: which noun phrase of the sentence takes which part in a happening. What the chooser looks at. */
import { type Atom, atom, type Emitter, NONE, templates } from '../learn/atoms.ts';
import type { Attribution, Trigger } from '../model/index.ts';
import { bucket, headAtoms, nameKinds, pathAtoms, triggerAtoms } from './features.ts';
import { at, near } from './near.ts';
import { path } from './path.ts';
import type { RoleCandidate } from './role-candidates.ts';
import type { Scene } from './scene.ts';

export type Role = 'agent' | 'target';

/** What was decided before: the roles of the earlier triggers of the sentence. */
export interface RoleHistory {
  /** Earlier trigger and the token its agent or target begins at. */
  readonly earlier: readonly {
    readonly trigger: Trigger;
    readonly agent: number | null;
    readonly target: number | null;
  }[];
}

const T = templates(
  'none',
  'none+lemma',
  'none+shape',
  'none+suffix',
  'none+agent',
  'self',
  'self+lemma',
  'prep',
  'type+prep',
  'lemma+prep',
  'shape+prep',
  'path',
  'type+path',
  'lemma+path',
  'shape+path',
  'type+near',
  'type+far',
  'between',
  'type+between',
  'distance',
  'type+distance',
  'head',
  'type+head',
  'class',
  'type+class',
  'type+class+dir',
  'kind',
  'type+kind',
  'type+kind+dir',
  'kind+path',
  'pos',
  'type+pos',
  'direction',
  'type+direction',
  'shape+direction',
  'rank',
  'type+rank',
  'number',
  'type+number',
  'earlier',
  'type+earlier',
  'is-agent',
  'conjunct',
  'class+prep',
  'before',
  'type+before',
  'lemma+class',
  'lemma+before',
  'suffix+kind',
  'start',
  'class+path',
  'adjacent',
  'frame',
  'type+frame',
  'lemma+frame',
  'shape+frame',
  'speaker',
  'speaker+cue',
  'past-that',
  'carry',
  'type+carry',
  'none+verb',
);

const PARTS = {
  subject: { elsewhere: atom('subject elsewhere') },
  object: { elsewhere: atom('object elsewhere') },
};
const COORDINATED = atom('coordinated');
const OWN = atom('own');
const RANKS = { '>': [0, 1, 2, 3].map((n) => atom(`${n}>`)), '<': [0, 1, 2, 3].map((n) => atom(`${n}<`)) };
const COUNTS = [0, 1, 2].map((n) => atom(`${n}`));
/** Classes of words by which one speaks of what others do, or of what one does oneself. */
const ASIDE = ['aloof', 'vouch', 'say', 'charge', 'decline'];
const YES = atom('yes');
const NO = atom('no');

/** Emits the features of a candidate; null stands for nobody. */
export function roleFeatures(
  out: Emitter,
  scene: Scene,
  trigger: Trigger,
  candidate: RoleCandidate | null,
  history: RoleHistory,
): void {
  const t = triggerAtoms(scene, trigger);
  if (!candidate) {
    out.add(T.none, t.type);
    out.add(T['none+lemma'], t.lemma);
    out.add(T['none+lemma'], t.lemma, t.shape);
    out.add(T['none+shape'], t.shape, t.type);
    out.add(T['none+suffix'], t.suffix, t.type);
    const nearest = nearestOf(trigger, history);
    const has = nearest
      ? atom(`${nearest.trigger.type} ${nearest.agent === null ? '-' : 'A'}${nearest.target === null ? '-' : 'T'}`)
      : NONE;
    out.add(T['none+verb'], t.type, has);
    out.add(
      T['none+verb'],
      t.type,
      atom(`${nearest?.agent == null ? '-' : 'A'}${nearest?.target == null ? '-' : 'T'}`),
    );
    return;
  }
  if (candidate.kind === 'self') {
    const number = candidate.first < trigger.first ? YES : NO;
    out.add(T.self, t.type, number);
    out.add(T.self, t.shape);
    out.add(T['self+lemma'], t.lemma, number);
    out.add(T['self+lemma'], t.lemma, t.shape);
    return;
  }
  const { doc, phrases } = scene;
  const phrase = phrases[candidate.phrase]!;
  const p = path(scene, trigger, candidate);
  const pa = pathAtoms(p);
  const h = headAtoms(doc.words[candidate.first] ?? null);
  const kind = nameKinds(scene, candidate.first, candidate.last);
  const prep = phrase.preposition ? atom(phrase.preposition) : NONE;
  out.add(T.prep, prep, pa.direction);
  out.add(T['type+prep'], t.type, prep, pa.direction);
  out.add(T['lemma+prep'], t.lemma, prep, pa.direction);
  out.add(T['shape+prep'], t.shape, prep, pa.direction);
  out.add(T.path, pa.steps, prep);
  out.add(T['type+path'], t.type, pa.steps, prep);
  out.add(T['lemma+path'], t.lemma, pa.steps, prep);
  out.add(T['shape+path'], t.shape, pa.steps, prep);
  out.add(T['type+near'], t.type, pa.near, t.shape);
  out.add(T['type+far'], t.type, pa.far, t.shape);
  out.add(T.between, pa.between, pa.direction);
  out.add(T['type+between'], t.type, pa.between, pa.direction);
  out.add(T.distance, pa.distance, pa.direction);
  out.add(T['type+distance'], t.type, pa.distance, pa.direction);
  out.add(T.head, h.lemma);
  out.add(T['type+head'], t.type, h.lemma);
  out.add(T.kind, kind);
  out.add(T['type+kind'], t.type, kind);
  out.add(T['type+kind+dir'], t.type, kind, pa.direction);
  out.add(T['kind+path'], kind, pa.steps, prep);
  out.add(T['suffix+kind'], t.suffix, kind, pa.direction);
  out.add(T.pos, h.pos, pa.direction);
  out.add(T['type+pos'], t.type, h.pos, prep);
  out.add(T.direction, pa.direction, t.shape);
  out.add(T['type+direction'], t.type, pa.direction);
  out.add(T['shape+direction'], t.shape, t.type, pa.direction);
  if (p.distance === 0) out.add(T.adjacent, t.type, pa.direction, h.pos);
  for (const c of h.classes) {
    out.add(T.class, c, pa.direction);
    out.add(T['type+class'], t.type, c);
    out.add(T['type+class+dir'], t.type, c, pa.direction);
    out.add(T['class+prep'], c, prep, t.type);
    out.add(T['lemma+class'], t.lemma, c);
    out.add(T['class+path'], c, pa.steps);
  }
  const rank = RANKS[p.direction][Math.min(3, p.phrases)]!;
  out.add(T.rank, rank, t.shape);
  out.add(T['type+rank'], t.type, rank);
  const number = doc.words[candidate.first] ? NO : YES;
  out.add(T.number, number, pa.direction);
  out.add(T['type+number'], t.type, number, pa.direction);
  const start = doc.sentences[doc.sentenceOf[candidate.first]!]!.first;
  out.add(T.start, bucket(candidate.first - start), pa.direction);
  const before = candidate.first > start ? headAtoms(doc.words[candidate.first - 1] ?? null).lemma : NONE;
  out.add(T.before, before, pa.direction);
  out.add(T['type+before'], t.type, before);
  out.add(T['lemma+before'], t.lemma, before);
  for (const frame of framesOf(scene, trigger, candidate)) {
    out.add(T.frame, frame);
    out.add(T['type+frame'], t.type, frame);
    out.add(T['lemma+frame'], t.lemma, frame);
    out.add(T['shape+frame'], t.shape, frame);
    out.add(T['type+frame'], t.type, frame, kind);
  }
  if (p.that) {
    out.add(T['past-that'], pa.direction, t.shape);
    out.add(T['past-that'], pa.direction, t.type);
  }
  for (const a of at(near(scene).spoken, candidate.phrase)) {
    out.add(T.speaker, t.type, a.first === trigger.first ? OWN : atom(a.kind));
    if (a.first < trigger.first) speakerFeatures(out, scene, trigger, a);
  }
  earlierRoles(out, t.type, trigger, candidate, history, pa.direction);
  out.add(T.conjunct, phrase.conjunctOf >= 0 ? YES : NO, t.type);
}

/** Whoever speaks of a happening, by the word with which he does: who condemns has no part in it, who announces may have. */
function speakerFeatures(out: Emitter, scene: Scene, trigger: Trigger, a: Attribution): void {
  const { doc, tags } = scene;
  const cue = doc.words[a.first] ?? null;
  let verbs = 0;
  for (let i = a.last; i < trigger.first && verbs < 2; i++) if (tags[i] === 'V') verbs++;
  const first = a.speakerFirst ? YES : NO;
  const clauses = COUNTS[verbs]!;
  out.add(T['speaker+cue'], headAtoms(cue).lemma, clauses, first);
  out.add(T['speaker+cue'], headAtoms(cue).lemma, triggerAtoms(scene, trigger).shape);
  for (const c of ASIDE) if (cue?.classes.has(c)) out.add(T['speaker+cue'], atom(c), clauses, first);
}

/** What choosing a target sees beside that: the agent, by his first token; null where there is none. */
export function agentFeatures(
  out: Emitter,
  scene: Scene,
  trigger: Trigger,
  candidate: RoleCandidate | null,
  agent: number | null,
): void {
  const { type } = triggerAtoms(scene, trigger);
  if (!candidate) out.add(T['none+agent'], type, agent === null ? NO : YES);
  else if (candidate.kind === 'phrase' && agent !== null)
    out.add(T['is-agent'], candidate.first === agent ? YES : NO, type);
}

/** The part the candidate plays where the trigger is a verb, or plays a part beside it: `subject`, `subject of شنّ whose object it is`. */
function framesOf(scene: Scene, trigger: Trigger, candidate: RoleCandidate): Atom[] {
  const out: Atom[] = [];
  for (const f of at(near(scene).frames, candidate.first)) {
    const part = f.subject === candidate.first ? 'subject' : f.object === candidate.first ? 'object' : null;
    if (!part) continue;
    if (f.verb === trigger.first) out.push(atom(`${part} ${f.order}`));
    else {
      const own = f.subject === trigger.first ? 'subject' : f.object === trigger.first ? 'object' : null;
      if (!own) out.push(PARTS[part].elsewhere);
      else {
        const verb = scene.doc.words[f.verb]!;
        out.push(
          atom(`${part} beside ${own} ${f.order}`),
          atom(`${part} beside ${own} of ${verb.best.readings[0]?.entry.lemma ?? verb.best.stem}`),
        );
      }
    }
  }
  return out;
}

/** What the candidate already is in the other happenings of the sentence: who carried out the raid is who killed. */
function earlierRoles(
  out: Emitter,
  type: Atom,
  trigger: Trigger,
  candidate: RoleCandidate,
  history: RoleHistory,
  direction: Atom,
): void {
  const nearest = nearestOf(trigger, history);
  for (const e of history.earlier) {
    const role = e.agent === candidate.first ? 'agent' : e.target === candidate.first ? 'target' : null;
    if (!role) continue;
    const side = e.trigger.first > trigger.first ? 'after' : 'before';
    const near = atom(`${e === nearest ? 'nearest ' : ''}${side} ${role}`);
    out.add(T.earlier, near, direction);
    out.add(T['type+earlier'], type, near, atom(e.trigger.type));
    out.add(T['type+earlier'], type, near);
    out.add(T['type+earlier'], type, atom(role), atom(e.trigger.type));
  }
  if (nearest && Math.abs(trigger.first - nearest.trigger.last) <= 1) out.add(T.earlier, COORDINATED, type);
}

function nearestOf(trigger: Trigger, history: RoleHistory): RoleHistory['earlier'][number] | null {
  let found: RoleHistory['earlier'][number] | null = null;
  for (const e of history.earlier)
    if (!found || Math.abs(e.trigger.first - trigger.first) < Math.abs(found.trigger.first - trigger.first)) found = e;
  return found;
}

/** The triggers of a document in the order in which roles are chosen: sentence by sentence, causes before effects. */
export function roleOrder(scene: Scene): number[] {
  const rank = (k: number) => {
    const t = scene.triggers[k]!;
    return [scene.doc.sentenceOf[t.first]!, scene.effects.has(t.type) ? 1 : 0, t.first] as const;
  };
  return scene.triggers
    .map((_, k) => ({ k, r: rank(k) }))
    .sort((a, b) => a.r[0] - b.r[0] || a.r[1] - b.r[1] || a.r[2] - b.r[2])
    .map(({ k }) => k);
}
