/** A deed, and who is named beside it without a part in it: whoever condemns it, holds the place, or is excepted; and whoever it is done by «at the hands of». */
import type { Trigger } from '../model/index.ts';
import { at, near } from './near.ts';
import type { RoleCandidate } from './role-candidates.ts';
import type { Scene } from './scene.ts';
import { isAtHands } from './spans.ts';

/** Types of what is done to others, which whoever condemns it does not do. */
const HARMS = new Set([
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

/** «قتل على يد أطراف مجهولة»: whoever stands behind «at the hands of» after a happening, no other between, does it. */
export function isDoneBy(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  if (!HARMS.has(trigger.type) || c.first < trigger.last || c.last < c.first + 2 || !isAtHands(scene, c.first))
    return false;
  for (let i = trigger.last; i < c.first; i++) if (scene.triggerOf[i]! >= 0) return false;
  return true;
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

/** «دعا الأمين العام إلى الإفراج عن الأسرى»: who demands that others give way is not the one who is to do it. */
export function isDemander(
  { doc, tags, attributions, triggers, triggerOf }: Scene,
  trigger: Trigger,
  c: RoleCandidate,
): boolean {
  if (trigger.type !== 'concession') return false;
  return attributions.some((a) => {
    if (a.kind !== 'trigger' || a.speaker !== c.phrase || a.first >= trigger.first) return false;
    if (triggers[triggerOf[a.first]!]?.type !== 'demand' || doc.sentenceOf[a.first] !== doc.sentenceOf[trigger.first])
      return false;
    for (let i = a.last; i < trigger.first; i++) if (tags[i] === 'V' || tags[i] === 'R') return false;
    return true;
  });
}
