/** Who said what and when, newest first; what was taken back stays to be seen. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { JudgementsPage } from '../../../src/server/contract.ts';
import { useCase } from '../api/queries.ts';
import { useT, type Word } from '../i18n/index.ts';
import { FieldNames } from '../review/History.tsx';
import { useWithdraw, useWritten } from '../review/judge.ts';
import { AskReviewer } from '../review/Reviewer.tsx';
import { useSettings } from '../settings/settings.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { PAGE_OF, PageHead } from '../ui/parts.tsx';
import { Bi, Instant } from '../ui/text.tsx';

type Row = JudgementsPage['items'][number];

export function Judgements() {
  const t = useT();
  const state = useSearch({ from: '/judgements' });
  const navigate = useNavigate({ from: '/judgements' });
  const [total, setTotal] = useState<number>();
  const may = useCase()?.mayReview ?? false;
  const s = useSettings();
  const withdraw = useWithdraw();
  const written = useWritten();
  /** The judgement that waits for the reviewer's name. */
  const [asking, setAsking] = useState<string | null>(null);
  const takeBack = async (id: string, named = s.reviewer.trim() !== '') => {
    if (!named) return setAsking(id);
    await withdraw(id);
    written();
  };
  const named = (given: boolean) => {
    setAsking(null);
    if (given && asking !== null) void takeBack(asking, true);
  };
  return (
    <>
      <PageHead
        title={t('nav.log')}
        lead={total !== undefined && t('n.judgements', { count: total })}
        actions={
          state.by && (
            <button type="button" className="button" onClick={() => void navigate({ search: {} })}>
              <bdi>{state.by}</bdi> · {t('action.clear')}
            </button>
          )
        }
      />
      <PagedList<Row, JudgementsPage>
        path="/api/judgements"
        params={state}
        label={t('nav.log')}
        height={72}
        empty={t('judgements.empty')}
        onFirst={(p) => setTotal(p.total)}
        row={(j) => (
          <article className={j.withdrawn ? 'entity-row withdrawn' : 'entity-row'}>
            <p className="meta">
              <Link to="/judgements" search={{ by: j.by }}>
                <bdi>{j.by}</bdi>
              </Link>
              <span className={`tag review-${j.verdict}`}>{t(`said.${j.verdict}` as Word)}</span>
              <span className="muted small">
                <Instant iso={j.at} />
              </span>
              {j.withdrawn && (
                <span className="muted small">
                  {t('history.withdrawn', { by: j.withdrawn.by })} <Instant iso={j.withdrawn.at} />
                </span>
              )}
              {!j.withdrawn && may && (
                <button type="button" className="button button-plain push no-print" onClick={() => void takeBack(j.id)}>
                  {t('action.withdraw')}
                </button>
              )}
            </p>
            <p className="said-of">
              {j.subject.kind === 'claim' || j.subject.kind === 'claims' ? (
                <Link to="/review" search={{ claim: j.subject.ids[0], state: 'all' }}>
                  <Bi of={j.label} />
                </Link>
              ) : (
                <Link to={PAGE_OF[j.of ?? 'actor']} params={{ id: j.subject.ids[0] }}>
                  <Bi of={j.label} />
                </Link>
              )}
            </p>
            {j.fields && (
              <p className="small muted">
                <FieldNames of={j.fields} />
              </p>
            )}
            {j.note && (
              <p className="small">
                <bdi dir="auto">{j.note}</bdi>
              </p>
            )}
          </article>
        )}
      />
      <AskReviewer open={asking !== null} close={named} />
    </>
  );
}
