/** `isnad add`: files, folders and archives into a case. */
import type { Command } from 'commander';
import type { AddEvent } from '../../case/index.ts';
import { dateReader } from '../../reading/index.ts';
import { type CaseOptions, drain, onCase, withCase } from '../case.ts';
import { counted, isoDay, oneLine, problemLine, say } from '../common.ts';
import { Progress } from '../progress.ts';

interface Options extends CaseOptions {
  readonly published?: string;
  readonly map: Readonly<Record<string, string>>;
}

export default function register(program: Command): void {
  onCase(
    program
      .command('add')
      .description('Takes files, folders and archives into a case, which is made where there is none.'),
  )
    .argument('<path...>', 'files and folders; - is standard input')
    .option('--published <date>', 'day of publication of articles that give none, such as 2016-05-01', isoDay)
    .option('--map <field=column...>', 'columns of tables and records: text=النص date=التاريخ', pair, {})
    .action(add);
}

const pair = (value: string, before: Readonly<Record<string, string>>): Record<string, string> => {
  const [field = '', column = ''] = value.split(/=(.*)/s);
  return { ...before, [field]: column };
};

async function add(name: string, paths: readonly string[], options: Options): Promise<void> {
  const begun = performance.now();
  await withCase(name, options, { create: true, writes: true }, async ({ case: to, signal }) => {
    const progress = new Progress();
    const quiet = process.stdout.isTTY;
    let left = 0;
    const dayOf = dateReader();
    const { published, map: columns } = options;
    const reading = to.add(paths, {
      ...(published ? { published } : {}),
      columns,
      readDate: (text) => dayOf(text)?.date ?? null,
      signal,
    });
    try {
      const summary = await drain(reading, (event) => {
        if (event.outcome === 'problem') {
          if (event.problem.severity === 'error') left++;
          progress.around(() => say(problemLine(event.problem)));
        } else {
          progress.expect();
          progress.advance();
          if (!quiet) process.stdout.write(`${eventLine(event)}\n`);
        }
      });
      progress.stop();
      const seconds = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
      const parts = [
        `${counted(summary.added, 'article')} added`,
        ...(summary.versions > 0 ? [`${counted(summary.versions, 'new version')}`] : []),
        ...(summary.same > 0 ? [`${summary.same} there already, unchanged`] : []),
        counted(summary.problems, 'problem'),
        ...(summary.stopped ? ['stopped before the end: add again to go on'] : []),
        seconds,
      ];
      say(parts.join(' · '));
      if (left > 0) process.exitCode = 1;
    } finally {
      progress.stop();
    }
  });
}

/** Said only of what is durable: `added ID`, `version ID of OLDER`, `same ID`, and the path. */
function eventLine(event: Exclude<AddEvent, { outcome: 'problem' }>): string {
  const of = event.replaces ? ` of ${event.replaces}` : '';
  return oneLine(`${event.outcome} ${event.id}${of}\t${event.path}`);
}
