/** Atoms shared by the choosers of the claims stage. */
import { type Atom, atom, atomOfWords, NONE } from '../learn/atoms.ts';
import type { Trigger } from '../model/index.ts';
import { PerWord } from '../text/per-word.ts';
import { isToldOf } from '../text/phrases.ts';
import type { Word } from '../text/words.ts';
import type { Path } from './path.ts';
import type { Scene } from './scene.ts';

const BUCKETS = ['0', '1', '2', '3', '4-6', '7-12', '13-25', '26+'].map(atom);

/** Small numbers as they are, larger ones in ranges. */
export function bucket(n: number): Atom {
  if (n <= 3) return BUCKETS[Math.max(0, n)]!;
  return BUCKETS[n <= 6 ? 4 : n <= 12 ? 5 : n <= 25 ? 6 : 7]!;
}

export interface TriggerAtoms {
  readonly type: Atom;
  readonly lemma: Atom;
  readonly shape: Atom;
  readonly suffix: Atom;
}

const HAS_SUFFIX = atom('suffix');

const asked = new WeakMap<Trigger, TriggerAtoms>();

/** What the choosers look at in a trigger. */
export function triggerAtoms(scene: Scene, trigger: Trigger): TriggerAtoms {
  let held = asked.get(trigger);
  if (!held) {
    held = describe(scene, trigger);
    asked.set(trigger, held);
  }
  return held;
}

function describe(scene: Scene, trigger: Trigger): TriggerAtoms {
  const word = scene.doc.words[trigger.first];
  const reading = word?.best.readings[0];
  const verb = scene.tags[trigger.first] === 'V';
  const chosen = verb
    ? (word?.best.readings.find((r) => r.entry.pos === 'verb') ?? reading)
    : (word?.best.readings.find((r) => r.entry.pos !== 'verb') ?? reading);
  const entry = chosen?.entry;
  return {
    type: atom(trigger.type),
    lemma: atom(entry ? (entry.verb ?? entry.lemma) : (word?.best.stem ?? '')),
    shape: atom(
      `${verb ? 'V' : 'N'}:${entry?.pos ?? ''}:${chosen?.tense ?? ''}:${chosen?.voice ?? ''}${word?.best.article ? ':ال' : ''}`,
    ),
    suffix: word?.best.enclitic ? HAS_SUFFIX : NONE,
  };
}

/** Path as atoms. */
export interface PathAtoms {
  readonly direction: Atom;
  readonly distance: Atom;
  /** All steps when they are few, else the ends. */
  readonly steps: Atom;
  readonly near: Atom;
  readonly far: Atom;
  readonly between: Atom;
}

export function pathAtoms(p: Path): PathAtoms {
  const { steps, direction } = p;
  const all = atomOfWords(direction, steps.length <= 5 ? steps : [...steps.slice(0, 2), '…', ...steps.slice(-2)]);
  const head = steps.length <= 2 ? all : atomOfWords(direction, steps.slice(0, 2));
  const tail = steps.length <= 2 ? all : atomOfWords(direction, steps.slice(-2));
  return {
    direction: DIRECTIONS[direction],
    distance: bucket(p.distance),
    steps: all,
    near: direction === '>' ? head : tail,
    far: direction === '>' ? tail : head,
    between: betweenOf(p),
  };
}

const DIRECTIONS = { '>': atom('>'), '<': atom('<') };

const BETWEENS: Atom[] = [];

function betweenOf(p: Path): Atom {
  const [v, t, c] = [Math.min(2, p.verbs), Math.min(2, p.triggers), Math.min(2, p.commas)];
  const k = ((v * 3 + t) * 3 + c) * 2 + (p.crossesQuote ? 1 : 0);
  BETWEENS[k] ??= atom(`v${v} t${t} ،${c}${p.crossesQuote ? ' "' : ''}`);
  return BETWEENS[k];
}

const FIGURE = { lemma: atom('#'), classes: [], pos: atom('#') };
const heads = new PerWord<{ lemma: Atom; classes: readonly Atom[]; pos: Atom }>();

/** What a phrase's head is. */
export function headAtoms(word: Word | null): { lemma: Atom; classes: readonly Atom[]; pos: Atom } {
  if (!word) return FIGURE;
  let held = heads.get(word);
  if (!held) {
    const reading = word.best.readings.find((r) => r.entry.pos !== 'verb') ?? word.best.readings[0];
    held = {
      lemma: atom(reading?.entry.lemma ?? word.best.stem),
      classes: [...word.classes].map(atom),
      pos: atom(
        `${reading?.entry.pos ?? 'unknown'}${word.best.article ? ':ال' : word.best.enclitic ? ':ه' : ''}${reading?.number === 'pl' ? ':pl' : ''}`,
      ),
    };
    heads.set(word, held);
  }
  return held;
}

/** Kinds of listed names inside a stretch of tokens, as one atom; whose it is, or whom it is for, is no kind of its own. */
export function nameKinds(scene: Scene, first: number, last: number): Atom {
  const kinds = new Set<string>();
  for (let i = first; i < last; i++) {
    if (i > first && isToldOf(scene.doc, i)) break;
    const name = scene.nameAt.get(i);
    if (name) kinds.add(name.readings[0]!.kind);
  }
  return kinds.size > 0 ? atom([...kinds].sort().join('+')) : NONE;
}
