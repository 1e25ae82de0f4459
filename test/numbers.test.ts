/** The corpus of phrases is the length of this file: one line each, by family. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFigure } from '../src/annotate/numbers/figures.ts';
import { readNumbers } from '../src/annotate/numbers/read.ts';
import { QUALIFIERS } from '../src/model/index.ts';
import { countPhrase } from '../src/text/numerals/count.ts';
import { spellNumber } from '../src/text/numerals/spell.ts';
import { tokenize } from '../src/text/tokens.ts';
import { FASTER, growth } from './growth.ts';

/** `QUOTE = KIND LO..HI QUALIFIER`; one bound where both are alike, none where open; exact is left out; a name says `name N`. */
function told(text: string): string[] {
  return readNumbers(tokenize(text)).map((f) => {
    const { kind, lo, hi, qualifier } = f.value;
    const n = (x: number | null): string =>
      x === null ? '' : String(Number.isInteger(x) ? x : Number(x.toPrecision(4)));
    const bounds = lo === hi ? n(lo) : `${n(lo)}..${n(hi)}`;
    const quote = text.slice(f.span.start, f.span.end);
    return `${quote} = ${f.rule === 'number.name' ? 'name' : kind} ${bounds}${qualifier === 'exact' ? '' : ` ${qualifier}`}`;
  });
}

