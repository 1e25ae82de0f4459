/**
 * Attribution: the words that say that somebody says so, each with its speaker. Which words these are is data: verbs of the
 * class `say`, `say-loaded`, `say-believe`, `vouch`, prepositions of the class `cue`, and happenings that are themselves sayings
 * (a denial, an accusation, a demand). It is long because finding a cue and finding its speaker ask the same questions of the same sentence.
 */
import {
  type Attribution,
  type Frame,
  idsOf,
  type NameMention,
  type Phrase,
  type Tag,
  type Trigger,
} from '../model/index.ts';
import type { TextDocument } from '../text/document.ts';
import type { Entry, Lexicon } from '../text/lexicon.ts';
import { PerWord } from '../text/per-word.ts';
import { canSpeak, isHisSaying, isSayingOf, isUtterance, standsAccused } from '../text/speaking.ts';
import { closesQuote, isHourColon, opensQuote } from '../text/tokens.ts';
import { NameTrie } from '../text/trie.ts';
import { isAccusative, isAccusativeParticiple, isFirstPerson, isOfSeveral, type Word } from '../text/words.ts';

const SAYING = ['say', 'say-loaded', 'say-believe', 'vouch'];
/** How many tokens may stand between a cue and its speaker: an adverb, a day, «في بيان». */
const REACH = 6;
const ON = 'علي';
/** A headline names its speaker within so many tokens, of which so many may be his name. */
const HEADLINE = 18;
const NAME = 8;

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
  /** Token index → number of the quotation it lies in, 0 outside. */
  readonly quoteOf: Int32Array;
  /** Claim types that are sayings. */
  readonly sayingTypes: ReadonlySet<string>;
}

/** Somebody who has spoken, and where his cue stands. */
interface Spoken {
  /** Index of his phrase. */
  readonly phrase: number;
  readonly cue: number;
}

/** Finds every attribution of a document, in the order of the cues. */
export function attributions(input: AttributionInput, cues: NameTrie<Entry>): Attribution[] {
  const { doc, triggerOf, triggers, sayingTypes } = input;
  const out: Attribution[] = [];
  /** Who has spoken, the latest last. */
  const spoke: Spoken[] = [];
  for (const { first: from, last: to } of doc.sentences) {
    const verb = firstVerb(input, from, to);
    /** Whether anybody has said something in this sentence. */
    let said = false;
    /** Whether a verb of this sentence, outside quotation marks, has told who speaks. */
    let told = false;
    const speaks = ({ first, kind, speaker }: Attribution, goesOn: boolean) => {
      if (speaker < 0 || !goesOn || (told && !isTelling(kind))) return;
      spoke.push({ phrase: speaker, cue: first });
      told ||= isTelling(kind) && input.quoteOf[first] === 0;
    };
    for (let i = from; i < to; i++) {
      const trigger = triggerOf[i]!;
      if (trigger >= 0) {
        const t = triggers[trigger]!;
        if (t.first === i && (sayingTypes.has(t.type) || saysByVerb(input, i))) {
          const cue = { first: i, last: t.last, kind: 'trigger' } as const;
          const found = withSpeaker(input, cue, from, to, () => whoSpoke(input, i, spoke));
          out.push(found);
          said = true;
          speaks(found, goesOnTalking(input, found));
        }
        continue;
      }
      const named = i === from ? headline(input, from, to) : null;
      if (named) {
        out.push(named);
        said = true;
        speaks(named, true);
      }
      const cue = cueAt(input, cues, i, to);
      const last = out.at(-1);
      // «بحسب بيان الجيش»: the statement is the speaker already
      if (!cue || (cue.kind === 'noun' && last?.kind === 'preposition' && last.speaker === input.phraseOf[i])) continue;
      const found = withSpeaker(input, cue, from, to, () => {
        const subject = cue.kind === 'participle' && !said ? mainSubject(input, verb, i) : -1;
        return subject >= 0 ? subject : whoSpoke(input, i, spoke);
      });
      out.push(found);
      said ||= isTelling(cue.kind);
      speaks(found, goesOnTalking(input, found));
      i = cue.last - 1;
    }
  }
  return out;
}

/** Verbs, participles and happenings that are sayings tell that somebody speaks; «بحسب» and «تصريحات» only whose words they are. */
const isTelling = (kind: Attribution['kind']): boolean => kind !== 'noun' && kind !== 'preposition';

/** Earlier speakers that a verb without a subject may mean, by how far back. */
const REMEMBERED = 4;

/**
 * The one who spoke last, of those whose gender the verb allows («وقالت للصحفيين» is not the president); −1 before anybody has. Who speaks inside
 * quotation marks is quoted, and does not go on outside them.
 */
