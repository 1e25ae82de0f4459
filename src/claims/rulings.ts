/** What no weight may overrule: who cannot be doer or sufferer. */
import { idsOf, type Phrase, type TokenSpan, type Trigger } from '../model/index.ts';
import { canSpeak, isObjectByGender, standsAccused } from '../text/speaking.ts';
import { isComma } from '../text/tokens.ts';
import { isAccusativeParticiple, isAdjectival, isFirstPerson, isOf, type Word } from '../text/words.ts';
import {
  governs,
  handsOver,
  hasNotDone,
  hasOwnSubject,
  isAddressed,
  isAnswerItself,
  isAnswering,
  isBlamed,
  isCountOfDeeds,
  isFinder,
  isFiredFrom,
  isFoiler,
  isFreedFrom,
  isFreer,
  isInDateline,
  isLeader,
  isOfOther,
  isReceiver,
  isTotal,
  isUnfit,
  isWrittenPassive,
} from './apart.ts';
import { HARMS, isCondemner, isExcepted, isNotOwnedUp, isOfVictims, isOwnSubject, warnsOff } from './deeds.ts';
import { at, near } from './near.ts';
import type { RoleCandidate } from './role-candidates.ts';
import type { Scene } from './scene.ts';
import { chainStart, endsInKnownPerson } from './spans.ts';

/** Types whose agent speaks, or sits at a table: a thing does neither. */
const SPOKEN = new Set(['demand', 'accusation', 'denial', 'threat', 'praise', 'talks', 'refusal']);
/** Types whose parties are all doers, at one table: «سنتحدث مع الرئيس». */
export const MEETINGS = new Set(['talks', 'agreement']);

/** Whom the sentence shows not to be the doer of a happening. */
export function cannotDo(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  return (
    hasNoPart(scene, trigger, c) ||
    (SPOKEN.has(trigger.type) && !canSpeak(scene, c.first) && !saysWhose(scene, trigger, c)) ||
    isMunition(scene, c) ||
    isAmongCounted(scene, trigger, c) ||
    (c.first < trigger.first && isUndergone(scene, trigger)) ||
    isOfNextClause(scene, trigger, c) ||
    isOwner(scene, trigger, c) ||
    isOrigin(scene, c) ||
    isObject(scene, trigger, c) ||
    isAskedBefore(scene, trigger, c) ||
    isOfCondition(scene, trigger, c) ||
    isAccused(scene, trigger, c) ||
    isWrittenPassive(scene, trigger, c) ||
    isReceiver(scene, trigger, c) ||
    isAddressed(scene, trigger, c) ||
    isCondemner(scene, trigger, c) ||
    isNotOwnedUp(scene, trigger, c) ||
    warnsOff(scene, trigger, c) ||
    isWhere(scene, c) ||
    isAnswering(scene, trigger, c) ||
    hasOwnSubject(scene, trigger, c) ||
    isOfOther(scene, trigger, c) ||
    handsOver(scene, trigger, c) ||
    isFreer(scene, trigger, c) ||
    isFoiler(scene, trigger, c) ||
    isBlamed(scene, trigger, c) ||
    hasNotDone(scene, trigger, c) ||
    (!MEETINGS.has(trigger.type) && isBehindOwn(scene, trigger, c))
  );
}

/** Whom it shows to be neither the doer nor the one that a happening befalls. */
const hasNoPart = (scene: Scene, trigger: Trigger, c: RoleCandidate): boolean =>
  isDescription(scene, trigger, c) ||
  isExcepted(scene, trigger, chainStart(scene, c)) ||
  isLeader(scene, c) ||
  isInDateline(scene, c) ||
  isAnswerItself(scene, c) ||
  isFinder(scene, trigger, c) ||
  isCountOfDeeds(scene, c) ||
  isTotal(scene, c) ||
  isFreedFrom(scene, trigger, c) ||
  governs(scene, trigger, c);

const REGIONS = ['direction', 'region'];

