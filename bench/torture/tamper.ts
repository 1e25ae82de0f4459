/** Bits flipped, lines deleted, swapped, cut off: verify must name every one. */
import { appendFileSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyCase } from '../../src/case/index.ts';
import { corpus, filesBelow, type How, isnad, type Ordeal, type Outcome, pick, sizeOf } from './help.ts';

const FLIPS = { short: 40, full: 500 };

export const tamper: Ordeal = {
  name: 'bits flipped, lines deleted, swapped, cut off',
  async run({ short, random, room }: How): Promise<Outcome> {
    const failures: string[] = [];
    const directory = join(room, 'tampered');
    await isnad(room, ['add', directory, corpus(room, short ? 20 : 40)]);
    await isnad(room, ['read', directory]);
    rmSync(join(directory, 'db'), { recursive: true });
    const journal = join(directory, 'journal.jsonl');
    const clean = await verifyCase(directory);
    if (clean.findings.length > 0)
      failures.push(`an untouched case has findings: ${JSON.stringify(clean.findings[0])}`);
    const files = [...filesBelow(join(directory, 'evidence')), journal];
    const total = files.reduce((sum, file) => sum + sizeOf(file), 0);
    const counts = { flips: 0, lines: 0, files: 0 };
    const check = async (what: string, place?: string) => {
      const { findings } = await verifyCase(directory, clean.head);
      if (findings.length === 0) failures.push(`not found: ${what}`);
      else if (place && !findings.some((f) => f.place.startsWith(place)))
        failures.push(`${what}: place not named, but ${findings[0]!.place}`);
    };

    for (; counts.flips < (short ? FLIPS.short : FLIPS.full); counts.flips++) {
      // Every other flip falls into the journal, which is the smaller part.
      const file = counts.flips % 2 === 0 ? fileAt(files, Math.floor(random() * total)) : journal;
      const bytes = readFileSync(file);
      const changed = Buffer.from(bytes);
      const byte = Math.floor(random() * bytes.length);
      changed[byte]! ^= 1 << Math.floor(random() * 8);
      writeFileSync(file, changed);
      const line = bytes.subarray(0, byte).filter((b) => b === 10).length + 1;
      await check(
        `bit of byte ${byte} of ${file}`,
        file === journal ? `journal.jsonl:${line}` : file.slice(directory.length + 1),
      );
      writeFileSync(file, bytes);
    }

    const whole = readFileSync(journal, 'utf8');
    const lines = whole.split('\n').slice(0, -1);
    const joined = (list: readonly string[]) => list.map((l) => `${l}\n`).join('');
    for (let n = 0; n < (short ? 5 : 25); n++) {
      const [k, m] = [Math.floor(random() * lines.length), Math.floor(random() * (lines.length - 1))];
      const forms: Record<string, string> = {
        'a line deleted': joined(lines.toSpliced(k, 1)),
        'two lines swapped': joined(lines.toSpliced(m, 2, lines[m + 1]!, lines[m]!)),
        'a line doubled': joined(lines.toSpliced(k, 0, lines[k]!)),
        'the end cut off at a line': joined(lines.slice(0, k)),
        'the end cut off inside a line': whole.slice(0, Math.floor(random() * (whole.length - 1))),
      };
      for (const [what, text] of Object.entries(forms)) {
        writeFileSync(journal, text);
        await check(what);
        counts.lines++;
      }
    }
    writeFileSync(journal, whole);

    for (let n = 0; n < (short ? 4 : 20); n++) {
      const file = pick(files.slice(0, -1), random);
      const bytes = readFileSync(file);
      const forms: Record<string, () => void> = {
        'a piece of evidence removed': () => rmSync(file),
        'a piece of evidence cut short': () => truncateSync(file, Math.floor(random() * bytes.length)),
        'a byte added to a piece of evidence': () => appendFileSync(file, '\n'),
      };
      for (const [what, act] of Object.entries(forms)) {
        act();
        await check(`${what}: ${file}`, file.slice(directory.length + 1));
        writeFileSync(file, bytes);
        counts.files++;
      }
      const added = join(directory, 'evidence', 'ab', `ab${n}`.padEnd(64, '0'));
      cpSync(file, added, { recursive: true });
      await check('a piece of evidence added');
      rmSync(added);
      counts.files++;
    }
    const all = counts.flips + counts.lines + counts.files;
    return {
      said: `${counts.flips} bits, ${counts.lines} changes of lines, ${counts.files} of files: ${all - failures.length} of ${all} found and named`,
      failures,
    };
  },
};

/** The file in which a byte lies, when all are laid one after the other. */
function fileAt(files: readonly string[], byte: number): string {
  let rest = byte;
  for (const file of files) {
    rest -= sizeOf(file);
    if (rest < 0) return file;
  }
  return files.at(-1)!;
}
