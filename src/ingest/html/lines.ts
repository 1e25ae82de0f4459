/** A tree of elements → the lines that a reader sees. */
import type { PageElement, PageNode } from './dom.ts';

const BREAKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const SKIPPED = new Set(
  'script style noscript template button input select textarea nav footer aside figure figcaption iframe svg'.split(
    ' ',
  ),
);

/** One line of a page. */
export interface PageLine {
  readonly text: string;
  /** Share of its visible characters that lie in links. */
  readonly linked: number;
  /** Lower-case name of the block that it stands in. */
  readonly block: string;
}

/** The lines of an element, without furniture elements. Iterative: depth costs no stack. */
export function linesOf(root: PageElement): PageLine[] {
  const lines: PageLine[] = [];
  let text = '';
  let linked = 0;
  let block = 'div';
  const flush = (): void => {
    const line = text.replace(/[\s\u00a0]+/g, ' ').trim();
    if (line) lines.push({ text: line, linked: linked / Math.max(1, line.replace(/\s/g, '').length), block });
    text = '';
    linked = 0;
  };
  let links = 0;
  const todo: (PageNode | { readonly leave: string })[] = [root];
  while (todo.length > 0) {
    const node = todo.pop()!;
    if ('leave' in node) {
      if (node.leave === 'a') links--;
      else flush();
      continue;
    }
    if (node.nodeType === 3) {
      const value = node.textContent ?? '';
      text += value;
      if (links > 0) linked += value.replace(/\s/g, '').length;
      continue;
    }
    if (node.nodeType !== 1) continue;
    const name = node.nodeName.toLowerCase();
    if (SKIPPED.has(name)) continue;
    if (name === 'br') {
      flush();
      continue;
    }
    if (BREAKS.has(name)) {
      flush();
      block = name;
      todo.push({ leave: name });
    } else if (name === 'a') {
      links++;
      todo.push({ leave: 'a' });
    }
    // The tree makes the list anew each time it is asked for.
    const children = node.childNodes;
    for (let i = children.length - 1; i >= 0; i--) todo.push(children[i]!);
  }
  flush();
  return lines;
}
