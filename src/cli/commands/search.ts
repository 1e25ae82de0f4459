/** `isnad search`: words in the articles of a case. */
import { type Command, Option } from 'commander';
import type { Hit } from '../../case/index.ts';
import type { Span } from '../../model/index.ts';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { isoDay, oneLine, say, whole } from '../common.ts';

interface Options extends CaseOptions {
  readonly format: 'text' | 'jsonl';
  readonly limit: number;
  readonly offset: number;
  readonly outlet?: string;
  readonly from?: string;
  readonly to?: string;
  readonly type?: string;
  readonly actor?: string;
  readonly place?: string;
  readonly versions?: true;
}

export default function register(program: Command): void {
  onCase(program.command('search').description('Finds articles by their words, in any form they are written in.'))
    .argument('[words...]', 'words; "phrases" in quotation marks; -words that must not be there')
    .addOption(new Option('-f, --format <format>', 'form of the result').choices(['text', 'jsonl']).default('text'))
    .option('-n, --limit <n>', 'how many articles', whole(1), 20)
    .option('--offset <n>', 'how many to pass over', whole(0), 0)
    .option('--outlet <outlet>', 'articles of this outlet')
    .option('--from <date>', 'articles published on this day or later', isoDay)
    .option('--to <date>', 'articles published on this day or before', isoDay)
    .option('--type <type>', 'articles with a claim of this type')
    .option('--actor <name>', 'articles with a claim of which this actor or person is part: id or name')
    .option('--place <name>', 'articles with a claim at this place or in it: id or name')
    .option('--versions', 'older versions of articles, too')
    .action(search);
}

async function search(name: string, words: readonly string[], options: Options): Promise<void> {
  const { databaseUrl: _, format, versions, ...filters } = options;
  await withCase(name, options, {}, async ({ case: of }) => {
    const found = await of.find(words.join(' '), { ...filters, versions: versions ? 'all' : 'latest' });
    for (const hit of found.hits)
      process.stdout.write(
        format === 'jsonl' ? `${JSON.stringify(hit)}\n` : await hitText(hit, (await of.article(hit.article))!.text),
      );
    say(`${found.hits.length} of ${found.total}`);
  });
}

async function hitText(hit: Hit, text: string): Promise<string> {
  const about = [hit.published, hit.outlet].filter((x) => x !== null).join(' · ');
  const lines = [
    `${oneLine(hit.article)}  ${about}`,
    ...(hit.title ? [`  ${lit(hit.title, { start: 0, end: hit.title.length }, hit.titleHighlights)}`] : []),
  ];
  for (const s of hit.snippets) lines.push(`  … ${lit(text, s, s.highlights)} …`);
  return `${lines.join('\n')}\n\n`;
}

/** The stretch with what is lit up in bold on a terminal and between «» elsewhere. */
function lit(text: string, span: Span, highlights: readonly Span[]): string {
  const [on, off] = process.stdout.isTTY ? ['\u001b[1m', '\u001b[22m'] : ['«', '»'];
  let out = '';
  let at = span.start;
  for (const h of highlights) {
    out += `${oneLine(text.slice(at, h.start))}${on}${oneLine(text.slice(h.start, h.end))}${off}`;
    at = h.end;
  }
  return out + oneLine(text.slice(at, span.end));
}
