/** Sentences written for this project: what is aimed at, asked, feared or undone without a word of negation beside it. */
import { describe, expect, test } from 'vitest';
import { namedBy, readerOn } from './help/reading.ts';

const read = readerOn('2021-06-12');
/** The modality of the claim that a word names. */
const modality = (text: string, trigger: string): string | undefined => namedBy(read(text), trigger).modality;

describe('what somebody is out to do', () => {
  test.each([
    ['قررت الحكومة تزويد الجيش بصواريخ حديثة.', 'تزويد', 'planned'],
    ['يستعد المقاتلون لشن هجوم على المطار.', 'هجوم', 'planned'],
    ['المقاتلون مستعدون لشن هجوم على المطار.', 'هجوم', 'planned'],
    ['تتواصل استعدادات الفصائل الموالية للحكومة لشن هجمات على المدينة.', 'هجمات', 'planned'],
    ['اقتربت القوات من استعادة السيطرة على المدينة.', 'استعادة', 'planned'],
    ['الجيش غير مستعد لشن هجوم على المطار.', 'هجوم', 'denied'],
    ['هدد الرئيس بقصف العاصمة.', 'قصف', 'planned'],
    ['تظاهر المئات مطالبين بإسقاط الحكومة والإفراج عن المعتقلين.', 'الإفراج', 'demanded'],
    ['وشهدت المدينة استعدادا للرد على قصف المطار.', 'قصف', 'asserted'],
    ['كانت القاعدة هدفا لهجوم صاروخي.', 'هجوم', 'asserted'],
  ])('%s «%s» is %s', (text, trigger, expected) => {
    expect(modality(text, trigger)).toBe(expected);
  });

  test.each([
    ['اقتحم الجنود منزلا لتوقيف أحد المطلوبين.', 'توقيف', 'planned'],
    ['حاصر المسلحون القرية لقتل سكانها.', 'قتل', 'planned'],
    ['تعرضت البلدة في الصباح لقصف عنيف.', 'قصف', 'asserted'],
    ['توصل الطرفان بعد أيام لاتفاق على تبادل الأسرى.', 'اتفاق', 'asserted'],
  ])('a purpose is planned, and what «ل» otherwise leads to is not: %s', (text, trigger, expected) => {
    expect(modality(text, trigger)).toBe(expected);
  });

  test('what is added to what is planned is planned too', () => {
    const text = 'يدعو المشروع إلى هدنة بهدف إدخال المساعدات إلى المدينة علاوة على إجلاء المصابين.';
    expect(modality(text, 'إجلاء')).toBe('planned');
    expect(modality('أسفر القصف عن مقتل مدنيين وإصابة آخرين.', 'إصابة')).toBe('asserted');
  });

  test('the stages of a plan are planned, those that were are not', () => {
    expect(modality('تبدأ المرحلة الثانية بانسحاب القوات من الميناء.', 'انسحاب')).toBe('planned');
    expect(modality('بدأت المرحلة الثانية بانسحاب القوات من الميناء.', 'انسحاب')).not.toBe('planned');
  });

  test('what is asked for is demanded, and what is to end goes on', () => {
    expect(modality('دعا المتظاهرون إلى إعدام القاتل.', 'إعدام')).toBe('demanded');
    expect(modality('دعا الأمين العام إلى وقف فوري للقتال في المدينة.', 'قتال')).toBe('asserted');
  });
});

describe('what is left open', () => {
  test.each([
    ['هل تقترب الفصائل المعارضة من اتفاق مع الحكومة؟', 'اتفاق'],
    ['يبحث الخبراء ما إذا كانت القوات قد قصفت المستشفى.', 'قصفت'],
    ['هناك مخاوف من أن تصبح المدينة ساحة لصراع طويل.', 'صراع'],
    ['ألمح الوزير إلى دعم عسكري للفصائل.', 'دعم'],
    ['وصلت تقارير يومية تتحدث عن مقتل مدنيين في المدينة.', 'مقتل'],
    ['ويعتقد أن مئة مدني قتلوا في المدينة.', 'قتلوا'],
    ['لم يؤكد الجيش مقتل أي من جنوده.', 'مقتل'],
    ['نفذت الطائرات ضربات لمنع القوات من دخول المدينة.', 'دخول'],
    ['تهدف المحادثات إلى تجنيب المدينة هجوما واسعا.', 'هجوم'],
  ])('%s «%s» is uncertain', (text, trigger) => {
    const claim = read(text).find((c) => c.trigger.text.includes(trigger));
    expect(claim?.modality).toBe('uncertain');
  });

  test.each([
    ['وكالة الأناضول للأنباء تحدثت عن مقتل جنديين.', 'مقتل'],
    ['أكد الجيش مقتل اثنين من جنوده.', 'مقتل'],
    ['لماذا قصفت الطائرات المدينة؟', 'قصفت'],
  ])('none: %s', (text, trigger) => {
    expect(modality(text, trigger)).toBe('asserted');
  });
});

describe('what is undone with no negation beside it', () => {
  test.each([
    ['لا صحة لما يشاع عن انسحاب الجيش من المدينة.', 'انسحاب', 'denied'],
    ['يشهد الحي توقفا للقصف وهدوءا للمعارك.', 'معارك', 'denied'],
    ['المفاوضات بين الطرفين متوقفة منذ أشهر.', 'المفاوضات', 'denied'],
    ['اتفق الطرفان على هدوء في الريف مع استثناء العاصمة من هذه الهدنة.', 'الهدنة', 'denied'],
    ['سقوط العاصمة سيظل حلما يراود المهاجمين.', 'سقوط', 'denied'],
    ['بعد فشل الهدنة الأخيرة في المدينة عاد القصف.', 'الهدنة', 'asserted'],
    ['لم تتوقف المعارك في المدينة.', 'المعارك', 'asserted'],
    ['لا يرغب سكانها، الذين يبلغ عددهم ألفا، في الهروب من الحصار.', 'الهروب', 'denied'],
    ['ونفت الحكومة، الخميس، اتفاقا مع الفصائل على هدنة.', 'اتفاق', 'denied'],
    ['أعلن المكتب أن الرئيس ألغى جولة كانت مقررة إلى المنطقة.', 'جولة', 'denied'],
  ])('%s «%s» is %s', (text, trigger, expected) => {
    expect(modality(text, trigger)).toBe(expected);
  });
});
