import { describe, expect, it } from 'vitest';
import { specRate } from '../scripts/times-report.ts';

/** Shares of the cases that must pass; see `specRate` for what counts. The spec of periods has conventions of its own. */
const LEAST = { DateParser: 0.95, DateExtractor: 0.95, DurationParser: 0.95, DatePeriodParser: 0.4 } as const;

describe('the Arabic date specs of Microsoft Recognizers-Text', () => {
  for (const [name, least] of Object.entries(LEAST)) {
    const rate = specRate(name);
    it.skipIf(!rate)(`${name}: at least ${least * 100} %`, () => {
      expect(rate!.passed / rate!.cases, rate!.failures.join('\n')).toBeGreaterThanOrEqual(least);
    });
  }
});
