/**
 * Words: a written form taken apart into clitics and stem, with every reading that the lexicon allows, the likeliest first.
 * What a form is does not depend on its sentence, so each is worked out once and kept.
 */
import { detached } from './detached.ts';
import { fold } from './fold.ts';
import { givenNames } from './given-list.ts';
import type { Entry, Lexicon, Reading } from './lexicon.ts';
import { roomForKept } from './per-word.ts';

/** One way to cut a word: `proclitics + stem + enclitic === key` (with لل standing for ل + ال, and ت for ة before a suffix). */
export interface Segmentation {
  /** `و` or `ف`, or empty. */
  readonly conjunction: string;
  /** `ب`, `ل` or `ك`, or empty. */
  readonly preposition: string;
  readonly article: boolean;
  readonly future: boolean;
  readonly stem: string;
  /** Pronoun suffix, or empty. */
  readonly enclitic: string;
}

export interface Analysis extends Segmentation {
  readonly readings: readonly Reading[];
  /** Lower is likelier. */
  readonly cost: number;
}

/** All that is known of a written form. */
export interface Word {
  readonly key: string;
  /** Cheapest first; the first one is the working hypothesis. Never empty. */
  readonly analyses: readonly Analysis[];
  readonly best: Analysis;
  /** Dictionary entries over all analyses, likeliest first. */
  readonly entries: readonly Entry[];
  readonly classes: ReadonlySet<string>;
  /** Folded stems and dictionary forms, each once: what `~` in a rule may name. */
  readonly lemmas: readonly string[];
  readonly known: boolean;
  /** Set when the word was read as a typing slip for a longer known one. */
  readonly slip?: string | undefined;
  /** What others have worked out of it: see `PerWord`. */
  readonly kept: unknown[];
}

const ADJECTIVAL = new Set(['adjective', 'active', 'passive']);
/** Readings that may describe a noun: adjectives and participles. */
export const isAdjectival = ({ entry }: Reading): boolean => ADJECTIVAL.has(entry.pos);

/** A word that can be nothing but an adjective or participle. */
export const isOnlyAdjective = ({ best }: Word): boolean =>
  best.readings.length > 0 && best.readings.every(isAdjectival);

/** Whether a form, where it is a verb, can only be one of the first person: «نرى»، «سنواصل». */
export const isFirstPerson = (word: Word | null | undefined): boolean => areAllVerbs(word, /^1/);

/** Whether a form can only be an accusative. */
export const isAccusative = (word: Word | null | undefined): boolean =>
  Boolean(word?.best.readings.length && word.best.readings.every((r) => r.accusative));

/** «محذرا»، «متهمين»: an active participle that goes on with what a subject does, bare and in the accusative. */
export function isAccusativeParticiple(word: Word | null | undefined): boolean {
  if (!word || word.best.article || word.best.preposition) return false;
  return word.best.readings.some((r) => r.entry.pos === 'active' && r.accusative);
}

/** Whether the likeliest reading of a word is of a class. */
export const isOf = (word: Word | null | undefined, name: string): boolean =>
  Boolean(word?.best.readings[0]?.entry.classes.includes(name));

/** Classes of nouns that name a kind of place, and say where without a listed name: «المنطقة»، «أحياء المدينة»، «مستشفى ميداني». */
export const PLACE_NOUNS: readonly string[] = ['placehead', 'region', 'facility', 'military-site', 'home'];

/** Classes of nouns for bodies that act as one: «الجماعة»، «المنظمة»، «الوزارة»، «الطرف». */
export const BODY_NOUNS: readonly string[] = ['group', 'org', 'state-body', 'side'];

/** Classes of adjectives that stand for a party: «القصف الروسي والسوري»، «الحكومية». */
export const SIDES: readonly string[] = ['nationality', 'origin', 'party', 'leaning'];

/** Whether a form, where it is a verb, can only be a dual or plural of the third person: «أعلنا»، «يقدرون». */
export const isOfSeveral = (word: Word | null | undefined): boolean => areAllVerbs(word, /^3.[dp]$/);

function areAllVerbs(word: Word | null | undefined, person: RegExp): boolean {
  const verbs = (word?.best.readings ?? []).filter((r) => r.entry.pos === 'verb');
  return verbs.length > 0 && verbs.every((r) => person.test(r.person ?? ''));
}

