/** A group of claims → an incident: where, when, who, what the accounts say of each aspect, and how well it is attested. */
import { createHash } from 'node:crypto';
import type { Ontology } from '../knowledge/ontology.ts';
import type { Bilingual, Incident, IncidentPlace } from '../model/index.ts';
import { type AspectContext, type AspectResult, aspectsOf } from './aspects/index.ts';
import { isoDay } from './days.ts';
import type { Fact } from './facts.ts';
import { gradeOf } from './grades.ts';
import type { Grouped } from './group.ts';
import { fill } from './rules.ts';

export interface Made {
  readonly incident: Incident;
  readonly facts: readonly Fact[];
  readonly aspects: readonly AspectResult[];
}

/** The incident of a group, with what the accounts say of it. Its type is the commonest; its `links` are empty until all incidents are known. */
export function makeIncident(group: Grouped, base: Omit<AspectContext, 'type'>, ontology: Ontology): Made {
  const { facts } = group;
  const type = commonest(facts.map((f) => f.type));
  const context: AspectContext = { type: ontology.get(type), ...base };
  const aspects = aspectsOf(facts, context);
  const scale = isCampaign(facts, type, context) ? ('campaign' as const) : ('event' as const);
  const { from, to } = span(facts, scale);
  const place = placeOf(facts, context);
  const incident: Incident = {
    id: `i:${digest(firstClaim(facts))}`,
    type,
    title: titleOf(type, place, from, to, context),
    claims: facts.map((f) => f.id),
    articles: [...new Set(facts.map((f) => f.doc))].sort(),
    origins: [...new Set(facts.map((f) => f.origin))].sort(),
    from: from === null ? null : isoDay(from),
    to: to === null ? null : isoDay(to),
    place,
    parties: [...new Set(facts.flatMap((f) => [...f.agent, ...f.target.filter(Boolean)]))].sort(),
    scale,
    aspects: aspects.map((a) => a.aspect),
    ...gradeOf(facts, aspects, context),
    links: [],
    features: group.features,
  };
  return { incident, facts, aspects };
}

/** Twelve hexadecimal figures of the SHA-256 of a text. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The id hangs on the earliest claim, so that it stays when later articles join. */
function firstClaim(facts: readonly Fact[]): string {
  return facts.map((f) => `${f.published === null ? '9999-12-31' : isoDay(f.published)} ${f.id}`).sort()[0]!;
}

function commonest(list: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const x of list) counts.set(x, (counts.get(x) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

function isCampaign(facts: readonly Fact[], type: string, { rules }: AspectContext): boolean {
  if (rules.incident.standing.includes(type)) return true;
  const dated = facts.filter((f) => f.from !== null);
  return dated.length > 0 && 2 * dated.filter((f) => f.long).length >= dated.length;
}

function span(facts: readonly Fact[], scale: Incident['scale']): { from: number | null; to: number | null } {
  const dated = facts.filter((f) => f.from !== null && (scale === 'campaign' || !f.long));
  if (dated.length === 0) return { from: null, to: null };
  return { from: Math.min(...dated.map((f) => f.from!)), to: Math.max(...dated.map((f) => f.to!)) };
}

/** UCDP `where_prec` of a district: a place up to this is found on the map. */
const DISTRICT = 3;

/** The place that most claims name; where no table knows it («القرية»), one on the map that others of them name. */
function placeOf(facts: readonly Fact[], { places, entityName }: AspectContext): IncidentPlace | null {
  const counts = new Map<string, number>();
  for (const f of facts) if (!f.lent) for (const p of new Set(f.places)) counts.set(p, (counts.get(p) ?? 0) + 1);
  const named = [...counts].sort(
    (a, b) => b[1] - a[1] || places.precision(a[0]) - places.precision(b[0]) || (a[0] < b[0] ? -1 : 1),
  );
  const onTheMap = named.find(([p]) => places.precision(p) <= DISTRICT);
  const [first] = named;
  const best = (first && !places.get(first[0]) ? (onTheMap ?? first) : first)?.[0];
  if (best === undefined) return null;
  const known = places.get(best);
  if (!known) return { name: entityName(best) };
  return { id: best, name: entityName(best), lat: known.lat, lon: known.lon, precision: known.precision };
}

function titleOf(
  type: string,
  place: IncidentPlace | null,
  from: number | null,
  to: number | null,
  { rules, type: event }: AspectContext,
): Bilingual {
  let title: Bilingual = event ? event.label : { ar: type, en: type };
  if (place) title = fill(rules.words.in!, { what: title, place: place.name });
  if (from === null || to === null) return title;
  const day = from === to ? isoDay(from) : fill(rules.words.days!, { from: isoDay(from), to: isoDay(to) });
  return fill(rules.words.on!, { what: title, day });
}
