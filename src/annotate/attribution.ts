/**
 * Attribution: the words that say that somebody says so, each with its speaker. Which words these are is data: verbs of the
 * class `say`, `say-loaded`, `say-believe`, prepositions of the class `cue`, and happenings that are themselves sayings
 * (a denial, an accusation, a demand).
 */
import type { Attribution, Phrase, Tag, Trigger } from '../model/index.ts';
import type { TextDocument } from '../text/document.ts';
import type { Entry, Lexicon } from '../text/lexicon.ts';
import { NameTrie } from '../text/trie.ts';
import type { Word } from '../text/words.ts';

const SAYING = ['say', 'say-loaded', 'say-believe'];
/** How many tokens may stand between a cue and its speaker: an adverb, a day, «في بيان». */
const REACH = 6;

/** Several-word cues («نقلا عن»، «على لسان») by their words. */
export function cuePhrases(lexicon: Lexicon): NameTrie<Entry> {
  const trie = new NameTrie<Entry>();
  for (const { words, entry } of lexicon.phrases) if (entry.classes.includes('cue')) trie.add(words.join(' '), entry);
  return trie;
}

export interface AttributionInput {
  readonly doc: TextDocument;
  readonly tags: readonly Tag[];
  readonly phrases: readonly Phrase[];
  readonly phraseOf: Int32Array;
  readonly triggers: readonly Trigger[];
  readonly triggerOf: Int32Array;
  /** Claim types that are sayings. */
  readonly sayingTypes: ReadonlySet<string>;
}

/** Finds every attribution of a document, in the order of the cues. */
export function attributions(input: AttributionInput, cues: NameTrie<Entry>): Attribution[] {
  const { doc, triggerOf, triggers, sayingTypes } = input;
  const out: Attribution[] = [];
  let speaker = -1;
  for (const { first: from, last: to } of doc.sentences) {
    let here = -1;
    for (let i = from; i < to; i++) {
      const trigger = triggerOf[i]!;
      if (trigger >= 0) {
        const t = triggers[trigger]!;
        if (t.first === i && sayingTypes.has(t.type))
          out.push(
            withSpeaker(input, { first: i, last: t.last, kind: 'trigger' }, from, to, here >= 0 ? here : speaker),
          );
        continue;
      }
      const cue = cueAt(input, cues, i, to);
      if (!cue) continue;
      const found = withSpeaker(input, cue, from, to, here >= 0 ? here : speaker);
      out.push(found);
      if (found.speaker >= 0 && cue.kind !== 'noun') here = found.speaker;
      i = cue.last - 1;
    }
    if (here >= 0) speaker = here;
  }
  return out;
}

type Cue = Pick<Attribution, 'first' | 'last' | 'kind'>;

function cueAt({ doc, tags }: AttributionInput, cues: NameTrie<Entry>, i: number, to: number): Cue | null {
  const word = doc.words[i];
  if (!word) return null;
  const phrase = cues.at(doc.tokens, doc.words, i, to);
  if (phrase) return { first: i, last: phrase.last, kind: 'preposition' };
  if (tags[i] === 'P' && word.classes.has('cue')) {
    // «وفق ما ذكر»: the verb is the cue's continuation
    const next = doc.words[i + 1];
    if (next && tags[i + 1] === 'R' && i + 2 < to && tags[i + 2] === 'V')
      return { first: i, last: i + 3, kind: 'preposition' };
    return { first: i, last: i + 1, kind: 'preposition' };
  }
  const kind = sayingKind(word, tags[i]!);
  return kind ? { first: i, last: i + 1, kind } : null;
}

function sayingKind(word: Word, tag: Tag): Attribution['kind'] | null {
  for (const { readings } of word.analyses.slice(0, 2))
    for (const r of readings) {
      if (!r.entry.verb || !SAYING.some((c) => r.entry.classes.includes(c))) continue;
      if (tag === 'V' && r.entry.pos === 'verb') return 'verb';
      if (tag === 'N' && r.entry.pos === 'active') return 'participle';
      if (tag === 'N' && r.entry.pos === 'masdar') return 'noun';
    }
  return tag === 'N' && (word.classes.has('speech') || word.classes.has('document')) ? 'noun' : null;
}

/** Looks for the speaker: after the cue, else before it, else the one who spoke last. */
function withSpeaker(input: AttributionInput, cue: Cue, from: number, to: number, earlier: number): Attribution {
  const after = speakerAfter(input, cue, to);
  if (after >= 0) return { ...cue, speaker: after, carried: false, speakerFirst: false };
  if (cue.kind === 'verb' || cue.kind === 'trigger') {
    const before = speakerBefore(input, cue, from);
    if (before >= 0) return { ...cue, speaker: before, carried: false, speakerFirst: true };
  }
  return { ...cue, speaker: cue.kind === 'noun' ? -1 : earlier, carried: earlier >= 0, speakerFirst: true };
}

function speakerAfter({ doc, tags, phrases, phraseOf, triggerOf }: AttributionInput, cue: Cue, to: number): number {
  for (let i = cue.last; i < Math.min(to, cue.last + REACH); i++) {
    if (triggerOf[i]! >= 0) return -1;
    const phrase = phraseOf[i]!;
    if (phrase >= 0) {
      const p = phrases[phrase]!;
      const direct = i === cue.last || !p.preposition || (p.preposition === 'ل' && cue.kind !== 'verb');
      if (p.first === i && direct) return canSpeak(doc.words[p.first] ?? null) ? phrase : -1;
      i = p.last - 1;
      continue;
    }
    const tag = tags[i]!;
    if (tag === 'S' || tag === 'V' || tag === 'R' || (tag === '.' && !/^["«“،,]$/.test(doc.tokens[i]!.key))) return -1;
    if (tag === 'P' && cue.kind !== 'verb' && i > cue.last) return -1;
  }
  return -1;
}

function speakerBefore({ doc, tags, phrases, phraseOf }: AttributionInput, cue: Cue, from: number): number {
  if (doc.words[cue.first]?.best.conjunction) return -1;
  for (let i = cue.first - 1; i >= from; i--) {
    const phrase = phraseOf[i]!;
    if (phrase >= 0) {
      const p = phrases[phrase]!;
      if (!p.preposition && canSpeak(doc.words[p.first] ?? null)) return phrase;
      i = p.first;
      continue;
    }
    if (tags[i] === 'V' || tags[i] === 'S') return -1;
  }
  return -1;
}

/** A number, a time or a bare thing does not speak; unknown words may be names and do. */
function canSpeak(word: Word | null): boolean {
  if (!word) return false;
  const { classes } = word;
  return !(
    classes.has('time-unit') ||
    classes.has('weapon') ||
    classes.has('munition') ||
    classes.has('quantity') ||
    classes.has('placehead')
  );
}
