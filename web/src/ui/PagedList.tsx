/** A list of any length: only the rows in sight are drawn, only their pages are fetched. `j`, `k` and Enter move through it. */
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ApiError, type Params } from '../api/client.ts';
import { answer, useAnswer } from '../api/queries.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT } from '../i18n/index.ts';
import { useKeys } from '../keyboard/keys.ts';
import { useSettings } from '../settings/settings.ts';
import { Empty, Failed, Loading } from './parts.tsx';
import { MOST_PRINTED, useFetchToPrint, usePrinting } from './printing.ts';

const SIZE = 50;
interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

export function PagedList<T, P extends Page<T> = Page<T>>({
  path,
  params,
  label,
  height,
  empty,
  row,
  open,
  onFirst,
}: {
  readonly path: string;
  readonly params: Params;
  readonly label: string;
  /** Likely height of a row in CSS pixels, until it is measured. */
  readonly height: number;
  readonly empty: ReactNode;
  readonly row: (item: T, index: number) => ReactNode;
  /** What Enter does with the current row. */
  readonly open?: (item: T) => void;
  /** Told the first page, for totals and facets. */
  readonly onFirst?: (page: P) => void;
}) {
  const t = useT();
  const s = useSettings();
  const box = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const [current, setCurrent] = useState(-1);
  const first = useAnswer<P>(path, { ...params, page: 1, size: SIZE });
  const total = first.data?.total ?? 0;
  const told = useRef(onFirst);
  useEffect(() => {
    told.current = onFirst;
  });
  useEffect(() => {
    if (first.data) told.current?.(first.data);
  }, [first.data]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list moves when what stands above it arrives
  useLayoutEffect(() => {
    if (box.current) setOffset(box.current.getBoundingClientRect().top + scrollY);
  }, [first.data]);
  const key = JSON.stringify([path, params]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its first row
  useEffect(() => setCurrent(-1), [key]);

  const virtual = useWindowVirtualizer({
    count: total,
    estimateSize: () => height,
    overscan: 6,
    // Who comes by Tab from what stands above begins at the first row, however far the window has moved.
    rangeExtractor: (range) => [...new Set([0, ...defaultRangeExtractor(range)])],
    scrollMargin: offset,
    initialRect: { width: 1000, height: 900 },
  });
  const rows = virtual.getVirtualItems();
  const printing = usePrinting();
  const printed = printing ? Math.min(total, MOST_PRINTED) : 0;
  const pages: number[] = [];
  for (const index of [...rows.map((r) => r.index), ...Array.from({ length: printed }, (_, i) => i)]) {
    const page = Math.floor(index / SIZE) + 1;
    if (page > 1 && !pages.includes(page)) pages.push(page);
  }
  const queries = useQueryClient();
  useFetchToPrint(() => {
    const last = Math.ceil(Math.min(total, MOST_PRINTED) / SIZE);
    const wanted = Array.from({ length: last }, (_, i) => answer<P>(path, { ...params, page: i + 1, size: SIZE }));
    return Promise.all(wanted.map((page) => queries.ensureQueryData(page)));
  });
  const more = useQueries({ queries: pages.map((page) => answer<P>(path, { ...params, page, size: SIZE })) });
  const itemAt = (index: number): T | undefined => {
    const page = Math.floor(index / SIZE) + 1;
    const data = page === 1 ? first.data : more[pages.indexOf(page)]?.data;
    return data?.items[index % SIZE];
  };
  const move = (by: number) => {
    const to = Math.max(0, Math.min(total - 1, current + by));
    if (total === 0) return;
    setCurrent(to);
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    enter: (event) => {
      if (event.target instanceof HTMLElement && event.target.closest('a, button')) return;
      const item = itemAt(current);
      if (item !== undefined) open?.(item);
    },
  });

  if (first.error && (!first.data || first.isPlaceholderData || first.error instanceof ApiError))
    return <Failed error={first.error} retry={() => void first.refetch()} />;
  if (!first.data) return <Loading />;
  if (printing && total > 0) {
    const here = Array.from({ length: printed }, (_, i) => itemAt(i));
    const drawn = here.filter((item) => item !== undefined).length;
    return (
      <div className="list-box">
        {drawn < total && <p className="notice">{t('print.some', { count: drawn, total: formatNumber(total, s) })}</p>}
        <ol className="list" aria-label={label}>
          {here.map(
            (item, i) =>
              item !== undefined && (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of one answer keep their order
                <li key={i} className="list-row">
                  {row(item, i)}
                </li>
              ),
          )}
        </ol>
      </div>
    );
  }
  return (
    <div ref={box} className="list-box" aria-busy={first.isPlaceholderData}>
      {total === 0 ? (
        <Empty>{empty}</Empty>
      ) : (
        <ol className="list" aria-label={label} style={{ blockSize: virtual.getTotalSize() }}>
          {rows.map((r) => {
            const item = itemAt(r.index);
            return (
              <li
                key={r.key}
                ref={virtual.measureElement}
                data-index={r.index}
                aria-setsize={total}
                aria-posinset={r.index + 1}
                className={r.index === current ? 'list-row current' : 'list-row'}
                style={{ transform: `translateY(${r.start - offset}px)` }}
              >
                {item === undefined ? (
                  <div className="skeleton" style={{ blockSize: height }}>
                    <span className="visually-hidden">{t('state.loading')}</span>
                  </div>
                ) : (
                  row(item, r.index)
                )}
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
