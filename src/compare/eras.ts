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
    const known = this.kept.get(day);
    if (known !== undefined) return known;
    let era = 1;
    for (const cut of this.cuts) if (cut <= day) era++;
    this.kept.set(day, era);
    return era;
  }
}

/** The eras of the sides that actors take and of the offices that persons hold. */
export function erasOf({ book, persons }: Pick<Knowledge, 'book' | 'persons'>): Eras {
  return new Eras([...book.actors.flatMap((a) => a.alignment), ...[...persons.values()].flatMap((p) => p.roles)]);
}
