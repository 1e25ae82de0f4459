/**
 * Who a phrase names: the listed actor or person inside it, adjectives of states («غارات روسية»), and words that mean somebody only from
 * a point of view («النظام»، «المسلحون»), read by the country of the article and the outlet's viewpoint and marked as inferred.
 */

import { readCollective } from '../knowledge/actor-names.ts';
import { type Actor, sharedCountry, type Viewpoint } from '../knowledge/actors.ts';
import { collectiveOf, type Knowledge, relays, statesOf } from '../knowledge/index.ts';
import { BY_ADJECTIVE, idsOf, type NameMention, type TokenSpan } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { isGivenName } from '../text/given-names.ts';
import { isToldOf } from '../text/phrases.ts';
import { isComma, opensQuote } from '../text/tokens.ts';
import { isOf, type Word } from '../text/words.ts';
import { isAnother, isInTitle, isRelated, isStandingTowards } from './bearing.ts';
import { calledBack, wholeBefore } from './called-back.ts';
import type { Scene } from './scene.ts';

/** From where the article is told. `country`: alpha-2 of the conflict it is about; null where it names none. */
export interface Standpoint {
  readonly country: string | null;
  readonly viewpoint: Viewpoint;
}

export interface Entity {
  readonly id: string;
  readonly inferred?: string;
}

const CALLED_BACK = 'the one of that kind named last before';

/** Finds entities in the phrases of one article. */
export class EntityReader {
  private readonly states: ReadonlyMap<string, Actor>;

  constructor(private readonly knowledge: Knowledge) {
    this.states = statesOf(knowledge);
  }

  /**
   * The entity that a stretch names: the first listed actor or person in it, else the state of an adjective at its head, the speaker's own country
   * («بلاده»), or one named before by more than the surname.
   * @param speaker entity of the nearest source
   */
  of(scene: Scene, span: TokenSpan, from: Standpoint, speaker?: string): Entity | null {
    let person = this.titled(scene, span);
    if (person) return person;
    if (isNameless(scene, span)) return null;
    const owner = this.owner(scene, span, from);
    if (owner) return owner;
    let unspecified: Entity | null = null;
    for (let i = span.first; i < span.last; i++) {
      const name = scene.nameAt.get(i);
      // «قرية الأسد»: behind the head noun of a place it is the place
      if (!name || name.readings[0]!.kind === 'place' || isStandingTowards(scene, span.first, i)) continue;
      if (isWhereabouts(scene, span.first, i, name) || this.isOfState(scene, span.first, i, name)) continue;
      if (isServed(scene, span.first, i) || isRelated(scene, span.first, i) || isInTitle(scene, span.first, name))
        continue;
      if (this.isNamesake(scene, span.first, name)) return null;
      const [id] = idsOf(name, 'person');
      if (id && this.isAnother(scene, span.first, i, id)) continue;
      const actor =
        this.namedBefore(scene, name) ??
        this.calledBack(scene, span.first, i) ??
        this.actor(scene, name, from) ??
        this.outlet(name);
      if (id && !person) person = i > span.first && isBody(scene, span.first) ? this.bodyOf(id) : { id };
      // «وكالة الأنباء الرسمية سانا»: an outlet by its name; «ناشطون من المعارضة» are activists
      if (unspecified && actor && !relays(this.knowledge, actor.id)) return unspecified;
      if (actor && this.isUnspecified(actor.id)) {
        unspecified ??= actor;
        continue;
      }
      if (actor && !(person && i > span.first)) return actor;
      if (person) return person;
    }
    return (
      person ??
      unspecified ??
      this.adjective(scene, span) ??
      (speaker ? this.homeland(scene, span, speaker) : null) ??
      this.surname(scene, span) ??
      this.nounOf(scene, span)
    );
  }

