/** Who stands beside a happening without a part in it, by where he stands: in a dateline, before the answer to it, in a noun that governs it. */
import { idsOf, type Tag, type TokenSpan, type Trigger } from '../model/index.ts';
import type { Reading } from '../text/lexicon.ts';
import { canSpeak } from '../text/speaking.ts';
import { isComma } from '../text/tokens.ts';
import { isAdjectival, isOf, SIDES, type Word } from '../text/words.ts';
import { isWhole } from './counts.ts';
import { HARMS } from './deeds.ts';
import { at, near } from './near.ts';
import type { RoleCandidate } from './role-candidates.ts';
import type { Scene } from './scene.ts';
import { chainStart } from './spans.ts';

const FROM = 'من';

/** Tokens that a dateline may have. */
const DATELINE = 14;
const DASH = /^[-–—]+$/;
const BRACKETS = new Set(['(', ')', '/', '[', ']']);

/** «أتلانتا، الولايات المتحدة (CNN)-- قصف …»: whether a place or an agency is named before the dash, from where the news comes. */
export function isInDateline({ doc, tags, nameAt }: Scene, { first }: RoleCandidate): boolean {
  const { first: start } = doc.sentences[doc.sentenceOf[first]!]!;
  const opens = nameAt.get(start);
  if (first - start > DATELINE || !opens || idsOf(opens, 'place').length === 0) return false;
  let dash = start;
  while (dash < start + DATELINE && dash < doc.tokens.length && !DASH.test(doc.tokens[dash]!.key)) {
    const { key } = doc.tokens[dash]!;
    const isPart = tags[dash] === 'N' || isComma(key) || BRACKETS.has(key);
    if (!isPart || doc.words[dash]?.best.preposition) return false;
    dash++;
  }
  return first < dash && DASH.test(doc.tokens[dash]?.key ?? '');
}

const TO = 'علي';

/** «قصف الجيش البلدة ردا على اغتيال ضابط»، «ردت إسرائيل على إطلاق صواريخ»: who answers a deed has not done it. */
export function isAnswering({ doc, tags, phrases, phraseOf }: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const to = trigger.first - 1;
  if (c.first >= to || doc.tokens[to]!.key !== TO || tags[trigger.first] === 'V') return false;
  if (!(HARMS.has(trigger.type) || trigger.type === 'ceasefire_violation')) return false;
  if (doc.words[trigger.first]!.best.enclitic || doc.sentenceOf[to] !== doc.sentenceOf[trigger.first]) return false;
  const answers = (i: number) => doc.words[i]?.classes.has('answer') ?? false;
  const subject = phrases[phraseOf[to - 1]!]?.first ?? to;
  return answers(to - 1) || answers(subject) || answers(subject - 1);
}

/** «نفى ذلك ردا على سؤال»: the answer itself, which is nobody. */
export function isAnswerItself({ doc }: Scene, { first, last }: RoleCandidate): boolean {
  const word = last === first + 1 ? doc.words[first] : null;
  return Boolean(word?.classes.has('answer') && !word.best.article && doc.tokens[last]?.key === TO);
}

/** «إيصال الإمدادات»، «إعادة الانتشار»: a verbal noun alone that governs the happening is no party to it. */
export function governs({ doc, tags, nameAt }: Scene, trigger: Trigger, { first, last }: RoleCandidate): boolean {
  if (last !== trigger.first || last !== first + 1 || tags[last] === 'V' || nameAt.has(first)) return false;
  const own = doc.words[trigger.first]!.best;
  const { article, enclitic, readings } = doc.words[first]?.best ?? own;
  if (own.conjunction || own.preposition || article || enclitic || readings.length === 0) return false;
  return readings.every((r) => r.entry.pos === 'masdar' || (r.entry.pos === 'verb' && tags[first] === 'N'));
}

/** Classes of nouns for what somebody puts forward, says or writes. */
const WORKS = ['offer', 'speech'];

/** Types of what one says of somebody or of what he put forward. */
const JUDGING = new Set(['refusal', 'praise', 'accusation', 'denial', 'demand', 'threat']);

/** «مبادرة المبعوث»، «قرار ترامب»: what somebody put forward is not he. */
export function isWork({ doc, nameAt }: Scene, { type }: Trigger, { first, last }: TokenSpan): boolean {
  const head = doc.words[first];
  if (!head || !JUDGING.has(type) || last < first + 2 || nameAt.has(first) || head.best.article || head.best.enclitic)
    return false;
  return WORKS.some((c) => isOf(head, c));
}

