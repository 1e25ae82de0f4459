/**
 * The root behind each claim. Origins are counted, not articles: two outlets that cite one observer are one origin, so are the copies of one
 * wire story, and so is a statement passed on with its source dropped.
 */

import { type Knowledge, relays } from '../knowledge/index.ts';
import { roleOn } from '../knowledge/persons.ts';
import { containers, type Place } from '../knowledge/places.ts';
import type { Article, Bilingual, CaseRecord, Claim, CopyGroup, Origin } from '../model/index.ts';
import { put } from '../text/lists.ts';
import { Rounds, sameItems } from '../text/rounds.ts';
import { Credits } from './credits.ts';
import { nameOf } from './entities.ts';
import { Outlets } from './outlets.ts';
import { isOwnPeople } from './own-people.ts';
import { type QuotesBefore, sameQuotes } from './quotes.ts';

export type OriginRule = 'own-voice' | 'agency-credit' | 'wire-copy' | 'chain-root' | 'same-report' | 'same-quote';

interface Root {
  readonly id: string;
  readonly kind: Origin['kind'];
  readonly name: Bilingual;
  readonly rule: OriginRule;
}

export interface Origins {
  readonly origins: Origin[];
  /** Claim id → origin id. */
  readonly of: ReadonlyMap<string, string>;
  /** Claim id → who tells it in this article, before wire copies and dropped attributions are seen through. */
  readonly teller: ReadonlyMap<string, string>;
}

/** What is known of an article's claims by itself and by the text that it copies. */
interface Traced {
  readonly article: Article;
  /** The article whose text this one carries; itself where it is no copy. */
  readonly root: Article;
  readonly claims: readonly Claim[];
  readonly chains: readonly (readonly string[])[];
  readonly roots: readonly Root[];
  readonly tellers: readonly string[];
}

/** What is remembered of the origins of claims, by article. */
export interface OriginsBefore {
  readonly traced: Rounds<string, Traced>;
  readonly quotes: QuotesBefore;
}

/** @param sources claim id → canonical entity ids of its source chain, nearest first */
export function traceOrigins(
  record: CaseRecord,
  knowledge: Knowledge,
  sources: (claim: string) => readonly string[],
  copies: readonly CopyGroup[],
  before: OriginsBefore = { traced: new Rounds(), quotes: new Rounds() },
): Origins {
  const outlets = new Outlets(knowledge);
  const credits = new Credits(knowledge);
  const articles = new Map(record.articles.map((a) => [a.id, a]));
  const rootOf = new Map<string, Article>();
  for (const g of copies) for (const c of g.copies) rootOf.set(c.article, articles.get(g.root)!);
  const all = articleClaims(record, articles).map(({ article, claims }) => {
    const root = rootOf.get(article.id) ?? article;
    const chains = claims.map((c) => sources(c.id));
    return before.traced.of(
      article.id,
      (kept) =>
        kept.article === article &&
        kept.root === root &&
        sameItems(kept.claims, claims) &&
        kept.chains.every((chain, k) => sameItems(chain, chains[k]!)),
      () => traced({ article, root, claims, chains }, outlets, credits, knowledge),
    );
  });
  const roots = new Map<string, Root>();
  const teller = new Map<string, string>();
  for (const t of all)
    t.claims.forEach((c, k) => {
      roots.set(c.id, t.roots[k]!);
      teller.set(c.id, t.tellers[k]!);
    });
  for (const [claim, from] of sameQuotes(all, before.quotes)) {
    const root = roots.get(from.id)!;
    if (root.kind !== 'outlet') roots.set(claim.id, { ...root, rule: 'same-quote' });
  }
  return { origins: gather(all, roots), of: new Map([...roots].map(([c, r]) => [c, r.id])), teller };
}

