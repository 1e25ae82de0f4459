/**
 * The lexicon of one language: every row of `lang/<code>/lexicons/*.tsv`, spread into all the forms that it takes in print.
 * The kind of a table shows in its columns: `past` a verb, `singular` a noun, `masculine` an adjective, `word` with `pos` a
 * word that does not change or a phrase of several. Tables with other columns belong to one reader alone and are left to it.
 */
import { readdirSync } from 'node:fs';
import { conjugate, participles, type Verb, type VerbFeatures, verbKind } from './conjugate.ts';
import { dataPath, list, type Row, readTable } from './data.ts';
import { declineAdjective, declineNoun, type NounFeatures, type NounForm } from './decline.ts';
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

/** A reading in one number: which entry, which features. */
const CODE = 256;

export class Lexicon {
  readonly phrases: Phrase[] = [];
  readonly abbreviations = new Set<string>();
  private readonly entries: Entry[] = [];
  private readonly features: Features[] = [];
  private readonly featureNumbers = new Map<string, number>();
  private readonly verbFeatureNumbers = new Map<VerbFeatures, number>();
  /** Folded form → readings as numbers; a quarter of a million forms, so that nothing larger is kept for each. */
  private readonly forms = new Map<string, number | number[]>();

  /** How many written forms are listed. */
  get size(): number {
    return this.forms.size;
  }

  /** Whether a folded form is listed. */
  has(form: string): boolean {
    return this.forms.has(form);
  }

  /** The readings of a folded form, in the order they were listed. */
  readings(form: string): Reading[] {
    const held = this.forms.get(form);
    if (held === undefined) return [];
    const codes = typeof held === 'number' ? [held] : held;
    return codes.map((code) => reading(this.entries[Math.floor(code / CODE)]!, this.features[code % CODE]!));
  }

  addVerb(row: Row, from: string): void {
    const { past = '', present = '', form = 'I', root = '', gloss = '' } = row.cells;
    const verb: Verb = { past, present, form, root };
    const base = { root: fold(root), form, classes: list(row.cells.classes), value: '', gloss, from, verb: past };
    const number = this.enter({ ...base, lemma: past, pos: 'verb' });
    for (const f of conjugate(verb)) this.put(f.text, number, this.verbFeature(f.features));
    for (const masdar of list(row.cells.masdar))
      this.addForms(
        { ...base, lemma: masdar, pos: 'masdar' },
        declineNoun(masdar, masdarPlural(masdar), masdar.endsWith('ة') ? 'f' : 'm'),
      );
    const { active, passive } = participles(verb);
    const weak = verbKind(verb) === 'defective';
    if (active) this.addForms({ ...base, lemma: active, pos: 'active' }, declineAdjective(active, [], weak));
    if (passive) this.addForms({ ...base, lemma: passive, pos: 'passive' }, declineAdjective(passive, [], weak));
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
    else this.put(word, this.enter(entry), this.feature({}));
    if (entry.classes.includes('abbreviation')) this.abbreviations.add(fold(word));
  }

  private addForms(entry: Entry, forms: readonly NounForm[]): void {
    const number = this.enter(entry);
    for (const { text, ...features } of forms) this.put(text, number, this.feature(features));
  }

  private enter(entry: Entry): number {
    const { lemma, pos, verb, root, form, classes, value, gloss, from } = entry;
    return this.entries.push({ lemma, pos, verb, root, form, classes, value, gloss, from } as Entry) - 1;
  }

  private verbFeature(features: VerbFeatures): number {
    let number = this.verbFeatureNumbers.get(features);
    if (number === undefined) {
      number = this.feature(features);
      this.verbFeatureNumbers.set(features, number);
    }
    return number;
  }

  private feature(features: Features): number {
    const key = Object.values(features).join(' ') + Object.keys(features).join(' ');
    let number = this.featureNumbers.get(key);
    if (number === undefined) {
      number = this.features.push(features) - 1;
      if (number >= CODE) throw new Error('more kinds of inflection than a reading can number');
      this.featureNumbers.set(key, number);
    }
    return number;
  }

  private put(text: string, entry: number, feature: number): void {
    const key = fold(text);
    const code = entry * CODE + feature;
    const held = this.forms.get(key);
    if (held === undefined) this.forms.set(key, code);
    else if (typeof held === 'number') {
      if (held !== code) this.forms.set(key, [held, code]);
    } else if (!held.includes(code)) held.push(code);
  }
}

/** Of two readings equally likely in form, the one listed first goes first: particles, nouns, verbs, adjectives. */
const ORDER = ['particles.tsv', 'nouns.tsv', 'verbs.tsv', 'adjectives.tsv'];
const rank = (file: string) => (ORDER.indexOf(file) + ORDER.length + 1) % (ORDER.length + 1);

/** Loads `lang/<language>/lexicons/`. Rows are read in the order of their lines. */
export function loadLexicon(language = 'ar'): Lexicon {
  const lexicon = new Lexicon();
  const folder = `lang/${language}/lexicons`;
  for (const file of readdirSync(dataPath(folder))
    .filter((f) => f.endsWith('.tsv'))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    for (const row of readTable(`${folder}/${file}`)) {
      const from = `${file}:${row.line}`;
      if ('past' in row.cells) lexicon.addVerb(row, from);
      else if ('singular' in row.cells) lexicon.addNoun(row, from);
      else if ('masculine' in row.cells) lexicon.addAdjective(row, from);
      else if ('word' in row.cells && 'pos' in row.cells) lexicon.addWord(row, from);
    }
  }
  return lexicon;
}

/** Masdars of the derived forms take ات; those of form I mostly take none in print, but for ـة and a few. */
const masdarPlural = (masdar: string): string[] => (masdar.length > 3 ? ['-ات'] : []);
