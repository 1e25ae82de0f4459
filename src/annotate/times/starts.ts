/** Where in a text the rules are tried. Most words begin no time; what a word can begin is worked out once and kept. */
import type { View } from '../../rules/match.ts';
import { PerWord } from '../../text/per-word.ts';
import type { Word } from '../../text/words.ts';
import type { Layers } from './rules.ts';

/**
 * PART stands only inside a time; STRONG begins one anywhere; WEAK (في، بين، من, and what is no word of the time lexicon) only where a
 * time word or a figure follows closely.
 */
const NONE = 0;
const PART = 1;
const WEAK = 2;
const STRONG = 3;
const REACH = 4;

/** One of the above in the two lowest bits; above them one bit for each layer that has a rule beginning with the word. */
const held = new WeakMap<Layers, PerWord<number>>();

function wordsOf(layers: Layers): PerWord<number> {
  let words = held.get(layers);
  if (!words) {
    words = new PerWord();
    held.set(layers, words);
  }
  return words;
}

function codeOf(word: Word, layers: Layers): number {
  let mask = 0;
  layers.list.forEach((layer, k) => {
    const begins =
      layer.keys.has(word.key) ||
      [...word.classes].some((c) => layer.classes.has(c)) ||
      word.lemmas.some((l) => layer.stems.has(l));
    if (begins) mask |= 1 << k;
  });
  const timely = [...word.classes].some((c) => c.startsWith('t-'));
  const weak = word.classes.has('t-weak') || (mask && !timely);
  const role = weak ? WEAK : mask ? STRONG : timely ? PART : NONE;
  return role | (mask << 2);
}

export interface Start {
  readonly at: number;
  /** Layers that have a rule beginning with the word itself, as bits. */
  readonly layers: number;
}

/** Token indices at which rules are tried, in order. */
export function startsIn(view: View, layers: Layers): Start[] {
  const out: Start[] = [];
  const { tokens, words, found } = view;
  const codes = wordsOf(layers);
  let weak: Start[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const word = words[i];
    let code = tokens[i]!.kind === 'number' ? STRONG : NONE;
    if (word) {
      const known = codes.get(word);
      code = known ?? codeOf(word, layers);
      if (known === undefined) codes.set(word, code);
    }
    const role = word && found?.has(i) ? STRONG : code & 3;
    if (role === NONE) continue;
    const start = { at: i, layers: code >> 2 };
    if (role === WEAK) {
      weak.push(start);
      continue;
    }
    for (const w of weak) if (i - w.at <= REACH) out.push(w);
    weak = [];
    if (role === STRONG) out.push(start);
  }
  return out;
}