const FAMILIES: Record<string, [text: string, ...numbers: string[]][]> = {
  'units in both genders': [
    ['قتل ثلاثة جنود', 'ثلاثة = integer 3'],
    ['دمرت ثلاث عربات', 'ثلاث = integer 3'],
    ['أصيب أربعة عمال وأربع ممرضات', 'أربعة = integer 4', 'وأربع = integer 4'],
    ['وصلت خمس شاحنات', 'خمس = integer 5'],
    ['ست غارات وستة صواريخ', 'ست = integer 6', 'وستة = integer 6'],
    ['سبعة قوارب', 'سبعة = integer 7'],
    ['ثماني ساعات وثمان ليال وثمانية أيام', 'ثماني = integer 8', 'وثمان = integer 8', 'وثمانية = integer 8'],
    ['تسع قرى بتسعة طرق', 'تسع = integer 9', 'بتسعة = integer 9'],
    ['عشر دقائق وعشرة أيام', 'عشر = integer 10', 'وعشرة = integer 10'],
    ['قتل اثنان من الحراس', 'اثنان = integer 2'],
    ['أصيبت اثنتين من الطالبات', 'اثنتين = integer 2'],
    ['عثر على قتيل واحد', 'واحد = integer 1'],
    ['أصيبت طفلة واحدة', 'واحدة = integer 1'],
    ['جرح ثلاثه من عمال الميناء', 'ثلاثه = integer 3'],
    ['قضى ثلاثتهم تحت الركام', 'ثلاثتهم = integer 3'],
    ['لم يعد صفر الخسائر', 'صفر = integer 0'],
  ],
  teens: [
    ['أحد عشر سائقا', 'أحد عشر = integer 11'],
    ['إحدى عشرة مدرسة', 'إحدى عشرة = integer 11'],
    ['اثنا عشر بحارا', 'اثنا عشر = integer 12'],
    ['مع اثني عشر بحارا', 'اثني عشر = integer 12'],
    ['اثنتا عشرة عيادة', 'اثنتا عشرة = integer 12'],
    ['في اثنتي عشرة عيادة', 'اثنتي عشرة = integer 12'],
    ['ثلاثة عشر منزلا', 'ثلاثة عشر = integer 13'],
    ['أربع عشرة ناقلة', 'أربع عشرة = integer 14'],
    ['خمسة عشر مزارعا', 'خمسة عشر = integer 15'],
    ['خمسةعشر مزارعا', 'خمسةعشر = integer 15'],
    ['ست عشرة سفينة', 'ست عشرة = integer 16'],
    ['ثماني عشرة بلدة', 'ثماني عشرة = integer 18'],
    ['قتلى وأحد عشر جريحا', 'وأحد عشر = integer 11'],
    ['الركاب التسعة عشر', 'التسعة عشر = integer 19'],
  ],
  'tens and hundreds': [
    ['عشرون قاربا', 'عشرون = integer 20'],
    ['نقل ثلاثين مصابا', 'ثلاثين = integer 30'],
    ['واحد وعشرون عاملا', 'واحد وعشرون = integer 21'],
    ['إحدى وثلاثين شاحنة', 'إحدى وثلاثين = integer 31'],
    ['اثنان وأربعون', 'اثنان وأربعون = integer 42'],
    ['خمسة و خمسين', 'خمسة و خمسين = integer 55'],
    ['ثمان وستون أسرة', 'ثمان وستون = integer 68'],
    ['تسعة وتسعون', 'تسعة وتسعون = integer 99'],
    ['مئة شاحنة ومائة حافلة', 'مئة = integer 100', 'ومائة = integer 100'],
    ['مئتا جندي', 'مئتا = integer 200'],
    ['أجلي مئتي مريض', 'مئتي = integer 200'],
    ['مائتان ومائتين', 'مائتان = integer 200', 'ومائتين = integer 200'],
    ['ثلاثمئة أسرة', 'ثلاثمئة = integer 300'],
    ['ثلاثمائة وثلاث مائة', 'ثلاثمائة = integer 300', 'وثلاث مائة = integer 300'],
    ['خمسمية طن', 'خمسمية = integer 500'],
    ['ثمانمئة وتسعة عشر', 'ثمانمئة وتسعة عشر = integer 819'],
    ['مئة وخمسة', 'مئة وخمسة = integer 105'],
    ['مئة وأحد عشر', 'مئة وأحد عشر = integer 111'],
    ['تسعمئة وتسعة وتسعون', 'تسعمئة وتسعة وتسعون = integer 999'],
    ['3 مئة و 21 طنا', '3 مئة و 21 = integer 321'],
    ['عثر عليه ميتا في بستان'],
  ],
  scales: [
    ['ألف لاجئ', 'ألف = integer 1000'],
    ['ألفا لاجئ', 'ألفا = integer 2000'],
    ['نزوح ألفي عائلة', 'ألفي = integer 2000'],
    ['ألفان ومئتان', 'ألفان ومئتان = integer 2200'],
    ['ثلاثة آلاف خيمة', 'ثلاثة آلاف = integer 3000'],
    ['عشرون ألف سلة', 'عشرون ألف = integer 20000'],
    ['مئة وخمسة وعشرون ألفا وثلاثمئة نازح', 'مئة وخمسة وعشرون ألفا وثلاثمئة = integer 125300'],
    ['مئتا ألف نازح', 'مئتا ألف = integer 200000'],
    ['مئة ألف وألف', 'مئة ألف وألف = integer 101000'],
    ['مليون دولار', 'مليون = integer 1000000'],
    ['مليوني ليرة', 'مليوني = integer 2000000'],
    ['أربعة ملايين نسمة', 'أربعة ملايين = integer 4000000'],
    ['خمسة عشر مليونا ومئتا ألف', 'خمسة عشر مليونا ومئتا ألف = integer 15200000'],
    ['مليار يورو وبليون دولار', 'مليار = integer 1000000000', 'وبليون = integer 1000000000'],
    ['ثلاثة مليارات', 'ثلاثة مليارات = integer 3000000000'],
    ['ألف وخمسمئة مليون', 'ألف وخمسمئة مليون = integer 1500000000'],
    ['تريليون واحد', 'تريليون = integer 1000000000000', 'واحد = integer 1'],
    ['دزينتان من البيض', 'دزينتان = integer 24'],
  ],
  figures: [
    ['وصل 1500 شخص', '1500 = integer 1500'],
    ['وصل 1,500 شخص', '1,500 = integer 1500'],
    ['وصل ١٬٥٠٠ شخص', '١٬٥٠٠ = integer 1500'],
    ['وصل ١٥٠٠ شخص', '١٥٠٠ = integer 1500'],
    ['وصل 1.500 شخص', '1.500 = integer 1500'],
    ['وصل ۱۲ زورقا', '۱۲ = integer 12'],
    ['وزع 1 250 000 رغيف', '1 250 000 = integer 1250000'],
    ['مساحته 2.5 هكتار', '2.5 = decimal 2.5'],
    ['مساحته ٢٫٥ هكتار', '٢٫٥ = decimal 2.5'],
    ['مساحته 2ر5 هكتار', '2ر5 = decimal 2.5'],
    ['ثمنه 1,8 مليون ليرة', '1,8 مليون = integer 1800000'],
    ['ميزانية 1.5 مليون', '1.5 مليون = integer 1500000'],
    ['ميزانية 2.125 مليار', '2.125 مليار = integer 2125000000'],
    ['5 آلاف خيمة', '5 آلاف = integer 5000'],
    ['27 ألفا', '27 ألفا = integer 27000'],
    ['270 الف شخص', '270 الف = integer 270000'],
    ['15ألف نازح', '15ألف = integer 15000'],
    ['16 ألفا و507 أشخاص', '16 ألفا و507 = integer 16507'],
    ['4 آلاف 3 مئة', '4 آلاف 3 مئة = integer 4300'],
    ['سقط 500شهيد', '500 = integer 500'],
    ['مساعدات ل27500 أسرة', '27500 = integer 27500'],
    ['الحصار الـ15', '15 = integer 15'],
    ['حملوا بـ 30 شاحنة و12 قاربا', '30 = integer 30', '12 = integer 12'],
    ['كان المشاركون الـ ٤٠ حاضرين', '٤٠ = integer 40'],
    ['أوقف /15/ مهربا', '15 = integer 15'],
    ['300 و 212', '300 = integer 300', '212 = integer 212'],
  ],
  'fractions and percentages': [
    ['نصف البيوت', 'نصف = fraction 0.5'],
    ['دمر ثلث المدينة', 'ثلث = fraction 0.3333'],
    ['ثلاثة أرباع السكان', 'ثلاثة أرباع = fraction 0.75'],
    ['خمس السكان بلا ماء', 'خمس = fraction 0.2'],
    ['خمسة أسداس المحصول', 'خمسة أسداس = fraction 0.8333'],
    ['نصفهم أطفال', 'نصفهم = fraction 0.5'],
    ['نصف مليون طفل', 'نصف مليون = integer 500000'],
    ['ربع المليون', 'ربع المليون = integer 250000'],
    ['مليون ونصف المليون لاجئ', 'مليون ونصف المليون = integer 1500000'],
    ['مليون ونصف لاجئ', 'مليون ونصف = integer 1500000'],
    ['ألف ونصف الألف', 'ألف ونصف الألف = integer 1500'],
    ['ثلاثة ملايين ونصف', 'ثلاثة ملايين ونصف = integer 3500000'],
    ['خمسة ونصف مليون', 'خمسة ونصف مليون = integer 5500000'],
    ['سنتان وربع', 'وربع = fraction 0.25'],
    ['جزء من مئة', 'جزء من مئة = fraction 0.01'],
    ['واحد من كل أربعة', 'واحد من كل أربعة = fraction 0.25'],
    ['ثلاثة فاصلة خمسة', 'ثلاثة فاصلة خمسة = decimal 3.5'],
    ['دمر 40% من الحي', '40% = percent 40'],
    ['دمر ٤٠٪ من الحي', '٤٠٪ = percent 40'],
    ['دمر %40 من الحي', '%40 = percent 40'],
    ['40 في المئة و30 في المائة', '40 في المئة = percent 40', '30 في المائة = percent 30'],
    ['عشرون بالمئة وعشرة بالمائة', 'عشرون بالمئة = percent 20', 'وعشرة بالمائة = percent 10'],
    ['2,5 بالمئة', '2,5 بالمئة = percent 2.5'],
    ['أكثر من 50%', 'أكثر من 50% = percent 50.. more_than'],
    ['من 10 إلى 15 بالمئة', 'من 10 إلى 15 بالمئة = percent 10..15'],
  ],
  'hedges before': [
    ['قتل نحو ثلاثين', 'نحو ثلاثين = integer 30 about'],
    ['حوالي 400 عائلة', 'حوالي 400 = integer 400 about'],
    ['بحوالى عشرة', 'بحوالى عشرة = integer 10 about'],
    ['قرابة الألفين', 'قرابة الألفين = integer 2000 about'],
    ['زهاء الـ70', 'زهاء الـ70 = integer 70 about'],
    ['ما يقارب 90 بيتا', 'ما يقارب 90 = integer 90 about'],
    ['ما يقرب من مليون', 'ما يقرب من مليون = integer 1000000 about'],
    ['أعداد تناهز 3000', 'تناهز 3000 = integer 3000 about'],
    ['في حدود خمسين', 'في حدود خمسين = integer 50 about'],
    ['أكثر من مئتي قذيفة', 'أكثر من مئتي = integer 200.. more_than'],
    ['لأكثر من عشر ساعات', 'لأكثر من عشر = integer 10.. more_than'],
    ['ما يزيد على 60', 'ما يزيد على 60 = integer 60.. more_than'],
    ['ما يزيد عن ألف', 'ما يزيد عن ألف = integer 1000.. more_than'],
    ['ما يربو على مئة', 'ما يربو على مئة = integer 100.. more_than'],
    ['تجاوز عدد النازحين 500', 'تجاوز عدد النازحين 500 = integer 500.. more_than'],
    ['تجاوزت المئة', 'تجاوزت المئة = integer 100.. more_than'],
    ['ما لا يقل عن 12 عاملا', 'ما لا يقل عن 12 = integer 12.. at_least'],
    ['لا يقل عددهم عن سبعين', 'لا يقل عددهم عن سبعين = integer 70.. at_least'],
    ['مالايقل عن ثلاثة', 'مالايقل عن ثلاثة = integer 3.. at_least'],
    ['على الأقل عشرون', 'على الأقل عشرون = integer 20.. at_least'],
    ['بحد أدنى 8', 'بحد أدنى 8 = integer 8.. at_least'],
    ['أقل من أربعة أيام', 'أقل من أربعة = integer ..4 less_than'],
    ['دون 18 عاما', 'دون 18 = integer ..18 less_than'],
    ['لا يتجاوز 20', 'لا يتجاوز 20 = integer ..20 at_most'],
    ['لا يزيد عددهم على خمسة', 'لا يزيد عددهم على خمسة = integer ..5 at_most'],
    ['ما يصل إلى 75 راكبا', 'ما يصل إلى 75 = integer ..75 at_most'],
    ['لم يصل إلى مئة', 'لم يصل إلى مئة = integer ..100 less_than'],
    ['ليصل إلى 90', '90 = integer 90'],
    ['ما لا يقل عن نحو 40', 'ما لا يقل عن نحو 40 = integer 40.. at_least'],
    ['أكثر من واحد', 'أكثر من واحد = integer 1.. more_than'],
    ['من دون خمسة منهم', 'خمسة = integer 5'],
  ],
  'hedges behind': [
    ['قتل ثلاثة على الأقل', 'ثلاثة على الأقل = integer 3.. at_least'],
    ['قتل 15 مزارعا على الأقل', '15 = integer 15.. at_least'],
    ['قتل 21 شخصا على الأقل الأربعاء', '21 = integer 21.. at_least'],
    ['قتل 21 شخصا على الأقل الأحد', '21 = integer 21.. at_least'],
    ['قتل 15 مزارعا وراعيا على الاقل', '15 = integer 15.. at_least'],
    ['ستة من عمال الإغاثة المحليين على الأقل', 'ستة = integer 6.. at_least'],
    ['أربعون قتيلا على الأكثر', 'أربعون = integer ..40 at_most'],
    ['50 طائرة كحد أقصى', '50 = integer ..50 at_most'],
    ['قبل عشرة أيام تقريبا', 'عشرة = integer 10 about'],
    ['عشرون عاما ونيف', 'عشرون = integer 20.. more_than'],
    ['30 قتيلا أو أكثر', '30 = integer 30.. at_least'],
    ['100 فأكثر', '100 فأكثر = integer 100.. at_least'],
    ['خمسون أو يزيد', 'خمسون أو يزيد = integer 50.. at_least'],
    ['أصيب 12 وقتل 5 على الأقل', '12 = integer 12', '5 على الأقل = integer 5.. at_least'],
    ['470 برميلا وأكثر من 400 صاروخ', '470 = integer 470', 'وأكثر من 400 = integer 400.. more_than'],
    ['قتل خمسة بينهم طفل على الأقل', 'خمسة = integer 5'],
    ['بلغ 5000 أو أقل من 6000', '5000 = integer 5000', 'أقل من 6000 = integer ..6000 less_than'],
  ],
  spans: [
    ['بين 10 و15 جريحا', 'بين 10 و15 = range 10..15'],
    ['ما بين عشرة وخمسة عشر', 'ما بين عشرة وخمسة عشر = range 10..15'],
    ['بين خمسة وعشرين جريحا', 'بين خمسة وعشرين = range 5..20'],
    ['بين عشرين وثلاثين', 'بين عشرين وثلاثين = range 20..30'],
    ['بين مئة ومئتين', 'بين مئة ومئتين = range 100..200'],
    ['بين 10 و15 ألف مقاتل', 'بين 10 و15 ألف = range 10000..15000'],
    ['بين 500 وألف', 'بين 500 وألف = range 500..1000'],
    ['من ثلاثة إلى خمسة', 'من ثلاثة إلى خمسة = range 3..5'],
    ['10 إلى 15 ألفا', '10 إلى 15 ألفا = range 10000..15000'],
    ['10-15 قتيلا', '10-15 = range 10..15'],
    ['10 – 15 قتيلا', '10 – 15 = range 10..15'],
    ['ثلاثة أو أربعة', 'ثلاثة أو أربعة = range 3..4'],
    ['نحو 20 إلى 30', 'نحو 20 إلى 30 = range 20..30 about'],
    ['يتراوح بين ألف و1500', 'يتراوح بين ألف و1500 = range 1000..1500'],
    ['من بين 20 قتيلا', '20 = integer 20'],
    ['من بين خمسة وعشرين قتيلا', 'خمسة وعشرين = integer 25'],
    ['تراجع من 15 إلى 10', '15 = integer 15', '10 = integer 10'],
  ],
  'round quantities': [
    ['عشرات القتلى', 'عشرات = round 20..99 tens'],
    ['نزح العشرات', 'العشرات = round 20..99 tens'],
    ['مئات الأسر', 'مئات = round 200..999 hundreds'],
    ['بالمئات', 'بالمئات = round 200..999 hundreds'],
    ['آلاف المقاتلين', 'آلاف = round 2000..9999 thousands'],
    ['عشرات الآلاف', 'عشرات الآلاف = round 20000..99999 thousands'],
    ['عشرات آلاف السكان', 'عشرات آلاف = round 20000..99999 thousands'],
    ['مئات الآلاف', 'مئات الآلاف = round 200000..999999 thousands'],
    ['ملايين المهجرين', 'ملايين = round 2000000..9999999 thousands'],
    ['بضعة أيام', 'بضعة = round 3..9 about'],
    ['بضع عشرات', 'بضع عشرات = round 20..99 tens'],
    ['بضعة آلاف', 'بضعة آلاف = round 2000..9999 thousands'],
    ['بضعة عشر رجلا', 'بضعة عشر = round 13..19 about'],
    ['بضع وعشرون سنة', 'بضع وعشرون = round 23..29 about'],
    ['نيف وعشرون سنة', 'نيف وعشرون = integer 20.. more_than'],
    ['عشرات الجنود على الأقل', 'عشرات = round 20.. at_least'],
  ],
  ordinals: [
    ['الهجوم الثالث', 'الثالث = ordinal 3'],
    ['للمرة الأولى', 'الأولى = ordinal 1'],
    ['أول هدنة وثاني هدنة', 'أول = ordinal 1', 'وثاني = ordinal 2'],
    ['اليوم الحادي عشر', 'الحادي عشر = ordinal 11'],
    ['الليلة الثانية عشرة', 'الثانية عشرة = ordinal 12'],
    ['القرن الحادي والعشرين', 'الحادي والعشرين = ordinal 21'],
    ['الذكرى الخامسة والعشرون', 'الخامسة والعشرون = ordinal 25'],
    ['القرن العشرون', 'العشرون = ordinal 20'],
    ['البيوت العشرون', 'العشرون = integer 20'],
    ['بعد 30 ثانية', '30 = integer 30'],
  ],
  'names and no numbers': [
    ['اللواء 65', '65 = name 65'],
    ['الفرقة الـ17', '17 = name 17'],
    ['والفوج 46', '46 = name 46'],
    ['الفرقة الرابعة', 'الرابعة = name 4'],
    ['اللواء الثالث والتسعين', 'الثالث والتسعين = name 93'],
    ['القرار رقم 2254', '2254 = name 2254'],
    ['خسر اللواء 30 مقاتلا', '30 = integer 30'],
    ['أرسلت الفرقة ثلاثة ضباط', 'ثلاثة = integer 3'],
    ['طائرة إف-16 وأخرى ميغ 29', '16 = name 16', '29 = name 29'],
    ['منذ عام 2016', '2016 = name 2016'],
    ['الساعة 10 صباحا', '10 = name 10'],
    ['شارع الثلاثين', 'الثلاثين = name 30'],
    ['في 2016/05/01'],
    ['في 12/5'],
    ['في 01-05-2016'],
    ['عند 10:30'],
    ['هاتف +963-11-2345678'],
    ['الخادم 192.168.1.2'],
    ['على https://example.org/2016/05/news?id=77'],
    ['أحد المسؤولين'],
    ['إحدى القرى'],
    ['الوزير وأحد المستشارين'],
    ['بحلول عام 2040 إلى مليون', '2040 = name 2040', 'مليون = integer 1000000'],
    ['كل واحد منهم'],
    ['واحد من أهم المعابر'],
    ['لا أحد'],
    ['يوم الاثنين ويوم الأحد والثلاثاء والأربعاء'],
    ['في تشرين الأول وكانون الثاني'],
    ['دفعوا ثمن الحرب'],
    ['لست هنا'],
    ['أول من أمس'],
    ['كميات من الوقود وكمية من الطحين'],
    ['يوم الأحد عشر غارات', 'عشر = integer 10'],
    ['مجموعة الست', 'الست = integer 6'],
    ['والفصائل والألفاظ والأهمية'],
  ],
};