function whoSpoke(input: AttributionInput, cue: number, spoke: readonly Spoken[]): number {
  const { quoteOf } = input;
  const heard = spoke.filter((s) => quoteOf[s.cue] === 0 || quoteOf[s.cue] === quoteOf[cue]);
  const all = (heard.length > 0 ? heard : spoke).slice(-REMEMBERED).map((s) => s.phrase);
  const recent = all.filter((k) => agrees(input, cue, k));
  return recent.findLast((k) => !isText(input, k)) ?? recent.at(-1) ?? all.at(-1) ?? -1;
}

/** Whether who is found to say something may go on with «وأضاف»: not «يجب على الأميركيين», «مطالب الفلسطينيين», nor a noun that vouches for itself. */
function goesOnTalking({ doc, tags, phrases }: AttributionInput, a: Attribution): boolean {
  const phrase = phrases[a.speaker];
  if (!phrase || (a.kind === 'noun' && phrase.first < a.last)) return false;
  if (a.kind !== 'trigger') return true;
  const word = doc.words[a.first];
  if (tags[a.first] === 'V') return !word?.classes.has('modal');
  // «وجه الوزير تحذيرا»
  return isAccusativeParticiple(word) || (a.speakerFirst && !a.carried && tags[phrase.first - 1] === 'V');
}

/** «المعلومات»، «التقرير»: what can be cited but does not go on talking. */
function isText({ doc, phrases, nameAt }: AttributionInput, phrase: number): boolean {
  const { first } = phrases[phrase]!;
  const classes = doc.words[first]?.classes;
  return (
    !nameAt.has(first) &&
    ['document', 'speech', 'toll', 'quantity'].some((c) => classes?.has(c)) &&
    !classes?.has('media')
  );
}

/** Whether a verb or participle may have a phrase for its subject, as far as gender tells. */
function agrees({ doc, phrases }: AttributionInput, cue: number, phrase: number): boolean {
  const readings = doc.words[cue]?.best.readings ?? [];
  const she = readings.some((r) => r.person === '3fs' || (r.entry.pos === 'active' && r.gender === 'f'));
  const he = readings.some((r) => r.person === '3ms' || (r.entry.pos === 'active' && r.gender === 'm'));
  return she === he || genderOf(doc.words[phrases[phrase]!.first] ?? null) !== (she ? 'm' : 'f');
}

function firstVerb({ tags }: AttributionInput, from: number, to: number): number {
  for (let i = from; i < to; i++) if (tags[i] === 'V') return i;
  return -1;
}

/** «وجه المجلس المحلي نداء للمنظمات، مشيرا إلى …»: the subject of the sentence's first verb, where it can speak and agrees; −1: none. */
function mainSubject(input: AttributionInput, verb: number, cue: number): number {
  const phrase = verb < cue ? subjectOf(input, verb, cue) : -1;
  return phrase >= 0 && agrees(input, cue, phrase) ? phrase : -1;
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
    if (doc.tokens[i]!.key !== ':' || isHourColon(doc.tokens, i)) continue;
    let first = i;
    while (first > from && doc.tokens[first - 1]!.kind !== 'mark') first--;
    // «08:40 مصدر: …»: the hour is no speaker
    if (first > from && doc.tokens[first]!.kind === 'number') first++;
    if (i - first > NAME) return null;
    while (first < i && phraseOf[first]! < 0) first++;
    const speaker = phraseOf[first] ?? -1;
    if (first === i || speaker < 0 || !canSpeak(input, phrases[speaker]!.first)) return null;
    // «القتلى: …» begins a list of them
    if (doc.words[phrases[speaker]!.first]?.classes.has('victim')) return null;
    if (from === 0 && isDateline(input, phrases[speaker]!)) return null;
    return { first: i, last: i + 1, kind: 'colon', speaker, carried: false, speakerFirst: true };
  }
  return null;
}

/** «سوريا: عشرات القتلى»، «بغداد: «الخليج»»: a place that stands alone before the colon at the very beginning is where the news comes from. */
function isDateline({ nameAt }: AttributionInput, { first, last }: Phrase): boolean {
  const name = nameAt.get(first);
  return name?.last === last && idsOf(name, 'place').length > 0;
}

