/**
 * The timeline: columns that count all incidents, and below them one bar or dot for each incident that is shown in full, packed into lanes,
 * the disputed ones marked. Runs with the direction of the page.
 */
import type { Incident } from '../../model/index.ts';
import { at, html, type Markup } from './markup.ts';
import type { Page } from './page.ts';

const WIDTH = 720;
const LANE = 11;
const MOST_LANES = 22;
const PAD = 14;
const AXIS = 26;
/** Height of the columns, and the room above and below them. */
const TALL = 64;
const GAP = 10;
const COLUMNS = 90;
const DAY = 86_400_000;
/** Of all incidents so many lie between the first and the last day drawn; the tails are counted in a note. */
const CORE = 0.96;
/** A bar longer than this share of the whole is drawn only while lanes are free. */
const LONG = 0.4;
const MOST_LONG = 6;
/** Labels of the axis stand so far apart. */
const LABEL_ROOM = 100;

interface Bar {
  readonly incident: Incident;
  readonly from: number;
  readonly to: number;
}

interface Window {
  readonly first: number;
  readonly last: number;
  /** Time to units across, mirrored where the page runs from the right. */
  readonly x: (time: number) => number;
}

/** Draws the incidents that have a day; null where none has. */
export function drawTimeline(page: Page, incidents: readonly Incident[]): Markup | null {
  const bars = incidents.flatMap((incident): Bar[] => {
    const [a, b] = [incident.from ?? incident.to, incident.to ?? incident.from];
    return a && b ? [{ incident, from: Date.parse(a), to: Date.parse(b) }] : [];
  });
  if (bars.length === 0) return null;
  const window = windowOf(page, bars);
  const inside = (b: Bar) => b.to >= window.first && b.from <= window.last;
  const events = bars.filter((b) => inside(b) && b.incident.scale === 'event');
  const { placed, lanes } = pack(
    page,
    bars.filter((b) => inside(b) && page.anchor(b.incident.id) !== null),
    window,
  );
  const top = TALL + 2 * GAP;
  const height = top + lanes * LANE + AXIS;
  const marks = placed.map(({ bar, lane }) => mark(page, bar, window.x, top + lane * LANE));
  const left = bars.filter((b) => !inside(b)).length;
  return html`<svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${page.words.say('timeline')}">${ticks(page, window, height)}${columns(page, events, window)}${marks}</svg>${
    left > 0 && html`<p class="note">${page.words.say('timeline-left', { n: left })}</p>`
  }`;
}

/** The days between which nearly all incidents lie. */
function windowOf(page: Page, bars: readonly Bar[]): Window {
  const short = bars.filter((b) => b.to - b.from <= 31 * DAY);
  const core = short.length > 0 ? short : bars;
  const cut = core.length < 12 ? 0 : Math.floor((core.length * (1 - CORE)) / 2);
  const starts = core.map((b) => b.from).sort((a, b) => a - b);
  const ends = core.map((b) => b.to).sort((a, b) => a - b);
  const first = starts[cut]!;
  const last = Math.max(first + DAY, ends[ends.length - 1 - cut]!);
  const x = (time: number) => {
    const t = PAD + ((Math.min(Math.max(time, first), last) - first) / (last - first)) * (WIDTH - 2 * PAD);
    return page.words.language === 'ar' ? WIDTH - t : t;
  };
  return { first, last, x };
}

/** How many incidents begin in each stretch of the window, the disputed ones apart. */
function columns(page: Page, bars: readonly Bar[], { first, last, x }: Window): Markup {
  const days = Math.max(1, Math.ceil((last - first) / DAY + 1));
  const step = Math.max(1, Math.ceil(days / COLUMNS)) * DAY;
  const counts = new Map<number, { all: number; disputed: number }>();
  for (const b of bars) {
    const k = Math.floor((Math.max(b.from, first) - first) / step);
    const c = counts.get(k) ?? { all: 0, disputed: 0 };
    c.all++;
    if (page.disputes(b.incident).length > 0) c.disputed++;
    counts.set(k, c);
  }
  const most = Math.max(1, ...[...counts.values()].map((c) => c.all));
  const wide = Math.max(2, Math.min(14, ((WIDTH - 2 * PAD) * step) / (last - first) - 1));
  const bar = (k: number, n: number, kind: string, title: string) =>
    html`<rect class="${kind}" x="${at(x(first + k * step) - wide / 2)}" y="${at(GAP + TALL * (1 - n / most))}" width="${at(wide)}" height="${at((TALL * n) / most)}"><title>${title}</title></rect>`;
  const parts = [...counts].map(([k, c]) => {
    const day = page.words.day(new Date(first + k * step).toISOString().slice(0, 10));
    const title = `${day} · ${page.words.say('n-incidents', { n: c.all })}`;
    return html`${bar(k, c.all, 'column', title)}${c.disputed > 0 && bar(k, c.disputed, 'column disputed', title)}`;
  });
  return html`<g>${parts}<path class="tick" d="M${PAD} ${TALL + GAP}H${WIDTH - PAD}"/></g>`;
}

