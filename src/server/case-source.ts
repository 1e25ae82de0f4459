/** A case on disk or in PostgreSQL, as the server reads it. */
import type { Case } from '../case/index.ts';
import type { Article, CaseRecord, Claim, Judgement, Problem } from '../model/index.ts';
import type { CaseReader, Found, NewJudgement, Original, SearchFilters, SearchResult } from './source.ts';

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

  /** The case lays judgements over the claims; the server shows what was read beside what was said of it. */
  async record(): Promise<CaseRecord> {
    const record = await this.it.record();
    const touched = new Set<string>();
    for (const { subject, verdict, withdrawn } of record.judgements)
      if (subject.kind === 'claim' && !withdrawn && (verdict === 'wrong' || verdict === 'corrected'))
        touched.add(subject.ids[0].slice(0, subject.ids[0].lastIndexOf('#c')));
    if (touched.size === 0) return record;
    const claims: Claim[] = record.claims.filter((c) => !touched.has(c.doc));
    for (const id of touched) claims.push(...((await this.it.reading(id))?.claims ?? []));
    return { ...record, claims };
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

  async unread(): Promise<ReadonlySet<string>> {
    return new Set((await this.it.articles()).filter((a) => a.readBy === null).map((a) => a.id));
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
