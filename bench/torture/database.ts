/** The database deleted, cut short, mixed up or of another version: made anew, and equal. */
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  corpus,
  exportOf,
  filesBelow,
  type How,
  isnad,
  type Ordeal,
  type Outcome,
  pick,
  sizeOf,
  start,
} from './help.ts';

/** Harms of the short form: each makes the whole database anew, which takes seconds. */
const SHORT = ['deleted', 'the largest file cut to nothing', 'of another version'];

export const database: Ordeal = {
  name: 'database deleted, cut short, of another version',
  async run({ short, random, room }: How): Promise<Outcome> {
    const failures: string[] = [];
    const directory = join(room, 'case');
    await isnad(room, ['add', directory, corpus(room, short ? 20 : 60)]);
    await isnad(room, ['read', directory]);
    const wanted = await exportOf(directory);
    const db = join(directory, 'db');
    const inside = () => filesBelow(join(db, 'pg')).filter((f) => sizeOf(f) > 0);
    const harms: Record<string, () => void> = {
      deleted: () => rmSync(db, { recursive: true }),
      'a file cut to half': () => {
        const file = pick(inside(), random);
        truncateSync(file, Math.floor(sizeOf(file) / 2));
      },
      'a file removed': () => rmSync(pick(inside(), random)),
      'the largest file cut to nothing': () =>
        truncateSync(
          inside().reduce((a, b) => (sizeOf(a) >= sizeOf(b) ? a : b)),
          0,
        ),
      'of another version': () => {
        writeFileSync(join(db, 'pg', 'PG_VERSION'), '9\n');
        if (existsSync(join(db, 'closed.json'))) {
          const stamp = JSON.parse(readFileSync(join(db, 'closed.json'), 'utf8')) as { made: string };
          writeFileSync(join(db, 'closed.json'), JSON.stringify({ ...stamp, made: 'another' }));
        }
      },
      'a folder of other things': () => {
        rmSync(join(db, 'pg'), { recursive: true });
        writeFileSync(join(db, 'pg'), 'no database');
      },
    };
    const rounds = short ? 1 : 8;
    let times = 0;
    for (let round = 0; round < rounds; round++)
      for (const [what, harm] of Object.entries(harms)) {
        if (short && !SHORT.includes(what)) continue;
        if (round % 2 === 1) await leaveOpen(room, directory);
        harm();
        times++;
        const found = await exportOf(directory);
        if (found !== wanted)
          failures.push(
            `${what}${round % 2 ? ' after a kill' : ''}: ${found.startsWith('unreadable') ? found : 'exports differ'}`,
          );
      }
    const rebuilt = await isnad(room, ['rebuild', directory]);
    if (!rebuilt.err.includes('equal to the database before')) failures.push(`rebuild: ${rebuilt.err.trim()}`);
    return {
      said: `${times} times harmed, ${times - failures.length} times made anew and equal; rebuild equal`,
      failures,
    };
  },
};

/** Kills a process that has the database open, so that it is not closed as it should be. */
async function leaveOpen(room: string, directory: string): Promise<void> {
  const running = start(room, ['rebuild', directory]);
  while (!existsSync(join(directory, 'db', 'open.json')) && running.process.exitCode === null)
    await new Promise((r) => setTimeout(r, 20));
  running.process.kill('SIGKILL');
  await running.finished;
}
