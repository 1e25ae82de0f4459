/** How the map looks, from the colours of the page; everything it draws is given to it here, nothing is fetched. */
import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import type { Settings } from '../settings/settings.ts';
import { circle, type MapFeature, offBy, placeNames } from './places.ts';
import type { Country } from './world.ts';

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
export const FONT = 'IBM Plex Sans Arabic';

/** A colour of the page as the map understands it: `rgb(…)`. */
export function colour(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

export const landData = (countries: readonly Country[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: countries.map((c) => c.feature),
});

export const countryLabels = (countries: readonly Country[], s: Settings): FeatureCollection => ({
  type: 'FeatureCollection',
  features: countries.flatMap((c) =>
    c.name
      ? {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: [...c.middle] },
          properties: { name: c.name[s.language], rank: -c.size },
        }
      : [],
  ),
});

export const points = (features: readonly MapFeature[]): FeatureCollection => {
  const { rankOf } = placeNames(features);
  return {
    type: 'FeatureCollection',
    features: features.map((f) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...f.geometry.coordinates] },
      properties: { id: f.id, place: rankOf(f), disputed: f.properties.disputed ? 1 : 0 },
    })),
  };
};

/** What stands beside a point or a cluster: the name of its place. */
export const placeLabel = (features: readonly MapFeature[], s: Settings): ExpressionSpecification => {
  const names = placeNames(features).names.map((name) => name[s.language] || name.ar);
  return names.length === 0 ? ['literal', ''] : ['to-string', ['at', ['get', 'place'], ['literal', names]]];
};

export const precisionOf = (feature: MapFeature | undefined): FeatureCollection =>
  feature
    ? {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: {
              type: 'Polygon',
              coordinates: [circle(feature.geometry.coordinates, offBy(feature.properties.precision))],
            },
            properties: {},
          },
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [...feature.geometry.coordinates] },
            properties: {},
          },
        ],
      }
    : EMPTY;

/** Of a point or a cluster, in pixels. */
const RADIUS: ExpressionSpecification = [
  'case',
  ['has', 'point_count'],
  ['min', 24, ['+', 9, ['sqrt', ['get', 'point_count']]]],
  6,
];

export function mapStyle(s: Settings): StyleSpecification {
  const label = {
    'text-font': [FONT],
    'symbol-sort-key': ['get', 'rank'],
  } as const;
  const number = s.digits === 'arab' ? 'ar-u-nu-arab' : 'en';
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: EMPTY },
      countries: { type: 'geojson', data: EMPTY },
      points: {
        type: 'geojson',
        data: EMPTY,
        cluster: true,
        clusterRadius: 36,
        clusterMaxZoom: 16,
        maxzoom: 17,
        // The place of most incidents, by which a cluster is called.
        clusterProperties: { disputed: ['+', ['get', 'disputed']], place: ['min', ['get', 'place']] },
      },
      precision: { type: 'geojson', data: EMPTY },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colour('water') } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colour('land') } },
      {
        id: 'borders',
        type: 'line',
        source: 'land',
        paint: {
          'line-color': colour('border-land'),
          'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.5, 8, 1.4],
        },
      },
      {
        id: 'countries',
        type: 'symbol',
        source: 'countries',
        maxzoom: 8,
        layout: { ...label, 'text-field': ['get', 'name'], 'text-size': 13, 'text-max-width': 7 } as never,
        paint: { 'text-color': colour('ink-3'), 'text-halo-color': colour('land'), 'text-halo-width': 1.2 },
      },
      {
        id: 'precision-area',
        type: 'fill',
        source: 'precision',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': colour('accent'), 'fill-opacity': 0.14 },
      },
      {
        id: 'precision-edge',
        type: 'line',
        source: 'precision',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'line-color': colour('accent'), 'line-width': 1.5, 'line-dasharray': [3, 2] },
      },
      {
        id: 'places',
        type: 'symbol',
        source: 'points',
        minzoom: 3,
        layout: {
          'text-font': [FONT],
          'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'point_count'], 1]],
          'text-field': '',
          'text-size': 13,
          'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
          // Clear of the circle, in ems.
          'text-radial-offset': ['/', ['+', RADIUS, 5], 13],
        } as never,
        paint: { 'text-color': colour('ink'), 'text-halo-color': colour('land'), 'text-halo-width': 1.6 },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'points',
        paint: {
          'circle-color': ['case', ['>', ['get', 'disputed'], 0], colour('dispute'), colour('accent')],
          'circle-opacity': 0.88,
          'circle-stroke-width': 1.5,
          'circle-stroke-color': colour('panel'),
          'circle-radius': RADIUS,
        },
      },
      {
        id: 'counts',
        type: 'symbol',
        source: 'points',
        filter: ['has', 'point_count'],
        layout: {
          'text-font': [FONT],
          'text-field': ['number-format', ['get', 'point_count'], { locale: number }],
          'text-size': 12,
          // Names of places keep off the clusters.
          'text-allow-overlap': true,
          'text-padding': 3,
        },
        paint: { 'text-color': colour('accent-ink') },
      },
      {
        id: 'chosen',
        type: 'circle',
        source: 'precision',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': 11,
          'circle-color': 'rgba(0,0,0,0)',
          'circle-stroke-width': 2.5,
          'circle-stroke-color': colour('ink'),
        },
      },
    ],
  };
}
