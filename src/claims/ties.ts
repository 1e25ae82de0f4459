/** How a happening hangs on what is told before it in its sentence: «بعد معارك», «ما أدى إلى مقتل», «لمحاولة الاستيلاء». */
import { type Atom, atom, type Emitter, NONE } from '../learn/atoms.ts';
import type { Trigger } from '../model/index.ts';
import { bucket, headAtoms, triggerAtoms } from './features.ts';
import { near } from './near.ts';
import type { Scene } from './scene.ts';

interface Tie {
  /** The word before the trigger with the trigger's own clitics: what it stands under. */
  readonly lead: Atom;
  /** The same without the words of an open class: particle, noun, verb, mark. */
  readonly kind: Atom;
  /** Type of the trigger before it in its sentence; none where it is the first. */
  readonly type: Atom;
  /** Tokens to that trigger. */
  readonly distance: Atom;
  /** Mark or connective between the two. */
  readonly between: Atom;
}

const held = new WeakMap<Trigger, Tie>();
const FIRST = atom('first');
const YES = atom('same');
const NO = atom('other');
const CLOSED = new Set(['P', 'S', 'G', 'C', 'R', 'D']);

function tieOf(scene: Scene, trigger: Trigger): Tie {
  let tie = held.get(trigger);
  if (!tie) {
    tie = look(scene, trigger);
    held.set(trigger, tie);
  }
  return tie;
}

function look(scene: Scene, trigger: Trigger): Tie {
  const { doc, tags } = scene;
  const sentence = doc.sentenceOf[trigger.first]!;
  const { first } = doc.sentences[sentence]!;
  const word = doc.words[trigger.first];
  const clitics = `${word?.best.conjunction ?? ''}${word?.best.preposition ?? ''}`;
  const i = trigger.first - 1;
  const before = i < first ? null : doc.words[i];
  const lemma = i < first ? 'start' : before ? headAtoms(before).lemma.name : doc.tokens[i]!.key;
  const closed = i < first || !before || CLOSED.has(tags[i]!) || before.classes.has('adv');
  const k = near(scene).triggers[sentence]!.findLast((j) => scene.triggers[j]!.last <= trigger.first);
  const previous = k === undefined ? null : scene.triggers[k]!;
  return {
    lead: atom(`${clitics}|${lemma}`),
    kind: atom(`${clitics}|${closed ? lemma : tags[i]}`),
    type: previous ? atom(previous.type) : FIRST,
    distance: previous ? bucket(trigger.first - previous.last) : NONE,
    between: previous ? atom(joints(scene, previous.last, trigger.first)) : NONE,
  };
}

/** Marks, connectives and verbs between two triggers, the last three. */
function joints({ doc, tags }: Scene, from: number, to: number): string {
  const out: string[] = [];
  for (let i = from; i < to; i++) {
    const word = doc.words[i];
    if (!word) out.push(doc.tokens[i]!.key);
    else if (tags[i] === 'V') out.push(word.classes.has('say') ? 'say' : 'verb');
    else if (tags[i] === 'R' || tags[i] === 'S' || tags[i] === 'C') out.push(doc.tokens[i]!.key);
    else if (word.best.conjunction) out.push(word.best.conjunction);
  }
  return out.slice(-3).join(' ');
}

/**
 * What a chooser learns from the tie: whether a candidate is what the trigger before was given.
 * @param before what the trigger before in the sentence was given; undefined where there is none
 * @param it the candidate; null: none
 */
export function tieFeatures(
  out: Emitter,
  template: { readonly lead: Atom; readonly tie: Atom },
  scene: Scene,
  trigger: Trigger,
  before: number | null | undefined,
  it: number | null,
): void {
  const t = triggerAtoms(scene, trigger);
  const tie = tieOf(scene, trigger);
  const same = before === undefined ? FIRST : before === it ? YES : NO;
  const as = it === null ? NONE : same;
  out.add(template.lead, tie.lead, same, as);
  out.add(template.lead, tie.kind, same, as);
  out.add(template.lead, tie.kind, t.type, it === null ? NONE : same === YES ? YES : NO);
  if (before === undefined) return;
  out.add(template.tie, tie.type, t.type, same);
  out.add(template.tie, tie.kind, tie.distance, same);
  out.add(template.tie, tie.between, t.shape, same);
  out.add(template.tie, tie.between, tie.type, same);
}
