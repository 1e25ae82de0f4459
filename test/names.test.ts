/** Sentences written for this project: which words of them are listed names, and who may be a speaker. */
import { describe, expect, test } from 'vitest';
import { annotate, loadResources, setScene } from '../src/pipeline.ts';

const resources = loadResources();
const namesOf = (text: string): string[] =>
  annotate(resources, text, '2016-05-04').names.map((n) => text.slice(n.start, n.end));
const speakersOf = (text: string): string[] => {
  const scene = setScene(resources, annotate(resources, text, '2016-05-04'), []);
  return scene.attributions.flatMap((a) => {
    const p = a.speaker < 0 ? null : scene.phrases[a.speaker]!;
    return p ? [text.slice(p.start, p.end)] : [];
  });
};

describe('a word that is a country and its adjective', () => {
  test.each([
    ['وصل إلى سوريا قبل عام', ['سوريا']],
    ['في عموم سوريا', ['سوريا']],
    ['نشرت سوريا مقطعا مصورا', ['سوريا']],
    ['هدد بضرب سوريا', ['سوريا']],
    ['أدان قصف ليبيا', ['ليبيا']],
    ['وفي سورية قتل مدنيان', ['سورية']],
    ['أسر جنديا سوريا', []],
    ['عرض جنسيات سورية', []],
    ['اعتقل مواطنا ليبيا', []],
    ['جرت المداهمات في 13 محافظة تركية', []],
    ['وقع التفجير في بلدة تركية على الحدود', []],
    ['نشر أنظمة (دفاع جوي) حديثة', ['دفاع جوي']],
    ['دارت معارك في حديثة', ['حديثة']],
    ['سيطر على مدينة حديثة', ['مدينة حديثة']],
    ['قصفت قواعد الأسد في سوريا', ['الأسد', 'سوريا']],
  ])('%s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });
});

describe('who may speak', () => {
  test.each([
    ['قال الناطق العسكري إن القصف توقف', ['الناطق العسكري']],
    ['كردستان تبلغ المتمردين أن القصف توقف', ['كردستان']],
  ])('%s', (text, speakers) => {
    expect(speakersOf(text)).toEqual(speakers);
  });

  test.each(['تؤكد الحملة الشرسة أن الحل بعيد', 'تؤكد هذه الصواريخ المخصصة أن الهدنة انتهت'])(
    'nobody in: %s',
    (text) => {
      expect(speakersOf(text)).toEqual([]);
    },
  );
});
