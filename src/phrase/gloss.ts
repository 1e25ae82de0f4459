/**
 * English for a simple Arabic noun phrase: noun, adjectives, a genitive, a listed name, «في» or «من» with another. Whatever it does
 * not surely understand it leaves alone, so that the Arabic is quoted instead.
 */
import type { ListedName } from '../knowledge/index.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { Word } from '../text/words.ts';
import { type EnglishNouns, withArticle } from './english-nouns.ts';
import { adjectiveOf, type Head, headAt } from './gloss-head.ts';
import { type Language, plainText, withoutClitic } from './language.ts';
import type { EnglishNoun } from './nouns.ts';

const LONGEST = 8;
const QUOTES = new Set(['"', '«', '»', '“', '”', "'", '‘', '’']);

/** What a listed name is called in English; null where it may not be said or is not known. */
export type NameEnglish = (name: ListedName) => EnglishNoun | null;

interface Part {
  readonly en: EnglishNoun;
  /** Token index after it. */
  readonly last: number;
  readonly quantity?: boolean;
  /** The noun alone, of one that is indefinite and stands in the singular: what another may be compounded with. */
  readonly bare?: string;
  readonly definite?: boolean;
}

interface Sight {
  readonly tokens: readonly Token[];
  readonly words: readonly (Word | null)[];
}

type Forced = 'one' | 'many' | undefined;

export class Glosser {
  constructor(
    private readonly language: Language,
    private readonly nouns: EnglishNouns,
    private readonly nameEnglish: NameEnglish,
  ) {}

  /** English for the whole phrase, or null. @param speaker it says or does something, so that a bare place name is not meant as one */
  gloss(text: string, speaker = false): EnglishNoun | null {
    const sight = this.sight(text);
    if (!sight || (speaker && this.isPlace(sight))) return null;
    const whole = this.phrase(sight, 0);
    return whole && whole.last === sight.tokens.length ? whole.en : null;
  }

  /** English for what a number counts, in both numbers and without an article: «مقاتلا كرديا» is Kurdish fighter(s). */
  counted(text: string): { one: string; many: string } | null {
    const sight = this.sight(text);
    const one = sight && this.phrase(sight, 0, 'one');
    const many = sight && this.phrase(sight, 0, 'many');
    return one && many && one.last === sight.tokens.length ? { one: one.en.text, many: many.en.text } : null;
  }

  private sight(text: string): Sight | null {
    const bare = withoutClitic(plainText(text), this.language);
    const tokens = tokenize(bare).filter((t) => t.kind !== 'mark' || !QUOTES.has(t.key));
    if (tokens.length === 0 || tokens.length > LONGEST) return null;
    return { tokens, words: tokens.map((t) => (t.kind === 'word' ? this.language.words.of(t.key) : null)) };
  }

  private isPlace({ tokens, words }: Sight): boolean {
    const match = this.language.names.at(tokens, words, 0, tokens.length);
    return match?.last === tokens.length && match.values.every((v) => v.kind === 'place');
  }

  /** A noun phrase, and what a preposition adds to it. @param where a place is meant rather than the party that bears its name */
  private phrase(sight: Sight, at: number, forced?: Forced, where = false): Part | null {
    const core = (forced ? null : this.name(sight, at, where)) ?? this.noun(sight, at, forced);
    if (!core) return null;
    const given = this.nouns.preposition(sight.tokens[core.last]?.key ?? '');
    if (given) {
      const preposition = given === 'from' && (core.quantity || forced) ? 'of' : given;
      const rest = this.phrase(sight, core.last + 1, undefined, preposition !== 'against');
      return rest && { en: { ...core.en, text: `${core.en.text} ${preposition} ${rest.en.text}` }, last: rest.last };
    }
    const best = sight.words[core.last]?.best;
    if (best?.preposition !== 'ل' || best.conjunction) return core;
    const rest = this.name(sight, core.last);
    return rest && { en: { ...core.en, text: `${core.en.text} of ${rest.en.text}` }, last: rest.last };
  }

