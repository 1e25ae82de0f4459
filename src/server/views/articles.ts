/** Articles, their copies, and articles side by side. */
import type { Article } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';
import { articleOf } from '../claim-store.ts';
import type { ArticleRow, ArticlesPage, ArticlesQuery, ArticleView, Compare, Copies } from '../contract.ts';
import { claimView } from './claims.ts';
import { dated, daysOf } from './dated.ts';
import { similarity, wordsOf } from './difference.ts';
import { ids } from './filters.ts';
import { missing, type View } from './view.ts';

export function articleRow(view: View, article: Article): ArticleRow {
  const { shelf, ties } = view;
  const claims = shelf.claims.briefsOf(article.id);
  return {
    ...view.articleRef(article),
    url: safeUrl(article.url),
    author: article.author,
    length: article.text.length,
    claims: claims.length,
    incidents: new Set(claims.flatMap((c) => ties.incidentOf(c.id) ?? [])).size,
    copyOf: ties.copyOf(article.id),
    read: !shelf.unread.has(article.id),
  };
}

/** An address that a page may link to. */
function safeUrl(url: string | null): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}

const day = (a: Article, otherwise: string): string => a.published.date ?? otherwise;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function articlesPage(view: View, query: ArticlesQuery): ArticlesPage {
  const { shelf, ties } = view;
  const outlets = ids(query.outlet);
  const words = fold(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const entity = query.entity === undefined ? null : view.known(query.entity);
  const naming = entity === null ? null : new Set(ties.claimsOf.get(entity)?.map(articleOf));
  const found = shelf.articles.filter(
    (a) =>
      (!outlets || outlets.has(a.outlet ?? '')) &&
      (!query.from || day(a, '') >= query.from) &&
      (!query.to || day(a, '9') <= query.to) &&
      (!naming || naming.has(a.id)) &&
      (words.length === 0 || titleHolds(view, a, words)),
  );
  const orders: Record<ArticlesQuery['sort'], (a: Article, b: Article) => number> = {
    newest: (a, b) => compareText(day(b, ''), day(a, '')) || compareText(a.id, b.id),
    oldest: (a, b) => compareText(day(a, '9'), day(b, '9')) || compareText(a.id, b.id),
    title: (a, b) => compareText(shelf.foldedTitle(a), shelf.foldedTitle(b)) || compareText(a.id, b.id),
    claims: (a, b) => shelf.claims.briefsOf(b.id).length - shelf.claims.briefsOf(a.id).length,
  };
  return view.page(found.sort(orders[query.sort]), query, (a) => articleRow(view, a));
}

/** Looks at the title as it is shown: nobody finds out a withheld name by asking for it. */
function titleHolds(view: View, article: Article, words: readonly string[]): boolean {
  const title = view.gate.open ? view.shelf.foldedTitle(article) : fold(view.gate.text(view.shelf.title(article)));
  return words.every((w) => title.includes(w));
}

/** @throws IsnadError `not-found` */
export function articleView(view: View, id: string, original: ArticleView['original']): ArticleView {
  const article = view.article(id);
  const { text, spans } = view.text(article);
  const { shelf } = view;
  return {
    ...view.state,
    ...articleRow(view, article),
    text,
    masked: spans,
    sha256: article.sha256,
    original,
    claimsOf: shelf.claims.of(article.id).map((c) => claimView(view, c)),
    copies: copiesOf(view, article),
    versions: (shelf.atUrl.get(article.url ?? '') ?? []).filter((a) => a !== article).map((a) => view.articleRef(a)),
    problems: shelf.problemsOf.get(article.id) ?? [],
  };
}

function copiesOf(view: View, article: Article): Copies | null {
  const group = view.ties.copies.get(article.id);
  const root = group && view.shelf.article.get(group.root);
  if (!root) return null;
  const own = wordsOf(article.text);
  return {
    id: group.id,
    root: view.articleRef(root),
    because: group.because,
    // the others of the group, the root among them, each beside this one
    copies: [root.id, ...group.copies.map((c) => c.article)].flatMap((id) => {
      const copy = id === article.id ? undefined : view.shelf.article.get(id);
      return copy ? { article: view.articleRef(copy), similarity: similarity(own, wordsOf(copy.text)) } : [];
    }),
  };
}

/** @throws IsnadError `not-found` */
export function compareArticles(view: View, wanted: readonly string[]): Compare {
  const articles = [...new Set(wanted)].map((id) => view.article(id));
  if (articles.length < 2) missing('second article', wanted[0] ?? '');
  const claims = articles.map((a) => view.shelf.claims.of(a.id));
  const rows = new Map<string, string[][]>();
  claims.forEach((list, k) => {
    for (const c of list) {
      const incident = view.ties.incidentOf(c.id);
      if (!incident) continue;
      const row = rows.get(incident) ?? articles.map(() => []);
      row[k]!.push(c.id);
      rows.set(incident, row);
    }
  });
  const told = (row: string[][]): number => row.filter((c) => c.length > 0).length;
  return {
    ...view.state,
    articles: articles.map((a, k) => {
      const { text, spans } = view.text(a);
      return { ...articleRow(view, a), text, masked: spans, claimsOf: claims[k]!.map((c) => claimView(view, c)) };
    }),
    rows: [...rows].sort((a, b) => told(b[1]) - told(a[1])).map(([id, row]) => compareRow(view, id, row)),
    differences: articles.flatMap((left, k) =>
      articles.slice(k + 1).map((right) => ({
        left: left.id,
        right: right.id,
        similarity: similarity(wordsOf(left.text), wordsOf(right.text)),
      })),
    ),
  };
}

/** Of the conflicts of the incident, those between the claims at hand. */
function compareRow(view: View, id: string, claims: string[][]): Compare['rows'][number] {
  const incident = view.ties.incident(id)!;
  const listed = view.ties.listed(id)!;
  const days = daysOf(incident);
  const here = new Set(claims.flat());
  const conflicts = incident.aspects
    .filter((a) => a.verdict === 'conflict' && a.values.filter((v) => v.claims.some((c) => here.has(c))).length > 1)
    .map(({ aspect, of, because }) => ({ aspect, because: dated(because, days), ...(of ? { of } : {}) }));
  return { incident: { id, title: view.titleOf(listed), type: incident.type }, claims, conflicts };
}
