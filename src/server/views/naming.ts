/** The naming matrix and the sentences behind its cells; who is quoted by whom. */
import type { z } from 'zod';
import type { Article, NamingCell, Span } from '../../model/index.ts';
import type {
  NamingCellView,
  NamingMatrix,
  NamingSentence,
  NamingSentences,
  queries,
  VoicesPage,
} from '../contract.ts';
import { ids } from './filters.ts';
import type { View } from './view.ts';

const MOST_TERMS = 12;
/** Code units shown on each side of a term when its sentence is longer. */
const AROUND = 240;

export function cellView(cell: NamingCell, most = MOST_TERMS): NamingCellView {
  const terms = [...cell.terms].sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1));
  const sum = (some: typeof terms): number => some.reduce((n, t) => n + t.count, 0);
  return {
    party: cell.party,
    name: cell.name,
    outlet: cell.outlet,
    voice: cell.voice,
    total: sum(terms),
    loaded: sum(terms.filter((t) => t.loading === 'loaded')),
    terms: terms.slice(0, most).map(({ term, count, loading, judgedBy, distinctive }) => ({
      term,
      count,
      loading,
      distinctive,
      ...(judgedBy === undefined ? {} : { judgedBy }),
    })),
  };
}

export function namingMatrix(view: View, query: z.output<typeof queries.naming>): NamingMatrix {
  const parties = ids(query.party?.map((p) => view.known(p)));
  const outlets = ids(query.outlet);
  const cells = view.ties.accounts.naming.filter(
    (c) => (!parties || parties.has(c.party)) && (!outlets || outlets.has(c.outlet)),
  );
  const totals = new Map<string, { id: string; name: NamingCell['name']; total: number }>();
  for (const c of cells) {
    const party = totals.get(c.party) ?? { id: c.party, name: c.name, total: 0 };
    party.total += c.terms.reduce((n, t) => n + t.count, 0);
    totals.set(c.party, party);
  }
  const top = [...totals.values()].sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1)).slice(0, query.top);
  const listed = new Set(top.map((p) => p.id));
  const shown = cells.filter((c) => listed.has(c.party));
  const named = new Set(shown.map((c) => c.outlet));
  return {
    ...view.state,
    parties: top,
    outlets: view.shelf.outlets.filter((o) => named.has(o.id)),
    cells: shown.map((c) => cellView(c)),
  };
}

export function namingSentences(view: View, query: z.output<typeof queries.sentences>): NamingSentences {
  const party = view.known(query.party);
  const found = view.ties.accounts.naming
    .filter((c) => c.party === party)
    .filter((c) => query.outlet === undefined || c.outlet === query.outlet)
    .filter((c) => query.voice === undefined || c.voice === query.voice)
    .flatMap((c) => c.terms.filter((t) => query.term === undefined || view.gate.text(t.term) === query.term))
    .flatMap((t) => t.examples.map((example) => ({ term: t.term, ...example })));
  return view.page(found, query, ({ term, article, start, end }): NamingSentence => {
    const at = view.article(article);
    return { article: view.articleRef(at), term, ...around(view, at, { start, end }), at: { start, end } };
  });
}

/** The line that a span stands in, cut at spaces when it is long. */
export function around(view: View, article: Article, span: Span, reach = AROUND): Span & { text: string } {
  const { text } = view.text(article);
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', span.end);
  let start = Math.max(lineStart, span.start - reach);
  let end = Math.min(lineEnd < 0 ? text.length : lineEnd, span.end + reach);
  if (start > lineStart) start = Math.min(span.start, text.indexOf(' ', start) + 1 || start);
  if (end < (lineEnd < 0 ? text.length : lineEnd)) end = Math.max(span.end, text.lastIndexOf(' ', end));
  return { text: text.slice(start, end), start, end };
}

export function voicesPage(view: View, query: z.output<typeof queries.voices>): VoicesPage {
  const outlets = ids(query.outlet);
  const source = query.source === undefined ? null : view.known(query.source);
  const found = view.ties.accounts.voices
    .filter((v) => (!outlets || outlets.has(v.outlet)) && (source === null || v.source === source))
    .sort((a, b) => b.count - a.count || (a.source < b.source ? -1 : 1) || (a.outlet < b.outlet ? -1 : 1));
  return view.page(found, query, (v) => ({
    outlet: view.outletRef(v.outlet),
    source: v.source,
    name: v.name,
    count: v.count,
    cues: v.cues,
  }));
}