/** Types of what is done with hands and arms, or by going away. */
const PHYSICAL = new Set([...HARMS, 'armed_clash', 'deployment', 'withdrawal', 'territory_capture', 'protest']);

/** Classes of nouns for what a state has, and kinds of actors that have it. */
const HOLDINGS = ['facility', 'aircraft', 'ship', 'vehicle', 'home'];
const HOLDERS = new Set(['state', 'government', 'army', 'police']);

/** «القنصلية الإيرانية»، «مقر الحكومة»، «طائرة روسية»: what is hit is theirs, and not the state or its forces; those at «مواقع الجيش» are. @param kind of the actor named */
export function isHolding({ doc }: Scene, { type }: Trigger, { first, last }: TokenSpan, kind: string): boolean {
  const head = doc.words[first];
  if (last < first + 2 || !PHYSICAL.has(type) || !HOLDERS.has(kind) || !HOLDINGS.some((c) => isOf(head, c)))
    return false;
  return isOf(head, 'seat') || !isOf(head, 'military-site');
}

/** «لم تتلق روسيا تحذيرا»، «يواجه القائد اتهامات»: to who receives or faces a doing it is done, and not by him. */
export const isReceiver = (scene: Scene, trigger: Trigger, c: RoleCandidate): boolean =>
  (HARMS.has(trigger.type) || JUDGING.has(trigger.type)) &&
  isSubjectOf(scene, trigger, c, (verb) => scene.doc.words[verb]!.classes.has('receive')) &&
  at(near(scene).frames, chainStart(scene, c)).some((f) => f.object === trigger.first);

/** «وجه ترامب تحذيرا لإيران وروسيا»، «إدانة للهجوم»: to whom an indefinite verbal noun of saying is addressed. */
export function isAddressed(scene: Scene, { type, first, last }: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  const { article, enclitic, readings } = doc.words[first]!.best;
  if (!JUDGING.has(type) || tags[first] === 'V' || article || enclitic || readings[0]?.entry.pos !== 'masdar')
    return false;
  return chainStart(scene, c) === last && doc.words[last]?.best.preposition === 'ل';
}

/** «رفض قرار ترامب»: what is taken or left refuses nothing, and no policy shells or withdraws. */
const isIdle = ({ doc }: Scene, { type, last }: Trigger, { first }: RoleCandidate): boolean =>
  (PHYSICAL.has(type) || (type === 'refusal' && first === last)) && isOf(doc.words[first], 'offer');

/** Who stands beside a happening and, by what is told of him there, has not done it. */
export const hasNotDone = (scene: Scene, trigger: Trigger, c: RoleCandidate): boolean =>
  isSilentOn(scene, trigger, c) ||
  isIdle(scene, trigger, c) ||
  isNoDoer(scene, c) ||
  isDoneTo(scene, trigger, c) ||
  isAnnouncer(scene, trigger, c) ||
  isBacker(scene, trigger, c);

/** «أعلن الجيش سقوط طائرة»: who tells of what befell something has not done it. */
const isAnnouncer = (scene: Scene, trigger: Trigger, c: RoleCandidate): boolean =>
  (HARMS.has(trigger.type) || trigger.type === 'territory_capture') &&
  [trigger.first, trigger.first - 1].some((i) => scene.tags[i] === 'N' && scene.doc.words[i]?.classes.has('befall')) &&
  isSubjectOf(scene, trigger, c, (verb) => SAID.some((x) => scene.doc.words[verb]!.classes.has(x)));

/** «تم استهداف القوات»، «جرى قصف مواقع الجيش»: behind a verbal noun that is told to have been done stand those to whom it was. */
function isDoneTo(scene: Scene, { type, first, last }: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  if (!HARMS.has(type) || tags[first] !== 'N' || tags[first - 1] !== 'V' || !doc.words[first - 1]?.classes.has('done'))
    return false;
  return chainStart(scene, c) === last && doc.words[first]!.best.readings.some((r) => r.entry.pos === 'masdar');
}