  /** «وزير الدفاع الأمريكي جيمس ماتيس»: who bears the title at the head of a phrase and ends it, whatever bodies the title names. */
  private titled({ doc, nameAt }: Scene, { first, last }: TokenSpan): Entity | null {
    if (!doc.words[first]?.classes.has('title') || isBody({ doc }, first)) return null;
    for (let i = first + 1; i < last; i++) {
      const name = nameAt.get(i);
      const [id] = name?.last === last && name.readings[0]!.kind !== 'place' ? idsOf(name, 'person') : [];
      // «مستشار ترامب», «المتحدث باسم الرئيس بوتين», «عقيلة الرئيس» are others
      if (id && (isRelated({ doc }, first, i) || this.isAnother({ doc }, first, i, id))) return null;
      if (id) return isApposed({ doc, nameAt }, first, i) || isSetOff({ doc }, first, i) ? { id } : null;
    }
    return null;
  }

  private isUnspecified(id: string): boolean {
    return this.knowledge.actors.get(id)?.kind === 'unspecified';
  }

  private isAnother(scene: Pick<Scene, 'doc'>, first: number, i: number, id: string): boolean {
    const person = this.knowledge.persons.get(id);
    return person !== undefined && isAnother(scene, first, i, person);
  }

  /** «سامي الأسد»: the surname of a listed person behind a first name that is none of his, even if spelt with other long vowels («فلادمير») or cut short («جو»). */
  private isNamesake({ doc }: Scene, first: number, name: NameMention): boolean {
    const person = this.knowledge.persons.get(idsOf(name, 'person')[0] ?? '');
    const before = name.first > first ? doc.words[name.first - 1] : null;
    if (!person || !before || !(isFirstName(before) || (isGivenName(before) && before.classes.size === 0)))
      return false;
    const words = doc.tokens.slice(name.first, name.last).map((t) => t.key);
    if (!person.short.some((short) => fold(short) === words.join(' '))) return false;
    const given = consonants(before.key);
    return person.names
      .flatMap((full) => fold(full).split(' '))
      .filter((word) => !words.includes(word))
      .every((word) => !given.startsWith(consonants(word)) && !consonants(word).startsWith(given));
  }

  /** «مسلحون تابعون للتنظيم»، «طائرة تابعة لحفتر»: whose the collective or nameless head of a phrase is. */
  private owner(scene: Scene, { first, last }: TokenSpan, from: Standpoint): Entity | null {
    const { doc, nameAt } = scene;
    const head = nameAt.get(first);
    if (head && !idsOf(head, 'actor').some((id) => collectiveOf(this.knowledge.book, id))) return null;
    for (let i = first + 2; i < last; i++) {
      if (!isToldOf(doc, i, ['belonging'])) continue;
      const name = nameAt.get(i);
      const [id] = name ? idsOf(name, 'person') : [];
      if (!name || this.isOfState(scene, first, i, name)) return null;
      return id ? { id } : this.actor(scene, name, from);
    }
    return null;
  }

  /** «مليشيا تابعة لإيران»: those who belong to a state are not the state. */
  private isOfState({ doc }: Scene, first: number, i: number, name: NameMention): boolean {
    // «مقاتلو سوريا الأكراد»
    const fights = i > first && isOf(doc.words[first], 'fighter');
    if (!fights && (i <= first + 1 || !isToldOf(doc, i))) return false;
    return idsOf(name, 'actor').some((id) => this.knowledge.actors.get(id)?.kind === 'state');
  }

  /** «قال لافروف إن بلاده …»: the state that the speaker, or the body that he leads, belongs to. */
  private homeland({ doc }: Scene, { first, last }: TokenSpan, speaker: string): Entity | null {
    const word = doc.words[first];
    if (last > first + 1 || !word?.classes.has('homeland') || !word.best.enclitic) return null;
    const body = this.ledBy(speaker) ?? this.knowledge.actors.get(speaker);
    const state = body?.country && this.states.get(body.country);
    return state ? { id: state.id, inferred: "the speaker's own country" } : null;
  }

  /** «كوهين» behind «جوناثان كوهين»: the listed person last named by more than that word. */
  private surname({ doc, names }: Scene, { first, last }: TokenSpan): Entity | null {
    const word = doc.words[first];
    if (last > first + 1 || !word || word.best.readings.some(({ entry }) => entry.pos !== 'name')) return null;
    const before = names.findLast(
      (n) => n.last <= first && n.last > n.first + 1 && doc.words[n.last - 1]?.key === word.best.stem,
    );
    const id = before && idsOf(before, 'person')[0];
    return id ? { id, inferred: 'surname of one named before' } : null;
  }

