/**
 * What a text gives away of its own age by what it names: who holds an office in it, and operations, truces and resolutions that nobody could
 * name before their day.
 */
import type { DatedEvent } from '../knowledge/dated-events.ts';
import type { Person, Role } from '../knowledge/persons.ts';
import { idsOf, type NameMention } from '../model/index.ts';
import type { TextDocument } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { NameTrie } from '../text/trie.ts';

/** Days (ISO years, months or days, inclusive) within which one thing that a text says was so; several where it was so more than once. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** Tokens before and behind a name within which the words of the office stand. */
const BEFORE = 6;
const BEHIND = 3;
/** A name of one word is no full name. */
const FULL = 2;

/** Classes of words that say of a holder that he was one before, or will be. */
const ELSEWHEN = ['former', 'past-ref', 'future-ref'];

/** A sentence that names a year tells of that year. */
const isYear = (key: string): boolean => /^(?:19|20)\d\d$/.test(key);

/** Words of each office, folded, without the article. */
const heads = new WeakMap<Role, readonly string[]>();

function wordsOf(role: Role): readonly string[] {
  let words = heads.get(role);
  if (!words) {
    words = fold(role.ar).split(/\s+/).map(bare);
    heads.set(role, words);
  }
  return words;
}

const bare = (word: string): string => word.replace(/^ال/u, '');

/** The terms in which one person held the office that a text gives. */
export interface Held {
  /** Id in `knowledge/persons.tsv`. */
  readonly person: string;
  readonly spans: readonly Span[];
}

/**
 * The terms of office of those whom a text calls by their full name and office: «وزير الخارجية الأميركي جون كيري». Of several
 * offices the one of which most is said. Nothing of a former or a coming holder, nor where the sentence names a year.
 */
export function officesHeld(
  doc: TextDocument,
  names: readonly NameMention[],
  persons: ReadonlyMap<string, Person>,
): Held[] {
  return names.flatMap((name) => {
    const [id, other] = idsOf(name, 'person');
    const person = id === undefined || other !== undefined ? undefined : persons.get(id);
    if (!person || name.last - name.first < FULL) return [];
    const { first, last } = doc.sentences[doc.sentenceOf[name.first]!]!;
    const from = names.reduce(
      (at, n) => (n.last <= name.first && idsOf(n, 'person').length > 0 ? Math.max(at, n.last) : at),
      Math.max(first, name.first - BEFORE),
    );
    const around = [...range(from, name.first), ...range(name.last, Math.min(last, name.last + BEHIND))];
    const gone = (i: number) => ELSEWHEN.some((c) => doc.words[i]?.classes.has(c));
    if (around.some(gone) || range(first, last).some((i) => isYear(doc.tokens[i]!.key))) return [];
    const keys = range(from, name.first).map((i) => keysOf(doc, i));
    const said = person.roles.map((role) => ({ role, words: sharedWith(wordsOf(role), keys) }));
    const most = Math.max(1, ...said.map(({ words }) => words));
    const spans = said.filter(({ words }) => words === most).map(({ role }) => ({ from: role.from, to: role.to }));
    return spans.length > 0 ? [{ person: person.id, spans }] : [];
  });
}

/** Every written form that a word may be without its clitics. */
function keysOf(doc: TextDocument, i: number): readonly string[] {
  const { key } = doc.tokens[i]!;
  return [key, ...(doc.words[i]?.analyses.map((a) => a.stem) ?? [])].map(bare);
}

/** How many words of an office stand in their order before a name, the first of them among them; 0 where it does not. */
function sharedWith(office: readonly string[], keys: readonly (readonly string[])[]): number {
  let [at, shared] = [keys.findIndex((k) => k.includes(office[0]!)), 0];
  if (at < 0) return 0;
  for (const word of office) {
    const next = keys.findIndex((k, i) => i >= at && k.includes(word));
    if (next < 0) continue;
    shared++;
    at = next + 1;
  }
  return shared;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);

/** The first days of the operations, truces and resolutions that a text names. */
export function eventsNamed(doc: TextDocument, events: NameTrie<DatedEvent>): string[] {
  const out: string[] = [];
  for (const { first, last } of doc.sentences)
    for (let i = first; i < last; i++) {
      const match = events.at(doc.tokens, doc.words, i, last);
      if (match) out.push(...match.values.map((e) => e.from));
    }
  return out;
}
