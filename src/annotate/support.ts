/**
 * Places under a name that is an ordinary word as well, without a head noun: read as places where the article has named others around
 * them and the words at hand say where («في حيران وحرض»، «شرق الخيام»).
 */
import { countryOf, distanceKm, type Place } from '../knowledge/places.ts';
import { idsOf, type NameMention, type Tag } from '../model/index.ts';
import type { TextDocument } from '../text/document.ts';
import { offsetAfter } from '../text/trie.ts';
import type { NameIndex } from './names.ts';

/** How far from a place that is named for certain such a name may lie, in kilometres. */
const AROUND = 120;

/** The names that were found, with those that their neighbours support, in order. `inTime`: marks the tokens of times («في مايو»). */
export function supportNames(
  doc: TextDocument,
  tags: readonly Tag[],
  names: readonly NameMention[],
  inTime: Uint8Array,
  { names: index, knowledge }: { names: NameIndex; knowledge: { places: ReadonlyMap<string, Place> } },
): NameMention[] {
  const { places } = knowledge;
  const anchors = names.flatMap((n) => {
    const ids = n.readings[0]!.kind === 'place' ? idsOf(n, 'place') : [];
    const place = ids.length === 1 ? places.get(ids[0]!) : undefined;
    return place && place.level !== 'country' ? [place] : [];
  });
  if (anchors.length === 0) return [...names];
  const countries = new Set(anchors.flatMap((a) => countryOf(a, places) ?? []));
  const isNear = (place: Place) => {
    const country = countryOf(place, places);
    return (
      country !== undefined &&
      country !== place &&
      countries.has(country) &&
      anchors.some((a) => distanceKm(a, place) <= AROUND)
    );
  };
  const covered = inTime.slice();
  for (const n of names) covered.fill(1, n.first, n.last);
  const may = candidates(doc, index, covered, (id) => isNear(places.get(id)!));
  const placeAt = new Set(names.flatMap((n) => (idsOf(n, 'place').length > 0 ? [n.first] : [])));
  const placeTo = new Set(names.flatMap((n) => (idsOf(n, 'place').length > 0 ? [n.last] : [])));
  const added: NameMention[] = [];
  for (const name of may) {
    const { first, last } = name;
    const where = saysWhere(doc, tags, name);
    const goesOn = isJoined(doc, last) && (placeAt.has(last) || may.some((m) => m.first === last));
    const joined = isJoined(doc, first) && placeTo.has(first) && tags[first] !== 'V';
    if (!joined && !(where && (goesOn || isNoNoun(doc, first)))) continue;
    added.push(name);
    placeTo.add(last);
  }
  // what was a place once is one again where it says where
  const again = new Set(added.flatMap((n) => idsOf(n, 'place')));
  for (const name of may)
    if (!added.includes(name) && idsOf(name, 'place').some((id) => again.has(id)) && saysWhere(doc, tags, name))
      added.push(name);
  return added.length === 0 ? [...names] : [...names, ...added].sort((a, b) => a.first - b.first);
}

/** Single words that bear the name of a place that fits, outside what is something else. */
function candidates(
  doc: TextDocument,
  index: NameIndex,
  covered: Uint8Array,
  fits: (id: string) => boolean,
): NameMention[] {
  const out: NameMention[] = [];
  for (const { first: from, last: to } of doc.sentences)
    for (let i = from; i < to; i++) {
      const match = covered[i] ? null : index.at(doc.tokens, doc.words, i, to);
      if (!match || match.last > i + 1) continue;
      const ids = [...new Set(match.values.flatMap((v) => (v.kind === 'place' && fits(v.id) ? [v.id] : [])))];
      if (ids.length === 0) continue;
      const start = match.skip > 0 ? offsetAfter(doc.text, doc.tokens[i]!, match.skip) : doc.tokens[i]!.start;
      out.push({ readings: [{ kind: 'place', ids }], first: i, last: i + 1, start, end: doc.tokens[i]!.end });
    }
  return out;
}

/** Whether a word begins with «و» before a name, however it is cut. */
const isJoined = ({ words }: TextDocument, i: number): boolean => {
  const word = words[i];
  return Boolean(word && (word.best.conjunction === AND || (!word.known && word.key.startsWith(AND))));
};

/** Behind a preposition that leads to a place, or a word such as «شرق». */
function saysWhere(
  { words, sentences, sentenceOf }: TextDocument,
  tags: readonly Tag[],
  { first }: NameMention,
): boolean {
  const { preposition } = words[first]!.best;
  if (preposition) return preposition === 'ب';
  const before = first > sentences[sentenceOf[first]!]!.first ? words[first - 1] : null;
  if (!before || before.best.enclitic) return false;
  if (tags[first - 1] === 'P') return before.classes.has('place') && !before.classes.has('against');
  return tags[first] !== 'V' && !before.best.article && before.classes.has('region');
}

/** A form that is nothing else behind a preposition: a verb, or a word that no lexicon holds but as a name. */
function isNoNoun({ words }: TextDocument, i: number): boolean {
  const { known, best } = words[i]!;
  return !known || best.readings.every(({ entry }) => entry.pos === 'name' || entry.pos === 'verb');
}

const AND = 'و';
