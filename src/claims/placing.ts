/** Where: which of the places that the article names is the place of a happening. What the chooser looks at. */
import { type Atom, atom, type Emitter, NONE, templates } from '../learn/atoms.ts';
import type { PlacePhrase, Trigger } from '../model/index.ts';
import { isToldOf } from '../text/phrases.ts';
import { isOf } from '../text/words.ts';
import { isExcepted } from './deeds.ts';
import { bucket, headAtoms, pathAtoms, triggerAtoms } from './features.ts';
import { inSentences, near } from './near.ts';
import { path } from './path.ts';
import { IN } from './place-nouns.ts';
import type { RoleCandidate } from './role-candidates.ts';
import type { Scene } from './scene.ts';
import { chainStart, FROM } from './spans.ts';
import { tieFeatures } from './ties.ts';

export interface PlaceCandidate {
  /** Index in `scene.places`. */
  readonly place: number;
  /** Sentences back from the trigger's; 0 the same. */
  readonly back: number;
}

/** What was decided before: the trigger's roles, and the places of the triggers before it. */
export interface PlaceHistory {
  readonly agent: RoleCandidate | null;
  readonly target: RoleCandidate | null;
  /** Places (indices) of the earlier triggers, the nearest last, with how many sentences back they lie. */
  readonly earlier: readonly { readonly place: number | null; readonly back: number; readonly type: string }[];
}

const BACK = 2;

/** Places of the sentence, of the two before it, and of the title. */
export function placeCandidates(scene: Scene, trigger: Trigger): PlaceCandidate[] {
  const here = scene.doc.sentenceOf[trigger.first]!;
  const out: PlaceCandidate[] = [];
  const { places } = near(scene);
  const title = here > BACK ? (places[0] ?? []) : [];
  for (const place of [...title, ...inSentences(places, here - BACK, here)].sort((a, b) => a - b)) {
    const p = scene.places[place]!;
    if (p.first < trigger.last && p.last > trigger.first) continue;
    // «ميليشيات موالية لإيران»: who they stand by is not where it happened
    if (isToldOf(scene.doc, p.first, ['leaning']) || isSeat(scene, p.first)) continue;
    if (isExcepted(scene, trigger, p.first) || isLikened(scene, trigger, p.first) || isOnPartOf(scene, p)) continue;
    const back = here - scene.doc.sentenceOf[p.first]!;
    out.push({ place, back: back > BACK ? 9 : back });
  }
  return out;
}

/** «من جانب النظام وروسيا»، «من قبل إسرائيل»، «بقيادة فرنسا»: whoever it is done or led by is not where it happened. */
function isOnPartOf(scene: Scene, place: PlacePhrase): boolean {
  const { words, tokens } = scene.doc;
  const start = chainStart(scene, place);
  if (words[start - 1]?.classes.has('led')) return true;
  const part = isOf(words[start], 'part') ? start : start - 1;
  return (isOf(words[part], 'part') || tokens[part]?.key === PART) && tokens[part - 1]?.key === FROM;
}
const PART = 'قبل';

/** «حي العزيزية في حلب»: of a place and what it lies in, which stands right behind it, the place; of several together, what they lie in. */
export function narrowed(scene: Scene, chosen: PlaceCandidate): PlaceCandidate {
  const { doc, places } = scene;
  let { place } = chosen;
  while (places[place]!.around && !(chosen.back > 0 && doc.words[places[place - 1]!.first]?.best.conjunction)) place--;
  if (place === chosen.place) place = lyingPlace(scene, place);
  return place === chosen.place ? chosen : { place, back: chosen.back };
}

/** «المناطق التي تسيطر عليها المعارضة»: of what a relative clause says of a place, that place rather than one of another sentence; of who holds it always. */
export function relativePlace(
  { tags, places }: Scene,
  trigger: Trigger,
  candidates: readonly PlaceCandidate[],
  chosen: PlaceCandidate | null,
): PlaceCandidate | null {
  const isOpen = chosen ? chosen.back > 0 : trigger.type === 'territory_control';
  if (!isOpen || tags[trigger.first - 1] !== 'R') return chosen;
  return candidates.find((c) => places[c.place]!.last === trigger.first - 1) ?? chosen;
}

/** Tokens within which it follows where a place without a name lies. */
const LIES_WITHIN = 6;

