/** English words for Arabic ones: the glosses of the lexicon, mended by `lang/en/lexicons/terms.tsv`, in the singular and the plural. */
import { readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import type { Entry } from '../text/lexicon.ts';

interface Term {
  readonly one: string;
  readonly many: string;
}

/** Words of these classes, and words of none, are too many-sided to be translated by their first sense. */
const UNTOLD = new Set(['loaded', 'daypart', 'season', 'day-word']);

export class EnglishNouns {
  private readonly plurals = new Map<string, string>();
  /** Folded Arabic word or words → English; null for a word that is only quoted. */
  private readonly terms = new Map<string, Term | null>();
  /** Folded Arabic word → what kind of word it is before a noun. */
  private readonly uses = new Map<string, string>();

  constructor() {
    for (const { cells } of readTable('lang/en/lexicons/irregular-plurals.tsv', ['one', 'many']))
      this.plurals.set(cells.one!, cells.many!);
    for (const { cells } of readTable('lang/en/lexicons/terms.tsv', ['ar', 'one', 'many'])) {
      const { ar = '', one = '', many = '', note = '' } = cells;
      this.terms.set(fold(ar), one === '-' ? null : { one, many: many || this.plural(one) });
      if (note) this.uses.set(fold(ar), note);
    }
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
  noun(entry: Entry, form = ''): Term | null {
    const listed = this.terms.get(form) ?? this.terms.get(fold(entry.lemma));
    if (listed !== undefined) return listed;
    if (entry.classes.length === 0 || entry.classes.some((c) => UNTOLD.has(c))) return null;
    const one = firstSense(entry.gloss);
    return one === null ? null : { one, many: this.plural(one) };
  }

  /** English for an adjective. */
  adjective(entry: Entry): string | null {
    const listed = this.use(entry.lemma) === 'noun' ? undefined : this.terms.get(fold(entry.lemma));
    if (listed !== undefined) return listed?.one ?? null;
    return entry.classes.includes('loaded') || entry.pos !== 'adjective' ? null : firstSense(entry.gloss);
  }

  /** The plural of a noun or of a phrase with the noun at its end or before "of", "in" … */
  plural(phrase: string): string {
    const [head = '', rest] = splitAt(phrase, / (?=(?:of|in|from|to|for|at|killed) )| (?=killed$)/);
    const words = head.split(' ');
    const last = words.pop()!;
    const made = this.plurals.get(last) ?? regularPlural(last);
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

function regularPlural(word: string): string {
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** "a fighter", "an officer", "a unit", "an hour". */
export function withArticle(noun: string): string {
  const an = /^[aeio]|^u(?!ni|s[aei]|kr)|^hour|^hono/i.test(noun);
  return `${an ? 'an' : 'a'} ${noun}`;
}
