/** `isnad build`: from files to compared accounts in one go. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { NumberPolicy } from '../../model/index.ts';
import { dateReader } from '../../reading/index.ts';
import { comparing, policyOption } from '../accounts.ts';
import { type CaseOptions, drain, onCase, withCase } from '../case.ts';
import { counted, isoDay, problemLine, say, whole } from '../common.ts';
import { Progress } from '../progress.ts';

interface Options extends CaseOptions {
  readonly published?: string;
  readonly map: Readonly<Record<string, string>>;
  readonly jobs: number;
  readonly policy: NumberPolicy;
}

export default function register(program: Command): void {
  onCase(
    program
      .command('build')
      .description('Takes files into a case, reads what is new and compares the accounts: everything in one go.'),
  )
    .argument('<path...>', 'files and folders; - is standard input')
    .option('--published <date>', 'day of publication of articles that give none, such as 2016-05-01', isoDay)
    .option('--map <field=column...>', 'columns of tables and records: text=النص date=التاريخ', pair, {})
    .option('-j, --jobs <n>', 'threads that read', whole(1), availableParallelism())
    .addOption(policyOption())
    .action(build);
}

const pair = (value: string, before: Readonly<Record<string, string>>): Record<string, string> => {
  const [field = '', column = ''] = value.split(/=(.*)/s);
  return { ...before, [field]: column };
};

async function build(name: string, paths: readonly string[], options: Options): Promise<void> {
  const begun = performance.now();
  await withCase(name, options, { create: true, writes: true }, async ({ case: of, signal }) => {
    const progress = new Progress();
    const dayOf = dateReader();
    let left = 0;
    try {
      const added = await drain(
        of.add(paths, {
          ...(options.published ? { published: options.published } : {}),
          columns: options.map,
          readDate: (text) => dayOf(text)?.date ?? null,
          signal,
        }),
        (event) => {
          if (event.outcome !== 'problem') return;
          if (event.problem.severity === 'error') left++;
          progress.around(() => say(problemLine(event.problem)));
        },
      );
      for (let n = await of.unread(); n > 0; n--) progress.expect();
      const read = await drain(of.read({ jobs: options.jobs, signal }), () => progress.advance());
      progress.stop();
      if (added.stopped || read.stopped) {
        say('stopped before the end: build again to go on');
        return;
      }
      const { accounts } = await comparing(of, options.policy);
      const { claims } = accounts.origins.reduce((n, o) => ({ claims: n.claims + o.claims.length }), { claims: 0 });
      const told = accounts.incidents.filter((i) => i.claims.length > 1).length;
      say(
        [
          `${counted(added.added + added.versions, 'article')} taken in${added.same > 0 ? `, ${added.same} there already` : ''}`,
          `${counted(read.articles, 'article')} read`,
          counted(claims, 'claim'),
          `${counted(accounts.incidents.length, 'incident')}, ${told} of them told more than once`,
          counted(accounts.disputes.length, 'dispute'),
          counted(accounts.origins.length, 'origin'),
          counted(added.problems + read.problems, 'problem'),
          `counts by policy “${accounts.policy}”`,
          `${((performance.now() - begun) / 1000).toFixed(1)} s`,
        ].join(' · '),
      );
      if (left > 0) process.exitCode = 1;
    } finally {
      progress.stop();
    }
  });
}
