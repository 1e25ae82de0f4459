/** Articles without a date: what they name says between which days they were written, and the dates in them follow from it. Sentences written for this project. */
import { describe, expect, test } from 'vitest';
import { readNumbers } from '../src/annotate/numbers/read.ts';
import { readTimes } from '../src/annotate/times/index.ts';
import { readDatedEvents } from '../src/knowledge/dated-events.ts';
import { loadResources, publishedOf } from '../src/pipeline.ts';
import type { ChartItem, View } from '../src/rules/match.ts';
import { viewOf } from '../src/rules/rules.ts';
import { parseTable } from '../src/text/data.ts';

const resources = loadResources();
const UNKNOWN = { date: null, from: 'unknown' };
const told = (text: string) => publishedOf(resources, { text, published: UNKNOWN });

function view(text: string): View {
  const bare = viewOf(text, resources.words);
  const found = new Map<number, ChartItem[]>();
  for (const value of readNumbers(bare.tokens))
    found.set(value.value.first, [{ name: 'number', last: value.value.last, value }]);
  return { ...bare, found };
}

/** Two who left their offices in the winter of 2017, and one who came to his in the spring of 2016. */
const IN_OFFICE =
  'التقى وزير الخارجية الأميركي جون كيري أمس رئيس الائتلاف أنس العبدة، وتحدث الأمين العام للأمم المتحدة بان كي مون.';

describe('the days between which an article was written', () => {
  test('follow from those in office and from dates without a year', () => {
    const { date, from, between } = told(`${IN_OFFICE} وقصفت الطائرات الحي في 22 نيسان.`);
    expect({ date, from }).toEqual({ date: null, from: 'text:bounds' });
    expect(between).toEqual({ from: '2016-04-22', to: '2016-10-22' });
  });

  test('begin with a day since which something lasts, whatever the sentence looks to', () => {
    expect(told(`${IN_OFFICE} وسيتوقف القصف المستمر منذ 22 نيسان.`).between?.from).toBe('2016-04-22');
  });

  test('are one day where the text says which one it is', () => {
    expect(told(`${IN_OFFICE} وقال متحدث اليوم 27 نيسان إن الهدنة صامدة.`)).toEqual({
      date: '2016-04-27',
      from: 'text:bounds',
    });
  });

  test('begin with what could not be named before', () => {
    expect(told(`${IN_OFFICE} وتستمر عملية درع الفرات.`).between).toEqual({ from: '2016-08-24', to: '2016-12-31' });
  });

  test('begin with a day told as past', () => {
    expect(told(`${IN_OFFICE} وقتل عشرة في 3 تشرين الأول 2016 هناك.`).between?.from).toBe('2016-10-03');
  });

  test('hold a weekday beside its date', () => {
    expect(told(`${IN_OFFICE} وقصفت الطائرات الحي الثلاثاء 5 تموز.`).between?.from).toBe('2016-07-05');
    expect(told(`${IN_OFFICE} وقصفت الطائرات الحي الأحد 5 تموز.`).between).toBeUndefined();
  });

  test.each([
    ['nobody in office is named', 'قصفت الطائرات الحي الأربعاء 27 نيسان وقتل عشرة.'],
    ['only one who left it is', 'التقى وزير الخارجية الأميركي جون كيري الوفد. وقصفت الطائرات الحي في 22 نيسان.'],
    ['a former one is', 'التقى وزير الخارجية الأميركي السابق جون كيري الوفد بحضور الأمين العام السابق بان كي مون.'],
    ['the year is that of what is told', 'قال وزير الخارجية الأميركي جون كيري والأمين العام بان كي مون ذلك عام 2016.'],
    [
      'they were not in office together',
      'التقى الرئيس باراك أوباما أمس وزير الخارجية مايك بومبيو والأمين العام بان كي مون.',
    ],
  ])('are not told where %s', (_, text) => expect(told(text)).toEqual(UNKNOWN));

  test('are not asked for where the day is given', () => {
    const published = { date: '2020-01-01', from: 'option' };
    expect(publishedOf(resources, { text: IN_OFFICE, published })).toEqual(published);
  });
});

describe('a time in an article that was written between two days', () => {
  const between = { from: '2016-04-22', to: '2016-09-22' };
  const days = (text: string) =>
    readTimes(view(text), { published: null, between }).map(({ value: { from, to, bounded } }) => [from, to, bounded]);

  test.each([
    ['قصفوا الحي في 27 شباط', '2016-02-27', '2016-02-27'],
    ['قصفوا الحي العام الماضي', '2015-01-01', '2015-12-31'],
    ['يقصفون الحي منذ 22 نيسان', '2016-04-22', null],
  ])('has the days that it has on all of them: %s', (text, from, to) => expect(days(text)).toEqual([[from, to, true]]));

  test.each([['قصفوا الحي أمس'], ['قصفوا الحي الأحد'], ['قصفوا الحي في 30 حزيران']])('else none: %s', (text) =>
    expect(days(text)).toEqual([[null, null, undefined]]),
  );

  test('has its own where it names its year', () =>
    expect(days('قصفوا الحي عام 2014')).toEqual([['2014-01-01', '2014-12-31', undefined]]));
});

describe('the table of dated events', () => {
  const read = (row: string) => readDatedEvents(parseTable(`id\tar\ten\tfrom\tsource\n${row}`, 't.tsv', []), 't.tsv');
  test.each([
    ['Bad Id\tاسم\tname\t2016-01-01\twikidata', 'kebab'],
    ['a\tاسم\tname\t2016-01\twikidata', 'no day'],
    ['a\tاسم\tname\t2016-02-30\twikidata', 'no day'],
    ['a\t\tname\t2016-01-01\twikidata', 'needed'],
    ['a\tاسم\tname\t2016-01-01\twikidata\na\tاسم\tname\t2016-01-01\twikidata', 'twice'],
  ])('refuses «%s»', (row, reason) => expect(() => read(row)).toThrow(reason));

  test('reads a row', () => expect(read('a\tاسم;آخر\tname\t2016-01-01\tun')[0]?.names).toEqual(['اسم', 'آخر']));
});
