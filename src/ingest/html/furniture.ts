/** What stands in the midst of an article and is none of it: sharing bars, teasers, notices. */
import { loadPageWords, type PageWordKind } from '../../text/page-words.ts';
import type { PageLine } from './lines.ts';

/** From this share of a line in links on it is a way to elsewhere, not prose. */
const LINKED = 0.7;
/** A linked line of this length may still be a sentence of the article. */
const SENTENCE = 140;
/** A line with the words that end an article ends it only behind this share of the text. */
const END_FROM = 0.4;

/** The line under a picture. */
const CREDIT = /^\s*(©|\(c\)\s)/i;
/** Longest line above an article that tells its date and nothing else. */
const LONGEST_STAMP = 90;

type ReadDate = (text: string) => string | null;

const HEADING = /^h[1-6]$/;

/** A line above the article that tells when it came out: more figures than words, or a date that the reader of dates knows. */
function isStamp(line: string, readDate?: ReadDate): boolean {
  if (line.length > LONGEST_STAMP) return false;
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  const figures = line.match(/\p{Nd}/gu)?.length ?? 0;
  return figures >= 4 && (figures > letters || (readDate?.(line) ?? null) !== null);
}

/** A line of the page that says when it came out, by the words it begins with. */
export function tellsDate(line: string): boolean {
  return /\p{Nd}/u.test(line) && loadPageWords().match(line)?.kind === 'published';
}

/** The lines that belong to the article. Titles repeated above the body go too. */
export function withoutFurniture(lines: readonly PageLine[], title: string | null, readDate?: ReadDate): PageLine[] {
  const words = loadPageWords();
  const total = lines.reduce((n, line) => n + line.text.length, 0);
  const kept: PageLine[] = [];
  let seen = 0;
  let afterTeaser = false;
  for (const line of lines) {
    seen += line.text.length;
    const kind: PageWordKind | undefined = words.match(line.text)?.kind;
    const teased: boolean = afterTeaser && line.linked > LINKED;
    afterTeaser = kind === 'teaser' || teased;
    if (CREDIT.test(line.text) && line.text.length < SENTENCE) continue;
    if (kept.length < 3 && isStamp(line.text, readDate)) continue;
    if (kind === 'end' && seen > END_FROM * total) break;
    if (kind === 'furniture' || kind === 'end' || kind === 'teaser' || kind === 'published' || kind === 'address')
      continue;
    if (teased || (line.linked > LINKED && line.text.length < SENTENCE)) continue;
    if (!/\p{L}/u.test(line.text)) continue;
    if (kept.length < 3 && title && sameWords(line.text, title)) continue;
    kept.push(line);
  }
  while (kept.length > 0 && HEADING.test(kept.at(-1)!.block)) kept.pop();
  return kept;
}

const sameWords = (a: string, b: string): boolean =>
  a.replace(/[^\p{L}\p{N}]+/gu, '') === b.replace(/[^\p{L}\p{N}]+/gu, '');
