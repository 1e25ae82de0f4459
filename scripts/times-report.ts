/**
 * How well times are read: agreement with the days that readers of the training articles gave to the same words, and the rates on
 * the public test specs for dates. usage: npx tsx scripts/times-report.ts [--show N] [--dir FOLDER] [--undated]
 * FOLDER holds gold/train, corpus/train, corpus/news and nlp/numbers-dates; the default is ../shared. `--undated`: instead, what the words of
 * dated articles say of their day when it is hidden, by the rule that says it; N of the wrong ones are shown.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readNumbers } from '../src/annotate/numbers/read.ts';
import { readTimes, type TimeValue } from '../src/annotate/times/index.ts';
import type { Found } from '../src/model/index.ts';
import { loadResources, publishedOf } from '../src/pipeline.ts';
import type { ChartItem, View } from '../src/rules/match.ts';
import { viewOf } from '../src/rules/rules.ts';
import { loadLexicon } from '../src/text/lexicon.ts';
import { Words } from '../src/text/words.ts';

const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const root = option('--dir') ?? new URL('../../shared', import.meta.url).pathname;
const show = Number(option('--show') ?? 0);

const words = new Words(loadLexicon());

function view(text: string): View {
  const bare = viewOf(text, words);
  const found = new Map<number, ChartItem[]>();
  for (const value of readNumbers(bare.tokens))
    found.set(value.value.first, [{ name: 'number', last: value.value.last, value }]);
  return { ...bare, found };
}

/** A time and the times that it is made of. */
function withParts(time: Found<TimeValue>): Found<TimeValue>[] {
  const isTime = (part: Found<unknown>): part is Found<TimeValue> =>
    typeof part.value === 'object' && part.value !== null && 'precision' in part.value;
  return [time, ...time.parts.filter(isTime).flatMap(withParts)];
}

interface Claim {
  readonly id: string;
  readonly quote: string;
  readonly when: { readonly text: string | null; readonly from: string | null; readonly to: string | null } | null;
}

/** Where the words of `when` stand in the text: inside the quote when they are there, else the nearest place to it. */
function placeOf(text: string, quote: string, words: string): number {
  const start = Math.max(0, text.indexOf(quote));
  const inside = text.indexOf(words, start);
  if (inside >= 0 && inside < start + quote.length) return inside;
  let [best, at] = [-1, text.indexOf(words)];
  while (at >= 0) {
    if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
    at = text.indexOf(words, at + 1);
  }
  return best;
}

interface SpecCase {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime?: string };
  readonly NotSupported?: string;
  readonly NotSupportedByDesign?: string;
  readonly Results: readonly {
    readonly Text: string;
    readonly Start: number;
    readonly Length: number;
    readonly Value?: Readonly<Record<'FutureResolution' | 'PastResolution', Readonly<Record<string, string>>>>;
  }[];
}

export interface SpecRate {
  readonly cases: number;
  readonly passed: number;
  readonly failures: readonly string[];
}

/**
 * How many cases of a spec of Microsoft Recognizers-Text (Arabic, MIT) the reader agrees with. The spec looks for appointments, the
 * reader for news, so a value counts when it is that of either of the two resolutions, to the future or to the past, that the spec
 * gives, and: an end may be inclusive or exclusive; what our value says only to the month or year is compared to the month or
 * year; a day counted from another («في اليوم التالي») is counted from the spec's present.
 * @param name file name without `.json`
 */
