/** The day an article was published, and how it is known. `date` is an ISO day or null. */
export interface Published {
  readonly date: string | null;
  /** Where the day comes from: `sidecar`, `jsonl`, `option`, `text`, `meta`, … or `unknown`. */
  readonly from: string;
  /** Where the day is not known, the first and the last (ISO) that the text allows for. */
  readonly between?: { readonly from: string; readonly to: string };
}

/** One article as it was received. `text` is the decoded text that every offset points into; it is never changed. */
export interface Article {
  /** File name or the id its container gives; unique within one run. */
  readonly id: string;
  /** SHA-256 of the bytes as they came, lower-case hex. */
  readonly sha256: string;
  readonly outlet: string | null;
  readonly published: Published;
  readonly title: string | null;
  readonly author: string | null;
  readonly url: string | null;
  /** BCP 47 primary language of the text, as detected. */
  readonly lang: string;
  readonly text: string;
}
