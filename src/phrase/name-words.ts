/** English spellings of Arabic names word by word, as the listed persons are spelled: محمد is Mohammed, علوش Alloush. */
import type { Person } from '../knowledge/persons.ts';
import { fold } from '../text/fold.ts';

const PARTICLES = /^(?:al|el|ad|as|ash|at|ar|an|az|abu|bin|ibn|abd|umm|um)$/i;

export class NameWords {
  private readonly spellings = new Map<string, string>();

  constructor(persons: Iterable<Person>) {
    const counted = new Map<string, Map<string, number>>();
    for (const { names, en } of persons) {
      const arabic = fold(names[0]!).split(' ');
      const english = en
        .replace(/\([^)]*\)/g, '')
        .trim()
        .split(/\s+/);
      // a name of as many words in both: «رياض حجاب», "Riyad Hijab"
      if (arabic.length !== english.length || english.some((w) => PARTICLES.test(w))) continue;
      arabic.forEach((word, k) => {
        const by = counted.get(word) ?? new Map<string, number>();
        by.set(english[k]!, (by.get(english[k]!) ?? 0) + 1);
        counted.set(word, by);
      });
    }
    for (const [word, by] of counted) this.spellings.set(word, [...by].sort((a, b) => b[1] - a[1])[0]![0]);
  }

  /** The name in English letters; null where one of its words is not known from another name. */
  spell(keys: readonly string[]): string | null {
    const words = keys.map((key) => this.spellings.get(key));
    return words.length > 0 && words.every((w) => w !== undefined) ? words.join(' ') : null;
  }
}
