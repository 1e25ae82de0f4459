/** Actors, persons, places and sources. */
import type { Knowledge } from '../../knowledge/index.ts';
import type { Entity, Span } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';
import { put } from '../../text/lists.ts';
import { articleOf } from '../claim-store.ts';
import type { Bilingual, EntitiesPage, EntitiesQuery, EntityRow, EntityView } from '../contract.ts';
import type { Listed } from '../listed.ts';
import { ROLES } from '../spots.ts';
import { incidentRow } from './incidents.ts';
import { cellView } from './naming.ts';
import { disputedFirst } from './roll.ts';
import { binned } from './spread.ts';
import { missing, type View } from './view.ts';

const MOST_FORMS = 20;
const MOST_INCIDENTS = 50;
/** Of the tables, for one question. */
const MOST_KNOWN = 100;

export function entityRow(view: View, entity: Entity): EntityRow {
  const claims = view.ties.claimsOf.get(entity.id) ?? [];
  const place = view.world.knowledge.places.get(entity.id);
  const articles = new Set(claims.map(articleOf));
  return {
    ...view.entityRef(entity.id),
    forms: entity.forms.slice(0, MOST_FORMS),
    counts: {
      claims: claims.length,
      articles: articles.size,
      incidents: view.ties.incidentCount(entity.id),
      told: toldBy(view, entity.id).size,
      outlets: new Set([...articles].map((a) => view.shelf.outletOf(a)).filter((o) => o !== '')).size,
    },
    point: place ? { lat: place.lat, lon: place.lon, precision: place.precision } : null,
    within: withinOf(view, entity.id),
  };
}

function withinOf(view: View, id: string): Bilingual | null {
  const [above] = view.containers(id);
  return above === undefined ? null : view.entityRef(above).name;
}

/** Incidents of the claims that go back to it. */
function toldBy({ ties }: View, id: string): Set<string> {
  return new Set(ties.origin.get(`o:${id}`)?.claims.flatMap((c) => ties.incidentOf(c) ?? []));
}

