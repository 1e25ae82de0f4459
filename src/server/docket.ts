/** What people have said, by subject. */
import { createHash } from 'node:crypto';
import type { Judgement, Subject } from '../model/index.ts';
import { put } from '../text/lists.ts';
import type { Review, ReviewState } from './contract.ts';

const UNJUDGED: Review = { version: '0', state: 'open', judgements: [] };

/** One key for a subject; the order of a pair does not matter. */
export const subjectKey = (s: Subject): string => JSON.stringify([s.kind, ...[...s.ids].sort()]);

export class Docket {
  private readonly bySubject = new Map<string, Judgement[]>();
  private readonly byId = new Map<string, Judgement>();
  /** Claims with a verdict that stands. */
  private readonly settled = new Set<string>();

  constructor(readonly judgements: readonly Judgement[]) {
    for (const j of judgements) {
      put(this.bySubject, subjectKey(j.subject), j);
      this.byId.set(j.id, j);
    }
    for (const list of this.bySubject.values()) {
      const { kind, ids } = list[0]!.subject;
      if (kind === 'claim' && stateOf(list) !== 'open') this.settled.add(ids[0]);
    }
  }

  get(id: string): Judgement | undefined {
    return this.byId.get(id);
  }

  /** The version changes with each judgement and each withdrawal, so that nobody overwrites what they have not seen. */
  review(subject: Subject): Review {
    const judgements = this.bySubject.get(subjectKey(subject));
    if (!judgements) return UNJUDGED;
    const hash = createHash('sha256');
    for (const j of judgements) hash.update(`${j.id}${j.withdrawn?.at ?? ''}\n`);
    return { version: hash.digest('hex').slice(0, 16), state: stateOf(judgements), judgements: judgements.map(shown) };
  }

  ofClaim(claim: string): Review {
    return this.review({ kind: 'claim', ids: [claim] });
  }

  /** What was said of an entity beside others, pair by pair in the order in which they were first named. */
  besides(entity: string): { other: string; review: Review }[] {
    return [...this.bySubject.values()].flatMap(([first]) => {
      const { kind, ids } = first!.subject;
      if (kind !== 'entities' || !ids.includes(entity)) return [];
      return [{ other: ids[0] === entity ? ids[1] : ids[0], review: this.review(first!.subject) }];
    });
  }

  /** Fields that a person has set, where that is the last word on the claim. */
  corrections(claim: string): Readonly<Record<string, unknown>> | null {
    if (!this.settled.has(claim)) return null;
    const last = lastVerdict(this.bySubject.get(subjectKey({ kind: 'claim', ids: [claim] })) ?? []);
    return last?.verdict === 'corrected' ? (last.fields ?? null) : null;
  }

  isJudged(claim: string): boolean {
    return this.settled.has(claim);
  }

  /** Claims that a person has judged, whatever became of it. */
  claimsBy(by: string): Set<string> {
    return new Set(
      this.judgements.filter((j) => j.by === by && j.subject.kind === 'claim').map((j) => j.subject.ids[0]),
    );
  }

  /** Who has said how much that still stands; the busiest first. */
  reviewers(): { by: string; count: number }[] {
    const counts = new Map<string, number>();
    for (const j of this.judgements) if (!j.withdrawn) counts.set(j.by, (counts.get(j.by) ?? 0) + 1);
    return [...counts]
      .map(([by, count]) => ({ by, count }))
      .sort((a, b) => b.count - a.count || (a.by < b.by ? -1 : 1));
  }
}

const stateOf = (judgements: readonly Judgement[]): ReviewState =>
  (lastVerdict(judgements)?.verdict as ReviewState | undefined) ?? 'open';

/** The last verdict on a claim that was not taken back. */
function lastVerdict(judgements: readonly Judgement[]): Judgement | undefined {
  return judgements.findLast(
    ({ verdict, withdrawn }) => !withdrawn && (verdict === 'right' || verdict === 'wrong' || verdict === 'corrected'),
  );
}

/** Without what only a later reading needs. */
export function shown({ anchors, ...judgement }: Judgement): Omit<Judgement, 'anchors'> {
  return judgement;
}
