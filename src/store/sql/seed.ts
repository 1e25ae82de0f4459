/**
 * A database directory as PGlite makes it at first, kept in the user's cache folder: making one takes seconds, unpacking it a
 * fraction of one. Without such a folder everything goes on, only slower.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { untar } from '../files/untar.ts';
import { PGLITE } from './version.ts';

const path = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'isnad', `pglite-${PGLITE}.tar.gz`);

/**
 * Makes a directory from the one that is kept; false where none is kept. PGlite could do it, but would hold all 40 MB three times over.
 * @throws Error when it cannot be unpacked
 */
export async function unpackSeed(directory: string): Promise<boolean> {
  if (!existsSync(path())) return false;
  mkdirSync(directory, { recursive: true });
  await pipeline(createReadStream(path()), createGunzip(), (bytes) => untar(bytes, directory));
  return true;
}

/** The kept directory, packed; null where there is none. */
export function readSeed(): Blob | null {
  try {
    return new Blob([readFileSync(path())], { type: 'application/x-gzip' });
  } catch {
    return null;
  }
}

export async function keepSeed(seed: Blob): Promise<void> {
  const temporary = `${path()}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(path()), { recursive: true });
    writeFileSync(temporary, new Uint8Array(await seed.arrayBuffer()), { mode: 0o600 });
    renameSync(temporary, path());
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** Forgets a seed that could not be used. */
export function dropSeed(): void {
  try {
    rmSync(path(), { force: true });
  } catch {
    // It lies where nothing can be removed; the next start tries it again.
  }
}
