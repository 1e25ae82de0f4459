/** All incidents, narrowed by facets; the address holds every choice. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { IncidentRow, IncidentsPage } from '../../../src/server/contract.ts';
import { goesOn } from '../app/history.ts';
import { type IncidentsState, SORTS } from '../app/search.ts';
import { Timeline } from '../charts/Timeline.tsx';
import { useTimeline } from '../charts/useTimeline.ts';
import { useT, type Word } from '../i18n/index.ts';
import { DayField } from '../ui/DayField.tsx';
import { Facets } from '../ui/Facets.tsx';
import { Choose } from '../ui/fields.tsx';
import { IncidentLine } from '../ui/incident.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHead } from '../ui/parts.tsx';
import { Words } from '../ui/Words.tsx';

export function Incidents() {
  const t = useT();
  const state = useSearch({ from: '/incidents' });
  const navigate = useNavigate({ from: '/incidents' });
  const [page, setPage] = useState<IncidentsPage>();
  const { sort, span: _, ...filters } = state;
  const timeline = useTimeline(filters);
  const set = (changes: Partial<IncidentsState>) =>
    void navigate({
      search: (old) => {
        const next: Record<string, unknown> = { ...old, ...changes };
        for (const [k, v] of Object.entries(next))
          if (v === undefined || (Array.isArray(v) && v.length === 0)) delete next[k];
        return next as IncidentsState;
      },
      replace: goesOn(state, changes),
      resetScroll: false,
    });
  return (
    <>
      <PageHead
        title={t('nav.incidents')}
        lead={page && t('n.incidents', { count: page.total })}
        actions={
          <>
            {Object.keys(filters).length > 0 && (
              <button type="button" className="button" onClick={() => void navigate({ search: sort ? { sort } : {} })}>
                {t('action.clearAll')}
              </button>
            )}
            <Choose
              label={t('sort')}
              hideLabel
              value={sort ?? 'disputed'}
              choices={SORTS.map((id) => ({ id, label: t(`sort.${id}` as Word) }))}
              onChange={(x) => set({ sort: x === 'disputed' ? undefined : x })}
            />
          </>
        }
      />
      {timeline && (
        <Timeline
          of={timeline}
          from={state.from}
          to={state.to}
          onChange={(x) => set({ from: x.from, to: x.to })}
          height={48}
        />
      )}
      <div className="with-facets">
        <Facets
          facets={page?.facets ?? []}
          chosen={(name) =>
            name === 'disputed' ? (state.disputed ? [state.disputed] : []) : name === 'month' ? [] : (state[name] ?? [])
          }
          onChange={(name, values) => {
            if (name === 'disputed') set({ disputed: values.at(-1) as 'true' | 'false' | undefined });
            else if (name === 'month') {
              const month = values.at(-1);
              if (month) set(monthDays(month));
            } else set({ [name]: values });
          }}
        >
          <Words label={t('incidents.words')} value={state.q} onChange={(q) => set({ q })} />
          <div className="day-range">
            <DayField label={t('timeline.from')} value={state.from} onChange={(from) => set({ from })} />
            <DayField label={t('timeline.to')} value={state.to} onChange={(to) => set({ to })} />
          </div>
        </Facets>
        <PagedList<IncidentRow, IncidentsPage>
          path="/api/incidents"
          params={{ ...filters, sort }}
          label={t('nav.incidents')}
          height={76}
          empty={t('incidents.empty')}
          onFirst={setPage}
          open={(x) => void navigate({ to: '/incidents/$id', params: { id: x.id } })}
          row={(x) => <IncidentLine of={x} />}
        />
      </div>
    </>
  );
}

/** First and last day of `2016-04`. */
function monthDays(month: string): { from: string; to: string } {
  const [y, m] = month.split('-').map(Number);
  const last = new Date(Date.UTC(y ?? 1970, m ?? 1, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}
