/** Sentences written for this project: forms that are given names by the words around them, and forms that are not. */
import { describe, expect, test } from 'vitest';
import { annotate, loadModels, loadResources, Reader } from '../src/pipeline.ts';
import { tokenAt, unmark } from './help/marked.ts';

const resources = loadResources();
const reader = new Reader(resources, loadModels());
const claimsOf = (text: string) =>
  reader.claims({ id: 'test', text, outlet: null, published: { date: '2018-03-20', from: 'jsonl' } });

describe('a form that may be a given name', () => {
  test.each([
    ['وقال الناشط [أحمد] الصياصنة إن القصف مستمر.', true],
    ['قال [علي] حيدر إن الاتفاق نفذ.', true],
    ['شدد الوزير [على] ضرورة وقف القصف.', false],
    ['قتل الطفل [ياسر] والطفلة ريم.', true],
    ['الجندي [يأسر] القلوب.', false],
    ['وأوضح الطبيب [فيصل] أن الغارة أصابت المشفى.', true],
    ['الناشط محمد [علي] في المدينة.', true],
    ['الكاتب خير الله [أحمد] في بيروت.', true],
    ['العدد [يزيد] على مئة.', false],
    ['أشرف المسؤول [على] الإجلاء.', false],
    ['قال [فادي] إن الجنود اعتقلوا أخاه.', true],
    ['وأوضح [وسيم] أن القتلى عشرة.', true],
    ['وتابعت [ليلى] أن القوات انسحبت.', true],
    ['وأكدوا [لنا] أن القوات انسحبت.', false],
    ['أكد وزير الدفاع [خالد] العلي الخبر.', true],
    ['قال قائد الشرطة المحلية [سامر] الحسن إن الوضع هادئ.', true],
    ['وصرح رئيس البلدية [حسن] درويش بذلك.', true],
    ['أعلن المتحدث باسم الجيش [نبيل] عبدالله سقوط البلدة.', true],
    ['أكد وزير الخارجية [كامل] استعداد بلاده للحوار.', false],
    ['بدا رئيس الوفد [سعيد] الحظ.', false],
    ['قال إن الرئيس [أشرف] على العملية.', false],
    ['[أحمد] لك ما فعلت.', false],
    ['قال الناطق العسكري [باسم] القسام إن القصف مستمر.', false],
  ])('%s', (marked, isName) => {
    const { text, start } = unmark(marked);
    const { doc, tags } = annotate(resources, text, null);
    const at = tokenAt(doc.tokens, start);
    expect(doc.givenNames.has(at)).toBe(isName);
    if (isName) expect(tags[at]).toBe('N');
  });
});

describe('who bears it', () => {
  test('is no village whose name is written like the end of hers', () => {
    const [claim] = claimsOf('قالت فاطمة إن القصف دمر منزلها.');
    expect(claim!.source).toMatchObject([{ text: 'فاطمة' }]);
    expect(claim!.sentence.en).toContain('«فاطمة»');
    expect(claimsOf('قصفت الطائرات بلدة أطمة.')[0]!.place[0]?.name).toBe('Atmeh');
  });

  test('is whole in the claim', () => {
    const [claim] = claimsOf('وأكد الناطق العسكري النقيب علي سليمان أن قواته سيطرت على القرية.');
    expect(claim!.source[0]!.text).toBe('الناطق العسكري النقيب علي سليمان');
  });

  test('is nobody who is known by that one word, and no village', () => {
    const [claim] = claimsOf('قال المواطن الصحفي هادي الصياصنة إن القصف مستمر على المدينة.');
    expect(claim!.source[0]!.entity).toBeUndefined();
    const { names } = annotate(resources, 'وقال الشيخ أحمد العيسى إن القصف مستمر.', null);
    expect(names).toEqual([]);
  });

  test('does not run into what is spoken of next', () => {
    const [claim] = claimsOf('نشر الناشط هادي الصياصنة مقطع فيديو يظهر الهجوم على السوق.');
    expect(claim!.source[0]!.text).toBe('الناشط هادي الصياصنة');
  });

  test('speaks for the body named before him', () => {
    const [claim] = claimsOf('قالت السفيرة الأمريكية لدى الأمم المتحدة نيكي هايلي إن الغارات قتلت مدنيين.');
    expect(claim!.source.map((s) => s.entity)).toContain('nikki-haley');
  });
});
