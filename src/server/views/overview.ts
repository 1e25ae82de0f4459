/** What the case holds, on one page. */
import { GRADES } from '../../model/index.ts';
import type { Overview } from '../contract.ts';
import { disputeView } from './disputes.ts';
import { incidentRow } from './incidents.ts';
import { binned } from './spread.ts';
import type { View } from './view.ts';

/** Rows of the lists on the page. */
const TOP = 8;

export function overview(view: View): Overview {
  const { shelf, ties, roll } = view;
  const days = shelf.articles.flatMap((a) => a.published.date ?? []).sort();
  const told = roll.inOrder('told', (a, b) => b.origins - a.origins || b.claims - a.claims || (a.id < b.id ? -1 : 1));
  return {
    ...view.state,
    counts: {
      articles: shelf.articles.length,
      unread: shelf.unread.size,
      claims: shelf.claims.all.length,
      incidents: ties.accounts.incidents.length,
      disputes: ties.accounts.disputes.length,
      origins: ties.accounts.origins.length,
      copies: shelf.articles.filter((a) => ties.copyOf(a.id) !== null).length,
      judgements: view.docket.judgements.length,
      problems: shelf.problems.length,
    },
    published: { from: days[0] ?? null, to: days.at(-1) ?? null },
    disputes: roll.disputes.slice(0, TOP).map((d) => disputeView(view, d)),
    incidents: told.slice(0, TOP).map((i) => incidentRow(view, i)),
    outlets: outletsOf(view),
    grades: GRADES.map((grade) => ({ grade, count: roll.incidents.filter((i) => i.grade === grade).length })),
    types: typesOf(view),
    timeline: binned(roll.incidents),
    problems: problemsOf(view),
  };
}

function outletsOf({ shelf, roll }: View): Overview['outlets'] {
  const claims = new Map<string, number>();
  for (const c of shelf.claims.all) add(claims, shelf.outletOf(c.doc));
  const incidents = new Map<string, number>();
  for (const i of roll.incidents) for (const o of i.outlets) add(incidents, o);
  return shelf.outlets.map((o) => ({ ...o, claims: claims.get(o.id) ?? 0, incidents: incidents.get(o.id) ?? 0 }));
}

function typesOf({ shelf, roll }: View): Overview['types'] {
  const claims = new Map<string, number>();
  for (const c of shelf.claims.all) add(claims, c.type);
  const incidents = new Map<string, number>();
  for (const i of roll.incidents) add(incidents, i.type);
  return [...claims]
    .map(([type, n]) => ({ type, claims: n, incidents: incidents.get(type) ?? 0 }))
    .sort((a, b) => b.claims - a.claims || (a.type < b.type ? -1 : 1));
}

function problemsOf({ shelf }: View): Overview['problems'] {
  const counts = new Map<string, { code: string; severity: 'error' | 'warning'; count: number }>();
  for (const { code, severity } of shelf.problems) {
    const known = counts.get(`${severity} ${code}`) ?? { code, severity, count: 0 };
    known.count++;
    counts.set(`${severity} ${code}`, known);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
