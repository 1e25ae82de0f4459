import { describe, expect, it } from 'vitest';
import { readNumbers } from '../src/annotate/numbers/read.ts';
import { inferPublished, readTimes, type TimeValue } from '../src/annotate/times/index.ts';
import type { Found } from '../src/model/index.ts';
import type { ChartItem, View } from '../src/rules/match.ts';
import { checkExamples, loadRules, type Rule, viewOf } from '../src/rules/rules.ts';
import { loadLexicon } from '../src/text/lexicon.ts';
import { Words } from '../src/text/words.ts';

const words = new Words(loadLexicon());

function view(text: string): View {
  const bare = viewOf(text, words);
  const found = new Map<number, ChartItem[]>();
  for (const value of readNumbers(bare.tokens))
    found.set(value.value.first, [{ name: 'number', last: value.value.last, value }]);
  return { ...bare, found };
}

const read = (text: string, published: string | null, latent = false) => readTimes(view(text), { published, latent });

function rulesOf(found: readonly Found<unknown>[]): Set<string> {
  const out = new Set<string>();
  const visit = (f: Found<unknown>) => {
    out.add(f.rule);
    f.parts.forEach(visit);
  };
  found.forEach(visit);
  return out;
}

const rules = loadRules('lang/ar/rules/times.yaml');

describe('the rules', () => {
  it('match their examples and none of their counterexamples', () => {
    const failures: string[] = [];
    const latent = new Set(rules.filter((r) => r.gives.latent === true));
    for (const rule of rules)
      try {
        checkExamples([rule], words, (r: Rule, text: string) => {
          const all = rulesOf(read(text, '2016-05-10', latent.has(r)));
          // What is known to be no time yields nothing: it matches where the time inside it is gone.
          return r.gives.make === 'none' ? read(text, '2016-05-10').length === 0 : all.has(r.id);
        });
      } catch (error) {
        failures.push((error as Error).message);
      }
    expect(failures).toEqual([]);
  });

  const cases = rules.flatMap((rule) =>
    rule.examples.flatMap((e) => (typeof e === 'string' ? [] : [{ id: rule.id, e: e as Record<string, string | null> }])),
  );
  it.each(cases)('$id: $e.text', ({ e }) => {
    const values = read(e.text!, e.published ?? null).map((t) => t.value);
    const expected = Object.fromEntries(
      (['from', 'to', 'precision', 'kind'] as const).flatMap((k) => (k in e ? [[k, e[k]]] : [])),
    );
    expect(values).toContainEqual(expect.objectContaining(expected));
  });
});
