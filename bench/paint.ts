/**
 * The workbench on a case, as a reader meets it: how long until a page shows what it is for, and how smoothly the longest list scrolls. Takes a
 * case directory that has been read (it is copied, not changed): `npm run bench -- paint [CASE] [--times 5] [--json]`. Needs the build (`npm run build`)
 * and a Chromium (`CHROMIUM`, else `/usr/bin/chromium`); each visit is a new reader with nothing kept.
 */
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
});
const from = positionals[0];
if (!from) throw new Error('which case? tsx bench/paint.ts CASE');
const times = Number(values.times);

// Run in the page, as texts: what a loader adds to functions is not there.
/** When a heading stands over no placeholder, in milliseconds from the start of the navigation. */
const THERE = `new Promise((done) => {
  const look = () => {
    const main = document.querySelector('main');
    const there = main?.querySelector('h1') && !main.querySelector('.spinner, .skeleton, [aria-busy="true"]');
    if (there) done(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})`;
const PAINTED = `new Promise((done) => {
  const seen = (list) => {
    const entry = list.find((e) => e.name === 'first-contentful-paint');
    if (entry) done(entry.startTime);
  };
  new PerformanceObserver((list) => seen(list.getEntries())).observe({ type: 'paint', buffered: true });
})`;
/** Five seconds of scrolling by 400 pixels a frame: the milliseconds from frame to frame. */
const FRAMES = `new Promise((done) => {
  const out = [];
  let last = performance.now();
  const end = last + 5000;
  const frame = (now) => {
    out.push(now - last);
    last = now;
    scrollBy(0, 400);
    if (now < end) requestAnimationFrame(frame);
    else done(out.slice(1));
  };
  requestAnimationFrame(frame);
})`;

const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
cpSync(from, join(folder, 'case'), { recursive: true });
const server = fork(join(import.meta.dirname, 'server-process.mjs'), [join(folder, 'case')], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  execArgv: [],
});
const heard = (kind: string): Promise<{ address: string }> =>
  new Promise((done, fail) => {
    server.on('message', (message: { kind: string; address: string }) => message.kind === kind && done(message));
    server.once('exit', () => fail(new Error('the server ended')));
  });
let browser: Browser | null = null;
try {
  const compared = heard('compared');
  const { address } = await heard('ready');
  await compared;
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const first = async (path: string) =>
    ((await (await fetch(`${address}api/${path}`)).json()) as { items: { id: string }[] }).items[0]!.id;
  const pages = [
    '',
    'incidents',
    `incidents/${encodeURIComponent(await first('incidents?sort=origins'))}`,
    'disputes',
    `articles/${encodeURIComponent(await first('articles?sort=claims'))}`,
    'naming',
    'review',
    `search?q=${encodeURIComponent('حلب')}`,
  ];
  const shown = [];
  for (const page of pages)
    shown.push({ page: `/${decodeURIComponent(page)}`, ...(await opened(browser, address + page)) });
  const scrolled = await scroll(browser, `${address}incidents`);
  if (values.json) process.stdout.write(`${JSON.stringify({ shown, scrolled })}\n`);
  else {
    for (const { page, painted, useful } of shown)
      process.stdout.write(`${page.slice(0, 60).padEnd(60)} painted ${painted} ms · useful ${useful} ms\n`);
    process.stdout.write(
      `scrolling ${scrolled.rows} rows: ${scrolled.frames} frames, median ${scrolled.median} ms, p95 ${scrolled.p95} ms, worst ${scrolled.worst} ms; ${scrolled.inPage} rows in the page\n`,
    );
  }
} finally {
  await browser?.close();
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
  rmSync(folder, { recursive: true, force: true });
}

/** Medians over several new readers, ms from the start of the navigation: the first paint, and when a heading stands over no placeholder. */
async function opened(browser: Browser, address: string): Promise<{ painted: number; useful: number }> {
  const painted: number[] = [];
  const useful: number[] = [];
  for (let k = 0; k < times; k++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'commit' });
    useful.push(await page.evaluate<number>(THERE));
    painted.push(await page.evaluate<number>(PAINTED));
    await context.close();
  }
  return { painted: median(painted), useful: median(useful) };
}

/** Frames while a list is scrolled without pause. */
async function scroll(browser: Browser, address: string) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForSelector('.list-row');
  const frames = await page.evaluate<number[]>(FRAMES);
  const rows = Number(await page.locator('.list-row').first().getAttribute('aria-setsize'));
  const inPage = await page.locator('.list-row').count();
  await page.close();
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (q: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * q)]!);
  return { rows, frames: frames.length, median: at(0.5), p95: at(0.95), worst: at(1), inPage };
}

function median(list: readonly number[]): number {
  return Math.round([...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!);
}
