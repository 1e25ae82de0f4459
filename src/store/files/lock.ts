/** `lock`: one process at a time works on a case directory. A lock that a dead process left is taken over. */
import { createHash, randomBytes } from 'node:crypto';
import { promises as fs, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
/** Nonces with which this process is clearing dead locks away. */
const clearing = new Set<string>();
/** Milliseconds to wait while another clears a dead lock away, and how often to look. */
const PAUSE = 10;
const TRIES = 200;

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
    for (let tries = 0; tries < TRIES; tries++) {
      if (await linked(mine, path)) {
        held.set(path, me.nonce);
        return () => release(path, me.nonce);
      }
      const written = await readRaw(path);
      if (written === null) continue;
      const holder = parse(written);
      if (holder && isAlive(holder, path)) {
        const who = holder.host === me.host ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`;
        throw new IsnadError('locked', `${who} is working on this case; wait for it to end`, directory);
      }
      if (!(await clear(path, written, mine, me.nonce))) await sleep(PAUSE);
    }
    throw new IsnadError('locked', 'other processes keep taking the lock', directory);
  } finally {
    await fs.rm(mine, { force: true }).catch(() => undefined);
  }
}

async function release(path: string, own: string): Promise<void> {
  held.delete(path);
  const written = await readRaw(path);
  if (written && parse(written)?.nonce === own) await fs.rm(path, { force: true });
}

/**
 * Removes a dead lock. Only one may: whoever first links its own file to a name made of what the dead lock says; and where that one died over it,
 * whoever first links to a name made of both. So a lock that another took in the meantime is never removed.
 * @returns false while another is at it
 */
async function clear(path: string, dead: string, mine: string, own: string): Promise<boolean> {
  clearing.add(own);
  try {
    const rights = await rightToClear(path, dead, mine);
    if (!rights) return false;
    try {
      if ((await readRaw(path)) === dead) await fs.rm(path, { force: true });
    } finally {
      for (const right of rights) await fs.rm(right, { force: true }).catch(() => undefined);
    }
    return true;
  } finally {
    clearing.delete(own);
  }
}

/** The files that give the right, one's own first, then those of the dead; null while somebody alive has it. */
async function rightToClear(path: string, dead: string, mine: string): Promise<string[] | null> {
  const rights: string[] = [];
  for (let name = digest(dead); ; ) {
    const right = `${path}.clear.${name}`;
    if (await linked(mine, right)) return [right, ...rights];
    const other = await readRaw(right);
    if (other === null) continue;
    const holder = parse(other);
    if (holder && isAlive(holder, path)) return null;
    rights.unshift(right);
    name = digest(name + other);
  }
}

/** Gives a file a second name; false where that name is taken. */
async function linked(file: string, name: string): Promise<boolean> {
  try {
    await fs.link(file, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw asIsnadError(error, name);
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** What a lock file says; null where there is none. */
async function readRaw(path: string): Promise<string | null> {
  try {
    return await fs.readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw asIsnadError(error, path);
  }
}

/** Null for a lock that cannot be understood: one whose writing was cut off. */
function parse(written: string): Holder | null {
  try {
    return JSON.parse(written) as Holder;
  } catch {
    return null;
  }
}

/** A process on another machine cannot be asked, so that it counts as alive. */
function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return held.get(path) === holder.nonce || clearing.has(holder.nonce);
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
