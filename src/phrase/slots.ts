/** The slots of one claim's sentence, and which of its counts and places they have told. */
import type { EventType } from '../knowledge/ontology.ts';
import type { Choice } from '../knowledge/templates.ts';
import { type Claim, type Count, type Counted, type Mention, overlap, type PlaceMention } from '../model/index.ts';
import type { PhraseContext } from './context.ts';
import {
  befallsPeople,
  isImplied,
  isOnePerson,
  type Said,
  sayCount,
  sayMention,
  sayPlace,
  together,
} from './mentions.ts';
import { fixed, joinNamed, type Named } from './nouns.ts';
import type { Phraser } from './phraser.ts';
import { withPronoun } from './pronouns.ts';
import { phraseTime } from './times.ts';

/** One slot as filled: `slot` is empty for words of the template itself. */
export interface Filled {
  readonly slot: string;
  readonly named: Named;
}

/** All that can be put into slots, worked out once for both languages. */
export interface Slots {
  /** A pronoun stands for the doer. */
  readonly pronoun: boolean;
  /** The time in either language; null where it says nothing. */
  readonly time: Readonly<Record<'ar' | 'en', string | null>>;
  /** @param slot its name, with what it is asked for behind a colon: `count:killed`; @returns null where the claim does not hold it */
  readonly get: (slot: string) => Named | null;
  /** Counts and places that a slot, once used, has told. */
  readonly told: (slot: string) => { counts: readonly Count[]; places: readonly PlaceMention[] };
}

const NOTHING = { counts: [], places: [] };
/** «مقتل شخص»: a noun in the singular counts by itself. */
const ONE = { text: '', start: 0, end: 0, lo: 1, hi: 1, qualifier: 'exact' } as const;
/** A doer who is not named a second time. */
const UNSAID: Named = { ar: fixed(''), en: { text: '', plural: false } };
/** With what brackets name the doer who is left out elsewhere. */
export const BEHIND = { slot: 'agent', arg: 'behind' } as const;
export const UNSAID_BEHIND = `${BEHIND.slot}:${BEHIND.arg}`;

