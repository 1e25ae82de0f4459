/** Giving memory back after much was loaded: V8 keeps what it once had, until it needs it again. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of unused heap that are worth a pause. */
const WORTH = 48 << 20;
let collect: (() => void) | undefined;

/** Nobody has asked for so long, ms: a pause disturbs nobody. */
const QUIET = 2000;
let waiting: NodeJS.Timeout | undefined;

/** Tidies as soon as it is quiet. @param asked when the last request came, ms */
export function tidyWhenQuiet(asked: () => number): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => (Date.now() - asked() < QUIET ? tidyWhenQuiet(asked) : tidy()), QUIET).unref();
}

/** Collects garbage where there is much of it, which holds up everything for some tenths of a second. */
export function tidy(): void {
  const { heapTotal, heapUsed } = process.memoryUsage();
  if (heapTotal - heapUsed < WORTH && heapUsed < 3 * WORTH) return;
  if (!collect) {
    setFlagsFromString('--expose_gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
