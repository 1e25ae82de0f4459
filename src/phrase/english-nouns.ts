/** English words for Arabic ones: the glosses of the lexicon, mended by `lang/en/lexicons/terms.tsv`, in the singular and the plural. */
import { list, readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import type { Entry, Reading } from '../text/lexicon.ts';
import type { Word } from '../text/words.ts';

interface Term {
  readonly one: string;
  readonly many: string;
}

/** What a note says of how a word is joined to the noun behind it. */
const JOINS = new Set(['prep', 'det', 'quantity', 'one', 'dem', 'alone']);

/** Words of these classes, and words of none, are too many-sided to be translated by their first sense. */
const UNTOLD = new Set(['loaded', 'daypart', 'season', 'day-word']);

export class EnglishNouns {
  private readonly plurals = new Map<string, string>();
  /** Folded Arabic word or words → English; null for a word that is only quoted. */
  private readonly terms = new Map<string, Term | null>();
  /** Folded Arabic word → what kind of word it is before a noun. */
  private readonly uses = new Map<string, string>();
  /** Folded Arabic words that take a side; those that do with the article alone. */
  private readonly voices = new Map<string, 'always' | 'the'>();
  private readonly articles = new Set<string>();
  /** Adjectives that the column `many` has another word for where they describe persons. */
  private readonly ofPersons = new Set<string>();
  /** Of what speaks, which is another thing: «الموقع» is a website then. */
  private readonly ofSpeakers = new Map<string, Term>();
  /** Of those with the article: «الرئيس» is the president, «رئيس المجلس» its head. */
  private readonly definites = new Map<string, Term>();
  /** Of nouns alone, not of the adjectives that look like them. */
  private readonly ofNouns = new Map<string, Term>();
  /** English words that are not counted. */
  private readonly masses = new Set<string>();

  constructor() {
    for (const { cells } of readTable('lang/en/lexicons/irregular-plurals.tsv', ['one', 'many']))
      this.plurals.set(cells.one!, cells.many!);
    for (const { cells } of readTable('lang/en/lexicons/terms.tsv', ['ar', 'one', 'many'])) {
      const { ar = '', one = '', many = '', note = '' } = cells;
      const key = fold(ar);
      const notes = list(note);
      const voice = notes.includes('voice');
      const say = (text: string) => (voice ? inQuotes(text) : text);
      const term = one === '-' ? null : { one: say(one), many: say(many || this.plural(one)) };
      if (term && notes.includes('noun')) this.ofNouns.set(key, term);
      else if (term && notes.includes('speaker')) this.ofSpeakers.set(key, term);
      else if (term && notes.includes('definite')) this.definites.set(key, term);
      else this.terms.set(key, term);
      const join = notes.find((n) => JOINS.has(n));
      if (join) this.uses.set(key, join);
      if (voice) this.voices.set(key, notes.includes('the') ? 'the' : 'always');
      if (notes.includes('the')) this.articles.add(key);
      if (notes.includes('adjective')) this.ofPersons.add(key);
      if (notes.includes('mass')) this.masses.add(say(one));
    }
  }

  /** Whether an English noun is not counted: aid, information. */
  isMass(one: string): boolean {
    return this.masses.has(one);
  }

  /** Whether a word takes a side, so that it stands in quotation marks as the word of whoever used it. */
  takesSide({ entry }: Pick<Reading, 'entry'>, article: boolean, next: Word | null): boolean {
    const key = fold(entry.lemma);
    const voice = this.voices.get(key);
    // «النظام السياسي»: the pair is listed as one term, and means something else
    if (voice && next?.lemmas.some((lemma) => this.terms.has(`${key} ${lemma}`))) return false;
    return voice === 'always' || (voice === 'the' && article) || entry.classes.includes('loaded');
  }

  /** prep, det, quantity or one: how the word is joined to the noun behind it; empty for all others. */
  use(lemma: string): string {
    return this.uses.get(fold(lemma)) ?? '';
  }

  /** English of a preposition, by its folded form. */
  preposition(key: string): string | undefined {
    return this.uses.get(key) === 'prep' ? this.terms.get(key)?.one : undefined;
  }

  /** Words of several that the table lists as one: «براميل متفجرة». @returns undefined where it does not list them */
  term(folded: string): Term | null | undefined {
    return this.terms.get(folded);
  }

  /** English for a dictionary word, `form` its folded form in the text; null where there is none that a sentence could use. */
  noun(entry: Entry, form = '', article = false): Term | null {
    const alone = (article && this.definites.get(fold(entry.lemma))) || this.ofNouns.get(fold(entry.lemma));
    if (alone) return alone;
    const key = this.terms.has(form) ? form : fold(entry.lemma);
    const listed = this.terms.get(key);
    if (listed !== undefined) return this.articles.has(key) && !article ? null : listed;
    if (entry.classes.length === 0 || entry.classes.some((c) => UNTOLD.has(c))) return null;
    const one = firstSense(entry.gloss);
    return one === null ? null : { one, many: this.plural(one) };
  }

  /** The adjective for a noun that the table tells apart from it: «مصدر معارض» is an opposition source. */
  describing(entry: Entry): string | undefined {
    const key = fold(entry.lemma);
    return this.ofNouns.has(key) ? this.terms.get(key)?.one : undefined;
  }

  /** English for what speaks, where it is called otherwise than as a thing. */
  ofSpeaker(entry: Entry): Term | null {
    return this.ofSpeakers.get(fold(entry.lemma)) ?? null;
  }

  /** English for an adjective. @param person it describes a person, of whom some are said otherwise than of things: large, senior */
  adjective(entry: Entry, person = false): string | null {
    const key = fold(entry.lemma);
    const listed = this.terms.get(key);
    if (listed !== undefined) return (person && this.ofPersons.has(key) ? listed?.many : listed?.one) ?? null;
    const sense = entry.pos === 'adjective' ? firstSense(entry.gloss) : null;
    return sense !== null && entry.classes.includes('loaded') ? inQuotes(sense) : sense;
  }

  /** The plural of a noun or of a phrase with the noun at its end or before "of", "in" … */
  plural(phrase: string): string {
    const [head = '', rest] = splitAt(phrase, / (?=(?:of|in|from|to|for|at|killed) )| (?=killed$)/);
    const words = head.split(' ');
    const last = words.pop()!;
    const made = this.plurals.get(last) ?? (isPlural(last) ? last : regularPlural(last));
    return [...words, made].join(' ') + rest;
  }
}

/** The first of the senses that a gloss lists; null for a verb's, or one that explains rather than translates. */
function firstSense(gloss: string): string | null {
  const first = gloss.split(/[,;(]/)[0]!.trim();
  return !first || /^to |\//.test(first) ? null : first;
}

function splitAt(text: string, mark: RegExp): [string, string] {
  const at = text.search(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

/** fears, requirements, supplies: a gloss that is plural already; not bus, gas, press. */
const isPlural = (word: string): boolean => /.{3}(?:[^aiousx]|[^s]e)s$/.test(word);

function regularPlural(word: string): string {
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** “terrorists”: the word of whoever used it. */
const inQuotes = (text: string): string => `“${text}”`;

/** "a fighter", "an officer", "a unit", "an hour". */
export function withArticle(noun: string): string {
  const an = /^“?(?:[aeio]|u(?!n\b|ni|s[aei]|kr)|hour|hono)/i.test(noun);
  return `${an ? 'an' : 'a'} ${noun}`;
}
