/**
 * The Arabic verb, written without vowels: every form that a dictionary entry (past, present, form) can take in print.
 * Endings, prefixes and participle patterns are tables in `lang/ar/morphology`; this file knows only how weak letters give way.
 * Source: Ryding, A Reference Grammar of Modern Standard Arabic (2005), chs. 21–33.
 */
import { type Row, readTable } from './data.ts';

const SHADDA = '\u0651';
const HARAKAT = /[\u064b-\u0650\u0652-\u065f\u0670]/g;

export type VerbKind = 'strong' | 'doubled' | 'hollow' | 'defective';

export interface Verb {
  /** Third person masculine singular, with shadda where a letter is doubled: `شنّ`. */
  readonly past: string;
  readonly present: string;
  /** Roman numeral I–X, or QI–QIV for four-letter roots. */
  readonly form: string;
  /** Root letters, without separators. */
  readonly root: string;
}

export type Voice = 'active' | 'passive' | 'either';

export interface VerbForm {
  readonly text: string;
  readonly features: VerbFeatures;
}

/** What a finite form says; one shared object for each combination. */
export interface VerbFeatures {
  readonly tense: 'past' | 'present' | 'imperative';
  /** `3ms`, `3fs`, `3mp` …; `2s` stands for every second person singular. */
  readonly person: string;
  readonly voice: Voice;
  /** Only before a pronoun suffix: `نفا` in نفاه، `استهدفو` in استهدفوها. */
  readonly bound?: true;
  /** Never before a pronoun suffix, which would change its spelling. */
  readonly final?: true;
  /** A weak verb cut short: يقل، ينف. */
  readonly mood?: 'jussive';
}

const shared = new Map<string, VerbFeatures>();

function featuresOf(
  tense: VerbFeatures['tense'],
  person: string,
  voice: Voice,
  place: '' | 'bound' | 'final',
  mood?: 'jussive',
): VerbFeatures {
  const key = `${tense} ${person} ${voice} ${place} ${mood}`;
  let held = shared.get(key);
  if (!held) {
    held = { tense, person, voice, ...(place ? { [place]: true } : {}), ...(mood ? { mood } : {}) };
    shared.set(key, held);
  }
  return held;
}

interface Affix {
  readonly tense: 'past' | 'present';
  readonly person: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly stem: keyof Stems;
}

/** The shapes one tense's stem takes; see `verb-affixes.tsv`. */
interface Stems {
  bare: string;
  fem: string;
  open: string;
  closed: string;
  short: string;
  u: string;
}

let affixes: Affix[] | undefined;
let participlePatterns: Row[] | undefined;

export function verbKind(verb: Verb): VerbKind {
  const past = strip(verb.past);
  const present = strip(verb.present);
  if (verb.past.endsWith(SHADDA)) return 'doubled';
  if (/[اىي]$/.test(past) && /[وىيا]$/.test(present)) return 'defective';
  if (past.at(-2) === 'ا' && /^(I|IV|VII|VIII|X)$/.test(verb.form) && /[اوي]/.test(present.at(-2)!)) return 'hollow';
  return 'strong';
}

/** Every written form of the finite verb. Several tags may share one spelling; each is returned. */
export function conjugate(verb: Verb): VerbForm[] {
  affixes ??= readTable('lang/ar/morphology/verb-affixes.tsv', ['tense', 'person', 'prefix', 'suffix', 'stem']).map(
    (r) => r.cells as unknown as Affix,
  );
  const kind = verbKind(verb);
  const past = strip(verb.past);
  const present = strip(verb.present).slice(1);
  const out: VerbForm[] = [];
  const actives = { past: pastStems(past, verb, kind), present: presentStems(present, kind) };
  const passive = { past: passivePast(past, verb, kind), present: passivePresent(present, verb, kind) };
  const passives = { past: passivePastStems(passive.past, kind), present: presentStems(passive.present, kind) };
  const same = { past: passive.past === past, present: passive.present === present };
  for (const { tense, person, prefix, suffix, stem } of affixes) {
    const stems = actives[tense];
    if (stem === 'short' && stems.short === stems.bare) continue;
    const mood = stem === 'short' ? 'jussive' : undefined;
    for (const text of spellings(prefix, stems[stem], suffix, stem))
      put(out, text, tense, person, same[tense] ? 'either' : 'active', mood);
    if (!same[tense])
      for (const text of spellings(prefix, passives[tense][stem], suffix, stem))
        put(out, text, tense, person, 'passive', mood);
  }
  for (const [text, person] of imperatives(verb, present, kind)) put(out, text, 'imperative', person, 'active');
  return out;
}