  /** «مقاتلو الجبهة»: whom the first noun in a phrase that may calls back. */
  private nounOf(scene: Scene, { first, last }: TokenSpan): Entity | null {
    for (let i = first; i < last; i++) {
      const entity = isStandingTowards(scene, first, i) ? null : this.calledBack(scene, first, i);
      if (entity) return entity;
    }
    return null;
  }

  private calledBack(scene: Scene, first: number, i: number): Entity | null {
    if (isRelated(scene, first, i)) return null;
    const id = calledBack(scene, i, this.knowledge);
    return id ? { id, inferred: CALLED_BACK } : null;
  }

  /** «صحيفة الحياة»: an outlet that is no actor. */
  private outlet(name: NameMention): Entity | null {
    const [id, other] = idsOf(name, 'outlet');
    return id && !other && idsOf(name, 'actor').length === 0 ? { id } : null;
  }

  /** Which of the actors that bear a name is meant: one of the article's country before others; a collective word by its reading. */
  private actor(scene: Scene, name: NameMention, from: Standpoint): Entity | null {
    const ids = idsOf(name, 'actor');
    const actors = ids.flatMap((id) => this.knowledge.actors.get(id) ?? []);
    const isCollective = ids.some((id) => collectiveOf(this.knowledge.book, id));
    const whole = wholeBefore(scene, name, ids, isCollective);
    if (whole) return { id: whole, inferred: 'the one of that name named in full before' };
    const nation = this.nationBehind(scene, name);
    // «الجيش» of an article that names no country is nobody's
    if (isCollective && !nation && (!from.country || this.isAnothers(scene, name, from))) return null;
    if (nation && isCollective) return this.collective(scene, ids, { ...from, country: nation });
    const best =
      actors.find((a) => a.country === (nation ?? from.country)) ??
      actors.find((a) => a.country === null) ??
      (isCollective || actors.length === 1 || sharedCountry(ids, this.knowledge.actors) ? actors[0] : undefined);
    // «قوات الأمن العام الأردني» is of no other country
    if (nation && best?.country && best.kind !== 'state' && best.country !== nation) return null;
    // «الدفاع المدني» of Gaza is not that of Syria
    const foreign = best?.country && best.country !== from.country ? this.collective(scene, ids, from) : null;
    if (foreign) return foreign;
    if (best && (actors.length === 1 || !this.collective(scene, ids, from) || best.country === from.country))
      return { id: best.id };
    return this.collective(scene, ids, from) ?? (best ? { id: best.id } : null);
  }

  /** «رجال الأمن الأتراك»، «القوات الموالية للحكومة العراقية»: the country of the adjective behind a name. */
  private nationBehind({ doc }: Scene, { last }: NameMention): string | null {
    return this.knowledge.lands.ofAdjective(doc.words[last]);
  }

  /** «مستشار الرئيس الأمريكي»: the state of the first adjective of nationality in a speaker's own words. */
  stateIn({ doc }: Scene, { first, last }: TokenSpan): string | undefined {
    for (let i = first + 1; i < last; i++) {
      const country = this.knowledge.lands.ofAdjective(doc.words[i]);
      if (country) return this.states.get(country)?.id;
    }
    return undefined;
  }

  /** «قوات الأمن الحوثية»، «القوات الموالية لتركيا»: a collective word that the next words tie to a movement or to somebody of another country. */
  private isAnothers({ doc, nameAt }: Scene, { last }: NameMention, from: Standpoint): boolean {
    const word = doc.words[last];
    if (!word || word.best.conjunction) return false;
    // «الجيش العربي السوري» is of his country after all
    const ofOrigin = word.best.article && !word.best.preposition && word.classes.has('origin');
    if (ofOrigin) return this.knowledge.lands.ofAdjective(doc.words[last + 1]) !== from.country;
    const at = word.classes.has('leaning') && !word.best.preposition ? last + 1 : last;
    const whose = nameAt.get(at);
    if (!whose || !isToldOf(doc, at, ['leaning'])) return false;
    const bodies = idsOf(whose, 'actor').map((id) => this.knowledge.actors.get(id)?.country);
    const persons = idsOf(whose, 'person').flatMap((id) => [...this.knowledge.lands.ofPerson(id)]);
    const countries = [...bodies, ...persons];
    return countries.length > 0 && !countries.includes(from.country);
  }