/** «في تركيا»، «بجنوب غرب البلاد»: where it is, and nobody who does anything. */
function isWhere({ doc, phrases, nameAt }: Scene, c: RoleCandidate): boolean {
  const preposition = phrases[c.phrase]?.preposition;
  const head = doc.words[c.first];
  if (preposition === 'ب') return REGIONS.some((x) => head?.classes.has(x));
  const name = nameAt.get(c.first);
  const place = name ? idsOf(name, 'place').length > 0 : head?.classes.has('placehead');
  return preposition === 'في' && (place === true || REGIONS.some((x) => head?.classes.has(x)));
}

/** Whom it shows not to be the one that a happening befalls, whoever its doer is. */
export function cannotSuffer(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  return (
    hasNoPart(scene, trigger, c) ||
    speaksNext(scene, trigger, c) ||
    isExploded(scene, trigger, c) ||
    isAloof(scene, trigger, c) ||
    areItsVictims(scene, c) ||
    isReason(scene, trigger, c) ||
    (BEFALLING.has(trigger.type) && isWhere(scene, c)) ||
    isOfVictims(scene, trigger, c) ||
    isItself(scene, trigger, c) ||
    isMeans(scene, c) ||
    isUnfit(scene, trigger, c) ||
    (!HARMS.has(trigger.type) && isOfOther(scene, trigger, c)) ||
    isFiredFrom(scene, trigger, c) ||
    isOwnSubject(scene, trigger, c)
  );
}

/** Types of what befalls people alone, and whose verbs take them without a preposition. */
const BEFALLING = new Set(['killed', 'injured', 'detention']);

/** «يقتلون لشعورهم بالخوف»: what stands behind «ل» beside such a verb is why. */
const isReason = ({ doc, tags }: Scene, trigger: Trigger, c: RoleCandidate): boolean =>
  BEFALLING.has(trigger.type) &&
  tags[trigger.first] === 'V' &&
  c.first >= trigger.last &&
  doc.words[c.first]?.best.preposition === 'ل' &&
  !isPeople(doc.words[c.first]!);

/** «انفجار راح ضحيته 12 شخصا»: "its victims" are whoever is named behind. */
const areItsVictims = ({ doc }: Scene, c: RoleCandidate): boolean =>
  c.kind === 'phrase' &&
  c.last === c.first + 1 &&
  Boolean(doc.words[c.first]?.best.enclitic && doc.words[c.first]!.classes.has('victim'));

/** «اضطرت إلى المغادرة»: nothing befalls a doing but whom its noun names («القتلى»). */
function isItself({ doc, tags }: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  if (c.first !== trigger.first || c.last !== trigger.last || tags[c.first] === 'V') return false;
  const { readings } = doc.words[c.first]!.best;
  return readings.length > 0 && readings.every((r) => r.entry.pos === 'masdar');
}

/** «استهدفت الطائرات الحي بأربعة صواريخ»، «… بعشرات القذائف والصواريخ»: what it is done with. */
function isMeans(scene: Scene, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  const start = chainStart(scene, c);
  const by =
    doc.words[start]?.best.preposition === 'ب' || (tags[start - 1] === 'P' && doc.tokens[start - 1]?.key === 'ب');
  return by && doc.words.slice(c.first, c.last).some((w) => w?.classes.has('munition'));
}

/** «الصواريخ التي أطلقت»: what is fired does nothing; those whose it is do («صواريخ الجيش»). */
function isMunition({ doc, nameAt }: Scene, { first, last }: RoleCandidate): boolean {
  if (!isOf(doc.words[first], 'munition')) return false;
  for (let i = first + 1; i < last; i++) if (nameAt.has(i) || isNoAdjective(doc.words[i])) return false;
  return true;
}

/** «السفير الروسي، فاسيلي نيبينزيا», «الوزير الكويتي الشيخ صباح الخالد»: the name of whoever bears the title before it. */
function isNamedBehind(scene: Scene, name: TokenSpan, bearer: TokenSpan): boolean {
  const { doc, nameAt } = scene;
  if (endsInKnownPerson(scene, bearer)) return false;
  const between = name.first - bearer.last;
  if (between !== 0 && !(between === 1 && isComma(doc.tokens[bearer.last]!.key))) return false;
  const isTitle = (i: number) => doc.words[i]?.classes.has('title') === true;
  // «اتهم الرئيس التركي بشار الأسد»
  if (between === 0 && !isTitle(name.first)) return false;
  const at = isTitle(name.first) ? name.first + 1 : name.first;
  const listed = nameAt.get(at);
  return isTitle(bearer.first) && listed !== undefined && idsOf(listed, 'person').length > 0;
}

