/** «قصف على قرية في ريف حلب»: a place whose name an article holds back. */
import { containers, type Place } from '../knowledge/places.ts';
import type { PlacePhrase } from '../model/index.ts';
import { isSettlement, placeKinds } from '../text/place-kinds.ts';
import { isComma } from '../text/tokens.ts';
import { inSentences, near } from './near.ts';
import { COUNTRYSIDE, IN, readings } from './place-nouns.ts';
import type { Scene } from './scene.ts';

/** Sentences within which a place is named that the title or the first sentence tells of. */
const REACH = 4;
/** Tokens within which it follows what is told of the place. */
const FAR = 10;
/** Sentences at the beginning of an article that may hold back the name of a place. */
const OPENING = 2;

/**
 * «قصف على قرية في ريف حلب» in the title or the first sentence: the place that the next sentences name with the same noun, in what it is said to lie in.
 * Told once more without its name, the place of the title is meant.
 */
export function namedLater(scene: Scene, phrase: PlacePhrase, places: ReadonlyMap<string, Place>): Place | undefined {
  const here = scene.doc.sentenceOf[phrase.first]!;
  if (here > REACH || !isAnonymous(scene, phrase)) return undefined;
  const noun = scene.doc.words[phrase.first]!.best.stem;
  const isOpening = (p: PlacePhrase) => isAnonymous(scene, p) && scene.doc.words[p.first]!.best.stem === noun;
  const opening =
    here < OPENING
      ? phrase
      : inSentences(near(scene).places, 0, 0)
          .map((k) => scene.places[k]!)
          .find(isOpening);
  if (!opening) return undefined;
  const found = scene.places.find((p) => p.first >= opening.last && p.head === noun && p.ids.length > 0);
  if (!found || scene.doc.sentenceOf[found.first]! > REACH) return undefined;
  const holder = holderTold(scene, phrase, places);
  const place = places.get(found.ids[0]!)!;
  return !holder || liesIn(place, holder, places) ? place : undefined;
}

/** «ريف حلب» has no borders of its own: it holds what the area around it does. */
const liesIn = (place: Place, whole: Place, places: ReadonlyMap<string, Place>): boolean =>
  containers(place, places).some(({ id }) => id === whole.id || (whole.level === COUNTRYSIDE && id === whole.parent));

/** «قرية»: one town, village or quarter that the article does not name here. */
const isAnonymous = ({ doc }: Scene, { first, last }: PlacePhrase): boolean => {
  const { best } = doc.words[first]!;
  return (
    last === first + 1 &&
    !best.article &&
    !best.enclitic &&
    readings({ best }).some((r) => r.number === 'sg' && isSettlement(placeKinds().get(r.entry.lemma)))
  );
};

/** «قرية يسيطر عليها التنظيم في محافظة حلب», «حي خاضع للمعارضة بدمشق»: what a place without a name lies in, behind what is told of it. */
export function holderTold(scene: Scene, phrase: PlacePhrase, places: ReadonlyMap<string, Place>): Place | undefined {
  const { doc, tags } = scene;
  if (!isAnonymous(scene, phrase)) return undefined;
  const { last: end } = doc.sentences[doc.sentenceOf[phrase.first]!]!;
  for (let i = phrase.last; i < end && i < phrase.last + FAR; i++) {
    const word = doc.words[i];
    if (isComma(doc.tokens[i]!.key) || word?.best.conjunction || tags[i] === 'S') return undefined;
    const p = scene.places.find((other) => other.first === i && other.ids.length > 0);
    if (p && (word?.best.preposition === 'ب' || doc.words[i - 1]?.best.stem === IN)) return places.get(p.ids[0]!);
  }
  return undefined;
}
