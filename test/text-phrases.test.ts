import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Scene } from '../src/claims/scene.ts';
import { annotate, loadResources, type Resources, setScene } from '../src/pipeline.ts';
import { newsSoup } from './soup.ts';

let resources: Resources;
beforeAll(() => {
  resources = loadResources();
});

const sceneOf = (text: string): Scene => setScene(resources, annotate(resources, text, '2016-05-04'), []);
const phrasesOf = (text: string): string[] => sceneOf(text).phrases.map((p) => text.slice(p.start, p.end));

/** Sentences with noun phrases that must be found whole. Written for this project. */
const CASES: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['قصفت الطائرات الروسية بلدة كفرنبل', ['الطائرات الروسية']],
  ['قال المرصد السوري لحقوق الإنسان إن القصف مستمر', ['المرصد السوري لحقوق الإنسان']],
  ['انسحب التنظيم من ثلاث قرى', ['التنظيم', 'ثلاث قرى']],
  ['اتفقت روسيا والولايات المتحدة على هدنة', ['روسيا', 'الولايات المتحدة']],
  ['وصل وزير الخارجية الأميركي جون كيري إلى جنيف', ['وزير الخارجية الأميركي جون كيري', 'جنيف']],
  ['في الأحياء الشرقية من مدينة حلب', ['الأحياء الشرقية']],
  ['قصفت طائرات F-16 التركية مواقع', ['طائرات F-16 التركية', 'مواقع']],
  ['استهدف قاعدة "T-4" الجوية', ['قاعدة "T-4" الجوية']],
  // the subject does not run into the object
  ['هاجم الجيش المدينة', ['الجيش', 'المدينة']],
  ['واتهم المتحدث المعارضة بخرق الهدنة', ['المتحدث', 'المعارضة']],
  ['وطالب الرئيس الحكومة بالرحيل', ['الرئيس', 'الحكومة']],
  ['ودعا الوزير المجتمع الدولي إلى التدخل', ['الوزير', 'المجتمع الدولي']],
  ['وحث المبعوث روسيا على التدخل', ['المبعوث', 'روسيا']],
  ['في العاصمة دمشق', ['العاصمة دمشق']],
  ['قاتلت الفصائل المعارضة المسلحة', ['الفصائل المعارضة المسلحة']],
  ['طالبت تركيا روسيا بوقف القصف', ['تركيا', 'روسيا']],
  ['أسقطت القوات طائرة مسيرة تركية', ['القوات', 'طائرة مسيرة تركية']],
  ['اغتال مجهولون قياديا في الجيش', ['مجهولون', 'قياديا']],
  ['قتل مسلحون مجهولون مدير المدرسة', ['مسلحون مجهولون', 'مدير المدرسة']],
  ['فجر انتحاريان نفسيهما قرب الحاجز', ['انتحاريان', 'نفسيهما']],
  ['خطف مسلحون أجانب طبيبا ألمانيا', ['مسلحون أجانب', 'طبيبا ألمانيا']],
  ['ودعا غليون الشعب السوري إلى التظاهر', ['غليون', 'الشعب السوري']],
  ['اعتقلت الشرطة ناشطين سوريين في إسطنبول', ['الشرطة', 'ناشطين سوريين']],
  ['اجتمع ممثلو بلدان المنطقة في عمان', ['ممثلو بلدان المنطقة']],
  ['نقلوا إلى سجون التنظيم', ['سجون التنظيم']],
  ['قتل 200 عنصر أمن في المعارك', ['200 عنصر أمن']],
  ['التقى الوزير عددا من المسؤولين', ['الوزير']],
  ['شنت الدول الثلاث ضربات', ['الدول الثلاث']],
  ['طالب الأمين العام للأمم المتحدة بعدم استهداف المدنيين', ['الأمين العام للأمم المتحدة']],
  ['توفي رجل متأثرا بجراحه', ['رجل']],
  ['ماتت طفلتان جوعا في المخيم', ['طفلتان', 'المخيم']],
  ['قضى 17 مهاجرا غرقا قبالة السواحل', ['17 مهاجرا']],
  // what goes on with somebody's words, and how he speaks, is no part of his name
  ['قال الوزير اليوناني مدافعا عن القرار إن القصف توقف', ['الوزير اليوناني']],
  ['قالت وكالة سانا مؤكدة أن القصف توقف', ['وكالة سانا']],
  ['تحدثت الوزيرة الفرنسية معربة عن قلقها', ['الوزيرة الفرنسية', 'قلقها']],
  ['قال أوغلو "بعصبية" إن القصف توقف', ['أوغلو']],
  ['قال القائد "أبو عمر" إن القصف توقف', ['القائد "أبو عمر"']],
  ['استهدفت غارات روسية وسورية مخازن للوقود', ['سورية', 'مخازن']],
  ['استنكرت قيادة الفرقة 30 قيام جنود بقصف القرية', ['قيادة الفرقة 30', 'قيام جنود']],
  ['هدد نوربرت شولتز إيران', ['نوربرت شولتز', 'إيران']],
  ['قالت مسؤولة السياسة الخارجية إن القصف توقف', ['مسؤولة السياسة الخارجية']],
  ['قتل الجيش القيادي في الحركة', ['الجيش', 'القيادي']],
  ['دعت الحكومة الخارجية إلى الرد', ['الحكومة', 'الخارجية']],
  ['هاجم مسلحون دورية قرب تعز', ['مسلحون', 'دورية']],
  ['سلمت الفصائل أسلحتها الثقيلة والقذائف المدفعية والصاروخية', ['القذائف المدفعية والصاروخية']],
  ['زار وزير الخارجية العربي والأمين العام المخيم', ['الأمين العام']],
  ['خرج المقاتلون المعارضون والمدنيون', ['المدنيون']],
  ['زار الرئيس السابق علي عبد الله صالح صنعاء', ['الرئيس السابق علي عبد الله صالح', 'صنعاء']],
];

describe('noun phrases', () => {
  test.each(CASES)('%s', (text, wanted) => {
    const found = phrasesOf(text);
    for (const phrase of wanted) expect(found, found.join(' / ')).toContain(phrase);
  });

  test('a conjunct points to the one before it, a phrase behind a preposition names it', () => {
    const text = 'اتفقت روسيا وتركيا على هدنة في إدلب';
    const { phrases } = sceneOf(text);
    const at = (words: string) => phrases.findIndex((p) => text.slice(p.start, p.end) === words);
    expect(phrases[at('تركيا')]?.conjunctOf).toBe(at('روسيا'));
    expect(phrases[at('إدلب')]?.preposition).toBe('في');
  });

  test('in any text they lie apart, inside one sentence, and their offsets are those of their tokens', () => {
    fc.assert(
      fc.property(newsSoup(200), (text) => {
        const { doc, phrases, phraseOf } = sceneOf(text);
        let at = 0;
        phrases.forEach((p, k) => {
          expect(p.first).toBeGreaterThanOrEqual(at);
          expect(p.last).toBeGreaterThan(p.first);
          expect(doc.sentenceOf[p.first]).toBe(doc.sentenceOf[p.last - 1]);
          expect(p.start).toBeGreaterThanOrEqual(doc.tokens[p.first]!.start);
          expect(p.start).toBeLessThan(doc.tokens[p.first]!.end);
          expect(p.end).toBeLessThanOrEqual(doc.tokens[p.last - 1]!.end);
          for (let i = p.first; i < p.last; i++) expect(phraseOf[i]).toBe(k);
          at = p.last;
        });
      }),
      { numRuns: 200 },
    );
  });
});
