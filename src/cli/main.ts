#!/usr/bin/env node
/** The command line. Each command is a file of its own, loaded only when it is asked for. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { dataPath } from '../text/data.ts';
import { errorLine, say } from './common.ts';
import { compileLess } from './compiling.ts';
import { keepHeapSmall } from './heap.ts';
import { quietPipes } from './output.ts';

keepHeapSmall();
compileLess();

type CommandFile = () => Promise<{ readonly default: (program: Command) => void }>;

/** In the order in which help shows them. */
const COMMANDS: Readonly<Record<string, CommandFile>> = {
  read: () => import('./commands/read.ts'),
  try: () => import('./commands/try.ts'),
  add: () => import('./commands/add.ts'),
  list: () => import('./commands/list.ts'),
  show: () => import('./commands/show.ts'),
  search: () => import('./commands/search.ts'),
  judge: () => import('./commands/judge.ts'),
  build: () => import('./commands/build.ts'),
  incidents: () => import('./commands/incidents.ts'),
  disputes: () => import('./commands/disputes.ts'),
  origins: () => import('./commands/origins.ts'),
  naming: () => import('./commands/naming.ts'),
  report: () => import('./commands/report.ts'),
  export: () => import('./commands/export.ts'),
  serve: () => import('./commands/serve.ts'),
  verify: () => import('./commands/verify.ts'),
  rebuild: () => import('./commands/rebuild.ts'),
  worker: () => import('./commands/worker.ts'),
};

/** Exit statuses beside 0. */
const NOT_ALL_DONE = 1;
const WRONG_USE = 2;

async function main(argv: readonly string[]): Promise<void> {
  quietPipes();
  const { version } = JSON.parse(readFileSync(dataPath('package.json'), 'utf8')) as { version: string };
  const program = new Command('isnad')
    .description(
      'Reads conflict news in Arabic into claims with their sources, and shows where accounts agree and part.',
    )
    .version(version)
    .showHelpAfterError('(isnad help shows the commands)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : WRONG_USE));
  const asked = COMMANDS[argv[2] ?? ''];
  for (const load of asked ? [asked] : Object.values(COMMANDS)) (await load()).default(program);
  await program.parseAsync(argv);
}

main(process.argv).catch((error: unknown) => {
  say(errorLine(error));
  if (process.env.ISNAD_DEBUG && error instanceof Error) say(error.stack ?? '');
  process.exitCode = NOT_ALL_DONE;
});
