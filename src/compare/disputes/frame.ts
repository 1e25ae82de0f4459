/** Two claims that cannot both be true as told, and how many such pairs become one dispute. */

import type { AspectName, Bilingual, Dispute } from '../../model/index.ts';
import { put } from '../../text/lists.ts';
import type { AspectContext } from '../aspects/index.ts';
import { Sets } from '../edges.ts';
import type { Fact } from '../facts.ts';
import { digest } from '../incidents.ts';
import { fill, joined } from '../rules.ts';

export interface Opposition {
  readonly kind: AspectName;
  readonly rule: string;
  readonly a: Fact;
  readonly b: Fact;
  /** What each says, for the reader. */
  readonly says: readonly [Bilingual, Bilingual];
}

export type DisputeContext = Omit<AspectContext, 'type'>;

/** What is asked of two claims. What it says depends on the two alone, so that it need not be asked again while they stay what they are. */
export interface PairRule {
  /** Of which claims it is asked, */
  readonly asks: (fact: Fact) => boolean;
  /** which others each of them is held against: those around it, or all of the rule's types; */
  readonly against: 'near' | 'all';
  /** and what follows. */
  readonly answer: (asking: Fact, other: Fact) => Opposition | null;
}

/** Works a thing out once for each claim. */
export function once<V>(of: (fact: Fact) => V): (fact: Fact) => V {
  const kept = new Map<Fact, V>();
  return (fact) => {
    let value = kept.get(fact);
    if (value === undefined && !kept.has(fact)) {
      value = of(fact);
      kept.set(fact, value);
    }
    return value as V;
  };
}

/**
 * Oppositions of one kind and rule in which the claims of one incident say one thing are one dispute: a denial stands once, beside all that is told of
 * the thing, into how many incidents that may have fallen; and so do denials of several incidents that are set against the same. What they are set
 * against are as many sides as there are answers.
 * @param incidentOf claim id → incident id
 */
export function asDisputes(
  found: readonly Opposition[],
  incidentOf: ReadonlyMap<string, string>,
  context: DisputeContext,
): Dispute[] {
  const groups = new Map<string, Opposition[]>();
  for (const o of found) put(groups, [o.kind, o.rule, incidentOf.get(o.a.id), o.says[0].en].join('\n'), o);
  return gathered([...groups.values()]).map((list) => {
    const first = list.reduce((x, y) => (y.a.id < x.a.id ? y : x));
    const answers = new Map<string, Opposition[]>();
    for (const o of list) put(answers, o.says[1].en, o);
    const others = [...answers].sort((x, y) => (x[0] < y[0] ? -1 : 1)).map(([, told]) => told);
    const sides = [
      side(
        first.says[0],
        list.map((o) => o.a),
      ),
      ...others.map((told) =>
        side(
          told[0]!.says[1],
          told.map((o) => o.b),
        ),
      ),
    ];
    const incident = incidentOf.get(first.a.id) ?? null;
    return makeDispute(first.kind, incident, sides, first.rule, reason(first.rule, sides, context));
  });
}

/** So much of what the one of two denials is set against the other is set against, too, where they are one. */
const SHARED = 0.5;

/** Puts together the groups that say the same of most of the same claims. Each meets only those that it shares a claim with. */
function gathered(groups: readonly (readonly Opposition[])[]): Opposition[][] {
  const sets = new Sets(groups.length);
  const against = new Map<string, number[]>();
  const sizes: number[] = [];
  groups.forEach((list, k) => {
    const { kind, rule, says } = list[0]!;
    const told = new Set(list.map((o) => [kind, rule, says[0].en, o.b.id].join('\n')));
    const common = new Map<number, number>();
    for (const one of told) {
      for (const other of against.get(one) ?? []) common.set(other, (common.get(other) ?? 0) + 1);
      put(against, one, k);
    }
    sizes.push(told.size);
    for (const [other, n] of common) if (n >= SHARED * Math.min(sizes[other]!, told.size)) sets.join(other, k);
  });
  const out = new Map<number, Opposition[]>();
  groups.forEach((list, k) => {
    for (const o of list) put(out, sets.find(k), o);
  });
  return [...out.values()];
}

function side(label: Bilingual, told: readonly Fact[]): Dispute['sides'][number] {
  const facts = [...new Set(told)].sort((x, y) => (x.id < y.id ? -1 : 1));
  return { label, claims: facts.map((f) => f.id), origins: [...new Set(facts.map((f) => f.origin))].sort() };
}

/** The sentence of a rule, with what each side says and who says so. */
export function reason(rule: string, sides: Dispute['sides'], { rules, originName }: DisputeContext): Bilingual {
  const names = (k: number) => joined(sides[k]!.origins.map(originName), rules);
  return fill(rules.rules[rule]!, { a: sides[0]!.label, b: sides[1]!.label, as: names(0), bs: names(1) });
}

/** A dispute with its id, which hangs on its kind, its rule and its claims alone. */
export function makeDispute(
  kind: AspectName,
  incident: string | null,
  sides: Dispute['sides'],
  rule: string,
  because: Bilingual,
): Dispute {
  const claims = [...new Set(sides.flatMap((s) => s.claims))].sort();
  return { id: `d:${digest(`${kind} ${rule} ${claims.join(' ')}`)}`, kind, incident, claims, sides, rule, because };
}
