/** How eagerly the engine compiles. */
import { setFlagsFromString } from 'node:v8';

/** Bytes of code that a function runs through before it is compiled for speed. V8 alone would take a third of it. */
const BUDGET = 400_000;
/** Bytes of code that are put into one function from those it calls. V8 alone would take more than twice as many. */
const INLINED = 400;

/**
 * Has less code compiled for speed, in every thread of the process. The reader's time is spread over a thousand functions, and each thread compiles
 * them for itself: left to V8, a thread's compiling takes as long as its first 500 articles. A V8 that does
 * not know the flags leaves things as they are.
 */
export function compileLess(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED}`);
}
