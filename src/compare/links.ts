/** Which incidents belong together: the toll and its cause, the battle and what came of it, as the ontology names them. */

import type { Ontology } from '../knowledge/ontology.ts';
import type { Incident } from '../model/index.ts';
import { put } from '../text/lists.ts';
import type { Made } from './incidents.ts';
import type { Places } from './places.ts';

/** Claims of one article whose triggers lie within so many code units are told in one breath. */
const BREATH = 220;

/**
 * Adds its links to each incident. Two incidents are linked where their types are, and an article tells both in one breath, in one place and at
 * times that meet; of several the one told together most often, of equals the one with the smaller id.
 */
export function linkIncidents(made: readonly Made[], ontology: Ontology, places: Places): Incident[] {
  // the first of a type counts
  const ties = new Map(
    [...ontology.values()].map((t) => [t.id, new Map(t.incident.links.toReversed().map((l) => [l.type, l.as]))]),
  );
  const linkAs = (x: Made, y: Made): string | undefined => ties.get(x.incident.type)?.get(y.incident.type);
  const linkable = new Set([...ties].flatMap(([type, of]) => (of.size > 0 ? [type, ...of.keys()] : [])));
  const byArticle = new Map<string, { start: number; made: Made }[]>();
  for (const m of made) {
    if (!linkable.has(m.incident.type)) continue;
    for (const f of m.facts) put(byArticle, f.doc, { start: f.claim.trigger.start, made: m });
  }
  const together = new Map<Made, Map<Made, number>>();
  const count = (x: Made, y: Made) => {
    if (!linkAs(x, y) || !fits(x, y, places)) return;
    const of = together.get(x);
    if (of) of.set(y, (of.get(y) ?? 0) + 1);
    else together.set(x, new Map([[y, 1]]));
  };
  for (const list of byArticle.values()) {
    list.sort((a, b) => a.start - b.start);
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length && list[j]!.start - list[i]!.start <= BREATH; j++) {
        const [x, y] = [list[i]!.made, list[j]!.made];
        if (x === y) continue;
        count(x, y);
        count(y, x);
      }
  }
  return made.map((m) => {
    const others = together.get(m);
    if (!others) return m.incident;
    const best = new Map<string, { incident: string; n: number }>();
    for (const [other, n] of others) {
      const as = `${linkAs(m, other)} ${other.incident.type}`;
      const known = best.get(as);
      if (!known || n > known.n || (n === known.n && other.incident.id < known.incident))
        best.set(as, { incident: other.incident.id, n });
    }
    const links = [...best]
      .map(([as, { incident }]) => ({ as: as.split(' ')[0]!, incident }))
      .sort((a, b) => (`${a.as} ${a.incident}` < `${b.as} ${b.incident}` ? -1 : 1));
    return { ...m.incident, links };
  });
}

function fits(x: Made, y: Made, places: Places): boolean {
  const [a, b] = [x.incident, y.incident];
  if (a.from && b.from && a.to && b.to && (a.from > b.to || b.from > a.to)) return false;
  if (!a.place?.id || !b.place?.id) return true;
  return places.relation(a.place.id, b.place.id) !== 'apart';
}