/** «مناطق في بلدة كفرنبودة», «أحياء واقعة تحت سيطرة القوات في جنوب حلب»: of places that are not named, what they are said to lie in. */
function lyingPlace(scene: Scene, place: number): number {
  const { doc, tags, places, triggerOf } = scene;
  const { first, last } = places[place]!;
  const next = places[place + 1];
  if (!next || !isNameless(scene, places[place]!) || next.first > last + LIES_WITHIN) return place;
  if (doc.sentenceOf[next.first] !== doc.sentenceOf[first]) return place;
  const { preposition, conjunction } = doc.words[next.first]!.best;
  const isWord = !preposition && doc.words[next.first - 1]?.best.stem === IN;
  if (conjunction || !(isWord || preposition === 'ب')) return place;
  const located = doc.words[last - 1]!.classes.has('located');
  for (let i = last; i < (isWord ? next.first - 1 : next.first); i++) {
    const best = doc.words[i]?.best;
    if (tags[i] !== 'N' && !(located && tags[i] === 'P')) return place;
    if (!best || best.conjunction || best.preposition || (triggerOf[i]! >= 0 && !located)) return place;
  }
  return place + 1;
}

/** «مناطق», «قرية صغيرة»: an indefinite noun for a place, with adjectives at most. */
function isNameless({ doc }: Scene, { first, last, ids }: PlacePhrase): boolean {
  const { best } = doc.words[first]!;
  if (ids.length > 0 || best.article || best.enclitic) return false;
  for (let i = first + 1; i < last; i++) {
    const word = doc.words[i];
    if (!word?.known || word.best.article || !word.best.readings.some((r) => r.entry.pos === 'adjective')) return false;
  }
  return true;
}

/** «المرصد، ومقره لندن»، «الذي مقره في بريطانيا»: where a body has its seat is not where things happen. */
function isSeat({ doc, tags }: Scene, first: number): boolean {
  const word = doc.words[tags[first - 1] === 'P' ? first - 2 : first - 1];
  return Boolean(word?.best.enclitic && word.classes.has('seat'));
}

/** «مفاوضات مثل ما حدث في حلب», «على غرار حلب»: where something else happened that the happening is compared to. */
function isLikened({ doc, tags, triggerOf }: Scene, trigger: Trigger, first: number): boolean {
  if (doc.sentenceOf[first] !== doc.sentenceOf[trigger.first]) return false;
  for (let i = first - 1; i >= trigger.last && triggerOf[i]! < 0 && tags[i] !== 'S'; i--) {
    if (!doc.words[i]?.classes.has('likeness')) continue;
    // «مدن مثل حلب»: examples
    return tags[i] === 'N' || tags[i + 1] === 'V' || (tags[i + 1] === 'R' && tags[i + 2] === 'V');
  }
  return false;
}

/** «محادثات بشأن ليبيا», «حول الأوضاع في ليبيا»: what people talk about is not where they do. */
export function isTalkedAbout({ doc, tags, phrases, phraseOf, places }: Scene, { place }: PlaceCandidate): boolean {
  const { first } = places[place]!;
  const { words } = doc;
  const clitic = words[first]!.best.preposition === 'ب';
  if (!clitic && tags[first - 1] !== 'P') return false;
  if (!clitic && words[first - 1]!.classes.has('about')) return true;
  const before = phrases[phraseOf[clitic ? first - 1 : first - 2] ?? -1];
  return before !== undefined && words.slice(before.first, before.last).some((word) => word?.classes.has('affair'));
}

/** Levels of places that speakers are told to speak in. */
const SPOKEN_IN = new Set(['city', 'country']);

/** «قال مصدر في السفارة إن …»: a body at which somebody serves. */
export const isBodySite = ({ doc, places }: Scene, { place }: PlaceCandidate): boolean =>
  places[place]!.ids.length === 0 && isOf(doc.words[places[place]!.first], 'state-body');

