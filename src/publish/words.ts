/** The words that published pages are written with: `lang/<language>/report.tsv`, and the names of months. */
import { IsnadError } from '../model/index.ts';
import { readTable } from '../text/data.ts';

export type Language = 'ar' | 'en';

export class Wording {
  private readonly rows: ReadonlyMap<string, string>;
  private readonly plural: Intl.PluralRules;

  constructor(readonly language: Language) {
    const table = (path: string, text: string) =>
      readTable(path, ['key', text]).map(({ cells }) => [cells.key!, cells[text]!] as const);
    this.rows = new Map([
      ...table(`lang/${language}/lexicons/phrase-words.tsv`, 'form').filter(([key]) => key.startsWith('month-')),
      ...table(`lang/${language}/report.tsv`, 'text'),
    ]);
    this.plural = new Intl.PluralRules(language);
  }

  /** True when there is such a text. */
  has(key: string): boolean {
    return this.rows.has(key);
  }

  /**
   * The text of a key with {…} filled in. With `n` among the values the form of that number is taken: the rows `key#one`, `key#few` …
   * @throws IsnadError `no-wording` when the table lacks the key
   */
  say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const counted = typeof values.n === 'number' ? this.rows.get(`${key}#${this.plural.select(values.n)}`) : undefined;
    const form = counted ?? this.rows.get(key);
    if (form === undefined)
      throw new IsnadError('no-wording', `the text «${key}» is missing · ينقص النص`, this.language);
    return form.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? this.number(value) : (value ?? '');
    });
  }

  number(n: number): string {
    return n.toLocaleString('en-GB');
  }

  /** @param month 1–12 */
  month(month: number): string {
    return this.rows.get(`month-${month}`) ?? String(month);
  }

  /** «30 نيسان/أبريل 2016»; the text itself when it is no day. */
  day(iso: string): string {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
    return found ? `${Number(found[3])} ${this.rows.get(`month-${Number(found[2])}`)} ${found[1]}` : iso;
  }

  /** One day, or from – to; null where neither is known. */
  days(from: string | null, to: string | null): string | null {
    if (from && to) return from === to ? this.day(from) : `${this.day(from)} – ${this.day(to)}`;
    if (from) return this.say('since', { d: this.day(from) });
    return to ? this.say('until', { d: this.day(to) }) : null;
  }
}
