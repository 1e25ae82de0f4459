/** What the program itself calls an actor, a person or an outlet: the neutral names of the knowledge tables. */
import type { Actor } from '../knowledge/actors.ts';
import { type Knowledge, relays, statesOf } from '../knowledge/index.ts';
import { findOutlet } from '../knowledge/outlets.ts';
import { type Person, roleOn } from '../knowledge/persons.ts';
import { readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import { nameFeatures } from './arabic-features.ts';
import { inCase, nominal } from './arabic-words.ts';
import { EnglishNames } from './english-names.ts';
import { Kept } from './kept.ts';
import type { Language } from './language.ts';
import { type ArabicNoun, fixed, mapCases, type Named } from './nouns.ts';
import type { PhraseWords } from './tables.ts';

/** `lang/ar/lexicons/name-genders.tsv`: names, first words and `kind:…` → gender. */
export function loadGenders(): Map<string, 'm' | 'f'> {
  const rows = readTable('lang/ar/lexicons/name-genders.tsv', ['name', 'gender']);
  return new Map(rows.map(({ cells }) => [cells.name!, cells.gender === 'f' ? 'f' : 'm']));
}

export class Entities {
  readonly english = new EnglishNames();
  private readonly states: ReadonlyMap<string, Actor>;
  private readonly kept = new Kept<Named>();
  private readonly outlets = new Kept<Named | null>();

  constructor(
    private readonly knowledge: Knowledge,
    private readonly language: Language,
    private readonly ar: PhraseWords,
    private readonly en: PhraseWords,
  ) {
    this.states = statesOf(knowledge);
  }

  /**
   * An actor, outlet or person by id, a person with the role held on `day` (ISO; null: none is said); null where the id is unknown.
   * @param office false leaves the role out
   */
  name(id: string, day: string | null, office = true): Named | null {
    const actor = this.knowledge.actors.get(id);
    if (actor) return this.actor(actor);
    const person = this.knowledge.persons.get(id);
    if (person) return this.kept.of(`${id} ${office ? day : null}`, () => this.person(person, office ? day : null));
    const outlet = this.knowledge.outlets.get(id);
    return outlet ? this.outletName(outlet.names[0]!, outlet.en) : null;
  }

  /** Whether an actor is a body of members or fighters, of which some may be hit: no state, people or unnamed source. */
  hasMembers(id: string): boolean {
    return BODIES.has(this.knowledge.actors.get(id)?.kind ?? '');
  }

  /** A state or a government, or a person: no force that could itself be sent, or of which some could be hit. */
  isPower(id: string): boolean {
    return POWERS.has(this.knowledge.actors.get(id)?.kind ?? '') || this.isPerson(id);
  }

  /** Whether the id is that of a party other than a state, whose name is also that of a country. */
  isParty(id: string): boolean {
    const kind = this.knowledge.actors.get(id)?.kind;
    return kind !== undefined && kind !== 'state' && kind !== 'unspecified';
  }

  /** The outlet of an article, by id, name or domain; null where the tables do not know it. */
  outlet(key: string): Named | null {
    return this.outlets.of(key, () => {
      const found = findOutlet(this.knowledge.outlets, key);
      return found ? this.outletName(found.names[0]!, found.en) : null;
    });
  }

  /** «اليوم», «الخليج»: a name of one word that is also another word stands in quotation marks. */
  private outletName(ar: string, en: string): Named {
    const named = this.listed(ar, en, 'outlet');
    const word = /\s/.test(ar) ? null : this.language.words.of(fold(ar));
    const other = word?.known === true && word.best.article;
    return other ? { ...named, ar: mapCases(named.ar, (text) => `«${text}»`) } : named;
  }

  /** The state that an adjective of nationality stands for (alpha-2 code): «روسية» as an agent is Russia. */
  state(country: string): Named | null {
    const actor = this.states.get(country);
    return actor ? this.actor(actor) : null;
  }

  /** «مصادر محلية», «ناشطون»: nobody in particular, so that the text's own words tell more. */
  isUnspecified(id: string): boolean {
    return this.knowledge.actors.get(id)?.kind === 'unspecified';
  }

  isPerson(id: string): boolean {
    return this.knowledge.persons.has(id);
  }

  /** Whether the actor passes on what others say: agencies and outlets. */
  relays(id: string): boolean {
    return relays(this.knowledge, id);
  }

  /** The body that a person speaks for on a day. */
  bodyOf(id: string, day: string | null): string | null {
    const person = this.knowledge.persons.get(id);
    return person ? (roleOn(person, day)?.actor ?? null) : null;
  }

  private actor(actor: Actor): Named {
    return this.kept.of(actor.id, () => this.listed(actor.name.ar, actor.name.en, actor.kind));
  }

  private listed(ar: string, en: string, kind: string): Named {
    return { ar: this.arabicName(ar, kind), en: this.english.phrase(en) };
  }

  /** «الحوثيون» has a case; the gender is the table's, the head noun's, or that of the kind. */
  private arabicName(name: string, kind: string): ArabicNoun {
    const { genders } = this.language;
    const plain = name.replace(/\^/g, '');
    const known = nameFeatures(plain, this.language);
    const byKind = genders.get(`kind:${kind}`) ?? 'm';
    const gender = genders.get(name) ?? (kind === 'state' ? byKind : (known?.gender ?? byKind));
    const [first = '', ...rest] = plain.split(' ');
    const it = /(ون|و)$/.test(first) ? nominal(this.language.words.of(fold(first))) : null;
    if (it?.reading.number !== 'pl') return fixed(plain, gender, known?.human ?? false);
    const form = (wanted: 'nominative' | 'genitive') =>
      [inCase(first, it.reading, wanted, false), ...rest.map((w) => plural(w, wanted))].join(' ');
    return {
      nominative: form('nominative'),
      genitive: form('genitive'),
      accusative: form('genitive'),
      gender: 'm',
      human: true,
      plural: true,
    };
  }

  private person(person: Person, day: string | null): Named {
    const role = roleOn(person, day);
    const woman = person.roles.some((r) => nameFeatures(r.ar, this.language)?.gender === 'f');
    const name = fixed(person.names[0]!, woman ? 'f' : 'm', true);
    if (!role || person.en.toLowerCase().includes(role.en)) return { ar: name, en: { text: person.en, plural: false } };
    // a state is named beside any office, another body only beside one that does not say whose it is
    const body = this.stateOf(role.actor) ?? (/[A-Z]/.test(role.en) ? null : this.knowledge.actors.get(role.actor));
    const ar = body && !role.ar.includes(body.name.ar) ? `${role.ar}، ${body.name.ar}` : role.ar;
    const en = body && !role.en.includes(body.name.en) ? `${role.en}, ${body.name.en}` : role.en;
    return {
      ar: mapCases(name, (text) => this.ar.get('role', { name: text, role: ar })),
      en: { text: this.en.get('role', { name: person.en, role: en }), plural: false },
    };
  }

  /** The state that a body belongs to, where it is one of a state. */
  private stateOf(id: string): Actor | null {
    for (let at: string | null = id, steps = 0; at && steps < 6; steps++) {
      const actor: Actor | undefined = this.knowledge.actors.get(at);
      if (actor?.kind === 'state') return actor;
      if (!actor || !OF_STATES.has(actor.kind)) return null;
      if (!actor.parent && actor.country) return this.states.get(actor.country) ?? null;
      at = actor.parent;
    }
    return null;
  }
}

const BODIES = new Set([
  'armed-group',
  'militia',
  'army',
  'police',
  'intelligence',
  'coalition',
  'party',
  'movement',
  'opposition-body',
  'ngo',
  'monitor',
]);
const POWERS = new Set(['state', 'government']);
const OF_STATES = new Set(['government', 'army', 'police', 'intelligence', 'agency']);

const plural = (word: string, wanted: 'nominative' | 'genitive'): string =>
  wanted === 'genitive' && /^ال.*ون$/.test(word) ? word.replace(/ون$/, 'ين') : word;