/** «قال لافروف في موسكو إن …»: a city, country or body between a verb of saying and what is said, before the happening. */
export function isWhereSaid(scene: Scene, trigger: Trigger, candidate: PlaceCandidate): boolean {
  const { doc, tags, places, triggerOf } = scene;
  const { first, last, level } = places[candidate.place]!;
  if (candidate.back > 0 || last > trigger.first) return false;
  if (!SPOKEN_IN.has(level) && !isBodySite(scene, candidate)) return false;
  let that = last;
  while (that < trigger.first && tags[that] !== 'S' && triggerOf[that]! < 0) that++;
  if (that >= trigger.first || !doc.words[that]?.classes.has('that')) return false;
  const { first: begin } = doc.sentences[doc.sentenceOf[first]!]!;
  let verb = first - 1;
  while (verb >= begin && tags[verb] !== 'V' && tags[verb] !== 'S' && triggerOf[verb]! < 0) verb--;
  return verb >= begin && tags[verb] === 'V' && doc.words[verb]!.classes.has('say');
}

const T = templates(
  'none',
  'none+lemma',
  'none+count',
  'none+earlier',
  'back',
  'type+back',
  'prep',
  'type+prep',
  'lemma+prep',
  'path',
  'type+path',
  'lemma+path',
  'shape+path',
  'between',
  'type+between',
  'distance',
  'type+distance',
  'head',
  'type+head',
  'named',
  'type+named',
  'in-target',
  'in-agent',
  'earlier',
  'type+earlier',
  'rank',
  'type+rank',
  'actor',
  'before',
  'type+before',
  'size',
  'type+size',
  'nearest',
  'sentences',
  'again',
  'lead',
  'tie',
  'level',
  'type+level',
  'speaker',
  'finer',
);

const YES = atom('yes');
const NO = atom('no');
const BEFORE = ['0', '1', '2'].map(atom);
const TITLE = atom('title');

/** Emits the features of a candidate; null stands for no place. `count`: candidates in the trigger's own sentence. */
export function placeFeatures(
  out: Emitter,
  scene: Scene,
  trigger: Trigger,
  candidate: PlaceCandidate | null,
  history: PlaceHistory,
  count: number,
): void {
  const t = triggerAtoms(scene, trigger);
  const last = history.earlier.at(-1);
  tieFeatures(out, T, scene, trigger, last?.back === 0 ? last.place : undefined, candidate?.place ?? null);
  if (!candidate) {
    out.add(T.none, t.type);
    out.add(T['none+lemma'], t.lemma, t.shape);
    out.add(T['none+count'], bucket(count), t.type);
    out.add(T['none+count'], bucket(count));
    out.add(T['none+earlier'], t.type, !last ? NONE : last.place === null ? NO : YES, last ? bucket(last.back) : NONE);
    return;
  }
  const { doc, places } = scene;
  const place = places[candidate.place]!;
  const back = candidate.back === 9 ? TITLE : BEFORE[candidate.back]!;
  const head = place.head ? atom(place.head) : NONE;
  const prep = prepositionOf(scene, place);
  out.add(T.back, back, bucket(count));
  out.add(T['type+back'], t.type, back);
  out.add(T.named, place.ids.length > 0 ? YES : NO, back);
  out.add(T['type+named'], t.type, place.ids.length > 0 ? YES : NO, back);
  out.add(T.head, head, back);
  out.add(T['type+head'], t.type, head);
  out.add(T.prep, prep, back);
  out.add(T['type+prep'], t.type, prep, back);
  const name = scene.names.find((n) => n.first >= place.first && n.last <= place.last);
  const level = atom(place.level || (place.head ? 'noun' : 'name'));
  out.add(T.level, level, back, prep);
  out.add(T['type+level'], t.type, level, back);
  out.add(T['type+level'], t.type, level, prep);
  out.add(
    T.level,
    level,
    back,
    last ? (last.place === candidate.place ? YES : last.place === null ? NO : BEFORE[0]!) : NONE,
  );
  const speaks = inSpeaker(scene, place) ? YES : NO;
  out.add(T.speaker, speaks, back, t.type);
  out.add(T.speaker, speaks, back);
  out.add(T.finer, level, bucket(finer(scene, place, trigger)), back);
  out.add(T.actor, name && name.readings[0]!.kind !== 'place' ? YES : NO, prep, back);
  history.earlier.forEach((e, k) => {
    if (e.place !== candidate.place) return;
    const near = k === history.earlier.length - 1 ? YES : NO;
    out.add(T.earlier, near, back);
    out.add(T['type+earlier'], t.type, near, atom(e.type));
    out.add(T['type+earlier'], t.type, near, back);
  });
  out.add(T.again, bucket(near(scene).named.get(place.ids[0] ?? '') ?? 0), back);
  if (candidate.back > 0) {
    const order = doc.sentences[doc.sentenceOf[place.first]!]!.last - place.last;
    out.add(T.size, bucket(order), back, count > 0 ? YES : NO);
    out.add(T['type+size'], t.type, back, count > 0 ? YES : NO);
    return;
  }
  const p = path(scene, trigger, place);
  const pa = pathAtoms(p);
  out.add(T.path, pa.steps, prep);
  out.add(T['type+path'], t.type, pa.steps, prep);
  out.add(T['lemma+path'], t.lemma, pa.steps, prep);
  out.add(T['shape+path'], t.shape, pa.steps, prep);
  out.add(T['lemma+prep'], t.lemma, prep, pa.direction);
  out.add(T.between, pa.between, pa.direction);
  out.add(T['type+between'], t.type, pa.between, pa.direction);
  out.add(T.distance, pa.distance, pa.direction);
  out.add(T['type+distance'], t.type, pa.distance, pa.direction);
  inside(out, T['in-target'], t.type, place, history.target, prep);
  inside(out, T['in-agent'], t.type, place, history.agent, prep);
  out.add(T.rank, rankOf(scene, trigger, candidate.place, p.direction), pa.direction);
  out.add(T['type+rank'], t.type, rankOf(scene, trigger, candidate.place, p.direction), pa.direction);
  const start = doc.sentences[doc.sentenceOf[place.first]!]!.first;
  const before = place.first > start ? headAtoms(doc.words[place.first - 1] ?? null).lemma : NONE;
  out.add(T.before, before, pa.direction);
  out.add(T['type+before'], t.type, before);
}

