/**
 * What the trigger model looks at: the word in all its guises, its neighbours, what the lexicons know of both, and what the
 * sentence and the article speak of.
 */
import { type Atom, atom, type Emitter, NONE, templates } from '../../learn/atoms.ts';
import type { TextDocument } from '../../text/document.ts';
import type { Word } from '../../text/words.ts';
import type { TriggerLexicon } from './lexicon.ts';
import type { Topics } from './topics.ts';
import { type WordAtoms, wordAtoms } from './word-atoms.ts';

/** Templates, by the names that explanations show. */
const T = templates(
  'word',
  'stem',
  'lemma',
  'lemma+shape',
  'root',
  'root+pos',
  'shape',
  'clitics',
  'head',
  'tail',
  'hint',
  'hint+shape',
  'hint+clitics',
  'signature',
  'phrase',
  'class',
  'near',
  'near-class',
  'near-shape',
  'pair',
  'hint+near',
  'hint+near-class',
  'hint+near-shape',
  'trigram',
  'around',
  'title',
  'place-in-sentence',
  'speaks-of',
  'spoke-of',
  'hint+speaks-of',
  'article-of',
  'hint+article-of',
  'before',
  'before+lemma',
  'other-hint',
  'lemma+class',
  'number',
  'verb-before',
  'hint+verb-before',
  'air',
  'name-near',
  'again',
  'two-left',
  'two-right',
);

const OFFSETS = [-4, -3, -2, -1, 1, 2, 3, 4].map((d) => ({ d, at: atom(d > 0 ? `+${d}` : `${d}`) }));
const LEFT = 3;
const RIGHT = 4;
/** Two words on either side. */
const NEAREST = OFFSETS.slice(LEFT - 1, RIGHT + 2);
const FIGURE = atom('#');
const SMALL = Array.from({ length: 8 }, (_, n) => atom(String(n)));
const AIR = [atom('no'), atom('sentence before'), atom('this sentence')];

/** Everything but the word: the same for all words of an article. */
export interface TriggerContext {
  readonly doc: TextDocument;
  readonly lexicon: TriggerLexicon;
  readonly topics: Topics;
  /** Token index → what is looked at in its word; null where it is a figure or a mark. */
  readonly atoms: readonly (WordAtoms | null)[];
  /** Token index → kind of the listed name it lies in, or null. */
  readonly nameKind: readonly (Atom | null)[];
  /** Token index → 1 inside a listed name of several words, where nothing is a trigger: «الهيئة العليا للمفاوضات». */
  readonly inName: Uint8Array;
}

/** What was decided to the left in the same sentence. */
export interface History {
  readonly type: string;
  /** Tokens between. */
  readonly distance: number;
}

/** Emits what can be said of token `i` (a word) without naming it. */
export function contextFeatures(out: Emitter, context: TriggerContext, i: number, history: History | null): void {
  const { doc, lexicon, topics } = context;
  const a = context.atoms[i]!;
  const s = doc.sentenceOf[i]!;
  const { first, last } = doc.sentences[s]!;
  out.add(T.shape, a.shape);
  out.add(T.clitics, a.clitics, a.pos);
  out.add(T.signature, a.signature);
  out.add(T.signature, a.signature, a.shape);
  for (const h of a.hints) {
    out.add(T.hint, h);
    out.add(T['hint+shape'], h, a.shape);
    out.add(T['hint+clitics'], h, a.clitics);
  }
  for (const c of a.classes) out.add(T.class, c);
  const phrase = lexicon.phraseAt(doc.words, i, last);
  if (phrase) for (const h of phrase.hints) out.add(T.phrase, atom(h.type), SMALL[h.strength]!);
  const own = context.nameKind[i];
  if (own) out.add(T['name-near'], own, a.topHint);
  neighbours(out, context, i, first, last, a);
  sentence(out, context, i, s, first, a);
  if (history) {
    const type = atom(history.type);
    const distance = history.distance < 4 ? SMALL[history.distance]! : NONE;
    out.add(T.before, type, a.topHint);
    out.add(T.before, type, a.topHint, distance);
    out.add(T.before, type, distance);
  } else out.add(T.before, NONE, a.topHint);
  for (const t of topics.ofArticle) {
    out.add(T['article-of'], t);
    out.add(T['hint+article-of'], t, a.signature);
  }
}

/** A figure or a mark. */
const keyAtom = (doc: TextDocument, i: number): Atom =>
  doc.tokens[i]!.kind === 'number' ? FIGURE : atom(doc.tokens[i]!.key);

