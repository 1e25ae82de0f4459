/** What of a claim is lit in its article. */
import type { ClaimView, Span } from '../../../src/server/contract.ts';
import type { Lights } from './LitText.tsx';

/** Where the words of a claim's time stand: in its quote, else nearest to it; the record keeps the words, not their place. */
export function whenOf(text: string, { when, quote }: Pick<ClaimView, 'when' | 'quote'>, start = 0): Span[] {
  const words = when.text;
  if (!words) return [];
  let best: Span | undefined;
  const off = (s: Span) => Math.max(0, quote.start - s.start, s.end - quote.end);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const span = { start: start + at, end: start + at + words.length };
    if (!best || off(span) < off(best)) best = span;
  }
  return best ? [best] : [];
}

export function lightsOf(
  text: string,
  claims: readonly ClaimView[],
  current: ClaimView | undefined,
  found: readonly Span[] = [],
): Lights {
  return {
    claim: claims.map((c) => c.quote),
    found,
    ...(current
      ? {
          current: [current.quote],
          source: current.source,
          agent: current.agent,
          target: current.target,
          place: current.place,
          when: whenOf(text, current),
          number: current.numbers,
          trigger: [current.trigger],
        }
      : {}),
  };
}