/** The place is part of a speaker's name: «المتحدث باسم الجيش في حلب». */
function inSpeaker(scene: Scene, place: PlacePhrase): boolean {
  const sentence = scene.doc.sentenceOf[place.first]!;
  return near(scene).attributions[sentence]!.some((k) => {
    const { speaker } = scene.attributions[k]!;
    const phrase = speaker >= 0 ? scene.phrases[speaker]! : null;
    return phrase !== null && place.first >= phrase.first && place.first < phrase.last;
  });
}

const FINENESS = ['', 'country', 'region', 'governorate', 'province', 'city', 'district', 'subdistrict', 'town'];
const FINE = new Map(FINENESS.map((level, k) => [level, k]));
/** What the list does not name is finer than all of it: villages, quarters, facilities. */
const fineness = (level: string): number => FINE.get(level) ?? FINENESS.length;

/** How many listed places of the trigger's sentence are of a finer level than this one. */
function finer(scene: Scene, place: PlacePhrase, trigger: Trigger): number {
  const own = fineness(place.level);
  const here = near(scene).places[scene.doc.sentenceOf[trigger.first]!]!;
  return here.filter((k) => fineness(scene.places[k]!.level) > own).length;
}

function inside(
  out: Emitter,
  template: Atom,
  type: Atom,
  place: PlacePhrase,
  role: RoleCandidate | null,
  prep: Atom,
): void {
  if (!role) return;
  const answer =
    place.first >= role.first && place.last <= role.last + 1
      ? YES
      : place.first === role.last
        ? atom('right after')
        : NO;
  out.add(template, answer, type);
  out.add(template, answer, type, prep);
}

/** The preposition before a place: a word or a clitic. */
function prepositionOf(scene: Scene, place: PlacePhrase): Atom {
  const clitic = scene.doc.words[place.first]?.best.preposition;
  if (clitic) return atom(clitic);
  const start = scene.doc.sentences[scene.doc.sentenceOf[place.first]!]!.first;
  return place.first > start && scene.tags[place.first - 1] === 'P'
    ? atom(scene.doc.tokens[place.first - 1]!.key)
    : NONE;
}

/** How many other places lie between trigger and place. */
function rankOf(scene: Scene, trigger: Trigger, k: number, direction: '>' | '<'): Atom {
  const at = scene.places[k]!.first;
  const between = near(scene).places[scene.doc.sentenceOf[at]!]!.filter((j) => {
    const { first } = scene.places[j]!;
    return direction === '>' ? first >= trigger.last && first < at : first > at && first < trigger.first;
  });
  return bucket(between.length);
}
