/** `isnad verify`: every byte of evidence and journal. */
import type { Command } from 'commander';
import { verifyCase } from '../../case/index.ts';
import { type CaseOptions, onCase, placeOf } from '../case.ts';
import { counted, oneLine, say } from '../common.ts';

export default function register(program: Command): void {
  onCase(
    program
      .command('verify')
      .description('Looks at every byte of evidence and journal, and names what was changed, lost or added.'),
  )
    .option('--head <hash>', 'a head hash noted earlier, which the journal must still hold')
    .action(verify);
}

async function verify(name: string, options: CaseOptions & { readonly head?: string }): Promise<void> {
  const result = await verifyCase(placeOf(name, options), options.head);
  for (const { code, place, reason } of result.findings)
    process.stdout.write(`${oneLine(`${code} ${place}: ${reason}`)}\n`);
  say(
    `${counted(result.lines, 'line')} of journal · ${counted(result.evidence, 'piece')} of evidence · ${counted(result.findings.length, 'finding')}`,
  );
  if (result.findings.length > 0) process.exitCode = 1;
  else process.stdout.write(`head ${result.head}\n`);
}
