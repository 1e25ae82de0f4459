/** Long work in slices, so that requests are answered in between. */

/** Milliseconds that a slice takes, before others get their turn. */
const SLICE = 8;
/** Items between two looks at the clock. */
const STEP = 16;

/** Says when a slice is over. */
export class Turns {
  private began = performance.now();
  private count = 0;

  /** Whether it is the others' turn: `if (turns.over()) await turns.next()`. */
  over(): boolean {
    return ++this.count % STEP === 0 && performance.now() - this.began > SLICE;
  }

  async next(): Promise<void> {
    await new Promise(setImmediate);
    this.began = performance.now();
  }
}

export async function inTurns<T>(items: Iterable<T>, each: (item: T) => void, turns = new Turns()): Promise<void> {
  for (const item of items) {
    each(item);
    if (turns.over()) await turns.next();
  }
}
