/**
 * The way between a trigger and something else in its sentence, as a short string of what lies between: the stand-in for a
 * syntax tree. `n` a noun phrase, `v` a verb, `t` another trigger, `@` a name, prepositions and marks as they are.
 */
import type { Scene } from './scene.ts';

export interface Path {
  /** `>` the other thing comes after the trigger, `<` before it. */
  readonly direction: '>' | '<';
  /** Tokens between. */
  readonly distance: number;
  readonly steps: readonly string[];
  readonly verbs: number;
  readonly phrases: number;
  readonly triggers: number;
  readonly commas: number;
  /** Whether a clause of its own («إن …») begins between. */
  readonly that: boolean;
  /** Whether one of the two lies in a quotation that the other does not. */
  readonly crossesQuote: boolean;
}

const MAX_STEPS = 12;

/** The path between two token stretches of one document; the nearer ends count. */
export function path(scene: Scene, a: { first: number; last: number }, b: { first: number; last: number }): Path {
  const after = b.first >= a.last;
  const from = after ? a.last : b.last;
  const to = after ? b.first : a.first;
  const singles = singlesOf(scene);
  const steps: string[] = [];
  let verbs = 0;
  let phrases = 0;
  let triggers = 0;
  let commas = 0;
  let that = false;
  for (let i = from; i < to; i++) {
    const trigger = scene.triggerOf[i]!;
    if (trigger >= 0) {
      triggers++;
      steps.push('t');
      i = Math.max(i, scene.triggers[trigger]!.last - 1);
      continue;
    }
    const phrase = scene.phraseOf[i]!;
    if (phrase >= 0) {
      phrases++;
      const p = scene.phrases[phrase]!;
      const clitic = scene.doc.words[i]?.best;
      if (i === p.first && clitic?.conjunction) steps.push(clitic.conjunction);
      if (i === p.first && clitic?.preposition) steps.push(clitic.preposition);
      steps.push('n');
      i = Math.max(i, Math.min(p.last, to) - 1);
      continue;
    }
    singles[i] ??= single(scene, i);
    const step = singles[i];
    if (step === 'v') verbs++;
    if (step === '،') commas++;
    if (scene.tags[i] === 'S' && scene.doc.words[i]!.classes.has('that')) that = true;
    if (step) steps.push(step);
  }
  return {
    direction: after ? '>' : '<',
    distance: to - from,
    steps: steps.length > MAX_STEPS ? steps.slice(0, MAX_STEPS) : steps,
    verbs,
    phrases,
    triggers,
    commas,
    that,
    crossesQuote: scene.quoteOf[a.first] !== scene.quoteOf[b.first],
  };
}

const held = new WeakMap<Scene, (string | undefined)[]>();

/** The steps of the tokens that lie in no phrase and no trigger, each filled in when a path first passes it. */
function singlesOf(scene: Scene): (string | undefined)[] {
  let steps = held.get(scene);
  if (!steps) {
    steps = new Array<string | undefined>(scene.doc.tokens.length).fill(undefined);
    held.set(scene, steps);
  }
  return steps;
}

function single(scene: Scene, i: number): string {
  const word = scene.doc.words[i];
  const key = scene.doc.tokens[i]!.key;
  const tag = scene.tags[i]!;
  if (!word) return key === ',' || key === '،' ? '،' : tag === '#' ? '#' : /["«»“”]/.test(key) ? '"' : key;
  const lead = word.best.conjunction;
  switch (tag) {
    case 'V':
      return `${lead}${word.classes.has('light') ? 'l' : word.classes.has('say') ? 's' : ''}v`;
    case 'N':
      return 'n';
    case 'P':
    case 'S':
    case 'G':
      return `${lead}${lead ? key.slice(1) : key}`;
    case 'R':
      return 'rel';
    case 'D':
      return 'dem';
    case 'C':
      return key;
    default:
      return word.classes.has('adv') ? 'adv' : key.length <= 4 ? key : 'x';
  }
}
