/** Sentences written for this project: how sure a happening is, where the language decides and the weights would only assert it. */
import { describe, expect, test } from 'vitest';
import { namedBy, readerOn } from './help/reading.ts';

const read = readerOn('2019-05-10');
/** The modality of the claim that a word names. */
const modality = (text: string, trigger: string): string | undefined => {
  return namedBy(read(text), trigger).modality;
};

describe('hearsay', () => {
  test.each([
    ['أفادت تقارير بأن الشرطة داهمت منازل في الحي.', 'داهمت'],
    ['وتفيد التقارير الواردة من الخرطوم بأن القوات سيطرت على المطار.', 'سيطرت'],
    ['وقتل 40 شخصا في المدينة، بحسب تقارير.', 'قتل'],
  ])('reports that are nobody’s are uncertain: %s', (text, trigger) => {
    expect(modality(text, trigger)).toBe('uncertain');
  });

  test.each([
    ['وبحسب التقرير، قتلت القوات 143 شخصا.', 'قتلت'],
    ['وذكرت تقارير إعلامية تركية أن الجيش قصف البلدة.', 'قصف'],
    ['وقال المرصد إن القوات قصفت البلدة.', 'قصفت'],
  ])('a report with an author is not: %s', (text, trigger) => {
    expect(modality(text, trigger)).toBe('asserted');
  });
});

describe('doubt', () => {
  test.each([
    ['وقالت موسكو إنها قتلت على الأرجح زعيم التنظيم.', 'قتلت'],
    ['ويبدو أن القوات خرقت الهدنة في المدينة.', 'خرقت'],
    ['وقالت مصادر طبية إن إجمالي القتلى قد يرتفع.', 'القتلى'],
    ['وعدد القتلى مرشح للارتفاع لوجود جرحى في حالة خطرة.', 'القتلى'],
    ['وسلط الهجوم الضوء على المخاوف من امتداد الصراع إلى الحدود.', 'الصراع'],
    ['وأثارت أنقرة احتمالات شن هجوم على المدينة.', 'هجوم'],
    ['وحذر من أن القصف قد يؤدي إلى مقتل آلاف المدنيين.', 'مقتل'],
  ])('%s', (text, trigger) => {
    expect(modality(text, trigger)).toBe('uncertain');
  });

  test.each([
    ['وتتزايد المخاوف الدولية مع استمرار قصف المدينة.', 'قصف'],
    ['وأدى القتال بينها إلى فقد مناطق كبيرة.', 'القتال'],
    ['وارتفع عدد القتلى إلى 30 شخصا.', 'القتلى'],
  ])('none: %s', (text, trigger) => {
    expect(modality(text, trigger)).toBe('asserted');
  });
});

describe('what did not come about', () => {
  test.each([
    ['لم يشن التنظيم هجمات داخل المدينة منذ طرده منها.', 'هجمات'],
    ['وقال إن الهجوم البري على المحافظة الواقعة شمال البلاد لم يبدأ بعد.', 'الهجوم'],
    ['وكانت المدينة خارج سيطرة الحكومة لأكثر من ست سنوات.', 'سيطرة'],
  ])('is denied: %s', (text, trigger) => {
    expect(modality(text, trigger)).toBe('denied');
  });
});

describe('what somebody does not mean to do, or denies', () => {
  test.each([
    ['لا يرغب السكان في النزوح من المدينة.', 'النزوح', 'denied'],
    ['لا ينوي الجيش شن هجوم على المدينة.', 'هجوم', 'denied'],
    ['لا يريد الجيش أن يقصف المدينة.', 'يقصف', 'denied'],
    ['لم تكن الحكومة تخطط لمهاجمة المدينة.', 'مهاجمة', 'denied'],
    ['ولم ترد مزيد من التفاصيل بشأن أسباب الانفجارات.', 'الانفجارات', 'asserted'],
    ['تنفي روسيا، التي تدعم دمشق، تورطها المباشر في قصف الغوطة.', 'قصف', 'denied'],
    ['تنفي روسيا، التي قصفت الغوطة، تورطها في الهجوم.', 'قصفت', 'asserted'],
  ])('%s', (text, trigger, expected) => {
    expect(modality(text, trigger)).toBe(expected);
  });
});