  private collective({ names }: Scene, ids: readonly string[], from: Standpoint): Entity | null {
    for (const id of ids) {
      const collective = collectiveOf(this.knowledge.book, id);
      const reading = collective && from.country && readCollective(collective, from.country, from.viewpoint);
      // «الهيئة», where it was named
      const isNamed = reading && (!reading.back || names.some((n) => idsOf(n, 'actor').includes(reading.resolves)));
      if (isNamed)
        return {
          id: reading.resolves,
          inferred: `collective: ${collective.en}, ${from.country}, ${from.viewpoint}, ${reading.stance}`,
        };
    }
    return null;
  }

  /** «حكومة الرئيس بشار الأسد»: the body that the person stands over, not the person. */
  private bodyOf(person: string): Entity | null {
    const led = this.ledBy(person);
    if (!led) return null;
    const body = led.kind === 'government' ? (led.parent ?? led.id) : led.id;
    return { id: body, inferred: 'the body that the person named stands over' };
  }

  /** The body of the first role that is listed of a person. */
  private ledBy(person: string): Actor | undefined {
    const { actors, persons } = this.knowledge;
    return actors.get(persons.get(person)?.roles[0]?.actor ?? '');
  }

  /** «التنظيم» behind «تنظيم أحرار الشام»: a collective word that repeats the noun of an actor named before means that actor. */
  private namedBefore(scene: Scene, name: NameMention): Entity | null {
    const word = scene.doc.words[name.first];
    if (!word?.best.article || !this.pointsBack(name)) return null;
    const before = scene.names.findLast((n) => n.first < name.first && calledSo(scene, n, word.best.stem));
    const id = before && idsOf(before, 'actor').find((x) => this.knowledge.actors.has(x));
    return id ? { id, inferred: CALLED_BACK } : null;
  }

  /** A collective word that points back to whoever of its kind was named before. */
  private pointsBack(name: NameMention): boolean {
    return idsOf(name, 'actor').some((id) => collectiveOf(this.knowledge.book, id)?.readings.some((r) => r.back));
  }

  /** «غارات روسية», and whom an office is held for: «السفير السعودي في بيروت». */
  private adjective({ doc, tags }: Scene, { first, last }: TokenSpan): Entity | null {
    const head = doc.words[first];
    const ends = last === first + 2 || (last > first + 2 && tags[first + 2] === 'P');
    const office = ends && head?.classes.has('title') && head.classes.has('official') && head.best.article;
    const word = doc.words[office ? first + 1 : first];
    if (!word?.classes.has('nationality')) return null;
    // «التونسي وصل إلى …»: with the article and no noun before it, somebody from there
    if (!office && word.best.article && tags[first - 1] !== 'N') return null;
    const reading = word.best.readings.find((r) => r.entry.pos === 'adjective');
    const actor = reading && this.knowledge.lands.ofLemma(reading.entry.lemma);
    return actor ? { id: actor.id, inferred: BY_ADJECTIVE } : null;
  }
}

const LONG_VOWELS = /[اويى]/g;
const consonants = (word: string): string => word.replace(LONG_VOWELS, '');

/** A bare word that is no common noun. */
function isFirstName({ best }: Word): boolean {
  if (best.article || best.enclitic || best.preposition) return false;
  return best.readings.every(({ entry }) => !COMMON.has(entry.pos) || UNLIKELY.some((c) => entry.classes.includes(c)));
}

const COMMON = new Set(['noun', 'masdar', 'particle']);
const UNLIKELY = ['rare', 'uncommon'];