const ENCLITICS = ['هما', 'كما', 'هم', 'هن', 'ها', 'كم', 'نا', 'ني', 'ه', 'ك', 'ي'];
/** A form whose every dictionary form ends in the hamza that look-up leaves out: «إنهاء». */
const endsInHamza = ({ enclitic, readings }: Analysis): boolean =>
  enclitic === '' && readings.length > 0 && readings.every(({ entry }) => entry.lemma.endsWith('ء'));
/** Forms in each of the two generations that are held; one takes 1.7 KB. With half as many, a quarter more are worked out again. */
const MAX_HELD = 12_000;
/** Letters of a form that may be a slip, and of the stem that it was meant for. */
const LEAST_SLIPPED = 7;
const MOST_SLIPPED = 14;
const LEAST_STEM = 5;
/** Rare words and unlikely cuts are not what was meant. */
const MOST_COST = 1.2;
const LETTERS = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهويةى'];

/** The forms that one slip makes into this one. The first letter is seldom wrong, and is left alone; an ending that is wanting makes another word (كردستان, كردستاني). */
function* slips(key: string): Generator<string> {
  for (let k = 1; k < key.length - 1; k++)
    if (key[k] !== key[k + 1]) yield key.slice(0, k) + key[k + 1] + key[k] + key.slice(k + 2);
  for (let k = 1; k < key.length; k++) if (key[k] === key[k - 1]) yield key.slice(0, k) + key.slice(k + 1);
  for (let k = 1; k < key.length; k++) for (const letter of LETTERS) yield key.slice(0, k) + letter + key.slice(k);
}

/** The same form with other analyses. Spelt out, since all words are to have one shape: the engine reads those far faster than of several. */
function readAs(word: Word, analyses: readonly Analysis[], lemmas: readonly string[]): Word {
  const { key, entries, classes, known, slip } = word;
  return { key, analyses, best: analyses[0]!, entries, classes, lemmas, known, slip, kept: roomForKept() };
}

function nameOf(key: string): Word {
  const [conjunction, preposition, enclitic] = ['', '', ''];
  const best = { conjunction, preposition, article: false, future: false, stem: key, enclitic, readings: [], cost: 0 };
  const [entries, classes, lemmas] = [[], new Set<string>(), [key]];
  return { key, analyses: [best], best, entries, classes, lemmas, known: false, slip: undefined, kept: roomForKept() };
}

