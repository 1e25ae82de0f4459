/**
 * The other side of a fight, a meeting or an agreement, who does it as well: «اشتبكت القوات مع المسلحين»، «التقى الوزير بنظيره»، «التقى الوزير
 * المبعوث».
 */
import type { Trigger } from '../model/index.ts';
import { canSpeak } from '../text/speaking.ts';
import { near } from './near.ts';
import type { RoleCandidate } from './role-candidates.ts';
import { MEETINGS } from './rulings.ts';
import type { Scene } from './scene.ts';
import { roleSpans } from './spans.ts';

/** Types whose parties all do it. */
const MUTUAL = new Set(['armed_clash', ...MEETINGS]);
/** Of these, what one does «بـ» another, or to him: «التقى به»، «التقاه». */
const MEETING = 'talks';
/** Tokens from the happening to its «مع». */
const REACH = 12;

/**
 * @param agent the doer chosen
 * @param candidates whoever may take the role, null for nobody, and `scores` how well each fits
 * @returns the party on the other side, or null where the sentence names none
 */
export function partnerOf(
  scene: Scene,
  trigger: Trigger,
  agent: RoleCandidate | null,
  candidates: readonly (RoleCandidate | null)[],
  scores: readonly number[],
): RoleCandidate | null {
  if (!agent || !MUTUAL.has(trigger.type)) return null;
  const chosen = new Set(roleSpans(scene, agent).map((span) => span.first));
  const opposite = isOpposite(scene, trigger, agent);
  const none = scores[candidates.indexOf(null)]!;
  let found: RoleCandidate | null = null;
  let best = Number.NEGATIVE_INFINITY;
  candidates.forEach((c, k) => {
    if (!c || c.kind === 'self' || chosen.has(c.first) || !canSpeak(scene, c.first)) return;
    if (isOpposite(scene, trigger, c) === opposite) return;
    const bound = !opposite && isNext(scene, trigger, c);
    if ((!bound && scores[k]! <= none) || scores[k]! <= best) return;
    best = scores[k]!;
    found = c;
  });
  return found;
}

/** Whether a phrase is put as the other side: behind «مع», or where one meets, behind «بـ» or as the object. */
function isOpposite({ doc, frames }: Scene, { type, first }: Trigger, c: RoleCandidate): boolean {
  if (doc.words[c.first - 1]?.classes.has('mutual')) return true;
  if (type !== MEETING) return false;
  return doc.words[c.first]?.best.preposition === 'ب' || frames.some((f) => f.verb === first && f.object === c.first);
}

/** Whether such a phrase belongs to the happening: it stands soon behind it, with no verb, clause or other «مع» between. */
function isNext(scene: Scene, trigger: Trigger, c: RoleCandidate): boolean {
  const { doc, tags } = scene;
  if (c.first < trigger.last || c.first - trigger.last > REACH) return false;
  for (let i = trigger.last; i < c.first; i++) {
    if (tags[i] === 'V' || tags[i] === 'S' || tags[i] === 'R') return false;
    if (i < c.first - 1 && doc.words[i]?.classes.has('mutual')) return false;
  }
  return near(scene).triggers[doc.sentenceOf[trigger.first]!]!.every((k) => {
    const { first } = scene.triggers[k]!;
    return first <= trigger.first || first > c.first;
  });
}
