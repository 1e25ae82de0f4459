/** The list of incidents with its facets. */
import { GRADES } from '../../model/index.ts';
import type { Bilingual, Facet, IncidentQuery, IncidentRow, IncidentsPage } from '../contract.ts';
import { FACETS } from '../contract.ts';
import type { Listed } from '../listed.ts';
import { type Test, testsOf } from './filters.ts';
import { disputedFirst } from './roll.ts';
import { tollOf } from './tolls.ts';
import type { View } from './view.ts';

/** Most values that one facet lists, the most frequent ones. */
const MOST_VALUES = 60;
const NONE: ReadonlySet<string> = new Set();
type Counts = Record<Facet['name'], Map<string, number>>;

/** One pass: an incident that only one facet's filter keeps out still counts in that facet. */
export function incidentsPage(view: View, query: IncidentQuery): IncidentsPage {
  const tests = testsOf(view, query);
  if (tests.length === 0)
    return { ...view.page(inOrder(view, query), query, (i) => incidentRow(view, i)), facets: allFacets(view) };
  const counts = Object.fromEntries(FACETS.map((name) => [name, new Map()])) as unknown as Counts;
  const found: Listed[] = [];
  for (const i of inOrder(view, query)) {
    const failed = fieldFailed(tests, i);
    if (failed === 'none') {
      found.push(i);
      for (const name of FACETS) countIn(counts[name], i, name);
    } else if (failed !== 'several' && failed !== 'other') countIn(counts[failed], i, failed);
  }
  const facets = FACETS.map((name) => {
    const chosen = chosenIn(view, query, name);
    for (const value of chosen) if (!counts[name].has(value)) counts[name].set(value, 0);
    return { name, values: valuesOf(view, name, counts[name], chosen) };
  });
  return { ...view.page(found, query, (i) => incidentRow(view, i)), facets };
}

const inOrder = (view: View, { sort }: IncidentQuery): readonly Listed[] => view.roll.inOrder(sort, ORDERS[sort]);

const known = new WeakMap<View, Facet[]>();

/** The facets of all incidents, counted once. */
function allFacets(view: View): Facet[] {
  let facets = known.get(view);
  if (!facets) {
    facets = FACETS.map((name) => {
      const counts = new Map<string, number>();
      for (const i of view.roll.incidents) countIn(counts, i, name);
      return { name, values: valuesOf(view, name, counts, NONE) };
    });
    known.set(view, facets);
  }
  return facets;
}

/** The one facet whose filter keeps the incident out. */
function fieldFailed(tests: readonly Test[], i: Listed): Test['field'] | 'none' | 'several' {
  let failed: Test['field'] | 'none' = 'none';
  for (const { field, holds } of tests) {
    if (failed === field || holds(i)) continue;
    if (failed !== 'none') return 'several';
    failed = field;
  }
  return failed;
}

const byId = (a: Listed, b: Listed): number => (a.id < b.id ? -1 : 1);
const day = (i: Listed, otherwise: string): string => i.from ?? i.to ?? otherwise;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const ORDERS: Record<IncidentQuery['sort'], (a: Listed, b: Listed) => number> = {
  disputed: disputedFirst,
  newest: (a, b) => compare(day(b, ''), day(a, '')) || byId(a, b),
  oldest: (a, b) => compare(day(a, '9'), day(b, '9')) || byId(a, b),
  origins: (a, b) => b.origins - a.origins || byId(a, b),
  claims: (a, b) => b.claims - a.claims || byId(a, b),
};

export function incidentRow(view: View, listed: Listed): IncidentRow {
  const { id, type, from, to, place, scale, grade, outlets, claims, origins, disputes } = listed;
  const row = view.ties.row(id);
  return {
    id,
    type,
    title: view.titleOf(listed),
    from,
    to,
    place,
    scale,
    grade,
    outlets,
    parties: row.parties.map((party) => view.entityRef(party)),
    counts: { claims, articles: row.articles, origins, disputes },
    verdicts: row.aspects,
    tolls: row.tolls.map((t) => tollOf(view, t)),
  };
}

/** What is chosen of a facet: it stays there to be taken back, though nothing fits any more. */
function chosenIn(view: View, query: IncidentQuery, name: Facet['name']): ReadonlySet<string> {
  const value = name === 'month' ? undefined : query[name];
  const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  return new Set(values.flatMap((v) => view.gate.in(v) ?? []));
}

function valuesOf(
  view: View,
  name: Facet['name'],
  counts: ReadonlyMap<string, number>,
  chosen: ReadonlySet<string>,
): Facet['values'] {
  const values = [...counts].sort((a, b) =>
    name === 'month' ? compare(a[0], b[0]) : b[1] - a[1] || compare(a[0], b[0]),
  );
  if (name === 'grade') values.sort((a, b) => GRADES.indexOf(a[0] as never) - GRADES.indexOf(b[0] as never));
  const shown = name === 'month' ? values : values.filter(([id], k) => k < MOST_VALUES || chosen.has(id));
  const listed = new Set(shown.map(([id]) => id));
  return shown.map(([id, count]) => {
    const parent = name === 'place' ? view.containers(id).find((p) => listed.has(p)) : undefined;
    return { id, label: labelOf(view, name, id), count, ...(parent ? { parent } : {}) };
  });
}

function countIn(counts: Map<string, number>, i: Listed, name: Facet['name']): void {
  for (const value of valuesIn(i, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
}

const TRUE = ['true'];
const FALSE = ['false'];

function valuesIn(i: Listed, name: Facet['name']): readonly string[] {
  switch (name) {
    case 'disputed':
      return i.disputes > 0 ? TRUE : FALSE;
    case 'month':
      return i.month ? [i.month] : [];
    case 'place':
      return i.places;
    case 'actor':
      return i.actors;
    case 'outlet':
      return i.outlets;
    default:
      return [i[name]];
  }
}

/** Where a facet's values are words of the program (grades, yes and no, months), the pages have the words. */
function labelOf(view: View, name: Facet['name'], id: string): Bilingual {
  if (name === 'type') return view.world.ontology.get(id)?.label ?? { ar: id, en: id };
  if (name === 'place') return view.roll.placeNames.get(id) ?? view.entityRef(id).name;
  if (name === 'actor') return view.entityRef(id).name;
  if (name === 'outlet') return view.outletRef(id).name;
  return { ar: id, en: id };
}
