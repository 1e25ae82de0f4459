/** Tolls as ranges on one scale: a dot for an exact number, a bar for a range, an arrow where the text sets no upper bound. */
import type { ReactNode } from 'react';
import { formatNumber } from '../format/numbers.ts';
import { useT } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';

export interface TollRange {
  readonly key: string;
  readonly label: ReactNode;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly against: boolean;
}

export function TollRanges({ ranges, caption }: { readonly ranges: readonly TollRange[]; readonly caption: string }) {
  const s = useSettings();
  const t = useT();
  const top = Math.max(1, ...ranges.map((r) => Math.max(r.lo ?? 0, r.hi ?? 0))) * 1.12;
  const at = (n: number) => `${Math.min(100, (n / top) * 100)}%`;
  const words = (r: TollRange) =>
    r.lo === null && r.hi === null
      ? t('toll.unknown')
      : r.hi === null
        ? t('toll.atleast', { number: formatNumber(r.lo ?? 0, s) })
        : r.lo === null
          ? t('toll.atmost', { number: formatNumber(r.hi, s) })
          : r.lo === r.hi
            ? formatNumber(r.lo, s)
            : `${formatNumber(r.lo, s)}–${formatNumber(r.hi, s)}`;
  return (
    <table className="tolls">
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {ranges.map((r) => {
          const lo = r.lo ?? 0;
          const hi = r.hi ?? lo;
          return (
            <tr key={r.key} className={r.against ? 'toll against' : 'toll'}>
              <th scope="row">{r.label}</th>
              <td className="num toll-words">{words(r)}</td>
              <td className="toll-scale" aria-hidden="true">
                <span
                  className={`toll-bar${r.hi === null ? ' toll-open' : ''}${r.hi !== null && lo === hi ? ' toll-dot' : ''}`}
                  style={{
                    insetInlineStart: at(lo),
                    inlineSize: r.hi === null ? '14%' : `calc(${at(hi)} - ${at(lo)})`,
                  }}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
