/**
 * Incidents by time as bars, the disputed part of each bar marked; a brush chooses a stretch of days. Time runs with the direction of
 * the writing. The two ends of the brush are sliders for the keyboard.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { dayNumber, formatDay, formatDays, isoDay } from '../format/dates.ts';
import { useT } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import type { Shown } from './useTimeline.ts';

const WIDTH = 1000;

interface Stretch {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function Timeline({
  of,
  from,
  to,
  onChange,
  height = 72,
}: {
  readonly of: Shown;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Without it the picture has no brush. Both ends undefined: all days. */
  readonly onChange?: ((stretch: Stretch) => void) | undefined;
  readonly height?: number;
}) {
  const t = useT();
  const s = useSettings();
  const box = useRef<HTMLDivElement>(null);
  const rtl = s.language === 'ar';
  const first = of.bins[0];
  const last = of.bins.at(-1);
  const low = first ? dayNumber(first.from) : 0;
  const high = last ? dayNumber(last.to) + 1 : 1;
  const span = Math.max(1, high - low);
  const clamp = (d: number) => Math.max(low, Math.min(high, d));
  // Days while the brush is drawn; the address learns of them when it is let go.
  const [drawn, setDrawn] = useState<readonly [number, number] | null>(null);
  const anchor = useRef<number | null>(null);
  const set = Boolean(from || to);
  const [a, b] = drawn ?? [clamp(from ? dayNumber(from) : low), clamp(to ? dayNumber(to) + 1 : high)];
  const top = useMemo(() => Math.max(1, ...of.bins.map((x) => x.count)), [of.bins]);
  const place = (day: number) => ((day - low) / span) * 100;
  const barX = (day: number) => {
    const x = ((day - low) / span) * WIDTH;
    return rtl ? WIDTH - x : x;
  };
  useEffect(() => setDrawn(null), []);
  if (!first || !last) return <p className="muted small">{t('timeline.none')}</p>;

  const dayAt = (event: PointerEvent) => {
    const rect = (box.current as HTMLElement).getBoundingClientRect();
    const share = (event.clientX - rect.left) / rect.width;
    return Math.round(low + (rtl ? 1 - share : share) * span);
  };
  const settle = (x: number, y: number) => {
    const [p, q] = [clamp(Math.min(x, y)), clamp(Math.max(x, y))];
    setDrawn(null);
    onChange?.(q - p < 1 || (p <= low && q >= high) ? {} : { from: isoDay(p), to: isoDay(q - 1) });
  };
  const down = (event: PointerEvent) => {
    if (!onChange || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const day = clamp(dayAt(event));
    // Near an end of the brush, that end is dragged.
    const reach = span * 0.015;
    if (set && Math.abs(day - a) < reach) anchor.current = b;
    else if (set && Math.abs(day - b) < reach) anchor.current = a;
    else anchor.current = day;
    setDrawn([Math.min(anchor.current, day), Math.max(anchor.current, day)]);
  };
  const drag = (event: PointerEvent) => {
    if (anchor.current === null) return;
    const day = clamp(dayAt(event));
    setDrawn([Math.min(anchor.current, day), Math.max(anchor.current, day)]);
  };
  const up = (event: PointerEvent) => {
    if (anchor.current === null) return;
    const start = anchor.current;
    anchor.current = null;
    settle(start, clamp(dayAt(event)));
  };
  const step = of.unit === 'day' ? 1 : of.unit === 'week' ? 7 : of.unit === 'month' ? 30 : 365;
  const key = (end: 'from' | 'to') => (event: KeyboardEvent) => {
    const on = rtl ? 'ArrowLeft' : 'ArrowRight';
    const back = rtl ? 'ArrowRight' : 'ArrowLeft';
    const by =
      event.key === on || event.key === 'ArrowUp'
        ? step
        : event.key === back || event.key === 'ArrowDown'
          ? -step
          : event.key === 'PageUp'
            ? step * 10
            : event.key === 'PageDown'
              ? -step * 10
              : 0;
    if (event.key === 'Escape') return onChange?.({});
    if (by === 0 && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    const of = end === 'from' ? a : b;
    const next = event.key === 'Home' ? low : event.key === 'End' ? high : of + by;
    if (end === 'from') settle(Math.min(next, b - 1), b);
    else settle(a, Math.max(next, a + 1));
  };
  const handle = (end: 'from' | 'to') => {
    const day = end === 'from' ? a : b;
    const shown = end === 'from' ? day : day - 1;
    return (
      <div
        role="slider"
        tabIndex={0}
        className="brush-end"
        aria-label={t(end === 'from' ? 'timeline.from' : 'timeline.to')}
        aria-valuemin={low}
        aria-valuemax={high}
        aria-valuenow={day}
        aria-valuetext={formatDay(isoDay(shown), s)}
        style={{ insetInlineStart: `${place(day)}%` }}
        onKeyDown={key(end)}
      />
    );
  };
  return (
    <figure className="timeline" aria-label={t('timeline')}>
      <div
        ref={box}
        className={onChange ? 'timeline-box brushable' : 'timeline-box'}
        onPointerDown={down}
        onPointerMove={drag}
        onPointerUp={up}
        onPointerCancel={() => {
          anchor.current = null;
          setDrawn(null);
        }}
      >
        <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" height={height} aria-hidden="true">
          {of.bins.map((bin) => {
            const x0 = barX(dayNumber(bin.from));
            const x1 = barX(dayNumber(bin.to) + 1);
            const w = Math.max(1, Math.abs(x1 - x0) - 1);
            const h = bin.count === 0 ? 0 : Math.max(2, (bin.count / top) * (height - 4));
            const d = bin.count === 0 ? 0 : (bin.disputed / bin.count) * h;
            const inside = dayNumber(bin.to) >= a && dayNumber(bin.from) < b;
            return (
              <g key={bin.from} className={inside ? 'bin' : 'bin bin-out'}>
                <rect className="bar" x={Math.min(x0, x1)} y={height - h} width={w} height={h} />
                <rect className="bar-disputed" x={Math.min(x0, x1)} y={height - d} width={w} height={d} />
              </g>
            );
          })}
        </svg>
        {onChange && (
          <>
            {(set || drawn) && (
              <div
                className="brush"
                style={{ insetInlineStart: `${place(a)}%`, inlineSize: `${Math.max(0, place(b) - place(a))}%` }}
              />
            )}
            {handle('from')}
            {handle('to')}
          </>
        )}
      </div>
      <figcaption className="timeline-foot small muted">
        <span>{formatDay(first.from, s)}</span>
        <span className="timeline-chosen" aria-live="polite">
          {(set || drawn) && b > a ? formatDays(isoDay(a), isoDay(b - 1), s) : t('timeline.all')}
          {set && onChange && (
            <button type="button" className="button button-plain" onClick={() => onChange({})}>
              {t('action.clear')}
            </button>
          )}
        </span>
        <span>{formatDay(last.to, s)}</span>
      </figcaption>
      {(of.undated > 0 || of.before + of.after > 0 || of.all) && (
        <p className="small muted">
          {of.undated > 0 && t('timeline.undated', { count: of.undated })}{' '}
          {of.before + of.after > 0 && (
            <button type="button" className="button button-plain" onClick={() => of.showAll(true)}>
              {t('timeline.far', { count: of.before + of.after })}
            </button>
          )}
          {of.all && (
            <button type="button" className="button button-plain" onClick={() => of.showAll(false)}>
              {t('timeline.near')}
            </button>
          )}
        </p>
      )}
    </figure>
  );
}
