/** English for the words of a time that was laid on no calendar: `lang/en/lexicons/time-phrases.tsv`. */
import { list, readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';

interface Rule {
  /** Folded words, and kinds in braces, a letter that is written onto one before it. */
  readonly pattern: readonly string[];
  readonly en: string;
}

interface Reading {
  readonly en: string;
  /** Token index after it. */
  readonly last: number;
}

const KIND = /^(\p{Script=Arabic}?)\{(\w+)\}$/u;
/** Classes of the time words that rows name, by what rows call them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  weekday: ['t-weekday', 't-weekday-bare', 't-weekday-bare-word'],
  month: ['t-month', 't-month-other'],
  unit: ['t-unit', 't-unit-counted'],
  units: ['t-units'],
  dual: ['t-dual'],
};

export class TimeGloss {
  private readonly rules = new Map<string, Rule[]>();
  /** Kind → folded word → its gloss. */
  private readonly words = new Map<string, Map<string, string>>();

  /** @param plural makes the plural of an English noun */
  constructor(private readonly plural: (noun: string) => string) {
    for (const { cells } of readTable('lang/en/lexicons/time-phrases.tsv', ['kind', 'ar', 'en'])) {
      const { kind = '', ar = '', en = '' } = cells;
      const pattern = ar.split(' ').map((w) => (w.includes('{') ? w : fold(w)));
      this.rules.set(kind, [...(this.rules.get(kind) ?? []), { pattern, en }]);
    }
    const rows = readTable('lang/ar/lexicons/time-words.tsv', ['word', 'classes', 'gloss']);
    for (const [kind, classes] of Object.entries(WORDS)) {
      const fits = rows.filter(({ cells }) => list(cells.classes).some((c) => classes.includes(c)));
      this.words.set(kind, new Map(fits.map(({ cells }) => [fold(cells.word!), cells.gloss!])));
    }
  }

  /** The time in English; empty where its words say nothing by themselves; null where they are not understood. */
  of(text: string): string | null {
    const keys = tokenize(text)
      .filter((t) => t.kind !== 'mark')
      .map((t) => t.key);
    const whole = this.all('time', keys, 0).find((r) => r.last === keys.length);
    return whole ? whole.en.replace(/^-$/, '') : null;
  }

  private all(kind: string, keys: readonly string[], at: number): Reading[] {
    const key = keys[at];
    if (key === undefined) return [];
    if (kind === 'n') return /^\d+$/.test(key) ? [{ en: key, last: at + 1 }] : [];
    const gloss = this.words.get(kind)?.get(key);
    if (gloss !== undefined) return [{ en: gloss, last: at + 1 }];
    return (this.rules.get(kind) ?? []).flatMap((rule) => this.match(rule, keys, at));
  }

  private match({ pattern, en }: Rule, keys: readonly string[], from: number): Reading[] {
    let states: Reading[] = [{ en, last: from }];
    for (const piece of pattern) {
      const [, written = '', kind] = KIND.exec(piece) ?? [];
      states = states.flatMap((state) => {
        if (kind === undefined) return keys[state.last] === piece ? [{ ...state, last: state.last + 1 }] : [];
        const rest = written ? without(keys, state.last, written) : keys;
        const found = rest === null ? [] : this.all(kind, rest, state.last);
        return found.map((r) => ({ en: state.en.replace(`{${kind}}`, this.counted(r.en, state.en)), last: r.last }));
      });
    }
    return states;
  }

  /** «17 شهرا»: the noun behind a number above one is plural in English. */
  private counted(text: string, before: string): string {
    const number = /^(\d+) \{unit\}$/.exec(before)?.[1];
    return number && Number(number) !== 1 ? this.plural(text) : text;
  }
}

/** The keys with a letter taken off that is written onto one of them; null where it is not. */
function without(keys: readonly string[], at: number, letter: string): string[] | null {
  const key = keys[at];
  return key?.startsWith(letter) ? keys.map((k, i) => (i === at ? k.slice(letter.length) : k)) : null;
}
