/** The news corpus that the measurements are made on, where it lies beside the tree. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const NEWS = fileURLToPath(new URL('../../shared/corpus/news/syria-ar.jsonl', import.meta.url));

/** Whether it is there; where it is not, one line says what is measured in its place. */
export function hasNews(otherwise: string): boolean {
  const there = existsSync(NEWS);
  if (!there)
    process.stderr.write(
      `no news corpus at ${NEWS}: measured on ${otherwise}, the figures are not those of the docs\n`,
    );
  return there;
}
