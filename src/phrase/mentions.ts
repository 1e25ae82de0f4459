/** Agents and targets as noun phrases: the neutral name where the entity is known, else the words of the text. */

import type { Claim, Count, Counted, Mention, PlaceMention } from '../model/index.ts';
import { overlap } from '../model/index.ts';
import { detached } from '../text/detached.ts';
import { tokenize } from '../text/tokens.ts';
import { arabicText } from './arabic-text.ts';
import { nominal } from './arabic-words.ts';
import { isWithheld, type PhraseContext, quotedBetween, withheldName } from './context.ts';
import { thingCounted } from './counted.ts';
import { plainText, withoutClitic } from './language.ts';
import { fixed, joinNamed, mapCases, type Named } from './nouns.ts';
import type { Phraser } from './phraser.ts';

/** A participant, with the counts and places that its phrase has said already. */
export interface Said {
  readonly named: Named;
  readonly counts: readonly Count[];
  readonly places: readonly PlaceMention[];
}

/**
 * @param shown ids of persons whose role has been told in this sentence; added to
 * @param acts it is the agent, so that «روسية» is Russia
 */
export function sayMention(
  phraser: Phraser,
  context: PhraseContext,
  claim: Claim,
  mention: Mention,
  shown: Set<string>,
  acts = false,
): Said {
  const counts = claim.numbers.filter((n) => overlap(n, mention) > 0);
  const within = claim.place.filter((p) => overlap(p, mention) > 0 || p.text === mention.text);
  const covered = within.filter((p) => mention.text.includes(p.text));
  const said = (named: Named, places: readonly PlaceMention[] = covered, of: readonly Count[] = []): Said => ({
    named,
    places,
    counts: of,
  });
  if (isWithheld(phraser, context, mention)) return said(withheldName(phraser), covered, counts);
  const count = counts[0];
  if (count) return said(sayCounted(phraser, context, claim, mention, count), covered, [count]);
  if (mention.entity && !phraser.entities.isUnspecified(mention.entity)) {
    const name = sayEntity(phraser, context, mention.entity, shown);
    if (name) {
      // who flees does it himself
      const flees = claim.type === 'displacement' && claim.target.length === 0;
      const some = (!acts || flees) && befallsPeople(phraser, claim.type);
      return said(
        some ? someOf(phraser, name, mention) : name,
        within.filter((p) => p.text === mention.text),
      );
    }
  }
  const place = within.find((p) => p.text.includes(mention.text));
  const site = place !== undefined && phraser.places.isUnlistedSite(place);
  // «قرية قرب دهوك» is not Dohuk
  if (place && !site && !phraser.places.isBeside(place)) return said(sayPlace(phraser, context, place), [place]);
  return said(sayText(phraser, mention.text, acts), site ? [] : covered);
}

/** Whether a noun says no more of people than the claim's type does: those displaced of displacement. */
export function isImplied({ ontology, counts }: Phraser, type: string, { text }: Mention): boolean {
  const lemma = counts.lemma(text);
  return lemma !== null && (ontology.get(type)?.implied.includes(lemma) ?? false);
}

const PEOPLE = ['person', 'people', 'party'];

/** Whether what a claim type does is done to people alone: who is killed, hurt, detained or driven out. */
export function befallsPeople({ ontology }: Phraser, type: string): boolean {
  const kinds = ontology.get(type)?.roles.target.kinds ?? [];
  return kinds[0] !== 'party' && kinds.includes('people') && kinds.every((kind) => PEOPLE.includes(kind));
}

/** Of a body or a state not all are killed: its members, the people whom the text names («الروس»), or people from it. */
function someOf(phraser: Phraser, name: Named, { text, entity = '' }: Mention): Named {
  const { entities, ar, en } = phraser;
  if (entities.hasMembers(entity)) return membersOf(phraser, name, isOnePerson(phraser, text));
  if (!entities.isPower(entity) || entities.isPerson(entity)) return name;
  const own = sayText(phraser, text);
  const people = { text: en.get('nationals', { n: name.en.text }), plural: true };
  if (own.ar.human) return own.en.text === name.en.text ? { ar: own.ar, en: people } : own;
  return { ar: fixed(ar.get('nationals', { n: name.ar.genitive }), 'm', true), en: people };
}