/** «قوات مدعومة من تركيا»، «مزودة بأسلحة»: who stands behind a passive participle has done what that tells, and not what the others do. */
function isBacker({ doc, tags, phrases, triggerOf }: Scene, { first, last }: Trigger, c: RoleCandidate): boolean {
  const phrase = phrases[c.phrase];
  if (!phrase || !BY.has(phrase.preposition)) return false;
  const at = (phrase.governor >= 0 ? phrase.governor : phrase.first) - 1;
  const word = doc.words[at];
  // «دعم مفتوح من الطيران»: of the happening itself
  const isOwn = first <= at && (at < last || (at === last && triggerOf[at]! < 0));
  if (!word || tags[at] !== 'N' || isOwn || word.classes.has('commit')) return false;
  // «المدعومة»; «المرعبة من سوريا» may be active as well, «المدينة» is a noun
  const isPassive = (r: Reading | undefined) => r?.entry.pos === 'passive' || r?.entry.pos === 'adjective';
  const { readings } = word.best;
  if (!isPassive(readings[0])) return false;
  return readings.some((r) => r.entry.pos === 'passive' && (r.entry.form === 'I' || readings.every(isPassive)));
}
const BY = new Set(['من', 'ب']);

/** Classes of nouns for things that do what those in them or at them do. */
const MANNED = ['aircraft', 'ship', 'vehicle', 'weapon', 'munition', 'military-site', 'facility', 'equipment'];
const DONE = new Set(['masdar', 'noun', 'verb']);

/** «التوصل إلى …»، «استخدام الأنفاق»، «الخارجي»: a single deed, or of what kind something is, does nothing itself, unless it names whose it is. */
function isNoDoer(scene: Scene, { first, last }: RoleCandidate): boolean {
  const word = scene.doc.words[first];
  if (!word || canSpeak(scene, first) || MANNED.some((x) => word.classes.has(x))) return false;
  for (let i = first; i < last; i++)
    if (scene.nameAt.has(i) || SIDES.some((x) => scene.doc.words[i]?.classes.has(x))) return false;
  const { readings } = word.best;
  const isQuality = readings.length > 0 && readings.every((r) => r.entry.pos === 'adjective');
  // «الخارجي»; «المشتبه به» is somebody
  if (isQuality && last === first + 1 && ['ي', 'ية'].some((x) => word.best.stem.endsWith(x))) return true;
  const isDeed = readings.some((r) => r.entry.pos === 'masdar') && readings.every((r) => DONE.has(r.entry.pos));
  return isDeed && readings.every((r) => r.number !== 'pl');
}
/** Whether a candidate before the noun of a happening belongs to the subject of such a verb before it. */
function isSubjectOf(scene: Scene, trigger: Trigger, c: RoleCandidate, isSuch: (verb: number) => boolean): boolean {
  if (c.first >= trigger.first || scene.tags[trigger.first] === 'V') return false;
  return at(near(scene).frames, chainStart(scene, c)).some(
    ({ verb, subject }) => subject >= 0 && subject <= c.first && verb < trigger.first && isSuch(verb),
  );
}

/** «لم تذكر وسائل الإعلام شيئا عن هجوم الجمعة»: who did not speak of a deed has not done it. */
function isSilentOn(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  const isSilent = (verb: number) => tags[verb - 1] === 'G' && SAID.some((x) => doc.words[verb]!.classes.has(x));
  if (!HARMS.has(trigger.type) || !isSubjectOf(scene, trigger, c, isSilent)) return false;
  for (let i = c.last; i < trigger.first; i++) if (tags[i] === 'V' || tags[i] === 'R' || tags[i] === 'S') return false;
  return true;
}
const SAID = ['say', 'vouch'];

/** Types of what was done to people who are found, buried or treated afterwards. */
const FOUND = new Set(['killed', 'injured', 'attack_on_civilians']);

/** «عثرت الشرطة على مقبرة جماعية تضم رفات 40 شخصا»، «أسعف الأهالي الجرحى»: who finds, buries or treats people did nothing to them. */
export function isFinder(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  const finds = (verb: number) => doc.words[verb]!.classes.has('recover');
  if (!FOUND.has(trigger.type) || !isSubjectOf(scene, trigger, c, finds)) return false;
  for (let i = c.last; i < trigger.first; i++) if (tags[i] === 'S' || doc.words[i]?.best.conjunction) return false;
  return true;
}

/** Types of what befalls people alone, and of who holds what ground. */
const PERSONAL = new Set(['killed', 'injured']);
const HELD = new Set(['territory_control', 'territory_capture']);
const VEHICLES = ['vehicle', 'aircraft', 'ship'];

/** «مقتل من في السيارتين»، «محتجزون في سجون التنظيم»، «هدنة في معقل الفصائل»: no car is killed, no prison detained, and nobody holds a happening. */
export const isUnfit = ({ doc }: Scene, { type }: Trigger, { first }: RoleCandidate): boolean =>
  (PERSONAL.has(type) && VEHICLES.some((c) => isOf(doc.words[first], c))) ||
  (type === 'detention' && isOf(doc.words[first], 'facility')) ||
  (HELD.has(type) && isOf(doc.words[first], 'event'));

