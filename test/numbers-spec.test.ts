import { describe, expect, test } from 'vitest';
import { MODELS, outcome, SPECS, supportedCases } from '../scripts/numbers-report.ts';

/** Least share of the supported cases that must pass. */
const LEAST: Record<string, number> = { 'NumberModel.json': 0.95 };

describe('the test specs of Recognizers-Text', () => {
  for (const { file, read } of MODELS) {
    const cases = supportedCases(file);
    test.skipIf(!cases)(cases ? file : `${file} is not in ${SPECS}: skipped`, () => {
      const { total, passed, failures } = outcome(cases!, read);
      expect(total).toBeGreaterThan(0);
      expect(passed / total, failures.join('\n')).toBeGreaterThanOrEqual(LEAST[file] ?? 0);
    });
  }
});
