/** What a page says of itself in JSON-LD. */
import type { PageDocument } from './dom.ts';

export interface LinkedData {
  readonly title?: string;
  readonly author?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly url?: string;
  readonly body?: string;
}

const ARTICLE = /(article|newsarticle|blogposting|report|posting)$/i;
/** Objects looked at in one page. */
const MOST = 2000;

type Json = Record<string, unknown>;

/** The first article among the page's JSON-LD objects. Scripts that are no JSON are passed over: pages have many such. */
export function linkedData(document: PageDocument): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parse(script.textContent ?? ''));
    if (!article) continue;
    return defined({
      title: text(article.headline) ?? text(article.name),
      author: names(article.author),
      outlet: names(article.publisher),
      published: text(article.datePublished) ?? text(article.dateCreated),
      url: text(article.url) ?? text(article.mainEntityOfPage),
      body: text(article.articleBody),
    });
  }
  return {};
}

function parse(source: string): unknown {
  try {
    // Raw line breaks inside strings are the commonest mistake of such scripts.
    return JSON.parse(source.replace(/^\s*<!--|-->\s*$/g, '').replace(/\p{Cc}+/gu, ' '));
  } catch {
    return null;
  }
}

/** Breadth first, so that the page's own article comes before those it names. */
function findArticle(root: unknown): Json | null {
  const queue: unknown[] = [root];
  for (let k = 0; k < queue.length && k < MOST; k++) {
    const node = queue[k];
    if (Array.isArray(node)) queue.push(...node.slice(0, MOST));
    else if (node !== null && typeof node === 'object') {
      const types = [(node as Json)['@type']].flat();
      if (types.some((t) => typeof t === 'string' && ARTICLE.test(t))) return node as Json;
      queue.push(...Object.values(node).filter((v) => typeof v === 'object'));
    }
  }
  return null;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return text((value as Json)['@id']);
  return undefined;
}

function names(value: unknown): string | undefined {
  const said = [value].flat().map((v) => (v !== null && typeof v === 'object' ? text((v as Json).name) : text(v)));
  const list = said.filter((s) => s !== undefined && !/^https?:/.test(s));
  return list.length > 0 ? list.join('، ') : undefined;
}

function defined(values: Record<string, string | undefined>): LinkedData {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined));
}
