/** How two parties stand to each other on a day: one and the same, a part and its whole, on one side, or on none in common. */
import { sidesOn } from '../knowledge/actor-names.ts';
import type { Actor } from '../knowledge/actors.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { within } from '../knowledge/period.ts';

/** `unknown` where the tables do not say on whose side one of them stands. */
export type PartyRelation = 'same' | 'part' | 'ally' | 'other' | 'unknown';

const OF_A_STATE = new Set(['government', 'army', 'police', 'intelligence', 'agency']);

/** Answers from the actor and person tables, kept once found. */
export class Parties {
  private readonly bodies = new Map<string, string>();
  private readonly up = new Map<string, ReadonlySet<string>>();
  private readonly groups = new Map<string, string[]>();
  private readonly sideCache = new Map<string, readonly string[]>();
  private readonly relations = new Map<string, PartyRelation>();
  private readonly states = new Map<string, string>();

  constructor(private readonly knowledge: Knowledge) {
    for (const actor of knowledge.book.actors) {
      for (const member of actor.members) this.groups.set(member, [...(this.groups.get(member) ?? []), actor.id]);
      if (actor.kind === 'state' && actor.country) this.states.set(actor.country, actor.id);
    }
  }

  /** The body that a person speaks and acts for on a day (ISO or null); an actor is his own. */
  bodyOf(id: string, day: string | null): string {
    const key = `${id} ${day?.slice(0, 7)}`;
    const kept = this.bodies.get(key);
    if (kept !== undefined) return kept;
    const person = this.knowledge.persons.get(id);
    const role = person && (person.roles.find((r) => day !== null && within(day, r.from, r.to)) ?? person.roles.at(-1));
    const body = role ? role.actor : id;
    this.bodies.set(key, body);
    return body;
  }

  actor(id: string): Actor | undefined {
    return this.knowledge.actors.get(id);
  }

  /** Nobody in particular: «مصادر محلية»، «ناشطون». */
  isUnspecified(id: string): boolean {
    return this.actor(id)?.kind === 'unspecified';
  }

  /** The actor, its parents and the coalitions that it is a member of. */
  wholes(id: string): ReadonlySet<string> {
    const kept = this.up.get(id);
    if (kept) return kept;
    const out = new Set<string>();
    const visit = (at: string) => {
      if (out.has(at)) return;
      out.add(at);
      const actor = this.actor(at);
      if (!actor) return;
      if (actor.parent) visit(actor.parent);
      else if (OF_A_STATE.has(actor.kind) && actor.country) {
        const state = this.states.get(actor.country);
        if (state) visit(state);
      }
      for (const group of this.groups.get(at) ?? []) visit(group);
    };
    visit(id);
    this.up.set(id, out);
    return out;
  }

  /** The sides on which the actor, or the nearest whole that has one, stands. */
  sides(id: string, day: string | null): readonly string[] {
    const key = `${id} ${day?.slice(0, 7) ?? ''}`;
    const kept = this.sideCache.get(key);
    if (kept) return kept;
    const on = day ?? '2016-01-01';
    let found: readonly string[] = [];
    for (const at of this.wholes(id)) {
      const actor = this.actor(at);
      found = actor ? sidesOn(actor, on) : [];
      if (found.length > 0) break;
    }
    this.sideCache.set(key, found);
    return found;
  }

  /** @param day ISO, the day on which the two are compared; null: no day is known */
  relation(a: string, b: string, day: string | null): PartyRelation {
    if (a === b) return 'same';
    const key = a < b ? `${a} ${b} ${day?.slice(0, 7)}` : `${b} ${a} ${day?.slice(0, 7)}`;
    const kept = this.relations.get(key);
    if (kept) return kept;
    const found = this.relate(this.bodyOf(a, day), this.bodyOf(b, day), day);
    this.relations.set(key, found);
    return found;
  }

  private relate(a: string, b: string, day: string | null): PartyRelation {
    if (a === b) return 'same';
    if (this.isUnspecified(a) || this.isUnspecified(b)) return 'unknown';
    if (this.wholes(a).has(b) || this.wholes(b).has(a)) return 'part';
    const sides = this.sides(a, day);
    const others = this.sides(b, day);
    if (sides.length === 0 || others.length === 0) return 'unknown';
    return sides.some((s) => others.includes(s)) ? 'ally' : 'other';
  }
}
