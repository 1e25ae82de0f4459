/**
 * How the number reader fares on the Arabic test specs of Microsoft Recognizers-Text (MIT), which are not part of the project.
 * usage: npx tsx scripts/numbers-report.ts [FOLDER] [--failures]
 *
 * A case counts as supported unless its `NotSupported` names a platform. What that grammar calls a number and Isnad does not is
 * put into its terms here, not in the reader (`CONVENTIONS`); the report gives the rate with and without.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFigure } from '../src/annotate/numbers/figures.ts';
import { type NumberValue, readNumbers } from '../src/annotate/numbers/read.ts';
import type { Found } from '../src/model/index.ts';
import { fold } from '../src/text/fold.ts';
import { type Token, tokenize } from '../src/text/tokens.ts';

export const SPECS = '/work/shared/nlp/numbers-dates';

/** Where the specs read numbers otherwise than a record of conflict news needs, and what the translation does about it. */
export const CONVENTIONS = [
  'hedges, percent words and the two ends of a span are no part of a number: the number inside is compared',
  'ordinals and round quantities are no numbers: dropped',
  'a figure written together with the next word (180ميلي) is no number: dropped, while Isnad reads 500شهيد',
  'the parts of dates, addresses and telephone numbers are numbers: added, while Isnad leaves them to the reader of times',
  'a hyphen before a figure is a minus: joined, while in news it is a dash or a bullet',
  '3/4 is a fraction: joined, while in news it is a day',
  '«N على M» and «N من M» are quotients: joined, while in news they part (30 على 3 حافلات، واحد من ثلاثة قادة)',
  'powers (1.1^23, 12e-1) are numbers: joined',
  'ثمن is an eighth: added, while in news it is a price',
] as const;

export interface SpecCase {
  readonly Input: string;
  readonly NotSupported?: string;
  readonly IgnoreResolution?: boolean;
  readonly Results: readonly SpecResult[];
}

interface SpecResult {
  readonly TypeName: string;
  readonly Text: string;
  readonly Start: number;
  readonly End: number;
  readonly Resolution?: Readonly<Record<string, string>>;
}

/** A finding in the terms of the specs: offsets, `end` exclusive, and the value as far as it is compared. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

export interface Outcome {
  readonly total: number;
  readonly passed: number;
  readonly failures: readonly string[];
}

type Reading = (text: string) => Piece[];

/** The spec files and how each is read. */
export const MODELS: readonly { readonly file: string; readonly read: Reading; readonly raw?: Reading }[] = [
  { file: 'NumberModel.json', read: translated, raw: (text) => numbersOf(tokenize(text)).map((n) => pieceOf(n)) },
  { file: 'OrdinalModel.json', read: (text) => pick(text, (v) => v.kind === 'ordinal') },
  { file: 'OrdinalModelSuppressExtendedTypes.json', read: (text) => pick(text, (v) => v.kind === 'ordinal') },
  { file: 'PercentModel.json', read: (text) => pick(text, (v) => v.kind === 'percent') },
  { file: 'NumberRangeModel.json', read: (text) => pick(text, (v) => v.kind === 'range' || BOUNDED.has(v.qualifier)) },
];

const BOUNDED = new Set(['more_than', 'at_least', 'less_than', 'at_most']);

/** The cases of a spec file that count as supported; null where the file is not at hand. */
export function supportedCases(file: string, folder = SPECS): SpecCase[] | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  const cases = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')) as SpecCase[];
  return cases.filter((c) => !c.NotSupported);
}

export function outcome(cases: readonly SpecCase[], read: Reading): Outcome {
  const failures: string[] = [];
  for (const spec of cases) {
    const wanted = spec.Results.map((r) => show(spec.Input, asPiece(r, spec)));
    const given = read(spec.Input).map((p) =>
      show(spec.Input, spec.IgnoreResolution ? { ...p, lo: null, hi: null } : p),
    );
    if (wanted.join(' · ') !== given.join(' · '))
      failures.push(`«${spec.Input}» wants [${wanted.join(' · ')}] has [${given.join(' · ')}]`);
  }
  return { total: cases.length, passed: cases.length - failures.length, failures };
}

function asPiece(r: SpecResult, spec: SpecCase): Piece {
  const at = r.Start >= 0 ? r.Start : spec.Input.indexOf(r.Text);
  const span = { start: at, end: at + r.Text.length };
  const value = r.Resolution?.value;
  if (spec.IgnoreResolution || value === undefined) return { ...span, lo: null, hi: null };
  const range = /^[[(](.*),(.*)[\])]$/.exec(value);
  if (range) return { ...span, lo: range[1] ? Number(range[1]) : null, hi: range[2] ? Number(range[2]) : null };
  const n = Number(value.replace('%', ''));
  return { ...span, lo: n, hi: n };
}

function show(text: string, p: Piece): string {
  const n = (x: number | null): string => (x === null ? '' : String(Number(x.toPrecision(12))));
  return `${text.slice(p.start, p.end)}@${p.start}=${n(p.lo)}..${n(p.hi)}`;
}

function pick(text: string, wanted: (v: NumberValue) => boolean): Piece[] {
  const found = readNumbers(tokenize(text)).filter((f) => wanted(f.value));
  return found.map((f) => ({ ...f.span, lo: f.value.lo, hi: f.value.hi }));
}

