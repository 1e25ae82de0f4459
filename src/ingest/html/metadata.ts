/** Title, outlet, author, date and address of a page, the surest statement of each first. */
import type { Metadata } from '../types.ts';
import type { PageDocument, PageElement } from './dom.ts';
import type { LinkedData } from './json-ld.ts';

/** Names under which `<meta>` elements keep a thing, in `name`, `property` or `itemprop`; the surest first. */
const META = {
  title: ['og:title', 'twitter:title', 'dc.title', 'headline'],
  outlet: ['og:site_name', 'application-name', 'dc.publisher', 'publisher'],
  author: ['article:author', 'author', 'dc.creator', 'byl', 'parsely-author'],
  url: ['og:url', 'twitter:url', 'dc.identifier'],
  date: [
    'article:published_time',
    'datepublished',
    'og:published_time',
    'pubdate',
    'publishdate',
    'publish_date',
    'publish-date',
    'date',
    'dc.date.issued',
    'dc.date',
    'dcterms.created',
    'dc.date.created',
    'sailthru.date',
    'parsely-pub-date',
    'datecreated',
    'article.published',
    'last-modified',
  ],
} as const;

/** Everything that the page says of itself, weightiest first. */
export function pageMetadata(document: PageDocument, linked: LinkedData): Metadata[] {
  const said = metaElements(document);
  const dates = META.date.flatMap((name) => said.get(name) ?? []);
  const one = (names: readonly string[]): string | undefined => names.flatMap((n) => said.get(n) ?? [])[0];
  return [
    clean({ ...linked, published: linked.published ? { value: linked.published, from: 'json-ld' } : undefined }),
    clean({
      title: one(META.title),
      outlet: one(META.outlet.slice(0, 1)) ?? one(META.outlet.slice(1)),
      author: one(META.author),
      url: attribute(document, 'link[rel="canonical"]', 'href') ?? one(META.url),
    }),
    ...dates.map((value) => ({ published: { value, from: 'meta' } })),
    ...timeElements(document).map((value) => ({ published: { value, from: 'time' } })),
    clean({ title: headline(document), author: byline(document) }),
  ];
}

function metaElements(document: PageDocument): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    const content = meta.getAttribute('content')?.trim();
    if (!content) continue;
    for (const key of ['property', 'name', 'itemprop']) {
      const name = meta.getAttribute(key)?.trim().toLowerCase();
      if (name) out.set(name, [...(out.get(name) ?? []), content]);
    }
  }
  return out;
}

/** The page's `<time>` elements and microdata that tell its publication; other times of the page come after those that say so. */
function timeElements(document: PageDocument): string[] {
  const sure: string[] = [];
  const other: string[] = [];
  for (const time of document.querySelectorAll(
    '[itemprop="datePublished"], [itemprop="dateCreated"], time[datetime], abbr.published',
  )) {
    const value = time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.getAttribute('title');
    if (!value) continue;
    const marks = `${time.getAttribute('itemprop') ?? ''} ${time.getAttribute('class') ?? ''}`;
    if (/modif|updat/i.test(marks)) continue;
    (/publish|created|entry-date|post-date/i.test(marks) || time.getAttribute('pubdate') !== null ? sure : other).push(
      value,
    );
  }
  // Several unmarked times are those of other articles as often as not: only the first is asked.
  return [...sure.slice(0, 3), ...other.slice(0, 1)];
}

function headline(document: PageDocument): string | undefined {
  const heading = [...document.querySelectorAll('h1')].map((h) => words(h)).find((t) => t.length > 3);
  return heading ?? words(document.querySelector('title'));
}

const BYLINE =
  '[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"], .author-name, .byline, .author';

function byline(document: PageDocument): string | undefined {
  const found = [...document.querySelectorAll(BYLINE)].map((e) => words(e)).find((t) => t.length > 1 && t.length < 80);
  return found;
}

function attribute(document: PageDocument, selector: string, name: string): string | undefined {
  return document.querySelector(selector)?.getAttribute(name)?.trim() || undefined;
}

function words(element: PageElement | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function clean(said: { [K in keyof Metadata]?: Metadata[K] | undefined }): Metadata {
  const { title, outlet, author, url, published } = said;
  const address = url && /^https?:\/\//i.test(url) ? url : undefined;
  const kept = { title, outlet, author: person(author), url: address, published };
  return Object.fromEntries(Object.entries(kept).filter(([, v]) => v !== undefined));
}

/** A name without the addresses that templates put beside it; nothing for an address alone. */
function person(author: string | undefined): string | undefined {
  return (
    author
      ?.replace(/https?:\S*/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() || undefined
  );
}
