/** What all aspects have in common: values with the claims that give them, compared two by two by a typed rule. */

import type { EventType } from '../../knowledge/ontology.ts';
import type { Aspect, AspectName, AspectValue, Bilingual, NumberPolicy, Verdict } from '../../model/index.ts';
import type { Fact } from '../facts.ts';
import type { Parties } from '../parties.ts';
import type { Places } from '../places.ts';
import { type AccountRules, fill, joined } from '../rules.ts';

export interface AspectContext {
  readonly rules: AccountRules;
  readonly parties: Parties;
  readonly places: Places;
  readonly policy: NumberPolicy;
  readonly type: EventType | undefined;
  readonly entityName: (id: string) => Bilingual;
  readonly originName: (id: string) => Bilingual;
}

/** One value with all that give it, and what it is compared by. */
export interface Value<K> {
  readonly key: string;
  readonly kept: K;
  readonly label: Bilingual;
  readonly value: unknown;
  readonly facts: readonly Fact[];
}

export interface Finding {
  readonly verdict: 'agree' | 'refine' | 'conflict';
  readonly rule: string;
}

/** An aspect and, where it is a conflict, the values that conflict: indices into `values`. */
export interface AspectResult {
  readonly aspect: Aspect;
  readonly sides: readonly (readonly [number, number])[];
  readonly facts: readonly (readonly Fact[])[];
  /** The pairs of claims that conflict. */
  readonly against: readonly (readonly [Fact, Fact])[];
}

/** Gathers facts under the value that `of` reads from each; facts without one are left out. Values ordered by their first day, then key. */
export function valuesOf<K>(
  facts: readonly Fact[],
  of: (
    fact: Fact,
  ) => { readonly key: string; readonly kept: K; readonly label: () => Bilingual; readonly value: unknown } | null,
): Value<K>[] {
  const groups = new Map<string, { first: NonNullable<ReturnType<typeof of>>; facts: Fact[] }>();
  for (const fact of facts) {
    const found = of(fact);
    if (!found) continue;
    const group = groups.get(found.key);
    if (group) group.facts.push(fact);
    else groups.set(found.key, { first: found, facts: [fact] });
  }
  return [...groups.values()]
    .map(({ first, facts: all }) => ({
      key: first.key,
      kept: first.kept,
      label: first.label(),
      value: first.value,
      facts: all,
    }))
    .sort((x, y) => (x.key < y.key ? -1 : 1));
}

export const originsOf = (facts: readonly Fact[]): string[] => [...new Set(facts.map((f) => f.origin))].sort();

/** Whether two claims may be set against each other in an aspect: told by different people, of one scope, tied by their content. */
export type Stands = (a: Fact, b: Fact) => boolean;

/**
 * Compares values two by two. A conflict stands only between claims that may be set against each other; else it is one teller who says two
 * things, or the two speak of different scopes, which refines.
 */
export function judge<K>(
  name: AspectName,
  values: readonly Value<K>[],
  compare: (a: Value<K>, b: Value<K>) => Finding,
  stands: Stands,
  context: AspectContext,
  of?: string,
): AspectResult | null {
  if (values.length === 0) return null;
  const sides: [number, number][] = [];
  const against: (readonly [Fact, Fact])[] = [];
  let worst: { finding: Finding; a: number; b: number; weight: number } | null = null;
  const rank = { agree: 0, refine: 1, conflict: 2 } as const;
  for (let a = 0; a < values.length; a++)
    for (let b = a + 1; b < values.length; b++) {
      let finding = compare(values[a]!, values[b]!);
      if (finding.verdict === 'conflict') {
        const pairs = values[a]!.facts.flatMap((x) =>
          values[b]!.facts.filter((y) => stands(x, y)).map((y) => [x, y] as const),
        );
        if (pairs.length > 0) for (const pair of pairs) against.push(pair);
        else
          finding = {
            verdict: 'refine',
            rule: toldApart(values[a]!.facts, values[b]!.facts) ? 'other-scope' : 'one-teller',
          };
      }
      if (finding.verdict === 'conflict') sides.push([a, b]);
      // of two that weigh the same the one that two origins part on says more
      const weight = 2 * rank[finding.verdict] + (ofOneOrigin(values[a]!, values[b]!) ? 0 : 1);
      if (!worst || weight > worst.weight) worst = { finding, a, b, weight };
    }
  const all = originsOf(values.flatMap((v) => v.facts));
  const only: Verdict = all.length > 1 ? 'agree' : 'single';
  const verdict = worst && worst.finding.verdict !== 'agree' ? worst.finding.verdict : only;
  const first = values[worst?.a ?? 0]!;
  const second = values[worst?.b ?? 0]!;
  const rule =
    worst && worst.finding.verdict !== 'agree'
      ? ruleOf(worst.finding, first, second)
      : only === 'agree'
        ? 'same-value'
        : 'single';
  return {
    aspect: {
      aspect: name,
      ...(of ? { of } : {}),
      verdict,
      values: values.map(
        (v): AspectValue => ({
          label: v.label,
          value: v.value,
          claims: v.facts.map((f) => f.id),
          origins: originsOf(v.facts),
        }),
      ),
      rule,
      because: explain(name, rule, first, second, all, context),
    },
    sides,
    facts: values.map((v) => v.facts),
    against,
  };
}

/** True when somebody gives the one value and somebody else the other. */
const toldApart = (a: readonly Fact[], b: readonly Fact[]): boolean =>
  a.some((x) => b.some((y) => x.teller !== y.teller));

/** True when the two values go back to one origin alone. */
function ofOneOrigin(a: Value<unknown>, b: Value<unknown>): boolean {
  const [x, ...rest] = originsOf([...a.facts, ...b.facts]);
  return x !== undefined && rest.length === 0;
}

/** Who says two things himself is not set against himself, but where he gives a later count. */
const ruleOf = ({ verdict, rule }: Finding, a: Value<unknown>, b: Value<unknown>): string =>
  verdict === 'refine' && rule !== 'later-higher' && ofOneOrigin(a, b) ? 'one-teller' : rule;

/** Sentences that say of themselves that it is a happening that happened or not. */
const OF_IT = new Set(['asserted-denied', 'different-certainty']);

function explain(
  name: AspectName,
  rule: string,
  a: Value<unknown>,
  b: Value<unknown>,
  all: readonly string[],
  { rules, originName }: AspectContext,
): Bilingual {
  const names = (ids: readonly string[]) => joined(ids.map(originName), rules);
  if (rule === 'single') return fill(rules.rules.single!, { as: names(all) });
  const say = ({ label }: Value<unknown>) =>
    name === 'occurrence' && !OF_IT.has(rule) ? fill(rules.words.it!, { what: label }) : label;
  if (rule === 'same-value') return fill(rules.rules['same-value']!, { as: names(all), a: say(a) });
  return fill(rules.rules[rule]!, {
    a: say(a),
    b: say(b),
    as: names(originsOf(a.facts)),
    bs: names(originsOf(b.facts)),
  });
}
