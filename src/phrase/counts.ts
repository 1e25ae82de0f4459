/** A count as a noun phrase: hedge, number and noun in agreement. */
import { type Count, isRound } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { type CountedNoun, countPhrase } from '../text/numerals/count.ts';
import { tokenize } from '../text/tokens.ts';
import { countedNoun, smallNumber, thingCounted } from './counted.ts';
import type { EnglishNouns } from './english-nouns.ts';
import type { Glosser } from './gloss.ts';
import type { Language } from './language.ts';
import { type ArabicNoun, type Case, type EnglishNoun, fixed, mapCases } from './nouns.ts';
import type { CountedThing, PhraseWords } from './tables.ts';
import { quoteSides } from './voiced.ts';

interface Both {
  readonly one: string;
  readonly many: string;
}

/** What a count counts; `ar` is null where the noun's forms are not known, so that the text's own words serve. */
export interface Thing {
  readonly ar: CountedNoun | null;
  readonly after: string;
  readonly human: boolean;
  readonly en: Both | null;
}

/** Kinds of things counted that are persons. */
const PERSONS = /^(killed|injured|fighters|soldiers|people)/;

export class Counts {
  constructor(
    private readonly things: ReadonlyMap<string, CountedThing>,
    private readonly language: Language,
    private readonly nouns: EnglishNouns,
    private readonly glosser: Glosser,
    private readonly ar: PhraseWords,
    private readonly en: PhraseWords,
  ) {}

  /**
   * The Arabic of a count; null where its bounds or its noun are not known.
   * @param text the words of the count, or the mention that it stands in
   */
  arabic(count: Count, text = count.text): ArabicNoun | null {
    const said = arabicCount(count, () => this.thing(count, text), this.ar);
    return said && mapCases(said, (t) => quoteSides(t, this.language));
  }

  /** The English of a count; null where its bounds or its noun are not known. */
  english(count: Count, text = count.text): EnglishNoun | null {
    if (count.of !== 'percent') return englishCount(count, () => this.thing(count, text), this.en);
    const percent = englishCount(count, () => NO_THING, this.en);
    return percent && this.share(percent.text, text);
  }

  /** «95 بالمئة من الغوطة الشرقية»; null where that of which it is a share has no English. */
  private share(percent: string, text: string): EnglishNoun | null {
    const said = thingCounted(text);
    // «نصفهم من النساء» is half of those spoken of, and not of the women
    const theirs = this.language.words.of(tokenize(said)[0]?.key ?? '').best.enclitic !== '';
    const whole = theirs ? '' : said;
    const of = whole ? this.glosser.gloss(whole) : null;
    return whole && !of ? null : { text: of ? `${percent} of ${of.text}` : percent, plural: true };
  }

  /** «ثلاثة», «81», «آخرون» where the claim does not count them: people, or those whom figures are put before; null where the words name anything else. */
  uncounted(text: string): { ar: ArabicNoun | null; en: EnglishNoun } | null {
    const people = this.things.get('people')?.en;
    if (!people || !text.trim()) return null;
    const thing = thingCounted(text);
    if (thing) {
      // «أكثر من 17 ألف معتقل»
      const en = /\d/.test(text) && !text.trim().startsWith(thing) ? this.glosser.counted(thing) : null;
      return en && { ar: null, en: { text: en.many, plural: true } };
    }
    const n = smallNumber(fold(text.trim()));
    const count: Count | null = n === null ? null : { ...PEOPLE, text, lo: n, hi: n };
    return {
      ar: count && this.arabic(count),
      en: (count && this.english(count)) ?? { text: people.many, plural: true },
    };
  }

  /** The dictionary form of a single noun behind numbers and hedges; null for any other words. */
  lemma(text: string): string | null {
    return countedNoun(thingCounted(text), this.language.words)?.entry.lemma ?? null;
  }

  /** «الآلاف من الغوطة الشرقية»: people, and where they come from; null for all other words. */
  private origin(text: string, rest: string, people: Both | null): Both | null {
    const from = tokenize(text.slice(0, text.lastIndexOf(rest))).at(-1)?.key === FROM;
    const place = people && from ? this.glosser.place(rest) : null;
    return people && place ? { one: `${people.one} from ${place}`, many: `${people.many} from ${place}` } : null;
  }

  /** Whether words say no more than what the claim counts: «القتلى» of those killed. */
  saysNoMore(of: string, text: string): boolean {
    const found = countedNoun(thingCounted(text), this.language.words);
    return found !== null && (this.things.get(of)?.same.includes(found.entry.lemma) ?? false);
  }

  /** Whether the English of the count says all of the words that it is given. */
  knows(count: Count, text: string): boolean {
    if (count.of === 'percent') return this.english(count, text) !== null;
    return boundsOf(count) !== null && this.thing(count, text).en !== null;
  }

  private thing(count: Count, text: string): Thing {
    const usual = this.things.get(count.of);
    const rest = thingCounted(text);
    const fallback = usualThing(count.of, usual);
    if (!rest) return fallback;
    const origin = PERSONS.test(count.of) ? this.origin(text, rest, fallback.en) : null;
    if (origin) return { ar: null, after: '', human: true, en: origin };
    const found = countedNoun(rest, this.language.words);
    const en = found && this.nouns.noun(found.entry);
    // what says no more than `of`, or nothing in English, gives way to the plain noun: شهيد, and قتيل of fighters killed
    const family = this.things.get(count.of.split('_')[0]!);
    // «يومين» is listed as a whole, beside the nouns
    const said = found?.entry.lemma ?? rest;
    const same = [usual, family].some((t) => t?.same.includes(said));
    // «أسبوع» of days is counted in days
    const scaled = count.of === 'days' && found?.entry.classes.includes('time-unit') === true;
    if (usual && (same || scaled || (found && en === null))) return fallback;
    if (found) return { ar: found.noun, after: '', human: found.human, en };
    return { ar: null, after: '', human: fallback.human, en: this.glosser.counted(rest) };
  }
}

