/** What a case holds already, folded from its journal: enough to tell the same from the new without asking the database. */

import type { Article, ArticleEntry, JournalLine, Problem } from '../model/index.ts';
import { canonical, EMPTY_HEAD, type Head } from '../store/index.ts';
import { put } from '../text/lists.ts';

interface KnownArticle {
  readonly id: string;
  readonly sha256: string;
  /** What is said of it, in one string: outlet, title, author, url, day. */
  readonly said: string;
  readonly address: string;
  readBy: string | null;
}

export class Known {
  name = '';
  head: Head = EMPTY_HEAD;
  /** Hash of each line, by its number less one. */
  readonly hashes: string[] = [];
  readonly articles = new Map<string, KnownArticle>();
  readonly judgements = new Set<string>();
  readonly bytes = new Map<string, KnownArticle[]>();
  readonly latest = new Map<string, string>();
  readonly problems = new Set<string>();

  follow(lines: readonly JournalLine[]): void {
    for (const line of lines) {
      if (line.seq <= this.head.seq) continue;
      this.head = { seq: line.seq, hash: line.hash };
      this.hashes.push(line.hash);
      const { entry } = line;
      if (entry.kind === 'case') this.name = entry.name;
      else if (entry.kind === 'article') this.enter(entry);
      else if (entry.kind === 'problem') this.problems.add(canonical(entry.problem));
      else if (entry.kind === 'judgement') this.judgements.add(line.hash);
      else if (entry.kind === 'run')
        for (const id of entry.read) {
          const article = this.articles.get(id);
          if (article) article.readBy = entry.version;
        }
    }
  }

  private enter({ article, path }: ArticleEntry): void {
    const known = { ...identity(article, path), id: article.id, readBy: null };
    this.articles.set(article.id, known);
    put(this.bytes, article.sha256, known);
    this.latest.set(known.address, article.id);
  }

  /** What is known, for deciding on a group of articles that is not durable yet. */
  draft(): Draft {
    return new Draft(this);
  }
}

/** What is known and what is about to be: dropped when the group does not become durable. */
export class Draft {
  private readonly ids = new Set<string>();
  private readonly bytes = new Map<string, KnownArticle[]>();
  private readonly latest = new Map<string, string>();
  private readonly problems = new Set<string>();

  constructor(private readonly known: Known) {}

  enter({ article, path }: ArticleEntry): void {
    const entered = { ...identity(article, path), id: article.id, readBy: null };
    this.ids.add(article.id);
    this.bytes.set(article.sha256, [...(this.bytes.get(article.sha256) ?? []), entered]);
    this.latest.set(entered.address, article.id);
  }

  /** The article that these bytes already are, with the same said of them; null where there is none. */
  same(article: Article, path: string): string | null {
    const { said } = identity(article, path);
    const held = [...(this.known.bytes.get(article.sha256) ?? []), ...(this.bytes.get(article.sha256) ?? [])];
    return held.find((k) => k.said === said)?.id ?? null;
  }

  /** The latest article at the same address. */
  before(article: Article, path: string): string | null {
    const { address } = identity(article, path);
    return this.latest.get(address) ?? this.known.latest.get(address) ?? null;
  }

  /** An id that no article of the case has yet: the given one, or `id~2`, `id~3` … */
  freeId(id: string): string {
    const taken = (name: string) => this.known.articles.has(name) || this.ids.has(name);
    if (!taken(id)) return id;
    let n = 2;
    while (taken(`${id}~${n}`)) n++;
    return `${id}~${n}`;
  }

  /** Notes a problem; false where the journal has it word for word already. */
  newProblem(problem: Problem): boolean {
    const key = canonical(problem);
    if (this.known.problems.has(key) || this.problems.has(key)) return false;
    this.problems.add(key);
    return true;
  }
}

/** The address of an article is its url; where it has none, the path that it came under. */
function identity(
  article: Pick<Article, 'sha256' | 'outlet' | 'title' | 'author' | 'url' | 'published'>,
  path: string,
) {
  const said = canonical([article.outlet, article.title, article.author, article.url, article.published.date]);
  return { sha256: article.sha256, said, address: article.url ? `url ${article.url}` : `path ${path}` };
}