/** Of a body not all are killed: "members of the Nusra Front", or the one that the text tells of. */
function membersOf({ ar, en }: Phraser, name: Named, one: boolean): Named {
  const key = one ? 'member' : 'members';
  return {
    ar: fixed(ar.get(key, { n: name.ar.genitive }), 'm', true),
    en: { text: en.get(key, { n: name.en.text }), plural: !one },
  };
}

/** «قيادي في داعش»: words that begin with a noun for one person. @param bare it is all that they say: «شخص», not «الشخص الذي …» */
export function isOnePerson({ language }: Phraser, text: string, bare = false): boolean {
  const tokens = tokenize(withoutClitic(plainText(text), language));
  const [first] = tokens;
  const word = first?.kind === 'word' ? language.words.of(first.key) : null;
  if (!word || (bare && (tokens.length > 1 || word.best.article || word.best.enclitic))) return false;
  const it = nominal(word);
  return it?.reading.number === 'sg' && ONE.some((c) => it.reading.entry.classes.includes(c));
}

/** Classes of nouns for one person. */
const ONE = ['person', 'fighter', 'soldier', 'officer', 'leader', 'official'];

/** The neutral name, a person with the role held on the day of publication; null for an id that no table knows. */
export function sayEntity(phraser: Phraser, context: PhraseContext, id: string, shown: Set<string>): Named | null {
  const named = phraser.entities.name(id, context.published ?? null, !shown.has(id));
  shown.add(id);
  return named;
}

/** The text's own words; in English what the lexicon makes of them, else the Arabic in quotation marks. @param speaker it says or does something @param speaks somebody is quoted by it */
export function sayText(phraser: Phraser, whole: string, speaker = false, speaks = false): Named {
  return phraser.texts.of(`${speaks ? '"' : speaker ? '+' : '-'}${whole}`, () => {
    const text = phraser.trim(detached(whole));
    const state = speaker ? adjectiveState(phraser, text) : null;
    if (state) return state;
    const ar = arabicText(text, phraser.language);
    const gloss = phraser.glosser.gloss(text, speaker, speaks);
    const people = gloss ? null : phraser.counts.uncounted(text);
    if (people) return { ar: people.ar ?? ar, en: people.en };
    return { ar, en: gloss ?? quoted(phraser, ar.nominative, ar.plural === true) };
  });
}

function quoted({ en, language }: Phraser, text: string, plural: boolean): Named['en'] {
  const bare = withoutClitic(plainText(text), language).replace(/[«»]/g, '"');
  return { text: en.get('quoted', { t: bare }), plural };
}

/** «غارات روسية»: an adjective of nationality as an agent is the state. */
function adjectiveState({ language, entities }: Phraser, text: string): Named | null {
  const tokens = tokenize(text);
  if (tokens.length !== 1 || tokens[0]!.kind !== 'word') return null;
  for (const { readings, article } of language.words.of(tokens[0]!.key).analyses)
    for (const { entry, number } of readings)
      if (!article && entry.pos === 'adjective' && entry.classes.includes('nationality') && number === 'sg')
        return entities.state(entry.value);
  return null;
}

/** «نحو عشرة قتلى», «17 مقاتلا من التنظيم»: number and noun in agreement; what follows them as it stands. */
function sayCounted(phraser: Phraser, context: PhraseContext, claim: Claim, mention: Mention, count: Count): Named {
  const { counts, language, en: words } = phraser;
  const implied = isImplied(phraser, claim.type, mention);
  const more = thingCounted(mention.text) !== thingCounted(count.text);
  // «مليون نازح» displaced are a million people
  const people = !more && implied ? counts.english(count, '') : null;
  if (people) return { ar: counts.arabic(count, '') ?? arabicText(mention.text, language), en: people };
  const ar =
    (more ? null : counts.arabic(count)) ?? arabicText(phraser.trim(withCount(claim, mention, count)), language);
  const body = mention.entity && phraser.entities.hasMembers(mention.entity) ? mention.entity : null;
  // «5 من تنظيم داعش»: what is counted has no noun of its own
  const some = body && more && !thingCounted(count.text) ? counts.english(count) : null;
  const whole = some && phraser.entities.name(body!, context.published ?? null);
  if (whole) return { ar, en: { ...some, text: `${some.text} ${words.get('from-place', { p: whole.en.text })}` } };
  if (counts.knows(count, mention.text)) return { ar, en: counts.english(count, mention.text)! };
  const plain = counts.english(count);
  const bare = plain ?? counts.english(count, '');
  if (!bare) return { ar, en: quoted(phraser, mention.text, count.hi !== 1) };
  const rest = plain ? mention.text.slice(Math.max(0, count.end - mention.start)) : thingCounted(mention.text);
  const said = rest.trim().replace(/^[،,]\s*/, '');
  return { ar, en: said ? { ...bare, text: `${bare.text} (${words.get('quoted', { t: said })})` } : bare };
}

