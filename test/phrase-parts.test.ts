/** Where dates stand in sentences, and counts with their nouns. */
import { describe, expect, test } from 'vitest';
import { loadSentenceParts } from '../src/phrase/index.ts';
import { PhraseWords } from '../src/phrase/tables.ts';
import { datedTime, loadTimeWords, phraseTime } from '../src/phrase/times.ts';

const parts = loadSentenceParts();
const ar = new PhraseWords('ar');
const en = new PhraseWords('en');
const read = loadTimeWords(ar);
const when = (from: string | null, to: string | null, text: string | null = null) => ({ text, from, to });

const TIMES = [
  ['one day', when('2016-04-27', '2016-04-27'), ['27 April 2016:day']],
  ['two days', when('2016-04-27', '2016-04-28'), ['27:part', '28 April 2016:day']],
  ['days of two months', when('2016-04-27', '2016-05-03'), ['27 April:part', '3 May 2016:day']],
  ['days of two years', when('2015-12-30', '2016-01-02'), ['30 December 2015:day', '2 January 2016:day']],
  ['a month', when('2016-04-01', '2016-04-30'), ['April 2016:month']],
  ['a year', when('2016-01-01', '2016-12-31'), ['2016:year']],
  ['from a day on', when('2016-04-27', null), ['27 April 2016:day']],
  ['up to a day', when(null, '2016-04-27'), ['27 April 2016:day']],
  ['since a year', when('2013-01-01', '2016-04-27', 'منذ عام 2013'), ['2013:year']],
  ['words laid on no calendar', when(null, null, 'قبل أيام'), []],
] as const;

describe('dates of a sentence', () => {
  test.each(TIMES)('%s', (_, time, dates) => {
    const found = datedTime(time, en, read)!;
    expect(found.text).toBe(phraseTime(time, en, read));
    expect(found.dates.map((d) => `${found.text.slice(d.start, d.end)}:${d.shape}`)).toEqual(dates);
  });

  test.each([
    ['in 2013', 'منذ الهجوم عام 2013'],
    ['since 2013', 'منذ بدء الحرب عام 2013'],
  ])('%s: %s', (said, text) => {
    const year = { text, precision: 'year', from: '2013-01-01', to: '2013-12-31' } as const;
    expect(phraseTime(year, en, read)).toBe(said);
  });

  test('stand where the sentence has them, in both languages', () => {
    const time = when('2016-04-27', '2016-04-28');
    const sentence = {
      ar: `قال المرصد إن ثلاثة قتلوا ${phraseTime(time, ar, read)} في حلب.`,
      en: `The Observatory says that three were killed ${phraseTime(time, en, read)} in Aleppo.`,
    };
    const dates = parts.dates({ sentence, when: time });
    expect(dates.ar.map((d) => sentence.ar.slice(d.start, d.end))).toEqual(['27', '28 نيسان/أبريل 2016']);
    expect(dates.en.map((d) => sentence.en.slice(d.start, d.end))).toEqual(['27', '28 April 2016']);
    expect(dates.ar[0]).toMatchObject({ from: '2016-04-27', beside: '2016-04-28' });
    expect(parts.dates({ sentence: { ar: 'وقع.', en: 'It happened.' }, when: time })).toEqual({ ar: [], en: [] });
  });
});

describe('a count by itself', () => {
  const count = (of: 'air_strikes' | 'killed_civilians' | 'percent' | 'other', lo: number | null, hi = lo) =>
    parts.count({ of, qualifier: 'exact', lo, hi });
  test.each([
    [1, 'غارة واحدة', 'one air strike'],
    [2, 'غارتان', 'two air strikes'],
    [3, '3 غارات', '3 air strikes'],
    [10, '10 غارات', '10 air strikes'],
    [11, '11 غارة', '11 air strikes'],
    [100, '100 غارة', '100 air strikes'],
    [103, '103 غارات', '103 air strikes'],
  ])('%i', (n, arabic, english) => {
    expect(count('air_strikes', n)).toEqual({ ar: arabic, en: english });
  });
  test('masculine, hedged, between two numbers, as a share', () => {
    expect(count('killed_civilians', 11)?.ar).toBe('11 مدنيا');
    expect(count('killed_civilians', 5)?.ar).toBe('5 مدنيين');
    expect(parts.count({ of: 'killed_civilians', qualifier: 'more_than', lo: 2, hi: null })?.ar).toBe('أكثر من مدنيين');
    expect(count('killed_civilians', 2, 14)).toEqual({
      ar: 'بين 2 و14 مدنيا',
      en: 'between 2 and 14 civilians',
    });
    expect(count('percent', 95)?.ar).toBe('95 في المئة');
  });
  test('nothing where the noun or the number is not known', () => {
    expect(count('other', 7)).toBeNull();
    expect(count('air_strikes', null)).toBeNull();
  });
});
