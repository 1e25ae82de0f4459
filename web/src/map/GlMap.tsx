/** The map by MapLibre, from the program's own files alone. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as MapLibre, type MapMouseEvent, setWorkerUrl } from 'maplibre-gl';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { useBi } from '../ui/text.tsx';
import { boundsOf, type MapFeature, placeNames } from './places.ts';

import { countryLabels, FONT, landData, mapStyle, placeLabel, points, precisionOf } from './style.ts';
import { type Country, world } from './world.ts';

/** What a press meets: a point or a cluster of points. */
interface Hit {
  readonly properties: Record<string, unknown>;
  readonly geometry: { readonly coordinates: [number, number] };
}
/** A hit with where it stands in the picture, for who comes by keyboard. */
interface Spot extends Hit {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}
/** So many spots are reached by keyboard at once, the uppermost first; nearer in there are fewer. */
const MOST_SPOTS = 150;

/** The points and clusters in sight, in reading order. */
function spotsOf(map: MapLibre, rtl: boolean): Spot[] {
  if (!map.getLayer('points')) return [];
  const seen = new Map<string, Spot>();
  for (const hit of map.queryRenderedFeatures({ layers: ['points'] }) as unknown as Hit[]) {
    const { cluster_id, id } = hit.properties;
    const key = cluster_id === undefined ? `i${String(id)}` : `c${String(cluster_id)}`;
    const { x, y } = map.project(hit.geometry.coordinates);
    if (!seen.has(key)) seen.set(key, { properties: hit.properties, geometry: hit.geometry, key, x, y });
  }
  const row = (s: Spot) => Math.round(s.y / 40);
  return [...seen.values()].sort((a, b) => row(a) - row(b) || (rtl ? b.x - a.x : a.x - b.x)).slice(0, MOST_SPOTS);
}

setWorkerUrl(worker);
/** Above this zoom the finer outlines are fetched. */
const FINE = 5;

/** Ids of the countries that the view touches. */
function inView(countries: readonly Country[], map: MapLibre): Set<string> {
  const [west, south, east, north] = map.getBounds().toArray().flat() as [number, number, number, number];
  const seen = countries.filter(
    (c) => c.bounds[0] < east && c.bounds[2] > west && c.bounds[1] < north && c.bounds[3] > south,
  );
  return new Set(seen.map((c) => c.id));
}

