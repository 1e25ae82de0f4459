/** Writing so that what was written is there after a power cut: the file is synced, and so is the directory that names it. */
import { constants, promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import { IsnadError } from '../../model/index.ts';

const NO_SPACE = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const NO_RIGHT = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The program's error for what the system refused; other errors pass through. */
export function asIsnadError(error: unknown, place: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (NO_SPACE.has(code))
    return new IsnadError(
      'disk-full',
      'no space left on the disk; nothing after the last acknowledged article was kept',
      place,
    );
  if (NO_RIGHT.has(code)) return new IsnadError('read-only', `cannot be written (${code})`, place);
  return error;
}

/** Makes the entries of a directory durable. */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await fs.open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a new file whole and syncs it; the name is durable only once its directory is synced. */
export async function writeSynced(path: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await fs.open(path, 'wx', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a small file at once: either the old or the new content is there, whatever happens. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  await fs.rm(temporary, { force: true });
  await writeSynced(temporary, text);
  await fs.rename(temporary, path);
  await syncDirectory(dirname(path));
}

/** Runs `work` over `items`, at most `width` at a time. The first error stops the start of more and is thrown once those under way are done. */
export async function inParallel<T>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  let failed = false;
  let failure: unknown;
  const run = async () => {
    for (let next = rest.next(); !next.done && !failed; next = rest.next()) {
      try {
        await work(next.value);
      } catch (error) {
        if (!failed) failure = error;
        failed = true;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, run));
  if (failed) throw failure;
}
