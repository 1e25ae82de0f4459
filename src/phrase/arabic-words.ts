/** One Arabic word in the case that the sentence asks for, as far as the case shows in print. */
import { readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import type { Reading } from '../text/lexicon.ts';
import { NUMBER_WORDS } from '../text/numerals/spell.ts';
import type { Analysis, Word } from '../text/words.ts';
import type { Case } from './nouns.ts';

const HARAKAT_END = /[\u064b-\u0650]+$/;
const HARAKAT_BEFORE_ALEF = /[\u064b-\u0650]+(?=ا$)/;

/** The likeliest way to read a word as no verb and no particle, with its analysis; null where there is none, or it is a particle first. */
export function nominal(word: Word | null): { analysis: Analysis; reading: Reading } | null {
  for (const analysis of word?.analyses ?? []) {
    if (analysis.readings[0]?.entry.pos === 'particle') return null;
    const reading = analysis.readings.find((r) => r.entry.pos !== 'verb' && r.entry.pos !== 'particle');
    if (reading) return { analysis, reading };
  }
  return null;
}

/** Whether the reading may be an adjective beside a noun. */
export const isAdjectival = (r: Reading): boolean =>
  r.entry.pos === 'adjective' || r.entry.pos === 'active' || r.entry.pos === 'passive';

/**
 * The surface form in another case.
 * @param alef the accusative may be written with ا: an indefinite word that no genitive follows
 */
export function inCase(surface: string, reading: Reading, wanted: Case, alef: boolean): string {
  const text = surface.replace(HARAKAT_END, '').replace(HARAKAT_BEFORE_ALEF, '');
  const { number, gender } = reading;
  if (number === 'pl' && reading.final) return ending(text, 'ون', 'ين', wanted);
  if (number === 'du' && reading.final) return ending(text, 'ان', 'ين', wanted);
  if (number === 'pl' && reading.construct && gender === 'm') return ending(text, 'و', 'ي', wanted);
  if (number === 'du' && reading.construct && text.endsWith('ي')) return ending(text, 'ا', 'ي', wanted);
  if (reading.accusative) return wanted === 'accusative' && alef ? text : text.slice(0, -1);
  return wanted === 'accusative' && alef && takesAlef(text, reading) ? `${text}ا` : text;
}

function ending(text: string, nominative: string, oblique: string, wanted: Case): string {
  for (const end of [nominative, oblique])
    if (text.endsWith(end)) return text.slice(0, -end.length) + (wanted === 'nominative' ? nominative : oblique);
  return text;
}

/** قتيلا, but not غارة, لواء, غارات, قوات, and not the words of two endings: مواقع, صواريخ, أحمر. */
function takesAlef(text: string, { number, gender, entry }: Reading): boolean {
  if (number === 'du' || /([ةىا]|اء)$/.test(text) || (gender === 'f' && /ات$/.test(text))) return false;
  if (number === 'pl') return !/ات$/.test(text) && !/^..ا..+/.test(text);
  return !(entry.pos === 'adjective' && /^أ..[^ي]$/.test(text));
}

interface Decades {
  readonly nominative: string;
  readonly oblique: string;
}

let decades: Map<string, Decades> | undefined;
let numerals: Set<string> | undefined;

const COUNTING = new Set([
  'unit',
  'teen',
  'teen-ten',
  'tens',
  'hundred',
  'hundreds',
  'scale',
  'scale-dual',
  'scale-plural',
]);

/** Whether a folded word only counts: ثلاث, عشرون, مئة, ألف. */
export function isNumeral(key: string): boolean {
  numerals ??= new Set(
    readTable(NUMBER_WORDS, ['word', 'class']).flatMap(({ cells }) =>
      COUNTING.has(cells.class!) ? [fold(cells.word!)] : [],
    ),
  );
  return numerals.has(key);
}

/** «عشرون» and «عشرين», «اثنان» and «اثنين»: number words whose case shows; others as they are. */
export function numeralInCase(text: string, wanted: Case): string {
  decades ??= loadDecades();
  const pair = decades.get(fold(text));
  return pair ? (wanted === 'nominative' ? pair.nominative : pair.oblique) : text;
}

function loadDecades(): Map<string, Decades> {
  const byValue = new Map<string, { nominative?: string; oblique?: string }>();
  for (const { cells } of readTable(NUMBER_WORDS, ['word', 'class', 'value', 'gender', 'case', 'note'])) {
    if (!cells.note!.includes('spell') || (cells.case !== 'nominative' && cells.case !== 'oblique')) continue;
    const key = `${cells.class} ${cells.value} ${cells.gender}`;
    byValue.set(key, { ...byValue.get(key), [cells.case]: cells.word! });
  }
  const out = new Map<string, Decades>();
  for (const { nominative, oblique } of byValue.values())
    if (nominative && oblique) for (const form of [nominative, oblique]) out.set(fold(form), { nominative, oblique });
  return out;
}
