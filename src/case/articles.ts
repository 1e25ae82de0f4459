/** Rows → articles, with the text out of evidence. */
import type { Article, ArticleEntry, Published } from '../model/index.ts';
import type { ArticleRow, Ledger } from '../store/index.ts';

/** What a case knows of an article, without its text. */
export interface ArticleInfo extends Omit<Article, 'text'> {
  /** Number of its journal line: the order in which the case took it in. */
  readonly seq: number;
  /** The name it came under. */
  readonly path: string;
  readonly container?: { readonly sha256: string; readonly path: string };
  /** The version before and after it, of the same address. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  /** Length of the text in UTF-16 code units. */
  readonly length: number;
  /** Version of the reader; null while unread. */
  readonly readBy: string | null;
  readonly claimCount: number;
  /** SHA-256 of the text, and of the offset map where text and original differ. */
  readonly textSha256: string;
  readonly map: string | null;
}

export function infoOfRow(row: ArticleRow): ArticleInfo {
  const { article, path, container, replaces, text, map } = JSON.parse(row.entry) as ArticleEntry;
  return {
    ...article,
    published: article.published.date === null && row.told ? (JSON.parse(row.told) as Published) : article.published,
    seq: row.seq,
    path,
    ...(container ? { container } : {}),
    replaces: replaces ?? null,
    replacedBy: row.replaced_by,
    length: row.length,
    readBy: row.read_version,
    claimCount: row.claim_count,
    textSha256: text,
    map: map ?? null,
  };
}

/** The article with its text; its day `given` as it came, or `told` with what the reader found out. */
export async function articleOfRow(ledger: Ledger, row: ArticleRow, day: 'given' | 'told'): Promise<Article> {
  const { article, text } = JSON.parse(row.entry) as ArticleEntry;
  const { id, sha256, outlet, title, author, url, lang } = article;
  const published =
    day === 'told' && article.published.date === null && row.told
      ? (JSON.parse(row.told) as Published)
      : article.published;
  const bytes = await ledger.evidence(text);
  return {
    id,
    sha256,
    outlet,
    published,
    title,
    author,
    url,
    lang,
    text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'),
  };
}
