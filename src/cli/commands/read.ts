/** `isnad read`: articles in, claims out; of a case, what is new in it. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { receive } from '../../ingest/index.ts';
import type { Article, Problem } from '../../model/index.ts';
import { dateReader, readArticles } from '../../reading/index.ts';
import { counted, fieldColumn, isoDay, problemLine, say, whole } from '../common.ts';
import { FORMATS, type FormatName } from '../format/index.ts';
import { styleFor } from '../format/terminal.ts';
import { openOutput } from '../output.ts';
import { Progress } from '../progress.ts';

interface Options {
  readonly format?: FormatName;
  readonly out?: string;
  readonly lang: 'ar' | 'en';
  readonly published?: string;
  readonly jobs: number;
  readonly map: Readonly<Record<string, string>>;
  readonly databaseUrl?: string;
}

export default function register(program: Command): void {
  program
    .command('read')
    .description('Reads articles and gives their claims; of a case, reads what is new in it.')
    .argument('<path...>', 'files and folders, or one case; - is standard input')
    .addOption(
      new Option('-f, --format <format>', 'form of the result (sentences on a terminal, else claims)').choices(
        Object.keys(FORMATS),
      ),
    )
    .option('-o, --out <file>', 'write to a file, which appears once it is whole')
    .addOption(new Option('-l, --lang <language>', 'language of the sentences').choices(['ar', 'en']).default('ar'))
    .option('--published <date>', 'day of publication of articles that give none, such as 2016-05-01', isoDay)
    .option('-j, --jobs <n>', 'threads that read', whole(1), availableParallelism())
    .option('--map <field=column...>', 'columns of tables and records: text=النص date=التاريخ', fieldColumn, {})
    .option('--database-url <url>', 'the case of this name in PostgreSQL')
    .action(async (paths: readonly string[], options: Options) => {
      const [path = ''] = paths;
      const kept = options.databaseUrl ?? (process.env.DATABASE_URL && !existsSync(path) && path !== '-');
      const isCase = paths.length === 1 && (kept || existsSync(join(path, 'journal.jsonl')));
      await (isCase ? (await import('./read-case.ts')).readCase(path, options) : read(paths, options));
    });
}

async function read(paths: readonly string[], options: Options): Promise<void> {
  const begun = performance.now();
  const output = await openOutput(options.out);
  const name = options.format ?? (output.columns === null ? 'claims' : 'sentences');
  const format = FORMATS[name]({ style: styleFor(output.columns), lang: options.lang });
  const tally = { articles: 0, claims: 0, problems: 0, left: 0 };
  const progress = new Progress();
  const lines: string[] = [];
  const tell = (problem: Problem) => {
    tally.problems++;
    if (problem.severity === 'error') tally.left++;
    if (name === 'problems') lines.push(`${JSON.stringify(problem)}\n`);
    else progress.around(() => say(problemLine(problem)));
  };

  async function* articles(): AsyncGenerator<Article> {
    const { published, map: columns } = options;
    const dayOf = dateReader();
    const readDate = (text: string) => dayOf(text)?.date ?? null;
    for await (const item of receive(paths, { ...(published ? { published } : {}), columns, readDate })) {
      if ('problem' in item) tell(item.problem);
      else {
        progress.expect();
        yield item.article;
      }
    }
  }

  try {
    await output.write(format.head?.() ?? '');
    for await (const result of readArticles(articles(), { jobs: options.jobs, onDone: () => progress.advance() })) {
      tally.articles++;
      tally.claims += result.claims.length;
      result.problems.forEach(tell);
      await output.write(lines.splice(0).join('') + format.article(result));
    }
    await output.write(lines.splice(0).join(''));
    await output.done();
  } catch (error) {
    await output.discard();
    throw error;
  } finally {
    progress.stop();
  }
  say(summary(tally, performance.now() - begun));
  if (tally.left > 0) process.exitCode = 1;
}

function summary(
  t: { articles: number; claims: number; problems: number; left: number },
  milliseconds: number,
): string {
  const parts = [
    counted(t.articles, 'article'),
    counted(t.claims, 'claim'),
    counted(t.problems, 'problem'),
    ...(t.left > 0 ? [`${t.left} not read or not wholly read`] : []),
    `${(milliseconds / 1000).toFixed(1)} s`,
  ];
  return parts.join(' · ');
}
