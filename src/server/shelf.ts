/** The articles and claims of a case, by id. Made anew when something was added or read. */

import type { Knowledge } from '../knowledge/index.ts';
import type { Article, Problem } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { put } from '../text/lists.ts';
import { ClaimStore } from './claim-store.ts';
import type { Bilingual } from './contract.ts';
import { OutletNames } from './outlets.ts';
import type { CaseReader } from './source.ts';
import { Turns } from './turns.ts';

/** One outlet of the case, under the words by which the articles give it. */
export interface ShelfOutlet {
  readonly id: string;
  readonly name: Bilingual;
  readonly articles: number;
}

/** Where on this machine a file lay is nobody's business: of a path from the root or from above, the name of the file is kept. */
function withoutFolder(problem: Problem): Problem {
  const { place } = problem;
  if (!place || !/^(?:[/\\~]|[a-z]:[/\\]|\.\.[/\\])/i.test(place)) return problem;
  const [path = '', ...inside] = place.split('#');
  return { ...problem, place: [path.replace(/^.*[/\\]/s, ''), ...inside].join('#') };
}

export class Shelf {
  readonly articles: Article[] = [];
  readonly article = new Map<string, Article>();
  readonly claims: ClaimStore;
  readonly unread = new Set<string>();
  readonly outlet = new Map<string, ShelfOutlet>();
  outlets: readonly ShelfOutlet[] = [];
  /** Articles at one address. */
  readonly atUrl = new Map<string, Article[]>();
  problems: readonly Problem[] = [];
  readonly problemsOf = new Map<string, Problem[]>();
  private readonly marks = new Map<string, string>();
  private readonly foldedTitles = new Map<string, string>();

  private constructor(before?: Shelf) {
    this.claims = new ClaimStore(before?.claims);
  }

  /** Reads article by article, so that requests are answered meanwhile; what `before` holds already is not read again. */
  static async of(source: CaseReader, knowledge: Knowledge, before?: Shelf): Promise<Shelf> {
    const shelf = new Shelf(before);
    const turns = new Turns();
    for (const { id, mark, read } of await source.list()) {
      if (turns.over()) await turns.next();
      shelf.marks.set(id, mark);
      if (!read) shelf.unread.add(id);
      if (before?.marks.get(id) === mark) {
        shelf.articles.push(before.article.get(id)!);
        shelf.claims.adopt(id, before.claims);
        continue;
      }
      const { article, claims, naming } = await source.fetch(id);
      shelf.articles.push(article);
      shelf.claims.add(id, claims, naming);
    }
    shelf.problems = (await source.problems()).map(withoutFolder);
    shelf.index(await source.older(), new OutletNames(knowledge));
    return shelf;
  }

  /** Older versions can be looked at, and count nowhere. */
  private index(older: readonly Article[], names: OutletNames): void {
    const count = new Map<string, number>();
    for (const a of this.articles) count.set(a.outlet ?? '', (count.get(a.outlet ?? '') ?? 0) + 1);
    for (const a of [...this.articles, ...older]) {
      this.article.set(a.id, a);
      if (a.url) put(this.atUrl, a.url, a);
    }
    for (const p of this.problems) if (p.article) put(this.problemsOf, p.article, p);
    this.outlets = [...count]
      .map(([id, articles]) => ({ id, name: names.of(id), articles }))
      .sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1));
    for (const o of this.outlets) this.outlet.set(o.id, o);
  }

  /** Whether it has all of another unchanged, and maybe more. */
  extends(other: Shelf): boolean {
    for (const [id, mark] of other.marks) if (this.marks.get(id) !== mark) return false;
    return true;
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
