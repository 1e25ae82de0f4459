/** Where and when: the map and the timeline, linked by the brush; beside them the incidents of what is chosen. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { IncidentMap } from '../../../src/server/contract.ts';
import { useAnswer } from '../api/queries.ts';
import { goesOn } from '../app/history.ts';
import { Timeline } from '../charts/Timeline.tsx';
import { type Shown as Bins, useTimeline } from '../charts/useTimeline.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT, type Word } from '../i18n/index.ts';
import { atSpot, type MapFeature, offBy, spotOf, within } from '../map/places.ts';
import { useSettings } from '../settings/settings.ts';
import { LongList } from '../ui/LongList.tsx';
import { Answer, Empty, Grade, Loading, PageHead, TypeName } from '../ui/parts.tsx';
import { Bi, Days } from '../ui/text.tsx';

const GlMap = lazy(() => import('../map/GlMap.tsx').then((m) => ({ default: m.GlMap })));
const SvgMap = lazy(() => import('../map/SvgMap.tsx').then((m) => ({ default: m.SvgMap })));

/** Whether this browser draws with WebGL; asked once. */
const canDraw = (() => {
  let known: boolean | undefined;
  return () => {
    known ??= Boolean(document.createElement('canvas').getContext('webgl2'));
    return known;
  };
})();

export function MapPage() {
  const t = useT();
  const state = useSearch({ from: '/map' });
  const { incident: _i, at: _a, from: _f, to: _t, spot: _s, span: _p, ...filters } = state;
  const answer = useAnswer<IncidentMap>('/api/map', filters);
  const timeline = useTimeline(filters);
  return (
    <>
      <PageHead title={t('nav.map')} lead={answer.data && t('map.lead', { count: answer.data.features.length })} />
      <Answer of={answer}>{(map) => <Shown map={map} timeline={timeline} />}</Answer>
    </>
  );
}

function Shown({ map, timeline }: { map: IncidentMap; timeline: Bins | undefined }) {
  const t = useT();
  const s = useSettings();
  const state = useSearch({ from: '/map' });
  const navigate = useNavigate({ from: '/map' });
  const [plain, setPlain] = useState(() => !canDraw());
  const features = useMemo(() => within(map.features, state.from, state.to), [map.features, state.from, state.to]);
  const selected = useMemo(() => map.features.find((f) => f.id === state.incident), [map.features, state.incident]);
  const spot = useMemo(() => atSpot(map.features, state.spot), [map.features, state.spot]);
  const shown = useRef(state);
  shown.current = state;
  const set = useCallback(
    (changes: Partial<typeof state>) =>
      void navigate({
        search: (old) => ({ ...old, ...changes }),
        replace: goesOn(shown.current, changes),
        resetScroll: false,
      }),
    [navigate],
  );
  const pick = (list: readonly MapFeature[]) =>
    set({ incident: list[0]?.id, spot: list.length > 1 ? spotOf(list) : undefined });
  const listed = spot ? within(spot, state.from, state.to) : features;
  const sorted = useMemo(
    () =>
      [...listed].sort(
        (a, b) =>
          Number(b.properties.disputed) - Number(a.properties.disputed) ||
          (a.properties.from ?? '').localeCompare(b.properties.from ?? ''),
      ),
    [listed],
  );
  return (
    <>
      {timeline && (
        <Timeline
          of={timeline}
          from={state.from}
          to={state.to}
          onChange={(x) => set({ from: x.from, to: x.to })}
          height={56}
        />
      )}
      <div className="map-page">
        <div className="map-frame">
          <Suspense fallback={<Loading />}>
            {plain ? (
              <SvgMap
                features={features}
                selected={selected}
                at={state.at}
                onMove={(at) => set({ at })}
                onOpen={(id) => pick(features.filter((f) => f.id === id))}
                onSpot={pick}
                className="svg-map-large"
              />
            ) : (
              <GlMap
                features={features}
                selected={selected}
                at={state.at}
                onMove={(at) => set({ at })}
                onPick={pick}
                onBroken={() => setPlain(true)}
              />
            )}
          </Suspense>
          <ul className="map-legend small" aria-label={t('map.legend')}>
            <li>
              <span className="map-key" aria-hidden="true" /> {t('map.key.one')}
            </li>
            <li>
              <span className="map-key map-key-disputed" aria-hidden="true" /> {t('map.key.disputed')}
            </li>
            <li>
              <span className="map-key map-key-many" aria-hidden="true">
                {formatNumber(5, s)}
              </span>{' '}
              {t('map.key.many')}
            </li>
            <li>
              <span className="map-key map-key-off" aria-hidden="true" /> {t('map.key.off')}
            </li>
          </ul>
          <p className="map-note small muted">{t('map.credits')}</p>
        </div>
        <aside className="map-list" aria-label={t('map.list')}>
          {selected && (
            <article className="panel map-chosen">
              <p className="meta">
                <Grade of={selected.properties.grade} />
                <span className="claim-type">
                  <TypeName of={selected.properties.type} />
                </span>
                {selected.properties.disputed && <span className="tag tag-dispute">{t('disputed')}</span>}
              </p>
              <h2>
                <Link to="/incidents/$id" params={{ id: selected.id }}>
                  <Bi of={selected.properties.title} />
                </Link>
              </h2>
              <p>
                <Bi of={selected.properties.place} /> ·{' '}
                <Days from={selected.properties.from} to={selected.properties.to} />
              </p>
              <p className="small muted">
                {t(`precision.${Math.round(selected.properties.precision)}` as Word)} ·{' '}
                {t('map.off', { km: formatNumber(offBy(selected.properties.precision), s) })}
              </p>
            </article>
          )}
          <p className="small muted" aria-live="polite">
            {t('n.incidents', { count: sorted.length })}
            {spot && (
              <button type="button" className="button button-plain" onClick={() => set({ spot: undefined })}>
                {t('map.all')}
              </button>
            )}
            {map.unplaced > 0 && !spot && <> · {t('map.unplaced', { count: map.unplaced })}</>}
          </p>
          {sorted.length === 0 ? (
            <Empty>{t('incidents.empty')}</Empty>
          ) : (
            <LongList
              items={sorted}
              label={t('map.list')}
              height={70}
              keyOf={(f) => f.id}
              buttons
              row={(f, _, stop) => (
                <button
                  type="button"
                  tabIndex={stop}
                  className={f.id === selected?.id ? 'queue-row current' : 'queue-row'}
                  aria-pressed={f.id === selected?.id}
                  onClick={() => set({ incident: f.id })}
                >
                  <span
                    className={f.properties.disputed ? 'queue-mark mark-dispute' : 'queue-mark'}
                    aria-hidden="true"
                  />
                  <span className="queue-words">
                    <span className="clamp">
                      <Bi of={f.properties.title} />
                    </span>
                    <span className="small muted">
                      <Bi of={f.properties.place} /> · <Days from={f.properties.from} to={f.properties.to} />
                    </span>
                  </span>
                </button>
              )}
            />
          )}
        </aside>
      </div>
    </>
  );
}
