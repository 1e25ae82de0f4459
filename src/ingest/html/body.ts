/** The body of a page: the lines of its article without what stands around them. */
import { Readability } from '@mozilla/readability';
import type { PageDocument, PageElement } from './dom.ts';
import { tellsDate, withoutFurniture } from './furniture.ts';
import { linesOf, type PageLine } from './lines.ts';

type ReadDate = (text: string) => string | null;

/** Above this many elements the page's tree is not scored, which costs more than one look at each. */
const MOST_SCORED = 40_000;
/** A body shorter than this is doubted: the whole page's lines are looked at beside it. */
const SHORT_BODY = 250;

/** Lines of a page that tell a date are asked for in vain beyond so many. */
const STAMPS = 3;

export interface Body {
  /** The lines of the article, in the order of the page. */
  readonly lines: readonly string[];
  /** The page's first lines that say when it came out. */
  readonly stamps: readonly string[];
}

/** Finds the article of a page. Changes the document. */
export function bodyLines(document: PageDocument, elements: number, title: string | null, readDate?: ReadDate): Body {
  const whole = document.body ?? document.documentElement;
  if (!whole) return { lines: [], stamps: [] };
  const seen = linesOf(whole);
  const stamps = seen.flatMap((line) => (tellsDate(line.text) ? [line.text] : [])).slice(0, STAMPS);
  if (elements > MOST_SCORED) {
    const unlinked = seen.filter((line) => line.linked < 0.5);
    return { lines: prose(unlinked, title, readDate), stamps };
  }
  const root = scored(document);
  const found = root ? prose(linesOf(root), title, readDate) : [];
  if (length(found) >= SHORT_BODY) return { lines: found, stamps };
  const fallback = prose(paragraphs(seen), title, readDate);
  return { lines: length(fallback) > 2 * length(found) ? fallback : found, stamps };
}

function scored(document: PageDocument): PageElement | null {
  try {
    const reader = new Readability<PageElement>(document as never, {
      charThreshold: SHORT_BODY,
      disableJSONLD: true,
      serializer: (node) => node as unknown as PageElement,
    });
    return reader.parse()?.content ?? null;
  } catch {
    // A tree that it cannot work on: the lines of the whole page stand in.
    return null;
  }
}

const prose = (lines: readonly PageLine[], title: string | null, readDate?: ReadDate): string[] =>
  withoutFurniture(lines, title, readDate).map((line) => line.text);

/** Lines that are prose rather than labels and links. */
function paragraphs(lines: readonly PageLine[]): PageLine[] {
  return lines.filter((line) => line.linked < 0.3 && line.text.length >= 40);
}

const length = (lines: readonly string[]): number => lines.reduce((n, line) => n + line.length, 0);
