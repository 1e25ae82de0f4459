/** Sentences written for this project: phrases whose first word names a happening elsewhere, and that name none. */
import { expect, test } from 'vitest';
import { readerOn } from './help/reading.ts';

const read = readerOn('2018-03-20');
const types = (text: string) => read(text).map((c) => c.type);

test.each([
  'تشهد المنطقة حربا كلامية بين البلدين.',
  'اندلعت حرب باردة جديدة بين موسكو وواشنطن.',
  'شنت الصحيفة هجوما لاذعا على الوزير.',
  'يعاني المريض من ضغط الدم.',
  'سيطر رجال الإطفاء على الحريق.',
  'يحمل المعتقل الجنسية التركية.',
  'خاض المرشح معركة انتخابية صعبة.',
  'أزالت الفرق مخلفات الحرب من الحقول.',
  'ضرب زلزال سواحل اليونان.',
  'خطف المنتخب بطاقة التأهل.',
  'اجتاحت الفيضانات مدينة درنة.',
])('a phrase that names no happening is no claim: %s', (text) => {
  expect(types(text)).toEqual([]);
});

test('the dead whose name a unit bears are none of those told of', () => {
  expect(types('أصيب قائد لواء شهداء بدر بجروح.')).not.toContain('killed');
  expect(types('سقط شهداء في القصف على المدينة.')).toContain('killed');
});

test('its first word names one elsewhere', () => {
  expect(types('سيطر الجيش على المدينة بعد حريق في السوق.')).toContain('territory_capture');
  expect(types('اندلعت حرب بين البلدين.')).toEqual(['armed_clash']);
});
