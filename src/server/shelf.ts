/** The articles and claims of a case, by id. Made anew when something was added or read. */

import type { Knowledge } from '../knowledge/index.ts';
import type { Article, CaseRecord, Claim, Problem } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import type { Bilingual } from './contract.ts';
import { OutletNames } from './outlets.ts';

/** One outlet of the case, under the words by which the articles give it. */
export interface ShelfOutlet {
  readonly id: string;
  readonly name: Bilingual;
  readonly articles: number;
}

export class Shelf {
  readonly articles: readonly Article[];
  readonly claims: readonly Claim[];
  readonly article = new Map<string, Article>();
  readonly claim = new Map<string, Claim>();
  /** In the order of the text. */
  readonly claimsOf = new Map<string, Claim[]>();
  readonly outlets: readonly ShelfOutlet[];
  readonly outlet = new Map<string, ShelfOutlet>();
  /** Articles at one address. */
  readonly atUrl = new Map<string, Article[]>();
  readonly problemsOf = new Map<string, Problem[]>();
  private readonly foldedTitles = new Map<string, string>();

  constructor(
    record: Pick<CaseRecord, 'articles' | 'claims'>,
    readonly unread: ReadonlySet<string>,
    readonly problems: readonly Problem[],
    /** Versions that later ones have replaced: they can be looked at, and count nowhere. */
    older: readonly Article[],
    knowledge: Knowledge,
  ) {
    this.articles = record.articles;
    this.claims = record.claims;
    const names = new OutletNames(knowledge);
    const count = new Map<string, number>();
    for (const a of record.articles) {
      this.article.set(a.id, a);
      count.set(a.outlet ?? '', (count.get(a.outlet ?? '') ?? 0) + 1);
      if (a.url) put(this.atUrl, a.url, a);
    }
    for (const a of older) {
      this.article.set(a.id, a);
      if (a.url) put(this.atUrl, a.url, a);
    }
    for (const c of record.claims) {
      this.claim.set(c.id, c);
      put(this.claimsOf, c.doc, c);
    }
    for (const list of this.claimsOf.values()) list.sort((a, b) => a.trigger.start - b.trigger.start);
    for (const p of problems) if (p.article) put(this.problemsOf, p.article, p);
    this.outlets = [...count]
      .map(([id, articles]) => ({ id, name: names.of(id), articles }))
      .sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1));
    for (const o of this.outlets) this.outlet.set(o.id, o);
  }

  outletOf(article: string): string {
    return this.article.get(article)?.outlet ?? '';
  }

  /** Title, else the first line of the text. */
  title(article: Article): string {
    if (article.title?.trim()) return article.title;
    const line = article.text.trimStart().split('\n', 1)[0]!.trim();
    return line.length > 90 ? `${line.slice(0, 90).replace(/\s+\S*$/u, '')} …` : line;
  }

  foldedTitle(article: Article): string {
    let folded = this.foldedTitles.get(article.id);
    if (folded === undefined) {
      folded = fold(this.title(article));
      this.foldedTitles.set(article.id, folded);
    }
    return folded;
  }
}

/** Adds to the list under a key. */
export function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
