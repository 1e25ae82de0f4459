/** Workers that share a case in PostgreSQL: one is killed in the middle, nothing is lost and nothing doubled. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Case } from '../src/case/index.ts';
import { drain } from '../src/cli/case.ts';
import { type Cluster, postgresPrograms, startPostgres } from './help/postgres.ts';
import { jsonLines, temporary } from './help/texts.ts';

const programs = postgresPrograms();
if (!programs) console.log('PostgreSQL 15 or later is not installed: workers are not checked');
const ROOT = join(import.meta.dirname, '..');
const COUNT = 40;

describe.skipIf(!programs)('workers', () => {
  const directory = temporary('worker');
  let cluster: Cluster;
  let databaseUrl = '';

  beforeAll(async () => {
    cluster = await startPostgres(programs!);
    databaseUrl = cluster.database('workers');
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const worker = () => {
    const args = [
      '--import',
      'tsx',
      join(ROOT, 'src/cli/main.ts'),
      'worker',
      'shared',
      '--once',
      '--database-url',
      databaseUrl,
    ];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let first = () => {};
    const begun = new Promise<void>((resolve) => {
      first = resolve;
    });
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      first();
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    const ended = new Promise<{ status: number | null; out: string; err: string }>((resolve) =>
      child.once('close', (status) => {
        first();
        resolve({ status, out, err });
      }),
    );
    return { child, begun, ended };
  };

  it('read every article once, though one of them is killed', { timeout: 600_000 }, async () => {
    const input = jsonLines(directory, COUNT);
    const on = await Case.open({ databaseUrl, name: 'shared' }, { create: true });
    await drain(on.add([input]), () => {});
    const [one, other] = [worker(), worker()];
    await one.begun;
    one.child.kill('SIGKILL');
    expect((await one.ended).status).toBe(null);
    const { status, out, err } = await other.ended;
    expect(status, err).toBe(0);
    expect(out).toMatch(/^head [0-9a-f]{64}$/m);

    await on.refresh();
    const readings = new Map<string, number>();
    for await (const line of on.ground.ledger.lines())
      if (line.entry.kind === 'run') for (const id of line.entry.read) readings.set(id, (readings.get(id) ?? 0) + 1);
    expect(readings.size).toBe(COUNT);
    expect([...readings.values()].every((times) => times === 1)).toBe(true);
    expect((await on.verify()).findings).toEqual([]);

    const alone = await Case.open(join(directory, 'alone'), { create: true });
    await drain(alone.add([input]), () => {});
    await drain(alone.read({ jobs: 1 }), () => {});
    expect(await on.claims()).toEqual(await alone.claims());
    const fingerprint = await on.fingerprint();
    await on.rebuild();
    expect(await on.fingerprint()).toBe(fingerprint);
    await alone.close();
    await on.close();
  });
});
