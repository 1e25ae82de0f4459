/**
 * What the trigger model looks at: the word in all its guises, its neighbours, what the lexicons know of both, and what the
 * sentence and the one before it speak of.
 */
import { type Atom, atom, type Emitter, NONE } from '../../learn/atoms.ts';
import type { TextDocument } from '../../text/document.ts';
import type { Word } from '../../text/words.ts';
import type { TriggerLexicon, TypeHint } from './lexicon.ts';

/** Atoms of one word form, made once. */
interface WordAtoms {
  readonly key: Atom;
  readonly stem: Atom;
  readonly lemma: Atom;
  readonly root: Atom;
  readonly pos: Atom;
  readonly shape: Atom;
  readonly clitics: Atom;
  readonly head: Atom;
  readonly tail: Atom;
  readonly hints: readonly Atom[];
  readonly topHint: Atom;
  readonly classes: readonly Atom[];
}

const held = new WeakMap<Word, WordAtoms>();
const FIGURE = atom('#');

/** Templates, named as they are shown in explanations. */
const T = Object.fromEntries(
  [
    'word',
    'stem',
    'lemma',
    'lemma+pos',
    'root',
    'root+pos',
    'pos',
    'clitics',
    'head',
    'tail',
    'hint',
    'hint+pos',
    'hints',
    'phrase',
    'class',
    'near',
    'near-class',
    'pair',
    'hint+near',
    'hint+near-class',
    'trigram',
    'around',
    'title',
    'place-in-sentence',
    'speaks-of',
    'spoke-of',
    'hint+speaks-of',
    'before',
    'before-pair',
    'other-hint',
    'lemma+class',
    'clause',
    'lemma+clause',
    'again',
    'number',
    'hint+number',
  ].map((name) => [name, atom(name)]),
) as Record<string, Atom>;

const OFFSETS = [-3, -2, -1, 1, 2, 3].map((d) => ({ d, at: atom(d > 0 ? `+${d}` : `${d}`) }));
/** Classes that make a sentence about aircraft, gas and so on: they tell one kind of attack from another. */
const TOPICS = [
  'air',
  'aircraft',
  'chemical',
  'munition',
  'weapon',
  'explosive',
  'explosives',
  'civilian',
  'fighter',
  'medical',
  'aid',
  'vehicle',
];

export function wordAtoms(word: Word, lexicon: TriggerLexicon): WordAtoms {
  let atoms = held.get(word);
  if (!atoms) {
    const { best } = word;
    const reading = best.readings[0];
    const hints = lexicon.hints(word);
    const lemma = reading ? (reading.entry.verb ?? reading.entry.lemma) : best.stem;
    const pos = reading
      ? `${reading.entry.pos}${reading.tense ? `:${reading.tense}${reading.person}` : ''}${reading.number ? `:${reading.number}` : ''}`
      : 'unknown';
    atoms = {
      key: atom(word.key),
      stem: atom(best.stem),
      lemma: atom(lemma),
      root: atom(reading?.entry.root || best.stem),
      pos: atom(reading?.entry.pos ?? 'unknown'),
      shape: atom(pos),
      clitics: atom(
        `${best.conjunction}${best.preposition}${best.article ? 'ال' : ''}${best.future ? 'س' : ''}_${best.enclitic ? 'P' : ''}`,
      ),
      head: atom(best.stem.slice(0, 3)),
      tail: atom(best.stem.slice(-3)),
      hints: hints.map((h) => atom(`${h.type}${h.strength}`)),
      topHint: hints[0] ? atom(hints[0].type) : NONE,
      classes: [...word.classes].map(atom),
    };
    held.set(word, atoms);
  }
  return atoms;
}

/** What a document's sentences speak of, worked out once for all its words. */
export interface DocumentTopics {
  readonly bySentence: readonly (readonly Atom[])[];
}

export function topics(doc: TextDocument): DocumentTopics {
  return {
    bySentence: doc.sentences.map(({ first, last }) => {
      const found = new Set<string>();
      for (let i = first; i < last; i++) {
        const classes = doc.words[i]?.classes;
        if (classes && classes.size > 0) for (const topic of TOPICS) if (classes.has(topic)) found.add(topic);
      }
      return [...found].map(atom);
    }),
  };
}

/** What was decided to the left in the same sentence. */
export interface History {
  readonly type: string;
  /** Tokens between. */
  readonly distance: number;
}

