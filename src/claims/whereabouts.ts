/** The chosen place as a record: its words, and where it lies when the gazetteer knows it or what stands before tells. */
import type { Place } from '../knowledge/places.ts';
import type { PlaceMention, PlacePhrase } from '../model/index.ts';
import { inSentences, near } from './near.ts';
import type { PlaceCandidate } from './placing.ts';
import type { Scene } from './scene.ts';
import { quoted } from './spans.ts';

/** How far back a bare «المنطقة» looks for the place it points to, in sentences. */
const REACH = 4;

/** The places of a claim: the chosen one and those coordinated with it («الفوعة وكفريا»). */
export function placeMentions(
  scene: Scene,
  chosen: PlaceCandidate | null,
  places: ReadonlyMap<string, Place>,
): PlaceMention[] {
  if (!chosen) return [];
  return coordinated(scene, chosen.place).map((k) => mention(scene, scene.places[k]!, chosen, places));
}

function coordinated(scene: Scene, k: number): number[] {
  const out = [k];
  for (let j = k + 1; j < scene.places.length && joined(scene, scene.places[j - 1]!, scene.places[j]!); j++)
    out.push(j);
  for (let j = k - 1; j >= 0 && joined(scene, scene.places[j]!, scene.places[j + 1]!); j--) out.unshift(j);
  return out;
}

/** Two places side by side with «و» between. */
const joined = (scene: Scene, a: PlacePhrase, b: PlacePhrase): boolean =>
  b.first === a.last && scene.doc.words[b.first]?.best.conjunction === 'و';

function mention(
  scene: Scene,
  phrase: PlacePhrase,
  chosen: PlaceCandidate,
  places: ReadonlyMap<string, Place>,
): PlaceMention {
  const words = quoted(scene.doc.text, phrase);
  const carried =
    chosen.back > 0 ? { inferred: chosen.back === 9 ? 'from the title' : 'carried from an earlier sentence' } : {};
  const own = phrase.ids[0] === undefined ? undefined : places.get(phrase.ids[0]);
  if (own) return { ...words, ...located(own), ...carried };
  const pointed = pointsTo(scene, phrase, places);
  return pointed ? { ...words, ...located(pointed), inferred: 'the place named before' } : { ...words, ...carried };
}

const located = (place: Place) => ({
  name: place.en[0] ?? place.ar[0]!,
  id: place.id,
  lat: place.lat,
  lon: place.lon,
  precision: place.precision,
});

/** «المنطقة» is not a whole country. */
const COUNTRY = 6;

/** «قالت واشنطن»: a capital that stands for its government, without a preposition. */
function standsForActor(scene: Scene, p: PlacePhrase): boolean {
  const name = scene.nameAt.get(p.first);
  return Boolean(
    name &&
      name.readings[0]!.kind !== 'place' &&
      !scene.doc.words[p.first]?.best.preposition &&
      scene.tags[p.first - 1] !== 'P',
  );
}

/** The nearest known place: named inside or right behind the phrase, else before it. */
function pointsTo(scene: Scene, phrase: PlacePhrase, places: ReadonlyMap<string, Place>): Place | undefined {
  const here = scene.doc.sentenceOf[phrase.first]!;
  const around = inSentences(near(scene).places, here - REACH, here + REACH).map((k) => scene.places[k]!);
  const known = around.filter(
    (p) => p.ids.length > 0 && (places.get(p.ids[0]!)?.precision ?? 7) < COUNTRY && !standsForActor(scene, p),
  );
  const after = known.find(
    (p) => p.first >= phrase.first && p.first - phrase.last <= 3 && scene.doc.sentenceOf[p.first] === here,
  );
  const before = known.filter((p) => p.first < phrase.first).at(-1);
  const found = after ?? before;
  return found && places.get(found.ids[0]!);
}
