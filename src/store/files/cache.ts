/**
 * `db/`: whether the database in a case directory can be trusted. It is synced as a whole when it is closed, and stamped with the
 * sizes of its files; a database without a sound stamp is opened only when the machine has not been started anew since (its files
 * are then as the process left them, and its own log recovers it), and is made anew otherwise.
 */
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { inParallel, replaceFile, syncDirectory } from './durable.ts';
import { bootId } from './lock.ts';

export type Trust = 'none' | 'closed' | 'interrupted' | 'unsound';

interface Stamp {
  readonly made: string;
  readonly files: Readonly<Record<string, number>>;
}

export class CacheFolder {
  private opened = 0;
  private made = '';

  constructor(readonly root: string) {}

  get database(): string {
    return join(this.root, 'pg');
  }
  private get stamp(): string {
    return join(this.root, 'closed.json');
  }
  private get mark(): string {
    return join(this.root, 'open.json');
  }

  /** `made` names the program's engine and its version: a database that another one made is not opened. */
  async look(made: string): Promise<Trust> {
    if (!(await fs.stat(this.database).catch(() => null))) return 'none';
    const stamp = await readJson<Stamp>(this.stamp);
    if (stamp) return stamp.made === made && same(stamp.files, await this.sizes()) ? 'closed' : 'unsound';
    const mark = await readJson<{ made: string; boot: string }>(this.mark);
    return mark?.made === made && mark.boot !== '' && mark.boot === bootId() ? 'interrupted' : 'unsound';
  }

  /** From here on the files change. */
  async open(made: string): Promise<void> {
    this.made = made;
    this.opened = Date.now();
    await fs.mkdir(this.root, { recursive: true });
    await replaceFile(this.mark, JSON.stringify({ made, boot: bootId() }));
    await fs.rm(this.stamp, { force: true });
    await syncDirectory(this.root);
  }

  /** The database has been closed: syncs what changed and says so. */
  async close(): Promise<void> {
    const changed: string[] = [];
    const folders = new Set<string>();
    for await (const { path, folder, stat } of this.files())
      if (stat.mtimeMs >= this.opened - 2000) {
        changed.push(path);
        folders.add(folder);
      }
    await inParallel(changed, 16, async (path) => {
      const handle = await fs.open(path, 'r+');
      await handle.sync().finally(() => handle.close());
    });
    await inParallel(folders, 16, syncDirectory);
    await replaceFile(this.stamp, JSON.stringify({ made: this.made, files: await this.sizes() } satisfies Stamp));
    await fs.rm(this.mark, { force: true });
  }

  async remove(): Promise<void> {
    await fs.rm(this.root, { recursive: true, force: true });
  }

  private async sizes(): Promise<Record<string, number>> {
    const sizes: Record<string, number> = {};
    for await (const { path, stat } of this.files()) sizes[path.slice(this.root.length + 1)] = stat.size;
    return sizes;
  }

  private async *files(folder = this.database): AsyncGenerator<{
    path: string;
    folder: string;
    stat: Awaited<ReturnType<typeof fs.stat>> & { size: number; mtimeMs: number };
  }> {
    const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) yield* this.files(path);
      else yield { path, folder, stat: await fs.stat(path) };
    }
  }
}

function same(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

async function readJson<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await fs.readFile(path, 'utf8')) as T;
  } catch {
    return null;
  }
}
