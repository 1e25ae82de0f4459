/**
 * The map as a plain picture (Mercator): for small views, and in place of the other where the browser has no WebGL. Spots near each other
 * are drawn as one; all of them are buttons.
 */
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../format/numbers.ts';
import { useT } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { Failed, Loading } from '../ui/parts.tsx';
import { useBi } from '../ui/text.tsx';
import { boundsOf, circle, type MapFeature, offBy, placeNames } from './places.ts';
import { type Country, world } from './world.ts';

const W = 800;
const H = 480;
const NEAR = 30;
const mercator = (lat: number) => {
  const φ = (Math.max(-84, Math.min(84, lat)) * Math.PI) / 180;
  return (Math.log(Math.tan(Math.PI / 4 + φ / 2)) * 180) / Math.PI;
};
const unmercator = (y: number) => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;

interface View {
  /** Middle, in degrees east and in Mercator degrees north; pixels for one degree. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

function fitted(features: readonly MapFeature[]): View {
  const [w, s, e, n] = boundsOf(features) ?? [25, 12, 60, 40];
  const [y0, y1] = [mercator(s), mercator(n)];
  return { x: (w + e) / 2, y: (y0 + y1) / 2, scale: Math.min((W - 60) / (e - w), (H - 60) / (y1 - y0)) };
}

/** Which way the arrow keys move what is looked at: east and north. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** Pixels for a degree at a zoom of the other map, and back. */
const scaleAt = (zoom: number) => (512 * 2 ** zoom) / 360;
const zoomAt = (scale: number) => Math.log2((scale * 360) / 512);
/** Above this the finer outlines are fetched. */
const FINE = scaleAt(5);

function viewAt(at: string | undefined): View | undefined {
  const [lon, lat, zoom] = at?.split(',').map(Number) ?? [];
  if (lon === undefined || lat === undefined || zoom === undefined) return undefined;
  return [lon, lat, zoom].every(Number.isFinite) ? { x: lon, y: mercator(lat), scale: scaleAt(zoom) } : undefined;
}
const addressOf = (v: View): string => `${v.x.toFixed(3)},${unmercator(v.y).toFixed(3)},${zoomAt(v.scale).toFixed(2)}`;

export function SvgMap({
  features: all,
  selected,
  at: address,
  onMove,
  onOpen,
  onSpot,
  className = '',
}: {
  readonly features: readonly MapFeature[];
  readonly selected?: MapFeature | undefined;
  /** `lon,lat,zoom` to begin with, and told when the picture was moved: the same as of the other map. */
  readonly at?: string | undefined;
  readonly onMove?: (at: string) => void;
  readonly onOpen: (incident: string) => void;
  /** Told the incidents of a spot that holds several; without it, such a spot is only drawn nearer. */
  readonly onSpot?: (features: readonly MapFeature[]) => void;
  readonly className?: string;
}) {
  const t = useT();
  const s = useSettings();
  const bi = useBi();
  const [countries, setCountries] = useState<readonly Country[]>();
  const [error, setError] = useState<unknown>();
  const start = useMemo(() => fitted(all), [all]);
  const [moved, setMoved] = useState<View | undefined>(() => viewAt(address));
  const view = moved ?? start;
  // In a small frame the signs and the letters keep their size, and the picture behind them shrinks.
  const [grown, setGrown] = useState(1);
  const frame = useRef<HTMLDivElement>(null);
  const drawn = countries !== undefined;
  useEffect(() => {
    const box = frame.current;
    if (!box || !drawn) return;
    const watch = new ResizeObserver(() => setGrown(Math.max(1, W / Math.max(1, box.clientWidth))));
    watch.observe(box);
    return () => watch.disconnect();
  }, [drawn]);
  const drag = useRef<{ x: number; y: number; view: View } | null>(null);
  const near = view.scale > FINE;
  useEffect(() => {
    world('coarse').then((coarse) => setCountries((old) => old ?? coarse), setError);
    if (near) world('fine').then(setCountries, () => {});
  }, [near]);
  // The address learns of it when the picture has come to rest.
  const told = useRef(onMove);
  useEffect(() => {
    told.current = onMove;
  });
  useEffect(() => {
    if (!moved) return;
    const rest = setTimeout(() => told.current?.(addressOf(moved)), 250);
    return () => clearTimeout(rest);
  }, [moved]);
  useEffect(() => {
    if (!selected) return;
    const [x, y] = [selected.geometry.coordinates[0], mercator(selected.geometry.coordinates[1])];
    setMoved((v) => {
      const { scale, ...now } = v ?? start;
      const inSight = Math.abs(x - now.x) * scale < W / 2 && Math.abs(y - now.y) * scale < H / 2;
      return inSight ? v : { x, y, scale };
    });
  }, [selected, start]);

  const at = ([lon, lat]: readonly [number, number]): [number, number] => [
    W / 2 + (lon - view.x) * view.scale,
    H / 2 - (mercator(lat) - view.y) * view.scale,
  ];
  const land = useMemo(() => {
    const west = view.x - W / 2 / view.scale;
    const east = view.x + W / 2 / view.scale;
    const south = unmercator(view.y - H / 2 / view.scale);
    const north = unmercator(view.y + H / 2 / view.scale);
    const seen = (countries ?? []).filter(
      (c) => c.bounds[0] < east && c.bounds[2] > west && c.bounds[1] < north && c.bounds[3] > south,
    );
    return seen.map((c) => {
      const g = c.feature.geometry;
      const polygons = g.type === 'Polygon' ? [g.coordinates] : g.coordinates;
      const d = polygons
        .flat()
        .map(
          (ring) =>
            `M${ring
              .map(
                ([lon = 0, lat = 0]) =>
                  `${(W / 2 + (lon - view.x) * view.scale).toFixed(1)} ${(H / 2 - (mercator(lat) - view.y) * view.scale).toFixed(1)}`,
              )
              .join('L')}Z`,
        )
        .join('');
      return { country: c, d, width: Math.sqrt(c.size) * view.scale };
    });
  }, [countries, view]);
  const { rankOf } = useMemo(() => placeNames(all), [all]);
  const dots: { x: number; y: number; features: MapFeature[] }[] = [];
  for (const f of all) {
    const [x, y] = at(f.geometry.coordinates);
    if (x < -20 || x > W + 20 || y < -20 || y > H + 20) continue;
    const near = dots.find((d) => Math.hypot(d.x - x, d.y - y) < NEAR * grown);
    if (near) near.features.push(f);
    else dots.push({ x, y, features: [f] });
  }
  // Names of the spots of most incidents first; one that would lie over another is left out.
  const named = new Set<object>();
  const taken: { x: number; y: number }[] = [];
  for (const d of [...dots].sort((a, b) => b.features.length - a.features.length)) {
    if (taken.some((o) => Math.abs(o.x - d.x) < 85 * grown && Math.abs(o.y - d.y) < 16 * grown)) continue;
    taken.push(d);
    named.add(d);
  }
  const zoom = (by: number, x = view.x, y = view.y) =>
    setMoved({ x, y, scale: Math.max(1.5, Math.min(4000, view.scale * by)) });
  const press = (features: readonly MapFeature[]) => {
    const [first] = features;
    if (!first) return;
    if (features.length === 1) return onOpen(first.id);
    const oneSpot = features.every((f) => f.geometry.coordinates.join() === first.geometry.coordinates.join());
    if (onSpot && oneSpot) return onSpot(features);
    if (oneSpot && view.scale > 1000) return onOpen(first.id);
    zoom(2.5, first.geometry.coordinates[0], mercator(first.geometry.coordinates[1]));
  };
  if (error) return <Failed error={error} />;
  if (!countries) return <Loading />;
  const [cx, cy] = selected ? at(selected.geometry.coordinates) : [0, 0];
  return (
    <div ref={frame} className={`svg-map ${className}`} style={{ '--grown': grown } as CSSProperties}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a picture */}
      <svg
        viewBox={`0 0 ${W} ${H}`}
        role="group"
        aria-label={t('map.picture', { count: all.length })}
        onKeyDown={(e) => {
          const step = ARROWS[e.key];
          if (!step) return;
          e.preventDefault();
          setMoved({ ...view, x: view.x + (step[0] * 80) / view.scale, y: view.y + (step[1] * 80) / view.scale });
        }}
        onPointerDown={(e) => {
          if (e.target instanceof Element && e.target.closest('[role=button]')) return;
          drag.current = { x: e.clientX, y: e.clientY, view };
          e.currentTarget.setPointerCapture(e.pointerId);
        }}
        onPointerMove={(e) => {
          const d = drag.current;
          if (!d) return;
          const k = W / e.currentTarget.getBoundingClientRect().width / d.view.scale;
          setMoved({ ...d.view, x: d.view.x - (e.clientX - d.x) * k, y: d.view.y + (e.clientY - d.y) * k });
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
        onPointerCancel={() => {
          drag.current = null;
        }}
      >
        <rect className="water" width={W} height={H} />
        {land.map(({ country, d }) => (
          <path key={country.id} className="land" d={d} />
        ))}
        {land
          .filter((x) => x.width > 60 * grown)
          .map(({ country }) => {
            const [x, y] = at(country.middle);
            return (
              <text key={`t${country.id}`} className="country-name" x={x} y={y} textAnchor="middle">
                {country.name?.[s.language]}
              </text>
            );
          })}
        {selected && (
          <path
            className="precision"
            d={`M${circle(selected.geometry.coordinates, offBy(selected.properties.precision))
              .map((p) =>
                at(p)
                  .map((n) => n.toFixed(1))
                  .join(' '),
              )
              .join('L')}Z`}
          />
        )}
        {dots.map((d) => {
          const first = d.features[0] as MapFeature;
          const chief = d.features.reduce((a, b) => (rankOf(b) < rankOf(a) ? b : a));
          const disputed = d.features.some((f) => f.properties.disputed);
          const n = d.features.length;
          const r = grown * (n === 1 ? 6 : Math.min(20, 8 + Math.sqrt(n) * 1.6));
          return (
            // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a picture
            <g
              key={first.id}
              role="button"
              tabIndex={0}
              className={disputed ? 'spot spot-disputed' : 'spot'}
              onClick={() => press(d.features)}
              onKeyDown={(e) => {
                if (e.key !== 'Enter' && e.key !== ' ') return;
                e.preventDefault();
                press(d.features);
              }}
            >
              <title>
                {n === 1 ? bi(first.properties.title) : t('map.spot', { count: n, place: bi(chief.properties.place) })}
                {disputed ? `${t('list.comma')}${t('disputed')}` : ''}
              </title>
              <circle cx={d.x} cy={d.y} r={r} />
              {n > 1 && (
                <text x={d.x} y={d.y} dy="0.35em" textAnchor="middle" className="spot-count">
                  {formatNumber(n, s)}
                </text>
              )}
              {(n === 1 || view.scale > 60) && named.has(d) && (
                <text x={d.x} y={d.y - r - 4 * grown} textAnchor="middle" className="spot-name">
                  {bi(chief.properties.place)}
                </text>
              )}
            </g>
          );
        })}
        {selected && <circle className="chosen-ring" cx={cx} cy={cy} r={11 * grown} />}
      </svg>
      <div className="map-buttons no-print">
        <button type="button" className="button button-icon" aria-label={t('map.in')} onClick={() => zoom(1.7)}>
          +
        </button>
        <button type="button" className="button button-icon" aria-label={t('map.out')} onClick={() => zoom(1 / 1.7)}>
          −
        </button>
        <button
          type="button"
          className="button button-icon"
          aria-label={t('map.reset')}
          onClick={() => setMoved(undefined)}
        >
          ⌂
        </button>
      </div>
    </div>
  );
}
