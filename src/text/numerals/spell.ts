/** Whole numbers written out in modern standard Arabic: nothing but the number; `count.ts` adds the noun. */
import { IsnadError } from '../../model/index.ts';
import { list, readTable } from '../data.ts';

/** The table of number words, which the reader of numbers shares. */
export const NUMBER_WORDS = 'lang/ar/lexicons/number-words.tsv';

export interface Spelling {
  /** Gender of the thing counted. */
  readonly gender: 'm' | 'f';
  readonly case: 'nominative' | 'oblique';
  /** The thing counted follows at once: مئتا, ألفا, ثماني and ألف for مئتان, ألفان, ثمان and ألفا. */
  readonly construct?: boolean;
}

export const MAX_SPELLED = 1_000_000_000;
const AND = ' و';

/**
 * A whole number from 0 to 10⁹ in words: polarity of 3 to 10, agreement of 1, 2 and the teens, duals in their case, مئة without
 * alef. `readNumbers` reads it back.
 * @throws IsnadError `not-a-count` for what is no whole number in that range
 */
export function spellNumber(n: number, how: Spelling): string {
  if (!Number.isInteger(n) || n < 0 || n > MAX_SPELLED)
    throw new IsnadError('not-a-count', `${n} is no whole number from 0 to 10⁹ · ${n} ليس عددا صحيحا من 0 إلى 10⁹`);
  if (n === 0) return word('zero', 0);
  const parts: string[] = [];
  let rest = n;
  for (const scale of [1e9, 1e6, 1e3]) {
    const count = Math.floor(rest / scale);
    rest %= scale;
    if (count > 0) parts.push(...scaled(count, scale, how, rest === 0));
  }
  if (rest > 0) parts.push(...belowThousand(rest, how, how.construct === true));
  return parts.join(AND);
}

/** `count` thousands, millions …; `end`: nothing follows but the thing counted. */
function scaled(count: number, scale: number, how: Spelling, end: boolean): string[] {
  const construct = end && how.construct === true;
  const rest = count % 100;
  const hundreds = count - rest;
  // مئة ألف وألف, مئة ألف وألفان
  if (hundreds > 0 && (rest === 1 || rest === 2))
    return [...scaled(hundreds, scale, { ...how, construct: false }, false), ...scaled(rest, scale, how, end)];
  if (count === 1) return [word('scale', scale)];
  if (count === 2) return [word('scale-dual', 2 * scale, '', caseOf(how.case, construct))];
  const before = belowThousand(count, { gender: 'm', case: how.case }, true);
  const noun =
    rest === 0
      ? word('scale', scale)
      : rest <= 10
        ? word('scale-plural', scale)
        : word('scale', scale, '', construct ? '' : 'accusative');
  return [...before.slice(0, -1), `${before.at(-1)} ${noun}`];
}

/** The parts that و joins; `construct`: the thing counted follows. */
function belowThousand(n: number, how: Spelling, construct: boolean): string[] {
  const rest = n % 100;
  const hundreds = n - rest;
  const parts: string[] = [];
  if (hundreds === 100) parts.push(word('hundred', 100));
  else if (hundreds === 200) parts.push(word('hundreds', 200, '', caseOf(how.case, construct && rest === 0)));
  else if (hundreds > 0) parts.push(word('hundreds', hundreds));
  if (rest > 0) parts.push(...belowHundred(rest, how, construct));
  return parts;
}

function belowHundred(n: number, how: Spelling, construct: boolean): string[] {
  if (n <= 10) return [unit(n, how, construct)];
  const ones = n % 10;
  if (n < 20) return [`${teenUnit(ones, how)} ${word('teen-ten', 10, how.gender)}`];
  const tens = word('tens', n - ones, '', how.case);
  return ones === 0 ? [tens] : [ones === 1 && how.gender === 'f' ? teenUnit(1, how) : unit(ones, how, false), tens];
}

function unit(n: number, how: Spelling, construct: boolean): string {
  if (n === 2) return word('unit', 2, how.gender, how.case);
  return word('unit', n, how.gender, n === 8 && how.gender === 'f' && construct ? 'construct' : '');
}

/** The first word of eleven to nineteen. */
function teenUnit(n: number, how: Spelling): string {
  if (n === 1) return word('unit', 1, how.gender, '', 'spell-teen');
  if (n === 2) return word('unit', 2, how.gender, how.case, 'spell-teen');
  return unit(n, how, true);
}

const caseOf = (name: string, construct: boolean): string => (construct ? `${name}-construct` : name);

const forms = new Map<string, string>();

/** The form that the table of number words marks for writing out. */
function word(cls: string, value: number, gender = '', grammaticalCase = '', mark = 'spell'): string {
  if (forms.size === 0) load();
  const form = forms.get(`${cls} ${value} ${gender} ${grammaticalCase} ${mark}`);
  if (form === undefined)
    throw new IsnadError('broken-table', `no form to write ${value} (${cls} ${grammaticalCase})`, NUMBER_WORDS);
  return form;
}

const GENDERED = new Set(['unit', 'teen-ten']);

function load(): void {
  for (const { cells } of readTable(NUMBER_WORDS, ['word', 'class', 'value', 'gender', 'case', 'note'])) {
    const gender = GENDERED.has(cells.class!) ? cells.gender : '';
    for (const mark of list(cells.note))
      if (mark.startsWith('spell'))
        forms.set(`${cells.class} ${cells.value} ${gender} ${cells.case} ${mark}`, cells.word!);
  }
}
