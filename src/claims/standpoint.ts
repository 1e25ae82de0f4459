/** Whose war an article is about, and from where its outlet looks at it. */
import { sharedCountry } from '../knowledge/actors.ts';
import { type Knowledge, relays } from '../knowledge/index.ts';
import { type Outlet, viewpointOf } from '../knowledge/outlets.ts';
import { countryOf } from '../knowledge/places.ts';
import { idsOf } from '../model/index.ts';
import type { Standpoint } from './entities.ts';
import type { Scene } from './scene.ts';

const held = new WeakMap<Knowledge, ReadonlySet<string>>();

/** Countries of which some collective word has a reading; worked out once. */
function conflictsOf(knowledge: Knowledge): ReadonlySet<string> {
  let conflicts = held.get(knowledge);
  if (!conflicts) {
    conflicts = new Set(knowledge.book.collectives.flatMap((c) => c.readings.map((r) => r.country)));
    held.set(knowledge, conflicts);
  }
  return conflicts;
}

const commonest = (counts: ReadonlyMap<string, number>): string | undefined =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];

/** How often the parties of each country are named: «حركة الشباب»، «الحوثيون». */
function partiesOf(scene: Scene, knowledge: Knowledge, conflicts: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of scene.names) {
    const ids = idsOf(name, 'actor');
    // «لوكالة الأناضول»: who passes on the news is no party
    if (ids.some((id) => relays(knowledge, id))) continue;
    const country = sharedCountry(ids, knowledge.actors);
    if (country && conflicts.has(country)) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

/** Countries whose conflicts the collective words of `actors.yaml` are read for; the commonest in the article wins: by its places, else by its parties. */
export function standpointOf(scene: Scene, outlet: Outlet | undefined, knowledge: Knowledge): Standpoint {
  const conflicts = conflictsOf(knowledge);
  const counts = new Map<string, number>();
  for (const p of scene.places) {
    const place = p.ids[0] === undefined ? undefined : knowledge.places.get(p.ids[0]);
    if (!place) continue;
    const country = countryOf(place, knowledge.places)?.id.replace(/^iso:/, '') ?? '';
    if (conflicts.has(country)) counts.set(country, (counts.get(country) ?? 0) + (place.level === 'country' ? 1 : 2));
  }
  const country = commonest(counts) ?? commonest(partiesOf(scene, knowledge, conflicts)) ?? null;
  return { country, viewpoint: outlet && country ? viewpointOf(outlet, country) : 'neutral' };
}
