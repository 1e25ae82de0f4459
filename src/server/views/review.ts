/** What to look at next, what was said by whom, and the vocabulary of the case. */
import type { z } from 'zod';
import type { Dispute, Judgement } from '../../model/index.ts';
import type { Brief } from '../claim-store.ts';
import type {
  CaseInfo,
  DatedText,
  EntityRef,
  JudgementsPage,
  ProblemsPage,
  queries,
  ReviewItem,
  ReviewPage,
  ReviewQuery,
  Subject,
  SubjectReview,
} from '../contract.ts';
import { CORRECTABLE, LIMITS } from '../contract.ts';
import { shown } from '../docket.ts';
import { DOUBTED } from '../doubt.ts';
import type { Shelf } from '../shelf.ts';
import { inTurns, Turns } from '../turns.ts';
import { claimView, sentenceOf } from './claims.ts';
import { beside } from './dated.ts';
import { disputeView } from './disputes.ts';
import { around } from './naming.ts';
import { missing, type View } from './view.ts';

type Why = ReviewItem['why'];
export interface Queued {
  readonly claim: Brief;
  readonly why: Why;
}
const CONTEXT = 400;

/** Claims of disputes first, dispute by dispute; then the doubtful ones, the most doubtful first; then the rest as they stand. */
export async function queueOf(shelf: Shelf, disputes: readonly Dispute[]): Promise<Queued[]> {
  const taken = new Set<string>();
  const queue: Queued[] = [];
  for (const dispute of disputes)
    for (const id of dispute.claims) {
      const claim = shelf.claims.brief(id);
      if (!claim || taken.has(id)) continue;
      taken.add(id);
      queue.push({ claim, why: 'dispute' });
    }
  const turns = new Turns();
  const doubtful: Queued[] = [];
  const rest: Queued[] = [];
  await inTurns(
    shelf.claims.all,
    (claim) => {
      if (taken.has(claim.id)) return;
      if (claim.doubt > DOUBTED) doubtful.push({ claim, why: 'doubt' });
      else rest.push({ claim, why: 'rest' });
    },
    turns,
  );
  doubtful.sort((a, b) => b.claim.doubt - a.claim.doubt);
  await inTurns(doubtful, (q) => queue.push(q), turns);
  await inTurns(rest, (q) => queue.push(q), turns);
  return queue;
}

export function reviewPage(view: View, query: ReviewQuery): ReviewPage {
  const { docket, ties } = view;
  const queue = view.roll.queue;
  const incident = query.incident === undefined ? null : new Set(ties.incident(view.known(query.incident))?.claims);
  const article = query.article === undefined ? null : view.known(query.article);
  const by = query.by === undefined ? null : docket.claimsBy(query.by);
  const found = queue.filter(
    ({ claim, why }) =>
      (query.why === undefined || why === query.why) &&
      (article === null || claim.doc === article) &&
      (!incident || incident.has(claim.id)) &&
      (!by || by.has(claim.id)) &&
      (query.state === 'all' || docket.isJudged(claim.id) === (query.state === 'judged')),
  );
  const at = query.claim === undefined ? -1 : found.findIndex(({ claim }) => claim.id === query.claim);
  const page = at < 0 ? query.page : Math.floor(at / query.size) + 1;
  const total = { dispute: 0, doubt: 0, rest: 0 };
  const judged = { dispute: 0, doubt: 0, rest: 0 };
  for (const { why, claim } of queue) {
    total[why]++;
    if (docket.isJudged(claim.id)) judged[why]++;
  }
  return {
    ...view.page(found, { page, size: query.size }, (q) => reviewItem(view, q)),
    progress: {
      total: queue.length,
      done: judged.dispute + judged.doubt + judged.rest,
      disputes: { total: total.dispute, done: judged.dispute },
      doubts: { total: total.doubt, done: judged.doubt },
      reviewers: docket.reviewers(),
    },
  };
}

function reviewItem(view: View, { claim: brief, why }: Queued): ReviewItem {
  const claim = view.shelf.claims.get(brief.id)!;
  return {
    claim: claimView(view, claim),
    why,
    disputes: (view.ties.disputesOf.get(claim.id) ?? []).map((d) => disputeView(view, d)),
    context: around(view, view.shelf.article.get(claim.doc)!, claim.quote, CONTEXT),
  };
}

export function judgementsPage(view: View, query: z.output<typeof queries.judgements>): JudgementsPage {
  const found = view.docket.judgements
    .filter((j) => query.by === undefined || j.by === query.by)
    .filter((j) => query.withdrawn === undefined || (j.withdrawn !== undefined) === (query.withdrawn === 'true'))
    .toReversed();
  return view.page(found, query, (j) => ({ ...shown(j), label: labelOf(view, j), of: kindOf(view, j) }));
}

function kindOf(view: View, { subject }: Judgement): EntityRef['kind'] | null {
  const known = subject.kind === 'entity' || subject.kind === 'entities';
  return known ? view.entityRef(subject.ids[0]).kind : null;
}

function labelOf(view: View, { subject }: Judgement): DatedText {
  const labels = subject.ids.map((id): DatedText => {
    if (subject.kind === 'entity' || subject.kind === 'entities') return view.entityRef(id).name;
    const claim = view.shelf.claims.get(id);
    return claim ? sentenceOf(view, claim) : { ar: id, en: id };
  });
  return labels.reduce((a, b) => beside(a, b, ' ↔ '));
}

/** The subject with real ids. @throws IsnadError `not-found` when there is no such claim or entity */
export function knownSubject(view: View, subject: Subject): Subject {
  const isClaim = subject.kind === 'claim' || subject.kind === 'claims';
  const ids = subject.ids.map((given) => {
    const id = view.known(given);
    if (isClaim ? view.shelf.claims.has(id) : isEntity(view, id)) return id;
    return missing(isClaim ? 'claim' : 'actor, person, place or source', id);
  });
  return { kind: subject.kind, ids } as unknown as Subject;
}

/** An entity of the case, or one of the knowledge tables: names may be withheld before anything was compared. */
function isEntity(view: View, id: string): boolean {
  const { places, actors, persons } = view.world.knowledge;
  return view.ties.entity.has(id) || places.has(id) || actors.has(id) || persons.has(id);
}

export function subjectReview(view: View, given: Subject): SubjectReview {
  const subject = knownSubject(view, given);
  return { ...view.state, subject, review: view.docket.review(subject) };
}

export function problemsPage(view: View, query: z.output<typeof queries.problems>): ProblemsPage {
  const article = query.article === undefined ? null : view.known(query.article);
  const found = view.shelf.problems.filter(
    (p) => (query.code === undefined || p.code === query.code) && (article === null || p.article === article),
  );
  return view.page(found, query, (p) => p);
}

export function caseInfo(
  view: View,
  more: Pick<CaseInfo, 'name' | 'version' | 'lang' | 'role' | 'mayReview'>,
): CaseInfo {
  return {
    ...view.state,
    ...more,
    withheld: view.withheld.size,
    types: [...view.world.ontology.values()].map(({ id, group, label, definition }) => ({
      id,
      group,
      label,
      definition,
    })),
    outlets: view.shelf.outlets,
    correctable: [...CORRECTABLE],
    limits: { size: LIMITS.size, body: LIMITS.body, compare: LIMITS.compare },
  };
}
