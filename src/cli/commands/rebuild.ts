/** `isnad rebuild`: the database anew from evidence and journal. */
import type { Command } from 'commander';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { counted, say } from '../common.ts';

export default function register(program: Command): void {
  onCase(program.command('rebuild').description('Makes the database anew from evidence and journal.')).action(rebuild);
}

async function rebuild(name: string, options: CaseOptions): Promise<void> {
  const begun = performance.now();
  await withCase(name, options, { writes: true }, async ({ case: of }) => {
    const before = await of.fingerprint();
    await of.rebuild();
    const equal = (await of.fingerprint()) === before;
    const { length } = await of.articles({ versions: 'all' });
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(
      `${counted(length, 'article')} · ${equal ? 'equal to the database before' : 'differs from the database before'} · ${seconds} s`,
    );
  });
}
