/** What the commands on a case share: which case, opening and closing it, stopping by Ctrl-C, and the head hash at the end. */
import type { Command } from 'commander';
import { Case, type DatabaseCase } from '../case/index.ts';
import { say } from './common.ts';

export interface CaseOptions {
  readonly databaseUrl?: string;
}

/** Adds what every command on a case takes. */
export const onCase = (command: Command): Command =>
  command
    .argument('<case>', 'case directory; with a database, the name of the case in it')
    .option('--database-url <url>', 'keep the case in PostgreSQL 15 or later (or set DATABASE_URL)');

/** Where the case is: a directory, or a name in the database that the option or DATABASE_URL gives. */
export function placeOf(name: string, { databaseUrl = process.env.DATABASE_URL }: CaseOptions): string | DatabaseCase {
  return databaseUrl ? { databaseUrl, name } : name;
}

export interface Session {
  readonly case: Case;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Opens the case, works on it and closes it. A command that `writes` prints the head hash at its end: `head HASH` on standard output. */
export async function withCase(
  name: string,
  options: CaseOptions,
  how: { readonly create?: boolean; readonly writes?: boolean },
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const { signal, release } = stopping();
  const opened = await Case.open(placeOf(name, options), {
    create: how.create ?? false,
    readOnly: !how.writes,
    notice: say,
  });
  try {
    await work({ case: opened, signal });
    if (how.writes) process.stdout.write(`head ${opened.head}\n`);
  } finally {
    await opened.close();
    release();
  }
  if (signal.aborted) process.exitCode = STOPPED;
}

/** Exit status after Ctrl-C, as shells have it. */
const STOPPED = 130;

/** The first Ctrl-C lets what is under way end; the second ends the program at once. */
function stopping(): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(STOPPED);
    say('stopping; what is under way is brought to its end (press again to stop at once)');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}

/** Runs a generator to its end and gives its summary. */
export async function drain<E, S>(generator: AsyncGenerator<E, S>, onEvent: (event: E) => void): Promise<S> {
  for (;;) {
    const next = await generator.next();
    if (next.done) return next.value;
    onEvent(next.value);
  }
}