const PEOPLE = { of: 'people', qualifier: 'exact', start: 0, end: 0 } as const;
const FROM = 'من';
const NO_THING: Thing = { ar: null, after: '', human: false, en: null };

/** What is counted, by the nouns of the tables alone. */
export const usualThing = (of: string, usual: CountedThing | undefined): Thing => ({
  ar: usual ? { sg: usual.one, pl: usual.many, gender: usual.gender, ...(usual.two && { du: usual.two }) } : null,
  after: usual?.after ?? '',
  human: PERSONS.test(of),
  en: usual?.en ?? null,
});

/** @returns null where the bounds or the noun are not known */
export function arabicCount(count: Count, thingOf: () => Thing, words: PhraseWords): ArabicNoun | null {
  const bounds = boundsOf(count);
  if (!bounds) return null;
  const { key, low, high } = bounds;
  if (count.of === 'percent') return fixed(hedged(words, key, low, words.get('percent', { low: figure(high) })));
  const thing = thingOf();
  if (!thing.ar) return null;
  const { ar: noun, after, human } = thing;
  const tail = after ? ` ${after}` : '';
  const say = (n: number, wanted: Case) => counted(n, noun, wanted) + tail;
  if (key === 'exact') {
    const all = (['nominative', 'genitive', 'accusative'] as const).map((c) => say(high, c));
    return { nominative: all[0]!, genitive: all[1]!, accusative: all[2]!, gender: noun.gender, human };
  }
  const blanks = { n: say(high, 'genitive'), low: figure(low), many: `ال${genitivePlural(noun)}${tail}` };
  const gender = key === 'at_least' || key === 'at_most' ? 'm' : noun.gender;
  return fixed(words.get(key, blanks), gender, human);
}

/** @returns null where the bounds or the noun are not known */
export function englishCount(count: Count, thingOf: () => Thing, words: PhraseWords): EnglishNoun | null {
  const bounds = boundsOf(count);
  if (!bounds) return null;
  const { key, low, high } = bounds;
  if (count.of === 'percent')
    return { text: hedged(words, key, low, words.get('percent', { low: figure(high) })), plural: true };
  const { en } = thingOf();
  if (!en) return null;
  // «يومين»: the noun itself says two
  if (key === 'exact' && high === 2 && en.one.startsWith('two ')) return { text: en.one, plural: true };
  const plural = high !== 1;
  const n = `${high === 1 ? 'one' : high === 2 ? 'two' : high.toLocaleString('en-US')} ${plural ? en.many : en.one}`;
  if (key === 'exact') return { text: n, plural };
  return { text: words.get(key, { n, low: low.toLocaleString('en-US'), many: en.many }), plural };
}

interface Bounds {
  readonly key: string;
  readonly low: number;
  readonly high: number;
}

/** Which turn says the bounds, and the numbers that it names. */
function boundsOf({ of, qualifier, lo, hi }: Count): Bounds | null {
  if (isRound(qualifier)) return { key: roundKey(qualifier, lo ?? 0), low: lo ?? 0, high: hi ?? 99 };
  const low = lo ?? hi;
  const high = hi ?? lo;
  if (low === null || high === null) return null;
  if (of !== 'percent' && !(Number.isInteger(low) && Number.isInteger(high))) return null;
  if (qualifier === 'more_than' || qualifier === 'at_least') return { key: qualifier, low, high: low };
  if (qualifier === 'less_than' || qualifier === 'at_most') return { key: qualifier, low: high, high };
  if (qualifier === 'about') return { key: low === high ? 'about' : 'about-range', low, high };
  if (lo === null || hi === null) return { key: lo === null ? 'at_most' : 'at_least', low, high };
  return { key: low === high ? 'exact' : 'range', low, high };
}

/** «عشرات الآلاف», «مئات الآلاف», «ملايين» are more than thousands. */
function roundKey(qualifier: Count['qualifier'], low: number): string {
  if (low >= 1e6) return 'millions';
  if (low >= 1e5) return 'hundred-thousands';
  return low >= 1e4 ? 'ten-thousands' : qualifier;
}

const figure = (n: number): string => String(n);

/** A number that has its unit already, with its hedge. */
const hedged = (words: PhraseWords, key: string, low: number, n: string): string =>
  key === 'exact' ? n : words.get(key, { n, low: figure(low) });

function counted(n: number, noun: CountedNoun, wanted: Case): string {
  const grammatical = wanted === 'nominative' ? 'nominative' : 'oblique';
  const text = countPhrase(n, noun, { case: grammatical, figures: n === 0 || n % 1e6 !== 0 || n >= 1e9 });
  // شخصا واحدا, but عائلة واحدة
  return n === 1 && wanted === 'accusative'
    ? text
        .split(' ')
        .map((w) => (/([ةىا]|اء)$/.test(w) ? w : `${w}ا`))
        .join(' ')
    : text;
}

const genitivePlural = ({ sg, pl }: CountedNoun): string => (pl === `${sg}ون` ? `${sg}ين` : pl);
