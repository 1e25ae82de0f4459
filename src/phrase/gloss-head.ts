/** The noun or adjective that an Arabic word is, and the English for it. */
import type { Reading } from '../text/lexicon.ts';
import type { Analysis, Word } from '../text/words.ts';
import { isAdjectival } from './arabic-words.ts';
import type { EnglishNouns } from './english-nouns.ts';

/** The pronoun of who speaks: «أختي». */
const MINE = 'ي';
/** Pronouns of the third person, and those of the outlet and of a speaker: «مراسلنا». */
const THEIRS = new Set(['ه', 'ها', 'هم', 'هما', 'هن', 'نا', MINE]);
/** Classes of nouns for many persons. */
const COLLECTIVES = new Set(['population', 'community', 'family']);
/** A reading so much dearer than the likeliest is not guessed at. */
const MARGIN = 0.6;

export interface Head {
  readonly analysis: Analysis;
  readonly reading: Reading;
  readonly one: string;
  readonly many: string;
  /** How it is joined to the noun behind it: det, quantity, one; empty for all others. */
  readonly use: string;
  /** Token index after it. */
  readonly last: number;
}

/** The noun at a token, two words that the table lists as one term going before one; null where it has no English. @param speaks somebody is quoted by it */
export function headAt(words: readonly (Word | null)[], at: number, nouns: EnglishNouns, speaks = false): Head | null {
  const last = at + 1 === words.length;
  const it =
    (last ? mine(words[at] ?? null) : null) ?? nounReading(words[at] ?? null) ?? alone(words[at] ?? null, nouns);
  if (!it) {
    const people = nationals(words[at] ?? null);
    return people && !(at > 0 && people.analysis.preposition) ? { ...people, last: at + 1 } : null;
  }
  if (it.analysis.conjunction || (at > 0 && it.analysis.preposition)) return null;
  const second = words[at + 1];
  if (second && !second.best.conjunction && !second.best.preposition && !second.best.enclitic)
    for (const a of words[at]!.lemmas) {
      for (const b of second.lemmas) {
        const term = nouns.term(`${a} ${b}`) ?? nouns.term(`${a} ${b}ة`);
        const article = it.analysis.article || second.best.article;
        if (term)
          return {
            use: nouns.use(`${a} ${b}`),
            last: at + 2,
            ...term,
            reading: it.reading,
            analysis: { ...it.analysis, article },
          };
      }
      // «الرئيس السوري»: a noun that is meant otherwise beside a word of that class
      const beside = [...second.classes].map((c) => nouns.term(`${a} ${c}`)).find((t) => t);
      if (beside && it.analysis.article === second.best.article)
        return { use: '', last: at + 1, ...beside, reading: it.reading, analysis: it.analysis };
    }
  const { enclitic } = it.analysis;
  if ((enclitic && !THEIRS.has(enclitic)) || (it.reading.construct && !second && !enclitic)) return null;
  // «ابنه», but «ابن سلمان»
  const own = `${it.analysis.stem}ه`;
  const form = enclitic && nouns.term(own) ? own : it.analysis.stem;
  const speaker = speaks ? nouns.ofSpeaker(it.reading.entry) : null;
  const term = speaker ?? nouns.noun(it.reading.entry, form, it.analysis.article);
  // «سكانها»: of whom is not said again; they are definite
  const analysis = enclitic ? { ...it.analysis, article: true } : it.analysis;
  return term && { use: nouns.use(it.reading.entry.lemma), last: at + 1, ...term, reading: it.reading, analysis };
}

/** «أختي»: behind which nothing stands, so that it is no dual that governs. */
function mine(word: Word | null): { analysis: Analysis; reading: Reading } | null {
  if (!word?.best.stem.endsWith(MINE) || word.best.enclitic) return null;
  for (const analysis of word.analyses) {
    const reading = analysis.readings.find((r) => ['family', 'home'].some((c) => r.entry.classes.includes(c)));
    if (analysis.enclitic === MINE && reading) return { analysis, reading };
  }
  return null;
}

function nounReading(word: Word | null): { analysis: Analysis; reading: Reading } | null {
  if (!word?.known) return null;
  for (const analysis of word.analyses) {
    if (analysis.cost > word.best.cost + MARGIN) break;
    const at = analysis.readings.findIndex((r) => r.entry.pos === 'noun');
    if (at >= 0 && !analysis.readings.slice(0, at).some((r) => r.entry.pos === 'verb'))
      return { analysis, reading: analysis.readings[at]! };
  }
  return null;
}

/** «السوريين»: an adjective of nationality in the plural is a noun for persons. */
function nationals(word: Word | null): Head | null {
  const { best } = word ?? {};
  const reading = best?.readings.find((r) => r.entry.pos === 'adjective');
  if (!best || best.conjunction || best.enclitic || reading?.number !== 'pl') return null;
  if (!reading.entry.classes.includes('nationality')) return null;
  const one = reading.entry.gloss.split(/[,;(]/)[0]!.trim();
  const many = /(?:an|i)$/.test(one) ? `${one}s` : `${one} nationals`;
  return { analysis: best, reading, one, many, use: '', last: 0 };
}

/** «آخرون»: an adjective that the table lets stand for a noun. */
function alone(word: Word | null, nouns: EnglishNouns): { analysis: Analysis; reading: Reading } | null {
  const { best } = word ?? {};
  const reading = best?.readings.find((r) => r.entry.pos === 'adjective');
  return best && reading && nouns.use(reading.entry.lemma) === 'alone' ? { analysis: best, reading } : null;
}

/**
 * English of an adjective that agrees with the head; null where it has none; undefined where the word is no adjective of it.
 * @param counted whether a number stands before the head, so that it may be many in the singular: «50 شخصا آخرين»
 */
export function adjectiveOf(
  word: Word | null,
  head: Head,
  nouns: EnglishNouns,
  next: Word | null = null,
  counted = false,
): string | null | undefined {
  for (const analysis of word?.analyses ?? []) {
    if (analysis.preposition || analysis.conjunction || analysis.enclitic) continue;
    if (analysis.article !== head.analysis.article) continue;
    const fits = analysis.readings.filter(
      (r) => isAdjectival(r) && (agreesWith(r, head.reading) || (counted && r.number === 'pl')),
    );
    const reading = fits.find((r) => r.entry.pos === 'adjective') ?? fits[0];
    if (!reading) continue;
    // «عناصر شرطة», «مكتب رئيس الوزراء»: what is a noun first is an adjective only where it is listed as one and governs nothing
    const nounFirst = !analysis.article && analysis.readings[0]?.entry.pos === 'noun';
    if (nounFirst && (reading.entry.pos !== 'adjective' || (next?.best.article && !next.best.preposition))) continue;
    return nouns.adjective(reading.entry, head.reading.entry.classes.includes('person'));
  }
  return undefined;
}

/** Gender and number as Arabic asks for: things in the plural go with the feminine singular. */
function agreesWith(adjective: Reading, noun: Reading): boolean {
  // «السكان المدنيون»: a word for many persons in the singular
  if (adjective.number === 'pl' && noun.entry.classes.some((c) => COLLECTIVES.has(c))) return true;
  if (noun.number === 'pl') return adjective.number === 'sg' ? adjective.gender === 'f' : adjective.number === 'pl';
  return adjective.number === noun.number && adjective.gender === noun.gender;
}