/** Adds a form and, where its spelling changes before a pronoun suffix, the form it takes there. */
function put(
  out: VerbForm[],
  text: string,
  tense: VerbFeatures['tense'],
  person: string,
  voice: Voice,
  mood?: 'jussive',
): void {
  const bound = boundForm(text, tense, person);
  out.push({ text, features: featuresOf(tense, person, voice, bound ? 'final' : '', mood) });
  if (bound) out.push({ text: bound, features: featuresOf(tense, person, voice, 'bound', mood) });
}

/**
 * Prefix, stem and suffix written together: a final ن or ت that no vowel follows meets its like once (أعلنّا، بتّ; but باتت), a hamza
 * takes the seat that its neighbours ask for, and where usage is divided (بدأوا، بدؤوا) both spellings are given.
 */
function spellings(prefix: string, stem: string, suffix: string, shape: keyof Stems): string[] {
  const meet = shape === 'closed' && suffix !== '' && stem.endsWith(suffix[0]!) && /^[نت]/.test(suffix);
  const merged = meet ? suffix.slice(1) : suffix;
  const text = seatHamza(prefix + stem + merged);
  if (!/[أء]$/.test(stem) || !/^و/.test(merged)) return [text];
  return [text, `${prefix + stem.slice(0, -1)}ؤ${merged}`];
}

/** Two alefs in a row are one with madda. */
const seatHamza = (text: string) => text.replace(/^اأ/, 'آ').replace(/أا/g, 'آ');

/** Active and passive participle, masculine singular; empty where the form has none in use. */
export function participles(verb: Verb): { active: string; passive: string } {
  participlePatterns ??= readTable('lang/ar/morphology/participles.tsv', ['form', 'kind', 'active', 'passive']);
  const kind = verbKind(verb);
  const row =
    participlePatterns.find((r) => r.cells.form === verb.form && r.cells.kind === kind) ??
    participlePatterns.find((r) => r.cells.form === '*' && r.cells.kind === kind);
  const present = strip(verb.present).slice(1);
  const letters = [...verb.root];
  const fill = (pattern: string, stem: string) =>
    [...pattern]
      .map((ch) =>
        ch === 'Y'
          ? stem
          : ch === 'A'
            ? passivePresent(present, verb, kind)
            : /\d/.test(ch)
              ? (letters[Number(ch) - 1] ?? '')
              : ch,
      )
      .join('');
  const derived = verb.form !== 'I';
  const active = fill(row?.cells.active ?? '', derived ? present.replace(/ى$/, 'ي') : present);
  const passive = fill(
    row?.cells.passive ?? '',
    derived && kind === 'defective' ? present.replace(/ي$/, 'ى') : present,
  );
  return { active: seatActive(active), passive: seatPassive(passive) };
}

/** Hamza in an active participle: after ا or at the end it stands on ئ (سائل، قارئ، متنبئ), after م on ؤ (مؤتلف). */
const seatActive = (text: string) =>
  text
    .replace(/^مأ/, 'مؤ')
    .replace(/ا[أء](?=.)/, 'ائ')
    .replace(/اأ/g, 'آ')
    .replace(/[أء]$/, 'ئ')
    .replace(/^مائ$/, 'ماء');

/** In a passive one: مسؤول، مقروء، مهيأ. */
const seatPassive = (text: string) =>
  text
    .replace(/^مأ(?=[^و]*$)/, 'مؤ')
    .replace(/أو/, 'ؤو')
    .replace(/و[أ]$/, 'وء')
    .replace(/ئ$/, 'أ');

