/** The map of incidents: borders, points, and a circle as wide as the place is vague. Drawn to SVG, nothing is fetched. */
import type { Knowledge } from '../../knowledge/index.ts';
import type { Incident } from '../../model/index.ts';
import { at, html, type Markup } from './markup.ts';
import { type Box, clip, outlines, type Point } from './outlines.ts';
import type { Page } from './page.ts';

/** Kilometres around a point by UCDP GED's `where_prec`: exact, near, district, governorate, region. Countries have no circle. */
const RADIUS_KM: Readonly<Record<number, number>> = { 1: 0, 2: 10, 3: 25, 4: 60, 5: 100 };
/** Places vaguer than this are listed, not drawn. */
const VAGUEST = 5;
const WIDTH = 720;
const TALLEST = 620;
const LOWEST = 320;
/** Degrees of room around the points, and what the map shows at least. */
const ROOM = 0.25;
const LEAST_SPAN = 1.6;
/** What lies farther from the middle of all places is listed below the map. */
const FAR_KM = 600;
const KM = 111.2;
const LABELS = 14;

interface Spot {
  readonly name: { readonly ar: string; readonly en: string };
  readonly lon: number;
  readonly lat: number;
  readonly precision: number;
  readonly incidents: readonly Incident[];
}

export interface DrawnMap {
  readonly svg: Markup | null;
  /** Places that are too vague or too far away to be drawn, with how many incidents. */
  readonly beside: readonly { readonly name: string; readonly count: number }[];
}

/** Draws the places of the incidents. `svg` is null where none can be drawn. */
export function drawMap(page: Page, incidents: readonly Incident[]): DrawnMap {
  const all = spots(incidents);
  const middle = median(all.filter((s) => s.precision <= VAGUEST).flatMap((s) => s.incidents.map(() => s)));
  const drawn = all.filter((s) => middle && s.precision <= VAGUEST && distance(s, middle) <= FAR_KM);
  const name = (s: Spot) => page.mask.text(s.name[page.words.language]);
  const beside = all.filter((s) => !drawn.includes(s)).map((s) => ({ name: name(s), count: s.incidents.length }));
  beside.sort((a, b) => b.count - a.count);
  if (drawn.length === 0) return { svg: null, beside };
  return { svg: picture(page, drawn, name), beside };
}

function spots(incidents: readonly Incident[]): Spot[] {
  const found = new Map<string, Spot & { incidents: Incident[] }>();
  for (const incident of incidents) {
    const p = incident.place;
    if (!p) continue;
    const key = p.id ?? p.name.ar;
    const { lat = Number.NaN, lon = Number.NaN } = p;
    const precision = Number.isFinite(lat) && Number.isFinite(lon) ? (p.precision ?? VAGUEST) : VAGUEST + 1;
    const spot = found.get(key) ?? { name: p.name, lat, lon, precision, incidents: [] };
    spot.incidents.push(incident);
    found.set(key, spot);
  }
  return [...found.values()].sort((a, b) => b.incidents.length - a.incidents.length);
}

type Place = Pick<Spot, 'lon' | 'lat'>;
const mid = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
const median = (list: readonly Spot[]): Place | null =>
  list.length === 0 ? null : { lon: mid(list.map((s) => s.lon)), lat: mid(list.map((s) => s.lat)) };
const shrink = (lat: number) => Math.cos((lat * Math.PI) / 180);
const distance = (a: Place, b: Place): number =>
  KM * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * shrink((a.lat + b.lat) / 2));

/** Degrees to units of the picture: equirectangular, true at the middle latitude. */
interface Frame {
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  readonly perKm: number;
  readonly height: number;
}

function frame(drawn: readonly Spot[]): Frame {
  const reach = (s: Spot) => (RADIUS_KM[s.precision] ?? 0) / KM;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const s of drawn) {
    west = Math.min(west, s.lon - reach(s) - ROOM);
    east = Math.max(east, s.lon + reach(s) + ROOM);
    south = Math.min(south, s.lat - reach(s) - ROOM);
    north = Math.max(north, s.lat + reach(s) + ROOM);
  }
  const k = shrink((south + north) / 2);
  const wide = Math.max((east - west) * k, LEAST_SPAN, (north - south) * (WIDTH / TALLEST));
  const scale = WIDTH / wide;
  const height = Math.max(LOWEST, Math.min(TALLEST, (north - south) * scale));
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return {
    x: (degrees) => WIDTH / 2 + (degrees - lon) * k * scale,
    y: (degrees) => height / 2 - (degrees - lat) * scale,
    perKm: scale / KM,
    height,
  };
}

