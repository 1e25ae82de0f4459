/**
 * Rows that are already here, drawn only where they are in sight; scrolls inside its own box. Rows that are one button each are one stop of
 * the Tab key, and the arrows go from row to row.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
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
  buttons = false,
  onSeen,
  className = '',
}: {
  readonly items: readonly T[];
  readonly label: string;
  readonly height: number;
  readonly keyOf: (item: T) => string;
  /** `stop` is the `tabIndex` of the row's button. */
  readonly row: (item: T, index: number, stop: 0 | -1) => ReactNode;
  /** Index that is kept in sight. */
  readonly current?: number;
  /** Each row is one button. */
  readonly buttons?: boolean;
  /** Told the first and the last row in sight. */
  readonly onSeen?: (first: number, last: number) => void;
  readonly className?: string;
}) {
  const t = useT();
  const s = useSettings();
  const box = useRef<HTMLDivElement>(null);
  // The row that the Tab key comes to: the one last gone to, else the current one.
  const [gone, setGone] = useState<string>();
  const found = gone === undefined ? -1 : items.findIndex((x) => keyOf(x) === gone);
  const stop = Math.max(0, Math.min(items.length - 1, found >= 0 ? found : (current ?? 0)));
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 6,
    rangeExtractor: (range) =>
      buttons ? [...new Set([...defaultRangeExtractor(range), stop])] : defaultRangeExtractor(range),
    getItemKey: (i) => keyOf(items[i] as T),
    initialRect: { width: 600, height: 900 },
  });
  const wanted = useRef<number | null>(null);
  const goTo = (index: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (item === undefined) return;
    const at = items.indexOf(item);
    setGone(keyOf(item));
    wanted.current = at;
    virtual.scrollToIndex(at, { align: 'auto' });
  };
  useLayoutEffect(() => {
    const button =
      wanted.current === null
        ? null
        : box.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] button`);
    if (!button) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
  });
  // Rows that come before those that are here leave them where they stand.
  const first = items[0] && keyOf(items[0]);
  const before = useRef(first);
  const kept = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const by = before.current === first ? 0 : items.findIndex((x) => keyOf(x) === before.current);
    before.current = first;
    if (by > 0 && box.current) box.current.scrollTop += by * height;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another current row is gone to, not the same one at another place
  useEffect(() => {
    const item = current === undefined ? undefined : items[current];
    if (item === undefined || kept.current === keyOf(item)) return;
    kept.current = keyOf(item);
    if (buttons && box.current?.contains(document.activeElement)) goTo(current as number);
    else {
      setGone(undefined);
      virtual.scrollToIndex(current as number, { align: 'auto' });
    }
  }, [current, items]);
  const seen = virtual.range;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew when other rows are in sight
  useEffect(() => {
    if (seen) onSeen?.(seen.startIndex, seen.endIndex);
  }, [seen?.startIndex, seen?.endIndex, items.length]);
  const arrows = (event: KeyboardEvent) => {
    const rows = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height) - 1);
    const to = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      PageDown: stop + rows,
      PageUp: stop - rows,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  };
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
              {row(item, i, 0)}
            </li>
          ))}
        </ol>
      </section>
    );
  }
  return (
    <section
      ref={box}
      className={`scroll-y ${className}`}
      // a box that scrolls must be reachable by keyboard; buttons in it are
      tabIndex={buttons ? undefined : 0}
      onKeyDown={buttons ? arrows : undefined}
      aria-label={label}
    >
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
            {row(items[r.index] as T, r.index, r.index === stop ? 0 : -1)}
          </li>
        ))}
      </ol>
    </section>
  );
}
