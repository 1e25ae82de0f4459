/** One article, read: its claims as sentences, its day, and what was wrong with it. */
import { clean } from '../clean/index.ts';
import {
  type Article,
  type ArticleNaming,
  type Claim,
  contains,
  type Problem,
  type Published,
} from '../model/index.ts';
import { NamingMaker } from '../naming.ts';
import { type LoadedTables, loadModels, loadResources, publishedOf, Reader } from '../pipeline.ts';

/** What came out of one article. */
export interface Outcome {
  /** The article's own day, or the one that its words tell. */
  readonly published: Published;
  readonly claims: readonly Claim[];
  readonly problems: readonly Problem[];
  /** How the article names the parties; absent where it was not read. */
  readonly naming?: ArticleNaming;
}

/** Code units that are read of one text; what lies beyond is said to be left. */
const LONGEST = 4 * 1024 * 1024;

let loaded: ArticleReader | undefined;

/** Reads articles in this thread. What it needs is loaded once for a thread. */
export class ArticleReader {
  private readonly naming: NamingMaker;

  private constructor(readonly reader: Reader) {
    this.naming = new NamingMaker(reader.resources);
  }

  /**
   * @param tables what another thread has loaded already
   * @throws IsnadError when data or models are missing or broken
   */
  static load(tables?: LoadedTables): ArticleReader {
    loaded ??= new ArticleReader(new Reader(loadResources(tables), loadModels(tables)));
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
    // Ingest says of an article in another language that it is kept and not read.
    if (article.lang !== 'ar')
      return { published: publishedOf(this.reader.resources, { ...article, text }), claims: [], problems };
    const { scene, claims, published } = this.reader.read({ ...article, text });
    if (!published.date)
      warn('no-date', 'nothing says when it was published; «yesterday» and its like stay unresolved');
    const naming = this.naming.ofScene({ ...article, published }, scene);
    return { published, claims: outsideFurniture(text, claims), problems, naming };
  }
}

/** Menus, notices and links to other reports claim nothing; what is left is numbered without gaps. */
function outsideFurniture(text: string, claims: readonly Claim[]): readonly Claim[] {
  const { furniture } = clean(text);
  const left = claims.filter(({ trigger }) => !furniture.some((f) => contains(f, trigger)));
  if (left.length === claims.length) return claims;
  return left.map((claim, k) => ({ ...claim, id: `${claim.doc}#c${k + 1}` }));
}

/** What is said of an article that brought the reader down. */
export function crashed(article: Pick<Article, 'id' | 'published'>, why: string): Outcome {
  const reason = `the reader failed on this article and went on with the next: ${why}`;
  const problem: Problem = { severity: 'error', code: 'reader-failed', reason, place: article.id, article: article.id };
  return { published: article.published, claims: [], problems: [problem] };
}
