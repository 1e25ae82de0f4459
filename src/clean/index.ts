/** Clean: what of a text is the article. The text itself is never changed; everything here is offsets into it. */
import type { Span } from '../model/index.ts';
import { pageLines } from '../text/page-lines.ts';

export interface Cleaned {
  readonly title: Span | null;
  readonly byline: Span | null;
  /** Lines of the article, title included, in order; neighbouring lines are one span. */
  readonly body: readonly Span[];
  /** Lines that stood around it: sharing bars, comment forms, addresses, the byline. */
  readonly furniture: readonly Span[];
}

/** Tells the article from what stood around it on its page. */
export function clean(text: string): Cleaned {
  const lines = pageLines(text);
  const first = (kind: string): Span | null => {
    const line = lines.find((l) => l.kind === kind);
    return line ? { start: line.start, end: line.end } : null;
  };
  const isBody = (kind: string): boolean => kind === 'body' || kind === 'title';
  return {
    title: first('title'),
    byline: first('byline'),
    body: joined(lines, (line) => isBody(line.kind)),
    furniture: joined(lines, (line) => !isBody(line.kind)),
  };
}

/** Runs of lines that all satisfy a condition, each run one span. */
function joined<L extends Span>(lines: readonly L[], wanted: (line: L) => boolean): Span[] {
  const out: { start: number; end: number }[] = [];
  let open = false;
  for (const line of lines) {
    if (!wanted(line)) {
      open = false;
      continue;
    }
    if (open) out.at(-1)!.end = line.end;
    else out.push({ start: line.start, end: line.end });
    open = true;
  }
  return out;
}