/** Nobody does to himself: the same phrase, or the same words, is not agent and target of one happening. */
export function isSame(scene: Scene, a: RoleCandidate, b: RoleCandidate | null): boolean {
  const { doc } = scene;
  if (!b) return false;
  if (a.first === b.first || isNamedBehind(scene, a, b)) return true;
  if (a.last - a.first !== b.last - b.first) return false;
  let named = false;
  for (let k = a.first, j = b.first; k < a.last; k++, j++) {
    const stem = doc.words[k]?.best.stem;
    if (stem !== doc.words[j]?.best.stem) return false;
    named ||= stem !== undefined;
  }
  return named;
}

const PEOPLE = [
  'person',
  'civilian',
  'fighter',
  'soldier',
  'officer',
  'medic',
  'rescuer',
  'journalist',
  'leader',
  'population',
];
export const isPeople = (word: Word | null): boolean => PEOPLE.some((c) => word?.classes.has(c));

/** «عنصران من الشرطة»: the phrase that «من» joins a candidate to. */
function cameFrom({ doc, phrases, phraseOf }: Scene, c: RoleCandidate): Phrase | undefined {
  const of = c.first - 1;
  return doc.tokens[of]?.key === 'من' ? phrases[phraseOf[of - 1] ?? -1] : undefined;
}

const AMONG = new Set(['بين', 'من', 'ضمن']);

/**
 * «12 شخصا بينهم قياديان من الفيلق»: where those counted come from, which is no doer; nor is, of their death, where the dead themselves come
 * from («قتل 8 عناصر من المخابرات»).
 */
function isAmongCounted(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, effects } = scene;
  const from = cameFrom(scene, c);
  if (!from) return false;
  const { first, last } = from;
  if (effects.has(trigger.type) && doc.words.slice(first, last).some(isPeople)) return true;
  return isAmong(doc.words[first - 1]);
}

/** «بينهم»، «بينها»، «منهم»، «ضمنهم»: what follows is part of those named before. */
export const isAmong = (word: Word | null | undefined): boolean =>
  Boolean(word?.classes.has('among') || (word?.best.enclitic && AMONG.has(word.best.stem)));

const OWNED = ['located', 'leaning', 'facility', 'military-site', 'weapon', 'vehicle', 'ship', 'home', 'equipment'];
/** Those of somebody: where they are no adjective, and no happening stands right before them. */
const OWN_PEOPLE = ['person', 'group', 'fighter'];

/** «مستودع تابع للحرس»، «موالون للنظام»، «مواقع للجيش»: whose something is, or whom somebody is for, is no doer. */
function isOwner({ doc }: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const before = doc.words[c.first - 1];
  if (doc.words[c.first]?.best.preposition !== 'ل' || !before || c.first === trigger.last) return false;
  const isOne = before.best.readings[0]?.entry.pos === 'noun' && !before.best.article && c.first - 1 > trigger.last;
  return OWNED.some((x) => before.classes.has(x)) || (isOne && OWN_PEOPLE.some((x) => isOf(before, x)));
}

/** «عنصران من الشرطة»، «خمسة من التنظيم»: where people come from is not who does it; they are, who come from there. */
function isOrigin(scene: Scene, c: RoleCandidate): boolean {
  const from = cameFrom(scene, c);
  if (from && near(scene).numbers.has(from.first)) return true;
  const head = scene.doc.words[from?.first ?? -1];
  return Boolean(head && !head.best.article && isPeople(head));
}

/** «محذرا إيران»، «متهما دمشق»: what stands bare behind a participle in the accusative is its object. */
function isObject(scene: Scene, { first, last }: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  if (last !== first + 1 || tags[first] !== 'N' || doc.words[last]?.best.preposition) return false;
  return chainStart(scene, c) === last && isAccusativeParticiple(doc.words[first]);
}

