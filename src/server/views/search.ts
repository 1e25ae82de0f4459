/** Hits of a search, as the reader may see them. */
import { highlights, parseQuery } from '../../case/index.ts';
import { language } from '../../case/language.ts';
import type { Span } from '../../model/index.ts';
import type { ArticleWords, HitView, SearchPage, SearchQuery } from '../contract.ts';
import type { CaseReader, Found, SearchFilters } from '../source.ts';
import { articleRow } from './articles.ts';
import type { View } from './view.ts';

/** Hits looked through where some must be left out because of withheld names. */
const LOOKED_THROUGH = 200;

export async function searchPage(view: View, query: SearchQuery, source: CaseReader): Promise<SearchPage> {
  const began = performance.now();
  const filters = filtersOf(view, query);
  const { q, page, size } = query;
  const nothing = { total: 0, hits: [] as readonly Found[] };
  const ask = (limit: number, offset: number) => (filters ? source.search(q, filters, limit, offset) : nothing);
  const took = () => Math.round((performance.now() - began) * 10) / 10;
  if (view.gate.open) {
    const { total, hits } = await ask(size, (page - 1) * size);
    const items = hits.flatMap((h) => hitView(view, h) ?? []);
    return { ...view.state, total, page, size, items, q, took: took() };
  }
  const { hits } = await ask(LOOKED_THROUGH, 0);
  const shown = hits.flatMap((h) => hitView(view, h) ?? []);
  return { ...view.page(shown, query, (h) => h), q, took: took() };
}

/** Where the words of a search stand in one article, each in whatever form; masked words are not found. */
export function wordsOf(view: View, id: string, q: string): ArticleWords {
  const { text } = view.text(view.article(id));
  return { ...view.state, q, found: highlights(text, parseQuery(q, language()).terms, language()) };
}

/** The filters as the case understands them; null when they name what the reader cannot know, so that nothing is found. */
function filtersOf(view: View, query: SearchQuery): SearchFilters | null {
  const known = (values: readonly string[] | undefined) => values?.map((v) => view.gate.in(v));
  const actor = known(query.actor);
  const place = known(query.place);
  if (actor?.includes(null) || place?.includes(null)) return null;
  return {
    ...(query.outlet ? { outlet: query.outlet } : {}),
    ...(query.from ? { from: query.from } : {}),
    ...(query.to ? { to: query.to } : {}),
    ...(query.type ? { type: query.type } : {}),
    ...(actor ? { actor: actor as string[] } : {}),
    ...(place ? { place: place as string[] } : {}),
  };
}

/**
 * Nothing for an article that was found by a masked word, or that has one and is not lit up at all: a search must not answer whether a
 * withheld name stands somewhere.
 */
function hitView(view: View, found: Found): HitView | null {
  const article = view.shelf.article.get(found.article);
  if (!article) return null;
  const { text, spans } = view.text(article);
  const inTitle = view.gate.spans(article.title ?? '');
  const hides = (masked: readonly Span[]) => (h: Span) => masked.some((m) => m.start < h.end && h.start < m.end);
  const lit = found.snippets.flatMap((s) => s.highlights);
  if (lit.some(hides(spans)) || found.titleHighlights.some(hides(inTitle))) return null;
  if (lit.length + found.titleHighlights.length === 0 && spans.length + inTitle.length > 0) return null;
  return {
    article: articleRow(view, article),
    score: found.score,
    titleHighlights: found.titleHighlights,
    snippets: found.snippets.map(({ start, end, highlights }) => ({
      text: text.slice(start, end),
      start,
      end,
      highlights,
    })),
    claims: found.claims.filter((c) => view.shelf.claims.has(c)),
  };
}
