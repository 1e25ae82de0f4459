/** Giving memory back after much was loaded: V8 keeps what it once had, until it needs it again. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of unused heap that are worth a pause. */
const WORTH = 48 << 20;
let collect: (() => void) | undefined;

/** Collects garbage where there is much of it. */
export function tidy(): void {
  const { heapTotal, heapUsed } = process.memoryUsage();
  if (heapTotal - heapUsed < WORTH && heapUsed < 3 * WORTH) return;
  if (!collect) {
    setFlagsFromString('--expose_gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
