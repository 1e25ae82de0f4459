/**
 * Attribution: the words that say that somebody says so, each with its speaker. Which words these are is data: verbs of the
 * class `say`, `say-loaded`, `say-believe`, prepositions of the class `cue`, and happenings that are themselves sayings
 * (a denial, an accusation, a demand).
 */
import type { Attribution, Frame, NameMention, Phrase, Tag, Trigger } from '../model/index.ts';
import type { TextDocument } from '../text/document.ts';
import type { Entry, Lexicon } from '../text/lexicon.ts';
import { canSpeak, isHisSaying } from '../text/speaking.ts';
import { closesQuote, opensQuote } from '../text/tokens.ts';
import { NameTrie } from '../text/trie.ts';
import type { Word } from '../text/words.ts';

const SAYING = ['say', 'say-loaded', 'say-believe'];
/** How many tokens may stand between a cue and its speaker: an adverb, a day, «في بيان». */
const REACH = 6;
/** A headline names its speaker within so many tokens. */
const HEADLINE = 9;

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
  /** Token index → the listed name that begins there. */
  readonly nameAt: ReadonlyMap<number, NameMention>;
  readonly frames: readonly Frame[];
  /** Claim types that are sayings. */
  readonly sayingTypes: ReadonlySet<string>;
}

/** Finds every attribution of a document, in the order of the cues. */
export function attributions(input: AttributionInput, cues: NameTrie<Entry>): Attribution[] {
  const { doc, triggerOf, triggers, sayingTypes } = input;
  const out: Attribution[] = [];
  /** Who has spoken, the latest last. */
  const spoke: number[] = [];
  for (const { first: from, last: to } of doc.sentences) {
    for (let i = from; i < to; i++) {
      const trigger = triggerOf[i]!;
      if (trigger >= 0) {
        const t = triggers[trigger]!;
        if (t.first === i && sayingTypes.has(t.type))
          out.push(
            withSpeaker(input, { first: i, last: t.last, kind: 'trigger' }, from, to, () => whoSpoke(input, i, spoke)),
          );
        continue;
      }
      const named = i === from ? headline(input, from, to) : null;
      if (named) {
        out.push(named);
        spoke.push(named.speaker);
      }
      const cue = cueAt(input, cues, i, to);
      if (!cue) continue;
      const found = withSpeaker(input, cue, from, to, () => whoSpoke(input, i, spoke));
      out.push(found);
      if (found.speaker >= 0 && cue.kind !== 'noun') spoke.push(found.speaker);
      i = cue.last - 1;
    }
  }
  return out;
}

/** Earlier speakers that a verb without a subject may mean, by how far back. */
const REMEMBERED = 4;

/** The one who spoke last, of those whose gender the verb allows («وقالت للصحفيين» is not the president); −1 before anybody has. */
function whoSpoke({ doc, phrases }: AttributionInput, cue: number, spoke: readonly number[]): number {
  const persons = (doc.words[cue]?.best.readings ?? []).map((r) => r.person);
  const [she, he] = [persons.includes('3fs'), persons.includes('3ms')];
  const other = she === he ? null : she ? 'm' : 'f';
  const fits = (k: number) => other === null || genderOf(doc.words[phrases[k]!.first] ?? null) !== other;
  return spoke.slice(-REMEMBERED).findLast(fits) ?? spoke.at(-1) ?? -1;
}

/** Of a noun in the singular whose readings agree on it; null of plurals, which take either, and of names. */
function genderOf(word: Word | null): 'm' | 'f' | null {
  const nouns = (word?.best.readings ?? []).filter((r) => r.entry.pos === 'noun' && r.gender);
  const [first] = nouns;
  return first?.gender && nouns.every((r) => r.number === 'sg' && r.gender === first.gender) ? first.gender : null;
}

type Cue = Pick<Attribution, 'first' | 'last' | 'kind'>;

/** «المرصد: مقتل …»: who opens a sentence and is set off by a colon speaks the rest. */
function headline(input: AttributionInput, from: number, to: number): Attribution | null {
  const { doc, phrases, phraseOf } = input;
  for (let i = from; i < Math.min(to, from + HEADLINE); i++) {
    if (doc.tokens[i]!.key !== ':') continue;
    let first = from;
    while (first < i && phraseOf[first]! < 0) first++;
    const speaker = phraseOf[first] ?? -1;
    if (first === i || speaker < 0 || !canSpeak(input, phrases[speaker]!.first)) return null;
    return { first: i, last: i + 1, kind: 'colon', speaker, carried: false, speakerFirst: true };
  }
  return null;
}

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

/** Looks for the speaker: after the cue, else the verb's subject before it, else nobody («قيل») or the one who spoke last. */
function withSpeaker(input: AttributionInput, cue: Cue, from: number, to: number, earlier: () => number): Attribution {
  const { words } = input.doc;
  const carriedOn = () => {
    const speaker = earlier();
    return { ...cue, speaker, carried: speaker >= 0, speakerFirst: true };
  };
  // «نرى»، «أعتقد»: who says so himself; «على حد قوله»: who spoke before
  if (cue.kind === 'verb' && isFirstPerson(words[cue.first]!)) return carriedOn();
  if (cue.kind === 'preposition' && isHisSaying(words[cue.last - 1])) return carriedOn();
  const after = speakerAfter(input, cue, to);
  if (after >= 0) return { ...cue, speaker: after, carried: false, speakerFirst: false };
  if (cue.kind === 'verb' || cue.kind === 'trigger') {
    const before = speakerBefore(input, cue, from);
    if (before >= 0) return { ...cue, speaker: before, carried: false, speakerFirst: true };
  }
  if (cue.kind === 'noun')
    return { ...cue, speaker: nounSpeaker(input, cue, from, earlier), carried: false, speakerFirst: true };
  if (cue.kind === 'verb' && isImpersonal(input, cue))
    return { ...cue, kind: 'impersonal', speaker: -1, carried: false, speakerFirst: false };
  return carriedOn();
}

