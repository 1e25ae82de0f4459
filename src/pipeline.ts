/**
 * The whole path on one screen: text → words → annotations → triggers → scene → claims. Stages do not know one another; they meet
 * here.
 */
import { attributions, cuePhrases } from './annotate/attribution.ts';
import { findNames, indexNames, type NameIndex } from './annotate/names.ts';
import { readNumbers } from './annotate/numbers/read.ts';
import { placePhrases } from './annotate/places.ts';
import { quotations } from './annotate/quotes.ts';
import { readTimes } from './annotate/times/index.ts';
import { frames } from './claims/frames.ts';
import type { Scene } from './claims/scene.ts';
import { type Knowledge, loadKnowledge, nameWords } from './knowledge/index.ts';
import type { NameMention, NumberMention, Tag, TimeMention, TokenSpan, Trigger } from './model/index.ts';
import { readText, type TextDocument } from './text/document.ts';
import { type Entry, type Lexicon, loadLexicon } from './text/lexicon.ts';
import { phrases } from './text/phrases.ts';
import { tag } from './text/tags.ts';
import type { NameTrie } from './text/trie.ts';
import { Words } from './text/words.ts';

/** Claim types that are sayings: whoever does them vouches for what they say. */
const SAYING = new Set(['denial', 'accusation', 'demand', 'threat']);

/** Everything loaded once: language, world, models. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly words: Words;
  readonly knowledge: Knowledge;
  readonly names: NameIndex;
  readonly cues: NameTrie<Entry>;
}

export function loadReader(): Reader {
  const lexicon = loadLexicon();
  const knowledge = loadKnowledge();
  return {
    lexicon,
    knowledge,
    words: new Words(lexicon, nameWords(knowledge.names)),
    names: indexNames(knowledge.names),
    cues: cuePhrases(lexicon),
  };
}

/** A text with everything found in it that does not depend on its triggers. */
export interface Annotated {
  readonly doc: TextDocument;
  readonly tags: readonly Tag[];
  readonly names: readonly NameMention[];
  readonly numbers: readonly NumberMention[];
  readonly times: readonly TimeMention[];
  readonly quoteOf: Int32Array;
}

export function annotate(reader: Reader, text: string, published: string | null): Annotated {
  const doc = readText(text, reader.words, reader.lexicon);
  const found = readNumbers(doc.tokens);
  const chart = new Map(found.map((f) => [f.value.first, [{ name: 'number', last: f.value.last, value: f }]]));
  const times = readTimes({ tokens: doc.tokens, words: doc.words, found: chart }, { published }).map((f) => ({
    ...f.span,
    ...f.value,
    rule: f.rule,
  }));
  const inTime = cover(doc, times);
  const numbers = found
    .filter((f) => f.rule !== 'number.name' && !inTime[f.value.first])
    .map((f) => ({ ...f.span, ...f.value, rule: f.rule }));
  return { doc, tags: tag(doc), names: findNames(doc, reader.names), numbers, times, quoteOf: quotations(doc) };
}

/** Adds the triggers and what depends on them. */
export function setScene(reader: Reader, a: Annotated, triggers: readonly Trigger[]): Scene {
  const { doc, tags } = a;
  const ends = (list: readonly TokenSpan[]) => new Map(list.map((x) => [x.first, x.last]));
  const found = phrases(doc, tags, {
    names: ends(a.names),
    triggers: ends(triggers),
    numbers: ends(a.numbers),
    times: ends(a.times),
  });
  const base = {
    ...a,
    phrases: found,
    phraseOf: index(doc, found),
    nameAt: new Map(a.names.map((n) => [n.first, n])),
    triggers,
    triggerOf: index(doc, triggers),
  };
  return {
    ...base,
    attributions: attributions({ ...base, sayingTypes: SAYING }, reader.cues),
    places: placePhrases(doc, tags, a.names, reader.knowledge.places),
    frames: frames(base),
  };
}

/** Token index → index of the item it lies in, or −1. */
function index(doc: TextDocument, items: readonly TokenSpan[]): Int32Array {
  const out = new Int32Array(doc.tokens.length).fill(-1);
  items.forEach((x, k) => out.fill(k, x.first, x.last));
  return out;
}

function cover(doc: TextDocument, items: readonly TokenSpan[]): Uint8Array {
  const out = new Uint8Array(doc.tokens.length);
  for (const x of items) out.fill(1, x.first, x.last);
  return out;
}