describe('phrases', () => {
  for (const [family, phrases] of Object.entries(FAMILIES))
    describe(family, () => {
      for (const [text, ...numbers] of phrases) test(text, () => expect(told(text)).toEqual(numbers));
    });

  test('there are enough of them', () => {
    expect(Object.values(FAMILIES).flat().length).toBeGreaterThanOrEqual(150);
  });
});

describe('findings', () => {
  test('say their rule and their parts', () => {
    const text = 'قتل أكثر من 20 مزارعا وما بين خمسة وستة رعاة';
    const found = readNumbers(tokenize(text));
    expect(found.map((f) => f.rule)).toEqual(['number.hedged', 'number.range']);
    expect(found[0]!.parts.map((p) => p.rule)).toEqual(['number.hedge', 'number.figure']);
    expect(found[1]!.parts.map((p) => text.slice(p.span.start, p.span.end))).toEqual(['خمسة', 'وستة']);
  });

  test('a hedge behind the thing counted is a part outside the span', () => {
    const text = 'قتل 15 مزارعا على الأقل';
    const [found] = readNumbers(tokenize(text));
    expect(found!.parts.map((p) => text.slice(p.span.start, p.span.end))).toEqual(['15', 'على الأقل']);
  });
});

describe('figures', () => {
  test.each([
    ['1,500', 1500],
    ['1.500', 1500],
    ['12.50', 12.5],
    ['0.500', 0.5],
    ['1,234,567', 1234567],
    ['12،220,13', 12220.13],
    ['1٬500٫5', 1500.5],
    ['9,2321312', 9.2321312],
    ['1.2.3.4', null],
    ['2015،2016', null],
    ['00963112345', null],
    ['1234567890123', null],
  ])('%s', (key, value) => expect(parseFigure(key)).toBe(value));
});