describe('what is ahead', () => {
  test.each([
    ['ويفترض أن تطبق الهدنة يوميا لمدة خمس ساعات.', 'الهدنة'],
    ['ومن المرتقب أن تصل طائرات تحمل مساعدات إنسانية إلى المطار.', 'مساعدات'],
    ['ويحاول الجيش استعادة البلدة من التنظيم.', 'استعادة'],
  ])('is planned: %s', (text, trigger) => {
    expect(modality(text, trigger)).toBe('planned');
  });
});

test('what «و» joins to a noun is put as that is, and the bombing that is to stop goes on', () => {
  const text = 'وقال إن هذه الأسلحة قد تؤدي إلى إصابات ودمار واسع.';
  expect(modality(text, 'دمار')).toBe('uncertain');
  expect(modality('أمرت موسكو بوقف إطلاق النار والقصف يوميا.', 'القصف')).not.toBe('demanded');
});

describe('the words of a happening', () => {
  test.each([
    ['ودعت تركيا مجلس الأمن إلى التحرك.', 'دعت'],
    ['ولجأ السكان إلى الأقبية للفرار من القصف.', 'فرار'],
    ['وتعرضت المدينة للقصف أمس.', 'قصف'],
    ['وقعت اشتباكات عنيفة.', 'اشتباكات'],
  ])('stand without clitics: %s', (text, trigger) => {
    expect(read(text).map((c) => c.trigger.text)).toContain(trigger);
  });
});

describe('grammar that no weight overrules', () => {
  test.each([
    ['لم يحقق هجوم القوات على المدينة أهدافه حتى الآن.', 'هجوم', 'asserted'],
    ['لم تمنع الغارات المسلحين من دخول المدينة.', 'الغارات', 'asserted'],
    ['لم تتوقف الاشتباكات في المدينة منذ أسبوع.', 'الاشتباكات', 'asserted'],
    ['لم يسفر القصف عن وقوع ضحايا بين المدنيين.', 'القصف', 'asserted'],
    ['لم يسفر القصف عن وقوع قتلى بين المدنيين.', 'قتلى', 'denied'],
    ['ولم يتمكن الجيش سوى من السيطرة على قريتين.', 'السيطرة', 'asserted'],
    ['لن تقبل الفصائل إلا بانسحاب الجيش من البلدة.', 'انسحاب', 'demanded'],
    ['بدلا من مهاجمة المدينة حاصرتها القوات.', 'مهاجمة', 'denied'],
    ['بدل أن تقصف الطائرات المدينة عادت إلى قواعدها.', 'تقصف', 'denied'],
    ['كادت القوات أن تسيطر على القصر الرئاسي.', 'تسيطر', 'denied'],
    ['ليس هناك اتفاق بين الطرفين على تبادل الأسرى.', 'اتفاق', 'denied'],
    ['أجلت الأمم المتحدة المحادثات إلى أجل غير مسمى.', 'المحادثات', 'denied'],
    ['أعلنت المنظمة تأجيل زيارة وفدها إلى المدينة.', 'زيارة', 'denied'],
    ['ضغط الوفد لإلغاء جلسة مجلس الأمن حول المدينة.', 'جلسة', 'asserted'],
    ['كان من المقرر أن تدخل قافلة مساعدات إلى المدينة لكنها تأجلت.', 'تدخل', 'denied'],
    ['كان من المفترض أن تبدأ الهدنة صباح الجمعة.', 'الهدنة', 'planned'],
    ['ربما قتل في القصف عدد من القادة.', 'قتل', 'uncertain'],
    ['توعد الرئيس بالرد على قصف المدينة.', 'قصف', 'asserted'],
  ])('%s «%s» is %s', (text, trigger, expected) => {
    expect(modality(text, trigger)).toBe(expected);
  });
});
