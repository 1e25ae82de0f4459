/**
 * The words that say that somebody says so. Which words these are is data: verbs of the class `say`, `say-loaded`, `say-believe`, `vouch`,
 * prepositions of the class `cue`, and happenings that are themselves sayings (a denial, an accusation, a demand).
 */
import type { Attribution, Tag } from '../../model/index.ts';
import type { Entry, Lexicon } from '../../text/lexicon.ts';
import { PerWord } from '../../text/per-word.ts';
import { isUtterance } from '../../text/speaking.ts';
import { NameTrie } from '../../text/trie.ts';
import { isAccusative, isAccusativeParticiple, type Word } from '../../text/words.ts';
import { type AttributionInput, type Cue, REACH } from './input.ts';

const SAYING = ['say', 'say-loaded', 'say-believe', 'vouch'];
const ON = 'علي';

/** Several-word cues («نقلا عن»، «على لسان») by their words. */
export function cuePhrases(lexicon: Lexicon): NameTrie<Entry> {
  const trie = new NameTrie<Entry>();
  for (const { words, entry } of lexicon.phrases) if (entry.classes.includes('cue')) trie.add(words.join(' '), entry);
  return trie;
}

export function cueAt(input: AttributionInput, cues: NameTrie<Entry>, i: number, to: number): Cue | null {
  const { doc, tags, nameAt } = input;
  const word = doc.words[i];
  // «هاكان فيدان»: a part of a name says nothing
  if (!word || nameAt.get(i - 1)?.last === i + 1) return null;
  const phrase = cues.at(doc.tokens, doc.words, i, to);
  if (phrase) {
    const last = endOfCue(input, phrase.last);
    // «على ما أوردت الوكالة», but «على ما تتعرض له المدينة»
    const clause = last < to && tags[last - 1] === 'R' && tags[last] === 'V';
    if (clause && !saysByVerb(input, last)) return null;
    return { first: i, last: clause ? last + 1 : last, kind: 'preposition' };
  }
  if (tags[i] === 'P' && word.classes.has('cue')) {
    // «وفق ما ذكر»: the verb is the cue's continuation
    const next = doc.words[i + 1];
    if (next && tags[i + 1] === 'R' && i + 2 < to && tags[i + 2] === 'V')
      return { first: i, last: i + 3, kind: 'preposition' };
    // «حسبما قال»
    if (word.classes.has('before-verb') && i + 1 < to && tags[i + 1] === 'V')
      return saysByVerb(input, i + 1) ? { first: i, last: i + 2, kind: 'preposition' } : null;
    return { first: i, last: i + 1, kind: 'preposition' };
  }
  const kind = sayingKind(word, tags[i]!);
  // «لم يصدر بيان»: what there is not vouches for nothing; «لم ترد أنباء عن» does
  if (kind === 'noun' && tags[i - 1] === 'V' && tags[i - 2] === 'G' && !word.classes.has('unsure')) return null;
  // «ردا على ذلك»: why something is done or said
  if (kind === 'noun' && word.classes.has('answer') && doc.tokens[i + 1]?.key === ON) return null;
  // «لم يؤكد أي مصدر»: who does not say so does not vouch; who does not rule it out does
  if (kind === 'verb' && tags[i - 1] === 'G' && !word.classes.has('decline')) return null;
  if (kind === 'verb' && answersDeed(input, i)) return null;
  // «عقد جلسة لبحث الوضع»: what something is done for
  if (kind === 'noun' && word.best.preposition === 'ل' && word.best.readings.some((r) => r.entry.pos === 'masdar'))
    return null;
  // «تأكيدا لذلك»: why or how something was done
  if (kind === 'noun' && isAccusative(word) && !isUtterance(word)) return null;
  return kind ? { first: i, last: i + 1, kind } : null;
}

/** «ردت إسرائيل على إطلاق صواريخ»: an answer in deeds. */
function answersDeed({ doc, tags, triggerOf }: AttributionInput, i: number): boolean {
  if (!doc.words[i]!.classes.has('answer')) return false;
  for (let k = i + 1; k <= i + REACH && k < doc.tokens.length && tags[k] !== 'V' && tags[k] !== 'S'; k++)
    if (doc.tokens[k]!.key === ON) return triggerOf[k + 1] !== undefined && triggerOf[k + 1]! >= 0;
  return false;
}

/** «بحسب بيان رئاسة الإقليم»: the statement with its author is the speaker, and no part of the cue. */
function endOfCue({ doc, phrases, phraseOf }: AttributionInput, last: number): number {
  const p = phrases[phraseOf[last - 1]!];
  const attributed = doc.words[last - 2]?.classes.has('cue') && p?.first === last - 1 && p.last > last;
  return attributed ? last - 1 : last;
}

/** «اعترف بمقتل جندي»: a happening that is told by a verb of saying. */
export const saysByVerb = ({ doc, tags }: AttributionInput, i: number): boolean =>
  doc.words[i] !== null && sayingKind(doc.words[i]!, tags[i]!) === 'verb';

/** How a form says something where it is a verb, and where it is a noun. */
interface Saying {
  readonly verb: 'verb' | null;
  readonly noun: 'participle' | 'noun' | null;
}

const sayings = new PerWord<Saying>();

function sayingKind(word: Word, tag: Tag): Attribution['kind'] | null {
  if (tag !== 'V' && tag !== 'N') return null;
  let held = sayings.get(word);
  if (!held) {
    held = sayingOf(word);
    sayings.set(word, held);
  }
  return tag === 'V' ? held.verb : held.noun;
}

function sayingOf(word: Word): Saying {
  // «تقولون»: who is spoken to is no source
  const readings = word.analyses.slice(0, 2).flatMap((a) => a.readings.filter((r) => !r.person?.startsWith('2')));
  const entries = readings.map((r) => r.entry);
  const saying = entries.filter((e) => e.verb && SAYING.some((c) => e.classes.includes(c)));
  // «نشر قوات»، «عرض السلام»: the deed itself vouches for nothing
  const noun = saying.find(
    (e) => (e.pos === 'active' && goesOn(word)) || (e.pos === 'masdar' && !e.classes.includes('vouch')),
  );
  const told = isUtterance(word) ? 'noun' : null;
  return {
    verb: saying.some((e) => e.pos === 'verb') ? 'verb' : null,
    noun: noun ? (noun.pos === 'active' ? 'participle' : 'noun') : told,
  };
}

/** «مشيرا»، «معلنة»: a participle that goes on with what somebody does; «المتحدث»، «المدينة» are nouns. */
export const goesOn = (word: Word): boolean =>
  !word.best.article && (isAccusativeParticiple(word) || word.best.readings[0]?.entry.pos !== 'noun');
