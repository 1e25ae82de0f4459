/** What the server asks of a case: read the record, the bytes, search, and write judgements. */
import type { Article, CaseRecord, Judgement, Problem, Span } from '../model/index.ts';

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

export interface CaseReader {
  readonly name: string;
  /** Hash of the last journal line. */
  head(): Promise<string>;
  /** The latest version of each article, claims as they were read (before people's judgements), judgements on these. */
  record(): Promise<CaseRecord>;
  /** Versions that later ones have replaced. */
  older(): Promise<readonly Article[]>;
  /** Ids of the articles that no reading has reached. */
  unread(): Promise<ReadonlySet<string>>;
  problems(): Promise<readonly Problem[]>;
  /** The bytes as they came; null where there is no such article. */
  original(article: string): Promise<Original | null>;
  /** Best first; `total` counts all that fit. */
  search(q: string, filters: SearchFilters, limit: number, offset: number): Promise<SearchResult>;
  /** @throws IsnadError when the journal cannot be written; nothing is changed then */
  judge(judgement: NewJudgement): Promise<Judgement>;
  withdraw(id: string, by: string, note?: string): Promise<Judgement>;
}
