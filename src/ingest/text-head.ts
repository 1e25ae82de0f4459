import { loadPlaces } from '../knowledge/places.ts';
import { fold } from '../text/fold.ts';
import { pageLines } from '../text/page-lines.ts';
import type { Metadata } from './types.ts';

let places: ReadonlySet<string> | null = null;

/** «حلب – خاص» names the place that it was written at, «شبكة كذا – خاص» the outlet. The gazetteer is read at the first such line. */
function isPlace(name: string): boolean {
  places ??= new Set([...loadPlaces().values()].flatMap((place) => place.ar.map(fold)));
  return places.has(fold(name));
}

/** What a plain text says of itself in its first and last lines. */
export function textHead(text: string): Metadata {
  const lines = pageLines(text);
  const said = (kind: string): string => lines.find((line) => line.kind === kind)?.value ?? '';
  const outlet = said('outlet');
  return {
    title: said('title'),
    author: said('byline'),
    outlet: outlet && !isPlace(outlet) ? outlet : '',
    url: said('address'),
  };
}
