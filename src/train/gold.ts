/** The hand-read articles: their texts, and each claim with the place of its trigger. Format: gold/GUIDELINES.md. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counted, Modality, Qualifier, Span } from '../model/index.ts';

export interface GoldClaim {
  readonly id: string;
  readonly type: string;
  readonly trigger: string;
  readonly quote: string;
  readonly agent: readonly string[];
  readonly target: readonly string[];
  readonly place: readonly { text: string; name: string; in?: string }[];
  readonly when: { text: string | null; from: string | null; to: string | null };
  readonly numbers: readonly {
    text: string;
    of: Counted;
    qualifier: Qualifier;
    lo: number | null;
    hi: number | null;
  }[];
  readonly source: readonly { text: string; name?: string | null; cue?: string | null }[];
  readonly modality: Modality;
  readonly optional?: boolean;
  readonly or?: Partial<GoldClaim>;
  /** Where the trigger stands in the article; null when it cannot be found. */
  readonly span: Span | null;
  /** Where the quote stands. */
  readonly quoteSpan: Span | null;
}

export interface GoldArticle {
  readonly doc: string;
  readonly text: string;
  readonly outlet: string | null;
  readonly published: string;
  readonly title: string | null;
  readonly claims: readonly GoldClaim[];
  /** False where the reading does not say which day carries over from the sentence before. */
  readonly carries?: boolean;
  /** False where the reading leaves lengths of time to `when`, and so does not say which of them belong to a happening as numbers. */
  readonly lengths?: boolean;
}

/** Where the shared material lies, or null when it is not on this machine. */
export function sharedPath(relative: string): string | null {
  for (const root of [process.env.ISNAD_SHARED, join(process.cwd(), '../shared')])
    if (root && existsSync(join(root, relative))) return join(root, relative);
  return null;
}

/** Reads the articles of one folder of gold, in the order of their names. */
export function loadGold(corpus: string, gold: string): GoldArticle[] {
  const files = readdirSync(gold).filter(
    (f) => f.endsWith('.json') && !/^(incidents|disputes|naming|places)\.json$/.test(f),
  );
  return files.sort().map((file) => {
    const raw = JSON.parse(readFileSync(join(gold, file), 'utf8')) as Omit<GoldArticle, 'text' | 'title'>;
    const text = readFileSync(join(corpus, raw.doc), 'utf8');
    const meta = join(corpus, raw.doc.replace(/\.txt$/, '.meta.json'));
    const title = existsSync(meta) ? (JSON.parse(readFileSync(meta, 'utf8')) as { title?: string }).title : undefined;
    const taken = new Set<number>();
    const claims = raw.claims.map((claim) => {
      const at = locate(text, claim.quote, claim.trigger, taken) ?? locate(text, claim.quote, claim.trigger, new Set());
      return { ...claim, span: at?.span ?? null, quoteSpan: at?.quote ?? null };
    });
    return { ...raw, text, title: title || null, claims };
  });
}

/** The same rule as gold/score.mjs: the first place of the trigger inside a place of the quote that no earlier claim took. */
function locate(text: string, quote: string, trigger: string, taken: Set<number>): { span: Span; quote: Span } | null {
  for (let q = text.indexOf(quote); q >= 0; q = text.indexOf(quote, q + 1))
    for (
      let t = text.indexOf(trigger, q);
      t >= 0 && t + trigger.length <= q + quote.length;
      t = text.indexOf(trigger, t + 1)
    )
      if (!taken.has(t)) {
        taken.add(t);
        return { span: { start: t, end: t + trigger.length }, quote: { start: q, end: q + quote.length } };
      }
  return null;
}
