/** Spreads the rows of a lexicon's tables into all the forms that they take in print. */
import { conjugate, participles, type Verb, type VerbFeatures, verbKind } from './conjugate.ts';
import { list, type Row } from './data.ts';
import { declineAdjective, declineNoun, type NounForm } from './decline.ts';
import { fold } from './fold.ts';
import { FormsMaker } from './forms.ts';
import type { Entry, Features, LexiconTables, PartOfSpeech, Phrase } from './lexicon.ts';

/** A reading in one number: which entry, which features. */
export const CODE = 256;

export class LexiconMaker {
  private readonly phrases: Phrase[] = [];
  private readonly abbreviations = new Set<string>();
  private readonly entries: Entry[] = [];
  private readonly features: Features[] = [];
  private readonly featureNumbers = new Map<string, number>();
  private readonly verbFeatureNumbers = new Map<VerbFeatures, number>();
  private readonly forms = new FormsMaker();

  make(): LexiconTables {
    const { entries, features, phrases, abbreviations, forms } = this;
    return { entries, features, phrases, abbreviations, forms: forms.make() };
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
    this.forms.add(fold(text), entry * CODE + feature);
  }
}

/** Masdars of the derived forms take ات; those of form I mostly take none in print, but for ـة and a few. */
const masdarPlural = (masdar: string): string[] => (masdar.length > 3 ? ['-ات'] : []);
