/** One article, read: its claims as sentences, its day, and what was wrong with it. */
import type { Article, Claim, Problem, Published } from '../model/index.ts';
import { loadModels, loadResources, publishedOf, Reader } from '../pipeline.ts';

/** What came out of one article. */
export interface Outcome {
  /** The article's own day, or the one that its words tell. */
  readonly published: Published;
  readonly claims: readonly Claim[];
  readonly problems: readonly Problem[];
}

/** Code units that are read of one text; what lies beyond is said to be left. */
const LONGEST = 4 * 1024 * 1024;

let loaded: ArticleReader | undefined;

/** Reads articles in this thread. What it needs is loaded once for a thread. */
export class ArticleReader {
  private constructor(readonly reader: Reader) {}

  /** @throws IsnadError when data or models are missing or broken */
  static load(): ArticleReader {
    loaded ??= new ArticleReader(new Reader(loadResources(), loadModels()));
    return loaded;
  }

  /** Never throws: an article that cannot be read comes back without claims and with a problem. */
  read(article: Article): Outcome {
    try {
      return this.attempt(article);
    } catch (error) {
      return crashed(article, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  }

  private attempt(article: Article): Outcome {
    const problems: Problem[] = [];
    const warn = (code: string, reason: string) =>
      problems.push({ severity: 'warning', code, reason, place: article.id, article: article.id });
    const text = article.text.length > LONGEST ? article.text.slice(0, LONGEST) : article.text;
    if (text !== article.text)
      warn('too-long', `only the first ${LONGEST} of ${article.text.length} characters were read`);
    const published = publishedOf(this.reader.resources, { text, published: article.published });
    if (!published.date && article.lang === 'ar')
      warn('no-date', 'nothing says when it was published; «yesterday» and its like stay unresolved');
    // Ingest says of an article in another language that it is kept and not read.
    const claims = article.lang === 'ar' ? this.reader.claims({ ...article, text, published }) : [];
    return { published, claims, problems };
  }
}

/** What is said of an article that brought the reader down. */
export function crashed(article: Pick<Article, 'id' | 'published'>, why: string): Outcome {
  const reason = `the reader failed on this article and went on with the next: ${why}`;
  const problem: Problem = { severity: 'error', code: 'reader-failed', reason, place: article.id, article: article.id };
  return { published: article.published, claims: [], problems: [problem] };
}
