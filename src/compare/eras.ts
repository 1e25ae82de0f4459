/** Stretches of days in which no table changes what it says: what is asked of two days of one era has one answer, and can be kept. */
import type { Knowledge } from '../knowledge/index.ts';

interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

export class Eras {
  /** What `within` of a period turns on: first days, and the last days with all that can follow them. */
  private readonly cuts: readonly string[];
  private readonly kept = new Map<string, number>();
  private last: { readonly day: string; readonly era: number } | null = null;

  constructor(periods: Iterable<Period>) {
    const cuts = new Set<string>();
    for (const { from, to } of periods) {
      if (from !== null) cuts.add(from);
      if (to !== null) cuts.add(`${to}-99\0`);
    }
    this.cuts = [...cuts].sort();
  }

  /** The number of the era of a day (ISO); 0 for null, which is an era of its own. */
  of(day: string | null): number {
    if (day === null) return 0;
    // one day is asked about many times in a row
    if (this.last?.day === day) return this.last.era;
    let era = this.kept.get(day);
    if (era === undefined) {
      era = 1 + this.cuts.filter((cut) => cut <= day).length;
      this.kept.set(day, era);
    }
    this.last = { day, era };
    return era;
  }
}

/** The eras of the sides that actors take and of the offices that persons hold. */
export function erasOf({ book, persons }: Pick<Knowledge, 'book' | 'persons'>): Eras {
  return new Eras([...book.actors.flatMap((a) => a.alignment), ...[...persons.values()].flatMap((p) => p.roles)]);
}
