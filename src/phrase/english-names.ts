/** English names in a sentence: whether they take the article, and the number of the verb beside them. */
import { readTable } from '../text/data.ts';
import type { EnglishNoun } from './nouns.ts';

interface Habit {
  readonly the: boolean;
  readonly plural: boolean;
  readonly lower: boolean;
}

/** `lang/en/lexicons/name-articles.tsv`, ready for look-up. */
export class EnglishNames {
  private readonly exact = new Map<string, Habit>();
  private readonly heads = new Map<string, Habit>();
  private readonly ends = new Set<string>();

  constructor() {
    for (const { cells } of readTable('lang/en/lexicons/name-articles.tsv', ['word', 'where'])) {
      const { word = '', where, article, number, note } = cells;
      const habit = { the: article === 'the', plural: number === 'pl', lower: note === 'lower' };
      if (where === 'end') this.ends.add(word);
      else if (where === 'name') this.exact.set(word.toLowerCase(), habit);
      else if (!this.heads.has(word)) this.heads.set(word, habit);
    }
  }

  /** The name as it stands in the midst of a sentence: "the Syrian Observatory for Human Rights", "Russia", "activists". */
  phrase(name: string): EnglishNoun {
    const { the, plural, lower } = this.habit(name);
    const text = lower ? name[0]!.toLowerCase() + name.slice(1) : name;
    return { text: the && !/^the /i.test(name) ? `the ${text}` : text, plural };
  }

  private habit(name: string): Habit {
    return (
      this.exact.get(name.toLowerCase()) ??
      this.heads.get(this.head(name)) ?? { the: /^the /i.test(name), plural: false, lower: false }
    );
  }

  /** The last word before "of", "for", a bracket …, in small letters. */
  private head(name: string): string {
    const words = name
      .replace(/\([^)]*\)/g, '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean);
    const end = words.findIndex((w) => this.ends.has(w));
    return (end > 0 ? words[end - 1] : words.at(-1)) ?? '';
  }
}
