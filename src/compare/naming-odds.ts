/**
 * Which words set a speaker apart: weighted log-odds ratio with an informative Dirichlet prior. Source: Monroe, Colaresi & Quinn,
 * Fightin' Words, Political Analysis 16 (2008), equations 15, 16, 18, 20 and 22.
 */

/** Weight of the prior in words: as if each side had said so many before, in the proportions of all together. */
const PRIOR = 10;

/**
 * z-score of each word of one speaker against all the others: above 0 the speaker says it more than they do, beyond about ±1.96 more than
 * chance would. 0 for every word where there are no others, or none that says anything.
 * @param own how often the speaker says each word
 * @param all how often everybody does, the speaker included
 */
export function logOdds(own: ReadonlyMap<string, number>, all: ReadonlyMap<string, number>): Map<string, number> {
  const total = sum(all);
  const mine = sum(own);
  const theirs = total - mine;
  const out = new Map<string, number>();
  for (const word of own.keys()) out.set(word, 0);
  if (mine === 0 || theirs <= 0) return out;
  for (const [word, y] of own) {
    const everywhere = all.get(word) ?? y;
    const prior = (PRIOR * everywhere) / total;
    const yi = y + prior;
    const yj = everywhere - y + prior;
    const delta = Math.log(yi / (mine + PRIOR - yi)) - Math.log(yj / (theirs + PRIOR - yj));
    const z = delta / Math.sqrt(1 / yi + 1 / yj);
    out.set(word, Number.isFinite(z) ? z : 0);
  }
  return out;
}

const sum = (counts: ReadonlyMap<string, number>): number => {
  let n = 0;
  for (const c of counts.values()) n += c;
  return n;
};
