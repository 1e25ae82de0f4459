/** Values, names, places, quotations and attributions, as a derivation shows them. */
import { readNumbers } from '../../annotate/numbers/read.ts';
import { readTimes } from '../../annotate/times/index.ts';
import { entityName } from '../../claims/entities.ts';
import type { Scene } from '../../claims/scene.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Found, Quoted, Span } from '../../model/index.ts';
import type { TextDocument } from '../../text/document.ts';
import type { AttributionView, FoundView, NameView, PlaceView } from './derivation.ts';

export const quoted = (text: string, { start, end }: Span): Quoted => ({ text: text.slice(start, end), start, end });

/** Numbers and times with their parts, which the scene no longer has. */
export function valueViews(doc: TextDocument, published: string | null): { numbers: FoundView[]; times: FoundView[] } {
  const numbers = readNumbers(doc.tokens);
  const found = new Map(numbers.map((n) => [n.value.first, [{ name: 'number', last: n.value.last, value: n }]]));
  const times = readTimes({ tokens: doc.tokens, words: doc.words, found }, { published });
  const view = (f: Found<unknown>) => foundView(doc.text, f);
  return { numbers: numbers.filter((n) => n.rule !== 'number.name').map(view), times: times.map(view) };
}

function foundView(text: string, { span, value, rule, parts }: Found<unknown>): FoundView {
  return { ...quoted(text, span), rule, value: plain(value), parts: parts.map((p) => foundView(text, p)) };
}

/** A value without the token indices, which mean nothing outside. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { first: _first, last: _last, ...rest } = value as Record<string, unknown>;
  return rest;
}

export function nameViews({ doc, names }: Scene, knowledge: Knowledge): NameView[] {
  return names.map((n) => ({
    ...quoted(doc.text, n),
    readings: n.readings.map(({ kind, ids }) => {
      const name = ids[0] && (entityName(knowledge, ids[0])?.en ?? knowledge.places.get(ids[0])?.en[0]);
      return { kind, ids, ...(name && { name }) };
    }),
  }));
}

export function placeViews({ doc, places }: Scene, knowledge: Knowledge): PlaceView[] {
  return places.map(({ ids, ...span }) => {
    const place = ids[0] === undefined ? undefined : knowledge.places.get(ids[0]);
    const known = place && { name: place.en[0] ?? place.ar[0]!, lat: place.lat, lon: place.lon };
    return { ...quoted(doc.text, span), ids, ...known };
  });
}

/** The stretches between quotation marks. */
export function quotationViews({ doc, quoteOf }: Scene): Quoted[] {
  const spans: { start: number; end: number }[] = [];
  doc.tokens.forEach(({ start, end }, i) => {
    const n = quoteOf[i]!;
    if (n > 0) spans[n] = { start: spans[n]?.start ?? start, end };
  });
  return spans.flatMap((s) => (s ? quoted(doc.text, s) : []));
}

export function attributionViews({ doc, phrases, attributions }: Scene): AttributionView[] {
  return attributions.map(({ first, last, kind, speaker, carried }) => ({
    cue: quoted(doc.text, { start: doc.tokens[first]!.start, end: doc.tokens[last - 1]!.end }),
    kind,
    speaker: speaker < 0 ? null : quoted(doc.text, phrases[speaker]!),
    carried,
  }));
}
