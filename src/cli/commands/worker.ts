/** `isnad worker`: one of any number of processes that share the reading of a case in PostgreSQL. */
import type { Command } from 'commander';
import { work } from '../../case/index.ts';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { counted, say } from '../common.ts';

export default function register(program: Command): void {
  onCase(
    program
      .command('worker')
      .description('Reads a case in PostgreSQL together with other workers, on this and on other machines.'),
  )
    .option('--once', 'end when nothing is left to read')
    .action(worker);
}

async function worker(name: string, options: CaseOptions & { readonly once?: true }): Promise<void> {
  const begun = performance.now();
  await withCase(name, options, { writes: true }, async ({ case: on, signal }) => {
    const onRead = (article: string, claims: number) => {
      if (!process.stdout.isTTY) process.stdout.write(`read ${article}\t${claims}\n`);
    };
    const read = await work(on, { once: options.once ?? false, signal, onRead, notice: say });
    say(`${counted(read, 'article')} read · ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  });
}
