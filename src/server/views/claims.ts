/** Claims as the pages show them. */
import type { Article, Claim, Quoted } from '../../model/index.ts';
import type { Brief } from '../claim-store.ts';
import type { ChainStep, ClaimsPage, ClaimsQuery, ClaimView, DatedText, EntityRef } from '../contract.ts';
import { doubtOf } from '../doubt.ts';
import type { RoleName } from '../spots.ts';
import { ids } from './filters.ts';
import type { View } from './view.ts';

/** The claim with people's corrections in place, what it was linked to, and how sure the reading was. */
export function claimView(view: View, claim: Claim): ClaimView {
  const { shelf, ties, docket } = view;
  const article = shelf.article.get(claim.doc)!;
  const said = docket.corrections(claim.id);
  const because = { ...claim.because };
  for (const field of Object.keys(said ?? {})) because[field] = 'corrected';
  const corrected = { ...claim, ...said, because } as Claim;
  const origin = ties.originOf(claim.id);
  const incident = ties.listed(ties.incidentOf(claim.id) ?? '');
  const links = ties.linksOf(claim.id);
  const refs = (role: RoleName): EntityRef[] => (links?.[role] ?? []).map((id) => view.entityRef(id));
  const disputes = (ties.disputesOf.get(claim.id) ?? []).map((d) => d.id);
  const { doubt, doubts } = doubtOf(claim.because);
  const shown = requoted(view, article, corrected);
  return {
    ...shown,
    sentence: sentenceOf(view, corrected),
    numbers: shown.numbers.map((n) => ({ ...n, words: view.world.parts.count(n) })),
    article: view.articleRef(article),
    links: { agent: refs('agent'), target: refs('target'), place: refs('place'), source: refs('source') },
    chain: chainOf(view, article, claim),
    origin: origin ? { id: origin.id, kind: origin.kind, name: origin.name } : null,
    incident: incident ? { id: incident.id, title: view.titleOf(incident) } : null,
    disputes,
    doubt,
    doubts: disputes.length ? ['disputed', ...doubts] : doubts,
    review: docket.ofClaim(claim.id),
  };
}

/** The sentence of a claim with the places of its dates. */
export function sentenceOf(view: View, claim: Pick<Claim, 'sentence' | 'when'>): DatedText {
  const dates = view.world.parts.dates(claim);
  const { ar, en } = claim.sentence;
  return dates.ar.length + dates.en.length === 0 ? { ar, en } : { ar, en, dates };
}

/** Where a withheld name stands in the text, its parts inside a claim are masked with it. */
function requoted(view: View, article: Article, claim: Claim): Claim {
  const { text, spans } = view.text(article);
  if (spans.length === 0) return claim;
  const again = <T extends Quoted>(q: T): T => ({ ...q, text: text.slice(q.start, q.end) });
  return {
    ...claim,
    trigger: again(claim.trigger),
    quote: again(claim.quote),
    agent: claim.agent.map(again),
    target: claim.target.map(again),
    place: claim.place.map(again),
    numbers: claim.numbers.map(again),
    source: claim.source.map(again),
  };
}

/** The way that a report has come, nearest first: the outlet, whose text it copied, the sources that the text names, the origin. */
function chainOf(view: View, article: Article, claim: Claim): ChainStep[] {
  const { shelf, ties } = view;
  const outlet = article.outlet ?? '';
  const steps: ChainStep[] = [{ kind: 'outlet', text: outlet, name: view.outletRef(outlet).name, article: article.id }];
  const root = shelf.article.get(ties.copyOf(article.id) ?? '');
  if (root) steps.push({ kind: 'copy', text: root.id, name: view.outletRef(root.outlet ?? '').name, article: root.id });
  const { text } = view.text(article);
  const linked = ties.linksOf(claim.id)?.source ?? [];
  claim.source.forEach((s, k) => {
    const entity = claim.source.length === linked.length ? linked[k]! : s.entity;
    const shown = text.slice(s.start, s.end);
    const name = entity ? view.entityRef(entity).name : { ar: shown, en: shown };
    const step: ChainStep = { kind: 'source', text: shown, name, start: s.start, end: s.end };
    steps.push({ ...step, ...(entity ? { entity } : {}), ...(s.cue ? { cue: s.cue } : {}) });
  });
  const origin = ties.originOf(claim.id);
  if (origin) steps.push({ kind: 'origin', text: origin.id, name: origin.name });
  return steps;
}

/** Claims in the order of the record. */
export function claimsPage(view: View, query: ClaimsQuery): ClaimsPage {
  return view.page(findClaims(view, query), query, (c) => claimView(view, view.shelf.claims.get(c.id)!));
}

function findClaims(view: View, query: ClaimsQuery): Brief[] {
  const { shelf, ties } = view;
  const incident = query.incident === undefined ? null : new Set(ties.incident(view.known(query.incident))?.claims);
  const entity = query.entity === undefined ? null : new Set(ties.claimsOf.get(view.known(query.entity)));
  const origin = query.origin === undefined ? null : new Set(ties.origin.get(view.known(query.origin))?.claims);
  const types = ids(query.type);
  const outlets = ids(query.outlet);
  const modalities = ids(query.modality);
  const pool = query.article === undefined ? shelf.claims.all : shelf.claims.briefsOf(view.known(query.article));
  return pool.filter(
    (c) =>
      (!incident || incident.has(c.id)) &&
      (!entity || entity.has(c.id)) &&
      (!origin || origin.has(c.id)) &&
      (!types || types.has(c.type)) &&
      (!outlets || outlets.has(shelf.outletOf(c.doc))) &&
      (!modalities || modalities.has(c.modality)) &&
      (!query.from || (c.to ?? c.from ?? '') >= query.from) &&
      (!query.to || (c.from !== null && c.from <= query.to)),
  );
}