function cueAt(input: AttributionInput, cues: NameTrie<Entry>, i: number, to: number): Cue | null {
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
const saysByVerb = ({ doc, tags }: AttributionInput, i: number): boolean =>
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
  const entries = word.analyses.slice(0, 2).flatMap((a) => a.readings.map((r) => r.entry));
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
const goesOn = (word: Word): boolean =>
  !word.best.article && (isAccusativeParticiple(word) || word.best.readings[0]?.entry.pos !== 'noun');

/** Looks for the speaker: after the cue, else the verb's subject before it, else nobody («قيل») or the one who spoke last. */
function withSpeaker(input: AttributionInput, cue: Cue, from: number, to: number, earlier: () => number): Attribution {
  const { words } = input.doc;
  const carriedOn = () => {
    const speaker = earlier();
    return { speaker, carried: speaker >= 0, speakerFirst: true, ...cue };
  };
  // «نرى»، «أعتقد»: who says so himself; «على حد قوله»: who spoke before
  if (cue.kind === 'verb' && isFirstPerson(words[cue.first])) return carriedOn();
  if (cue.kind === 'preposition' && isHisSaying(words[cue.last - 1])) return carriedOn();
  const own = rightBehind(input, cue);
  if (own >= 0) return { speaker: own, carried: false, speakerFirst: false, ...cue };
  // «واشنطن تحمل موسكو»، «نشطاء يقدرون عدد القتلى»: the verb has its subject, what follows is its object
  const subject = cue.kind === 'verb' || cue.kind === 'trigger' ? subjectOf(input, cue.first, cue.first) : -1;
  if (subject >= 0 && (cue.kind === 'trigger' || isOfSeveral(words[cue.first])))
    return { speaker: subject, carried: false, speakerFirst: true, ...cue };
  const after = takesObject(input, cue) ? -1 : speakerAfter(input, cue, to);
  if (after >= 0) return { speaker: after, carried: false, speakerFirst: false, ...cue };
  if (cue.kind === 'verb' || cue.kind === 'trigger') {
    const before = subject >= 0 ? subject : speakerBefore(input, cue, from);
    if (before >= 0) return { speaker: before, carried: false, speakerFirst: true, ...cue };
  }
  if (cue.kind === 'noun')
    return { speaker: nounSpeaker(input, cue, from, earlier), carried: false, speakerFirst: true, ...cue };
  if (cue.kind === 'verb' && isImpersonal(input, cue))
    return { speaker: -1, carried: false, speakerFirst: false, ...cue, kind: 'impersonal' };
  return carriedOn();
}

/** «محذرا إيران»، «اتهم النظام بشن هجوم»: who stands behind is addressed or accused. */
function takesObject(input: AttributionInput, cue: Cue): boolean {
  const { doc, phrases, phraseOf } = input;
  const goesOn = cue.kind === 'participle' || cue.kind === 'trigger';
  if (goesOn && isAccusativeParticiple(doc.words[cue.first])) return true;
  const phrase = phrases[phraseOf[cue.last] ?? -1];
  return phrase?.first === cue.last && standsAccused(input, cue.first, phrase);
}

/** «قال نجم لرويترز»: a noun right behind a verb that takes a clause alone is its subject, whatever else the noun may mean. */
function rightBehind(input: AttributionInput, cue: Cue): number {
  const { doc, tags, phrases, phraseOf, triggerOf } = input;
  const at = cue.last;
  const k = phraseOf[at] ?? -1;
  const word = doc.words[at] ?? null;
  if (cue.kind !== 'verb' || !doc.words[cue.first]!.classes.has('clause')) return -1;
  if (k < 0 || !word || phrases[k]!.first !== at || tags[at] !== 'N' || triggerOf[at]! >= 0) return -1;
  const other = word.best.preposition || word.classes.has('time-unit') || isAccusative(word) || isState(input, at);
  return other || isOblique(word) ? -1 : k;
}

/** «قيل إن»، «يعتقد أن»: a passive, or a bare present of the third person with its clause behind it. */
function isImpersonal({ doc, tags }: AttributionInput, cue: Cue): boolean {
  const word = doc.words[cue.first]!;
  const readings = word.best.readings.filter((r) => r.entry.pos === 'verb');
  if (readings.some((r) => r.entry.classes.includes('impersonal'))) return true;
  const clause = tags[cue.last] === 'S' || (tags[cue.last] === 'P' && tags[cue.last + 1] === 'S');
  // «ويضيف أن»: he who spoke before
  if (!clause || readings.some((r) => r.entry.classes.includes('clause'))) return false;
  return (
    readings.every((r) => r.voice === 'passive') || readings.some((r) => r.tense === 'present' && r.person === '3ms')
  );
}

/** «عن مصدر عسكري قوله إن»: whoever is named right before his saying; «تقارير من ناشطين»، «بيان للجيش»: whose they are; else the words vouch for themselves. */
function nounSpeaker(input: AttributionInput, cue: Cue, from: number, earlier: () => number): number {
  const { doc, phrases, phraseOf } = input;
  if (!isHisSaying(doc.words[cue.first])) {
    const at = doc.tokens[cue.last]?.key === 'من' ? cue.last + 1 : cue.last;
    const of = phraseOf[at] ?? -1;
    const by = phrases[of]?.preposition === 'ل' && doc.words[cue.first]!.classes.has('document');
    const bound = of >= 0 && phrases[of]!.first === at && (at > cue.last || by);
    if (bound && canSpeak(input, at) && !isPlace(input, at)) return of;
    const own = ownPhrase(input, cue);
    // «كشف ملابسات الجريمة»: a thing that something is done to says nothing
    const thing = own >= 0 && isSayingOf(input, cue.first, phrases[own]!) && !canSpeak(input, cue.last);
    return thing ? -1 : own;
  }
  const before = cue.first > from ? phraseOf[cue.first - 1]! : -1;
  return before >= 0 && canSpeak(input, phrases[before]!.first) ? before : earlier();
}

/** A listed place that is no actor: «تقارير من حلب». */
const isPlace = ({ nameAt }: AttributionInput, i: number): boolean =>
  nameAt.get(i)?.readings.every((r) => r.kind === 'place') ?? false;

/** Reports, leaflets, accusations that nobody is named for vouch themselves: «تقارير عن …». */
const ownPhrase = ({ phrases, phraseOf }: AttributionInput, cue: Cue): number => {
  const k = phraseOf[cue.first]!;
  return k >= 0 && phrases[k]!.first === cue.first ? k : -1;
};

function speakerAfter(input: AttributionInput, cue: Cue, to: number): number {
  const { tags, phrases, phraseOf, triggerOf, doc, nameAt } = input;
  // «طبقا للوكالة»، «بيان للجيش»; but «نداء للمنظمات» is addressed to them
  const takesOwner =
    cue.kind === 'noun' ? doc.words[cue.first]!.classes.has('document') : cue.kind !== 'verb' && cue.kind !== 'trigger';
  let opened = false;
  for (let i = cue.last; i < Math.min(to, cue.last + REACH); i++) {
    if (triggerOf[i]! >= 0) return -1;
    const phrase = phraseOf[i]!;
    if (phrase >= 0) {
      const p = phrases[phrase]!;
      const direct = p.preposition === 'ل' ? takesOwner : i === cue.last || !p.preposition;
      // «الذي قال "مدينتا درعا …"»: what is said, unless the quotation marks hold a name alone
      if (opened && !closesQuote(doc.tokens[p.last]?.key)) return -1;
      // «ما وصفته "أسوأ كارثة"»
      if (opened && doc.words[cue.first]!.best.enclitic && !nameAt.has(p.first)) return -1;
      const object = (cue.kind === 'verb' && isOblique(doc.words[p.first]!)) || isState(input, p.first);
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
function isState({ doc, tags, nameAt }: AttributionInput, i: number): boolean {
  const readings = doc.words[i]?.best.readings ?? [];
  const named =
    nameAt.has(i) || tags[i + 1] === 'N' || opensQuote(doc.tokens[i + 1]?.key) || doc.tokens[i + 1]?.key === '(';
  return !named && readings.length > 0 && readings.every((r) => r.accusative || (r.number === 'du' && r.construct));
}

/** An accusative that nothing but a verb can have brought about: no subject, unless «إن» or «لكن» stands before it. */
const isObject = ({ doc, tags, nameAt }: AttributionInput, i: number): boolean =>
  !nameAt.has(i) && tags[i - 1] !== 'S' && isAccusative(doc.words[i]);

/** «كردستان تطالب المتمردين»: the ending of the object, which no subject has. */
function isOblique(word: Word | null): boolean {
  const numbers = new Set(word?.best.readings.map((r) => r.number));
  return Boolean(word?.best.stem.endsWith('ين') && numbers.has('pl') && !numbers.has('sg'));
}

/** A noun phrase before the verb that nothing parts from it but an aside («ومقره لندن»). */
function speakerBefore(input: AttributionInput, cue: Cue, from: number): number {
  const { doc, tags, phrases, phraseOf } = input;
  if (doc.words[cue.first]?.best.conjunction) return -1;
  for (let i = cue.first - 1; i >= from; i--) {
    const phrase = phraseOf[i]!;
    if (phrase >= 0) {
      const p = phrases[phrase]!;
      const head = doc.words[p.first]?.best;
      const aside = head?.enclitic && head.conjunction;
      if (!p.preposition && !aside && canSpeak(input, p.first) && !isObject(input, p.first)) return phrase;
      i = p.first;
      continue;
    }
    if (tags[i] === 'V' || tags[i] === 'S' || isBreak(doc.tokens[i]!.key)) return -1;
  }
  return -1;
}

/** «دبي (CNN) – قال …»: a dash or a colon, which parts a dateline or a heading from what follows. */
const isBreak = (key: string): boolean => /^([-–—]+|:)$/.test(key);

/** The phrase that word order shows to be a verb's subject, where it can speak and begins before a token; −1: none does. */
function subjectOf(input: AttributionInput, verb: number, before: number): number {
  const subject = framesOf(input.frames).get(verb)?.subject ?? -1;
  return subject >= 0 && subject < before && canSpeak(input, subject) ? input.phraseOf[subject]! : -1;
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
