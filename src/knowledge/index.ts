/** All that the program knows of the world, loaded once, and every name it can be written with. */
import type { NameKind } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { NameTrie } from '../text/trie.ts';
import { actorNames } from './actor-names.ts';
import { type Actor, type ActorBook, type Collective, loadActors } from './actors.ts';
import { type DatedEvent, loadDatedEvents } from './dated-events.ts';
import { Lands } from './lands.ts';
import { loadOutlets, type Outlet } from './outlets.ts';
import { loadPersons, type Person, personNames } from './persons.ts';
import { loadPlaces, type Place } from './places.ts';
import { loadSpelling } from './spelling.ts';
import { loadWeapons, type Weapon } from './weapons.ts';

/** One way of writing one name. */
export interface ListedName {
  readonly kind: NameKind;
  readonly id: string;
  readonly text: string;
  /** The name is also an ordinary word: 1 it needs support from its context, 2 it is prominent enough to stand alone. */
  readonly common: 0 | 1 | 2;
  /** Of an office («الرئيس التركي»): the English role whose holder is meant. */
  readonly role?: string;
}

/** The tables themselves, as data that can be given to a thread. */
export interface KnowledgeTables {
  readonly places: ReadonlyMap<string, Place>;
  readonly book: ActorBook;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly persons: ReadonlyMap<string, Person>;
  readonly outlets: ReadonlyMap<string, Outlet>;
  readonly weapons: ReadonlyMap<string, Weapon>;
  readonly names: readonly ListedName[];
  /** Folded names of actors that take a side. */
  readonly loadedNames: ReadonlySet<string>;
  readonly dated: readonly DatedEvent[];
}

export interface Knowledge extends KnowledgeTables {
  /** Operations, truces and resolutions by their names. */
  readonly events: NameTrie<DatedEvent>;
  /** Which country words and names belong to. */
  readonly lands: Lands;
}

const COLLECTIVE = 'collective:';

/** Id under which the n-th collective word of actors.yaml goes («النظام», «المسلحون»): who it is depends on the viewpoint. */
export const collectiveId = (n: number): string => `${COLLECTIVE}${n}`;

export const isCollectiveId = (id: string): boolean => id.startsWith(COLLECTIVE);

/** The collective word of such an id; undefined for any other id. */
export const collectiveOf = (book: ActorBook, id: string): Collective | undefined =>
  isCollectiveId(id) ? book.collectives[Number(id.slice(COLLECTIVE.length))] : undefined;

/** Whether an actor passes on what others say: news agencies and outlets. */
export const relays = ({ actors, outlets }: Pick<Knowledge, 'actors' | 'outlets'>, id: string): boolean => {
  const actor = actors.get(id);
  return actor ? actor.kind === 'outlet' : outlets.has(id);
};

/** The actor that stands for each state, by its alpha-2 code. */
export const statesOf = ({ book }: Pick<Knowledge, 'book'>): Map<string, Actor> =>
  new Map(book.actors.flatMap((a) => (a.kind === 'state' && a.country ? [[a.country, a] as const] : [])));

let loaded: Knowledge | undefined;

/** Every table, loaded at the first call. Errors are those of the single loaders. */
export function loadKnowledge(): Knowledge {
  loaded ??= knowledgeOf(readTables());
  return loaded;
}

/** Knowledge from its tables. */
export const knowledgeOf = (tables: KnowledgeTables): Knowledge => ({
  ...tables,
  events: byName(tables.dated),
  lands: new Lands(tables),
});

function readTables(): KnowledgeTables {
  const spelling = loadSpelling();
  const places = loadPlaces();
  const book = loadActors();
  const persons = loadPersons();
  const outlets = loadOutlets();
  const weapons = loadWeapons();
  const names: ListedName[] = [];
  const loadedNames = new Set<string>();
  for (const n of actorNames(book, spelling)) {
    const common = n.common ? 1 : 0;
    names.push({ kind: 'actor', id: n.actor, text: n.ar, common, ...(n.role && { role: n.role }) });
    if (n.stance !== 'neutral') loadedNames.add(fold(n.ar));
  }
  book.collectives.forEach((c, k) => {
    for (const ar of c.ar) names.push({ kind: 'actor', id: collectiveId(k), text: ar, common: 0 });
  });
  for (const p of persons) {
    for (const text of personNames(p, spelling)) names.push({ kind: 'person', id: p.id, text, common: 0 });
    for (const text of p.short) names.push({ kind: 'person', id: p.id, text, common: 2 });
  }
  for (const p of places.values())
    for (const text of p.ar) names.push({ kind: 'place', id: p.id, text, common: p.common });
  for (const o of outlets)
    for (const text of o.names) names.push({ kind: 'outlet', id: o.id, text, common: text.includes(' ') ? 0 : 1 });
  for (const w of weapons) for (const text of w.names) names.push({ kind: 'weapon', id: w.id, text, common: 0 });
  const byId = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((x) => [x.id, x]));
  return {
    places,
    book,
    actors: byId(book.actors),
    persons: byId(persons),
    outlets: byId(outlets),
    weapons: byId(weapons),
    names,
    loadedNames,
    dated: loadDatedEvents(),
  };
}

function byName(events: readonly DatedEvent[]): NameTrie<DatedEvent> {
  const trie = new NameTrie<DatedEvent>();
  for (const event of events) for (const name of event.names) trie.add(name, event);
  return trie;
}

/**
 * Single words that are names, folded, with and without the article: what a word form may be when no lexicon holds it. Words of
 * person names count too; weapons do not (they are nouns), nor do names that are ordinary words.
 */
export function nameWords(names: readonly ListedName[]): Set<string> {
  const words = new Set<string>();
  const add = (word: string) => {
    if (word.length < 3) return;
    words.add(word);
    if (word.startsWith('ال') && word.length > 4) words.add(word.slice(2));
  };
  for (const { kind, text, common } of names) {
    if (kind === 'weapon' || common === 1) continue;
    const parts = fold(text).split(/\s+/);
    if (parts.length === 1 || kind === 'person') for (const part of parts) add(part);
  }
  return words;
}