const genders = fc.constantFrom('m' as const, 'f' as const);
const cases = fc.constantFrom('nominative' as const, 'oblique' as const);
const counts = fc.oneof(
  fc.integer({ min: 0, max: 1e9 }),
  fc.integer({ min: 0, max: 3000 }),
  fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom(0, 1, 2, 10, 100, 200)).map(([k, r]) => k * 1000 + r),
  fc.integer({ min: 0, max: 1000 }).map((k) => k * 1e6),
);

describe('spelling', () => {
  test.each([
    [1, 'm', 'nominative', false, 'واحد'],
    [2, 'f', 'oblique', false, 'اثنتين'],
    [8, 'f', 'nominative', true, 'ثماني'],
    [11, 'm', 'nominative', false, 'أحد عشر'],
    [12, 'f', 'oblique', false, 'اثنتي عشرة'],
    [13, 'm', 'nominative', false, 'ثلاثة عشر'],
    [13, 'f', 'nominative', false, 'ثلاث عشرة'],
    [21, 'f', 'nominative', false, 'إحدى وعشرون'],
    [200, 'm', 'nominative', true, 'مئتا'],
    [200, 'm', 'oblique', false, 'مئتين'],
    [2000, 'm', 'oblique', true, 'ألفي'],
    [11000, 'm', 'nominative', true, 'أحد عشر ألف'],
    [11000, 'm', 'nominative', false, 'أحد عشر ألفا'],
    [103_000, 'm', 'nominative', false, 'مئة وثلاثة آلاف'],
    [201_000, 'm', 'nominative', false, 'مئتا ألف وألف'],
    [123_456_789, 'm', 'oblique', false, 'مئة وثلاثة وعشرين مليونا وأربعمئة وستة وخمسين ألفا وسبعمئة وتسعة وثمانين'],
    [1e9, 'm', 'nominative', false, 'مليار'],
  ] as const)('%i %s %s %s', (n, gender, grammaticalCase, construct, words) =>
    expect(spellNumber(n, { gender, case: grammaticalCase, construct })).toBe(words),
  );

  test('the reader is its inverse, in every gender and case', () => {
    fc.assert(
      fc.property(counts, genders, cases, fc.boolean(), (n, gender, grammaticalCase, construct) => {
        const words = spellNumber(n, { gender, case: grammaticalCase, construct });
        const found = readNumbers(tokenize(`بلغ ${words} شيئا`));
        expect(found.map((f) => [f.value.lo, f.value.hi, f.value.qualifier])).toEqual([[n, n, 'exact']]);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([-1, 1.5, 1e9 + 1, Number.NaN])('%d is refused', (n) => {
    expect(() => spellNumber(n, { gender: 'm', case: 'nominative' })).toThrow('10⁹');
  });
});

describe('counted nouns', () => {
  const dead = { sg: 'قتيل', pl: 'قتلى', gender: 'm' } as const;
  const raid = { sg: 'غارة', pl: 'غارات', gender: 'f' } as const;
  const gunman = { sg: 'مسلح', pl: 'مسلحون', gender: 'm' } as const;
  const hospital = { sg: 'مستشفى', pl: 'مستشفيات', gender: 'm' } as const;
  test.each([
    [countPhrase(0, dead), 'صفر قتيل'],
    [countPhrase(1, raid), 'غارة واحدة'],
    [countPhrase(2, dead), 'قتيلان'],
    [countPhrase(2, raid, { case: 'oblique' }), 'غارتين'],
    [countPhrase(2, hospital), 'مستشفيان'],
    [countPhrase(3, dead), 'ثلاثة قتلى'],
    [countPhrase(8, raid), 'ثماني غارات'],
    [countPhrase(10, gunman), 'عشرة مسلحين'],
    [countPhrase(11, dead), 'أحد عشر قتيلا'],
    [countPhrase(12, raid, { case: 'oblique' }), 'اثنتي عشرة غارة'],
    [countPhrase(25, hospital), 'خمسة وعشرون مستشفى'],
    [countPhrase(100, dead), 'مئة قتيل'],
    [countPhrase(102, dead), 'مئة قتيل وقتيلان'],
    [countPhrase(103, dead), 'مئة وثلاثة قتلى'],
    [countPhrase(200, dead), 'مئتا قتيل'],
    [countPhrase(2000, raid, { case: 'oblique' }), 'ألفي غارة'],
    [countPhrase(15_000, gunman), 'خمسة عشر ألف مسلح'],
    [countPhrase(5, raid, { figures: true }), '5 غارات'],
    [countPhrase(30, raid, { figures: true }), '30 غارة'],
    [countPhrase(30, dead, { figures: true }), '30 قتيلا'],
    [countPhrase(1200, dead, { figures: (n) => n.toLocaleString('en') }), '1,200 قتيل'],
  ])('%s', (phrase, wanted) => expect(phrase).toBe(wanted));

  test('the reader finds the count in the phrase', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 1e9 }), fc.constantFrom(dead, raid, gunman), cases, (n, noun, c) => {
        fc.pre(n % 100 > 2 || n % 100 === 0);
        const [found, ...more] = readNumbers(tokenize(countPhrase(n, noun, { case: c })));
        expect([found?.value.lo, more.length]).toEqual([n, 0]);
      }),
    );
  });
});

