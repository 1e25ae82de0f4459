/**
 * The timeline of a question, without the few incidents far off that would press the rest into one bar; these are counted, and shown when
 * asked for, which the address keeps. Days that are left are asked for anew, in shorter bins.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Timeline } from '../../../src/server/contract.ts';
import type { Params } from '../api/client.ts';
import { useAnswer } from '../api/queries.ts';
import { dayNumber } from '../format/dates.ts';

type Bins = Pick<Timeline, 'unit' | 'bins' | 'undated'>;
export interface Shown extends Bins {
  /** Incidents before and after what is shown. */
  readonly before: number;
  readonly after: number;
  readonly all: boolean;
  readonly showAll: (on: boolean) => void;
}

/** Share of the incidents that may be left out at each end, and by how much that must shorten the time. */
const FAR = 0.08;
const WORTH = 0.5;
/** Days without an incident behind which the next is far off. */
const CLOSE = 10;
type Bin = Bins['bins'][number];

interface Middle {
  readonly from: string;
  readonly to: string;
  readonly before: number;
  readonly after: number;
}

/** The stretch that holds nearly all; null where leaving out the rest would not shorten it much. */
export function middle(bins: Bins['bins']): Middle | null {
  const total = bins.reduce((sum, b) => sum + b.count, 0);
  let [i, before] = [0, 0];
  let [j, after] = [bins.length - 1, 0];
  while (i < j && before + (bins[i]?.count ?? 0) <= total * FAR) before += bins[i++]?.count ?? 0;
  while (j > i && after + (bins[j]?.count ?? 0) <= total * FAR) after += bins[j--]?.count ?? 0;
  // what follows close upon the rest is not far off
  const near = (a: Bin | undefined, b: Bin | undefined) => a && b && dayNumber(b.from) - dayNumber(a.to) <= CLOSE;
  while (j < bins.length - 1 && near(bins[j], bins[j + 1])) after -= bins[++j]?.count ?? 0;
  while (i > 0 && near(bins[i - 1], bins[i])) before -= bins[--i]?.count ?? 0;
  const [first, last, a, b] = [bins[0], bins.at(-1), bins[i], bins[j]];
  if (!first || !last || !a || !b || before + after === 0) return null;
  const whole = dayNumber(last.to) - dayNumber(first.from) + 1;
  const part = dayNumber(b.to) - dayNumber(a.from) + 1;
  return part / whole > WORTH ? null : { from: a.from, to: b.to, before, after };
}

/** `filters` null: only `given` is known, and all of it is shown. */
export function useTimeline(filters: Params | null, given?: Bins): Shown | undefined {
  const navigate = useNavigate();
  const all = useSearch({ strict: false }).span === 'all';
  const showAll = (on: boolean) =>
    void navigate({
      to: '.',
      search: ((old: Record<string, unknown>) => ({ ...old, span: on ? 'all' : undefined })) as never,
      resetScroll: false,
    });
  const whole = useAnswer<Timeline>('/api/timeline', { ...filters, from: undefined, to: undefined }, !given);
  const bins = given ?? whole.data;
  const cut = bins && filters && !all ? middle(bins.bins) : null;
  const near = useAnswer<Timeline>('/api/timeline', { ...filters, from: cut?.from, to: cut?.to }, cut !== null);
  if (!bins) return undefined;
  if (!cut) return { ...bins, before: 0, after: 0, all, showAll };
  const source = near.data && !near.isPlaceholderData ? near.data : bins;
  return {
    unit: source.unit,
    undated: bins.undated,
    bins: source.bins.filter((b) => b.to >= cut.from && b.from <= cut.to),
    before: cut.before,
    after: cut.after,
    all,
    showAll,
  };
}