/** A number by its token indices. */
interface Num {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** Counts only as a part of a quotient. */
  readonly lone?: boolean;
}

const pieceOf = (n: Num): Piece => ({ start: n.start, end: n.end, lo: n.value, hi: n.value });

/** Whole, decimal and fractional numbers, without hedges and percent, the ends of spans apart. */
function numbersOf(tokens: readonly Token[]): Num[] {
  return readNumbers(tokens).flatMap((f) => inner(f));
}

function inner(f: Found<NumberValue>): Num[] {
  const parts = f.parts.filter((p): p is Found<NumberValue> => typeof p.value === 'object');
  if (parts.length > 0) return parts.flatMap(inner);
  const { kind, first, last, lo, hi } = f.value;
  return kind === 'ordinal' || kind === 'round' ? [] : [{ first, last, value: lo ?? hi ?? 0, ...f.span }];
}

/** What the reader finds, put into the terms of `CONVENTIONS`. */
function translated(text: string): Piece[] {
  const tokens = tokenize(text);
  const numbers = [...numbersOf(tokens), ...left(tokens)].sort((a, b) => a.first - b.first || a.start - b.start);
  const joined: Num[] = [];
  for (let next of numbers) {
    for (let last = joined.at(-1); last; last = joined.at(-1)) {
      const both = together(tokens, last, next);
      if (!both) break;
      joined.pop();
      next = both;
    }
    joined.push(next);
  }
  return joined
    .filter((n) => !n.lone && !range(n.first, n.last).some((i) => glued(tokens, i)))
    .map((n) => signed(tokens, n))
    .map((n) => pieceOf(n));
}

/** A figure with a word of another sense than «e» written right after it. */
const glued = (tokens: readonly Token[], i: number): boolean => {
  const next = tokens[i + 1];
  return tokens[i]!.kind === 'number' && next?.kind === 'word' && !next.spaced && next.key !== 'e';
};

const ONE = ['واحد', 'واحدة', 'ثمن'].map(fold);

/** Figures that the reader left out, and the words that count only here. */
function left(tokens: readonly Token[]): Num[] {
  const read = new Set(readNumbers(tokens).flatMap((f) => range(f.value.first, f.value.last)));
  return tokens.flatMap((token, first) => {
    if (read.has(first)) return [];
    const place = { first, last: first + 1 };
    const word = ONE.indexOf(token.key);
    if (word >= 0)
      return [{ ...place, value: word === 2 ? 1 / 8 : 1, start: token.start, end: token.end, lone: word < 2 }];
    if (token.kind !== 'number') return [];
    const value = parseFigure(token.key);
    if (value !== null || /^\d+$/.test(token.key))
      return [{ ...place, value: value ?? Number(token.key), start: token.start, end: token.end }];
    return [...token.key.matchAll(/\d+/g)].map((m) => {
      const start = token.start + m.index;
      return { ...place, value: Number(m[0]), start, end: start + m[0].length };
    });
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, k) => from + k);
const QUOTIENT = ['على', 'من'].map(fold);

/** Two neighbours as one number: 3/4, 1 2/3, a على b, powers. */
function together(tokens: readonly Token[], a: Num, b: Num): Num | null {
  const between = tokens
    .slice(a.last, b.first)
    .map((t) => t.key)
    .join('');
  const whole = { first: a.first, last: b.last, start: a.start, end: b.end };
  const slash = (i: number): boolean => tokens[i]?.key === '/';
  if (between === '/') return slash(b.last) || slash(a.first - 1) ? null : { ...whole, value: a.value / b.value };
  if (
    between === '' &&
    a.last === b.first &&
    Number.isInteger(a.value) !== Number.isInteger(b.value) &&
    tokens[b.first]!.spaced
  )
    return tokens.slice(a.first, b.last).some((t) => t.key === '/') ? { ...whole, value: a.value + b.value } : null;
  if (QUOTIENT.includes(between)) return { ...whole, value: a.value / b.value };
  const power = /^([\^e-]*)([\^e])([+-]*)$/.exec(between);
  if (!power) return null;
  const exponent = (between.includes('-') ? -1 : 1) * b.value;
  return { ...whole, value: between.includes('e') ? a.value * 10 ** exponent : a.value ** exponent };
}

function signed(tokens: readonly Token[], n: Num): Num {
  const sign = tokens[n.first - 1];
  if (sign?.key !== '-' || tokens[n.first]!.spaced) return n;
  return { ...n, first: n.first - 1, start: sign.start, value: -n.value };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv.slice(2).find((a) => !a.startsWith('--')) ?? SPECS;
  const rate = (o: Outcome): string =>
    `${o.passed} of ${o.total} (${((100 * o.passed) / (o.total || 1)).toFixed(1)} %)`;
  for (const { file, read, raw } of MODELS) {
    const cases = supportedCases(file, folder);
    if (!cases) {
      console.log(`${file}: not found in ${folder}`);
      continue;
    }
    const result = outcome(cases, read);
    console.log(`${file}: ${rate(result)}${raw ? `; without the conventions ${rate(outcome(cases, raw))}` : ''}`);
    for (const failure of result.failures) console.log(`  ${failure}`);
  }
  console.log('\nConventions:');
  for (const line of CONVENTIONS) console.log(`- ${line}`);
}
