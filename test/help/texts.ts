/** Short articles written for the tests, as files in a temporary directory. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const temporary = (name: string): string => mkdtempSync(join(tmpdir(), `isnad-${name}-`));

export interface Piece {
  readonly id: string;
  readonly outlet: string;
  readonly date: string;
  readonly title: string;
  readonly text: string;
  readonly url?: string;
}

const TOWNS = ['حلب', 'إدلب', 'دوما', 'الرستن', 'سراقب', 'معرة النعمان', 'تدمر', 'الباب', 'درعا', 'سرمين'];
const OUTLETS = ['الراصد', 'نبأ', 'الجريدة'];

/** Articles that differ in place, day, number and voice; the n-th is always the same. */
export function piece(n: number): Piece {
  const town = TOWNS[n % TOWNS.length]!;
  const day = `2016-0${1 + (n % 9)}-${String(1 + (n % 28)).padStart(2, '0')}`;
  const dead = 2 + (n % 7);
  return {
    id: `p${n}`,
    outlet: OUTLETS[n % OUTLETS.length]!,
    date: day,
    title: `غارات على ${town}`,
    text: `شنت طائرات حربية غارات على مدينة ${town} يوم الثلاثاء، ما أدى إلى مقتل ${dead} أشخاص وجرح آخرين، بحسب الدفاع المدني.\nوقال ناشطون إن القصف طال مشفى في المدينة رقم ${n}.\nوأضافت المصادر أن المسلحين انسحبوا من الحي.`,
  };
}

/** Writes `count` articles as JSON Lines and gives the path. */
export function jsonLines(directory: string, count: number, from = 0): string {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `pieces-${from}.jsonl`);
  writeFileSync(path, Array.from({ length: count }, (_, n) => `${JSON.stringify(piece(from + n))}\n`).join(''));
  return path;
}
