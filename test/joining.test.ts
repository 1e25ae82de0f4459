/** What speaks for and against two claims telling of one happening, by name. */
import { describe, expect, it } from 'vitest';
import { compareCase } from '../src/accounts.ts';
import { isDefinite } from '../src/compare/wording.ts';
import { loadKnowledge } from '../src/knowledge/index.ts';
import type { CaseRecord } from '../src/model/index.ts';
import { type MadeClaim, makeRecord, PLACE_IDS } from './accounts-make.ts';

const knowledge = loadKnowledge();
const { DOUMA, ALEPPO } = PLACE_IDS;
const QUARTER = 'N0204';

/** The names of what ties the claims of one article, where all of them are one incident; null where they are not. */
function tiesOf(...claims: MadeClaim[]): string[] | null {
  return ties(makeRecord([{ id: 'a', published: '2018-03-05', outlet: 'BBC', claims }]));
}

function ties(record: CaseRecord): string[] | null {
  const { incidents } = compareCase(record, knowledge);
  return incidents.length === 1 ? incidents[0]!.features.map((f) => f.name) : null;
}

const taken = (place: string): MadeClaim => ({
  ...{ type: 'territory_capture', quote: 'سيطر الجيش على المزارع', place: [place], agent: ['syrian-army:الجيش'] },
  target: ['المزارع'],
});

describe('what ties two claims', () => {
  it('is not the place that all the article is about', () => {
    expect(tiesOf(taken(DOUMA), taken(DOUMA))).toContain('same-home');
  });

  it('is a word that points to what was told, and not one that tells anew', () => {
    const raid = (quote: string): MadeClaim => ({ type: 'air_strike', quote, trigger: quote, place: [DOUMA] });
    expect(tiesOf(raid('غارات'), raid('الغارات'))).toContain('points-back');
    expect(tiesOf(raid('الغارات'), raid('غارات'))).not.toContain('points-back');
    expect(tiesOf(raid('غارات'), { ...raid('الغارات'), agent: ['syrian-army:الجيش'] })).not.toContain('points-back');
    expect(['القصف', 'للهجوم', 'وبالغارات', 'استهدافها'].every(isDefinite)).toBe(true);
    expect(['قصف', 'غارة', 'ها', 'لقاء'].some(isDefinite)).toBe(false);
  });

  it('is no count that is only not excluded by another', () => {
    const dead = (lo: number, more: object = {}): MadeClaim => ({
      ...{ type: 'killed', quote: `مقتل ${lo} في السوق القديم`, place: [DOUMA], from: '2018-03-05' },
      numbers: [{ of: 'killed', lo, ...more }],
    });
    const open = { qualifier: 'at_least' as const };
    expect(tiesOf(dead(16, open), dead(16, open))).toContain('same-number');
    expect(tiesOf(dead(16, open), dead(23, open))).toContain('close-number');
    expect(tiesOf(dead(16, open), dead(50, open))).not.toContain('same-number');
    expect(tiesOf(dead(16, open), dead(16_000, open))).toBeNull();
  });

  it('is that ground lies in ground', () => {
    expect(tiesOf(taken(ALEPPO), taken(QUARTER))).toContain('ground-within');
  });

  it('is weaker between a toll of a day and one of none in one article', () => {
    const dead = (from?: string): MadeClaim => ({
      ...{
        type: 'killed',
        quote: 'قتل سبعة في السوق القديم',
        place: [DOUMA],
        numbers: [{ of: 'killed', lo: 7, hi: 7 }],
      },
      ...(from ? { from } : {}),
    });
    expect(tiesOf(dead('2018-03-05'), dead())).toContain('one-dated-toll');
    expect(tiesOf(dead('2018-03-05'), dead('2018-03-05'))).not.toContain('one-dated-toll');
  });

  it('is not what one voice tells and what it denies', () => {
    const raid = (quote: string, modality: MadeClaim['modality']): MadeClaim => ({
      ...{ type: 'air_strike', quote, place: [DOUMA], agent: ['syrian-army:الجيش'], modality, source: ['sohr:المرصد'] },
    });
    const first = raid('غارات على البلدة', 'asserted');
    expect(tiesOf(first, raid('ضربات ليلا', 'asserted'))).not.toBeNull();
    expect(tiesOf(first, raid('ضربات ليلا', 'denied'))).toBeNull();
  });
});

describe('an article without a day', () => {
  const claim: MadeClaim = { ...taken(DOUMA), quote: 'سيطر الجيش على المزارع الغربية' };
  const record = (between: { from: string; to: string }): CaseRecord => {
    const made = makeRecord([
      { id: 'a', published: '2018-03-05', outlet: 'BBC', claims: [claim] },
      { id: 'b', published: '', outlet: 'CNN', claims: [claim] },
    ]);
    const [a, b] = made.articles;
    return { ...made, articles: [a!, { ...b!, published: { date: null, from: 'unknown', between } }] };
  };

  it('tells of the days in which it must have been written, where they are few', () => {
    expect(ties(record({ from: '2018-03-05', to: '2018-03-09' }))).not.toBeNull();
    expect(ties(record({ from: '2018-03-05', to: '2018-07-09' }))).toBeNull();
  });
});
