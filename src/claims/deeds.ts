/** A deed, and who is named beside it without a part in it: whoever condemns it, holds the place, or is excepted; and whoever it is done by «at the hands of». */
import { idsOf, type TokenSpan, type Trigger } from '../model/index.ts';
import { isBareNoun, isPlaceNoun, isSingleNoun, isTanwin } from '../text/describing.ts';
import { isAccusative, isOf, isOfSeveral, type Word } from '../text/words.ts';
import { at, near } from './near.ts';
import { areCounted, type RoleCandidate } from './role-candidates.ts';
import type { Scene } from './scene.ts';
import { bothSides, isAtHands } from './spans.ts';

/** Types of what is done to others, which whoever condemns it does not do. */
export const HARMS = new Set([
  'air_strike',
  'shelling',
  'chemical_attack',
  'explosion',
  'ground_attack',
  'attack_on_civilians',
  'killed',
  'injured',
  'destruction',
  'displacement',
  'detention',
  'siege',
]);

/** «أدانت فرنسا الهجوم على البلدة»: who condemns a deed does not do it, up to the next verb or relative clause. */
export function isCondemner({ doc, tags, phraseOf, phrases }: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  if (!HARMS.has(trigger.type) || c.first >= trigger.first || tags[trigger.first] === 'V') return false;
  const condemns = (i: number) =>
    tags[i] === 'V' && doc.words[i]!.classes.has('aloof') && doc.words[i]!.classes.has('vouch');
  const verb = condemns(c.first - 1) ? c.first - 1 : c.last;
  if (verb === c.last && (!condemns(verb) || phrases[phraseOf[c.first]!]?.preposition)) return false;
  for (let i = Math.max(verb + 1, c.last); i < trigger.first; i++) if (tags[i] === 'V' || tags[i] === 'R') return false;
  return true;
}

/** «لم تعلن إسرائيل مسؤوليتها عن الغارة»: who did not own up to a deed is not told to have done it. */
export function isNotOwnedUp({ doc, tags }: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  if (!HARMS.has(trigger.type) || c.first >= trigger.first || tags[trigger.first] === 'V') return false;
  const { first } = doc.sentences[doc.sentenceOf[c.first]!]!;
  for (let i = c.last; i < trigger.first; i++) {
    if (!doc.words[i]?.classes.has('blame')) continue;
    let verb = i - 1;
    while (verb > first && tags[verb] !== 'V') verb--;
    return verb > first && tags[verb - 1] === 'G';
  }
  return false;
}

/**
 * «حذر ترامب إيران من مهاجمة القوات»، «منعت الشرطة المتظاهرين من اقتحام المبنى»: of what stands behind «من», whoever is warned off it or kept from it is the doer,
 * and not who warns.
 */
export function warnsOff(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  if (tags[trigger.first] === 'V' || doc.tokens[trigger.first - 1]?.key !== 'من') return false;
  return at(near(scene).frames, c.first).some(
    ({ verb, subject, object }) =>
      subject === c.first &&
      object > subject &&
      object < trigger.first &&
      doc.sentenceOf[object] === doc.sentenceOf[trigger.first] &&
      WARNINGS.some((name) => doc.words[verb]!.classes.has(name)),
  );
}
const WARNINGS = ['unsure', 'foil'];

/** «قتل على يد أطراف مجهولة»: whoever stands behind «at the hands of» after a happening, no other between, does it. */
function isDoneBy(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  if (!HARMS.has(trigger.type) || c.first < trigger.last || c.last < c.first + 2 || !isAtHands(scene, c.first))
    return false;
  for (let i = trigger.last; i < c.first; i++) if (scene.triggerOf[i]! >= 0) return false;
  return true;
}

/** «مستوطنون», «حرس السواحل»: people, or a body of them. */
const arePeople = ({ doc }: Scene, { first }: RoleCandidate): boolean => ACTORS.some((c) => isOf(doc.words[first], c));
const ACTORS = ['person', 'population', 'group', 'state-body'];

/**
 * «نفذ ثلاثة انتحاريين الهجوم», «خطف أربعة مسلحين مدير المدرسة», «أحرق مستوطنون سيارات»: people right behind a verb are its subject where what they carry out, or
 * whom they do it to, stands right behind them.
 */
function isDoerBefore(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags, phrases, phraseOf } = scene;
  const verb = c.first - 1;
  if (tags[verb] !== 'V' || !(areCounted(scene, c) || arePeople(scene, c))) return false;
  const isFramed = at(near(scene).frames, c.first).some(
    (f) => f.verb === verb && f.subject === c.first && f.object === c.last,
  );
  if (!isFramed) return false;
  const object = phrases[phraseOf[c.last]!];
  if (verb !== trigger.first)
    return (trigger.first === c.last || trigger.first === object?.last) && doc.words[verb]!.classes.has('commit');
  return isActive(doc.words[verb]!) && object !== undefined && isSufferer(scene, trigger, object);
}