function neighbours(
  out: Emitter,
  { doc, atoms, nameKind }: TriggerContext,
  i: number,
  first: number,
  last: number,
  a: WordAtoms,
): void {
  const shown: Atom[] = [];
  for (const { d, at } of OFFSETS) {
    const j = i + d;
    if (j < first || j >= last) {
      shown.push(NONE);
      if (Math.abs(d) <= 2) out.add(T['hint+near'], a.topHint, at, NONE);
      continue;
    }
    const w = atoms[j]!;
    const lemma = w ? w.lemma : keyAtom(doc, j);
    shown.push(lemma);
    const near = Math.abs(d) <= 2;
    if (Math.abs(d) <= 3) out.add(T.near, at, lemma);
    if (near) out.add(T['hint+near'], a.topHint, at, lemma);
    const name = nameKind[j];
    if (name) out.add(T['name-near'], at, name, a.topHint);
    if (!w) continue;
    for (const c of w.classes) {
      out.add(T['near-class'], at, c);
      if (near) out.add(T['hint+near-class'], a.topHint, at, c);
    }
    if (near) {
      out.add(T['near-shape'], at, w.shape);
      out.add(T['hint+near-shape'], a.topHint, at, w.pos);
    }
    if (w.topHint !== NONE) {
      out.add(T['other-hint'], at, w.topHint);
      out.add(T['other-hint'], at, w.topHint, a.topHint);
    }
  }
  out.add(T.around, shown[LEFT]!, shown[RIGHT]!);
  out.add(T['two-left'], shown[LEFT - 1]!, shown[LEFT]!);
  out.add(T['two-right'], shown[RIGHT]!, shown[RIGHT + 1]!);
}

function sentence(
  out: Emitter,
  { doc, atoms, topics }: TriggerContext,
  i: number,
  s: number,
  first: number,
  a: WordAtoms,
): void {
  if (s === 0) {
    out.add(T.title, a.topHint);
    out.add(T.title, a.pos);
  }
  out.add(T['place-in-sentence'], SMALL[Math.min(4, i - first)]!, a.pos);
  out.add(T.air, AIR[topics.air[s]!]!, a.signature);
  for (const t of topics.bySentence[s]!) {
    out.add(T['speaks-of'], t);
    out.add(T['hint+speaks-of'], t, a.signature);
  }
  for (let j = i - 1; j >= Math.max(first, i - 8); j--) {
    const reading = doc.words[j]?.best.readings[0];
    if (reading?.entry.pos !== 'verb') continue;
    const verb = atoms[j]!;
    out.add(T['verb-before'], verb.lemma);
    out.add(T['hint+verb-before'], verb.lemma, a.topHint);
    break;
  }
}

/** Emits what can be said of a word form in any sentence: enough to tell that most words are no trigger at all. */
export function formFeatures(out: Emitter, word: Word, lexicon: TriggerLexicon): void {
  const a = wordAtoms(word, lexicon);
  out.add(T.stem, a.stem);
  out.add(T.lemma, a.lemma);
  out.add(T['lemma+shape'], a.lemma, a.pos);
  out.add(T['lemma+shape'], a.lemma, a.clitics);
  out.add(T.root, a.root);
  out.add(T.shape, a.shape);
  out.add(T.clitics, a.clitics, a.pos);
  out.add(T.signature, a.signature);
  out.add(T.signature, a.signature, a.shape);
  for (const h of a.hints) out.add(T.hint, h);
  for (const c of a.classes) out.add(T.class, c);
  out.add(T.head, a.head, a.pos);
  out.add(T.tail, a.tail, a.pos);
}

/** Emits the features that name the word at token `i`. */
export function wordFeatures(out: Emitter, context: TriggerContext, i: number, history: History | null): void {
  const { doc, topics } = context;
  const a = context.atoms[i]!;
  const s = doc.sentenceOf[i]!;
  const { first, last } = doc.sentences[s]!;
  out.add(T.word, a.key);
  out.add(T.stem, a.stem);
  out.add(T.lemma, a.lemma);
  out.add(T['lemma+shape'], a.lemma, a.shape);
  out.add(T['lemma+shape'], a.lemma, a.clitics);
  out.add(T.root, a.root);
  out.add(T['root+pos'], a.root, a.pos);
  out.add(T.head, a.head, a.pos);
  out.add(T.tail, a.tail, a.pos);
  const near: Atom[] = [];
  for (const { d, at } of NEAREST) {
    const j = i + d;
    const within = j >= first && j < last;
    const w = within ? context.atoms[j]! : null;
    const shown = !within ? NONE : w ? w.lemma : keyAtom(doc, j);
    near.push(shown);
    out.add(T.pair, a.lemma, at, shown);
    if (!w) continue;
    for (const c of w.classes) out.add(T['lemma+class'], a.lemma, at, c);
    if (w.topHint !== NONE) out.add(T['lemma+class'], a.lemma, at, w.topHint);
  }
  out.add(T.trigram, near[1]!, a.lemma, near[2]!);
  out.add(T.air, AIR[topics.air[s]!]!, a.lemma);
  for (const t of topics.bySentence[s]!) out.add(T['speaks-of'], t, a.lemma);
  for (const t of topics.bySentence[s - 1] ?? []) out.add(T['spoke-of'], t, a.lemma);
  for (const t of topics.ofArticle) out.add(T['article-of'], t, a.lemma);
  out.add(T['before+lemma'], history ? atom(history.type) : NONE, a.lemma);
}