/** Lays bars into lanes, the weightiest first; very long ones last. */
function pack(page: Page, bars: readonly Bar[], { first, last, x }: Window) {
  const lanes: [number, number][][] = [];
  const placed: { bar: Bar; lane: number }[] = [];
  const weight = (b: Bar) => page.disputes(b.incident).length * 1000 + b.incident.claims.length;
  const long = (b: Bar) => Math.min(b.to, last) - Math.max(b.from, first) > LONG * (last - first);
  const order = [...bars].sort((a, b) => Number(long(a)) - Number(long(b)) || weight(b) - weight(a) || a.from - b.from);
  let drawn = 0;
  for (const bar of order) {
    if (long(bar) && ++drawn > MOST_LONG) continue;
    const [a, b] = [Math.min(x(bar.from), x(bar.to)) - 6, Math.max(x(bar.from), x(bar.to)) + 6];
    let lane = lanes.findIndex((taken) => taken.every(([c, d]) => b < c || d < a));
    if (lane < 0 && lanes.length < MOST_LANES) lane = lanes.push([]) - 1;
    if (lane < 0) continue;
    lanes[lane]!.push([a, b]);
    placed.push({ bar, lane });
  }
  return { placed, lanes: Math.max(1, lanes.length) };
}

function mark(page: Page, { incident, from, to }: Bar, x: (t: number) => number, y: number): Markup {
  const [a, b] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
  const disputed = page.disputes(incident).length > 0;
  const title = `${page.title(incident)} · ${page.words.days(incident.from, incident.to) ?? ''}`;
  const kind = `${disputed ? 'mark disputed' : 'mark'} ${incident.scale}`;
  const body =
    b - a < 8
      ? html`<circle class="${kind}" cx="${at((a + b) / 2)}" cy="${at(y + 4)}" r="3.8"><title>${title}</title></circle>`
      : html`<rect class="${kind}" x="${at(a)}" y="${at(y)}" width="${at(b - a)}" height="7" rx="3.5"><title>${title}</title></rect>`;
  const target = page.anchor(incident.id);
  return target ? html`<a href="#${target}">${body}</a>` : body;
}

function ticks(page: Page, { first, last, x }: Window, height: number): Markup[] {
  const out: Markup[] = [];
  let edge: number | null = null;
  for (const { time, label } of calendar(page, first, last)) {
    const where = x(time);
    if (edge !== null && Math.abs(where - edge) < LABEL_ROOM) continue;
    edge = where;
    const anchor = where < 60 ? 'left' : where > WIDTH - 60 ? 'right' : 'middle';
    out.push(
      html`<path class="tick" d="M${at(where)} 4V${at(height - AXIS + 4)}"/><text class="tick-name ${anchor}" x="${at(where)}" y="${at(height - 14)}">${label}</text>`,
    );
  }
  return out;
}

/** First days of years, of months, or single days, whichever part the span into a handful. */
function calendar({ words }: Page, first: number, last: number): { time: number; label: string }[] {
  const span = (last - first) / DAY;
  const [a, b] = [new Date(first), new Date(last)];
  if (span > 3 * 366)
    return range(a.getUTCFullYear(), b.getUTCFullYear()).map((y) => ({
      time: Math.max(first, Date.UTC(y, 0, 1)),
      label: String(y),
    }));
  if (span > 75)
    return range(0, Math.ceil(span / 28))
      .map((k) => new Date(Date.UTC(a.getUTCFullYear(), a.getUTCMonth() + k, 1)))
      .filter((d) => d.getTime() >= first - 15 * DAY && d.getTime() <= last)
      .map((d) => ({
        time: Math.max(first, d.getTime()),
        label: `${words.month(d.getUTCMonth() + 1)} ${d.getUTCFullYear()}`,
      }));
  return range(0, Math.round(span)).map((k) => {
    const time = first + k * DAY;
    return { time, label: words.day(new Date(time).toISOString().slice(0, 10)) };
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, k) => from + k);