/** «خمسة من عناصر الشرطة»: a mention with the number before it, where the quote holds both. */
function withCount({ quote }: Claim, mention: Mention, count: Count): string {
  if (count.start >= mention.start || count.start < quote.start || mention.end > quote.end) return mention.text;
  const before = quote.text.slice(count.start - quote.start, mention.start - quote.start);
  // «(و)عشرات»
  return before.includes(' ')
    ? before + quote.text.slice(mention.start - quote.start, mention.end - quote.start)
    : mention.text;
}

/** Several that stand side by side; a count that is a part of the one before it is said to be included. */
export function together(phraser: Phraser, claim: Claim, all: readonly Said[]): Named {
  const groups: { main: Said; parts: Said[] }[] = [];
  for (const said of all) {
    const last = groups.at(-1);
    if (last && isPart(phraser, claim, last.main.counts[0], said.counts[0])) last.parts.push(said);
    else groups.push({ main: said, parts: [] });
  }
  return joinNamed(
    groups.map(({ main, parts }) => withParts(phraser, main.named, parts)),
    phraser,
  );
}

function withParts(phraser: Phraser, main: Named, parts: readonly Said[]): Named {
  if (parts.length === 0) return main;
  const part = joinNamed(
    parts.map((p) => p.named),
    phraser,
  );
  const tail = phraser.ar.get(main.ar.human ? 'including-m' : 'including-f', { n: part.ar.nominative });
  return {
    ar: mapCases(main.ar, (text) => text + tail),
    en: { ...main.en, text: main.en.text + phraser.en.get('including-m', { n: part.en.text }) },
  };
}

/** By the words between them in the quote (بينهم، منهم), or, where it does not reach, by what they count. */
function isPart({ read }: Phraser, claim: Claim, main: Count | undefined, part: Count | undefined): boolean {
  if (!main || !part || part.start < main.end) return false;
  const between = quotedBetween(claim, main.end, part.start);
  if (between) return between.some((key) => read.part.has(key));
  return part.of.startsWith(`${main.of}_`) && (part.hi ?? 0) < (main.lo ?? 0);
}

/** «مئات القتلى والجرحى»: whether the noun of a number of injured is one for the dead, which it counts as well. */
const countsOthers = ({ counts }: Phraser, { of, text }: Count): boolean =>
  TOLLS.includes(of) && TOLLS.some((other) => other !== of && counts.saysNoMore(other, text));

const TOLLS: readonly Counted[] = ['killed', 'injured'];

/** A count that no participant has said. */
export function sayCount(phraser: Phraser, count: Count): Said {
  const text = countsOthers(phraser, count) ? '' : count.text;
  const ar = phraser.counts.arabic(count, text) ?? arabicText(count.text, phraser.language);
  const en = phraser.counts.english(count, text) ?? quoted(phraser, count.text, count.hi !== 1);
  return { named: { ar, en }, counts: [count], places: [] };
}

/** A place as an agent or target would be said, and what leads to it: in, at, on. */
export function sayPlace(
  phraser: Phraser,
  context: PhraseContext,
  place: PlaceMention,
): Named & { preposition: string } {
  if (isWithheld(phraser, context, place)) return { ...withheldName(phraser), preposition: 'in' };
  const listed = phraser.places.byId(place.id);
  if (listed) return listed;
  const text = sayText(phraser, place.text);
  const en = place.name ? phraser.entities.english.phrase(place.name) : text.en;
  return { ar: fixed(text.ar.genitive, text.ar.gender), en, preposition: 'in' };
}