export function GlMap({
  features,
  selected,
  at,
  onMove,
  onPick,
  onBroken,
}: {
  readonly features: readonly MapFeature[];
  readonly selected: MapFeature | undefined;
  /** `lon,lat,zoom` to begin with. */
  readonly at: string | undefined;
  readonly onMove: (at: string) => void;
  readonly onPick: (features: readonly MapFeature[]) => void;
  /** Told when the map cannot be drawn, so that another can take its place. */
  readonly onBroken: () => void;
}) {
  const t = useT();
  const s = useSettings();
  const bi = useBi();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre | null>(null);
  const [ready, setReady] = useState(0);
  const [spots, setSpots] = useState<readonly Spot[]>([]);
  /** Whether the points have been given to the map, and whether they have been drawn since. */
  const given = useRef(false);
  const [drawn, setDrawn] = useState(false);
  const latest = useRef({ features, onMove, onPick, onBroken, selected });
  useEffect(() => {
    latest.current = { features, onMove, onPick, onBroken, selected };
  });

  // A cluster that was opened falls apart: the focus goes on to what lies nearest the middle.
  const focused = useRef<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const byPointer = () => {
      focused.current = null;
    };
    addEventListener('pointerdown', byPointer);
    return () => removeEventListener('pointerdown', byPointer);
  }, []);
  useEffect(() => {
    if (focused.current === null || spots.length === 0 || document.activeElement !== document.body) return;
    const { clientWidth, clientHeight } = list.current as HTMLUListElement;
    const off = (s: Spot) => Math.hypot(s.x - clientWidth / 2, s.y - clientHeight / 2);
    const nearest = spots.indexOf([...spots].sort((a, b) => off(a) - off(b))[0] as Spot);
    list.current?.querySelectorAll('button')[nearest]?.focus();
  }, [spots]);
  /** Opens a point; a cluster is drawn nearer, or where it is one spot, opened. */
  const press = useRef((_: Hit) => {});
  press.current = (hit) => {
    const made = map.current;
    if (!made) return;
    const cluster = hit.properties.cluster_id;
    const byId = new Map(features.map((f) => [f.id, f]));
    if (cluster === undefined) {
      const one = byId.get(String(hit.properties.id));
      if (one) onPick([one]);
      return;
    }
    const source = made.getSource('points') as GeoJSONSource;
    void source.getClusterLeaves(Number(cluster), 500, 0).then(async (leaves) => {
      const all = leaves.map((l) => byId.get(String(l.properties?.id))).filter((f) => f !== undefined);
      const first = all[0]?.geometry.coordinates.join();
      if (all.every((f) => f.geometry.coordinates.join() === first) || made.getZoom() > 13) return onPick(all);
      const zoom = await source.getClusterExpansionZoom(Number(cluster));
      made.easeTo({ center: hit.geometry.coordinates, zoom: Math.max(zoom, made.getZoom() + 1) });
    });
  };
  const { names } = useMemo(() => placeNames(features), [features]);
  const called = (spot: Spot) => {
    const count = Number(spot.properties.point_count ?? 1);
    const one = features.find((f) => f.id === spot.properties.id);
    const place = names[Number(spot.properties.place)];
    const name = one ? bi(one.properties.title) : t('map.spot', { count, place: place ? bi(place) : '' });
    return Number(spot.properties.disputed) > 0 ? `${name}${t('list.comma')}${t('disputed')}` : name;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once; what it begins with is read once
  useEffect(() => {
    const place = at?.split(',').map(Number);
    const bounds = boundsOf(features);
    let made: MapLibre;
    try {
      made = new MapLibre({
        container: box.current as HTMLElement,
        style: mapStyle(s),
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        localIdeographFontFamily: FONT,
        maxZoom: 15,
        ...(place?.length === 3 && place.every(Number.isFinite)
          ? { center: [place[0] as number, place[1] as number], zoom: place[2] as number }
          : bounds
            ? { bounds, fitBoundsOptions: { padding: 32, maxZoom: 9 } }
            : { center: [38, 35], zoom: 4 }),
        locale: { 'Map.Title': t('nav.map') },
      });
    } catch {
      latest.current.onBroken();
      return;
    }
    map.current = made;
    made.touchZoomRotate.disableRotation();
    made.on('moveend', () => {
      const c = made.getCenter();
      latest.current.onMove(`${c.lng.toFixed(3)},${c.lat.toFixed(3)},${made.getZoom().toFixed(2)}`);
    });
    made.on('click', 'points', (event: MapMouseEvent & { features?: unknown }) => {
      const hit = (event as { features?: Hit[] }).features?.[0];
      if (hit) press.current(hit);
    });
    made.on('idle', () => {
      setSpots(spotsOf(made, document.documentElement.dir === 'rtl'));
      setDrawn(given.current);
    });
    made.on('mouseenter', 'points', () => {
      made.getCanvas().style.cursor = 'pointer';
    });
    made.on('mouseleave', 'points', () => {
      made.getCanvas().style.cursor = '';
    });
    made.on('load', () => setReady((n) => n + 1));
    made.on('webglcontextlost', () => latest.current.onBroken());
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(box.current as HTMLElement);
    return () => {
      watch.disconnect();
      made.remove();
      map.current = null;
    };
  }, []);

  // Language, digits and theme are part of the style.
  const look = `${s.language}|${s.digits}|${s.theme}`;
  const shown = useRef(look);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` stands for the settings that the style uses
  useEffect(() => {
    const restyle = () => {
      const m = map.current;
      if (!m) return;
      m.setStyle(mapStyle(s), { diff: false });
      m.once('styledata', () => setReady((n) => n + 1));
    };
    if (shown.current !== look) {
      shown.current = look;
      restyle();
    }
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', restyle);
    return () => dark.removeEventListener('change', restyle);
  }, [look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: outlines are set anew after each change of style
  useEffect(() => {
    const m = map.current;
    if (!m || ready === 0) return;
    let gone = false;
    const draw = async (detail: 'coarse' | 'fine') => {
      const coarse = await world('coarse');
      const fine = detail === 'fine' ? await world('fine') : coarse;
      if (gone) return;
      // Fine outlines only where they are seen: the rest of the world would keep the map busy for nothing.
      const near = detail === 'fine' ? inView(fine, m) : new Set<string>();
      if (detail === 'fine' && [...near].every((id) => shownFine.has(id))) return;
      for (const id of near) shownFine.add(id);
      const countries = coarse.map((c) => (shownFine.has(c.id) ? (fine.find((f) => f.id === c.id) ?? c) : c));
      // The labels first: they are few, and wait for no outline.
      (m.getSource('countries') as GeoJSONSource | undefined)?.setData(countryLabels(coarse, s));
      (m.getSource('land') as GeoJSONSource | undefined)?.setData(landData(countries));
    };
    const shownFine = new Set<string>();
    const finer = () => {
      if (m.getZoom() >= FINE) void draw('fine');
    };
    void draw('coarse').then(finer);
    m.on('moveend', finer);
    return () => {
      gone = true;
      m.off('moveend', finer);
    };
  }, [ready]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: labels follow the language through `ready`
  useEffect(() => {
    const m = map.current;
    if (!m || ready === 0) return;
    (m.getSource('points') as GeoJSONSource | undefined)?.setData(points(features));
    given.current = true;
    if (m.getLayer('places')) m.setLayoutProperty('places', 'text-field', placeLabel(features, s));
  }, [features, ready]);

  useEffect(() => {
    const m = map.current;
    if (!m || ready === 0) return;
    (m.getSource('precision') as GeoJSONSource | undefined)?.setData(precisionOf(selected));
    if (!selected) return;
    const [lng, lat] = selected.geometry.coordinates;
    if (!m.getBounds().contains([lng, lat])) m.easeTo({ center: [lng, lat] });
  }, [selected, ready]);

  return (
    <div className="gl-map" data-ready={drawn}>
      <div ref={box} className="gl-map-box" />
      <ul ref={list} className="gl-spots" aria-label={t('map.picture', { count: features.length })}>
        {spots.map((spot) => (
          <li key={spot.key}>
            <button
              type="button"
              className="gl-spot"
              aria-label={called(spot)}
              style={{ left: spot.x, top: spot.y }}
              onBlur={(e) => {
                // gone of itself, and not left for something else
                if (e.relatedTarget) focused.current = null;
              }}
              onFocus={() => {
                focused.current = spot.key;
              }}
              onClick={() => press.current(spot)}
            />
          </li>
        ))}
      </ul>
      <div className="map-buttons no-print">
        <button
          type="button"
          className="button button-icon"
          aria-label={t('map.in')}
          onClick={() => map.current?.zoomIn()}
        >
          +
        </button>
        <button
          type="button"
          className="button button-icon"
          aria-label={t('map.out')}
          onClick={() => map.current?.zoomOut()}
        >
          −
        </button>
        <button
          type="button"
          className="button button-icon"
          aria-label={t('map.reset')}
          onClick={() => {
            const bounds = boundsOf(features);
            if (bounds) map.current?.fitBounds(bounds, { padding: 32, maxZoom: 9 });
          }}
        >
          ⌂
        </button>
      </div>
    </div>
  );
}
