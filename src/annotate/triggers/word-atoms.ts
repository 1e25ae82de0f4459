/** Atoms of one word form: made once for each form, whatever article it stands in. */
import { type Atom, atom, NONE } from '../../learn/atoms.ts';
import { PerWord } from '../../text/per-word.ts';
import type { Word } from '../../text/words.ts';
import type { TriggerLexicon } from './lexicon.ts';

export interface WordAtoms {
  readonly key: Atom;
  readonly stem: Atom;
  readonly lemma: Atom;
  readonly root: Atom;
  /** Part of speech alone. */
  readonly pos: Atom;
  /** Part of speech with tense, person, number. */
  readonly shape: Atom;
  readonly clitics: Atom;
  readonly head: Atom;
  readonly tail: Atom;
  /** One for each claim type that the word may name, with its strength. */
  readonly hints: readonly Atom[];
  /** All hints in one. */
  readonly signature: Atom;
  readonly topHint: Atom;
  readonly classes: readonly Atom[];
  readonly definite: Atom;
}

const held = new PerWord<WordAtoms>();

export function wordAtoms(word: Word, lexicon: TriggerLexicon): WordAtoms {
  let atoms = held.get(word);
  if (!atoms) {
    atoms = make(word, lexicon);
    held.set(word, atoms);
  }
  return atoms;
}

function make(word: Word, lexicon: TriggerLexicon): WordAtoms {
  const { best } = word;
  const reading = best.readings[0];
  const hints = lexicon.hints(word);
  const pos = reading?.entry.pos ?? 'unknown';
  const inflection = reading
    ? [reading.tense, reading.person, reading.number, reading.voice === 'passive' ? 'passive' : '']
        .filter(Boolean)
        .join(':')
    : '';
  const clitics = `${best.conjunction}${best.preposition}${best.article ? 'ال' : ''}${best.future ? 'س' : ''}${best.enclitic ? '_ه' : ''}`;
  return {
    key: atom(word.key),
    stem: atom(best.stem),
    lemma: atom(reading ? (reading.entry.verb ?? reading.entry.lemma) : best.stem),
    root: atom(reading?.entry.root || best.stem),
    pos: atom(pos),
    shape: atom(`${pos}:${inflection}`),
    clitics: atom(clitics),
    head: atom(best.stem.slice(0, 3)),
    tail: atom(best.stem.slice(-3)),
    hints: hints.map((h) => atom(`${h.type}${h.strength}`)),
    signature: hints.length > 0 ? atom(hints.map((h) => `${h.type}${h.strength}`).join(',')) : NONE,
    topHint: hints[0] ? atom(hints[0].type) : NONE,
    classes: [...word.classes].map(atom),
    definite: atom(best.article ? 'ال' : best.enclitic ? 'ه' : ''),
  };
}