const strip = (s: string) => s.replace(HARAKAT, '').replaceAll(SHADDA, '');

function pastStems(past: string, verb: Verb, kind: VerbKind): Stems {
  const all: Stems = { bare: past, fem: past, open: past, closed: past, short: past, u: past };
  const last = past.at(-1)!;
  const body = past.slice(0, -1);
  if (kind === 'doubled') return { ...all, closed: past + last };
  if (kind === 'hollow') return { ...all, closed: past.slice(0, -2) + last };
  if (kind !== 'defective') return all;
  if (last === 'ي') return { ...all, u: body };
  const vowel = verb.form === 'I' && last === 'ا' ? 'و' : 'ي';
  return { ...all, fem: body, open: body + vowel, closed: body + vowel, u: body };
}

function presentStems(present: string, kind: VerbKind): Stems {
  const all: Stems = { bare: present, fem: present, open: present, closed: present, short: present, u: present };
  const last = present.at(-1)!;
  const body = present.slice(0, -1);
  if (kind === 'doubled') return { ...all, closed: present + last };
  if (kind === 'hollow') return { ...all, closed: present.slice(0, -2) + last, short: present.slice(0, -2) + last };
  if (kind !== 'defective') return all;
  const weak = body + (last === 'و' ? 'و' : 'ي');
  return { ...all, open: weak, closed: weak, short: body, u: body };
}

function passivePast(past: string, verb: Verb, kind: VerbKind): string {
  if (kind === 'hollow') return `${past.slice(0, -2)}ي${past.at(-1)}`;
  if (kind === 'defective') return `${past.slice(0, -1)}ي`;
  const raised = past.replace(/أ$/, 'ئ');
  if (verb.form === 'III') return raised.replace('ا', 'و');
  if (verb.form === 'VI') return raised.replace(/^(ت.)ا/, '$1و');
  if (verb.form === 'X') return raised.replace(/^استأ/, 'استؤ');
  if (verb.form === 'I') return raised.replace(/^(.)أ/, '$1ئ');
  return raised;
}

function passivePastStems(past: string, kind: VerbKind): Stems {
  const last = past.at(-1)!;
  const all: Stems = { bare: past, fem: past, open: past, closed: past, short: past, u: past };
  if (kind === 'hollow') return { ...all, closed: past.slice(0, -2) + last };
  if (kind === 'defective') return { ...all, u: past.slice(0, -1) };
  if (kind === 'doubled') return { ...all, closed: past + last };
  return all;
}

function passivePresent(present: string, verb: Verb, kind: VerbKind): string {
  if (kind === 'hollow') return `${present.slice(0, -2)}ا${present.at(-1)}`;
  if (kind === 'defective')
    return `${verb.form === 'I' && verb.root[0] === 'و' && present[0] !== 'و' ? 'و' : ''}${present.slice(0, -1)}ى`;
  if (verb.form === 'I' && verb.root[0] === 'و' && present[0] !== 'و') return `و${present}`;
  if (verb.form === 'I' && present.startsWith('أ')) return `ؤ${present.slice(1)}`;
  return present.replace(/ئ$/, 'أ');
}

/** Commands, as they stand in appeals and slogans: `أوقفوا`، `ارحل`. */
function imperatives(verb: Verb, present: string, kind: VerbKind): [text: string, person: string][] {
  const needsAlef =
    /^(VII|VIII|IX|X)$/.test(verb.form) || (verb.form === 'I' && kind === 'strong' && present.length >= 3);
  const head = verb.form === 'IV' ? 'أ' : needsAlef ? 'ا' : '';
  const { short, u } = presentStems(present, kind);
  return [
    [head + short, '2ms'],
    [`${head + u}وا`, '2mp'],
  ];
}

function boundForm(text: string, tense: string, person: string): string | null {
  if (text.endsWith('وا')) return text.slice(0, -1);
  if (text.endsWith('ى')) return `${text.slice(0, -1)}ا`;
  return tense === 'past' && person === '2mp' ? `${text}و` : null;
}
