/**
 * The reviewer's desk: what was said in this sitting, shown before the server has answered, in the order it was said. A claim's next word
 * waits for the one before, so that its version is right; a refusal takes the word off the screen again.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { ClaimView, Review } from '../../../src/server/contract.ts';
import { type Outcome, useJudge, useWithdraw, useWritten, type Verdict } from './judge.ts';

interface Said {
  readonly claim: string;
  /** Said of something else than the claim: a pair, a name. */
  readonly apart: boolean;
  readonly outcome: Promise<Outcome>;
}

export interface Desk {
  /** The review of a claim as it stands now, with what was just said. */
  readonly reviewOf: (claim: ClaimView) => Review;
  readonly isPending: (claim: string) => boolean;
  /** `quiet`: a refusal is told by whoever asked. */
  readonly say: (claim: ClaimView, verdict: Omit<Verdict, 'subject'>, quiet?: boolean) => Promise<Outcome>;
  readonly withdraw: (claim: string, judgement: string) => Promise<Outcome>;
  /** Takes back the last word of this sitting; the id of its claim, or null when there is none. */
  readonly undo: () => Promise<string | null>;
  readonly count: number;
  /** Keeps what was said of a pair or a name on the way, so that it can be taken back in its turn. */
  readonly keep: (claim: string, outcome: Outcome) => void;
}

export function useDesk(): Desk {
  const judge = useJudge();
  const takeBack = useWithdraw();
  const written = useWritten();
  const queries = useQueryClient();
  const [reviews, setReviews] = useState<ReadonlyMap<string, Review>>(new Map());
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const [count, setCount] = useState(0);
  const known = useRef(new Map<string, Review>());
  const last = useRef(new Map<string, Promise<Outcome>>());
  const stack = useRef<Said[]>([]);

  const show = useCallback((claim: string, review: Review | undefined) => {
    setReviews((old) => {
      const next = new Map(old);
      if (review) next.set(claim, review);
      else next.delete(claim);
      return next;
    });
  }, []);
  const wait = useCallback((claim: string, on: boolean) => {
    setPending((old) => {
      const next = new Set(old);
      if (on) next.add(claim);
      else next.delete(claim);
      return next;
    });
  }, []);
  /** Runs `act` after the claim's word before it, and keeps what the server says. */
  const inTurn = useCallback(
    (claim: string, optimistic: Review | undefined, act: () => Promise<Outcome>): Promise<Outcome> => {
      if (optimistic) show(claim, optimistic);
      wait(claim, true);
      const before = last.current.get(claim) ?? Promise.resolve(null);
      const outcome = before.then(act).then((done) => {
        const review = done.kind === 'done' ? done.judged.review : done.review;
        if (review) known.current.set(claim, review);
        if (last.current.get(claim) === outcome) {
          show(claim, known.current.get(claim));
          wait(claim, false);
        }
        written(false);
        void queries.invalidateQueries({ queryKey: ['/api/review?progress'] });
        return done;
      });
      last.current.set(claim, outcome);
      return outcome;
    },
    [queries, show, wait, written],
  );

  const say = useCallback<Desk['say']>(
    (claim, verdict, quiet) => {
      const base = known.current.get(claim.id) ?? claim.review;
      if (!known.current.has(claim.id)) known.current.set(claim.id, base);
      const state =
        verdict.verdict === 'right' || verdict.verdict === 'wrong' || verdict.verdict === 'corrected'
          ? verdict.verdict
          : base.state;
      const outcome = inTurn(claim.id, { ...base, state }, () =>
        judge(
          { ...verdict, subject: { kind: 'claim', ids: [claim.id] } },
          known.current.get(claim.id)?.version ?? base.version,
          quiet,
        ),
      );
      const said: Said = { claim: claim.id, apart: false, outcome };
      stack.current.push(said);
      setCount(stack.current.length);
      void outcome.then(({ kind }) => {
        if (kind !== 'refused') return;
        // what was not written needs no undo
        stack.current = stack.current.filter((x) => x !== said);
        setCount(stack.current.length);
      });
      return outcome;
    },
    [inTurn, judge],
  );

  const withdraw = useCallback<Desk['withdraw']>(
    (claim, judgement) => inTurn(claim, undefined, () => takeBack(judgement)),
    [inTurn, takeBack],
  );

  const undo = useCallback<Desk['undo']>(async () => {
    const said = stack.current.pop();
    setCount(stack.current.length);
    if (!said) return null;
    const outcome = await said.outcome;
    if (outcome.kind === 'done' && said.apart) {
      await takeBack(outcome.judged.judgement.id);
      written();
    } else if (outcome.kind === 'done') {
      const base = known.current.get(said.claim);
      await inTurn(said.claim, base && { ...base, state: 'open' }, () => takeBack(outcome.judged.judgement.id));
    }
    return said.claim;
  }, [inTurn, takeBack, written]);

  const keep = useCallback<Desk['keep']>((claim, outcome) => {
    stack.current.push({ claim, apart: true, outcome: Promise.resolve(outcome) });
    setCount(stack.current.length);
  }, []);

  return {
    reviewOf: (claim) => reviews.get(claim.id) ?? claim.review,
    isPending: (claim) => pending.has(claim),
    say,
    withdraw,
    undo,
    count,
    keep,
  };
}