/** Whether a verb may be in the active voice. */
const isActive = ({ best }: Word): boolean => best.readings.some((r) => r.tense && r.voice !== 'passive');

/** «طبيبا», «مدير المدرسة»: somebody in the accusative, or with what he governs; «ضابط وأربعة جنود» are some of those before. «مدينة سبها»: where an attack goes. */
function isSufferer({ doc }: Scene, { type }: Trigger, { first, last }: TokenSpan): boolean {
  const word = doc.words[first];
  if (!word || word.best.enclitic) return false;
  if (type === 'destruction') return isBareNoun(word) && !isOf(word, 'person') && !isOf(word, 'quantity');
  if (!UNDERGONE.has(type)) return HARMS.has(type) && isPlaceNoun(word);
  return isOf(word, 'person') && (isTanwin(word) || (isSingleNoun(word) && last > first + 1));
}

/** «سفينة خطفها قراصنة»، «قتله مسلحون»، «اختطفتهن بوكو حرام»: right behind a verb with its object in a pronoun stands who does it. */
export function isOwnSubject({ doc, tags, nameAt }: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const verb = doc.words[trigger.first]!;
  if (!HARMS.has(trigger.type) || tags[trigger.first] !== 'V' || !verb.best.enclitic || c.first !== trigger.last)
    return false;
  const head = doc.words[c.first];
  if (!head || head.best.preposition || head.best.conjunction) return false;
  const name = nameAt.get(c.first);
  if (!PEOPLE.some((x) => isOf(head, x)) && !(name && idsOf(name, 'actor').length > 0)) return false;
  return isActive(verb) && !isAccusative(head);
}

/** Whom the words show to be the doer. */
export const isDoer = (scene: Scene, trigger: Trigger, c: RoleCandidate): boolean =>
  isDoneBy(scene, trigger, c) ||
  isDoerBefore(scene, trigger, c) ||
  isOwnSubject(scene, trigger, c) ||
  areParties(scene, trigger, c);

/** «قمة روسية تركية»: the states by whose adjectives a meeting or a deal is called. */
const areParties = (scene: Scene, { type, last }: Trigger, c: RoleCandidate): boolean =>
  MUTUAL.has(type) && c.first === last && bothSides(scene, c).length > 1;
const MUTUAL = new Set(['talks', 'agreement', 'ceasefire']);

/** Types of what is done to people, whose verbs are written alike whether they do it or undergo it. */
const UNDERGONE = new Set(['killed', 'injured', 'detention']);

/** «نزح السوريون إلى لبنان»، «خرج المستشفى من الخدمة»: a verb of going away, whose subject is the one whom it befalls, and which nobody else does. */
export const goesAway = ({ doc, tags }: Scene, { type, first }: Trigger): boolean =>
  (type === 'displacement' || type === 'destruction') &&
  tags[first] === 'V' &&
  doc.words[first]!.best.readings.some((r) => r.entry.form === 'I' && r.entry.classes.includes('motion'));

const THINGS = ['facility', 'equipment', 'vehicle'];
const PEOPLE = ['person', 'population', 'family', 'group', 'armed', 'nationality'];

/**
 * «قتل الإيرانيون في الغارة», «نزح السوريون»: whoever stands right behind a verb of killing that has no object, or behind a verb of going away, is the one
 * whom it befalls.
 */
export function isBefallen(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags, nameAt } = scene;
  const [verb, head] = [doc.words[trigger.first]!, doc.words[c.first]];
  if (tags[trigger.first] !== 'V' || c.first !== trigger.last || verb.best.enclitic || isOfSeveral(verb)) return false;
  if (!head || head.best.preposition || head.best.conjunction || isAccusative(head)) return false;
  const kinds = trigger.type === 'destruction' ? THINGS : PEOPLE;
  const noun = near(scene).numbers.has(c.first) ? doc.words[c.last - 1] : head;
  if (!nameAt.has(c.first) && !kinds.some((x) => noun?.classes.has(x))) return false;
  if (goesAway(scene, trigger)) return true;
  // «الذين قتل الجيش»: the object stands before
  if (!UNDERGONE.has(trigger.type) || tags[trigger.first - 1] === 'R') return false;
  return verb.best.readings.some((r) => r.tense === 'past' && r.voice !== 'active') && !hasObject(scene, c.last);
}

