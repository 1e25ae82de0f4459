import { describe, expect, it, test } from 'vitest';
import { list, readTable } from '../src/text/data.ts';
import { readerOn } from './help/reading.ts';

const COLUMNS = 'id level ar en lat lon parent precision population common source'.split(' ');
const rows = readTable('knowledge/places.tsv', COLUMNS).map(({ cells, line }) => ({
  line,
  id: cells.id!,
  level: cells.level!,
  ar: list(cells.ar),
  en: list(cells.en),
  lat: Number(cells.lat),
  lon: Number(cells.lon),
  parent: cells.parent!,
  precision: Number(cells.precision),
  population: cells.population!,
  common: cells.common!,
  source: cells.source!,
}));
type Row = (typeof rows)[number];
const byId = new Map(rows.map((r) => [r.id, r]));

const km = (a: { lat: number; lon: number }, lat: number, lon: number) => {
  const r = Math.PI / 180;
  return 6371 * Math.hypot((a.lat - lat) * r, (a.lon - lon) * r * Math.cos(lat * r));
};

/** The row and its containers, outermost last; stops at a parent that is missing or met before. */
function chain(row: Row): Row[] {
  const out = [row];
  for (let next = byId.get(row.parent); next && !out.includes(next); next = byId.get(next.parent)) out.push(next);
  return out;
}

/** Rough boxes: south, north, west, east, in degrees; for countries that reach over a small part of the globe. */
const BOXES: Record<string, [number, number, number, number]> = {
  'iso:SY': [32.2, 37.4, 35.5, 42.5],
  'iso:IQ': [28.9, 37.5, 38.7, 48.7],
  'iso:LB': [33, 34.75, 35, 36.7],
  'iso:JO': [29.1, 33.5, 34.8, 39.4],
  'iso:TR': [35.7, 42.2, 25.6, 44.9],
  'iso:PS': [31.1, 32.6, 34.1, 35.7],
  'iso:IL': [29.4, 33.4, 34.2, 36],
  'iso:EG': [21.9, 31.8, 24.6, 36],
  'iso:LY': [19.4, 33.4, 9.2, 25.3],
  'iso:YE': [12, 19, 41.8, 54.6],
  'iso:SA': [16, 32.3, 34.4, 55.7],
  'iso:IR': [25, 39.9, 44, 63.4],
  'iso:SD': [8.6, 22.3, 21.7, 38.7],
  'iso:SS': [3.4, 12.3, 23.9, 36],
  'iso:TN': [30.1, 37.6, 7.4, 11.8],
  'iso:DZ': [18.9, 37.2, -8.8, 12.1],
  'iso:MA': [27.6, 36, -13.3, -0.9],
  'iso:AE': [22.6, 26.2, 51.4, 56.5],
  'iso:QA': [24.4, 26.3, 50.7, 51.7],
  'iso:BH': [25.7, 26.4, 50.3, 50.9],
  'iso:KW': [28.5, 30.2, 46.5, 48.6],
  'iso:OM': [16.5, 26.6, 51.9, 60],
  'iso:AF': [29.3, 38.6, 60.4, 75],
  'iso:CH': [45.8, 47.9, 5.9, 10.6],
  'iso:DE': [47.2, 55.2, 5.8, 15.2],
  'iso:GB': [49.8, 61, -8.7, 1.9],
};