function picture(page: Page, drawn: readonly Spot[], name: (s: Spot) => string): Markup {
  const { words } = page;
  const f = frame(drawn);
  const most = drawn[0]!.incidents.length;
  const size = (s: Spot) => 3.5 + 8 * Math.sqrt(s.incidents.length / most);
  const disputed = (s: Spot) => s.incidents.some((i) => page.shelf.disputesIn.has(i.id));
  const wide = drawn
    .filter((s) => (RADIUS_KM[s.precision] ?? 0) > 0)
    .map(
      (s) => html`<circle cx="${at(f.x(s.lon))}" cy="${at(f.y(s.lat))}" r="${at(RADIUS_KM[s.precision]! * f.perKm)}"/>`,
    );
  // filled as one, so that many do not add up to a dark one
  const circles = html`<g class="reach-fill">${wide}</g><g class="reach">${wide}</g>`;
  const dots = drawn.map(
    (s) =>
      html`<circle class="${disputed(s) ? 'dot disputed' : 'dot'}" cx="${at(f.x(s.lon))}" cy="${at(f.y(s.lat))}" r="${at(size(s))}"><title>${name(s)} · ${words.say('n-incidents', { n: s.incidents.length })}</title></circle>`,
  );
  const taken: Box[] = drawn.map((s) => {
    const r = size(s);
    return [f.x(s.lon) - r, f.y(s.lat) - r, f.x(s.lon) + r, f.y(s.lat) + r];
  });
  const named = labels(f, drawn, name, size, taken);
  const known = towns(page.knowledge, f, words.language, taken);
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${at(f.height)}" role="img" aria-label="${words.say('map')}"><rect class="sea" width="${WIDTH}" height="${at(f.height)}"/>${borders(f)}${known}${circles}${dots}${named}${scaleBar(f, words.say('km'))}</svg>`;
}

function borders(f: Frame): Markup[] {
  const box: Box = [-4, -4, WIDTH + 4, f.height + 4];
  return outlines().flatMap(({ rings }) => {
    const d = rings
      .map((ring) =>
        clip(
          ring.map(([lon, lat]): Point => [f.x(lon), f.y(lat)]),
          box,
        ),
      )
      .filter((ring) => ring.length > 2)
      .map((ring) => `M${ring.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}Z`)
      .join('');
    return d ? [html`<path class="land" d="${d}"/>`] : [];
  });
}

/** Levels of the gazetteer that help the eye to find its way. */
const TOWNS = new Set(['city', 'town']);
const MOST_TOWNS = 8;

/** The largest towns in the frame whose names cover nothing. */
function towns(knowledge: Knowledge, f: Frame, language: 'ar' | 'en', taken: Box[]): Markup[] {
  const out: Markup[] = [];
  const largest = [...knowledge.places.values()]
    .filter((p) => TOWNS.has(p.level) && p.population > 0)
    .sort((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1));
  for (const p of largest) {
    if (out.length >= MOST_TOWNS) break;
    const [x, y] = [f.x(p.lon), f.y(p.lat)];
    const label = (language === 'ar' ? p.ar[0] : p.en[0]) ?? p.ar[0]!;
    const half = Math.max(26, label.length * 3);
    const box: Box = [x - half, y - 16, x + half, y + 6];
    if (box[0] < 2 || box[2] > WIDTH - 2 || box[1] < 2 || box[3] > f.height - 30 || taken.some((t) => covers(t, box)))
      continue;
    taken.push(box);
    out.push(
      html`<circle class="town" cx="${at(x)}" cy="${at(y)}" r="1.8"/><text class="town-name" x="${at(x)}" y="${at(y - 5)}">${label}</text>`,
    );
  }
  return out;
}

const covers = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Names beside the points, most incidents first; one that would cover another is left out. */
function labels(
  f: Frame,
  drawn: readonly Spot[],
  name: (s: Spot) => string,
  size: (s: Spot) => number,
  taken: Box[],
): Markup[] {
  const out: Markup[] = [];
  for (const [k, s] of drawn.entries()) {
    if (out.length >= LABELS) break;
    const text = name(s);
    const half = text.length * 3.4 + 3;
    const [x, y, r] = [f.x(s.lon), f.y(s.lat), size(s)];
    const options: readonly [number, number][] = [
      [x, y - r - 4],
      [x, y + r + 13],
      [x + r + half + 2, y + 4],
      [x - r - half - 2, y + 4],
    ];
    const found = options.find(([cx, cy]) => {
      const box: Box = [cx - half, cy - 12, cx + half, cy + 4];
      const inside = box[0] > 2 && box[2] < WIDTH - 2 && box[1] > 2 && box[3] < f.height - 2;
      return inside && !taken.some((t, n) => n !== k && covers(t, box));
    });
    if (!found) continue;
    taken.push([found[0] - half, found[1] - 12, found[0] + half, found[1] + 4]);
    out.push(html`<text class="spot-name" x="${at(found[0])}" y="${at(found[1])}">${text}</text>`);
  }
  return out;
}

function scaleBar(f: Frame, km: string): Markup {
  const length = [500, 200, 100, 50, 20, 10, 5].find((n) => n * f.perKm < WIDTH / 5) ?? 5;
  const y = f.height - 14;
  return html`<path class="scale" d="M14 ${at(y - 4)}V${at(y)}H${at(14 + length * f.perKm)}V${at(y - 4)}"/><text class="scale-name" x="${at(14 + (length * f.perKm) / 2)}" y="${at(y - 6)}">${length} ${km}</text>`;
}
