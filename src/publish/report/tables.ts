/** The tables of the report: what the case holds, incidents that are not shown in full, words that take sides, voices, sources. */
import { GRADES, type NamingCell, type NamingTerm } from '../../model/index.ts';
import { html, type Markup, safeLink } from './markup.ts';
import { byDay, type Page } from './page.ts';

const MOST_ROWS = 400;
const MOST_TERMS = 40;
const MOST_VOICES = 60;
/** z beyond which chance is an unlikely reason (two-sided 5 %). */
const TELLING = 1.96;
const TELLING_COUNT = 3;

/** Numbers at a glance. */
export function summary(page: Page): Markup {
  const { words, input } = page;
  const { record, accounts } = input;
  const outlets = new Set(record.articles.map((a) => a.outlet ?? ''));
  const days = record.articles.flatMap((a) => a.published.date ?? []).sort();
  const fact = (key: string, n: number) =>
    html`<div><dt>${words.say(key, { n })}</dt><dd>${words.number(n)}</dd></div>`;
  const grades = GRADES.map((g) => ({ g, n: accounts.incidents.filter((i) => i.grade === g).length })).filter(
    (x) => x.n > 0,
  );
  const span = days.length > 0 ? words.days(days[0]!, days.at(-1)!) : null;
  return html`<section id="summary"><h2>${words.say('summary')}</h2>${span && html`<p>${words.say('published-between', { days: span })}</p>`}<dl class="numbers">${fact('count-articles', record.articles.length)}${fact('count-outlets', outlets.size)}${fact('count-claims', record.claims.length)}${fact('count-incidents', accounts.incidents.length)}${fact('count-disputes', accounts.disputes.length)}${fact('count-origins', accounts.origins.length)}</dl>${
    grades.length > 0 &&
    html`<p class="grades">${grades.map(({ g, n }) => html`<span class="chip ${g}">${words.say(`grade-${g}`)} ${words.number(n)}</span> `)}</p><p class="note">${words.say('grades-explained')}</p>`
  }</section>`;
}

/** Incidents that are not shown in full, in order of time. */
export function otherIncidents(page: Page): Markup | null {
  const { words } = page;
  const rest = page.input.accounts.incidents.filter((i) => page.anchor(i.id) === null).sort(byDay);
  if (rest.length === 0) return null;
  const rows = rest.slice(0, MOST_ROWS).map((i) => {
    const claim = page.shelf.claims.get(i.claims[0] ?? '');
    const article = claim && page.shelf.articles.get(claim.doc);
    return html`<tr><td>${words.days(i.from, i.to)}</td><td>${page.title(i)}</td><td>${i.place && page.text(i.place.name)}</td><td>${article && page.outletOf(article)}</td><td>${words.say(`grade-${i.grade}`)}</td></tr>`;
  });
  const heads = ['day', 'incident', 'place', 'outlet', 'grade'].map((k) => html`<th scope="col">${words.say(k)}</th>`);
  const left = rest.length - rows.length;
  return html`<h3>${words.say('other-incidents')}</h3><table class="list"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>${left > 0 && html`<p class="note">${words.say('more-incidents', { n: left })}</p>`}`;
}

interface Found {
  readonly cell: NamingCell;
  readonly term: NamingTerm;
}

const all = (cells: readonly NamingCell[]): Found[] =>
  cells.flatMap((cell) => cell.terms.map((term) => ({ cell, term })));

