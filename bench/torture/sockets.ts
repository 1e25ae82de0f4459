/** A local case opens no socket: in no thread a connection, a server, a datagram or a look-up of a name. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpus, type How, type Ordeal, type Outcome, start } from './help.ts';

const WATCH = fileURLToPath(new URL('./watch-sockets.mjs', import.meta.url));

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
        looks++;
        open = Math.max(open, socketsIn(running.process.pid));
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
      said: `${calls.length} asked for in any thread, ${open} that reach out among the open files at ${looks} looks`,
      failures,
    };
  },
};

/** Sockets of a process that reach out of it: those of the network, and local ones with a name. An unnamed pair is a pipe to a process of its own. */
function socketsIn(pid: number | undefined): number {
  const inodes = new Set<string>();
  for (const fd of safely(() => readdirSync(`/proc/${pid}/fd`)) ?? []) {
    const inode = /^socket:\[(\d+)\]$/.exec(safely(() => readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? '')?.[1];
    if (inode) inodes.add(inode);
  }
  if (inodes.size === 0) return 0;
  let count = 0;
  for (const kind of ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6', 'unix']) {
    const rows = (safely(() => readFileSync(`/proc/${pid}/net/${kind}`, 'utf8')) ?? '').split('\n').slice(1);
    for (const row of rows) {
      const cells = row.trim().split(/\s+/);
      if (kind === 'unix' ? cells.length > 7 && inodes.has(cells[6]!) : inodes.has(cells[9] ?? '')) count++;
    }
  }
  return count;
}

function safely<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