export function makeSlots(
  phraser: Phraser,
  context: PhraseContext,
  claim: Claim,
  type: EventType | undefined,
  shown: Set<string>,
  again: 'name' | 'pronoun' | 'nothing' = 'name',
): Slots {
  const held = new Map<string, { named: Named; counts: readonly Count[]; places: readonly PlaceMention[] }>();
  const put = (slot: string, said: readonly Said[]) => {
    if (said.length > 0)
      held.set(slot, {
        named: together(phraser, claim, once(said)),
        counts: said.flatMap((s) => s.counts),
        places: said.flatMap((s) => s.places),
      });
  };
  /** The same by the kind of all those who fill it. */
  const kindOf = (kind: string, slot: string, all: readonly Mention[], fits: (id: string) => boolean) => {
    const told = held.get(slot);
    if (told && all.every((m) => m.entity !== undefined && fits(m.entity))) held.set(kind, told);
  };
  const family = type?.default_of ?? 'other';
  const agent = claim.agent.map((m) => sayMention(phraser, context, claim, m, shown, true));
  // «سوريا هاجمت سوريا»: nobody does to himself what befalls another; of a body some may kill others
  const others = (id: string) => befallsPeople(phraser, claim.type) || claim.agent.every((a) => a.entity !== id);
  const whom = claim.target.filter(
    (m) =>
      claim.numbers.some((n) => overlap(n, m) > 0) ||
      (m.entity ? others(m.entity) : !phraser.counts.saysNoMore(family, m.text) && !isImplied(phraser, claim.type, m)),
  );
  const target = whom.map((m) => sayMention(phraser, context, claim, m, shown));
  const spoken = new Set([...agent, ...target].flatMap((s) => s.counts));
  const free = claim.numbers.filter((n) => !spoken.has(n));
  for (const side of [agent, target]) addParts(phraser, side, free, family);
  put('agent', agent);
  const told = held.get('agent');
  if (told && again !== 'name') {
    const pointed = { ...told, named: withPronoun(phraser, claim.agent[0]!, told.named) ?? told.named };
    held.set('agent', again === 'nothing' ? { ...told, named: UNSAID } : pointed);
    // «تعرض مدنيين لاعتداء على يدها»: behind a preposition somebody has to stand
    if (again === 'nothing') held.set(UNSAID_BEHIND, pointed);
  }
  put('target', target);
  const one = target.length === 0 && claim.numbers.length === 0 && befallsPeople(phraser, claim.type);
  if (one && claim.target.length === 1 && isOnePerson(phraser, claim.target[0]!.text, true))
    put('target', [{ ...NOTHING, named: sayCount(phraser, { ...ONE, of: family }).named }]);
  const { entities } = phraser;
  kindOf('agent:power', 'agent', claim.agent, (id) => entities.isPower(id));
  kindOf('target:party', 'target', claim.target, (id) => entities.isParty(id));
  const isPlace = (m: Mention) => !m.entity && claim.place.some((p) => p.text === m.text);
  const where = held.get('target');
  if (where && claim.target.every(isPlace)) held.set('target:place', where);
  if (agent.length > 1) put('sides', agent);
  const left = free.filter((n) => ![...agent, ...target].some((s) => s.counts.includes(n)));
  put(
    'count',
    left.filter((n) => ofFamily(n.of, family)).map((n) => sayCount(phraser, n)),
  );
  for (const of of new Set(left.map((n) => n.of)))
    put(
      `count:${of}`,
      left.filter((n) => n.of === of).map((n) => sayCount(phraser, n)),
    );
  const places = phraser.places
    .mostSpecific(claim.place)
    .map((p) => ({ place: p, named: sayPlace(phraser, context, p) }));
  if (places.length > 0) {
    const named = joinNamed(
      once(places).map((p) => p.named),
      phraser,
    );
    held.set('place', { named, counts: [], places: claim.place });
  }
  const time = {
    ar: phraseTime(claim.when, phraser.ar, phraser.read),
    en: phraseTime(claim.when, phraser.en, phraser.read),
  };
  if (time.ar !== null && time.en !== null)
    held.set('time', { named: { ar: fixed(time.ar), en: { text: time.en, plural: false } }, ...NOTHING });
  if (type)
    held.set('label', { named: { ar: fixed(type.label.ar), en: { text: type.label.en, plural: false } }, ...NOTHING });
  else held.set('label', { named: { ar: fixed(claim.type), en: { text: claim.type, plural: false } }, ...NOTHING });
  return {
    pronoun: held.get('agent')?.named.en.object !== undefined,
    time,
    get: (slot) => held.get(slot)?.named ?? null,
    told: (slot) => held.get(slot) ?? NOTHING,
  };
}

/** «الجهاديين والمتشددين»: two words for one party or place name it once; what is counted stays apart. */
const once = <S extends { readonly named: Named; readonly counts?: readonly Count[] }>(said: readonly S[]): S[] =>
  said.filter(
    (s, k) => s.counts?.length || said.findIndex((o) => o.named.ar.nominative === s.named.ar.nominative) === k,
  );

/** killed counts killed_children too. */
const ofFamily = (of: Counted, family: string): boolean => of === family || of.startsWith(`${family}_`);

/** «عشرة قتلى، بينهم طفلان»: a free count of the same kind that follows one told by a participant is told beside it. */
function addParts(phraser: Phraser, side: Said[], free: readonly Count[], family: string): void {
  for (const count of free) {
    if (!ofFamily(count.of, family)) continue;
    const at = side.findLastIndex((s) => s.counts.some((c) => ofFamily(c.of, family) && c.end <= count.start));
    if (at >= 0 && !side.some((s) => s.counts.includes(count))) side.splice(at + 1, 0, sayCount(phraser, count));
  }
}

/** The first of a slot's choices that the claim fills. @param negative take the words for what did not happen */
export function fill(
  slots: Slots,
  choices: readonly Choice[],
  negative: boolean,
): Filled | { words: string; negative: boolean } | null {
  for (const choice of choices) {
    if ('words' in choice) {
      const turned = negative && choice.negative !== undefined;
      return { words: turned ? choice.negative! : choice.words, negative: turned };
    }
    const slot = choice.arg ? `${choice.slot}:${choice.arg}` : choice.slot;
    const named = slots.get(slot);
    if (named) return { slot, named };
  }
  return null;
}
