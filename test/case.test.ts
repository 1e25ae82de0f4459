/** What a case directory does under hard use: locks, cut-off lines, lost databases, stopping. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Case, verifyCase } from '../src/case/index.ts';
import { drain } from '../src/cli/case.ts';
import { lockDirectory, sha256 } from '../src/store/index.ts';
import { jsonLines, piece, temporary } from './help/texts.ts';

const directory = temporary('case');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const place = (name: string) => join(directory, name);
const fill = async (name: string, count: number): Promise<string> => {
  const c = await Case.open(place(name), { create: true });
  await drain(c.add([jsonLines(place(`${name}-in`), count)]), () => {});
  const { head } = c;
  await c.close();
  return head;
};

describe('a case directory', () => {
  it('is laid out as the design says', async () => {
    await fill('layout', 2);
    expect(readdirSync(place('layout')).sort()).toEqual(['db', 'evidence', 'journal.jsonl']);
    for (const folder of readdirSync(join(place('layout'), 'evidence')))
      for (const file of readdirSync(join(place('layout'), 'evidence', folder))) {
        expect(file.slice(0, 2)).toBe(folder);
        expect(sha256(readFileSync(join(place('layout'), 'evidence', folder, file)))).toBe(file);
      }
    const lines = readFileSync(join(place('layout'), 'journal.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(lines.map((l) => l.entry.kind)).toEqual(['case', 'article', 'article']);
    expect(lines[2].prev).toBe(lines[1].hash);
  });

  it('refuses a folder that holds other things, and says what is no case', async () => {
    mkdirSync(place('other'));
    writeFileSync(join(place('other'), 'notes.txt'), 'x');
    await expect(Case.open(place('other'), { create: true })).rejects.toMatchObject({ code: 'not-empty' });
    await expect(Case.open(place('none'))).rejects.toMatchObject({ code: 'no-case' });
  });

  it('lets nobody else in while it is open, and takes over the lock of a dead process', async () => {
    await fill('locked', 1);
    const open = await Case.open(place('locked'));
    await expect(Case.open(place('locked'))).rejects.toMatchObject({ code: 'locked' });
    await expect(verifyCase(place('locked'))).rejects.toMatchObject({ code: 'locked' });
    await open.close();
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('close', resolve));
    const dead = { pid: child.pid, host: hostname(), began: '1', boot: 'x', nonce: 'n' };
    writeFileSync(join(place('locked'), 'lock'), JSON.stringify(dead));
    await (await Case.open(place('locked'))).close();
    writeFileSync(join(place('locked'), 'lock'), '{"pid":');
    await (await Case.open(place('locked'))).close();
    writeFileSync(join(place('locked'), 'lock'), JSON.stringify({ ...dead, host: 'elsewhere' }));
    await expect(Case.open(place('locked'))).rejects.toMatchObject({ code: 'locked' });
    rmSync(join(place('locked'), 'lock'));
  });

  it('gives a lock to one of many that ask at once', async () => {
    for (let round = 0; round < 40; round++) {
      const path = place(`race-${round}`);
      mkdirSync(path);
      writeFileSync(join(path, 'lock'), '{"half');
      const asked = await Promise.allSettled(Array.from({ length: 12 }, () => lockDirectory(path)));
      expect(asked.filter((a) => a.status === 'fulfilled').length).toBe(1);
      expect(readdirSync(path)).toEqual(['lock']);
    }
  });

  it('keeps the bytes of a line that was cut off, and goes on', async () => {
    await fill('torn', 3);
    const journal = join(place('torn'), 'journal.jsonl');
    const whole = readFileSync(journal);
    truncateSync(journal, whole.length - 40);
    expect((await verifyCase(place('torn'))).findings.map((f) => f.code)).toContain('journal-torn');
    const c = await Case.open(place('torn'));
    expect((await c.articles()).map((a) => a.id)).toEqual(['p0', 'p1']);
    await drain(c.add([jsonLines(place('torn-in'), 3)]), () => {});
    expect((await c.articles()).map((a) => a.id)).toEqual(['p0', 'p1', 'p2']);
    expect((await c.verify()).findings).toEqual([]);
    await c.close();
  });

  it('does not open a journal that was changed', async () => {
    await fill('changed', 2);
    const journal = join(place('changed'), 'journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('غارات', 'غارة'));
    await expect(Case.open(place('changed'))).rejects.toMatchObject({ code: 'broken-journal' });
    const { findings } = await verifyCase(place('changed'));
    expect(findings[0]).toMatchObject({ code: 'journal-hash', place: 'journal.jsonl:2' });
  });

  it('finds what is missing, added and cut, and a head that is gone', async () => {
    const head = await fill('verified', 3);
    expect((await verifyCase(place('verified'), head)).findings).toEqual([]);
    const journal = join(place('verified'), 'journal.jsonl');
    const lines = readFileSync(journal, 'utf8').split('\n');
    writeFileSync(journal, `${lines.slice(0, 3).join('\n')}\n`);
    const cut = (await verifyCase(place('verified'), head)).findings.map((f) => f.code);
    expect(cut).toContain('head-differs');
    expect(cut).toContain('evidence-added');
    writeFileSync(journal, lines.join('\n'));
    const folder = join(place('verified'), 'evidence', readdirSync(join(place('verified'), 'evidence'))[0]!);
    rmSync(join(folder, readdirSync(folder)[0]!));
    expect((await verifyCase(place('verified'), head)).findings.map((f) => f.code)).toEqual(['evidence-missing']);
  });

  it('makes the database anew when it is gone, cut short or of another version', { timeout: 400_000 }, async () => {
    await fill('anew', 4);
    const read = async () => {
      const notices: string[] = [];
      const c = await Case.open(place('anew'), { notice: (line) => notices.push(line) });
      const all = await c.articles();
      await c.close();
      return { all, notices };
    };
    const before = await read();
    expect(before.notices).toEqual([]);
    rmSync(join(place('anew'), 'db'), { recursive: true });
    expect((await read()).all).toEqual(before.all);
    const stamp = join(place('anew'), 'db', 'closed.json');
    const { files } = JSON.parse(readFileSync(stamp, 'utf8')) as { files: Record<string, number> };
    const largest = Object.entries(files).sort(([, a], [, b]) => b - a)[0]![0];
    truncateSync(join(place('anew'), 'db', largest), 100);
    const cut = await read();
    expect(cut.all).toEqual(before.all);
    expect(cut.notices.length).toBe(1);
    writeFileSync(stamp, JSON.stringify({ made: 'pglite 0.1', files }));
    expect((await read()).all).toEqual(before.all);
  });

  it('stops between groups when asked to, and goes on where it stopped', async () => {
    const input = jsonLines(place('stop-in'), 300);
    const c = await Case.open(place('stop'), { create: true });
    const controller = new AbortController();
    const first = await drain(c.add([input], { signal: controller.signal }), () => controller.abort());
    expect(first.stopped).toBe(true);
    expect(first.added).toBeGreaterThan(0);
    expect(first.added).toBeLessThan(300);
    const second = await drain(c.add([input]), () => {});
    expect(second).toMatchObject({ same: first.added, added: 300 - first.added });
    expect((await c.articles()).map((a) => a.id)).toEqual(Array.from({ length: 300 }, (_, n) => piece(n).id));
    await c.close();
    expect(existsSync(join(place('stop'), 'lock'))).toBe(false);
  });

  it('can be looked at by several users of one process, but not written when opened for reading', async () => {
    await fill('reading', 2);
    const c = await Case.open(place('reading'), { readOnly: true });
    expect((await c.articles()).length).toBe(2);
    const added = drain(c.add([jsonLines(place('reading-in2'), 1, 50)]), () => {});
    await expect(added).rejects.toMatchObject({ code: 'read-only' });
    await c.close();
  });
});
