/** Examples for the choosers of agent and target. */
import { type RoleCandidate, roleCandidates } from '../claims/role-candidates.ts';
import { agentFeatures, type Role, type RoleHistory, roleFeatures, roleOrder } from '../claims/roles.ts';
import type { Hashes } from '../learn/atoms.ts';
import type { Choice } from '../learn/rank.ts';
import { nearestTokens, type Prepared } from './prepare.ts';

/** What the hand reading says of one trigger's roles, as candidates. */
export interface RoleTruth {
  readonly candidates: readonly RoleCandidate[];
  /** Candidate indices that are right; empty: nobody; null: somebody who is no candidate. */
  readonly agent: readonly number[] | null;
  readonly target: readonly number[] | null;
  /** Candidates inside a right one but not its head: neither right nor wrong. */
  readonly blurred: ReadonlySet<number>;
}

export function roleTruth(article: Prepared, k: number): RoleTruth {
  const { scene, claims } = article;
  const trigger = scene.triggers[k]!;
  const claim = claims[k]!;
  const candidates = roleCandidates(scene, trigger);
  const blurred = new Set<number>();
  const match = (texts: readonly string[]): number[] | null => {
    const right: number[] = [];
    for (const text of texts) {
      const at = nearestTokens(scene.doc, text, trigger.start);
      if (!at) continue;
      const inside = candidates.flatMap((c, j) => (c.first < at.last && c.last > at.first ? [j] : []));
      const head =
        inside.find((j) => candidates[j]!.kind === 'self' && at.first < trigger.last && at.last > trigger.first) ??
        inside.find((j) => candidates[j]!.kind === 'phrase');
      if (head === undefined) continue;
      right.push(head);
      for (const j of inside) if (j !== head) blurred.add(j);
    }
    return texts.length > 0 && right.length === 0 ? null : right;
  };
  return { candidates, agent: match(claim.agent), target: match(claim.target), blurred };
}

/** All choices of one role in one article; history is that of the hand reading. */
export function roleChoices(article: Prepared, role: Role, out: Hashes): Choice[] {
  const { scene } = article;
  const choices: Choice[] = [];
  let earlier: RoleHistory['earlier'][number][] = [];
  let sentence = -1;
  for (const k of roleOrder(scene)) {
    const trigger = scene.triggers[k]!;
    const here = scene.doc.sentenceOf[trigger.first]!;
    if (here !== sentence) earlier = [];
    sentence = here;
    const truth = roleTruth(article, k);
    const first = (list: readonly number[] | null) => (list?.length ? truth.candidates[list[0]!]!.first : null);
    const agent = first(truth.agent);
    const history: RoleHistory = { earlier };
    const right = truth[role];
    if (right) {
      const options = truth.candidates.flatMap((c, j) =>
        truth.blurred.has(j) && !right.includes(j) ? [] : [{ c, ok: right.includes(j) }],
      );
      const all = [{ c: null, ok: right.length === 0 }, ...options];
      const features = all.map(({ c }) => {
        roleFeatures(out, scene, trigger, c, history);
        if (role === 'target') agentFeatures(out, scene, trigger, c, agent);
        return out.take();
      });
      choices.push({ candidates: features, right: all.map((o) => o.ok) });
    }
    earlier = [...earlier, { trigger, agent, target: first(truth.target) }];
  }
  return choices;
}
