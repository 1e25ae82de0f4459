/**
 * Hand-read articles as a case record: the claims as they were read by hand, with entities and places found at their words by the reader's
 * own tables. Lets the comparison be measured apart from errors of reading.
 */
import { EntityReader } from '../src/claims/entities.ts';
import type { Scene } from '../src/claims/scene.ts';
import { standpointOf } from '../src/claims/standpoint.ts';
import { outletOf } from '../src/knowledge/outlets.ts';
import type { Place } from '../src/knowledge/places.ts';
import { containers } from '../src/knowledge/places.ts';
import type { Article, CaseRecord, Claim, Mention, PlaceMention, Quoted, Span, TokenSpan } from '../src/model/index.ts';
import type { Reader } from '../src/pipeline.ts';
import { type GoldArticle, type GoldClaim, loadGold, sharedPath } from '../src/train/gold.ts';

export const SETS = {
  aleppo: ['corpus/aleppo-2016', 'gold/aleppo-2016'],
  dev: ['corpus/dev', 'gold/dev'],
} as const;
export type SetName = keyof typeof SETS;

/** Corpus and gold folder of a set, or null where the shared material is absent. */
export function folders(set: SetName): { corpus: string; gold: string } | null {
  const [corpus, gold] = SETS[set].map((p) => sharedPath(p));
  return corpus && gold ? { corpus, gold } : null;
}

export function articles(set: SetName): { article: Article; gold: GoldArticle }[] {
  const at = folders(set);
  if (!at) return [];
  return loadGold(at.corpus, at.gold).map((gold) => ({
    gold,
    article: {
      id: gold.doc,
      sha256: '',
      outlet: gold.outlet,
      published: { date: gold.published, from: 'gold' },
      title: gold.title,
      author: null,
      url: null,
      lang: 'ar',
      text: gold.text,
    },
  }));
}

/** The record with the claims read by hand. */
export function goldRecord(set: SetName, reader: Reader): CaseRecord {
  const all = articles(set);
  const names = englishPlaces(reader.resources.knowledge.places);
  const claims = all.flatMap(({ article, gold }) => {
    const { scene } = reader.look(article);
    return gold.claims.filter((c) => c.span).map((c) => convert(c, article, scene, reader, names));
  });
  return { articles: all.map((a) => a.article), claims, judgements: [] };
}

/** The record with the claims that the reader finds. */
export function readRecord(set: SetName, reader: Reader): CaseRecord {
  const all = articles(set).map((a) => a.article);
  const claims = all.flatMap((a) => reader.claims(a).map((c): Claim => ({ ...c, sentence: { ar: '', en: '' } })));
  return { articles: all, claims, judgements: [] };
}

function convert(
  gold: GoldClaim,
  article: Article,
  scene: Scene,
  reader: Reader,
  names: ReadonlyMap<string, Place[]>,
): Claim {
  const { knowledge } = reader.resources;
  const entities = new EntityReader(knowledge);
  const from = standpointOf(scene, outletOf(knowledge.outlets, article), knowledge);
  const quote = gold.quoteSpan!;
  const find = (text: string): Quoted => ({ text, ...(locate(article.text, text, quote) ?? quote) });
  const mention = (text: string): Mention => {
    const span = locate(article.text, text, quote);
    const tokens = span && tokenSpan(scene, span);
    const entity = tokens && entities.of(scene, tokens, from);
    const words = find(text);
    return entity ? { ...words, entity: entity.id, ...(entity.inferred ? { inferred: entity.inferred } : {}) } : words;
  };
  const place = (p: GoldClaim['place'][number]): PlaceMention => {
    const words = find(p.text);
    const found = locate(article.text, p.text, quote);
    const tokens = found && tokenSpan(scene, found);
    const seen = tokens && scene.places.find((x) => x.first < tokens.last && tokens.first < x.last && x.ids.length > 0);
    const known =
      pick(names.get(key(p.name)), p.in, knowledge.places) ??
      (seen ? knowledge.places.get(seen.ids[0]!) : undefined) ??
      (p.in ? pick(names.get(key(p.in)), undefined, knowledge.places) : undefined);
    return known
      ? { ...words, name: p.name, id: known.id, lat: known.lat, lon: known.lon, precision: known.precision }
      : { ...words, name: p.name };
  };
  return {
    id: `${gold.id.includes('#') ? '' : `${article.id}#`}${gold.id}`,
    doc: article.id,
    type: gold.type,
    trigger: { text: gold.trigger, ...gold.span! },
    quote: { text: gold.quote, ...quote },
    agent: gold.agent.map(mention),
    target: gold.target.map(mention),
    place: gold.place.map(place),
    when: { text: gold.when?.text ?? null, from: gold.when?.from ?? null, to: gold.when?.to ?? null },
    numbers: gold.numbers.map((n) => ({ ...n, ...find(n.text) })),
    source: gold.source.map((s) => ({ ...mention(s.text), ...(s.cue ? { cue: s.cue } : {}) })),
    modality: gold.modality,
    sentence: { ar: '', en: '' },
    because: {},
  };
}

/** Inside the quote where it stands there, else the nearest before it, else the first behind it. */
function locate(text: string, words: string, quote: Span): Span | null {
  if (!words) return null;
  const inside = text.slice(quote.start, quote.end).indexOf(words);
  const at =
    inside >= 0
      ? quote.start + inside
      : text.lastIndexOf(words, quote.start) >= 0
        ? text.lastIndexOf(words, quote.start)
        : text.indexOf(words, quote.end);
  return at < 0 ? null : { start: at, end: at + words.length };
}

function tokenSpan(scene: Scene, span: Span): TokenSpan | null {
  const { tokens } = scene.doc;
  const first = tokens.findIndex((t) => t.end > span.start);
  if (first < 0) return null;
  let last = first;
  while (last < tokens.length && tokens[last]!.start < span.end) last++;
  return { ...span, first, last };
}

const key = (name: string) =>
  name
    .toLowerCase()
    .replace(/,.*$/, '')
    .replace(/^(al|ar|as|ash|at|ad|an)-/, '')
    .replace(/[^a-z ]/g, '')
    .trim();

function englishPlaces(places: ReadonlyMap<string, Place>): Map<string, Place[]> {
  const out = new Map<string, Place[]>();
  for (const p of places.values())
    for (const en of p.en) {
      const list = out.get(key(en)) ?? [];
      list.push(p);
      out.set(key(en), list);
    }
  return out;
}

function pick(
  list: Place[] | undefined,
  inside: string | undefined,
  places: ReadonlyMap<string, Place>,
): Place | undefined {
  const best = (l: Place[]) =>
    [...l].sort(
      (a, b) =>
        Number(a.level !== 'city') - Number(b.level !== 'city') ||
        b.population - a.population ||
        (a.id < b.id ? -1 : 1),
    )[0];
  if (!list?.length) return undefined;
  const within = inside
    ? list.filter((p) => containers(p, places).some((c) => c.en.some((n) => key(n) === key(inside))))
    : [];
  return best(within.length ? within : list);
}
