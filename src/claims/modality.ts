/** How the source puts it: asserted, planned, demanded, denied, uncertain. What the classifier looks at. */
import { type Atom, atom, type Emitter, NONE, templates } from '../learn/atoms.ts';
import type { Trigger } from '../model/index.ts';
import { PerWord } from '../text/per-word.ts';
import { isComma } from '../text/tokens.ts';
import type { Word } from '../text/words.ts';
import { bucket, headAtoms, triggerAtoms } from './features.ts';
import type { Scene } from './scene.ts';
import { turnsOf } from './turns.ts';

const T = templates(
  'type',
  'lemma',
  'lemma+shape',
  'shape',
  'type+shape',
  'future',
  'before',
  'type+before',
  'pair-before',
  'after',
  'class-before',
  'near-class',
  'verb',
  'type+verb',
  'verb-class',
  'earlier',
  'earlier+between',
  'cue',
  'cue-kind',
  'title',
  'question',
  'quoted',
  'prep',
  'type+prep',
  'window',
  'negated',
  'opener',
  'source',
  'trio',
  'prep+verb',
  'prep+earlier',
  'joined',
  'class-behind',
  'turn',
  'verb-behind',
);
const YES = atom('yes');
const QUESTION = /[؟?]/;
const FUTURE = atom('future');
/** Classes of words that bend what they stand before. */
const BENDING = [
  'neg',
  'doubt',
  'modal',
  'purpose',
  'attempt',
  'fail',
  'intend',
  'future',
  'negate',
  'future-ref',
  'cause',
  'wh',
  'exception',
  'unsure',
  'able',
  'foil',
  'invent',
];
const bends = new PerWord<readonly Atom[]>();
const NOTHING: readonly Atom[] = [];

/** Those of them that a word belongs to. */
function bendingOf(word: Word): readonly Atom[] {
  let held = bends.get(word);
  if (!held) {
    const all = BENDING.filter((c) => word.classes.has(c));
    held = all.length > 0 ? all.map((c) => atom(c)) : NOTHING;
    bends.set(word, held);
  }
  return held;
}

const WINDOW = 7;
/** Tokens behind a trigger in which its own words are looked for: «الهجوم الكيماوي المفترض». */
const TAIL = 5;
/** Tokens behind a trigger within which the verb of its clause is looked for: «استهداف سوريا سيكون …». */
const CLAUSE = 10;

/** What was decided of the trigger before in the sentence. */
export interface ModalityHistory {
  readonly type: string;
  readonly modality: string;
  readonly first: number;
  readonly last: number;
}

export function modalityFeatures(
  out: Emitter,
  scene: Scene,
  trigger: Trigger,
  earlier: ModalityHistory | null,
  sourceCue: string,
): void {
  const t = triggerAtoms(scene, trigger);
  const { doc, tags } = scene;
  const { first, last } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const word = doc.words[trigger.first];
  const prep = word?.best.preposition ? atom(word.best.preposition) : NONE;
  out.add(T.type, t.type);
  out.add(T.lemma, t.lemma);
  out.add(T['lemma+shape'], t.lemma, t.shape);
  out.add(T.shape, t.shape);
  out.add(T['type+shape'], t.type, t.shape);
  out.add(T.prep, prep, t.shape);
  out.add(T['type+prep'], t.type, prep);
  if (word?.best.future) out.add(T.future, YES, t.type);
  const near: Atom[] = [];
  for (let d = 1; d <= 3; d++) {
    const i = trigger.first - d;
    const h = i >= first ? shown(scene, i) : NONE;
    near.push(h);
    out.add(T.before, atom(`-${d}`), h);
    if (d <= 2) out.add(T['type+before'], t.type, atom(`-${d}`), h);
  }
  out.add(T['pair-before'], near[1]!, near[0]!);
  out.add(T.trio, near[2]!, near[1]!, near[0]!);
  out.add(T['prep+verb'], prep, near[0]!);
  out.add(T.after, trigger.last < last ? shown(scene, trigger.last) : NONE);
  bending(out, scene, trigger, first, t.type);
  governing(out, scene, trigger, first, t.type, prep);
  bendingBehind(out, scene, trigger, last, t);
  for (const turn of turnsOf(scene, trigger)) {
    out.add(T.turn, atom(turn));
    out.add(T.turn, atom(turn), t.type);
  }
  if (earlier) {
    const between = trigger.first - earlier.last;
    out.add(T.earlier, atom(earlier.modality), atom(earlier.type));
    out.add(T.earlier, atom(earlier.modality), t.type, bucket(between));
    out.add(T['earlier+between'], atom(earlier.modality), near[0]!, bucket(between));
    out.add(T['prep+earlier'], prep, atom(earlier.type), bucket(between));
    out.add(T['prep+earlier'], atom(earlier.type), t.type, bucket(between));
    out.add(T.joined, atom(earlier.modality), atom(word?.best.conjunction ?? ''), t.shape);
    out.add(T.joined, atom(earlier.modality), atom(word?.best.conjunction ?? ''), near[0]!);
  }
  out.add(T.cue, atom(sourceCue), t.type);
  out.add(T.cue, atom(sourceCue));
  if (doc.sentenceOf[trigger.first] === 0) out.add(T.title, t.type);
  if (QUESTION.test(doc.tokens[last - 1]!.key)) out.add(T.question, YES);
  if (scene.quoteOf[trigger.first]! > 0) out.add(T.quoted, YES, t.shape);
  out.add(T.opener, shown(scene, first), tags[first] === 'V' ? YES : NONE);
}

