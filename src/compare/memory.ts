/**
 * What the last grouping found, so that a case to which an article is added is not compared anew as a whole. The result is the same as without: the
 * score of a pair depends on the two claims alone, and a part of the graph in which nothing has changed falls into the same groups.
 */
import { createHash } from 'node:crypto';
import { groupsOf, Neighbourhood } from './blocks.ts';
import type { ClusterOptions } from './cluster.ts';
import { EdgeList, HUNDREDTHS } from './edges.ts';
import type { Fact } from './facts.ts';
import { type PairContext, Scorer } from './features.ts';
import type { AccountRules } from './rules.ts';

interface Memory {
  readonly ids: readonly string[];
  readonly signatures: readonly string[];
  readonly edges: EdgeList;
  /** By its first id: the ids of a part and its groups. */
  readonly parts: Map<string, { readonly ids: readonly string[]; readonly groups: readonly (readonly string[])[] }>;
}

/** One for each set of rules: they make the scores. */
const memories = new WeakMap<AccountRules, Memory>();

/** The scored pairs of facts ordered by id, and the parts whose groups are known; remembers what is found. */
export function remembered(
  facts: readonly Fact[],
  context: PairContext,
  rules: AccountRules,
): { edges: EdgeList } & Required<Pick<ClusterOptions, 'before' | 'after'>> {
  const last = memories.get(rules);
  const ids = facts.map((f) => f.id);
  const signatures = facts.map((f) => signature(f, context));
  const index = new Map(ids.map((id, k) => [id, k]));
  /** Index of then → index of now; −1 where the claim is gone or has changed. */
  const now = Int32Array.from(last?.ids ?? [], (id, k) => {
    const at = index.get(id);
    return at !== undefined && signatures[at] === last!.signatures[k] ? at : -1;
  });
  const changed = new Uint8Array(facts.length).fill(1);
  for (const k of now) if (k >= 0) changed[k] = 0;
  const edges = new EdgeList();
  for (let k = 0; k < (last?.edges.length ?? 0); k++) {
    const a = now[last!.edges.a[k]!]!;
    const b = now[last!.edges.b[k]!]!;
    if (a >= 0 && b >= 0) edges.push(a, b, last!.edges.score[k]!);
  }
  const around = new Neighbourhood(facts, context.places, groupsOf(rules.incident.kin));
  const scorer = new Scorer(context, rules.incident.absent);
  const touched = changed.slice();
  for (let k = 0; k < facts.length; k++) {
    if (!changed[k]) continue;
    for (const j of around.of(k)) {
      if (changed[j] && j < k) continue;
      const [a, b] = j < k ? [j, k] : [k, j];
      const score = scorer.score(facts[a]!, facts[b]!);
      if (score === null) continue;
      edges.push(a, b, Math.round(score * HUNDREDTHS));
      touched[a] = 1;
      touched[b] = 1;
    }
  }
  const parts: Memory['parts'] = new Map();
  memories.set(rules, { ids, signatures, edges, parts });
  return {
    edges,
    before: (part) => {
      const known = last?.parts.get(ids[part[0]!]!);
      if (known?.ids.length !== part.length) return null;
      if (part.some((k, n) => touched[k] || known.ids[n] !== ids[k])) return null;
      return known.groups.map((g) => g.map((id) => index.get(id)!));
    },
    after: (part, groups) => {
      const names = part.map((k) => ids[k]!);
      parts.set(names[0]!, { ids: names, groups: groups.map((g) => g.map((k) => ids[k]!)) });
    },
  };
}

/** Everything of a claim that its scores depend on, as a hash. */
function signature(f: Fact, { parties }: PairContext): string {
  const { claim } = f;
  const states = [...f.agent, ...f.knownTarget].map((id) => parties.bodyOf(id, f.day));
  const all = JSON.stringify([
    ...[f.doc, f.type, f.aim, f.published, f.day, f.from, f.to, f.places, f.lent, f.headline, f.agent, f.knownTarget],
    ...[states, claim.target.map((t) => t.text), claim.trigger.text, claim.quote, claim.numbers],
  ]);
  return createHash('sha1').update(all).digest('base64');
}
