/** All articles; two to four of them can be picked and set side by side. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ArticleRow, ArticlesPage, ArticleView } from '../../../src/server/contract.ts';
import { part } from '../api/client.ts';
import { useAnswer, useCase } from '../api/queries.ts';
import { goesOn } from '../app/history.ts';
import { useT, type Word } from '../i18n/index.ts';
import { Choose } from '../ui/fields.tsx';
import { Icon } from '../ui/icons.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { ArticleLink, PageHead, useOutletName } from '../ui/parts.tsx';
import { Count, Source } from '../ui/text.tsx';
import { Words } from '../ui/Words.tsx';

const SORTS = ['newest', 'oldest', 'title', 'claims'] as const;

export function Articles() {
  const t = useT();
  const info = useCase();
  const outletName = useOutletName();
  const state = useSearch({ from: '/articles' });
  const navigate = useNavigate({ from: '/articles' });
  const [total, setTotal] = useState<number>();
  const picked = state.pick ?? [];
  const { pick: _, ...asked } = state;
  const set = (changes: Partial<typeof state>) =>
    void navigate({ search: (old) => ({ ...old, ...changes }), replace: goesOn(state, changes), resetScroll: false });
  return (
    <>
      <PageHead
        title={t('nav.articles')}
        lead={total !== undefined && t('n.articles', { count: total })}
        actions={
          <>
            <Words label={t('articles.words')} value={state.q} onChange={(q) => set({ q })} />
            <Choose
              label={t('outlet')}
              hideLabel
              value={state.outlet?.[0] ?? '*'}
              choices={[
                { id: '*', label: t('outlet.all') },
                ...(info?.outlets ?? []).map((o) => ({ id: o.id || '-', label: outletName(o.id) })),
              ]}
              onChange={(id) => set({ outlet: id === '*' ? undefined : [id === '-' ? '' : id] })}
            />
            <Choose
              label={t('sort')}
              hideLabel
              value={state.sort ?? 'newest'}
              choices={SORTS.map((id) => ({ id, label: t(`sort.${id}` as Word) }))}
              onChange={(sort) => set({ sort: sort === 'newest' ? undefined : sort })}
            />
          </>
        }
      />
      {picked.length > 0 && (
        <div className="notice picked">
          <span>{t('articles.picked', { count: picked.length })}</span>
          {picked.map((id) => (
            <span key={id} className="chip chip-on">
              <TitleOf id={id} />
              <button
                type="button"
                className="button button-icon"
                aria-label={t('action.remove')}
                onClick={() => set({ pick: picked.filter((x) => x !== id) })}
              >
                <Icon name="close" />
              </button>
            </span>
          ))}
          <Link
            className="button button-primary"
            to="/compare"
            search={{ article: picked }}
            disabled={picked.length < 2}
          >
            {t('incident.compare')}
          </Link>
          <button type="button" className="button" onClick={() => set({ pick: undefined })}>
            {t('action.clear')}
          </button>
        </div>
      )}
      <PagedList<ArticleRow, ArticlesPage>
        path="/api/articles"
        params={asked}
        label={t('nav.articles')}
        height={72}
        empty={t('articles.empty')}
        onFirst={(p) => setTotal(p.total)}
        open={(a) => void navigate({ to: '/articles/$id', params: { id: a.id } })}
        row={(a) => (
          <article className="article-row">
            <input
              type="checkbox"
              aria-label={t('articles.pick', { title: a.title })}
              checked={picked.includes(a.id)}
              disabled={!picked.includes(a.id) && picked.length >= 4}
              onChange={(e) => set({ pick: e.target.checked ? [...picked, a.id] : picked.filter((x) => x !== a.id) })}
            />
            <div>
              <ArticleLink of={a} />
              <p className="meta small muted">
                <span>
                  <Count of={a.claims} what="n.claims" />
                </span>
                <span>
                  <Count of={a.incidents} what="n.incidents" />
                </span>
                {a.copyOf && (
                  <Link to="/articles/$id" params={{ id: a.id }} search={{ diff: a.copyOf }} className="tag">
                    {t('copies.isCopy')}
                  </Link>
                )}
                {!a.read && <span className="tag">{t('article.notread')}</span>}
              </p>
            </div>
          </article>
        )}
      />
    </>
  );
}

/** The title of an article that may stand far down in the list. */
function TitleOf({ id }: { id: string }) {
  const { data } = useAnswer<ArticleView>(`/api/articles/${part(id)}`);
  return data ? <Source text={data.title} lang={data.lang} className="picked-title" /> : <bdi>{id}</bdi>;
}