describe('gazetteer', () => {
  it('has unique ids', () => {
    expect(rows.length).toBe(byId.size);
    expect(rows.length).toBeGreaterThan(13_000);
  });

  it('names every place in plain Arabic letters and in English', () => {
    const bad = rows.filter(
      (r) =>
        r.ar.length === 0 ||
        r.en.length === 0 ||
        new Set(r.ar).size < r.ar.length ||
        r.ar.some((n) => !/^[\u0621-\u063a\u0641-\u064a0-9]+( [\u0621-\u063a\u0641-\u064a0-9]+)*$/.test(n)),
    );
    expect(bad.map((r) => `${r.line} ${r.id}`)).toEqual([]);
  });

  it('has known precisions, marks and whole populations', () => {
    const bad = rows.filter(
      (r) => !(r.precision >= 1 && r.precision <= 7) || !/^[12]?$/.test(r.common) || !/^\d*$/.test(r.population),
    );
    expect(bad.map((r) => r.id)).toEqual([]);
  });

  it('leads from every place up to a country, a sea or a part of the world', () => {
    const bad = rows.filter((r) => {
      const top = chain(r).at(-1)!;
      return top.parent !== '' || !['country', 'sea', 'world'].includes(top.level);
    });
    expect(bad.map((r) => `${r.id} under ${r.parent}`)).toEqual([]);
  });

  it('puts every place on the globe and inside a rough box of its country', () => {
    const bad = rows.filter((r) => {
      const box = BOXES[chain(r).at(-1)!.id];
      const onGlobe = Math.abs(r.lat) <= 90 && Math.abs(r.lon) <= 180;
      return !onGlobe || (box && !(r.lat >= box[0] && r.lat <= box[1] && r.lon >= box[2] && r.lon <= box[3]));
    });
    expect(bad.map((r) => `${r.id} ${r.lat} ${r.lon}`)).toEqual([]);
  });

  it('keeps quarters near their city', () => {
    const far = rows.filter((r) => {
      const city = byId.get(r.parent);
      return r.level === 'neighbourhood' && city?.level === 'city' && km(city, r.lat, r.lon) > 25;
    });
    expect(far.map((r) => r.id)).toEqual([]);
  });
});

/** Name, position, tolerance in kilometres, what holds it. */
const KNOWN = `
حلب	36.20	37.16	5	iso:SY
دمشق	33.51	36.29	5	iso:SY
حمص	34.73	36.71	5	iso:SY
حماة	35.13	36.75	5	iso:SY
إدلب	35.93	36.63	4	SY07
اللاذقية	35.52	35.79	5	SY06
طرطوس	34.89	35.89	4	SY10
درعا	32.62	36.10	4	SY12
السويداء	32.71	36.57	4	SY13
دير الزور	35.33	40.14	5	SY09
الرقة	35.95	39.01	5	SY11
الحسكة	36.50	40.75	5	SY08
القامشلي	37.05	41.22	5	SY08
تدمر	34.56	38.27	5	SY04
منبج	36.53	37.95	5	SY02
الباب	36.37	37.52	5	SY02
اعزاز	36.59	37.05	4	SY02
عفرين	36.51	36.87	4	SY02
كوباني	36.89	38.35	4	SY02
جرابلس	36.82	38.01	4	SY02
نبل	36.38	36.99	4	SY02
مارع	36.48	37.20	4	SY02
خان طومان	36.12	37.04	4	SY02
بستان القصر	36.19	37.14	1.5	C1007
صلاح الدين	36.18	37.12	1.5	C1007
الليرمون	36.24	37.10	2	C1007
مساكن هنانو	36.23	37.20	2	C1007
مشروع 1070 شقة	36.16	37.10	1.5	C1007
الكلاسة	36.19	37.15	1.5	C1007
طريق الكاستيلو	36.25	37.13	3	C1007
دوما	33.57	36.40	3	SY03
داريا	33.46	36.24	3	SY03
مضايا	33.69	36.10	3	SY03
الزبداني	33.72	36.10	3	SY03
عرسال	34.18	36.42	4	iso:LB
خان شيخون	35.44	36.65	3	SY07
معرة النعمان	35.64	36.67	4	SY07
سراقب	35.86	36.81	3	SY07
جسر الشغور	35.81	36.32	4	SY07
كفريا	35.99	36.68	3	SY07
القصير	34.51	36.58	3	SY04
الرستن	34.93	36.73	4	SY04
البوكمال	34.45	40.92	5	SY09
الطبقة	35.84	38.55	5	SY11
تل أبيض	36.70	38.96	4	SY11
بابا عمرو	34.72	36.69	2	C2528
مطار حميميم	35.40	35.95	3	SY06
مطار التيفور	34.52	37.63	3	SY04
مطار منغ	36.52	37.04	3	SY02
معبر نصيب	32.54	36.19	4	SY12
معبر باب الهوى	36.24	36.69	3	SY07
سد تشرين	36.38	38.18	4	SY02
الموصل	36.34	43.13	6	iso:IQ
الفلوجة	33.35	43.78	5	iso:IQ
الرمادي	33.42	43.30	5	iso:IQ
تكريت	34.61	43.68	5	iso:IQ
سنجار	36.32	41.87	4	iso:IQ
بغداد	33.33	44.40	8	iso:IQ
تلعفر	36.38	42.45	5	iso:IQ
صنعاء	15.36	44.20	6	iso:YE
عدن	12.80	45.03	6	iso:YE
تعز	13.58	44.02	5	iso:YE
الحديدة	14.80	42.95	5	iso:YE
مأرب	15.46	45.32	5	iso:YE
قاعدة العند	13.18	44.77	5	iso:YE
بنغازي	32.12	20.07	6	iso:LY
سرت	31.20	16.59	5	iso:LY
مصراتة	32.37	15.09	6	iso:LY
غزة	31.51	34.45	5	iso:PS
رفح	31.29	34.25	4	iso:PS
جنين	32.46	35.30	4	iso:PS
القدس	31.78	35.22	5	iso:PS
بيروت	33.89	35.50	4	iso:LB
الضاحية الجنوبية	33.85	35.51	4	iso:LB
عمان	31.95	35.93	6	iso:JO
مخيم الزعتري	32.29	36.33	3	iso:JO
أنقرة	39.93	32.86	6	iso:TR
غازي عنتاب	37.06	37.38	5	iso:TR
جنيف	46.20	6.15	5	iso:CH
فيينا	48.21	16.37	5	iso:AT
أستانة	51.17	71.43	8	iso:KZ
سوتشي	43.59	39.72	6	iso:RU
الخرطوم	15.59	32.53	10	iso:SD
الفاشر	13.63	25.35	4	iso:SD
العريش	31.13	33.80	4	iso:EG
`
  .trim()
  .split('\n')
  .map((l) => l.split('\t') as [string, string, string, string, string]);

