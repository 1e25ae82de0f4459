/** The parts of the report in the order in which they stand. */
import type { Aspect, Claim, Dispute, Figure, Incident } from '../../model/index.ts';
import { html, type Markup, type Piece, safeLink } from './markup.ts';
import type { Page } from './page.ts';

/** Quotes shown of one side or value; the rest are counted. */
const QUOTES = 4;
const CARDS = 9;

/** Text of an article: always Arabic letters in their own direction, whatever the page's. */
const original = (page: Page, claim: Claim): Markup => {
  const lang = page.shelf.articles.get(claim.doc)?.lang ?? 'ar';
  return html`<q class="quote" lang="${lang}" dir="auto">${page.quote(claim)}</q>`;
};

/** File and offsets of a quote. */
const standing = (page: Page, { doc, quote }: Claim): Markup =>
  html`<span class="place" dir="ltr">${page.mask.text(doc)} <span class="offsets">${quote.start}–${quote.end}</span></span>`;

/** «outlet · day · offsets», with a link where the article has an address. */
export function reference(page: Page, claim: Claim): Markup {
  const article = page.shelf.articles.get(claim.doc);
  const link = safeLink(page.mask.url(article?.url ?? null));
  const day = article?.published.date;
  const text = html`<bdi>${page.outletOf(article)}</bdi>${day && html` · <bdi>${page.words.day(day)}</bdi>`}`;
  return html`<span class="ref">${link ? html`<a href="${link}" rel="noreferrer noopener">${text}</a>` : text} ${standing(page, claim)}</span>`;
}

function quotes(page: Page, ids: readonly string[], most = QUOTES): Markup {
  const claims = ids.flatMap((id) => page.shelf.claims.get(id) ?? []);
  const seen = new Set<string>();
  const distinct = claims.filter((c) => {
    const key = `${c.doc} ${c.quote.start}`;
    return !seen.has(key) && seen.add(key);
  });
  const rest = distinct.length - most;
  return html`<ul class="quotes">${distinct.slice(0, most).map((c) => html`<li>${original(page, c)}${reference(page, c)}</li>`)}${
    rest > 0 && html`<li class="note">${page.words.say('more-quotes', { n: rest })}</li>`
  }</ul>`;
}

const origins = (page: Page, ids: readonly string[]): string => page.list([...new Set(ids)].map((o) => page.origin(o)));

export function disputeCard(page: Page, dispute: Dispute): Markup {
  const { words } = page;
  const incident = dispute.incident === null ? undefined : page.shelf.incidents.get(dispute.incident);
  const anchor = incident && page.anchor(incident.id);
  const title = incident ? page.title(incident) : page.madeFrom(dispute.because, dispute.claims);
  const sides = dispute.sides.map(
    (side) =>
      html`<div class="side"><h4>${page.madeFrom(side.label, side.claims)}</h4><p class="who">${words.say('n-origins', { n: new Set(side.origins).size })}: ${origins(page, side.origins)}</p>${quotes(page, side.claims, 2)}</div>`,
  );
  return html`<article class="dispute"><header><span class="chip kind">${words.say(`aspect-${dispute.kind}`)}</span> <h3>${
    anchor ? html`<a href="#${anchor}">${title}</a>` : title
  }</h3>${incident && when(page, incident)}</header><p class="because">${page.madeFrom(dispute.because, dispute.claims)}</p><div class="sides">${sides}</div></article>`;
}

function when(page: Page, incident: Incident): Piece {
  const days = page.words.days(incident.from, incident.to);
  const place = incident.place && page.text(incident.place.name);
  const text = [days, place].filter(Boolean).join(' · ');
  return text ? html`<p class="when">${text}</p>` : null;
}

export function incidentCard(page: Page, incident: Incident): Markup {
  const { words } = page;
  const hidden = page.hides(incident.claims);
  const because = page.madeFrom(incident.gradeBecause, incident.claims);
  return html`<article class="incident" id="${page.anchor(incident.id)}"><header><h3>${page.title(incident)}</h3><p class="facts"><span class="chip ${incident.grade}">${words.say(`grade-${incident.grade}`)}</span> <span>${page.typeName(incident.type)}</span> <span>${words.say('n-claims', { n: incident.claims.length })}</span> <span>${words.say('n-origins', { n: new Set(incident.origins).size })}</span>${
    incident.scale === 'campaign' && html` <span>${words.say('campaign')}</span>`
  }</p>${when(page, incident)}<p class="because">${because}</p></header>${
    incident.aspects.length > 0 && aspects(page, incident.aspects, hidden)
  }<h4>${words.say('side-by-side')}</h4>${accounts(page, incident)}</article>`;
}

