/** Where a text answers a query: words lit up, and the stretches around them that are worth showing. */
import type { Span } from '../model/index.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { Language } from './language.ts';
import { termsOf } from './terms.ts';

/** A stretch of the text with the words in it that are lit up. UTF-16 offsets into the text, all of them. */
export interface Snippet extends Span {
  readonly highlights: readonly Span[];
}

/** Words of the text that the terms stand for; a word counts whole, with what is written onto it. */
export function highlights(text: string, terms: ReadonlySet<string>, language: Pick<Language, 'words'>): Span[] {
  return matches(tokenize(text), terms, language).map(({ token: { start, end } }) => ({ start, end }));
}

interface Match {
  readonly token: Token;
  readonly index: number;
  readonly term: string;
}

function matches(tokens: readonly Token[], terms: ReadonlySet<string>, language: Pick<Language, 'words'>): Match[] {
  return tokens.flatMap((token, index) => {
    const term = termsOf(token, language).find((t) => terms.has(t));
    return term ? [{ token, index, term }] : [];
  });
}

/** Words shown around those that are lit up, and how many stretches. */
const AROUND = 12;
const WIDTH = 30;
const MOST = 3;

/** Up to three stretches, those with the most different terms first chosen, in the order of the text; the beginning where nothing matches. */
export function snippets(text: string, terms: ReadonlySet<string>, language: Pick<Language, 'words'>): Snippet[] {
  const tokens = tokenize(text);
  const found = matches(tokens, terms, language);
  if (tokens.length === 0) return [];
  if (found.length === 0) return [{ ...stretch(tokens, 0, WIDTH), highlights: [] }];
  const candidates = found.map((first, k) => {
    const inside = found.slice(k, k + WIDTH).filter((m) => m.index - first.index < WIDTH - AROUND);
    return {
      first: first.index,
      last: inside.at(-1)!.index,
      distinct: new Set(inside.map((m) => m.term)).size,
      count: inside.length,
    };
  });
  candidates.sort((a, b) => b.distinct - a.distinct || b.count - a.count || a.first - b.first);
  const chosen: typeof candidates = [];
  for (const c of candidates) {
    if (chosen.length >= MOST) break;
    if (chosen.every((o) => c.first > o.last + AROUND || c.last < o.first - AROUND)) chosen.push(c);
  }
  chosen.sort((a, b) => a.first - b.first);
  return chosen.map((c) => {
    const span = stretch(tokens, c.first - AROUND / 2, Math.max(c.last + AROUND / 2, c.first + WIDTH - AROUND));
    const lit = found.filter((m) => m.token.start >= span.start && m.token.end <= span.end);
    return { ...span, highlights: lit.map(({ token: { start, end } }) => ({ start, end })) };
  });
}

/** From one token to another, not beyond the line breaks between paragraphs before the first. */
function stretch(tokens: readonly Token[], from: number, to: number): Span {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(tokens.length - 1, Math.floor(to));
  return { start: tokens[first]!.start, end: tokens[last]!.end };
}
