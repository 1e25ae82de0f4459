/**
 * The lexicon of one language: every row of `lang/<code>/lexicons/*.tsv`, spread into all the forms that it takes in print.
 * The kind of a table shows in its columns: `past` a verb, `singular` a noun, `masculine` an adjective, `word` with `pos` a
 * word that does not change or a phrase of several. Tables with other columns belong to one reader alone and are left to it.
 */
import { readdirSync } from 'node:fs';
import type { VerbFeatures } from './conjugate.ts';
import { dataPath, readTable } from './data.ts';
import type { NounFeatures } from './decline.ts';
import { Forms, type FormTable } from './forms.ts';
import { CODE, LexiconMaker } from './lexicon-maker.ts';

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

/** What inflection adds to an entry. */
export type Features = Partial<VerbFeatures> & Partial<NounFeatures>;

/** One way to read a written form. */
export interface Reading extends Features {
  readonly entry: Entry;
}

/** Every field in one order, present or not: the engine reads objects of one shape far faster than of a dozen. */
function reading(entry: Entry, f: Features): Reading {
  return {
    entry,
    tense: f.tense,
    person: f.person,
    voice: f.voice,
    number: f.number,
    gender: f.gender,
    construct: f.construct,
    accusative: f.accusative,
    bound: f.bound,
    final: f.final,
    mood: f.mood,
  } as Reading;
}

/** A word of several tokens, by its folded tokens. */
export interface Phrase {
  readonly words: readonly string[];
  readonly entry: Entry;
}

/** All of a lexicon, as data that can be given to a thread; the forms, which are the most of it, are then shared. */
export interface LexiconTables {
  readonly entries: readonly Entry[];
  readonly features: readonly Features[];
  readonly phrases: readonly Phrase[];
  readonly abbreviations: ReadonlySet<string>;
  readonly forms: FormTable;
}

export class Lexicon {
  private readonly forms: Forms;

  constructor(readonly tables: LexiconTables) {
    this.forms = new Forms(tables.forms);
  }

  get phrases(): readonly Phrase[] {
    return this.tables.phrases;
  }

  get abbreviations(): ReadonlySet<string> {
    return this.tables.abbreviations;
  }

  /** Whether a folded form is listed. */
  has(form: string): boolean {
    return this.forms.has(form);
  }

  /** The readings of a folded form, in the order they were listed. */
  readings(form: string): Reading[] {
    const { entries, features } = this.tables;
    return this.forms.codes(form).map((code) => reading(entries[Math.floor(code / CODE)]!, features[code % CODE]!));
  }
}

/** Of two readings equally likely in form, the one listed first goes first: particles, nouns, verbs, adjectives. */
const ORDER = ['particles.tsv', 'nouns.tsv', 'verbs.tsv', 'adjectives.tsv'];
const rank = (file: string) => (ORDER.indexOf(file) + ORDER.length + 1) % (ORDER.length + 1);

const loaded = new Map<string, Lexicon>();

/** The lexicon of `lang/<language>/lexicons/`, made at the first call. */
export function loadLexicon(language = 'ar'): Lexicon {
  let lexicon = loaded.get(language);
  if (!lexicon) {
    lexicon = new Lexicon(spread(language));
    loaded.set(language, lexicon);
  }
  return lexicon;
}

/** Every row in all its forms. Rows are read in the order of their lines. */
function spread(language: string): LexiconTables {
  const maker = new LexiconMaker();
  const folder = `lang/${language}/lexicons`;
  for (const file of readdirSync(dataPath(folder))
    .filter((f) => f.endsWith('.tsv'))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    for (const row of readTable(`${folder}/${file}`)) {
      const from = `${file}:${row.line}`;
      if ('past' in row.cells) maker.addVerb(row, from);
      else if ('singular' in row.cells) maker.addNoun(row, from);
      else if ('masculine' in row.cells) maker.addAdjective(row, from);
      else if ('word' in row.cells && 'pos' in row.cells) maker.addWord(row, from);
    }
  }
  return maker.make();
}
