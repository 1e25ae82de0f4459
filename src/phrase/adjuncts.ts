/** What is told behind the clause: place, time, length, and figures that found no place in it. */
import type { Claim, Count, PlaceMention } from '../model/index.ts';
import { type PhraseContext, quotedBetween } from './context.ts';
import { sayCount, sayPlace } from './mentions.ts';
import type { Named } from './nouns.ts';
import type { Phraser } from './phraser.ts';
import type { Slots } from './slots.ts';

/** How the places of a claim are told: where it moves from and to, what a saying is about, or simply where. */
export type Way = 'moving' | 'concerning' | 'in';

const LENGTHS = new Set(['hours', 'days']);

/** @param used the slots that the clause has used */
export function adjuncts(
  phraser: Phraser,
  context: PhraseContext,
  claim: Claim,
  way: Way,
  slots: Slots,
  used: readonly string[],
  language: 'ar' | 'en',
): string[] {
  const told = used.map((slot) => slots.told(slot));
  const places = new Set(told.flatMap((t) => t.places));
  const counts = new Set(told.flatMap((t) => t.counts));
  const tells = (role: string) => used.some((slot) => slot === role || slot.startsWith(`${role}:`));
  const words = [
    ...(tells('agent') || tells('sides') ? claim.agent : []),
    ...(tells('target') || tells('sides') ? claim.target : []),
  ].flatMap((m) => (m.entity ? [] : [m.text]));
  const open = phraser.places.mostSpecific(
    claim.place.filter(
      (p) => !places.has(p) && (phraser.places.isUnlistedSite(p) || !words.some((w) => w.includes(p.text))),
    ),
  );
  const time = used.includes('time') ? null : slots.time[language];
  const figures = claim.numbers.filter((n) => !counts.has(n) && !inTime(claim, n));
  return [
    ...sayPlaces(
      phraser,
      context,
      claim,
      way,
      places.size > 0 ? open.filter((p) => !holdsTold(phraser, p, places)) : open,
      used.flatMap((slot) => slots.get(slot) ?? []),
      language,
    ),
    ...(time === null ? [] : [time]),
    ...figures.filter((n) => LENGTHS.has(n.of)).map((n) => figure(phraser, n, 'for', language)),
    ...figures.filter((n) => !LENGTHS.has(n.of)).map((n) => figure(phraser, n, 'figure', language)),
  ];
}

/** A place that holds one that was told says nothing more. */
const holdsTold = (phraser: Phraser, place: PlaceMention, told: ReadonlySet<PlaceMention>): boolean =>
  !phraser.places.mostSpecific([...told, place]).includes(place);

/** «منذ ثلاثة أيام»: the number is what the time is made of. */
const inTime = (claim: Claim, { text }: Count): boolean => claim.when.text?.includes(text) === true;

function figure(phraser: Phraser, count: Count, key: string, language: 'ar' | 'en'): string {
  const { named } = sayCount(phraser, count);
  return phraser[language].get(key, { n: language === 'ar' ? named.ar.genitive : named.en.text });
}

/** What leads to a place with words of its own in either language, whatever the place. */
const WORDED: ReadonlySet<string> = new Set(['near', 'from-place', 'to-place', 'concerning']);

/** Side by side under one preposition; of a movement those it leads from and to apart, by the word before each in the quote. */
function sayPlaces(
  phraser: Phraser,
  context: PhraseContext,
  claim: Claim,
  way: Way,
  places: readonly PlaceMention[],
  said: readonly Named[],
  language: 'ar' | 'en',
): string[] {
  const words = phraser[language];
  const groups = new Map<string, string[]>();
  const seen = new Set(said.map(({ ar }) => ar.genitive));
  for (const place of places) {
    const named = sayPlace(phraser, context, place);
    // «دمشق ودمشق», «هاجم سوريا في سوريا»: one place, or the state that bears its name, is not said twice
    if (seen.has(named.ar.genitive)) continue;
    // «the Saudi-led coalition in Yemen»
    if (language === 'en' && said.some(({ en }) => en.text.endsWith(` in ${named.en.text}`))) continue;
    seen.add(named.ar.genitive);
    const to = way === 'moving' ? direction(phraser, claim, place) : way;
    const beside = to === 'in' && phraser.places.isBeside(place);
    const key = beside ? 'near' : language === 'en' && to === 'in' ? named.preposition : to;
    groups.set(key, [...(groups.get(key) ?? []), language === 'ar' ? named.ar.genitive : named.en.text]);
  }
  return [...groups].map(([key, texts]) => {
    const text =
      language === 'ar' || texts.length < 2
        ? texts.join(words.get('and'))
        : texts.slice(0, -1).join(', ') + words.get('and') + texts.at(-1);
    if (WORDED.has(key)) return words.get(key, { p: text });
    return language === 'en' ? `${key} ${text}` : words.get('in', { p: text });
  });
}

function direction({ read }: Phraser, claim: Claim, place: PlaceMention): 'in' | 'from-place' | 'to-place' {
  // «دخلوا إلى دوما … خلال إخراج المقاتلين»: what stands before the movement belongs to something else
  if (place.start < claim.trigger.start) return 'in';
  const before = quotedBetween(claim, claim.quote.start, place.start);
  const last = before?.at(-1);
  const fused = place.start > claim.quote.start ? claim.quote.text[place.start - claim.quote.start - 1] : '';
  if (last !== undefined && read.from.has(last)) return 'from-place';
  if (last !== undefined && read.to.has(last)) return 'to-place';
  return fused === 'ل' ? 'to-place' : 'in';
}