export class Words {
  private held = new Map<string, Word>();
  /** Held before `held` was begun anew: the common words among them are taken over as they come up, the others are forgotten with the next. */
  private before = new Map<string, Word>();
  private readonly classSets = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly lexicon: Lexicon,
    private readonly names: ReadonlySet<string> = new Set(),
  ) {}

  /** The word with this folded key. */
  of(key: string): Word {
    return this.kept(key) ?? this.analysed(detached(key));
  }

  private analysed(key: string): Word {
    return this.keep(key, this.analyse(key));
  }

  private kept(name: string): Word | undefined {
    const word = this.held.get(name);
    if (word) return word;
    const old = this.before.get(name);
    return old && this.keep(name, old);
  }

  private keep(name: string, word: Word): Word {
    if (this.held.size >= MAX_HELD) {
      this.before = this.held;
      this.held = new Map();
    }
    this.held.set(name, word);
    return word;
  }

  /**
   * The word as it is spelt: «إنها» and «إنهاء», «بنا» and «بناء» have one key; a hamza at the end leaves no pronoun, and where none is written a
   * particle with a pronoun goes before a word that ends in one.
   * @param key ends in ا, as forms with a hamza at the end do
   * @param hamza whether the written form ends in one
   */
  spelt(key: string, hamza: boolean): Word {
    const word = this.of(key);
    if (word.analyses.every((a) => a.enclitic === '')) return word;
    const name = `${key}${hamza ? 'ء' : ' '}`;
    const held = this.kept(name);
    if (held) return held;
    const pronoun = word.analyses.some((a) => a.enclitic && a.readings.some((r) => r.entry.pos === 'particle'));
    const fits = (a: Analysis) => (hamza ? a.enclitic === '' : !(pronoun && endsInHamza(a)));
    const analyses = word.analyses.filter(fits);
    const told = analyses.length > 0 && analyses.length < word.analyses.length;
    return this.keep(name, told ? readAs(word, analyses, word.lemmas) : word);
  }

  /** A form read as a name and nothing else. */
  name(key: string): Word {
    return this.kept(`${key}@`) ?? this.keep(`${key}@`, nameOf(key));
  }

  /** A word that nothing lists, cut before a stem that the same text has alone: «لكوجين» where «كوجين» stands. Null where it cannot be cut so. */
  behindClitic(key: string, alone: (stem: string) => boolean): Word | null {
    const m = /^([وف]?)([بلك]?)(.{3,})$/u.exec(key);
    if (!m || !(m[1] || m[2]) || !alone(m[3]!)) return null;
    const word = this.of(key);
    const { future, enclitic, readings, cost } = word.best;
    const [, conjunction = '', preposition = '', stem = ''] = m;
    const best: Analysis = { conjunction, preposition, article: false, future, stem, enclitic, readings, cost };
    return readAs(word, [best], [stem]);
  }

  private analyse(key: string): Word {
    let analyses = this.listed(key);
    let slip: string | undefined;
    if (analyses.length === 0 && key.endsWith('ه') && key.length > 3) {
      const meant = `${key.slice(0, -1)}ة`;
      analyses = this.listed(meant);
      if (analyses.length > 0) slip = meant;
    }
    if (analyses.length === 0) {
      slip = this.meantBy(key);
      if (slip) analyses = this.listed(slip);
    }
    const known = analyses.length > 0;
    if (!known) analyses = [guess(key, (stem) => this.isName(stem, key))];
    analyses = analyses.toSorted((a, b) => a.cost - b.cost);
    const entries = [...new Set(analyses.flatMap((a) => a.readings.map((r) => r.entry)))];
    const classes = this.setOf(entries.flatMap((e) => e.classes));
    const lemmas = [...new Set([...analyses.map((a) => a.stem), ...entries.map((e) => fold(e.lemma))])];
    return { key, analyses, best: analyses[0]!, entries, classes, lemmas, known, slip, kept: roomForKept() };
  }

  /** One set for all words of the same classes. */
  private setOf(classes: readonly string[]): ReadonlySet<string> {
    const name = classes.join(' ');
    let held = this.classSets.get(name);
    if (!held) {
      held = new Set(classes);
      this.classSets.set(name, held);
    }
    return held;
  }

  /**
   * The one longer known word that a form is a single slip of the fingers away from: two letters changed about, a letter twice, a letter
   * left out. Undefined where none is, or more than one.
   */
  private meantBy(key: string): string | undefined {
    if (key.length < LEAST_SLIPPED || key.length > MOST_SLIPPED || !/^[\u0621-\u064a]+$/.test(key)) return undefined;
    let found: string | undefined;
    for (const form of slips(key)) {
      if (form === found) continue;
      const [first] = this.listed(form).sort((a, b) => a.cost - b.cost);
      if (!first || first.readings.length === 0 || first.stem.length < LEAST_STEM || first.cost > MOST_COST) continue;
      if (found) return undefined;
      found = form;
    }
    return found;
  }

  /** Whether a stem is a listed name, and the form no given name of its own: «فاطمة» is no «أطمة» behind «ف». */
  private isName(stem: string, key: string): boolean {
    return this.names.has(stem) && (stem === key || !givenNames().has(key));
  }

  /** Every cut whose stem the lexicon or the name list knows. */
  private listed(key: string): Analysis[] {
    const found: Analysis[] = [];
    const endings = endingsOf(key);
    for (const pre of proclitics(key)) {
      for (const enclitic of endings) {
        if (enclitic && pre.rest.length - enclitic.length < 2) continue;
        const stem = enclitic ? pre.rest.slice(0, -enclitic.length) : pre.rest;
        const named = enclitic === '' && this.isName(stem, key);
        if (!named && !this.lexicon.has(stem)) continue;
        const readings = this.lexicon
          .readings(stem)
          .filter((r) => agrees(r, pre, enclitic))
          .toSorted((a, b) => readingCost(a) - readingCost(b));
        if (readings.length === 0 && !named) continue;
        const joined = isJoined(pre) && readings[0]?.entry.classes.includes('prep') ? JOINED_PREPOSITION : 0;
        const cost = pre.cost + (enclitic ? 1.2 : 0) + (readings.length ? readingCost(readings[0]!) : 0.8) - joined;
        const { conjunction, preposition, article, future } = pre;
        found.push({ conjunction, preposition, article, future, stem, enclitic, readings, cost });
      }
    }
    return found;
  }
}

/** «وفي»، «وإلى»: and before a preposition is far commoner than the noun that is written alike («وفيّ»، «والي»). */
const JOINED_PREPOSITION = 1;
const isJoined = (pre: Proclitics): boolean =>
  pre.conjunction === 'و' && !pre.preposition && !pre.article && !pre.future;

interface Proclitics extends Omit<Segmentation, 'stem' | 'enclitic'> {
  readonly rest: string;
  readonly cost: number;
}

