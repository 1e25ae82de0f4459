/**
 * English for a simple Arabic noun phrase: noun, adjectives, a genitive, a listed name, «في» or «من» with another. Whatever it does
 * not surely understand it leaves alone, so that the Arabic is quoted instead.
 */
import type { ListedName } from '../knowledge/index.ts';
import { isGivenName } from '../text/given-names.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { isAdjectival, type Word } from '../text/words.ts';
import { smallNumber } from './counted.ts';
import { type EnglishNouns, withArticle } from './english-nouns.ts';
import { adjectiveOf, type Head, headAt } from './gloss-head.ts';
import { type Language, plainText, withoutClitic } from './language.ts';
import type { NameWords } from './name-words.ts';
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
  /** The noun alone, of a definite one that says what a body or a site is for: «لجنة الدفاع». */
  readonly whole?: string;
  /** It is a listed name. */
  readonly named?: boolean;
  /** It is the name of a place. */
  readonly place?: boolean;
}

interface Sight {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: readonly (Word | null)[];
  /** Whether the token stands in quotation marks. */
  readonly quoted: readonly boolean[];
  /** It is whoever a claim is attributed to. */
  readonly speaks: boolean;
}

/** Classes of nouns that the noun behind them says the kind of. */
const BODIES = new Set(['org', 'state-body', 'facility', 'group']);
/** Classes of nouns that stand before a name: «القائد», «صحيفة», «حاجز». */
const BEFORE_NAMES = new Set(['person', 'media', 'org', 'group', 'state-body', 'facility', 'placehead']);

/** English of the adjective behind which «من» is "to". */
const CLOSE = 'close';

/** Classes of nouns for what a state has. */
const HOLDINGS = new Set(['facility', 'aircraft', 'ship', 'vehicle']);

type Forced = 'one' | 'many' | undefined;

export class Glosser {
  constructor(
    private readonly language: Language,
    private readonly nouns: EnglishNouns,
    private readonly nameEnglish: NameEnglish,
    private readonly spellings: NameWords,
  ) {}

  /**
   * English for the whole phrase, or null.
   * @param speaker it says or does something, so that a bare place name is not meant as one
   * @param speaks somebody is quoted by it
   */
  gloss(text: string, speaker = false, speaks = false): EnglishNoun | null {
    const sight = this.sight(text, speaks);
    if (!sight) return null;
    if (speaker && this.isPlace(sight)) return this.placed(sight);
    const whole = this.phrase(sight, 0);
    if (whole?.last === sight.tokens.length) return whole.en;
    return this.headed(sight) ?? (speaker ? this.spelled(sight) : null);
  }

  /** «مدينة السويداء» as one that speaks or acts; a bare name of a place is not meant as one. */
  private placed(sight: Sight): EnglishNoun | null {
    const named = sight.words[0]?.best.readings[0]?.entry.classes.includes('placehead') ? this.noun(sight, 0) : null;
    return named?.last === sight.tokens.length ? named.en : null;
  }

  /** A bare name whose words are known from listed ones. */
  private spelled({ tokens, words }: Sight): EnglishNoun | null {
    if (!tokens.some((t, k) => words[k]?.known === false || this.nouns.term(t.key) === null)) return null;
    const text = this.spellings.spell(tokens.map((t) => t.key));
    return text === null ? null : { text, plural: false };
  }

  /** «القائد روبرتسون», «صحيفة الفجر المحلية»: a noun that names follow, and a name that is not known, which stays as it is. */
  private headed(sight: Sight): EnglishNoun | null {
    const { tokens, words } = sight;
    const head = headAt(words, 0, this.nouns, sight.speaks);
    if (!head || head.use || !head.reading.entry.classes.some((c) => BEFORE_NAMES.has(c))) return null;
    if (head.reading.number !== 'sg') return null;
    const definite: Head = { ...head, analysis: { ...head.analysis, article: true } };
    const adjectives: string[] = [];
    const describe = (at: number, of: Head): number => {
      for (let k = at; k < tokens.length; k++) {
        const adjective = sight.quoted[k] ? undefined : adjectiveOf(words[k] ?? null, of, this.nouns);
        if (adjective === undefined || adjective === null) return k;
        adjectives.unshift(adjective);
      }
      return tokens.length;
    };
    const first = describe(head.last, head);
    let last = first;
    while (last < tokens.length && this.isName(sight, last)) last++;
    // «العقيد جمال الحربي»: behind a given name an adjective is the name of a family
    const before = last > first ? words[last - 1] : null;
    const given = before !== null && before !== undefined && isGivenName(before);
    if (given && last === tokens.length - 1 && isByname(words[last])) last++;
    // «حي العروبة الثانية»: behind a noun for a place everything is its name
    if (last === first && first === head.last && this.namesPlace(sight, head, first)) {
      last = tokens.length;
      while (last - 1 > first && adjectiveOf(words[last - 1] ?? null, definite, this.nouns)) last--;
    }
    if (last === first || describe(last, definite) !== tokens.length) return null;
    const named = tokens.slice(first, last);
    const surface = `«${sight.text.slice(named[0]!.start, named.at(-1)!.end)}»`;
    const name = this.spellings.spell(named.map((t) => t.key)) ?? surface;
    // «منزل عمر»
    const of = given && !head.reading.entry.classes.includes('person') ? 'of ' : '';
    return { text: `the ${[...adjectives, head.one].join(' ')} ${of}${name}`, plural: false };
  }

