/** The list of incidents with its facets. */
import { GRADES } from '../../model/index.ts';
import type { Bilingual, Facet, IncidentQuery, IncidentRow, IncidentsPage } from '../contract.ts';
import { FACETS } from '../contract.ts';
import type { Listed } from '../listed.ts';
import { type Test, testsOf } from './filters.ts';
import { disputedFirst, type Roll } from './roll.ts';
import { tollOf } from './tolls.ts';
import type { View } from './view.ts';

/** Most values that one facet lists, the most frequent ones. */
const MOST_VALUES = 60;
type Counts = Record<Facet['name'], Map<string, number>>;

/** One pass: an incident that only one facet's filter keeps out still counts in that facet. */
export function incidentsPage(view: View, query: IncidentQuery): IncidentsPage {
  const tests = testsOf(view, query);
  const all = view.roll.inOrder(query.sort, ORDERS[query.sort]);
  const found: Listed[] = [];
  const fields = new Set(tests.map((t) => t.field));
  // a facet that alone is filtered counts all incidents
  const alone = (name: Facet['name']): boolean => fields.size === 0 || (fields.size === 1 && fields.has(name));
  const counts = countsBy((name) => (alone(name) ? new Map(allOf(view, name)) : new Map()));
  const counted = FACETS.filter((name) => !alone(name));
  for (const i of tests.length === 0 ? [] : all) {
    const failed = fieldFailed(tests, i);
    if (failed === 'none') {
      found.push(i);
      for (const name of counted) countIn(counts[name], i, name);
    } else if (fields.size > 1 && failed !== 'several' && failed !== 'other') countIn(counts[failed], i, failed);
  }
  const facets = FACETS.map((name) => {
    const chosen = chosenIn(view, query, name);
    for (const value of chosen) if (!counts[name].has(value)) counts[name].set(value, 0);
    return { name, values: valuesOf(view, name, counts[name], chosen) };
  });
  return { ...view.page(tests.length === 0 ? all : found, query, (i) => incidentRow(view, i)), facets };
}

const countsBy = (make: (name: Facet['name']) => Map<string, number>): Counts =>
  Object.fromEntries(FACETS.map((name) => [name, make(name)])) as Counts;

const known = new WeakMap<Roll, Partial<Counts>>();

/** How often each value of a facet stands in all incidents, counted once. */
function allOf({ roll }: View, name: Facet['name']): ReadonlyMap<string, number> {
  const counts = known.get(roll) ?? {};
  known.set(roll, counts);
  let all = counts[name];
  if (!all) {
    all = new Map();
    for (const i of roll.incidents) countIn(all, i, name);
    counts[name] = all;
  }
  return all;
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
  const least = name === 'month' ? 0 : leastOf(counts);
  const values = [...counts]
    .filter(([id, count]) => count >= least || chosen.has(id))
    .sort((a, b) => (name === 'month' ? compare(a[0], b[0]) : b[1] - a[1] || compare(a[0], b[0])));
  if (name === 'grade') values.sort((a, b) => GRADES.indexOf(a[0] as never) - GRADES.indexOf(b[0] as never));
  const shown = name === 'month' ? values : values.filter(([id], k) => k < MOST_VALUES || chosen.has(id));
  const listed = new Set(shown.map(([id]) => id));
  return shown.map(([id, count]) => {
    const parent = name === 'place' ? view.containers(id).find((p) => listed.has(p)) : undefined;
    return { id, label: labelOf(view, name, id), count, ...(parent ? { parent } : {}) };
  });
}

/** What is less frequent is not among the most frequent values. */
function leastOf(counts: ReadonlyMap<string, number>): number {
  return Float64Array.from(counts.values()).sort().at(-MOST_VALUES) ?? 0;
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
