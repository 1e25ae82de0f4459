/** Asks a rule of all pairs of claims that it is meant for; of pairs that were asked before not again. */
import type { Neighbourhood } from '../blocks.ts';
import type { Fact, Facts } from '../facts.ts';
import type { Opposition, PairRule } from './frame.ts';

interface Found {
  readonly asking: Fact;
  readonly other: Fact;
  readonly opposition: Opposition;
}

interface Asked {
  readonly asking: readonly Fact[];
  readonly found: readonly Found[];
}

/** What each rule found, by its name, with whom it asked. */
export class OppositionsBefore {
  private readonly asked = new Map<string, Asked>();

  /**
   * What a rule finds, in the order of those who ask and of those they meet.
   * @param name of the rule
   * @param types of the claims that it is meant for
   */
  of(
    name: string,
    { list, index, fresh }: Facts,
    types: ReadonlySet<string>,
    rule: PairRule,
    around: (lookers: readonly number[]) => Neighbourhood,
  ): Opposition[] {
    const last = this.asked.get(name) ?? { asking: [], found: [] };
    const place = (f: Fact) => index.get(f)!;
    const older = last.asking.filter((f) => index.has(f));
    const newer = [...fresh].filter((f) => types.has(f.type));
    const asking = newer.filter(rule.asks);
    const found = last.found.filter((f) => index.has(f.asking) && index.has(f.other));
    const ask = (one: Fact, other: Fact) => {
      const opposition = one === other ? null : rule.answer(one, other);
      if (opposition) found.push({ asking: one, other, opposition });
    };
    // whom nobody of before can ask need not look around
    const lookers = older.length > 0 ? newer : asking;
    const near = rule.against === 'near' ? around(lookers.map(place)) : null;
    const all = near || asking.length === 0 ? [] : list.filter((f) => types.has(f.type));
    const met = (f: Fact): readonly Fact[] => near?.of(place(f)).map((k) => list[k]!) ?? all;
    for (const f of asking) for (const other of met(f)) ask(f, other);
    const asks = new Set(older);
    if (older.length > 0)
      for (const f of newer) for (const one of near ? met(f) : older) if (asks.has(one)) ask(one, f);
    this.asked.set(name, { asking: [...older, ...asking], found });
    const order = (x: Found, y: Found) => place(x.asking) - place(y.asking) || place(x.other) - place(y.other);
    return found.sort(order).map((f) => f.opposition);
  }
}
