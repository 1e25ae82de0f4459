/** A PostgreSQL of one's own for a test: a cluster in a temporary directory, reached by a socket there, gone at the end. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Cluster {
  /** Address of a database of this name, made if need be. */
  database(name: string): string;
  stop(): Promise<void>;
}

const HOMES = [process.env.ISNAD_TEST_POSTGRES ?? '', '/usr/lib/postgresql', '/usr/local/pgsql', '/opt/homebrew/opt'];

/** The directory with initdb of PostgreSQL 15 or later; null where the machine has none. */
export function postgresPrograms(): string | null {
  const found: string[] = [];
  for (const home of HOMES.filter((h) => h !== '' && existsSync(h))) {
    if (existsSync(join(home, 'bin/initdb'))) found.push(join(home, 'bin'));
    for (const name of readdirSync(home)) {
      const bin = join(home, name, 'bin');
      if (/\d/.test(name) && Number(/\d+/.exec(name)![0]) >= 15 && existsSync(join(bin, 'initdb'))) found.push(bin);
    }
  }
  return found.sort().at(-1) ?? null;
}

/** Starts a cluster. PostgreSQL refuses to run as root: there it runs as `postgres` or `nobody`. */
export async function startPostgres(bin: string): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'isnad-pg-'));
  const user = process.getuid?.() === 0 ? (idOf('postgres') ?? idOf('nobody')) : null;
  chmodSync(directory, 0o755);
  if (user) chownSync(directory, user.uid, user.gid);
  const as = { ...(user ?? {}), cwd: directory, env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: directory } };
  const data = join(directory, 'data');
  const run = (program: string, args: readonly string[]) => {
    const done = spawnSync(join(bin, program), args, { ...as, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr || done.error?.message}`);
  };
  run('initdb', ['-D', data, '-U', 'isnad', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']);
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-k', directory, '-c', 'listen_addresses=', '-c', 'max_connections=60'],
    {
      ...as,
      stdio: 'ignore',
    },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  for (let tries = 0; spawnSync(join(bin, 'pg_isready'), ['-h', directory, '-q'], as).status !== 0; tries++) {
    if (tries > 150 || server.exitCode !== null) throw new Error('PostgreSQL did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const made = new Set<string>();
  return {
    database: (name) => {
      if (!made.has(name)) run('createdb', ['-h', directory, '-U', 'isnad', name]);
      made.add(name);
      return `postgresql://isnad@localhost/${name}?host=${encodeURIComponent(directory)}`;
    },
    stop: async () => {
      server.kill('SIGINT');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function idOf(name: string): { uid: number; gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  return uid?.status === 0 && gid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}
