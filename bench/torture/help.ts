/** What the ordeals share: the program as a process of its own, a small corpus, random numbers that can be had again. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Case } from '../../src/case/index.ts';
import { canonical } from '../../src/store/index.ts';
import { jsonLines } from '../../test/help/texts.ts';

/** The program: its source, or what `ISNAD_MAIN` names, such as `dist/cli/main.js`. */
const MAIN = process.env.ISNAD_MAIN ?? fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface Ordeal {
  readonly name: string;
  /** Seconds it may take in the short form. */
  run(how: How): Promise<Outcome>;
}

export interface How {
  readonly short: boolean;
  readonly kills: number;
  /** When to begin nothing more, by `performance.now()`. */
  readonly until: number;
  readonly random: () => number;
  /** An empty directory, removed at the end. */
  readonly room: string;
}

export interface Outcome {
  /** What was done and what came of it, in one line. */
  readonly said: string;
  readonly failures: readonly string[];
}

export interface Finished {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

export interface Running {
  readonly process: ChildProcess;
  /** What stands on its standard output so far. */
  out(): string;
  readonly finished: Promise<Finished>;
}

/** Starts `isnad` with these arguments; its output goes to files, so that it has no pipe to anybody. */
export function start(
  room: string,
  args: readonly string[],
  more: { readonly preload?: string; readonly as?: { uid: number; gid: number } } = {},
): Running {
  mkdirSync(room, { recursive: true });
  const stem = join(room, `run-${process.hrtime.bigint()}`);
  const [out, err] = [openSync(`${stem}.out`, 'w'), openSync(`${stem}.err`, 'w')];
  const begun = performance.now();
  const source = MAIN.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const preload = [...source, ...(more.preload ? ['--import', more.preload] : [])];
  const child = spawn(process.execPath, [...preload, MAIN, ...args], {
    stdio: ['ignore', out, err],
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '' },
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    ...more.as,
  });
  const text = (kind: string) => readFileSync(`${stem}.${kind}`, 'utf8');
  const finished = new Promise<Finished>((resolve) => {
    child.once('close', (status, signal) => {
      closeSync(out);
      closeSync(err);
      resolve({ status, signal, out: text('out'), err: text('err'), milliseconds: performance.now() - begun });
      rmSync(`${stem}.out`);
      rmSync(`${stem}.err`);
    });
  });
  return { process: child, out: () => (existsSync(`${stem}.out`) ? text('out') : ''), finished };
}

export const isnad = (room: string, args: readonly string[], more = {}): Promise<Finished> =>
  start(room, args, more).finished;

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A file of `count` articles written for the purpose. */
export const corpus = (room: string, count: number): string => jsonLines(join(room, 'corpus'), count);

/** What a case says of its articles and claims, to be compared byte by byte. */
export async function exportOf(directory: string): Promise<string> {
  try {
    const on = await Case.open(directory, { readOnly: true });
    try {
      const articles = await on.articles({ versions: 'all' });
      const claims = await on.claims({ versions: 'all' });
      return [...articles.map(({ seq: _, ...article }) => article), ...claims]
        .map((row) => `${canonical(row)}\n`)
        .join('');
    } finally {
      await on.close();
    }
  } catch (error) {
    return `unreadable: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export interface Line {
  readonly seq: number;
  readonly entry: {
    readonly kind: string;
    readonly article?: { readonly id: string };
    readonly read?: readonly string[];
  };
}

/** The whole lines of a journal. */
export function journalOf(directory: string): Line[] {
  const path = join(directory, 'journal.jsonl');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.pop();
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Every file below a directory. */
export function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

export const sizeOf = (path: string): number => statSync(path).size;

export const makeRoom = (): string => mkdtempSync(join(tmpdir(), 'isnad-torture-'));

export const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;
