/** A local case opens no socket: in no thread a connection, a server, a datagram or a look-up of a name. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpus, type How, type Ordeal, type Outcome, start } from './help.ts';

const WATCH = fileURLToPath(new URL('./watch-sockets.ts', import.meta.url));

export const sockets: Ordeal = {
  name: 'sockets opened by add, read and search',
  async run({ short, room }: How): Promise<Outcome> {
    const failures: string[] = [];
    const directory = join(room, 'case');
    const log = join(room, 'sockets.log');
    process.env.ISNAD_SOCKET_LOG = log;
    let looks = 0;
    let open = 0;
    for (const args of [
      ['add', directory, corpus(room, short ? 30 : 200)],
      ['read', directory],
      ['search', directory, 'المسلحون في حلب'],
    ]) {
      const running = start(room, args, { preload: WATCH });
      let over = false;
      const ended = running.finished.finally(() => {
        over = true;
      });
      while (!over) {
        const fds = `/proc/${running.process.pid}/fd`;
        if (existsSync(fds)) {
          looks++;
          open = Math.max(open, socketsIn(fds));
        }
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      const { status, err } = await ended;
      if (status !== 0) failures.push(`${args[0]} ended with ${status}: ${err.trim()}`);
    }
    delete process.env.ISNAD_SOCKET_LOG;
    const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    if (calls.length > 0) failures.push(`sockets asked for: ${[...new Set(calls)].join(', ')}`);
    if (open > 0) failures.push(`${open} sockets among the open files`);
    return {
      said: `${calls.length} asked for in any thread, ${open} among the open files at ${looks} looks`,
      failures,
    };
  },
};

function socketsIn(fds: string): number {
  let count = 0;
  for (const fd of safely(() => readdirSync(fds)) ?? [])
    if (safely(() => readlinkSync(join(fds, fd)))?.startsWith('socket:')) count++;
  return count;
}

function safely<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
