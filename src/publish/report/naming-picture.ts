/** The naming matrix as a picture: parties down, outlets across, each cell the outlet's commonest terms with bars as long as they are common. */
import type { NamingCell, NamingTerm } from '../../model/index.ts';
import { at, html, type Markup } from './markup.ts';
import type { Page } from './page.ts';

const WIDTH = 720;
const NAME = 112;
const LINE = 17;
const HEAD = 30;
const GAP = 10;
/** Outlets in one band; more stand in bands below. */
const ACROSS = 4;
const MOST_OUTLETS = 12;
const MOST_PARTIES = 9;
const OWN_TERMS = 4;
const OTHER_TERMS = 2;
/** A party is drawn when it is named so often. */
const LEAST = 3;
const LETTER = 6.3;
/** Units that fit on a sheet of A4 at the width of its text. */
const TALLEST = 900;

interface Row {
  readonly party: string;
  readonly name: string;
}

interface Line {
  readonly term: NamingTerm;
  readonly voice: NamingCell['voice'];
  readonly share: number;
}

/** One band of the picture for each group of outlets; empty where nothing is named. */
export function drawNaming(page: Page, cells: readonly NamingCell[]): Markup[] {
  const rows = parties(page, cells);
  const outlets = columns(cells.filter((c) => rows.some((r) => r.party === c.party)));
  const bands: Markup[] = [];
  for (let k = 0; k < outlets.length; k += ACROSS) {
    const some = outlets.slice(k, k + ACROSS);
    const used = rows.filter((r) => cells.some((c) => c.party === r.party && some.includes(c.outlet)));
    for (const part of pages(cells, used, some)) bands.push(band(page, cells, part, some));
  }
  return bands;
}

/** Rows parted so that each picture fits on a printed page. */
function pages(cells: readonly NamingCell[], rows: readonly Row[], outlets: readonly string[]): Row[][] {
  const out: Row[][] = [];
  let tall = TALLEST;
  for (const row of rows) {
    const height = heightOf(outlets.map((outlet) => linesOf(cells, row.party, outlet)));
    if (tall + height > TALLEST) {
      out.push([]);
      tall = HEAD;
    }
    out.at(-1)!.push(row);
    tall += height;
  }
  return out;
}

const heightOf = (lines: readonly (readonly Line[])[]): number =>
  Math.max(2, ...lines.map((l) => l.length)) * LINE + GAP;

const total = (cells: readonly NamingCell[]): number =>
  cells.reduce((n, c) => n + c.terms.reduce((m, t) => m + t.count, 0), 0);

function parties(page: Page, cells: readonly NamingCell[]): Row[] {
  return [...new Set(cells.map((c) => c.party))]
    .map((party) => ({ party, own: cells.filter((c) => c.party === party) }))
    .filter(({ own, party }) => total(own) >= LEAST && !page.input.withheld.has(party))
    .sort((a, b) => total(b.own) - total(a.own) || (a.party < b.party ? -1 : 1))
    .slice(0, MOST_PARTIES)
    .map(({ party, own }) => ({ party, name: page.text(own[0]!.name) }));
}

function columns(cells: readonly NamingCell[]): string[] {
  return [...new Set(cells.map((c) => c.outlet))]
    .map((outlet) => ({ outlet, n: total(cells.filter((c) => c.outlet === outlet)) }))
    .sort((a, b) => b.n - a.n || (a.outlet < b.outlet ? -1 : 1))
    .slice(0, MOST_OUTLETS)
    .map((o) => o.outlet);
}

function linesOf(cells: readonly NamingCell[], party: string, outlet: string): Line[] {
  const here = cells.filter((c) => c.party === party && c.outlet === outlet);
  const most = Math.max(1, ...here.flatMap((c) => c.terms.map((t) => t.count)));
  const take = (voice: NamingCell['voice'], n: number) =>
    here
      .filter((c) => c.voice === voice)
      .flatMap((c) => c.terms.slice(0, n).map((term): Line => ({ term, voice, share: term.count / most })));
  return [...take('own', OWN_TERMS), ...take('reported', OTHER_TERMS), ...take('quoted', OTHER_TERMS)];
}

function band(page: Page, cells: readonly NamingCell[], rows: readonly Row[], outlets: readonly string[]): Markup {
  const wide = (WIDTH - NAME) / ACROSS;
  const rtl = page.words.language === 'ar';
  const column = (k: number) => (rtl ? WIDTH - NAME - (k + 1) * wide : NAME + k * wide);
  const parts: Markup[] = [];
  outlets.forEach((outlet, k) => {
    const middle = column(k) + wide / 2;
    parts.push(html`<text class="outlet" x="${at(middle)}" y="19">${short(page.outlet(outlet || null), wide)}</text>`);
  });
  let y = HEAD;
  for (const row of rows) {
    const lines = outlets.map((outlet) => linesOf(cells, row.party, outlet));
    const tall = heightOf(lines);
    parts.push(html`<path class="rule" d="M0 ${at(y)}H${WIDTH}"/>${partyName(row.name, rtl ? WIDTH - 4 : 4, y + 16)}`);
    lines.forEach((list, k) => {
      list.forEach((line, n) => {
        parts.push(termLine(page, line, column(k) + 4, y + 5 + n * LINE, wide - 10, rtl));
      });
    });
    y += tall;
  }
  return html`<svg class="naming" viewBox="0 0 ${WIDTH} ${at(y)}" role="img" aria-label="${page.words.say('naming')}">${parts}</svg>`;
}

function partyName(name: string, x: number, y: number): Markup[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + word.length + 1) * LETTER < NAME - 8)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines
    .slice(0, 3)
    .map((line, k) => html`<text class="party" x="${at(x)}" y="${at(y + k * 14)}">${line}</text>`);
}

function termLine(page: Page, { term, voice, share }: Line, x: number, y: number, wide: number, rtl: boolean): Markup {
  const length = Math.max(2, share * wide);
  const words = page.mask.text(term.term);
  const shown = short(voice === 'quoted' ? `«${words}»` : words, wide - 30);
  const mark = term.loading === 'loaded' ? '◆ ' : '';
  const bar = rtl ? x + wide - length : x;
  const [start, end] = rtl ? [x + wide - 3, x + 3] : [x + 3, x + wide - 3];
  const full = `${words} × ${term.count} · ${page.words.say(`voice-${voice}`)} · ${page.words.say(`loading-${term.loading}`)}`;
  return html`<g class="term ${voice} ${term.loading}"><title>${full}</title><rect x="${at(bar)}" y="${at(y)}" width="${at(length)}" height="${LINE - 3}"/><text class="word" x="${at(start)}" y="${at(y + 11)}">${mark}${shown}</text><text class="count" x="${at(end)}" y="${at(y + 11)}">${term.count}</text></g>`;
}

const short = (text: string, wide: number): string => {
  const most = Math.max(4, Math.floor(wide / LETTER));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};
