/**
 * The lexicon of one language: every row of `lang/<code>/lexicons/*.tsv`, spread into all the forms that it takes in print.
 * The kind of a table shows in its columns: `past` a verb, `singular` a noun, `masculine` an adjective, `word` a word that does
 * not change or a phrase of several.
 */
import { readdirSync } from 'node:fs';
import { conjugate, participles, type Verb, type Voice } from './conjugate.ts';
import { dataPath, list, type Row, readTable } from './data.ts';
import { declineAdjective, declineNoun, type Gender, type NounForm } from './decline.ts';
import { fold } from './fold.ts';

export type PartOfSpeech = 'verb' | 'masdar' | 'active' | 'passive' | 'noun' | 'adjective' | 'particle' | 'name';

/** One dictionary word. */
export interface Entry {
  /** As the table spells it; for what is derived from a verb, the form itself. */
  readonly lemma: string;
  readonly pos: PartOfSpeech;
  /** For what is derived from a verb, that verb. */
  readonly verb?: string;
  readonly root: string;
  readonly form?: string;
  readonly classes: readonly string[];
  readonly value: string;
  readonly gloss: string;
  /** `file:line`. */
  readonly from: string;
}

/** One way to read a written form. */
export interface Reading {
  readonly entry: Entry;
  readonly tense?: 'past' | 'present' | 'imperative';
  readonly person?: string;
  readonly voice?: Voice;
  readonly number?: 'sg' | 'du' | 'pl';
  readonly gender?: Gender;
  readonly construct?: true;
  readonly accusative?: true;
  /** Stands only before a pronoun suffix. */
  readonly bound?: true;
  /** Never stands before a pronoun suffix. */
  readonly final?: true;
}

/** A word of several tokens, by its folded tokens. */
export interface Phrase {
  readonly words: readonly string[];
  readonly entry: Entry;
}

export class Lexicon {
  readonly forms = new Map<string, Reading[]>();
  readonly phrases: Phrase[] = [];
  readonly abbreviations = new Set<string>();

  private put(text: string, reading: Reading): void {
    const key = fold(text);
    const held = this.forms.get(key);
    if (!held) this.forms.set(key, [reading]);
    else if (!held.some((r) => sameReading(r, reading))) held.push(reading);
  }

  addVerb(row: Row, from: string): void {
    const { past = '', present = '', form = 'I', root = '', gloss = '' } = row.cells;
    const verb: Verb = { past, present, form, root };
    const classes = list(row.cells.classes);
    const base = { root: fold(root), form, classes, value: '', gloss, from, verb: past };
    const entry: Entry = { ...base, lemma: past, pos: 'verb' };
    for (const f of conjugate(verb)) {
      const { text, ...rest } = f;
      this.put(text, { entry, ...rest });
    }
    for (const masdar of list(row.cells.masdar))
      this.addForms(
        { ...base, lemma: masdar, pos: 'masdar' },
        declineNoun(masdar, masdarPlural(masdar), masdar.endsWith('ة') ? 'f' : 'm'),
      );
    const { active, passive } = participles(verb);
    if (active) this.addForms({ ...base, lemma: active, pos: 'active' }, declineAdjective(active));
    if (passive) this.addForms({ ...base, lemma: passive, pos: 'passive' }, declineAdjective(passive));
  }

  addNoun(row: Row, from: string): void {
    const { singular = '', gender = 'm', root = '', gloss = '', value = '' } = row.cells;
    const plurals = list(row.cells.plural);
    const entry: Entry = {
      lemma: singular || plurals[0]!,
      pos: 'noun',
      root: fold(root),
      classes: list(row.cells.classes),
      value,
      gloss,
      from,
    };
    this.addForms(entry, declineNoun(singular, plurals, gender === 'f' ? 'f' : 'm'));
  }

  addAdjective(row: Row, from: string): void {
    const { masculine = '', root = '', gloss = '', value = '' } = row.cells;
    const entry: Entry = {
      lemma: masculine,
      pos: 'adjective',
      root: fold(root),
      classes: list(row.cells.classes),
      value,
      gloss,
      from,
    };
    this.addForms(entry, declineAdjective(masculine, list(row.cells.plural)));
  }

  addWord(row: Row, from: string): void {
    const { word = '', value = '', gloss = '', pos = 'particle' } = row.cells;
    const entry: Entry = {
      lemma: word,
      pos: pos as PartOfSpeech,
      root: '',
      classes: list(row.cells.classes ?? row.cells.class),
      value,
      gloss,
      from,
    };
    const words = fold(word).split(/\s+/);
    if (words.length > 1) this.phrases.push({ words, entry });
    else this.put(word, { entry });
    if (entry.classes.includes('abbreviation')) this.abbreviations.add(fold(word));
  }

  private addForms(entry: Entry, forms: readonly NounForm[]): void {
    for (const { text, ...rest } of forms) this.put(text, { entry, ...rest });
  }
}

/** Loads `lang/<language>/lexicons/`. Tables are read in the order of their names, rows in the order of their lines. */
export function loadLexicon(language = 'ar'): Lexicon {
  const lexicon = new Lexicon();
  const folder = `lang/${language}/lexicons`;
  for (const file of readdirSync(dataPath(folder))
    .filter((f) => f.endsWith('.tsv'))
    .sort()) {
    for (const row of readTable(`${folder}/${file}`)) {
      const from = `${file}:${row.line}`;
      if ('past' in row.cells) lexicon.addVerb(row, from);
      else if ('singular' in row.cells) lexicon.addNoun(row, from);
      else if ('masculine' in row.cells) lexicon.addAdjective(row, from);
      else if ('word' in row.cells) lexicon.addWord(row, from);
    }
  }
  return lexicon;
}

/** Masdars of the derived forms take ات; those of form I mostly take none in print, but for ـة and a few. */
const masdarPlural = (masdar: string): string[] => (masdar.length > 3 ? ['-ات'] : []);

const sameReading = (a: Reading, b: Reading) =>
  a.entry === b.entry &&
  a.tense === b.tense &&
  a.number === b.number &&
  a.construct === b.construct &&
  a.bound === b.bound &&
  a.person === b.person &&
  a.gender === b.gender &&
  a.accusative === b.accusative;