function aspects(page: Page, list: readonly Aspect[], hidden: boolean): Markup {
  const { words } = page;
  const rows = list.map((a) => {
    const counted = a.of ? ` · ${words.has(`of-${a.of}`) ? words.say(`of-${a.of}`) : a.of}` : '';
    const values = a.values.map(
      (v) =>
        html`<li><b>${hidden ? page.madeFrom(v.label, v.claims) : page.text(v.label)}</b> <span class="who">${origins(page, v.origins)}</span></li>`,
    );
    const range = a.figure && a.values.length > 1 && html`<p class="range">${rangeText(page, a.figure)}</p>`;
    const claims = a.values.flatMap((v) => v.claims);
    const because = a.verdict !== 'single' && html`<p class="because">${page.madeFrom(a.because, claims)}</p>`;
    return html`<tr class="${a.verdict}"><th scope="row">${words.say(`aspect-${a.aspect}`)}${counted}</th><td><ul>${values}</ul>${range}</td><td><span class="chip ${a.verdict}">${words.say(`verdict-${a.verdict}`)}</span>${because}</td></tr>`;
  });
  return html`<table class="aspects"><thead><tr><th scope="col">${words.say('aspect')}</th><th scope="col">${words.say('values')}</th><th scope="col">${words.say('verdict')}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function rangeText({ words }: Page, { policy, low, high, best }: Figure): string {
  const range = words.say('toll-range', { min: low, max: high ?? words.say('no-upper') });
  return best === null ? range : `${range} ${words.say('toll-best', { best, policy: words.say(`policy-${policy}`) })}`;
}

/** One column for each article that tells of the incident. */
function accounts(page: Page, incident: Incident): Markup {
  const byArticle = new Map<string, Claim[]>();
  for (const id of incident.claims) {
    const claim = page.shelf.claims.get(id);
    if (!claim) continue;
    const list = byArticle.get(claim.doc) ?? [];
    if (list.push(claim) === 1) byArticle.set(claim.doc, list);
  }
  const cards = [...byArticle].slice(0, CARDS).map(([, claims]) => account(page, claims));
  const rest = byArticle.size - cards.length;
  return html`<div class="${cards.length === 1 ? 'accounts one' : 'accounts'}">${cards}</div>${rest > 0 && html`<p class="note">${page.words.say('more-articles', { n: rest })}</p>`}`;
}

function account(page: Page, claims: readonly Claim[]): Markup {
  const { words } = page;
  const article = page.shelf.articles.get(claims[0]!.doc);
  const link = safeLink(page.mask.url(article?.url ?? null));
  const outlet = page.outletOf(article);
  const day = article?.published.date;
  const told = byQuote(claims);
  const items = told.slice(0, 5).map((same) => {
    const [c] = same as [Claim];
    const chain = page.sources(c);
    const modes = [...new Set(same.map((x) => x.modality))].filter((m) => m !== 'asserted');
    return html`<li>${chain.length > 0 && html`<p class="chain">${chain.join(` ${words.say('chain')} `)}</p>`}${[...new Set(same.map((x) => page.sentence(x)))].map((text) => html`<p>${text}</p>`)}${original(page, c)}<span class="ref">${standing(page, c)}${modes.map((m) => html` <span class="chip">${words.say(`modality-${m}`)}</span>`)}</span></li>`;
  });
  const rest = claims.length - told.slice(0, 5).flat().length;
  return html`<section class="account"><h5>${link ? html`<a href="${link}" rel="noreferrer noopener">${outlet}</a>` : outlet}</h5>${
    day && html`<p class="when">${words.day(day)}</p>`
  }<ul>${items}</ul>${rest > 0 && html`<p class="note">${words.say('more-claims', { n: rest })}</p>`}</section>`;
}

/** Claims that stand in one quote, together. */
function byQuote(claims: readonly Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const c of claims) {
    const key = `${c.quote.start} ${c.quote.end}`;
    groups.set(key, [...(groups.get(key) ?? []), c]);
  }
  return [...groups.values()];
}
