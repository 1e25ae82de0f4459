/** A disk that fills up, and a directory that cannot be written: nothing is reported as done that is not, and the next run goes on. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpus, exportOf, type How, isnad, journalOf, type Ordeal, type Outcome } from './help.ts';

const KILOBYTES = { short: [100], full: [0, 8, 40, 120, 300, 700, 1500, 3000, 6000, 12000] };
const STUB = fileURLToPath(new URL('./no-space.mjs', import.meta.url));

export const space: Ordeal = {
  name: 'disk full',
  async run({ short, room }: How): Promise<Outcome> {
    const failures: string[] = [];
    const input = corpus(room, short ? 150 : 400);
    const calm = join(room, 'calm');
    await isnad(room, ['add', calm, input]);
    const wanted = await exportOf(calm);
    const disk = join(room, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk]).status === 0;
    let full = 0;
    try {
      for (const free of short ? KILOBYTES.short : KILOBYTES.full) {
        const directory = join(disk, `case-${free}`);
        await isnad(room, ['add', directory, corpus(join(room, 'first'), 1)]);
        const filler = join(disk, 'filler');
        if (mounted) fill(disk, filler, free);
        const preload = mounted
          ? {}
          : {
              preload: `data:text/javascript,${encodeURIComponent(`process.env.ISNAD_FREE='${free * 1024}';await import(${JSON.stringify(STUB)})`)}`,
            };
        const { status, out, err } = await isnad(room, ['add', directory, input], preload);
        rmSync(filler, { force: true });
        if (status !== 0) full++;
        const kept = new Set(journalOf2(directory));
        const said = [...out.matchAll(/^(?:added|version) (\S+)/gm)].map((m) => m[1]!);
        const untrue = said.filter((id) => !kept.has(id));
        if (untrue.length > 0)
          failures.push(`${free} KB free: ${untrue.length} articles reported that are not in the journal`);
        if (status === 0 && said.length < (short ? 149 : 399))
          failures.push(`${free} KB free: exit status 0 with ${said.length} articles`);
        if (status !== 0 && !/disk-full|no space/i.test(err))
          failures.push(`${free} KB free: ended with ${status} but says ${err.trim().split('\n').at(-1)}`);
        const again = await isnad(room, ['add', directory, input]);
        if (again.status !== 0)
          failures.push(`${free} KB free: adding again ended with ${again.status}: ${again.err.trim()}`);
        if (plainly(await exportOf(directory)) !== plainly(wanted))
          failures.push(`${free} KB free: after adding again the exports differ`);
        rmSync(directory, { recursive: true, force: true });
      }
    } finally {
      if (mounted) unmount(disk);
    }
    if (full === 0) failures.push('the disk was never full');
    const how = mounted ? 'a small file system' : 'writes that fail, since nothing can be mounted here';
    return {
      said: `${full} times full on ${how}: 0 reported that is not there, each went on when there was room`,
      failures,
    };
  },
};

/** Takes a file system off; at once where nobody uses it, else as soon as nobody does. */
function unmount(path: string): void {
  if (spawnSync('umount', [path]).status !== 0) spawnSync('umount', ['-l', path]);
}

/** Lines in any order, without the path of the first article. */
const plainly = (text: string): string =>
  text
    .replaceAll(/"path":"[^"]*"/g, '')
    .replaceAll(/"container":\{[^}]*\},?/g, '')
    .split('\n')
    .sort()
    .join('\n');

function fill(disk: string, filler: string, freeKilobytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  const bytes = Math.max(0, bavail * bsize - freeKilobytes * 1024);
  writeFileSync(filler, Buffer.alloc(bytes, 1));
}

const journalOf2 = (directory: string): string[] =>
  journalOf(directory).flatMap((l) => (l.entry.kind === 'article' ? [l.entry.article!.id] : []));

export const readOnly: Ordeal = {
  name: 'read-only directory',
  async run({ room }: How): Promise<Outcome> {
    const failures: string[] = [];
    const directory = join(room, 'case');
    const input = corpus(room, 5);
    await isnad(room, ['add', directory, input]);
    const root = process.getuid?.() === 0;
    // What root may do is not bounded by a directory's mode: the file system itself is mounted for reading.
    const mounted =
      root &&
      spawnSync('mount', ['--bind', directory, directory]).status === 0 &&
      spawnSync('mount', ['-o', 'remount,ro,bind', directory]).status === 0;
    if (!root) chmodSync(directory, 0o555);
    if (root && !mounted) return { said: 'not tried: running as root, and nothing can be mounted here', failures };
    try {
      const added = await isnad(room, ['add', directory, corpus(join(room, 'more'), 9)]);
      if (added.status === 0) failures.push('add ended with 0');
      if (/^(added|version)/m.test(added.out)) failures.push('add reported articles');
      if (!/read-only/.test(added.err)) failures.push(`add does not say why: ${added.err.trim()}`);
      const checked = await isnad(room, ['verify', directory]);
      if (checked.status !== 0) failures.push(`verify ended with ${checked.status}: ${checked.out}${checked.err}`);
      const listed = await isnad(room, ['list', directory]);
      if (listed.status !== 0) failures.push(`list ended with ${listed.status}: ${listed.err}`);
    } finally {
      if (mounted) unmount(directory);
      else chmodSync(directory, 0o755);
    }
    return { said: 'add refused with a reason, nothing reported; verify and list work', failures };
  },
};
