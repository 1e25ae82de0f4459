/** What the server asks of a case: read the record, the bytes, search, and write judgements. */
import type { Article, ArticleNaming, Claim, Judgement, Problem, Span } from '../model/index.ts';

export interface SearchFilters {
  readonly outlet?: readonly string[];
  /** ISO days, inclusive, of publication. */
  readonly from?: string;
  readonly to?: string;
  readonly type?: readonly string[];
  readonly actor?: readonly string[];
  readonly place?: readonly string[];
}

/** An article that was found. Offsets are UTF-16 code units into its text, those of the title into its title. */
export interface Found {
  readonly article: string;
  readonly titleHighlights: readonly Span[];
  readonly score: number;
  readonly snippets: readonly (Span & { readonly highlights: readonly Span[] })[];
  readonly claims: readonly string[];
}

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly Found[];
}

export interface Original {
  readonly bytes: Uint8Array;
  /** The text is these bytes, decoded; no map of offsets is needed. */
  readonly same: boolean;
}

export type NewJudgement = Omit<Judgement, 'id' | 'at' | 'withdrawn'>;

/** An article in brief. */
export interface Listing {
  readonly id: string;
  /** Changes whenever its text, its reading or what is known of it changes. */
  readonly mark: string;
  readonly read: boolean;
}

export interface Fetched {
  readonly article: Article;
  readonly claims: readonly Claim[];
  readonly naming?: ArticleNaming | undefined;
}

export interface CaseReader {
  readonly name: string;
  /** Hash of the last journal line. */
  head(): Promise<string>;
  /** The latest version of each article, in the order they came. */
  list(): Promise<readonly Listing[]>;
  /** An article with its claims as they were read, before people's judgements. */
  fetch(id: string): Promise<Fetched>;
  /** Versions that later ones have replaced. */
  older(): Promise<readonly Article[]>;
  /** What people said, oldest first, on the claims of the present readings; `claimsOf` gives these. */
  judgements(claimsOf: (article: string) => readonly Claim[]): Promise<readonly Judgement[]>;
  problems(): Promise<readonly Problem[]>;
  /** The bytes as they came; null where there is no such article. */
  original(article: string): Promise<Original | null>;
  /** Best first; `total` counts all that fit. */
  search(q: string, filters: SearchFilters, limit: number, offset: number): Promise<SearchResult>;
  /** @throws IsnadError when the journal cannot be written; nothing is changed then */
  judge(judgement: NewJudgement): Promise<Judgement>;
  withdraw(id: string, by: string, note?: string): Promise<Judgement>;
}
