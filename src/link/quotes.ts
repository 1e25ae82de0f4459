/**
 * Statements passed on with their source dropped: an own-voice claim whose quote is, but for a word or two, the quote of a sourced claim of the
 * same type in another article of the same days. Found through shared runs of four words; runs that stand in many quotes are skipped, so that the cost
 * stays linear.
 */
import type { Article, CaseRecord, Claim } from '../model/index.ts';
import { shared } from '../text/hash.ts';
import { shingles } from './shingles.ts';

const DAYS = 3;
/** Share of the runs of the shorter quote that must be the same. */
const SAME = 0.7;
/** Shorter quotes are alike by chance: runs of four words. */
const FEWEST = 5;
const COMMON = 40;

const kept = new WeakMap<object, Uint32Array>();
const runs = (claim: Claim): Uint32Array => {
  const known = kept.get(claim);
  if (known) return known;
  const made = shingles(claim.quote.text);
  kept.set(claim, made);
  return made;
};

/** Own-voice claim → sourced claim with the same quote, the most alike first. */
export function sameQuotes(
  record: CaseRecord,
  articles: ReadonlyMap<string, Article>,
  isSourced: (claim: string) => boolean,
): [string, string][] {
  const index = new Map<number, Claim[]>();
  const claims = [...record.claims].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const c of claims) {
    if (!isSourced(c.id) || runs(c).length < FEWEST) continue;
    for (const run of runs(c)) {
      const list = index.get(run);
      if (!list) index.set(run, [c]);
      else if (list.length <= COMMON) list.push(c);
    }
  }
  const out: [string, string][] = [];
  for (const c of claims) {
    const own = isSourced(c.id) ? null : runs(c);
    if (!own || own.length < FEWEST) continue;
    let best: Claim | null = null;
    let most = 0;
    const seen = new Set<Claim>();
    for (const run of own)
      for (const other of index.get(run) ?? []) {
        if (other.doc === c.doc || other.type !== c.type || other.modality !== c.modality || seen.has(other)) continue;
        seen.add(other);
        if (!sameDays(articles.get(c.doc), articles.get(other.doc))) continue;
        const share = shared(own, runs(other)) / Math.min(own.length, runs(other).length);
        if (share >= SAME && share > most) {
          best = other;
          most = share;
        }
      }
    if (best) out.push([c.id, best.id]);
  }
  return out;
}

function sameDays(a: Article | undefined, b: Article | undefined): boolean {
  const x = a?.published.date;
  const y = b?.published.date;
  return !!x && !!y && Math.abs(Date.parse(x) - Date.parse(y)) <= DAYS * 86_400_000;
}
