/** What a person calls an actor, person or place → ids of the knowledge tables. */
import type { Knowledge } from '../knowledge/index.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { fold } from '../text/fold.ts';

let types: ReadonlySet<string> | null = null;

/** The types that claims can have. */
export function ontologyTypes(): ReadonlySet<string> {
  types ??= new Set(loadOntology().keys());
  return types;
}

type Names = Pick<Knowledge, 'actors' | 'persons' | 'places' | 'names'>;

/** Ids of actors and persons: the id itself, or every one that bears the name in Arabic or English. */
export function entityIds(asked: string, knowledge: Names): string[] {
  if (knowledge.actors.has(asked) || knowledge.persons.has(asked)) return [asked];
  const ids = listed(asked, knowledge, ['actor', 'person']);
  const english = asked.trim().toLowerCase();
  for (const [id, actor] of knowledge.actors) if (actor.name.en.toLowerCase() === english) ids.add(id);
  for (const [id, person] of knowledge.persons) if (person.en.toLowerCase() === english) ids.add(id);
  return [...ids];
}

/** Ids of places: the id itself, or every one that bears the name. */
export function placeIds(asked: string, knowledge: Names): string[] {
  if (knowledge.places.has(asked)) return [asked];
  const ids = listed(asked, knowledge, ['place']);
  const english = asked.trim().toLowerCase();
  for (const [id, place] of knowledge.places) if (place.en.some((name) => name.toLowerCase() === english)) ids.add(id);
  return [...ids];
}

function listed(asked: string, { names }: Names, kinds: readonly string[]): Set<string> {
  const key = fold(asked.trim()).replace(/\s+/g, ' ');
  return new Set(names.filter((n) => kinds.includes(n.kind) && fold(n.text) === key).map((n) => n.id));
}
