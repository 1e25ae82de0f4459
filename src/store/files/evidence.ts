/** `evidence/ab/abcd…`: bytes as they came, each file named by the SHA-256 of what it holds and written once. */
import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { IsnadError } from '../../model/index.ts';
import { sha256 } from '../canonical.ts';
import type { Range } from '../ledger.ts';
import { asIsnadError, inParallel, syncDirectory, writeSynced } from './durable.ts';

/** How many files are written or read at a time: the system gathers their syncs. */
const WIDTH = 16;
const NAME = /^[0-9a-f]{64}$/;

export class EvidenceFolder {
  /** Names known to be there, so that a container shared by thousands of articles is looked up once. */
  private readonly present = new Set<string>();
  private readonly folders = new Set<string>();

  constructor(readonly root: string) {}

  private path(hash: string): string {
    return join(this.root, hash.slice(0, 2), hash);
  }

  /** Keeps each of these; when it returns, they and their names are durable. A crash leaves whole files under their right names or none. */
  async keep(pieces: readonly Uint8Array[]): Promise<void> {
    const fresh = new Map<string, Uint8Array>();
    for (const piece of new Set(pieces)) {
      const hash = sha256(piece);
      if (!this.present.has(hash)) fresh.set(hash, piece);
    }
    const touched = new Set<string>();
    try {
      await inParallel(fresh, WIDTH, async ([hash, bytes]) => {
        if (await this.holds(hash, bytes.length)) return;
        const folder = join(this.root, hash.slice(0, 2));
        if (!this.folders.has(folder)) {
          await fs.mkdir(folder, { recursive: true });
          this.folders.add(folder);
          touched.add(this.root);
        }
        const temporary = join(folder, `.${hash.slice(0, 16)}.${randomBytes(4).toString('hex')}`);
        try {
          await writeSynced(temporary, bytes);
          await fs.rename(temporary, this.path(hash));
        } catch (error) {
          await fs.rm(temporary, { force: true }).catch(() => undefined);
          throw error;
        }
        touched.add(folder);
      });
      await inParallel(touched, WIDTH, syncDirectory);
    } catch (error) {
      throw asIsnadError(error, this.root);
    }
    for (const hash of fresh.keys()) this.present.add(hash);
  }

  /** @throws IsnadError `damaged-evidence` when a file of that name is there with another length */
  private async holds(hash: string, length: number): Promise<boolean> {
    const stat = await fs.stat(this.path(hash)).catch(() => null);
    if (stat && stat.size !== length)
      throw new IsnadError(
        'damaged-evidence',
        'is not as long as what it is named for; run isnad verify',
        this.path(hash),
      );
    return stat !== null;
  }

  async read(hash: string, range?: Range): Promise<Uint8Array> {
    try {
      if (!range) return await fs.readFile(this.path(hash));
      const handle = await fs.open(this.path(hash), 'r');
      try {
        const bytes = new Uint8Array(range.length);
        const { bytesRead } = await handle.read(bytes, 0, range.length, range.start);
        if (bytesRead !== range.length)
          throw new IsnadError('damaged-evidence', 'is shorter than it should be', this.path(hash));
        return bytes;
      } finally {
        await handle.close();
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new IsnadError('missing-evidence', 'is not there; run isnad verify', this.path(hash));
    }
  }

  /** Every file below, in order of names: its path from the case, and its hash-name where it is named by one in the right place. */
  async *files(): AsyncGenerator<{ readonly place: string; readonly hash: string | null }> {
    for (const folder of await names(this.root)) {
      if (!folder.isDirectory()) {
        yield { place: `evidence/${folder.name}`, hash: null };
        continue;
      }
      for (const file of await names(join(this.root, folder.name))) {
        const right = file.isFile() && NAME.test(file.name) && file.name.startsWith(folder.name);
        yield { place: `evidence/${folder.name}/${file.name}`, hash: right ? file.name : null };
      }
    }
  }

  /** Removes what an interrupted write left under a temporary name. */
  async sweep(): Promise<void> {
    for await (const { place, hash } of this.files())
      if (hash === null && /\/\.[0-9a-f]{16}\.[0-9a-f]{8}$/.test(place)) await fs.rm(join(this.root, '..', place));
  }
}

async function names(path: string) {
  const entries = await fs.readdir(path, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
