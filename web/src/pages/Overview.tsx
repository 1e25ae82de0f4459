/** What the case holds: disputes first, then time, place, outlets. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Overview as Answered, IncidentMap } from '../../../src/server/contract.ts';
import { useAnswer, useCase } from '../api/queries.ts';
import { goesOn } from '../app/history.ts';
import { Timeline } from '../charts/Timeline.tsx';
import { useTimeline } from '../charts/useTimeline.ts';
import { useT, type Word } from '../i18n/index.ts';
import { DisputeLine, IncidentLine } from '../ui/incident.tsx';
import { Answer, Empty, Grade, Loading, Outlet, PageHead, Panel, TypeName } from '../ui/parts.tsx';
import { Count, Days, Num } from '../ui/text.tsx';

const SmallMap = lazy(() => import('../map/SvgMap.tsx').then((m) => ({ default: m.SvgMap })));

const COUNTS = ['articles', 'claims', 'incidents', 'disputes', 'origins', 'copies', 'judgements', 'problems'] as const;
const WHERE = {
  articles: '/articles',
  claims: '/review',
  incidents: '/incidents',
  disputes: '/disputes',
  origins: '/sources',
  copies: '/articles',
  judgements: '/judgements',
  problems: '/problems',
} as const;

/** Until the answer is there. */
const NOTHING = { unit: 'day', bins: [], undated: 0 } as const;

export function Overview() {
  const t = useT();
  const info = useCase();
  const answer = useAnswer<Answered>('/api/overview');
  const state = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const timeline = useTimeline({}, answer.data?.timeline ?? NOTHING);
  const map = useAnswer<IncidentMap>('/api/map', { from: state.from, to: state.to });
  return (
    <Answer of={answer}>
      {(o) => (
        <>
          <PageHead
            title={<bdi dir="auto">{info?.name}</bdi>}
            lead={
              <>
                {t('overview.lead')} <Days from={o.published.from} to={o.published.to} />
              </>
            }
          />
          <ul className="counts">
            {COUNTS.map((name) => (
              <li key={name} className={name === 'disputes' && o.counts.disputes > 0 ? 'count count-dispute' : 'count'}>
                <Link to={WHERE[name]}>
                  <b>
                    <Num of={o.counts[name]} />
                  </b>
                  <span>{t(`count.${name}` as Word, { count: o.counts[name] })}</span>
                </Link>
              </li>
            ))}
          </ul>
          {o.counts.unread > 0 && <p className="notice">{t('overview.unread', { count: o.counts.unread })}</p>}
          <div className="overview">
            <div className="overview-column">
              <Panel
                className="overview-disputes"
                title={t('overview.disputes')}
                aside={<Link to="/disputes">{t('action.all')}</Link>}
              >
                {o.disputes.length === 0 ? (
                  <Empty>{t('disputes.empty')}</Empty>
                ) : (
                  o.disputes.slice(0, 6).map((d) => <DisputeLine key={d.id} of={d} />)
                )}
              </Panel>
              <Panel title={t('overview.incidents')} aside={<Link to="/incidents">{t('action.all')}</Link>}>
                {o.incidents.slice(0, 8).map((i) => (
                  <IncidentLine key={i.id} of={i} />
                ))}
              </Panel>
            </div>
            <div className="overview-column">
              <Panel
                title={t('timeline')}
                aside={
                  <Link to="/map" search={state}>
                    {t('nav.map')}
                  </Link>
                }
              >
                {timeline && (
                  <Timeline
                    of={timeline}
                    from={state.from}
                    to={state.to}
                    onChange={(x) =>
                      void navigate({
                        search: (old) => ({ ...old, from: x.from, to: x.to }),
                        replace: goesOn(state, { from: x.from, to: x.to }),
                        resetScroll: false,
                      })
                    }
                  />
                )}
                {(state.from || state.to) && (
                  <p>
                    <Link to="/incidents" search={{ from: state.from, to: state.to }}>
                      {t('overview.stretch')}
                    </Link>
                  </p>
                )}
                <Suspense fallback={<Loading />}>
                  {map.data && (
                    <SmallMap
                      features={map.data.features}
                      onOpen={(id) => void navigate({ to: '/incidents/$id', params: { id } })}
                      className="small-map"
                    />
                  )}
                </Suspense>
              </Panel>
              <Panel title={t('overview.outlets')}>
                <div className="scroll-x">
                  <table className="table">
                    <thead>
                      <tr>
                        <th scope="col">{t('outlet')}</th>
                        <th scope="col" className="end">
                          {t('col.articles')}
                        </th>
                        <th scope="col" className="end">
                          {t('col.claims')}
                        </th>
                        <th scope="col" className="end">
                          {t('col.incidents')}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {o.outlets.map((x) => (
                        <tr key={x.id}>
                          <th scope="row">
                            <Link to="/articles" search={{ outlet: [x.id] }}>
                              <Outlet of={x} />
                            </Link>
                          </th>
                          <td className="end">
                            <Num of={x.articles} />
                          </td>
                          <td className="end">
                            <Num of={x.claims} />
                          </td>
                          <td className="end">
                            <Num of={x.incidents} />
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </Panel>
              <Panel title={t('overview.grades')}>
                <ul className="bars">
                  {o.grades.map((g) => (
                    <li key={g.grade}>
                      <Link to="/incidents" search={{ grade: [g.grade] }}>
                        <Grade of={g.grade} />
                      </Link>
                      <span className="bar-line">
                        <span
                          className={`bar-fill fill-${g.grade}`}
                          style={{ inlineSize: `${(g.count / Math.max(1, o.counts.incidents)) * 100}%` }}
                        />
                      </span>
                      <Num of={g.count} />
                    </li>
                  ))}
                </ul>
                <p className="small muted">{t('grade.note')}</p>
              </Panel>
              <Panel title={t('overview.types')}>
                <ul className="chips">
                  {o.types.slice(0, 24).map((x) => (
                    <li key={x.type}>
                      <Link to="/incidents" search={{ type: [x.type] }} className="chip">
                        <TypeName of={x.type} /> <Num of={x.claims} />
                      </Link>
                    </li>
                  ))}
                </ul>
                {o.problems.length > 0 && (
                  <p className="small">
                    <Link to="/problems">
                      <Count of={o.counts.problems} what="n.problems" />
                    </Link>
                  </p>
                )}
              </Panel>
            </div>
          </div>
        </>
      )}
    </Answer>
  );
}
