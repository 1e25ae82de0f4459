/** kill -9 at random points of add and read, until each case is whole; then its exports must equal those of an undisturbed run. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { corpus, exportOf, type How, isnad, journalOf, type Ordeal, type Outcome, start } from './help.ts';

const ARTICLES = { short: 60, full: 500 };

export const kill: Ordeal = {
  name: 'kill -9 during add and read',
  async run({ short, kills, until, random, room }: How): Promise<Outcome> {
    const failures: string[] = [];
    const count = short ? ARTICLES.short : ARTICLES.full;
    const input = corpus(room, count);
    const calm = join(room, 'calm');
    const begun = performance.now();
    await isnad(room, ['add', calm, input]);
    const adding = performance.now() - begun;
    await isnad(room, ['read', calm]);
    const reading = performance.now() - begun - adding;
    const wanted = await exportOf(calm);
    let done = 0;
    let lost = 0;
    let doubled = 0;
    let unequal = 0;
    let cases = 0;
    const phases = { start: 0, add: 0, read: 0 };
    while ((done < kills && performance.now() < until) || cases === 0) {
      const directory = join(room, `case-${cases++}`);
      const acknowledged = new Set<string>();
      for (const command of ['add', 'read'] as const)
        for (let whole = false; !whole; ) {
          const running = start(room, command === 'add' ? ['add', directory, input] : ['read', directory]);
          const spared = done >= kills || performance.now() > until;
          if (!spared) await killSometime(running, command === 'add' ? adding : reading, random);
          const { status, signal, out, err } = await running.finished;
          const said = [...out.matchAll(/^(?:added|version) (\S+)|^read (\S+)/gm)].map((m) =>
            m[1] ? `added ${m[1]}` : `read ${m[2]}`,
          );
          for (const s of said) acknowledged.add(s);
          if (signal === 'SIGKILL') {
            done++;
            phases[said.length > 0 ? command : 'start']++;
          } else if (status === 0) whole = true;
          else failures.push(`${command} ended with ${status}: ${err.trim().split('\n').at(-1)}`);
          const kept = keptIn(directory);
          for (const a of acknowledged) if (!kept.has(a)) lost++;
          for (const [what, times] of kept) if (what.startsWith('added ') && times > 1) doubled++;
          if (failures.length > 5) return { said: 'given up', failures };
        }
      if ((await exportOf(directory)) !== wanted) unequal++;
      const checked = await isnad(room, ['verify', directory]);
      if (checked.status !== 0) failures.push(`verify after resuming: ${checked.out.trim()}`);
      rmSync(directory, { recursive: true, force: true });
    }
    if (lost > 0) failures.push(`${lost} acknowledged articles lost`);
    if (doubled > 0) failures.push(`${doubled} articles doubled`);
    if (unequal > 0) failures.push(`${unequal} of ${cases} cases differ from the undisturbed one`);
    const where = `${phases.start} before the first acknowledgement, ${phases.add} in add, ${phases.read} in read`;
    return {
      said: `${done} kills (${where}), ${cases} cases of ${count} articles: ${lost} lost, ${doubled} doubled, ${unequal} unequal`,
      failures,
    };
  },
};

/** Half of the kills fall anywhere in a run, half after something has been acknowledged. */
async function killSometime(running: ReturnType<typeof start>, usual: number, random: () => number): Promise<void> {
  let over = false;
  void running.finished.then(() => {
    over = true;
  });
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  if (random() < 0.5) {
    while (!over && running.out() === '') await wait(15);
    await wait(random() * usual * 0.4);
  } else await wait(random() * usual);
  if (!over) running.process.kill('SIGKILL');
}

function keptIn(directory: string): Map<string, number> {
  const kept = new Map<string, number>();
  const count = (what: string) => kept.set(what, (kept.get(what) ?? 0) + 1);
  for (const { entry } of journalOf(directory)) {
    if (entry.kind === 'article') count(`added ${entry.article!.id}`);
    if (entry.kind === 'run') for (const id of entry.read!) count(`read ${id}`);
  }
  return kept;
}