  /** Whether what follows a noun for a place is its name: a word with the article, or one that is no noun of the lexicon. */
  private namesPlace({ words }: Sight, head: Head, at: number): boolean {
    const word = words[at];
    if (!word || head.analysis.article || !head.reading.entry.classes.includes('placehead')) return false;
    const noun = word.analyses.some((a) => a.readings.some((r) => r.entry.pos === 'noun'));
    return !word.best.preposition && (word.best.article || !noun);
  }

  /** A word in quotation marks, one that no dictionary has, or one that is known for a name. */
  private isName({ tokens, words, quoted }: Sight, at: number): boolean {
    const word = words[at];
    if (quoted[at]) return true;
    if (!word || word.best.preposition || word.best.conjunction) return false;
    const { key } = tokens[at]!;
    return !word.known || this.nouns.term(key) === null || this.spellings.spell([key]) !== null;
  }

  /** English for what a number counts, in both numbers and without an article: «مقاتلا كرديا» is Kurdish fighter(s). */
  counted(text: string): { one: string; many: string } | null {
    const sight = this.sight(text);
    const one = sight && this.phrase(sight, 0, 'one');
    const many = sight && this.phrase(sight, 0, 'many');
    return one && many && one.last === sight.tokens.length ? { one: one.en.text, many: many.en.text } : null;
  }

  /** English for a place alone, «الغوطة الشرقية», «مدينة الموصل»; null for all that is no place. */
  place(text: string): string | null {
    const sight = this.sight(text);
    const it = sight && this.phrase(sight, 0, undefined, true);
    if (!it || it.last !== sight.tokens.length) return null;
    const headed = sight.words[0]?.classes.has('placehead') ?? false;
    return it.place || headed || this.isPlace(sight) ? it.en.text : null;
  }

  private sight(text: string, speaks = false): Sight | null {
    const bare = withoutClitic(plainText(text), this.language);
    const tokens: Token[] = [];
    const quoted: boolean[] = [];
    let inside = false;
    for (const token of tokenize(bare)) {
      if (token.kind === 'mark' && QUOTES.has(token.key)) inside = !inside;
      else {
        tokens.push(token);
        quoted.push(inside);
      }
    }
    if (tokens.length === 0 || tokens.length > LONGEST) return null;
    const words = tokens.map((t) => (t.kind === 'word' ? this.language.words.of(t.key) : null));
    return { text: bare, tokens, words, quoted, speaks };
  }

  private isPlace({ tokens, words }: Sight): boolean {
    const match = this.language.names.at(tokens, words, 0, tokens.length);
    return match?.last === tokens.length && match.values.every((v) => v.kind === 'place');
  }

  /** A noun phrase, and what a preposition adds to it. @param where a place is meant rather than the party that bears its name */
  private phrase(sight: Sight, at: number, forced?: Forced, where = false): Part | null {
    const core = forced ? this.noun(sight, at, forced) : this.core(sight, at, this.name(sight, at, where));
    if (!core) return null;
    const given = this.nouns.preposition(sight.tokens[core.last]?.key ?? '');
    if (given) {
      const rest = this.phrase(sight, core.last + 1, undefined, given !== 'against');
      // «عدد من القرى» are some of them, «200 أسرة من مأرب» come from there, «مئات المدنيين من منازلهم» from what was theirs
      const own = given === 'from' && this.isTheirHome(sight, core.last + 1);
      const preposition = given === 'from' && (core.quantity || forced) && !rest?.place && !own ? 'of' : given;
      const plural = core.en.plural || (core.quantity === true && rest?.en.plural === true);
      const whence = rest && (own ? `their ${withoutThe(rest.en.text)}` : rest.en.text);
      return rest && { en: { text: `${core.en.text} ${preposition} ${whence}`, plural }, last: rest.last };
    }
    const best = sight.words[core.last]?.best;
    if (best?.preposition !== 'ل' || best.conjunction) return core;
    const rest = this.name(sight, core.last);
    return rest && { en: { ...core.en, text: `${core.en.text} of ${rest.en.text}` }, last: rest.last };
  }

