/** What is demanded: by whom, who therefore is not the one who is to do it, and what is asked not to be done. */
import type { Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { isOf } from '../text/words.ts';
import { headOf, isDemanded } from './aims.ts';
import type { RoleCandidate } from './role-candidates.ts';
import type { RoleHistory } from './roles.ts';
import type { Scene } from './scene.ts';

/** Types of what whoever demands it may have a part in: he asks for talks with himself, or to be let in with his aid. */
const OWN_PART = new Set(['talks', 'agreement', 'ceasefire', 'humanitarian_access', 'protest']);

const FROM = 'عن';

/** Tokens back from a happening to the demand not to do it. */
const BACK = 20;

/**
 * «دعا الأمين العام إلى الإفراج عن الأسرى»، «طالب البرلمان بطرد القوات»: who demands it of others is not the one who is to do it.
 * @param earlier what was decided of the happenings before it in the sentence
 */
export function isDemander(scene: Scene, trigger: Trigger, c: RoleCandidate, earlier: RoleHistory['earlier']): boolean {
  if (OWN_PART.has(trigger.type) || scene.sayings.has(trigger.type)) return false;
  const demand = earlier.findLast((e) => e.trigger.type === 'demand' && e.trigger.first < trigger.first);
  return demand?.agent === c.first && isDemanded(scene, trigger, [{ ...demand.trigger, modality: 'asserted' }]);
}

/** «دعت أنقرة إلى عدم قصف المدينة»، «طالب بالامتناع عن استهداف المستشفيات»: what somebody is asked not to do may yet be done. */
export function isAskedNot(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags, triggers, triggerOf } = scene;
  if (tags[trigger.first] === 'V' || scene.sayings.has(trigger.type)) return false;
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const head = headOf(scene, trigger.first);
  const refrains = doc.tokens[head - 1]?.key === FROM && isOf(doc.words[head - 2], 'decline');
  const not = refrains ? head - 2 : head - 1;
  if (not < first || !(refrains || doc.words[not]?.classes.has('neg'))) return false;
  for (let k = not - 1; k >= Math.max(first, not - BACK) && !isComma(doc.tokens[k]!.key); k--) {
    if (triggers[triggerOf[k]!]?.type === 'demand') return true;
    if (!'NP#'.includes(tags[k]!)) return false;
  }
  return false;
}
