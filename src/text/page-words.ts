/** Words around an article on its page: `lang/<code>/lexicons/page-words.tsv`, matched against single lines. */
import { existsSync, readdirSync } from 'node:fs';
import { IsnadError } from '../model/index.ts';
import { dataPath, readTable } from './data.ts';
import { fold } from './fold.ts';

export const PAGE_WORD_KINDS = ['furniture', 'end', 'teaser', 'byline', 'published', 'address', 'outlet-mark'] as const;
export type PageWordKind = (typeof PAGE_WORD_KINDS)[number];

const PLACES = ['line', 'start', 'label', 'mark', 'notice'] as const;
type Where = (typeof PLACES)[number];

/** What a line was recognised by. */
export interface PageWordMatch {
  readonly kind: PageWordKind;
  readonly where: Where;
  /** The folded phrase. */
  readonly phrase: string;
}

/** Longest line that can be a label, a link or a notice rather than prose, in code units. */
const LONGEST_LABEL = 160;
/** Longest line that a word in its middle makes furniture. */
const LONGEST_MARKED = 120;
/** Longest paragraph that is looked through for the words of a notice. */
const LONGEST_NOTICE = 1500;

export class PageWords {
  private readonly lines = new Map<string, PageWordMatch>();
  /** Phrases that a colon follows. */
  private readonly labels = new Map<string, PageWordMatch>();
  /** First folded word → phrases that begin a line with it. */
  private readonly starts = new Map<string, PageWordMatch[]>();
  private readonly marks: PageWordMatch[] = [];
  private readonly notices: PageWordMatch[] = [];

  /** Adds one row. */
  add(phrase: string, where: Where, kind: PageWordKind): void {
    const match = { kind, where, phrase: bare(phrase) };
    if (where === 'line') this.lines.set(match.phrase, match);
    else if (where === 'label') this.labels.set(match.phrase, match);
    else if (where === 'mark') this.marks.push(match);
    else if (where === 'notice') this.notices.push(match);
    else {
      const first = match.phrase.split(' ')[0]!;
      this.starts.set(
        first,
        [...(this.starts.get(first) ?? []), match].sort((a, b) => b.phrase.length - a.phrase.length),
      );
    }
  }

  /** What a line is recognised by; null for prose. */
  match(line: string): PageWordMatch | null {
    if (line.length > LONGEST_LABEL) return line.length > LONGEST_NOTICE ? null : held(this.notices, bare(line));
    const key = bare(line);
    if (key === '') return null;
    const whole = this.lines.get(key);
    if (whole) return whole;
    const colon = line.indexOf(':');
    const label = colon > 0 && this.labels.get(bare(line.slice(0, colon)));
    if (label) return label;
    for (const start of this.starts.get(key.split(' ')[0]!) ?? [])
      if (key === start.phrase || key.startsWith(`${start.phrase} `)) return start;
    if (line.length > LONGEST_MARKED) return null;
    return held(this.marks, key) ?? held(this.notices, key);
  }
}

/** The first of the phrases that a line holds. */
function held(matches: readonly PageWordMatch[], key: string): PageWordMatch | null {
  const spaced = ` ${key} `;
  return matches.find((match) => spaced.includes(` ${match.phrase} `)) ?? null;
}

/** Folded words alone, parted by single blanks: figures and signs make no difference. */
function bare(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}

let loaded: PageWords | null = null;

/**
 * The page words of all languages, read once.
 * @throws IsnadError `broken-table` when a row names no kind or place that exists
 */
export function loadPageWords(): PageWords {
  if (loaded) return loaded;
  const words = new PageWords();
  for (const language of readdirSync(dataPath('lang')).sort()) {
    const file = `lang/${language}/lexicons/page-words.tsv`;
    if (!existsSync(dataPath(file))) continue;
    for (const { line, cells } of readTable(file, ['phrase', 'where', 'kind'])) {
      const { phrase = '', where = '', kind = '' } = cells;
      const known = PAGE_WORD_KINDS.includes(kind as PageWordKind) && PLACES.includes(where as Where);
      if (!known || !bare(phrase))
        throw new IsnadError(
          'broken-table',
          `«${phrase}» needs a known place and kind · ينقصه الموضع أو النوع`,
          `${file}:${line}`,
        );
      words.add(phrase, where as Where, kind as PageWordKind);
    }
  }
  loaded = words;
  return words;
}
