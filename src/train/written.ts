/**
 * Short articles written for this project and read by hand: text and readings stand in one file, `training/written/*.txt` (the form is described in
 * training/README.md). What they tell is invented; they teach the grammar of news from wars and outlets that the other readings lack.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { IsnadError } from '../model/index.ts';
import { dataPath } from '../text/data.ts';
import type { GoldArticle } from './gold.ts';
import { goldClaim, parseReadings } from './readings.ts';

const BLOCK = /^##### /m;
const PUBLISHED = /^published: (\d{4}-\d{2}-\d{2})$/;
const READINGS = '\n---\n';

/**
 * Every written article, in the order of the files and within them.
 * @throws IsnadError `broken-reading` naming article and line
 */
export function loadWritten(folder = dataPath('training/written')): GoldArticle[] {
  const files = readdirSync(folder).filter((f) => f.endsWith('.txt'));
  return files.sort().flatMap((file) => parseWritten(readFileSync(`${folder}/${file}`, 'utf8')));
}

/** The articles of one file: `##### id`, `published: day`, the text, a line `---`, one line for each claim. */
export function parseWritten(source: string): GoldArticle[] {
  return source
    .split(BLOCK)
    .slice(1)
    .map((block) => {
      const cut = block.indexOf(READINGS);
      const [id = '', day = '', ...lines] = block.slice(0, Math.max(0, cut)).split('\n');
      const doc = id.trim();
      const published = PUBLISHED.exec(day.trim())?.[1];
      if (cut < 0 || !published)
        throw new IsnadError(
          'broken-reading',
          'an article needs a day and a line of three dashes',
          doc || block.slice(0, 20),
        );
      const text = lines.join('\n').trim();
      const [read] = parseReadings(`##### ${doc}\n${block.slice(cut + READINGS.length)}`, () => text);
      const claims = read!.claims.map((claim, k) => goldClaim(text, claim, k));
      return { doc, text, outlet: null, published, title: null, claims, carries: false, lengths: false };
    });
}
