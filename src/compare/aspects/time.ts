/** When: the days that two accounts give meet or not. */
import type { Bilingual } from '../../model/index.ts';
import { sameFigure, spotsOf } from '../closeness.ts';
import { isoDay } from '../days.ts';
import type { Fact } from '../facts.ts';
import { fill } from '../rules.ts';
import { type AspectContext, type AspectResult, judge, valuesOf } from './frame.ts';

export function time(facts: readonly Fact[], context: AspectContext): AspectResult | null {
  const values = valuesOf(facts, ({ from, to }) =>
    from === null || to === null
      ? null
      : {
          key: `${isoDay(from)} ${isoDay(to)}`,
          kept: { from, to },
          label: () => sayDays(from, to, context),
          value: { from: isoDay(from), to: isoDay(to) },
        },
  );
  return judge(
    'time',
    values,
    (a, b) =>
      a.kept.from <= b.kept.to && b.kept.from <= a.kept.to
        ? { verdict: 'refine', rule: 'overlapping-times' }
        : { verdict: 'conflict', rule: 'different-days' },
    (a, b) => !context.rules.incident.standing.includes(context.type?.id ?? '') && daysDiffer(a, b, context),
    context,
  );
}

function sayDays(from: number, to: number, { rules }: AspectContext): Bilingual {
  if (from === to) return { ar: isoDay(from), en: isoDay(from) };
  return fill(rules.words.days!, { from: isoDay(from), to: isoDay(to) });
}

/** A day named by each, more than one day apart, in one place with one figure of more than a few, and of which neither says that it did not happen on his. */
function daysDiffer(a: Fact, b: Fact, { places }: AspectContext): boolean {
  if (a.claim.modality === 'denied' || b.claim.modality === 'denied') return false;
  if (a.teller === b.teller || a.long || b.long || a.claim.when.inferred || b.claim.when.inferred) return false;
  const gap = Math.max(a.from! - b.to!, b.from! - a.to!);
  return gap > 1 && spotsOf(a, b, places) === 'same' && sameFigure(a, b);
}