/** Emits the features of token `i`, which must be a word. */
export function triggerFeatures(
  out: Emitter,
  doc: TextDocument,
  i: number,
  lexicon: TriggerLexicon,
  about: DocumentTopics,
  history: History | null,
): void {
  const word = doc.words[i]!;
  const a = wordAtoms(word, lexicon);
  const s = doc.sentenceOf[i]!;
  const { first, last } = doc.sentences[s]!;
  out.add(T.word!, a.key);
  out.add(T.stem!, a.stem);
  out.add(T.lemma!, a.lemma);
  out.add(T['lemma+pos']!, a.lemma, a.shape);
  out.add(T.root!, a.root);
  out.add(T['root+pos']!, a.root, a.pos);
  out.add(T.pos!, a.shape);
  out.add(T.clitics!, a.clitics);
  out.add(T.clitics!, a.clitics, a.lemma);
  out.add(T.head!, a.head);
  out.add(T.tail!, a.tail, a.pos);
  for (const h of a.hints) {
    out.add(T.hint!, h);
    out.add(T['hint+pos']!, h, a.shape);
    out.add(T['hint+pos']!, h, a.clitics);
  }
  for (const c of a.classes) out.add(T.class!, c);
  const phrase = lexicon.phraseAt(doc.words, i, last);
  if (phrase) for (const h of phrase.hints) out.add(T.phrase!, atom(h.type));

  const near: (WordAtoms | null)[] = [];
  const shown: Atom[] = [];
  for (const { d } of OFFSETS) {
    const j = i + d;
    const inside = j >= first && j < last;
    const w = inside ? doc.words[j] : null;
    near.push(w ? wordAtoms(w, lexicon) : null);
    shown.push(
      !inside
        ? NONE
        : w
          ? near[near.length - 1]!.lemma
          : doc.tokens[j]!.kind === 'number'
            ? FIGURE
            : atom(doc.tokens[j]!.key),
    );
  }
  OFFSETS.forEach(({ d, at }, k) => {
    const w = near[k];
    const lemma = shown[k]!;
    out.add(T.near!, at, lemma);
    if (Math.abs(d) <= 2) out.add(T['hint+near']!, a.topHint, at, lemma);
    if (w) {
      for (const c of w.classes) {
        out.add(T['near-class']!, at, c);
        out.add(T['hint+near-class']!, a.topHint, at, c);
        if (Math.abs(d) === 1) out.add(T['lemma+class']!, a.lemma, at, c);
      }
      if (Math.abs(d) <= 2) {
        out.add(T['near-class']!, at, w.shape);
        out.add(T['hint+near-class']!, a.topHint, at, w.pos);
      }
      if (w.topHint !== NONE) {
        out.add(T['other-hint']!, at, w.topHint);
        out.add(T['other-hint']!, at, w.topHint, a.topHint);
      }
    }
  });
  out.add(T.pair!, a.lemma, shown[2]!, atom('-1'));
  out.add(T.pair!, a.lemma, shown[3]!, atom('+1'));
  out.add(T.pair!, a.lemma, shown[1]!, atom('-2'));
  out.add(T.pair!, a.lemma, shown[4]!, atom('+2'));
  out.add(T.around!, shown[2]!, shown[3]!);
  out.add(T.trigram!, shown[2]!, a.lemma, shown[3]!);
  out.add(T.near!, shown[1]!, shown[2]!);
  out.add(T.near!, shown[3]!, shown[4]!, atom('>'));
  out.add(T['hint+number']!, a.topHint, near[2] ? NONE : shown[2]!);

  if (s === 0) {
    out.add(T.title!, a.topHint);
    out.add(T.title!, a.pos);
  }
  out.add(T['place-in-sentence']!, atom(String(Math.min(4, i - first))), a.pos);
  for (const t of about.bySentence[s]!) {
    out.add(T['speaks-of']!, t, a.lemma);
    out.add(T['hint+speaks-of']!, t, a.topHint);
  }
  for (const t of about.bySentence[s - 1] ?? []) out.add(T['spoke-of']!, t, a.lemma);
  if (history) {
    const type = atom(history.type);
    out.add(T.before!, type, a.topHint);
    out.add(T.before!, type, atom(history.distance < 4 ? String(history.distance) : 'far'), a.lemma);
    out.add(T['before-pair']!, type, atom(history.distance < 3 ? 'near' : 'far'));
  } else out.add(T.before!, NONE, a.topHint);
}

/** The surest hint of a word, or null. */
export const topHint = (word: Word, lexicon: TriggerLexicon): TypeHint | null => lexicon.hints(word)[0] ?? null;
