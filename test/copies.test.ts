import { describe, expect, it } from 'vitest';
import { measureCopies, newsArticles } from '../bench/copies.ts';

const articles = newsArticles();
if (!articles) console.log('test/copies: skipped, ../shared/corpus/news is absent');

describe.skipIf(!articles)('wire copies of 2,321 real articles', () => {
  it('finds at least 95 of 100 listed pairs that share half of their runs', () => {
    const report = measureCopies(articles)!;
    expect(report.expected).toBeGreaterThan(40);
    expect(report.found / report.expected).toBeGreaterThanOrEqual(0.95);
  });
});
