/** Who says what a cue tells that somebody says. */
import type { Attribution, Frame } from '../../model/index.ts';
import { canSpeak, isHisSaying, isObjectByGender, isSayingOf, standsAccused } from '../../text/speaking.ts';
import { closesQuote, opensQuote } from '../../text/tokens.ts';
import { isAccusative, isAccusativeParticiple, isFirstPerson, isOfSeveral, type Word } from '../../text/words.ts';
import { type AttributionInput, type Cue, REACH } from './input.ts';

/** Looks for the speaker: after the cue, else the verb's subject before it, else nobody («قيل») or the one who spoke last. */
export function withSpeaker(
  input: AttributionInput,
  cue: Cue,
  from: number,
  to: number,
  earlier: () => number,
): Attribution {
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
  if (phrase?.first !== cue.last) return false;
  return (
    standsAccused(input, cue.first, phrase) || (input.tags[cue.first] === 'V' && isObjectByGender(input, cue.first))
  );
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
      const direct = p.preposition === 'ل' ? takesOwner : !p.preposition || (i === cue.last && cue.kind !== 'verb');
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

/** «(كانوا) متواجدين»: an accusative that nothing but a verb can have brought about is no subject, unless «إن» or «لكن» stands before it. */
const isObject = ({ doc, tags, nameAt }: AttributionInput, i: number): boolean =>
  !nameAt.has(i) && tags[i - 1] !== 'S' && (isAccusative(doc.words[i]) || isOblique(doc.words[i] ?? null));

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
      const object = isObject(input, p.first);
      if (!p.preposition && !aside && canSpeak(input, p.first) && !object) return phrase;
      // «مسلحين يعتقد أنهم منشقون»
      if (object && p.last === cue.first) return -1;
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
export function subjectOf(input: AttributionInput, verb: number, before: number): number {
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