function shown(scene: Scene, i: number): Atom {
  return scene.doc.words[i] ? headAtoms(scene.doc.words[i]!).lemma : atom(scene.doc.tokens[i]!.key);
}

/** Words that bend the statement, by class and distance, back to the nearest stop or comma and a little beyond. */
function bending(out: Emitter, scene: Scene, trigger: Trigger, first: number, type: Atom): void {
  let commas = 0;
  for (let i = trigger.first - 1; i >= Math.max(first, trigger.first - WINDOW); i--) {
    const word = scene.doc.words[i];
    if (!word) {
      if (/[،,.]/.test(scene.doc.tokens[i]!.key)) commas++;
      continue;
    }
    const distance = bucket(trigger.first - i);
    for (const c of bendingOf(word)) {
      out.add(T['class-before'], c, distance, commas ? YES : NONE);
      out.add(T['near-class'], c, type);
    }
    if (word.best.future) {
      out.add(T.future, distance);
      out.add(T.future, distance, type);
    }
    if (commas === 0) out.add(T.window, headAtoms(word).lemma);
  }
}

/** Words that bend the statement from behind («المفترض»، «على الأرجح»), and the verb whose subject the trigger may be («ستنتهي»، «لن ينهي»). */
function bendingBehind(
  out: Emitter,
  { doc, tags }: Scene,
  trigger: Trigger,
  last: number,
  t: ReturnType<typeof triggerAtoms>,
): void {
  for (let i = trigger.last; i < Math.min(last, trigger.last + CLAUSE); i++) {
    const word = doc.words[i];
    if (!word) {
      if (isComma(doc.tokens[i]!.key)) return;
      continue;
    }
    if (i < trigger.last + TAIL)
      for (const c of bendingOf(word)) {
        out.add(T['class-behind'], c, bucket(i - trigger.last));
        out.add(T['class-behind'], c, t.type);
      }
    if (tags[i] !== 'V') continue;
    const reading = word.best.readings.find((r) => r.entry.pos === 'verb');
    const tense = atom(
      `${reading?.tense ?? ''}${word.best.future ? ' future' : ''}${tags[i - 1] === 'G' ? ' not' : ''}`,
    );
    out.add(T['verb-behind'], tense, t.shape);
    out.add(T['verb-behind'], tense, t.type);
    out.add(T['verb-behind'], headAtoms(word).lemma, tense);
    return;
  }
}

/** The nearest finite verb before the trigger in its clause. */
function governing(out: Emitter, scene: Scene, trigger: Trigger, first: number, type: Atom, prep: Atom): void {
  for (let i = trigger.first - 1; i >= Math.max(first, trigger.first - 12); i--) {
    if (scene.tags[i] !== 'V') continue;
    const word = scene.doc.words[i]!;
    const reading = word.best.readings.find((r) => r.entry.pos === 'verb');
    const lemma = atom(reading?.entry.lemma ?? word.best.stem);
    const tense = atom(`${reading?.tense ?? ''}${word.best.future ? ' future' : ''}`);
    out.add(T.verb, lemma, tense);
    out.add(T.verb, lemma);
    out.add(T['type+verb'], type, lemma);
    out.add(T['prep+verb'], prep, lemma);
    const before = i > first ? shown(scene, i - 1) : NONE;
    out.add(T.negated, before, tense);
    for (const c of bendingOf(word)) out.add(T['verb-class'], c, type);
    if (word.best.future) out.add(T['verb-class'], FUTURE, type);
    return;
  }
  out.add(T.verb, NONE, type);
}
