/** What sentences and articles speak of: aircraft, gas, prisoners … It tells one kind of attack from another. */
import { type Atom, atom } from '../../learn/atoms.ts';
import type { TextDocument } from '../../text/document.ts';
import { PerWord } from '../../text/per-word.ts';
import type { Word } from '../../text/words.ts';
import { SURE, type TriggerLexicon } from './lexicon.ts';

/** Word classes that make a topic. */
const CLASSES = [
  'air',
  'aircraft',
  'chemical',
  'munition',
  'weapon',
  'explosive',
  'civilian',
  'fighter',
  'medical',
  'aid',
  'vehicle',
  'detainee',
  'population',
];
/** Claim types that make a topic when a word is sure to name them. */
const TYPES = [
  'air_strike',
  'chemical_attack',
  'explosion',
  'shelling',
  'talks',
  'ceasefire',
  'killed',
  'territory_capture',
  'siege',
  'displacement',
];

export interface Topics {
  readonly bySentence: readonly (readonly Atom[])[];
  /** Of the first sentence and of what comes up three times or more. */
  readonly ofArticle: readonly Atom[];
  /** Sentence index → aircraft or raids are named in it (2), in the one before (1), or neither (0). */
  readonly air: Uint8Array;
}

const AIR = new Set(['air', 'aircraft', 'air_strike!']);

const NOTHING: readonly string[] = [];

/** The topics that each word form makes, by the lexicon that says what it may name. */
const held = new WeakMap<TriggerLexicon, PerWord<readonly string[]>>();

function topicsOf(lexicon: TriggerLexicon): (word: Word) => readonly string[] {
  const known = held.get(lexicon) ?? new PerWord<readonly string[]>();
  held.set(lexicon, known);
  return (word) => {
    let of = known.get(word);
    if (!of) {
      const named = lexicon.hints(word).filter((h) => h.strength === SURE && TYPES.includes(h.type));
      const all = [...CLASSES.filter((topic) => word.classes.has(topic)), ...named.map(({ type }) => `${type}!`)];
      of = all.length > 0 ? all : NOTHING;
      known.set(word, of);
    }
    return of;
  };
}

export function topics(doc: TextDocument, lexicon: TriggerLexicon): Topics {
  const counts = new Map<string, number>();
  const ofWord = topicsOf(lexicon);
  const sets = doc.sentences.map(({ first, last }) => {
    const found = new Set<string>();
    for (let i = first; i < last; i++) {
      const word = doc.words[i];
      if (word) for (const topic of ofWord(word)) found.add(topic);
    }
    for (const topic of found) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return found;
  });
  const ofArticle = new Set(sets[0]);
  for (const [topic, n] of counts) if (n >= 3) ofArticle.add(topic);
  const air = new Uint8Array(sets.length);
  sets.forEach((set, s) => {
    if ([...set].some((t) => AIR.has(t))) air[s] = 2;
    else if ([...(sets[s - 1] ?? [])].some((t) => AIR.has(t))) air[s] = 1;
  });
  return { bySentence: sets.map((set) => [...set].map(atom)), ofArticle: [...ofArticle].map(atom), air };
}
