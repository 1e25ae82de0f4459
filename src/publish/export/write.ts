/** Files of an export onto the disk: each whole or not there, with its hash for the journal. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { IsnadError } from '../../model/index.ts';

/**
 * Writes the files into a folder, which is made when it is missing; fsynced, then named.
 * @returns SHA-256 of each file, by name
 * @throws IsnadError `exists` when a file is there already and `replace` is not set; `cannot-write`
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  replace = false,
): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  try {
    await mkdir(folder, { recursive: true });
    if (!replace)
      for (const name of files.keys()) {
        const there = await access(join(folder, name), constants.F_OK).then(
          () => true,
          () => false,
        );
        if (there) throw new IsnadError('exists', 'is there already; --force replaces it', join(folder, name));
      }
    for (const [name, content] of files) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      hashes[name] = createHash('sha256').update(bytes).digest('hex');
      await writeWhole(join(folder, name), bytes);
    }
  } catch (error) {
    if (error instanceof IsnadError) throw error;
    throw new IsnadError('cannot-write', error instanceof Error ? error.message : String(error), folder);
  }
  return hashes;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  const handle = await open(draft, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    await rename(draft, path);
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}
