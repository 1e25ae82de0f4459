/** Serves files as a case in memory, pages and all, for screenshots and browser tests: `npx tsx scripts/shots-serve.ts samples 4180`. */
import { pathToFileURL } from 'node:url';
import { DirectComparer } from '../src/server/comparer.ts';
import { Desk, loadWorld, MemorySource, Pages, type Running, start } from '../src/server/index.ts';

export async function serveFiles(paths: readonly string[], port = 0): Promise<Running> {
  const world = loadWorld();
  const source = await MemorySource.read(paths);
  const desk = await Desk.open(source, new DirectComparer(world.knowledge), world, (error) => console.error(error));
  const running = await start(desk, {
    port,
    guard: { host: '127.0.0.1' },
    pages: Pages.load(),
    version: '0.1.0',
    lang: 'ar',
    complain: (error) => console.error(error),
  });
  return {
    ...running,
    stop: async () => {
      await running.stop();
      await desk.close();
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [paths, port] = [process.argv[2] ?? 'samples', Number(process.argv[3] ?? 0)];
  console.log((await serveFiles(paths.split(','), port)).address);
}