export function specRate(name: string, folder = `${root}/nlp/numbers-dates`): SpecRate | null {
  const path = `${folder}/${name}.json`;
  if (!existsSync(path)) return null;
  const cases = (JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as SpecCase[]).filter(
    (c) => !/dotnet/i.test(c.NotSupported ?? '') && !/dotnet/i.test(c.NotSupportedByDesign ?? ''),
  );
  const failures: string[] = [];
  for (const { Input, Context, Results } of cases) {
    const published = Context?.ReferenceDateTime?.slice(0, 10) ?? null;
    const times = readTimes(view(Input), { published, latent: true }).flatMap(withParts);
    const told = times.map(
      (t) => `${t.value.from}..${t.value.to} «${Input.slice(t.span.start, t.span.end)}» ${t.rule}`,
    );
    const words = times.map((t) => Input.slice(t.span.start, t.span.end));
    const right = name.endsWith('Extractor')
      ? Results.every((r) => words.some((w) => w === r.Text || w.replace(DAY_WORD, '') === r.Text)) &&
        (Results.length > 0 || times.length === 0)
      : Results.every(({ Text, Value }) => {
          const at = Input.indexOf(Text);
          return times
            .filter((t) => t.span.start < at + Text.length && t.span.end > at)
            .some((t) =>
              [Value?.FutureResolution, Value?.PastResolution].some((r) => r && agrees(t.value, r, published)),
            );
        });
    if (!right)
      failures.push(
        `${published} «${Input}» ${JSON.stringify(Results.map((r) => [r.Text, r.Value?.PastResolution]))} ← ${told.join(' · ') || 'nothing'}`,
      );
  }
  return { cases: cases.length, passed: cases.length - failures.length, failures };
}

/** The spec leaves out the words يوم and هذا before a day. */
const DAY_WORD = /^(?:يوم|هذا)\s+/u;
const DAY = 86_400_000;
const shifted = (iso: string, days: number) => new Date(Date.parse(iso) + days * DAY).toISOString().slice(0, 10);

function agrees(ours: TimeValue, theirs: Readonly<Record<string, string>>, published: string | null): boolean {
  const { date, startDate, endDate, duration } = theirs;
  if (duration !== undefined)
    return ours.days !== undefined && Math.abs(ours.days * 86_400 - Number(duration)) <= Number(duration) * 0.002;
  if (date === '0001-01-01') return ours.from === null;
  if (date !== undefined) {
    if (ours.anchor === 'context' && ours.offset !== undefined && published)
      return shifted(published, ours.offset) === date;
    const width = ours.precision === 'month' ? 7 : ours.precision === 'year' ? 4 : 10;
    return ours.from !== null && ours.from.slice(0, width) === date.slice(0, width);
  }
  if (startDate !== undefined && endDate !== undefined)
    return ours.from === startDate && (ours.to === endDate || ours.to === shifted(endDate, -1));
  // A season: the spec gives it no days.
  return Object.keys(theirs).length === 0 && ours.from !== null;
}

/** Agreement with the training articles. */
function reportTrain(folder: string): void {
  let [claims, same, dated, sameDated, undated, sameUndated, unfound, silent] = [0, 0, 0, 0, 0, 0, 0, 0];
  const misses: string[] = [];
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.json'))) {
    const gold = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as {
      doc: string;
      published: string;
      claims: Claim[];
    };
    const text = readFileSync(`${root}/corpus/train/${file.replace('.json', '.txt')}`, 'utf8');
    const times = readTimes(view(text), { published: gold.published }).flatMap(withParts);
    for (const { quote, when } of gold.claims) {
      if (!when?.text) continue;
      let at = placeOf(text, quote, when.text);
      if (at < 0) {
        unfound++;
        continue;
      }
      claims++;
      const end = at + when.text.length;
      // A preposition before the words is no part of the time.
      at += /^\p{L}{2} /u.exec(when.text)?.[0].length ?? 0;
      const inside = times.filter((t) => t.span.start < end && t.span.end > at);
      // Of several times in or around the words quoted, the shortest that holds them all, else the one that shares most with them.
      const shared = ({ span }: (typeof inside)[number]) =>
        span.start <= at && span.end >= end
          ? 2 - (span.end - span.start) / 1000
          : (Math.min(span.end, end) - Math.max(span.start, at)) / (Math.max(span.end, end) - Math.min(span.start, at));
      const ours = inside.sort((a, b) => shared(b) - shared(a))[0];
      const right = (ours?.value.from ?? null) === when.from && (ours?.value.to ?? null) === when.to;
      if (right) same++;
      if (when.from || when.to) {
        dated++;
        if (right) sameDated++;
      } else {
        undated++;
        if (right) sameUndated++;
      }
      if (!ours) silent++;
      if (!right)
        misses.push(
          `${gold.published} «${when.text}» ${when.from}..${when.to} ← ${ours ? `${ours.value.from}..${ours.value.to} ${ours.rule} «${text.slice(ours.span.start, ours.span.end)}»` : 'nothing'}   ${text.slice(Math.max(0, at - 60), end + 30).replace(/\s+/g, ' ')}`,
        );
    }
  }
  const rate = (a: number, b: number) => `${a}/${b} = ${((100 * a) / b).toFixed(1)} %`;
  console.log(
    `train: same days ${rate(same, claims)}; with days ${rate(sameDated, dated)}; without ${rate(sameUndated, undated)}; nothing read ${silent}; words not in the text ${unfound}`,
  );
  for (const miss of misses.slice(0, show)) console.log(miss);
}

