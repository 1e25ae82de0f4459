/**
 * A text with stretches of it lit. The text stays one run of letters in each paragraph, so that Arabic joins as it should: the light is
 * painted by the CSS Custom Highlight API, or where a browser lacks it by boxes laid behind the letters. Never HTML from the text.
 */
import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '../../../src/server/contract.ts';
import { dirOf } from './text.tsx';

export const LAYERS = [
  'claim',
  'found',
  'current',
  'source',
  'agent',
  'target',
  'place',
  'when',
  'number',
  'trigger',
  'less',
  'more',
] as const;
export type Layer = (typeof LAYERS)[number];
export type Lights = Partial<Record<Layer, readonly Span[]>>;

interface Paragraph {
  readonly start: number;
  readonly text: string;
}

/** Paragraphs with the offset of each in the text; blank lines part them. */
export function paragraphs(text: string): Paragraph[] {
  const out: Paragraph[] = [];
  for (const m of text.matchAll(/[^\n]+/g)) if (m[0].trim() !== '') out.push({ start: m.index, text: m[0] });
  return out;
}

const ranges = new Map<string, Set<Range>>();
const api = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';

/** Adds ranges to a layer shared by all texts on the page; the function returned takes them away. */
function light(layer: Layer, list: readonly Range[]): () => void {
  const set = ranges.get(layer) ?? new Set<Range>();
  ranges.set(layer, set);
  for (const r of list) set.add(r);
  const show = () =>
    CSS.highlights.set(`lit-${layer}`, Object.assign(new Highlight(...set), { priority: LAYERS.indexOf(layer) }));
  show();
  return () => {
    for (const r of list) set.delete(r);
    show();
  };
}

interface Box {
  readonly layer: Layer;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export function LitText({
  text,
  lang,
  lights,
  see,
  onPick,
  className = '',
}: {
  readonly text: string;
  readonly lang: string;
  readonly lights: Lights;
  /** A span that is brought into sight when it changes. */
  readonly see?: Span | undefined;
  /** Told the offset that was pressed. */
  readonly onPick?: ((offset: number) => void) | undefined;
  readonly className?: string;
}) {
  const root = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => paragraphs(text), [text]);
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [width, setWidth] = useState(0);

  const rangesOf = (span: Span): Range[] => {
    const out: Range[] = [];
    const nodes = root.current?.querySelectorAll('p');
    if (!nodes) return out;
    for (const [i, p] of parts.entries()) {
      const from = Math.max(span.start, p.start);
      const to = Math.min(span.end, p.start + p.text.length);
      const node = nodes[i]?.firstChild;
      if (from >= to || !node) continue;
      const range = document.createRange();
      range.setStart(node, from - p.start);
      range.setEnd(node, to - p.start);
      out.push(range);
    }
    return out;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the ranges follow the text, the lights and (for boxes) the width
  useLayoutEffect(() => {
    const all = LAYERS.map((layer) => [layer, (lights[layer] ?? []).flatMap(rangesOf)] as const);
    if (api) {
      const undo = all.filter(([, list]) => list.length > 0).map(([layer, list]) => light(layer, list));
      return () => {
        for (const f of undo) f();
      };
    }
    const base = root.current?.getBoundingClientRect();
    if (!base) return;
    setBoxes(
      all.flatMap(([layer, list]) =>
        list.flatMap((r) =>
          [...r.getClientRects()].map((q) => ({
            layer,
            x: q.left - base.left,
            y: q.top - base.top,
            w: q.width,
            h: q.height,
          })),
        ),
      ),
    );
  }, [text, lights, width]);

  useEffect(() => {
    if (api || !root.current) return;
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watch.observe(root.current);
    return () => watch.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another span moves the text
  useEffect(() => {
    if (!see) return;
    const [range] = rangesOf(see);
    const rect = range?.getBoundingClientRect();
    if (!rect || !root.current) return;
    const box = scroller(root.current);
    const frame = box === document.documentElement ? { top: 64, bottom: innerHeight } : box.getBoundingClientRect();
    if (rect.top >= frame.top + 8 && rect.bottom <= frame.bottom - 8) return;
    box.scrollBy({ top: rect.top - frame.top - (frame.bottom - frame.top) / 3 });
  }, [see?.start, see?.end, text]);

  const pick = (event: MouseEvent) => {
    if (!onPick || !getSelection()?.isCollapsed) return;
    const at = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const node = at?.offsetNode;
    const p = node?.parentElement;
    if (!at || !p || node?.nodeType !== Node.TEXT_NODE) return;
    const index = [...(root.current?.querySelectorAll('p') ?? [])].indexOf(p as HTMLParagraphElement);
    const start = parts[index]?.start;
    if (start !== undefined) onPick(start + at.offset);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the claims beside it do the same by keyboard
    <div ref={root} className={`lit source-text ${className}`} lang={lang} dir={dirOf(lang)} onClick={pick}>
      {boxes.map((b, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes are drawn anew each time
          key={i}
          aria-hidden="true"
          className={`lit-box lit-box-${b.layer}`}
          style={{ left: b.x, top: b.y, width: b.w, height: b.h }}
        />
      ))}
      {parts.map((p) => (
        <p key={p.start}>{p.text}</p>
      ))}
    </div>
  );
}

function scroller(of: HTMLElement): HTMLElement {
  for (let e = of.parentElement; e; e = e.parentElement) {
    const { overflowY } = getComputedStyle(e);
    if ((overflowY === 'auto' || overflowY === 'scroll') && e.scrollHeight > e.clientHeight) return e;
  }
  return document.documentElement;
}
