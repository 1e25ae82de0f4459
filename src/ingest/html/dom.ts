/** The few members of the page's tree that are used; the parser's own types need a browser's. */
import { parseHTML } from 'linkedom';

export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<PageNode>;
  readonly parentNode: PageNode | null;
}

export interface PageElement extends PageNode {
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  cloneNode(deep: boolean): PageElement;
  remove(): void;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
}

/** Builds the tree of a page made safe by `scan`. */
export function parsePage(safe: string): PageDocument {
  return parseHTML(/<html[\s>]/i.test(safe.slice(0, 4096)) ? safe : `<html><head></head><body>${safe}</body></html>`)
    .document as unknown as PageDocument;
}
