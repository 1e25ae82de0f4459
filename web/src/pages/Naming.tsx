/** How each outlet names each party: the matrix as a picture, and the sentences behind each cell. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type {
  NamingCellView,
  NamingMatrix,
  NamingSentence,
  NamingSentences,
  VoicesPage,
  VoiceView,
} from '../../../src/server/contract.ts';
import { useAnswer } from '../api/queries.ts';
import { useT, type Word } from '../i18n/index.ts';
import { Segments } from '../ui/fields.tsx';
import { Lit } from '../ui/Lit.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { Answer, ArticleLink, Empty, Outlet, PageHead, Panel } from '../ui/parts.tsx';
import { Bi, Num, Source, useBi } from '../ui/text.tsx';

export function Naming() {
  const t = useT();
  const state = useSearch({ from: '/naming' });
  const navigate = useNavigate({ from: '/naming' });
  const tab = state.tab ?? 'matrix';
  return (
    <>
      <PageHead
        title={t('nav.naming')}
        lead={t(tab === 'matrix' ? 'naming.lead' : 'voices.lead')}
        actions={
          <>
            <Segments
              label={t('nav.naming')}
              value={tab}
              choices={[
                { id: 'matrix', label: t('naming.matrix') },
                { id: 'voices', label: t('voices') },
              ]}
              onChange={(x) => void navigate({ search: x === 'matrix' ? {} : { tab: x } })}
            />
            {tab === 'matrix' && (
              <Segments
                label={t('naming.voice')}
                value={state.voice ?? 'own'}
                choices={[
                  { id: 'own', label: t('voice.own') },
                  { id: 'quoted', label: t('voice.quoted') },
                  { id: 'reported', label: t('voice.reported') },
                ]}
                onChange={(voice) =>
                  void navigate({
                    search: (old) => ({ ...old, voice: voice === 'own' ? undefined : voice, term: undefined }),
                  })
                }
              />
            )}
          </>
        }
      />
      {tab === 'matrix' ? <Matrix /> : <Voices />}
    </>
  );
}

function Matrix() {
  const t = useT();
  const answer = useAnswer<NamingMatrix>('/api/naming');
  const state = useSearch({ from: '/naming' });
  return (
    <Answer of={answer}>
      {(m) =>
        m.cells.length === 0 ? (
          <Empty>{t('naming.empty')}</Empty>
        ) : (
          <>
            <Picture of={m} />
            {state.party && <Sentences of={m} />}
          </>
        )
      }
    </Answer>
  );
}

function Picture({ of }: { of: NamingMatrix }) {
  const t = useT();
  const bi = useBi();
  const state = useSearch({ from: '/naming' });
  const navigate = useNavigate({ from: '/naming' });
  const voice = state.voice ?? 'own';
  const cells = useMemo(() => {
    const map = new Map<string, NamingCellView>();
    for (const c of of.cells) if (c.voice === voice) map.set(`${c.party}|${c.outlet}`, c);
    return map;
  }, [of.cells, voice]);
  const outlets = of.outlets.filter((o) => of.parties.some((p) => cells.has(`${p.id}|${o.id}`)));
  const parties = of.parties.filter((p) => outlets.some((o) => cells.has(`${p.id}|${o.id}`)));
  return (
    <>
      <ul className="legend small">
        {(['neutral', 'loaded', 'unknown'] as const).map((x) => (
          <li key={x}>
            <span className={`swatch loading-${x}`} /> {t(`loading.${x}` as Word)}
          </li>
        ))}
        <li>▴ {t('naming.distinct')}</li>
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="scroll-x panel" tabIndex={0} aria-label={t('naming.matrix')}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{t('naming.party')}</th>
              {outlets.map((o) => (
                <th key={o.id} scope="col">
                  <Outlet of={o} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parties.map((p) => (
              <tr key={p.id}>
                <th scope="row">
                  <Bi of={p.name} />
                </th>
                {outlets.map((o) => {
                  const cell = cells.get(`${p.id}|${o.id}`);
                  if (!cell) return <td key={o.id} />;
                  const chosen = state.party === p.id && state.outlet === o.id;
                  const top = cell.terms.slice(0, 3);
                  return (
                    <td key={o.id} className={chosen ? 'chosen' : ''}>
                      <button
                        type="button"
                        className="matrix-cell"
                        aria-pressed={chosen}
                        onClick={() =>
                          void navigate({
                            search: (old) =>
                              chosen
                                ? { ...old, party: undefined, outlet: undefined, term: undefined }
                                : { ...old, party: p.id, outlet: o.id, term: undefined },
                            resetScroll: false,
                          })
                        }
                      >
                        <span className="visually-hidden">
                          {t('naming.cell', { party: bi(p.name), outlet: bi(o.name), count: cell.total })}
                        </span>
                        <span className="matrix-bar" aria-hidden="true">
                          {(['neutral', 'unknown', 'loaded'] as const).map((loading) => {
                            const n = cell.terms
                              .filter((x) => x.loading === loading)
                              .reduce((sum, x) => sum + x.count, 0);
                            return n > 0 ? (
                              <span key={loading} className={`loading-${loading}`} style={{ flexGrow: n }} />
                            ) : null;
                          })}
                        </span>
                        {top.map((term) => (
                          <span key={term.term} className={`matrix-term term-${term.loading}`}>
                            <Source text={term.term} />
                            <Num of={term.count} />
                            {term.distinctive > 1.96 && (
                              <span className="distinct" title={t('naming.distinct')}>
                                ▴<span className="visually-hidden">{t('naming.distinct')}</span>
                              </span>
                            )}
                          </span>
                        ))}
                        {cell.terms.length > top.length && (
                          <span className="muted small">
                            {t('naming.more', { count: cell.terms.length - top.length })}
                          </span>
                        )}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Sentences({ of }: { of: NamingMatrix }) {
  const t = useT();
  const state = useSearch({ from: '/naming' });
  const navigate = useNavigate({ from: '/naming' });
  const [total, setTotal] = useState<number>();
  const voice = state.voice ?? 'own';
  const party = of.parties.find((p) => p.id === state.party);
  const outlet = of.outlets.find((o) => o.id === state.outlet);
  const cell = of.cells.find((c) => c.party === state.party && c.outlet === state.outlet && c.voice === voice);
  return (
    <Panel
      title={
        <>
          {party && <Bi of={party.name} />} · {outlet && <Outlet of={outlet} />} · {t(`voice.${voice}` as Word)}
        </>
      }
      aside={total !== undefined && t('n.sentences', { count: total })}
    >
      {cell && (
        <ul className="chips">
          <li>
            <button
              type="button"
              className={state.term ? 'chip' : 'chip chip-on'}
              aria-pressed={!state.term}
              onClick={() => void navigate({ search: (old) => ({ ...old, term: undefined }), resetScroll: false })}
            >
              {t('naming.terms.all')} <Num of={cell.total} />
            </button>
          </li>
          {cell.terms.map((x) => (
            <li key={x.term}>
              <button
                type="button"
                className={`chip term-${x.loading} ${state.term === x.term ? 'chip-on' : ''}`}
                aria-pressed={state.term === x.term}
                title={x.judgedBy ? t('naming.judgedBy', { source: x.judgedBy }) : undefined}
                onClick={() => void navigate({ search: (old) => ({ ...old, term: x.term }), resetScroll: false })}
              >
                <Source text={x.term} /> <Num of={x.count} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <PagedList<NamingSentence, NamingSentences>
        path="/api/naming/sentences"
        params={{ party: state.party, outlet: state.outlet, voice, term: state.term }}
        label={t('naming.sentences')}
        height={92}
        empty={t('naming.empty')}
        onFirst={(p) => setTotal(p.total)}
        open={(x) =>
          void navigate({
            to: '/articles/$id',
            params: { id: x.article.id },
            search: { at: `${x.at.start}-${x.at.end}` },
          })
        }
        row={(x) => (
          <article className="sentence">
            <Lit text={x.text} lang={x.article.lang} start={x.start} found={[x.at]} />
            <p className="meta small">
              <ArticleLink of={x.article} />
              <Link to="/articles/$id" params={{ id: x.article.id }} search={{ at: `${x.at.start}-${x.at.end}` }}>
                {t('naming.see')}
              </Link>
            </p>
          </article>
        )}
      />
    </Panel>
  );
}

function Voices() {
  const t = useT();
  return (
    <PagedList<VoiceView, VoicesPage>
      path="/api/voices"
      params={{}}
      label={t('voices')}
      height={64}
      empty={t('voices.empty')}
      row={(v) => (
        <article className="entity-row">
          <p className="meta">
            <strong>
              <Outlet of={v.outlet} />
            </strong>
            <span className="muted">{t('voices.quotes')}</span>
            <Link to="/sources/$id" params={{ id: v.source }}>
              <Bi of={v.name} />
            </Link>
            <span className="muted small">{t('n.times', { count: v.count })}</span>
          </p>
          <ul className="chips">
            {v.cues.map((c) => (
              <li key={c.cue} className={`chip stance-${c.stance}`}>
                <Source text={c.cue} /> <Num of={c.count} />
                {c.stance !== 'neutral' && <span className="small"> {t(`stance.${c.stance}` as Word)}</span>}
              </li>
            ))}
          </ul>
        </article>
      )}
    />
  );
}
