/** Actors and persons, places, sources: who and what the case speaks of. */
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntitiesPage, EntityRow } from '../../../src/server/contract.ts';
import { goesOn } from '../app/history.ts';
import { useT, type Word } from '../i18n/index.ts';
import { Choose } from '../ui/fields.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { EntityLink, PageHead } from '../ui/parts.tsx';
import { Count, Source } from '../ui/text.tsx';
import { Words } from '../ui/Words.tsx';

const SORTS = ['claims', 'name', 'incidents'] as const;
type Sort = (typeof SORTS)[number];
const KINDS = { actors: 'party', places: 'place', sources: 'source' } as const;

export const Actors = () => <Entities page="actors" />;
export const Places = () => <Entities page="places" />;
export const Sources = () => <Entities page="sources" />;

function Entities({ page }: { page: keyof typeof KINDS }) {
  const t = useT();
  const state = useRouterState({ select: (x) => x.location.search }) as { q?: string; sort?: Sort };
  const navigate = useNavigate();
  const [total, setTotal] = useState<number>();
  const to = `/${page}` as const;
  const set = (changes: { q?: string | undefined; sort?: Sort | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...state, ...changes }).filter(([, v]) => v !== undefined));
    void navigate({ to, search: next, replace: goesOn(state, changes), resetScroll: false });
  };
  return (
    <>
      <PageHead
        title={t(`nav.${page}` as Word)}
        lead={
          total !== undefined && (
            <>
              {t(`n.${page}` as Word, { count: total })}
              {page === 'places' && <> · {t('places.note')}</>}
            </>
          )
        }
        actions={
          <>
            <Words label={t('entities.words')} value={state.q} onChange={(q) => set({ q })} />
            <Choose
              label={t('sort')}
              hideLabel
              value={state.sort ?? 'claims'}
              choices={SORTS.map((id) => ({ id, label: t(`sort.${id}` as Word) }))}
              onChange={(sort) => set({ sort: sort === 'claims' ? undefined : sort })}
            />
          </>
        }
      />
      <PagedList<EntityRow, EntitiesPage>
        path="/api/entities"
        params={{ kind: KINDS[page], q: state.q, sort: state.sort }}
        label={t(`nav.${page}` as Word)}
        height={68}
        empty={t('entities.empty')}
        onFirst={(p) => setTotal(p.total)}
        open={(e) => void navigate({ to: `${to}/$id` as '/actors/$id', params: { id: e.id } })}
        row={(e) => (
          <article className="entity-row">
            <EntityLink of={e} {...(page === 'sources' ? { as: 'source' as const } : {})} />
            <p className="meta small muted">
              {page === 'actors' && <span>{t(`kind.${e.kind}` as Word)}</span>}
              <span>
                <Count of={e.counts.claims} what="n.claims" />
              </span>
              <Link
                to="/incidents"
                search={
                  page === 'places'
                    ? { place: [e.id] }
                    : page === 'actors'
                      ? { actor: [e.id] }
                      : { origin: [`o:${e.id}`] }
                }
              >
                <Count of={page === 'sources' ? e.counts.told : e.counts.incidents} what="n.incidents" />
              </Link>
              <span>
                <Count of={e.counts.outlets} what="n.outlets" />
              </span>
              {e.forms.slice(0, 4).map((f) => (
                <Source key={f.text} text={f.text} className="form" />
              ))}
            </p>
          </article>
        )}
      />
    </>
  );
}
