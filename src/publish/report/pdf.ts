/** The report on paper: printed to PDF by the Chromium of the machine, where there is one. */
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IsnadError } from '../../model/index.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PATIENCE_MS = 120_000;

/** The browser that prints: `CHROMIUM` of the environment, else the first of the usual names on the path; null where there is none. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...(env.CHROMIUM ? [env.CHROMIUM] : []), ...NAMES.flatMap((n) => folders.map((f) => join(f, n)))];
  for (const path of candidates)
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  return null;
}

/**
 * Prints a page to PDF. The page is laid in a folder of its own with a fresh profile; nothing is fetched.
 * @throws IsnadError `no-chromium` where there is none, `cannot-print` when it fails
 */
export async function printPdf(page: string, to: string): Promise<void> {
  const browser = await findChromium();
  if (!browser) throw new IsnadError('no-chromium', 'a PDF needs Chromium; print the HTML file from a browser instead');
  const folder = await mkdtemp(join(tmpdir(), 'isnad-print-'));
  try {
    const file = join(folder, 'report.html');
    await writeFile(file, page);
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    await run(browser, [
      ...['--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--no-pdf-header-footer'],
      ...['--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND', ...sandbox],
      ...[`--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${to}`, pathToFileURL(file).href],
    ]);
    const { size } = await stat(to).catch(() => ({ size: 0 }));
    if (size === 0) throw new IsnadError('cannot-print', 'Chromium wrote nothing', to);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    const fail = (reason: string) => reject(new IsnadError('cannot-print', reason, command));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('Chromium took too long');
    }, PATIENCE_MS);
    child.on('error', (error) => fail(error.message));
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else fail(said.trim().split('\n').at(-1) ?? `exit status ${code}`);
    });
  });
}