export function entitiesPage(view: View, query: EntitiesQuery): EntitiesPage {
  const words = fold(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const kinds: readonly string[] | null =
    query.kind === undefined ? null : query.kind === 'party' ? ['actor', 'person'] : [query.kind];
  const found = view.ties.accounts.entities.filter(
    (e) => (!kinds || isOf(view, e, kinds)) && (words.length === 0 || isNamed(view, e, words)),
  );
  const many = (e: Entity) => view.ties.claimsOf.get(e.id)?.length ?? 0;
  const told = query.kind === 'source';
  const incidents = (e: Entity) => (told ? toldBy(view, e.id).size : view.ties.incidentCount(e.id));
  const byId = (a: Entity, b: Entity) => (a.id < b.id ? -1 : 1);
  if (query.sort === 'name')
    found.sort((a, b) => (a.name.ar < b.name.ar ? -1 : a.name.ar > b.name.ar ? 1 : byId(a, b)));
  else {
    const weight = new Map(found.map((e) => [e, query.sort === 'claims' ? many(e) : incidents(e)]));
    // whose own name has the words comes before whom a text only calls so
    const own = new Set(found.filter((e) => words.length > 0 && holds(`${e.name.ar} ${e.name.en}`, words)));
    found.sort((a, b) => Number(own.has(b)) - Number(own.has(a)) || weight.get(b)! - weight.get(a)! || byId(a, b));
  }
  const more = query.known === 'true' && words.length > 0 ? knownBy(view, words, kinds) : [];
  return view.page([...found, ...more], query, (e) => entityRow(view, e));
}

const holds = (text: string, words: readonly string[]): boolean => {
  const folded = fold(text);
  return words.every((w) => folded.includes(w));
};

/** Places, actors and persons of the tables that bear the words and that the case does not name; whole names first, then the shorter. */
function knownBy(view: View, words: readonly string[], kinds: readonly string[] | null): Entity[] {
  const wanted = kinds?.includes('source') ? ['source', 'actor', 'person'] : kinds;
  const whole = words.join(' ');
  const found: { entity: Entity; rank: number }[] = [];
  for (const { kind, id, name, folded } of listOf(view.world.knowledge)) {
    if (wanted && !wanted.includes(kind)) continue;
    // looks at names as they are shown: nobody finds out a withheld one by asking
    const fits = folded.filter((n) => words.every((w) => n.includes(w)) && view.gate.spans(n).length === 0);
    if (fits.length === 0 || view.ties.entity.has(id) || view.withheld.has(id)) continue;
    const rank = fits.includes(whole) ? 0 : Math.min(...fits.map((n) => n.length));
    found.push({ entity: { id, kind, name, forms: [], because: [] }, rank });
  }
  found.sort((a, b) => a.rank - b.rank || (a.entity.id < b.entity.id ? -1 : 1));
  return found.slice(0, MOST_KNOWN).map((f) => f.entity);
}

interface Known {
  readonly id: string;
  readonly kind: 'place' | 'actor' | 'person';
  readonly name: Bilingual;
  /** Every name, folded. */
  readonly folded: readonly string[];
}

const lists = new WeakMap<Knowledge, readonly Known[]>();

/** All that the tables know, made when it is first asked for. */
function listOf(knowledge: Knowledge): readonly Known[] {
  let list = lists.get(knowledge);
  if (!list) {
    const foldedOf = (names: readonly string[]) => [...new Set(names.map((n) => fold(n)))];
    const named = new Map<string, string[]>();
    for (const { kind, id, text } of knowledge.names) if (kind === 'actor') put(named, id, text);
    list = [
      ...[...knowledge.places.values()].map(({ id, ar, en }) => ({
        ...{ id, kind: 'place' as const, name: { ar: ar[0] ?? id, en: en[0] ?? ar[0] ?? id } },
        folded: foldedOf([...ar, ...en]),
      })),
      ...[...knowledge.actors.values()].map(({ id, name }) => ({
        ...{ id, kind: 'actor' as const, name: { ar: name.ar, en: name.en } },
        folded: foldedOf([name.ar, name.en, ...(named.get(id) ?? [])]),
      })),
      ...[...knowledge.persons.values()].map(({ id, names, short, en }) => ({
        ...{ id, kind: 'person' as const, name: { ar: names[0] ?? id, en } },
        folded: foldedOf([...names, ...short, en]),
      })),
    ];
    lists.set(knowledge, list);
  }
  return list;
}

/** An actor that is quoted is a source too. */
function isOf(view: View, entity: Entity, kinds: readonly string[]): boolean {
  if (kinds.includes(entity.kind)) return true;
  return kinds.includes('source') && view.ties.sources.has(entity.id);
}

function isNamed(view: View, entity: Entity, words: readonly string[]): boolean {
  if (view.gate.withholds(entity.id)) return false;
  const forms = entity.forms.map((f) => f.text).join(' ');
  const all = fold(view.gate.text(`${entity.name.ar} ${entity.name.en} ${forms}`));
  return words.every((w) => all.includes(w));
}

/** @throws IsnadError `not-found` */
export function entityView(view: View, given: string): EntityView {
  const id = view.known(given);
  const { ties, world } = view;
  const entity = ties.entity.get(id) ?? placeOutside(view, id) ?? missing('actor, person, place or source', id);
  const roles = { agent: 0, target: 0, place: 0, source: 0 };
  for (const claim of ties.claimsOf.get(id) ?? []) {
    const links = ties.linksOf(claim)!;
    for (const role of ROLES) if (links[role].includes(id)) roles[role]++;
  }
  const incidents = incidentsOf(view, id);
  const children = entity.kind === 'place' ? (view.roll.placesIn.get(id) ?? []) : [];
  return {
    ...view.state,
    ...entityRow(view, entity),
    alias: view.aliasOf(id),
    because: entity.because,
    roles,
    byOutlet: byOutlet(view, entity),
    naming: ties.accounts.naming.filter((c) => c.party === id).map((c) => cellView(c)),
    voices: ties.accounts.voices
      .filter((v) => v.source === id)
      .map((v) => ({ outlet: view.outletRef(v.outlet), count: v.count, cues: v.cues })),
    incidents: incidents.slice(0, MOST_INCIDENTS).map((i) => incidentRow(view, i)),
    timeline: binned(incidents),
    parents: world.knowledge.places.has(id) ? view.containers(id).map((p) => view.entityRef(p)) : [],
    children: children.slice(0, MOST_INCIDENTS).map((e) => entityRow(view, e)),
    review: view.docket.review({ kind: 'entity', ids: [id] }),
    pairs: view.docket.besides(id).map(({ other, review }) => ({ other: view.entityRef(other), review })),
  };
}

/** Sorting more than so many takes longer than going through all in their order. */
const FEW = 2000;

/** Those that it has a part in, and those that it tells of; disputed ones first. */
function incidentsOf({ ties, roll }: View, id: string): readonly Listed[] {
  const found = new Set(ties.incidentsOf(id));
  for (const claim of ties.claimsOf.get(id) ?? []) {
    const listed = ties.listed(ties.incidentOf(claim) ?? '');
    if (listed) found.add(listed);
  }
  if (found.size < FEW) return [...found].sort(disputedFirst);
  return roll.inOrder('disputed', disputedFirst).filter((i) => found.has(i));
}

/** A place that no claim names but that contains some that are named has a page too. */
function placeOutside(view: View, id: string): Entity | null {
  if (!view.roll.placeNames.has(id)) return null;
  return { id, kind: 'place', name: view.roll.placeNames.get(id)!, forms: [], because: ['contains-named'] };
}

/** The words by which each outlet calls it in its claims, as the texts show them. */
function byOutlet(view: View, entity: Entity): EntityView['byOutlet'] {
  const claims = new Map<string, number>();
  for (const c of view.ties.claimsOf.get(entity.id) ?? []) add(claims, view.shelf.outletOf(articleOf(c)));
  const forms = new Map<string, Map<string, number>>();
  for (const claim of view.ties.claimsOf.get(entity.id) ?? []) {
    const article = view.shelf.article.get(articleOf(claim));
    if (!article) continue;
    const outlet = article.outlet ?? '';
    const counts = forms.get(outlet) ?? new Map<string, number>();
    forms.set(outlet, counts);
    const { text } = view.text(article);
    for (const { start, end } of spotsOf(view, claim, entity.id)) add(counts, text.slice(start, end));
  }
  return [...claims]
    .map(([outlet, n]) => ({ ...view.outletRef(outlet), claims: n, forms: mostFrequent(forms.get(outlet)) }))
    .sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1));
}

/** Where a claim names an entity. */
function spotsOf({ shelf, ties }: View, claim: string, id: string): readonly Span[] {
  const links = ties.linksOf(claim);
  if (!links) return [];
  return ROLES.flatMap((role) => {
    if (!links[role].includes(id)) return [];
    const spots = shelf.claims.spots(claim, role);
    const aligned = links[role].length === spots.length;
    return spots.filter((s, k) => !s.pointing && (aligned ? links[role][k] : s.entity) === id);
  });
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

function mostFrequent(counts: ReadonlyMap<string, number> = new Map()): EntityView['forms'] {
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_FORMS);
}
