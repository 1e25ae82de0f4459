/** What was left unread, or read with a doubt. */
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProblemsPage, ProblemView } from '../../../src/server/contract.ts';
import { useT, type Word } from '../i18n/index.ts';
import { PROBLEMS } from '../i18n/problems.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHead } from '../ui/parts.tsx';
import { Called, Code } from '../ui/text.tsx';

export function Problems() {
  const t = useT();
  const state = useSearch({ from: '/problems' });
  const [total, setTotal] = useState<number>();
  return (
    <>
      <PageHead title={t('nav.problems')} lead={Boolean(total) && t('n.problems', { count: total as number })} />
      <PagedList<ProblemView, ProblemsPage>
        path="/api/problems"
        params={state}
        label={t('nav.problems')}
        height={64}
        empty={t('problems.empty')}
        onFirst={(p) => setTotal(p.total)}
        row={(p) => (
          <article className="entity-row">
            <p className="meta">
              <span className={p.severity === 'error' ? 'tag tag-dispute' : 'tag'}>
                {t(`severity.${p.severity}` as Word)}
              </span>
              <Link to="/problems" search={{ code: p.code }}>
                <Called name={p.code} words={PROBLEMS} />
              </Link>
              {p.article && (
                <Link to="/articles/$id" params={{ id: p.article }}>
                  <Code>{p.article}</Code>
                </Link>
              )}
              {p.place && p.place !== p.article && <Code>{p.place}</Code>}
            </p>
            <p className="small muted">
              <bdi lang="en" dir="ltr">
                {p.reason}
              </bdi>
            </p>
          </article>
        )}
      />
    </>
  );
}
