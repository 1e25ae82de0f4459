/** `isnad serve`: the workbench and its API on a case. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { language } from '../../case/language.ts';
import { IsnadError } from '../../model/index.ts';
import {
  CaseSource,
  checkGuard,
  Desk,
  type GuardOptions,
  loadWorld,
  Pages,
  ProcessComparer,
  type Running,
  start,
} from '../../server/index.ts';
import { dataPath } from '../../text/data.ts';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { errorLine, say, whole } from '../common.ts';

interface Options extends CaseOptions {
  readonly port?: number;
  readonly host: string;
  readonly token?: string | true;
  readonly readerToken?: string;
  readonly allowHost: readonly string[];
  readonly lang?: 'ar' | 'en';
  readonly open?: boolean;
}

/** Where it is when no port is asked for and this one is free. */
const PORT = 4780;

export default function register(program: Command): void {
  onCase(
    program.command('serve').description('Opens the workbench on a case: pages and a JSON API, on this machine alone.'),
  )
    .option('-p, --port <n>', `port (${PORT} when it is free, else any that is)`, whole(0))
    .option('--host <address>', 'address to listen on; one that others reach needs --token', '127.0.0.1')
    .option('--token [token]', 'whoever asks must know it (or set ISNAD_TOKEN; one is made where none is given)')
    .option('--reader-token <token>', 'whoever knows it may read but not review (or set ISNAD_READER_TOKEN)')
    .option('--allow-host <name...>', 'another name by which the server is reached, such as that of a proxy', [])
    .addOption(
      new Option('-l, --lang <language>', "language to start in, else the browser's own").choices(['ar', 'en']),
    )
    .option('--open', 'open it in the browser')
    .action(serve);
}

async function serve(name: string, options: Options): Promise<void> {
  const guard = guardOf(options);
  checkGuard(guard);
  await withCase(name, options, { writes: true }, async ({ case: it, signal }) => {
    const source = new CaseSource(it, (options.databaseUrl ?? process.env.DATABASE_URL) !== undefined);
    const complain = (error: unknown) => say(errorLine(error));
    const desk = await Desk.open(source, new ProcessComparer(), loadWorld(language().knowledge), complain);
    const { version } = JSON.parse(readFileSync(dataPath('package.json'), 'utf8')) as { version: string };
    const settings = { guard, pages: Pages.load(), version, lang: options.lang ?? null, complain };
    let running: Running | null = null;
    try {
      running = await listen(desk, settings, options.port);
      const address = guard.token ? `${running.address}?token=${encodeURIComponent(guard.token)}` : running.address;
      process.stdout.write(`${address}\n`);
      say('Ctrl-C stops it · للإيقاف Ctrl-C');
      if (options.open) openBrowser(address);
      await new Promise<void>((done) => {
        if (signal.aborted) done();
        else signal.addEventListener('abort', () => done(), { once: true });
      });
    } finally {
      await running?.stop();
      await desk.close();
    }
  });
  // Stopping is how this command ends.
  if (process.exitCode === 130) process.exitCode = 0;
}

function guardOf({ host, token, readerToken, allowHost }: Options): GuardOptions {
  const given = token === true ? randomBytes(24).toString('base64url') : (token ?? process.env.ISNAD_TOKEN);
  const reader = readerToken ?? process.env.ISNAD_READER_TOKEN;
  return { host, names: allowHost, ...(given ? { token: given } : {}), ...(reader ? { readerToken: reader } : {}) };
}

/** On the port asked for; else on the usual one, or on any when that is taken. */
async function listen(
  desk: Desk,
  settings: Omit<Parameters<typeof start>[1], 'port'>,
  port?: number,
): Promise<Running> {
  try {
    return await start(desk, { ...settings, port: port ?? PORT });
  } catch (error) {
    if (port === undefined && error instanceof IsnadError && error.code === 'port-taken')
      return start(desk, { ...settings, port: 0 });
    throw error;
  }
}

/** A browser that cannot be opened is no error: the address has been printed. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  const child = spawn(command!, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
