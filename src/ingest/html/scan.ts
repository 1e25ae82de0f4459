/**
 * One linear pass over the source of a page, before any tree is built of it: where its text stands, and the same page made safe to
 * parse. Offsets are code units into the decoded page.
 */

/** Characters of the page's text between two tags, still with its entities. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  /** A block of the page begins before it: a paragraph, a cell, a line break. */
  readonly fresh: boolean;
  /** Inside `<a>`. */
  readonly linked: boolean;
}

export interface Scanned {
  readonly runs: readonly TextRun[];
  /** The page without scripts (but with JSON-LD), styles, comments and what is nested too deep; for the parser. */
  readonly safe: string;
  readonly elements: number;
  /** Tags left out because they lay deeper than the limit; their text is kept. */
  readonly flattened: number;
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose content is no markup. The parser is given none of them but JSON-LD and the title. */
const RAW = new Set(
  'script style textarea title noscript iframe noembed noframes xmp template svg math object'.split(' '),
);
/** Elements without an end tag of their own when their like begins. */
const CLOSED_BY_LIKE = new Set('p li dt dd tr td th option thead tbody tfoot'.split(' '));
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const TAG = /<(\/?)([a-zA-Z][^\s/>]*)/y;

/** Scans a page. Never throws; time grows with the length of the page alone. */
export function scan(page: string, depthLimit: number): Scanned {
  const runs: TextRun[] = [];
  const safe: string[] = [];
  const stack: string[] = [];
  const open = new Map<string, number>();
  const dropped = new Map<string, number>();
  let elements = 0;
  let flattened = 0;
  let fresh = true;
  let at = 0;
  const add = (map: Map<string, number>, name: string, n: number) => {
    map.set(name, (map.get(name) ?? 0) + n);
  };
  const pop = (): void => add(open, stack.pop()!, -1);
  while (at < page.length) {
    const next = page.indexOf('<', at);
    const end = next < 0 ? page.length : next;
    if (end > at) {
      runs.push({ start: at, end, fresh, linked: (open.get('a') ?? 0) > 0 });
      safe.push(page.slice(at, end));
      fresh = false;
    }
    if (next < 0) break;
    at = next;
    if (page.startsWith('<!--', at)) {
      at = after(page, '-->', at + 4);
      continue;
    }
    if (page[at + 1] === '!' || page[at + 1] === '?') {
      at = after(page, '>', at + 2);
      continue;
    }
    TAG.lastIndex = at;
    const tag = TAG.exec(page);
    if (!tag) {
      // A lone «<» is text.
      runs.push({ start: at, end: at + 1, fresh, linked: false });
      safe.push('&lt;');
      fresh = false;
      at++;
      continue;
    }
    const name = tag[2]!.toLowerCase();
    const close = tagEnd(page, TAG.lastIndex);
    const source = page.slice(at, close);
    at = close;
    if (!INLINE.has(name)) fresh = true;
    if (tag[1]) {
      if ((dropped.get(name) ?? 0) > 0) add(dropped, name, -1);
      else if ((open.get(name) ?? 0) > 0) {
        while (stack.at(-1) !== name) pop();
        pop();
        safe.push(source);
      }
      continue;
    }
    elements++;
    if (RAW.has(name)) {
      const stop = rawEnd(page, name, at);
      if (name === 'title' || (name === 'script' && /ld\+json/i.test(source)))
        safe.push(source, page.slice(at, stop), `</${name}>`);
      at = stop < page.length ? after(page, '>', stop) : stop;
      continue;
    }
    if (VOID.has(name) || source.endsWith('/>')) {
      safe.push(source);
      continue;
    }
    if (CLOSED_BY_LIKE.has(name) && stack.at(-1) === name) pop();
    if (stack.length >= depthLimit) {
      add(dropped, name, 1);
      flattened++;
      continue;
    }
    stack.push(name);
    add(open, name, 1);
    safe.push(source);
  }
  return { runs, safe: safe.join(''), elements, flattened };
}

function after(page: string, what: string, from: number): number {
  const found = page.indexOf(what, from);
  return found < 0 ? page.length : found + what.length;
}

/** Behind the «>» that ends a tag; one inside quotation marks does not. */
function tagEnd(page: string, from: number): number {
  let quote = '';
  for (let i = from; i < page.length; i++) {
    const ch = page[i]!;
    if (quote) {
      if (ch === quote) quote = '';
    } else if (ch === '>') return i + 1;
    else if ((ch === '"' || ch === "'") && /[=\s]/.test(page[i - 1]!)) quote = ch;
  }
  return page.length;
}

/** Where the end tag of a raw element begins. */
function rawEnd(page: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  end.lastIndex = from;
  return end.exec(page)?.index ?? page.length;
}
