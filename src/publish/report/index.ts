/** The report of a case: one file that opens anywhere, prints, and asks nothing of a network. */
import type { Knowledge } from '../../knowledge/index.ts';
import { loadOntology, type Ontology } from '../../knowledge/ontology.ts';
import type { PublishInput } from '../input.ts';
import { fontRules } from './fonts.ts';
import { drawMap } from './map.ts';
import { html, Markup, type Piece } from './markup.ts';
import { drawNaming } from './naming-picture.ts';
import { Page, type ReportOptions } from './page.ts';
import { disputeCard, incidentCard } from './sections.ts';
import { STYLE } from './style.ts';
import { articles, loadedTerms, otherIncidents, summary, tellingTerms, voices } from './tables.ts';
import { drawTimeline } from './timeline.ts';

export type { ReportOptions } from './page.ts';

const MOST_DISPUTES = 60;
const METHOD = [
  'claims',
  'incidents',
  'verdicts',
  'origins',
  'grades',
  'numbers',
  'naming',
  'places',
  'withheld',
] as const;

/**
 * The report as HTML: no script, nothing fetched. Texts of articles are escaped, withheld names masked.
 * @throws IsnadError `no-wording` when a text of `lang/<language>/report.tsv` is missing
 */
export function writeReport(
  input: PublishInput,
  knowledge: Knowledge,
  options: ReportOptions,
  ontology: Ontology = loadOntology(),
): string {
  const page = new Page(input, knowledge, ontology, options);
  const { words } = page;
  const name = options.name ? page.mask.text(options.name) : words.say('a-case');
  const title = words.say('title', { name });
  const parts = [...body(page)];
  const links = parts.map(({ id, title: t }) => html`<li><a href="#${id}">${t}</a></li>`);
  const head = html`<header><h1>${title}</h1><p class="lead">${words.say('lead')}</p>${made(page)}<nav aria-label="${words.say('contents')}"><ul>${links}</ul></nav></header>`;
  const csp =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
  return html`<!doctype html>
<html lang="${words.language}" dir="${words.language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${csp}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${new Markup(fontRules() + STYLE)}</style></head>
<body>${head}
<main>${parts.map((p) => html`${p.markup}\n`)}</main>
<footer>${made(page)}<p>${words.say('check')}</p></footer></body>
</html>
`.source;
}

function made(page: Page): Markup {
  const { words, options, input } = page;
  const at = options.at && html`<bdi>${words.say('made-at', { at: instant(page, options.at) })}</bdi> · `;
  return html`<p class="note">${at}${words.say('head')} <span class="hash" dir="ltr">${input.head || words.say('no-head')}</span></p>`;
}

/** «22 November 2026, 01:50 UTC»; what is no instant stays as it is. */
function instant({ words }: Page, iso: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(iso);
  return found ? words.say('instant', { day: words.day(found[1]!), time: found[2]! }) : iso;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly markup: Markup;
}

function* body(page: Page): Generator<Part> {
  const { words } = page;
  const part = (id: string, markup: Markup): Part => ({ id, title: words.say(id), markup });
  const section = (id: string, ...content: Piece[]) =>
    part(id, html`<section id="${id}"><h2>${words.say(id)}</h2>${content}</section>`);
  yield part('summary', summary(page));
  yield section('disputes', disputes(page));
  const { incidents } = page.input.accounts;
  const line = drawTimeline(page, incidents);
  if (line)
    yield section(
      'timeline',
      wide(line),
      legend(page, [
        ['dot', 'legend-incident'],
        ['dot disputed', 'legend-disputed'],
      ]),
    );
  const map = drawMap(page, incidents);
  if (map.svg) yield section('map', wide(map.svg), mapLegend(page, map.beside));
  if (page.full.length > 0 || incidents.length > 0)
    yield section(
      'incidents',
      html`<p class="note">${words.say('incidents-explained')}</p>`,
      page.full.map((i) => incidentCard(page, i)),
      otherIncidents(page),
    );
  const cells = page.input.accounts.naming.filter((c) => !page.input.withheld.has(c.party));
  const bands = drawNaming(page, cells);
  if (bands.length > 0)
    yield section(
      'naming',
      html`<p class="note">${words.say('naming-explained')}</p>`,
      namingLegend(page),
      bands.map(wide),
      loadedTerms(page, cells),
      tellingTerms(page, cells),
    );
  const heard = voices(page);
  if (heard) yield part('voices', heard);
  yield part('sources', articles(page));
  yield part('method', method(page));
}

function disputes(page: Page): Piece {
  const { words, input, shelf } = page;
  const list = [...input.accounts.disputes].sort((a, b) => {
    const [x, y] = [a, b].map((d) => (d.incident ? (shelf.incidents.get(d.incident)?.claims.length ?? 0) : 0));
    return b.sides.length - a.sides.length || y! - x! || b.claims.length - a.claims.length || (a.id < b.id ? -1 : 1);
  });
  if (list.length === 0) return html`<p>${words.say('no-disputes')}</p>`;
  const left = list.length - MOST_DISPUTES;
  return [
    html`<p class="note">${words.say('disputes-explained')}</p>`,
    list.slice(0, MOST_DISPUTES).map((d) => disputeCard(page, d)),
    left > 0 && html`<p class="note">${words.say('more-disputes', { n: left })}</p>`,
  ];
}

/** A picture that scrolls by itself on a narrow page. */
const wide = (picture: Markup): Markup => html`<div class="wide">${picture}</div>`;

const legend = (page: Page, keys: readonly (readonly [string, string])[]): Markup =>
  html`<p class="legend">${keys.map(([kind, text]) => html`<span><span class="key ${kind}"></span>${page.words.say(text)}</span>`)}</p>`;

function mapLegend(page: Page, beside: readonly { readonly name: string; readonly count: number }[]): Piece {
  const { words } = page;
  const names = beside.slice(0, 12).map((b) => `${b.name} (${words.number(b.count)})`);
  return [
    legend(page, [
      ['dot', 'legend-place'],
      ['dot disputed', 'legend-disputed'],
      ['reach', 'legend-reach'],
    ]),
    names.length > 0 && html`<p class="note">${words.say('not-drawn', { names: page.list(names) })}</p>`,
    html`<p class="note">${words.say('borders')}</p>`,
  ];
}

const namingLegend = (page: Page): Markup =>
  legend(page, [
    ['loaded', 'legend-loaded'],
    ['neutral', 'loading-neutral'],
    ['unknown', 'loading-unknown'],
  ]);

function method(page: Page): Markup {
  const { words, input } = page;
  const policy = words.say(`policy-${input.accounts.policy ?? 'range'}`);
  const paragraphs = METHOD.filter((k) => k !== 'withheld' || input.withheld.size > 0).map(
    (k) => html`<h3>${words.say(`method-${k}-title`)}</h3><p>${words.say(`method-${k}`, { policy })}</p>`,
  );
  return html`<section id="method" class="method"><h2>${words.say('method')}</h2>${paragraphs}</section>`;
}