/** Words that take sides, in the outlets' own voice, each with the source of that judgement. */
export function loadedTerms(page: Page, cells: readonly NamingCell[]): Markup | null {
  const { words } = page;
  const groups = new Map<string, Found[]>();
  for (const f of all(cells)) {
    if (f.cell.voice !== 'own' || f.term.loading !== 'loaded') continue;
    const key = `${f.cell.party}\t${f.term.term}`;
    groups.set(key, [...(groups.get(key) ?? []), f]);
  }
  const count = (list: readonly Found[]) => list.reduce((n, f) => n + f.term.count, 0);
  const sorted = [...groups.values()].sort((a, b) => count(b) - count(a)).slice(0, MOST_TERMS);
  if (sorted.length === 0) return null;
  const rows = sorted.map((list) => {
    const { cell, term } = list[0]!;
    const by = page.list(list.map((f) => `${page.outlet(f.cell.outlet || null)} ${words.number(f.term.count)}`));
    return html`<tr><td lang="ar" dir="rtl">${page.mask.text(term.term)}</td><td>${page.text(cell.name)}</td><td>${by}</td><td>${term.because && page.text(term.because)} <span class="place" dir="ltr">${term.judgedBy}</span></td></tr>`;
  });
  const heads = ['term', 'party', 'outlets', 'judged-by'].map((k) => html`<th scope="col">${words.say(k)}</th>`);
  return html`<h3>${words.say('loaded-terms')}</h3><table class="list"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** Terms that set an outlet apart, with the counts behind the figure. */
export function tellingTerms(page: Page, cells: readonly NamingCell[]): Markup | null {
  const { words } = page;
  const found = all(cells)
    .filter(({ cell, term }) => cell.voice === 'own' && term.distinctive >= TELLING && term.count >= TELLING_COUNT)
    .sort((a, b) => b.term.distinctive - a.term.distinctive)
    .slice(0, MOST_TERMS);
  if (found.length === 0) return null;
  const rows = found.map(({ cell, term }) => {
    const others = cells
      .filter((c) => c.party === cell.party && c.voice === cell.voice && c.outlet !== cell.outlet)
      .reduce((n, c) => n + (c.terms.find((t) => t.term === term.term)?.count ?? 0), 0);
    return html`<tr><td>${page.outlet(cell.outlet || null)}</td><td>${page.text(cell.name)}</td><td lang="ar" dir="rtl">${page.mask.text(term.term)}</td><td>${words.number(term.count)}</td><td>${words.number(others)}</td><td dir="ltr">${term.distinctive.toFixed(1)}</td></tr>`;
  });
  const heads = ['outlet', 'party', 'term', 'count-here', 'count-elsewhere', 'z'].map(
    (k) => html`<th scope="col">${words.say(k)}</th>`,
  );
  return html`<h3>${words.say('telling-terms')}</h3><p class="note">${words.say('telling-explained')}</p><table class="list numbers-last"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** Who is quoted by whom, with which cues. */
export function voices(page: Page): Markup | null {
  const { words } = page;
  const list = [...page.input.accounts.voices].sort(
    (a, b) => b.count - a.count || (a.outlet < b.outlet ? -1 : a.outlet > b.outlet ? 1 : a.source < b.source ? -1 : 1),
  );
  if (list.length === 0) return null;
  const rows = list.slice(0, MOST_VOICES).map((v) => {
    const cues = v.cues
      .slice(0, 6)
      .map(
        (c) =>
          html`<span class="cue ${c.stance}" title="${words.say(`stance-${c.stance}`)}">${c.stance === 'doubting' ? '? ' : c.stance === 'endorsing' ? '✓ ' : ''}<bdi lang="ar">${page.mask.text(c.cue)}</bdi> ${words.number(c.count)}</span> `,
      );
    const name = page.input.withheld.has(v.source) ? page.mask.id(v.source) : page.text(v.name);
    return html`<tr><td>${page.outlet(v.outlet || null)}</td><td>${name}</td><td>${words.number(v.count)}</td><td>${cues}</td></tr>`;
  });
  const heads = ['outlet', 'voice', 'times', 'cues'].map((k) => html`<th scope="col">${words.say(k)}</th>`);
  const left = list.length - rows.length;
  return html`<section id="voices"><h2>${words.say('voices')}</h2><p class="note">${words.say('voices-explained')}</p><table class="list"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>${left > 0 && html`<p class="note">${words.say('more-rows', { n: left })}</p>`}</section>`;
}

/** Every article that the report speaks of. */
export function articles(page: Page): Markup {
  const { words } = page;
  const list = [...page.input.record.articles].sort((a, b) => {
    const [x, y] = [a.published.date ?? '9999', b.published.date ?? '9999'];
    return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  });
  const copies = new Map(page.input.accounts.copies.flatMap((g) => g.copies.map((c) => [c.article, g.root] as const)));
  const rows = list.slice(0, MOST_ROWS).map((a) => {
    const link = safeLink(page.mask.url(a.url));
    const title = page.mask.text(a.title || a.text.trim().split('\n', 1)[0]!.slice(0, 90));
    const root = copies.get(a.id);
    const shown = html`<span lang="${a.lang}" dir="auto">${title}</span>`;
    return html`<tr><td>${a.published.date && words.day(a.published.date)}</td><td>${page.outletOf(a)}</td><td>${link ? html`<a href="${link}" rel="noreferrer noopener">${shown}</a>` : shown}${root && root !== a.id && html` <span class="note">${words.say('copy-of', { id: page.mask.text(root) })}</span>`}<br><span class="place" dir="ltr">${page.mask.text(a.id)} · SHA-256 ${a.sha256.slice(0, 16)}…</span></td></tr>`;
  });
  const heads = ['day', 'outlet', 'article'].map((k) => html`<th scope="col">${words.say(k)}</th>`);
  const left = list.length - rows.length;
  return html`<section id="sources"><h2>${words.say('sources')}</h2><table class="list"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>${left > 0 && html`<p class="note">${words.say('more-rows', { n: left })}</p>`}</section>`;
}
