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

/** Where words asked for stand in a text, whatever clitics or vowel signs they carry there; folded as the eye would. */
export function findWords(text: string, words: string | undefined): Span[] {
  const wanted = (words ?? '')
    .split(/[\s"«»]+/)
    .map(fold)
    .filter((w) => w.length > 1);
  if (wanted.length === 0) return [];
  const out: Span[] = [];
  for (const m of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = fold(m[0]);
    if (wanted.some((w) => word.includes(w))) out.push({ start: m.index, end: m.index + m[0].length });
    if (out.length > 2000) break;
  }
  return out;
}

/** The alef forms are one letter and the marks none; the definite article goes. */
const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/^ال(?=.{2})/, '')
    .toLowerCase();
