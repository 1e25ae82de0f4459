/** Scores models with the published scorer, `../shared/gold/score.mjs`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Models, Reader, type Resources } from '../pipeline.ts';
import type { GoldArticle } from './gold.ts';

export interface Score {
  readonly claims_gold: number;
  readonly claims_found: number;
  readonly trigger: { p: number; r: number; f1: number };
  readonly trigger_and_type: { p: number; r: number; f1: number };
  readonly fields: Readonly<Record<string, { accuracy: number; of: number }>>;
}

/** One claim line for each claim found in the articles. */
export function claimLines(articles: readonly GoldArticle[], models: Models, resources: Resources): string {
  const reader = new Reader(resources, models);
  return articles
    .flatMap((a) =>
      reader.records({
        id: a.doc,
        text: a.text,
        outlet: a.outlet,
        published: { date: a.published || null, from: 'gold' },
      }),
    )
    .map((c) => JSON.stringify(c))
    .join('\n');
}

/** What the scorer says of the claim lines. */
export function score(corpus: string, gold: string, scorer: string, lines: string): Score {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-score-'));
  try {
    const file = join(folder, 'claims.jsonl');
    writeFileSync(file, lines);
    return JSON.parse(
      execFileSync(process.execPath, [scorer, corpus, gold, file, '--json'], { encoding: 'utf8' }),
    ) as Score;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Several scores as one: shares added up by their counts. */
export function pool(scores: readonly Score[]): Score {
  const sum = (of: (s: Score) => number) => scores.reduce((n, s) => n + of(s), 0);
  const gold = sum((s) => s.claims_gold);
  const found = sum((s) => s.claims_found);
  const prf = (right: number) => {
    const p = found ? right / found : 0;
    const r = gold ? right / gold : 0;
    return { p, r, f1: p + r ? (2 * p * r) / (p + r) : 0 };
  };
  const keys = [...new Set(scores.flatMap((s) => Object.keys(s.fields)))];
  const fields = Object.fromEntries(
    keys.map((k) => {
      const of = sum((s) => s.fields[k]?.of ?? 0);
      return [k, { accuracy: of ? sum((s) => (s.fields[k]?.accuracy ?? 0) * (s.fields[k]?.of ?? 0)) / of : 0, of }];
    }),
  );
  return {
    claims_gold: gold,
    claims_found: found,
    trigger: prf(sum((s) => s.trigger.r * s.claims_gold)),
    trigger_and_type: prf(sum((s) => s.trigger_and_type.r * s.claims_gold)),
    fields,
  };
}
