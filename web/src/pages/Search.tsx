/** Search in the texts: as written in Arabic, whatever clitics and spellings; each hit opens lit up in its article. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { HitView, SearchPage } from '../../../src/server/contract.ts';
import { useCase } from '../api/queries.ts';
import { goesOn } from '../app/history.ts';
import type { SearchState } from '../app/search.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { DayField } from '../ui/DayField.tsx';
import { EntityPicker } from '../ui/EntityPicker.tsx';
import { Choose } from '../ui/fields.tsx';
import { Lit } from '../ui/Lit.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { ArticleLink, Empty, PageHead, useOutletName, useTypeName } from '../ui/parts.tsx';
import { Count } from '../ui/text.tsx';

/** A stretch of a text as one run of words: paragraphs follow one another, and dots stand for what goes on. Offsets stay true. */
function inOneRun({ text, start }: HitView['snippets'][number], length: number): { text: string; start: number } {
  const lead = /^[^\p{L}\p{N}«"(]*/u.exec(text)?.[0].length ?? 0;
  const words = text.slice(lead).replace(/\s/g, ' ');
  const before = start > 0 ? '… ' : '';
  const after = start + text.length < length ? ' …' : '';
  return { text: before + words + after, start: start + lead - before.length };
}

/** What an article is opened with: the words, and the first place where they stand in some form. */
function foundIn(of: HitView, q: string | undefined): { q?: string; at?: string } {
  const first = of.snippets.flatMap((x) => x.highlights)[0];
  return { ...(q ? { q } : {}), ...(first ? { at: `${first.start}-${first.end}` } : {}) };
}

export function Search() {
  const t = useT();
  const s = useSettings();
  const info = useCase();
  const outletName = useOutletName();
  const typeName = useTypeName();
  const state = useSearch({ from: '/search' });
  const navigate = useNavigate({ from: '/search' });
  const [page, setPage] = useState<SearchPage>();
  const set = (changes: Partial<SearchState>) =>
    void navigate({
      search: (old) => {
        const next: Record<string, unknown> = { ...old, ...changes };
        for (const [k, v] of Object.entries(next))
          if (v === undefined || (Array.isArray(v) && v.length === 0)) delete next[k];
        return next as SearchState;
      },
      replace: goesOn(state, changes),
      resetScroll: false,
    });
  return (
    <>
      <PageHead
        title={t('nav.search')}
        lead={
          state.q && page
            ? t('search.found', { count: page.total, took: formatNumber(Math.max(1, Math.round(page.took)), s) })
            : t('search.lead')
        }
      />
      <div className="with-facets">
        <Filters some={Object.keys(state).some((key) => key !== 'q')}>
          <Choose
            label={t('outlet')}
            value={state.outlet?.[0] ?? '*'}
            choices={[
              { id: '*', label: t('outlet.all') },
              ...(info?.outlets ?? []).map((o) => ({ id: o.id || '-', label: outletName(o.id) })),
            ]}
            onChange={(id) => set({ outlet: id === '*' ? undefined : [id === '-' ? '' : id] })}
          />
          <Choose
            label={t('field.type')}
            value={state.type?.[0] ?? '*'}
            choices={[
              { id: '*', label: t('type.all') },
              ...(info?.types ?? []).map((x) => ({ id: x.id, label: typeName(x.id) })),
            ]}
            onChange={(id) => set({ type: id === '*' ? undefined : [id] })}
          />
          <EntityPicker
            kind="party"
            label={t('facet.actor')}
            value={state.actor}
            onChange={(actor) => set({ actor })}
          />
          <EntityPicker
            kind="place"
            label={t('facet.place')}
            value={state.place}
            onChange={(place) => set({ place })}
          />
          <div className="day-range">
            <DayField label={t('timeline.from')} value={state.from} onChange={(from) => set({ from })} />
            <DayField label={t('timeline.to')} value={state.to} onChange={(to) => set({ to })} />
          </div>
        </Filters>
        {state.q ? (
          <PagedList<HitView, SearchPage>
            path="/api/search"
            params={state}
            label={t('nav.search')}
            height={130}
            empty={t('search.empty')}
            onFirst={setPage}
            open={(h) =>
              void navigate({ to: '/articles/$id', params: { id: h.article.id }, search: foundIn(h, state.q) })
            }
            row={(h) => (
              <article className="hit">
                <ArticleLink of={h.article} found={foundIn(h, state.q)} />
                {h.snippets.slice(0, 3).map((x) => (
                  <Link
                    key={x.start}
                    className="snippet"
                    to="/articles/$id"
                    params={{ id: h.article.id }}
                    search={{
                      q: state.q,
                      ...(x.highlights[0] ? { at: `${x.highlights[0].start}-${x.highlights[0].end}` } : {}),
                    }}
                  >
                    <Lit {...inOneRun(x, h.article.length)} lang={h.article.lang} found={x.highlights} />
                  </Link>
                ))}
                <p className="small muted">
                  <Count of={h.claims.length} what="n.claims" />
                </p>
              </article>
            )}
          />
        ) : (
          <Empty>{t('search.start')}</Empty>
        )}
      </div>
    </>
  );
}

/** The filters beside the hits; in a narrow window folded above them, unless some are set. */
function Filters({ some, children }: { some: boolean; children: ReactNode }) {
  const t = useT();
  const [wide] = useState(() => matchMedia('(min-width: 54rem)').matches);
  return (
    <aside className="facets" aria-label={t('facets')}>
      {wide ? (
        children
      ) : (
        <details className="facet" open={some || undefined}>
          <summary>{t('facets')}</summary>
          <div className="facets">{children}</div>
        </details>
      )}
    </aside>
  );
}
