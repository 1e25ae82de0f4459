import { describe, expect, test } from 'vitest';
import { conjugate, participles, type Verb } from '../src/text/conjugate.ts';
import { declineAdjective, declineNoun } from '../src/text/decline.ts';
import { fold } from '../src/text/fold.ts';
import { loadLexicon } from '../src/text/lexicon.ts';
import { Words } from '../src/text/words.ts';

/** Verbs of every kind with forms that must be among theirs: person → form, `!` before a passive one. Written for this project. */
const VERBS: readonly (readonly [verb: Verb, forms: string])[] = [
  [
    { past: 'قصف', present: 'يقصف', form: 'I', root: 'قصف' },
    '3ms قصف 3fs قصفت 3mp قصفوا 3ms يقصف 3fs تقصف 3mp يقصفون 1p نقصف 3md قصفا 3fd قصفتا',
  ],
  [
    { past: 'قال', present: 'يقول', form: 'I', root: 'قول' },
    '3ms قال 3fs قالت 3mp قالوا 3fp قلن 3ms يقول 3ms !قيل 3ms !يقال 3ms يقل',
  ],
  [
    { past: 'نفى', present: 'ينفي', form: 'I', root: 'نفي' },
    '3ms نفى 3fs نفت 3mp نفوا 3ms ينفي 3mp ينفون 3ms ينف 3ms !نفي',
  ],
  [
    { past: 'دعا', present: 'يدعو', form: 'I', root: 'دعو' },
    '3ms دعا 3fs دعت 3mp دعوا 3ms يدعو 3mp يدعون 3ms يدع 3ms !دعي',
  ],
  [{ past: 'شنّ', present: 'يشنّ', form: 'I', root: 'شنن' }, '3ms شن 3fs شنت 3mp شنوا 3ms يشن 3fs تشن 3fp شنن'],
  [
    { past: 'لفت', present: 'يلفت', form: 'I', root: 'لفت' },
    '3ms لفت 3fs لفتت 3fd لفتتا 3mp لفتوا 2s لفت 1s لفت 3ms يلفت',
  ],
  [{ past: 'بات', present: 'يبيت', form: 'I', root: 'بيت' }, '3ms بات 3fs باتت 1s بت 3fp بتن'],
  [{ past: 'وصل', present: 'يصل', form: 'I', root: 'وصل' }, '3ms وصل 3fs وصلت 3ms يصل 3mp يصلون'],
  [{ past: 'سيطر', present: 'يسيطر', form: 'QI', root: 'سيطر' }, '3ms سيطر 3fs سيطرت 3mp سيطروا 3ms يسيطر 3fs تسيطر'],
  [{ past: 'دمّر', present: 'يدمّر', form: 'II', root: 'دمر' }, '3ms دمر 3fs دمرت 3ms يدمر'],
  [{ past: 'حاصر', present: 'يحاصر', form: 'III', root: 'حصر' }, '3ms حاصر 3fs حاصرت 3ms يحاصر 3ms !حوصر 3ms !يحاصر'],
  [{ past: 'أطلق', present: 'يطلق', form: 'IV', root: 'طلق' }, '3ms أطلق 3fs أطلقت 3mp أطلقوا 3ms يطلق'],
  [{ past: 'أعلن', present: 'يعلن', form: 'IV', root: 'علن' }, '3ms أعلن 3fs أعلنت 3mp أعلنوا 1p أعلنا'],
  [{ past: 'تقدّم', present: 'يتقدّم', form: 'V', root: 'قدم' }, '3ms تقدم 3fs تقدمت 3mp تقدموا 3ms يتقدم'],
  [{ past: 'تبادل', present: 'يتبادل', form: 'VI', root: 'بدل' }, '3ms تبادل 3mp تبادلوا 3ms يتبادل 3ms !تبودل'],
  [{ past: 'انسحب', present: 'ينسحب', form: 'VII', root: 'سحب' }, '3ms انسحب 3fs انسحبت 3mp انسحبوا 3ms ينسحب'],
  [{ past: 'اتهم', present: 'يتهم', form: 'VIII', root: 'وهم' }, '3ms اتهم 3fs اتهمت 3mp اتهموا 3ms يتهم'],
  [{ past: 'استهدف', present: 'يستهدف', form: 'X', root: 'هدف' }, '3ms استهدف 3fs استهدفت 3mp استهدفوا 3ms يستهدف'],
  [
    { past: 'استعاد', present: 'يستعيد', form: 'X', root: 'عود' },
    '3ms استعاد 3fs استعادت 3ms يستعيد 3ms !استعيد 3ms !يستعاد',
  ],
  [{ past: 'بدأ', present: 'يبدأ', form: 'I', root: 'بدأ' }, '3ms بدأ 3fs بدأت 3mp بدأوا 3mp بدؤوا 3ms يبدأ'],
];

