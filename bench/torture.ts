/**
 * What a case survives: `npm run torture` (`-- --short` for the form of two minutes, `-- --kills 200 --minutes 30 --seed 7 --only kill` to choose).
 * Prints one line for each ordeal and ends with 1 when one fails.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { database } from './torture/database.ts';
import { makeRoom, type Ordeal, randomFrom } from './torture/help.ts';
import { kill } from './torture/kill.ts';
import { sockets } from './torture/sockets.ts';
import { readOnly, space } from './torture/space.ts';
import { tamper } from './torture/tamper.ts';

const ORDEALS: Readonly<Record<string, Ordeal>> = { kill, database, tamper, space, readOnly, sockets };

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    kills: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true },
  },
});
const kills = Number(values.kills ?? (values.short ? 3 : 200));
const until = values.minutes ? performance.now() + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY;
const chosen = values.only ?? Object.keys(ORDEALS);
const room = makeRoom();
let failed = 0;
console.log(`seed ${values.seed}, ${values.short ? 'short form' : 'full form'}`);
for (const name of chosen) {
  const ordeal = ORDEALS[name];
  if (!ordeal) throw new Error(`no ordeal ${name}; there are ${Object.keys(ORDEALS).join(', ')}`);
  const own = join(room, name);
  mkdirSync(own, { recursive: true });
  const begun = performance.now();
  const { said, failures } = await ordeal.run({
    short: values.short,
    kills,
    until,
    random: randomFrom(Number(values.seed)),
    room: own,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${failures.length === 0 ? 'passed' : 'FAILED'}  ${ordeal.name}: ${said} (${seconds} s)`);
  for (const failure of failures.slice(0, 10)) console.log(`        ${failure}`);
  failed += failures.length;
  rmSync(own, { recursive: true, force: true });
}
rmSync(room, { recursive: true, force: true });
process.exitCode = failed > 0 ? 1 : 0;
