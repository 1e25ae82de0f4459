/** Giving memory back after much was loaded: V8 keeps what it once had, until it needs it again. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of unused heap that are worth a pause. */
const WORTH = 48 << 20;
/** Bytes that may pass through before those that have passed are given back: V8 does not look at buffers before there are many more. */
const PASSING = 6 << 20;
type Collect = (options?: { readonly type: 'minor' }) => void;
let collect: Collect | undefined;
let passing = 0;

function collector(): Collect {
  if (!collect) {
    setFlagsFromString('--expose_gc');
    collect = runInNewContext('gc') as Collect;
  }
  return collect;
}

/** To be told of buffers that were read or written and are needed no more. */
export function passed(bytes: number): void {
  passing += bytes;
  if (passing < PASSING) return;
  passing = 0;
  collector()({ type: 'minor' });
}

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
  collector()();
}
