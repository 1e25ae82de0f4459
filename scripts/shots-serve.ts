/** Makes a case of files in a temporary folder and serves it as a user would, for screenshots and browser tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { dataPath } from '../src/text/data.ts';

export interface Served {
  /** `http://127.0.0.1:port/` */
  readonly address: string;
  /** Ends the server and takes the case away. */
  readonly stop: () => Promise<void>;
}

const isnad = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', dataPath('src/cli/main.ts'), ...args], {
    cwd: dataPath('.'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode);
    else child.once('exit', (code) => done(code));
  });

/** Everything a process has said, for the message when it fails. */
function listen(child: ChildProcess): () => string {
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  return () => said.slice(-2000);
}

/** @throws Error with what the program said when the case cannot be made or served */
export async function serveFiles(paths: readonly string[]): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-shots-'));
  const name = join(folder, 'aleppo-2016');
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const build = isnad('build', name, ...paths);
  const built = listen(build);
  if ((await ended(build)) !== 0) {
    clear();
    throw new Error(`the case was not made: ${built()}`);
  }
  const server = isnad('serve', name, '--port', '0');
  const said = listen(server);
  const address = await new Promise<string | null>((done) => {
    createInterface({ input: server.stdout! }).on('line', (line) => {
      if (line.startsWith('http://')) done(line);
    });
    server.once('exit', () => done(null));
  });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended(server);
    clear();
  };
  if (address === null) {
    clear();
    throw new Error(`the case was not served: ${said()}`);
  }
  return { address, stop };
}
