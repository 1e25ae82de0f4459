/**
 * The naming matrix: party × outlet × voice → terms, with how often each stands, whether it takes a side, and how much it sets the outlet
 * apart. A term is in the outlet's own voice unless it stands in quotation marks (`quoted`) or in what the article reports of a source it
 * names (`reported`).
 */
import type { Knowledge } from '../knowledge/index.ts';
import {
  type Article,
  type ArticleNaming,
  type Claim,
  contains,
  type NamingCell,
  type NamingTerm,
  overlap,
  type PartyMention,
} from '../model/index.ts';
import { type NamingRow, namingRows } from './naming-lexicon.ts';
import { logOdds } from './naming-odds.ts';
import { partyName } from './naming-party.ts';

/** Stands for an outlet that the article does not give. */
export const UNKNOWN_OUTLET = '';
const VOICES = ['own', 'reported', 'quoted'] as const;
/** Examples kept of a term in a cell. */
const EXAMPLES = 20;

interface Place {
  readonly article: string;
  readonly mention: PartyMention;
}

/**
 * The matrix of a case. Articles without an `ArticleNaming` add nothing. Independent of the order of its arguments; cells are ordered by
 * party (most named first), outlet and voice, terms by count.
 */
export function namingOf(
  articles: readonly Pick<Article, 'id' | 'outlet'>[],
  naming: readonly ArticleNaming[],
  claims: readonly Pick<Claim, 'doc' | 'quote' | 'source'>[],
  knowledge: Knowledge,
): NamingCell[] {
  const outlets = new Map(articles.map((a) => [a.id, a.outlet ?? UNKNOWN_OUTLET]));
  const spoken = attributed(claims);
  const cells = new Map<string, Place[]>();
  const totals = new Map<string, number>();
  for (const { article, mentions } of naming) {
    const outlet = outlets.get(article);
    if (outlet === undefined) continue;
    for (const mention of mentions) {
      const key = [mention.party, voiceOf(mention, spoken.get(article) ?? []), outlet].join('\t');
      const cell = cells.get(key) ?? [];
      if (cell.push({ article, mention }) === 1) cells.set(key, cell);
      totals.set(mention.party, (totals.get(mention.party) ?? 0) + 1);
    }
  }
  const everybody = new Map<string, Map<string, number>>();
  for (const [key, places] of cells) {
    const group = key.slice(0, key.lastIndexOf('\t'));
    everybody.set(group, tally(places, everybody.get(group)));
  }
  const rows = new Map(namingRows().map((r) => [r.id, r]));
  const out = [...cells].map(([key, places]): NamingCell => {
    const [party = '', voice = '', outlet = ''] = key.split('\t');
    const odds = logOdds(tally(places), everybody.get(`${party}\t${voice}`)!);
    return {
      party,
      name: partyName(knowledge, party),
      outlet,
      voice: voice as NamingCell['voice'],
      terms: terms(places, odds, rows),
    };
  });
  return out.sort(
    (a, b) =>
      totals.get(b.party)! - totals.get(a.party)! ||
      compare(a.party, b.party) ||
      compare(a.outlet, b.outlet) ||
      VOICES.indexOf(a.voice) - VOICES.indexOf(b.voice),
  );
}

type Attributed = Pick<Claim, 'quote' | 'source'>;

/** Claims that a source vouches for, by article. */
function attributed(claims: readonly Pick<Claim, 'doc' | 'quote' | 'source'>[]): Map<string, Attributed[]> {
  const out = new Map<string, Attributed[]>();
  for (const claim of claims) {
    if (claim.source.length === 0) continue;
    const list = out.get(claim.doc) ?? [];
    if (list.push(claim) === 1) out.set(claim.doc, list);
  }
  return out;
}

/** Inside marks it is quoted; inside the words of a claim with a source, and not the source's own name, it is reported. */
function voiceOf(mention: PartyMention, claims: readonly Attributed[]): NamingCell['voice'] {
  if (mention.marks) return 'quoted';
  const inside = claims.filter((c) => contains(c.quote, mention));
  return inside.some((c) => c.source.every((s) => overlap(s, mention) === 0)) ? 'reported' : 'own';
}

function tally(places: readonly Place[], into: Map<string, number> = new Map()): Map<string, number> {
  for (const { mention } of places) into.set(mention.key, (into.get(mention.key) ?? 0) + 1);
  return into;
}

function terms(places: readonly Place[], odds: ReadonlyMap<string, number>, rows: ReadonlyMap<string, NamingRow>) {
  const groups = new Map<string, Place[]>();
  for (const p of places) {
    const list = groups.get(p.mention.key) ?? [];
    if (list.push(p) === 1) groups.set(p.mention.key, list);
  }
  return [...groups]
    .map(([key, list]) => term(list, odds.get(key) ?? 0, rows))
    .sort((a, b) => b.count - a.count || compare(a.term, b.term));
}

function term(places: readonly Place[], distinctive: number, rows: ReadonlyMap<string, NamingRow>): NamingTerm {
  const sorted = [...places].sort((a, b) => compare(a.article, b.article) || a.mention.start - b.mention.start);
  const loading = (['loaded', 'neutral', 'unknown'] as const).find((l) => sorted.some((p) => p.mention.loading === l))!;
  const judged = sorted.find((p) => p.mention.loading === loading)!.mention.judged[0];
  const row = judged === undefined ? undefined : rows.get(judged);
  const judgedBy = row ? row.sources.join('; ') : judged && 'knowledge/actors.yaml';
  return {
    term: commonest(sorted.map((p) => p.mention.term)),
    count: sorted.length,
    loading,
    ...(row?.viewpoint ? { viewpoint: row.viewpoint } : {}),
    ...(judgedBy ? { judgedBy } : {}),
    ...(row ? { because: row.why } : {}),
    distinctive: Math.round(distinctive * 1000) / 1000,
    examples: sorted
      .slice(0, EXAMPLES)
      .map(({ article, mention }) => ({ article, start: mention.start, end: mention.end })),
  };
}

function commonest(forms: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const f of forms) counts.set(f, (counts.get(f) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]![0];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