/** The articles that claim something, and their claims, both in the order of the claims' ids (`ARTICLE#c1`). */
function articleClaims(
  record: CaseRecord,
  articles: ReadonlyMap<string, Article>,
): { readonly article: Article; readonly claims: Claim[] }[] {
  const out = new Map<string, Claim[]>();
  for (const c of record.claims) if (articles.has(c.doc)) put(out, c.doc, c);
  return [...out]
    .sort(([a], [b]) => (`${a}#` < `${b}#` ? -1 : 1))
    .map(([id, claims]) => ({ article: articles.get(id)!, claims: claims.sort((a, b) => (a.id < b.id ? -1 : 1)) }));
}

/** Whose word each claim of an article is, from the article alone. */
function traced(
  given: Pick<Traced, 'article' | 'root' | 'claims' | 'chains'>,
  outlets: Outlets,
  credits: Credits,
  knowledge: Knowledge,
): Traced {
  const { article, root, claims, chains } = given;
  const voice = ownVoice(article, root, outlets, credits, knowledge);
  const roots = new Map<string, Root>();
  const tellers = claims.map((claim, k) => {
    const chain = chains[k]!;
    const own = chain.length > 0 && isOwnPeople(claim.source[0]!.text) && !chain.some((id) => relays(knowledge, id));
    const sourced = chain.length > 0 && !own;
    const found = sourced ? chainRoot(claim, chain, article, root, knowledge) : voice;
    roots.set(claim.id, found);
    return sourced ? found.id : `own:${article.id}`;
  });
  for (const [claim, from] of sameReports(article, claims, roots, knowledge))
    roots.set(claim, { ...roots.get(from)!, rule: 'same-report' });
  return { ...given, roots: claims.map((c) => roots.get(c.id)!), tellers };
}

function ownVoice(article: Article, root: Article, outlets: Outlets, credits: Credits, knowledge: Knowledge): Root {
  const copied = root !== article;
  const credited = credits.of(article) ?? (copied ? credits.of(root) : null);
  if (credited)
    return {
      id: `o:${credited}`,
      kind: 'agency',
      name: nameOf(credited, credited, knowledge),
      rule: 'agency-credit',
    };
  const outlet = outlets.of(root);
  const rule = copied ? 'wire-copy' : 'own-voice';
  if (outlet) return { id: `o:${outlet.id}`, kind: outlet.agency ? 'agency' : 'outlet', name: outlet.name, rule };
  const said = root.title ?? root.id;
  return { id: `o:article:${root.id}`, kind: 'outlet', name: { ar: said, en: said }, rule };
}

function chainRoot(
  claim: Claim,
  chain: readonly string[],
  article: Article,
  root: Article,
  knowledge: Knowledge,
): Root {
  const said = (k: number): Bilingual => nameOf(chain[k]!, claim.source[k]!.text, knowledge);
  const speaks = chain.findIndex((id) => !relays(knowledge, id));
  if (speaks < 0) {
    const last = chain.length - 1;
    return { id: `o:${chain[last]}`, kind: 'agency', name: said(last), rule: 'chain-root' };
  }
  const first = chain[speaks]!;
  const relayed = chain.findIndex((id) => relays(knowledge, id));
  if (relayed >= 0 && isOwnPeople(claim.source[speaks]!.text))
    return { id: `o:${chain[relayed]}`, kind: 'agency', name: said(relayed), rule: 'chain-root' };
  if (knowledge.actors.get(first)?.kind === 'unspecified') {
    const relay = chain.find((id) => relays(knowledge, id));
    const where = relay ?? root.id;
    return { id: `o:unnamed:${first}:${where}`, kind: 'unnamed', name: said(speaks), rule: 'chain-root' };
  }
  const day = article.published.date;
  const body = bodyOf(first, day, knowledge);
  if (body !== first)
    return { id: `o:${body}`, kind: 'speaker', name: nameOf(body, body, knowledge), rule: 'chain-root' };
  // with a cue of his own he says it too
  const office = claim.source[speaks + 1]?.cue ? undefined : chain[speaks + 1];
  if (first.startsWith('x:') && office && !office.startsWith('x:') && !relays(knowledge, office))
    return {
      id: `o:${bodyOf(office, day, knowledge)}`,
      kind: 'speaker',
      name: nameOf(bodyOf(office, day, knowledge), office, knowledge),
      rule: 'chain-root',
    };
  return { id: `o:${first}`, kind: 'speaker', name: said(speaks), rule: 'chain-root' };
}