const pieces =
  'و ف ب ل ال الـ ثلاثة خمس خمسة عشر عشرة عشرون وعشرين مئة مئتا ألف ألفا آلاف مليون ونصف نصف أرباع بين من إلى أو على الأقل أكثر ' +
  'ما لا يقل عن نحو عدد تقريبا بضع نيف عشرات الآلاف الثالث الحادي واحد كل جزء سالب فاصلة اللواء عام في المئة شخصا 10 15 2016 1.500 ٢٫٥ ' +
  '0 007 123456789012345 - – / : . ، % ٪ + ( ) \n x http://a.b/c?d=1';
const soup = fc
  .array(fc.tuple(fc.constantFrom(...pieces.split(' ')), fc.constantFrom('', ' ', ' ', ' ', '\n')), { maxLength: 40 })
  .map((list) => list.map(([word, blank]) => word + blank).join(''));
const scribble = fc.string({
  unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤئإـًٌٍَُِّْ٠١٢٣٤0123456789.,،٫٬%٪-/: \n\u200f\u202a'),
  maxLength: 120,
});

describe('any text', () => {
  test('findings lie inside, in order, apart; bounds fit', () => {
    fc.assert(
      fc.property(fc.oneof(soup, scribble, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
        const tokens = tokenize(text);
        let end = 0;
        for (const { span, value, rule, parts } of readNumbers(tokens)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span).toEqual({ start: tokens[value.first]!.start, end: tokens[value.last - 1]!.end });
          expect(QUALIFIERS).toContain(value.qualifier);
          expect(rule).toMatch(/^number\.[a-z]+$/);
          expect(value.lo !== null || value.hi !== null).toBe(true);
          if (value.lo !== null && value.hi !== null) expect(value.lo).toBeLessThanOrEqual(value.hi);
          for (const part of parts) expect(part.span.end).toBeLessThanOrEqual(text.length);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 4000 },
    );
  });

  test.each([
    'مئة ألف و',
    'بين 10 و',
    'بين خمسة وعشرين ',
    'أكثر من ',
    'لا يقل عدد ',
    '1-',
    '3/4 ',
    '12 ',
    'ثلاثة أو ',
    'واحد ',
    'مليون ونصف ',
    'على الأقل ',
    '15 شخصا مدنيا ',
    'و ',
  ])('time grows with the length: %s', (piece) => {
    const read = (size: number) => readNumbers(tokenize(piece.repeat(Math.ceil(size / piece.length))));
    expect(growth(read, 60_000)).toBeLessThan(FASTER);
  });
});
