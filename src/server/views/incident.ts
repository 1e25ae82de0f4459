/** One incident: accounts as columns, aspects as rows, and which cells disagree. */
import type { Aspect, Incident, Origin } from '../../model/index.ts';
import { put } from '../../text/lists.ts';
import { articleOf } from '../claim-store.ts';
import type { AccountColumn, AccountRow, IncidentView, OriginView } from '../contract.ts';
import { claimView } from './claims.ts';
import { dated, daysOf } from './dated.ts';
import { disputeView } from './disputes.ts';
import { incidentRow } from './incidents.ts';
import { rangeOf } from './tolls.ts';
import { missing, type View } from './view.ts';

/** @throws IsnadError `not-found` */
export function incidentView(view: View, id: string, by: 'outlet' | 'origin'): IncidentView {
  const { ties, shelf } = view;
  const listed = ties.listed(view.known(id)) ?? missing('incident', id);
  const incident = ties.incident(listed.id)!;
  const claims = incident.claims.flatMap((c) => shelf.claims.get(c) ?? []);
  const origins = incident.origins.flatMap((o) => ties.origin.get(o) ?? []);
  const days = daysOf(incident);
  const byOrigin = claimsByOrigin(view, incident);
  const columns = by === 'outlet' ? outletColumns(view, incident) : originColumns(byOrigin, origins);
  return {
    ...view.state,
    ...incidentRow(view, listed),
    gradeBecause: dated(incident.gradeBecause, days),
    gradeClaims: incident.gradeClaims,
    features: incident.features,
    related: (incident.links ?? []).flatMap(({ as, incident: other }) => {
      const found = ties.listed(other);
      return found ? { as, incident: { id: other, title: view.titleOf(found), type: found.type } } : [];
    }),
    by,
    columns,
    rows: incident.aspects.map((a) => accountRow(a, columns, days)),
    claims: claims.map((c) => claimView(view, c)),
    articles: incident.articles.flatMap((a) => shelf.article.get(a) ?? []).map((a) => view.articleRef(a)),
    origins: origins.map((o) => originView(view, o, byOrigin.get(o.id) ?? [])),
    disputes: (ties.disputesIn.get(incident.id) ?? []).map((d) => disputeView(view, d, Number.POSITIVE_INFINITY)),
  };
}

/** Those with most claims first. */
const ordered = (columns: AccountColumn[]): AccountColumn[] =>
  columns.sort((a, b) => b.claims.length - a.claims.length || (a.id < b.id ? -1 : 1));

function outletColumns(view: View, incident: Incident): AccountColumn[] {
  const columns = new Map<string, { articles: Set<string>; claims: string[] }>();
  for (const id of incident.claims) {
    const article = articleOf(id);
    const outlet = view.shelf.outletOf(article);
    const column = columns.get(outlet) ?? { articles: new Set(), claims: [] };
    column.articles.add(article);
    column.claims.push(id);
    columns.set(outlet, column);
  }
  return ordered(
    [...columns].map(([id, { articles, claims }]) => ({
      id,
      kind: 'outlet' as const,
      name: view.outletRef(id).name,
      articles: [...articles],
      claims,
    })),
  );
}

/** The claims of the incident that go back to each origin. */
function claimsByOrigin({ ties }: View, incident: Incident): Map<string, string[]> {
  const claims = new Map<string, string[]>();
  for (const c of incident.claims) put(claims, ties.linksOf(c)?.origin ?? '', c);
  return claims;
}

function originColumns(byOrigin: ReadonlyMap<string, string[]>, origins: readonly Origin[]): AccountColumn[] {
  return ordered(
    origins.map((o) => {
      const claims = byOrigin.get(o.id) ?? [];
      const articles = [...new Set(claims.map(articleOf))];
      return { id: o.id, kind: 'origin' as const, name: o.name, articles, claims };
    }),
  );
}

function accountRow(aspect: Aspect, columns: readonly AccountColumn[], days: readonly (string | null)[]): AccountRow {
  const { of, verdict, rule, because } = aspect;
  const conflict = verdict === 'conflict';
  const said = columns.map((column) => {
    const own = new Set(column.claims);
    const values = aspect.values
      .map((v, value) => ({ value, claims: v.claims.filter((c) => own.has(c)) }))
      .filter((v) => v.claims.length > 0);
    return { column: column.id, values };
  });
  const cells = said
    .filter((c) => c.values.length > 0)
    .map((c) => ({
      ...c,
      against: conflict ? said.filter((o) => differ(c.values, o.values)).map((o) => o.column) : [],
    }));
  return {
    aspect: aspect.aspect,
    ...(of ? { of } : {}),
    verdict,
    rule,
    because: dated(because, days),
    figure: aspect.figure ?? null,
    values: aspect.values.map((v) => ({
      label: dated(v.label, days),
      value: v.value,
      range: aspect.aspect === 'toll' ? rangeOf(v) : null,
      claims: v.claims,
      origins: v.origins,
    })),
    cells,
  };
}

/** In a row in conflict, two accounts stand against each other when they share no value. */
function differ(a: readonly { value: number }[], b: readonly { value: number }[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((x) => b.some((y) => y.value === x.value));
}

/** An origin as far as some claims go back to it. */
function originView(view: View, origin: Origin, claims: string[]): OriginView {
  const articles = [...new Set(claims.map(articleOf))];
  const outlets = [...new Set(articles.map((a) => view.shelf.outletOf(a)))].sort();
  return { id: origin.id, kind: origin.kind, name: origin.name, rule: origin.rule, claims, articles, outlets };
}
