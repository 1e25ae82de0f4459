/** The queue of review: one claim at a time in its context, disputes and doubts first, one key for each verdict. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ClaimView, ReviewItem, ReviewPage } from '../../../src/server/contract.ts';
import { part } from '../api/client.ts';
import { useAnswer, useCase } from '../api/queries.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useKeys } from '../keyboard/keys.ts';
import { EditDialog } from '../review/EditDialog.tsx';
import { Item } from '../review/Item.tsx';
import type { Outcome, Verdict } from '../review/judge.ts';
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
  const queue = useQueue({ state: 'open', ...filter }, at, (state.state ?? 'open') === 'open' ? desk.count : 0);
  const written = useWritten();
  const [asking, setAsking] = useState<Asking>(null);
  // What is asked is asked of the claim that was shown then, whatever becomes of the queue.
  const [about, setAbout] = useState<ReviewItem | null>(null);
  const [meant, setMeant] = useState<(() => void) | null>(null);
  const found = queue.items.findIndex((x) => x.claim.id === at);
  // An address may lead to a claim that is not (or no longer) in the queue.
  const single = useAnswer<ReviewPage>(
    '/api/review',
    { state: 'all', claim: at, size: 1 },
    Boolean(at) && found < 0 && !queue.loading,
  ).data?.items[0];
  const alone = at && found < 0 && single?.claim.id === at ? single : undefined;
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
    if (index < 5 && found >= 0) queue.earlier();
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
  const ask = (what: Asking) =>
    named(() => {
      if (!item) return;
      setAbout(item);
      setAsking(what);
    });
  /** Of a form that stays open until its words are written. */
  const saved = async (verdict: Omit<Verdict, 'subject'>) => {
    const outcome = await desk.say((about as ReviewItem).claim, verdict, true);
    if (outcome.kind === 'done') {
      setAsking(null);
      toast({ kind: 'done', text: t('review.written') });
    }
    return outcome;
  };
  const told = (outcome: Outcome) => {
    if (outcome.kind !== 'done') return;
    if (about) desk.keep(about.claim.id, outcome);
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
            buttons
            onSeen={(first, last) => {
              if (last >= queue.items.length - 10) queue.more();
              if (first < 5) queue.earlier();
            }}
            row={(x, i, stop) => {
              const review = desk.reviewOf(x.claim);
              return (
                <button
                  type="button"
                  tabIndex={stop}
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
                : t('review.position', {
                    at: formatNumber(queue.offset + index + 1, s),
                    of: formatNumber(queue.total, s),
                  })
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
      {about && asking === 'edit' && (
        <EditDialog
          of={about.claim}
          context={about.context}
          close={() => setAsking(null)}
          save={(fields, note) => saved({ verdict: 'corrected', fields, ...(note ? { note } : {}) })}
        />
      )}
      {about && (asking === 'same' || asking === 'different') && (
        <PairDialog of={about.claim} verdict={asking} close={() => setAsking(null)} done={told} />
      )}
      {about && asking === 'withhold' && <WithholdDialog of={about.claim} close={() => setAsking(null)} done={told} />}
      {about && asking === 'comment' && (
        <CommentDialog close={() => setAsking(null)} save={(note) => saved({ verdict: 'comment', note })} />
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
