/** Names for what is said in reasons and titles. */
import type { Knowledge } from '../knowledge/index.ts';
import type { Bilingual, Entity, Origin } from '../model/index.ts';
import type { AspectContext } from './aspects/index.ts';

/** The base with the names of entities and origins; what nobody knows goes by its id. */
export function aspectContext(
  base: Pick<AspectContext, 'rules' | 'policy' | 'parties' | 'places'>,
  entities: readonly Entity[],
  origins: readonly Origin[],
  knowledge: Knowledge,
): Omit<AspectContext, 'type'> {
  const entityNames = new Map(entities.map((e) => [e.id, e.name]));
  const originNames = new Map(origins.map((o) => [o.id, o.name]));
  const unknown = (id: string): Bilingual => ({ ar: id, en: id });
  const placeName = (id: string): Bilingual | undefined => {
    const place = knowledge.places.get(id);
    return place && { ar: place.ar[0]!, en: place.en[0] ?? place.ar[0]! };
  };
  return {
    ...base,
    entityName: (id) => entityNames.get(id) ?? placeName(id) ?? unknown(id),
    originName: (id) => originNames.get(id) ?? unknown(id),
  };
}
