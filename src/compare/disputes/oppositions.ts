/** Asks a rule of all pairs of claims that it is meant for; of pairs that were asked before not again. */
import type { Neighbourhood } from '../blocks.ts';
import type { Fact } from '../facts.ts';
import type { Opposition, PairRule } from './frame.ts';

interface Found {
  readonly asking: Fact;
  readonly other: Fact;
  readonly opposition: Opposition;
}

interface Asked {
  readonly facts: ReadonlySet<Fact>;
  readonly asking: ReadonlySet<Fact>;
  readonly found: readonly Found[];
}

export class OppositionsBefore {
  private readonly asked = new Map<string, Asked>();

  /**
   * What a rule finds, in the order of those who ask and of those they meet.
   * @param name of the rule
   * @param own ordered by id
   */
  of(
    name: string,
    own: readonly Fact[],
    rule: PairRule,
    around: (lookers: readonly number[]) => Neighbourhood,
  ): Opposition[] {
    const last = this.asked.get(name);
    const index = new Map(own.map((f, k) => [f, k]));
    const asking = new Set(own.filter((f) => (last?.facts.has(f) ? last.asking.has(f) : rule.asks(f))));
    const asked = [...asking].map((f) => index.get(f)!);
    const fresh = [...own.keys()].filter((k) => !last?.facts.has(own[k]!));
    const isFresh = new Set(fresh);
    // whom nobody of before can ask need not look around
    const older = asked.some((k) => !isFresh.has(k));
    const lookers = older ? fresh : fresh.filter((k) => asking.has(own[k]!));
    const found = (last?.found ?? []).filter((f) => index.has(f.asking) && index.has(f.other));
    const ask = (a: number, b: number) => {
      const [one, other] = [own[a]!, own[b]!];
      const opposition = rule.answer(one, other);
      if (opposition) found.push({ asking: one, other, opposition });
    };
    const near = rule.against === 'near' ? around(lookers) : null;
    for (const k of lookers) {
      if (asking.has(own[k]!)) for (const j of near?.of(k) ?? own.keys()) if (j !== k) ask(k, j);
      if (older) for (const j of near?.of(k) ?? asked) if (!isFresh.has(j) && asking.has(own[j]!)) ask(j, k);
    }
    this.asked.set(name, { facts: new Set(own), asking, found });
    const order = (x: Found, y: Found) =>
      index.get(x.asking)! - index.get(y.asking)! || index.get(x.other)! - index.get(y.other)!;
    return found.sort(order).map((f) => f.opposition);
  }
}
