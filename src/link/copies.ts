/**
 * Wire copies: articles that carry one text. Candidates by MinHash and banding over runs of four words (linear in the number of articles), each
 * verified by the exact Jaccard of the two sets. Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3.
 */

import type { Article, CopyGroup } from '../model/index.ts';
import { jaccard, mix } from '../text/hash.ts';
import { put } from '../text/lists.ts';
import { Rounds } from '../text/rounds.ts';
import { shingles } from './shingles.ts';

/** Bands × rows: at Jaccard 0.5 a pair is met with probability 1 − (1 − 0.5³)⁴⁰ = 0.995, at 0.1 with 0.04. */
const BANDS = 40;
const ROWS = 3;
/** Jaccard from which two texts are copies of one. */
export const COPY = 0.5;
/** Texts with fewer runs say too little to be called copies. */
const FEWEST = 12;
/** Of a very large bucket (a boilerplate text) each member is compared with this many before it. */
const MOST_IN_BUCKET = 24;

export interface CopyPair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
}

const seeds = Uint32Array.from({ length: BANDS * ROWS }, (_, k) => mix(k + 1));

interface Signature {
  readonly text: string;
  readonly set: Uint32Array;
  readonly bands: Uint32Array;
}

/** The signatures of texts, by article. */
export type SignedBefore = Rounds<string, Signature>;

const signature = ({ id, text }: Article, before: SignedBefore): Signature =>
  before.of(
    id,
    (kept) => kept.text === text,
    () => sign(text),
  );

function sign(text: string): Signature {
  const set = shingles(text);
  const bands = new Uint32Array(BANDS);
  if (set.length >= FEWEST) {
    const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
    for (const s of set)
      for (let k = 0; k < least.length; k++) {
        const h = Math.imul(s ^ seeds[k]!, 0x9e3779b1) >>> 0;
        const m = (h ^ (h >>> 15)) >>> 0;
        if (m < least[k]!) least[k] = m;
      }
    for (let b = 0; b < BANDS; b++) {
      let h = b;
      for (let r = 0; r < ROWS; r++) h = mix(h ^ least[b * ROWS + r]!);
      bands[b] = h;
    }
  }
  return { text, set, bands };
}

/** Pairs of articles whose texts share at least half of their runs, ordered by id. */
export function copyPairs(articles: readonly Article[], before: SignedBefore = new Rounds()): CopyPair[] {
  const list = [...articles].sort((x, y) => (x.id < y.id ? -1 : 1));
  const signs = list.map((a) => signature(a, before));
  const pairs = new Map<number, number>();
  const buckets = new Map<number, number[]>();
  for (let band = 0; band < BANDS; band++) {
    buckets.clear();
    for (let i = 0; i < list.length; i++) {
      const { set, bands } = signs[i]!;
      if (set.length < FEWEST) continue;
      const bucket = buckets.get(bands[band]!);
      if (!bucket) {
        buckets.set(bands[band]!, [i]);
        continue;
      }
      for (const j of bucket.slice(-MOST_IN_BUCKET)) {
        const key = j * list.length + i;
        if (!pairs.has(key)) pairs.set(key, jaccard(set, signs[j]!.set));
      }
      bucket.push(i);
    }
  }
  return [...pairs]
    .filter(([, similarity]) => similarity >= COPY)
    .sort(([a], [b]) => a - b)
    .map(([key, similarity]) => ({
      a: list[Math.floor(key / list.length)]!.id,
      b: list[key % list.length]!.id,
      similarity,
    }));
}

/**
 * Copies grouped, an agency's own text first, else the earliest.
 * @param isAgency whether the article was published by a news agency
 */
export function copyGroups(
  articles: readonly Article[],
  isAgency: (article: Article) => boolean,
  before: SignedBefore = new Rounds(),
): CopyGroup[] {
  const pairs = copyPairs(articles, before);
  const byId = new Map(articles.map((a) => [a.id, a]));
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    while (parent.has(at)) at = parent.get(at)!;
    return at;
  };
  for (const { a, b } of pairs) {
    const [x, y] = [find(a), find(b)].sort() as [string, string];
    if (x !== y) parent.set(y, x);
  }
  const groups = new Map<string, string[]>();
  for (const id of new Set(pairs.flatMap((p) => [p.a, p.b]))) put(groups, find(id), id);
  const rank = (id: string): string => {
    const a = byId.get(id)!;
    return `${isAgency(a) ? 0 : 1} ${a.published.date ?? '9999'} ${id}`;
  };
  return [...groups.values()]
    .map((ids) => {
      const sorted = ids.sort((x, y) => (rank(x) < rank(y) ? -1 : 1));
      const root = sorted[0]!;
      const first = signature(byId.get(root)!, before).set;
      return {
        id: `copies:${root}`,
        root,
        because: isAgency(byId.get(root)!) ? 'agency' : 'earliest',
        copies: sorted.slice(1).map((article) => ({
          article,
          similarity: Math.round(1000 * jaccard(first, signature(byId.get(article)!, before).set)) / 1000,
        })),
      };
    })
    .sort((x, y) => (x.root < y.root ? -1 : 1));
}
