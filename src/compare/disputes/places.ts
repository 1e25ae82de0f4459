/** A headline that puts the happening in one settlement, and a source in the body who puts it in another close by. */
import { put } from '../../text/lists.ts';
import { timesOf } from '../closeness.ts';
import type { Fact } from '../facts.ts';
import type { DisputeContext, Opposition } from './frame.ts';

const SETTLEMENTS = new Set(['city', 'town', 'village', 'camp']);

/**
 * The headline's claim against the first sourced claim of its kind in the body, and with that against all that the incident of the latter puts in
 * the same place.
 * @param harm facts of violence and its tolls, ordered by id; @param kin group of kin types; @param together the facts of a claim's incident
 */
export function headlinePlaces(
  harm: readonly Fact[],
  kin: (type: string) => string,
  together: (fact: Fact) => readonly Fact[],
  { places, entityName }: DisputeContext,
): Opposition[] {
  const told = new Map<string, Fact[]>();
  for (const f of harm) {
    if (f.headline || f.lent || f.claim.source.length === 0) continue;
    put(told, `${f.doc}\n${kin(f.type)}`, f);
  }
  const settlement = (f: Fact): string | null =>
    f.places.length === 1 && SETTLEMENTS.has(places.get(f.places[0]!)?.level ?? '') ? f.places[0]! : null;
  const out: Opposition[] = [];
  for (const a of harm) {
    const here = a.headline && !a.lent && a.claim.source.length === 0 ? settlement(a) : null;
    if (here === null) continue;
    const [first] = (told.get(`${a.doc}\n${kin(a.type)}`) ?? []).sort(
      (x, y) => x.claim.trigger.start - y.claim.trigger.start,
    );
    const there = first && settlement(first);
    if (!first || !there || timesOf(a, first) === 'apart') continue;
    if (places.namesGovernorateOf(here, there)) continue;
    const relation = places.relation(here, there);
    if (relation !== 'near' && (relation !== 'vicinity' || a.type !== first.type)) continue;
    for (const b of together(first))
      if (settlement(b) === there && b.claim.source.length > 0 && a.origin !== b.origin)
        out.push({ kind: 'place', rule: 'different-places', a, b, says: [entityName(here), entityName(there)] });
  }
  return out;
}
