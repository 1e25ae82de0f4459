/** `isnad list`: what a case holds. */
import { type Command, Option } from 'commander';
import type { ArticleInfo } from '../../case/index.ts';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { counted, isoDay, oneLine, problemLine, say } from '../common.ts';

interface Options extends CaseOptions {
  readonly what: 'articles' | 'claims' | 'problems' | 'judgements';
  readonly format: 'table' | 'jsonl';
  readonly outlet?: string;
  readonly from?: string;
  readonly to?: string;
  readonly versions?: true;
}

export default function register(program: Command): void {
  onCase(program.command('list').description('Lists the articles of a case, or its claims, problems or judgements.'))
    .addOption(
      new Option('-w, --what <what>', 'what to list')
        .choices(['articles', 'claims', 'problems', 'judgements'])
        .default('articles'),
    )
    .addOption(new Option('-f, --format <format>', 'form of the list').choices(['table', 'jsonl']).default('table'))
    .option('--outlet <outlet>', 'articles of this outlet')
    .option('--from <date>', 'articles published on this day or later', isoDay)
    .option('--to <date>', 'articles published on this day or before', isoDay)
    .option('--versions', 'older versions of articles, too')
    .action(list);
}

async function list(name: string, options: Options): Promise<void> {
  await withCase(name, options, {}, async ({ case: of }) => {
    const { outlet, from, to } = options;
    const versions = options.versions ? 'all' : 'latest';
    const put = (row: object, line: string) =>
      process.stdout.write(`${options.format === 'jsonl' ? JSON.stringify(row) : line}\n`);
    if (options.what === 'articles') {
      const articles = await of.articles({
        ...(outlet ? { outlet } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        versions,
      });
      for (const { seq: _, ...article } of articles) put(article, articleLine(article as ArticleInfo));
      say(counted(articles.length, 'article'));
    } else if (options.what === 'claims') {
      const claims = await of.claims({ versions });
      for (const claim of claims)
        put(claim, oneLine(`${claim.id}\t${claim.type}\t${claim.modality}\t${claim.sentence.ar}`));
      say(counted(claims.length, 'claim'));
    } else if (options.what === 'problems') {
      const problems = await of.problems();
      for (const problem of problems) put(problem, problemLine(problem));
      say(counted(problems.length, 'problem'));
    } else {
      const judgements = await of.judgements();
      for (const j of judgements)
        put(
          j,
          oneLine(
            [
              j.id.slice(0, 12),
              j.at.slice(0, 16),
              j.by,
              j.verdict,
              j.subject.ids.join(' '),
              j.note ?? '',
              j.withdrawn ? `withdrawn by ${j.withdrawn.by}` : '',
            ].join('\t'),
          ),
        );
      say(counted(judgements.length, 'judgement'));
    }
  });
}

function articleLine(a: ArticleInfo): string {
  const state = a.readBy === null ? 'unread' : counted(a.claimCount, 'claim');
  return oneLine(
    [
      a.id,
      a.published.date ?? '',
      a.outlet ?? '',
      state,
      a.title ?? '',
      a.replacedBy ? `replaced by ${a.replacedBy}` : '',
    ]
      .join('\t')
      .trimEnd(),
  );
}
