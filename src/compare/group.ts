/** Claims → groups that tell of one happening, with the features that put them together. */
import type { Judgement } from '../model/index.ts';
import { Rounds, sameItems } from '../text/rounds.ts';
import { groupsOf, Neighbourhood } from './blocks.ts';
import { cluster, type Merge } from './cluster.ts';
import { EdgeList, HUNDREDTHS } from './edges.ts';
import type { Fact, Facts } from './facts.ts';
import { type PairContext, pairFeatures, Scorer } from './features.ts';
import type { AccountRules } from './rules.ts';

export interface Grouped {
  readonly facts: readonly Fact[];
  readonly features: readonly { readonly name: string; readonly weight: number; readonly claims: readonly string[] }[];
}

/** So many pairs of claims are named with each feature. */
const SHOWN = 12;
const JUDGED = 'judged-same';

/** What the last grouping found. */
export class GroupingBefore {
  /** The same features of the same claims, by the first of them. */
  readonly groups = new Rounds<Fact, Grouped>();
  private state: { facts: readonly Fact[]; edges: EdgeList; merges: readonly Merge[]; judged: ReadonlySet<Fact> } = {
    ...{ facts: [], edges: new EdgeList(), merges: [], judged: new Set() },
  };

  /** Hands out what is held, which may be overwritten. */
  take(): typeof this.state {
    const { state } = this;
    this.state = { facts: [], edges: new EdgeList(), merges: [], judged: new Set() };
    return state;
  }

  put(state: typeof this.state): void {
    this.state = state;
  }
}

/**
 * What was found before for facts that are still the same objects is not worked out again: the score of a pair, the merges that nothing new
 * disturbs, the features of a group.
 */
export function groupFacts(
  { list: facts, index }: Facts,
  context: PairContext,
  rules: AccountRules,
  judgements: readonly Judgement[],
  before: GroupingBefore = new GroupingBefore(),
): Grouped[] {
  const { threshold, absent } = rules.incident;
  const { same, different } = verdicts(facts, judgements);
  const last = before.take();
  const now = Int32Array.from(last.facts, (f) => index.get(f) ?? -1);
  const edges = scored(facts, last.edges, now, context, rules);
  const judged = new Set([...same, ...different].flat().map((k) => facts[k]!));
  const known = now.map((k, then) =>
    k >= 0 && (judged.has(facts[k]!) || last.judged.has(last.facts[then]!)) ? -1 : k,
  );
  const { clusters, merges } = cluster(facts.length, edges, {
    ...{ threshold, absent, same, different },
    before: { merges: last.merges, now: known },
  });
  before.put({ facts, edges, merges, judged });
  const pairs = new Set(same.map(([a, b]) => `${a} ${b}`));
  const joined = new Set(same.flat().map((k) => facts[k]!));
  return clusters.map((group) => {
    const own = group.map((k) => facts[k]!);
    return before.groups.of(
      own[0]!,
      (kept) =>
        sameItems(kept.facts, own) && !own.some((f) => joined.has(f)) && !kept.features.some((f) => f.name === JUDGED),
      () => ({ facts: own, features: named(group, facts, context, rules, pairs) }),
    );
  });
}

/** The scores of all pairs of neighbours: those of before, and those of pairs with a claim that is not of before. Overwrites `edges`. */
function scored(
  facts: readonly Fact[],
  edges: EdgeList,
  now: Int32Array,
  context: PairContext,
  rules: AccountRules,
): EdgeList {
  edges.rename(now);
  const fresh = new Uint8Array(facts.length).fill(1);
  for (const k of now) if (k >= 0) fresh[k] = 0;
  const lookers = [...facts.keys()].filter((k) => fresh[k]);
  const around = new Neighbourhood(facts, context.places, groupsOf(rules.incident.kin), lookers);
  const scorer = new Scorer(context, rules.incident.absent);
  for (const k of lookers)
    for (const j of around.of(k)) {
      if (fresh[j] && j < k) continue;
      const [a, b] = j < k ? [j, k] : [k, j];
      const score = scorer.score(facts[a]!, facts[b]!);
      if (score !== null) edges.push(a, b, Math.round(score * HUNDREDTHS));
    }
  return edges;
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
      if (judged.has(`${group[i]} ${group[j]}`)) note(JUDGED, a, b);
      for (const name of pairFeatures(a, b, context) ?? []) if (rules.incident.weights[name]) note(name, a, b);
    }
  return [...found]
    .map(([name, claims]) => ({ name, weight: rules.incident.weights[name] ?? 0, claims: [...claims].sort() }))
    .sort((x, y) => y.weight - x.weight || (x.name < y.name ? -1 : 1));
}
