/** How the map looks, from the colours of the page; everything it draws is given to it here, nothing is fetched. */
import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Settings } from '../settings/settings.ts';
import { circle, type MapFeature, offBy, spots } from './places.ts';
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

export const points = (features: readonly MapFeature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.map((f, index) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...f.geometry.coordinates] },
    properties: { id: f.id, index, disputed: f.properties.disputed ? 1 : 0 },
  })),
});

export const placeLabels = (features: readonly MapFeature[], s: Settings): FeatureCollection => ({
  type: 'FeatureCollection',
  features: spots(features).map((spot) => {
    const place = spot.features[0]?.properties.place;
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...spot.at] },
      properties: { name: place ? place[s.language] || place.ar : '', rank: -spot.features.length },
    };
  }),
});

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
        // One of its incidents, by which a cluster is called.
        clusterProperties: { disputed: ['+', ['get', 'disputed']], index: ['min', ['get', 'index']] },
      },
      places: { type: 'geojson', data: EMPTY },
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
        source: 'places',
        minzoom: 4,
        layout: {
          ...label,
          'text-field': ['get', 'name'],
          'text-size': 13,
          'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
          'text-radial-offset': 1.1,
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
          'circle-radius': ['case', ['has', 'point_count'], ['min', 24, ['+', 9, ['sqrt', ['get', 'point_count']]]], 6],
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
          'text-padding': 12,
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