/**
 * «راح ضحية الغارات عشرات المدنيين», «ذهب ضحيتها عشرون شخصا»: where those stand who fell victim, behind the verb, the noun and what they fell victim to; −1 where
 * it is put otherwise.
 */
export function fallenAt({ doc, tags, phrases, phraseOf }: Scene, { type, first, last }: Trigger): number {
  const word = doc.words[first];
  if (type !== 'killed' || last !== first + 1 || !word || word.best.article || tags[first - 1] !== 'V') return -1;
  if (!word.best.readings.some((r) => r.number === 'sg' && r.entry.classes.includes('victim'))) return -1;
  let i = last;
  if (!word.best.enclitic) {
    if (tags[i] === 'D') i++;
    if (tags[i] !== 'N') return -1;
    i = Math.max(i + 1, phrases[phraseOf[i]!]?.last ?? 0);
  }
  const { conjunction, preposition } = doc.words[i]?.best ?? {};
  const stands = i < doc.tokens.length && doc.sentenceOf[i] === doc.sentenceOf[first];
  return stands && (tags[i] === 'N' || tags[i] === '#') && !conjunction && !preposition ? i : -1;
}

/** Prepositions that go on with the noun before them («عناصر من التنظيم») or that some verbs take («قضت القوات على»). */
const GOES_ON = new Set(['من', 'علي', 'الي', 'عن']);

/** Whether a bare noun or number stands behind a subject in its clause, or may do so: «قتل المسلحون في الحي عشرين شخصا». */
function hasObject({ doc, tags, phraseOf, phrases }: Scene, from: number): boolean {
  const { last } = doc.sentences[doc.sentenceOf[from - 1]!]!;
  // «قتل انتحاري يشتبه بأنه من التنظيم 32 شخصا», «خطفت الجبهة (…) رجلا»
  const next = from < last ? doc.tokens[from]!.key : '';
  if (tags[from] === 'V' || next === '(' || GOES_ON.has(next)) return true;
  for (let i = from; i < last && !'VSR.'.includes(tags[i]!); ) {
    const phrase = phrases[phraseOf[i]!];
    const governed = tags[i - 1] === 'P' || doc.words[i]?.best.preposition || doc.words[i]?.best.conjunction;
    if (tags[i] !== 'P' && !governed && (phrase || tags[i] === '#')) return true;
    i = Math.max(phrase?.last ?? 0, i + 1);
  }
  return false;
}

/**
 * «استنكر القصف الذي طال مدينة خاضعة للمعارضة», «ندد بالغارات على تعز»: to who condemns, whoever is named inside a clause that describes the deed, and
 * whom the deed is done to, is not accused.
 */
export function isOfVictims(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags, triggers, triggerOf } = scene;
  if (trigger.type !== 'accusation' || c.first < trigger.last || doc.words[trigger.first]!.classes.has('charge'))
    return false;
  let deed = -1;
  let relative = false;
  for (let i = trigger.last; i < c.first; i++) {
    if (triggerOf[i]! >= 0) deed = triggerOf[i]!;
    relative ||= tags[i] === 'R';
  }
  if (deed >= 0 && triggers[deed]!.type === 'territory_control') return true;
  // «الهجوم الذي شنته القوات» accuses the forces
  if (relative && at(near(scene).frames, c.first).every((f) => f.subject !== c.first)) return true;
  if (deed < 0 || !HARMS.has(triggers[deed]!.type)) return false;
  const before = doc.words[c.first - 1];
  const upon = tags[c.first - 1] === 'P' && (before!.classes.has('against') || before!.classes.has('place'));
  return upon || (c.first === triggers[deed]!.last && VICTIMS.some((x) => doc.words[c.first]?.classes.has(x)));
}

/** Classes of nouns for those and for that which is attacked rather than attacks: «استهداف المستشفيات». */
const VICTIMS = [
  'civilian',
  'child',
  'woman',
  'family',
  'population',
  'medic',
  'journalist',
  'refugee',
  'facility',
  'placehead',
];

/**
 * «سيطر على المحافظة باستثناء بلدتين»: what stands behind an exception that no negation undoes has no part in what is told before it.
 * @param first token of a phrase
 */
export function isExcepted({ doc, tags }: Scene, trigger: Trigger, first: number): boolean {
  const by = first - 1;
  if (by < trigger.last || !doc.words[by]?.classes.has('exception') || doc.words[by]!.best.conjunction) return false;
  const sentence = doc.sentenceOf[first]!;
  if (doc.sentenceOf[trigger.first] !== sentence) return false;
  for (let i = doc.sentences[sentence]!.first; i < by; i++)
    if (tags[i] === 'G' || doc.words[i]?.classes.has('neg')) return false;
  return true;
}
