/** Arbitrary texts for property tests: what newspapers write and what they should not, mixed without sense. */
import fc from 'fast-check';

const LETTERS = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئءىةپچڤگیک'];
const MARKS = ['\u064b', '\u064e', '\u0651', '\u0650', '\u0670', 'ـ'];
const PUNCTUATION = [...' ،؛؟.:!"«»“”()[]-–—…٪%/\\_*#@\n\r\t\u00a0\u2028'];
const INVISIBLE = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202b',
  '\u202d',
  '\u202e',
  '\u202c',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\u00ad',
];
const FORMS = [...'ﻗﺼﻒﻻﻼﷲﷺﭖﮔ'];
const DIGITS = [...'0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳'];
const ODD = ['\0', '\ud800', '\udc00', '\ufffd', '\uffff', '😀', '𐎠', '𞸀', 'é', 'ﬁ', '中'];

/** Words that readers have rules for, so that random texts reach deep. */
const WORDS = [
  ...'قال قصف قتل مقتل غارة غارات طائرات أمس الثلاثاء ليل فجر اليوم منذ حتى بين و إن أن في على من إلى عن لم لن لا ليس نفى'.split(
    ' ',
  ),
  ...'حلب إدلب دمشق حي مدينة بلدة ريف الغوطة الشرقية روسيا النظام المعارضة داعش المرصد السوري لحقوق الإنسان كيري نيسان 2016'.split(
    ' ',
  ),
  ...'نحو أكثر ثلاثين مئة ألف مليون خمسة عشر قتيلا جريحا طفلان على الأقل بينهم بالمئة عشرات بضع ونصف الأول ثلاثة آلاف'.split(
    ' ',
  ),
  ...'وأضاف بحسب وفق نقلا التي الذي كان هدنة انسحاب سيطر اتهم طالب هدد وفد محادثات مساعدات نازحين اعتقال تفجير'.split(
    ' ',
  ),
];

const character = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 5, arbitrary: fc.constantFrom(...PUNCTUATION) },
  { weight: 1, arbitrary: fc.constantFrom(...INVISIBLE) },
  { weight: 1, arbitrary: fc.constantFrom(...FORMS) },
  { weight: 2, arbitrary: fc.constantFrom(...DIGITS) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
);

/** Letters, marks and what else occurs, in any order. */
export const arabicSoup = (maxLength = 120): fc.Arbitrary<string> =>
  fc.array(character, { maxLength }).map((parts) => parts.join(''));

/** Words of the news in any order, with odd characters between and inside. */
export const newsSoup = (maxLength = 120): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...WORDS).map((w) => `${w} `) },
        { weight: 3, arbitrary: fc.constantFrom(...PUNCTUATION) },
        { weight: 1, arbitrary: character },
        { weight: 1, arbitrary: fc.constantFrom(...'وفبلكس').map((c) => c) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 1e12 }).map((n) => `${n} `) },
      ),
      { maxLength },
    )
    .map((parts) => parts.join(''));