/** «طالب الائتلاف مجلس الأمن بالتحرك، داعيا …»: a participle goes on with what the subject of the verb before it does, not its object. */
function isAskedBefore(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  if (tags[trigger.first] !== 'N' || c.first >= trigger.first || !isAccusativeParticiple(doc.words[trigger.first]))
    return false;
  const start = chainStart(scene, c);
  return at(near(scene).frames, start).some((f) => f.object === start && f.subject >= 0 && f.subject < start);
}

/** Tokens before a verb within which its condition stands: «إذا لم يتدخل». */
const CONDITIONAL = 3;

/** «حذر من مجزرة إذا لم يتدخل المجتمع الدولي»: the subject of a condition behind a happening has no part in it. */
function isOfCondition(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { words } = scene.doc;
  const start = chainStart(scene, c);
  return at(near(scene).frames, start).some(({ verb, subject }) => {
    if (subject !== start || verb < trigger.last || subject < verb) return false;
    const from = Math.max(trigger.last, verb - CONDITIONAL);
    return words.slice(from, verb).some((word) => word?.classes.has('condition'));
  });
}

/** «طالب الأمين العام بعدم استهداف المدنيين»: to who demands, warns, condemns or accuses nothing is done by what his verb takes. */
function isAloof({ doc, tags, attributions, phraseOf, sayings }: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  if (sayings.has(trigger.type) || c.first > trigger.first || tags[trigger.first] === 'V') return false;
  let verb = trigger.first - 1;
  while (verb > c.last && tags[verb] !== 'V') verb--;
  const behind = doc.words[c.first - 1]?.classes.has('aloof') ? c.first - 1 : verb;
  const speaks = attributions.some((a) => a.first === behind && a.speaker >= 0 && a.speaker === phraseOf[c.first]);
  return speaks && doc.words[behind]?.classes.has('aloof') === true;
}

/** «اتهم النظام بشن هجوم», «حذر روسيا من الحرب»: the party right behind the verb is accused or addressed. */
function isAccused(scene: Scene, { first, last }: Trigger, c: RoleCandidate): boolean {
  const phrase = scene.phrases[scene.phraseOf[last] ?? -1];
  if (scene.tags[first] !== 'V' || phrase?.first !== last || chainStart(scene, c) !== last) return false;
  return standsAccused(scene, first, phrase) || isObjectByGender(scene, first);
}

/** Tokens back from a happening within which its verb stands: «تعرضت خمسة مستشفيات و26 مدرسة للقصف». */
const UNDERGOING = 9;

/** «تعرضت المدينة لقصف»، «بعد قصف تعرضت له»: who stands before it undergoes the happening or belongs to another one; the doer can only follow. */
function isUndergone({ doc, tags }: Scene, trigger: Trigger): boolean {
  const relative = tags[trigger.last] === 'R';
  const verb = relative ? trigger.last + 1 : trigger.last;
  const isNoun = tags[trigger.first] !== 'V' && (relative || !doc.words[trigger.first]?.best.article);
  if (isNoun && doc.words[verb]?.classes.has('undergo') && doc.words[verb + 1]?.classes.has('pron')) return true;
  if (doc.words[trigger.first]?.best.preposition !== 'ل') return false;
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  for (let i = trigger.first - 1; i >= Math.max(first, trigger.first - UNDERGOING); i--)
    if (doc.words[i]?.classes.has('undergo')) return true;
  return false;
}

/** Classes of adjectives that say whose a happening is. */
const WHOSE = ['nationality', 'origin', 'party', 'quantity', 'leaning'];

/** «إدانة فرنسية»، «المفاوضات السعودية الإيرانية»: the adjective right behind its noun is of whoever speaks. */
const saysWhose = ({ doc, tags }: Scene, { first, last }: Trigger, c: RoleCandidate): boolean =>
  c.first === last && tags[first] !== 'V' && Boolean(doc.words[last]?.classes.has('nationality'));

