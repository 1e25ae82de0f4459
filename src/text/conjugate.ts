/**
 * The Arabic verb, written without vowels: every form that a dictionary entry (past, present, form) can take in print.
 * Endings, prefixes and participle patterns are tables in `lang/ar/morphology`; this file knows only how weak letters give way.
 * Source: Ryding, A Reference Grammar of Modern Standard Arabic (2005), chs. 21–33.
 */
import { list, type Row, readTable } from './data.ts';

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
  readonly tense: 'past' | 'present' | 'imperative';
  /** `3ms`, `3fs`, `3mp` …; `2s` stands for every second person singular. */
  readonly person: string;
  readonly voice: Voice;
  /** Only before a pronoun suffix: `نفا` in نفاه، `استهدفو` in استهدفوها. */
  readonly bound?: true;
  /** Never before a pronoun suffix, which would change its spelling. */
  readonly final?: true;
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
  const passives = { past: passivePast(past, verb, kind), present: passivePresent(present, verb, kind) };
  const same = { past: passives.past === past, present: passives.present === present };
  for (const a of affixes) {
    const stem = actives[a.tense][a.stem];
    if (a.stem === 'short' && stem === actives[a.tense].bare) continue;
    out.push({
      text: a.prefix + stem + a.suffix,
      tense: a.tense,
      person: a.person,
      voice: same[a.tense] ? 'either' : 'active',
    });
    if (same[a.tense]) continue;
    const passive = a.tense === 'past' ? passivePastStems(passives.past, kind) : presentStems(passives.present, kind);
    out.push({ text: a.prefix + passive[a.stem] + a.suffix, tense: a.tense, person: a.person, voice: 'passive' });
  }
  out.push(...imperatives(verb, present, kind));
  return out.flatMap((f) => {
    const bound = boundForms(f);
    return bound.length > 0 ? [{ ...f, final: true as const }, ...bound] : [f];
  });
}

/** Active and passive participle, masculine singular; empty where the form has none in use. */
export function participles(verb: Verb): { active: string; passive: string } {
  participlePatterns ??= readTable('lang/ar/morphology/participles.tsv', ['form', 'kind', 'active', 'passive']);
  const kind = verbKind(verb);
  const row =
    participlePatterns.find((r) => r.cells.form === verb.form && r.cells.kind === kind) ??
    participlePatterns.find((r) => r.cells.form === '*' && r.cells.kind === kind);
  const present = strip(verb.present).slice(1);
  const letters = [...verb.root];
  const fill = (pattern: string) =>
    [...pattern]
      .map((ch) =>
        ch === 'Y'
          ? present
          : ch === 'A'
            ? passivePresent(present, verb, kind)
            : /\d/.test(ch)
              ? (letters[Number(ch) - 1] ?? '')
              : ch,
      )
      .join('')
      .replace(/[أإآؤ]/g, (h) => (h === 'ؤ' ? 'و' : 'ا'))
      .replace(/اا/g, 'ا');
  return { active: fill(row?.cells.active ?? ''), passive: fill(row?.cells.passive ?? '') };
}

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
  if (verb.form === 'III') return past.replace('ا', 'و');
  if (verb.form === 'VI') return past.replace(/^(ت.)ا/, '$1و');
  return past;
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
  if (kind === 'defective') return `${present.slice(0, -1)}ى`;
  if (verb.form === 'I' && verb.root[0] === 'و' && present[0] !== 'و') return `و${present}`;
  return present;
}

/** Commands, as they stand in appeals and slogans: `أوقفوا`، `ارحل`. */
function imperatives(verb: Verb, present: string, kind: VerbKind): VerbForm[] {
  const needsAlef =
    /^(VII|VIII|IX|X)$/.test(verb.form) || (verb.form === 'I' && kind === 'strong' && present.length >= 3);
  const head = verb.form === 'IV' ? 'أ' : needsAlef ? 'ا' : '';
  const { short, u } = presentStems(present, kind);
  return [
    { text: head + short, tense: 'imperative', person: '2ms', voice: 'active' },
    { text: `${head + u}وا`, tense: 'imperative', person: '2mp', voice: 'active' },
  ];
}

/** What a form becomes before a pronoun suffix, where that changes its spelling. */
function boundForms(form: VerbForm): VerbForm[] {
  const { text } = form;
  if (text.endsWith('وا')) return [{ ...form, text: text.slice(0, -1), bound: true }];
  if (text.endsWith('ى')) return [{ ...form, text: `${text.slice(0, -1)}ا`, bound: true }];
  if (form.tense === 'past' && form.person === '2mp') return [{ ...form, text: `${text}و`, bound: true }];
  return [];
}

/** Masdars as listed, parted by `;`. */
export const masdars = list;
