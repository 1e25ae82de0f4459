/** The day of publication of an article that came without one. */
import { readNumbers } from '../annotate/numbers/read.ts';
import { inferPublished } from '../annotate/times/index.ts';
import type { Published } from '../model/index.ts';
import type { Resources } from '../pipeline.ts';
import { readText } from '../text/document.ts';

/** As given, else as the words of the article say it (`from`: `text:published`, `text:today`, `text:line`, `text:dateline`). */
export function publishedOf(resources: Resources, text: string, given: Published): Published {
  if (given.date) return given;
  const { tokens, words } = readText(text, resources.words, resources.lexicon);
  const numbers = readNumbers(tokens).map(
    (n) => [n.value.first, [{ name: 'number', last: n.value.last, value: n }]] as const,
  );
  return inferPublished({ tokens, words, found: new Map(numbers) }) ?? given;
}
