/**
 * Verbs with their subjects and objects, as far as word order shows them: verb–subject–object, subject–verb–object behind أن or at
 * the start of a clause, and relative clauses, where a pronoun that points back (التي تسيطر عليها) makes the head the object.
 */
import type { Frame, NumberMention, Phrase, Tag, TimeMention, TokenSpan, Trigger } from '../model/index.ts';
import type { TextDocument } from './document.ts';
import { isComma } from './tokens.ts';

export interface FrameInput {
  readonly doc: TextDocument;
  readonly tags: readonly Tag[];
  readonly phrases: readonly Phrase[];
  readonly phraseOf: Int32Array;
  readonly triggers: readonly Trigger[];
  readonly triggerOf: Int32Array;
  readonly times: readonly TimeMention[];
  readonly numbers: readonly NumberMention[];
}

/** What stands in a sentence, in order. */
type Item =
  | { readonly kind: 'noun'; readonly at: number; readonly last: number; readonly governed: boolean }
  | { readonly kind: 'verb'; readonly at: number; readonly last: number }
  | { readonly kind: 'rel' | 'sub' | 'mark' | 'other'; readonly at: number; readonly last: number };

/** Frames of a document, in the order of the verbs. */
export function frames(input: FrameInput): Frame[] {
  const out: Frame[] = [];
  const timeEnd = new Map(input.times.map((t) => [t.first, t.last]));
  for (const sentence of input.doc.sentences) {
    const items = itemsOf(input, sentence.first, sentence.last, timeEnd);
    items.forEach((item, k) => {
      if (item.kind === 'verb') out.push(frameOf(input, items, k, item.at));
    });
  }
  return out;
}

function itemsOf(
  { doc, tags, phrases, phraseOf, triggers, triggerOf }: FrameInput,
  from: number,
  to: number,
  timeEnd: ReadonlyMap<number, number>,
): Item[] {
  const items: Item[] = [];
  for (let i = from; i < to; ) {
    const time = timeEnd.get(i);
    if (time !== undefined) {
      i = Math.max(time, i + 1);
      continue;
    }
    const unit: TokenSpan | undefined =
      triggerOf[i]! >= 0 ? triggers[triggerOf[i]!] : phraseOf[i]! >= 0 ? phrases[phraseOf[i]!] : undefined;
    const last = unit ? Math.max(unit.last, i + 1) : i + 1;
    const tag = tags[i]!;
    if (triggerOf[i]! >= 0 && tag === 'V') items.push({ kind: 'verb', at: i, last });
    else if (unit) items.push({ kind: 'noun', at: i, last, governed: isGoverned(doc, tags, i, from) });
    else if (tag === 'V') items.push({ kind: 'verb', at: i, last });
    else items.push({ kind: tag === 'R' ? 'rel' : tag === 'S' ? 'sub' : tag === '.' ? 'mark' : 'other', at: i, last });
    i = last;
  }
  return items;
}

const isGoverned = (doc: TextDocument, tags: readonly Tag[], i: number, from: number): boolean =>
  Boolean(doc.words[i]?.best.preposition) || (i > from && tags[i - 1] === 'P');

function frameOf(input: FrameInput, items: readonly Item[], k: number, verb: number): Frame {
  const [first, second] = nounsAfter(items, k);
  const head = relativeHead(items, k);
  if (head !== null)
    return pointsBack(input.doc, verb)
      ? { verb, subject: first, object: head, order: 'rel-object' }
      : { verb, subject: head, object: first, order: 'rel' };
  const before = topicOf(input.doc, items, k) ?? subjectBefore(input.doc, items, k);
  const plural = input.doc.words[verb]!.best.readings.some((r) => r.tense && r.person === '3mp');
  if (plural) return { verb, subject: before, object: first, order: 'plural' };
  if (before >= 0) return { verb, subject: before, object: first, order: 'svo' };
  return { verb, subject: first, object: second, order: 'vso' };
}

/** The first two nouns behind the verb that no preposition governs; a prepositional phrase may stand between. */
function nounsAfter(items: readonly Item[], k: number): [number, number] {
  const found: number[] = [];
  for (let j = k + 1; j < items.length && j - k <= 6 && found.length < 2; j++) {
    const item = items[j]!;
    if (item.kind === 'verb' || item.kind === 'rel' || item.kind === 'sub') break;
    if (item.kind === 'noun' && !item.governed) found.push(item.at);
  }
  return [found[0] ?? -1, found[1] ?? -1];
}