/** «أيد الضربات العسكرية»: the adjective of another happening, of which it says neither whose nor who. */
export function isOfOther(
  { doc, tags, nameAt, triggerOf }: Scene,
  { last: own }: Trigger,
  { first, last }: RoleCandidate,
): boolean {
  const [noun, word] = [doc.words[first - 1], doc.words[first]];
  if (!noun || !word?.best.article || !noun.best.article || first === own || last !== first + 1) return false;
  if (triggerOf[first - 1]! < 0 || tags[first - 1] === 'V' || nameAt.has(first)) return false;
  const { conjunction, preposition, readings } = word.best;
  if (conjunction || preposition || !readings.every(isAdjectival)) return false;
  return !OWNERS.some((c) => word.classes.has(c));
}

/** Classes of adjectives that say whose something is, or stand for people. */
const OWNERS = [...SIDES, 'loaded', 'person', 'population', 'civilian', 'fighter'];

/** Whether a word that frees people stands before the noun for them, in its clause: «حررت القوات خمسة مختطفين»، «تحرير الرهائن». */
function isFreed({ doc, tags }: Scene, { first }: Trigger): boolean {
  const start = Math.max(doc.sentences[doc.sentenceOf[first]!]!.first, first - FREED);
  for (let i = first - 1; i >= start && tags[i] !== 'S' && tags[i] !== 'R' && tags[i] !== '.'; i--) {
    if (doc.words[i]?.classes.has('free')) return true;
    // «خمسة أطباء كانوا مختطفين»
    if (tags[i] === 'V' && !doc.words[i]?.classes.has('copula')) return false;
  }
  return false;
}
/** Tokens from the word that frees to the noun for those whom it frees. */
const FREED = 7;

const isNextClause = (tag: Tag): boolean => tag === 'V' || tag === 'R' || tag === 'S';

/** Types of what may be foiled. */
const FOILED = new Set([...HARMS, 'territory_capture', 'deployment']);

/** «أحبط الجيش هجوما»، «صد القوات 60 هجوما»: who foils a deed has not done it. */
export function isFoiler(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  if (!FOILED.has(trigger.type) || tags[trigger.first] === 'V' || c.first >= trigger.first) return false;
  // «منعت القوات المسلحين من اقتحام البلدة»، «صدت محاولات الجيش لاقتحام البلدة»
  if (isOf(doc.words[c.first], 'event')) return false;
  if (doc.words[c.first]?.best.readings[0]?.entry.pos === 'masdar') return false;
  const verb = c.first - 1;
  // «صد القوات …» may be the verb or its noun
  if (
    !doc.words[verb]?.classes.has('foil') &&
    !isSubjectOf(scene, trigger, c, (v) => doc.words[v]!.classes.has('foil'))
  )
    return false;
  for (let i = c.last; i < trigger.first; i++) if (isNextClause(tags[i]!) || doc.tokens[i]!.key === FROM) return false;
  return true;
}

/** «(إسقاط 15 مسيرة من) أصل 18»: the whole of which others are told. */
export const isTotal = (scene: Scene, { first }: RoleCandidate): boolean =>
  (near(scene).numbers.has(first) && isWhole(scene, { first })) ||
  (isOf(scene.doc.words[first], 'whole') && scene.doc.tokens[first - 1]?.key === FROM);

/** «تتحمل إسرائيل المسؤولية»: who bears the blame blames nobody, and he is the one who is blamed. */
export const isBlamed = (scene: Scene, { type, first }: Trigger, c: RoleCandidate): boolean =>
  type === 'accusation' &&
  scene.tags[first] === 'V' &&
  isOf(scene.doc.words[first], 'bear') &&
  at(near(scene).frames, chainStart(scene, c)).some((f) => f.verb === first && f.subject === chainStart(scene, c));

/** «(صد) 60 هجوما»، «15 عملية تسلل»: how many deeds there were, which is nobody. */
export function isCountOfDeeds(scene: Scene, c: RoleCandidate): boolean {
  const { doc, numbers } = scene;
  const number = c.kind === 'phrase' && near(scene).numbers.has(c.first) && numbers.find((n) => n.first === c.first);
  if (!number) return false;
  const word = doc.words[number.last];
  if (!word || !isOf(word, 'event')) return false;
  const { conjunction, preposition, article, enclitic } = word.best;
  return !conjunction && !preposition && !article && !enclitic;
}

