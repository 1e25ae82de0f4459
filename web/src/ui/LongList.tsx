/** Rows that are already here, drawn only where they are in sight; scrolls inside its own box. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { formatNumber } from '../format/numbers.ts';
import { useT } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { MOST_PRINTED, useFetchToPrint, usePrinting } from './printing.ts';

/** The rows are here already. */
const nothing = async () => {};

export function LongList<T>({
  items,
  label,
  height,
  keyOf,
  row,
  current,
  className = '',
}: {
  readonly items: readonly T[];
  readonly label: string;
  readonly height: number;
  readonly keyOf: (item: T) => string;
  readonly row: (item: T, index: number) => ReactNode;
  /** Index that is kept in sight. */
  readonly current?: number;
  readonly className?: string;
}) {
  const t = useT();
  const s = useSettings();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 6,
    getItemKey: (i) => keyOf(items[i] as T),
    initialRect: { width: 600, height: 900 },
  });
  useEffect(() => {
    if (current !== undefined && current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, virtual]);
  const printing = usePrinting();
  useFetchToPrint(nothing);
  if (printing) {
    const here = items.slice(0, MOST_PRINTED);
    return (
      <section className={className} aria-label={label}>
        {here.length < items.length && (
          <p className="notice">{t('print.some', { count: here.length, total: formatNumber(items.length, s) })}</p>
        )}
        <ol className="list">
          {here.map((item, i) => (
            <li key={keyOf(item)} className="list-row">
              {row(item, i)}
            </li>
          ))}
        </ol>
      </section>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section ref={box} className={`scroll-y ${className}`} tabIndex={0} aria-label={label}>
      <ol className="list" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((r) => (
          <li
            key={r.key}
            ref={virtual.measureElement}
            data-index={r.index}
            aria-setsize={items.length}
            aria-posinset={r.index + 1}
            className="list-row"
            style={{ transform: `translateY(${r.start}px)` }}
          >
            {row(items[r.index] as T, r.index)}
          </li>
        ))}
      </ol>
    </section>
  );
}
