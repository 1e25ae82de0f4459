/** A case on disk or in PostgreSQL, as the server reads it. */
import { articleOfRow } from '../case/articles.ts';
import type { Case } from '../case/index.ts';
import { findAnchor } from '../case/judged.ts';
import { unpackReading } from '../case/readings.ts';
import { type Article, type Claim, IsnadError, type Judgement, type Problem, type Subject } from '../model/index.ts';
import type { ArticleRow } from '../store/index.ts';
import type {
  CaseReader,
  Fetched,
  Found,
  Listing,
  NewJudgement,
  Original,
  SearchFilters,
  SearchResult,
} from './source.ts';

/**
 * What is asked of the table for each article: not its search terms, which are longer than its text and would fill the database's buffers
 * with what nobody looks at.
 */
const COLUMNS = ['id', 'entry', 'told', 'reading', 'reading_start', 'reading_length'] as const;

/** Hits fetched for each combination of filters when several are put together. */
const MOST_COMBINED = 500;

export class CaseSource implements CaseReader {
  constructor(
    private readonly it: Case,
    /** Other processes write to it too: a case in PostgreSQL. */
    private readonly shared = false,
  ) {}

  get name(): string {
    return this.it.name;
  }

  async head(): Promise<string> {
    if (this.shared) await this.it.refresh();
    return this.it.head;
  }

  async list(): Promise<readonly Listing[]> {
    return (await this.it.articles()).map(({ seq, path, container, ...info }) => ({
      id: info.id,
      mark: JSON.stringify(info),
      read: info.readBy !== null,
    }));
  }

  async fetch(id: string): Promise<Fetched> {
    const { engine, ledger } = this.it.ground;
    const row = await engine.db.selectFrom('articles').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    if (!row) throw new IsnadError('no-such-article', 'the case holds no article of this id', id);
    const article = await articleOfRow(ledger, row as ArticleRow, 'told');
    if (row.reading === null) return { article, claims: [] };
    const place = { start: row.reading_start!, length: row.reading_length! };
    const { claims, naming } = await unpackReading(await ledger.evidence(row.reading, place), row.reading);
    return { article, claims, naming };
  }

  /** A judgement on a claim that the present reading does not have says nothing at present. */
  async judgements(claimsOf: (article: string) => readonly Claim[]): Promise<readonly Judgement[]> {
    return (await this.it.judgements()).flatMap((j): Judgement[] => {
      if (!j.anchors) return [j];
      const ids = j.anchors.flatMap((anchor) => findAnchor(anchor, claimsOf(anchor.article))?.id ?? []);
      if (ids.length < j.anchors.length) return [];
      return [{ ...j, subject: { kind: j.subject.kind, ids } as unknown as Subject }];
    });
  }

  async older(): Promise<readonly Article[]> {
    const replaced = (await this.it.articles({ versions: 'all' })).filter((a) => a.replacedBy !== null);
    const articles: Article[] = [];
    for (const { id } of replaced) {
      const article = await this.it.article(id);
      if (article) articles.push(article);
    }
    return articles;
  }

  problems(): Promise<readonly Problem[]> {
    return this.it.problems();
  }

  async original(article: string): Promise<Original | null> {
    const info = await this.it.articleInfo(article);
    return info && { bytes: await this.it.original(article), same: info.map === null };
  }

  /** The case takes one value for each filter; of several, each is asked for and the hits are put together. */
  async search(q: string, filters: SearchFilters, limit: number, offset: number): Promise<SearchResult> {
    const each = combinations(filters);
    if (each.length === 1) return this.it.find(q, { ...each[0], limit, offset });
    const hits = new Map<string, Found>();
    for (const one of each)
      for (const hit of (await this.it.find(q, { ...one, limit: MOST_COMBINED })).hits) {
        const known = hits.get(hit.article);
        const claims = known ? [...new Set([...known.claims, ...hit.claims])] : hit.claims;
        hits.set(hit.article, { ...hit, claims });
      }
    const ranked = [...hits.values()].sort((a, b) => b.score - a.score || (a.article < b.article ? -1 : 1));
    return { total: ranked.length, hits: ranked.slice(offset, offset + limit) };
  }

  judge(judgement: NewJudgement): Promise<Judgement> {
    return this.it.judge(judgement);
  }

  withdraw(id: string, by: string, note?: string): Promise<Judgement> {
    return this.it.withdraw(id, by, note);
  }
}

type One = Partial<Record<keyof SearchFilters, string>>;

/** One set of single values for each way to choose them. */
function combinations({ from, to, ...lists }: SearchFilters): One[] {
  let all: One[] = [{ ...(from ? { from } : {}), ...(to ? { to } : {}) }];
  for (const key of ['outlet', 'type', 'actor', 'place'] as const) {
    const values = lists[key];
    if (values?.length) all = all.flatMap((one) => values.map((value) => ({ ...one, [key]: value })));
  }
  return all;
}
