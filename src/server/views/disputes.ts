/** Disputes: sides, and who stands on them. */

import type { z } from 'zod';
import type { Dispute } from '../../model/index.ts';
import { articleOf } from '../claim-store.ts';
import type { DisputesPage, DisputeView, queries } from '../contract.ts';
import { dated, daysOf } from './dated.ts';
import { ids } from './filters.ts';
import type { View } from './view.ts';

/** Claims that a dispute lists where it is one among others; its incident lists them all. */
const FEW = 24;

export function disputeView(view: View, dispute: Dispute, most = FEW): DisputeView {
  const { ties, shelf } = view;
  const incident = ties.listed(dispute.incident ?? '');
  const days = dispute.kind === 'time' ? daysOf(ties.incident(dispute.incident ?? '')) : [];
  return {
    id: dispute.id,
    kind: dispute.kind,
    incident: incident ? { id: incident.id, title: view.titleOf(incident) } : null,
    rule: dispute.rule,
    because: dated(dispute.because, days),
    claims: dispute.claims.slice(0, most),
    total: dispute.claims.length,
    sides: dispute.sides.map((side) => ({
      label: dated(side.label, days),
      claims: side.claims.slice(0, most),
      total: side.claims.length,
      origins: side.origins.map((id) => ({ id, name: ties.origin.get(id)?.name ?? { ar: id, en: id } })),
      outlets: [...new Set(side.claims.map((c) => shelf.outletOf(articleOf(c))))].sort(),
    })),
    open: isOpen(view, dispute),
  };
}

/** A dispute is done with when a person has judged every claim of it. */
export const isOpen = (view: View, dispute: Dispute): boolean => dispute.claims.some((c) => !view.docket.isJudged(c));

/** Those behind which most origins stand first, then by how many claims. */
export function ordered(disputes: readonly Dispute[]): Dispute[] {
  const origins = (d: Dispute) => new Set(d.sides.flatMap((s) => s.origins)).size;
  return disputes
    .map((d) => ({ d, weight: origins(d) }))
    .sort((a, b) => b.weight - a.weight || b.d.claims.length - a.d.claims.length || (a.d.id < b.d.id ? -1 : 1))
    .map(({ d }) => d);
}

export function disputesPage(view: View, query: z.output<typeof queries.disputes>): DisputesPage {
  const kinds = ids(query.kind);
  const outlets = ids(query.outlet);
  const incident = query.incident === undefined ? null : view.known(query.incident);
  const found = view.roll.disputes.filter(
    (d) =>
      (!kinds || kinds.has(d.kind)) &&
      (incident === null || d.incident === incident) &&
      (!outlets || d.claims.some((c) => outlets.has(view.shelf.outletOf(articleOf(c))))) &&
      (query.open === undefined || isOpen(view, d) === (query.open === 'true')),
  );
  return view.page(found, query, (d) => disputeView(view, d));
}
