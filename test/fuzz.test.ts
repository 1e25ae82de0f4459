/** The reader on texts that nobody would write: it never throws, every quote stands where it says, and no text takes long for its length. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Article, Claim } from '../src/model/index.ts';
import { ArticleReader } from '../src/reading/index.ts';
import { arabicSoup, newsSoup } from './soup.ts';

let reader: ArticleReader;
beforeAll(() => {
  reader = ArticleReader.load();
});

const article = (text: string): Article => ({
  id: 'f',
  sha256: '',
  outlet: null,
  published: { date: '2016-05-04', from: 'test' },
  title: null,
  author: null,
  url: null,
  lang: 'ar',
  text,
});

/** Reads a text and looks at everything in the result that can be checked without knowing what it says. */
function check(text: string): readonly Claim[] {
  const { claims, problems } = reader.read(article(text));
  expect(problems.filter((p) => p.severity === 'error')).toEqual([]);
  const ids = new Set<string>();
  let at = -1;
  for (const c of claims) {
    ids.add(c.id);
    expect(c.trigger.start).toBeGreaterThan(at);
    at = c.trigger.start;
    for (const q of [c.trigger, c.quote, ...c.agent, ...c.target, ...c.place, ...c.numbers, ...c.source]) {
      expect(text.slice(q.start, q.end)).toBe(q.text);
      expect(q.text).not.toBe('');
    }
    expect(c.quote.start <= c.trigger.start && c.trigger.end <= c.quote.end).toBe(true);
    for (const n of c.numbers) if (n.lo !== null && n.hi !== null) expect(n.lo).toBeLessThanOrEqual(n.hi);
    if (c.when.from && c.when.to) expect(c.when.from <= c.when.to).toBe(true);
    for (const p of c.place)
      if (p.lat !== undefined) expect(Math.abs(p.lat) <= 90 && Math.abs(p.lon!) <= 180).toBe(true);
    for (const s of [c.sentence.ar, c.sentence.en]) {
      expect(s).not.toMatch(/undefined|null|NaN|\[object|\{|\}/);
      expect(s.trim().length).toBeGreaterThan(1);
    }
  }
  expect(ids.size).toBe(claims.length);
  return claims;
}

describe('arbitrary texts', () => {
  test('letters, marks and signs of every kind', () => {
    fc.assert(
      fc.property(arabicSoup(400), (text) => void check(text)),
      { numRuns: 300 },
    );
  });

  test('any UTF-16 at all, halves of surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void check(text)),
      { numRuns: 200 },
    );
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 });
    fc.assert(
      fc.property(units, (codes) => void check(String.fromCharCode(...codes))),
      { numRuns: 200 },
    );
  });

  test('words of the news without sense', () => {
    let claims = 0;
    fc.assert(
      fc.property(newsSoup(250), (text) => {
        claims += check(text).length;
      }),
      { numRuns: 250 },
    );
    expect(claims).toBeGreaterThan(50);
  });

  test('a good text spoilt in one place', () => {
    const good =
      'قال المرصد السوري لحقوق الإنسان إن نحو ثلاثين غارة شنتها طائرات روسية أمس على حي بستان القصر في حلب أدت إلى مقتل 12 شخصا على الأقل، بينهم طفلان. ونفت موسكو قصف المستشفى.';
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(12), arabicSoup(12), (at, gone, put) => {
        check(good.slice(0, at) + put + good.slice(at + gone));
      }),
      { numRuns: 300 },
    );
  });
});

/** Stretches that a careless step could take quadratic time over, as texts of a given length. */
const LONG: Readonly<Record<string, (units: number) => string>> = {
  'one letter': (n) => 'ق'.repeat(n),
  'one word': (n) => 'قصف '.repeat(n / 4),
  'one word without blanks': (n) => 'قصف'.repeat(n / 3),
  'vowel signs': (n) => `ق${'\u0651'.repeat(n)}`,
  tatweel: (n) => `قص${'ـ'.repeat(n)}ف`,
  blanks: (n) => `قصف${' '.repeat(n)}حلب`,
  'line breaks': (n) => 'قصف\n'.repeat(n / 4),
  dots: (n) => `قصف${'.'.repeat(n)}`,
  'quotation marks': (n) => '«'.repeat(n / 2) + '»'.repeat(n / 2),
  'straight quotation marks': (n) => '"قصف '.repeat(n / 5),
  brackets: (n) => '('.repeat(n),
  digits: (n) => '1'.repeat(n),
  'numbers in words': (n) => 'مليون وثلاثمئة وخمسة و'.repeat(n / 22),
  'numbers with hedges': (n) => 'أكثر من نحو 12 قتيلا و'.repeat(n / 22),
  'days and months': (n) => 'الثلاثاء 3 أيار 2016 و'.repeat(n / 22),
  'relative times': (n) => 'قبل أسبوعين من أمس '.repeat(n / 19),
  names: (n) => 'حلب وإدلب ودمشق والرقة و'.repeat(n / 24),
  'conjuncts without end': (n) => 'الجيش والمعارضة وروسيا وتركيا '.repeat(n / 30),
  triggers: (n) => 'قصف وقتل واشتباكات وغارات '.repeat(n / 26),
  'speakers and cues': (n) => 'قال كيري إن لافروف قال إن '.repeat(n / 26),
  denials: (n) => 'نفى أن ينفي أنه نفى '.repeat(n / 20),
  'bidi marks': (n) => `قصف${'\u202e'.repeat(n)}حلب`,
  'zero width': (n) => 'ق\u200bص\u200bف '.repeat(n / 6),
  'halves of surrogates': (n) => '\ud800'.repeat(n),
  'presentation forms': (n) => 'ﻗﺼﻒ '.repeat(n / 4),
  'a whole report again and again': (n) => 'قال المرصد إن غارة على حلب أدت إلى مقتل 12 شخصا أمس. '.repeat(n / 53),
};

describe('time for length', () => {
  const SHORT = 4_000;
  const TIMES = 8;
  /** A step that is quadratic takes 64 times as long for 8 times the length; a linear one 8 times, give or take the machine. */
  const MOST = 24;
  /** Below this many milliseconds nothing can be told. */
  const TOO_FAST = 40;

  const time = (text: string): number => {
    const { user } = process.cpuUsage();
    check(text);
    return (process.cpuUsage().user - user) / 1000;
  };

  test.each(Object.keys(LONG))('%s', (name) => {
    const make = LONG[name]!;
    check(make(SHORT));
    const short = Math.min(time(make(SHORT)), time(make(SHORT)));
    const long = time(make(SHORT * TIMES));
    expect(long, `${short.toFixed(0)} ms for ${SHORT} units`).toBeLessThan(Math.max(TOO_FAST, short) * MOST);
  });
});