interface DatedText {
  readonly id: string;
  readonly text: string;
  readonly date: string;
}

/** The dated articles of corpus/news and gold/train. */
function datedTexts(): DatedText[] {
  const out: DatedText[] = [];
  const news = `${root}/corpus/news/syria-ar.jsonl`;
  if (existsSync(news))
    for (const line of readFileSync(news, 'utf8').split('\n').filter(Boolean)) {
      const { id, title, text, date } = JSON.parse(line) as DatedText & { readonly title?: string };
      if (date) out.push({ id, text: title ? `${title}\n${text}` : text, date });
    }
  const gold = `${root}/gold/train`;
  if (existsSync(gold))
    for (const file of readdirSync(gold).filter((f) => f.endsWith('.json'))) {
      const { doc, published } = JSON.parse(readFileSync(`${gold}/${file}`, 'utf8')) as {
        readonly doc?: string;
        readonly published?: string;
      };
      if (doc && published)
        out.push({ id: doc, text: readFileSync(`${root}/corpus/train/${doc}`, 'utf8'), date: published });
    }
  return out;
}

/** Rates by rule: of the days told, how many are right; of the days between which it lies, how often it does, and how many days these are. */
function reportUndated(): void {
  const resources = loadResources();
  const rates = new Map<string, { told: number; right: number; days: number }>();
  const wrong: string[] = [];
  const articles = datedTexts();
  for (const { id, text, date } of articles) {
    const told = publishedOf(resources, { text, published: { date: null, from: 'unknown' } });
    const between = told.between ?? (told.date ? { from: told.date, to: told.date } : null);
    if (!between) continue;
    const rate = rates.get(told.from) ?? { told: 0, right: 0, days: 0 };
    rates.set(told.from, rate);
    const right = between.from <= date && date <= between.to;
    rate.told++;
    rate.days += (Date.parse(between.to) - Date.parse(between.from)) / DAY + 1;
    if (right) rate.right++;
    else wrong.push(`${id} ${date} ← ${between.from}..${between.to} ${told.from}`);
  }
  for (const [rule, { told, right, days }] of rates)
    console.log(
      `${rule}: ${told} of ${articles.length} articles told, ${right} right = ${((100 * right) / told).toFixed(1)} %, ${Math.round(days / told)} days wide`,
    );
  for (const line of wrong.slice(0, show)) console.log(line);
}

if (args.includes('--undated')) reportUndated();
else if (process.argv[1]?.endsWith('times-report.ts')) {
  if (existsSync(`${root}/gold/train`)) reportTrain(`${root}/gold/train`);
  for (const name of ['DateParser', 'DateExtractor', 'DatePeriodParser', 'DurationParser']) {
    const rate = specRate(name);
    if (!rate) continue;
    console.log(`${name}: ${rate.passed}/${rate.cases} = ${((100 * rate.passed) / rate.cases).toFixed(1)} %`);
    for (const failure of rate.failures.slice(0, show)) console.log(failure);
  }
}
