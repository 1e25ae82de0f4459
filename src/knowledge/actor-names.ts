/** Every written name of every actor, for building a matcher; and the reading of names that depend on the viewpoint. */
import { fold } from '../text/fold.ts';
import type { Actor, ActorBook, Alias, Collective, Pattern, Reading, Stance, Viewpoint } from './actors.ts';
import { within } from './period.ts';
import { loadSpelling, type Spelling, variants } from './spelling.ts';

/** One name of an actor. `how` tells which field it comes from. */
export interface ActorName extends Alias {
  readonly actor: string;
  readonly how: 'name' | 'alias' | 'rename' | 'metonym' | 'loaded' | 'people' | 'pattern';
  readonly stance: Stance;
  /** Set where the name is an office, «الرئيس التركي»: the English role, whose holder is meant. `actor` is then the body. */
  readonly role?: string;
}

/**
 * All names of all actors in order of precedence: an actor's own names first, then what the patterns make of the adjectives of
 * states, then the spellings that the rules for parties make of both. What folds to a name of an earlier kind is left out.
 */
export function actorNames(book: ActorBook, spelling: Spelling = loadSpelling()): ActorName[] {
  const names = book.actors.flatMap(ownNames);
  const taken = new Set(names.map((n) => fold(n.ar)));
  const add = (more: ActorName[]): void => {
    const fresh = more.filter((n) => !taken.has(fold(n.ar)));
    for (const n of fresh) taken.add(fold(n.ar));
    names.push(...fresh);
  };
  add(book.actors.flatMap((a) => patternNames(a, book)));
  add(
    names.flatMap((n) =>
      variants([n.ar], 'parties', false, spelling)
        .slice(1)
        .map((ar) => ({ ...n, ar })),
    ),
  );
  return names;
}

function ownNames(actor: Actor): ActorName[] {
  const plain = (ar: string, how: ActorName['how']): ActorName => ({
    ar,
    how,
    actor: actor.id,
    stance: 'neutral',
    collides: false,
    common: false,
    country: null,
  });
  const all = [
    plain(actor.name.ar, 'name'),
    ...actor.aliases.map((a): ActorName => ({ ...a, actor: actor.id, how: 'alias', stance: 'neutral' })),
    ...actor.renames.map((r) => plain(r.ar, 'rename')),
    ...actor.metonyms.map((a): ActorName => ({ ...a, actor: actor.id, how: 'metonym', stance: 'neutral' })),
    ...actor.people.map((p) => plain(p, 'people')),
    ...actor.loaded.map(({ why: _, source: __, ...l }): ActorName => ({ ...l, actor: actor.id, how: 'loaded' })),
  ];
  const seen = new Set<string>();
  return all.filter((n) => !seen.has(fold(n.ar)) && seen.add(fold(n.ar)));
}

function patternNames(actor: Actor, book: ActorBook): ActorName[] {
  const names: ActorName[] = [];
  const put = (ar: string, { part, role }: Pattern): void => {
    names.push({
      ar,
      actor: actor.parts[part] ?? actor.id,
      how: 'pattern',
      stance: 'neutral',
      collides: false,
      common: false,
      country: null,
      ...(role && { role }),
    });
  };
  for (const pattern of book.patterns) {
    if (pattern.ar.includes('{people}')) for (const p of actor.people) put(pattern.ar.replace('{people}', p), pattern);
    else
      for (const word of actor.adjectives)
        put(pattern.ar.replace('{m}', `ال${word}`).replace('{f}', `ال${word}ة`).replace('{fi}', `${word}ة`), pattern);
  }
  return names;
}

/** The sides that the actor stands on at a day (ISO), by its dated alignment. */
export function sidesOn(actor: Actor, day: string): string[] {
  return actor.alignment.filter((a) => within(day, a.from, a.to)).map((a) => a.side);
}

/** What a collective word means in news about `country` (alpha-2) by an outlet of that viewpoint; null where no reading fits. */
export function readCollective(collective: Collective, country: string, viewpoint: Viewpoint): Reading | null {
  const fits = (r: Reading): boolean =>
    (r.country === country || r.country === 'any') && (r.viewpoint === viewpoint || r.viewpoint === 'any');
  return collective.readings.find(fits) ?? null;
}
