/** One actor, person, place or source: by which names whom calls it, what is claimed of it, where and when. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ClaimsPage, ClaimView, EntityView, IncidentMap, IncidentsPage } from '../../../src/server/contract.ts';
import { part } from '../api/client.ts';
import { useAnswer } from '../api/queries.ts';
import { goesOn } from '../app/history.ts';
import { Timeline } from '../charts/Timeline.tsx';
import { useTimeline } from '../charts/useTimeline.ts';
import { useT, type Word } from '../i18n/index.ts';
import { EntityJudge } from '../review/EntityJudge.tsx';
import { ClaimCard } from '../ui/claim.tsx';
import { IncidentLine } from '../ui/incident.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { Answer, Empty, EntityLink, Loading, Outlet, PageHead, Panel } from '../ui/parts.tsx';
import { Bi, Code, Count, Num, Source } from '../ui/text.tsx';

const SmallMap = lazy(() => import('../map/SvgMap.tsx').then((m) => ({ default: m.SvgMap })));

/** Incidents that the page lists; the rest stand on a page of their own. */
const FIRST = 10;

export function Entity() {
  const { id } = useParams({ strict: false }) as { id: string };
  const answer = useAnswer<EntityView>(`/api/entities/${part(id)}`);
  const navigate = useNavigate();
  // The address never tells a withheld name, and goes back to the plain one when the name is shown again.
  const found = answer.isPlaceholderData || answer.error ? undefined : answer.data;
  const proper = found && (found.alias ?? found.id);
  useEffect(() => {
    if (proper !== undefined && proper !== id)
      void navigate({ to: '.', params: { id: proper } as never, search: true as never, replace: true });
  }, [proper, id, navigate]);
  return <Answer of={answer}>{(entity) => <Shown key={entity.id} of={entity} />}</Answer>;
}

