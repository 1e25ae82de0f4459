/** Which country a word or a name belongs to. */
import { idsOf, type NameMention } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import type { Word } from '../text/words.ts';
import { type Actor, sharedCountry } from './actors.ts';
import type { Knowledge } from './index.ts';
import { landOf } from './places.ts';

/** Countries are ISO 3166-1 alpha-2 codes. */
export class Lands {
  private readonly adjectives = new Map<string, Actor>();
  private readonly persons = new Map<string, ReadonlySet<string>>();

  constructor(private readonly knowledge: Pick<Knowledge, 'book' | 'actors' | 'persons' | 'places'>) {
    for (const actor of knowledge.book.actors)
      for (const word of actor.adjectives) if (!this.adjectives.has(fold(word))) this.adjectives.set(fold(word), actor);
  }

  /** The actor that an adjective of nationality stands for, by its lemma: «تركي». */
  ofLemma(lemma: string): Actor | undefined {
    return this.adjectives.get(fold(lemma));
  }

  /** The country of an adjective of nationality: «التركي»; null for other words. */
  ofAdjective(word: Word | null | undefined): string | null {
    if (!word?.classes.has('nationality') || word.best.conjunction || word.best.preposition) return null;
    for (const { entry } of word.best.readings) {
      const actor = this.ofLemma(entry.lemma);
      if (actor) return actor.country ?? null;
    }
    return null;
  }

  /** The country that all bodies, or all places, of a name belong to; null where they differ or have none. */
  ofName(name: NameMention): string | null {
    const actors = idsOf(name, 'actor');
    if (actors.length > 0) return sharedCountry(actors, this.knowledge.actors) ?? null;
    const { places } = this.knowledge;
    const lands = idsOf(name, 'place').map((id) => {
      const place = places.get(id);
      return place && landOf(place, places);
    });
    const [first] = lands;
    return first && lands.every((l) => l === first) ? (/^iso:([A-Z]{2})$/.exec(first)?.[1] ?? null) : null;
  }

  /** The countries of a person and of the bodies in which he held offices. */
  ofPerson(id: string): ReadonlySet<string> {
    let held = this.persons.get(id);
    if (held === undefined) {
      const person = this.knowledge.persons.get(id);
      const offices = person?.roles.map((r) => this.knowledge.actors.get(r.actor)?.country) ?? [];
      held = new Set([person?.country, ...offices].filter((c) => typeof c === 'string'));
      this.persons.set(id, held);
    }
    return held;
  }

  /** Whether a person held an office in one of the bodies, or in a part of it. */
  isOf(person: string, bodies: readonly string[]): boolean {
    const { actors, persons } = this.knowledge;
    const within = (id: string | null | undefined): boolean =>
      Boolean(id) && (bodies.includes(id!) || within(actors.get(id!)?.parent));
    return persons.get(person)?.roles.some((r) => within(r.actor)) ?? false;
  }
}