/** «هجوم عنيف»، «اعتداء إرهابي»: an adjective of the happening itself takes no part in it, unless it says whose it is («غارات روسية»). */
function isDescription(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags, nameAt } = scene;
  const word = doc.words[c.first];
  if (c.first !== trigger.last || tags[trigger.first] === 'V' || !word?.known) return false;
  const { conjunction, preposition, article, readings } = word.best;
  if (article && trigger.last === trigger.first + 1 && doc.words[trigger.first]!.best.article)
    return !conjunction && !preposition && isPlain(scene, c);
  const adjectives = readings.filter(isAdjectival);
  const describes = adjectives.length === readings.length || adjectives.some((r) => r.entry.classes.includes('loaded'));
  if (conjunction || preposition || article || adjectives.length === 0 || !describes) return false;
  for (let i = c.first; i < c.last; i++)
    if (nameAt.has(i) || isNoAdjective(doc.words[i]) || WHOSE.some((x) => doc.words[i]?.classes.has(x))) return false;
  return readings.every((r) => r.number === 'sg');
}

/** «الهجوم الخاطف»: behind a definite noun a definite adjective, which says nothing of whose it is. */
const isPlain = ({ doc, nameAt }: Scene, { first, last }: RoleCandidate): boolean =>
  last === first + 1 &&
  !nameAt.has(first) &&
  doc.words[first]!.best.readings.some((r) => isAdjectival(r) && r.number === 'sg') &&
  ![...WHOSE, 'direction', 'loaded'].some((x) => doc.words[first]!.classes.has(x));

const isNoAdjective = (word: Word | null | undefined): boolean => !word?.best.readings.some(isAdjectival);

/** What explodes, and he who blows himself up, is not what the explosion hits: «انفجار سيارة مفخخة»، «فجر نفسه». */
function isExploded({ doc }: Scene, { type }: Trigger, c: RoleCandidate): boolean {
  if (type !== 'explosion') return false;
  const [head, ...rest] = doc.words.slice(c.first, c.last);
  const describes = (word: Word | null) =>
    word?.best.readings.some(({ entry }) => entry.pos === 'adjective' && entry.classes.includes('explosive'));
  return Boolean(
    head?.classes.has('explosive') || (head?.classes.has('self') && head.best.enclitic) || rest.some(describes),
  );
}

/** «وأن»، «وإن». */
const isAndThat = (word: Word | null | undefined): boolean =>
  Boolean(word?.classes.has('that') && (word.best.conjunction === 'و' || word.best.stem === AND_THAT));
const AND_THAT = 'وان';

/** Tokens between the comma before a clause and its subject. */
const SUBJECT = 4;

/**
 * «… أودى بحياة 32 شخصا، شن سلاح الجو غارات»: the subject of a verb behind a comma does what that verb says. A fronted noun («في مؤتمره، قال …») may
 * share it. «أن المسلحين شنوا هجوما وأن القوات تصدت له»: whoever stands behind "and that" does what is told there.
 */
function isOfNextClause(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  if (c.first < trigger.last || doc.sentenceOf[c.first] !== doc.sentenceOf[trigger.first]) return false;
  const before = chainStart(scene, c) - 1;
  if (before >= trigger.last && tags[before] === 'S' && isAndThat(doc.words[before])) return true;
  let comma = c.first - 1;
  while (comma >= trigger.last && !isComma(doc.tokens[comma]!.key)) comma--;
  if (comma < trigger.last || tags[comma + 1] !== 'V' || c.first - comma > SUBJECT) return false;
  return tags[trigger.first] === 'V' || doc.words[comma + 1]?.best.conjunction === 'و';
}

/** «أوقفهم حاجز وخطفهم، وقال عبد الرحمن …»: whoever is named behind a later verb of saying speaks, and nothing was done to him there. */
export function speaksNext(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  return near(scene).attributions[scene.doc.sentenceOf[c.first]!]!.some((k) => {
    const a = scene.attributions[k]!;
    if (a.kind !== 'verb' || a.carried || a.speakerFirst || a.speaker < 0) return false;
    const { first, last } = scene.phrases[a.speaker]!;
    return a.first >= trigger.last && a.first < first && first <= c.first && c.first < last;
  });
}

/** «لن نكشف أسماء المجموعات»: a verb of the first person has its doer in itself, and none behind it. */
export function isBehindOwn({ doc, tags }: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  if (c.first < trigger.last) return false;
  for (let i = trigger.first; i < trigger.last; i++) if (tags[i] === 'V' && isFirstPerson(doc.words[i])) return true;
  return false;
}
