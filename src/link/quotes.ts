/**
 * Statements passed on with their source dropped: an own-voice claim whose quote is, but for a word or two, the quote of a sourced claim of the
 * same type in another article of the same days. Found through shared runs of four words; of a run that stands in many quotes the first are
 * looked at, so that the cost stays linear.
 */
import type { Article, Claim } from '../model/index.ts';
import { shareOfSmaller } from '../text/hash.ts';
import { Rounds, sameItems } from '../text/rounds.ts';
import { shingles } from './shingles.ts';

const DAYS = 3;
/** Share of the runs of the shorter quote that must be the same. */
const SAME = 0.7;
/** Shorter quotes are alike by chance: runs of four words. */
const FEWEST = 5;
const COMMON = 40;

/** An article whose claims are ordered by id. */
export interface QuotingArticle {
  readonly article: Article;
  readonly claims: readonly Claim[];
}

interface Quotes {
  readonly day: number | null;
  readonly claims: readonly Claim[];
  /** The runs of each quote; of short ones none. */
  readonly runs: readonly Uint32Array[];
  /** For each claim in its own voice the sourced one that it repeats. */
  readonly answers: (Claim | null)[];
}

/** The runs of the quotes of articles, and what was found for them, by article. */
export type QuotesBefore = Rounds<string, Quotes>;

/**
 * Own-voice claim → sourced claim with the same quote, the most alike first. What was found before holds unless a sourced claim that shares a run
 * with it came or went.
 * @param articles ordered by id, as are their claims
 */
export function sameQuotes(articles: readonly QuotingArticle[], before: QuotesBefore = new Rounds()): [Claim, Claim][] {
  const touched = new Runs();
  const fresh = new Set<Quotes>();
  const touch = (quotes: Quotes) =>
    quotes.claims.forEach((c, k) => {
      if (isSourced(c)) touched.add(quotes.runs[k]!);
    });
  for (const quotes of before.gone(new Set(articles.map((a) => a.article.id)))) touch(quotes);
  const all = articles.map(({ article, claims }) => {
    const last = before.last(article.id);
    const quotes = before.of(
      article.id,
      (kept) => kept.day === dayOf(article) && sameItems(kept.claims, claims),
      () => quotesOf(article, claims),
    );
    if (quotes !== last) {
      if (last) touch(last);
      touch(quotes);
      fresh.add(quotes);
    }
    return quotes;
  });
  const asked = new Runs();
  const questions: [Quotes, number][] = [];
  for (const quotes of all)
    quotes.claims.forEach((c, k) => {
      const runs = quotes.runs[k]!;
      if (isSourced(c) || runs.length === 0 || !(fresh.has(quotes) || touched.meets(runs))) return;
      questions.push([quotes, k]);
      asked.add(runs);
    });
  const index = indexOf(all, asked);
  for (const [quotes, k] of questions) quotes.answers[k] = answer(quotes, k, index);
  return all.flatMap(({ claims, answers }) =>
    claims.flatMap((c, k): [Claim, Claim][] => (answers[k] ? [[c, answers[k]]] : [])),
  );
}

const isSourced = (claim: Claim): boolean => claim.source.length > 0;

function quotesOf(article: Article, claims: readonly Claim[]): Quotes {
  const runs = claims.map((c) => {
    const found = shingles(c.quote.text);
    return found.length < FEWEST ? NONE : found;
  });
  return { day: dayOf(article), claims, runs, answers: claims.map(() => null) };
}

const NONE = new Uint32Array(0);

interface Quoted {
  readonly quotes: Quotes;
  readonly k: number;
}

/** The first sourced claims of each run that is asked for. */
function indexOf(all: readonly Quotes[], asked: Runs): Map<number, Quoted[]> {
  const index = new Map<number, Quoted[]>();
  for (const quotes of all)
    quotes.claims.forEach((c, k) => {
      if (!isSourced(c)) return;
      for (const run of quotes.runs[k]!) {
        if (!asked.has(run)) continue;
        const list = index.get(run);
        if (!list) index.set(run, [{ quotes, k }]);
        else if (list.length <= COMMON) list.push({ quotes, k });
      }
    });
  return index;
}

function answer(quotes: Quotes, at: number, index: ReadonlyMap<number, readonly Quoted[]>): Claim | null {
  const claim = quotes.claims[at]!;
  const own = quotes.runs[at]!;
  let best: Claim | null = null;
  let most = 0;
  const seen = new Set<Claim>();
  for (const run of own)
    for (const { quotes: others, k } of index.get(run) ?? []) {
      const other = others.claims[k]!;
      if (others === quotes || other.type !== claim.type || other.modality !== claim.modality || seen.has(other))
        continue;
      seen.add(other);
      if (quotes.day === null || others.day === null || Math.abs(quotes.day - others.day) > DAYS) continue;
      const runs = others.runs[k]!;
      const share = shareOfSmaller(own, runs);
      if (share >= SAME && share > most) {
        best = other;
        most = share;
      }
    }
  return best;
}

/** A set of runs: which bits of their hashes are taken, then the hashes themselves. */
class Runs {
  private readonly bits = new Uint8Array(1 << 16);
  private readonly runs = new Set<number>();

  add(runs: Uint32Array): void {
    for (const run of runs) {
      this.bits[run & 0xffff] = 1;
      this.runs.add(run);
    }
  }

  has(run: number): boolean {
    return this.bits[run & 0xffff] === 1 && this.runs.has(run);
  }

  meets(runs: Uint32Array): boolean {
    if (this.runs.size === 0) return false;
    for (const run of runs) if (this.has(run)) return true;
    return false;
  }
}

/** Whole days since 1970; null where the article gives none. */
function dayOf({ published: { date } }: Article): number | null {
  const at = date ? Date.parse(date) / 86_400_000 : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
