/** Noun or verb, where a form may be either. */
import { describe, expect, test } from 'vitest';
import { areKin } from '../src/annotate/triggers/kin.ts';
import { annotate, loadResources } from '../src/pipeline.ts';
import { tokenAt, unmark } from './help/marked.ts';

const resources = loadResources();

describe('a form that may be a noun or a verb', () => {
  test.each([
    ['قتل ثلاثة من أفراد [أسرته] في القصف', 'N'],
    ['غادر أفراد [عائلته] البلدة', 'N'],
    ['الجنود الذين [أسرتهم] الفصائل', 'V'],
    ['قصفت الطائرات حي الصاخور [وحي] الشيخ خضر', 'N'],
    ['من جهته [جدد] الناطق التحذير', 'V'],
    ['بدوره [حمل] الجيش المعارضة المسؤولية', 'V'],
    ['من جهتهم [مقاتلو] المعارضة سيطروا على التلة', 'N'],
    ['وقال أبو [زيد] إن القوات انسحبت', 'N'],
    ['وقتل خالد بن [يزيد] في الغارة', 'N'],
    ['قصفت القوات البلدة في حين [قال] ناشطون إنها انسحبت', 'V'],
    ['قتل ثلاثة حسبما [ذكر] الدفاع المدني', 'V'],
    ['قتل ثلاثة بحسب [ذكر] الوكالة', 'N'],
    ['وقد [باتت] المدينة محاصرة', 'V'],
    ['[ولفتت] الصحيفة إلى سقوط قتلى', 'V'],
  ])('%s', (marked, expected) => {
    const { text, start } = unmark(marked);
    const { doc, tags } = annotate(resources, text, null);
    expect(tags[tokenAt(doc.tokens, start)]).toBe(expected);
  });
});

describe('«أسرهم» is no capture', () => {
  test.each([
    ['وصل المقاتلون مع [أسرهم] إلى إدلب', true],
    ['عاد السكان إلى [أسرهم]', true],
    ['غادر أفراد من [أسرهم] المدينة', true],
    ['غادر المقاتلون [وأسرهم] المدينة', true],
    ['نزحت مئات [الأسر] من البلدة', true],
    ['هجر القصف عددا كبيرا من [الأسر]', true],
    ['فر جندي من [الأسر]', false],
    ['تمكنت القوات من [أسرهم] قرب النهر', false],
    ['وظهر الجنود بعد [أسرهم] في تسجيل', false],
  ])('%s', (marked, kin) => {
    const { text, start } = unmark(marked);
    const { doc } = annotate(resources, text, null);
    expect(areKin(doc, tokenAt(doc.tokens, start))).toBe(kin);
  });
});
