/**
 * The server of `bench/server.ts`: the built program in a plain process of its own, as users run it (TypeScript's loader would count into its
 * memory). Serves a case, takes an article in when told, tells its memory.
 */
import { Case } from '../dist/case/index.js';
import { language } from '../dist/case/language.js';
import { keepHeapSmall } from '../dist/cli/heap.js';
import { CaseSource, Desk, loadWorld, Pages, ProcessComparer, start } from '../dist/server/index.js';

keepHeapSmall();
const began = performance.now();
let peak = 0;
const look = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);
const tell = (kind, more = {}) =>
  process.send({ kind, ms: performance.now() - began, rss: process.memoryUsage.rss(), ...more });

const it = await Case.open(process.argv[2]);
const world = loadWorld(language().knowledge);
const desk = await Desk.open(new CaseSource(it), new ProcessComparer(), world, console.error);
const settings = { port: 0, guard: { host: '127.0.0.1' }, pages: Pages.load(), version: 'bench', lang: 'ar' };
const running = await start(desk, settings);
tell('ready', { address: running.address });
await desk.settled();
tell('compared');

process.on('message', (message) => {
  if (message.kind === 'memory') tell('memory', { heap: process.memoryUsage().heapUsed, peak });
  else if (message.kind === 'add') void add(message.article);
});
process.on('SIGTERM', async () => {
  clearInterval(look);
  await running.stop();
  await desk.close();
  await it.close();
  process.exit(0);
});

async function add(article) {
  const began = performance.now();
  for await (const event of it.add([article])) if (event.outcome === 'problem') console.error(event.problem.reason);
  process.send({ kind: 'added', ms: performance.now() - began });
}