function bodyOf(id: string, day: string | null, knowledge: Knowledge): string {
  const person = knowledge.persons.get(id);
  if (!person) return id;
  return (roleOn(person, day) ?? person.roles.at(-1))?.actor ?? id;
}

/**
 * What an article says in its own voice with the numbers of a source, or in its headline without any, is the report that it attributes in the body:
 * own-voice claim → sourced claim of the same article and type. A headline that names another place says something of its own.
 */
function sameReports(
  article: Article,
  claims: readonly Claim[],
  roots: ReadonlyMap<string, Root>,
  knowledge: Knowledge,
): [string, string][] {
  const byType = new Map<string, { own: Claim[]; told: Claim[] }>();
  for (const c of claims) {
    const group = byType.get(c.type) ?? { own: [], told: [] };
    (c.source.length > 0 ? group.told : group.own).push(c);
    byType.set(c.type, group);
  }
  const out: [string, string][] = [];
  for (const { own, told } of byType.values())
    for (const c of own) {
      const inTitle = c.trigger.start < titleEnd(article);
      const fits = told
        .filter((t) => t.modality === c.modality && placesFit(c, t, knowledge))
        .sort((a, b) => a.trigger.start - b.trigger.start || (a.id < b.id ? -1 : 1));
      const counted = fits.filter((t) => sharesNumber(c, t));
      const alike = counted.length > 0 ? counted : inTitle && c.numbers.length === 0 ? fits.slice(0, 1) : [];
      if (new Set(alike.map((t) => roots.get(t.id)!.id)).size === 1) out.push([c.id, alike[0]!.id]);
    }
  return out;
}

/** One contains the other, or one of them is no certain place. */
function placesFit(a: Claim, b: Claim, { places }: Knowledge): boolean {
  const known = (c: Claim) =>
    c.place.flatMap((p) => (p.id ? (places.get(p.id) ?? []) : [])).filter((p) => p.precision <= 3);
  const [xs, ys] = [known(a), known(b)];
  const holds = (x: Place, y: Place) => x.id === y.id || containers(x, places).some((c) => c.id === y.id);
  return xs.length === 0 || ys.length === 0 || xs.some((x) => ys.some((y) => holds(x, y) || holds(y, x)));
}

const titleEnd = (article: Article): number => {
  const line = article.text.indexOf('\n');
  const titled = article.title && article.text.startsWith(article.title) ? article.title.length : 0;
  return Math.max(titled, line > 0 && line < 200 ? line : 0);
};

const sharesNumber = (a: Claim, b: Claim): boolean =>
  a.numbers.some((n) => n.lo !== null && b.numbers.some((m) => m.of === n.of && m.lo === n.lo));

interface Gathered {
  readonly root: Root;
  readonly claims: string[];
  readonly articles: Set<string>;
  readonly rules: Set<string>;
}

/** @param all ordered by id, as are their claims: of an origin's names the first counts */
function gather(all: readonly Traced[], roots: ReadonlyMap<string, Root>): Origin[] {
  const groups = new Map<string, Gathered>();
  for (const { article, claims } of all)
    for (const { id } of claims) {
      const root = roots.get(id)!;
      let group = groups.get(root.id);
      if (!group) {
        group = { root, claims: [], articles: new Set(), rules: new Set() };
        groups.set(root.id, group);
      }
      group.claims.push(id);
      group.articles.add(article.id);
      group.rules.add(root.rule);
    }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { root, claims, articles, rules }]) => ({
      id,
      kind: root.kind,
      name: root.name,
      claims,
      articles: [...articles].sort(),
      rule: [...rules].sort().join(', '),
    }));
}