/** «حررت القوات خمسة مختطفين»: who frees people has not taken them; who holds them may stand behind. */
export const isFreer = (scene: Scene, trigger: Trigger, c: RoleCandidate): boolean =>
  trigger.type === 'detention' &&
  c.kind === 'phrase' &&
  c.first < trigger.first &&
  scene.tags[trigger.first] !== 'V' &&
  isFreed(scene, trigger);

/** «تحرير رهائن من قبضة التنظيم»: whom it is taken from is not who is freed, who stands bare behind such a word. */
export const isFreedFrom = ({ doc, phrases }: Scene, trigger: Trigger, c: RoleCandidate): boolean =>
  trigger.type === 'concession' &&
  c.kind === 'phrase' &&
  doc.words[trigger.first]!.classes.has('free') &&
  ['من', 'لدي', 'في', 'ب'].includes(phrases[c.phrase]!.preposition);

/** Types of what is fired. */
const FIRED = new Set(['air_strike', 'shelling']);
/** Types of what may come from several sides, and classes of nouns for these. */
const COMING = new Set([...FIRED, 'ground_attack']);
const WAYS = ['region', 'direction'];
const SITES = ['placehead', 'military-site', 'facility', 'region', 'direction'];

/** «قصف من مواقع في التلال»، «إطلاق صواريخ من الأراضي اللبنانية»، «هجوم من عدة محاور»: from where it comes is not what is hit; «عشرات من المواقع» is. */
export function isFiredFrom(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, phrases, phraseOf, nameAt } = scene;
  if (c.first < trigger.last || doc.tokens[c.first - 1]?.key !== FROM) return false;
  const name = nameAt.get(c.first);
  const isWay = (word: Word | null) => WAYS.some((x) => isOf(word, x));
  if (COMING.has(trigger.type) && !name && doc.words.slice(c.first, c.last).some(isWay)) return true;
  if (!FIRED.has(trigger.type)) return false;
  if (!SITES.some((x) => doc.words[c.first]?.classes.has(x)) && !(name && idsOf(name, 'place').length > 0))
    return false;
  const before = phrases[phraseOf[c.first - 2] ?? -1];
  const head = doc.words[before?.first ?? -1];
  return !(before && (near(scene).numbers.has(before.first) || head?.classes.has('quantity') || !head?.best.article));
}

/** «سلمت الفصائل المعبر إلى الحكومة»: who hands over does not take, and who stands behind «إلى» or «ل» does. */
export function handsOver({ doc, tags, phrases }: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  if (trigger.type !== 'territory_capture' || !doc.words[trigger.first]!.classes.has('give')) return false;
  const preposition = phrases[c.phrase]?.preposition;
  return preposition !== 'ل' && preposition !== 'الي' && !(tags[c.first - 1] === 'P' && preposition === '');
}

/** «تحت أنقاض مبنى دمره القصف»: a verb with its object in a pronoun, whose subject right behind it is a happening, has no doer before it. */
export function hasOwnSubject(scene: Scene, { first, last }: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  if (tags[first] !== 'V' || !doc.words[first]?.best.enclitic || c.first >= first || !isOf(doc.words[last], 'event'))
    return false;
  return at(near(scene).frames, last).some((f) => f.verb === first && f.subject === last && f.order === 'vso');
}

/** «هاجمت قوات بقيادة الحشد الشعبي المدينة»: behind a group, who leads it; «هجوم بقيادة الجيش» is the army's. */
export function isLeader({ doc, nameAt, phrases, phraseOf }: Scene, { first }: RoleCandidate): boolean {
  const group = doc.words[first - 1]?.classes.has('led') ? phrases[phraseOf[first - 2] ?? -1] : undefined;
  if (!group) return false;
  const name = nameAt.get(group.first);
  return (name !== undefined && idsOf(name, 'actor').length > 0) || GROUPS.some((x) => isOf(doc.words[group.first], x));
}
const GROUPS = ['group', 'armed', 'side', 'person'];

/** «قُصفت ثلاثة مراكز»، «استُهدفت»: a past that is written as a passive, whose doer only a preposition can name. */
export function isWrittenPassive({ doc, tags, phrases }: Scene, { first }: Trigger, c: RoleCandidate): boolean {
  if (tags[first] !== 'V' || phrases[c.phrase]?.preposition !== '') return false;
  if (!doc.words[first]!.best.readings.some((r) => r.tense === 'past')) return false;
  const { start, end } = doc.tokens[first]!;
  const damma = doc.text.indexOf(DAMMA, start);
  return damma > start && damma < end - 2;
}
const DAMMA = '\u064f';
