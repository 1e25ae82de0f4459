import type { Article } from './article.ts';
import type { Judgement } from './judgement.ts';
import type { Problem } from './problem.ts';

/** One line of `journal.jsonl`. `hash` = SHA-256 of the line's canonical JSON without `hash`; `prev` = hash of the line before, '' for the first. */
export interface JournalLine<E extends JournalEntry = JournalEntry> {
  readonly seq: number;
  readonly at: string;
  readonly prev: string;
  readonly entry: E;
  readonly hash: string;
}

export type JournalEntry =
  | { readonly kind: 'case'; readonly format: 1; readonly name: string }
  | ArticleEntry
  | {
      readonly kind: 'run';
      readonly command: string;
      readonly version: string;
      readonly read: readonly string[];
      /** SHA-256 of what was read, kept under `evidence/`: one gzip member for each article of `read`, a JSON line each. */
      readonly claims: string;
      /** Length of each member in bytes, in the order of `read`. */
      readonly parts: readonly number[];
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'judgement'; readonly judgement: Omit<Judgement, 'id' | 'withdrawn'> }
  | { readonly kind: 'withdrawal'; readonly judgement: string; readonly by: string; readonly note?: string }
  /** Evidence that was written but whose journal line was not: the run was interrupted. Kept, and named here. */
  | { readonly kind: 'left'; readonly evidence: readonly string[]; readonly why: 'torn-line' | 'interrupted' }
  | {
      readonly kind: 'export';
      readonly format: string;
      readonly to: string;
      readonly files: Readonly<Record<string, string>>;
    };

/** An article as taken in: what is known of it and where its bytes and its text lie in `evidence/`. */
export interface ArticleEntry {
  readonly kind: 'article';
  /** Everything but the text. */
  readonly article: Omit<Article, 'text' | 'lang'> & { readonly lang: string };
  /** SHA-256 of the file that held it (an archive, a feed, a page) and the path inside it, where it came in a container. */
  readonly container?: { readonly sha256: string; readonly path: string };
  /** SHA-256 of the decoded text in UTF-8, itself kept under `evidence/`. */
  readonly text: string;
  /** SHA-256 of the JSON offset map from the text to the original, where they differ. */
  readonly map?: string;
  /** The version it replaces: an earlier article at the same address. */
  readonly replaces?: string;
  /** The name it came under. */
  readonly path: string;
}
