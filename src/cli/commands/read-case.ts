/** `isnad read CASE`: reads what is new in a case or was read by another version. */
import { type CaseOptions, drain, withCase } from '../case.ts';
import { counted, problemLine, say } from '../common.ts';
import { Progress } from '../progress.ts';

/** Reads a case with `jobs` threads; problems are shown as they are met. */
export async function readCase(name: string, options: CaseOptions & { readonly jobs?: number }): Promise<void> {
  const begun = performance.now();
  await withCase(name, options, { writes: true }, async ({ case: of, signal }) => {
    const progress = new Progress();
    for (let n = await of.unread(); n > 0; n--) progress.expect();
    let left = 0;
    const problems: Promise<void>[] = [];
    try {
      const summary = await drain(of.read({ ...(options.jobs ? { jobs: options.jobs } : {}), signal }), (event) => {
        progress.advance();
        if (!process.stdout.isTTY) process.stdout.write(`read ${event.article}\t${event.claims}\n`);
        if (event.problems > 0)
          problems.push(
            of.reading(event.article).then((reading) => {
              for (const problem of reading?.problems ?? []) {
                if (problem.severity === 'error') left++;
                progress.around(() => say(problemLine(problem)));
              }
            }),
          );
      });
      await Promise.all(problems);
      progress.stop();
      const seconds = (performance.now() - begun) / 1000;
      const parts = [
        `${counted(summary.articles, 'article')} read`,
        counted(summary.claims, 'claim'),
        counted(summary.problems, 'problem'),
        ...(summary.stopped ? [`stopped, ${await of.unread()} left: read again to go on`] : []),
        `${seconds.toFixed(1)} s`,
      ];
      say(parts.join(' · '));
      if (left > 0) process.exitCode = 1;
    } finally {
      progress.stop();
    }
  });
}
