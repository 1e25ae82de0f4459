/**
 * How fast a case is: `npm run bench` or `npx tsx bench/case.ts [--articles 2321] [--large 20000] [--postgres]`. Adds, reads and indexes the shared
 * news corpus (else texts written for the tests), then the same at ten times the size for search and for the growth of the cost.
 * Measures the built program (`npm run build`) where there is one, else the sources; in either with the settings that the command line has.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { DatabaseCase, Case as OpenCase } from '../src/case/index.ts';
import { compileLess } from '../src/cli/compiling.ts';
import { keepHeapSmall } from '../src/cli/heap.ts';
import { postgresPrograms, startPostgres } from '../test/help/postgres.ts';
import { piece } from '../test/help/texts.ts';
import { hasNews, NEWS } from './news.ts';
import { loadQueries } from './search.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
keepHeapSmall();
compileLess();
const built = existsSync(here('../dist/case/index.js'));
const program = (module: string): Promise<unknown> =>
  import(here(built ? `../dist/${module}.js` : `../src/${module}.ts`));
const { Case } = (await program('case/index')) as typeof import('../src/case/index.ts');
const { drain } = (await program('cli/case')) as typeof import('../src/cli/case.ts');

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '2321' },
    large: { type: 'string', default: '20000' },
    'no-read': { type: 'boolean', default: false },
    postgres: { type: 'boolean', default: false },
  },
});
const news = hasNews('texts written for the tests');
const room = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 200);
watch.unref();

/** `count` articles as JSON Lines: the corpus again and again, each round a year later and marked, so that no two are the same. */
function corpus(count: number): string {
  const lines = news
    ? readFileSync(NEWS, 'utf8').trim().split('\n')
    : Array.from({ length: 500 }, (_, n) => JSON.stringify(piece(n)));
  const path = join(room, `corpus-${count}.jsonl`);
  const out: string[] = [];
  for (let n = 0; n < count; n++) {
    const round = Math.floor(n / lines.length);
    const article = JSON.parse(lines[n % lines.length]!) as { id: string; date?: string; text: string };
    if (round > 0) {
      article.id = `${article.id}+${round}`;
      article.text = `${article.text}\n${round}`;
      if (article.date) article.date = `${Number(article.date.slice(0, 4)) + round}${article.date.slice(4)}`;
    }
    out.push(`${JSON.stringify(article)}\n`);
  }
  writeFileSync(path, out.join(''));
  return path;
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function addAndRead(
  name: string,
  count: number,
): Promise<{ open: OpenCase; add: number; read: number; addCpu: number }> {
  const path = corpus(count);
  const open = await Case.open(join(room, name), { create: true });
  const before = cpu();
  const add = await seconds(() => drain(open.add([path]), () => {}));
  const addCpu = cpu() - before;
  const read = values['no-read']
    ? 0
    : await seconds(() => drain(open.read({ jobs: availableParallelism() }), () => {}));
  return { open, add, read, addCpu };
}

const rate = (count: number, time: number) => `${(count / time).toFixed(0)}/s`;

const count = Number(values.articles);
await (await Case.open(join(room, 'warm'), { create: true })).close();
const small = await addAndRead('small', count);
console.log(
  `add ${rate(count, small.add)}, read ${small.read ? rate(count, small.read) : 'left out'}, add + read + index ${rate(count, small.add + small.read)} (${count} articles; adding took ${small.addCpu.toFixed(1)} s of processor time; the ${built ? 'built program' : 'sources'})`,
);
const close = await seconds(() => small.open.close());
const reopen = await seconds(async () => (await Case.open(join(room, 'small'))).close());
console.log(
  `close ${close.toFixed(2)} s, open and close again ${reopen.toFixed(2)} s, peak memory ${(peak / 1e6).toFixed(0)} MB`,
);

if (built && !values['no-read']) {
  const path = corpus(count);
  const peaks: string[] = [];
  for (const args of [
    ['add', join(room, 'commands'), path],
    ['read', join(room, 'commands')],
  ])
    peaks.push(`isnad ${args[0]} ${(((await peakOf(args)) ?? Number.NaN) / 1e6).toFixed(0)} MB`);
  console.log(`the same by the commands, each a process: peak memory ${peaks.join(', ')}`);
}

const large = Number(values.large);
if (large > 0) {
  const grown = await addAndRead('large', large);
  const each = (part: { add: number; read: number }, n: number) => ((part.add + part.read) / n) * 1000;
  console.log(
    `cost of an article: ${each(small, count).toFixed(2)} ms at ${count}, ${each(grown, large).toFixed(2)} ms at ${large}: ${(each(grown, large) / each(small, count)).toFixed(2)} ×`,
  );
  const times: number[] = [];
  for (const { query } of loadQueries()) times.push((await seconds(() => grown.open.search(query))) * 1000);
  const sorted = [...times].sort((a, b) => a - b);
  console.log(
    `search at ${large}: median ${median(times).toFixed(1)} ms, 90 % below ${sorted[Math.floor(sorted.length * 0.9)]!.toFixed(1)} ms, ${times.length} queries; peak memory ${(peak / 1e6).toFixed(0)} MB`,
  );
  await grown.open.close();
}

if (values.postgres) {
  const programs = postgresPrograms();
  if (!programs) console.log('PostgreSQL 15 or later is not installed: no figures for workers');
  else {
    const cluster = await startPostgres(programs);
    try {
      const spent: number[] = [];
      for (const workers of [1, 2]) {
        const where: DatabaseCase = { databaseUrl: cluster.database(`bench${workers}`), name: 'bench' };
        const on = await Case.open(where, { create: true });
        const some = Math.min(count, 400);
        await drain(on.add([corpus(some)]), () => {});
        await on.close();
        const took = await seconds(() => Promise.all(Array.from({ length: workers }, () => worker(where.databaseUrl))));
        spent.push(took);
        console.log(
          `PostgreSQL, ${workers} worker${workers > 1 ? 's' : ''}: ${rate(some, took)} (${some} articles, starting included)`,
        );
      }
      console.log(`speed-up of two workers: ${(spent[0]! / spent[1]!).toFixed(2)} ×`);
    } finally {
      await cluster.stop();
    }
  }
}
clearInterval(watch);
rmSync(room, { recursive: true, force: true });

/** Runs the built program; resolves to the most memory that it held, in bytes, by the kernel's count; null where there is none (not Linux). */
function peakOf(args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [here('../dist/cli/main.js'), ...args], { stdio: 'ignore', cwd: here('..') });
  let most: number | null = null;
  const look = setInterval(() => {
    try {
      const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      if (kilobytes) most = Number(kilobytes) * 1024;
    } catch {
      // the process has ended, or the system has no such files
    }
  }, 50);
  return ended(child, `isnad ${args[0]}`)
    .finally(() => clearInterval(look))
    .then(() => most);
}

/** Resolves when a program has ended well. */
function ended(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) =>
    child.once('close', (status) => (status === 0 ? resolve() : reject(new Error(`${name} ended with ${status}`)))),
  );
}

function worker(databaseUrl: string): Promise<void> {
  const args = [
    '--import',
    'tsx',
    here('../src/cli/main.ts'),
    'worker',
    'bench',
    '--once',
    '--database-url',
    databaseUrl,
  ];
  return ended(spawn(process.execPath, args, { stdio: 'ignore', cwd: here('..') }), 'a worker');
}