  private name({ tokens, words }: Sight, at: number, where = false, common = false): Part | null {
    const match = this.language.names.at(tokens, words, at, tokens.length);
    const fit = match?.values.filter((v) => v.kind !== 'weapon' && (v.common !== 1 || (common && v.kind === 'place')));
    const listed = (where && fit?.find((v) => v.kind === 'place')) || fit?.[0];
    const en = listed && this.nameEnglish(listed);
    return en ? { en, last: match!.last, definite: true } : null;
  }

  private noun(sight: Sight, at: number, forced?: Forced): Part | null {
    const key = sight.tokens[at]?.key ?? '';
    if (this.nouns.use(key) === 'dem') return this.pointed(sight, at, key);
    const head = headAt(sight.words, at, this.nouns);
    if (!head) return null;
    if (head.use === 'det' || head.use === 'one') return this.determined(sight, head);
    const adjectives: string[] = [];
    let { last } = head;
    for (; last < sight.tokens.length; last++) {
      const adjective = adjectiveOf(sight.words[last] ?? null, head, this.nouns);
      if (adjective === undefined) break;
      if (adjective === null) return null;
      adjectives.unshift(adjective);
    }
    const governs = adjectives.length === 0 && !head.analysis.article && head.last === at + 1;
    const genitive = governs ? this.genitive(sight, last, head.reading.entry.classes.includes('placehead')) : null;
    return this.say(head, adjectives, genitive, genitive?.last ?? last, forced);
  }

  private say(head: Head, adjectives: readonly string[], genitive: Part | null, last: number, forced: Forced): Part {
    const two = !forced && head.reading.number === 'du';
    const mass = this.nouns.isMass(head.one);
    const many = forced ? forced === 'many' : two || head.reading.number === 'pl';
    const compound = genitive?.bare ? [genitive.bare] : [];
    const bare = [...adjectives, ...compound, many ? head.many : head.one].join(' ');
    const plural = !mass && (many || head.one === head.many);
    const definite = head.analysis.article || (genitive?.definite ?? false);
    const quantity = head.use === 'quantity';
    const pair = head.analysis.article ? `the two ${bare}` : `two ${bare}`;
    const single = definite && !mass ? `the ${bare}` : mass ? bare : withArticle(bare);
    const first = forced || plural ? (two && !mass ? pair : bare) : single;
    const text = genitive && !genitive.bare ? `${first} of ${genitive.en.text}` : first;
    const alone = !genitive && !plural && !definite && !quantity;
    return { en: { text, plural }, last, quantity, definite, ...(alone && { bare }) };
  }

  /** «بعض الفصائل»: some factions; «أحد القادة»: one of the commanders. */
  private determined(sight: Sight, head: Head): Part | null {
    const rest = this.genitive(sight, head.last);
    if (!rest) return null;
    const text = head.use === 'one' ? `${head.one} of the ${withoutThe(rest.en.text)}` : `${head.one} ${rest.en.text}`;
    return { en: { text, plural: head.use === 'det' && rest.en.plural }, last: rest.last, definite: true };
  }

  /** «هذه القوات»: these forces. */
  private pointed(sight: Sight, at: number, key: string): Part | null {
    const rest = this.noun(sight, at + 1);
    const word = this.nouns.term(key);
    if (!rest || !word) return null;
    const text = `${rest.en.plural ? word.many : word.one} ${withoutThe(rest.en.text)}`;
    return { en: { text, plural: rest.en.plural }, last: rest.last, definite: true };
  }

  /** A noun or name right behind an indefinite noun. @param place that noun introduces places, so that «الروضة» is a name */
  private genitive(sight: Sight, at: number, place = false): Part | null {
    const best = sight.words[at]?.best;
    if (!best || best.preposition || best.readings[0]?.entry.pos === 'particle') return null;
    return this.name(sight, at, place, place) ?? this.noun(sight, at);
  }
}

const withoutThe = (text: string): string => text.replace(/^(the|an?) /, '');
