/** Incidents as GeoJSON (RFC 7946): points in WGS 84, longitude first. */
import type { ExportContext } from './context.ts';
import { incidents } from './tables.ts';

/** A FeatureCollection of all incidents; those without a point have a null geometry. */
export function geojson(context: ExportContext): string {
  const features = context.rowsOf(incidents).map(({ place, aspects, ...row }) => {
    const { lat, lon } = place ?? {};
    const point = typeof lat === 'number' && typeof lon === 'number';
    return {
      type: 'Feature',
      id: row.id,
      geometry: point ? { type: 'Point', coordinates: [lon, lat] } : null,
      properties: {
        ...row,
        place: place?.name ?? null,
        precision: place?.precision ?? null,
        tolls: aspects.flatMap((a) =>
          a.aspect === 'toll' ? [{ of: a.of, verdict: a.verdict, figure: a.figure }] : [],
        ),
      },
    };
  });
  return `${JSON.stringify({ type: 'FeatureCollection', head: context.head, policy: context.policy, features })}\n`;
}
