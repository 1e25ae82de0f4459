/** All disputes, by what they are about. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ASPECTS } from '../../../src/model/accounts.ts';
import type { DisputesPage, DisputeView } from '../../../src/server/contract.ts';
import { useT, type Word } from '../i18n/index.ts';
import { Segments } from '../ui/fields.tsx';
import { DisputeLine } from '../ui/incident.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHead } from '../ui/parts.tsx';

export function Disputes() {
  const t = useT();
  const state = useSearch({ from: '/disputes' });
  const navigate = useNavigate({ from: '/disputes' });
  const [total, setTotal] = useState<number>();
  const kinds = state.kind ?? [];
  return (
    <>
      <PageHead
        title={t('nav.disputes')}
        lead={total !== undefined && t('n.disputes', { count: total })}
        actions={
          <Segments
            label={t('disputes.open')}
            value={state.open ?? 'all'}
            choices={[
              { id: 'all', label: t('disputes.all') },
              { id: 'true', label: t('disputes.open') },
              { id: 'false', label: t('dispute.judged') },
            ]}
            onChange={(open) =>
              void navigate({
                search: (old) => ({ ...old, open: open === 'all' ? undefined : (open as 'true' | 'false') }),
                resetScroll: false,
              })
            }
          />
        }
      />
      <fieldset className="chips chip-choices">
        <legend className="visually-hidden">{t('disputes.kinds')}</legend>
        {ASPECTS.map((kind) => (
          <label key={kind} className={kinds.includes(kind) ? 'chip chip-on' : 'chip'}>
            <input
              type="checkbox"
              className="visually-hidden"
              checked={kinds.includes(kind)}
              onChange={(e) => {
                const next = e.target.checked ? [...kinds, kind] : kinds.filter((x) => x !== kind);
                void navigate({
                  search: (old) => ({ ...old, kind: next.length > 0 ? next : undefined }),
                  resetScroll: false,
                });
              }}
            />
            {t(`aspect.${kind}` as Word)}
          </label>
        ))}
      </fieldset>
      <PagedList<DisputeView, DisputesPage>
        path="/api/disputes"
        params={state}
        label={t('nav.disputes')}
        height={130}
        empty={t('disputes.empty')}
        onFirst={(p) => setTotal(p.total)}
        open={(d) => d.incident && void navigate({ to: '/incidents/$id', params: { id: d.incident.id } })}
        row={(d) => <DisputeLine of={d} />}
      />
    </>
  );
}