describe('well-known places', () => {
  it.each(KNOWN)('%s lies at %s, %s', (name, lat, lon, within, holder) => {
    const found = rows.filter((r) => r.ar.includes(name) && chain(r).some((c) => c.id === holder));
    const away = found.filter((r) => r.level !== 'governorate').map((r) => km(r, Number(lat), Number(lon)));
    expect(Math.min(...away)).toBeLessThanOrEqual(Number(within));
  });

  it.each([
    ['منغ', 'منق'],
    ['العامرية', 'الأميرية'],
    ['القاطرجي', 'كرم القاطرجي'],
    ['عين العرب', 'كوباني'],
    ['أميركا', 'الولايات المتحدة'],
    ['الكاستيلو', 'كاستيللو'],
    ['أستانا', 'أستانة'],
    ['رأس العين', 'سري كانيه'],
  ])('%s and %s name one place', (a, b) => {
    expect(rows.some((r) => r.ar.includes(a) && r.ar.includes(b))).toBe(true);
  });

  it.each(['رميلان', 'معبر بستان القصر', 'مثلث الموت', 'الهلال النفطي', 'الحدود السورية التركية', 'خان بني سعد'])(
    'knows %s',
    (name) => expect(rows.some((r) => r.ar.includes(name))).toBe(true),
  );

  it('marks names that are words as well', () => {
    const mark = (name: string, holder: string) =>
      rows.filter((r) => r.ar[0] === name && r.parent.startsWith(holder)).map((r) => r.common);
    expect(mark('الباب', 'SY0202')).toContain('2');
    expect(mark('القدم', 'C1001')).toEqual(['1']);
    expect(mark('الحاضر', 'SY02')).toContain('1');
    expect(rows.filter((r) => r.id === 'C1007').map((r) => r.common)).toEqual(['']);
  });
});

test.each([
  'وأعلنت القوات المرحلة الأخيرة من حملة "عاصفة الجزيرة" ضد داعش.',
  'شنت القوات هجوما في إطار عملية غضب الفرات.',
])('what an operation is called says no place: %s', (text) => {
  const read = readerOn('2018-03-20');
  for (const claim of read(text)) expect(claim.place).toEqual([]);
});
