/** Sentences written for this project on several wars: which of the places of one name is meant, and whom a phrase names. */
import { describe, expect, test } from 'vitest';
import { EntityReader } from '../src/claims/entities.ts';
import { standpointOf } from '../src/claims/standpoint.ts';
import { annotate, loadResources, setScene } from '../src/pipeline.ts';

const resources = loadResources();
const entities = new EntityReader(resources.knowledge);
const sceneOf = (text: string) => setScene(resources, annotate(resources, text, '2023-05-04'), []);
const placesOf = (text: string): string[] =>
  sceneOf(text).places.map((p) => `${text.slice(p.start, p.end)} ${p.ids[0] ?? '-'}`);
const phrasesOf = (text: string): string[] => sceneOf(text).phrases.map((p) => text.slice(p.start, p.end));
/** Whom the first phrase with these words names. */
const entityOf = (text: string, words: string): string | null => {
  const scene = sceneOf(text);
  const phrase = scene.phrases.find((p) => text.slice(p.start, p.end).startsWith(words));
  expect(phrase, words).toBeDefined();
  return entities.of(scene, phrase!, standpointOf(scene, undefined, resources.knowledge))?.id ?? null;
};

describe('a noun for a place behind another', () => {
  test.each([
    ['فر عشرات من سكان المناطق الشرقية.', 'المناطق الشرقية -'],
    ['شنت الطائرات خمس غارات في سماء المدينة.', 'المدينة -'],
    ['انتشر الجنود في جميع أنحاء المحافظة.', 'أنحاء المحافظة -'],
  ])('is where what is told of takes place: %s', (text, place) => {
    expect(placesOf(text)).toContain(place);
  });

  test.each([
    ['دخلت البلاد في حرب متعددة الأطراف.', 'الأطراف'],
    ['أعلن المبعوث تفاصيل خارطة الطريق.', 'الطريق'],
    ['قال أمين مجمع تشخيص مصلحة النظام إن الحرب انتهت.', 'مجمع'],
    ['استعادت القوات معظم النقاط.', 'النقاط'],
  ])('is none where it is no area, or nothing owns it: %s', (text, words) => {
    expect(placesOf(text).join()).not.toContain(words);
  });
});

describe('which of the places of one name', () => {
  test('a bare name is the city before the governorate around it', () => {
    expect(placesOf('قصفت المدفعية درعا والحراك.')).toEqual(['درعا C5993', 'الحراك C6116']);
  });

  test.each([
    ['سيطرت القوات على 4 قرى هي شقرا والجنينة. وتقدمت قوات سوريا الديمقراطية في دير الزور.', 'الجنينة C5084'],
    ['سيطرت قوات الدعم السريع على مدينة الجنينة. ووصلت القوات إلى الخرطوم.', 'الجنينة isnad:el-geneina'],
  ])('one in a country that is spoken of goes before a larger one elsewhere: %s', (text, place) => {
    expect(placesOf(text).find((p) => p.includes('الجنينة'))).toContain(place.split(' ')[1]);
  });

  test('a small place of a country that the article does not speak of is not meant', () => {
    expect(placesOf('اقتحمت القوات قرية كفر حمرة قرب نابلس، ثم انسحبت إلى جنين وقباطية.')).toContain('قرية كفر حمرة -');
    expect(placesOf('سيطر مسلحون على بلدة مركبا وبلدة رميش.')).toContain('بلدة رميش isnad:rmeish');
  });

  test('a quarter of a town that the article does not speak of is not meant', () => {
    expect(placesOf('سقطت صواريخ على دوار الجامعة في مدينة اللاذقية.')).toContain('دوار الجامعة -');
    expect(placesOf('سقطت صواريخ على دوار الجامعة في مدينة حلب.')).toContain('دوار الجامعة sa:5705');
    expect(placesOf('سقطت صواريخ على دوار الجامعة.')).toContain('دوار الجامعة sa:5705');
    expect(placesOf('خرج المقاتلون من أحياء حمص القديمة إلى مدينة إدلب.')).toContain('أحياء حمص القديمة sa:5835');
  });

  test('a small place lies in what its sentence says that it lies in', () => {
    // among places of Aleppo and of Idlib
    expect(placesOf('قصفت الطائرات قرية كوكبة في ريف إدلب ثم حلب ومنبج والباب.')).toContain('قرية كوكبة C4072');
    expect(placesOf('قصفت الطائرات قرية كوكبة الواقعة في ريف حلب ثم إدلب وسراقب.')).toContain('قرية كوكبة C1381');
    expect(placesOf('قصفت الطائرات قرية كوكبة بريف إدلب.')).toContain('قرية كوكبة C4072');
    // none of the two lies there
    expect(placesOf('قصفت الطائرات قرية كوكبة في ريف الحسكة.')).toContain('قرية كوكبة -');
    // near, and not in: the sentence does not say
    expect(placesOf('وصل من قرية كوكبة إلى ريف الحسكة.').join()).not.toContain('كوكبة -');
  });

  test.each([
    ['نزح آلاف من محافظتي درعا والقنيطرة.', ['محافظتي درعا SY12', 'القنيطرة SY14']],
    ['دارت معارك في مدينتي درعا وحماة.', ['مدينتي درعا C5993', 'حماة C2987']],
    ['خسر مدن الرستن وحماة.', ['مدن الرستن C2870', 'حماة C2987']],
    ['دارت معارك قرب درعا.', ['قرب درعا C5993']],
  ])('a name behind a noun for a place is of its kind, and so is what is joined to it: %s', (text, places) => {
    expect(placesOf(text)).toEqual(places);
  });

  test('a bare name that is known anywhere is no village', () => {
    const article = 'قصفت الطائرات الرقة وتل أبيض وعين عيسى.';
    expect(placesOf(`وصل الوفد إلى أنقرة. ${article}`)).toContain('أنقرة geo:323786');
    expect(placesOf(`هذا ما تقوم به أنقرة في سوريا. ${article}`)).toContain('أنقرة geo:323786');
    expect(placesOf('قصفت المدفعية قرى الحواش والقاهرة والعنكاوي.')).toContain('القاهرة C6545');
  });

  test('a small city under an ordinary word is not meant in an article on another country', () => {
    const article = 'اقتحم الجنود بلدة بيت أمر قرب حلحول ودورا وحاولوا خلع الباب';
    expect(placesOf(`${article}.`).join()).not.toContain('C1202');
    expect(placesOf(`${article}، ثم قصفت الطائرات مدينة حلب في سوريا.`)).toContain('الباب C1202');
  });

  test('a town whose governorate is not known may lie far from the middle of the one that is told', () => {
    expect(placesOf('سقطت صواريخ على مدينة نيكوبول بإقليم دنيبروبتروفسك.')).toContain('مدينة نيكوبول isnad:nikopol');
  });

  test('a quarter that is called by its town tells of the quarters of that town', () => {
    expect(placesOf('سيطرت القوات على حي الزنجيلي في الموصل القديمة.')).toContain('حي الزنجيلي isnad:al-zanjili');
  });

  test('a border names its country', () => {
    expect(placesOf('انسحبوا نحو الحدود العراقية بعد معارك في البوكمال والعشارة.')).toContain(
      'الحدود العراقية isnad:iraqi-border',
    );
    // of another war, by its words alone
    const fence = 'تجمع الناس قرب السياج الحدودي';
    expect(placesOf(`${fence} بعد معارك في البوكمال والعشارة وصبيخان.`).join()).not.toContain(
      'isnad:israel-gaza-border',
    );
    expect(placesOf(`${fence} شرق خان يونس.`)).toContain('قرب السياج الحدودي isnad:israel-gaza-border');
  });

  test.each([
    ['خرجت مظاهرة من مناطق المحافظة.', 'مناطق المحافظة -'],
    ['قال إن شارعا للسماح للمدنيين بالمغادرة فتح.', 'شارعا -'],
    ['سيطر الجيش على قرى جديدة.', 'قرى جديدة -'],
    ['قتل خمسة في ولاية الجزيرة.', 'ولاية الجزيرة isnad:gezira'],
  ])('an ordinary word behind a noun for a place: %s', (text, place) => {
    expect(placesOf(text)).toContain(place);
  });

  test.each([
    ['قصفت الطائرات مواقع في حرض وميدي.', 'حرض isnad:haradh'],
    ['وصلت القوات إلى التحيتا وزبيد.', 'زبيد geo:69500'],
    ['توغلت القوات في مركبا والخيام قرب مرجعيون.', 'الخيام isnad:khiam'],
  ])('an ordinary word beside a place that is named for certain: %s', (text, place) => {
    expect(placesOf(text)).toContain(place);
  });

  test('the same word where nothing says where is none', () => {
    expect(placesOf('يعيش النازحون في الخيام منذ أشهر.').filter((p) => p.includes('khiam'))).toEqual([]);
    expect(placesOf('وصل الزعيم إلى عدن وحرض على القتال.').filter((p) => p.startsWith('حرض'))).toEqual([]);
  });
});

