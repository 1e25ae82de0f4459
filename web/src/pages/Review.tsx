/** The queue of review: one claim at a time in its context, disputes and doubts first, one key for each verdict. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { ClaimView, ReviewItem } from '../../../src/server/contract.ts';
import { part } from '../api/client.ts';
import { useAnswer, useCase } from '../api/queries.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useKeys } from '../keyboard/keys.ts';
import { EditDialog } from '../review/EditDialog.tsx';
import { Item } from '../review/Item.tsx';
import type { Outcome } from '../review/judge.ts';
import { useWritten } from '../review/judge.ts';
import { PairDialog } from '../review/PairDialog.tsx';
import { AskReviewer } from '../review/Reviewer.tsx';
import { CommentDialog, WithholdDialog } from '../review/SmallDialogs.tsx';
import { useDesk } from '../review/useDesk.ts';
import { useProgress, useQueue } from '../review/useQueue.ts';
import { useSettings } from '../settings/settings.ts';
import { Choose, Segments } from '../ui/fields.tsx';
import { LongList } from '../ui/LongList.tsx';
import { Byline, Empty, Failed, Loading, PageHead } from '../ui/parts.tsx';
import { Bi } from '../ui/text.tsx';
import { toast } from '../ui/toasts.tsx';

type Asking = 'name' | 'edit' | 'same' | 'different' | 'withhold' | 'comment' | null;

export function Review() {
  const t = useT();
  const s = useSettings();
  const info = useCase();
  const state = useSearch({ from: '/review' });
  const navigate = useNavigate({ from: '/review' });
  const { claim: at, ...filter } = state;
  const desk = useDesk();
  const queue = useQueue({ state: 'open', ...filter }, (state.state ?? 'open') === 'open' ? desk.count : 0);
  const written = useWritten();
  const [asking, setAsking] = useState<Asking>(null);
  const [meant, setMeant] = useState<(() => void) | null>(null);
  const found = queue.items.findIndex((x) => x.claim.id === at);
  // An address may lead to a claim that is not (or no longer) in the queue.
  const single = useAnswer<ClaimView>(`/api/claims/${part(at ?? '')}`, {}, Boolean(at) && found < 0 && !queue.loading);
  const alone = useMemo<ReviewItem | undefined>(
    () =>
      at && found < 0 && single.data?.id === at
        ? { claim: single.data, why: 'rest', disputes: [], context: single.data.quote }
        : undefined,
    [at, found, single.data],
  );
  const index = Math.max(0, found);
  const asked = alone ?? queue.items[index];
  // The queue stands still; a claim that was corrected is asked for anew.
  const corrected = asked !== undefined && desk.reviewOf(asked.claim).state === 'corrected';
  const fresh = useAnswer<ClaimView>(`/api/claims/${part(asked?.claim.id ?? '')}`, {}, corrected).data;
  const item = asked && corrected && fresh?.id === asked.claim.id ? { ...asked, claim: fresh } : asked;
  const go = (to: number) => {
    const next = queue.items[Math.max(0, Math.min(queue.items.length - 1, to))];
    if (to >= queue.items.length - 10) queue.more();
    if (next) void navigate({ search: (old) => ({ ...old, claim: next.claim.id }), replace: true, resetScroll: false });
  };
  useEffect(() => {
    if (index >= queue.items.length - 5) queue.more();
  });

  const may = info?.mayReview ?? false;
  /** Runs at once when the reviewer is known, else after he has said who he is. */
  const named = (act: () => void) => {
    if (!may) {
      toast({ kind: 'refused', text: t('review.readonly') });
      return;
    }
    if (s.reviewer.trim()) return act();
    setMeant(() => act);
    setAsking('name');
  };
  const judge = (verdict: 'right' | 'wrong') =>
    named(() => {
      if (!item) return;
      const { claim } = item;
      void desk.say(claim, { verdict }).then((outcome) => {
        // A refused word brings its claim back.
        if (outcome.kind === 'refused')
          void navigate({ search: (old) => ({ ...old, claim: claim.id }), replace: true });
      });
      if (!alone) go(index + 1);
    });
  const undo = () =>
    named(async () => {
      const claim = await desk.undo();
      if (claim === null) toast({ kind: 'done', text: t('review.nothing') });
      else void navigate({ search: (old) => ({ ...old, claim }), replace: true, resetScroll: false });
    });
  const ask = (what: Asking) => named(() => item && setAsking(what));
  const told = (outcome: Outcome) => {
    if (outcome.kind !== 'done') return;
    if (item) desk.keep(item.claim.id, outcome);
    toast({ kind: 'done', text: t('review.written') });
    written();
  };
  useKeys({
    j: () => go(index + 1),
    k: () => go(index - 1),
    y: () => judge('right'),
    n: () => judge('wrong'),
    u: () => void undo(),
    e: () => ask('edit'),
    m: () => ask('same'),
    s: () => ask('different'),
    w: () => ask('withhold'),
    c: () => ask('comment'),
  });

  return (
    <>
      <PageHead
        title={t('nav.review')}
        lead={s.reviewer ? t('review.as', { name: s.reviewer }) : t('review.lead')}
        actions={
          <>
            <Segments
              label={t('review.state')}
              value={state.state ?? 'open'}
              choices={(['open', 'judged', 'all'] as const).map((id) => ({
                id,
                label: t(`review.state.${id}` as Word),
              }))}
              onChange={(x) =>
                void navigate({ search: (old) => ({ ...old, state: x === 'open' ? undefined : x, claim: undefined }) })
              }
            />
            <Choose
              label={t('review.which')}
              hideLabel
              value={state.why ?? 'all'}
              choices={(['all', 'dispute', 'doubt', 'rest'] as const).map((id) => ({
                id,
                label: t(`why.${id}` as Word),
              }))}
              onChange={(x) =>
                void navigate({ search: (old) => ({ ...old, why: x === 'all' ? undefined : x, claim: undefined }) })
              }
            />
          </>
        }
      />
      <Progress />
      {queue.error && queue.items.length === 0 ? (
        <Failed error={queue.error} retry={queue.again} />
      ) : queue.loading ? (
        <Loading />
      ) : !item ? (
        <Empty>{t('review.empty')}</Empty>
      ) : (
        <div className="review">
          <LongList
            items={queue.items}
            label={t('review.queue')}
            height={74}
            keyOf={(x) => x.claim.id}
            current={alone ? -1 : index}
            className="queue"
            row={(x, i) => {
              const review = desk.reviewOf(x.claim);
              return (
                <button
                  type="button"
                  className={x === asked ? 'queue-row current' : 'queue-row'}
                  aria-current={x === asked ? 'true' : undefined}
                  onClick={() => go(i)}
                >
                  <span className={`queue-mark mark-${review.state}`} aria-hidden="true" />
                  <span className="queue-words">
                    <span className="clamp">
                      <Bi of={x.claim.sentence} />
                    </span>
                    <span className="small muted">
                      {t(`why.${x.why}` as Word)} · <Byline of={x.claim.article} />
                      {review.state !== 'open' && <> · {t(`state.${review.state}` as Word)}</>}
                    </span>
                  </span>
                </button>
              );
            }}
          />
          <Item
            key={item.claim.id}
            of={item}
            review={desk.reviewOf(item.claim)}
            pending={desk.isPending(item.claim.id)}
            position={
              alone
                ? undefined
                : t('review.position', { at: formatNumber(index + 1, s), of: formatNumber(queue.total, s) })
            }
            canUndo={desk.count > 0}
            act={{
              right: () => judge('right'),
              wrong: () => judge('wrong'),
              edit: () => ask('edit'),
              undo: () => void undo(),
              same: () => ask('same'),
              different: () => ask('different'),
              withhold: () => ask('withhold'),
              comment: () => ask('comment'),
              next: () => go(index + 1),
              previous: () => go(index - 1),
              withdraw: (judgement) => named(() => void desk.withdraw(item.claim.id, judgement)),
            }}
          />
        </div>
      )}
      <AskReviewer
        open={asking === 'name'}
        close={(ok) => {
          setAsking(null);
          if (ok) meant?.();
          setMeant(null);
        }}
      />
      {item && asking === 'edit' && (
        <EditDialog
          of={item.claim}
          context={item.context}
          close={() => setAsking(null)}
          save={(fields, note) => {
            setAsking(null);
            void desk
              .say(item.claim, { verdict: 'corrected', fields, ...(note ? { note } : {}) })
              .then((o) => o.kind === 'done' && toast({ kind: 'done', text: t('review.written') }));
          }}
        />
      )}
      {item && (asking === 'same' || asking === 'different') && (
        <PairDialog of={item.claim} verdict={asking} close={() => setAsking(null)} done={told} />
      )}
      {item && asking === 'withhold' && <WithholdDialog of={item.claim} close={() => setAsking(null)} done={told} />}
      {item && asking === 'comment' && (
        <CommentDialog
          close={() => setAsking(null)}
          save={(note) => {
            setAsking(null);
            void desk
              .say(item.claim, { verdict: 'comment', note })
              .then((o) => o.kind === 'done' && toast({ kind: 'done', text: t('review.written') }));
          }}
        />
      )}
    </>
  );
}

function Progress() {
  const t = useT();
  const s = useSettings();
  const progress = useProgress();
  if (!progress) return null;
  const share = progress.total === 0 ? 0 : progress.done / progress.total;
  const f = (n: number) => formatNumber(n, s);
  return (
    <div className="progress">
      <progress max={Math.max(1, progress.total)} value={progress.done} aria-label={t('review.progress')} />
      <span className="small muted">
        {t('review.done', { done: f(progress.done), of: f(progress.total) })} (
        {formatNumber(share, s, { style: 'percent', maximumFractionDigits: 0 })}) · {t('why.dispute')}{' '}
        {f(progress.disputes.done)}/{f(progress.disputes.total)} · {t('why.doubt')} {f(progress.doubts.done)}/
        {f(progress.doubts.total)}
        {progress.reviewers.length > 0 && (
          <>
            {' '}
            ·{' '}
            {progress.reviewers.map((r, i) => (
              <span key={r.by}>
                {i > 0 && t('list.comma')}
                <bdi>{r.by}</bdi> {f(r.count)}
              </span>
            ))}
          </>
        )}
      </span>
    </div>
  );
}