  /** «منازلهم»، «ديارهن»: homes of those who were spoken of. */
  private isTheirHome({ words }: Sight, at: number): boolean {
    const word = words[at];
    return Boolean(word?.classes.has('home') && THEIRS.has(word.best.enclitic));
  }

  /** A listed name, or a noun that takes in more words; «الرئيس السوري» is a man, though it is listed for his office. */
  private core(sight: Sight, at: number, name: Part | null): Part | null {
    const classes = sight.words[at]?.best.readings[0]?.entry.classes ?? [];
    const literal = classes.includes('title') || (name !== null && this.isNational(sight, at, name));
    const noun = name && !literal && !classes.includes('placehead') ? null : this.noun(sight, at);
    return noun && (!name || noun.last > name.last || (literal && noun.last === name.last)) ? noun : name;
  }

  /** «القنصلية الإيرانية»، «الفلسطينيين»: what a nation has, and its people, which are listed for the state. */
  private isNational({ words }: Sight, at: number, { last, place }: Part): boolean {
    const [head, end] = [words[at]!.best.readings[0], words[last - 1]];
    if (place || !end?.classes.has('nationality')) return false;
    if (last === at + 1) return head?.number === 'pl';
    return Boolean(head?.entry.classes.some((c) => HOLDINGS.has(c)));
  }

  private name({ tokens, words }: Sight, at: number, where = false, common = false): Part | null {
    const match = this.language.names.at(tokens, words, at, tokens.length);
    const fit = match?.values.filter((v) => v.kind !== 'weapon' && (v.common !== 1 || (common && v.kind === 'place')));
    const listed = (where && fit?.find((v) => v.kind === 'place')) || fit?.[0];
    const en = listed && this.nameEnglish(listed);
    return en ? { en, last: match!.last, definite: true, named: true, place: listed.kind === 'place' } : null;
  }

  private noun(sight: Sight, at: number, forced?: Forced): Part | null {
    const key = sight.tokens[at]?.key ?? '';
    if (this.nouns.use(key) === 'dem') return this.pointed(sight, at, key);
    const number = forced ? null : smallNumber(key);
    if (number !== null) return this.numbered(sight, at, number);
    const head = headAt(sight.words, at, this.nouns, sight.speaks && at === 0);
    if (!head) return null;
    if (head.use === 'det' || head.use === 'one') return this.determined(sight, head);
    const adjectives: string[] = [];
    let { last } = head;
    for (; last < sight.tokens.length; last++) {
      const next = sight.words[last + 1] ?? null;
      const adjective = adjectiveOf(sight.words[last] ?? null, head, this.nouns, next, forced !== undefined);
      if (adjective === undefined) break;
      const towards = this.towards(sight, last, adjective);
      if (towards) {
        const { en, ...rest } = this.say(head, adjectives, null, towards.last, forced);
        return { ...rest, bare: undefined, en: { ...en, text: `${en.text} ${towards.text}` } };
      }
      if (adjective === null) return null;
      adjectives.unshift(adjective);
    }
    const governs = adjectives.length === 0 && !head.analysis.article && head.last === at + 1;
    const genitive = governs ? this.genitive(sight, last, head.reading.entry.classes.includes('placehead')) : null;
    if (genitive?.definite) last = this.behindGenitive(sight, head, genitive.last, adjectives);
    return this.say(head, adjectives, genitive, genitive ? Math.max(last, genitive.last) : last, forced);
  }

  /** «موالون للحكومة»، «مؤيدة لمرسي»، «تابعون لإيران»، «مقربة من الحزب»: loyal to the government, supporting Morsi, belonging to Iran, close to the party. */
  private towards(
    { text, tokens, words }: Sight,
    at: number,
    adjective: string | null,
  ): { text: string; last: number } | null {
    const next = words[at + 1]?.best;
    const leans = adjective !== null && words[at]?.classes.has('leaning');
    const belongs = words[at]?.classes.has('belonging');
    const isClose = adjective === CLOSE && this.nouns.preposition(tokens[at + 1]?.key ?? '') === 'from';
    if (!isClose && (!(leans || belongs) || next?.preposition !== 'ل' || next.conjunction)) return null;
    const from = isClose ? at + 2 : at + 1;
    const rest = from < tokens.length ? this.sight(text.slice(tokens[from]!.start)) : null;
    const title = rest && this.core(rest, 0, this.name(rest, 0));
    // «للرئيس السوري بشار الأسد»
    const whom = title && (this.name(rest, title.last) ?? title);
    const how = belongs ? 'belonging to' : adjective!.endsWith('ing') ? adjective : `${adjective} to`;
    return whom && { text: `${how} ${whom.en.text}`, last: from + whom.last };
  }

