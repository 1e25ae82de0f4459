/** Which party of a war an actor or person belongs to, so that «الجيش السوري» and «بشار الأسد» stand in one row of the matrix. */
import { sidesOn } from '../knowledge/actor-names.ts';
import type { Actor } from '../knowledge/actors.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { roleOn } from '../knowledge/persons.ts';
import type { Bilingual } from '../model/index.ts';
import { readTable } from '../text/data.ts';
import { PEOPLE } from './naming-lexicon.ts';

/** Bodies that are cited: no parties. */
const CITED = new Set(['un', 'igo', 'monitor', 'company', 'outlet']);
/** Bodies and communities that are named apart, whatever side they are counted to. */
const APART = new Set(['ngo', 'community']);

export interface Party {
  readonly id: string;
  /** Kind of the actor that was named. */
  readonly kind: string;
}

/**
 * The party of an entity on a day (ISO; null: its first side). A state that stands on a side of its own, and every body of it, is that
 * state; another actor is the side it stands on, its own or that of the body it belongs to; else itself. Null for outlets, monitors and other bodies that are only cited.
 */
export function partyOf(knowledge: Knowledge, entity: string, day: string | null): Party | null {
  const person = knowledge.persons.get(entity);
  if (person) {
    const role = roleOn(person, day) ?? person.roles[0];
    const party = role ? partyOf(knowledge, role.actor, day) : null;
    return party && { id: party.id, kind: 'person' };
  }
  const actor = knowledge.actors.get(entity);
  if (!actor || knowledge.outlets.has(entity) || CITED.has(actor.kind)) return null;
  if (APART.has(actor.kind)) return { id: actor.id, kind: actor.kind };
  const line = ancestry(knowledge, actor);
  const state = line.find((a) => a.kind === 'state' && a.alignment.length > 0);
  if (state) return { id: state.id, kind: actor.kind };
  for (const a of line) {
    const side = (day && sidesOn(a, day)[0]) || a.alignment[0]?.side;
    if (side) return { id: side, kind: actor.kind };
  }
  return actor.kind === 'agency' || actor.kind === 'unspecified' ? null : { id: line.at(-1)!.id, kind: actor.kind };
}

function ancestry(knowledge: Knowledge, actor: Actor): Actor[] {
  const line = [actor];
  for (let at = actor; at.parent !== null && line.length < 12; ) {
    const parent = knowledge.actors.get(at.parent);
    if (!parent) break;
    line.push(parent);
    at = parent;
  }
  return line;
}

let families: ReadonlyMap<string, Bilingual> | undefined;
const family = (id: string): Bilingual | undefined => {
  families ??= new Map(
    readTable('lang/ar/lexicons/naming-families.tsv', ['id', 'ar', 'en']).map(({ cells }) => [
      cells.id!,
      { ar: cells.ar!, en: cells.en! },
    ]),
  );
  return families.get(id);
};

/** The neutral name of a party; the id itself where the tables do not know it. */
export function partyName(knowledge: Knowledge, id: string): Bilingual {
  if (id.startsWith(PEOPLE)) return family(id.slice(PEOPLE.length)) ?? { ar: id, en: id };
  const side = knowledge.book.sides.find((s) => s.id === id);
  if (side) return { ar: side.ar, en: side.en };
  const actor = knowledge.actors.get(id);
  return actor ? actor.name : { ar: id, en: id };
}
