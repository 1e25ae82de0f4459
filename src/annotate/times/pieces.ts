import type { Found } from '../../model/index.ts';
import type { View } from '../../rules/match.ts';
import type { RuleMatch } from '../../rules/rules.ts';
import type { Token } from '../../text/tokens.ts';
import type { Word } from '../../text/words.ts';
import type { DateTerm, Term } from './term.ts';

/** Pronouns of a third person. */
const THIRD = /^ه/u;

/** What a rule has caught, as the constructors ask for it. */
export class Pieces {
  constructor(
    private readonly match: RuleMatch,
    private readonly view: View,
    private readonly params: Readonly<Record<string, unknown>>,
    private readonly classes: ReadonlyMap<string, readonly string[]>,
  ) {}

  has(name: string): boolean {
    return name in this.match.captures;
  }

  /** The value caught under a name. */
  term(name: string): Term | undefined {
    return this.match.captures[name]?.value?.value as Term | undefined;
  }

  date(name: string): DateTerm | undefined {
    const term = this.term(name);
    return term?.is === 'date' ? term : undefined;
  }

  /** A number caught as a value. */
  count(name: string): number | undefined {
    const term = this.term(name);
    return term?.is === 'number' ? term.lo : undefined;
  }

  /** What the lexicon says of a word that was caught by its class; nothing when it carries a pronoun (اليومي is no اليوم). */
  value(name: string): string | undefined {
    return this.match.captures[name]?.value ? undefined : this.valueWith(name, (enclitic) => enclitic === '');
  }

  /** The same of a word that does carry one: «يومها», «عامه», «أسبوعهم». */
  ownValue(name: string): string | undefined {
    return this.valueWith(name, (enclitic) => THIRD.test(enclitic));
  }

  private valueWith(name: string, fits: (enclitic: string) => boolean): string | undefined {
    const capture = this.match.captures[name];
    const classes = this.classes.get(name) ?? [];
    const analyses = (capture && this.word(capture.first)?.analyses) ?? [];
    const readings = analyses.flatMap((a) => (fits(a.enclitic) ? a.readings : []));
    return readings.find(({ entry: e }) => e.value && e.classes.some((c) => classes.includes(c)))?.entry.value;
  }

  /**
   * What patterns cannot say of a word, by the name that it is caught under: `the` must carry ال, `joined` must carry و.
   */
  fits(): boolean {
    return (!this.has('the') || this.definite('the')) && (!this.has('joined') || this.joined('joined'));
  }

  private joined(name: string): boolean {
    const capture = this.match.captures[name];
    return capture !== undefined && (this.word(capture.first)?.analyses.some((a) => a.conjunction === 'و') ?? false);
  }

  /** The match begins a line. */
  opensLine(): boolean {
    return this.view.tokens[this.match.first]!.fresh;
  }

  /** The word caught carries ال. */
  definite(name: string): boolean {
    const capture = this.match.captures[name];
    const word = capture && this.word(capture.first);
    return word
      ? /^[وف]?[بك]?ال|^[وف]?لل/u.test(word.key) && word.analyses.some((a) => a.article || a.stem.startsWith('ال'))
      : false;
  }

  /** The first word carries this preposition. */
  beginsWith(preposition: string): boolean {
    const key = this.view.tokens[this.match.first]!.key;
    const word = this.word(this.match.first);
    return key === preposition || (word?.analyses.some((a) => a.preposition === preposition) ?? false);
  }

  /** A setting of the rule. */
  setting(name: string): string | number | boolean | undefined {
    const value = this.params[name];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  }

  /** Names of what was caught. */
  names(): string[] {
    return Object.keys(this.match.captures);
  }

  parts(): Found<unknown>[] {
    return Object.values(this.match.captures).flatMap((c) => (c.value ? [c.value] : []));
  }

  /** Token indices of a capture. */
  range(name: string): { readonly first: number; readonly last: number } | undefined {
    return this.match.captures[name];
  }

  /** An indefinite noun right behind a number is what it counts; its accusative ending or its ة gives it away. */
  countsNext(): boolean {
    const next = this.view.tokens[this.match.last];
    const word = this.word(this.match.last);
    if (!next || !word || next.fresh) return false;
    if (word.analyses.some((a) => a.article || a.conjunction || a.preposition)) return false;
    if (word.entries.some((e) => e.pos === 'verb' || e.pos === 'particle')) return false;
    return /[اة]$/u.test(next.key);
  }

  /** A figure, or a word of one of these classes, follows. */
  standsBefore(classes: readonly string[]): boolean {
    const next = this.view.tokens[this.match.last];
    if (!next || next.fresh) return false;
    const word = this.word(this.match.last);
    return next.kind === 'number' || (word !== null && classes.some((c) => word.classes.has(c)));
  }

  /** The word before the match, inside the line. */
  wordBefore(): Word | null {
    return this.opensLine() ? null : this.word(this.match.first - 1);
  }

  tokens(first: number, last: number): readonly Token[] {
    return this.view.tokens.slice(first, last);
  }

  /** A word of one of these classes stands between two tokens. */
  holds(first: number, last: number, classes: readonly string[]): boolean {
    for (let i = first; i < last; i++) if (classes.some((c) => this.word(i)?.classes.has(c))) return true;
    return false;
  }

  private word(i: number): Word | null {
    return this.view.words[i] ?? null;
  }
}
