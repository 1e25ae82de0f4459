import { describe, expect, test } from 'vitest';
import { IsnadError } from '../src/model/index.ts';
import { checkExamples, parseRules, RuleSet, viewOf } from '../src/rules/rules.ts';
import { parseTable } from '../src/text/data.ts';
import { loadLexicon } from '../src/text/lexicon.ts';
import { Words } from '../src/text/words.ts';

const words = new Words(loadLexicon());
const RULE = `
- id: hospital-hit
  pattern: قصف مستشفي
  gives: { is: test }
  examples: ["تم قصف مستشفى ميداني"]
  counterexamples: ["زار مستشفى ميدانيا"]
`;

/** The error that a source gives; fails when it gives none. */
function complaint(run: () => unknown): IsnadError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(IsnadError);
    return error as IsnadError;
  }
  throw new Error('no complaint');
}

describe('rules', () => {
  test('a whole rule loads, its examples hold, and it is found in a text', () => {
    const rules = parseRules(RULE, 'rules/test.yaml');
    expect(rules.map((r) => [r.id, r.from])).toEqual([['hospital-hit', 'rules/test.yaml:2']]);
    expect(() => checkExamples(rules, words)).not.toThrow();
    const view = viewOf('وقال إن قصف مستشفى البلدة مستمر', words);
    const found = view.tokens.flatMap((_, i) => new RuleSet(rules).at(view, i));
    expect(found.map(({ first, last }) => [first, last])).toEqual([[2, 4]]);
  });

  /** What is left out or broken, and what the complaint must say in both languages. */
  const BROKEN: readonly (readonly [what: string, source: string, line: number, en: string, ar: string])[] = [
    ['no example', RULE.replace(/ {2}examples:.*\n/, ''), 2, 'no example that it matches', 'بلا مثال تنطبق عليه'],
    [
      'empty examples',
      RULE.replace(/ {2}examples:.*\n/, '  examples: []\n'),
      2,
      'no example that it matches',
      'بلا مثال',
    ],
    ['no counterexample', RULE.replace(/ {2}counterexamples:.*\n/, ''), 2, 'must not match', 'لا تنطبق عليه'],
    ['no id', RULE.replace('id: hospital-hit', 'name: x'), 2, 'no id', 'بلا معرّف'],
    ['no pattern', RULE.replace(/ {2}pattern:.*\n/, ''), 2, 'no pattern', 'بلا صيغة'],
    ['the same id twice', RULE + RULE.trimStart(), 7, 'stands twice', 'مكرر'],
    ['no list', 'id: x', 1, 'a list of rules is expected', 'قائمة قواعد'],
    ['no YAML', '- id: [', 1, '', 'YAML'],
  ];

  test.each(BROKEN)('%s: nothing loads, and file, line and lack are named', (_, source, line, en, ar) => {
    const error = complaint(() => parseRules(source, 'rules/test.yaml'));
    expect(error.code).toBe('broken-rules');
    expect(error.place).toBe(`rules/test.yaml:${line}`);
    expect(error.reason).toContain(en);
    expect(error.reason).toContain(ar);
  });

  test('an example that does not match, and one that must not, are named', () => {
    const missed = parseRules(RULE.replace('تم قصف مستشفى', 'تم بناء مستشفى'), 'r.yaml');
    const error = complaint(() => checkExamples(missed, words));
    expect(error).toMatchObject({ code: 'failed-example', place: 'r.yaml:2' });
    expect(error.reason).toContain('تم بناء مستشفى');
    const matched = parseRules(RULE.replace('زار مستشفى', 'قصف مستشفى'), 'r.yaml');
    expect(complaint(() => checkExamples(matched, words)).reason).toContain('must not');
  });

  test('a rule that may begin with anything is refused', () => {
    const open = parseRules(RULE.replace('pattern: قصف مستشفي', 'pattern: قصف?'), 'r.yaml');
    expect(complaint(() => new RuleSet(open)).place).toBe('r.yaml:2');
  });
});

describe('tables', () => {
  test('comments and empty lines are passed over; lines are counted from the top', () => {
    const rows = parseTable('# a table\n\nword\tpos\nقصف\tnoun\n\n# more\nغارة\n', 't.tsv');
    expect(rows).toEqual([
      { line: 4, cells: { word: 'قصف', pos: 'noun' } },
      { line: 7, cells: { word: 'غارة', pos: '' } },
    ]);
  });

  test('a missing column and a cell too many are named with their line', () => {
    expect(complaint(() => parseTable('# x\nword\nقصف', 't.tsv', ['pos']))).toMatchObject({
      code: 'broken-table',
      place: 't.tsv:2',
    });
    expect(complaint(() => parseTable('word\nقصف\tغارة', 't.tsv'))).toMatchObject({
      code: 'broken-table',
      place: 't.tsv:2',
    });
  });
});
