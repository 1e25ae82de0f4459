/** Filters as sets and tests. */
import { fold } from '../../text/fold.ts';
import type { Facet, IncidentFilters } from '../contract.ts';
import type { Listed } from '../listed.ts';
import type { View } from './view.ts';

/** The values of a filter; null where it is not set. */
export const ids = (values: readonly string[] | undefined): Set<string> | null =>
  values?.length ? new Set(values) : null;

export interface Test {
  /** The facet that the filter belongs to; its values are counted without it. */
  readonly field: Facet['name'] | 'other';
  readonly holds: (i: Listed) => boolean;
}

/** One test for each filter that is set. */
export function testsOf(view: View, f: IncidentFilters): Test[] {
  const tests: Test[] = [];
  const add = (field: Test['field'], holds: Test['holds']) => tests.push({ field, holds });
  const known = (values: readonly string[] | undefined) => ids(values?.map((v) => view.known(v)));
  const type = ids(f.type);
  if (type) add('type', (i) => type.has(i.type));
  const place = known(f.place);
  if (place)
    add(
      'place',
      heldBy(place, (i) => i.places),
    );
  const actor = known(f.actor);
  if (actor)
    add(
      'actor',
      heldBy(actor, (i) => i.actors),
    );
  const outlet = ids(f.outlet);
  if (outlet) add('outlet', (i) => i.outlets.some((o) => outlet.has(o)));
  const grade = ids(f.grade);
  if (grade) add('grade', (i) => grade.has(i.grade));
  const scale = ids(f.scale);
  if (scale) add('scale', (i) => scale.has(i.scale));
  if (f.disputed) {
    const wanted = f.disputed === 'true';
    add('disputed', (i) => i.disputes > 0 === wanted);
  }
  const { from, to } = f;
  if (from) add('month', (i) => (i.to ?? i.from ?? '') >= from);
  if (to) add('month', (i) => i.from !== null && i.from <= to);
  const origin = known(f.origin);
  if (origin) {
    const told = new Set<string | undefined>();
    for (const o of origin) for (const c of view.ties.origin.get(o)?.claims ?? []) told.add(view.ties.incidentOf(c));
    add('other', (i) => told.has(i.id));
  }
  const words = fold(f.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  if (words.length) add('other', (i) => titleHolds(view, i, words));
  return tests;
}

/** Most incidents share their lists of actors and places with others: each list is looked through once. */
function heldBy(wanted: ReadonlySet<string>, listOf: (i: Listed) => readonly string[]): Test['holds'] {
  const held = new Map<readonly string[], boolean>();
  return (i) => {
    const list = listOf(i);
    let holds = held.get(list);
    if (holds === undefined) {
      holds = list.some((id) => wanted.has(id));
      held.set(list, holds);
    }
    return holds;
  };
}

/** Looks at the title as it is shown: nobody finds out a withheld name by asking for it. */
function titleHolds(view: View, { title }: Listed, words: readonly string[]): boolean {
  const all = fold(`${view.gate.text(title.ar)} ${view.gate.text(title.en)}`);
  return words.every((w) => all.includes(w));
}

export function matching(view: View, f: IncidentFilters): Listed[] {
  const tests = testsOf(view, f);
  return view.roll.incidents.filter((i) => tests.every((t) => t.holds(i)));
}
