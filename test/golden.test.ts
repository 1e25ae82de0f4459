/** Articles written for this project, and what must be read from each: `test/cases/articles.yaml`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { receive } from '../src/ingest/index.ts';
import type { Claim, Mention, PlaceMention } from '../src/model/index.ts';
import { ArticleReader, type ReadArticle, readArticles } from '../src/reading/index.ts';

const CASES = join(import.meta.dirname, 'cases');

interface Wanted {
  readonly type: string;
  readonly trigger: string;
  readonly modality?: string;
  readonly agent?: readonly string[];
  readonly target?: readonly string[];
  readonly source?: readonly string[];
  readonly place?: readonly string[];
  readonly when?: readonly [string, string];
  readonly numbers?: readonly (readonly [string, number | null, number | null])[];
}

const WANTED = parse(readFileSync(join(CASES, 'articles.yaml'), 'utf8')) as Readonly<
  Record<string, { readonly claims: readonly Wanted[]; readonly never?: readonly Wanted[] }>
>;

/** A mention is met by its entity or its words, a place by its id or its words. */
const named = (list: readonly (Mention & Partial<PlaceMention>)[], wanted: readonly string[]): boolean =>
  wanted.length === 0
    ? list.length === 0
    : wanted.every((w) => list.some((m) => m.entity === w || m.id === w || m.text.includes(w)));

/** Fields of a wanted claim that a claim does not meet. */
function misses(c: Claim, w: Wanted): string[] {
  const numbers = w.numbers?.every(([of, lo, hi]) => c.numbers.some((n) => n.of === of && n.lo === lo && n.hi === hi));
  const met: Readonly<Record<string, boolean>> = {
    modality: w.modality === undefined || c.modality === w.modality,
    agent: !w.agent || named(c.agent, w.agent),
    target: !w.target || named(c.target, w.target),
    source: !w.source || named(c.source, w.source),
    place: !w.place || named(c.place, w.place),
    when: !w.when || (c.when.from === w.when[0] && c.when.to === w.when[1]),
    numbers: numbers !== false,
  };
  return Object.keys(met).filter((field) => !met[field]);
}

const alike = (c: Claim, w: Wanted): boolean => c.type === w.type && c.trigger.text.includes(w.trigger);

const results = new Map<string, ReadArticle>();
beforeAll(async () => {
  async function* articles() {
    for await (const item of receive([join(CASES, 'articles')])) if ('article' in item) yield item.article;
  }
  for await (const read of readArticles(articles(), { jobs: 1 })) results.set(read.article.id, read);
});

describe('article → claims', () => {
  test('every article has its answers', () => {
    const texts = readdirSync(join(CASES, 'articles')).filter((name) => name.endsWith('.txt'));
    expect(Object.keys(WANTED).sort()).toEqual(texts.sort());
  });

  test.each(Object.entries(WANTED))('%s', (name, { claims: wanted, never = [] }) => {
    const { claims, problems } = results.get(name)!;
    expect(problems).toEqual([]);
    const wrong = wanted.flatMap((w) => {
      const found = claims.filter((c) => alike(c, w)).map((c) => misses(c, w));
      const best = found.sort((a, b) => a.length - b.length)[0];
      const what = `${w.type} «${w.trigger}»`;
      return !best ? [`${what} was not read`] : best.length > 0 ? [`${what}: ${best.join(', ')}`] : [];
    });
    expect(wrong).toEqual([]);
    expect(claims.filter((c) => never.some((w) => alike(c, w))).map((c) => c.trigger.text)).toEqual([]);
  });

  test('the same again, in another order: reading has no memory', () => {
    const reader = ArticleReader.load();
    for (const { article, claims } of [...results.values()].reverse())
      expect(JSON.stringify(reader.read(article).claims)).toBe(JSON.stringify(claims));
  });
});