function Shown({ of }: { of: EntityView }) {
  const t = useT();
  const { from, to } = useSearch({ strict: false });
  const state = { from, to };
  const navigate = useNavigate();
  const [total, setTotal] = useState<number>();
  // Who has no part in what happened, and is only quoted, is asked for by what goes back to him.
  const quoted = of.kind !== 'place' && of.roles.agent + of.roles.target === 0;
  const filter = of.kind === 'place' ? { place: [of.id] } : quoted ? { origin: [`o:${of.id}`] } : { actor: [of.id] };
  const timeline = useTimeline(filter);
  const map = useAnswer<IncidentMap>('/api/map', { ...filter, ...state });
  const incidents = useAnswer<IncidentsPage>('/api/incidents', { ...filter, ...state, size: FIRST });
  return (
    <>
      <PageHead
        title={<Bi of={of.name} />}
        lead={
          <span className="meta">
            <span>{t(`kind.${of.kind}` as Word)}</span>
            <span>
              <Count of={of.counts.claims} what="n.claims" />
            </span>
            <span>
              <Count of={of.counts.articles} what="n.articles" />
            </span>
            <span>
              <Count of={of.counts.outlets} what="n.outlets" />
            </span>
            {of.parents.map((p) => (
              <EntityLink key={p.id} of={p} />
            ))}
            <Code>{of.id}</Code>
          </span>
        }
        actions={<EntityJudge of={of} />}
      />
      <div className="two">
        <Panel title={t('entity.names')} aside={t('entity.names.note')}>
          <div className="scroll-x">
            <table className="table">
              <tbody>
                {of.byOutlet.map((o) => (
                  <tr key={o.id}>
                    <th scope="row">
                      <Outlet of={o} />
                    </th>
                    <td>
                      <ul className="chips">
                        {o.forms.slice(0, 12).map((f) => (
                          <li key={f.text} className="chip">
                            <Source text={f.text} /> <Num of={f.count} />
                          </li>
                        ))}
                      </ul>
                    </td>
                    <td className="end muted small">
                      <Count of={o.claims} what="n.claims" />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {of.naming.length > 0 && (
            <p>
              <Link to="/naming" search={{ party: of.naming[0]?.party }}>
                {t('entity.naming')}
              </Link>
            </p>
          )}
          {of.because.length > 0 && (
            <p className="small muted">
              {t('entity.merged')}{' '}
              {of.because.map((b, i) => (
                <span key={b}>
                  {i > 0 && t('list.comma')}
                  {t(`merge.${b}` as Word, { defaultValue: b })}
                </span>
              ))}
            </p>
          )}
        </Panel>
        <Panel title={t('timeline')}>
          {timeline && (
            <Timeline
              of={timeline}
              from={state.from}
              to={state.to}
              onChange={(x) =>
                void navigate({
                  to: '.',
                  search: ((old: object) => ({ ...old, from: x.from, to: x.to })) as never,
                  replace: goesOn(state, { from: x.from, to: x.to }),
                  resetScroll: false,
                })
              }
            />
          )}
          <ul className="chips">
            {(['agent', 'target', 'place', 'source'] as const)
              .filter((r) => of.roles[r] > 0)
              .map((r) => (
                <li key={r} className="chip">
                  {t(`field.${r}`)} <Num of={of.roles[r]} />
                </li>
              ))}
          </ul>
          <Suspense fallback={<Loading />}>
            {map.data && map.data.features.length > 0 && (
              <SmallMap
                features={map.data.features}
                className="small-map"
                onOpen={(id) => void navigate({ to: '/incidents/$id', params: { id } })}
              />
            )}
          </Suspense>
        </Panel>
        {of.voices.length > 0 && (
          <Panel title={t('entity.voices')}>
            <div className="scroll-x">
              <table className="table">
                <tbody>
                  {of.voices.map((v) => (
                    <tr key={v.outlet.id}>
                      <th scope="row">
                        <Outlet of={v.outlet} />
                      </th>
                      <td>
                        <ul className="chips">
                          {v.cues.map((c) => (
                            <li key={c.cue} className={`chip stance-${c.stance}`}>
                              <Source text={c.cue} /> <Num of={c.count} />
                              {c.stance !== 'neutral' && (
                                <span className="small"> {t(`stance.${c.stance}` as Word)}</span>
                              )}
                            </li>
                          ))}
                        </ul>
                      </td>
                      <td className="end">
                        <Num of={v.count} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
        )}
        {of.children.length > 0 && (
          <Panel title={t('entity.children')}>
            <ul className="chips">
              {of.children.map((c) => (
                <li key={c.id} className="chip">
                  <EntityLink of={c} /> <Num of={c.counts.claims} />
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
      <Panel
        title={t('nav.incidents')}
        aside={
          incidents.data && (
            <>
              <Count of={incidents.data.total} what="n.incidents" />
              {incidents.data.total > 0 && (
                <>
                  {' · '}
                  <Link to="/incidents" search={{ ...filter, ...state }}>
                    {t('action.all')}
                  </Link>
                </>
              )}
            </>
          )
        }
      >
        {of.kind === 'place' && <p className="muted small">{t('places.note')}</p>}
        <Answer of={incidents}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{t('incidents.empty')}</Empty>
            ) : (
              items.map((i) => <IncidentLine key={i.id} of={i} />)
            )
          }
        </Answer>
        {!quoted && of.counts.told > 0 && (
          <p>
            <Link to="/incidents" search={{ origin: [`o:${of.id}`], ...state }}>
              {t('entity.told', { count: of.counts.told })}
            </Link>
          </p>
        )}
      </Panel>
      <Panel title={t('incident.claims')} aside={total !== undefined && <Count of={total} what="n.claims" />}>
        <PagedList<ClaimView, ClaimsPage>
          path="/api/claims"
          params={{ entity: of.id, ...state }}
          label={t('incident.claims')}
          height={180}
          empty={t('claims.empty')}
          onFirst={(p) => setTotal(p.total)}
          open={(c) => void navigate({ to: '/articles/$id', params: { id: c.article.id }, search: { claim: c.id } })}
          row={(c) => <ClaimCard of={c} />}
        />
      </Panel>
    </>
  );
}
