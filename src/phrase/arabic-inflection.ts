/** Which words of an Arabic noun phrase change with its case: the head, and the adjectives right behind it. */

import type { Reading } from '../text/lexicon.ts';
import { isComma } from '../text/tokens.ts';
import type { Word } from '../text/words.ts';
import { inCase, isAdjectival, isNumeral, nominal, numeralInCase } from './arabic-words.ts';
import { type Cut, isParticle, type Language } from './language.ts';
import type { Case } from './nouns.ts';

/** A listed name keeps its form, but for peoples and parties in the plural (الحوثيون). */
function startsWithName(cuts: readonly Cut[], { names }: Language): boolean {
  const tokens = cuts.map((c) => c.token);
  const words = cuts.map((c) => c.word);
  return !!names.at(tokens, words, 0, cuts.length)?.values.some((v) => v.common !== 1 && v.kind !== 'weapon');
}

export type Change = (surface: string, wanted: Case) => string;

/** How the head and the adjectives right behind it change: one entry for each word from the first, up to the last that changes. */
export function changingWords(cuts: readonly Cut[], language: Language): Change[] {
  const out: Change[] = [];
  if (startsWithName(cuts, language) && !/(ون|ين|و)$/.test(cuts[0]!.surface)) return out;
  for (let k = 0; k < cuts.length; k++) {
    const { token, word, surface } = cuts[k]!;
    if (numeralInCase(surface, 'nominative') !== numeralInCase(surface, 'genitive')) {
      out.push((s, wanted) => numeralInCase(s, wanted));
      break;
    }
    if (token.kind === 'number' || isNumeral(token.key)) return [...out, (s) => s, ...others(cuts[k + 1])];
    const it = k === 0 ? headReading(cuts) : describing(word, headReading(cuts)?.reading.number);
    if (it && k === 0 && it.reading.number === 'du' && !plainDual(cuts)) break;
    // «أختي»: hers who speaks
    if (it?.reading.number === 'du' && it.reading.construct && k + 1 === cuts.length) break;
    if (!it || (k > 0 && !(isAdjectival(it.reading) && agrees(cuts[0]!, cuts[k]!)))) break;
    // «مرتبطة بإيران»: what looks like a dual beside no dual is another word
    if (k > 0 && it.reading.number === 'du' && headReading(cuts)?.reading.number !== 'du') break;
    if (it.analysis.enclitic) {
      const { enclitic } = it.analysis;
      if (k > 0) break;
      out.push((s, wanted) => beforePronoun(s, enclitic, it.reading, wanted));
      continue;
    }
    const alef = !it.analysis.article && word!.known && indefinite(cuts, k);
    out.push((s, wanted) => inCase(s, it.reading, wanted, alef));
    if (!it.analysis.article && !adjectiveFollows(cuts, k) && it.reading.number !== 'du') break;
  }
  return out;
}

/** «مقاتليها» and «مقاتلوها», «وكلائها» and «وكلاؤها»: the ending before a pronoun. */
function beforePronoun(surface: string, pronoun: string, reading: Reading, wanted: Case): string {
  const at = surface.replace(HARAKAT, '').endsWith(pronoun) ? surface.length - pronoun.length : -1;
  if (at < 0) return surface;
  const stem = surface.slice(0, at);
  if (/ا[ءؤئ]$/.test(stem)) return stem.slice(0, -1) + HAMZAS[wanted] + surface.slice(at);
  return reading.construct ? inCase(stem, reading, wanted, false) + surface.slice(at) : surface;
}

const HARAKAT = /[\u064b-\u0652]/g;
const HAMZAS: Readonly<Record<Case, string>> = { nominative: 'ؤ', genitive: 'ئ', accusative: 'ء' };

/** What is counted has its own case, but «12 آخرون» goes by that of the whole. */
function others(cut: Cut | undefined): Change[] {
  const it = nominal(cut?.word ?? null);
  return it?.reading.entry.pos === 'adjective' && it.reading.final
    ? [(s, wanted) => inCase(s, it.reading, wanted, false)]
    : [];
}

/** «حيا سكنيا»: of a head that may be read in two ways, the one in the case of its adjective. */
function headReading(cuts: readonly Cut[]): ReturnType<typeof nominal> {
  const it = nominal(cuts[0]?.word ?? null);
  if (!it || it.reading.accusative || !nominal(cuts[1]?.word ?? null)?.reading.accusative) return it;
  for (const analysis of cuts[0]!.word!.analyses) {
    const reading = analysis.readings.find((r) => r.accusative && r.entry.pos !== 'verb');
    if (reading) return { analysis, reading };
  }
  return it;
}

/** The reading of a word as an adjective, of a dual beside a dual: «تركيان» are Turkish, not two Turks; else the likeliest. */
function describing(word: Word | null, number?: string): ReturnType<typeof nominal> {
  const it = nominal(word);
  const fits = (r: Reading) => isAdjectival(r) && (number !== 'du' || r.number === 'du');
  if (!it || fits(it.reading)) return it;
  for (const wanted of [fits, isAdjectival])
    for (const analysis of word!.analyses) {
      const reading = analysis.readings.find(wanted);
      if (reading) return { analysis, reading };
    }
  return it;
}

/** «طائرتان حربيتان», not «بدران جيا»: a dual ends the phrase, or an adjective or a particle follows it. */
export function plainDual(cuts: readonly Cut[]): boolean {
  const next = cuts[1];
  if (next?.token.kind !== 'word' || isParticle(next.word) || adjectiveFollows(cuts, 0)) return true;
  return nominal(cuts[0]!.word)?.reading.construct === true;
}

/** Same definiteness as the head. */
function agrees(head: Cut, other: Cut): boolean {
  const a = nominal(head.word);
  const b = nominal(other.word);
  return (
    a !== null &&
    b !== null &&
    (a.analysis.article || !!a.analysis.enclitic) === b.analysis.article &&
    !b.analysis.preposition
  );
}

function adjectiveFollows(cuts: readonly Cut[], k: number): boolean {
  const next = cuts[k + 1];
  const it = nominal(next?.word ?? null);
  if (!next || !it || !agrees(cuts[0]!, next) || it.analysis.conjunction) return false;
  // «مكتب رئيس الوزراء»: a noun with a genitive of its own
  const own = nominal(cuts[k + 2]?.word ?? null)?.analysis;
  if (it.reading.entry.pos === 'noun' && own?.article && !own.preposition) return false;
  return next.word!.analyses.some((a) => a.readings.some(isAdjectival));
}

/** Nothing that stands behind the word makes it definite: the phrase ends, or an adjective or a preposition follows. */
function indefinite(cuts: readonly Cut[], k: number): boolean {
  const next = cuts[k + 1];
  if (!next) return true;
  if (next.token.kind === 'mark') return isComma(next.token.key);
  const particle = next.word?.best.readings[0]?.entry.pos === 'particle' || !!next.word?.best.preposition;
  return particle || adjectiveFollows(cuts, k);
}
