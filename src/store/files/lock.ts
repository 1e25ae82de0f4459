/** `lock`: one process at a time works on a case directory. A lock that a dead process left is taken over. */
import { randomBytes } from 'node:crypto';
import { promises as fs, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { IsnadError } from '../../model/index.ts';
import { asIsnadError } from './durable.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When that process began and since which start of the machine, so that a number used again is not taken for it. */
  readonly began: string;
  readonly boot: string;
  readonly nonce: string;
}

/** Locks held by this process, by path. */
const held = new Map<string, string>();

/**
 * Takes the lock of a case directory; the function returned gives it back.
 * @throws IsnadError `locked` naming the process that has it; `read-only`
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock');
  const me: Holder = { pid: process.pid, host: hostname(), began: began(process.pid), boot: bootId(), nonce: nonce() };
  const mine = join(directory, `lock.${me.nonce}`);
  try {
    await fs.writeFile(mine, JSON.stringify(me), { flag: 'wx' });
  } catch (error) {
    throw asIsnadError(error, directory);
  }
  try {
    for (let tries = 0; tries < 20; tries++) {
      try {
        await fs.link(mine, path);
        held.set(path, me.nonce);
        return () => release(path, me.nonce);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw asIsnadError(error, path);
      }
      const holder = await readHolder(path);
      if (holder === 'gone') continue;
      if (holder && isAlive(holder, path)) {
        const who = holder.host === me.host ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`;
        throw new IsnadError('locked', `${who} is working on this case; wait for it to end`, directory);
      }
      await setAside(path, holder);
    }
    throw new IsnadError('locked', 'other processes keep taking the lock', directory);
  } finally {
    await fs.rm(mine, { force: true }).catch(() => undefined);
  }
}

async function release(path: string, own: string): Promise<void> {
  held.delete(path);
  const holder = await readHolder(path);
  if (holder && holder !== 'gone' && holder.nonce === own) await fs.rm(path, { force: true });
}

/** Moves a dead lock away. If another process put a live one there in the meantime, that one is put back. */
async function setAside(path: string, dead: Holder | null): Promise<void> {
  const away = `${path}.${nonce()}`;
  try {
    await fs.rename(path, away);
  } catch {
    return;
  }
  const moved = await readHolder(away);
  if (moved && moved !== 'gone' && moved.nonce !== dead?.nonce) await fs.link(away, path).catch(() => undefined);
  await fs.rm(away, { force: true });
}

/** Null for a lock that cannot be understood: one whose writing was cut off. */
async function readHolder(path: string): Promise<Holder | null | 'gone'> {
  try {
    return JSON.parse(await fs.readFile(path, 'utf8')) as Holder;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : null;
  }
}

/** A process on another machine cannot be asked, so that it counts as alive. */
function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return held.get(path) === holder.nonce;
  if (holder.boot !== bootId()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return holder.began === '' || began(holder.pid) === holder.began;
}

/** When a process began, in clock ticks since the start of the machine; '' where the system does not say, `ended` once it is over. */
function began(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

/** Names the machine's current start; '' where the system does not say. */
export function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

const nonce = (): string => randomBytes(8).toString('hex');