describe('where a subject ends', () => {
  test.each([
    ['هاجم مستوطنون قرية سنجل.', ['مستوطنون', 'قرية سنجل']],
    ['هاجم تنظيم الدولة مدينة الفقهاء.', ['تنظيم الدولة', 'مدينة الفقهاء']],
    ['قال مسؤولون أمنيون عراقيون.', ['مسؤولون أمنيون عراقيون']],
    ['استهدفت الصواريخ مستوطنة كريات شمونة.', ['الصواريخ', 'مستوطنة كريات شمونة']],
  ])('%s', (text, phrases) => {
    expect(phrasesOf(text)).toEqual(phrases);
  });
});

describe('whom a phrase names', () => {
  test.each([
    ['قال الفريق عبد الغني الأسدي إن المعركة انتهت في تكريت.', 'الفريق', 'abdul-ghani-al-asadi'],
    ['قال السفير السعودي في بيروت إن القصف توقف.', 'السفير', 'saudi-arabia'],
    ['قتل عامل سوري في الكويت.', 'عامل', null],
    ['قتل ستة من رجال الأمن الأتراك في سوريا.', 'رجال', 'turkish-police'],
    ['هاجمت القوات الموالية للحكومة العراقية البوكمال.', 'القوات', 'iraqi-forces'],
    ['انسحبت القوات المشتركة من الفاشر.', 'القوات', 'joint-force-darfur'],
    ['انسحبت القوات المشتركة من الحديدة.', 'القوات', 'joint-forces-west-coast'],
    ['قال الدفاع المدني إن القصف أصاب خان يونس وجباليا.', 'الدفاع', 'gaza-civil-defence'],
    ['قتل اثنان من قوات الأمن العام الأردني في الفحيص.', 'قوات', null],
    ['انتشر الأمن العام في اللاذقية.', 'الأمن', 'syrian-general-security'],
    ['انتشر الأمن العام في طرابلس وزحلة وصيدا.', 'الأمن', 'lebanese-general-security'],
    ['سيطرت حركة الشباب على بيدوا، ثم انسحبت الحركة.', 'الحركة', 'al-shabaab'],
  ])('%s', (text, words, entity) => {
    expect(entityOf(text, words)).toBe(entity);
  });
});