function proclitics(key: string): Proclitics[] {
  const out: Proclitics[] = [];
  const add = (conjunction: string, preposition: string, article: boolean, future: boolean, rest: string) => {
    if (rest.length < 2 && (preposition || article || future)) return;
    out.push({
      conjunction,
      preposition,
      article,
      future,
      rest,
      cost: (conjunction ? 0.9 : 0) + (preposition ? 0.9 : 0) + (article ? 0.1 : 0) + (future ? 0.5 : 0),
    });
  };
  for (const conjunction of ['', 'و', 'ف']) {
    if (conjunction && !key.startsWith(conjunction)) continue;
    const a = key.slice(conjunction.length);
    add(conjunction, '', false, false, a);
    if (a.startsWith('ال')) add(conjunction, '', true, false, a.slice(2));
    if (a.startsWith('س')) add(conjunction, '', false, true, a.slice(1));
    for (const preposition of ['ب', 'ل', 'ك']) {
      if (!a.startsWith(preposition)) continue;
      const b = a.slice(1);
      add(conjunction, preposition, false, false, b);
      if (preposition !== 'ل' && b.startsWith('ال')) add(conjunction, preposition, true, false, b.slice(2));
      if (preposition === 'ل' && b.startsWith('ل')) {
        add(conjunction, preposition, true, false, b.slice(1));
        add(conjunction, preposition, true, false, b); // للجنة: the ل of the stem is written once
      }
    }
  }
  return out;
}

/** The pronouns that a form may end in; none first. */
function endingsOf(key: string): string[] {
  const out = [''];
  for (const enclitic of ENCLITICS) if (key.endsWith(enclitic)) out.push(enclitic);
  return out;
}

/** Whether a reading may stand with these clitics. */
function agrees(r: Reading, pre: Proclitics, enclitic: string): boolean {
  const { pos } = r.entry;
  if (enclitic ? r.final || r.accusative : r.bound) return false;
  if (pre.future) return pos === 'verb' && r.tense === 'present';
  if (pos === 'verb') {
    if (pre.article || enclitic === 'ي') return false;
    return !pre.preposition || (pre.preposition === 'ل' && r.tense === 'present');
  }
  if (enclitic === 'ني') return pos === 'particle';
  if (pre.article) return pos !== 'particle' && !enclitic && !r.accusative && !r.construct;
  return !(pre.preposition && r.accusative);
}

/** How rare a reading is beside others of the same form; 0 is the plainest. */
export function readingCost(r: Reading): number {
  const { classes, pos } = r.entry;
  let cost = classes.includes('rare') ? 1.1 : classes.includes('uncommon') ? 0.4 : 0;
  if (r.tense === 'imperative') cost += 2;
  if (r.mood) cost += 0.7;
  if (r.person) cost += PERSON_COST[r.person] ?? 0;
  if (r.voice === 'passive') cost += r.entry.form === 'III' && r.entry.root.startsWith('و') ? 1.5 : 0.3;
  if (r.number === 'du') cost += 0.6;
  if (r.construct) cost += 0.4;
  if (r.accusative) cost += 0.3;
  if (pos === 'active' || pos === 'passive') cost += 0.3;
  return cost;
}

/** Newspapers tell of third persons, one or many. */
const PERSON_COST: Readonly<Record<string, number>> = {
  '1s': 1,
  '1p': 0.4,
  '2s': 1.5,
  '2ms': 1.5,
  '2fs': 1.8,
  '2mp': 1.5,
  '3md': 0.8,
  '3fd': 0.8,
  '3fp': 1,
};

/** What can be said of a word that no list holds: the article and what stands before it are sure, the rest is left whole. */
function guess(key: string, isName: (stem: string) => boolean): Analysis {
  const cut = (conjunction: string, preposition: string, article: boolean, stem: string): Analysis => ({
    conjunction,
    preposition,
    article,
    future: false,
    stem,
    enclitic: '',
    readings: [],
    cost: 5,
  });
  const m = /^([وف]?)([بك]?)ال(.{2,})$/u.exec(key);
  if (m) return cut(m[1]!, m[2]!, true, m[3]!);
  const l = /^([وف]?)لل(.{3,})$/u.exec(key);
  if (l) return cut(l[1]!, 'ل', true, l[2]!);
  const c = /^([وف]?)([بلك]?)(.{3,})$/u.exec(key);
  if (c && (c[1] || c[2]) && isName(c[3]!)) return cut(c[1]!, c[2]!, false, c[3]!);
  return cut('', '', false, key);
}
