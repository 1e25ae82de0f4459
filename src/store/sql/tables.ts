/** The tables as kysely sees them. Every column has a type that both engines hand out alike. */
export interface Tables {
  meta: { key: string; value: string };
  articles: ArticleRow;
  claims: ClaimRow;
  problems: { seq: number; article: string | null; code: string; body: string };
  judgements: { seq: number; id: string; body: string };
  journal: { seq: number; hash: string; line: string };
  evidence: { sha256: string; bytes: Uint8Array };
}

export interface ArticleRow {
  id: string;
  /** Number of the journal line that took it in: the order of the articles. */
  seq: number;
  sha256: string;
  outlet: string | null;
  /** ISO day or null: as given, else as the reader told it from the text. */
  published: string | null;
  given_day: string | null;
  /** What the reader told of the day, as JSON. */
  told: string | null;
  title: string | null;
  url: string | null;
  lang: string;
  /** The article entry of the journal, as JSON. */
  entry: string;
  /** Length of the text in UTF-16 code units. */
  length: number;
  /** The later version that took its place. */
  replaced_by: string | null;
  /** Version of the reader that last read it, and where its reading lies. */
  read_version: string | null;
  reading: string | null;
  reading_start: number | null;
  reading_length: number | null;
  claim_count: number;
  /** Over its claims, each once. */
  types: string[];
  entities: string[];
  places: string[];
  /** Search terms with their places, a tsvector. */
  terms: string;
}

/** What claims are found by; the claim itself lies in evidence. */
export interface ClaimRow {
  id: string;
  article: string;
  n: number;
  type: string;
  modality: string;
  from_day: string | null;
  to_day: string | null;
  entities: string[];
  /** Ids of the places and of all that contain them. */
  places: string[];
  /** 0–1; lower is more doubtful. */
  sure: number;
}
