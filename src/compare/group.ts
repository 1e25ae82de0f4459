/** Claims → groups that tell of one happening, with the features that put them together. */
import type { Judgement } from '../model/index.ts';
import { cluster } from './cluster.ts';
import type { Fact } from './facts.ts';
import { type PairContext, pairFeatures } from './features.ts';
import { remembered } from './memory.ts';
import type { AccountRules } from './rules.ts';

export interface Grouped {
  readonly facts: readonly Fact[];
  readonly features: readonly { readonly name: string; readonly weight: number; readonly claims: readonly string[] }[];
}

/** So many pairs of claims are named with each feature. */
const SHOWN = 12;

/** @param facts ordered by id */
export function groupFacts(
  facts: readonly Fact[],
  context: PairContext,
  rules: AccountRules,
  judgements: readonly Judgement[],
): Grouped[] {
  const { threshold, absent } = rules.incident;
  const { same, different } = verdicts(facts, judgements);
  const { edges, before, after } = remembered(facts, context, rules);
  const groups = cluster(facts.length, edges, { threshold, absent, same, different, before, after });
  const judged = new Set(same.map(([a, b]) => `${a} ${b}`));
  return groups.map((group) => ({
    facts: group.map((k) => facts[k]!),
    features: named(group, facts, context, rules, judged),
  }));
}

/** The latest word on each pair of claims, as indices. */
function verdicts(
  facts: readonly Fact[],
  judgements: readonly Judgement[],
): { same: [number, number][]; different: [number, number][] } {
  const index = new Map(facts.map((f, k) => [f.id, k]));
  const latest = new Map<string, { pair: [number, number]; verdict: string }>();
  for (const j of [...judgements].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))) {
    if (j.withdrawn || j.subject.kind !== 'claims' || (j.verdict !== 'same' && j.verdict !== 'different')) continue;
    const [a, b] = j.subject.ids.map((id) => index.get(id));
    if (a === undefined || b === undefined || a === b) continue;
    const pair: [number, number] = a < b ? [a, b] : [b, a];
    latest.set(pair.join(), { pair, verdict: j.verdict });
  }
  const of = (verdict: string) =>
    [...latest.values()]
      .filter((v) => v.verdict === verdict)
      .map((v) => v.pair)
      .sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return { same: of('same'), different: of('different') };
}

function named(
  group: readonly number[],
  facts: readonly Fact[],
  context: PairContext,
  rules: AccountRules,
  judged: ReadonlySet<string>,
): Grouped['features'] {
  const found = new Map<string, Set<string>>();
  const note = (name: string, a: Fact, b: Fact) => {
    const claims = found.get(name) ?? new Set();
    if (claims.size < SHOWN) claims.add(a.id).add(b.id);
    found.set(name, claims);
  };
  for (let i = 0; i < Math.min(group.length, SHOWN); i++)
    for (let j = i + 1; j < Math.min(group.length, SHOWN); j++) {
      const a = facts[group[i]!]!;
      const b = facts[group[j]!]!;
      if (judged.has(`${group[i]} ${group[j]}`)) note('judged-same', a, b);
      for (const name of pairFeatures(a, b, context) ?? []) if (rules.incident.weights[name]) note(name, a, b);
    }
  return [...found]
    .map(([name, claims]) => ({ name, weight: rules.incident.weights[name] ?? 0, claims: [...claims].sort() }))
    .sort((x, y) => y.weight - x.weight || (x.name < y.name ? -1 : 1));
}
