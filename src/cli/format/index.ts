/** The forms in which `read` gives its results. Added in one place: one file and one line here. */
import type { ReadArticle } from '../../reading/index.ts';
import type { Language } from './sentences.ts';
import { sentences } from './sentences.ts';
import { table } from './table.ts';
import type { Style } from './terminal.ts';

export interface FormatOptions {
  readonly style: Style;
  readonly lang: Language;
}

/** Text for one article; what belongs before the first is given by `head`. */
export interface Format {
  head?(): string;
  article(read: ReadArticle): string;
}

export const FORMATS = {
  sentences,
  table,
  claims: (): Format => ({ article: ({ claims }) => claims.map((c) => `${JSON.stringify(c)}\n`).join('') }),
  problems: (): Format => ({ article: () => '' }),
} satisfies Record<string, (options: FormatOptions) => Format>;

export type FormatName = keyof typeof FORMATS;
