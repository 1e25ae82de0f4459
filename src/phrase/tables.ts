/** The tables that sentences are put together from: `phrase-words`, `counted-things`, `place-levels` … of both languages. */
import { IsnadError } from '../model/index.ts';
import { list, readTable } from '../text/data.ts';

export type Language = 'ar' | 'en';

/** Words and turns of one language by key, with their blanks filled. */
export class PhraseWords {
  private readonly forms = new Map<string, string>();
  /** The same cut at their blanks: words and names of blanks in turn. */
  private readonly pieces = new Map<string, readonly string[]>();

  constructor(readonly language: Language) {
    for (const { cells } of readTable(this.file, ['key', 'form'])) this.put(cells.key!, restoreSpace(cells));
  }

  private put(key: string, form: string): void {
    this.forms.set(key, form);
    this.pieces.set(key, form.split(/\{(\w+)\}/));
  }

  private get file(): string {
    return `lang/${this.language}/lexicons/phrase-words.tsv`;
  }

  /** @throws IsnadError `broken-table` when the table has no such key */
  get(key: string, blanks: Readonly<Record<string, string | number>> = {}): string {
    const pieces = this.pieces.get(key);
    if (pieces === undefined)
      throw new IsnadError('broken-table', `the row «${key}» is missing · الصف «${key}» ناقص`, this.file);
    let out = pieces[0]!;
    for (let k = 1; k < pieces.length; k += 2) out += `${blanks[pieces[k]!] ?? `{${pieces[k]}}`}${pieces[k + 1]}`;
    return out;
  }

  /** A row that lists words of the text. */
  words(key: string): string[] {
    return list(this.forms.get(key));
  }
}

/** Cells are trimmed, but «و» is joined to what follows and parted from what stands before. */
function restoreSpace({ key, form }: Readonly<Record<string, string>>): string {
  if (key === 'and') return /^\p{Script=Arabic}/u.test(form!) ? ` ${form}` : ` ${form} `;
  return form!;
}

/** How a noun is counted in Arabic: the forms of `countPhrase`, and words that say no more than `of`. */
export interface CountedThing {
  readonly one: string;
  readonly two: string;
  readonly many: string;
  readonly gender: 'm' | 'f';
  readonly same: readonly string[];
  readonly after: string;
  readonly en: { readonly one: string; readonly many: string };
}

export function loadCountedThings(): Map<string, CountedThing> {
  const english = new Map(
    readTable('lang/en/lexicons/counted-things.tsv', ['of', 'one', 'many']).map(({ cells }) => [
      cells.of!,
      { one: cells.one!, many: cells.many! },
    ]),
  );
  return new Map(
    readTable('lang/ar/lexicons/counted-things.tsv', ['of', 'one', 'many', 'gender']).map(({ cells }) => [
      cells.of!,
      {
        one: cells.one!,
        two: cells.two ?? '',
        many: cells.many!,
        gender: cells.gender === 'f' ? 'f' : 'm',
        same: list(cells.same),
        after: cells.after ?? '',
        en: english.get(cells.of!) ?? { one: cells.of!, many: cells.of! },
      },
    ]),
  );
}
