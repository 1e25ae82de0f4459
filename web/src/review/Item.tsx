/** One claim of the queue in its context, with all that was read of it and the keys to judge it. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Review, ReviewItem } from '../../../src/server/contract.ts';
import { Chain } from '../charts/Chain.tsx';
import { useT, type Word } from '../i18n/index.ts';
import { ClaimFields, ClaimState, IncidentOf } from '../ui/claim.tsx';
import { DisputeLine } from '../ui/incident.tsx';
import { LitText } from '../ui/LitText.tsx';
import { whenOf } from '../ui/lights.ts';
import { ArticleLink, TypeName } from '../ui/parts.tsx';
import { Bi } from '../ui/text.tsx';
import { History } from './History.tsx';

export interface Acts {
  readonly right: () => void;
  readonly wrong: () => void;
  readonly edit: () => void;
  readonly undo: () => void;
  readonly same: () => void;
  readonly different: () => void;
  readonly withhold: () => void;
  readonly comment: () => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly withdraw: (judgement: string) => void;
}

const BUTTONS: readonly (readonly [keyof Omit<Acts, 'withdraw'>, string, Word, string])[] = [
  ['right', 'y', 'key.right', 'button-yes'],
  ['wrong', 'n', 'key.wrong', 'button-no'],
  ['edit', 'e', 'key.edit', ''],
  ['undo', 'u', 'key.undo', ''],
  ['previous', 'k', 'key.previous', ''],
  ['next', 'j', 'key.next', ''],
  ['same', 'm', 'key.merge', ''],
  ['different', 's', 'key.split', ''],
  ['withhold', 'w', 'key.withhold', ''],
  ['comment', 'c', 'key.comment', ''],
];

export function Item({
  of,
  review,
  pending,
  position,
  canUndo,
  act,
}: {
  of: ReviewItem;
  review: Review;
  pending: boolean;
  position: string | undefined;
  canUndo: boolean;
  act: Acts;
}) {
  const t = useT();
  const claim = useMemo(() => ({ ...of.claim, review }), [of.claim, review]);
  const lights = useMemo(() => {
    const move = (x: { start: number; end: number }) => ({
      start: x.start - of.context.start,
      end: x.end - of.context.start,
    });
    return {
      current: [move(claim.quote)],
      source: claim.source.map(move),
      agent: claim.agent.map(move),
      target: claim.target.map(move),
      place: claim.place.map(move),
      when: whenOf(of.context.text, claim, of.context.start).map(move),
      number: claim.numbers.map(move),
      trigger: [move(claim.trigger)],
    };
  }, [claim, of.context]);
  const doubts = claim.doubts.filter((d) => d !== 'disputed');
  return (
    <section className="review-item panel" aria-label={t('review.item')}>
      <div className="review-keys no-print" role="toolbar" aria-label={t('review.keys')}>
        {BUTTONS.map(([name, key, word, kind]) => (
          <button
            key={name}
            type="button"
            className={`button ${kind}`}
            disabled={name === 'undo' && !canUndo}
            aria-keyshortcuts={key}
            onClick={act[name]}
          >
            <kbd>{key}</kbd> {t(word)}
          </button>
        ))}
      </div>
      <header className="claim-head">
        <span className="claim-type">
          <TypeName of={claim.type} />
        </span>
        <ClaimState of={claim} />
        {pending && <span className="tag">{t('state.saving')}</span>}
        {position && <span className="muted small push">{position}</span>}
      </header>
      <p className="review-sentence" data-claim={claim.id}>
        <Bi of={claim.sentence} />
      </p>
      <p className="small muted">
        {t(`why.${of.why}` as Word)}
        {doubts.length > 0 && (
          <>
            {': '}
            {doubts.map((d, i) => (
              <span key={d}>
                {i > 0 && t('list.comma')}
                {t(`doubt.${d}` as Word)}
              </span>
            ))}
          </>
        )}
      </p>
      <div className="review-context">
        <LitText text={of.context.text} lang={claim.article.lang} lights={lights} />
      </div>
      <ArticleLink of={claim.article} claim={claim.id} />
      <Chain steps={claim.chain} />
      <ClaimFields of={claim} why />
      {of.disputes.map((d) => (
        <DisputeLine key={d.id} of={d} />
      ))}
      <p className="meta">
        <IncidentOf of={claim} />
        <Link to="/articles/$id" params={{ id: claim.article.id }} search={{ claim: claim.id }}>
          {t('review.inarticle')}
        </Link>
      </p>
      <History of={review} onWithdraw={act.withdraw} />
    </section>
  );
}