  /** «مدينة تدمر الأثرية»: adjectives of the head behind its genitive, whose article is that of the whole. */
  private behindGenitive(sight: Sight, head: Head, from: number, adjectives: string[]): number {
    const definite: Head = { ...head, analysis: { ...head.analysis, article: true } };
    let at = from;
    for (; at < sight.tokens.length; at++) {
      const adjective = sight.quoted[at] ? null : adjectiveOf(sight.words[at] ?? null, definite, this.nouns);
      if (!adjective) break;
      adjectives.unshift(adjective);
    }
    return at;
  }

  private say(head: Head, adjectives: readonly string[], genitive: Part | null, last: number, forced: Forced): Part {
    // «مطار التيفور»: a listed name that holds the noun already
    if (genitive?.named && genitive.en.text.endsWith(` ${head.one}`)) return { ...genitive, last };
    const two = !forced && head.reading.number === 'du';
    const mass = this.nouns.isMass(head.one);
    const many = forced ? forced === 'many' : two || head.reading.number === 'pl';
    const whole = genitive?.whole !== undefined && head.reading.entry.classes.some((c) => BODIES.has(c));
    const compound = genitive?.bare ? [genitive.bare] : whole ? [genitive!.whole!] : [];
    const noun = many ? head.many : head.one;
    const describing = adjectives.filter((a) => !noun.startsWith(`${a} `));
    const bare = [...describing, ...compound, noun].join(' ');
    const plural = !mass && (many || head.one === head.many);
    const definite = head.analysis.article || (genitive?.definite ?? false);
    const quantity = head.use === 'quantity';
    const pair = head.analysis.article ? `the two ${bare}` : `two ${bare}`;
    const single = definite && !mass ? `the ${bare}` : mass ? bare : withArticle(bare);
    // «قواته»: whose they are is not said again, but they are certain ones; «زوجته»: nobody but by whose kin he is
    const kin = kinOf(head);
    const theirs = head.analysis.enclitic && !forced ? `the ${bare}` : bare;
    const plain = forced || plural ? (two && !mass ? pair : theirs) : single;
    const first = kin && !forced ? `${kin} ${two ? `two ${bare}` : bare}` : plain;
    // «صحيفة التايمز»: the name itself
    const of = genitive?.named && head.reading.entry.classes.includes('media') ? ' ' : ' of ';
    const text = genitive && compound.length === 0 ? first + of + genitive.en.text : first;
    const alone = !genitive && !plural && !definite && !quantity;
    const abstract = !head.reading.entry.classes.some((c) => BEFORE_NAMES.has(c));
    const kind = abstract && definite && !genitive && !plural && !quantity && adjectives.length === 0;
    const several = plural || (quantity && genitive?.en.plural === true);
    return {
      en: { text, plural: several },
      last,
      quantity,
      definite,
      ...(alone && { bare: [...describing, this.nouns.describing(head.reading.entry) ?? noun].join(' ') }),
      ...(kind && { whole: bare }),
    };
  }

  /** «ثلاثة شبان»: three young men. */
  private numbered(sight: Sight, at: number, number: number): Part | null {
    const rest = number > 1 ? this.noun(sight, at + 1, 'many') : null;
    return rest && { en: { text: `${number.toLocaleString('en-US')} ${rest.en.text}`, plural: true }, last: rest.last };
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
    const name = this.name(sight, at, place, place);
    // what stands in quotation marks is a name
    return sight.quoted[at] ? name : this.core(sight, at, name);
  }
}

/** A definite adjective in the singular. */
const isByname = (word: Word | null | undefined): boolean =>
  Boolean(word?.best.article && word.best.readings.some((r) => isAdjectival(r) && r.number === 'sg'));

/** Pronouns of several people behind a noun. */
const THEIRS = new Set(['هم', 'هن', 'هما']);

/** Whose kin somebody is; «أهلها» may be those of a town. */
function kinOf({ reading, analysis: { enclitic } }: Head): string | undefined {
  const { classes } = reading.entry;
  return classes.includes('family') && !(classes.includes('population') && enclitic === 'ها')
    ? KIN.get(enclitic)
    : undefined;
}

/** Pronouns behind a noun for kin. */
const KIN = new Map([
  ['ي', 'the speaker’s'],
  ['ه', 'his'],
  ['ها', 'her'],
  ['هم', 'their'],
  ['هن', 'their'],
  ['هما', 'their'],
]);

const withoutThe = (text: string): string => text.replace(/^(the|an?) /, '');
