import type { Token } from './tokens.ts';

/** A sentence as a run of tokens: `first` inclusive, `last` exclusive. */
export interface Sentence {
  readonly first: number;
  readonly last: number;
}

/** A sentence that runs on longer than this is cut at the next comma, so that nothing downstream meets one of unbounded length. */
const LONG = 160;
const TOO_LONG = 240;

const STOPS = new Set(['.', '!', '?', '؟', '۔']);
const CLOSERS = new Set(['"', '”', '»', ')', ']', '’', "'", '“', '*']);
const COMMAS = new Set(['،', ',', '؛', ';', ':', '-', '–', '—']);

/**
 * Cuts tokens into sentences: at line breaks, and at full stops, question and exclamation marks, with the closing quotation
 * marks and brackets that follow. A stop does not end a sentence after a known abbreviation or a lone letter («د. بشار»،
 * «أ.ف.ب»), nor do dots in a row (an ellipsis goes on). A missing space after the stop is no hindrance.
 * @param abbreviations folded words that take a full stop without ending a sentence
 */
export function sentences(tokens: readonly Token[], abbreviations: ReadonlySet<string>): Sentence[] {
  const out: Sentence[] = [];
  let first = 0;
  const close = (last: number) => {
    if (last > first) out.push({ first, last });
    first = last;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.fresh && i > first) close(i);
    if (token.kind !== 'mark') continue;
    if (STOPS.has(token.key) && !(token.key === '.' && isAbbreviation(tokens, i, abbreviations))) {
      let last = i + 1;
      while (last < tokens.length && !tokens[last]!.fresh && endsToo(tokens[last]!)) last++;
      close(last);
      i = last - 1;
    } else if (i - first >= TOO_LONG || (i - first >= LONG && COMMAS.has(token.key))) close(i + 1);
  }
  close(tokens.length);
  return cutOverlong(out);
}

/** A mark that still belongs to the sentence that a stop has just ended: another stop, or a closing quotation mark or bracket. */
function endsToo(token: Token): boolean {
  return STOPS.has(token.key) || (!token.spaced && CLOSERS.has(token.key));
}

function isAbbreviation(tokens: readonly Token[], dot: number, abbreviations: ReadonlySet<string>): boolean {
  const before = tokens[dot - 1];
  if (!before || tokens[dot]!.spaced || before.kind !== 'word') return false;
  const next = tokens[dot + 1];
  if (!next || next.fresh) return false;
  if (before.key.length === 1) return true;
  return abbreviations.has(before.key);
}

/** Runs of words without any mark are cut by count alone. */
function cutOverlong(list: readonly Sentence[]): Sentence[] {
  if (!list.some((s) => s.last - s.first > TOO_LONG)) return list as Sentence[];
  return list.flatMap((s) => {
    const parts: Sentence[] = [];
    for (let at = s.first; at < s.last; at += TOO_LONG)
      parts.push({ first: at, last: Math.min(s.last, at + TOO_LONG) });
    return parts;
  });
}