/** «مستشار الرئيس الأمريكي», «ابنة الرئيس»: whoever serves the holder of an office, or is his kin, is another; who speaks for him is not. */
export function isServed({ doc }: Scene, first: number, i: number): boolean {
  const head = doc.words[first];
  if (i === first || !doc.words[i]?.classes.has('title') || !head?.classes.has('person')) return false;
  return !head.classes.has('speaker') && !head.best.article;
}

/** «مسلحون مجهولون»: nobody knows who. */
const isNameless = ({ doc }: Scene, { first, last }: TokenSpan): boolean =>
  doc.words.slice(first, last).some((word) => word?.classes.has('nameless'));

/** Classes of nouns for who speaks or acts for the state that he comes from, and for some of several («عدد من الدول»). */
const OF_BODY = ['official', 'leader', 'speaker', 'title', 'officer', 'quantity'];

/** «السفير السعودي في بيروت»، «مندوب المملكة لدى الجامعة العربية»: where somebody is posted is not who he is; «قيادي في الجبهة» is of it. */
function isWhereabouts({ doc, tags }: Scene, first: number, i: number, name: NameMention): boolean {
  const before = i > first + 1 && tags[i - 1] === 'P' ? doc.words[i - 1] : null;
  if (!before) return doc.words[i]!.best.preposition === 'ب' && i > first && idsOf(name, 'place').length > 0;
  // «قواتها من سوريا», «أجزاء كبيرة من سوريا»; «مسؤول من روسيا» is of it
  const stays = !OF_BODY.some((c) => doc.words[first]?.classes.has(c));
  if (before.best.stem === 'من' && stays && idsOf(name, 'place').length > 0) return true;
  return before.classes.has('posted') || (before.classes.has('place') && idsOf(name, 'place').length > 0);
}

/** Whether a name goes on from the title at the head: no other single bearer of a title stands between, and what stands before it is definite. */
function isApposed({ doc, nameAt }: Pick<Scene, 'doc' | 'nameAt'>, first: number, name: number): boolean {
  for (let i = first + 1; i < name; i++) {
    const word = doc.words[i];
    if (word?.classes.has('title') && word.best.readings.some((r) => r.number === 'sg')) return false;
  }
  const before = doc.words[name - 1];
  // «رئيسة وزراء بريطانيا تيريزا ماي»
  for (let i = first; i < name; i++) if (nameAt.get(i)?.last === name) return true;
  return Boolean(before && (before.best.article || before.best.readings.some((r) => r.entry.pos === 'name')));
}

/** «رئيس الوزراء الإسرائيلي، بنيامين نتنياهو»، «قائد القيادة المركزية، الجنرال جوزيف فوتيل»: a comma before the name, or before its own title. */
function isSetOff({ doc }: Pick<Scene, 'doc'>, first: number, name: number): boolean {
  for (let i = name - 1; i > first; i--) {
    if (isComma(doc.tokens[i]!.key)) return true;
    if (!doc.words[i]?.classes.has('title')) return false;
  }
  return false;
}

/** «حكومة الرئيس …»: a body that a person stands over is not that person. */
function isBody({ doc }: Pick<Scene, 'doc'>, i: number): boolean {
  const word = doc.words[i];
  // «اللواء أحمد …» is a rank
  if (word?.best.article && word.classes.has('officer')) return false;
  const classes = word?.classes;
  return ['org', 'state-body', 'side'].some((c) => classes?.has(c));
}

/** A name that begins with a noun or stands behind it, quotation marks aside: «تنظيم الدولة»، «تنظيم "أحرار الشام"». */
function calledSo({ doc }: Scene, name: NameMention, noun: string): boolean {
  let i = name.first;
  if (doc.words[i]?.best.stem === noun && name.last > i + 1) return true;
  do i--;
  while (i >= 0 && opensQuote(doc.tokens[i]!.key));
  return doc.words[i]?.best.stem === noun;
}

/** The neutral name of an actor or person in both languages; null when the id is unknown. */
export function entityName(knowledge: Knowledge, id: string): { ar: string; en: string } | null {
  const actor: Actor | undefined = knowledge.actors.get(id);
  if (actor) return actor.name;
  const person = knowledge.persons.get(id);
  return person ? { ar: person.names[0]!, en: person.en } : null;
}
