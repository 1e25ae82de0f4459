/** Sentences written for this project: what happened is told by the word that the text has for it, where that takes no side. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readOntology, type Wording } from '../src/knowledge/ontology.ts';
import { loadPhraser } from '../src/phrase/index.ts';
import { loadResources } from '../src/pipeline.ts';
import { readerOn } from './help/reading.ts';

const resources = loadResources();
const read = readerOn('2018-03-20', resources);
const sentences = (text: string) => read(text).map((c) => c.sentence);

describe('closer words', () => {
  test.each([
    [
      'وأفرجت السلطات عن 20 معتقلا من سجن حلب.',
      'the Syrian government released 20 detainees at Aleppo Central Prison in Aleppo Governorate.',
      'بإفراج الحكومة السورية عن 20 معتقلا في سجن حلب المركزي في محافظة حلب.',
    ],
    ['حذرت تركيا إيران.', 'Türkiye issued a warning to Iran.', 'بتوجيه تركيا تحذيرا إلى إيران.'],
    [
      'أخلت القوات الأمريكية قاعدة التنف.',
      'the US armed forces withdrew from Al-Tanf in Homs Governorate.',
      'بانسحاب القوات الأمريكية من التنف في محافظة حمص.',
    ],
    ['انشق ضابط عن الجيش السوري.', 'an officer defected.', 'بانشقاق ضابط.'],
    [
      'تقدمت قوات النظام نحو حمص.',
      'the Syrian government forces advanced to Homs.',
      'بتقدم قوات الحكومة السورية إلى حمص.',
    ],
    [
      'دربت الولايات المتحدة مقاتلين في الأردن.',
      'the United States trained fighters in Jordan.',
      'بتدريب الولايات المتحدة مقاتلين في الأردن.',
    ],
    ['رحبت روسيا بالاتفاق.', 'Russia welcomed the agreement.', 'بترحيب روسيا بالاتفاق.'],
  ])('%s', (text, en, ar) => {
    expect(sentences(text)[0]).toEqual({ en: `The article says that ${en}`, ar: `يفيد المقال ${ar}` });
  });

  test('are those of the verb in its masdar too, and are put like the others', () => {
    expect(sentences('نفى الجيش السوري إعدام الأسرى.').map((s) => s.en)).toContain(
      'The Syrian army denies people being executed by it.',
    );
  });

  test('whom a condemnation is not addressed to is not condemned', () => {
    const [first] = sentences('أدان الأمين العام للأمم المتحدة الهجوم على المستشفى.');
    expect(first!.en).toBe('The article says that the United Nations issued a condemnation.');
  });
});

describe('counts in a sentence', () => {
  test.each([
    ['تأجلت عملية إجلاء المقاتلين تقريبا يومين.', 'for about two days.'],
    ['أدى القصف إلى مقتل شخص.', 'one person was killed.', 'شخص واحد'],
    ['وقتل خمسة من عناصر الشرطة.', '5 members of police were killed.', 'خمسة من عناصر الشرطة'],
    ['قتل 162 مدنيا معظمهم أطفال في القصف.', '162 civilians were killed.'],
    ['قال المرصد إن 50 شخصا آخرين أصيبوا في القصف.', '50 other people were injured.', '50 شخصا آخرين'],
    [
      'قالت فاطمة "قتلت أختي وأمي في القصف".',
      'that the speaker’s sister and the speaker’s mother were killed.',
      'أختي وأمي',
    ],
    ['تم إجلاء عاملي الإغاثة السوريين من المدينة.', 'that Syrian aid workers were evacuated from the city.'],
    ['قتل ثلاثة من رجال الشرطة في هجوم على بغداد.', '3 policemen were killed in Baghdad.'],
    ['قتل 90 شخصا وأصيب 300 جريح، نصفهم من النساء والأطفال.', '90 people were killed (figure given: 50 per cent).'],
  ])('%s', (text, en, ar = '') => {
    const told = sentences(text);
    expect(told.map((s) => s.en).join()).toContain(en);
    expect(told.map((s) => s.ar).join()).toContain(ar);
  });
});

test('a verb that no lexicon has is refused with the file', () => {
  const [type] = [...resources.ontology.values()];
  const wording: Wording = {
    words: [['فعل']],
    motion: false,
    templates: { ar: [{ source: '<فعلل>', pieces: [{ kind: 'verb', verb: 'فعللق' }] }], en: [] },
  };
  const ontology = new Map([...resources.ontology, [type!.id, { ...type!, wordings: [wording] }]]);
  expect(() => loadPhraser(resources, ontology)).toThrow(type!.from);
  const file = readFileSync(join(import.meta.dirname, '..', type!.from), 'utf8');
  const broken = file.replace("'{agent} <criticise> {target}'", "'{agent} <criticise {target}'");
  expect(() => readOntology([[type!.from, broken]])).toThrow(type!.from);
});