describe('the verb', () => {
  test.each(VERBS)('$past', (verb, wanted) => {
    const forms = conjugate(verb);
    for (const [, person, passive, text] of wanted.matchAll(/(\S+) (!?)(\S+)/gu)) {
      const found = forms.filter((f) => f.text === text && f.features.person === person);
      expect(found.length, `${text} ${person}`).toBeGreaterThan(0);
      const voices = found.map((f) => f.features.voice);
      expect(
        voices.some((v) => v === 'either' || v === (passive ? 'passive' : 'active')),
        `${text}: ${voices}`,
      ).toBe(true);
    }
  });

  test('participles', () => {
    const of = (past: string) => participles(VERBS.find(([v]) => v.past === past)![0]);
    expect(of('قصف')).toEqual({ active: 'قاصف', passive: 'مقصوف' });
    expect(fold(of('قال').active)).toBe(fold('قائل'));
    expect(of('استهدف')).toEqual({ active: 'مستهدف', passive: 'مستهدف' });
    expect(of('انسحب').active).toBe('منسحب');
    expect(of('أطلق')).toEqual({ active: 'مطلق', passive: 'مطلق' });
    expect(of('سيطر').active).toBe('مسيطر');
  });
});

describe('nouns', () => {
  const texts = (forms: readonly { text: string }[]) => forms.map((f) => f.text);

  test('sound, broken and dual forms', () => {
    expect(texts(declineNoun('غارة', ['-ات'], 'f'))).toEqual(
      expect.arrayContaining(['غارة', 'غارات', 'غارتان', 'غارتين', 'غارت']),
    );
    expect(texts(declineNoun('قتيل', ['قتلى'], 'm'))).toEqual(
      expect.arrayContaining(['قتيل', 'قتيلا', 'قتيلان', 'قتيلين', 'قتيلي', 'قتلى', 'قتلا']),
    );
    expect(texts(declineNoun('مسلح', ['-ون'], 'm'))).toEqual(
      expect.arrayContaining(['مسلحون', 'مسلحين', 'مسلحو', 'مسلحي']),
    );
    expect(texts(declineNoun('مستشفى', ['-ات'], 'm'))).toEqual(
      expect.arrayContaining(['مستشفى', 'مستشفيات', 'مستشفيان']),
    );
    expect(texts(declineAdjective('روسي'))).toEqual(
      expect.arrayContaining(['روسي', 'روسية', 'روسيون', 'روسيين', 'روسيات', 'روسيتين']),
    );
  });
});

describe('the lexicon', () => {
  const lexicon = loadLexicon();
  const words = new Words(lexicon);

  test('every form that a verb of the corpus takes is read back as that verb', () => {
    for (const [verb] of VERBS)
      for (const { text, features } of conjugate(verb)) {
        const readings = lexicon
          .readings(fold(text))
          .filter((r) => r.entry.pos === 'verb' && r.entry.root === fold(verb.root));
        expect(readings.length, `${verb.past}: ${text}`).toBeGreaterThan(0);
        expect(
          readings.some((r) => r.person === features.person && r.tense === features.tense),
          `${text}`,
        ).toBe(true);
      }
  });

  test('with clitics on either side it is the same verb still', () => {
    for (const [verb] of VERBS)
      for (const { text, features } of conjugate(verb)) {
        if (features.tense === 'imperative' || text.length < 3) continue;
        const before = features.tense === 'present' ? ['و', 'ف', 'س', 'وس', 'فس'] : ['و', 'ف'];
        for (const clitic of features.bound ? [] : before) {
          const word = words.of(fold(clitic + text));
          expect(
            word.entries.some((e) => e.pos === 'verb' && e.root === fold(verb.root)),
            clitic + text,
          ).toBe(true);
        }
        for (const suffix of features.final ? [] : ['ها', 'هم', 'ه']) {
          const word = words.of(fold(text + suffix));
          expect(
            word.entries.some((e) => e.pos === 'verb' && e.root === fold(verb.root)),
            text + suffix,
          ).toBe(true);
        }
      }
  });
});
