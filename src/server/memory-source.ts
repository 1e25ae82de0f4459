/** A case in memory, from files, for trying out and for tests: it forgets everything when the server ends. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { receive } from '../ingest/index.ts';
import {
  type Article,
  type CaseRecord,
  type Claim,
  IsnadError,
  type Judgement,
  type Problem,
  type Span,
} from '../model/index.ts';
import { dateReader, readArticles } from '../reading/index.ts';
import { fold } from '../text/fold.ts';
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

export class MemorySource implements CaseReader {
  private current: string;
  private readonly said: Judgement[] = [];

  constructor(
    readonly name: string,
    private readonly held: Omit<CaseRecord, 'judgements'>,
    private readonly found: readonly Problem[] = [],
    private readonly originals: ReadonlyMap<string, Original> = new Map(),
    judgements: readonly Judgement[] = [],
  ) {
    this.current = createHash('sha256')
      .update(JSON.stringify(held.articles.map((a) => a.id)))
      .digest('hex');
    this.said.push(...judgements);
  }

  /** Reads files and folders in this thread. */
  static async read(paths: readonly string[]): Promise<MemorySource> {
    const problems: Problem[] = [];
    const originals = new Map<string, Original>();
    const dayOf = dateReader();
    async function* articles(): AsyncGenerator<Article> {
      for await (const item of receive(paths, { readDate: (text) => dayOf(text)?.date ?? null })) {
        if ('problem' in item) {
          problems.push(item.problem);
          continue;
        }
        originals.set(item.article.id, { bytes: item.bytes, same: item.map === null });
        yield item.article;
      }
    }
    const read: Article[] = [];
    const claims: Claim[] = [];
    for await (const result of readArticles(articles(), { jobs: 1 })) {
      read.push(result.article);
      claims.push(...result.claims);
      problems.push(...result.problems);
    }
    return new MemorySource(basename(paths[0] ?? 'case'), { articles: read, claims }, problems, originals);
  }

  async head(): Promise<string> {
    return this.current;
  }

  async list(): Promise<readonly Listing[]> {
    return this.held.articles.map(({ id, sha256 }) => ({ id, mark: sha256, read: true }));
  }

  async fetch(id: string): Promise<Fetched> {
    const article = this.held.articles.find((a) => a.id === id);
    if (!article) throw new IsnadError('no-such-article', 'there is no article of this id', id);
    return { article, claims: this.held.claims.filter((c) => c.doc === id) };
  }

  async judgements(): Promise<readonly Judgement[]> {
    return [...this.said];
  }

  async older(): Promise<readonly Article[]> {
    return [];
  }

  async problems(): Promise<readonly Problem[]> {
    return this.found;
  }

  async original(article: string): Promise<Original | null> {
    return this.originals.get(article) ?? null;
  }

  /** Plain: every word must stand somewhere in the text, folded; no ranking by sense. */
  async search(q: string, filters: SearchFilters, limit: number, offset: number): Promise<SearchResult> {
    const words = fold(q).split(/\s+/).filter(Boolean);
    const hits = this.held.articles.flatMap((article): Found[] => {
      if (filters.outlet && !filters.outlet.includes(article.outlet ?? '')) return [];
      if (filters.from && (article.published.date ?? '') < filters.from) return [];
      if (filters.to && (article.published.date ?? '9') > filters.to) return [];
      const lit = words.map((w) => wordsWith(article.text, w));
      if (words.length === 0 || lit.some((l) => l.length === 0)) return [];
      const claims = this.held.claims.filter((c) => c.doc === article.id && fits(c, filters)).map((c) => c.id);
      if ((filters.type ?? filters.actor ?? filters.place) && claims.length === 0) return [];
      const first = lit[0]![0]!;
      const [start, end] = [Math.max(0, first.start - 80), Math.min(article.text.length, first.end + 120)];
      const highlights = lit.flat().filter((h) => h.start >= start && h.end <= end);
      highlights.sort((a, b) => a.start - b.start);
      const score = lit.flat().length;
      return [{ article: article.id, score, titleHighlights: [], snippets: [{ start, end, highlights }], claims }];
    });
    hits.sort((a, b) => b.score - a.score || (a.article < b.article ? -1 : 1));
    return { total: hits.length, hits: hits.slice(offset, offset + limit) };
  }

  async judge(judgement: NewJudgement): Promise<Judgement> {
    const at = new Date().toISOString();
    const written = { ...judgement, at, id: this.next(JSON.stringify(judgement) + at) };
    this.said.push(written);
    return written;
  }

  async withdraw(id: string, by: string, note?: string): Promise<Judgement> {
    const place = this.said.findIndex((j) => j.id === id);
    const judgement = this.said[place];
    if (!judgement) throw new IsnadError('no-such-judgement', 'no judgement has this id', id);
    const withdrawn = { by, at: new Date().toISOString(), ...(note === undefined ? {} : { note }) };
    this.next(id + by);
    const taken = { ...judgement, withdrawn };
    this.said[place] = taken;
    return taken;
  }

  private next(line: string): string {
    this.current = createHash('sha256').update(this.current).update(line).digest('hex');
    return this.current;
  }
}

function fits(claim: Claim, { type, actor, place }: SearchFilters): boolean {
  return (
    (!type || type.includes(claim.type)) &&
    (!actor || [...claim.agent, ...claim.target, ...claim.source].some((m) => m.entity && actor.includes(m.entity))) &&
    (!place || claim.place.some((p) => p.id && place.includes(p.id)))
  );
}

/** Words of the text in which the folded word stands. */
function wordsWith(text: string, word: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{Nd}]+/gu))
    if (fold(match[0]).includes(word)) spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}
