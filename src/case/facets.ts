/** By what claims are found: types, days, entities, places with all that contain them, and how sure the reader was. */

import type { Knowledge } from '../knowledge/index.ts';
import { containers } from '../knowledge/places.ts';
import type { Claim } from '../model/index.ts';
import type { ClaimRow } from '../store/index.ts';

export interface Facets {
  readonly rows: ClaimRow[];
  readonly types: string[];
  readonly entities: string[];
  readonly places: string[];
}

export function indexClaims(claims: readonly Claim[], knowledge: Pick<Knowledge, 'places'>): Facets {
  const rows = claims.map(
    (claim): ClaimRow => ({
      id: claim.id,
      article: claim.doc,
      n: Number(claim.id.slice(claim.id.lastIndexOf('#c') + 2)),
      type: claim.type,
      modality: claim.modality,
      from_day: claim.when.from,
      to_day: claim.when.to,
      entities: unique([...claim.agent, ...claim.target, ...claim.source].flatMap((m) => m.entity ?? [])),
      places: unique(claim.place.flatMap((p) => withContainers(p.id, knowledge))),
      sure: sureness(claim),
    }),
  );
  return {
    rows,
    types: unique(rows.map((r) => r.type)),
    entities: unique(rows.flatMap((r) => r.entities)),
    places: unique(rows.flatMap((r) => r.places)),
  };
}

function withContainers(id: string | undefined, { places }: Pick<Knowledge, 'places'>): string[] {
  const place = id === undefined ? undefined : places.get(id);
  return place ? [place.id, ...containers(place, places).map((p) => p.id)] : id === undefined ? [] : [id];
}

/** The least probability among the reasons that give one, 0–1. */
function sureness(claim: Claim): number {
  let least = 1;
  for (const reason of Object.values(claim.because)) {
    const at = reason.lastIndexOf(' ');
    const p = Number(reason.slice(at + 1));
    if (at >= 0 && p >= 0 && p < least) least = p;
  }
  return least;
}

const unique = (list: readonly string[]): string[] => [...new Set(list)].sort();
