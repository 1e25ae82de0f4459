/**
 * A first look: reads the sample articles, builds a case of them in a temporary folder, shows what they claim, where they agree and
 * part and how they name the sides, and opens the workbench. Every step is a command that can be typed, and is shown as such.
 * usage: npm run demo -- [--lang ar|en] [--no-serve] [--keep DIR]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataPath } from '../src/text/data.ts';

const SAMPLES = 'samples/aleppo-2016';
/** Two accounts of one strike; the rest of the case is shown by incidents. */
const FIRST_LOOK = ['0428-quds-wire.txt', '0428-shells-government.txt'];

const { values } = parseArgs({
  options: {
    lang: { type: 'string', default: 'en' },
    'no-serve': { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const serves = !values['no-serve'] && process.stdout.isTTY;
/** Taken away again in the end. */
const made = values.keep ? null : mkdtempSync(join(tmpdir(), 'isnad-demo-'));
const folder = values.keep ?? join(made!, 'aleppo-2016');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const heading = (text: string): void => say(`\n${'─'.repeat(Math.min(78, text.length + 4))}\n  ${text}\n`);

/** Ends with the first step that fails, and leaves nothing behind that was not asked to be kept. */
async function demo(): Promise<void> {
  heading('What two of the articles claim');
  await isnad(
    'read',
    ...FIRST_LOOK.map((name) => `${SAMPLES}/${name}`),
    '--format',
    'sentences',
    '--lang',
    values.lang,
  );
  heading('A case of all of them: evidence kept, claims read, accounts compared');
  await isnad('build', folder, SAMPLES);
  heading('Happenings that several accounts tell, with how well each is attested');
  await isnad('incidents', folder, '--least', '4', '--lang', values.lang);
  heading('Where the accounts part');
  await isnad('disputes', folder, '--lang', values.lang);
  heading('One text, several outlets');
  await isnad('origins', folder, '--copies', '--lang', values.lang);
  heading('What each outlet calls the government and the dead, in its own words and in those it quotes');
  await isnad('naming', folder, '--party', 'syria-government', '--lang', values.lang);
  await isnad('naming', folder, '--party', 'people:dead', '--lang', values.lang);
  heading('Nothing changed since it was taken in');
  await isnad('verify', folder);
  if (!serves) return say(`\nTo look at it: npx isnad build mycase ${SAMPLES} && npx isnad serve mycase`);
  heading('The workbench (Ctrl-C ends it)');
  await isnad('serve', folder, '--lang', values.lang);
}

/** Runs a command of the program as a user would, its output on this terminal. */
function isnad(...args: string[]): Promise<void> {
  say(`$ npx isnad ${args.map((arg) => (/[^\w./=-]/.test(arg) ? `'${arg}'` : arg)).join(' ')}\n`);
  const program = ['--import', 'tsx', dataPath('src/cli/main.ts')];
  const child = spawn(process.execPath, [...program, ...args], { stdio: 'inherit', cwd: dataPath('.') });
  running = child;
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      if (stopped) fail(new Error('stopped'));
      else if (code === 0) done();
      else fail(new Error(`isnad ${args[0]} ended with ${signal ?? code}`));
    });
  });
}

/** The end of a pipe that nobody reads any more must not end the program before it has cleaned up. */
process.stdout.on('error', () => {});
let running: ChildProcess | null = null;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    stopped = true;
    if (signal !== 'SIGINT') running?.kill(signal); // Ctrl-C reaches the command by itself, which ends in its own way
  });

try {
  await demo();
} catch (error) {
  if (!stopped) {
    say((error as Error).message);
    process.exitCode = 1;
  }
} finally {
  if (made) rmSync(made, { recursive: true, force: true });
}
