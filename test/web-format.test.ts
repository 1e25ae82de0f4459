/** Dates and digits of the interface, by settings. */
import { describe, expect, test } from 'vitest';
import { written } from '../web/src/format/dated.ts';
import type { Settings } from '../web/src/settings/choices.ts';

const settings = (changes: Partial<Settings>): Settings => ({
  ...{ language: 'ar', theme: 'light', digits: 'latn', calendar: 'levant', reviewer: '' },
  ...changes,
});
const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe('a made sentence', () => {
  const ar = 'قُتل 14 شخصا في 27 و28 نيسان/أبريل 2016.';
  const en = 'Fourteen people were killed on 27–28 April 2016.';
  const last = { from: '2016-04-28', to: '2016-04-28', shape: 'day' } as const;
  const first = { from: '2016-04-27', to: '2016-04-27', shape: 'part', beside: '2016-04-28' } as const;
  const sentence = {
    ar,
    en,
    dates: {
      ar: [
        { ...at(ar, '27'), ...first },
        { ...at(ar, '28 نيسان/أبريل 2016'), ...last },
      ],
      en: [
        { ...at(en, '27'), ...first },
        { ...at(en, '28 April 2016'), ...last },
      ],
    },
  };
  const say = (changes: Partial<Settings>) => {
    const s = settings(changes);
    return written(sentence, s.language, s);
  };
  test.each([
    [{}, 'قُتل 14 شخصا في 27 و28 نيسان 2016.'],
    [{ calendar: 'gregory' }, 'قُتل 14 شخصا في 27 و28 أبريل 2016.'],
    [{ digits: 'arab' }, 'قُتل ١٤ شخصا في ٢٧ و٢٨ نيسان ٢٠١٦.'],
    [{ calendar: 'hijri' }, 'قُتل 14 شخصا في 20 و21 رجب 1437 هـ.'],
    [{ language: 'en', calendar: 'gregory' }, en],
    [{ language: 'en', calendar: 'levant' }, 'Fourteen people were killed on 27–28 Nisan 2016.'],
    [{ language: 'en', calendar: 'hijri' }, 'Fourteen people were killed on 20–21 Rajab 1437 AH.'],
  ] as const)('%o', (changes, expected) => {
    expect(say(changes)).toBe(expected);
  });

  test('days of one month here are of two months there', () => {
    const text = 'between 5 and 12 April 2016';
    const dates = [
      { ...at(text, '5'), from: '2016-04-05', to: '2016-04-05', shape: 'part', beside: '2016-04-12' } as const,
      { ...at(text, '12 April 2016'), from: '2016-04-12', to: '2016-04-12', shape: 'day' } as const,
    ];
    const of = { ar: '', en: text, dates: { ar: [], en: dates } };
    const s = settings({ language: 'en', calendar: 'hijri' });
    expect(written(of, 'en', s)).toBe('between 27 Jumada II and 5 Rajab 1437 AH');
  });

  test('a month and a year of one calendar are stretches of another', () => {
    const month = {
      ...at('in April 2016', 'April 2016'),
      from: '2016-04-01',
      to: '2016-04-30',
      shape: 'month',
    } as const;
    const of = { ar: '', en: 'in April 2016', dates: { ar: [], en: [month] } };
    expect(written(of, 'en', settings({ language: 'en', calendar: 'hijri' }))).toMatch(
      /^in Jumada II\s–\sRajab 1437 AH$/,
    );
    expect(written(of, 'en', settings({ language: 'en', calendar: 'levant' }))).toBe('in Nisan 2016');
    const year = { ...at('in 2016', '2016'), from: '2016-01-01', to: '2016-12-31', shape: 'year' } as const;
    const during = { ar: '', en: 'in 2016', dates: { ar: [], en: [year] } };
    expect(written(during, 'en', settings({ language: 'en', calendar: 'hijri' }))).toMatch(/^in 1437\s?–\s?1438 AH$/);
    expect(written(during, 'en', settings({ language: 'en', calendar: 'levant' }))).toBe('in 2016');
  });

  test('what looks like a date, and is none that the program wrote, stays as it is', () => {
    expect(written({ ar: 'الوثيقة 2016-04-27', en: '' }, 'ar', settings({}))).toBe('الوثيقة 2016-04-27');
  });
});
