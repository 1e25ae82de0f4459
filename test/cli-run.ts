/** Runs the program as people do: in a process of its own. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const LOADER = join(ROOT, 'node_modules/tsx/dist/loader.mjs');

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard output is closed after so many characters, as by `head`. */
  readonly closeAfter?: number;
}

/** `isnad ARGS…` from the sources. */
export function isnad(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  if (!existsSync(LOADER)) throw new Error('tsx is missing; run npm install');
  const child = spawn(process.execPath, ['--import', LOADER, join(ROOT, 'src/cli/main.ts'), ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    if (options.closeAfter !== undefined && out.length >= options.closeAfter) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
  });
}