/** The noun that the verb's relative clause describes; null outside a relative clause. */
function relativeHead(items: readonly Item[], k: number): number | null {
  for (let j = k - 1; j >= Math.max(0, k - 3); j--) {
    const item = items[j]!;
    if (item.kind === 'rel') {
      for (let n = j - 1; n >= Math.max(0, j - 3); n--) if (items[n]!.kind === 'noun') return items[n]!.at;
      return null;
    }
    if (item.kind !== 'other') return null;
  }
  return null;
}

/** A noun right before the verb that itself begins a clause, or the first of several that «و» joins. */
function subjectBefore(doc: TextDocument, items: readonly Item[], k: number): number {
  const isJoined = (item: Item | undefined) => item?.kind === 'noun' && doc.words[item.at]?.best.conjunction === 'و';
  let j = k - 1;
  // «قد أبلغ»
  while (items[j]?.kind === 'other' && doc.words[items[j]!.at]?.classes.has('aspect')) j--;
  // «…، وقد قال» begins a clause of its own
  const goesOn = !doc.words[items[j + 1]!.at]?.best.conjunction;
  if (goesOn && items[j] && isCommaAt(doc, items[j]!)) j = beforeAside(doc, items, j);
  while (items[j]?.kind === 'other') j--;
  while (isJoined(items[j]) && items[j - 1]?.kind === 'noun') j--;
  const item = items[j];
  if (item?.kind !== 'noun' || item.governed) return -1;
  const opener = items[j - 1];
  const begins = !opener || opener.kind === 'sub' || opener.kind === 'mark' || opener.kind === 'verb';
  // «لكن الوزير قال»
  const before = opener && doc.words[opener.at];
  return begins || (before?.classes.has('conj') && !before.classes.has('pron')) ? item.at : -1;
}

/** Items of an aside. */
const ASIDE = 14;

/**
 * «الوزير، وهو حليف للرئيس، قال»، «الوزير وهو حليف للرئيس، قال»، «المبعوث الأممي، ستيفان دي ميستورا، قال»: the item before an aside that says who somebody
 * is, or names him.
 * @param end the comma that ends it
 * @returns −1 where no aside ends there
 */
function beforeAside(doc: TextDocument, items: readonly Item[], end: number): number {
  for (let at = end - 1; at > 0 && end - at <= ASIDE; at--) {
    const word = doc.words[items[at]!.at];
    const isComment = word?.best.conjunction === 'و' && word.classes.has('pron');
    // not «ما أدى إلى …», which goes on about all that was told
    const isWho = items[at]!.kind === 'rel' && !word?.classes.has('wh');
    const set = isCommaAt(doc, items[at - 1]!);
    if (isComment || (set && isWho)) return at - (set ? 2 : 1);
    if (items[at]!.kind === 'mark') return -1;
    if (set) return isApposition(doc, items.slice(at, end)) ? at - 2 : -1;
  }
  return -1;
}

const isCommaAt = (doc: TextDocument, item: Item): boolean => item.kind === 'mark' && isComma(doc.tokens[item.at]!.key);

/** «ستيفان دي ميستورا»، «أحد الأطباء في المشفى»: nouns alone. */
const isApposition = (doc: TextDocument, [first, ...rest]: readonly Item[]): boolean =>
  first?.kind === 'noun' &&
  !doc.words[first.at]?.best.conjunction &&
  rest.every(({ kind }) => kind === 'noun' || kind === 'other');

/** Items from «أما» to the verb that goes on about its noun: «أما الوزير، في مؤتمر بجنيف، فقال». */
const TOPIC = 9;

/** «أما الوزير فقال»: the noun put first by «أما», which «ف» on the verb takes up; null where nothing is put first. */
function topicOf(doc: TextDocument, items: readonly Item[], k: number): number | null {
  if (doc.words[items[k]!.at]!.best.conjunction !== 'ف') return null;
  for (let j = k - 2; j >= Math.max(0, k - TOPIC) && items[j + 1]!.kind !== 'sub'; j--)
    if (items[j + 1]!.kind === 'noun' && doc.words[items[j]!.at]?.classes.has('topic')) return items[j + 1]!.at;
  return null;
}

/** A pronoun on the verb or on the preposition behind it. */
function pointsBack(doc: TextDocument, verb: number): boolean {
  if (doc.words[verb]!.best.enclitic) return true;
  const next = doc.words[verb + 1];
  return Boolean(next?.best.enclitic) && (next?.classes.has('prep') ?? false);
}
