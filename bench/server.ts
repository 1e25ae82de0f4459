/**
 * The server on a case: how long answers take, how many a second it gives while an article is being added, and its memory. Takes a case
 * directory that has been read (it is copied, not changed): `npm run bench -- server [CASE] [--rate 200] [--seconds 20] [--json]`. Needs the
 * build in `dist/`, so that what is measured is what runs.
 */

import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const from = positionals[0];
if (!from) throw new Error('which case? tsx bench/server.ts CASE');
const rate = Number(values.rate);
const seconds = Number(values.seconds);

const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
cpSync(from, join(folder, 'case'), { recursive: true });
const article = join(folder, 'added.txt');
writeFileSync(
  article,
  'غارة جوية على حي في حلب\nقتلت غارة جوية سبعة مدنيين في مدينة حلب يوم الخميس 5 أيار 2016، وفق الدفاع المدني.\n',
);

const server = fork(join(import.meta.dirname, 'server-process.mjs'), [join(folder, 'case')], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  execArgv: [],
});
const heard = <T>(kind: string): Promise<T> =>
  new Promise((done, fail) => {
    const listen = (message: { kind: string } & T) => {
      if (message.kind !== kind) return;
      server.off('message', listen);
      done(message);
    };
    server.on('message', listen);
    server.once('exit', () => fail(new Error('the server ended')));
  });

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let address = '';
interface Asked {
  readonly status: number;
  readonly ms: number;
  readonly bytes: Buffer;
}
/** One request from its sending to the last byte. */
const ask = (path: string): Promise<Asked> =>
  new Promise((done) => {
    const began = performance.now();
    const failed = (): void => done({ status: 0, ms: performance.now() - began, bytes: Buffer.alloc(0) });
    get(`${address}api/${path}`, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const ms = performance.now() - began;
        const bytes = Buffer.concat(chunks);
        done({
          status: response.statusCode ?? 0,
          ms,
          bytes: response.headers['content-encoding'] ? gunzipSync(bytes) : bytes,
        });
      });
      response.on('error', failed);
    }).on('error', failed);
  });
const items = async (path: string): Promise<string[]> =>
  (JSON.parse((await ask(path)).bytes.toString()) as { items: { id: string }[] }).items.map((i) =>
    encodeURIComponent(i.id),
  );
const quantile = (sorted: readonly number[], q: number): number => sorted[Math.floor((sorted.length - 1) * q)] ?? 0;
const round = (x: number): number => Math.round(x * 10) / 10;

try {
  const opened = await heard<{ address: string; ms: number; rss: number }>('ready');
  address = opened.address;
  const compared = await heard<{ ms: number; rss: number }>('compared');
  const paths = await questions();
  const first: number[] = [];
  let errors = 0;
  for (const path of paths) {
    const { status, ms } = await ask(path);
    first.push(ms);
    if (status !== 200) errors++;
  }
  first.sort((a, b) => a - b);
  const repeated = await sustained(paths, 1);
  server.send({ kind: 'add', article });
  const added = heard<{ ms: number }>('added');
  const loaded = await sustained(paths, seconds);
  const { ms: addedIn } = await added;
  server.send({ kind: 'memory' });
  const memory = await heard<{ rss: number; heap: number; peak: number }>('memory');
  const result = {
    articles: (JSON.parse((await ask('overview')).bytes.toString()) as { counts: { articles: number } }).counts
      .articles,
    questions: paths.length,
    ready: round(opened.ms / 1000),
    compared: round(compared.ms / 1000),
    first: { median: round(quantile(first, 0.5)), p95: round(quantile(first, 0.95)), worst: round(first.at(-1)!) },
    again: { median: round(quantile(repeated.times, 0.5)), p95: round(quantile(repeated.times, 0.95)) },
    whileAdding: {
      ...{
        asked: rate,
        perSecond: round(loaded.times.length / loaded.took),
        errors: loaded.errors,
        addedIn: round(addedIn / 1000),
      },
      ...{
        median: round(quantile(loaded.times, 0.5)),
        p95: round(quantile(loaded.times, 0.95)),
        worst: round(loaded.times.at(-1)!),
      },
    },
    errors,
    memory: { rss: memory.rss >> 20, heap: memory.heap >> 20, peak: memory.peak >> 20 },
  };
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else print(result);
  if (errors + loaded.errors > 0) process.exitCode = 1;
} finally {
  agent.destroy();
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
  rmSync(folder, { recursive: true, force: true });
}

/** What the pages ask: each list in several forms, and many single things. */
async function questions(): Promise<string[]> {
  const words = ['حلب', 'غارة جوية', 'المرصد', 'هدنة', 'دوما', 'نازحين'].map(encodeURIComponent);
  const incidents = await items('incidents?size=60');
  const articles = await items('articles?size=60&sort=claims');
  const entities = [...(await items('entities?kind=party&size=30')), ...(await items('entities?kind=place&size=30'))];
  return [
    ...[
      'case',
      'overview',
      'timeline',
      'naming',
      'voices',
      'disputes',
      'judgements',
      'problems',
      'review',
      'review?why=doubt',
    ],
    ...['disputed', 'newest', 'oldest', 'origins', 'claims'].map((sort) => `incidents?sort=${sort}`),
    ...['air_strike', 'shelling', 'killed', 'talks', 'displacement'].flatMap((t) => [
      `incidents?type=${t}`,
      `claims?type=${t}`,
      `timeline?type=${t}`,
    ]),
    ...['contested', 'fair', 'weak'].map((g) => `incidents?grade=${g}&page=2`),
    ...words.map((w) => `search?q=${w}`),
    ...incidents.flatMap((i) => [`incidents/${i}`, `incidents/${i}?by=origin`]),
    ...articles.flatMap((a) => [`articles/${a}`, `claims?article=${a}`]),
    ...entities.map((e) => `entities/${e}`),
    ...entities.slice(0, 20).map((e) => `incidents?actor=${e}`),
    `compare?article=${articles[0]}&article=${articles[1]}&article=${articles[2]}`,
  ];
}

/** Sends at a steady rate, whatever has been answered, and waits for all. */
async function sustained(paths: readonly string[], length: number) {
  const began = performance.now();
  const under: Promise<Asked>[] = [];
  for (let k = 0; k < rate * length; k++) {
    const wait = began + (k * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    under.push(ask(paths[(k * 7) % paths.length]!));
  }
  const all = await Promise.all(under);
  const took = (performance.now() - began) / 1000;
  return {
    took,
    errors: all.filter((a) => a.status !== 200).length,
    times: all.map((a) => a.ms).sort((a, b) => a - b),
  };
}

function print(r: Record<string, unknown>): void {
  const cpus = (readFileSync('/proc/cpuinfo', 'utf8').match(/^processor/gm) ?? []).length;
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  process.stdout.write(`cores ${cpus} · load ${load}\n`);
  for (const [key, value] of Object.entries(r)) process.stdout.write(`${key.padEnd(12)} ${JSON.stringify(value)}\n`);
}
