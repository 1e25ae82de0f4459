import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean/index.ts';
import { PageWords } from '../src/text/page-words.ts';
import { BODY, PARAGRAPHS, TITLE } from './ingest-helpers.ts';

const words = (text: string, spans: readonly { start: number; end: number }[]): string[] =>
  spans.map((s) => text.slice(s.start, s.end));

describe('clean', () => {
  test('article and furniture are told apart, by offsets into the unchanged text', () => {
    const text = `\n# ${TITLE}\n\nكتبه سامر الحلبي | 3 أيار 2016\n\n${BODY}\n\nشارك على مواقع التواصل الاجتماعي:\n\nاترك تعليقاً\n\nلن يتم نشر عنوان بريدك الإلكتروني.\n\nTranslate »`;
    const found = clean(text);
    expect(words(text, [found.title!])).toEqual([`# ${TITLE}`]);
    expect(words(text, [found.byline!])[0]).toContain('سامر الحلبي');
    expect(words(text, found.body)).toEqual([`# ${TITLE}`, BODY]);
    expect(words(text, found.furniture).join('\n')).toContain('Translate');
    for (const paragraph of PARAGRAPHS) expect(words(text, found.body).join('\n')).toContain(paragraph);
  });

  test('a text without furniture is all body; a sentence that begins like a label stays', () => {
    const text = `${BODY}\nشارك على الأقل 20 مسلحا في الهجوم الذي طال ثلاث قرى في ريف حلب الشمالي بحسب ما أفادت به مصادر محلية متقاطعة في المنطقة، ولم ترد أنباء عن ضحايا بين المدنيين حتى مساء السبت.`;
    expect(clean(text).furniture).toEqual([]);
    expect(clean(text).body).toEqual([{ start: 0, end: text.length }]);
  });

  test('long text below the words that end an article is kept', () => {
    const text = `${BODY}\n${BODY}\nاترك تعليقا\n${PARAGRAPHS.join(' ')}`;
    expect(clean(text).body.at(-1)!.end).toBe(text.length);
  });

  test('an empty text, and one of blank lines', () => {
    expect(clean('')).toEqual({ title: null, byline: null, body: [], furniture: [] });
    expect(clean(' \n\n ').body).toEqual([]);
  });
});

describe('page words', () => {
  const page = new PageWords();
  page.add('طباعة', 'line', 'furniture');
  page.add('اقرأ أيضاً', 'start', 'teaser');
  page.add('كتب', 'label', 'byline');
  page.add('جميع الحقوق محفوظة', 'mark', 'furniture');

  test.each([
    ['طباعة', 'furniture'],
    ['  طبــاعة :', 'furniture'],
    ['طباعة الكتب في حلب', undefined],
    ['إقرأ ايضا: خبر آخر', 'teaser'],
    ['كتب: سامر الحلبي', 'byline'],
    ['كتب سامر رسالة', undefined],
    ['2016 © جميع الحقوق محفوظة للموقع', 'furniture'],
    [`${'قال المتحدث إن '.repeat(12)}جميع الحقوق محفوظة`, undefined],
  ])('%s', (line, kind) => expect(page.match(line)?.kind).toBe(kind));
});