function isFirstPerson(word: Word): boolean {
  const verbs = word.best.readings.filter((r) => r.entry.pos === 'verb');
  return verbs.length > 0 && verbs.every((r) => r.person?.startsWith('1'));
}

/** «قيل إن»، «يعتقد أن»: a passive, or a bare present of the third person with its clause behind it. */
function isImpersonal({ doc, tags }: AttributionInput, cue: Cue): boolean {
  const word = doc.words[cue.first]!;
  const readings = word.best.readings.filter((r) => r.entry.pos === 'verb');
  if (readings.some((r) => r.entry.classes.includes('impersonal'))) return true;
  const clause = tags[cue.last] === 'S' || (tags[cue.last] === 'P' && tags[cue.last + 1] === 'S');
  if (!clause) return false;
  return (
    readings.every((r) => r.voice === 'passive') || readings.some((r) => r.tense === 'present' && r.person === '3ms')
  );
}

/** «عن مصدر عسكري قوله إن»: whoever is named right before his saying; else the words vouch for themselves. */
function nounSpeaker(input: AttributionInput, cue: Cue, from: number, earlier: () => number): number {
  const { doc, phrases, phraseOf } = input;
  if (!isHisSaying(doc.words[cue.first])) return ownPhrase(input, cue);
  const before = cue.first > from ? phraseOf[cue.first - 1]! : -1;
  return before >= 0 && canSpeak(input, phrases[before]!.first) ? before : earlier();
}

/** Reports, leaflets, accusations that nobody is named for vouch themselves: «تقارير عن …». */
const ownPhrase = ({ phrases, phraseOf }: AttributionInput, cue: Cue): number => {
  const k = phraseOf[cue.first]!;
  return k >= 0 && phrases[k]!.first === cue.first ? k : -1;
};

function speakerAfter(input: AttributionInput, cue: Cue, to: number): number {
  const { tags, phrases, phraseOf, triggerOf, doc } = input;
  let opened = false;
  for (let i = cue.last; i < Math.min(to, cue.last + REACH); i++) {
    if (triggerOf[i]! >= 0) return -1;
    const phrase = phraseOf[i]!;
    if (phrase >= 0) {
      const p = phrases[phrase]!;
      const direct = i === cue.last || !p.preposition || (p.preposition === 'ل' && cue.kind !== 'verb');
      // «الذي قال "مدينتا درعا …"»: what is said, unless the quotation marks hold a name alone
      if (opened && !closesQuote(doc.tokens[p.last]?.key)) return -1;
      const object =
        (cue.kind === 'verb' && isOblique(doc.words[p.first]!)) || isState(doc.words[p.first]!, tags[i + 1]);
      if (p.first === i && direct) return canSpeak(input, p.first) && !object ? phrase : -1;
      i = p.last - 1;
      continue;
    }
    const tag = tags[i]!;
    if (opensQuote(doc.tokens[i]!.key)) opened = true;
    if (tag === 'S' || tag === 'V' || tag === 'R' || (tag === '.' && !/^["«“،,(#]$/.test(doc.tokens[i]!.key)))
      return -1;
    if (tag === 'P' && cue.kind !== 'verb' && i > cue.last) return -1;
  }
  return -1;
}

/** «وأضاف متحدثا عبر الهاتف»: the accusative that tells how it was said; a dual («نائبا الرئيس») has a noun behind it. */
function isState(word: Word | null, next: Tag | undefined): boolean {
  const readings = word?.best.readings ?? [];
  return (
    next !== 'N' && readings.length > 0 && readings.every((r) => r.accusative || (r.number === 'du' && r.construct))
  );
}

/** «كردستان تطالب المتمردين»: the ending of the object, which no subject has. */
function isOblique(word: Word | null): boolean {
  return Boolean(word?.best.stem.endsWith('ين') && word.best.readings.some((r) => r.number === 'pl'));
}

/** The subject that word order shows before the verb, or a noun phrase that nothing parts from it. */
function speakerBefore(input: AttributionInput, cue: Cue, from: number): number {
  const { doc, tags, phrases, phraseOf, frames } = input;
  const subject = framesOf(frames).get(cue.first)?.subject ?? -1;
  if (subject >= from && subject < cue.first && phraseOf[subject]! >= 0 && canSpeak(input, subject))
    return phraseOf[subject]!;
  if (doc.words[cue.first]?.best.conjunction) return -1;
  for (let i = cue.first - 1; i >= from; i--) {
    const phrase = phraseOf[i]!;
    if (phrase >= 0) {
      const p = phrases[phrase]!;
      if (!p.preposition && canSpeak(input, p.first) && !isState(doc.words[p.first]!, tags[p.first + 1])) return phrase;
      i = p.first;
      continue;
    }
    if (tags[i] === 'V' || tags[i] === 'S') return -1;
  }
  return -1;
}

const byVerb = new WeakMap<readonly Frame[], ReadonlyMap<number, Frame>>();

/** Token index of a verb → its first frame. */
function framesOf(frames: readonly Frame[]): ReadonlyMap<number, Frame> {
  let held = byVerb.get(frames);
  if (!held) {
    held = new Map([...frames].reverse().map((f) => [f.verb, f]));
    byVerb.set(frames, held);
  }
  return held;
}
