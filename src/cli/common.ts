/** What all commands share: lines for people on standard error, and readers of option values. */
import { InvalidArgumentError } from 'commander';
import { IsnadError, type Problem } from '../model/index.ts';

/** A line for people; results go to standard output, everything else here. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A problem as one line: `error not-arabic a.txt: …`. */
export function problemLine({ severity, code, place, article, reason }: Problem): string {
  const where = place ?? article;
  return oneLine(`${severity} ${code}${where ? ` ${where}` : ''}: ${reason}`);
}

/** An error that ends a command, as one line. */
export function errorLine(error: unknown): string {
  if (error instanceof IsnadError) return oneLine(`isnad: ${error.message} (${error.code})`);
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return oneLine(`isnad: ${error instanceof Error ? error.message : String(error)}${code ? ` (${code})` : ''}`);
}

/** Line breaks, control and direction marks in names and texts must not reach a terminal. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e]+/gu, ' ');

/** Reader of a whole number not below `least`. */
export const whole =
  (least: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least)
      throw new InvalidArgumentError(`a whole number from ${least} is expected`);
    return number;
  };

/** Reader of a day, `2016-05-01`. */
export function isoDay(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('a day such as 2016-05-01 is expected');
  return value;
}

/** Gathers `field=column` pairs: `--map text=النص date=التاريخ`. */
export function fieldColumn(value: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [field = '', column = ''] = value.split(/=(.*)/s);
  if (!field || !column) throw new InvalidArgumentError('a field and its column are expected, such as text=النص');
  return { ...before, [field]: column };
}

/** «1 claim», «12 claims». */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
