/** How two parties stand to each other on a day: one and the same, a part and its whole, on one side, or on none in common. */
import { sidesOn } from '../knowledge/actor-names.ts';
import type { Actor } from '../knowledge/actors.ts';
import { type Knowledge, statesOf } from '../knowledge/index.ts';
import { roleOn } from '../knowledge/persons.ts';
import { type Eras, erasOf } from './eras.ts';

/** `unknown` where the tables do not say on whose side one of them stands. */
export type PartyRelation = 'same' | 'part' | 'ally' | 'other' | 'unknown';

/** «a young Turk» is a part of his state at the most, and does not stand on its side for that. */
const OF_SOMEBODY: Partial<Record<PartyRelation, PartyRelation>> = { same: 'part', other: 'unknown' };
const ONE: ReadonlySet<PartyRelation> = new Set(['same', 'part']);
const GROUPS = new Set(['armed-group', 'militia', 'coalition']);
const OF_A_STATE = new Set(['government', 'army', 'police', 'intelligence', 'agency']);

/** Answers from the actor and person tables, kept once found. */
export class Parties {
  private readonly eras: Eras;
  private readonly bodies = new Map<string, Map<number, string>>();
  private readonly up = new Map<string, ReadonlySet<string>>();
  private readonly groups = new Map<string, string[]>();
  private readonly sideCache = new Map<string, Map<number, readonly string[]>>();
  private readonly relations: Map<string, Map<string, PartyRelation>>[] = [];
  private readonly states: ReadonlyMap<string, Actor>;
  private readonly umbrellas = new Set<string>();

  /** @param belongs ids that no table knows → the state that their words name («نظراؤنا الأمريكيون») */
  constructor(
    private readonly knowledge: Knowledge,
    private readonly belongs: ReadonlyMap<string, string> = new Map(),
  ) {
    this.states = statesOf(knowledge);
    this.eras = erasOf(knowledge);
    for (const actor of knowledge.book.actors) {
      if (actor.parent && GROUPS.has(actor.kind)) this.umbrellas.add(actor.parent);
      for (const member of actor.members) this.groups.set(member, [...(this.groups.get(member) ?? []), actor.id]);
    }
    // «the armed opposition» is read from a word and names no one group
    for (const c of knowledge.book.collectives) for (const r of c.readings) this.umbrellas.add(r.resolves);
  }

  /** The body that a person speaks and acts for on a day (ISO or null); an actor is his own. */
  bodyOf(id: string, day: string | null): string {
    const kept = inner(this.bodies, id);
    const era = this.eras.of(day);
    const known = kept.get(era);
    if (known !== undefined) return known;
    const person = this.knowledge.persons.get(id);
    const role = person && (roleOn(person, day) ?? person.roles.at(-1));
    const body = role ? role.actor : (this.belongs.get(id) ?? id);
    kept.set(era, body);
    return body;
  }

  actor(id: string): Actor | undefined {
    return this.knowledge.actors.get(id);
  }

  /** Somebody with a name, and no body: «أردوغان». */
  isPerson(id: string): boolean {
    return this.knowledge.persons.has(id);
  }

  /** Neither a body nor a person that the tables know. */
  isUnknown(id: string): boolean {
    return !this.knowledge.actors.has(id) && !this.knowledge.persons.has(id);
  }

  /** Nobody in particular: «مصادر محلية»، «ناشطون». */
  isUnspecified(id: string): boolean {
    return this.actor(id)?.kind === 'unspecified';
  }

  /** A named group that fights, and no word for many: two of them are two, even on one side. */
  isGroup(id: string): boolean {
    const body = this.bodyOf(id, null);
    return GROUPS.has(this.actor(body)?.kind ?? '') && !this.umbrellas.has(body);
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
        if (state) visit(state.id);
      }
      for (const group of this.groups.get(at) ?? []) visit(group);
    };
    visit(id);
    this.up.set(id, out);
    return out;
  }

  /** The sides on which the actor, or the nearest whole that has one, stands. */
  sides(id: string, day: string | null): readonly string[] {
    const kept = inner(this.sideCache, id);
    const era = this.eras.of(day);
    const known = kept.get(era);
    if (known) return known;
    const on = day ?? '2016-01-01';
    let found: readonly string[] = [];
    for (const at of this.wholes(id)) {
      const actor = this.actor(at);
      found = [...found, ...(actor ? sidesOn(actor, on) : [])];
      const government = actor?.parts.government && this.actor(actor.parts.government);
      // a state without a side of its own stands where its government stands
      if (found.length === 0 && government) found = sidesOn(government, on);
      // an organ stands where its state stands as well
      if (found.length > 0 && !OF_A_STATE.has(actor?.kind ?? '')) break;
    }
    kept.set(era, found);
    return found;
  }

  /** True when both belong to states, and not to the same. */
  otherState(a: string, b: string): boolean {
    const x = this.actor(this.bodyOf(a, null))?.country;
    const y = this.actor(this.bodyOf(b, null))?.country;
    return !!x && !!y && x !== y && this.ofState(a) && this.ofState(b);
  }

  /** True when both belong to one state. */
  oneState(a: string, b: string): boolean {
    const country = this.actor(this.bodyOf(a, null))?.country;
    return !!country && country === this.actor(this.bodyOf(b, null))?.country && this.ofState(a) && this.ofState(b);
  }

  /** A state, an organ of it, or the outlet of one («سانا»). */
  private ofState(id: string): boolean {
    const { kind = '', parent } = this.actor(this.bodyOf(id, null)) ?? {};
    return kind === 'state' || OF_A_STATE.has(kind) || (kind === 'outlet' && !!parent && this.ofState(parent));
  }

  /** Whether somebody is among both: one and the same, or a part and its whole. Empty ids are nobody. */
  meet(a: readonly string[], b: readonly string[], day: string | null): boolean {
    return a.some((x) => x !== '' && b.some((y) => y !== '' && ONE.has(this.relation(x, y, day))));
  }

  /** @param day ISO, the day on which the two are compared; null: no day is known */
  relation(a: string, b: string, day: string | null): PartyRelation {
    if (a === b) return 'same';
    const era = this.eras.of(day);
    this.relations[era] ??= new Map();
    const of = inner(this.relations[era], a);
    const kept = of.get(b);
    if (kept) return kept;
    if (a > b) {
      const turned = this.relation(b, a, day);
      of.set(b, turned);
      return turned;
    }
    const plain = this.relate(this.bodyOf(a, day), this.bodyOf(b, day), day);
    const found = this.belongs.has(a) || this.belongs.has(b) ? (OF_SOMEBODY[plain] ?? plain) : plain;
    of.set(b, found);
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

function inner<K, V>(map: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = map.get(key);
  if (known) return known;
  const made = new Map<K, V>();
  map.set(key, made);
  return made;
}
