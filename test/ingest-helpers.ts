/** What the tests of ingest share: Arabic texts written for them, files in a folder of their own, and everything that comes out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IngestOptions, type Received, receive } from '../src/ingest/index.ts';
import type { Problem } from '../src/model/index.ts';

export const TITLE = 'قصف مدفعي يطال حيا سكنيا في حلب';
export const PARAGRAPHS = [
  'قال الدفاع المدني السوري إن 12 مدنيا قتلوا صباح السبت في قصف مدفعي طال حي الصاخور في مدينة حلب، بينهم ثلاثة أطفال.',
  'وأضاف المتحدث باسمه أن فرق الإنقاذ عملت ساعات طويلة تحت خطر تجدد القصف (وهو الثالث خلال أسبوع) لإخراج العالقين.',
  'ونقلت وكالة محلية عن شاهد قوله: «لم يبق في الشارع بيت سليم»، في حين لم يصدر تعليق رسمي حتى الساعة 14:30.',
];
export const BODY = PARAGRAPHS.join('\n');
export const ENGLISH =
  'The civil defence said on Saturday that twelve people were killed when shells hit a residential quarter of the city, and that rescue teams worked for hours.';

export interface Out {
  readonly articles: Received[];
  readonly problems: Problem[];
}

/** Everything that `receive` yields. */
export async function all(paths: readonly string[], options: IngestOptions = {}): Promise<Out> {
  const articles: Received[] = [];
  const problems: Problem[] = [];
  for await (const item of receive(paths, options)) {
    if ('problem' in item) problems.push(item.problem);
    else articles.push(item);
  }
  return { articles, problems };
}

export const codes = (out: Out): string[] => out.problems.map((p) => p.code);

/** A folder that is gone when the tests are done. */
export function folder(): { dir: string; put(name: string, content: string | Uint8Array): string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-ingest-'));
  return {
    dir,
    put(name, content) {
      const path = join(dir, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Share of words that two texts have in common: F1 over the bags of their words. */
export function wordF1(expected: string, found: string): number {
  const words = (s: string): string[] => s.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [e, f] = [words(expected), words(found)];
  const left = new Map<string, number>();
  for (const word of e) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of f) {
    const n = left.get(word) ?? 0;
    if (n > 0) hits++;
    left.set(word, n - 1);
  }
  return (2 * hits) / (e.length + f.length);
}
